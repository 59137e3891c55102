"""`inglenook models`: search the hub, fetch, import, list, remove and verify models."""

from __future__ import annotations

import datetime
import getpass
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, TaskID, TextColumn, TimeRemainingColumn, TransferSpeedColumn
from rich.progress import Progress as Bar

from app.cli.interrupt import stoppable
from app.cli.named_model import opened_library
from app.model_requests import first_part
from core.errors import HubError, InglenookError, ModelDamaged
from core.gguf import Header, read_header
from core.paths import Paths, find_paths
from core.secrets import remove_key, store_key
from core.settings import Settings, SettingsFile
from models.discover import Found, in_folder, search_everywhere
from models.download import Downloaded, DownloadRequest, Event, Paused, Progress, download, partial_downloads
from models.hub import HUB, TOKEN_VARIABLE, Hub, Repository
from models.hub_errors import asks_for_token
from models.in_use import files_in_use
from models.library import LibraryModel, Verified, quantization
from models.reference import choose_file, parse_reference
from models.remote_header import remote_header
from models.select import select_model

T = TypeVar("T", bound=msgspec.Struct)

models = typer.Typer(name="models", help="Find, fetch and keep models.", no_args_is_help=True, rich_markup_mode=None)
output = Console(highlight=False, soft_wrap=True, markup=False)
errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
ModelArgument = Annotated[str, typer.Argument(metavar="NAME", help="A model of the library.")]
ReferenceArgument = Annotated[
    str,
    typer.Argument(metavar="MODEL", help="owner/name, owner/name:Q4_K_M, owner/name/file.gguf or a page's address."),
]

_LINE_EVERY_S: Final = 5.0
"""Between two lines about progress where there is no terminal."""


@models.command()
def search(
    words: Annotated[list[str] | None, typer.Argument(help="What to look for; nothing lists the most popular.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=100, help="At most so many.")] = 20,
    as_json: JsonOption = False,
) -> None:
    """Search the hub for repositories with GGUF models."""
    with _explained(as_json):
        found = _hub().search(" ".join(words or ()), limit)
        if as_json:
            _print_json(found)
            return
        for model in found:
            facts = [f"{model.downloads:,} downloads", model.license, _count(model.parameters)]
            output.print(f"{model.repo}  ({', '.join(filter(None, [*facts, 'gated' if model.gated else '']))})")
        if not found:
            output.print("Nothing was found; try fewer words.")


@models.command()
def show(model: ReferenceArgument, as_json: JsonOption = False) -> None:
    """Show a model of this machine, what a repository of the hub has, or what a file of it is before any download."""
    with _explained(as_json):
        if here := _header_here(model):
            _show_header(here.name, {"path": str(here.path), **describe(here)}, as_json)
            return
        reference = parse_reference(model)
        hub = _hub()
        repository = hub.repository(reference.repo, reference.revision)
        if not reference.wanted:
            _show_repository(repository, as_json)
            return
        chosen = choose_file(repository, reference.wanted)
        header = remote_header(hub, reference.repo, chosen.path, repository.revision)
        facts = describe(header)
        if as_json:
            facts = {"repo": reference.repo, "file": chosen.path, "sha256": chosen.sha256, **facts}
        _show_header(f"{reference.repo}/{chosen.path}", facts, as_json)


def _header_here(text: str) -> Header | None:
    """The header of a file, or of a model of the library by its whole name; None for all else."""
    path = Path(text).expanduser()
    if path.is_file():
        return read_header(path)
    with opened_library() as library:
        return next((read_header(Path(one.path)) for one in library.models() if one.name == text), None)


def _show_header(title: str, facts: dict[str, Any], as_json: bool) -> None:
    if as_json:
        _print_json(facts)
        return
    output.print(title, style="bold")
    for name, value in facts.items():
        shown = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
        output.print(f"  {name.replace('_', ' ')}: {f'{shown:,}' if isinstance(shown, int) else shown}")


@models.command()
def get(model: ReferenceArgument, as_json: JsonOption = False) -> None:
    """Fetch a model from the hub. Ctrl+C pauses: the same command goes on. --json prints one object a line."""
    with _explained(as_json), stoppable() as cancellation, opened_library() as library:
        hub = _hub()
        request = _request(hub, model)
        end: Event | None = _follow(download(hub, request, find_paths().models, cancellation), as_json)
        if isinstance(end, Downloaded):
            kept = library.add_downloaded(end)
            if not as_json:
                ready = "is ready" if end.fetched else "was here already and is intact"
                output.print(f"{kept.name} {ready}: inglenook ask --model {kept.name} ...")
        elif isinstance(end, Paused):
            if not as_json:
                errors.print(f"Paused at {_size(end.done)} of {_size(end.total)}; the same command goes on from there.")
            raise typer.Exit(130)


@models.command("list")
def list_models(as_json: JsonOption = False) -> None:
    """List the models on this machine."""
    with _explained(as_json), opened_library() as library:
        found = library.models()
    if as_json:
        _print_json(found)
        return
    width = max((len(model.name) for model in found), default=0)
    for model in found:
        output.print(f"{model.name:<{width}}  {', '.join(filter(None, _list_facts(model)))}")
    for begun in partial_downloads(find_paths().models):
        name = f"{begun.repo}/{first_part(begun.path)}"
        output.print(f"Not complete: inglenook models get {name} goes on with it.")


@models.command("import")
def import_models(
    place: Annotated[
        Path | None, typer.Argument(metavar="PATH", help="A GGUF file or a folder; otherwise other programs' models.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Use models that are on this machine already, where they lie: from LM Studio, Ollama, the Hugging Face cache."""
    with _explained(as_json), opened_library() as library:
        if place is not None and place.is_file():
            added, refused = [library.add(Found(place, "folder"))], list[str]()
        else:
            added, refused = library.add_all(search_everywhere() if place is None else in_folder(place))
    if as_json:
        _print_json({"models": added, "refused": refused})
        return
    for sentence in refused:
        errors.print(sentence)
    for model in added:
        output.print(f"{model.name}  ({model.source}, {_size(model.size)})")
    if not added:
        output.print("No models were found; name a folder that has some.")


@models.command()
def remove(name: ModelArgument, as_json: JsonOption = False) -> None:
    """Delete a model that Inglenook fetched; one of another program is only forgotten. A loaded one stays."""
    with _explained(as_json), opened_library() as library:
        model = library.find(name)
        removed = library.remove(model.path, in_use=(*_chosen(find_paths()), *files_in_use([Path(model.path)])))
    if as_json:
        _print_json(removed)
    elif removed.deleted:
        output.print(f"{removed.name} is deleted; {_size(removed.freed)} are free again.")
    else:
        output.print(f"{removed.name} is forgotten; its file stays where it is.")


@models.command()
def verify(name: ModelArgument, as_json: JsonOption = False) -> None:
    """Read a model's files again and compare their SHA-256 with the published one."""
    with _explained(as_json), stoppable() as cancellation, opened_library() as library:
        outcome = _follow(library.verify(name, cancellation), as_json)
        if not isinstance(outcome, Verified):
            raise typer.Exit(130)
        if outcome.outcome == "damaged":
            raise ModelDamaged(f"{outcome.name} is damaged: its checksum is wrong.", "Remove it and fetch it again.")
        if not as_json:
            known = outcome.outcome == "intact"
            output.print(
                f"{outcome.name} is intact."
                if known
                else f"No checksum of {outcome.name} is known; {outcome.sha256[0]} is kept for the next time."
            )


@models.command()
def token(forget: Annotated[bool, typer.Option("--forget", help="Remove it from the keyring.")] = False) -> None:
    """Keep your access token for gated models in the keyring; it is read from the terminal or standard input."""
    if forget:
        remove_key(HUB)
        output.print("The token is removed.")
        return
    given = (getpass.getpass("Token: ") if sys.stdin.isatty() else sys.stdin.readline()).strip()
    if not given:
        raise InglenookError("No token was given.", f"Make one at {HUB}/settings/tokens and paste it here.")
    store_key(HUB, given, TOKEN_VARIABLE)
    output.print("The token is kept in the keyring.")


def describe(header: Header) -> dict[str, Any]:
    """What a header says that matters for choosing a model."""
    return {
        "architecture": header.architecture,
        "quantization": quantization(header),
        "parameters": header.parameters,
        "bytes": header.file_bytes,
        "parts": header.parts,
        "context_length": header.context_length,
        "layers": header.block_count,
        "has_chat_template": bool(header.chat_template),
    }


def _settings() -> Settings:
    return SettingsFile(find_paths().settings).current


def _hub() -> Hub:
    return Hub(_settings)


def _request(hub: Hub, model: str) -> DownloadRequest:
    reference = parse_reference(model)
    if reference.wanted.lower().endswith(".gguf"):
        return DownloadRequest(reference.repo, reference.wanted, reference.revision)
    repository = hub.repository(reference.repo, reference.revision)
    return DownloadRequest(reference.repo, choose_file(repository, reference.wanted).path, reference.revision)


def _chosen(paths: Paths) -> tuple[Path, ...]:
    """The model that the settings name, which another Inglenook may have loaded."""
    chosen = SettingsFile(paths.settings).current.model_path
    try:
        return (select_model(chosen),) if chosen else ()
    except InglenookError:
        return ()


@contextmanager
def _explained(as_json: bool) -> Iterator[None]:
    """Errors as objects too, where JSON was asked for; and where a token helps, how one is given here."""
    try:
        yield
    except InglenookError as error:
        if isinstance(error, HubError) and asks_for_token(error):
            error.hint = f"{error.hint} To give one, run inglenook models token or set {TOKEN_VARIABLE}."
        if as_json:
            _print_json({"error": error.message, "hint": error.hint})
        raise


def _show_repository(repository: Repository, as_json: bool) -> None:
    if as_json:
        _print_json(repository)
        return
    about = repository.about
    output.print(about.repo, style="bold")
    for name, value in (
        ("licence", about.license),
        ("parameters", _count(about.parameters)),
        ("context length", f"{about.context_length:,}" if about.context_length else ""),
        ("updated", about.updated),
        ("gated", "yes: its terms must be accepted on its page first" if about.gated else ""),
    ):
        if value:
            output.print(f"  {name}: {value}")
    for model in repository.models:
        parts = f", {model.parts} parts" if model.parts > 1 else ""
        output.print(f"  {model.path}  ({_size(model.size)}{parts})")


def _list_facts(model: LibraryModel) -> tuple[str, ...]:
    used = datetime.datetime.fromtimestamp(model.last_used).astimezone()
    return (
        "missing" if model.missing else "",
        _size(model.size),
        model.quantization,
        model.source,
        f"{model.tokens_per_second:.1f} tokens/s" if model.tokens_per_second else "",
        f"last used {used:%Y-%m-%d}" if model.last_used else "",
    )


def _follow(events: Iterator[T], as_json: bool) -> T | None:
    """Show all events; gives the last one."""
    last = deque(_shown(events, as_json), maxlen=1)
    return last.pop() if last else None


def _shown(events: Iterator[T], as_json: bool) -> Iterator[T]:
    """The same events, shown as they pass: a bar in a terminal, a line now and then elsewhere."""
    if as_json:
        for event in events:
            _print_json(event)
            yield event
    elif errors.is_terminal:
        yield from _with_bar(events)
    else:
        yield from _with_lines(events)


def _with_bar(events: Iterator[T]) -> Iterator[T]:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Bar(*columns, TransferSpeedColumn(), TimeRemainingColumn(), console=errors) as bar:
        task: TaskID | None = None
        for event in events:
            if isinstance(event, Progress):
                if task is None:
                    task = bar.add_task(event.file, total=event.total)
                what = f"{event.file} ({event.doing})" if event.doing != "fetching" else event.file
                bar.update(task, completed=event.done, total=event.total, description=what)
                if event.note:
                    bar.print(event.note)
            elif isinstance(event, Downloaded) and task is not None:
                bar.update(task, completed=event.size)
            yield event


def _with_lines(events: Iterator[T]) -> Iterator[T]:
    reported = time.monotonic()
    for event in events:
        if isinstance(event, Progress):
            if event.note:
                errors.print(event.note)
            if time.monotonic() - reported >= _LINE_EVERY_S:
                reported = time.monotonic()
                errors.print(_progress_line(event))
        yield event


def _progress_line(event: Progress) -> str:
    line = f"{event.file}: {_size(event.done)} of {_size(event.total)}"
    if event.doing == "checking":
        return f"{line}, checking what is there"
    if event.bytes_per_second and event.seconds_left >= 0:
        left = datetime.timedelta(seconds=round(event.seconds_left))
        return f"{line}, {event.bytes_per_second / 1e6:.1f} MB/s, {left} left"
    return line


def _print_json(value: object) -> None:
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
    sys.stdout.flush()


def _size(count: int) -> str:
    return f"{count / 1e9:.2f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"


def _count(parameters: int) -> str:
    if not parameters:
        return ""
    return f"{parameters / 1e9:.1f}B parameters" if parameters >= 1e9 else f"{parameters / 1e6:.0f}M parameters"
