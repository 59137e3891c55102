"""`inglenook usage`: what Inglenook keeps on the disk, and how each kind of it is freed."""

from __future__ import annotations

import enum
import sys
from typing import Annotated

import msgspec
import typer

from core.disk_use import free_disk, measure_disk
from core.memory_messages import DiskKind
from core.paths import find_paths

WORDS: dict[DiskKind, tuple[str, str]] = {
    "models": ("Models", "inglenook models list, then remove"),
    "downloads": ("Unfinished downloads", "go on with inglenook models get, or discard them in the window"),
    "conversations": ("Conversations", "delete chats in the window"),
    "answers": ("Remembered answers", "inglenook cache clear"),
    "kept": ("Kept conversations", "inglenook usage --free kept"),
    "weights": ("Rearranged weights", "inglenook usage --free weights"),
    "logs": ("Logs", "inglenook usage --free logs"),
    "records": ("Everything else", ""),
}


class Freeable(enum.StrEnum):
    """What is made again."""

    KEPT = "kept"
    WEIGHTS = "weights"
    LOGS = "logs"


def usage(
    free: Annotated[
        Freeable | None, typer.Option("--free", help="Delete it first: it is made again when it is needed.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show what Inglenook keeps on the disk, where, and how to free it."""
    paths = find_paths()
    if free is not None:
        free_disk(paths, free.value)
    measured = measure_disk(paths)
    if as_json:
        document = {"uses": msgspec.to_builtins(measured.uses), "free_bytes": measured.free_bytes}
        sys.stdout.write(msgspec.json.encode(document).decode() + "\n")
        return
    for use in measured.uses:
        name, how = WORDS[use.kind]
        sys.stdout.write(f"{name:<22}{_size(use.bytes):>9}  {how}".rstrip() + "\n")
    whole = sum(use.bytes for use in measured.uses)
    sys.stdout.write(f"{'Together':<22}{_size(whole):>9}  {_size(measured.free_bytes)} of the disk are free\n")


def _size(count: int) -> str:
    if count >= 1e9:
        return f"{count / 1e9:.1f} GB"
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.0f} kB"
