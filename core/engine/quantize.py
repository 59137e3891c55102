"""Writes a model again with other types for its tensors, through llama.cpp's quantizer."""

from __future__ import annotations

import ctypes
import logging
import re
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from core.engine.bindings import bindings
from core.engine.quantize_protocol import Recipe
from core.errors import EngineError, StorageError
from core.gguf import GGML_TYPES

log = logging.getLogger(__name__)

TYPE_NUMBERS: Final[Mapping[str, int]] = {name: number for number, (name, _, _) in GGML_TYPES.items()}

FILE_TYPES: Final[Mapping[str, int]] = {
    "Q4_0": 2,
    "Q4_1": 3,
    "Q8_0": 7,
    "Q5_0": 8,
    "Q5_1": 9,
    "Q2_K": 10,
    "Q3_K_S": 11,
    "Q3_K_M": 12,
    "Q3_K_L": 13,
    "Q4_K_S": 14,
    "Q4_K_M": 15,
    "Q5_K_S": 16,
    "Q5_K_M": 17,
    "Q6_K": 18,
    "IQ4_NL": 25,
    "IQ4_XS": 30,
}
"""llama.cpp's numbers of the file types that can be asked for: those that need no importance matrix."""

_NOTE_BYTES: Final = 127
_STRING: Final = 3
_PLANNED: Final = re.compile(r"^\[ *\d+/ *\d+\] +(\S+) +- \[.*?\], type = +(\w+), size = .*?(?:\((\w+)\))?$")

Importance = Mapping[str, "array[float]"]
"""Mean square of every input of a tensor, by the tensor's name."""


def quantize(source: Path, output: Path, recipe: Recipe, importance: Importance, notes: Mapping[str, str]) -> None:
    """Write the model at `source` to `output` by `recipe`. Cannot be stopped, except with its process.

    Args:
        source: the first file, of a split model; what is written is one file.
        output: is written over.
        recipe: which type each tensor gets.
        importance: makes errors small where inputs are large.
        notes: metadata to add to the file.

    Raises:
        EngineError: llama.cpp cannot make it.
        StorageError: the disk is full, or the folder cannot be written.
    """
    parameters, _kept = _parameters(recipe, importance, notes)
    with _logged() as lines:
        code = bindings().llama_model_quantize(str(source).encode(), str(output).encode(), parameters)
    if code == 0:
        return
    reason = next((line for line in reversed(lines) if "failed to quantize" in line), "")
    log.warning("%s was not quantized: %s", source.name, reason)
    if "iostream" in reason or "ios_base" in reason:
        raise StorageError(f"The model could not be written to {output.parent}.", "Free some space, or name a folder.")
    raise EngineError(f"The engine cannot make a smaller version of {source.name}.", "The log has the details.")


def planned_types(source: Path, recipe: Recipe) -> dict[str, str]:
    """The type of every tensor that `quantize` would write, by name; nothing is written.

    Raises:
        EngineError: llama.cpp cannot make it.
    """
    parameters, _kept = _parameters(recipe, {}, {})
    parameters.dry_run = True
    with _logged() as lines:
        code = bindings().llama_model_quantize(str(source).encode(), b"", parameters)
    found = [match.groups() for line in lines if (match := _PLANNED.match(line))]
    if code != 0 or not found:
        raise EngineError(f"The engine cannot make a smaller version of {source.name}.", "The log has the details.")
    return {name: (planned or current).upper() for name, current, planned in found}


def _parameters(recipe: Recipe, importance: Importance, notes: Mapping[str, str]) -> tuple[Any, list[Any]]:
    """The quantizer's parameters, and what has to live as long as they do."""
    c = bindings()
    parameters = c.llama_model_quantize_default_params()
    parameters.ftype = FILE_TYPES[recipe.base]
    parameters.pure = recipe.pure
    parameters.allow_requantize = True
    kept: list[Any] = []

    def set_array(field: str, item: type[ctypes.Structure], items: list[Any]) -> None:
        # The end is an item of zeros.
        values = (item * (len(items) + 1))(*items)
        kept.append(values)
        setattr(parameters, field, ctypes.cast(values, ctypes.POINTER(item)))

    if recipe.types:
        override = c.llama_model_tensor_override
        exact = [override(_exactly(name), TYPE_NUMBERS[kind]) for name, kind in recipe.types.items()]
        set_array("tt_overrides", override, exact)
    if importance:
        data = c.llama_model_imatrix_data
        rows = {name.encode(): (ctypes.c_float * len(row)).from_buffer(row) for name, row in importance.items()}
        kept.append(rows)
        pointer = ctypes.POINTER(ctypes.c_float)
        set_array("imatrix", data, [data(name, ctypes.cast(row, pointer), len(row)) for name, row in rows.items()])
    if notes:
        set_array("kv_overrides", c.llama_model_kv_override, [_note(key, text) for key, text in notes.items()])
    return parameters, kept


def _exactly(name: str) -> bytes:
    """A pattern that finds this tensor alone; ECMAScript's syntax."""
    return f"^{re.escape(name)}$".replace(r"\-", "-").encode()


def _note(key: str, text: str) -> Any:
    note = bindings().llama_model_kv_override(tag=_STRING, key=key.encode())
    # A character that the limit would cut in two is left out.
    note.value.val_str = text.encode()[:_NOTE_BYTES].decode(errors="ignore").encode()
    return note


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _logged() -> Iterator[list[str]]:
    """The lines that llama.cpp logs meanwhile; they are several for each tensor and would fill the log file."""
    source = logging.getLogger("core.engine.bindings")
    before = source.level, source.propagate
    handler = _Lines()
    source.addHandler(handler)
    source.setLevel(logging.DEBUG)
    source.propagate = False
    try:
        yield handler.lines
    finally:
        source.removeHandler(handler)
        source.setLevel(before[0])
        source.propagate = before[1]
