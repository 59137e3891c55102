"""What Inglenook keeps on the disk, kind by kind; what is made again can be freed at once."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from core.engine.beginnings import forget_beginnings
from core.engine.flash.rearranged_copy import shrink_copies
from core.engine.kept.shelf import Shelf
from core.memory_messages import DiskKind, DiskMeasured, DiskUse, FreeableKind
from core.paths import Paths

_PART_ENDINGS: Final = (".part", ".part.json")
"""Of a download that has not come to its end (`models/part_file.py`)."""
_BESIDE_DATABASES: Final = ("", "-wal", "-shm")


def measure_disk(paths: Paths) -> DiskMeasured:
    """Bytes of each kind, all of them, also those that are 0; and what is free where conversations lie."""
    models, parts = _split(_files(paths.models))
    history, cache, rest = _database(paths.history), _database(paths.cache), [*_files(paths.data), *_files(paths.state)]
    kept, weights, logs = list(_files(paths.kept)), list(_files(paths.weights)), _logs(paths)
    counted = {*models, *parts, *history, *cache, *kept, *weights, *logs}
    kinds: tuple[tuple[DiskKind, Iterable[Path], Path], ...] = (
        ("models", models, paths.models),
        ("downloads", parts, paths.models),
        ("conversations", history, paths.history),
        ("answers", cache, paths.cache),
        ("kept", kept, paths.kept),
        ("weights", weights, paths.weights),
        ("logs", logs, paths.log),
        ("records", [path for path in rest if path not in counted], paths.data),
    )
    uses = tuple(DiskUse(kind, sum(map(_size, files)), str(place)) for kind, files, place in kinds)
    return DiskMeasured(uses, _free_bytes(paths.data))


def free_disk(paths: Paths, kind: FreeableKind) -> None:
    """Delete what is made again: what the engine keeps of conversations or weights, or the logs.

    What cannot be deleted stays; what an engine uses now takes room until it ends.
    """
    if kind == "kept":
        Shelf(paths.kept).shrink(0)
        return
    if kind == "weights":
        shrink_copies(paths.weights, 0)
        forget_beginnings(paths.weights)
        return
    for path in _logs(paths):
        with contextlib.suppress(OSError):
            # The newest one is open in every process, and is emptied.
            os.truncate(path, 0) if path == paths.log else path.unlink()


def _split(files: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    whole: list[Path] = []
    parts: list[Path] = []
    for path in files:
        (parts if path.name.endswith(_PART_ENDINGS) else whole).append(path)
    return whole, parts


def _database(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in _BESIDE_DATABASES]


def _logs(paths: Paths) -> list[Path]:
    return [path for path in paths.log.parent.glob(f"{paths.log.name}*") if path.is_file()]


def _files(folder: Path) -> Iterable[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place, name) for name in names)


def _size(path: Path) -> int:
    """Bytes that a file takes on the disk; 0 for one that is gone, and for a link to a model that lies elsewhere."""
    try:
        facts = path.lstat()
    except OSError:
        return 0
    return getattr(facts, "st_blocks", 0) * 512 or facts.st_size if path.is_file() and not path.is_symlink() else 0


def _free_bytes(folder: Path) -> int:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free
