"""Markdown read while it streams in: what changes with each piece, at a cost that does not grow with the text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it.token import Token

from app.desktop.transcript.markdown import (
    SENTINEL,
    Block,
    Carry,
    Code,
    Paragraph,
    Table,
    Tokens,
    flatten,
    language_of,
    parse,
    rows_per_part,
    tokenize,
)

EXACT_LENGTH: Final = 8_000
"""Characters. Up to here a streamed answer is read once more as a whole at its end."""
_LONG_TAIL: Final = 1_000
_LONG_PARAGRAPH: Final = 3_000
_SENTENCE_END: Final = re.compile(r"[.!?;:,]? ")
_FENCE_LINE: Final = re.compile(r" *(?:(?:[-*+>]|\d+[.)]) +)*(?:[`~]{1,2}|(?:`{3,}|~{3,})[^`~]*)")


@dataclass(frozen=True, slots=True)
class Update:
    """What to do with the blocks shown so far: keep the first `keep`, then show `blocks`."""

    keep: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Cut:
    """Up to `at`, in characters of the open source, nothing changes any more."""

    at: int
    carry: Carry


@dataclass(slots=True)
class _Fence:
    """A code block at the outermost level whose end has not come."""

    markup: str
    indent: int
    language: str
    text: str = ""

    def ends_with(self, line: str) -> bool:
        bare = line.strip()
        return len(bare) >= len(self.markup) and set(bare) == {self.markup[0]} and line[:4].strip() != ""

    def add(self, line: str) -> None:
        self.text += line[min(self.indent, len(line) - len(line.lstrip(" "))) :] + "\n"

    def block(self, partial: str = "", *, closed: bool) -> Code:
        """The code so far; the start of a line that may turn out to be the closing fence is not shown yet."""
        hidden = set(partial.strip()) <= {self.markup[0]}
        return Code((self.text + ("" if hidden else partial)).removesuffix("\n"), self.language, closed=closed)


class MarkdownStream:
    """Reads Markdown piece by piece; a step costs about as much as what is still open, not as the whole text.

    Finished blocks are never read again, a long list, table, quote or paragraph is cut where that cannot be seen, and
    an open code block only gets more text.
    """

    def __init__(self) -> None:
        self._source: list[str] = []
        self._settled: list[Block] = []
        self._open: tuple[Block, ...] = ()
        self._tail = ""  # the source of what is open
        self._carry = Carry()
        self._fence: _Fence | None = None

    def feed(self, text: str) -> Update:
        """Take the next piece and say what changes."""
        text = text.replace("\r", "").replace("\0", "\ufffd")
        self._source.append(text)
        self._tail += text
        return self._step(final=False)

    def finish(self) -> Update:
        """Say what changes now that nothing more comes. Texts that are not very long are read once more as a whole."""
        source = "".join(self._source)
        if len(source) > EXACT_LENGTH:
            return self._step(final=True)
        before = (*self._settled, *self._open)
        self._settled, self._open, self._tail, self._fence = parse(source), (), "", None
        keep = _common(before, self._settled)
        return Update(keep, tuple(self._settled[keep:]))

    def _step(self, *, final: bool) -> Update:
        before = len(self._settled)
        tokens = self._settle(final=final)
        opened = self._opened(tokens, final=final)
        now = (*self._settled[before:], *opened)
        keep = _common(self._open, now)
        self._open = opened
        return Update(before + keep, now[keep:])

    def _settle(self, *, final: bool) -> Tokens:
        """Move what cannot change any more to `_settled`; the tokens of the rest."""
        while True:
            if self._fence is not None:
                if not self._read_fence():
                    return Tokens((), {})
                continue
            source = self._carry.prefix + (self._tail if final else _without_fence_line(self._tail))
            tokens = tokenize(source)
            if cut := self._find_cut(tokens.items, source):
                self._settle_head(cut)
            elif not self._enter_fence(tokens.items, source):
                return tokens

    def _settle_head(self, cut: _Cut) -> None:
        self._settled += flatten(tokenize(self._carry.prefix + self._tail[: cut.at]), self._carry)
        self._tail, self._carry = self._tail[cut.at :], cut.carry
        if cut.carry.part and isinstance(table := self._settled[-1], Table):
            self._carry = dataclasses.replace(cut.carry, weights=table.weights)

    def _opened(self, tokens: Tokens, *, final: bool) -> tuple[Block, ...]:
        if self._fence is not None:
            if final and not self._fence.ends_with(self._tail):
                self._fence.add(self._tail)
            return (self._fence.block("" if final else self._tail, closed=final),)
        if not final:
            _close_emphasis(tokens.items)
        blocks = flatten(tokens, self._carry)
        if blocks and isinstance(code := blocks[-1], Code) and not final:
            blocks[-1] = dataclasses.replace(code, closed=False)
        return tuple(blocks)

    # Code blocks

    def _enter_fence(self, tokens: Sequence[Token], source: str) -> bool:
        """Whether all that is open is a code block, which from now on is read line by line."""
        tops = _outermost(tokens)
        if len(tops) != 1 or tops[0].type != "fence" or tops[0].map is None:
            return False
        start = _offset(source, tops[0].map[0])
        end = source.find("\n", start)
        if end < 0:
            return False
        indent = len(source[start:end]) - len(source[start:end].lstrip(" "))
        self._fence = _Fence(tops[0].markup, indent, language_of(tops[0].info))
        self._tail, self._carry = self._tail[end + 1 - len(self._carry.prefix) :], Carry()
        return True

    def _read_fence(self) -> bool:
        """Take the complete lines of the code block; whether its end was among them."""
        assert self._fence is not None
        *lines, partial = self._tail.split("\n")
        for number, line in enumerate(lines, start=1):
            if self._fence.ends_with(line):
                self._settled.append(self._fence.block(closed=True))
                self._tail, self._fence = "\n".join([*lines[number:], partial]), None
                return True
            self._fence.add(line)
        self._tail = partial
        return False

    # Where to cut

    def _find_cut(self, tokens: Sequence[Token], source: str) -> _Cut | None:
        tops = _outermost(tokens)
        if len(tops) > 1:
            return self._at_line(source, tops[-1], Carry())
        match tops[0].type if tops else "":
            case "table_open":
                return self._between_rows(tokens, source, tops[0])
            case "bullet_list_open" | "ordered_list_open" if len(source) > _LONG_TAIL:
                return self._between_items(tokens, source, tops[0])
            case "blockquote_open" if len(source) > _LONG_TAIL:
                inner = [token for token in tokens if token.level == 1 and token.nesting >= 0 and token.map]
                return self._at_line(source, inner[-1], Carry()) if len(inner) > 1 else None
            case "paragraph_open" if len(source) > _LONG_PARAGRAPH:
                return self._between_sentences()
        return None

    def _at_line(self, source: str, token: Token, carry: Carry) -> _Cut | None:
        """A cut before the line where `token` starts, if more text cannot join that line to the one above."""
        assert token.map is not None
        start = _offset(source, token.map[0])
        above = source[source.rfind("\n", 0, max(0, start - 1)) + 1 : start]
        complete = source.find("\n", start) >= 0
        at = start - len(self._carry.prefix)
        return _Cut(at, carry) if at > 0 and (complete or not above.strip("> \n")) else None

    def _between_items(self, tokens: Sequence[Token], source: str, opening: Token) -> _Cut | None:
        items = [token for token in tokens if token.type == "list_item_open" and token.level == 1]
        if len(items) < 3:
            return None
        number = -1
        if opening.type == "ordered_list_open":
            start = self._carry.number if self._carry.number >= 0 else int(opening.attrs.get("start", 1))
            number = start + len(items) - 1
        return self._at_line(source, items[-1], Carry(number=number))

    def _between_rows(self, tokens: Sequence[Token], source: str, opening: Token) -> _Cut | None:
        assert opening.map is not None
        rows = [token for token in tokens if token.type == "tr_open"][1:]
        columns = sum(token.type == "th_open" for token in tokens)
        count = rows_per_part(columns)
        if len(rows) <= count + 1:
            return None
        head = source[_offset(source, opening.map[0]) : _offset(source, opening.map[0] + 2)]
        return self._at_line(source, rows[count], Carry(head, part=self._carry.part + 1))

    def _between_sentences(self) -> _Cut | None:
        """A cut in a long paragraph before a space that no emphasis, link or code spans."""
        places = [match.end() - 1 for match in _SENTENCE_END.finditer(self._tail, _LONG_TAIL, len(self._tail) - 200)]
        for place in places[:-9:-1]:
            blocks = flatten(tokenize(self._carry.prefix + self._tail[:place]), self._carry)
            if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not _has_open_markup(blocks[0]):
                return _Cut(place, Carry(SENTINEL))
        if places and len(self._tail) > 2 * _LONG_PARAGRAPH:
            return _Cut(places[-1], Carry(SENTINEL))
        return None


def _outermost(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.level == 0 and token.nesting >= 0 and token.map]


def _offset(source: str, line: int) -> int:
    """Where line number `line`, from 0, starts."""
    position = 0
    for _ in range(line):
        position = source.find("\n", position) + 1
        if position == 0:
            return len(source)
    return position


def _without_fence_line(source: str) -> str:
    """`source` without an unfinished last line that may open or close a code block: its language is not known yet."""
    start = source.rfind("\n") + 1
    return source[:start] if _FENCE_LINE.fullmatch(source, start) else source


def _close_emphasis(tokens: Sequence[Token]) -> None:
    """End bold text and code that the last paragraph has begun, so that their markup does not flicker by."""
    last = next((token for token in reversed(tokens) if token.nesting >= 0), None)
    if last is None or last.type != "inline":
        return
    text = (
        last.content.rstrip("*`") if last.content.endswith((" **", " *", " `", "\n**", "\n*", "\n`")) else last.content
    )
    if text.count("`") % 2:
        last.content = text + "`"
    elif text.count("**") % 2 and not text.endswith("**"):
        last.content = text.rstrip() + ("*" if text.endswith("*") else "**")
    else:
        last.content = text


def _has_open_markup(paragraph: Paragraph) -> bool:
    return any(character in span.text for span in paragraph.spans if not span.code for character in "*_`[~<\\")


def _common(before: Sequence[Block], now: Sequence[Block]) -> int:
    """How many blocks at the start are the same."""
    for index, (old, new) in enumerate(zip(before, now, strict=False)):
        if old != new:
            return index
    return min(len(before), len(now))
