"""Money in millionths of a currency: whole numbers, so that sums stay exact."""

from __future__ import annotations

import math
from typing import Final

MILLION: Final = 1_000_000


def millionths(amount: float) -> int:
    """An amount in millionths, rounded up: what is reckoned is never less than what may be owed."""
    return math.ceil(round(amount * MILLION, 3))


def money(amount: int, currency: str) -> str:
    """An amount for people: "0.0042 USD"; as many digits as say something."""
    return f"{amount / MILLION:,.{money_digits(amount)}f} {currency}"


def money_digits(amount: int) -> int:
    """Decimals that say something about an amount."""
    value = amount / MILLION
    return 2 if value == 0 or value >= 0.1 else min(6, 1 - math.floor(math.log10(value)))
