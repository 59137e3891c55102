"""Tools on the way to an answer: a quiet card for each that was used, and the question whether one may be."""

from __future__ import annotations

import json
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.language import tr
from app.desktop.text_button import PAD_X, TextButton
from app.desktop.theme import SMALL, theme_of
from app.desktop.transcript.facts import shortened
from app.desktop.transcript.message_parts import paint_box
from app.desktop.transcript.text_view import TextView
from core.tools.messages import Decision, ToolUse, ToolWanted

LONGEST: Final = 4_000
"""Characters of arguments or of a result that a card shows."""
_STATES: Final = {"done": "", "failed": "did not work: ", "declined": "not allowed"}


class ToolView(QWidget):
    """A tool that was used, in one line; all of it when it is wanted.

    Args:
        use: what was asked for, and what came of it.
    """

    def __init__(self, use: ToolUse) -> None:
        super().__init__()
        self._use = use
        self._words = TextView(tr("A tool was used"), left=PAD_X)
        self._details = TextView(tr("What the tool was given, and what it gave"), left=PAD_X)
        self._details.hide()
        self._toggle = TextButton(tr("Details"), tr("Details of the use of {name}").format(name=use.name))
        self._toggle.clicked.connect(self._show_details)
        row = QHBoxLayout()
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 5, 10, 5)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._details)
        self._write()

    @property
    def words(self) -> str:
        """Its one line."""
        use = self._use
        whose = " " + tr("of {server}").format(server=use.server) if use.server else ""
        came = "" if use.state == "declined" else shortened(use.result)
        return f"{use.name}{whose}({_brief(use.arguments)}) → {_STATES[use.state]}{came}"

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Other colours or another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._write()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A rounded background, as notices have."""
        paint_box(self, theme_of(self.palette()).notice)

    def _write(self) -> None:
        colour = theme_of(self.palette()).muted
        self.setAccessibleName(self.words)
        self._words.set_text(self.words, colour, SMALL)
        use = self._use
        self._details.set_text(f"{_laid_out(use.arguments)}\n\n{use.result[:LONGEST]}", colour, SMALL)

    @Slot()
    def _show_details(self) -> None:
        shown = self._details.isHidden()
        self._details.setVisible(shown)
        self._toggle.setText(tr("Hide") if shown else tr("Details"))


class ToolQuestion(QWidget):
    """Asks whether the model may use a tool, with exactly what the tool would get.

    Args:
        wanted: what the model asks for.
    """

    decided = Signal(str, str)
    """Id of the call and the `Decision`."""

    def __init__(self, wanted: ToolWanted) -> None:
        super().__init__()
        self._wanted = wanted
        self._words = TextView(tr("The model asks for a tool"), left=PAD_X)
        self._arguments = TextView(tr("What the tool would get"), left=PAD_X)
        self._once = TextButton(tr("Allow once"), tr("Allow {name} once").format(name=wanted.name), filled=True)
        self._always = TextButton(
            tr("Always in this chat"), tr("Always allow {name} in this chat").format(name=wanted.name), filled=True
        )
        self._never = TextButton(tr("Don't allow"), tr("Do not allow {name}").format(name=wanted.name), filled=True)
        self._once.clicked.connect(self._allow_once)
        self._always.clicked.connect(self._allow_always)
        self._never.clicked.connect(self._refuse)
        row = QHBoxLayout()
        row.setContentsMargins(PAD_X, 0, 0, 0)
        row.setSpacing(6)
        for button in (self._once, self._always, self._never):
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 9, 10, 9)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._arguments)
        column.addLayout(row)
        self._write()

    @property
    def wanted(self) -> ToolWanted:
        """What is asked for."""
        return self._wanted

    @property
    def words(self) -> str:
        """What it says, without the arguments."""
        wanted = self._wanted
        asks = tr("The model wants to use {name} of {server}.").format(name=wanted.name, server=wanted.server)
        if not wanted.address:
            return asks
        goes = tr("What it gets would leave this machine, to {address}.").format(address=wanted.address)
        return f"{asks} {goes}"

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Other colours or another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._write()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A rounded background, as notices have."""
        paint_box(self, theme_of(self.palette()).notice)

    def _write(self) -> None:
        theme = theme_of(self.palette())
        self.setAccessibleName(self.words)
        self._words.set_text(self.words, theme.text)
        self._arguments.set_text(_laid_out(self._wanted.arguments), theme.muted, SMALL)

    @Slot()
    def _allow_once(self) -> None:
        self._decide("once")

    @Slot()
    def _allow_always(self) -> None:
        self._decide("always")

    @Slot()
    def _refuse(self) -> None:
        self._decide("no")

    def _decide(self, decision: Decision) -> None:
        for button in (self._once, self._always, self._never):
            button.setEnabled(False)
        self.decided.emit(self._wanted.id, decision)


def _laid_out(arguments: str) -> str:
    """JSON as it is, with every value on a line of its own; all of it, since the user decides about it."""
    try:
        return json.dumps(json.loads(arguments), indent=2, ensure_ascii=False)
    except (ValueError, RecursionError):
        return arguments


def _brief(arguments: str) -> str:
    """Only the values, shortened."""
    try:
        values = json.loads(arguments)
    except (ValueError, RecursionError):
        return shortened(arguments)
    if not isinstance(values, dict):
        return shortened(arguments)
    return shortened(", ".join(value if isinstance(value, str) else json.dumps(value) for value in values.values()))
