"""What is wrong with a file of weights that is being read."""

from __future__ import annotations

from typing import Final

from core.errors import EngineError

_AGAIN: Final = "Load the model again."


def unreadable(name: str, error: OSError) -> EngineError:
    """The disk does not give the weights."""
    return EngineError(
        f"The model file {name} cannot be read any more ({error.strerror or error}).",
        "Check the disk that it is on, then load the model again.",
    )


def shorter(name: str) -> EngineError:
    """Somebody cut the file."""
    return EngineError(f"The model file {name} has become shorter while it was in use.", _AGAIN)


def changed(name: str) -> EngineError:
    """Somebody wrote into the file."""
    return EngineError(f"The model file {name} was changed while it was in use.", _AGAIN)
