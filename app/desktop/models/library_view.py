"""The models on this machine: use, verify and remove them, and take in those that are here already."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.calls import Calls
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
        self.list = RowList("Models on this machine", self)
        self.list.say("Looking…")
        buttons = QHBoxLayout()
        for text, slot in (
            ("Import a file…", self._choose_file),
            ("Import a folder…", self._choose_folder),
            ("Find in other programs", self._find),
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
                self.list.say("There is no model yet. Get one, or import a file that is here already.")
            self.list.verticalScrollBar().setValue(place)
            self.listed.emit(event)

    def _row(self, model: ModelOnDisk, *, in_use: bool) -> ModelRow:
        sentence = "Its file is not where it was; import it again, or remove it here." if model.missing else ""
        row = ModelRow(model.name, facts_of_model(model), sentence)
        row.setToolTip(model.path)
        if in_use:
            row.add_pill("In use")
        if model.missing:
            row.add_pill("Missing", "does not fit")
            row.add_button("Remove", lambda: self._confirm_removal(model))
            return row
        if not in_use:
            row.add_button("Use", lambda: self.use_wanted.emit(model.path, model.name), filled=True)
        offer_explanation(row, self._calls, lambda: ExplainModel(model.path), full=True)
        choices: list[tuple[str, Callable[[], object]]] = [
            ("Verify the file", lambda: self.verify_wanted.emit(model.path, model.name)),
            ("Make a smaller copy…", lambda: self._ask_size(model)),
        ]
        if not in_use and model.source != "starter":
            choices.append(("Remove…", lambda: self._confirm_removal(model)))
        row.add_menu(choices)
        return row

    def _ask_size(self, model: ModelOnDisk) -> None:
        dialog = ShrinkDialog(model, self.window())
        dialog.chosen.connect(lambda request: self.shrink_wanted.emit(request, model.name))
        dialog.open()

    # Taking in

    @Slot()
    def _choose_file(self) -> None:
        dialog = QFileDialog(self.window(), "Import a model", "", "GGUF models (*.gguf);;All files (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open_chooser(dialog)

    @Slot()
    def _choose_folder(self) -> None:
        dialog = QFileDialog(self.window(), "Import a folder of models")
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
                self.said.emit(f"{_counted(len(event.names))} on the list now. {refused}".rstrip())
            elif refused:
                self.failed.emit(refused, "Choose another file or folder.")
            else:
                place = Path(path).name if path else "LM Studio, Ollama and the Hugging Face cache"
                self.failed.emit(f"No models were found in {place}.", "Import a folder that has some.")
            self.refresh()

    # Removing

    def _confirm_removal(self, model: ModelOnDisk) -> None:
        if model.source != "inglenook" or model.missing:
            self._remove(model)
            return
        consequence = f"Its file is deleted, which frees {memory_text(model.size)}. You can get it again."
        agree = ("Delete", lambda: self._remove(model))
        ask_first(self.window(), "Remove model", f"Delete “{model.name}”?", consequence, agree)

    def _remove(self, model: ModelOnDisk) -> None:
        self._calls.send(RemoveModel(model.path), self._removed)

    def _removed(self, event: object) -> None:
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
        elif isinstance(event, ModelRemoved):
            if event.freed:
                self.said.emit(f"{event.name} is deleted; {memory_text(event.freed)} are free again.")
            else:
                self.said.emit(f"{event.name} is off the list; its file stays where it is.")
        self.refresh()


def _counted(count: int) -> str:
    return "One model is" if count == 1 else f"{count} models are"


def _refused(sentences: tuple[str, ...]) -> str:
    if not sentences:
        return ""
    others = f" So were {len(sentences) - 1} others." if len(sentences) > 1 else ""
    return f"A file was refused: {sentences[0]}{others}"
