"""The servers whose tools the model may use: listed, added, tried and removed."""

from __future__ import annotations

import shlex

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.assistant_link import AssistantLink
from app.desktop.labels import plain_label, small_label
from app.desktop.language import tr
from app.desktop.question_box import ask_first
from app.desktop.styling import style_dialog
from core.process.channel import Failed
from core.tools.messages import (
    AddToolServer,
    ImportToolServers,
    ListToolServers,
    RemoveToolServer,
    ToolRequest,
    ToolServer,
    ToolServerFound,
    ToolServers,
)


class ToolServersPanel(QWidget):
    """A list with what can be done to it.

    Args:
        link: to the assistant.
    """

    def __init__(self, link: AssistantLink) -> None:
        super().__init__()
        self._link = link
        self._call = 0
        self._found: tuple[ToolServerFound, ...] = ()
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Tool servers"))
        self._list.setFixedHeight(110)
        self._list.itemChanged.connect(self._switch)
        self._list.currentRowChanged.connect(self._show_current)
        self._details = small_label("")
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        for text, slot in (
            (tr("Add…"), self._add),
            (tr("Import…"), self._import),
            (tr("Try them"), self._try),
            (tr("Remove…"), self._confirm_removal),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label(tr("Tool servers (MCP)")))
        column.addWidget(self._list)
        column.addLayout(row)
        column.addWidget(self._details)
        link.received.connect(self._on_received)
        self._send(ListToolServers())

    def _send(self, request: ToolRequest, words: str = "") -> None:
        self._details.setText(words)
        self._call = self._link.send(request)

    @Slot(int, object)
    def _on_received(self, call: int, event: object) -> None:
        if call != self._call:
            return
        if isinstance(event, Failed):
            self._details.setText(f"{event.message} {event.hint}".rstrip())
        elif isinstance(event, ToolServers):
            self._show(event)

    def _show(self, event: ToolServers) -> None:
        self._found = event.items
        self._list.blockSignals(True)
        self._list.clear()
        for found in event.items:
            item = QListWidgetItem(found.server.name)
            item.setToolTip(found.server.where)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if found.server.enabled else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._details.setText(" ".join(event.warnings))
        if event.items:
            self._list.setCurrentRow(0)

    @Slot(int)
    def _show_current(self, row: int) -> None:
        if not 0 <= row < len(self._found):
            return
        found = self._found[row]
        offers = tr("It offers: {tools}.").format(tools=", ".join(found.tools)) if found.tools else ""
        self._details.setText("\n".join(part for part in (found.server.where, found.problem, offers) if part))

    @Slot(QListWidgetItem)
    def _switch(self, item: QListWidgetItem) -> None:
        server = self._found[self._list.row(item)].server
        enabled = item.checkState() == Qt.CheckState.Checked
        changed = ToolServer(server.name, server.command, server.args, server.env, server.url, server.headers, enabled)
        self._send(AddToolServer(changed))

    @Slot()
    def _add(self) -> None:
        dialog = _AddDialog(self.window())
        dialog.accepted.connect(lambda: self._send(AddToolServer(dialog.server())))
        dialog.open()

    @Slot()
    def _import(self) -> None:
        dialog = QFileDialog(
            self.window(), tr("Import the tool servers of another program"), "", tr("JSON (*.json);;All (*)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._send(ImportToolServers(path)))
        dialog.open()

    @Slot()
    def _try(self) -> None:
        self._send(ListToolServers(look=True), tr("Each is started and asked what it offers…"))

    @Slot()
    def _confirm_removal(self) -> None:
        row = self._list.currentRow()
        if not 0 <= row < len(self._found):
            return
        name = self._found[row].server.name
        agree = (tr("Remove"), lambda: self._send(RemoveToolServer(name)))
        ask_first(
            self.window(),
            tr("Remove tool server"),
            tr("Remove “{name}”?").format(name=name),
            tr("Its program itself stays."),
            agree,
        )


class _AddDialog(QDialog):
    """Asks for a server: its name, its command or address, and what its environment has."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add a tool server"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(520, 0)
        self._name, self._where, self._values = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self._name.setPlaceholderText("files")
        self._where.setPlaceholderText("npx -y some-server /folder, or http://127.0.0.1:8000/mcp")
        self._values.setPlaceholderText("API_KEY=…")
        self._values.setFixedHeight(64)
        self._values.setTabChangesFocus(True)
        form = QFormLayout()
        for label, field in (
            (tr("Name"), self._name),
            (tr("Command or address"), self._where),
            (tr("Environment or headers"), self._values),
        ):
            field.setAccessibleName(label)
            form.addRow(label, field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._accept_if_complete)
        buttons.rejected.connect(self.reject)
        self._problem = small_label(tr("Add only servers that you trust: their programs can do what you can."))
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._problem)
        column.addWidget(buttons)
        style_dialog(self)

    def server(self) -> ToolServer:
        """What was entered."""
        name, where = self._name.text().strip(), self._where.text().strip()
        lines = [line.partition("=") for line in self._values.toPlainText().splitlines() if "=" in line]
        values = {key.strip(): value.strip() for key, _, value in lines}
        if where.startswith(("http://", "https://")):
            return ToolServer(name, url=where, headers=values)
        command, *args = _words(where)
        return ToolServer(name, command, tuple(args), values)

    @Slot()
    def _accept_if_complete(self) -> None:
        if self._name.text().strip() and _words(self._where.text().strip()):
            self.accept()
        else:
            self._problem.setText(tr("Write a name, and a command or an address."))


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError:
        return []
