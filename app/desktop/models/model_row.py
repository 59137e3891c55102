"""One model in a list: its name, a verdict, facts, a sentence, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.desktop.labels import plain_label, small_label
from app.desktop.language import tr
from app.desktop.text_button import TextButton
from app.desktop.theme import GAP, SMALL, Theme, scaled, theme_of
from core.model_messages import FitOutcome

PILLS: Final[dict[FitOutcome, str]] = {
    "fits": tr("Fits"),
    "fits with flash": tr("Fits from disk"),
    "does not fit": tr("Too large"),
}


class Pill(QLabel):
    """A word in a rounded frame, in a colour that goes with what it says; never the colour alone.

    Args:
        text: the word.
        kind: an outcome, or "" for a neutral one.
    """

    def __init__(self, text: str, kind: FitOutcome | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self.setFont(scaled(self.font(), SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """The word and a little space."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 18, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As small as it likes to be."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The frame and the word."""
        colour = QColor(_colour(theme_of(QGuiApplication.palette()), self._kind))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(colour)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Title(QLabel):
    """A name on one line, cut in the middle where there is too little room: both of its ends matter.

    Args:
        text: the name.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName("rowTitle")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(60)
        self.setToolTip(text)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """As much of the name as there is room for."""
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter = QPainter(self)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class ModelRow(QFrame):
    """A row of a `RowList`.

    Args:
        title: what it is called.
        facts: a line of secondary text.
        sentence: running text under it; "" is none.
    """

    def __init__(self, title: str, facts: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelRow")
        self.title = title
        self.words = " ".join((title, facts, sentence)).casefold()
        """What a filter looks through."""
        self.setAccessibleName(". ".join(filter(None, (title, facts, sentence))))
        self._top = QHBoxLayout()
        self._top.setSpacing(GAP)
        self._top.addWidget(Title(title))
        self._top.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addLayout(self._top)
        column.addWidget(small_label(facts))
        if sentence:
            column.addWidget(plain_label(sentence))
        self._below = QLabel()
        self._below.setObjectName("details")
        self._below.setTextFormat(Qt.TextFormat.PlainText)
        self._below.setWordWrap(True)
        self._below.setMinimumWidth(1)
        self._below.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._below.setContentsMargins(0, 6, 0, 0)
        self._below.hide()
        column.addWidget(self._below)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(4)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 12, 10)
        layout.setSpacing(GAP)
        layout.addLayout(column, 1)
        layout.addLayout(self._buttons)
        layout.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop)

    def add_pill(self, text: str, kind: FitOutcome | None = None) -> None:
        """Put a word in a frame behind the name."""
        self._top.insertWidget(self._top.count() - 1, Pill(text, kind, self))

    def add_verdict(self, outcome: FitOutcome) -> None:
        """Say whether it fits."""
        self.add_pill(PILLS[outcome], outcome)

    def add_button(self, text: str, slot: Callable[[], object], *, filled: bool = False) -> TextButton:
        """Offer something to do; a screen reader hears it together with the name of the model."""
        button = TextButton(text, f"{text} {self.title}", filled=filled, parent=self)
        button.clicked.connect(lambda _checked: slot())
        self._buttons.addWidget(button)
        return button

    def add_menu(self, choices: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Offer what is wanted less often behind one button."""
        button = TextButton(tr("More"), tr("More for {title}").format(title=self.title), parent=self)
        menu = QMenu(button)
        for text, slot in choices:
            menu.addAction(text).triggered.connect(lambda _checked, slot=slot: slot())
        button.setMenu(menu)
        self._buttons.addWidget(button)

    @property
    def details(self) -> str:
        """What is said below the row; "" while nothing is."""
        return "" if self._below.isHidden() else self._below.text()

    def show_details(self, text: str) -> None:
        """Say more below the row; "" hides that again."""
        self._below.setText(text)
        self._below.setVisible(bool(text))
        self._below.setAccessibleName(tr("About {title}: {text}").format(title=self.title, text=text) if text else "")


def _colour(theme: Theme, kind: FitOutcome | None) -> str:
    if kind is None:
        return theme.muted
    return {
        "fits": theme.code["Generic.Inserted"],
        "fits with flash": theme.code["Literal.Number"],
        "does not fit": theme.error,
    }[kind]
