"""What can be done with a text that the user has selected: named instructions, editable in the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.desktop.language import tr

MOST_ACTIONS = 8
LONGEST_NAME = 24
USUAL: Final = (tr("Rewrite"), tr("Summarize"), tr("Explain"), tr("Translate"), tr("Fix"))
"""What the actions are called that the settings begin with; buttons say it in the user's language."""


@dataclass(frozen=True)
class QuickAction:
    """One button of the quick prompt."""

    name: str
    instruction: str


def parse_actions(text: str) -> tuple[QuickAction, ...]:
    """The actions that the setting names, a line each: a name, a colon, an instruction. Other lines are passed over."""
    actions = []
    for line in text.splitlines():
        name, colon, instruction = (part.strip() for part in line.partition(":"))
        if colon and name and instruction:
            actions.append(QuickAction(name[:LONGEST_NAME], instruction))
    return tuple(actions[:MOST_ACTIONS])
