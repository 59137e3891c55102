"""`inglenook redact` and `inglenook restore`: hide what is personal in a text, and put it back into an answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec
import typer
from rich.console import Console

from core.errors import InglenookError, StorageError
from core.escalation.redact.redactor import Redactor
from core.escalation.redact.restore import Restorer
from core.escalation.redact.vault import Vault
from core.paths import find_paths
from core.settings import load

errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)
_CHUNK: Final = 65_536


class RedactedSpan(msgspec.Struct, frozen=True):
    """One thing that was hidden; `start` and `end` count characters of the text that was given."""

    type: str
    value: str
    start: int
    end: int
    placeholder: str


class RedactedText(msgspec.Struct, frozen=True):
    """What `inglenook redact --json` prints, and `inglenook restore --from` reads."""

    text: str
    spans: tuple[RedactedSpan, ...]


def redact(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object with what was hidden.")] = False,
    as_lines: Annotated[
        bool, typer.Option("--jsonl", help='Read {"text": ...} a line; print the same with "spans" a line.')
    ] = False,
    places: Annotated[bool, typer.Option("--places", help="Hide towns, countries and organizations too.")] = False,
    keep: Annotated[
        Path | None, typer.Option("--keep", metavar="FILE", help="Write what was hidden here, for inglenook restore.")
    ] = None,
) -> None:
    """Hide what is personal in the text on standard input."""
    words = tuple(load(find_paths().settings)[0].hidden_words.splitlines())
    if as_lines:
        for line, row in _rows(sys.stdin):
            text = row.get("text")
            if not isinstance(text, str):
                raise InglenookError(
                    f'Line {line} has no "text".', 'Every line is a JSON object such as {"text": "..."}.'
                )
            found = _redacted(text, words, places)
            _print({**row, "text": found.text, "spans": found.spans})
        return
    found = _redacted(sys.stdin.read(), words, places)
    if keep is not None:
        _write(keep, msgspec.json.encode(found))
    if as_json:
        _print(found)
    else:
        sys.stdout.write(found.text)


def restore(
    source: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="What redact --keep wrote; needed without --jsonl.")
    ] = None,
    as_lines: Annotated[
        bool, typer.Option("--jsonl", help="Read lines as redact --jsonl prints them; print them restored.")
    ] = False,
) -> None:
    """Put what was hidden back into the text on standard input."""
    if as_lines:
        for line, row in _rows(sys.stdin):
            try:
                given = msgspec.convert(row, RedactedText)
            except msgspec.ValidationError as error:
                raise InglenookError(
                    f"Line {line} is not a line of redact --jsonl.", "Give its output as it is."
                ) from error
            restorer = _restorer(given)
            rest = {name: value for name, value in row.items() if name != "spans"}
            _print({**rest, "text": restorer.feed(given.text) + restorer.end()})
        return
    if source is None:
        raise InglenookError("It is not known what was hidden.", "Give --from the file that redact --keep wrote.")
    restorer = _restorer(_read(source))
    while piece := sys.stdin.read(_CHUNK):
        sys.stdout.write(restorer.feed(piece))
    sys.stdout.write(restorer.end())
    if restorer.unknown:
        errors.print(f"{restorer.unknown:,} placeholders stand for nothing that was hidden; they are left as they are.")


def _redacted(text: str, words: tuple[str, ...], places: bool) -> RedactedText:
    redactor = Redactor([text], words)
    found = redactor.redact(0, otherwise="hide" if places else None)
    return RedactedText(
        found.outgoing,
        tuple(
            RedactedSpan(item.span.kind, item.value, item.span.start, item.span.end, item.placeholder)
            for item in found.hidden
            if item.action == "hide"
        ),
    )


def _restorer(given: RedactedText) -> Restorer:
    return Restorer(Vault.of({span.placeholder: span.value for span in given.spans}))


def _rows(lines: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except msgspec.DecodeError as error:
            raise InglenookError(
                f"Line {number} is not JSON.", 'Every line is a JSON object such as {"text": "..."}.'
            ) from error
        if not isinstance(row, dict):
            raise InglenookError(f"Line {number} is not a JSON object.", 'It looks like {"text": "..."}.')
        yield number, row


def _read(path: Path) -> RedactedText:
    try:
        return msgspec.json.decode(path.read_bytes(), type=RedactedText)
    except OSError as error:
        raise StorageError(
            f"{path} cannot be read ({error.strerror}).", "Give the file that redact --keep wrote."
        ) from error
    except msgspec.DecodeError as error:
        raise InglenookError(f"{path} is not a file that redact --keep wrote.", "Give that one.") from error


def _write(path: Path, content: bytes) -> None:
    """For this user's eyes only: it holds what was to be hidden."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
    except OSError as error:
        raise StorageError(f"{path} cannot be written ({error.strerror}).", "Choose another place.") from error


def _print(value: object) -> None:
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
