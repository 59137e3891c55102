"""A calculator for the model: arithmetic and the usual functions, worked out node by node and never run as code."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping
from typing import Any, Final

from core.engine.protocol import Tool
from core.errors import ToolFailed

CALCULATOR: Final = Tool(
    "calculator",
    "Works out an arithmetic expression exactly, such as (17 * 23) / 4 or sqrt(2) + 10 % 3.",
    {
        "type": "object",
        "properties": {"expression": {"type": "string", "description": "For example 12.5 * (3 + 4) ** 2"}},
        "required": ["expression"],
        "additionalProperties": False,
    },
)
_LONGEST: Final = 500
_LARGEST: Final = 10**300
_HIGHEST_POWER: Final = 10_000
_DEEPEST: Final = 60

_BINARY: Final[Mapping[type, Callable[[Any, Any], Any]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}
_ROOTS: Final = (math.sqrt, math.exp, math.log, math.log2, math.log10, math.hypot)
_ANGLES: Final = (math.sin, math.cos, math.tan, math.asin, math.acos, math.atan, math.atan2, math.degrees, math.radians)
_ROUNDED: Final = (math.floor, math.ceil, round, abs, min, max)
_FUNCTIONS: Final[Mapping[str, Callable[..., Any]]] = {
    function.__name__: function for function in (*_ROOTS, *_ANGLES, *_ROUNDED)
}
_CONSTANTS: Final[Mapping[str, float]] = {"pi": math.pi, "e": math.e, "tau": math.tau}


def calculate(expression: str) -> str:
    """The value of an expression, as text.

    Raises:
        ToolFailed: it is no arithmetic, has no value, or is too large.
    """
    if len(expression) > _LONGEST:
        raise ToolFailed(f"The expression is longer than {_LONGEST} characters.")
    text = expression.strip().replace("^", "**").replace("×", "*").replace("÷", "/").replace("−", "-")
    try:
        value = _value(ast.parse(text, mode="eval").body, 0)
        return _written(value)
    except (SyntaxError, RecursionError, MemoryError):
        raise ToolFailed(f"{expression!r} is no arithmetic.") from None
    except ZeroDivisionError:
        raise ToolFailed("That divides by zero.") from None
    except (OverflowError, ValueError, TypeError) as error:
        raise ToolFailed(f"That has no value: {error}.") from None


def _value(node: ast.expr, depth: int) -> int | float:
    if depth > _DEEPEST:
        raise ToolFailed("The expression is too deeply nested.")
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return _bounded(value)
        case ast.Name(id=name) if name in _CONSTANTS:
            return _CONSTANTS[name]
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner, depth + 1)
        case ast.UnaryOp(op=ast.UAdd(), operand=inner):
            return _value(inner, depth + 1)
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return _power(_value(left, depth + 1), _value(right, depth + 1))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return _bounded(_BINARY[type(op)](_value(left, depth + 1), _value(right, depth + 1)))
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in _FUNCTIONS:
            return _bounded(_FUNCTIONS[name](*(_value(argument, depth + 1) for argument in arguments)))
    raise ToolFailed(f"{ast.unparse(node)[:60]} is no arithmetic.")


def _power(base: float, exponent: float) -> int | float:
    # Whole numbers grow without end, and with them the time they take.
    if abs(exponent) > _HIGHEST_POWER or (abs(base) > 1 and exponent * math.log10(abs(base)) > 300):
        raise ToolFailed("The result is too large.")
    return _bounded(base**exponent)


def _bounded(value: Any) -> int | float:
    if isinstance(value, complex):
        raise ToolFailed("The result is no real number.")
    if not math.isfinite(value) or abs(value) > _LARGEST:
        raise ToolFailed("The result is too large.")
    return value  # type: ignore[no-any-return]


def _written(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.12g}"
