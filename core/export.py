"""A conversation as a file for people (Markdown) or for programs (JSON)."""

from __future__ import annotations

import contextlib
import json
import os
import re
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec
from markdown_it import MarkdownIt

from core.errors import StorageError
from core.messages import ChatMessage

FORMAT: Final = "inglenook-conversation"
VERSION: Final = 1
"""Of the JSON layout; a change that breaks readers of the older one raises it."""

_NAMES: Final = {"user": "You", "assistant": "Inglenook"}
_COMMONMARK: Final = MarkdownIt("commonmark")


def to_markdown(title: str, messages: Iterable[ChatMessage]) -> str:
    """One branch as Markdown: the title, then each message, as it is, under the name of who wrote it."""
    parts = [f"# {' '.join(title.split())}"]
    for message in messages:
        parts += [f"## {_NAMES[message.role]}", _self_contained(message.text)]
    return "\n\n".join(parts) + "\n"


def to_json(title: str, messages: Iterable[tuple[int, ChatMessage]]) -> str:
    """Every branch as JSON.

    The layout is an object with `format` ("inglenook-conversation"), `version` (1), `title`, and `messages`, an array
    in the order of writing. Each message has `id`, `parent` (the id of the message it follows, 0 for none: messages
    with the same parent are versions of each other), `role` ("user" or "assistant"), `text`, `created` (seconds since
    1970) and, for answers, `facts` (the fields of `core.messages.AnswerFacts`), else null.

    Args:
        title: of the conversation.
        messages: the id of its parent and the message, for each message.
    """
    document = {
        "format": FORMAT,
        "version": VERSION,
        "title": title,
        "messages": [
            {
                "id": message.id,
                "parent": parent,
                "role": message.role,
                "text": message.text,
                "created": message.created,
                "facts": msgspec.to_builtins(message.facts),
            }
            for parent, message in messages
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def write_text(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8, whole or not at all.

    Raises:
        StorageError: the folder or the disk does not take it; an earlier file of that name is untouched.
    """
    target = path.expanduser().absolute()
    temporary = target.with_name(f".{target.name}.{os.getpid()}-{time.monotonic_ns()}")
    try:
        # Through a link to the file it names; beside that one, since only a rename within a folder is atomic.
        target = target.resolve()
        temporary = target.with_name(temporary.name)
        with temporary.open("x", encoding="utf-8", errors="replace", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise StorageError(
            f"{path} cannot be written ({error.strerror}).", "Choose another folder, or free some space on the disk."
        ) from error


def _self_contained(text: str) -> str:
    """`text` such that Markdown after it is read as if it stood alone: answers may end inside a block of code."""
    if _ends(text):
        return text
    last = _COMMONMARK.parse(text)[-1]
    closed = f"{text.rstrip()}\n{last.markup}"
    if last.type == "fence" and _ends(closed):
        return closed
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _ends(text: str) -> bool:
    probe = "inglenook-probe"
    tokens = _COMMONMARK.parse(f"{text}\n\n# {probe}")
    return tokens[-1].type == "heading_close" and tokens[-2].content == probe
