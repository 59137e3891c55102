"""What an empty conversation shows: a greeting, some questions to start with, and the way to a better model."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.desktop.labels import small_label
from app.desktop.language import tr
from app.desktop.text_button import TextButton
from app.desktop.theme import MARGIN, scaled

GREETING: Final = tr("What would you like to know?")
PROMISE: Final = tr("Answers come from a model on this machine.")
EXAMPLES: Final = (
    tr("Explain photosynthesis in two sentences"),
    tr("Write a Python function that counts words"),
    tr("Draft a short thank-you note to a neighbour"),
    tr("Suggest three things to do on a rainy day"),
)
SMALL_MODEL: Final = tr("The model that comes with Inglenook is small: it answers at once, and is often wrong.")


class Greeting(QWidget):
    """A heading, a sentence, and example questions as buttons."""

    example_chosen = Signal(str)
    better_model_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = QLabel()
        self._promise = QLabel(PROMISE)
        for label, factor in ((self._heading, 1.7), (self._promise, 1.0)):
            label.setFont(scaled(self.font(), factor))
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        examples = QVBoxLayout()
        examples.setSpacing(10)
        for text in EXAMPLES:
            button = TextButton(text, tr("Ask: {text}").format(text=text), filled=True, small=False)
            button.clicked.connect(self._choose)
            examples.addWidget(button)
        self._offer = self._make_offer()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(8)
        column.addStretch(4)
        column.addWidget(self._heading)
        column.addWidget(self._promise)
        column.addSpacing(18)
        column.addLayout(examples)
        column.setAlignment(examples, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(18)
        column.addWidget(self._offer)
        column.addStretch(5)

    def offer_better_model(self, offered: bool) -> None:
        """Whether to say that the small model answers, and that there are better ones."""
        self._offer.setVisible(offered)

    def _make_offer(self) -> QWidget:
        offer = QWidget(self)
        words = small_label(SMALL_MODEL)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        button = TextButton(tr("Find a better one for this machine"), filled=True)
        button.clicked.connect(self.better_model_wanted)
        column = QVBoxLayout(offer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(words)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        offer.hide()
        return offer

    def set_greeting(self, text: str) -> None:
        """Show `text` as the heading, or the usual greeting for ""."""
        self._heading.setText(text or GREETING)

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        assert isinstance(button, TextButton)
        self.example_chosen.emit(button.text())
