"""The list of conversations: pinned ones, folders that open and close, dragging, and branches."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.branches_dialog import BranchesDialog, outline
from app.desktop.conversation_list import ConversationList
from app.desktop.conversation_model import ConversationModel, Group
from app.desktop.main_window import MainWindow
from app.desktop.window_state import WindowState
from core.conversation_messages import Branches, Branching, Folder
from core.messages import Ask, ConversationSummary
from core.paths import Paths
from tests.access_walk import nameless, unreached
from tests.fake_service import TARGET


@pytest.fixture
def link(qtbot: QtBot) -> Iterator[AssistantLink]:
    link = AssistantLink(TARGET)
    yield link
    link.close()


@pytest.fixture
def listed(qtbot: QtBot, link: AssistantLink) -> ConversationList:
    """A list of three conversations."""
    listed = ConversationList(link)
    qtbot.addWidget(listed)
    listed.resize(260, 500)
    listed.show()
    for text in ("one", "two", "three"):
        link.send(Ask(text))
    wait(qtbot, lambda: listed.refresh() or rows(listed) == ["one", "three", "two"])
    return listed


def wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    def holds() -> bool:
        qtbot.wait(20)
        return bool(condition())

    qtbot.waitUntil(holds, timeout=15_000)


def rows(listed: ConversationList) -> list[str]:
    model = listed.model
    texts = [str(model.index(row).data()) for row in range(model.rowCount())]
    return sorted(texts) if not any(isinstance(model.at(model.index(r)), Group) for r in range(len(texts))) else texts


def index_of(listed: ConversationList, text: str) -> QModelIndex:
    return listed.model.index(rows_as_shown(listed).index(text))


def rows_as_shown(listed: ConversationList) -> list[str]:
    return [str(listed.model.index(row).data()) for row in range(listed.model.rowCount())]


def menu_of(listed: ConversationList, text: str) -> QMenu:
    """The menu that a right click on a row opens."""
    for old in listed.findChildren(QMenu):
        old.setParent(None)
    place = listed.view.visualRect(index_of(listed, text)).center()
    listed.view.customContextMenuRequested.emit(QPoint(place))
    return next(menu for menu in listed.findChildren(QMenu) if menu.parent() is listed)


def trigger(menu: QMenu, text: str) -> None:
    found = [action for action in menu.actions() if action.text() == text]
    found[0].trigger()
    menu.close()


def submenu(menu: QMenu, text: str) -> QMenu:
    found = next(action.menu() for action in menu.actions() if action.text() == text)
    assert isinstance(found, QMenu)
    return found


def test_without_pins_and_folders_there_are_no_headings(listed: ConversationList) -> None:
    assert listed.model.rowCount() == 3


def test_a_pinned_conversation_stands_at_the_top(qtbot: QtBot, listed: ConversationList) -> None:
    trigger(menu_of(listed, "two"), "Pin to the top")
    wait(qtbot, lambda: rows_as_shown(listed)[:3] == ["Pinned", "two", "Other chats"])
    trigger(menu_of(listed, "two"), "No longer pin")
    wait(qtbot, lambda: listed.model.rowCount() == 3)


def test_a_conversation_goes_into_a_folder_that_opens_and_closes(qtbot: QtBot, listed: ConversationList) -> None:
    menu = menu_of(listed, "one")
    trigger(submenu(menu, "Move to folder"), "New folder…")
    dialog = listed.window().findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("Work")
    dialog.accept()
    wait(qtbot, lambda: rows_as_shown(listed)[:2] == ["Work", "one"])
    listed.view.clicked.emit(index_of(listed, "Work"))
    wait(qtbot, lambda: rows_as_shown(listed)[:2] == ["Work", "Other chats"] and listed.model.rowCount() == 4)
    heading = index_of(listed, "Work").data(Qt.ItemDataRole.AccessibleTextRole)
    assert heading == "Folder Work, 1 chat, collapsed"
    assert listed.collapsed == ["Work"]
    listed.view.activated.emit(index_of(listed, "Work"))
    wait(qtbot, lambda: "one" in rows_as_shown(listed))
    trigger(menu_of(listed, "Work"), "Remove folder, keep its chats")
    wait(qtbot, lambda: listed.model.rowCount() == 3)


def test_a_folder_is_chosen_without_the_mouse(qtbot: QtBot, listed: ConversationList) -> None:
    listed.choose_folder(next(item.id for item in listed.model.items if item.title == "two"))
    dialog = listed.window().findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("Home")
    dialog.accept()
    wait(qtbot, lambda: rows_as_shown(listed)[:2] == ["Home", "two"])


def test_a_conversation_is_dragged_into_a_folder_and_out_of_it(qtbot: QtBot, listed: ConversationList) -> None:
    trigger(menu_of(listed, "two"), "Pin to the top")
    wait(qtbot, lambda: "Pinned" in rows_as_shown(listed))
    drop(listed, "one", "Pinned")
    wait(qtbot, lambda: rows_as_shown(listed)[3] == "Other chats")
    listed.model.moved.emit(listed.model.items[2].id, "Home")
    wait(qtbot, lambda: rows_as_shown(listed) == ["Pinned", *rows_as_shown(listed)[1:3], "Home", "three"])


def drop(listed: ConversationList, text: str, onto: str) -> None:
    model = listed.model
    data = model.mimeData([index_of(listed, text)])
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, index_of(listed, onto))


def summary(id_: int, *, folder: str = "", pinned: bool = False) -> ConversationSummary:
    return ConversationSummary(id_, f"chat {id_}", 0.0, 2, pinned=pinned, folder=folder)


def test_the_next_page_of_a_long_list_only_adds_to_its_end(qtbot: QtBot) -> None:
    model = ConversationModel()
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    folders = (Folder("a", 3), Folder("b", 1), Folder("c", 9))
    everything = [
        summary(1, pinned=True),
        *(summary(n, folder="a") for n in (2, 3, 4)),
        summary(5, folder="b"),
        summary(6),
    ]
    model.replace(everything[:3], folders, {"c"}, complete=False)
    for start in range(3, 6):
        model.extend(everything[start : start + 1], complete=start == 5)
    texts = [model.index(row).data() for row in range(model.rowCount())]
    assert texts == [
        "Pinned", "chat 1", "a", "chat 2", "chat 3", "chat 4", "b", "chat 5", "c", "Other chats", "chat 6",
    ]  # fmt: skip
    assert len(resets) == 1


def nodes() -> tuple[Branching, ...]:
    """A question, two answers, and two questions after the second."""
    tree = [(1, 0, "user"), (2, 1, "assistant"), (3, 1, "assistant"), (4, 3, "user"), (5, 4, "assistant")]
    return tuple(Branching(id_, parent, role, f"text {id_}", 0.0) for id_, parent, role in tree)  # type: ignore[arg-type]


def test_branches_are_set_off_where_they_begin_and_nowhere_else() -> None:
    assert [(step.message.id, step.depth) for step in outline(nodes())] == [(1, 0), (2, 1), (3, 1), (4, 1), (5, 1)]


def test_a_conversation_of_many_turns_is_not_nested() -> None:
    chain = [Branching(n, n - 1, "user", "", 0.0) for n in range(1, 5001)]
    assert {step.depth for step in outline(chain)} == {0}


def test_the_overview_marks_what_is_shown_and_gives_the_chosen_branch(qtbot: QtBot) -> None:
    dialog = BranchesDialog(Branches(7, "Tree", nodes(), (1, 2)))
    qtbot.addWidget(dialog)
    dialog.show()
    assert not nameless(dialog)
    assert not unreached(dialog)
    root = dialog.tree.topLevelItem(0)
    assert root is not None
    children = [root.child(number) for number in range(root.childCount())]
    assert [child is not None and child.font(0).bold() for child in children] == [True, False, False, False]
    chosen: list[int] = []
    dialog.branch_chosen.connect(chosen.append)
    dialog.tree.itemActivated.emit(root.child(3), 0)
    assert chosen == [5]


def test_the_window_opens_the_overview_for_the_chat_on_the_screen(
    qtbot: QtBot, link: AssistantLink, home: Paths
) -> None:
    window = MainWindow(link, WindowState(home))
    qtbot.addWidget(window)
    window.show()
    window.start()
    window.chat.ask("hello")
    wait(qtbot, lambda: window.chat.conversation and not window.chat.answering)
    action = next(a for a in window.actions_with_keys() if a.shortcut().toString() == "Ctrl+Shift+B")
    assert action.isEnabled()
    action.trigger()
    wait(qtbot, lambda: window.findChild(BranchesDialog) is not None)


def test_which_folders_are_closed_is_known_at_the_next_start(qtbot: QtBot, home: Paths) -> None:
    WindowState(home).set_words("collapsed", ["Work"])
    assert WindowState(home).words("collapsed") == ["Work"]
    assert WindowState(home).words("nothing") == []
