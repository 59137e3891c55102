"""`inglenook cache`: what is remembered, what of it should not be, and how well it is found again."""

from __future__ import annotations

import datetime
import functools
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec
import typer
from rich.console import Console

from cache.calibration import calibrate as calibrate_threshold
from cache.encoder import Encoder
from cache.encoder_file import NAME, encoder_file
from cache.encoders.choice import ChoiceFile
from cache.encoders.engines import engine_for
from cache.encoders.own import OwnEncoder
from cache.learning.head import HeadFile
from cache.semantic_cache import SemanticCache
from cache.verify.judge import adapter_file
from core.cache_messages import CachedAnswer
from core.engine.client import Engine
from core.errors import EngineError, InglenookError, SettingsError
from core.paths import find_paths
from core.settings import SettingsFile

cache = typer.Typer(
    name="cache", help="Look at remembered answers and tidy them.", no_args_is_help=True, rich_markup_mode=None
)
output = Console(highlight=False, soft_wrap=True, markup=False)
errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
EntryArgument = Annotated[int, typer.Argument(metavar="NUMBER", help="As search shows it.")]

_AGE: Final = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([mhdw])\s*")
_SECONDS: Final = {"m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_LINE: Final = 70
"""Characters of a question in a list."""


@cache.command()
def stats(as_json: JsonOption = False) -> None:
    """Show how much is remembered and what it has saved."""
    with opened(as_json) as (kept, settings):
        found = kept.stats(paused=not settings.current.cache_enabled)
        threshold = settings.current.cache_threshold
    chosen = ChoiceFile(find_paths().encoder).current()
    if as_json:
        print_json({**plain(found), "threshold": threshold})
        return
    for name, fact in (
        ("Answers", f"{found.entries:,} ({found.pinned:,} pinned)"),
        ("Size", f"{_size(found.bytes)} of {_size(found.limit_bytes)}"),
        ("Given again", f"{found.hits:,} times, about {_duration(found.seconds_saved)} saved"),
        (
            "In other words",
            f"{found.comparable:,} can be found, {found.entries - found.comparable:,} wait for a vector",
        ),
        ("Compared by", chosen.facts.name if chosen is not None else NAME),
        ("Vector", f"{found.vector_bytes} bytes an answer"),
        ("Your votes", f"{found.right:,} fitted, {found.wrong:,} did not"),
        ("Certainty needed", f"{threshold:.2f}" if threshold else "automatic"),
        ("State", "paused" if found.paused else "on"),
    ):
        output.print(f"{name:<18}{fact}")


@cache.command()
def search(
    words: Annotated[list[str] | None, typer.Argument(help="Words in question or answer; nothing lists all.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=10_000, help="At most so many.")] = 20,
    as_json: JsonOption = False,
) -> None:
    """List remembered answers, those last of use first."""
    with opened(as_json) as (kept, _):
        found, total = kept.find(" ".join(words or ()), limit)
    if as_json:
        print_json({"total": total, "items": found})
        return
    for item in found:
        output.print(f"{item.id:>6}  {shortened(item.question)}  ({', '.join(_facts(item))})")
    if total > len(found):
        output.print(f"{total - len(found):,} more; --limit shows more.")
    if not found:
        output.print("Nothing was found." if words else "Nothing is remembered yet.")


@cache.command()
def show(number: EntryArgument, as_json: JsonOption = False) -> None:
    """Show one remembered answer with the questions before it."""
    with opened(as_json) as (kept, _):
        item, before = kept.show(number)
    if as_json:
        print_json({**plain(item), "before": before})
        return
    for question in before:
        output.print(f"after: {shortened(question)}", style="dim")
    output.print(item.question, style="bold")
    output.print(item.answer)
    output.print(", ".join(_facts(item)), style="dim")


@cache.command()
def remove(
    number: EntryArgument,
    wrong: Annotated[
        bool, typer.Option("--wrong", help="It is wrong: never remember this answer to this question again.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Delete one remembered answer."""
    with opened(as_json) as (kept, _):
        item, _before = kept.show(number)
        if wrong:
            kept.vote(number, fits=False)
        else:
            kept.remove(number)
    if as_json:
        print_json({"removed": item.id, "question": item.question, "for_good": wrong})
    else:
        output.print(f"Removed: {shortened(item.question)}")


@cache.command()
def clear(
    conversation: Annotated[int, typer.Option(metavar="N", min=0, help="Only what this conversation made.")] = 0,
    older_than: Annotated[str, typer.Option(metavar="AGE", help="Only what is older, such as 12h, 30d or 8w.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Delete all remembered answers, or some; pinned ones go only with all."""
    with opened(as_json) as (kept, _):
        count = kept.clear(conversation, _age(older_than) if older_than else 0.0)
    if as_json:
        print_json({"removed": count})
    else:
        output.print(f"{count:,} answers are deleted.")


@cache.command()
def rebuild(as_json: JsonOption = False) -> None:
    """Make the vectors and the index of all remembered questions anew."""
    with explained(as_json), ready_encoder() as encoder, opened_cache(encoder) as (kept, _):
        began = time.monotonic()
        count = kept.rebuild()
        seconds, version = time.monotonic() - began, encoder.version
    if as_json:
        print_json({"vectors": count, "seconds": round(seconds, 3), "encoder": version})
    else:
        output.print(f"{count:,} vectors are made anew, in {_duration(seconds)}.")


@cache.command()
def evaluate(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Rows a, b, duplicate, or with histories.")],
    as_json: JsonOption = False,
) -> None:
    """Measure right and wrong hits: every row's a is put into an empty cache, then every b is asked."""
    # Only this command needs it.
    from cache.evaluate import evaluate as evaluate_rows  # noqa: PLC0415
    from cache.evaluate import read_rows  # noqa: PLC0415

    with explained(as_json):
        rows = read_rows(file)
        with ready_encoder() as encoder, tempfile.TemporaryDirectory(prefix="inglenook-") as folder:

            def fresh(name: str) -> SemanticCache:
                return SemanticCache(Path(folder) / f"{name}.db", encoder, limit_bytes=lambda: 2**40)

            found = evaluate_rows(rows, fresh)
    print_json(found) if as_json else _print_figures(found)


@cache.command()
def calibrate(
    error: Annotated[float, typer.Option(metavar="SHARE", help="How often a given answer may be wrong.")] = 0.05,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be set.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Set the certainty needed so that given answers are wrong at most this often, by your own votes."""
    with opened(as_json) as (kept, settings):
        if not 0 < error < 0.5:
            raise SettingsError(f"An error of {error:g} cannot be promised.", "Give a share between 0 and 0.5.")
        found = calibrate_threshold(kept.outcomes(), error)
        if not dry_run:
            settings.change({"cache_threshold": found.threshold})
    if as_json:
        print_json({**plain(found), "set": not dry_run})
        return
    basis = f"{found.votes:,} votes, {found.wrong:,} of them against" if found.votes else "no votes yet"
    output.print(f"Certainty needed: {found.threshold:.3f} for at most {error:.1%} wrong answers ({basis}).")
    if not dry_run:
        output.print("It is set; 0 in Settings goes back to automatic.")


# Inside


@contextmanager
def opened(as_json: bool) -> Iterator[tuple[SemanticCache, SettingsFile]]:
    """The cache without an encoder, and the settings."""
    with explained(as_json), opened_cache(None) as opened:
        yield opened


@contextmanager
def opened_cache(encoder: Encoder | None) -> Iterator[tuple[SemanticCache, SettingsFile]]:
    """The cache, and the settings."""
    paths = find_paths()
    settings = SettingsFile(paths.settings)
    kept = SemanticCache(paths.cache, encoder, limit_bytes=lambda: settings.current.cache_limit_mb * 10**6)
    if kept.warning:
        errors.print(kept.warning)
    try:
        yield kept, settings
    finally:
        kept.close()


@contextmanager
def ready_encoder(*, own: bool = True) -> Iterator[Encoder]:
    """The encoder, loaded, with what it has learned; the user's own one, unless `own` is False, where there is one."""
    paths = find_paths()
    learned = HeadFile(paths.learned)
    chosen = OwnEncoder(ChoiceFile(paths.encoder), functools.partial(engine_for, paths.log)) if own else None
    encoder = Encoder(Engine(paths.log), lambda: encoder_file(paths.models), adapter_file(), learned, chosen)
    try:
        encoder.make_ready()
        if chosen is not None and chosen.problem:
            raise EngineError(chosen.problem, "`inglenook cache encoder reset` goes back to the one of Inglenook.")
        yield encoder
    finally:
        encoder.stop()


@contextmanager
def explained(as_json: bool) -> Iterator[None]:
    """Errors as objects too, where JSON was asked for."""
    try:
        yield
    except InglenookError as error:
        if as_json:
            print_json({"error": error.message, "hint": error.hint})
        raise


def _age(text: str) -> float:
    """Seconds meant by "12h" or "30d"."""
    match = _AGE.fullmatch(text.lower())
    if match is None or float(match[1]) <= 0:
        raise SettingsError(f"{text!r} is not an age.", "Write it as 12h, 30d or 8w.")
    return float(match[1]) * _SECONDS[match[2]]


def _facts(item: CachedAnswer) -> list[str]:
    made = datetime.datetime.fromtimestamp(item.created).astimezone()
    facts = [f"{made:%Y-%m-%d %H:%M}", item.model, f"given again {item.hits} times"]
    facts += [name for name, holds in (("pinned", item.pinned), ("edited", item.edited)) if holds]
    if item.turns_before:
        facts.append("follows on other turns")
    if item.expires:
        facts.append(f"until {datetime.datetime.fromtimestamp(item.expires).astimezone():%Y-%m-%d %H:%M}")
    return facts


def _print_figures(found: dict[str, Any]) -> None:
    """Numbers in lines, those of each category indented under its name."""
    for name, value in found.items():
        if isinstance(value, dict):
            output.print(f"{name.replace('_', ' ')}:")
            for category, figures in value.items():
                shown = figures.items() if isinstance(figures, dict) else [("", figures)]
                line = ", ".join(f"{figure.replace('_', ' ')} {_number(number)}".strip() for figure, number in shown)
                output.print(f"  {category}: {line}")
        else:
            output.print(f"{name.replace('_', ' '):<24}{_number(value)}")


def _number(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def shortened(question: str) -> str:
    """A question on one line of a list."""
    line = " ".join(question.split())
    return line if len(line) <= _LINE else line[: _LINE - 1] + "…"


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.1f} kB"


def _duration(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.1f} s"
    return f"{seconds / 60:.0f} minutes" if seconds < 7200 else f"{seconds / 3600:.1f} hours"


def plain(value: object) -> dict[str, Any]:
    """A message as JSON has it, without its kind."""
    plain: dict[str, Any] = msgspec.to_builtins(value)
    plain.pop("type", None)
    return plain


def print_json(value: object) -> None:
    """One line on standard output."""
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
    sys.stdout.flush()
