"""`inglenook cache encoder`: which encoder compares questions, and another one instead."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from app.cli.cache import JsonOption, errors, explained, opened_cache, output, plain, print_json, ready_encoder
from app.cli.interrupt import stoppable
from app.encoder_choice import EncoderChoice
from cache.encoders.calibration_pairs import LINES
from core.cache_messages import EncoderState, EncoderTried, Judgement
from core.errors import EngineError
from core.paths import find_paths
from core.process.cancellation import Cancellation
from core.settings import SettingsFile

encoder = typer.Typer(
    name="encoder",
    help="Show or choose the encoder that finds questions in other words.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@encoder.command()
def show(as_json: JsonOption = False) -> None:
    """Show which encoder compares questions."""
    with explained(as_json):
        found = _choice().state()
    print_json(plain(found)) if as_json else _print(found)


@encoder.command()
def use(
    what: Annotated[str, typer.Argument(metavar="WHAT", help="A folder, a GGUF file, or owner/name on the hub.")],
    prefix: Annotated[str, typer.Option(metavar="TEXT", help='Put before every question, such as "query: ".')] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Take it even if the cache does worse with it.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Let another encoder compare questions, after it was tried on questions that come with Inglenook. Ctrl+C stops."""
    with explained(as_json), stoppable() as cancellation:
        found = _tried(what, prefix, cancellation, as_json)
        if found is None:
            errors.print("Stopped; nothing was changed.")
            raise typer.Exit(130)
        if not as_json:
            for line in judged_lines(found.name, found.before, found.after):
                output.print(line)
        taken = not found.worse or yes or _asked(as_json)
        if taken:
            _choice().take()
            _encode_all(as_json)
    if as_json:
        print_json({**plain(found), "taken": taken})
    elif not taken:
        output.print("Nothing was changed. To take it all the same, say --yes.")


@encoder.command()
def reset(as_json: JsonOption = False) -> None:
    """Go back to the encoder that comes with Inglenook."""
    with explained(as_json):
        undone = _choice().reset()
        if undone:
            _encode_all(as_json)
    if as_json:
        print_json({"reset": undone})
    elif not undone:
        output.print("No other encoder has been chosen.")


def judged_lines(name: str, before: Judgement, after: Judgement) -> list[str]:
    """What the cache does with both encoders, for people."""
    figures = (
        ("answered again where it fits", f"{before.hits:.1%}", f"{after.hits:.1%}"),
        ("answered again where it does not", f"{before.wrong:.1%}", f"{after.wrong:.1%}"),
    )
    return [
        f"On {LINES} pairs of questions that come with Inglenook:",
        *(f"  {fact:<36}{usual:>7} with its own encoder, {other:>7} with {name}" for fact, usual, other in figures),
    ]


def _asked(as_json: bool) -> bool:
    """The user's word on one that does worse; no, where nobody can be asked."""
    if as_json or not output.is_terminal:
        return False
    return typer.confirm("The cache does worse with it. Take it all the same?", default=False)


def _tried(what: str, prefix: str, cancellation: Cancellation, as_json: bool) -> EncoderTried | None:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with (
        ready_encoder(own=False) as usual,
        Progress(*columns, console=errors, disable=as_json or not errors.is_terminal) as bar,
    ):
        task = bar.add_task("trying", total=1.0)
        for event in _choice().try_out(what, prefix, usual, cancellation):
            if isinstance(event, EncoderTried):
                return event
            bar.update(task, completed=event.share, description=event.doing or "trying")
    return None


def _choice() -> EncoderChoice:
    paths = find_paths()
    settings = SettingsFile(paths.settings)
    return EncoderChoice(paths, lambda: settings.current)


def _encode_all(as_json: bool) -> None:
    """Make the vectors of all remembered questions anew; what is not done here is done when Inglenook rests."""
    with ready_encoder() as usual, opened_cache(usual) as (kept, _):
        total = kept.stats().entries
        columns = (TextColumn("encoding"), BarColumn(), TimeElapsedColumn())
        with Progress(*columns, console=errors, disable=as_json or not errors.is_terminal) as bar:
            task = bar.add_task("encoding", total=total)
            count = kept.fill_vectors(lambda done: bar.update(task, completed=done))
        name = usual.base
    if not as_json:
        output.print(f"{name} compares questions from now on; {count:,} remembered ones are encoded anew.")


def _print(found: EncoderState) -> None:
    output.print(f"{'Encoder':<18}{found.name}" + ("" if found.own else " (comes with Inglenook)"))
    if not found.own:
        return
    output.print(f"{'From':<18}{found.asked_for}")
    if found.prefix:
        output.print(f"{'Before questions':<18}{found.prefix!r}")
    output.print(f"{'Memory':<18}{found.memory_bytes / 1e6:.0f} MB besides the encoder that comes with Inglenook")
    if found.before is not None and found.after is not None:
        for line in judged_lines(found.name, found.before, found.after):
            output.print(line)
    if found.problem:
        raise EngineError(found.problem, "`inglenook cache encoder reset` goes back.")
