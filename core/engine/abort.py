"""Ends a computation of llama.cpp early, from any thread."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from core.engine.bindings import bindings

_c = bindings()


class Aborted(Exception):
    """A computation ended early because its `AbortFlag` was raised."""


def _native_abort_callback() -> Any:
    """A function that tells whether the byte string at its argument is not empty: the C library's `strlen`.

    The callback runs after every node of the graph; one written in Python would hold the computation up each time.
    """
    try:
        library = ctypes.CDLL("msvcrt" if sys.platform == "win32" else None)
        return ctypes.cast(library.strlen, _c.ggml_abort_callback)
    except (OSError, AttributeError):
        return _c.ggml_abort_callback(lambda data: bool(ctypes.string_at(data)))


abort_callback = _native_abort_callback()


class AbortFlag:
    """Ends the computation it is installed for, from any thread, within one node of the graph (CPU backends)."""

    def __init__(self) -> None:
        self._text = ctypes.create_string_buffer(2)

    @property
    def address(self) -> int:
        """Of the byte string that is empty until the flag is raised."""
        return ctypes.addressof(self._text)

    @property
    def raised(self) -> bool:
        """Whether to stop."""
        return bool(self._text.value)

    def set(self) -> None:
        """Stop now."""
        self._text.value = b"x"

    def clear(self) -> None:
        """Go on again."""
        self._text.value = b""
