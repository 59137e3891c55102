"""What suits this machine: a recommendation for each purpose, and the whole catalogue with its verdicts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.desktop.calls import Calls
from app.desktop.core_sentences import said
from app.desktop.labels import add_clear_button, small_label
from app.desktop.language import number, tr
from app.desktop.models.explanations import offer_explanation
from app.desktop.models.model_row import ModelRow
from app.desktop.models.row_list import RowList
from app.desktop.models.verdict_words import verdict_said
from app.desktop.models.wording import facts_of_offer, measured_text
from app.desktop.status_line import memory_text
from app.desktop.text_button import TextButton
from app.desktop.theme import GAP
from core.messages import ChangeSettings
from core.model_messages import ExplainModel, JudgeModels, ModelsJudged, OfferedModel, PickedModel
from core.process.channel import Failed

CONTEXTS: Final = (2048, 4096, 8192, 16_384, 32_768, 65_536, 131_072)
"""Tokens to choose from, beside what the settings say and what each model has been trained with."""
AS_SET, MODELS_OWN = -1, 0
_BITS: Final = {"f16": "", "q8_0": tr(", kept with 8 bits"), "q4_0": tr(", kept with 4 bits")}
KV_TYPES: Final = (
    (tr("16 bits, exact"), "f16"),
    (tr("8 bits, half the memory"), "q8_0"),
    (tr("4 bits, a quarter"), "q4_0"),
)


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

    said = Signal(str)
    """Something good."""
    failed = Signal(str, str)
    """What happened, and what to do."""

    def __init__(self, calls: Calls, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._judging = 0
        self._build()

    def _build(self) -> None:
        self.list = RowList(tr("Models for this machine"), self)
        self._about = small_label("")
        self._measured = small_label("")
        again = TextButton(tr("Look again"), tr("Judge all models again"), parent=self)
        again.clicked.connect(self.refresh)
        self.measure = TextButton(tr("Measure again"), tr("Measure this machine again"), parent=self)
        self.measure.setToolTip(tr("Measures memory, disk and processor; takes about five seconds."))
        self.measure.clicked.connect(self._measure)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(tr("Filter: a name, a licence, code, multilingual…"))
        self.filter.setAccessibleName(tr("Filter the models"))
        add_clear_button(self.filter)
        self.filter.textChanged.connect(self.list.keep_only)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._about)
        said.addWidget(self._measured)
        top = QHBoxLayout()
        top.addLayout(said, 1)
        for button in (again, self.measure):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(top)
        layout.addLayout(self._build_choices())
        layout.addWidget(self.filter)
        layout.addWidget(self.list, 1)

    def _build_choices(self) -> QHBoxLayout:
        """With what the models are judged: the length of the context, and how it is kept."""
        self.context = QComboBox(self)
        self.context.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.context.setAccessibleName(tr("Context to judge with"))
        self.context.addItem(tr("As in Settings"), AS_SET)
        for count in CONTEXTS:
            self.context.addItem(tr("{count} tokens", "", count).format(count=number(count)), count)
        self.context.addItem(tr("Each model's own"), MODELS_OWN)
        self.kv_type = QComboBox(self)
        self.kv_type.setAccessibleName(tr("Precision of the context's memory"))
        self.kv_type.setToolTip(tr("How exactly the model keeps what it has read of a conversation (its KV cache)."))
        for label, kind in KV_TYPES:
            self.kv_type.addItem(label, kind)
        for box in (self.context, self.kv_type):
            box.activated.connect(self.refresh)
        self._keep = TextButton(tr("Use this context"), tr("Use this context for all chats"), filled=True, parent=self)
        self._keep.clicked.connect(self._keep_context)
        self._keep.hide()
        choices = QHBoxLayout()
        choices.setSpacing(GAP)
        for text, box in ((tr("Context"), self.context), (tr("kept with"), self.kv_type)):
            choices.addWidget(QLabel(text, self))
            choices.addWidget(box)
        choices.addWidget(self._keep)
        choices.addStretch(1)
        return choices

    @Slot()
    def refresh(self) -> None:
        """Have everything judged anew, with the memory that is free now."""
        self._judge(measure=False)
        if not self.list.rows:
            self.list.say(tr("Measuring this machine. The first time takes about five seconds…"))

    @Slot()
    def _measure(self) -> None:
        self.measure.setEnabled(False)
        self._measured.setText(tr("Measuring this machine…"))
        self._judge(measure=True)

    def _judge(self, *, measure: bool) -> None:
        self._calls.forget(self._judging)
        request = JudgeModels(self.context.currentData(), self.kv_type.currentData(), measure)
        self._judging = self._calls.send(request, self._take)

    def _take(self, event: object) -> None:
        self.measure.setEnabled(True)
        if isinstance(event, Failed):
            self.list.say(f"{event.message} {event.hint}")
        elif isinstance(event, ModelsJudged):
            self._show(event)

    def _show(self, event: ModelsJudged) -> None:
        place = self.list.verticalScrollBar().value()
        self.context.setItemText(
            0,
            tr("As in Settings ({usual_context_length})").format(
                usual_context_length=_context(event.usual_context_length)
            ),
        )
        self._keep.setVisible(event.context_length != event.usual_context_length)
        context = (
            tr("{context_length} tokens of").format(context_length=number(event.context_length))
            if event.context_length
            else tr("each model's own")
        )
        self._about.setText(
            tr("{free_bytes} are free for a model. Memory and speed are for {context} context{bits}.").format(
                free_bytes=memory_text(event.free_bytes), context=context, bits=_BITS[event.kv_type]
            )
        )
        self._measured.setText(measured_text(event.measured_at, event.measured_busy))
        self.list.clear()
        self.list.add_heading(tr("Recommended"))
        for picked in event.picked:
            self.list.add(self._picked_row(picked))
        if not event.picked:
            self.list.add_widget(small_label(tr("None of these models fits into the memory that is free now.")))
        self.list.add_heading(tr("All models"))
        for model in event.catalogue:
            self.list.add(self._row(model, model.name, f"{said(model.summary)} {verdict_said(model.fit.sentence)}"))
        self.list.keep_only(self.filter.text())
        self.list.verticalScrollBar().setValue(place)

    def _picked_row(self, picked: PickedModel) -> ModelRow:
        model = picked.model
        return self._row(
            model,
            f"{said(picked.purpose.capitalize())}: {model.name}",
            f"{verdict_said(picked.reason)} {verdict_said(model.fit.sentence)}",
        )

    def _row(self, model: OfferedModel, title: str, sentence: str) -> ModelRow:
        row = ModelRow(title, facts_of_offer(model), sentence)
        row.add_verdict(model.fit.outcome)
        if model.path_here:
            row.add_button(tr("Use"), lambda: self.use_wanted.emit(model.path_here, model.name), filled=True)
        else:
            suits = model.fit.outcome != "does not fit"
            row.add_button(tr("Get"), lambda: self.get_wanted.emit(model.repo, model.path), filled=suits)
        offer_explanation(row, self._calls, lambda: self._explain(model), full=False)
        row.add_button(tr("Other files"), lambda: self.files_wanted.emit(model.repo))
        return row

    def _explain(self, model: OfferedModel) -> ExplainModel:
        context, kind = self.context.currentData(), self.kv_type.currentData()
        return ExplainModel(repo=model.repo, file=model.path, context_length=context, kv_type=kind)

    @Slot()
    def _keep_context(self) -> None:
        length = self.context.currentData()
        self._calls.send(ChangeSettings({"context_length": length}), lambda event: self._kept(event, length))

    def _kept(self, event: object, length: int) -> None:
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
            return
        self.said.emit(tr("Chats have a context of {length} from now on.").format(length=_context(length)))
        self.refresh()


def _context(length: int) -> str:
    return tr("{length} tokens").format(length=number(length)) if length else tr("each model's own length")
