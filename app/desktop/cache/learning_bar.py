"""The line of the page that says what can be learned from the user's verdicts on answers, and lets it be learned."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from app.desktop.cache.work_bar import WorkBar
from app.desktop.calls import Calls
from app.desktop.core_sentences import said
from app.desktop.language import number, percent, tr
from app.desktop.question_box import ask_first
from app.desktop.text_button import TextButton
from core.cache_messages import (
    EncoderLearned,
    ForgetPairs,
    GetLearning,
    LearnFromVotes,
    LearningProgress,
    LearningState,
    UndoLearning,
)
from core.process.channel import Failed


class LearningBar(WorkBar):
    """Shown while there is something to learn from, or something learned.

    Args:
        calls: to the assistant.
        parent: the page.
    """

    learned = Signal(str)
    """A sentence about what has come of it, good or not."""

    def __init__(self, calls: Calls, parent: QWidget) -> None:
        super().__init__(calls, tr("Stop learning"), tr("Share of the learning that is done"), parent)
        self.state: LearningState | None = None
        self.learn_button = TextButton(tr("Learn from them"), tr("Learn from your verdicts"), filled=True, parent=self)
        self.learn_button.setToolTip(
            tr("It learns on this machine; that is kept only if your own questions are judged better afterwards.")
        )
        self.more_button = TextButton(tr("More…"), tr("What was learned, and from what"), filled=True, parent=self)
        self._build()
        self._connect()
        self._show()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the tab key goes through."""
        return self.learn_button, self.stop_button, self.more_button

    def refresh(self) -> None:
        """Ask what there is."""
        if not self._running:
            self._calls.send(GetLearning(), self._take_state)

    # Building

    def _build(self) -> None:
        self._lay_out()
        menu = QMenu(self.more_button)
        self.undo_action = menu.addAction(tr("Undo what was learned"))
        self.forget_action = menu.addAction(tr("Forget the pairs of questions…"))
        self.more_button.setMenu(menu)

    def _connect(self) -> None:
        self.learn_button.clicked.connect(self._learn)
        self.undo_action.triggered.connect(self._undo)
        self.forget_action.triggered.connect(self._forget)

    # What the user does

    @Slot()
    def _learn(self) -> None:
        self._begin(LearnFromVotes(), self._take_learning)
        self._show()

    @Slot()
    def _undo(self) -> None:
        self._calls.send(UndoLearning(), self._take_undone)

    @Slot()
    def _forget(self) -> None:
        state = self.state
        count = state.fitting + state.unfitting if state else 0
        ask_first(
            self.window(),
            tr("Forget pairs of questions"),
            tr("Forget the {count} pairs of questions that you have judged?").format(count=number(count)),
            tr("What was learned from them stays until you undo it."),
            (tr("Forget them"), lambda: self._calls.send(ForgetPairs(), self._take_state)),
        )

    # What comes back

    def _take_state(self, event: object) -> None:
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
        elif isinstance(event, LearningState):
            self.state = event
            self._show()

    def _take_undone(self, event: object) -> None:
        self._take_state(event)
        if isinstance(event, LearningState):
            self.learned.emit(tr("It is as it was before it learned."))

    def _take_learning(self, event: object) -> None:
        if isinstance(event, LearningProgress):
            self._advance(event.share)
            return
        self._running = 0
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
        elif isinstance(event, EncoderLearned):
            self.learned.emit(outcome_text(event))
        self._show()
        self.refresh()

    def _show(self) -> None:
        state, running = self.state, bool(self._running)
        self.setVisible(running or (state is not None and (state.learned or state.fitting + state.unfitting > 0)))
        if state is not None:
            self.words.setText(tr("Learning from your verdicts") if running else state_text(state))
        self.learn_button.setVisible(not running)
        self.learn_button.setEnabled(state is not None and not state.missing)
        self.more_button.setVisible(not running)
        self._show_work()
        if state is not None:
            self.undo_action.setEnabled(state.learned)
            self.forget_action.setEnabled(state.fitting + state.unfitting > 0)


def state_text(state: LearningState) -> str:
    """What there is to learn from and what was learned, in one to three sentences."""
    sentences = []
    count = state.fitting + state.unfitting
    if count:
        sentences.append(
            tr("You have judged {count} pairs of questions: {fitting} share an answer, {unfitting} do not.").format(
                count=number(count), fitting=number(state.fitting), unfitting=number(state.unfitting)
            )
        )
        if state.missing:
            sentences.append(said(state.missing))
    if state.learned:
        text = tr("Learned together with others on {day}.") if state.source == "federated" else tr("Learned on {day}.")
        sentences.append(text.format(day=_day(state.learned_at)))
    return " ".join(sentences)


def outcome_text(found: EncoderLearned) -> str:
    """What has come of it."""
    if not found.kept:
        return tr("It would not surely judge your questions better, so nothing was changed.")
    return tr(
        "Learned. Of your own pairs that share an answer, {after} are found now instead of {before}; of the others, "
        "{wrong} instead of {wrong_before}."
    ).format(
        after=percent(found.after.hits),
        before=percent(found.before.hits),
        wrong=percent(found.after.wrong),
        wrong_before=percent(found.before.wrong),
    )


def _day(moment: str) -> str:
    then = QDateTime.fromString(moment, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(then.date(), QLocale.FormatType.ShortFormat)
