"""The hub: search it, look at a repository's files, and get one of them. Asks it only when the user says so."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLineEdit, QVBoxLayout, QWidget

from app.desktop.calls import Calls
from app.desktop.core_sentences import said
from app.desktop.labels import add_clear_button, small_label
from app.desktop.language import tr
from app.desktop.models.explanations import offer_explanation
from app.desktop.models.model_row import ModelRow
from app.desktop.models.row_list import RowList
from app.desktop.models.verdict_words import verdict_said
from app.desktop.models.wording import facts_of_entry
from app.desktop.status_line import memory_text
from app.desktop.styling import style_dialog
from app.desktop.text_button import TextButton
from app.desktop.theme import GAP
from core.model_messages import (
    ExplainModel,
    HubEntry,
    HubFile,
    HubFiles,
    HubFound,
    ModelsListed,
    SearchHub,
    ShowHubModel,
    StoreHubToken,
)
from core.process.channel import Done, Failed


class HubView(QWidget):
    """A search, or the files of one repository.

    Args:
        calls: to the assistant.
    """

    get_wanted = Signal(str, str)
    """A repository and a file in it."""
    use_wanted = Signal(str, str)
    """A path and a name."""
    said = Signal(str)
    failed = Signal(str, str)
    """What happened, and what to do."""

    def __init__(self, calls: Calls, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._asking = 0
        self._found: HubFound | None = None
        self._files: HubFiles | None = None
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Search the hub: a name, a maker…"))
        self.search.setAccessibleName(tr("Search the hub"))
        add_clear_button(self.search)
        self.search.returnPressed.connect(self.look)
        self._look = TextButton(tr("Search"), tr("Search the hub"), filled=True, parent=self)
        self._look.clicked.connect(self.look)
        token = TextButton(tr("Access token…"), tr("Give an access token for gated models"), parent=self)
        token.clicked.connect(self.ask_token)
        self._back = TextButton(tr("Back"), tr("Back to what was found"), parent=self)
        self._back.clicked.connect(self._go_back)
        self._back.hide()
        self._about = small_label(tr("Nothing is sent before you search; then only the words you type."))
        self.list = RowList(tr("On the hub"), self)
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self._look)
        below.addWidget(self._back)
        below.addWidget(self._about, 1)
        below.addWidget(token)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(top)
        layout.addLayout(below)
        layout.addWidget(self.list, 1)

    # Searching

    @Slot()
    def look(self) -> None:
        """Search for what is typed."""
        self._send(SearchHub(self.search.text().strip()), tr("Searching…"))

    @Slot(str)
    def show_files(self, repo: str) -> None:
        """Show what a repository has."""
        self._about.setText(repo)
        self._send(ShowHubModel(repo), tr("Reading what is there…"))

    def _send(self, request: SearchHub | ShowHubModel, meanwhile: str) -> None:
        self._calls.forget(self._asking)
        self._back.setVisible(isinstance(request, ShowHubModel) and self._found is not None)
        self.list.say(meanwhile)
        self._asking = self._calls.send(request, self._take)

    def _take(self, event: object) -> None:
        if isinstance(event, Failed):
            self._back.setVisible(self._found is not None)
            self.list.say(f"{event.message} {event.hint}")
        elif isinstance(event, HubFound):
            self._show_found(event)
        elif isinstance(event, HubFiles):
            self._show_files(event)

    @Slot()
    def _go_back(self) -> None:
        self._calls.forget(self._asking)
        self._back.hide()
        if self._found is not None:
            self._show_found(self._found)

    @Slot(object)
    def take_listed(self, listed: ModelsListed) -> None:
        """Files that have come in the meantime can be used instead of fetched."""
        if self._files is None:
            return
        here = {PurePath(model.path).name.casefold(): model.path for model in listed.models}
        files = tuple(
            msgspec.structs.replace(file, path_here=here.get(PurePosixPath(file.path).name.casefold(), ""))
            for file in self._files.files
        )
        if files != self._files.files:
            self._show_files(msgspec.structs.replace(self._files, files=files))

    def _show_found(self, found: HubFound) -> None:
        self._found, self._files = found, None
        self._about.setText(
            ""
            if len(found.items) == 1
            else tr("{count} repositories, those with the most downloads first.", "", len(found.items)).format(
                count=len(found.items)
            )
        )
        if not found.items:
            self.list.say(tr("Nothing was found. Try fewer words."))
            return
        self.list.clear()
        for entry in found.items:
            self.list.add(self._entry_row(entry))

    def _entry_row(self, entry: HubEntry) -> ModelRow:
        row = ModelRow(entry.repo, facts_of_entry(entry))
        row.add_button(tr("Files"), lambda: self.show_files(entry.repo), filled=True)
        return row

    def _show_files(self, event: HubFiles) -> None:
        self._files = event
        self._about.setText(f"{event.repo}. {said(event.note)}".rstrip())
        self.list.clear()
        for file in event.files:
            self.list.add(self._file_row(event, file))

    def _file_row(self, event: HubFiles, file: HubFile) -> ModelRow:
        parts = tr("{count} parts", "", file.parts).format(count=file.parts) if file.parts > 1 else ""
        facts = " · ".join(filter(None, (file.quantization, memory_text(file.size), parts)))
        row = ModelRow(file.path, facts, verdict_said(file.fit.sentence) if file.fit else "")
        if file.fit:
            row.add_verdict(file.fit.outcome)
        if file.fit:
            offer_explanation(row, self._calls, lambda: ExplainModel(repo=event.repo, file=file.path), full=False)
        if file.path_here:
            row.add_button(tr("Use"), lambda: self.use_wanted.emit(file.path_here, file.path), filled=True)
        else:
            row.add_button(tr("Get"), lambda: self.get_wanted.emit(event.repo, file.path), filled=True)
        return row

    # The token

    @Slot()
    def ask_token(self) -> None:
        """Open the field for an access token."""
        dialog = QInputDialog(self.window())
        dialog.setWindowTitle(tr("Access token"))
        dialog.setLabelText(
            tr(
                "Gated models need a token of your account on the hub.\nIt is kept in your system's "
                "keyring; leave the field empty to remove it."
            )
        )
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(self.keep_token)
        style_dialog(dialog)
        dialog.open()

    @Slot(str)
    def keep_token(self, token: str) -> None:
        """Have a token kept; "" removes the one that is there."""
        token = token.strip()
        said = tr("The token is kept in the keyring.") if token else tr("The token is removed.")
        self._calls.send(StoreHubToken(token), lambda event: self._token_kept(event, said))

    def _token_kept(self, event: object, said: str) -> None:
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
        elif isinstance(event, Done):
            self.said.emit(said)
