"""`inglenook models shrink`: a smaller version of a model, to fit a number of bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from app.cli.interrupt import stoppable
from app.cli.named_model import named_model
from app.cli.sizes import parse_size
from core.errors import InglenookError, StorageError
from core.paths import Paths, find_paths
from models.discover import Found
from models.library import Library
from models.select import select_model
from models.shrink import ShrinkEvent, ShrinkProgress, ShrinkRequest, Shrunk, shrink

output = Console(highlight=False, soft_wrap=True, markup=False)
errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)

_LONGEST_TEXT: Final = 1 << 20


def shrink_model(
    model: Annotated[str, typer.Argument(metavar="FILE", help="A GGUF file, or the name of a model in the library.")],
    to: Annotated[str, typer.Option("--to", metavar="SIZE", help="Size of the smaller file, such as 80M or 3.5G.")],
    text: Annotated[
        Path | None,
        typer.Option("--text", metavar="FILE", help="Text of the kind you will use the model for, to measure with."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where it goes; otherwise among Inglenook's models.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object when it is done.")] = False,
) -> None:
    """Make a version of a model that fits a size and stays as close to it as it can. Ctrl+C stops and cleans up."""
    paths = find_paths()
    try:
        request = _request(paths, model, to, text, out)
        with stoppable() as cancellation:
            done = _follow(shrink(request, cancellation, paths.log), as_json)
        if done is None:
            errors.print("Stopped; nothing was kept.")
            raise typer.Exit(130)
        if out is None:
            _take_up(paths, Path(done.path))
    except InglenookError as error:
        if as_json:
            _print_json({"error": error.message, "hint": error.hint})
        raise
    if as_json:
        _print_json(done)
    else:
        for line in summary(done):
            output.print(line)


def summary(done: Shrunk) -> Iterator[str]:
    """What came of it, in words."""
    share = done.file_bytes / done.requested_bytes
    yield f"{done.path} has {done.file_bytes / 1e6:.1f} MB, {share:.1%} of what you asked."
    alike = f"It agrees with the original on the likeliest next word in {done.same_top:.0%} of places"
    if done.uniform_divergence is None:
        yield f"{alike}; no uniform quantization is that small."
        return
    rival = f"{done.uniform_name} ({done.uniform_bytes / 1e6:.1f} MB)"
    mixed = f"{done.mixed_divergence:.4f} ± {done.mixed_standard_error:.4f}"
    uniform = f"{done.uniform_divergence:.4f} ± {done.uniform_standard_error:.4f}"
    if done.kept == "mixed":
        yield (
            f"{alike}. Its divergence is {mixed} nats a token, "
            f"that of the best uniform quantization that fits, {rival}, {uniform}."
        )
    else:
        yield (
            f"{alike}. It is {rival}: with {uniform} nats a token its divergence is no larger than that of "
            f"the mixture Inglenook made, {mixed}."
        )
    if done.too_close_to_call:
        yield "The difference is too small to be sure of with this text; a longer one, by --text, tells more."


def _request(paths: Paths, model: str, to: str, text: Path | None, out: Path | None) -> ShrinkRequest:
    source = select_model(named_model(model, paths))
    size = int(parse_size(to))
    target = out.expanduser().absolute() if out else paths.models / f"{source.stem}.{size / 1e6:g}MB.gguf"
    return ShrinkRequest(source, size, target, _read(text) if text else "")


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_LONGEST_TEXT)
    except OSError as error:
        raise StorageError(f"The text {path} cannot be read ({error.strerror}).", "Name another file.") from error


def _follow(events: Iterator[ShrinkEvent], as_json: bool) -> Shrunk | None:
    """Show the progress on standard error; gives the end, None where it was stopped."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    show_bar = errors.is_terminal and not as_json
    with Bar(*columns, console=errors, disable=not show_bar) as bar:
        task = bar.add_task("starting", total=None)
        for event in events:
            if isinstance(event, Shrunk):
                return event
            if not isinstance(event, ShrinkProgress):
                continue
            bar.update(task, description=event.doing, completed=event.done, total=event.total or None)
            if not (show_bar or as_json):
                errors.print(f"{event.doing} ({event.done} of {event.total})" if event.total else event.doing)
    return None


def _take_up(paths: Paths, path: Path) -> None:
    library = Library(paths.library, paths.models)
    try:
        library.add(Found(path, "inglenook"))
    finally:
        library.close()


def _print_json(value: object) -> None:
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
    sys.stdout.flush()
