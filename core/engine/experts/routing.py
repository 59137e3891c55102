"""Which experts the router has chosen for the tokens of a pass, and which the router of the next layer will.

All is read from the tensors of the graph between two of its nodes. The next choice is guessed by giving what this
layer's router saw to the next one's (Fate, arXiv 2502.12224; Pre-gated MoE, arXiv 2308.12066): what a layer adds to the
stream between layers is small beside what is there.
"""

from __future__ import annotations

import ctypes
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from core.engine.experts.eviction import Floats
from core.engine.flash.tensors import SHAPE_AT, LayoutUnknown, check_layout, data, new_tensor, scratch, shape

_STRIDES_AT: Final = SHAPE_AT + 32
_F32: Final = 0
_I32: Final = 26
_MANY: Final = 4
"""When tokens together choose so many times the experts there are, all are likely to be needed."""
_LEAST_NORM: Final = 1e-4


def strides(tensor: int) -> ctypes.Array[ctypes.c_uint64]:
    """Its four strides in bytes as they lie in memory: they can be written."""
    return (ctypes.c_uint64 * 4).from_address(tensor + _STRIDES_AT)


def is_float32(tensor: int) -> bool:
    """Whether its elements are."""
    return ctypes.c_int32.from_address(tensor).value == _F32


def check_strides() -> None:
    """Compare this module with the library.

    Raises:
        LayoutUnknown: tensors have another layout.
    """
    check_layout()
    with scratch() as context:
        numbers, integers = new_tensor(context, _F32, (32, 8, 3)), new_tensor(context, _I32, (5, 2))
        right = list(strides(numbers)) == [4, 128, 1024, 3072] and list(strides(integers)) == [4, 20, 40, 40]
        if not (right and is_float32(numbers) and not is_float32(integers)):
            raise LayoutUnknown("strides lie elsewhere")


def matrix(tensor: int) -> Floats:
    """The rows of a float32 matrix where they lie; the strides of its rows may be any."""
    width, rows = shape(tensor)[0], shape(tensor)[1]
    return _rows(tensor, np.float32, rows, width)


def chosen(topk: int) -> NDArray[np.int32]:
    """The experts of each token, best first: [tokens, used]."""
    used, tokens = shape(topk)[0], shape(topk)[1]
    return _rows(topk, np.int32, tokens, used)


def mean_probabilities(probabilities: int) -> Floats:
    """What the router says of each expert, the mean over all tokens: [experts].

    Routers that give scores in place of probabilities get them turned into these.
    """
    values = matrix(probabilities)
    if values.min() < 0:
        values = np.exp(values - values.max(axis=1, keepdims=True))
        values = values / values.sum(axis=1, keepdims=True)
    mean: Floats = values[0] if len(values) == 1 else values.mean(axis=0)
    return mean


def likely(seen: Floats, ratio: Floats | None, router: Floats, used: int) -> list[int]:
    """The experts that a router will probably choose, the likeliest first.

    Args:
        seen: what the router before it saw: [tokens, width].
        ratio: of the weights of the two norms before them, so that what is seen is scaled as the next one sees it:
            [width]; None where it is unknown.
        router: [experts, width].
        used: experts by a token.
    """
    tokens, experts = len(seen), len(router)
    if tokens * used >= _MANY * experts:
        return list(range(experts))
    scores = (seen if ratio is None else seen * ratio) @ router.T
    if tokens == 1:
        order = np.argsort(-scores[0])[:used]
        return [int(expert) for expert in order]
    best = np.argpartition(-scores, used - 1, axis=1)[:, :used]
    experts_found, counts = np.unique(best, return_counts=True)
    return [int(expert) for expert in experts_found[np.argsort(-counts)]]


def norm_ratio(this: Floats | None, following: Floats | None) -> Floats | None:
    """What turns one norm's result into about that of the following one; None where one is unknown."""
    if this is None or following is None or this.shape != following.shape:
        return None
    ratio: Floats = np.where(np.abs(this) > _LEAST_NORM, following / np.where(this == 0, 1, this), 0).astype(np.float32)
    return ratio


def _rows(tensor: int, dtype: Any, rows: int, width: int) -> NDArray[Any]:
    step = strides(tensor)[1]
    memory: Any = (ctypes.c_char * (step * (rows - 1) + 4 * width)).from_address(data(tensor))
    return np.ndarray((rows, width), dtype, memory, strides=(step, 4))
