"""Reads two texts at once with an encoder whose weights an adapter changes a little, for a verdict on the pair.

The adapter (LoRA, arXiv 2106.09685) lies beside the weights that encode single texts, in a context of its own, so that
one process with one copy of the weights does both.
"""

from __future__ import annotations

import ctypes
from array import array
from typing import Final, Self

from core.engine.bindings import bindings
from core.engine.model import Model
from core.errors import EngineError, ModelDamaged

_c = bindings()

MOST_TOKENS: Final = 48
"""Of each of the two texts; the adapter was trained with no more."""
_SEPARATED: Final = 3
"""Tokens of a pair besides those of its texts: one before, one between, one after."""


class PairReader:
    """A second context over an encoder's weights, with an adapter.

    Args:
        model: stays open as long as this.
        adapter: a LoRA file in the GGUF format, made for this model.
        threads: that compute.

    Raises:
        ModelDamaged: the adapter does not belong to the model.
        EngineError: there is not enough memory.
    """

    def __init__(self, model: Model, adapter: str, threads: int) -> None:
        self._model = model
        self.pointer: int | None = None
        self._adapter = _c.llama_adapter_lora_init(model.pointer, adapter.encode())
        if not self._adapter:
            raise ModelDamaged("The part that compares two questions does not fit the model.", "Install it again.")
        parameters = _c.llama_context_default_params()
        parameters.n_ctx = parameters.n_batch = parameters.n_ubatch = 2 * MOST_TOKENS + _SEPARATED
        parameters.n_threads = parameters.n_threads_batch = threads
        # For so few tokens plain attention is quicker.
        parameters.flash_attn_type = 0
        parameters.embeddings = True
        parameters.pooling_type = _c.LLAMA_POOLING_TYPE_MEAN
        self.pointer = _c.llama_init_from_model(model.pointer, parameters)
        if not self.pointer:
            raise EngineError("There is not enough memory to compare two questions.", "Close other programs.")
        adapters = (_c.llama_adapter_lora_p_ctypes * 1)(self._adapter)
        if _c.llama_set_adapters_lora(self.pointer, adapters, 1, (ctypes.c_float * 1)(1.0)):
            raise ModelDamaged("The part that compares two questions could not be used.", "Install it again.")

    def read(self, first: str, second: str) -> array[float]:
        """The unit-length mean of the last states over both texts.

        Raises:
            EngineError: the computation failed.
        """
        (start, *_, end), texts = self._model.vocabulary.tokenize("x", parse_special=False), (first, second)
        one, other = (self._model.vocabulary.tokenize(text, parse_special=False)[1:-1][:MOST_TOKENS] for text in texts)
        tokens = [start, *one, end, *other, end]
        buffer = (_c.llama_token * len(tokens))(*tokens)
        if _c.llama_encode(self.pointer, _c.llama_batch_get_one(buffer, len(tokens))):
            raise EngineError("Two questions could not be compared.", "Ask again; the log has the details.")
        row = _c.llama_get_embeddings_seq(self.pointer, 0)
        if not row:
            raise EngineError("This model gives no vectors.", "Choose an encoder model.")
        values = row[: self._model.dimensions]
        norm = sum(value * value for value in values) ** 0.5 or 1.0
        return array("f", (value / norm for value in values))

    def close(self) -> None:
        """Give the memory back, before the model's is."""
        if self.pointer:
            _c.llama_free(self.pointer)
            self.pointer = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
