"""Of which weights the CPU backend keeps a rearranged copy; knowledge only, no library is loaded.

Which kinds of weights those are depends on the processor and the build. The engine asks the backend itself
(`core.engine.repack_probe`); where no engine runs, `usual` says what llama.cpp does on this kind of processor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from core.gguf import Header, Tensor

Repacks = Callable[[str, tuple[int, ...]], bool]
"""Whether weights of a ggml type and a shape (fastest dimension first) are rearranged."""

TABLE: Final = "token_embd.weight"
OUTPUT: Final = "output.weight"
_LOOKED_UP: Final = frozenset({TABLE, "per_layer_token_embd.weight", "position_embd.weight", "token_types.weight"})
"""Tables of which rows are read, not multiplied: they stay as they are."""
_EXPERTS: Final = "_exps."
_ROWS: Final = 8
"""Rearranged kernels work on so many rows at once; a matrix with another number of rows is left alone."""


def repacked_tensors(header: Header, repacks: Repacks) -> tuple[Tensor, ...]:
    """The tensors that are needed only in their rearranged form once they are loaded, in the order of the file."""
    return tuple(
        tensor
        for tensor in header.tensors
        if tensor.name not in _LOOKED_UP and _multiplied(tensor) and repacks(tensor.type, tensor.shape)
    )


def duplicated_bytes(header: Header, repacks: Repacks) -> int:
    """Bytes in memory twice: of a token table that is also the output matrix, looked up here and multiplied there."""
    names = {tensor.name: tensor for tensor in header.tensors}
    table = names.get(TABLE)
    if table is None or OUTPUT in names or not repacks(table.type, table.shape):
        return 0
    return table.size


def usual(instruction_sets: Iterable[str]) -> Repacks:
    """What llama.cpp does on a processor with these instruction sets, by their makers' names such as "AVX2"."""
    sets = {name.upper().replace("-", "") for name in instruction_sets}
    types: set[str] = set()
    if "AVX2" in sets:
        types |= {"Q4_0", "Q4_K", "IQ4_NL", "MXFP4"}
    if any(name.startswith("AVX512") for name in sets):
        types.add("Q2_K")
    if {"DOTPROD", "I8MM"} & sets:
        types |= {"Q4_0", "Q4_K", "Q5_K", "Q6_K", "Q8_0", "IQ4_NL", "MXFP4"}
    return lambda kind, shape: kind in types and len(shape) > 1 and shape[1] % _ROWS == 0


def never(_kind: str, _shape: tuple[int, ...]) -> bool:
    """Nothing is rearranged."""
    return False


def _multiplied(tensor: Tensor) -> bool:
    dimensions = sum(length > 1 for length in tensor.shape[1:]) + 1
    return tensor.name.endswith(".weight") and dimensions == (3 if _EXPERTS in tensor.name else 2)
