"""Finds the calculations of an answer and does them again."""

from __future__ import annotations

import ast
import itertools
import math
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from core.escalation.checks.numbers import parse_digits

_LATEX: Final = (
    (re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}"), r"(\1)/(\2)"),
    (re.compile(r"\\text\s*\{([^{}]*)\}"), r" \1 "),
    (re.compile(r"\\times|\\cdot|×|·|✕|∗"), "*"),
    (re.compile(r"\\div|÷"), "/"),
    (re.compile(r"\\\*"), "*"),
    (re.compile(r"\\[()\[\]]|\\,|\\boxed|[{}]|\*\*"), " "),
    (re.compile(r"[−–]"), "-"),
    (re.compile(r"[€£$]|\\\$|\\"), " "),
)
_GIVEN: Final = re.compile(r"<<([^<>=]*(?:=[^<>=]*)*)=([^<>=]*)>>")
"""A calculation marked as such: <<8*4=32>>."""
_TOKEN: Final = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+|[-+*/()=≈%]|[A-Za-z]+|\S")
_BETWEEN_WORDS: Final = 4
"""Words that may stand between two numbers of a calculation: "40 seeds * 10 feet per seed = 400"."""
_MULTIPLY: Final = frozenset({"dozen", "dozens", "hundred", "thousand", "million", "squared", "cubed", "sqrt"})
_MOST_TOKENS: Final = 40
"""Of one side of a calculation."""
_SIGNS: Final = frozenset("+-*/")
_OPERATORS: Final[dict[type[ast.operator], Callable[[float, float], float]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


@dataclass(frozen=True)
class Calculation:
    """One calculation of an answer."""

    operands: tuple[float, ...]
    operators: str
    """Of the left side, in order: "+*"."""
    stated: float
    """What the answer says it comes to."""
    computed: float
    """What it does come to."""
    right: bool
    """Whether the two agree within the rounding of what is stated."""
    start: int
    """Where in the text, in characters."""


def calculations(text: str) -> list[Calculation]:
    """The calculations of a text in order: `a op b = c`, as in school, in LaTeX, or marked <<a op b = c>>."""
    marked = [(match.start(), match.group(1), match.group(2)) for match in _GIVEN.finditer(text)]
    found = [made for start, left, right in marked for made in _from_marked(start, left, right)]
    plain = _plain(_GIVEN.sub(lambda match: " " * len(match.group()), text))
    for made in _from_text(plain):
        near = [other for other in found if abs(other.start - made.start) < 60]
        if not any(_same(made, other) for other in near):
            found.append(made)
    return sorted(found, key=lambda made: made.start)


def evaluate(pieces: list[str]) -> float | None:
    """The value of an expression in pieces, or None where it is none."""
    # Numbers as Python reads them: 007 is none there.
    words = [f"({parse_digits(piece)!r})" if _is_number(piece) else piece for piece in pieces]
    try:
        tree = ast.parse(" ".join(words).replace("%", "/100.0"), mode="eval")
    except (SyntaxError, MemoryError, RecursionError):
        return None
    try:
        value = _value(tree.body)
    except (ZeroDivisionError, OverflowError, ValueError):
        return None
    return value if math.isfinite(value) else None


def _value(node: ast.expr) -> float:
    """Of a tree of numbers and the four operations.

    Raises:
        ValueError: it is something else.
    """
    match node:
        case ast.Constant(value=float() as number):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand)
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _OPERATORS:
            return _OPERATORS[type(sign)](_value(left), _value(right))
    raise ValueError("not a calculation")


def _is_number(piece: str) -> bool:
    return piece[0].isdigit() or (piece[0] == "." and len(piece) > 1)


def _plain(text: str) -> str:
    """LaTeX and typography as plain signs."""
    for pattern, plain in _LATEX:
        text = pattern.sub(plain, text)
    return text


def _from_marked(start: int, left: str, right: str) -> list[Calculation]:
    """Every link of `<<left = middle = right>>`."""
    sides = [_TOKEN.findall(_plain(side)) for side in (*left.split("="), right)]
    plain = [[piece for piece in side if not piece.isalpha()] for side in sides]
    found = (_made(one, evaluate(other), _decimals(other), start) for one, other in itertools.pairwise(plain))
    return [made for made in found if made is not None]


def _from_text(text: str) -> list[Calculation]:
    """Every `left = right` whose left side is a calculation."""
    found: list[Calculation] = []
    pieces = [(match.group(), match.start()) for match in _TOKEN.finditer(text)]
    for place, (piece, start) in enumerate(pieces):
        if piece not in "=≈":
            continue
        left = _side(pieces, place)
        right, decimals = _stated(pieces, place)
        if left is not None and right is not None:
            made = _made(left, right, decimals, start)
            if made is not None:
                found.append(made)
    return found


def _side(pieces: list[tuple[str, int]], equals: int) -> list[str] | None:
    """The calculation that ends at the sign, without the words in it; as long as it can be."""
    taken: list[str] = []
    words = 0
    for piece, _ in reversed(pieces[max(0, equals - _MOST_TOKENS) : equals]):
        if piece.lower() == "x" and taken:
            piece = "*"  # noqa: PLW2901 (between numbers it is a sign)
        if (len(piece) == 1 and piece.isalpha() and piece.lower() != "a") or piece.lower() in _MULTIPLY:
            # Algebra, or a word that changes the number before it.
            if taken and taken[-1] in _SIGNS:
                return None
            break
        if piece.isalpha():
            words += 1
            continue
        value = _is_number(piece)
        ends_value, begins_value = value or piece in ")%", bool(taken) and (_is_number(taken[-1]) or taken[-1] == "(")
        if words > _BETWEEN_WORDS or not (value or piece in "+-*/()%") or (ends_value and begins_value):
            break
        words = 0
        taken.append(piece)
    taken.reverse()
    for first in range(len(taken)):
        part = taken[first:]
        if sum(piece in _SIGNS for piece in part) and evaluate(part) is not None:
            return part
    return None


def _stated(pieces: list[tuple[str, int]], equals: int) -> tuple[float | None, int]:
    """What stands after the sign, up to the next one or the first word, and its decimals."""
    right: list[str] = []
    for piece, _ in pieces[equals + 1 : equals + 1 + _MOST_TOKENS]:
        if piece.lower() == "x" and right:
            piece = "*"  # noqa: PLW2901 (see _side)
        if len(piece) == 1 and piece.isalpha() and right:
            return None, 0
        if not _is_number(piece) and piece not in "+-*/()%":
            break
        right.append(piece)
    while right:
        value = evaluate(right)
        if value is not None:
            return value, _decimals(right)
        right.pop()
    return None, 0


def _decimals(pieces: list[str]) -> int:
    last = next((piece for piece in reversed(pieces) if _is_number(piece)), "")
    return len(last.partition(".")[2])


def _made(pieces: list[str], stated: float | None, decimals: int, start: int) -> Calculation | None:
    computed = evaluate(pieces)
    signs = "".join(piece for piece in pieces if piece in _SIGNS)
    if computed is None or stated is None or not signs:
        return None
    percents = {place - 1 for place, piece in enumerate(pieces) if piece == "%"}
    operands = tuple(
        parse_digits(piece) / (100 if place in percents else 1)
        for place, piece in enumerate(pieces)
        if _is_number(piece)
    )
    agrees = _agree(computed, stated, decimals) or _agree(computed * 100, stated, decimals)
    return Calculation(operands, signs, stated, computed, agrees, start)


def _agree(computed: float, stated: float, decimals: int) -> bool:
    """Equal up to the last decimal that is written, rounded or cut."""
    slack = 10.0**-decimals * (1.0 if decimals else 0.5)
    return abs(computed - stated) <= max(slack * (1 + 1e-9) if decimals else 1e-6, 1e-6 * abs(computed)) or (
        not decimals and abs(computed - round(computed)) > 1e-9 and abs(computed - stated) <= 0.5
    )


def _same(one: Calculation, other: Calculation) -> bool:
    return sorted(one.operands) == sorted(other.operands) and one.operators == other.operators
