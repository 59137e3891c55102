"""Opening a conversation that is kept on disk, against reading it again; the size of its file, and what that changes.

python -m bench.speed.resume [--model FILE] [--rounds N] [--out FILE]
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from bench.speed.common import SYSTEM, long_text, median, options, report
from core.engine.client import Engine
from core.engine.kept.file import KeptFile, write
from core.engine.model import Model
from core.engine.protocol import Generate, Load, Prepare, PromptRead, Sampling, Text, Turn
from core.engine.session import Session
from core.process.cancellation import Cancellation

GREEDY = Sampling(temperature=0)
TOKENS = 3900
FOLLOWING = 64
"""Tokens of text after the context whose distributions are compared."""


def main() -> None:
    """Measure and report."""
    chosen = options(__doc__, rounds=3)
    report(chosen, {**measure(chosen.model, chosen.rounds), **divergence(chosen.model)})


def resume_ratio(model: Path, rounds: int = 1) -> float:
    """Seconds that reading a conversation of 4k tokens takes, over those that taking it back from disk takes."""
    return float(measure(model, rounds)["resume_ratio"])


def measure(model: Path, rounds: int) -> dict[str, Any]:
    """Seconds to read and to take back, from the engine's process, and to the first word after it."""
    load = Load(str(model), context_length=4608, sequences=2, batch=512)
    # Some three and a half characters a token.
    text = long_text()[: int(TOKENS * 3.3)]
    so_far = (SYSTEM, Turn("user", f"Sum this up.\n\n{text}"))
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "kept"
        engine = Engine(Path(folder) / "log", kept=kept)
        request = Generate(so_far, GREEDY, max_tokens=8, conversation="c", keep_bytes=10**10)
        events = list(engine.generate(load, request, Cancellation()))
        read = next(event for event in events if isinstance(event, PromptRead))
        answer = "".join(event.text for event in events if isinstance(event, Text))
        engine.keep()
        size = sum(path.stat().st_size for path in kept.iterdir())
        for _ in range(rounds):
            engine.unload()
            engine.load(load)
            opened = time.perf_counter()
            prepared = engine.prepare(load, Prepare((*so_far, Turn("assistant", answer)), "c"), Cancellation())
            assert prepared is not None
            assert prepared.from_disk
            took, asked = time.perf_counter() - opened, time.perf_counter()
            follow_up = (*so_far, Turn("assistant", answer), Turn("user", "Go on."))
            request = Generate(follow_up, GREEDY, max_tokens=4, conversation="c", keep_bytes=10**10)
            first = next(
                time.perf_counter()
                for event in engine.generate(load, request, Cancellation())
                if isinstance(event, Text)
            )
            rows.append(
                {
                    "prepare_s": took,
                    "restored_s": prepared.restored_s,
                    "first_word_s": first - opened,
                    "first_word_from_question_s": first - asked,
                }
            )
        engine.close()
    middle = {name: median([row[name] for row in rows]) for name in rows[0]}
    return {
        "tokens": read.prompt_tokens,
        "read_s": read.seconds,
        **middle,
        "resume_ratio": read.seconds / middle["restored_s"],
        "file_bytes": size,
        "rows": rows,
    }


def divergence(model_path: Path, tokens: int = 1500) -> dict[str, float]:
    """How much smaller a file is than the state in it, and Kullback-Leibler divergence of the words that follow."""
    load = Load(str(model_path), context_length=tokens + 2 * FOLLOWING, batch=512, threads=1)
    with Model(load, lambda _share: True) as model, Session(model, load) as session:
        words = model.vocabulary.tokenize(long_text())[: tokens + FOLLOWING]
        slot = session.slots[0]
        session.read(words[:tokens])
        state = session.save(slot)
        before = _distributions(model, session, words[tokens:], tokens)
        again = _distributions(model, session, words[tokens:], tokens)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "kept"
            started = time.perf_counter()
            with path.open("wb") as file:
                write(file, "", "c", words[:tokens], state)
            written = time.perf_counter() - started
            with KeptFile(path, "", "c") as kept:
                taken = session.restore(slot, words[:tokens], kept.state(1))
                assert taken
            size = path.stat().st_size
        after = _distributions(model, session, words[tokens:], tokens)
    return {
        "smaller": len(state) / size,
        "write_s": written,
        "divergence": _divergence(before, after),
        "divergence_of_nothing": _divergence(before, again),
    }


def _distributions(model: Model, session: Session, words: list[int], tokens: int) -> Any:
    """Logarithms of probabilities after each of some words, which are forgotten again."""
    rows = []
    for word in words:
        session.append(word)
        scores = np.ctypeslib.as_array(session.scores(), (model.vocabulary.size,)).astype(np.float64)
        scores -= scores.max()
        rows.append(scores - np.log(np.exp(scores).sum()))
    session.keep(tokens)
    return np.array(rows)


def _divergence(before: Any, after: Any) -> float:
    return float((np.exp(before) * (before - after)).sum(axis=1).mean())


if __name__ == "__main__":
    main()
