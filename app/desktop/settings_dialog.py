"""The settings, built from their descriptions: one page for each group."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.desktop.assistant_link import AssistantLink
from app.desktop.core_sentences import said
from app.desktop.encryption_panel import EncryptionPanel
from app.desktop.language import tr
from app.desktop.server_panel import ServerPanel
from app.desktop.settings_fields import HEIGHT, WIDTH, Field, field_for
from app.desktop.styling import style_dialog, style_scroll_bar
from app.desktop.theme import GAP, MARGIN, SMALL, scaled
from app.desktop.tool_servers_panel import ToolServersPanel
from core.messages import ChangeSettings, GetSettings, SettingsNow, StoreCloudKey
from core.process.channel import Failed
from core.settings import SCHEMA, Described, Settings, cloud_addresses

CLOUD_GROUP = "Cloud"
SERVER_GROUP = "Other programs"
TOOLS_GROUP = "Tools"
SHEET = """
#pages { background: $notice; border: none; border-right: 1px solid $border; outline: none; padding: 10px 6px; }
#pages::item { border-radius: 8px; padding: 7px 10px; color: $text; }
#pages::item:selected { background: $selected; color: $text; }
#pages::item:hover:!selected { background: $hover; }
#help { color: $muted; }
#problem { color: $error; }
"""


class SettingsDialog(QDialog):
    """Shows the settings as the assistant has them, and sends it what was changed.

    Args:
        link: to the assistant.
        parent: the window it lies over.
    """

    changed = Signal(object)
    """`SettingsNow`, after the assistant has taken them."""
    unlock_wanted = Signal()
    """The user wants to type the passphrase of what is encrypted."""

    def __init__(self, link: AssistantLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.resize(720, 520)
        self._link = link
        self._fields: dict[str, Field] = {}
        self._known: dict[str, Any] = {}
        self._leaving = False
        self._storing_key = False
        self._keys: tuple[str, ...] = ()
        self._key_problem = ""
        self._build()
        style_dialog(self, SHEET)
        link.received.connect(self._on_received)
        self._set_enabled(False)
        self._call = link.send(GetSettings())

    # Building

    def _build(self) -> None:
        self._list = QListWidget(self)
        self._list.setObjectName("pages")
        self._list.setAccessibleName(tr("Groups of settings"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget(self)
        self._list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._problem = QLabel(self)
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        for group in dict.fromkeys(described.group for described in SCHEMA.values() if not described.hidden):
            self._list.addItem(said(group))
            self._stack.addWidget(self._page(group))
        self._add_encryption()
        self._list.setCurrentRow(0)
        self._list.setFixedWidth(max(150, self._list.sizeHintForColumn(0) + 2 * MARGIN))
        self._connect_offload()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, MARGIN, MARGIN)
        right.setSpacing(GAP)
        right.addWidget(self._stack, 1)
        right.addWidget(self._problem)
        right.addWidget(self._build_buttons())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._list)
        layout.addLayout(right, 1)

    def _page(self, group: str) -> QWidget:
        page = QWidget()
        form = QFormLayout()
        form.setVerticalSpacing(4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for name, described in SCHEMA.items():
            if described.group == group and not described.hidden:
                self._add_field(form, name, described)
        if group == CLOUD_GROUP:
            self._add_key(form)
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addLayout(form)
        if group == SERVER_GROUP:
            self._server = ServerPanel(self._link)
            column.addWidget(self._server)
        elif group == TOOLS_GROUP:
            column.addWidget(ToolServersPanel(self._link))
        column.addStretch(1)
        return _scrolling(page)

    def _add_encryption(self) -> None:
        panel = EncryptionPanel(self._link)
        panel.unlock_wanted.connect(self.unlock_wanted)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(panel)
        column.addStretch(1)
        self._list.addItem(tr("Encryption"))
        self._stack.addWidget(_scrolling(page))

    def _add_field(self, form: QFormLayout, name: str, described: Described) -> None:
        field = field_for(described, getattr(Settings(), name))
        self._fields[name] = field
        alone = field.widget.inherits("QCheckBox")
        if alone or described.multiline:
            if not alone:
                form.addRow(QLabel(said(described.label)))
            form.addRow(field.widget)
        else:
            form.addRow(_label(said(described.label)), field.widget)
        if described.help:
            form.addRow(_help(said(described.help)))
        form.addRow(_gap())

    def _add_key(self, form: QFormLayout) -> None:
        self._key = QLineEdit()
        self._key.setEchoMode(QLineEdit.EchoMode.Password)
        self._key.setAccessibleName(tr("Cloud key"))
        self._key.setMinimumWidth(WIDTH - 100)
        self._remove_key = QPushButton(tr("Remove"))
        self._remove_key.setAccessibleName(tr("Remove the stored key"))
        self._remove_key.setAutoDefault(False)
        self._remove_key.clicked.connect(self._forget_key)
        self._key_help = _help("")
        self._key_for = QComboBox()
        self._key_for.setAccessibleName(tr("Endpoint of the key"))
        self._key_for.setMinimumSize(WIDTH, HEIGHT)
        self._key_for.currentIndexChanged.connect(self._show_key)
        for name in ("cloud_endpoint", "cloud_others"):
            self._fields[name].widget.textChanged.connect(self._name_endpoints)  # type: ignore[attr-defined]
        row = QHBoxLayout()
        row.addWidget(self._key, 1)
        row.addWidget(self._remove_key)
        self._cloud_rows = form
        form.addRow(_label(tr("Endpoint of the key")), self._key_for)
        form.addRow(_label(tr("Cloud key")), row)
        form.addRow(self._key_help)

    def _build_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel | buttons.Apply, self)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._buttons.button(buttons.Apply).clicked.connect(self.apply)
        return self._buttons

    def _connect_offload(self) -> None:
        offload = self._fields["offload"].widget
        assert isinstance(offload, QComboBox)
        offload.currentIndexChanged.connect(self._show_offload)
        self._show_offload()

    @Slot()
    def _show_offload(self) -> None:
        self._fields["gpu_layers"].widget.setEnabled(self._fields["offload"].read() == "gpu")

    # What the user does

    @Slot()
    def accept(self) -> None:
        """Apply, then close once the assistant has taken everything."""
        self._leaving = True
        self.apply()

    @Slot()
    def apply(self) -> None:
        """Send what differs from what the assistant has."""
        if values := self._changes():
            self._send(ChangeSettings(values))
        elif key := self._key.text().strip():
            self._send(StoreCloudKey(key, self._key_for.currentData() or ""))
        elif self._leaving:
            super().accept()

    @Slot()
    def _forget_key(self) -> None:
        self._key.clear()
        self._send(StoreCloudKey("", self._key_for.currentData() or ""))

    @Slot()
    def _name_endpoints(self) -> None:
        """Every endpoint, as it is written now, can have a key of its own."""
        chosen = self._key_for.currentData()
        known = cloud_addresses(self._fields["cloud_endpoint"].read(), self._fields["cloud_others"].read())
        with QSignalBlocker(self._key_for):
            self._key_for.clear()
            for address in known:
                self._key_for.addItem(address, address)
            self._key_for.setCurrentIndex(max(0, self._key_for.findData(chosen)) if known else -1)
        self._cloud_rows.setRowVisible(self._key_for, len(known) > 1)
        self._show_key()

    def _changes(self) -> dict[str, Any]:
        now = {name: field.read() for name, field in self._fields.items()}
        return {name: value for name, value in now.items() if value != self._known.get(name)}

    def _send(self, request: ChangeSettings | StoreCloudKey) -> None:
        self._problem.hide()
        self._set_enabled(False)
        self._storing_key = isinstance(request, StoreCloudKey)
        self._call = self._link.send(request)

    def _set_enabled(self, enabled: bool) -> None:
        self._stack.setEnabled(enabled)
        buttons = QDialogButtonBox.StandardButton
        for button in (buttons.Ok, buttons.Apply):
            self._buttons.button(button).setEnabled(enabled)

    # What the assistant answers

    @Slot(int, object)
    def _on_received(self, call: int, event: object) -> None:
        if call != self._call:
            return
        self._set_enabled(True)
        if isinstance(event, Failed):
            self._leaving = False
            self._problem.setText(f"{event.message} {event.hint}".rstrip())
            self._problem.show()
        elif isinstance(event, SettingsNow):
            self._take(event)

    def _take(self, event: SettingsNow) -> None:
        first = not self._known
        self._known = dict(event.values)
        for name, field in self._fields.items():
            field.write(self._known.get(name, getattr(Settings(), name)))
        # A number field rounds, and that is no change by the user.
        self._known |= {name: field.read() for name, field in self._fields.items()}
        self._keys, self._key_problem = event.cloud_keys, event.cloud_key_problem
        self._name_endpoints()
        self._show_offload()
        if first:
            return
        self.changed.emit(event)
        self._server.refresh()
        if self._storing_key:
            self._key.clear()
        self._storing_key = False
        if self._key.text().strip():
            self._send(StoreCloudKey(self._key.text().strip(), self._key_for.currentData() or ""))
        elif self._leaving:
            super().accept()

    @Slot()
    def _show_key(self) -> None:
        stored = self._key_for.currentData() in self._keys
        self._key.setEnabled(not self._key_problem)
        self._remove_key.setVisible(stored)
        self._key.setPlaceholderText(tr("A key is stored") if stored else tr("None"))
        self._key_help.setText(
            self._key_problem
            or (tr("Type a new key to replace it.") if stored else tr("It is kept in your system's keyring."))
        )


def _scrolling(page: QWidget) -> QWidget:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(page)
    style_scroll_bar(area)
    return area


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setMinimumHeight(HEIGHT)
    return label


def _help(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("help")
    label.setWordWrap(True)
    label.setFont(scaled(label.font(), SMALL))
    return label


def _gap() -> QWidget:
    gap = QWidget()
    gap.setFixedHeight(GAP)
    return gap
