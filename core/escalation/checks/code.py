"""Whether the code in an answer parses."""

from __future__ import annotations

import ast
import re
import warnings
from typing import Final

_BLOCK: Final = re.compile(
    r"^[ \t]*(?:```|~~~)[ \t]*(\w*)[^\n]*\n(.*?)(?:^[ \t]*(?:```|~~~)|\Z)", re.DOTALL | re.MULTILINE
)
_PYTHON: Final = frozenset({"python", "py", "python3"})
_SESSION: Final = re.compile(r"^(?:>>>|\$ |%|!|\.\.\. )", re.MULTILINE)
"""Lines of a terminal or a notebook, which are no program."""
_MOST: Final = 50_000
"""Characters that are parsed; the parser is quick, and its memory grows with the text."""


def blocks(answer: str) -> list[tuple[str, str]]:
    """The blocks of code of an answer: the language as it is named, in lower case, and the text."""
    return [(match.group(1).lower(), match.group(2)) for match in _BLOCK.finditer(answer)]


def broken_python(answer: str) -> bool:
    """Whether a block that is named as Python is none."""
    return any(
        language in _PYTHON and len(code) < _MOST and not _SESSION.search(code) and not _parses(code)
        for language, code in blocks(answer)
    )


def _parses(code: str) -> bool:
    lines = [line for line in code.splitlines() if line.strip()]
    margin = len(lines[0]) - len(lines[0].lstrip()) if lines else 0
    text = "\n".join(line[margin:] if line[:margin].isspace() else line for line in code.splitlines())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return True
