"""The models on this machine: use, verify and remove them, and take in those that are here already."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.calls import Calls
from app.desktop.language import number, tr
from app.desktop.models.explanations import offer_explanation
from app.desktop.models.model_row import ModelRow
from app.desktop.models.row_list import RowList
from app.desktop.models.shrink_dialog import ShrinkDialog
from app.desktop.models.wording import facts_of_model
from app.desktop.question_box import ask_first
from app.desktop.status_line import memory_text
from app.desktop.text_button import TextButton
from app.desktop.theme import GAP
from core.model_messages import (
    ExplainModel,
    ImportModels,
    ListModels,
    ModelOnDisk,
    ModelRemoved,
    ModelsImported,
    ModelsListed,
    RemoveModel,
)
from core.process.channel import Failed


class LibraryView(QWidget):
    """What the library has.

    Args:
        calls: to the assistant.
    """

    use_wanted = Signal(str, str)
    """A path and a name."""
    verify_wanted = Signal(str, str)
    """A path and a name."""
    shrink_wanted = Signal(object, str)
    """A `ShrinkModel` and the name of the model."""
    listed = Signal(object)
    """`ModelsListed`, whenever it arrives."""
    said = Signal(str)
    """Something good."""
    failed = Signal(str, str)
    """What happened, and what to do."""

    def __init__(self, calls: Calls, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._listing = 0
        self.list = RowList(tr("Models on this machine"), self)
        self.list.say(tr("Looking…"))
        buttons = QHBoxLayout()
        for text, slot in (
            (tr("Import a file…"), self._choose_file),
            (tr("Import a folder…"), self._choose_folder),
            (tr("Find in other programs"), self._find),
        ):
            button = TextButton(text, filled=True, parent=self)
            button.clicked.connect(slot)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(buttons)
        layout.addWidget(self.list, 1)

    @Slot()
    def refresh(self) -> None:
        """Ask for the list anew."""
        self._calls.forget(self._listing)
        self._listing = self._calls.send(ListModels(), self._take)

    def _take(self, event: object) -> None:
        if isinstance(event, Failed):
            self.list.say(f"{event.message} {event.hint}")
        elif isinstance(event, ModelsListed):
            place = self.list.verticalScrollBar().value()
            self.list.clear()
            for model in event.models:
                self.list.add(self._row(model, in_use=model.path == event.chosen))
            if not event.models:
                self.list.say(tr("There is no model yet. Get one, or import a file that is here already."))
            self.list.verticalScrollBar().setValue(place)
            self.listed.emit(event)

    def _row(self, model: ModelOnDisk, *, in_use: bool) -> ModelRow:
        sentence = tr("Its file is not where it was; import it again, or remove it here.") if model.missing else ""
        row = ModelRow(model.name, facts_of_model(model), sentence)
        row.setToolTip(model.path)
        if in_use:
            row.add_pill(tr("In use"))
        if model.missing:
            row.add_pill(tr("Missing"), "does not fit")
            row.add_button(tr("Remove"), lambda: self._confirm_removal(model))
            return row
        if not in_use:
            row.add_button(tr("Use"), lambda: self.use_wanted.emit(model.path, model.name), filled=True)
        offer_explanation(row, self._calls, lambda: ExplainModel(model.path), full=True)
        choices: list[tuple[str, Callable[[], object]]] = [
            (tr("Verify the file"), lambda: self.verify_wanted.emit(model.path, model.name)),
            (tr("Make a smaller copy…"), lambda: self._ask_size(model)),
        ]
        if not in_use and model.source != "starter":
            choices.append((tr("Remove…"), lambda: self._confirm_removal(model)))
        row.add_menu(choices)
        return row

    def _ask_size(self, model: ModelOnDisk) -> None:
        dialog = ShrinkDialog(model, self.window())
        dialog.chosen.connect(lambda request: self.shrink_wanted.emit(request, model.name))
        dialog.open()

    # Taking in

    @Slot()
    def _choose_file(self) -> None:
        dialog = QFileDialog(self.window(), tr("Import a model"), "", tr("GGUF models (*.gguf);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open_chooser(dialog)

    @Slot()
    def _choose_folder(self) -> None:
        dialog = QFileDialog(self.window(), tr("Import a folder of models"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._open_chooser(dialog)

    def _open_chooser(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_in)
        dialog.open()

    @Slot()
    def _find(self) -> None:
        self.take_in("")

    @Slot(str)
    def take_in(self, path: str) -> None:
        """Use what lies at `path`, a file or a folder; "" looks into other programs' folders."""
        self._calls.send(ImportModels(path), lambda event: self._imported(event, path))

    def _imported(self, event: object, path: str) -> None:
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
        elif isinstance(event, ModelsImported):
            refused = _refused(event.refused)
            if event.names:
                self.said.emit(f"{_counted(len(event.names))} {refused}".rstrip())
            elif refused:
                self.failed.emit(refused, tr("Choose another file or folder."))
            else:
                place = Path(path).name if path else tr("LM Studio, Ollama and the Hugging Face cache")
                self.failed.emit(
                    tr("No models were found in {place}.").format(place=place), tr("Import a folder that has some.")
                )
            self.refresh()

    # Removing

    def _confirm_removal(self, model: ModelOnDisk) -> None:
        if model.source != "inglenook" or model.missing:
            self._remove(model)
            return
        consequence = tr("Its file is deleted, which frees {size}. You can get it again.").format(
            size=memory_text(model.size)
        )
        agree = (tr("Delete"), lambda: self._remove(model))
        ask_first(self.window(), tr("Remove model"), tr("Delete “{name}”?").format(name=model.name), consequence, agree)

    def _remove(self, model: ModelOnDisk) -> None:
        self._calls.send(RemoveModel(model.path), self._removed)

    def _removed(self, event: object) -> None:
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
        elif isinstance(event, ModelRemoved):
            if event.freed:
                self.said.emit(
                    tr("{name} is deleted; {freed} are free again.").format(
                        name=event.name, freed=memory_text(event.freed)
                    )
                )
            else:
                self.said.emit(tr("{name} is off the list; its file stays where it is.").format(name=event.name))
        self.refresh()


def _counted(count: int) -> str:
    if count == 1:
        return tr("One model is on the list now.")
    return tr("{count} models are on the list now.", "", count).format(count=number(count))


def _refused(sentences: tuple[str, ...]) -> str:
    if not sentences:
        return ""
    refused = tr("A file was refused: {why}").format(why=sentences[0])
    others = len(sentences) - 1
    return f"{refused} {tr('Others that were refused: {count}.').format(count=others)}" if others else refused
