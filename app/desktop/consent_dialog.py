"""Shows exactly what would leave this machine, what is hidden in it and what it may cost, and asks whether it may."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.desktop.assistant_link import AssistantLink
from app.desktop.calls import Calls
from app.desktop.cloud.outgoing_view import OutgoingView
from app.desktop.cloud.wording import cost_sentence, hidden_sentence, share_sentence, staying
from app.desktop.language import number, tr
from app.desktop.styling import style_dialog
from app.desktop.theme import GAP, MARGIN, code_font
from core.messages import ConsentNeeded, Disclosure, Outgoing, PrepareCloud, Remember
from core.process.channel import Failed

LASTS: Final[tuple[tuple[str, Remember], ...]] = (
    (tr("Ask me each time"), "once"),
    (tr("Do the same in this chat"), "conversation"),
    (tr("Do the same in every chat"), "always"),
)
WARNING: Final = tr("This provider can read and keep what you send.")
SHEET: Final = """
QTextBrowser { background: $base; border: 1px solid $border; border-radius: 8px; padding: 8px; }
QTextBrowser:focus { border-color: $accent; }
#warning, #grave { color: $error; }
#facts { color: $muted; }
"""


class ConsentDialog(QDialog):
    """Nothing leaves while it is open. Every choice is prepared anew by the assistant, so that what is shown is exact.

    Args:
        link: to the assistant.
        consent: what would be sent, and for which question.
        private: whether the conversation is private.
        parent: the window it lies over.
    """

    approved = Signal(object, str)
    """The `Outgoing` that the user agreed to, and for how long (`Remember`)."""
    declined = Signal(str)
    """Nothing is sent; for how long (`Remember`)."""

    def __init__(
        self, link: AssistantLink, consent: ConsentNeeded, private: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._calls = Calls(link, self)
        self._question = consent.question
        self._private = private
        self._outgoing = consent.outgoing
        self.setWindowTitle(tr("Ask the cloud?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 620)
        self._build()
        style_dialog(self, SHEET)
        self._show(consent.outgoing)

    @property
    def outgoing(self) -> Outgoing:
        """What would be sent as things are chosen now."""
        return self._outgoing

    # Building

    def _build(self) -> None:
        self.view = OutgoingView(self)
        self.view.chosen.connect(self._choose)
        self.body = QPlainTextEdit(self)
        self.body.setReadOnly(True)
        self.body.setFont(code_font(self.font()))
        self.body.setTabChangesFocus(True)
        self.body.setAccessibleName(tr("The whole request"))
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.body)
        self._hidden, self._grave, self._problem = (_label(self, name) for name in ("hidden", "grave", "grave"))
        self._to, self._cost, self._share, self._stays = (_label(self, "facts", selectable=True) for _ in range(4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GAP)
        layout.addWidget(QLabel(tr("This text would leave your machine. Nothing has been sent yet."), self))
        layout.addWidget(self._pages, 1)
        for widget in (self._grave, self._hidden, self._problem):
            layout.addWidget(widget)
        layout.addLayout(self._facts())
        layout.addLayout(self._wishes())
        warning = _label(self, "warning")
        warning.setText(WARNING)
        layout.addWidget(warning)
        layout.addLayout(self._buttons())

    def _facts(self) -> QFormLayout:
        form = self._rows = QFormLayout()
        rows = (
            (tr("Leaves"), self._share), (tr("Stays here"), self._stays), (tr("To"), self._to),
            (tr("Costs"), self._cost),
        )  # fmt: skip
        for name, label in rows:
            form.addRow(f"{name}:", label)
        return form

    def _wishes(self) -> QHBoxLayout:
        self.exact = QCheckBox(tr("Show the whole &request"), self)
        self.exact.toggled.connect(self._pages.setCurrentIndex)
        self.outline = QCheckBox(tr("Only an &outline"), self)
        self.outline.setToolTip(tr("The cloud plans the answer, and the model of this machine writes it"))
        self.outline.clicked.connect(self._want_outline)
        self.context = QPushButton(tr("Add what it &needs"), self)
        self.context.setToolTip(
            tr("Look for the earlier messages that the answer depends on, with this machine's model; may take a minute")
        )
        self.context.clicked.connect(self._find_context)
        self.lasts = QComboBox(self)
        self.lasts.setAccessibleName(tr("For how long"))
        for label, value in LASTS:
            self.lasts.addItem(label, value)
        row = QHBoxLayout()
        for widget in (self.exact, self.outline):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self.context, self.lasts):
            row.addWidget(button)
        return row

    def _buttons(self) -> QHBoxLayout:
        self.local = QPushButton(tr("&Stay local"), self)
        self.plain = QPushButton(tr("Send as &it is…"), self)
        self.send = QPushButton(tr("Send with parts &hidden"), self)
        self.local.clicked.connect(self._stay)
        self.plain.clicked.connect(self._toggle_plain)
        self.send.clicked.connect(self._approve)
        for button in (self.plain, self.send):
            button.setAutoDefault(False)
        self.local.setDefault(True)
        self.local.setFocus()
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._approve)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.plain, self.send, self.local):
            row.addWidget(button)
        return row

    # What is shown

    def _show(self, outgoing: Outgoing) -> None:
        self._outgoing = outgoing
        found = any(text.spans for text in outgoing.texts)
        self.view.show_outgoing(outgoing)
        self.body.setPlainText(outgoing.body)
        self._pages.setCurrentIndex(1 if self.exact.isChecked() or not outgoing.texts else 0)
        through = " " + tr("through {proxy}").format(proxy=outgoing.proxy) if outgoing.proxy else ""
        self._to.setText(
            tr("{model} at {endpoint}{through}").format(
                model=outgoing.model, endpoint=outgoing.endpoint, through=through
            )
        )
        self._cost.setText(cost_sentence(outgoing))
        self._share.setText(
            tr("{outgoing}, {count} bytes with all around it").format(
                outgoing=share_sentence(outgoing), count=number(len(outgoing.body.encode()))
            )
        )
        self._hidden.setText(hidden_sentence(outgoing))
        stays = staying(outgoing)
        self._stays.setText(stays)
        self._rows.setRowVisible(self._stays, bool(stays))
        plain = outgoing.wish.as_it_is
        self._grave.setText(tr("A key, password or card number is in this text.") if outgoing.grave else "")
        self._grave.setVisible(outgoing.grave)
        self._problem.hide()
        self.outline.setChecked(outgoing.wish.task == "outline")
        self.send.setText(
            tr("Send all of &this") if plain else tr("Send with parts &hidden") if found else tr("Send &this")
        )
        self.plain.setText(tr("&Hide them again") if plain else tr("Send as &it is…"))
        self.plain.setVisible(found)
        self.lasts.setEnabled(not outgoing.grave)
        self._set_busy("")

    def _set_busy(self, words: str) -> None:
        busy = bool(words)
        for widget in (self.send, self.plain, self.context, self.outline, self.view):
            widget.setEnabled(not busy)
        if busy:
            self._hidden.setText(words)

    # What the user does

    @Slot(str, str)
    def _choose(self, name: str, action: str) -> None:
        wish = self._outgoing.wish
        self._prepare(msgspec.structs.replace(wish, actions={**wish.actions, name: action}, as_it_is=False))

    @Slot()
    def _toggle_plain(self) -> None:
        wish = self._outgoing.wish
        self._prepare(msgspec.structs.replace(wish, as_it_is=not wish.as_it_is))

    @Slot(bool)
    def _want_outline(self, wanted: bool) -> None:
        self._prepare(msgspec.structs.replace(self._outgoing.wish, task="outline" if wanted else "answer"))

    @Slot()
    def _find_context(self) -> None:
        self._prepare(
            self._outgoing.wish, tr("Looking for what the answer depends on, on this machine…"), find_context=True
        )

    def _prepare(self, wish: Disclosure, words: str = tr("One moment…"), *, find_context: bool = False) -> None:
        self._set_busy(words)
        request = PrepareCloud(self._question, self._private, wish, find_context)
        self._calls.send(request, self._take)

    def _take(self, event: object) -> None:
        if isinstance(event, ConsentNeeded):
            self._show(event.outgoing)
        elif isinstance(event, Failed):
            self._show(self._outgoing)
            self._problem.setText(f"{event.message} {event.hint}".rstrip())
            self._problem.show()

    @Slot()
    def _approve(self) -> None:
        if self.send.isEnabled():
            self.approved.emit(self._outgoing, "once" if self._outgoing.grave else self.lasts.currentData())
            self.accept()

    @Slot()
    def _stay(self) -> None:
        self.declined.emit(self.lasts.currentData())
        super().reject()

    @Slot()
    def reject(self) -> None:
        """Nothing is sent this time; Esc settles nothing for later."""
        self.declined.emit("once")
        super().reject()


def _label(parent: QWidget, name: str, *, selectable: bool = False) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
