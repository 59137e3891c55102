"""Starts the desktop application: the window first, everything else once it is on the screen."""

from __future__ import annotations

import gc
import logging
import sys
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from app.desktop.assistant_link import AssistantLink
from app.desktop.autostart import keep_autostart
from app.desktop.hotkey.summons import Summons
from app.desktop.instance_server import InstanceServer
from app.desktop.language import tr
from app.desktop.main_window import MainWindow
from app.desktop.quick_actions import parse_actions
from app.desktop.quick_prompt import QuickPrompt
from app.desktop.tray import Tray
from app.desktop.window_state import WindowState
from core.errors import StorageError
from core.messages import GetSettings, SettingsNow
from core.paths import Paths

log = logging.getLogger(__name__)

LONG_WORK_S = 15.0
"""An answer that took longer is told of when the user has turned to something else."""
PATIENCE_S = 3.0
"""How long the assistant may take to end, while no window is to be seen: it writes down what it holds."""


class Desktop(QObject):
    """Owns the parts and joins their signals.

    Args:
        app: the application.
        paths: where Inglenook keeps things.
        server: hears of later launches.
    """

    def __init__(self, app: QApplication, paths: Paths, server: InstanceServer) -> None:
        super().__init__(app)
        self._app = app
        self._server = server
        self._state = WindowState(paths)
        self.link = AssistantLink(parent=self)
        self.window = MainWindow(self.link, self._state)
        self.tray: Tray | None = None
        self.quick: QuickPrompt | None = None
        self.summons = Summons(self)
        self._settings_call = 0
        self._model = ""
        self._started = False
        self.window.closed.connect(self._on_window_closed)
        self.window.quit_requested.connect(self.quit)
        server.commanded.connect(self._obey)
        self.link.received.connect(self._on_received)
        self.window.chat.answered.connect(self._tell_answered)
        self.window.news.connect(self._notify)
        self.summons.pressed.connect(self._toggle_quick)
        self.summons.failed.connect(self._tell_no_key)
        app.aboutToQuit.connect(self._end)
        sys.excepthook = self._report_defect

    def start(self, quick: bool, model: str, background: bool) -> None:
        """Show what was asked for; the assistant is started when that is on the screen."""
        self._model = model
        if quick:
            self._show_quick()
        elif not background:
            self.window.painted.connect(self._start_rest)
            self.window.show()
            return
        QTimer.singleShot(0, self._start_rest)

    @Slot()
    def quit(self) -> None:
        """End the application, whatever is open."""
        self.window.save_state()
        self._app.exit(0)

    @Slot()
    def _start_rest(self) -> None:
        if self._started:
            return
        self._started = True
        self.link.start()
        self.window.start(self._model)
        self._prepare_quick()
        self._show_tray()
        self._settings_call = self.link.send(GetSettings())
        # What start-up made stays; to look at it again, a collection would stop the window for tens of milliseconds.
        gc.collect()
        gc.freeze()

    def _prepare_quick(self) -> QuickPrompt:
        if self.quick is None:
            self.quick = QuickPrompt(self.link)
            self.quick.chat.history_changed.connect(self.window.conversations.refresh)
            self.window.conversations.deleted.connect(self.quick.chat.drop)
            self.quick.open_requested.connect(self.window.take_over)
            self._prepare_replacement(self.quick)
        return self.quick

    def _prepare_replacement(self, quick: QuickPrompt) -> None:
        if sys.platform not in ("win32", "darwin"):
            from app.desktop.replacement import Replacement, can_replace  # noqa: PLC0415 (X11's library)

            if can_replace():
                replacement = Replacement(self)
                quick.summoned.connect(replacement.remember_window)
                quick.replacement_wanted.connect(replacement.paste)
                quick.can_replace = True

    def _show_tray(self) -> None:
        # Shown in any case: the desktop's panel may start later than Inglenook.
        self.tray = Tray(self._app.windowIcon(), self)
        self.tray.quick_requested.connect(self._toggle_quick)
        self.tray.open_requested.connect(self.window.bring_up)
        self.tray.new_chat_requested.connect(self._new_chat)
        self.tray.unload_requested.connect(self.window.unload)
        self.tray.settings_requested.connect(self.window.show_settings)
        self.tray.quit_requested.connect(self.quit)
        self.tray.messageClicked.connect(self.window.bring_up)
        self.tray.show()

    @Slot()
    def _toggle_quick(self) -> None:
        self._prepare_quick().toggle()

    def _show_quick(self) -> None:
        self._prepare_quick().summon()

    @Slot()
    def _new_chat(self) -> None:
        self.window.new_chat()
        self.window.bring_up()

    @Slot(str, str)
    def _obey(self, verb: str, argument: str) -> None:
        if verb == "quick":
            self._show_quick()
        elif verb != "stay":
            self.window.bring_up()
        if verb == "open":
            self.window.open_model(argument)

    @Slot(int, object)
    def _on_received(self, call: int, event: object) -> None:
        if isinstance(event, SettingsNow):
            self._follow(event, asked_for=call != self._settings_call)

    def _follow(self, settings: SettingsNow, asked_for: bool) -> None:
        """Do what the settings say about the desktop."""
        values = settings.values
        self._state.language = str(values["language"])
        if asked_for:
            self._state.set_flag("told_no_key", False)
        self.summons.listen_for(str(values["quick_prompt_key"]))
        self._prepare_quick().source.set_actions(parse_actions(str(values["quick_actions"])))
        if asked_for or values["start_at_login"]:
            try:
                keep_autostart(bool(values["start_at_login"]))
            except StorageError as error:
                self.window.messages.show_problem(error.message, error.hint)

    @Slot(str, str)
    def _tell_no_key(self, message: str, hint: str) -> None:
        log.info("no key for the quick prompt: %s", message)
        if not self._state.flag("told_no_key"):
            self._state.set_flag("told_no_key", True)
            self.window.messages.show_problem(message, hint)

    @Slot(str, float)
    def _tell_answered(self, question: str, seconds: float) -> None:
        if seconds >= LONG_WORK_S:
            self._notify(tr("The answer is there: {question}").format(question=" ".join(question.split())[:80]))

    @Slot(str)
    def _notify(self, sentence: str) -> None:
        """Tell of finished work, unless the user is looking at Inglenook."""
        if self.tray is not None and QGuiApplication.focusWindow() is None:
            self.tray.showMessage("Inglenook", sentence)

    @Slot()
    def _on_window_closed(self) -> None:
        if self.tray is None or not QSystemTrayIcon.isSystemTrayAvailable():
            self.quit()
        elif not self._state.flag("told_about_tray"):
            self._state.set_flag("told_about_tray", True)
            self.tray.showMessage(
                tr("Inglenook is still here"), tr("Click its icon for a quick question, or choose Quit in its menu.")
            )

    @Slot()
    def _end(self) -> None:
        self._server.close()
        self.summons.close()
        if self.quick is not None:
            self.quick.hide()
        self.window.hide()
        self.link.close(PATIENCE_S)

    def _report_defect(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("a defect", exc_info=(kind, error, trace))
        self.window.messages.show_problem(
            tr("Something went wrong inside Inglenook ({name}).").format(name=kind.__name__),
            tr("Your conversations are safe; the log in the data folder has the details."),
        )
