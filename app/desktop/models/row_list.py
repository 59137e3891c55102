"""A list of rows with headings that scrolls, or a sentence while there are none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.desktop.labels import plain_label
from app.desktop.models.model_row import ModelRow
from app.desktop.styling import style_scroll_bar
from app.desktop.theme import GAP


class RowList(QScrollArea):
    """Rows one below the other.

    Args:
        name: what a screen reader calls it.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        style_scroll_bar(self)
        self.rows: list[ModelRow] = []
        self._empty()

    def clear(self) -> None:
        """Take everything away."""
        before = self.takeWidget()
        if before is not None:
            before.deleteLater()
        self._empty()

    def say(self, text: str) -> None:
        """Show only a sentence."""
        self.clear()
        label = plain_label(text)
        label.setObjectName("facts")
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setMargin(2 * GAP)
        self._insert(label)

    def add_heading(self, text: str) -> None:
        """Begin a section."""
        heading = QLabel(text)
        heading.setObjectName("heading")
        self._insert(heading)

    def add_widget(self, widget: QWidget) -> None:
        """Put something else between the rows."""
        self._insert(widget)

    def add(self, row: ModelRow) -> None:
        """Add a row at the end."""
        self.rows.append(row)
        self._insert(row)

    def keep_only(self, words: str) -> None:
        """Hide the rows that lack one of these words."""
        wanted = words.casefold().split()
        for row in self.rows:
            row.setVisible(all(word in row.words for word in wanted))

    def _empty(self) -> None:
        self.rows = []
        body = QWidget()
        body.setObjectName("rows")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self.setWidget(body)

    def _insert(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)
