"""Reads the rows of a JSONL file that a user names, one object a line, with bounds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from core.errors import InglenookError, StorageError

_LONGEST_LINE: Final = 10_000_000
"""Bytes; what is longer is cut, and so is no row."""
Row = TypeVar("Row")


def read_rows(path: Path, row: Callable[[bytes, int], Row], example: str) -> list[Row]:
    """The rows of a file; empty lines count for nothing.

    Args:
        path: of the file.
        row: makes one of a line and its number, which begins at 1.
        example: says in a sentence what a line holds.

    Raises:
        StorageError: the file cannot be read.
        InglenookError: it has no rows, or what `row` raises.
    """
    rows = []
    try:
        with path.open("rb") as file:
            for number, line in enumerate(iter(lambda: file.readline(_LONGEST_LINE), b""), start=1):
                if line.strip():
                    rows.append(row(line, number))
    except OSError as error:
        raise StorageError(f"{path} cannot be read.", "Give the path of a file with one JSON object a line.") from error
    if not rows:
        raise InglenookError(f"{path} has no rows.", example)
    return rows
