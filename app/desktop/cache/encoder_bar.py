"""The line of the page that says which encoder compares questions, and lets another one be tried and chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QWidget

from app.desktop.cache.wording import size_text
from app.desktop.cache.work_bar import WorkBar
from app.desktop.calls import Calls
from app.desktop.core_sentences import said
from app.desktop.language import number, tr
from app.desktop.question_box import ask_first
from app.desktop.styling import style_dialog
from app.desktop.text_button import TextButton
from core.cache_messages import (
    EncoderProgress,
    EncoderState,
    EncoderTried,
    GetEncoder,
    ResetEncoder,
    TakeEncoder,
    TryEncoder,
)
from core.process.channel import Failed


class EncoderBar(WorkBar):
    """Always shown: what compares questions is the user's to know.

    Args:
        calls: to the assistant.
        parent: the page.
    """

    changed = Signal(str)
    """A sentence about what compares questions from now on."""

    def __init__(self, calls: Calls, parent: QWidget) -> None:
        super().__init__(calls, tr("Stop trying the encoder"), tr("Share of the trial that is done"), parent)
        self._doing = ""
        self.state: EncoderState | None = None
        self.change_button = TextButton(
            tr("Another encoder…"), tr("Let another encoder compare questions"), filled=True, parent=self
        )
        self.change_button.setToolTip(
            tr("It is tried first on questions that come with Inglenook; you hear how the cache would do with it.")
        )
        self._build()
        self._show()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the tab key goes through."""
        return self.change_button, self.stop_button

    def refresh(self) -> None:
        """Ask which one it is."""
        if not self._running:
            self._calls.send(GetEncoder(), self._take_state)

    # Building

    def _build(self) -> None:
        self._lay_out()
        menu = QMenu(self.change_button)
        menu.addAction(tr("A folder of sentence-transformers…")).triggered.connect(self._choose_folder)
        menu.addAction(tr("A GGUF file…")).triggered.connect(self._choose_file)
        menu.addAction(tr("One of the model hub…")).triggered.connect(self._name_one)
        menu.addSeparator()
        self.reset_action = menu.addAction(tr("The one that comes with Inglenook"))
        self.reset_action.triggered.connect(self._reset)
        self.change_button.setMenu(menu)

    # What the user does

    @Slot()
    def _choose_folder(self) -> None:
        self._choose(QFileDialog.FileMode.Directory, tr("Folder of an encoder"), "")

    @Slot()
    def _choose_file(self) -> None:
        self._choose(QFileDialog.FileMode.ExistingFile, tr("GGUF file of an encoder"), "GGUF (*.gguf)")

    def _choose(self, mode: QFileDialog.FileMode, title: str, kinds: str) -> None:
        dialog = QFileDialog(self.window(), title)
        dialog.setFileMode(mode)
        if kinds:
            dialog.setNameFilter(kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.try_out)
        dialog.open()

    @Slot()
    def _name_one(self) -> None:
        dialog = QInputDialog(self.window())
        dialog.setWindowTitle(tr("Encoder of the model hub"))
        dialog.setLabelText(tr("Its name, such as BAAI/bge-small-en-v1.5:"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(self.try_out)
        style_dialog(dialog)
        dialog.open()

    @Slot(str)
    def try_out(self, what: str) -> None:
        """Try a folder, a file, or one of the hub."""
        if self._running or not what.strip():
            return
        self._begin(TryEncoder(what.strip()), self._take_trial)
        self._doing = ""
        self._show()

    @Slot()
    def _reset(self) -> None:
        self._calls.send(ResetEncoder(), self._take_change)

    # What comes back

    def _take_state(self, event: object) -> None:
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
        elif isinstance(event, EncoderState):
            self.state = event
            self._show()

    def _take_change(self, event: object) -> None:
        self._take_state(event)
        if isinstance(event, EncoderState):
            self.changed.emit(
                tr("{name} compares questions from now on; those that are remembered are read anew.").format(
                    name=event.name
                )
            )

    def _take_trial(self, event: object) -> None:
        if isinstance(event, EncoderProgress):
            self._advance(event.share)
            if event.doing != self._doing:
                self._doing = event.doing
                self._show()
            return
        self._running = 0
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
        elif isinstance(event, EncoderTried):
            self._take_outcome(event)
        self._show()
        self.refresh()

    def _take_outcome(self, tried: EncoderTried) -> None:
        if not tried.worse:
            self.changed.emit(outcome_text(tried))
            return
        ask_first(
            self.window(),
            tr("Another encoder"),
            tr("The cache does worse with {name}. Take it all the same?").format(name=tried.name),
            outcome_text(tried),
            (tr("Take it"), lambda: self._calls.send(TakeEncoder(), self._take_change)),
        )

    def _show(self) -> None:
        state, running = self.state, bool(self._running)
        if running:
            self.words.setText(said(self._doing) if self._doing else tr("Trying the encoder"))
        elif state is not None:
            self.words.setText(state_text(state))
        self.change_button.setVisible(not running)
        self._show_work()
        self.reset_action.setEnabled(state is not None and state.own)


def state_text(state: EncoderState) -> str:
    """Which encoder it is, what it takes, and what is wrong with it."""
    if not state.own:
        return tr("Questions are compared by {name}, which comes with Inglenook.").format(name=state.name)
    sentence = tr("Questions are compared by {name}, which you have chosen; it takes {size} of memory.")
    text = sentence.format(name=state.name, size=size_text(state.memory_bytes))
    return f"{text} {said(state.problem)}" if state.problem else text


def outcome_text(tried: EncoderTried) -> str:
    """What has come of a trial."""
    return tr(
        "Of pairs of questions that share an answer, {after} are found with {name} and {before} with the encoder of "
        "Inglenook; of the others, {wrong} and {wrong_before}."
    ).format(
        name=tried.name,
        after=_percent(tried.after.hits),
        before=_percent(tried.before.hits),
        wrong=_percent(tried.after.wrong),
        wrong_before=_percent(tried.before.wrong),
    )


def _percent(share: float) -> str:
    """With one decimal: wrong answers are few, and half a per cent of them is a difference."""
    return tr("{number}%").format(number=number(100 * share, 1))
