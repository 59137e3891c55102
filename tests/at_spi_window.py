"""The main window with a scripted assistant, that asks a question when it is told to on its standard input."""

from __future__ import annotations

import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from app.desktop.assistant_link import AssistantLink
from app.desktop.main_window import MainWindow
from app.desktop.window_state import WindowState
from core.paths import find_paths
from tests.fake_service import TARGET


def main() -> None:
    """Run until standard input ends."""
    app = QApplication(["inglenook"])
    app.setApplicationName("inglenook")
    link = AssistantLink(TARGET)
    window = MainWindow(link, WindowState(find_paths()))
    window.show()
    window.start()
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def hear() -> None:
        line = sys.stdin.readline().strip()
        if line:
            window.chat.ask(line)
        else:
            notifier.setEnabled(False)
            app.quit()

    notifier.activated.connect(hear)
    app.exec()
    link.close()


if __name__ == "__main__":
    main()
