"""What suits this machine: a recommendation for each purpose, and the whole catalogue with its verdicts."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.desktop.models.calls import Calls
from app.desktop.models.model_row import ModelRow, small_label
from app.desktop.models.row_list import RowList
from app.desktop.models.wording import facts_of_offer
from app.desktop.status_line import memory_text
from app.desktop.text_button import TextButton
from app.desktop.theme import GAP
from core.model_messages import JudgeModels, ModelsJudged, OfferedModel, PickedModel
from core.process.channel import Failed


class ChoiceView(QWidget):
    """The catalogue, as it looks from here.

    Args:
        calls: to the assistant.
    """

    get_wanted = Signal(str, str)
    """A repository and a file in it."""
    use_wanted = Signal(str, str)
    """A path and a name."""
    files_wanted = Signal(str)
    """A repository: the user wants to see its other files."""

    def __init__(self, calls: Calls, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._judging = 0
        self.list = RowList("Models for this machine", self)
        self._about = small_label("")
        again = TextButton("Look again", "Judge all models again", parent=self)
        again.clicked.connect(self.refresh)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Filter: a name, a licence, code, multilingual…")
        self.filter.setAccessibleName("Filter the models")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.list.keep_only)
        top = QHBoxLayout()
        top.addWidget(self._about, 1)
        top.addWidget(again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(top)
        layout.addWidget(self.filter)
        layout.addWidget(self.list, 1)

    @Slot()
    def refresh(self) -> None:
        """Have everything judged anew, with the memory that is free now."""
        self._calls.forget(self._judging)
        self._judging = self._calls.send(JudgeModels(), self._take)
        if not self.list.rows:
            self.list.say("Measuring this machine. The first time takes about three seconds…")

    def _take(self, event: object) -> None:
        if isinstance(event, Failed):
            self.list.say(f"{event.message} {event.hint}")
        elif isinstance(event, ModelsJudged):
            self._show(event)

    def _show(self, event: ModelsJudged) -> None:
        place = self.list.verticalScrollBar().value()
        context = f"{event.context_length:,} tokens of" if event.context_length else "each model's own"
        self._about.setText(
            f"{memory_text(event.free_bytes)} are free for a model. Memory and speed are for {context} context."
        )
        self.list.clear()
        self.list.add_heading("Recommended")
        for picked in event.picked:
            self.list.add(self._picked_row(picked))
        if not event.picked:
            self.list.add_widget(small_label("None of these models fits into the memory that is free now."))
        self.list.add_heading("All models")
        for model in event.catalogue:
            self.list.add(self._row(model, model.name, f"{model.summary} {model.fit.sentence}"))
        self.list.keep_only(self.filter.text())
        self.list.verticalScrollBar().setValue(place)

    def _picked_row(self, picked: PickedModel) -> ModelRow:
        model = picked.model
        return self._row(model, f"{picked.purpose.capitalize()}: {model.name}", f"{picked.reason} {model.fit.sentence}")

    def _row(self, model: OfferedModel, title: str, sentence: str) -> ModelRow:
        row = ModelRow(title, facts_of_offer(model), sentence)
        row.add_verdict(model.fit.outcome)
        if model.path_here:
            row.add_button("Use", lambda: self.use_wanted.emit(model.path_here, model.name), filled=True)
        else:
            suits = model.fit.outcome != "does not fit"
            row.add_button("Get", lambda: self.get_wanted.emit(model.repo, model.path), filled=suits)
        row.add_button("Other files", lambda: self.files_wanted.emit(model.repo))
        return row
