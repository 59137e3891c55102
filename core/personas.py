"""Instructions under a name, to be chosen for a conversation: those that come with Inglenook, and the user's own."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from core.conversation_messages import Persona
from core.errors import SettingsError, StorageError

LARGEST_FILE: Final = 2_000_000
MOST: Final = 200
LONGEST_NAME: Final = 60
LONGEST_INSTRUCTIONS: Final = 20_000
SHIPPED: Final[tuple[Persona, ...]] = (
    Persona("Brief", "Answer in one to three sentences. Leave out introductions, repetitions and closing remarks."),
    Persona(
        "Teacher",
        "You explain things to a curious adult who is new to the subject. Begin with the idea in everyday words, give "
        "one concrete example, and only then use the technical terms, each explained. End with one question that lets "
        "the reader check their understanding.",
    ),
    Persona(
        "Editor",
        "You improve texts. Keep the author's meaning, voice and language. Mend grammar and spelling, shorten long "
        "sentences, and remove filler. Give the improved text first, then list the changes that matter in a few words.",
    ),
    Persona(
        "Programmer",
        "You are an experienced software developer. Give working code first, complete enough to run, then explain what "
        "is not obvious in it. Name edge cases and errors that can happen. Say so when you are not sure that an API "
        "exists.",
    ),
    Persona(
        "Translator",
        "Translate what the user writes: into English where it is in another language, else into the language that the "
        "user names. Keep tone, names and formatting. Give only the translation.",
    ),
    Persona(
        "Critic",
        "You look for what is wrong. Name the weakest assumption first, then what is missing, then what could go "
        "wrong, each with how to check it. Be direct and fair, and say what is good enough to stay.",
    ),
)
"""What there is before the user has changed anything."""


def load_personas(path: Path) -> tuple[Persona, ...]:
    """The user's personas, or those that come with Inglenook where there is no file yet.

    A file that cannot be understood is kept aside, and the list begins anew.

    Raises:
        StorageError: the file is there and cannot be read.
    """
    try:
        if path.stat().st_size <= LARGEST_FILE:
            return checked(msgspec.json.decode(path.read_bytes(), type=list[Persona]))
    except FileNotFoundError:
        return SHIPPED
    except (msgspec.DecodeError, SettingsError, UnicodeDecodeError, RecursionError):
        pass
    except OSError as error:
        raise StorageError(f"{path} cannot be read ({error.strerror}).", "Check its permissions.") from error
    _put_aside(path)
    return SHIPPED


def save_personas(path: Path, personas: Sequence[Persona]) -> tuple[Persona, ...]:
    """Keep these in place of those that were kept; gives them as they are kept.

    Raises:
        SettingsError: one has no name or no instructions, or two have the same name.
        StorageError: the file cannot be written.
    """
    kept = checked(personas)
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(kept), indent=2))
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise StorageError(f"{path} cannot be written ({error.strerror}).", "Check the folder.") from error
    return kept


def checked(personas: Sequence[Persona]) -> tuple[Persona, ...]:
    """The same, without needless space.

    Raises:
        SettingsError: see `save_personas`.
    """
    if len(personas) > MOST:
        raise SettingsError(f"There are {len(personas):,} personas.", f"Keep {MOST} or fewer.")
    kept: list[Persona] = []
    for persona in personas:
        name, instructions = " ".join(_storable(persona.name).split()), _storable(persona.instructions).strip()
        if not name or not instructions:
            raise SettingsError("A persona needs a name and instructions.", "Fill in both, or remove it.")
        if len(name) > LONGEST_NAME or len(instructions) > LONGEST_INSTRUCTIONS:
            limit = f"{LONGEST_NAME} characters for the name and {LONGEST_INSTRUCTIONS:,} for the instructions"
            raise SettingsError(f"“{name[:LONGEST_NAME]}” is too long.", f"Keep to {limit}.")
        if name in {other.name for other in kept}:
            raise SettingsError(f"There are two personas named “{name}”.", "Give one of them another name.")
        kept.append(Persona(name, instructions))
    return tuple(kept)


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _put_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(f"{path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}"))
    except OSError as error:
        raise StorageError(f"{path} is damaged.", "Move it away and try again.") from error
