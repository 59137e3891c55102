"""GPT4All's saved chats: a Qt data stream whose fields differ by version, of which only names and texts are read.

In every version a message is a label, "Prompt: " or "Response: ", followed by its text, both as Qt writes strings: a
length in bytes (32 bits) and UTF-16, big endian. So the labels are looked for, whatever lies between.
"""

from __future__ import annotations

import re
import struct
from typing import Final

from core.chat_import.exported import ExportedConversation, ExportedMessage, conversation
from core.errors import InglenookError

MAGIC: Final = b"\xf5\xd5\x53\xcc"
_ROLES: Final = {"Prompt: ": "user", "Response: ": "assistant"}


def _qt_string(text: str) -> bytes:
    raw = text.encode("utf-16-be")
    return struct.pack(">I", len(raw)) + raw


_LABEL: Final = re.compile(b"|".join(re.escape(_qt_string(label)) for label in _ROLES))
_TITLE_AT: Final = 4 + 4 + 8
"""After the magic number, the version and the moment of creation: the id, then the title."""


def from_gpt4all(raw: bytes, name: str) -> ExportedConversation | None:
    """The conversation in one `.chat` file.

    Raises:
        InglenookError: it is no chat of GPT4All.
    """
    if not raw.startswith(MAGIC) or len(raw) < _TITLE_AT:
        raise InglenookError(f"{name} is not a chat of GPT4All.", "Choose a file whose name ends in .chat.")
    created = float(struct.unpack_from(">q", raw, 8)[0])
    _, after_id = _read_string(raw, _TITLE_AT)
    title, _ = _read_string(raw, after_id)
    messages: list[ExportedMessage] = []
    for number, found in enumerate(_LABEL.finditer(raw)):
        role = _ROLES[found[0][4:].decode("utf-16-be")]
        text, _ = _read_string(raw, found.end())
        messages.append(ExportedMessage(str(number), str(number - 1) if number else "", role, text))
    return conversation(title, messages, created if created > 0 else 0.0)


def _read_string(raw: bytes, at: int) -> tuple[str, int]:
    """The string at `at` and the place after it; "" where there is none: Qt writes a missing one as length 2^32 - 1."""
    if at + 4 > len(raw):
        return "", at
    length = int(struct.unpack_from(">I", raw, at)[0])
    start = at + 4
    if length == 0xFFFF_FFFF or length % 2 or start + length > len(raw):
        return "", start
    return raw[start : start + length].decode("utf-16-be", "replace"), start + length
