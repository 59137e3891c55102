"""llama.cpp's library: the low-level bindings, started once a process, and what it has logged lately."""

from __future__ import annotations

import collections
import ctypes
import functools
import importlib
import importlib.util
import logging
import os
import sys
import threading
from pathlib import Path
from typing import Any, Final

from core.errors import EngineError

log = logging.getLogger(__name__)


@functools.cache
def bindings() -> Any:
    """The low-level bindings without the package around them, whose imports take longer than loading a small model.

    Raises:
        EngineError: the package is missing, or its library cannot be loaded.
    """
    name, low = "llama_cpp", "llama_cpp.llama_cpp"
    if name in sys.modules:
        return importlib.import_module(low)
    specification = importlib.util.find_spec(name)
    if specification is None:
        raise EngineError("The engine's library is not installed.", "Install Inglenook again.")
    sys.modules[name] = importlib.util.module_from_spec(specification)
    try:
        return importlib.import_module(low)
    except (OSError, RuntimeError, AttributeError) as error:
        raise EngineError(
            f"The engine's library cannot be loaded ({type(error).__name__}).", "Install Inglenook again."
        ) from error
    finally:
        # Whoever imports the package after us gets the real one.
        del sys.modules[name]


_c = bindings()

_LEVELS: Final = {1: logging.DEBUG, 2: logging.DEBUG, 3: logging.INFO, 4: logging.WARNING}
_LINES: Final = 200


class _Log(threading.local):
    """What llama.cpp has logged in this thread: its last lines, and one that has only begun."""

    def __init__(self) -> None:
        self.lines: collections.deque[str] = collections.deque(maxlen=_LINES)
        self.begun = ""


_log = _Log()


def recent_lines() -> collections.deque[str]:
    """The last lines that llama.cpp logged in this thread: where it says why something failed, and nowhere else."""
    return _log.lines


@_c.llama_log_callback  # type: ignore[untyped-decorator]
def _on_log(level: int, text: bytes, _data: object) -> None:
    """Take what llama.cpp logs; level 5 continues the line before."""
    line = _log.begun + text.decode(errors="replace")
    _log.begun = "" if line.endswith("\n") else line
    if _log.begun:
        return
    line = line.rstrip()
    if level > 1:
        _log.lines.append(line)
    log.log(_LEVELS.get(level, logging.DEBUG), "%s", line)


def load_backends() -> None:
    """Load the backends that lie beside the library, where it was built to find them at run time.

    A portable build brings one for every generation of processors, and ggml takes the best that this one can run
    (`GGML_BACKEND_DL`, `GGML_CPU_ALL_VARIANTS`); other builds are linked with theirs.
    """
    library = _c._lib
    library.ggml_backend_reg_count.restype = ctypes.c_size_t
    if library.ggml_backend_reg_count() == 0:
        folder = Path(library._name).resolve().parent
        library.ggml_backend_load_all_from_path(ctypes.c_char_p(os.fsencode(folder)))


_c.llama_log_set(_on_log, None)
load_backends()
_c.llama_backend_init()
