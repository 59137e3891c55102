"""Finds the end of a long array of texts by looking at samples of it, where reading all of it would cost too much.

The texts of a vocabulary follow each other with nothing but their lengths between them, so the end can only be guessed
from how long they are on average. A guess counts only where texts lead up to it without a gap and a proper entry or
tensor follows; else there is none, and the array has to be read.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from typing import Final

LEAST: Final = 30_000
"""Shorter arrays are read."""
_WINDOW: Final = 64 << 10
_NEAR: Final = 192 << 10
"""Bytes before the guessed end from which on everything is read."""
_STRIDE: Final = 0.6
"""Of the bytes that seem to be left, so that a wrong guess does not lead past the end."""
_LONGEST: Final = 1024
_CHAIN: Final = 64
"""So many texts in a row are no accident."""
_TOLERANCE: Final = 0.1
_TAIL_WINDOWS: Final = 16
_BACK: Final = 8
_LENGTH: Final = struct.Struct("<Q")
_KIND: Final = struct.Struct("<I")
_NAME: Final = re.compile(rb"[\w.\-/]{3,128}", re.ASCII)
_SCALAR_BYTES: Final = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}

Read = Callable[[int, int], bytes]


def array_end(read: Read, start: int, count: int) -> int | None:
    """Where an array of `count` texts that begins at `start` ends, or None where samples do not tell.

    Args:
        read: gives bytes of the file, by offset and number.
        start: offset of the first text's length.
        count: texts of the array.
    """
    window = read(start, _WINDOW)
    starts = _texts(window, 0)
    if len(starts) < _CHAIN:
        return None
    at, left, mean = start + starts[-1], float(count - len(starts) + 1), starts[-1] / (len(starts) - 1)
    stride = _STRIDE
    while left * mean > _NEAR:
        gap = int(left * mean * stride)
        starts = _synchronised(read(at + gap, _WINDOW))
        if starts:
            local = (starts[-1] - starts[0]) / (len(starts) - 1)
            # The last few may be past the end already.
            left -= (gap + starts[0]) / ((mean + local) / 2) + len(starts) - 1 - _BACK
            at, mean, stride = at + gap + starts[-1 - _BACK], local, _STRIDE
        elif gap > _WINDOW:
            stride /= 2
        else:
            break
    return _end(read, at, left, count * _TOLERANCE)


def _texts(window: bytes, at: int, most: int = 1 << 30) -> list[int]:
    """Where texts begin that follow each other from `at` on, and where the one after the last would."""
    starts = [at]
    while at + _LENGTH.size <= len(window) and len(starts) <= most:
        length = _LENGTH.unpack_from(window, at)[0]
        at += _LENGTH.size + length
        if not 0 < length <= _LONGEST or at > len(window):
            break
        starts.append(at)
    return starts


def _synchronised(window: bytes) -> list[int]:
    """The texts of a window that begins in the middle of one."""
    for at in range(min(_LONGEST + _LENGTH.size, len(window))):
        if len(_texts(window, at, _CHAIN)) > _CHAIN:
            starts = _texts(window, at)
            # The chain must reach the window's end: else the array has ended here, and the guess was too bold.
            return starts if len(window) - starts[-1] <= _LONGEST + _LENGTH.size else []
    return []


def _end(read: Read, at: int, left: float, tolerance: float) -> int | None:
    """Read on to the end, which is not far."""
    for _ in range(_TAIL_WINDOWS):
        window = read(at, _WINDOW)
        starts = _texts(window, 0)
        last = len(starts) - 1
        # The name of what follows looks like one more text, and so may what comes after it.
        for number in range(max(0, last - _BACK), last + 1):
            if abs(left - number) <= tolerance and _follows(window, starts[number]):
                return at + starts[number]
        if last < _CHAIN or len(window) - starts[-1] > _LONGEST + _LENGTH.size:
            return None
        at, left = at + starts[last - _BACK], left - (last - _BACK)
    return None


def _follows(window: bytes, at: int) -> bool:
    """Whether an entry or the description of a tensor begins here."""
    after = _after_name(window, at)
    if after is None or after + 12 > len(window):
        return False
    kind, number = _KIND.unpack_from(window, after)[0], _LENGTH.unpack_from(window, after + 4)[0]
    if kind == 8:
        return bool(number < 1 << 23)
    if kind == 9:
        element, length = struct.unpack_from("<IQ", window, after + 4) if after + 16 <= len(window) else (99, 0)
        return bool(element <= 12 and element != 9 and length < 1 << 22)
    if kind in _SCALAR_BYTES and _after_name(window, after + 4 + _SCALAR_BYTES[kind]) is not None:
        return True
    # A tensor: dimensions, shape, element type, offset; then the next one's name.
    return 1 <= kind <= 4 and _after_name(window, after + 4 + 8 * kind + 12) is not None


def _after_name(window: bytes, at: int) -> int | None:
    """Where a name that begins here ends; None where there is no name."""
    if at + _LENGTH.size > len(window):
        return None
    length = _LENGTH.unpack_from(window, at)[0]
    end = at + _LENGTH.size + length
    if length > 128 or end > len(window) or not _NAME.fullmatch(window, at + _LENGTH.size, end):
        return None
    return int(end)
