"""What all exports come down to: a title and a tree of questions and answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class ExportedMessage:
    """One message of another program."""

    key: str
    """Names it within its conversation."""
    parent: str
    """The key of the message it follows; "" for none."""
    role: str
    """"user" and "assistant" are kept; what others have said is passed over."""
    text: str
    created: float = 0.0
    """Seconds since 1970; 0 where the export does not say."""


@dataclass(frozen=True)
class ExportedConversation:
    """One conversation of another program."""

    title: str
    messages: tuple[ExportedMessage, ...]
    """Parents before their children."""
    created: float = 0.0
    updated: float = 0.0

    @property
    def newest(self) -> str:
        """The key of the message that was written last: the end of the branch in use."""
        return max(enumerate(self.messages), key=lambda placed: (placed[1].created, placed[0]))[1].key


def conversation(
    title: str, messages: Iterable[ExportedMessage], created: float = 0.0, updated: float = 0.0
) -> ExportedConversation | None:
    """A conversation of what users and models have said to each other; None where nothing of that is left.

    Messages of others (instructions, tools) and empty ones are passed over, and those after them follow what came
    before. A model that speaks several times in a row, as around a tool call, has given one answer.
    """
    known = {message.key: message for message in messages if message.key}
    kept: dict[str, ExportedMessage] = {}
    place: dict[str, str] = {"": ""}
    """For each message of the export, the kept message that stands for it."""
    for key in _parents_first(known):
        message = known[key]
        above = place[message.parent if message.parent in known else ""]
        if message.role not in ("user", "assistant") or not message.text.strip():
            place[key] = above
        elif message.role == "assistant" and above and kept[above].role == "assistant":
            kept[above] = replace(kept[above], text=f"{kept[above].text.rstrip()}\n\n{message.text.lstrip()}")
            place[key] = above
        else:
            kept[key] = replace(message, parent=above)
            place[key] = key
    if not kept:
        return None
    times = [message.created for message in kept.values() if message.created > 0]
    first, last = min(times, default=0.0), max(times, default=0.0)
    return ExportedConversation(title.strip(), tuple(kept.values()), created or first, updated or last or created)


def _parents_first(messages: dict[str, ExportedMessage]) -> list[str]:
    """Keys so that no message comes before the one it follows; what is in a circle is left out."""
    children: dict[str, list[str]] = {}
    for key, message in messages.items():
        children.setdefault(message.parent if message.parent in messages else "", []).append(key)
    order: list[str] = []
    waiting = list(reversed(children.get("", [])))
    while waiting:
        key = waiting.pop()
        order.append(key)
        waiting.extend(reversed(children.get(key, [])))
    return order
