"""The bench page: how fast this machine answers, what each technique is worth, and how that went over time."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.assistant_link import AssistantLink
from app.desktop.bench.plot import BarPlot, LinePlot
from app.desktop.bench.wording import (
    conditions,
    headline,
    history_series,
    ladder_bars,
    rate_series,
    ratio_bars,
    tuned_text,
)
from app.desktop.calls import Calls
from app.desktop.column_page import column_of
from app.desktop.labels import plain_label, small_label
from app.desktop.language import number, tr
from app.desktop.styling import CONTROLS_SHEET, Styling
from app.desktop.theme import GAP, scaled
from core.bench_messages import (
    BenchDone,
    BenchesExported,
    BenchesListed,
    BenchProgress,
    ExportBenches,
    ListBenches,
    ModelTuned,
    RunBench,
    TunedFacts,
    TuneModel,
)
from core.benchmark.report import BenchReport
from core.messages import AssistantRequest
from core.process.channel import Failed

WIDEST: Final = 980
"""Of what is shown, in pixels."""
SHEET: Final = """
#benchPage, #benchBody, #benchPage QScrollArea { background: $window; }
#heading, #plotTitle { font-weight: 600; }
#facts { color: $muted; }
#card { background: $base; border: 1px solid $border; border-radius: 10px; }
#card QLabel { background: transparent; border: none; }
#benchPage QProgressBar { background: $hover; border: none; border-radius: 3px; }
#benchPage QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""


class BenchPage(QWidget):
    """A page of the window. Long work runs in the assistant's process, shows how far it is, and can be stopped.

    Args:
        link: to the assistant.
        parent: the window it lies in.
    """

    said = Signal(str)
    """Something good."""
    failed = Signal(str, str)
    """What happened, and what to do."""

    def __init__(self, link: AssistantLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("benchPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._calls = Calls(link, self)
        self._running = 0
        self.runs: tuple[BenchReport, ...] = ()
        self.headline = plain_label("")
        self.conditions = small_label("")
        self.tuned = plain_label("")
        self.step = small_label("")
        self.quick = QPushButton(tr("Quick run"), self)
        self.full = QPushButton(tr("Full run"), self)
        self.tune = QPushButton(tr("Tune this model"), self)
        self.export = QPushButton(tr("Export…"), self)
        self.stop = QPushButton(tr("Stop"), self)
        self.progress = QProgressBar(self)
        self.reading = LinePlot(tr("Reading by context length"), "tokens/s", _tokens, self)
        self.writing = LinePlot(tr("Writing by context length"), "tokens/s", _tokens, self)
        self.ladder = BarPlot(tr("The usual question, from plain to tuned"), self)
        self.ratios = BarPlot(tr("What techniques are worth"), self)
        self.history = LinePlot(
            tr("Writing over the runs of this model"),
            "tokens/s",
            lambda x: tr("run {number}").format(number=number(x)),
            self,
        )
        self._build()
        self._connect()
        Styling(self, CONTROLS_SHEET + SHEET)
        self._show_running("")
        self._show()

    # Building

    def _build(self) -> None:
        title = QLabel(tr("How fast this machine answers"), self)
        title.setFont(scaled(title.font(), 1.3))
        title.setObjectName("heading")
        self.progress.setAccessibleName(tr("Share of the measuring that is done"))
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.quick.setToolTip(tr("Less than a minute with a small model"))
        self.full.setToolTip(tr("More context lengths and more questions: several minutes"))
        self.tune.setToolTip(tr("Find the fastest way of loading this model here; less than a minute with most models"))
        column = column_of(self, WIDEST, tr("Bench"), "benchBody")
        for part in (title, self.headline, self.tuned):
            column.addWidget(part)
        column.addLayout(self._buttons())
        column.addWidget(self.progress)
        column.addWidget(self.step)
        column.addLayout(self._plots())
        column.addWidget(self.conditions)
        column.addStretch(1)
        self.setFocusProxy(self.quick)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.quick, self.full, self.tune, self.stop):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.export)
        return row

    def _plots(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(GAP)
        grid.addWidget(_card(tr("Reading a prompt, by context length"), self.reading), 0, 0)
        grid.addWidget(_card(tr("Writing an answer, by context length"), self.writing), 0, 1)
        grid.addWidget(_card(tr("The usual question: 400 tokens read, 250 written"), self.ladder), 1, 0, 1, 2)
        grid.addWidget(_card(tr("Each technique against doing without it (bars end at 10 ×)"), self.ratios), 2, 0, 1, 2)
        grid.addWidget(_card(tr("Writing, run by run"), self.history), 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _connect(self) -> None:
        self.quick.clicked.connect(lambda: self._run(RunBench(quick=True)))
        self.full.clicked.connect(lambda: self._run(RunBench(quick=False)))
        self.tune.clicked.connect(lambda: self._run(TuneModel()))
        self.stop.clicked.connect(self._stop)
        self.export.clicked.connect(self._choose_file)

    # What the user does

    @Slot()
    def refresh(self) -> None:
        """Ask for the runs there are."""
        self._calls.send(ListBenches(), self._take)

    def _run(self, request: AssistantRequest) -> None:
        if not self._running:
            self._show_running(tr("Starting…"))
            self._running = self._calls.send(request, self._take)
            self._show_running(tr("Starting…"))

    @Slot()
    def _stop(self) -> None:
        if self._running:
            self.step.setText(tr("Stopping…"))
            self.stop.setEnabled(False)
            self._calls.cancel(self._running)

    @Slot()
    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr("Export the results"), "bench.json", "JSON (*.json);;CSV (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    @Slot(str)
    def export_to(self, path: str) -> None:
        """Write all runs to a file whose ending says how."""
        self._calls.send(ExportBenches("csv" if path.lower().endswith(".csv") else "json", path), self._take)

    # What comes back

    def _take(self, event: object) -> None:
        match event:
            case BenchProgress(share=share, step=step):
                self.progress.setValue(round(share * 100))
                self.step.setText(step)
            case BenchDone(stopped=stopped):
                self._end(tr("Stopped. What was measured is kept.") if stopped else tr("Measured."))
            case ModelTuned():
                self._end(tr("Tuned. The next answer is loaded this way."))
            case BenchesListed(runs=runs, tuned=tuned):
                self.runs = runs
                self._show(tuned)
            case BenchesExported(path=path):
                self.said.emit(tr("The results are in {path}.").format(path=path))
            case Failed(message=message, hint=hint):
                if self._running:
                    self._end("")
                self.failed.emit(message, hint)
            case _:
                # A run that was cancelled before it began has nothing to say.
                if self._running:
                    self._end("")

    def _end(self, news: str) -> None:
        self._running = 0
        self._show_running("")
        if news:
            self.said.emit(news)
        self.refresh()

    def _show_running(self, step: str) -> None:
        running = bool(self._running or step)
        for button in (self.quick, self.full, self.tune):
            button.setEnabled(not running)
        self.stop.setVisible(running)
        self.stop.setEnabled(running)
        self.progress.setVisible(running)
        self.progress.setValue(0)
        self.step.setVisible(running)
        self.step.setText(step)

    def _show(self, tuned: TunedFacts | None = None) -> None:
        last = self.runs[-1] if self.runs else None
        self.export.setEnabled(last is not None)
        self.tuned.setText(tuned_text(tuned) if tuned is not None else "")
        self.headline.setText(
            headline(last) if last else tr("Nothing has been measured here yet. Start with a quick run.")
        )
        self.conditions.setText(conditions(last) if last else "")
        self.reading.show_series(rate_series(last)[:1] if last else ())
        self.writing.show_series(rate_series(last)[1:] if last else ())
        self.ladder.show_bars(ladder_bars(last) if last else ())
        self.ratios.show_bars(ratio_bars(last) if last else ())
        self.history.show_series(history_series(self.runs, last.identity) if last else ())

    # Qt

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Look what there is."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()


def _card(title: str, plot: QWidget) -> QFrame:
    frame = QFrame()
    frame.setObjectName("card")
    name = plain_label(title)
    name.setObjectName("plotTitle")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(14, 10, 14, 12)
    layout.addWidget(name)
    layout.addWidget(plot)
    layout.addStretch(1)
    return frame


def _tokens(count: float) -> str:
    return number(count)
