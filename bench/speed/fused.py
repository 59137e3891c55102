"""The gaps between words of a live answer while a long text is read for another, against reading it all at once.

    python -m bench.speed.fused [--model FILE] [--rounds N] [--out FILE]

One session, three ways in turns: slices as the engine reads them; whole batches between two tokens; and the whole text
before the next token. The total time to the end of both answers says what the short gaps cost.
"""

from __future__ import annotations

import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.speed.common import SYSTEM, long_text, median, options, percentile, report
from core.engine.answer_loop import AnswerLoop
from core.engine.chat_template import ChatTemplate
from core.engine.generate import Answer
from core.engine.model import Model
from core.engine.protocol import Generate, Load, PromptRead, Sampling, Text, Turn
from core.engine.session import Session
from core.process.cancellation import Cancellation

GREEDY = Sampling(temperature=0)
LIVE_TOKENS = 160
READ_TOKENS = 3800
BEFORE = 12
"""Tokens of the live answer after which the long text comes."""


class _InBatches(AnswerLoop):
    """Reads a whole batch between two tokens."""

    def _slice(self, reader: Answer, beside: bool) -> int:
        return self._session.batch_tokens


class _AtOnce(_InBatches):
    """Reads the whole text before the next token."""

    def _compute(self, answers: Any, most: int) -> None:
        super()._compute(answers, most)
        while len(answers) == 1 and answers[0].job.unread and not answers[0].ended:
            super()._compute(answers, most)


WAYS: dict[str, type[AnswerLoop]] = {"slices": AnswerLoop, "batches": _InBatches, "at_once": _AtOnce}


def main() -> None:
    """Measure and report."""
    chosen = options(__doc__, rounds=3)
    report(chosen, measure(chosen.model, chosen.rounds))


def gap_ratio(model: Path, rounds: int = 1) -> float:
    """95th percentile of the gaps of a live answer: everything read at once, over slices."""
    return float(measure(model, rounds)["at_once_over_slices_p95"])


def measure(model_path: Path, rounds: int) -> dict[str, Any]:
    """Percentiles of gaps and total times of each way, with their ratios."""
    load = Load(str(model_path), context_length=4096, sequences=2, batch=512)
    rows: list[dict[str, Any]] = []
    with Model(load, lambda _share: True) as model, Session(model, load) as session:
        template = ChatTemplate(
            model.header.chat_template,
            model.vocabulary.bos,
            model.vocabulary.eos,
            model.vocabulary.is_one_token("<|im_start|>"),
        )
        for number in range(rounds):
            for name, way in WAYS.items():
                for slot in session.slots:
                    session.keep(0, slot)
                rows.append({"round": number, "way": name, **_one(way, model, session, template)})
    found: dict[str, Any] = {}
    for name in WAYS:
        mine = [row for row in rows if row["way"] == name]
        found[f"{name}_p95_s"] = median([percentile(row["gaps_s"], 0.95) for row in mine])
        found[f"{name}_longest_s"] = median([max(row["gaps_s"]) for row in mine])
        found[f"{name}_total_s"] = median([row["total_s"] for row in mine])
    found["at_once_over_slices_p95"] = found["at_once_p95_s"] / found["slices_p95_s"]
    found["batches_over_slices_p95"] = found["batches_p95_s"] / found["slices_p95_s"]
    found["total_loss"] = found["slices_total_s"] / found["at_once_total_s"] - 1
    return {**found, "rows": rows}


def _one(way: type[AnswerLoop], model: Model, session: Session, template: ChatTemplate) -> dict[str, Any]:
    """One live answer and one long text: the gaps while that is read, and the total time."""
    loop = way(session)
    session.flag.clear()
    text = model.vocabulary.tokenize(long_text(), add_special=False)[:READ_TOKENS]
    question = b"".join(map(model.vocabulary.piece, text)).decode(errors="replace") + "\n\nSum this up."
    arrivals: list[float] = []
    reading: list[float] = []
    begun = threading.Event()

    def ask(turns: tuple[Turn, ...], tokens: int) -> Answer:
        request = Generate(turns, GREEDY, max_tokens=tokens)
        answer = Answer(model, session, template, request, Cancellation(), time.perf_counter())
        loop.submit(answer)
        return answer

    def follow(answer: Answer) -> None:
        for event in answer:
            if isinstance(event, Text):
                arrivals.append(time.perf_counter())
                if len(arrivals) >= BEFORE:
                    begun.set()

    started = time.perf_counter()
    story = "Write a very long story about a lighthouse keeper and the sea, day by day, without end."
    live = threading.Thread(target=follow, args=(ask((SYSTEM, Turn("user", story)), LIVE_TOKENS),))
    live.start()
    begun.wait(120)
    reading.append(time.perf_counter())
    for event in ask((SYSTEM, Turn("user", question)), 2):
        if isinstance(event, PromptRead):
            reading.append(time.perf_counter())
    live.join()
    total = time.perf_counter() - started
    loop.close()
    gaps = [late - early for early, late in pairwise(arrivals) if late > reading[0] and early < reading[1]]
    return {"total_s": total, "reading_s": reading[1] - reading[0], "gaps_s": gaps}


if __name__ == "__main__":
    main()
