"""The names of the personas that come with Inglenook, in the user's language; the user's own stay as they are."""

from __future__ import annotations

from typing import Final

from app.desktop.language import look_up, tr
from core.conversation_messages import Persona
from core.personas import SHIPPED

SHIPPED_NAMES: Final = (tr("Brief"), tr("Teacher"), tr("Editor"), tr("Programmer"), tr("Translator"), tr("Critic"))
"""Listed so that they are translated; what is kept is English."""


def shown_name(persona: Persona) -> str:
    """The name as it is read."""
    return look_up(persona.name) if persona in SHIPPED else persona.name


def kept_name(shown: str, instructions: str) -> str:
    """The name as it is kept: one that came with Inglenook stays what it was, whatever the window's language."""
    known = (one.name for one in SHIPPED if one.instructions == instructions and look_up(one.name) == shown)
    return next(known, shown)
