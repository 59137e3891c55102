"""The scrolling part of the transcript: it stays at the newest text unless the reader has moved away from it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.desktop.language import tr
from app.desktop.styling import SCROLL_BAR_WIDTH, style_scroll_bar
from app.desktop.text_button import PAD_X, TextButton
from app.desktop.theme import COLUMN_WIDTH, MARGIN

_NEAR: Final = 24
"""Pixels from the end that still count as the end."""
_MESSAGE_GAP: Final = 20


class ConversationScroll(QScrollArea):
    """A centred column of messages in a scroll area."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Conversation"))
        self._following = True
        self._held_from_end = -1
        page = QWidget()
        self._inside = QWidget()
        self._inside.setMaximumWidth(COLUMN_WIDTH + 2 * PAD_X)
        row = QHBoxLayout(page)
        # The column stays in the middle of the window, above the composer.
        row.setContentsMargins(MARGIN, MARGIN, MARGIN - SCROLL_BAR_WIDTH, MARGIN)
        row.addStretch(1)
        row.addWidget(self._inside, 1000)
        row.addStretch(1)
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(_MESSAGE_GAP)
        self.column.addStretch()
        self.setWidget(page)
        page.setBackgroundRole(QPalette.ColorRole.Window)
        self._jump = TextButton(tr("↓  Jump to latest"), tr("Jump to the latest message"), filled=True, parent=self)
        self._jump.hide()
        self._jump.clicked.connect(self.jump_to_end)
        style_scroll_bar(self)
        bar = self.verticalScrollBar()
        bar.setSingleStep(24)
        bar.rangeChanged.connect(self._range_changed)
        bar.valueChanged.connect(self._value_changed)

    @property
    def is_following(self) -> bool:
        """Whether new text keeps moving into view."""
        return self._following

    def hold_position(self, hold: bool) -> None:
        """While on, what is put in above the reader does not move what the reader sees."""
        bar = self.verticalScrollBar()
        self._held_from_end = bar.maximum() - bar.value() if hold else -1

    @Slot()
    def stop_following(self) -> None:
        """Stay where the reader is, whatever comes below."""
        self._following = False
        self._show_jump()

    @Slot()
    def jump_to_end(self) -> None:
        """Go to the newest text and stay with it."""
        self._following = True
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())
        self._show_jump()

    def put_away(self, widget: QWidget) -> None:
        """Hide `widget`. If the focus is in it, this takes it: Qt would move it on, and scroll to where it went."""
        focused = self.window().focusWidget()
        if focused is not None and (focused is widget or widget.isAncestorOf(focused)):
            self.setFocus()
        widget.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the button where it belongs."""
        super().resizeEvent(event)
        self._place_jump()

    @Slot(int, int)
    def _range_changed(self, _least: int, most: int) -> None:
        bar = self.verticalScrollBar()
        if self._following:
            bar.setValue(most)
        elif self._held_from_end >= 0:
            held = self._held_from_end
            bar.setValue(most - held)
            self._held_from_end = held
        self._show_jump()

    @Slot(int)
    def _value_changed(self, value: int) -> None:
        from_end = self.verticalScrollBar().maximum() - value
        self._following = from_end <= _NEAR
        if self._held_from_end >= 0:
            self._held_from_end = from_end
        self._show_jump()

    def _show_jump(self) -> None:
        bar = self.verticalScrollBar()
        wanted = not self._following and bar.maximum() - bar.value() > _NEAR
        if self._jump.isVisible() != wanted:
            if wanted:
                self._jump.show()
                self._place_jump()
            else:
                self.put_away(self._jump)

    def _place_jump(self) -> None:
        size = self._jump.sizeHint()
        area = self.viewport().geometry()
        self._jump.setGeometry(
            area.center().x() - size.width() // 2, area.bottom() - size.height() - 12, size.width(), size.height()
        )
        self._jump.raise_()
