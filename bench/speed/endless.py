"""A text five times as long as the context window, as an endless chat reads it: memory, and perplexity at its end.

    python -m bench.speed.endless [--model FILE] [--out FILE]

The reference reads the same last words with a full window of what came directly before them.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np

from bench.speed.common import long_text, options, report
from core.engine.batch import Part
from core.engine.endless import is_separator, let_go
from core.engine.model import Model
from core.engine.process_memory import process_memory
from core.engine.protocol import Load
from core.engine.session import Session
from core.engine.slot import Slot

CONTEXT = 512
TIMES = 5
LATE = 384
"""Tokens at the end that are scored."""
STEP = 32


def main() -> None:
    """Measure and report."""
    chosen = options(__doc__, rounds=1)
    report(chosen, measure(chosen.model))


def measure(model_path: Path) -> dict[str, Any]:
    """Perplexities, their ratio, and the memory of the process after two windows and after five."""
    load = Load(str(model_path), context_length=CONTEXT, batch=STEP, draft_tokens=STEP)
    with Model(load, lambda _share: True) as model, Session(model, load) as session:
        words = model.vocabulary.tokenize(long_text())[: CONTEXT * TIMES]
        slot = session.slots[0]
        session.read(words[:CONTEXT])
        _scored(model, session, slot, words[: 2 * CONTEXT], CONTEXT)
        two = process_memory().now
        endless = _scored(model, session, slot, words, 2 * CONTEXT)
        five = process_memory().now
        windows = []
        # Each stretch of the end with as much before it as the window holds.
        for start in range(len(words) - LATE, len(words), STEP):
            session.keep(0)
            before = words[start + STEP - CONTEXT : start]
            session.read(before)
            windows.append(_scored(model, session, slot, words[: start + STEP], start))
    full = sum(windows) / len(windows)
    return {
        "context": CONTEXT,
        "tokens": len(words),
        "perplexity_endless": math.exp(endless),
        "perplexity_full_window": math.exp(full),
        "perplexity_increase": math.exp(endless - full) - 1,
        "memory_growth": five / two - 1,
    }


def _scored(model: Model, session: Session, slot: Slot, words: list[int], start: int) -> float:
    """Mean negative log-probability of the last words from `start` on, of which at most `LATE` count."""
    total, count = 0.0, 0
    for at in range(start, len(words), STEP):
        part = words[at : at + STEP]
        if len(slot.held) + len(part) > session.context_length:
            session.let_go(
                slot, let_go(slot.held, CONTEXT, 0, lambda token: is_separator(model.vocabulary.piece(token)))
            )
        [row] = session.decode([Part(slot, part, len(part))])
        for place, following in enumerate(words[at + 1 : at + 1 + STEP]):
            if at + place + 1 < len(words) - LATE:
                continue
            scores = np.ctypeslib.as_array(session.scores(row + place), (model.vocabulary.size,)).astype(np.float64)
            total += float(scores.max() + np.log(np.exp(scores - scores.max()).sum()) - scores[following])
            count += 1
    return total / max(1, count)


if __name__ == "__main__":
    main()
