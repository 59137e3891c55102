"""Markdown as a flat list of blocks that Qt can show; nothing in it is ever HTML."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.texmath import texmath_plugin

from app.desktop.language import tr

SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto"})
"""What a link in an answer may lead to."""
CELLS_PER_PART: Final = 48
"""Longer tables come in parts of this many cells, because Qt lays a table out as a whole."""
_REMEMBERED_LENGTH: Final = 400
SENTINEL: Final = "\ue000"
"""A letter of the private use area: what follows it on its line cannot start a block."""

# Without the step that reads the inside of paragraphs: `_read_inline` remembers what it has read.
_PARSER: Final = (
    MarkdownIt("commonmark", {"html": False})
    .enable(["table", "strikethrough"])
    .disable(["lheading", "inline"])
    # A dollar with a digit or a space beside it is money.
    .use(dollarmath_plugin, allow_labels=False, allow_space=False, allow_digits=False, double_inline=True)
    .use(texmath_plugin, delimiters="brackets")
)
# Characters that split or structure text inside a QTextDocument.
_UNWANTED: Final = {0: "\ufffd", 0xFDD0: "\ufffd", 0xFDD1: "\ufffd", 0xFFFC: "\ufffd", 0x2029: "\u2028", 0xA: "\u2028"}
_TASK: Final = re.compile(r"\[([ xX])\] +")
_ADDRESS: Final = re.compile(r"\bhttps?://[^\s<>\"\u2028]+")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters that look the same."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    href: str = ""
    """Where a click leads: http, https or mailto only."""
    formula: str = ""
    """What `text` holds between its marks, where it is LaTeX."""
    display: bool = False
    """For a formula that stands alone."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, a heading, or the text of a list item."""

    spans: tuple[Span, ...]
    heading: int = 0
    """1 to 6, or 0."""
    marker: str = ""
    """For the first paragraph of a list item: "•", "[ ]", "[x]", or a number with its stop such as "3."."""
    depth: int = 0
    """How many lists it is in."""
    quote: int = 0
    """How many quotes it is in."""
    tight: bool = False
    """Close to the paragraph above."""
    continued: bool = False
    """Goes on in the line of the paragraph before."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code block."""

    text: str
    language: str = ""
    depth: int = 0
    closed: bool = True
    """False while more may come."""


Cell = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or a part of a long one."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alignments: tuple[str, ...]
    """One a column: "left", "center", "right" or ""."""
    weights: tuple[int, ...]
    """How wide the columns are beside each other, in characters; the same in all parts."""
    part: int = 0
    """0 is the first, the only one that shows the header."""
    depth: int = 0


Block = Paragraph | Rule | Code | Table


def is_safe_link(address: str) -> bool:
    """Whether a click on `address` may open anything at all."""
    if any(ord(character) <= 0x20 for character in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in SAFE_SCHEMES and bool(parts.netloc or parts.scheme.lower() == "mailto")


def parse(source: str) -> list[Block]:
    """All blocks of a complete text."""
    return flatten(tokenize(source.replace("\r", "")), Carry())


# Tokens to blocks


@dataclass(frozen=True, slots=True)
class Carry:
    """What the rest of a block that was cut must know of the part before."""

    prefix: str = ""
    """Goes before the rest when it is parsed: the sentinel, or the head of a table."""
    number: int = -1
    """The number of the next item of an ordered list."""
    part: int = 0
    weights: tuple[int, ...] = ()


@dataclass(slots=True)
class _List:
    ordered: bool
    number: int
    suffix: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the parser made of a text, all but the inside of its paragraphs."""

    items: Sequence[Token]
    environment: dict[str, Any]
    """Where the links lead that are given by name."""


def tokenize(source: str) -> Tokens:
    """The tokens of `source`."""
    environment: dict[str, Any] = {}
    return Tokens(_PARSER.parse(source, environment), environment)


class _Flattener:
    """Walks tokens and collects blocks: what was nested in lists and quotes stands one after the other."""

    def __init__(self, environment: dict[str, Any], carry: Carry) -> None:
        self.blocks: list[Block] = []
        self._environment = environment
        self._carry = carry
        self._lists: list[_List] = []
        self._quote = 0
        self._marker = ""

    def walk(self, tokens: Sequence[Token]) -> None:
        position = 0
        while position < len(tokens):
            token = tokens[position]
            match token.type:
                case "inline":
                    self._add_text(token, tokens[position - 1])
                case "bullet_list_open" | "ordered_list_open":
                    self._open_list(token)
                case "bullet_list_close" | "ordered_list_close":
                    self._lists.pop()
                case "list_item_open":
                    self._open_item(token)
                case "list_item_close":
                    self._place_marker()
                case "blockquote_open":
                    self._place_marker()
                    self._quote += 1
                case "blockquote_close":
                    self._quote -= 1
                case "fence" | "code_block":
                    self._place_marker()
                    text = token.content.removesuffix("\n")
                    self.blocks.append(Code(text, language_of(token.info), len(self._lists)))
                case "math_block":
                    self._add(Paragraph((_formula(Span(""), token, display=True),)))
                case "hr":
                    self._place_marker()
                    self.blocks.append(Rule())
                case "table_open":
                    self._place_marker()
                    position = self._add_table(tokens, position)
            position += 1

    def _open_list(self, token: Token) -> None:
        self._place_marker()
        ordered = token.type == "ordered_list_open"
        number = int(token.attrs.get("start", 1))
        if not self._lists and self._carry.number >= 0 and not self.blocks:
            number = self._carry.number
        self._lists.append(_List(ordered, number, token.markup))

    def _open_item(self, token: Token) -> None:
        inner = self._lists[-1]
        self._marker = f"{inner.number}{token.markup}" if inner.ordered else "•"
        inner.number += 1

    def _place_marker(self) -> None:
        """An item that starts with no text still shows its marker."""
        if self._marker:
            self._add(Paragraph((), tight=True))

    def _add(self, paragraph: Paragraph) -> None:
        placed = dataclasses.replace(paragraph, marker=self._marker, depth=len(self._lists), quote=self._quote)
        self._marker = ""
        self.blocks.append(placed)

    def _add_text(self, inline: Token, opening: Token) -> None:
        spans = read_inline(inline.content, self._environment)
        heading = int(opening.tag[1]) if opening.type == "heading_open" else 0
        continued = self._carry.prefix == SENTINEL and not self.blocks and bool(spans)
        if continued:
            spans = (dataclasses.replace(spans[0], text=spans[0].text.removeprefix(SENTINEL)), *spans[1:])
        if self._marker and not heading and spans and (task := _TASK.match(spans[0].text)):
            self._marker = "[ ]" if task[1] == " " else "[x]"
            spans = (dataclasses.replace(spans[0], text=spans[0].text[task.end() :]), *spans[1:])
        self._add(Paragraph(spans, heading, tight=opening.hidden, continued=continued))

    def _add_table(self, tokens: Sequence[Token], position: int) -> int:
        """Add a table as one or more blocks; the position of its last token."""
        rows: list[tuple[Cell, ...]] = []
        cells: list[Cell] = []
        alignments: list[str] = []
        while (token := tokens[position]).type != "table_close":
            if token.type == "th_open":
                alignments.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
            elif token.type == "inline":
                cells.append(read_inline(token.content, self._environment))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
            position += 1
        header, *body = rows
        per_part = rows_per_part(len(header))
        first = self._carry.part if not self.blocks else 0
        weights = self._carry.weights if first else _weights([header, *body[:per_part]])
        starts = range(0, len(body), per_part) if body or first else [0]
        for part, start in enumerate(starts, start=first):
            rest = tuple(body[start : start + per_part])
            self.blocks.append(Table(header, rest, tuple(alignments), weights, part, len(self._lists)))
        return position


def flatten(tokens: Tokens, carry: Carry) -> list[Block]:
    """The blocks of `tokens`; `carry` is what the source before them left."""
    flattener = _Flattener(tokens.environment, carry)
    flattener.walk(tokens.items)
    return flattener.blocks


def rows_per_part(columns: int) -> int:
    """How many rows of a table with so many columns go into one part."""
    return max(4, CELLS_PER_PART // max(1, columns))


def _weights(rows: Iterable[Sequence[Cell]]) -> tuple[int, ...]:
    columns = zip(*rows, strict=True)
    return tuple(max(4, min(48, max(sum(len(s.text) for s in cell) for cell in column))) for column in columns)


def language_of(info: str) -> str:
    """The language that the words after a fence name, or ""."""
    words = info.split()
    return words[0].strip("{}.") if words else ""


# Inline tokens to spans


def read_inline(source: str, environment: dict[str, Any]) -> tuple[Span, ...]:
    """The inside of a paragraph or cell. Short ones are remembered: a stream reads what is open many times."""
    if len(source) > _REMEMBERED_LENGTH or environment:
        return _read_inline(source, environment)
    return _read_short_inline(source)


@lru_cache(maxsize=1024)
def _read_short_inline(source: str) -> tuple[Span, ...]:
    return _read_inline(source, {})


def _read_inline(source: str, environment: dict[str, Any]) -> tuple[Span, ...]:
    return _spans(_PARSER.inline.parse(source, _PARSER, environment, []))


def _spans(children: Iterable[Token]) -> tuple[Span, ...]:
    found: list[Span] = []
    style = Span("")
    outer: list[Span] = []
    for token in children:
        match token.type:
            case "strong_open" | "em_open" | "s_open" | "link_open":
                outer.append(style)
                style = _inside(style, token)
            case "strong_close" | "em_close" | "s_close" | "link_close":
                style = outer.pop()
            case "code_inline":
                found.append(dataclasses.replace(style, text=_clean(token.content), code=True))
            case "math_inline" | "math_inline_double":
                found.append(_formula(style, token, display=token.type == "math_inline_double"))
            case "softbreak" | "hardbreak":
                found.append(dataclasses.replace(style, text="\u2028"))
            case "image":
                found.append(dataclasses.replace(style, text=_clean(_image_text(token))))
            case _:
                found += _with_addresses(dataclasses.replace(style, text=_clean(token.content)))
    return tuple(_merged(found))


def _formula(style: Span, token: Token, *, display: bool) -> Span:
    """A formula, with its source between the marks that it had."""
    closing = {"\\(": "\\)", "\\[": "\\]"}.get(token.markup, token.markup)
    text = _clean(f"{token.markup}{token.content}{closing}")
    return dataclasses.replace(style, text=text, formula=token.content, display=display)


def _inside(style: Span, token: Token) -> Span:
    match token.type:
        case "strong_open":
            return dataclasses.replace(style, bold=True)
        case "em_open":
            return dataclasses.replace(style, italic=True)
        case "s_open":
            return dataclasses.replace(style, strike=True)
    address = str(token.attrs.get("href", ""))
    return dataclasses.replace(style, href=address if is_safe_link(address) else "")


def _clean(text: str) -> str:
    return text.translate(_UNWANTED)


def _image_text(token: Token) -> str:
    address = str(token.attrs.get("src", ""))
    return (
        tr("[Image: {content}, {address}]").format(content=token.content, address=address)
        if token.content
        else tr("[Image: {address}]").format(address=address)
    )


def _with_addresses(span: Span) -> Iterator[Span]:
    """`span`, with the bare addresses in it made links."""
    end = 0
    if not span.href:
        for match in _ADDRESS.finditer(span.text):
            address = _without_punctuation(match[0])
            if not is_safe_link(address):
                continue
            yield dataclasses.replace(span, text=span.text[end : match.start()])
            yield dataclasses.replace(span, text=address, href=address)
            end = match.start() + len(address)
    yield dataclasses.replace(span, text=span.text[end:])


def _without_punctuation(address: str) -> str:
    """`address` without what belongs to the sentence around it, such as its full stop or closing bracket."""
    while address and (address[-1] in ".,;:!?'*_" or (address[-1] == ")" and address.count(")") > address.count("("))):
        address = address[:-1]
    return address


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in spans:
        if not span.text:
            continue
        if last is not None and not span.formula and dataclasses.replace(last, text=span.text) == span:
            last = dataclasses.replace(last, text=last.text + span.text)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
