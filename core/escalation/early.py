"""Ends a local answer before its end when it is surely going wrong and the cloud is to answer instead."""

from __future__ import annotations

from typing import Final

import numpy as np

from core.engine.protocol import Confidence
from core.escalation.checks.form import form_of, opens_with_refusal
from core.escalation.prior import Estimate, log_odds
from core.escalation.sureness import Usual, unsureness, usual

LEAST_TOKENS: Final = 16
"""Before that an answer says nothing about itself."""
_BAR: Final = 0.6
"""The least chance at which an answer is given up half-way: what is still to come might mend it."""
_IN_A_ROW: Final = 2
_REFUSES: Final = 2.5
_REPEATS: Final = 2.0
_REPEATED: Final = 0.4


class EarlyStop:
    """Watches one answer: it is given up when two checks in a row say that the cloud would help.

    Args:
        before: what was reckoned from the question alone.
        threshold: the chance from which on a whole answer goes to the cloud.
        compared: how sure the model usually is.
    """

    def __init__(self, before: Estimate, threshold: float, compared: Usual | None = None) -> None:
        self._before = before
        self._compared = compared or usual(before.kind)
        self._bar = max(threshold, _BAR)
        self._passed = 0

    def wanted(self, text: str, confidence: Confidence) -> bool:
        """Whether to give up now.

        Args:
            text: of the answer so far.
            confidence: of the model in it.
        """
        if confidence.tokens < LEAST_TOKENS:
            return False
        odds = log_odds(self._before.chance) + unsureness(confidence, self._compared)
        odds += _REFUSES * opens_with_refusal(text) + _REPEATS * (form_of(text).repeated > _REPEATED)
        self._passed = self._passed + 1 if 1 / (1 + np.exp(-odds)) >= self._bar else 0
        return self._passed >= _IN_A_ROW
