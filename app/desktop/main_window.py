"""The main window: its pages, first of all the conversations, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.desktop.assistant_link import AssistantLink
from app.desktop.attachments import FileDrop, read_attachment
from app.desktop.chat import Chat
from app.desktop.composer import Composer
from app.desktop.consent_dialog import ConsentDialog
from app.desktop.conversation_list import ConversationList
from app.desktop.language import number, tr
from app.desktop.message_bar import MessageBar
from app.desktop.pages import Pages
from app.desktop.pending_answer import Answer
from app.desktop.persona_button import PersonaButton
from app.desktop.privacy_bar import PrivacyBar
from app.desktop.status_line import StatusLine
from app.desktop.theme import COLUMN_WIDTH, GAP, MARGIN
from app.desktop.transcript.transcript import Transcript
from app.desktop.window_state import WindowState
from core.conversation_messages import Branches, ListBranches, ListPersonas, Persona, Personas, SavePersonas
from core.encryption_messages import EncryptionNow, GetEncryption
from core.errors import InglenookError
from core.messages import (
    AssistantRequest,
    ChangeSettings,
    ConsentNeeded,
    ConversationsImported,
    ImportConversations,
    Notice,
    OpenModel,
    Status,
    Unload,
    Warm,
)
from core.process.channel import Failed

CHATS, MODELS, MEMORY, ANSWERS = "chats", "models", "memory", "answers"
LEDGER, BENCH = "ledger", "bench"
"""Pages."""
SIDEBAR_WIDTH = 250
SETTLE_MS = 100
"""After the first painting: window managers make a window paint twice, and the second time is the one that stays."""
EDITING = (
    (tr("Undo"), QKeySequence.StandardKey.Undo, "undo"),
    (tr("Redo"), QKeySequence.StandardKey.Redo, "redo"),
    (tr("Cut"), QKeySequence.StandardKey.Cut, "cut"),
    (tr("Copy"), QKeySequence.StandardKey.Copy, "copy"),
    (tr("Paste"), QKeySequence.StandardKey.Paste, "paste"),
    (tr("Select all"), QKeySequence.StandardKey.SelectAll, "selectAll"),
)


def imported_sentence(added: int, known: int) -> str:
    """What an import has brought, in words."""
    if added == 1:
        brought = tr("1 conversation was added.")
    else:
        brought = tr("{count} conversations were added.", "", added).format(count=number(added))
    if not known:
        return brought
    return f"{brought} {tr('{count} were there already.', '', known).format(count=number(known))}"


class MainWindow(QMainWindow):
    """Lays out the parts and joins their signals.

    Args:
        link: to the assistant.
        state: where the window was the last time.
    """

    painted = Signal()
    """Once, when the user sees the window for the first time."""
    closed = Signal()
    quit_requested = Signal()
    news = Signal(str)
    """Something that was begun here is done."""

    def __init__(self, link: AssistantLink, state: WindowState) -> None:
        super().__init__()
        self._link = link
        self._state = state
        self._calls: set[int] = set()
        self._loading = 0
        self._personas: tuple[Persona, ...] = ()
        self._saving_personas = 0
        self._was_painted = False
        self._title = ""
        self._font_size = QApplication.font().pointSizeF()
        self.setWindowTitle("Inglenook")
        self.conversations = ConversationList(link, self)
        self.transcript = Transcript(self)
        self.composer = Composer(tr("Ask anything"), self)
        self.privacy = PrivacyBar(self)
        self.persona = PersonaButton(self)
        self.chat = Chat(link, self.transcript, self.composer, parent=self)
        self.messages = MessageBar(self)
        self.pages = Pages(self.messages, self)
        self.status_line = StatusLine(self)
        self._lay_out()
        self._build_menus()
        self._connect()
        self._restore()
        self.chat.start_new()
        self.composer.setFocus()

    # What the application asks of it

    def start(self, model: str = "") -> None:
        """Send the first requests, so that everything is there by the time the user has typed."""
        self.conversations.refresh()
        self._send(ListPersonas())
        self._send(GetEncryption())
        self._load(OpenModel(model) if model else Warm())

    @Slot()
    def bring_up(self) -> None:
        """Show the window in front of all others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot()
    def new_chat(self) -> None:
        """Show an empty conversation, ready to type in."""
        self.chat.start_new()
        self.show_chats()

    @Slot()
    def new_private_chat(self) -> None:
        """Show an empty conversation that the response cache takes no part in."""
        self.new_chat()
        self.chat.set_private(True)

    @Slot(int, object)
    def take_over(self, conversation: int, answers: list[Answer]) -> None:
        """Go on with a conversation of the quick prompt."""
        self.chat.adopt(answers)
        self._open(conversation)
        self.bring_up()

    @Slot(str)
    def open_model(self, path: str) -> None:
        """Answer with this GGUF file from now on; "" is the starter model."""
        self._load(OpenModel(path))

    @Slot()
    def unload(self) -> None:
        """Give the model's memory back."""
        self._send(Unload())

    @Slot()
    def show_settings(self) -> None:
        """Open the settings."""
        from app.desktop.settings_dialog import SettingsDialog  # noqa: PLC0415 (see _add_pages)

        self.bring_up()
        dialog = self.findChild(SettingsDialog)
        if dialog is None:
            dialog = SettingsDialog(self._link, self)
            dialog.unlock_wanted.connect(self.show_unlock)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()
        dialog.activateWindow()

    @Slot()
    def show_chats(self) -> None:
        """Turn to the conversations, ready to type."""
        self.pages.turn_to(CHATS)
        self.composer.setFocus()

    @Slot()
    def show_models(self) -> None:
        """Turn to the models."""
        self.pages.turn_to(MODELS).setFocus()

    @Slot()
    def show_better_models(self) -> None:
        """Turn to the models that suit this machine."""
        from app.desktop.models_page import ModelsPage  # noqa: PLC0415 (see _add_pages)

        page = self.pages.turn_to(MODELS)
        assert isinstance(page, ModelsPage)
        page.setFocus()
        page.show_choice()

    @Slot()
    def show_memory(self) -> None:
        """Turn to the picture of what lies where in memory."""
        self.pages.turn_to(MEMORY).setFocus()

    @Slot()
    def show_answers(self) -> None:
        """Turn to the remembered answers."""
        self.pages.turn_to(ANSWERS).setFocus()

    @Slot()
    def show_ledger(self) -> None:
        """Turn to what left this machine."""
        self.pages.turn_to(LEDGER).setFocus()

    @Slot()
    def show_bench(self) -> None:
        """Turn to how fast this machine answers."""
        self.pages.turn_to(BENCH).setFocus()

    @Slot()
    def show_unlock(self) -> None:
        """Ask for the passphrase that opens the conversations."""
        from app.desktop.unlock_dialog import UnlockDialog  # noqa: PLC0415 (see _add_pages)

        if self.findChild(UnlockDialog) is None:
            dialog = UnlockDialog(self._link, self)
            dialog.unlocked.connect(self._start_anew)
            dialog.open()

    @Slot(str)
    def _start_anew(self, passphrase: str) -> None:
        for dialog in self.findChildren(QDialog):
            dialog.close()
        self._link.start_anew(*([passphrase] if passphrase else []))
        self.messages.hide()
        self.chat.start_new()
        self.start()

    def save_state(self) -> None:
        """Keep where the window is for the next time."""
        self._state.set_bytes("geometry", self.saveGeometry())
        self._state.set_bytes("splitter", self._splitter.saveState())
        self._state.set_flag("sidebar", not self.conversations.isHidden())

    # Building

    def _lay_out(self) -> None:
        right = QWidget(self)
        foot = QWidget(right)
        foot.setMaximumWidth(COLUMN_WIDTH)
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        above = QHBoxLayout()
        above.addWidget(self.privacy, 1)
        above.addWidget(self.persona, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        column.addLayout(above)
        column.addWidget(self.composer)
        below = QHBoxLayout()
        below.setContentsMargins(MARGIN, GAP // 2, MARGIN, GAP)
        below.addStretch(1)
        below.addWidget(foot, 1000)
        below.addStretch(1)
        layout = QVBoxLayout(right)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.transcript, 1)
        layout.addLayout(below)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(0)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.conversations)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([SIDEBAR_WIDTH, 1000])
        self.conversations.setMinimumWidth(180)
        right.setMinimumWidth(360)
        whole = QWidget(self)
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.pages, 1)
        rows.addWidget(self.status_line)
        self.setCentralWidget(whole)
        self._chat_pane = right
        self._set_tab_order()
        self._add_pages()

    def _add_pages(self) -> None:
        # Only the conversations are there from the start: the widgets of other pages and dialogs take tens of
        # milliseconds to import, which the first sight of the window need not wait for.
        self.pages.add(CHATS, tr("Chats"), "Ctrl+1", lambda: self._splitter)
        self.pages.add(MODELS, tr("Models"), "Ctrl+M", self._build_models)
        self.pages.add(MEMORY, tr("Memory"), "Ctrl+3", self._build_memory)
        self.pages.add(ANSWERS, tr("Remembered answers"), "Ctrl+4", self._build_answers)
        self.pages.add(LEDGER, tr("What left this machine"), "Ctrl+5", self._build_ledger)
        self.pages.add(BENCH, tr("Bench"), "Ctrl+6", self._build_bench)
        self.pages.turned.connect(self._retitle)
        self.pages.turn_to(CHATS)

    def _build_models(self) -> QWidget:
        from app.desktop.models_page import ModelsPage  # noqa: PLC0415 (see _add_pages)

        page = ModelsPage(self._link, self)
        page.said.connect(self.messages.show_news)
        page.said.connect(self.news)
        page.failed.connect(self.messages.show_problem)
        return page

    def _build_memory(self) -> QWidget:
        from app.desktop.memory_page import MemoryPage  # noqa: PLC0415 (see _add_pages)

        page = MemoryPage(self._link, self)
        page.page_wanted.connect(self.pages.turn_to)
        page.said.connect(self.messages.show_news)
        page.failed.connect(self.messages.show_problem)
        return page

    def _build_answers(self) -> QWidget:
        from app.desktop.cache_page import CachePage  # noqa: PLC0415 (see _add_pages)

        page = CachePage(self._link, self)
        page.said.connect(self.messages.show_news)
        page.failed.connect(self.messages.show_problem)
        page.conversation_wanted.connect(self._open)
        return page

    def _build_ledger(self) -> QWidget:
        from app.desktop.ledger_page import LedgerPage  # noqa: PLC0415 (see _add_pages)

        page = LedgerPage(self._link, self)
        page.said.connect(self.messages.show_news)
        page.failed.connect(self.messages.show_problem)
        return page

    def _build_bench(self) -> QWidget:
        from app.desktop.bench_page import BenchPage  # noqa: PLC0415 (see _add_pages)

        page = BenchPage(self._link, self)
        page.said.connect(self.messages.show_news)
        page.failed.connect(self.messages.show_problem)
        return page

    def _set_tab_order(self) -> None:
        """As the window is read: from the list over the conversation to the question."""
        sidebar = self.conversations
        for first, second in pairwise(
            (
                sidebar.search,
                sidebar.new_button,
                sidebar.view,
                self.transcript,
                self.privacy.box,
                self.persona,
                self.composer,
            )
        ):
            QWidget.setTabOrder(first, second)

    def _build_menus(self) -> None:
        bar = self.menuBar()
        titles = {"File": tr("&File"), "Edit": tr("&Edit"), "View": tr("&View"), "Help": tr("&Help")}
        menus = {name: bar.addMenu(title) for name, title in titles.items()}
        self._add(menus["File"], tr("&New chat"), "Ctrl+N", self.new_chat)
        self._add(menus["File"], tr("New &private chat"), "Ctrl+Shift+N", self.new_private_chat)
        self._add(menus["File"], tr("&Open model…"), "Ctrl+O", self._choose_model)
        self._starter = self._add(menus["File"], tr("&Back to the starter model"), "", self._use_starter)
        menus["File"].addSeparator()
        self._exports = [
            self._add(menus["File"], tr("Export as &Markdown…"), "Ctrl+E", self._export_markdown),
            self._add(menus["File"], tr("Export as &JSON…"), "Ctrl+Shift+E", self._export_json),
        ]
        self._add(menus["File"], tr("&Import conversations…"), "", self._choose_import)
        menus["File"].addSeparator()
        self._add(menus["File"], tr("&Settings…"), "Ctrl+,", self.show_settings)
        self._add(menus["File"], tr("&Quit"), "Ctrl+Q", self.quit_requested.emit)
        self._fill_edit_menu(menus["Edit"])
        self._fill_view_menu(menus["View"])
        self._add(menus["Help"], tr("&Keyboard shortcuts"), "F1", self._show_shortcuts)
        self._add(menus["Help"], tr("&About Inglenook"), "", self._show_about)

    def _fill_edit_menu(self, menu: QMenu) -> None:
        for text, key, method in EDITING:
            action = self._add(menu, text, QKeySequence(key), partial(self._edit_focused, method))
            action.setData("as in every program")
        menu.addSeparator()
        self._add(menu, tr("Copy the latest answer"), "Ctrl+Shift+C", self._copy_answer)
        self._add(menu, tr("&Find in conversations"), "Ctrl+F", self._find)
        self._add(menu, tr("&Commands…"), "Ctrl+K", self._show_palette)

    def _fill_view_menu(self, menu: QMenu) -> None:
        self._add(menu, tr("&Chats"), "Ctrl+1", self.show_chats)
        models = self._add(menu, tr("Mo&dels"), "Ctrl+M", self.show_models)
        models.setShortcuts([QKeySequence("Ctrl+M"), QKeySequence("Ctrl+2")])
        self._add(menu, tr("M&emory"), "Ctrl+3", self.show_memory)
        self._add(menu, tr("&Remembered answers"), "Ctrl+4", self.show_answers)
        self._add(menu, tr("&What left this machine"), "Ctrl+5", self.show_ledger)
        self._add(menu, tr("&Bench"), "Ctrl+6", self.show_bench)
        menu.addSeparator()
        self._add(menu, tr("When to ask the c&loud…"), "Ctrl+Shift+L", self._show_dial)
        menu.addSeparator()
        self._sidebar = self._add(menu, tr("&Sidebar"), "Ctrl+B", self._toggle_sidebar)
        self._sidebar.setCheckable(True)
        menu.addSeparator()
        larger = self._add(menu, tr("&Larger text"), "Ctrl++", lambda: self._zoom(self._state.zoom + 1))
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._add(menu, tr("S&maller text"), "Ctrl+-", lambda: self._zoom(self._state.zoom - 1))
        self._add(menu, tr("&Normal text"), "Ctrl+0", lambda: self._zoom(0))
        menu.addSeparator()
        self._add(menu, tr("Edit &personas…"), "", self._edit_personas)
        self._branches = self._add(menu, tr("&Branches of this chat…"), "Ctrl+Shift+B", self._show_branches)
        self._moving = self._add(menu, tr("Move this chat to a f&older…"), "Ctrl+Shift+M", self._choose_folder)
        self._add(menu, tr("Type a &question"), "Ctrl+L", self.show_chats)
        self._add(menu, tr("&Previous conversation"), "Alt+Up", lambda: self.conversations.step(-1))
        self._add(menu, tr("Ne&xt conversation"), "Alt+Down", lambda: self.conversations.step(1))

    def _add(self, menu: QMenu, text: str, key: str | QKeySequence, slot: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked: slot())
        menu.addAction(action)
        return action

    def _connect(self) -> None:
        chat, conversations, line = self.chat, self.conversations, self.status_line
        chat.conversation_changed.connect(self._show_title)
        chat.history_changed.connect(conversations.refresh)
        chat.failed.connect(self.messages.show_problem)
        chat.consent_wanted.connect(self._ask_consent)
        chat.privacy_changed.connect(self.privacy.show_privacy)
        self.privacy.chosen.connect(self._choose_privacy)
        chat.persona_changed.connect(self.persona.show_persona)
        self.persona.chosen.connect(chat.set_persona)
        self.persona.editing_requested.connect(self._edit_personas)
        conversations.chosen.connect(self._open)
        conversations.hovered.connect(chat.expect)
        conversations.new_requested.connect(self.new_chat)
        conversations.renamed.connect(chat.rename)
        conversations.deleted.connect(chat.drop)
        conversations.exported.connect(self._say_exported)
        conversations.branches_wanted.connect(self._ask_for_branches)
        conversations.folded.connect(self._keep_folders)
        conversations.said.connect(self.messages.show_news)
        conversations.failed.connect(self.messages.show_problem)
        FileDrop(self).dropped.connect(self._take_files)
        self.composer.files_dropped.connect(self._take_files)
        line.models_wanted.connect(self.show_models)
        line.memory_wanted.connect(self.show_memory)
        line.model_wanted.connect(self._choose_model)
        line.starter_wanted.connect(self._use_starter)
        line.local_only_chosen.connect(self._set_local_only)
        self._link.status_changed.connect(line.show_status)
        self._link.status_changed.connect(self._offer_better_model)
        self.transcript.better_model_wanted.connect(self.show_better_models)
        self._link.notice_received.connect(self._show_notice)
        self._link.ended.connect(self.messages.show_problem)
        self._link.received.connect(self._on_received)
        stop = QShortcut(QKeySequence("Esc"), self._chat_pane)
        stop.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        stop.activated.connect(chat.stop)
        stop.setEnabled(False)
        chat.answering_changed.connect(stop.setEnabled)

    def _restore(self) -> None:
        self.resize(1080, 760)
        self.restoreGeometry(self._state.bytes("geometry"))
        self._splitter.restoreState(self._state.bytes("splitter"))
        self._splitter.setHandleWidth(1)
        self._sidebar.setChecked(self._state.flag("sidebar", default=True))
        self.conversations.set_collapsed(self._state.words(tr("collapsed")))
        self.conversations.setVisible(self._sidebar.isChecked())
        if self._state.zoom:
            self._zoom(self._state.zoom)

    # What the user does

    @Slot(list)
    def _take_files(self, paths: list[str]) -> None:
        """Answer with a model that was dropped; let any other file go along with the next question."""
        for path in map(Path, paths):
            if path.suffix.lower() == ".gguf":
                self.open_model(str(path))
                continue
            try:
                self.composer.attach(read_attachment(path))
            except InglenookError as error:
                self.messages.show_problem(error.message, error.hint)
        self.show_chats()

    @Slot(int)
    def _open(self, conversation: int) -> None:
        self.chat.open(conversation)
        self.show_chats()

    @Slot()
    def _choose_model(self) -> None:
        dialog = QFileDialog(self, tr("Open a model"), "", tr("GGUF models (*.gguf);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.open_model)
        dialog.open()

    @Slot()
    def _use_starter(self) -> None:
        self.open_model("")

    @Slot(bool)
    def _choose_privacy(self, private: bool) -> None:
        self.chat.set_private(private)
        self.composer.setFocus()

    @Slot(bool)
    def _set_local_only(self, wanted: bool) -> None:
        self._send(ChangeSettings({"local_only": wanted}))

    @Slot()
    def _keep_folders(self) -> None:
        self._state.set_words(tr("collapsed"), self.conversations.collapsed)

    def _show_branches(self) -> None:
        if conversation := self.chat.conversation:
            self._ask_for_branches(conversation)

    def _choose_folder(self) -> None:
        if conversation := self.chat.conversation:
            self.conversations.choose_folder(conversation)

    @Slot(int)
    def _ask_for_branches(self, conversation: int) -> None:
        self._send(ListBranches(conversation))

    def _open_branches(self, branches: Branches) -> None:
        from app.desktop.branches_dialog import BranchesDialog  # noqa: PLC0415 (see _add_pages)

        dialog = BranchesDialog(branches, self)
        dialog.branch_chosen.connect(self.chat.show_branch)
        dialog.branch_chosen.connect(self.show_chats)
        dialog.open()

    @Slot()
    def _edit_personas(self) -> None:
        from app.desktop.personas_dialog import PersonasDialog  # noqa: PLC0415 (see _add_pages)

        dialog = PersonasDialog(self._personas, self)
        dialog.saved.connect(self._save_personas)
        dialog.open()

    @Slot(object)
    def _save_personas(self, personas: tuple[Persona, ...]) -> None:
        self._saving_personas = self._link.send(SavePersonas(personas))

    def _take_saved_personas(self, event: Personas | Failed) -> None:
        from app.desktop.personas_dialog import PersonasDialog  # noqa: PLC0415 (see _add_pages)

        self._saving_personas = 0
        dialog = self.findChild(PersonasDialog)
        if isinstance(event, Personas):
            self._personas = event.personas
            self.persona.set_personas(event.personas)
            if dialog is not None:
                dialog.accept()
        elif dialog is not None:
            dialog.show_problem(f"{event.message} {event.hint}".strip())

    def _export_markdown(self) -> None:
        self.conversations.export(self.chat.conversation, "markdown")

    def _export_json(self) -> None:
        self.conversations.export(self.chat.conversation, "json")

    def _choose_import(self) -> None:
        kinds = tr("Exported conversations (*.zip *.json *.chat);;All files (*)")
        dialog = QFileDialog(self, tr("Import conversations"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._send(ImportConversations(path)))
        dialog.open()

    def _edit_focused(self, method: str) -> None:
        edit = getattr(QApplication.focusWidget(), method, None)
        if callable(edit):
            edit()

    def _copy_answer(self) -> None:
        if text := self.transcript.latest_answer_text():
            QApplication.clipboard().setText(text)
            self.messages.show_news(tr("The latest answer is on the clipboard."))

    def _find(self) -> None:
        self.pages.turn_to(CHATS)
        self._sidebar.setChecked(True)
        self._toggle_sidebar()
        self.conversations.search.setFocus()
        self.conversations.search.selectAll()

    def _toggle_sidebar(self) -> None:
        self.pages.turn_to(CHATS)
        self.conversations.setVisible(self._sidebar.isChecked())

    def _zoom(self, steps: int) -> None:
        self._state.zoom = steps
        font = QApplication.font()
        font.setPointSizeF(self._font_size + self._state.zoom)
        QApplication.setFont(font)

    def _show_dial(self) -> None:
        from app.desktop.dial_dialog import DialDialog  # noqa: PLC0415 (see _add_pages)

        DialDialog(self._link, self.chat.conversation, self).open()

    def _show_shortcuts(self) -> None:
        from app.desktop.help_dialogs import show_shortcuts  # noqa: PLC0415 (see _add_pages)

        show_shortcuts(self.actions_with_keys(), self)

    @Slot(str)
    def _retitle(self, page: str) -> None:
        title = self._title if page == CHATS else self.pages.label
        self.setWindowTitle(f"{title} – Inglenook" if title else "Inglenook")

    def _show_palette(self) -> None:
        from app.desktop.command_palette import Command, CommandPalette, commands_of  # noqa: PLC0415 (see _add_pages)

        def opening(conversation: int) -> Callable[[], object]:
            return lambda: self._open(conversation)

        doing = commands_of(action for action in self._menu_actions() if action.data() is None)
        chats = [Command(item.title, opening(item.id), tr("conversation")) for item in self.conversations.model.items]
        palette = CommandPalette([*doing, *chats], self)
        palette.show()
        palette.field.setFocus()

    def _menu_actions(self) -> list[QAction]:
        menus = [action.menu() for action in self.menuBar().actions()]
        return [action for menu in menus if isinstance(menu, QMenu) for action in menu.actions()]

    def actions_with_keys(self) -> list[QAction]:
        """What is in the menus and can be done from the keyboard, without the keys that every program has."""
        return [a for a in self._menu_actions() if not a.shortcut().isEmpty() and a.data() is None]

    def _show_about(self) -> None:
        from app.desktop.help_dialogs import show_about  # noqa: PLC0415 (see _add_pages)

        show_about(self)

    # What the others say

    @Slot(int, str)
    def _show_title(self, conversation: int, title: str) -> None:
        self._title = title
        self._retitle(self.pages.current)
        self.conversations.show_current(conversation)
        for action in (*self._exports, self._branches, self._moving):
            action.setEnabled(bool(conversation))

    @Slot(object)
    def _ask_consent(self, consent: ConsentNeeded) -> None:
        dialog = ConsentDialog(self._link, consent, self.chat.private, self)
        dialog.approved.connect(lambda outgoing, lasts: self.chat.approve(consent.question, outgoing, lasts))
        dialog.declined.connect(lambda lasts: self.chat.decline(consent.question, lasts))
        dialog.open()

    @Slot(object)
    def _offer_better_model(self, status: Status) -> None:
        # The settings name no file where the model answers that comes with Inglenook.
        self.transcript.offer_better_model(not status.model_path)

    @Slot(object)
    def _show_notice(self, notice: Notice) -> None:
        self.messages.show_problem(notice.message, notice.hint)

    @Slot(str)
    def _say_exported(self, path: str) -> None:
        self.messages.show_news(tr("The conversation is saved as {path}.").format(path=path))

    def _load(self, request: OpenModel | Warm) -> None:
        # A model that is still being loaded makes room for this one, which is no problem to tell of.
        self._calls.discard(self._loading)
        self._loading = self._link.send(request)
        self._calls.add(self._loading)

    def _send(self, request: AssistantRequest) -> None:
        self._calls.add(self._link.send(request))

    @Slot(int, object)
    def _on_received(self, call: int, event: object) -> None:
        if call in self._calls and getattr(event, "terminal", False):
            self._calls.discard(call)
            if isinstance(event, Failed):
                self.messages.show_problem(event.message, event.hint)
            elif isinstance(event, Branches):
                self._open_branches(event)
            elif isinstance(event, EncryptionNow):
                if event.locked:
                    self.show_unlock()
            elif isinstance(event, Personas):
                self._personas = event.personas
                self.persona.set_personas(event.personas)
            elif isinstance(event, ConversationsImported):
                self.conversations.refresh()
                self.messages.show_news(imported_sentence(event.added, event.known))
        elif call == self._saving_personas and isinstance(event, Personas | Failed):
            self._take_saved_personas(event)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell when the window is seen for the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(SETTLE_MS, self._say_painted)

    @Slot()
    def _say_painted(self) -> None:
        self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Close; what that means for the application is not decided here."""
        self.save_state()
        event.accept()
        self.closed.emit()
