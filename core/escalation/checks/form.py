"""How an answer is made: cut off, refused, hedged, going round in circles, with or without a final answer."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Final

from core.escalation.checks.numbers import parse_digits

_REFUSAL: Final = re.compile(
    r"\b(?:i(?:'m| am) (?:sorry|afraid|unable|not able|just an? (?:ai|language))|i (?:can(?:no|')t|"
    r"do(?: not|n't) (?:know|have)|am not sure|could not find)|as an? (?:ai|language model)|"
    r"(?:cannot|can't|unable to) (?:help|assist|answer|provide|determine))",
    re.IGNORECASE,
)
_IMPOSSIBLE: Final = re.compile(
    r"\b(?:not (?:possible|enough|given|specified|provided|clear|stated)|impossible|cannot be|can not be|cannot|"
    r"unclear|insufficient|no information|does(?: not|n't) (?:say|specify|provide|state|give|mention)|missing|"
    r"need more)\b",
    re.IGNORECASE,
)
_HEDGE: Final = re.compile(
    r"\b(?:assum\w*|probably|perhaps|maybe|might|seems?|likely|approximately|roughly|not sure|i think|i believe|about "
    r"\d|around \d|guess|estimate\w*|suppose)\b",
    re.IGNORECASE,
)
_TURN: Final = re.compile(
    r"\b(?:however|but|wait|actually|instead|although|let'?s re|correction|mistake|apolog\w+|therefore, since|"
    r"must be a whole|round(?:ed|ing)?|since (?:we|you|he|she|they|it|there) (?:can|must|only))\b",
    re.IGNORECASE,
)
_MARKED: Final = re.compile(r"####\s*(.*)")
_BOXED: Final = re.compile(r"\\boxed\{([^{}]*)\}")
_SAID: Final = re.compile(r"\b(?:answer|result|total) (?:is|=|:)\s*\**\s*[$€£]?\s*(-?[\d,]*\.?\d+)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"-?\$?\s?(?:\d[\d,]*(?:\.\d+)?|\.\d+)")
_FENCE: Final = re.compile(r"^\s*(?:```|~~~)\s*(\w*)", re.MULTILINE)
_ENDS: Final = tuple(".!?:)]}>\"'”’`*|。！？…")
_NGRAM: Final = 6
_OPENING: Final = 160
"""Characters in which a refusal stands."""


@dataclass(frozen=True)
class Form:
    """What is found of the form of an answer."""

    cut_off: bool
    """It ends in the middle of a sentence, a block of code or a calculation."""
    refused: bool
    impossible: int
    """Places that say that it cannot be done or known."""
    hedges: int
    turns: int
    """Places where it changes its mind."""
    repeated: float
    """The share of its runs of six words that it has said before, 0 to 1."""
    final_line: bool
    """It has a line that is meant as the final answer."""
    final_words: int
    """Words on that line beside the number."""
    final: float | None
    """The number that it comes to."""
    paragraphs: int
    sentences: int
    words: int


def form_of(answer: str) -> Form:
    """Look at an answer."""
    words = answer.split()
    line, value, others = _final(answer)
    return Form(
        cut_off=is_cut_off(answer),
        refused=bool(_REFUSAL.search(answer[:_OPENING])),
        impossible=len(_IMPOSSIBLE.findall(answer)),
        hedges=len(_HEDGE.findall(answer)),
        turns=len(_TURN.findall(answer)),
        repeated=_repeated(words),
        final_line=line,
        final_words=others,
        final=value,
        paragraphs=len([part for part in re.split(r"\n\s*\n", answer.strip()) if part]),
        sentences=len(re.findall(r"[.!?](?:\s|$)|\n", answer.strip())) + 1,
        words=len(words),
    )


def opens_with_refusal(beginning: str) -> bool:
    """Whether an answer begins by saying that it will not be one."""
    return bool(_REFUSAL.search(beginning[:_OPENING]))


def is_cut_off(answer: str) -> bool:
    """Whether an answer ends before its end."""
    text = answer.rstrip()
    if not text:
        return True
    if len(_FENCE.findall(text)) % 2 or text.count("<<") > text.count(">>"):
        return True
    last = text.rsplit("\n", 1)[-1].strip()
    if last.startswith(("####", "|", "-", "*", "#")) or last.endswith(_ENDS):
        return False
    # A short line such as a name or a number is an answer of its own.
    return len(last.split()) > 8 or last.endswith(("=", "+", "*", "/", ",", "(", "\\"))


def broken_json(question: str, answer: str) -> bool:
    """Whether JSON was asked for, or begun, and is none."""
    text = answer.strip()
    fenced = re.search(r"```(?:json)\s*\n(.*?)(?:```|$)", text, re.DOTALL | re.IGNORECASE)
    wanted = bool(re.search(r"\bjson\b", question, re.IGNORECASE))
    body = fenced.group(1) if fenced else text if wanted and text.startswith(("{", "[")) else None
    if body is None:
        return False
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return True
    return False


def _final(answer: str) -> tuple[bool, float | None, int]:
    """Whether there is a line for the final answer, its number, and the other words on it."""
    text = answer.strip()
    for pattern in (_MARKED, _BOXED):
        if lines := pattern.findall(text):
            line = lines[-1].strip()
            return True, _number(line), len(re.findall(r"[A-Za-z]{2,}", line))
    if said := _SAID.findall(text):
        return True, _number(said[-1]), 0
    last = text.rsplit("\n", 1)[-1]
    numbers = _NUMBER.findall(last)
    return False, _number(numbers[-1]) if numbers else None, 0


def _number(text: str) -> float | None:
    found = _NUMBER.search(text)
    if found is None:
        return None
    try:
        return parse_digits(found.group().replace("$", "").replace(" ", ""))
    except ValueError:
        return None


def _repeated(words: list[str]) -> float:
    runs = [tuple(words[place : place + _NGRAM]) for place in range(len(words) - _NGRAM + 1)]
    return 1 - len(set(runs)) / len(runs) if runs else 0.0
