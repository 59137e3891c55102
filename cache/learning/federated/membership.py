"""Takes part in learning together: does a share of every round, and lets nothing out but clipped and noised weights."""

from __future__ import annotations

import base64
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np

from cache.encoder_file import NAME
from cache.learning.federated.privacy import clipped, epsilon, noised
from cache.learning.federated.spending import Spending
from cache.learning.fit import Examples, fit
from core.errors import CannotLearn
from core.ledger import Ledger, Sending

Matrix = np.ndarray[Any, np.dtype[np.float32]]

REASON: Final = "learning together"
"""Why it leaves, in the ledger."""
RANK: Final = 64
"""Directions of a vector that a shared change may depend on: fewer learn less, more need more noise."""
STEPS: Final = 40
"""Of a fit in each round."""
_MOST_ROUNDS: Final = 100
_LARGEST_CLIP: Final = 10.0
_LARGEST_NUMBER: Final = 1e3


class Terms(msgspec.Struct, frozen=True):
    """What the server asks for, as it says in every round."""

    rounds: int
    clients: int
    clip: float
    noise: float
    base: str
    round: int = msgspec.field(name="server-round")


@cache
def directions() -> Matrix:
    """Shape (RANK, 384), orthonormal rows; made by `cache.training.fit_directions`."""
    with np.load(directions_file(), allow_pickle=False) as arrays:
        return np.asarray(arrays["directions"], np.float32)


def directions_file() -> Path:
    """Where they lie."""
    return Path(str(resources.files("cache.learning.federated"))) / "directions.npz"


class Membership:
    """One user's part in one run.

    Args:
        examples: the user's own pairs; they stay here.
        spending: what all runs so far have told about the user.
        most_epsilon: what this and all earlier runs may tell at most; infinite where the user trusts the server.
        server: its address, for the record.
        ledger: shows the user all that leaves.
    """

    def __init__(
        self, examples: Examples, spending: Spending, most_epsilon: float, server: str, ledger: Ledger
    ) -> None:
        self._examples = examples
        self._spending = spending
        self._most_epsilon = most_epsilon
        self._server = server
        self._ledger = ledger
        self._sent = 0
        """The ledger's entry of what was sent last."""
        self.terms: Terms | None = None
        self.rounds_done = 0
        self.change: Matrix | None = None
        """The newest average, shape (RANK, 384)."""

    def take_part(self, config: Mapping[str, Any], weights: Matrix) -> Matrix:
        """The weights to send back in a round: what was given, plus a clipped and noised update.

        Args:
            config: the server's terms.
            weights: shape (RANK, 384).

        Raises:
            CannotLearn: the terms are not acceptable; nothing must be sent.
            StorageError: what this costs cannot be noted; nothing must be sent.
        """
        terms = self._agreed(config)
        start = checked(weights)
        update = fit(self._examples, start, directions(), STEPS) - start
        shielded = noised(clipped(update, terms.clip), terms.clip, terms.noise)
        leaving = np.asarray(start + shielded, np.float32)
        # Noted before it is sent: what may have been seen counts.
        self._spending.add(self._server, terms.noise)
        self._sent = self._ledger.note(sending(self._server, terms, leaving))
        self.rounds_done += 1
        return leaving

    def receive(self, config: Mapping[str, Any], weights: Matrix) -> bool:
        """Take the average of a round; whether it was the last one.

        Raises:
            CannotLearn: the server does not keep to its terms.
        """
        terms = self._agreed(config)
        self.change = checked(weights)
        if self._sent:
            self._ledger.settle(self._sent, "answered", bytes_in=weights.nbytes)
            self._sent = 0
        return terms.round >= terms.rounds

    def spent(self) -> tuple[float, float]:
        """Epsilon of this run towards the server, and towards who sees only averages."""
        if self.terms is None:
            return 0.0, 0.0
        rounds, noise = self.rounds_done, self.terms.noise
        return epsilon(noise, rounds), epsilon(noise, rounds, self.terms.clients)

    def _agreed(self, config: Mapping[str, Any]) -> Terms:
        try:
            terms = msgspec.convert(dict(config), Terms)
        except msgspec.ValidationError as error:
            raise CannotLearn("The server does not say what it asks for.", "Ask whoever runs it.") from error
        reasonable = (
            1 <= terms.rounds <= _MOST_ROUNDS
            and 1 <= terms.round <= terms.rounds
            and terms.clients >= 1
            and 0 < terms.clip <= _LARGEST_CLIP
            and 0 <= terms.noise < math.inf
        )
        if not reasonable or (self.terms and msgspec.structs.replace(terms, round=1) != self.terms):
            raise CannotLearn("What the server asks for makes no sense or has changed.", "Ask whoever runs it.")
        if terms.base != NAME:
            raise CannotLearn(
                f"The server learns for another encoder, {terms.base or 'of no name'}.", "Join another one."
            )
        if self.terms is None:
            self._allow(terms)
            self.terms = msgspec.structs.replace(terms, round=1)
        return terms

    def _allow(self, terms: Terms) -> None:
        wanted = self._spending.with_more(terms.noise, terms.rounds - terms.round + 1)
        if wanted > self._most_epsilon:
            raise CannotLearn(
                f"This server, with those you have joined before, would learn more about you than you allow: epsilon "
                f"{wanted:.1f}, and you allow {self._most_epsilon:.1f}.",
                "Allow more with --epsilon if you trust whoever runs it, or ask for more noise.",
            )


def sending(server: str, terms: Terms, weights: Matrix) -> Sending:
    """An update as the ledger shows it: what it is, and every number that leaves."""
    numbers = base64.b64encode(np.ascontiguousarray(weights, dtype="<f4").tobytes()).decode()
    body = (
        f"Round {terms.round} of {terms.rounds}: {weights.shape[0]} × {weights.shape[1]} weights and nothing else, "
        f"clipped to a norm of {terms.clip:g}, with noise of {terms.noise:g} times that. "
        f"As float32, little-endian, in base64:\n\n{numbers}"
    )
    return Sending(server, f"{terms.base}, shared change", REASON, body)


def checked(weights: Matrix) -> Matrix:
    """Weights from elsewhere.

    Raises:
        CannotLearn: they have another shape, or are no sensible numbers.
    """
    if weights.shape != (RANK, directions().shape[1]) or not float(np.abs(weights).max()) < _LARGEST_NUMBER:
        raise CannotLearn("The server sent something else than weights of this encoder.", "Ask whoever runs it.")
    return np.asarray(weights, np.float32)
