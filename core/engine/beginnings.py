"""What conversations begin with, kept on the disk as the model has read it: the next start need not read it again.

Only the bytes that llama.cpp itself gave are kept, for exactly the tokens that a prompt begins with: the text is the
same as if they had been read. What the file was made with is in its name, and all of it is checked before it is used.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import mmap
import os
import tempfile
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from core.engine.protocol import Load
from core.gguf import Header

log = logging.getLogger(__name__)

SUFFIX: Final = ".beginning"
_MOST: Final = 16
"""Files; those that were used longest ago go first."""
_MOST_BYTES: Final = 16 << 20
"""Of one: longer instructions are read again."""
_DIGEST: Final = 32


class Beginnings:
    """The beginnings of one way of loading one model.

    Args:
        folder: of all of them.
        identity: of all that keys and values of given tokens depend on (`state_identity`).
    """

    def __init__(self, folder: Path, identity: str) -> None:
        self._folder = folder
        self._identity = identity

    def find(self, tokens: Sequence[int]) -> memoryview | None:
        """The state of a sequence that holds these tokens, for `Session.restore`; None where none is kept."""
        path = self._path(tokens)
        try:
            data = path.read_bytes() if path.stat().st_size <= _MOST_BYTES + _DIGEST else b""
        except OSError:
            return None
        state = memoryview(data)[_DIGEST:]
        if not len(state) or hashlib.sha256(state).digest() != data[:_DIGEST]:
            log.warning("%s is damaged", path.name)
            path.unlink(missing_ok=True)
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        # Memory that can be written to, as all states of ours.
        copy = mmap.mmap(-1, len(state))
        copy[:] = state
        return memoryview(copy)

    def keep(self, tokens: Sequence[int], state: memoryview) -> None:
        """Keep the state of a sequence that holds these tokens; a disk that does not take it costs time alone."""
        path = self._path(tokens)
        if len(state) > _MOST_BYTES or path.exists():
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                file.write(hashlib.sha256(state).digest())
                file.write(state)
            os.replace(file.name, path)  # noqa: PTH105 (a name, not a path)
            for old in sorted(self._folder.glob(f"*{SUFFIX}"), key=lambda one: one.stat().st_mtime)[:-_MOST]:
                old.unlink(missing_ok=True)
        except OSError as error:
            log.warning("what conversations begin with cannot be kept: %s", error)

    def _path(self, tokens: Sequence[int]) -> Path:
        name = hashlib.sha256(self._identity.encode() + array("i", tokens).tobytes()).hexdigest()[:32]
        return self._folder / (name + SUFFIX)


def forget_beginnings(folder: Path) -> None:
    """Delete all of them."""
    with contextlib.suppress(OSError):
        for path in folder.glob(f"*{SUFFIX}"):
            path.unlink(missing_ok=True)


def state_identity(header: Header, load: Load, template: str, *more: str) -> str:
    """Changes with everything that the keys and values of the same tokens depend on.

    Args:
        header: of the model.
        load: how it is loaded.
        template: how conversations are put into words.
        more: what else counts.
    """
    from core.engine.bindings import bindings  # noqa: PLC0415 (who only deletes needs no library)

    build = bindings().llama_print_system_info()
    library = Path(bindings()._lib._name)
    facts = library.stat()
    parts = (
        header.identity,
        template,
        load.kv_type,
        load.flash_attention,
        build.decode(errors="replace"),
        f"{facts.st_size} {facts.st_mtime_ns}",
        *more,
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def exact_identity(header: Header, load: Load, template: str) -> str:
    """The same down to the last bit: which kernels compute them, and in which steps."""
    places = f"{load.repack} {load.gpu_layers} {load.placement} {load.helpers} {bool(load.stream)} {bool(load.experts)}"
    return state_identity(header, load, template, places, f"{load.batch} {load.sequences} {load.context_length}")
