"""What Inglenook keeps on the disk, and how each kind of it is freed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.desktop.cache.wording import size_text
from app.desktop.calls import Calls
from app.desktop.labels import plain_label, small_label
from app.desktop.language import tr
from app.desktop.text_button import TextButton
from app.desktop.theme import GAP, scaled
from core.memory_messages import DiskKind, DiskMeasured, DiskUse, FreeableKind, FreeDisk, MeasureDisk
from core.process.channel import Failed

KINDS: Final[dict[DiskKind, tuple[str, str]]] = {
    "models": (tr("Models"), tr("Remove those that you no longer use on the page Models.")),
    "downloads": (tr("Unfinished downloads"), tr("They go on where they stopped; discard them on the page Models.")),
    "conversations": (tr("Conversations"), tr("Delete those that you no longer need in the list of chats.")),
    "answers": (tr("Remembered answers"), tr("Clear them on their page; Settings says how much room they may take.")),
    "kept": (tr("Kept conversations"), tr("Without them, a chat is read again when it goes on.")),
    "weights": (
        tr("Rearranged weights"),
        tr("Of models that are read from the disk. Without them, the next answer makes them again."),
    ),
    "logs": (tr("Logs"), tr("Of use only when something went wrong. They hold nothing of what you wrote.")),
    "records": (tr("Everything else"), tr("What left this machine, figures, and what was learned.")),
}
PAGES: Final[dict[DiskKind, str]] = {
    "models": "models", "downloads": "models", "conversations": "chats", "answers": "answers",
}  # fmt: skip
"""Where a kind is freed by hand."""
FREEABLE: Final[tuple[FreeableKind, ...]] = ("kept", "weights", "logs")


class DiskView(QWidget):
    """A line for each kind, with a button that frees it or leads to where it can be freed.

    Args:
        calls: to the assistant.
        parent: the page it lies in.
    """

    page_wanted = Signal(str)
    """The name of a page."""
    said = Signal(str)
    """Something good."""
    failed = Signal(str, str)
    """What happened, and what to do."""

    def __init__(self, calls: Calls, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._sizes: dict[DiskKind, QLabel] = {}
        self._buttons: dict[DiskKind, TextButton] = {}
        title = QLabel(tr("On the disk"), self)
        title.setFont(scaled(title.font(), 1.1))
        title.setObjectName("heading")
        self.total = small_label("")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GAP)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        for row, kind in enumerate(KINDS):
            self._add_kind(row, kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(title)
        column.addWidget(self.total)
        column.addLayout(self._grid)

    def _add_kind(self, row: int, kind: DiskKind) -> None:
        name, advice = KINDS[kind]
        words = QWidget(self)
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(1)
        lines.addWidget(plain_label(name))
        lines.addWidget(small_label(advice))
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._sizes[kind] = QLabel("", self)
        self._sizes[kind].setTextFormat(Qt.TextFormat.PlainText)
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(self._sizes[kind], row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if kind in FREEABLE or kind in PAGES:
            freeable = kind in FREEABLE
            label = tr("Delete") if freeable else tr("Open")
            button = TextButton(label, f"{label}: {name}", filled=True, parent=self)
            button.setProperty("kind", kind)
            button.clicked.connect(self._free if freeable else self._lead)
            self._buttons[kind] = button
            self._grid.addWidget(button, row, 2, Qt.AlignmentFlag.AlignVCenter)

    @Slot()
    def refresh(self) -> None:
        """Look anew."""
        self._calls.send(MeasureDisk(), self._take)

    @Slot()
    def _free(self) -> None:
        self._calls.send(FreeDisk(self.sender().property("kind")), self._take_freed)

    @Slot()
    def _lead(self) -> None:
        self.page_wanted.emit(PAGES[self.sender().property("kind")])

    def _take_freed(self, event: object) -> None:
        self._take(event)
        if isinstance(event, DiskMeasured):
            self.said.emit(tr("The room on the disk is free again."))

    def _take(self, event: object) -> None:
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
        elif isinstance(event, DiskMeasured):
            for use in event.uses:
                self._show(use)
            whole = size_text(sum(use.bytes for use in event.uses))
            self.total.setText(
                tr("Inglenook keeps {size} here; {free} of the disk are free.").format(
                    size=whole, free=size_text(event.free_bytes)
                )
            )

    def _show(self, use: DiskUse) -> None:
        label = self._sizes[use.kind]
        label.setText(size_text(use.bytes))
        label.setAccessibleName(f"{KINDS[use.kind][0]}: {label.text()}")
        label.setToolTip(use.place)
        if use.kind in FREEABLE:
            self._buttons[use.kind].setEnabled(use.bytes > 0)
