"""A real model that is quick to quantize and to compare: the starter with two of its thirty layers."""

from __future__ import annotations

import ctypes
from pathlib import Path

from core.engine.bindings import bindings
from core.engine.quantize import FILE_TYPES
from models.starter import starter_model


def two_layers(output: Path) -> Path:
    """Write the first and the last layer of the starter model, with all that lies around them, to `output`."""
    c = bindings()
    parameters = c.llama_model_quantize_default_params()
    parameters.ftype = FILE_TYPES["Q4_1"]
    parameters.only_copy = True
    pruned = (ctypes.c_int32 * 29)(*range(1, 29), -1)
    parameters.prune_layers = ctypes.cast(pruned, ctypes.POINTER(ctypes.c_int32))
    code = c.llama_model_quantize(str(starter_model()).encode(), str(output).encode(), parameters)
    assert code == 0
    return output
