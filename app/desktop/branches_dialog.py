"""All branches of a conversation at a glance, to choose which one is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.desktop.conversation_model import when
from app.desktop.language import number, tr
from app.desktop.styling import style_dialog
from app.desktop.theme import GAP, MARGIN
from core.conversation_messages import Branches, Branching

SHEET: Final = """
QTreeWidget { background: $base; border: 1px solid $border; border-radius: 8px; padding: 4px; }
QTreeWidget::item { padding: 3px 2px; }
QTreeWidget:focus { border-color: $accent; }
"""
_WHO: Final = {"user": tr("You"), "assistant": tr("Answer")}
_MESSAGE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Step:
    """A message in the overview."""

    message: Branching
    depth: int
    """Branchings above it: messages that simply follow one another stand below each other."""


def outline(messages: Sequence[Branching]) -> list[Step]:
    """The tree as lines, each branch below the message it begins at, the oldest first."""
    children: dict[int, list[Branching]] = {}
    for message in messages:
        children.setdefault(message.parent, []).append(message)
    steps: list[Step] = []
    open_: list[tuple[Branching, int]] = [(root, 0) for root in reversed(children.get(0, []))]
    while open_:
        message, depth = open_.pop()
        steps.append(Step(message, depth))
        after = children.get(message.id, [])
        deeper = depth + (len(after) > 1)
        open_ += [(child, deeper) for child in reversed(after)]
    return steps


class BranchesDialog(QDialog):
    """A tree of the messages; the branch on the screen is bold.

    Args:
        branches: of one conversation.
        parent: the window it lies over.
    """

    branch_chosen = Signal(int)
    """A message of the branch to show."""

    def __init__(self, branches: Branches, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Branches"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 460)
        ends = {message.id for message in branches.messages} - {message.parent for message in branches.messages}
        count = (
            tr("one branch")
            if len(ends) == 1
            else tr("{count} branches", "", len(ends)).format(count=number(len(ends)))
        )
        intro = QLabel(
            tr("“{title}” has {count}. The one in bold is shown.").format(title=branches.title, count=count), self
        )
        intro.setTextFormat(Qt.TextFormat.PlainText)
        intro.setWordWrap(True)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(tr("Branches of the conversation"))
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(1)
        self.tree.itemActivated.connect(self._choose)
        self._fill(outline(branches.messages), set(branches.shown))
        box = QDialogButtonBox(self)
        show = box.addButton(tr("Show this branch"), QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(QDialogButtonBox.StandardButton.Close)
        show.clicked.connect(self._choose_current)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GAP)
        layout.addWidget(intro)
        layout.addWidget(self.tree, 1)
        layout.addWidget(box)
        style_dialog(self, SHEET)

    def _fill(self, steps: Sequence[Step], shown: set[int]) -> None:
        above: list[QTreeWidgetItem] = []
        last: QTreeWidgetItem | None = None
        for step in steps:
            if last is not None and step.depth > len(above):
                above.append(last)
            del above[step.depth :]
            item = QTreeWidgetItem([_line(step.message)])
            item.setToolTip(0, step.message.text)
            item.setData(0, _MESSAGE, step.message.id)
            if step.message.id in shown:
                font = self.tree.font()
                font.setBold(True)
                item.setFont(0, font)
            if above:
                above[-1].addChild(item)
            else:
                self.tree.addTopLevelItem(item)
            last = item
            if step.message.id in shown:
                self.tree.setCurrentItem(item)
        self.tree.expandAll()

    @Slot()
    def _choose_current(self) -> None:
        if (item := self.tree.currentItem()) is not None:
            self._choose(item)

    @Slot(QTreeWidgetItem)
    def _choose(self, item: QTreeWidgetItem) -> None:
        self.branch_chosen.emit(int(item.data(0, _MESSAGE)))
        self.accept()


def _line(message: Branching) -> str:
    return f"{_WHO[message.role]}, {when(message.created)}: {' '.join(message.text.split())[:120]}"
