"""A real model that is quick to quantize and to compare: the starter with two of its thirty layers."""

from __future__ import annotations

import ctypes
from collections.abc import Collection
from pathlib import Path
from typing import Final

from core.engine.bindings import bindings
from core.engine.quantize import FILE_TYPES
from models.starter import starter_model

_LAYERS: Final = 30


def two_layers(output: Path) -> Path:
    """Write the first and the last layer of the starter model, with all that lies around them, to `output`."""
    return some_layers(output, (0, _LAYERS - 1))


def some_layers(output: Path, kept: Collection[int], file_type: str = "Q4_1", *, table: int | None = None) -> Path:
    """Write these layers of the starter model, with all that lies around them, to `output`; Q4_1 leaves them as is.

    Args:
        output: the file.
        kept: numbers of the layers.
        file_type: of the weights.
        table: ggml's number of the type of the table of tokens; None for what goes with `file_type`.
    """
    c = bindings()
    parameters = c.llama_model_quantize_default_params()
    parameters.ftype = FILE_TYPES[file_type]
    parameters.only_copy = file_type == "Q4_1"
    parameters.allow_requantize = True
    if table is not None:
        parameters.token_embedding_type = table
    dropped = [layer for layer in range(_LAYERS) if layer not in kept]
    pruned = (ctypes.c_int32 * (len(dropped) + 1))(*dropped, -1)
    parameters.prune_layers = ctypes.cast(pruned, ctypes.POINTER(ctypes.c_int32))
    code = c.llama_model_quantize(str(starter_model()).encode(), str(output).encode(), parameters)
    assert code == 0
    return output
