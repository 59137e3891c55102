"""Reads tool calls out of an answer while it is being written, and leaves its other words alone."""

from __future__ import annotations

import itertools
import json
import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from core.tool_calls.syntax import Syntax

_LONGEST_CALL: Final = 200_000
"""Characters; what goes on for longer is no call."""
_SPACE: Final = " \t\r\n"
_FENCE: Final = re.compile(r"`{1,3}$|```[a-z_]{0,9}$|```(?:json|tool_call|)\s*(\{|$)")
"""A block of code that is about to begin; with a brace, one that may be a call."""


@dataclass(frozen=True)
class CallPiece:
    """A piece of a call: the first has its id and name, and all have some of its arguments."""

    index: int
    arguments: str = ""
    id: str = ""
    name: str = ""


Piece = str | CallPiece


class CallReader:
    """Takes the text of an answer in pieces and gives words and calls, each as soon as it is certain.

    Args:
        syntax: how this model writes calls.
        names: of the tools that it may ask for; anything else stays words.
    """

    def __init__(self, syntax: Syntax, names: Sequence[str]) -> None:
        self._syntax = syntax
        self._names = frozenset(names)
        self._openings = [text for text in (syntax.opening, syntax.also_opening) if text]
        self._state: Literal["start", "words", "calls", "name"] = "start"
        self._fence = ""
        """What stands before a bare call: space, and the beginning of a block of code."""
        self._waiting = ""
        self._object: _ObjectReader | None = None
        self._numbers = itertools.count()
        self.calls = 0
        """How many there have been."""

    def feed(self, text: str) -> Iterator[Piece]:
        """What `text` makes certain."""
        self._waiting += text
        while self._waiting:
            before = self._waiting, self._state, self._object
            yield from self._step()
            if before == (self._waiting, self._state, self._object):
                return

    def finish(self) -> Iterator[Piece]:
        """What still waited; the answer has ended."""
        if self._object is not None:
            if self._fence and not self._object.is_call:
                yield self._fence
            yield from self._object.abandon()
        elif self._state in ("words", "start", "name") and self._waiting:
            yield self._waiting
        self._waiting, self._object = "", None

    def _step(self) -> Iterator[Piece]:
        if self._object is not None:
            yield from self._read_object(self._object)
        elif self._state == "start":
            self._look_at_start()
        elif self._state == "words":
            yield from self._read_words()
        elif self._state == "name":
            self._read_name()
        else:
            self._look_for_object()

    def _look_at_start(self) -> None:
        """Models forget their marks: an answer that begins with a brace or a block of JSON may be a bare call."""
        text = self._waiting.lstrip(_SPACE)
        fence = _FENCE.match(text)
        brace = 0 if text.startswith("{") else fence.end() - 1 if fence and fence[1] else -1
        if brace >= 0:
            at = len(self._waiting) - len(text) + brace
            self._fence, self._waiting, self._state = self._waiting[:at], self._waiting[at:], "calls"
        elif text and not fence and not any(opening.startswith(text) for opening in self._openings):
            self._state = "words"

    def _read_words(self) -> Iterator[Piece]:
        found = [(at, opening) for opening in self._openings if (at := self._waiting.find(opening)) >= 0]
        if found:
            at, opening = min(found)
            words, self._waiting = self._waiting[:at], self._waiting[at + len(opening) :]
            self._state = "name" if self._syntax.named_outside else "calls"
            if words.strip():
                yield words
            return
        held = max((_overlap(self._waiting, opening) for opening in self._openings), default=0)
        certain = self._waiting[: len(self._waiting) - held]
        self._waiting = self._waiting[len(certain) :]
        if certain:
            yield certain

    def _read_name(self) -> None:
        name, separator, rest = self._waiting.partition(self._syntax.separator)
        if separator:
            self._waiting, self._state = rest, "calls"
            self._object = self._reader(name.strip())

    def _look_for_object(self) -> None:
        """Between calls: past spaces, brackets and closing marks to the next brace, or back to words."""
        text = self._waiting.lstrip(_SPACE + ("[],;" if self._syntax.listed or not self._syntax.opening else ""))
        for mark in (self._syntax.closing, "```" if "```" in self._fence and self.calls else "", *self._openings):
            if mark and text.startswith(mark):
                self._waiting = text[len(mark) :]
                self._state = "name" if self._syntax.named_outside else "calls"
                return
            if mark and text and mark.startswith(text):
                return
        if text.startswith("{"):
            self._waiting, self._object = text, self._reader("")
        elif text:
            self._waiting, self._state = text if self.calls else self._waiting, "words"

    def _reader(self, name: str) -> _ObjectReader:
        return _ObjectReader(self._names, self._syntax.arguments_key, name, next(self._numbers))

    def _read_object(self, reader: _ObjectReader) -> Iterator[Piece]:
        text, self._waiting = self._waiting, ""
        used, pieces = reader.feed(text)
        if reader.done and not reader.is_call and self._fence and not self.calls:
            yield self._fence
            self._fence = ""
        yield from pieces
        if reader.done:
            self.calls += 1 if reader.is_call else 0
            self._object = None
            self._waiting = text[used:]


class _ObjectReader:
    """Follows one JSON object that should be a call, and gives its arguments as they come.

    Args:
        names: of tools.
        arguments_key: under which the arguments stand; "arguments" and "parameters" are both understood.
        name: of the call, where it stands outside of the object; the object is then the arguments.
        index: of the call in the answer.
    """

    def __init__(self, names: frozenset[str], arguments_key: str, name: str, index: int) -> None:
        self._names = names
        self._keys = {arguments_key, "arguments", "parameters"}
        self._index = index
        self._outside = bool(name)
        self._name = name
        self._told = ""
        """How much of the arguments has been given, as text."""
        self._begun = False
        self._raw = ""
        self._depth = 0
        self._in_string = self._escaped = False
        self._key = ""
        self._value_at = -1
        self._string_at = 0
        self._arguments: tuple[int, int] | None = (0, -1) if name else None
        """Where they begin and end in the raw text; -1 is not yet."""
        self.done = False

    @property
    def is_call(self) -> bool:
        """Whether it names a tool."""
        return self._name in self._names

    def feed(self, text: str) -> tuple[int, list[Piece]]:
        """How many characters of `text` belong to the object, and the pieces of a call that they make certain."""
        for used, letter in enumerate(text):
            self._raw += letter
            self._take(letter)
            if self._depth == 0 and self._raw.strip(_SPACE):
                self.done = True
                return used + 1, self._finished()
            if len(self._raw) > _LONGEST_CALL:
                self.done = True
                return used + 1, list(self.abandon())
        return len(text), self._news()

    def abandon(self) -> Iterator[Piece]:
        """The answer ends inside of it: what is not a call by now was words."""
        if self._begun:
            yield from self._news()
        elif self._raw.strip():
            yield self._raw

    def _take(self, letter: str) -> None:
        if self._in_string:
            self._take_in_string(letter)
            return
        place = len(self._raw) - 1
        if letter == '"':
            self._in_string, self._string_at = True, place
            self._begin_value(place)
        elif letter in "{[":
            self._begin_value(place)
            self._depth += 1
        elif letter in "}]":
            self._end_value(place)
            self._depth -= 1
        elif letter == ":" and self._depth == 1:
            self._value_at = -2
        elif letter == "," and self._depth == 1:
            self._end_value(place)
            self._key = ""
        elif letter not in _SPACE:
            self._begin_value(place)

    def _take_in_string(self, letter: str) -> None:
        if self._escaped:
            self._escaped = False
        elif letter == "\\":
            self._escaped = True
        elif letter == '"':
            self._in_string = False
            if self._depth == 1 and not self._key and self._value_at == -1:
                self._key = _text(self._raw[self._string_at :])
            elif self._depth == 1 and self._key == "name" and not self._outside:
                self._name = _text(self._raw[self._string_at :])

    def _begin_value(self, place: int) -> None:
        if self._depth == 1 and self._value_at == -2:
            self._value_at = place
            if self._key in self._keys and not self._outside:
                self._arguments = (place, -1)

    def _end_value(self, place: int) -> None:
        if self._depth == 1:
            if self._arguments is not None and self._arguments[1] == -1 and not self._outside:
                self._arguments = (self._arguments[0], place)
            self._value_at = -1

    def _news(self) -> list[Piece]:
        """The arguments that have come since the last time, once the name is known."""
        if self._arguments is None or not self.is_call:
            return []
        start, end = self._arguments
        raw = self._raw[start : end if end >= 0 else len(self._raw)]
        if raw.startswith('"'):
            # A text that holds JSON: it is unwrapped when all of it is there.
            raw = _text(raw.strip()) if end >= 0 else ""
        # Space at the end may be the object's own; inside of the arguments it follows with what comes after it.
        raw = raw.rstrip(_SPACE)
        new, self._told = raw[len(self._told) :], max(raw, self._told, key=len)
        if self._begun:
            return [CallPiece(self._index, new)] if new else []
        self._begun = True
        return [CallPiece(self._index, new, f"call_{secrets.token_hex(12)}", self._name)]

    def _finished(self) -> list[Piece]:
        if not self.is_call:
            return [self._raw]
        if self._arguments is None:
            self._arguments = (len(self._raw), len(self._raw))
        pieces = self._news()
        return pieces if self._told else [*pieces, CallPiece(self._index, "{}")]


def _text(literal: str) -> str:
    try:
        text = json.loads(literal)
    except ValueError:
        return ""
    return text if isinstance(text, str) else ""


def _overlap(text: str, mark: str) -> int:
    longest = min(len(text), len(mark) - 1)
    return next((length for length in range(longest, 0, -1) if text.endswith(mark[:length])), 0)
