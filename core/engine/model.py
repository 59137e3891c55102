"""A loaded model: its weights and its vocabulary. Owns memory outside Python and is closed as a context manager."""

from __future__ import annotations

import ctypes
import logging
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Self

from core.engine.abort import Aborted
from core.engine.bindings import bindings, recent_lines
from core.engine.mapped_weights import CopiedPages
from core.engine.protocol import Load
from core.engine.repack_probe import repacks_here
from core.engine.repacking import repacked_tensors
from core.errors import ModelDamaged, ModelError, ModelTooLarge, UnknownArchitecture
from core.gguf import Header, read_header

log = logging.getLogger(__name__)

_c = bindings()


class Model:
    """A GGUF file with its vocabulary, loaded.

    Args:
        request: what to load and how.
        on_progress: called with the share that has been read, 0 to 1, in the calling thread; loading stops when it
            returns False.

    Raises:
        ModelError: one of its kinds, with the reason in words.
        Aborted: `on_progress` said so.
    """

    def __init__(self, request: Load, on_progress: Callable[[float], bool]) -> None:
        self.header: Header = read_header(Path(request.path))
        pages = _copied_pages(self.header, request)
        stopped = False

        def progress(share: float, _data: object) -> bool:
            nonlocal stopped
            pages.release(share)
            stopped = not on_progress(share)
            return not stopped

        parameters = _c.llama_model_default_params()
        parameters.load_mode = _c.LLAMA_LOAD_MODE_MMAP if request.memory_map else _c.LLAMA_LOAD_MODE_NONE
        parameters.n_gpu_layers = request.gpu_layers
        parameters.use_extra_bufts = request.repack
        parameters.progress_callback = callback = _c.llama_progress_callback(progress)
        recent_lines.clear()
        self.pointer = _c.llama_model_load_from_file(str(request.path).encode(), parameters)
        del callback
        if not self.pointer:
            raise Aborted if stopped else load_error(self.header, recent_lines)
        self._vocabulary = _c.llama_model_get_vocab(self.pointer)
        self._piece = ctypes.create_string_buffer(512)
        self.vocabulary_size: int = _c.llama_vocab_n_tokens(self._vocabulary)
        self.gpu_layers = _offloaded_layers(recent_lines)
        self.trained_context_length: int = _c.llama_model_n_ctx_train(self.pointer)
        self.layers: int = _c.llama_model_n_layer(self.pointer)
        self.dimensions: int = _c.llama_model_n_embd_out(self.pointer)
        self.parameters: int = _c.llama_model_n_params(self.pointer)
        self.bos = self._token_text(_c.llama_vocab_bos(self._vocabulary))
        self.eos = self._token_text(_c.llama_vocab_eos(self._vocabulary))

    def tokenize(self, text: str, add_special: bool = True, parse_special: bool = True) -> list[int]:
        """The tokens of `text`.

        Args:
            text: any text.
            add_special: put the tokens around it that this vocabulary wants, such as the one for the beginning; not
                where `text` begins with it already.
            parse_special: read markers such as "<|im_end|>" as the tokens they name.
        """
        data = text.encode(errors="replace")
        if self.bos and text.startswith(self.bos):
            add_special = False
        room = len(data) + 8
        while True:
            tokens = (_c.llama_token * room)()
            count = _c.llama_tokenize(self._vocabulary, data, len(data), tokens, room, add_special, parse_special)
            if count >= 0:
                return list(tokens[:count])
            room = -count

    def is_one_token(self, marker: str) -> bool:
        """Whether the vocabulary has a token of its own for `marker`."""
        return len(self.tokenize(marker, add_special=False)) == 1

    def piece(self, token: int, special: bool = False) -> bytes:
        """The bytes of a token, which need not be whole characters; none for control tokens unless `special`."""
        count = _c.llama_token_to_piece(self._vocabulary, token, self._piece, len(self._piece), 0, special)
        if count < 0:
            self._piece = ctypes.create_string_buffer(-count)
            return self.piece(token, special)
        return bytes(self._piece.raw[:count])

    def ends_answer(self, token: int) -> bool:
        """Whether the model says with this token that it is done."""
        return bool(_c.llama_vocab_is_eog(self._vocabulary, token))

    def close(self) -> None:
        """Give the memory back; sessions first."""
        if self.pointer:
            _c.llama_model_free(self.pointer)
            self.pointer = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _token_text(self, token: int) -> str:
        return self.piece(token, special=True).decode(errors="replace") if token >= 0 else ""


def _copied_pages(header: Header, request: Load) -> CopiedPages:
    """The pages of the mapped file that nobody needs once the model is loaded this way."""
    whole = request.memory_map and request.repack and header.parts == 1
    copied = repacked_tensors(header, repacks_here()) if whole else ()
    return CopiedPages(header.path, copied)


NO_MEMORY: Final = re.compile(r"(failed|unable) to allocate|out of memory|bad_alloc|cannot allocate", re.IGNORECASE)
SMALLER: Final = "Close other programs, or choose a smaller model or a shorter context."


def load_error(header: Header, lines: Sequence[str]) -> ModelError:
    """What the last lines of llama.cpp's log say about a file that it did not load."""
    text = "\n".join(lines)
    name = header.path.name
    if "unknown model architecture" in text:
        shown = re.sub(r"[^\w.\- ]", "?", header.architecture)[:40]
        return UnknownArchitecture(
            f"The engine does not know the kind of model in {name} ({shown}).", "Choose a model of another kind."
        )
    if NO_MEMORY.search(text):
        return ModelTooLarge(f"There is not enough memory to load {name}.", SMALLER)
    reason = next((line for line in reversed(lines) if "error loading" in line), "")
    log.warning("%s was not loaded: %s", name, reason)
    return ModelDamaged(
        f"The model file {name} does not hold what its kind of model needs.", "Download it again, or choose another."
    )


def _offloaded_layers(lines: Sequence[str]) -> int:
    """How many layers lie on a GPU: llama.cpp says so in its log and nowhere else.

    Without a GPU it counts layers as offloaded too; then all buffers are the CPU's.
    """
    buffers = [match[1] for line in lines if (match := re.search(r"(\S+) model buffer size", line))]
    layers = [int(match[1]) for line in lines if (match := re.search(r"offloaded (\d+)/\d+ layers to GPU", line))]
    on_device = any(not name.startswith("CPU") and not name.endswith("_Host") for name in buffers)
    return layers[-1] if layers and on_device else 0
