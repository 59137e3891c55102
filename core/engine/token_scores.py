"""How likely each token of an answer was, and what else was likely there, for programs that ask for it."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np

from core.engine.model import Model
from core.engine.protocol import TokenScore


def token_score(model: Model, scores: Any, token: int, most: int) -> TokenScore:
    """What is told about one token.

    Args:
        model: that drew it.
        scores: pointer to the row of scores (logits, float32) that it was drawn from.
        token: that was drawn.
        most: of the likeliest tokens that are told beside it.
    """
    row = np.ctypeslib.as_array(ctypes.cast(scores, ctypes.POINTER(ctypes.c_float)), (model.vocabulary.size,))
    shifted = row.astype(np.float64) - float(row.max())
    logprobs = shifted - np.log(np.exp(shifted).sum())
    best = np.argpartition(-logprobs, most)[:most] if most else np.empty(0, dtype=np.int64)
    likeliest = sorted(((float(logprobs[one]), int(one)) for one in best), reverse=True)
    return TokenScore(
        model.vocabulary.piece(token, special=True),
        float(logprobs[token]),
        tuple((model.vocabulary.piece(one, special=True), logprob) for logprob, one in likeliest),
    )
