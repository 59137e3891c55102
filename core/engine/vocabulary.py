"""The tokens of a model: texts into numbers and back."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from core.engine.bindings import bindings, recent_lines
from core.engine.untouched_memory import give_back_freed
from core.errors import EngineError

if TYPE_CHECKING:
    from core.gguf import Header

_c = bindings()

_PIECE_BYTES: Final = 512
_TABLE: Final = "token_embd.weight"


class Vocabulary:
    """llama.cpp's vocabulary of a loaded model.

    Args:
        model: address of the model that owns it, and outlives this.
    """

    def __init__(self, model: int) -> None:
        self.pointer = _c.llama_model_get_vocab(model)
        self.size: int = _c.llama_vocab_n_tokens(self.pointer)
        """Tokens."""
        self._piece = ctypes.create_string_buffer(_PIECE_BYTES)
        self.bos = self._text(_c.llama_vocab_bos(self.pointer))
        """What a text begins with; "" where there is no such token."""
        self.eos = self._text(_c.llama_vocab_eos(self.pointer))
        """What ends a text; "" where there is no such token."""

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
            count = _c.llama_tokenize(self.pointer, data, len(data), tokens, room, add_special, parse_special)
            if count >= 0:
                return list(tokens[:count])
            room = -count

    def tokenize_gap(self, before: str, after: str) -> list[int]:
        """The tokens of a text with a gap that the model is to fill; with nothing `after` it, of a plain text.

        Raises:
            EngineError: the model was not trained to fill gaps.
        """
        if not after:
            return self.tokenize(before)
        marks = [getattr(_c, f"llama_vocab_fim_{name}")(self.pointer) for name in ("pre", "suf", "mid")]
        if min(marks) < 0:
            raise EngineError(
                "This model cannot fill a gap before a given ending.", "Leave out the suffix, or choose a code model."
            )
        first, second, third = marks
        return [
            first,
            *self.tokenize(before, add_special=False),
            second,
            *self.tokenize(after, add_special=False),
            third,
        ]

    def is_one_token(self, marker: str) -> bool:
        """Whether there is a token of its own for `marker`."""
        return len(self.tokenize(marker, add_special=False)) == 1

    def piece(self, token: int, special: bool = False) -> bytes:
        """The bytes of a token, which need not be whole characters; none for control tokens unless `special`."""
        count = _c.llama_token_to_piece(self.pointer, token, self._piece, len(self._piece), 0, special)
        if count < 0:
            self._piece = ctypes.create_string_buffer(-count)
            return self.piece(token, special)
        return bytes(self._piece.raw[:count])

    def texts(self, count: int) -> list[bytes]:
        """What it says of its first `count` tokens."""
        return [_c.llama_vocab_get_text(self.pointer, token) for token in range(count)]

    def ends_answer(self, token: int) -> bool:
        """Whether the model says with this token that it is done."""
        return bool(_c.llama_vocab_is_eog(self.pointer, token))

    def _text(self, token: int) -> str:
        return self.piece(token, special=True).decode(errors="replace") if token >= 0 else ""


class VocabularyApart:
    """Loads the vocabulary of a model file in a thread of its own, while others load the weights without it.

    A large vocabulary takes 0.2 s to be put in order, as long as half a gigabyte of weights takes to be read.

    Args:
        path: of the model.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._model = 0
        self.lines: tuple[str, ...] = ()
        """What llama.cpp logged of it."""
        self._thread = threading.Thread(target=self._load, name="vocabulary", daemon=True)
        self._thread.start()

    def wait(self) -> int:
        """The address of the model that owns it, once it is there; 0 where the file has none that can be used."""
        self._thread.join()
        return self._model

    def close(self) -> None:
        """Give its memory back."""
        if self.wait():
            _c.llama_model_free(self._model)
            self._model = 0

    def _load(self) -> None:
        parameters = _c.llama_model_default_params()
        parameters.vocab_only = True
        self._model = _c.llama_model_load_from_file(str(self.path).encode(), parameters) or 0
        self.lines = tuple(recent_lines())
        give_back_freed()


def without_vocabulary(header: Header) -> Any:
    """For `llama_model_params.kv_overrides`: the model is loaded with the number of its tokens and no texts for them.

    Keep it until the model has been loaded. None where the file does not say how many there are.
    """
    rows = next((tensor.shape[1] for tensor in header.tensors if tensor.name == _TABLE), 0)
    if not header.vocabulary or rows != header.vocabulary:
        return None
    texts: Sequence[tuple[bytes, int, str, bytes | int]] = (
        (b"tokenizer.ggml.model", _c.LLAMA_KV_OVERRIDE_TYPE_STR, "val_str", b"none"),
        (f"{header.architecture}.vocab_size".encode(), _c.LLAMA_KV_OVERRIDE_TYPE_INT, "val_i64", rows),
    )
    # One without a key ends them.
    overrides = (_c.llama_model_kv_override * (len(texts) + 1))()
    for override, (key, kind, field, value) in zip(overrides, texts, strict=False):
        override.key, override.tag = key, kind
        setattr(override.value, field, value)
    return overrides
