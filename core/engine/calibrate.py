"""Measures how fast a loaded model reads and writes here, and which passes over several tokens are exact.

A pass is exact where every token gets the very scores, bit for bit, that it would get alone. That depends on the
kernels that this processor, these types of weights and this type of KV cache lead to, and is seen rather than assumed.
"""

from __future__ import annotations

import ctypes
import hashlib
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Final

from core.engine.batch import Part
from core.engine.likely import LIKELIEST
from core.engine.protocol import Calibrate, Calibrated, RateAt, RateWith
from core.engine.seats import Seats
from core.engine.session import Session
from core.engine.slot import Slot
from core.engine.speculate.pass_costs import SIZES, PassCost, PassCosts
from core.errors import EngineError
from core.process.cancellation import Cancellation

_BEFORE: Final = 544
"""Tokens in the KV cache while passes are measured: with less than 512, attention computes in another way."""
_ROUNDS: Final = 3
_SINGLES: Final = 4
"""Passes over one token in each round, beside the one that is measured."""
_WRITTEN: Final = 12
_READ: Final = 64
_COMPARED: Final = 24
"""Places in a text after which they are given."""

Going = Callable[[], bool]
"""Whether to go on."""


def some_tokens(vocabulary: int, count: int) -> list[int]:
    """Tokens without a meaning, the same each time: what a pass costs does not depend on what it says."""
    seed, tokens = 12_345, []
    for _ in range(count):
        seed = (seed * 1_103_515_245 + 12_345) % 2**31
        tokens.append((seed >> 8) % vocabulary)
    return tokens


def measure_passes(session: Session, slot: Slot, going: Going) -> PassCosts:
    """What passes over several tokens cost, of those that are exact; none where it was stopped.

    Args:
        session: with room for `draft_tokens` beside the next token of an answer.
        slot: a sequence of it that nobody uses; it is emptied.
        going: asked between two passes.
    """
    sizes = [size for size in SIZES if size <= 1 + session.draft_tokens]
    if not sizes or not session.can_rewind:
        return PassCosts()
    room = session.context_length - max(sizes)
    before = max(1, min(_BEFORE, room))
    tokens = some_tokens(session.model.vocabulary.size, before + max(sizes))
    session.keep(0, slot)
    session.read(tokens[:before], slot)
    alone, one_s = _alone(session, slot, tokens, before, going)
    costs = [] if not going() else [_cost(session, slot, tokens, before, size, alone, going) for size in sizes]
    return PassCosts(one_s, tuple(cost for cost in costs if cost is not None))


def _alone(session: Session, slot: Slot, tokens: Sequence[int], before: int, going: Going) -> tuple[list[bytes], float]:
    """The scores after each token computed alone, and the usual seconds of such a pass."""
    digests, seconds = [], []
    for token in tokens[before:]:
        if not going():
            break
        started = time.perf_counter()
        [row] = session.decode([Part(slot, (token,))])
        seconds.append(time.perf_counter() - started)
        digests.append(_digest(session, row))
    return digests, statistics.median(seconds) if seconds else 0.0


def _cost(
    session: Session, slot: Slot, tokens: Sequence[int], before: int, size: int, alone: Sequence[bytes], going: Going
) -> PassCost | None:
    """What a pass over `size` tokens costs beside passes over one, in turns; None where it is not exact."""
    ratios = []
    for _ in range(_ROUNDS):
        singles = []
        session.keep(before, slot)
        for token in tokens[before : before + _SINGLES]:
            started = time.perf_counter()
            session.decode([Part(slot, (token,))])
            singles.append(time.perf_counter() - started)
        session.keep(before, slot)
        started = time.perf_counter()
        [row] = session.decode([Part(slot, tokens[before : before + size], size)])
        seconds = time.perf_counter() - started
        if not going() or [_digest(session, row + place) for place in range(size)] != list(alone[:size]):
            return None
        ratios.append(seconds / statistics.median(singles))
    return PassCost(size, statistics.median(ratios))


def _digest(session: Session, row: int) -> bytes:
    scores = session.scores(row)
    return hashlib.blake2b(ctypes.string_at(scores, 4 * session.model.vocabulary.size), digest_size=16).digest()


def calibrate(seats: Seats, request: Calibrate, cancellation: Cancellation) -> Calibrated:
    """Measure what `request` asks for; what was measured until `cancellation` came is given.

    Raises:
        EngineError: answers are being written in all sequences.
    """

    def going() -> bool:
        return not cancellation.cancelled

    session, slot = seats.session, seats.spare()
    if slot is None:
        raise EngineError("Nothing can be measured while answers are being written.", "Wait for their end.")
    tokens = session.model.vocabulary.tokenize(request.text) or [0]
    longest = max((*request.lengths, _READ + _WRITTEN, _COMPARED))
    tokens *= 1 + longest // len(tokens)
    try:
        rates = measure_rates(session, slot, tokens, request.lengths, going)
        threads = measure_threads(session, slot, tokens, request.threads, going)
        passes = measure_passes(session, slot, going) if request.passes else PassCosts()
        likely = _likely(session, slot, tokens) if going() else b""
    finally:
        session.keep(0, slot)
    return Calibrated(rates, passes, threads, likely)


def measure_rates(
    session: Session, slot: Slot, tokens: Sequence[int], lengths: Sequence[int], going: Going
) -> tuple[RateAt, ...]:
    """How fast tokens are read and how fast is written after them, at several lengths.

    Args:
        session: that computes.
        slot: a sequence of it that nobody uses.
        tokens: enough for the lengths.
        lengths: tokens in the context window, growing.
        going: asked between two passes.
    """
    rates: list[RateAt] = []
    session.keep(0, slot)
    for length in sorted({min(length, session.context_length - _WRITTEN - 1) for length in lengths}):
        fresh = tokens[len(slot.held) : length]
        started = time.perf_counter()
        for start in range(0, len(fresh), session.batch_tokens):
            session.read(fresh[start : start + session.batch_tokens], slot)
            if not going():
                return tuple(rates)
        reading = time.perf_counter() - started
        writing = _write(session, slot, tokens[:_WRITTEN], going)
        session.keep(length, slot)
        rates.append(RateAt(length, len(fresh) / reading, writing))
    return tuple(rates)


def measure_threads(
    session: Session, slot: Slot, tokens: Sequence[int], counts: Sequence[int], going: Going
) -> tuple[RateWith, ...]:
    """How fast the model is with other numbers of threads, in turns; the numbers of before are in use at the end."""
    before = session.threads, session.reading_threads
    seen: dict[int, list[tuple[float, float]]] = {count: [] for count in counts}
    try:
        for count in [count for _ in range(_ROUNDS) for count in counts]:
            if not going():
                break
            session.use_threads(count, count)
            session.keep(0, slot)
            started = time.perf_counter()
            session.read(tokens[:_READ], slot)
            reading = _READ / (time.perf_counter() - started)
            seen[count].append((reading, _write(session, slot, tokens[:_WRITTEN], going)))
    finally:
        session.use_threads(*before)
    return tuple(
        RateWith(count, *(statistics.median(column) for column in zip(*rows, strict=True)))
        for count, rows in seen.items()
        if rows
    )


def _write(session: Session, slot: Slot, tokens: Sequence[int], going: Going) -> float:
    """Tokens a second, one a pass."""
    seconds = []
    for token in tokens:
        started = time.perf_counter()
        session.decode([Part(slot, (token,))])
        seconds.append(time.perf_counter() - started)
        if not going():
            break
    return 1 / statistics.median(seconds)


def _likely(session: Session, slot: Slot, tokens: Sequence[int]) -> bytes:
    """After each of some places in a text: the likeliest tokens and the logarithms of their probabilities.

    int32 and float32 by turns of `LIKELIEST`, little endian.
    """
    import numpy  # noqa: PLC0415 (the engine brings it only where it is needed)

    session.keep(0, slot)
    rows = []
    for token in tokens[:_COMPARED]:
        [row] = session.decode([Part(slot, (token,))])
        values = numpy.ctypeslib.as_array(session.scores(row), (session.model.vocabulary.size,)).astype("f8")
        values -= values.max()
        values -= numpy.log(numpy.exp(values).sum())
        best = numpy.argsort(values)[: -LIKELIEST - 1 : -1]
        rows.append(best.astype("<i4").tobytes() + values[best].astype("<f4").tobytes())
    return b"".join(rows)
