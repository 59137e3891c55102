"""The icon in the desktop's tray: the quick prompt with a click, everything else in its menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.desktop.language import tr


class Tray(QSystemTrayIcon):
    """Says what was chosen; does nothing itself.

    Args:
        icon: what is shown.
        parent: owner, in Qt's sense.
    """

    quick_requested = Signal()
    open_requested = Signal()
    new_chat_requested = Signal()
    unload_requested = Signal()
    settings_requested = Signal()
    quit_requested = Signal()

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(icon, parent)
        self.setToolTip("Inglenook")
        self._menu = QMenu()
        self._menu.addAction(tr("Quick prompt"), self.quick_requested.emit)
        self._menu.addAction(tr("Open Inglenook"), self.open_requested.emit)
        self._menu.addAction(tr("New chat"), self.new_chat_requested.emit)
        self._menu.addSeparator()
        self._menu.addAction(tr("Free the memory"), self.unload_requested.emit)
        self._menu.addAction(tr("Settings…"), self.settings_requested.emit)
        self._menu.addSeparator()
        self._menu.addAction(tr("Quit"), self.quit_requested.emit)
        self.setContextMenu(self._menu)
        self.activated.connect(self._on_activated)

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.quick_requested.emit()
