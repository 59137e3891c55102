"""A line of the page that says how something is and, while that is worked on, how far it is, with a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.desktop.calls import Calls
from app.desktop.labels import small_label
from app.desktop.language import tr
from app.desktop.text_button import TextButton
from core.messages import AssistantRequest

STEPS = 1_000
"""Of the progress bar."""


class WorkBar(QWidget):
    """Words with buttons beside them and a bar below; what they say and do is its heirs'.

    Args:
        calls: to the assistant.
        stopping: what stopping is called for those who hear it.
        measured: what the bar is called for them.
        parent: the page.
    """

    failed = Signal(str, str)
    """What happened, and what to do."""

    def __init__(self, calls: Calls, stopping: str, measured: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._calls = calls
        self._running = 0
        self.words = small_label("")
        self.words.setWordWrap(True)
        self.stop_button = TextButton(tr("Stop"), stopping, filled=True, parent=self)
        self.stop_button.clicked.connect(self._stop)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(measured)
        self.progress.setRange(0, STEPS)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the tab key goes through."""
        raise NotImplementedError

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for button in self.stops:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.progress)

    def _begin(self, request: AssistantRequest, take: Callable[[Any], None]) -> None:
        """Send a request that takes a while."""
        self._running = self._calls.send(request, take)
        self.progress.setValue(0)

    def _advance(self, share: float) -> None:
        self.progress.setValue(round(share * STEPS))

    @Slot()
    def _stop(self) -> None:
        self._calls.cancel(self._running)
        self.stop_button.setEnabled(False)

    def _show_work(self) -> None:
        running = bool(self._running)
        self.stop_button.setVisible(running)
        self.stop_button.setEnabled(running)
        self.progress.setVisible(running)
