"""Working together: the cloud is asked for an outline only, and the model of this machine writes the answer.

A scheme of texts, so the two models need not share a vocabulary (as Minions does, arXiv:2502.15964, with the roles of
SpecReason, arXiv:2504.07891: the strong model plans, the small one writes).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from core.messages import CloudTask

_PLACEHOLDERS: Final = (
    "Parts such as {example} stand in place of names and private data. Where you mean one, write it exactly like that."
)
_OUTLINE: Final = (
    "Another writer will answer the user. Write only a short plan for it: numbered steps, one line each, with the key "
    "facts, formulas and pitfalls. At most 8 lines. Do not write the answer itself."
)
_WRITE: Final = (
    "{question}\n\nAn expert has written this plan for the answer. Follow it where it is right, work every step out, "
    "and write the whole answer.\n\n{outline}"
)


def instruction(task: CloudTask, placeholders: Sequence[str]) -> str:
    """What the cloud is told beside the user's text; "" for nothing."""
    parts = [_OUTLINE] if task == "outline" else []
    if placeholders:
        parts.append(_PLACEHOLDERS.format(example=placeholders[0]))
    return " ".join(parts)


def with_outline(question: str, outline: str) -> str:
    """What the model of this machine gets to read."""
    return _WRITE.format(question=question, outline=outline.strip())
