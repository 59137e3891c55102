"""What the benchmark asks: texts to edit and to extract from, and a mix of questions; always the same."""

from __future__ import annotations

from typing import Final

from core.engine.protocol import Turn

_SYSTEM: Final = Turn("system", "You are a helpful assistant. Answer clearly and briefly.")

_NAMES: Final = ("amara", "bruno", "chidi", "delia", "edgar", "farah", "goran", "hana", "ivo", "jana", "kofi", "lea")
_TOWNS: Final = ("Lund", "Porto", "Graz", "Turin", "Leiden", "Oulu")
_CHANGES: Final = (
    ("the constant LIMIT to 250", "Print the whole file again with that change and nothing else."),
    ("the name of the class to Registry", "Print the whole file again with that change and nothing else."),
    ("the default encoding to latin-1", "Print the whole file again with that change and nothing else."),
)
_QUESTIONS: Final = (
    "What is the difference between a list and a tuple in Python?",
    "Write a short poem about the first snow.",
    "Explain in three sentences why the sky is blue.",
    "Give me five names for a small bakery.",
    "Translate into French: The train leaves at half past nine.",
    "What should I check before I buy a used bicycle?",
    "Write a function that reverses the words of a sentence.",
    "Summarize the idea of compound interest for a ten-year-old.",
    "Is a tomato a fruit or a vegetable?",
    "Write an e-mail that asks for a later meeting.",
)


def code_file(number: int) -> str:
    """A file of some forty lines, another one for each number."""
    name, other = _NAMES[number % 12], _NAMES[(number * 5 + 3) % 12]
    return f'''"""Keeps the entries of {name}."""

import json
from pathlib import Path

LIMIT = {100 + number}


class Store:
    """Entries by name, in a file."""

    def __init__(self, path, encoding="utf-8"):
        self.path = Path(path)
        self.encoding = encoding
        self.entries = {{}}

    def load(self):
        text = self.path.read_text(encoding=self.encoding)
        self.entries = json.loads(text)
        return len(self.entries)

    def save(self):
        text = json.dumps(self.entries, indent=2)
        self.path.write_text(text, encoding=self.encoding)

    def add(self, name, value):
        if len(self.entries) >= LIMIT:
            raise ValueError("too many entries for {other}")
        self.entries[name] = value
'''


def records(number: int) -> str:
    """A list of people to extract from."""
    lines = []
    for place in range(8):
        name = _NAMES[(number + place) % 12]
        town = _TOWNS[(number * 3 + place) % 6]
        lines.append(f"{place + 1}. {name.title()} lives in {town}, born {1950 + (number * 7 + place * 11) % 50}.")
    return "\n".join(lines)


def editing(number: int) -> tuple[Turn, ...]:
    """Edit this file."""
    what, how = _CHANGES[number % len(_CHANGES)]
    return _SYSTEM, Turn("user", f"Here is a file:\n\n```python\n{code_file(number)}```\n\nChange {what}. {how}")


def extracting(number: int) -> tuple[Turn, ...]:
    """Repeat a part of this text."""
    text = (
        f"{records(number)}\n\nRepeat, word for word, the lines of the people who do not live in {_TOWNS[number % 6]}."
    )
    return _SYSTEM, Turn("user", text)


def chatting(number: int) -> tuple[Turn, ...]:
    """An ordinary question."""
    question = _QUESTIONS[number % len(_QUESTIONS)]
    more = f" Mention the number {number}." if number >= len(_QUESTIONS) else ""
    return _SYSTEM, Turn("user", question + more)


def mixed(number: int) -> tuple[Turn, ...]:
    """One of a mix: three ordinary questions, then an edit, then an extract, and so on."""
    kind = number % 5
    return editing(number) if kind == 3 else extracting(number) if kind == 4 else chatting(number)
