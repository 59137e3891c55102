"""What a front-end can ask about conversations as such: their order, branches and personas; and what it gets back."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from core.process.channel import Body

LONGEST_FOLDER = 80
"""Characters in the name of a folder."""


class Folder(msgspec.Struct, frozen=True):
    """A name under which conversations are listed together."""

    name: str
    conversations: int
    """How many are listed under it; pinned ones stand elsewhere."""


class Branching(msgspec.Struct, frozen=True):
    """A message in the tree of its conversation."""

    id: int
    parent: int
    """The message it follows, 0 for none."""
    role: Literal["user", "assistant"]
    text: str
    """Its beginning."""
    created: float


class Persona(msgspec.Struct, frozen=True):
    """Instructions that the model follows in a conversation."""

    name: str
    instructions: str


NO_PERSONA = Persona("", "")
"""The instructions of the settings."""

# Requests


class PinConversation(Body, frozen=True):
    """List a conversation above all others, or no longer; answered by `Done`."""

    id: int
    pinned: bool


class MoveConversation(Body, frozen=True):
    """List a conversation in a folder, which is made where there is none; "" takes it out. Answered by `Done`."""

    id: int
    folder: str


class RenameFolder(Body, frozen=True):
    """Give a folder another name: that of another one joins them, and "" leaves its conversations without one.

    Answered by `Done`.
    """

    name: str
    to: str


class ListBranches(Body, frozen=True):
    """Answered by `Branches`."""

    id: int
    """Of the conversation."""


class ListPersonas(Body, frozen=True):
    """Answered by `Personas`."""


class SavePersonas(Body, frozen=True):
    """Keep these instead; answered by `Personas`, or `Failed` with nothing changed."""

    personas: tuple[Persona, ...]


class ChoosePersona(Body, frozen=True):
    """Follow these instructions in a conversation from now on; answered by `Done`."""

    id: int
    persona: Persona


ConversationRequest = PinConversation | MoveConversation | RenameFolder | ListBranches | ChoosePersona
PersonaRequest = ListPersonas | SavePersonas

# Answers


class Branches(Body, frozen=True):
    """All messages of a conversation, the oldest first, and those of them that are shown now."""

    terminal: ClassVar[bool] = True
    id: int
    title: str
    messages: tuple[Branching, ...]
    shown: tuple[int, ...]


class Personas(Body, frozen=True):
    """All that the user can choose from."""

    terminal: ClassVar[bool] = True
    personas: tuple[Persona, ...]


ConversationEvent = Branches | Personas
