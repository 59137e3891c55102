"""The line at the foot of the window: which model, what it is doing, how much memory it holds, and local-only."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QProgressBar, QToolButton, QWidget

from app.desktop.core_sentences import said
from app.desktop.icons import IconButton
from app.desktop.language import number, percent, tr
from app.desktop.styling import Styling
from core.messages import Status

SHEET = """
#statusLine { background: $window; border: none; border-top: 1px solid $border; }
#statusLine QLabel, #statusLine QToolButton { color: $muted; }
#statusLine QToolButton { border: none; border-radius: 6px; padding: 3px 7px; }
#statusLine QToolButton:hover { background: $hover; color: $text; }
#statusLine QToolButton:focus { background: $hover; color: $text; }
#statusLine QToolButton:checked { color: $text; }
#statusLine QToolButton::menu-indicator { image: none; }
#statusLine QProgressBar { background: $hover; border: none; border-radius: 3px; }
#statusLine QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""
SENTENCES = {
    "unloaded": tr("Asleep; the next question wakes it"),
    "loading": tr("Loading"),
    "ready": tr("Ready"),
    "answering": tr("Answering"),
    "failed": tr("The model is not working"),
}
LESS = ", " + tr("with less memory")
"""When something had to be given up because memory is short."""
SAVING = ", " + tr("saving power")
"""On battery, or in a power-saving profile."""


class StatusLine(QFrame):
    """Shows a `Status` and offers what can be changed about it."""

    models_wanted = Signal()
    """The user wants to see which models there are."""
    memory_wanted = Signal()
    """The user wants to see what the memory is used for."""
    model_wanted = Signal()
    """The user wants to choose a GGUF file."""
    starter_wanted = Signal()
    local_only_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self._model = IconButton("model", tr("Model"), self)
        self._model.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._model.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._starter = self._build_menu()
        self._state = QLabel(self)
        self._state.setAccessibleName(tr("State of the model"))
        self._progress = QProgressBar(self)
        self._progress.setAccessibleName(tr("Share of the model that is loaded"))
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(90, 6)
        self._memory = QToolButton(self)
        self._memory.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._memory.clicked.connect(self.memory_wanted)
        self._cloud_ready = False
        self._local = IconButton("unlock", tr("Local only"), self)
        self._local.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._local.setCheckable(True)
        self._local.toggled.connect(self._toggle_local)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 3, 10, 3)
        layout.setSpacing(10)
        for part in (self._model, self._state, self._progress):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self._memory)
        layout.addWidget(self._local)
        Styling(self, SHEET)
        self.show_status(Status("unloaded"))
        self._state.setText(tr("Starting"))

    @Slot(object)
    def show_status(self, status: Status) -> None:
        """Show what the engine is doing now."""
        self._show_model(status)
        loading = status.state == "loading"
        share = f" {percent(status.load_share)}" if loading and status.load_share else ""
        less = LESS if status.given_up and status.state in ("ready", "answering") else ""
        saving = SAVING if status.saving_power and status.state != "failed" else ""
        self._state.setText(SENTENCES[status.state] + share + less + saving)
        self._state.setToolTip(
            said(status.problem) or " ".join(map(said, filter(None, (status.given_up, status.saving_power))))
        )
        self._progress.setVisible(loading)
        # Without a number yet, the bar only moves.
        self._progress.setRange(0, 100 if status.load_share else 0)
        self._progress.setValue(round(status.load_share * 100))
        self._memory.setText(
            tr("{memory} in use").format(memory=memory_text(status.memory_bytes)) if status.memory_bytes else ""
        )
        self._memory.setAccessibleName(tr("Memory: {text}").format(text=self._memory.text()))
        self._memory.setToolTip(tr("Memory that the model's process holds. Click to see what it is used for."))
        self._memory.setVisible(bool(status.memory_bytes))
        with QSignalBlocker(self._local):
            self._local.setChecked(status.local_only)
        self._cloud_ready = status.cloud_ready
        self._show_local(status.local_only)

    def _show_model(self, status: Status) -> None:
        name = status.model or (Path(status.model_path).stem if status.model_path else tr("Starter model"))
        self._model.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 260))
        self._model.setAccessibleName(tr("Model: {name}").format(name=name))
        context = (
            tr("\nContext window: {context_length} tokens").format(context_length=number(status.context_length))
            if status.context_length
            else ""
        )
        self._model.setToolTip(f"{status.model_path or name}{context}")
        self._starter.setEnabled(bool(status.model_path))

    def _build_menu(self) -> QAction:
        menu = QMenu(self._model)
        menu.addAction(tr("Models…"), self.models_wanted.emit)
        menu.addAction(tr("Open model…"), self.model_wanted.emit)
        starter = menu.addAction(tr("Back to the starter model"), self.starter_wanted.emit)
        self._model.setMenu(menu)
        assert isinstance(starter, QAction)
        return starter

    @Slot(bool)
    def _toggle_local(self, wanted: bool) -> None:
        self._show_local(wanted)
        self.local_only_chosen.emit(wanted)

    def _show_local(self, local: bool) -> None:
        self._local.set_icon("lock" if local else "unlock")
        allowed = tr("Cloud allowed") if self._cloud_ready else tr("No cloud set up")
        self._local.setText(tr("Local only") if local else allowed)
        self._local.setToolTip(
            tr("Nothing you write leaves this machine. Click to allow the cloud when you ask for it.")
            if local
            else tr(
                "Answers come from this machine; the cloud is asked only when you say so. Click to forbid even that."
            )
        )


def memory_text(count: int) -> str:
    """Bytes as people read them: "138 MB", "4.2 GB"."""
    if count >= 1_000_000_000:
        return tr("{number} GB").format(number=number(count / 1e9, 1))
    return tr("{number} MB").format(number=number(count / 1e6))
