"""Which colour each piece of a code block gets, worked out a few lines at a time so that the window never waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class, get_all_lexers
from pygments.token import _TokenType

LONGEST_LINE: Final = 5_000
"""Characters. Regular expressions get slow on minified files, and nobody reads their colours."""
_STEP: Final = 200
"""Tokens between two chances to stop."""


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive characters of one line that look the same; positions in UTF-16 units, as Qt counts."""

    start: int
    length: int
    kind: str
    """Pygments' name of the token type, such as "Name.Function"."""


def units(text: str) -> int:
    """The length of `text` in UTF-16 units, which is how Qt counts characters."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@cache
def _languages() -> dict[str, str]:
    """The name of the lexer for each alias. Asking Pygments for an alias would also search all installed packages."""
    found: dict[str, str] = {}
    for name, aliases, _, _ in get_all_lexers(plugins=False):
        for alias in aliases:
            found.setdefault(alias.lower(), name)
    return found


def is_known(language: str) -> bool:
    """Whether code in `language` (the first word after a fence) can be coloured."""
    return language.lower() in _languages()


@cache
def _lexer_class(language: str) -> type[Lexer]:
    found = find_lexer_class(_languages()[language])
    assert found is not None
    return found


@cache
def _lexer(language: str) -> Lexer:
    return _lexer_class(language)(stripnl=False, ensurenl=False)


def highlight(text: str, language: str) -> Iterator[list[tuple[int, list[Run]]]]:
    """The colours of `text`, as lines that are complete: pairs of line number, from 0, and its runs.

    Each step does a bounded amount of work; an empty list means that no line is complete yet. Nothing comes for a
    language that is not known, or for text with very long lines.
    """
    language = language.lower()
    if not is_known(language) or any(len(line) > LONGEST_LINE for line in text.split("\n")):
        return
    _lexer_class(language)
    yield []
    lexer = _lexer(language)
    yield []
    done: list[tuple[int, list[Run]]] = []
    runs: list[Run] = []
    line = column = 0
    for count, (kind, value) in enumerate(lexer.get_tokens(text), start=1):
        first, *more = value.split("\n")
        column += _add(runs, column, first, kind)
        for piece in more:
            done.append((line, runs))
            runs = []
            line, column = line + 1, _add(runs, 0, piece, kind)
        if count % _STEP == 0:
            yield done
            done = []
    yield [*done, (line, runs)]


def _add(runs: list[Run], column: int, text: str, kind: _TokenType) -> int:
    length = units(text)
    if text and not text.isspace():
        runs.append(Run(column, length, _name(kind)))
    return length


@cache
def _name(kind: _TokenType) -> str:
    return ".".join(kind)
