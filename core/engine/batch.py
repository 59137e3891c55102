"""What is computed in one pass: tokens of one or several sequences, and after which of them scores are wanted."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.engine.bindings import bindings
from core.engine.slot import Slot

_c = bindings()


@dataclass(frozen=True)
class Part:
    """What one sequence adds to a pass.

    Args:
        slot: the sequence.
        tokens: that follow those it holds; at least one.
        wanted: after how many of the last tokens scores are wanted: 0 in the middle of a prompt, 1 for the next token,
            all of them to verify a draft.
    """

    slot: Slot
    tokens: Sequence[int]
    wanted: int = 1


class Batch:
    """llama.cpp's batch, whose memory serves one pass after the other.

    Args:
        capacity: tokens.
    """

    def __init__(self, capacity: int) -> None:
        self.raw: Any = _c.llama_batch_init(capacity, 0, 1)
        self._tokens = _array(ctypes.c_int32, self.raw.token, capacity)
        self._positions = _array(ctypes.c_int32, self.raw.pos, capacity)
        self._wanted = _array(ctypes.c_int8, self.raw.logits, capacity)
        self._sequences = [self.raw.seq_id[index] for index in range(capacity)]
        _array(ctypes.c_int32, self.raw.n_seq_id, capacity)[:] = [1] * capacity

    def fill(self, parts: Sequence[Part]) -> list[int]:
        """Put `parts` in place of what was there; gives the row of each part's first scores."""
        start, rows = 0, []
        for part in parts:
            count, first = len(part.tokens), len(part.slot.held)
            end = start + count
            self._tokens[start:end] = part.tokens
            self._positions[start:end] = range(first, first + count)
            self._wanted[start:end] = [0] * (count - part.wanted) + [1] * part.wanted
            for index in range(start, end):
                self._sequences[index][0] = part.slot.number
            rows.append(end - part.wanted)
            start = end
        self.raw.n_tokens = start
        return rows

    def close(self) -> None:
        """Give the memory back."""
        _c.llama_batch_free(self.raw)


def _array(kind: Any, pointer: Any, length: int) -> Any:
    """The C array that a pointer leads to."""
    return (kind * length).from_address(ctypes.addressof(pointer.contents))
