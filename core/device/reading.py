"""A value of this machine together with how it is known."""

from __future__ import annotations

from typing import Annotated, Generic, Literal, TypeVar

import msgspec

Basis = Literal["measured", "assumed"]
"""measured: taken from this machine; assumed: what such machines usually have, because it could not be found out."""

Count = Annotated[int, msgspec.Meta(ge=1, le=1 << 20)]
Bytes = Annotated[int, msgspec.Meta(ge=0, le=1 << 60)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Rate = Annotated[float, msgspec.Meta(gt=0, le=1e18)]

T = TypeVar("T")


class Reading(msgspec.Struct, Generic[T], frozen=True):
    """One value; the name of the field that holds it says the unit."""

    value: T
    basis: Basis = "measured"
    busy: Share = 0.0
    """The share of the cores that others took while it was measured; 0 for what they do not change."""


def measured(value: T, busy: float = 0.0) -> Reading[T]:
    """A value taken from this machine, while others took the share `busy` of its cores."""
    return Reading(value, "measured", busy)


def assumed(value: T) -> Reading[T]:
    """A value for want of a better one."""
    return Reading(value, "assumed")
