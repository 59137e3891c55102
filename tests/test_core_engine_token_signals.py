"""How sure the model was of its tokens: true numbers from a real model, and no cost where nobody asks."""

from __future__ import annotations

import ctypes

import numpy as np
import pytest

from core.engine.client import Engine
from core.engine.protocol import Confidence, Generate, Load, Sampling, Text, Turn
from core.engine.token_signals import TokenSignals
from core.paths import Paths
from core.process.cancellation import Cancellation
from models.starter import starter_model


def scores(*values: float) -> ctypes.Array[ctypes.c_float]:
    return (ctypes.c_float * len(values))(*values)


def test_log_probability_margin_and_entropy_are_those_of_the_softmax() -> None:
    signals = TokenSignals(3)
    row = [2.0, 1.0, -1.0]
    signals.note(scores(*row), 1)
    shares = np.exp(row) / np.exp(row).sum()
    found = signals.summary()
    assert found.tokens == 1
    assert found.mean_logprob == pytest.approx(np.log(shares[1]), abs=1e-5)
    assert found.mean_margin == pytest.approx(1.0, abs=1e-5)
    assert found.mean_entropy == pytest.approx(-(shares * np.log(shares)).sum(), abs=1e-5)


def test_a_forbidden_token_spoils_nothing_and_the_worst_stretch_is_found() -> None:
    signals = TokenSignals(3)
    for number in range(40):
        signals.note(scores(5.0, 0.0, float("-inf")), 1 if 16 <= number < 24 else 0)
    found = signals.summary()
    assert np.isfinite([found.mean_entropy, found.worst_window, found.low_margin]).all()
    assert found.worst_window == pytest.approx(-5.0, abs=0.02)
    assert found.least_logprob == pytest.approx(found.worst_window)
    assert found.first_logprob > -0.1


def test_an_answer_tells_how_sure_the_model_was_every_sixteen_tokens_and_at_the_end(home: Paths) -> None:
    engine = Engine(home.log)
    load = Load(str(starter_model()), context_length=256)
    question = (Turn("user", "Count from one to ten."),)
    try:
        greedy = Generate(question, Sampling(temperature=0.0), max_tokens=40)
        plain = list(engine.generate(load, greedy, Cancellation()))
        asked = Generate(question, Sampling(temperature=0.0), max_tokens=40, confidence=True)
        watched = list(engine.generate(load, asked, Cancellation()))
    finally:
        engine.close()
    assert not [event for event in plain if isinstance(event, Confidence)]
    told = [event for event in watched if isinstance(event, Confidence)]
    assert [event.tokens for event in told][:2] == [16, 32]
    assert all(event.mean_logprob <= 0 < event.mean_margin for event in told)
    # Greedy drawing takes the likeliest token, whose log-probability the entropy bounds.
    assert all(-event.mean_logprob <= event.mean_entropy + 1e-3 for event in told)

    def text(events: list[object]) -> str:
        return "".join(event.text for event in events if isinstance(event, Text))

    assert text(list(watched)) == text(list(plain))
