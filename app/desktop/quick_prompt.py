"""A small window for one quick question: summoned in an instant, answered in place, gone with Esc."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCursor, QGuiApplication, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from app.desktop.assistant_link import AssistantLink
from app.desktop.chat import Chat
from app.desktop.composer import Composer
from app.desktop.consent_dialog import ConsentDialog
from app.desktop.icons import IconButton
from app.desktop.language import percent, tr
from app.desktop.quick_source import QuickSource
from app.desktop.status_line import SENTENCES
from app.desktop.styling import Styling
from app.desktop.text_button import TextButton
from app.desktop.theme import GAP, MARGIN, SMALL, scaled
from app.desktop.transcript.conversation_scroll import ConversationScroll
from app.desktop.transcript.transcript import Transcript
from core.messages import ConsentNeeded, Status

WIDTH = 640
ANSWER_HEIGHT = 150
SHEET = """
#quickPrompt { background: $window; border: 1px solid $muted; }
#quickPrompt #hint { color: $muted; }
#quickPrompt QToolButton#open { border: none; border-radius: 8px; padding: 4px 8px; color: $muted; }
#quickPrompt QToolButton#open:hover, #quickPrompt QToolButton#open:focus { background: $hover; color: $text; }
"""


class QuickPrompt(QFrame):
    """Made once and hidden, so that showing it costs nothing.

    Args:
        link: to the assistant.
    """

    open_requested = Signal(int, object)
    """Continue this conversation in the main window; with the answers that are on their way."""
    summoned = Signal()
    """It is about to be shown: what the first question will need can be made ready."""
    replacement_wanted = Signal(str)
    """Put this answer in the place of the text that is selected in the other program."""

    def __init__(self, link: AssistantLink) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("quickPrompt")
        self.setWindowTitle(tr("Quick prompt"))
        self.can_replace = False
        """Whether an answer can be put in place of what is selected elsewhere."""
        self._build()
        self._link = link
        self.chat = Chat(link, self.transcript, self.composer, "quick", parent=self)
        self.chat.conversation_changed.connect(self._on_conversation)
        self.chat.answering_changed.connect(self._grow)
        self.chat.consent_wanted.connect(self._ask_consent)
        self.chat.failed.connect(self._show_failure)
        link.status_changed.connect(self._on_status)
        self.source.acted.connect(self.chat.ask)
        self.source.attached.connect(self.composer.attach)
        for keys, slot in (
            ("Esc", self.hide),
            ("Ctrl+O", self._open),
            ("Ctrl+N", self._clear),
            ("Ctrl+Return", self._replace_button.click),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        Styling(self, SHEET)
        self._clear()
        self.winId()
        self.ensurePolished()

    @Slot()
    def toggle(self) -> None:
        """Show it, or hide it when it is in front."""
        if self.isVisible() and self.isActiveWindow():
            self.hide()
        else:
            self.summon()

    @Slot()
    def summon(self) -> None:
        """Show it in the upper third of the active screen, ready to type; an unfinished answer stays.

        The model gets ready meanwhile: before the first letter is typed, it is on its way into memory.
        """
        if not self.chat.answering:
            self.chat.warm_up()
        if not self.isVisible():
            self.summoned.emit()
            if not self.chat.answering:
                self._clear()
                # What other programs hold is asked for after we are seen: one of them may be slow to answer.
                QTimer.singleShot(0, self._look_around)
            self._place()
        self.show()
        self.raise_()
        self.activateWindow()
        self.composer.setFocus()

    def _build(self) -> None:
        self.composer = Composer(tr("Ask anything"), self)
        self.source = QuickSource(self)
        self.source.hide()
        self.transcript = Transcript(self)
        self.transcript.hide()
        self._scroll = self.transcript.findChild(ConversationScroll)
        assert self._scroll is not None
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        self._hint = QLabel(self)
        self._hint.setObjectName("hint")
        self._hint.setAccessibleName(tr("State of the model"))
        self._hint.setFont(scaled(self.font(), SMALL))
        self._open_button = IconButton("open-window", tr("Open in the main window"), self, "Ctrl+O")
        self._open_button.setObjectName("open")
        self._open_button.setText(tr("Open in the main window"))
        self._open_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._open_button.setFont(scaled(self.font(), SMALL))
        self._open_button.clicked.connect(self._open)
        self._replace_button = TextButton(
            tr("Replace the selected text"), tr("Put the answer in place of the selected text")
        )
        self._replace_button.setToolTip("Ctrl+Return")
        self._replace_button.clicked.connect(self._replace)
        foot = QHBoxLayout()
        foot.addWidget(self._hint, 1)
        foot.addWidget(self._replace_button)
        foot.addWidget(self._open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP // 2)
        layout.setSpacing(GAP // 2)
        layout.addWidget(self.composer)
        layout.addWidget(self.source)
        layout.addWidget(self.transcript, 1)
        layout.addLayout(foot)

    def _place(self) -> None:
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        self.resize(min(WIDTH, area.width()), self.height())
        self.move(area.center().x() - self.width() // 2, area.top() + area.height() // 6)

    @Slot()
    def _clear(self) -> None:
        self.chat.start_new()
        self.composer.clear()
        self.source.forget()
        self.transcript.hide()
        for button in (self._open_button, self._replace_button):
            button.hide()
        self._fit()

    @Slot()
    def _look_around(self) -> None:
        if self.isVisible() and not self.chat.answering:
            self.source.look()
            self._fit()

    def _fit(self) -> None:
        height = self.sizeHint().height() if self.transcript.isHidden() else self.height()
        self.resize(WIDTH, height)

    @Slot()
    def _open(self) -> None:
        if conversation := self.chat.conversation:
            self.hide()
            self.open_requested.emit(conversation, self.chat.hand_over())

    @Slot()
    def _replace(self) -> None:
        if text := self.transcript.latest_answer_text():
            self.hide()
            self.replacement_wanted.emit(text)

    @Slot(int, str)
    def _on_conversation(self, conversation: int, _title: str) -> None:
        self._open_button.setVisible(bool(conversation))

    @Slot(bool)
    def _grow(self, answering: bool) -> None:
        done = not answering and bool(self.transcript.latest_answer_text())
        self._replace_button.setVisible(done and self.can_replace and self.source.selected)
        if answering:
            self.source.hide()
        if answering and self.transcript.isHidden():
            self.transcript.show()
            self.resize(self.width(), self.height() + ANSWER_HEIGHT)

    @Slot(int, int)
    def _make_room(self, _least: int, overflow: int) -> None:
        """Grow with the answer, as long as the screen has room below."""
        bottom = self.screen().availableGeometry().bottom() - MARGIN
        room = bottom - self.geometry().bottom()
        if overflow > 0 and room > 0 and self.isVisible():
            self.resize(self.width(), self.height() + min(overflow, room))

    @Slot(object)
    def _on_status(self, status: Status) -> None:
        share = f" {percent(status.load_share)}" if status.state == "loading" and status.load_share else ""
        self._hint.setText(SENTENCES[status.state] + share)

    @Slot(str, str)
    def _show_failure(self, message: str, hint: str) -> None:
        self._hint.setText(f"{message} {hint}")

    @Slot(object)
    def _ask_consent(self, consent: ConsentNeeded) -> None:
        dialog = ConsentDialog(self._link, consent, self.chat.private, self)
        dialog.approved.connect(lambda outgoing, lasts: self.chat.approve(consent.question, outgoing, lasts))
        dialog.declined.connect(lambda lasts: self.chat.decline(consent.question, lasts))
        dialog.open()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the window be moved by its edge, since it has no title bar."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.windowHandle().startSystemMove()
