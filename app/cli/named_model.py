"""Which model is meant by `--model`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from core.paths import Paths, find_paths
from models.library import Library

errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)


def named_model(text: str, paths: Paths) -> str:
    """The path meant by `--model`: a file, else a model of the library by its name.

    Raises:
        ModelNotFound: the library has nothing of this name.
    """
    path = Path(text).expanduser().absolute()
    if path.exists() or "/" in text or "\\" in text or text.lower().endswith(".gguf"):
        return str(path)
    with opened_library(paths) as library:
        return library.find(text).path


@contextmanager
def opened_library(paths: Paths | None = None) -> Iterator[Library]:
    """The list of models, and on the terminal what is wrong with it."""
    paths = paths or find_paths()
    library = Library(paths.library, paths.models)
    if library.warning:
        errors.print(library.warning)
    try:
        yield library
    finally:
        library.close()
