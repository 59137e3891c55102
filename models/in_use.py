"""Which model files a running program has loaded, as far as the system tells."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import psutil

from core.errors import InglenookError
from core.gguf import part_paths


def files_in_use(models: Iterable[Path]) -> frozenset[Path]:
    """Those of `models` that another process has open or mapped, as an engine has the model that it loaded.

    Only processes of the same user can be looked into. An engine that has read all of a file into memory, as it does
    where nothing is to be mapped, has let go of it, and needs it no more.

    Args:
        models: model files; of split ones the first parts.
    """
    wanted = {part: model for model in models for part in _identities(model)}
    found = set()
    for process in psutil.process_iter():
        if process.pid != os.getpid() and wanted:
            found |= {wanted[held] for held in _held(process) & wanted.keys()}
    return frozenset(found)


def _identities(model: Path) -> list[tuple[int, int]]:
    """Device and number of each part, which stay the same under whatever name it was opened."""
    try:
        parts = part_paths(model)
    except InglenookError:
        parts = (model,)
    found = []
    for part in parts:
        try:
            facts = part.stat()
        except OSError:
            continue
        found.append((facts.st_dev, facts.st_ino))
    return found


def _held(process: psutil.Process) -> set[tuple[int, int]]:
    """The model files that a process has open or mapped."""
    try:
        names = {file.path for file in process.open_files()}
        names |= {region.path for region in process.memory_maps()} if hasattr(process, "memory_maps") else set()
    except (psutil.Error, OSError):
        return set()
    found = set()
    for name in names:
        try:
            facts = os.stat(name)  # noqa: PTH116 (a name of another process, which need not be a path)
        except (OSError, ValueError):
            continue
        found.add((facts.st_dev, facts.st_ino))
    return found
