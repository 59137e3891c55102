"""Work on models that takes a while, how far each is, and pausing, going on, stopping and throwing away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from app.desktop.calls import Calls
from app.desktop.core_sentences import said
from app.desktop.labels import small_label
from app.desktop.language import tr
from app.desktop.models.model_row import Title
from app.desktop.models.wording import progress_text, shrunk_text
from app.desktop.question_box import ask_first
from app.desktop.status_line import memory_text
from app.desktop.styling import style_scroll_bar
from app.desktop.text_button import TextButton
from app.desktop.theme import GAP
from core.model_messages import (
    DiscardDownload,
    DownloadDiscarded,
    DownloadModel,
    DownloadPaused,
    DownloadProgress,
    ModelDownloaded,
    ModelShrunk,
    ModelVerified,
    ShrinkModel,
    ShrinkProgressed,
    UnfinishedDownload,
    VerifyModel,
)
from core.process.channel import Done, Failed

TALLEST: Final = 210
"""Pixels that all jobs together may take before they scroll."""
_STEPS: Final = 1000
Work = DownloadModel | VerifyModel | ShrinkModel
_DOING: Final[dict[type[Work], str]] = {
    DownloadModel: "{}",
    VerifyModel: tr("Checking {}"),
    ShrinkModel: tr("Smaller copy of {}"),
}
_VERDICTS: Final = {
    "intact": tr("It is intact: its checksum is the published one."),
    "damaged": tr("It is damaged: its checksum is wrong. Remove it and get it again."),
    "noted": tr("No checksum of it was known; this one is kept, to compare with the next time."),
}


class Job(QFrame):
    """One download, check or making of a smaller copy.

    Args:
        calls: to the assistant.
        request: what to do.
        name: what it is done to.
    """

    use_wanted = Signal(str, str)
    """A path and a name."""
    finished = Signal()
    """The library has changed."""
    dismissed = Signal()
    token_wanted = Signal()
    """The user wants to give an access token."""
    said = Signal(str)
    failed = Signal(str, str)

    def __init__(self, calls: Calls, request: Work, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("job")
        self.request = request
        self._calls = calls
        self._call = 0
        self._name = name
        self._ready = ("", "")
        self._done = 0
        self.running = False
        self._build()

    @property
    def text(self) -> str:
        """What it says about its state."""
        return self._text.text()

    @Slot()
    def start(self) -> None:
        """Begin, or go on."""
        self._show(tr("Starting…"))
        self.running = True
        self._offer((tr("Pause") if isinstance(self.request, DownloadModel) else tr("Stop"), self._pause))
        self._call = self._calls.send(self.request, self._hear)

    def show_paused(self, done: int, total: int = 0) -> None:
        """Say that it was begun and can go on."""
        here = tr("Paused; {done} of {total} are here.") if total else tr("Paused; {done} are here.")
        self._show(here.format(done=memory_text(done), total=memory_text(total)))
        self.running = False
        self._done = done
        self._offer((tr("Resume"), self.start), (tr("Discard…"), self._confirm_discard))

    # Building

    def _build(self) -> None:
        title = Title(_DOING[type(self.request)].format(self._name), self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(tr("Share of {name} that is done").format(name=self._name))
        self._text = small_label("")
        self._buttons = QHBoxLayout()
        column = QVBoxLayout()
        column.setSpacing(4)
        for part in (title, self._bar, self._text):
            column.addWidget(part)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 12, 8)
        layout.setSpacing(GAP)
        layout.addLayout(column, 1)
        layout.addLayout(self._buttons)

    def _offer(self, *choices: tuple[str, Callable[[], object]]) -> None:
        had_focus = False
        while (item := self._buttons.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                had_focus = had_focus or before.hasFocus()
                before.hide()
                before.deleteLater()
        for place, (text, slot) in enumerate(choices):
            button = TextButton(text, f"{text} {self._name}", filled=True, parent=self)
            button.clicked.connect(lambda _checked, slot=slot: slot())
            self._buttons.addWidget(button)
            if had_focus and place == 0:
                # The keyboard stays where it was.
                button.setFocus()

    def _show(self, text: str, *, problem: bool = False) -> None:
        self._text.setText(text)
        self._text.setAccessibleName(f"{self._name}: {text}")
        if problem != (self._text.objectName() == "problem"):
            self._text.setObjectName("problem" if problem else "facts")
            self._text.style().unpolish(self._text)
            self._text.style().polish(self._text)

    # What happens

    @Slot()
    def _pause(self) -> None:
        self._show(tr("Stopping…"))
        self._calls.cancel(self._call)

    @Slot()
    def _use(self) -> None:
        self.use_wanted.emit(*self._ready)

    def _confirm_discard(self) -> None:
        question = tr("Discard what has arrived of “{name}”?").format(name=self._name)
        consequence = tr("{done} are deleted. A later download starts from the beginning.").format(
            done=memory_text(self._done)
        )
        ask_first(self.window(), tr("Discard download"), question, consequence, (tr("Discard"), self._discard))

    @Slot()
    def _discard(self) -> None:
        if isinstance(self.request, DownloadModel):
            self._calls.send(DiscardDownload(self.request.repo, self.request.path), self._discarded)

    def _discarded(self, event: object) -> None:
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
        elif isinstance(event, DownloadDiscarded):
            self.said.emit(
                tr("{name} is discarded; {freed} are free again.").format(
                    name=self._name, freed=memory_text(event.freed)
                )
            )
            self.dismissed.emit()

    def _hear(self, event: object) -> None:
        match event:
            case DownloadProgress():
                self._show_progress(event)
                return
            case ModelDownloaded(name=name, path=path, size=size):
                self._ready = (path, name)
                self._end(
                    tr("{name} is ready: {size}, checksum right.").format(name=name, size=memory_text(size)),
                    (tr("Use"), self._use),
                )
            case DownloadPaused(done=done, total=total):
                self.show_paused(done, total)
                return
            case ModelVerified(outcome=outcome):
                self._end(_VERDICTS[outcome], problem=outcome == "damaged")
            case ShrinkProgressed():
                self._show_steps(event)
                return
            case ModelShrunk(name=name, path=path):
                self._ready = (path, name)
                self._end(shrunk_text(event), (tr("Use"), self._use))
            case Failed():
                self._fail(event)
                return
            case Done():
                self.running = False
                self.dismissed.emit()
                return
        self.finished.emit()

    def _show_progress(self, event: DownloadProgress) -> None:
        text = progress_text(event, reading=isinstance(self.request, VerifyModel))
        self._show(f"{text} · {said(event.note)}" if event.note else text)
        self._bar.setValue(event.done * _STEPS // max(1, event.total))

    def _show_steps(self, event: ShrinkProgressed) -> None:
        step = " · " + tr("step {done} of {total}").format(done=event.done, total=event.total) if event.total else ""
        self._show(said(event.doing.capitalize()) + step)
        self._bar.setValue(max(0, event.done - 1) * _STEPS // max(1, event.total))

    def _end(self, text: str, *choices: tuple[str, Callable[[], object]], problem: bool = False) -> None:
        self.running = False
        self._bar.setValue(_STEPS)
        self._show(text, problem=problem)
        self._offer(*choices, (tr("Close"), self.dismissed.emit))

    def _fail(self, event: Failed) -> None:
        self.running = False
        self._show(f"{event.message} {event.hint}".rstrip(), problem=True)
        token = ((tr("Access token…"), self.token_wanted.emit),) if _wants_token(event) else ()
        self._offer((tr("Try again"), self.start), *token, (tr("Close"), self.dismissed.emit))


def _wants_token(event: Failed) -> bool:
    return event.kind == "GatedModel" or "Access token…" in event.hint


class Jobs(QScrollArea):
    """All of them, one below the other; hidden while there is none.

    Args:
        calls: to the assistant.
    """

    use_wanted = Signal(str, str)
    finished = Signal()
    token_wanted = Signal()
    said = Signal(str)
    failed = Signal(str, str)

    def __init__(self, calls: Calls, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Downloads, checks and copies"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        style_scroll_bar(self)
        self._calls = calls
        self.jobs: list[Job] = []
        self._closed: set[tuple[str, str]] = set()
        body = QWidget()
        body.setObjectName("rows")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(6)
        self.setWidget(body)
        self.hide()

    @Slot(str, str)
    def fetch(self, repo: str, path: str) -> None:
        """Download a file of the hub, or go on with it."""
        known = self._known(repo, path)
        if known is None:
            known = self._add(DownloadModel(repo, path), PurePosixPath(path).name)
        if not known.running:
            known.start()
        self.ensureWidgetVisible(known)

    @Slot(str, str)
    def verify(self, path: str, name: str) -> None:
        """Read a model's files again."""
        if not any(job.running and job.request == VerifyModel(path) for job in self.jobs):
            self._add(VerifyModel(path), name).start()

    @Slot(object, str)
    def shrink(self, request: ShrinkModel, name: str) -> None:
        """Make a smaller copy of a model."""
        if not any(job.running and job.request == request for job in self.jobs):
            self._add(request, name).start()

    def show_unfinished(self, downloads: tuple[UnfinishedDownload, ...]) -> None:
        """Offer to go on with what an earlier run of the program has begun."""
        for download in downloads:
            place = (download.repo, download.path)
            if self._known(*place) is None and place not in self._closed:
                request = DownloadModel(*place, download.revision)
                self._add(request, PurePosixPath(download.path).name).show_paused(download.done)

    def _known(self, repo: str, path: str) -> Job | None:
        for job in self.jobs:
            request = job.request
            if isinstance(request, DownloadModel) and (request.repo, request.path) == (repo, path):
                return job
        return None

    def _add(self, request: Work, name: str) -> Job:
        job = Job(self._calls, request, name, self)
        job.use_wanted.connect(self.use_wanted)
        job.finished.connect(self.finished)
        job.token_wanted.connect(self.token_wanted)
        job.said.connect(self.said)
        job.failed.connect(self.failed)
        job.dismissed.connect(lambda: self._drop(job))
        self.jobs.append(job)
        self._column.addWidget(job)
        self.show()
        return job

    def _drop(self, job: Job) -> None:
        self.jobs.remove(job)
        if isinstance(job.request, DownloadModel):
            self._closed.add((job.request.repo, job.request.path))
        self._column.removeWidget(job)
        job.hide()
        job.deleteLater()
        self.setVisible(bool(self.jobs))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Grow and shrink with what lies in it."""
        done = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            tall = self._column.totalHeightForWidth(self.viewport().width())
            self.setFixedHeight(max(0, min(TALLEST, tall)))
        return done
