"""The oldest part of a conversation in few words, where its context is full: what is summed up, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.engine.protocol import Generate, Sampling, Turn
from core.messages import ChatMessage
from core.turns import turns_for

_KEPT: Final = 0.5
"""Of what still fits, this share at most is left as it was said, so that the next questions have room too."""
_READ_BYTES: Final = 2
"""Bytes of text for each token of the context that are read to sum up: about half of it in English, two thirds of it in
Chinese."""
_LONGEST: Final = 256
"""Tokens of a summary ..."""
_SHARE: Final = 8
"""... and at most the context divided by this."""
_EARLIER: Final = "What was said before, summed up:"
_OWN_WORDS: Final = "In the user's own words:"
_LONGEST_WORDS: Final = 160
_MOST_WORDS: Final = 640
"""Bytes that are told of each message of the user in its own words, and of all: small models lose names and wishes when
they sum up."""
_WANTED: Final = (
    "Summarize this part of a conversation in at most 120 words, for somebody who has to go on with it: what the user "
    "wants and has told, names, numbers, decisions, and what is still open. Write in its language, and nothing but the "
    "summary."
)


@dataclass(frozen=True)
class Summary:
    """What stands for the beginning of a conversation.

    Args:
        text: in few words.
        last: id of the last message that it covers.
    """

    text: str
    last: int


def latest_summary(before: Sequence[ChatMessage]) -> Summary | None:
    """The newest summary that an answer of this branch was written with, None for none."""
    for message in reversed(before):
        if message.facts is not None and message.facts.summary:
            return Summary(message.facts.summary, message.facts.summarized)
    return None


def turns_after(
    instructions: str, messages: Sequence[ChatMessage], summary: Summary | None, *, with_tools: bool = False
) -> tuple[Turn, ...]:
    """What the model reads, as `turns_for`, with a summary in place of the messages that it covers."""
    if summary is None:
        return turns_for(instructions, messages, with_tools=with_tools)
    covered = [message for message in messages if message.id <= summary.last]
    told = f"{instructions}\n\n{_EARLIER}\n{summary.text}\n\n{_own_words(covered)}".strip()
    return turns_for(told, _after(messages, summary), with_tools=with_tools)


def _own_words(covered: Sequence[ChatMessage]) -> str:
    """What the user wrote first and last of these, as far as there is room."""
    lines = [
        f"- {_shortened(' '.join(message.text.split()), _LONGEST_WORDS)}"
        for message in covered
        if message.role == "user"
    ]
    kept, room = set[int](), _MOST_WORDS
    # From both ends: who somebody is comes first, what is wanted now comes last.
    for place in sorted(range(len(lines)), key=lambda place: min(place, len(lines) - 1 - place)):
        room -= len(lines[place].encode())
        if room < 0:
            break
        kept.add(place)
    words = [line for place, line in enumerate(lines) if place in kept]
    return "\n".join([_OWN_WORDS, *words]) if words else ""


def _after(messages: Sequence[ChatMessage], summary: Summary | None) -> tuple[ChatMessage, ...]:
    return tuple(message for message in messages if summary is None or message.id > summary.last)


def to_sum_up(before: Sequence[ChatMessage], earlier: Summary | None, left_out: int) -> tuple[ChatMessage, ...]:
    """The oldest messages that a summary is to stand for: those that have no room, and some of what has.

    Args:
        before: the messages before a question.
        earlier: covers the first of them, which are summed up already.
        left_out: turns of the others that the model did not get to read.
    """
    before = _after(before, earlier)
    room = len(turns_for("", before)) - left_out
    cuts = [place for place, message in enumerate(before) if message.role == "user" and place]
    fitting = [cut for cut in cuts if len(turns_for("", before[cut:])) <= room]
    if not fitting:
        return tuple(before)
    most = _KEPT * _bytes(before[fitting[0] :])
    cut = next((cut for cut in fitting if _bytes(before[cut:]) <= most), len(before))
    return tuple(before[:cut])


def summing_up(messages: Sequence[ChatMessage], earlier: Summary | None, context_length: int) -> Generate:
    """What the model is asked to sum up messages, and what an earlier summary says of those before them.

    Args:
        messages: at least one.
        earlier: None where there is nothing before them.
        context_length: tokens that the model reads at once.
    """
    said = [f"{message.role.title()}: {message.text.strip()}" for message in messages]
    if earlier is not None:
        said.insert(0, f"{_EARLIER} {earlier.text}")
    most = _READ_BYTES * context_length // len(said)
    words = "\n\n".join(_shortened(part, most) for part in said)
    return Generate(
        (Turn("system", _WANTED), Turn("user", f"{words}\n\n{_WANTED}")),
        Sampling(temperature=0.0),
        min(_LONGEST, context_length // _SHARE),
    )


def _bytes(messages: Sequence[ChatMessage]) -> int:
    return sum(len(message.text.encode()) for message in messages)


def _shortened(text: str, most: int) -> str:
    """At most so many bytes: the beginning and the end, which say more than the middle."""
    data = text.encode()
    if len(data) <= most:
        return text
    half = max(1, most // 2)
    return data[:half].decode(errors="ignore") + " … " + data[-half:].decode(errors="ignore")
