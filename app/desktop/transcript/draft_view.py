"""The answer of this machine below the cloud's, to compare the two and to say which is better."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.language import tr
from app.desktop.text_button import PAD_X, TextButton
from app.desktop.theme import SMALL, theme_of
from app.desktop.transcript.answer_body import AnswerBody
from app.desktop.transcript.markdown import parse
from app.desktop.transcript.markdown_stream import Update
from app.desktop.transcript.message_parts import paint_box
from app.desktop.transcript.text_view import TextView

TITLE = tr("The answer of this machine")
THANKS = tr("Noted: it helps to decide when the cloud is worth asking.")


class DraftView(QWidget):
    """Stays open while the cloud answers.

    Args:
        text: the answer of this machine, as Markdown.
    """

    judged = Signal(str)
    """Which is better: "cloud", "local" or "same"."""
    resized = Signal()
    """It is about to take more or less room."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setAccessibleName(TITLE)
        self._words = TextView(TITLE, left=PAD_X)
        self._body = AnswerBody()
        self._body.apply(Update(0, tuple(parse(text))))
        self._toggle = TextButton(tr("Hide"), tr("Hide or show: {title}").format(title=TITLE))
        self._toggle.clicked.connect(self._turn)
        self._verdicts = [
            TextButton(label, tip, filled=True)
            for label, tip in (
                (tr("The cloud’s is better"), tr("The cloud's answer is better than this one")),
                (tr("This is better"), tr("This machine's answer is better than the cloud's")),
                (tr("Both do"), tr("Both answers are equally good")),
            )
        ]
        row = QHBoxLayout()
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        for button, better in zip(self._verdicts, ("cloud", "local", "same"), strict=True):
            button.clicked.connect(lambda _checked=False, better=better: self._judge(better))
            button.hide()
            row.addWidget(button)
        row.addWidget(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 7, 10, 7)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._body)
        self._say(TITLE)

    def ask_which(self) -> None:
        """Both answers are there: offer to say which is better."""
        for button in self._verdicts:
            button.show()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Other colours or another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._say(self._said)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A rounded background, as notices have."""
        paint_box(self, theme_of(self.palette()).notice)

    def _say(self, words: str) -> None:
        self._said = words
        self._words.set_text(words, theme_of(self.palette()).muted, SMALL)

    @Slot()
    def _turn(self) -> None:
        self.resized.emit()
        shown = self._body.isHidden()
        self._body.setVisible(shown)
        self._toggle.setText(tr("Hide") if shown else tr("Show"))

    def _judge(self, better: str) -> None:
        for button in self._verdicts:
            button.hide()
        self._say(f"{TITLE}. {THANKS}")
        self.judged.emit(better)
