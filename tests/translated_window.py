"""Opens the window in the language of the environment and prints what it says: the tests need a process for each."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.desktop.language import install_language
from app.desktop.start import create_application
from app.desktop.window_state import WindowState
from core.paths import find_paths
from core.personas import SHIPPED
from tests.fake_service import TARGET


def main() -> None:
    """Build the window and its settings, give the assistant's sentences a try, and print all of it as JSON."""
    app = create_application()
    state = WindowState(find_paths())
    install_language(app, sys.argv[1] if len(sys.argv) > 1 else state.language)
    from app.desktop.assistant_link import AssistantLink
    from app.desktop.cache.wording import duration_text
    from app.desktop.core_sentences import said
    from app.desktop.main_window import MainWindow, imported_sentence
    from app.desktop.models.verdict_words import verdict_said
    from app.desktop.persona_names import kept_name, shown_name
    from app.desktop.settings_dialog import SettingsDialog
    from app.desktop.transcript.facts import age

    link = AssistantLink(TARGET)
    window = MainWindow(link, state)
    window.show()
    for page in (window.show_models, window.show_memory, window.show_answers, window.show_ledger, window.show_bench):
        page()
    dialog = SettingsDialog(link, window)
    app.processEvents()
    english = sys.stdin.read().split("\n")
    sys.stdout.write(
        json.dumps(
            {
                "right_to_left": window.layoutDirection() is Qt.LayoutDirection.RightToLeft,
                "menus": [action.text() for action in window.menuBar().actions()],
                "actions": [action.text() for action in window._menu_actions()],
                "settings": [label.text() for label in dialog.findChildren(QLabel)],
                "ages": [age(seconds) for seconds in (5, 70, 200, 90_000, 5 * 86_400)],
                "imported": [imported_sentence(1, 0), imported_sentence(1_234, 2)],
                "durations": [duration_text(0.44), duration_text(5 * 86_400)],
                "said": [said(sentence) for sentence in english],
                "verdicts": [verdict_said(sentence) for sentence in english],
                "personas": [shown_name(persona) for persona in SHIPPED],
                "kept_personas": [kept_name(shown_name(one), one.instructions) for one in SHIPPED],
                "buttons": [button.text() for button in dialog._buttons.buttons()],
            }
        )
    )
    link.close()


if __name__ == "__main__":
    main()
