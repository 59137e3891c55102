"""A question close to the one just asked, whose answer can be looked at while the new one is written."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.language import tr
from app.desktop.text_button import PAD_X, TextButton
from app.desktop.theme import SMALL, theme_of
from app.desktop.transcript.answer_body import AnswerBody
from app.desktop.transcript.facts import age, shortened, sureness
from app.desktop.transcript.markdown import parse
from app.desktop.transcript.markdown_stream import Update
from app.desktop.transcript.message_parts import paint_box
from app.desktop.transcript.text_view import TextView
from core.cache_messages import CacheOffer

LONGEST: Final = 8_000
"""Characters of an answer that are shown at once: laying out more would hold up the one that is being written."""
REST: Final = tr("The answer is long; all of it is among the remembered answers (Ctrl+4).")


class OfferView(QWidget):
    """One sentence with a button; the answer appears below it when it is wanted.

    Args:
        offer: what the cache has found.
    """

    wanted = Signal(object)
    """The `CacheOffer`: the user wants to see its answer."""
    accepted = Signal(object)
    """The `CacheOffer`: its answer fits the question that was asked."""
    rejected = Signal(object)
    """The `CacheOffer`: it does not."""
    link_activated = Signal(str)
    resized = Signal()
    """It is about to take more or less room."""

    def __init__(self, offer: CacheOffer) -> None:
        super().__init__()
        self._offer = offer
        self._waiting = False
        self._words = TextView(tr("You asked something close"), left=PAD_X)
        self._body: AnswerBody | None = None
        self._show = TextButton(
            tr("Show that answer"),
            tr("Show the answer to: {question}").format(question=shortened(offer.question)),
            filled=True,
        )
        self._show.clicked.connect(self._toggle)
        self._fits = TextButton(tr("It fits"), tr("That answer fits this question too"))
        self._fits.clicked.connect(self._accept)
        self._unfit = TextButton(tr("It does not"), tr("That answer does not fit this question"))
        self._unfit.clicked.connect(self._reject)
        for button in (self._fits, self._unfit):
            button.hide()
        self._row = QHBoxLayout()
        self._row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._fits)
        self._row.addWidget(self._unfit)
        self._row.addWidget(self._show)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 7, 10, 7)
        self._column.setSpacing(8)
        self._column.addLayout(self._row)
        self._say(self._sentence())

    @property
    def offer(self) -> CacheOffer:
        """What is offered."""
        return self._offer

    @property
    def waiting(self) -> bool:
        """Whether its answer was asked for and has not come."""
        return self._waiting

    @property
    def words(self) -> str:
        """What it says, without the answer."""
        return self._said

    def show_answer(self, text: str) -> None:
        """Show the answer, in Markdown, below the sentence."""
        self.resized.emit()
        self._body = AnswerBody()
        self._body.link_activated.connect(self.link_activated)
        self._body.apply(Update(0, tuple(parse(text[:LONGEST]))))
        if len(text) > LONGEST:
            self._say(f"{self._sentence()}\n{REST}")
        self._column.addWidget(self._body)
        self._body.show()
        self._waiting = False
        self._show.setText(tr("Hide"))
        self._fits.show()
        self._unfit.show()

    def show_problem(self, text: str) -> None:
        """Say why there is no answer to show."""
        self._say(text)
        self._waiting = False
        self._show.hide()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Other colours or another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._say(self._said)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A rounded background, as notices have."""
        paint_box(self, theme_of(self.palette()).notice)

    def _sentence(self) -> str:
        offer = self._offer
        asked = tr("You asked something close {age}").format(age=age(time.time() - offer.created))
        return f"{asked}: “{shortened(offer.question)}” · {sureness(offer.certainty)}"

    def _say(self, words: str) -> None:
        self._said = words
        self.setAccessibleName(words)
        self._words.set_text(words, theme_of(self.palette()).muted, SMALL)

    @Slot()
    def _toggle(self) -> None:
        if self._waiting:
            return
        if self._body is None:
            self._waiting = True
            self.wanted.emit(self._offer)
            return
        shown = self._body.isHidden()
        self.resized.emit()
        self._body.setVisible(shown)
        self._show.setText(tr("Hide") if shown else tr("Show that answer"))

    @Slot()
    def _accept(self) -> None:
        self._fits.hide()
        self._unfit.hide()
        self.accepted.emit(self._offer)

    @Slot()
    def _reject(self) -> None:
        self._fits.hide()
        self._unfit.hide()
        self.rejected.emit(self._offer)
