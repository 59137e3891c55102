"""Where the user keeps personas: names and the instructions that belong to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.language import tr
from app.desktop.persona_names import kept_name, shown_name
from app.desktop.styling import style_dialog
from app.desktop.theme import GAP, MARGIN
from core.conversation_messages import Persona

SHEET: Final = """
QListWidget { background: $base; border: 1px solid $border; border-radius: 8px; padding: 4px; }
QListWidget::item { padding: 5px 6px; border-radius: 6px; color: $text; }
QListWidget::item:selected { background: $selected; }
QListWidget:focus { border-color: $accent; }
QLabel#problem { color: $error; }
"""
_INSTRUCTIONS: Final = Qt.ItemDataRole.UserRole


class PersonasDialog(QDialog):
    """A list of names beside the instructions of the one that is marked.

    Args:
        personas: those that are kept.
        parent: the window it lies over.
    """

    saved = Signal(object)
    """All `Persona`s as they are to be kept; the dialog stays until `accept`, or shows what was wrong."""

    def __init__(self, personas: Sequence[Persona], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Personas"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 440)
        self.names = QListWidget(self)
        self.names.setAccessibleName(tr("Personas"))
        self.names.setMaximumWidth(200)
        self.name = QLineEdit(self)
        self.instructions = QPlainTextEdit(self)
        self.instructions.setTabChangesFocus(True)
        self.instructions.setPlaceholderText(tr("What the model should be and do, in plain words"))
        self._problem = QLabel(self)
        self._problem.setObjectName("problem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._lay_out()
        for persona in personas:
            self._add(persona)
        self.names.currentItemChanged.connect(self._show)
        self.name.textEdited.connect(self._take)
        self.instructions.textChanged.connect(self._take)
        self.names.setCurrentRow(0)
        self._show()
        style_dialog(self, SHEET)

    def personas(self) -> tuple[Persona, ...]:
        """As they are on the screen."""
        items = [self.names.item(row) for row in range(self.names.count())]
        kept = [(item.text(), str(item.data(_INSTRUCTIONS))) for item in items]
        return tuple(Persona(kept_name(name, instructions), instructions) for name, instructions in kept)

    def show_problem(self, words: str) -> None:
        """Say why they cannot be kept like this."""
        self._problem.setText(words)
        self._problem.show()

    def _lay_out(self) -> None:
        add, self._remove = QPushButton(tr("New"), self), QPushButton(tr("Remove"), self)
        add.clicked.connect(self._add_new)
        self._remove.clicked.connect(self._remove_current)
        for button in (add, self._remove):
            button.setAutoDefault(False)
        below = QHBoxLayout()
        below.addWidget(add)
        below.addWidget(self._remove)
        left = QVBoxLayout()
        left.addWidget(self.names, 1)
        left.addLayout(below)
        right = QVBoxLayout()
        for column in (left, right):
            column.setSpacing(GAP // 2)
        for words, field in ((tr("&Name"), self.name), (tr("&Instructions"), self.instructions)):
            label = QLabel(words, self)
            label.setBuddy(field)
            right.addWidget(label)
            right.addWidget(field, field is self.instructions)
        columns = QHBoxLayout()
        columns.setSpacing(MARGIN)
        columns.addLayout(left)
        columns.addLayout(right, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GAP)
        layout.addLayout(columns, 1)
        layout.addWidget(self._problem)
        layout.addWidget(buttons)

    def _add(self, persona: Persona) -> QListWidgetItem:
        item = QListWidgetItem(shown_name(persona))
        item.setData(_INSTRUCTIONS, persona.instructions)
        self.names.addItem(item)
        return item

    @Slot()
    def _add_new(self) -> None:
        self.names.setCurrentItem(self._add(Persona(tr("New persona"), "")))
        self.name.setFocus()
        self.name.selectAll()

    @Slot()
    def _remove_current(self) -> None:
        self.names.takeItem(self.names.currentRow())
        self._show()

    @Slot()
    def _show(self) -> None:
        """Show the persona that is marked."""
        item = self.names.currentItem()
        blocked = [field.blockSignals(True) for field in (self.name, self.instructions)]
        self.name.setText(item.text() if item else "")
        self.instructions.setPlainText(str(item.data(_INSTRUCTIONS)) if item else "")
        for field, before in zip((self.name, self.instructions), blocked, strict=True):
            field.blockSignals(before)
            field.setEnabled(item is not None)
        self._remove.setEnabled(item is not None)

    @Slot()
    def _take(self) -> None:
        """Keep what is typed with the persona that is marked."""
        if (item := self.names.currentItem()) is not None:
            item.setText(self.name.text())
            item.setData(_INSTRUCTIONS, self.instructions.toPlainText())

    @Slot()
    def _save(self) -> None:
        self._problem.hide()
        self.saved.emit(self.personas())
