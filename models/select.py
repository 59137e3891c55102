"""Chooses the model file that answers: the user's own, or the starter."""

from __future__ import annotations

from pathlib import Path

from core.errors import ModelNotFound
from models.starter import starter_model


def select_model(chosen: str) -> Path:
    """The GGUF file to load.

    Args:
        chosen: the path from the settings or the command line; "" is the starter model.

    Raises:
        ModelNotFound: there is no such file.
    """
    if not chosen:
        return starter_model()
    path = Path(chosen).expanduser().absolute()
    if path.is_dir():
        raise ModelNotFound(f"{path} is a folder.", "Choose a file whose name ends in .gguf.")
    if not path.is_file():
        raise ModelNotFound(f"There is no file at {path}.", "Choose another model, or go back to the starter model.")
    return path
