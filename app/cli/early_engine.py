"""Starts the engine's process before the rest of the command line is imported: both take as long, on a core each."""

from __future__ import annotations

import itertools
import os
import tomllib
from collections.abc import Sequence
from pathlib import Path

from core.engine.client import Engine
from core.paths import find_paths

_OPTION = "--model"
_started: list[Engine] = []


def start(arguments: Sequence[str]) -> None:
    """Start a process for a question that is not kept.

    Args:
        arguments: of the command line.
    """
    paths = find_paths()
    engine = Engine(paths.log)
    engine.start_early(likely_model(arguments, paths.settings))
    _started.append(engine)


def started() -> Engine | None:
    """The engine whose process waits, once."""
    return _started.pop() if _started else None


def likely_model(arguments: Sequence[str], settings: Path) -> str:
    """The file that will probably be loaded; "" where that takes longer to find out.

    Args:
        arguments: of the command line.
        settings: the file that names the user's model.
    """
    named = [after for before, after in itertools.pairwise(arguments) if before == _OPTION]
    named += [one.removeprefix(_OPTION + "=") for one in arguments if one.startswith(_OPTION + "=")]
    path = named[-1] if named else _chosen(settings)
    path = os.path.abspath(os.path.expanduser(path)) if path else ""  # noqa: PTH100, PTH111 (speed)
    return path if path.lower().endswith(".gguf") and os.path.isfile(path) else ""  # noqa: PTH113 (speed)


def _chosen(settings: Path) -> str:
    try:
        found = tomllib.loads(settings.read_text(encoding="utf-8")).get("model_path", "")
    except (OSError, ValueError):
        return ""
    return found if isinstance(found, str) else ""
