"""Which tensors lie in which buffer type, in the form that llama.cpp wants it: `tensor_buft_overrides`."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

from core.engine.ggml import POINTER


class _Override(ctypes.Structure):
    """`struct llama_model_tensor_buft_override`."""

    _fields_ = (("pattern", ctypes.c_char_p), ("buffer_type", POINTER))


def override_array(overrides: Sequence[tuple[str, int]]) -> Any:
    """An array for `llama_model_params.tensor_buft_overrides`; keep it until the model has been loaded.

    Args:
        overrides: regular expressions (ECMAScript) that are searched for in the names of tensors, each with the address
            of a buffer type; the first that fits counts.
    """
    array = (_Override * (len(overrides) + 1))()
    for place, (pattern, buffer_type) in enumerate(overrides):
        array[place] = _Override(pattern.encode(), buffer_type)
    return array
