"""The memory page: where every byte goes, what is used now, and a budget that can be tried before it is applied."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.desktop.assistant_link import AssistantLink
from app.desktop.calls import Calls
from app.desktop.column_page import column_of
from app.desktop.labels import plain_label, small_label
from app.desktop.language import tr
from app.desktop.memory.budget_slider import GIGABYTE, BudgetSlider
from app.desktop.memory.disk_view import DiskView
from app.desktop.memory.tier_view import NowSwatch, TierView
from app.desktop.memory.wording import headline, in_use, step_text
from app.desktop.styling import CONTROLS_SHEET, Styling
from app.desktop.text_button import TextButton
from app.desktop.theme import GAP, MARGIN, scaled
from core.memory_messages import MeasureMemory, MemoryMeasured, MemoryPictured, PictureMemory
from core.messages import ChangeSettings, Status, Unload
from core.plan.picture import PlanPicture
from core.process.channel import Failed

WIDEST: Final = 900
"""Of the picture, in pixels."""
MEASURE_MS: Final = 1000
"""Between two looks at what is used now, while the page can be seen."""
AS_SET: Final = -1
SHEET: Final = """
#memoryPage, #memoryBody, #memoryPage QScrollArea { background: $window; }
#heading { font-weight: 600; }
#facts { color: $muted; }
#problem { color: $error; }
#budget { background: $base; border: 1px solid $border; border-radius: 10px; }
#budget QLabel { background: transparent; border: none; }
"""


class MemoryPage(QWidget):
    """A page of the window. It asks for nothing while it cannot be seen.

    Args:
        link: to the assistant.
        parent: the window it lies in.
    """

    said = Signal(str)
    """Something good."""
    failed = Signal(str, str)
    """What happened, and what to do."""
    page_wanted = Signal(str)
    """The name of a page where something can be freed."""

    def __init__(self, link: AssistantLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("memoryPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._calls = Calls(link, self)
        self._picturing = self._stale = False
        self._measuring = False
        self._asked = AS_SET
        self._planned_for: tuple[str, str, int] | None = None
        self.picture: PlanPicture | None = None
        self.tiers: list[TierView] = []
        self.budget = BudgetSlider(self)
        self.headline = plain_label(tr("Looking. The first time this machine is measured, for about three seconds…"))
        self.step = plain_label("")
        self.problem = plain_label("")
        self.given_up = plain_label("")
        self.now = small_label("")
        self.unload = TextButton(
            tr("Free the memory"), tr("Let the model leave memory; the next question loads it again")
        )
        self.unload.clicked.connect(self._unload)
        self.disk = DiskView(self._calls, self)
        self.disk.page_wanted.connect(self.page_wanted)
        self.disk.said.connect(self.said)
        self.disk.failed.connect(self.failed)
        self._watch = QTimer(self, interval=MEASURE_MS)
        self._watch.timeout.connect(self._measure)
        self._build()
        self.budget.tried.connect(self._try)
        self.budget.applied.connect(self._apply)
        link.status_changed.connect(self._take_status)
        Styling(self, CONTROLS_SHEET + SHEET)

    # Building

    def _build(self) -> None:
        title = QLabel(tr("Where every byte goes"), self)
        title.setFont(scaled(title.font(), 1.3))
        title.setObjectName("heading")
        for label in (self.problem, self.given_up):
            label.setObjectName("problem")
            label.hide()
        self._tiers = QVBoxLayout()
        self._tiers.setSpacing(MARGIN)
        column = column_of(self, WIDEST, tr("Memory"), "memoryBody")
        for part in (title, self.headline, self._framed_budget(), self.problem, self.given_up, self.step):
            column.addWidget(part)
        column.addSpacing(GAP)
        column.addLayout(self._tiers)
        now = QHBoxLayout()
        now.setSpacing(GAP)
        now.addWidget(NowSwatch(self))
        now.addWidget(self.now, 1)
        now.addWidget(self.unload)
        column.addLayout(now)
        column.addSpacing(2 * MARGIN)
        column.addWidget(self.disk)
        column.addStretch(1)
        self.setFocusProxy(self.budget.slider)

    def _framed_budget(self) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName("budget")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.addWidget(self.budget)
        return frame

    # The plan

    @Slot()
    def refresh(self) -> None:
        """Ask anew for the picture of what is being tried, or of what the settings say.

        One plan is made at a time; a budget that is tried meanwhile comes next, and those in between never.
        """
        self._stale = True
        if not self._picturing:
            self._stale, self._picturing = False, True
            self.step.setText(tr("Planning…"))
            self._calls.send(PictureMemory(self._asked), self._take_picture)

    @Slot(object)
    def _try(self, budget: int) -> None:
        self._asked = budget
        self.refresh()

    @Slot(object)
    def _apply(self, budget: int) -> None:
        self._calls.send(ChangeSettings({"memory_budget_gb": budget / GIGABYTE}), self._applied)

    def _applied(self, event: object) -> None:
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
            return
        self._asked = AS_SET
        self.said.emit(tr("The memory budget is in use from now on."))
        self.refresh()

    def _take_picture(self, event: object) -> None:
        self._picturing = False
        if self._stale:
            self.refresh()
        elif isinstance(event, Failed):
            self.step.setText("")
            self._show_problem(f"{event.message} {event.hint}".rstrip())
        elif isinstance(event, MemoryPictured):
            self._show_problem("")
            self._show(event)

    def _show_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setAccessibleName(text)
        self.problem.setVisible(bool(text))
        self.budget.allow(not text)
        if text and self.picture is None:
            self.headline.setText(tr("There is no plan yet."))

    def _show(self, event: MemoryPictured) -> None:
        picture = self.picture = event.picture
        self.headline.setText(headline(picture, event.prompt_tokens))
        self.step.setText(step_text(picture))
        if self._asked == AS_SET:
            self.budget.show_budget(event.asked_bytes, picture.budget_bytes, event.total_bytes)
        else:
            self.budget.show_automatic(picture.budget_bytes)
        while len(self.tiers) < len(picture.tiers):
            self.tiers.append(TierView(self))
            self._tiers.addWidget(self.tiers[-1])
        for place, view in enumerate(self.tiers):
            view.setVisible(place < len(picture.tiers))
        for view, tier in zip(self.tiers, picture.tiers, strict=False):
            parts = tuple(part for part in picture.parts if part.tier == tier.name and part.bytes > 0)
            view.show_tier(tier, parts, picture.budget_bytes if tier.kind == "ram" else 0)

    @Slot(object)
    def _take_status(self, status: Status) -> None:
        """Another model, or the same one loaded in another way, has another picture."""
        self.given_up.setText(status.given_up)
        self.given_up.setVisible(bool(status.given_up))
        if self.isVisible() and not self._watch.isActive():
            self._watch.start()
        state = "loaded" if status.state in ("ready", "answering") else status.state
        planned_for = (status.model_path, state, status.context_length)
        if planned_for != self._planned_for:
            self._planned_for = planned_for
            if self.isVisible() and state != "loading":
                self.refresh()

    # What is used now

    @Slot()
    def _unload(self) -> None:
        self._calls.send(Unload(), self._take_unloaded)

    def _take_unloaded(self, event: object) -> None:
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        if not self._measuring and not self.window().isMinimized():
            self._measuring = True
            self._calls.send(MeasureMemory(), self._take_measured)

    def _take_measured(self, event: object) -> None:
        self._measuring = False
        if not isinstance(event, MemoryMeasured):
            # Asking again would start an assistant that has just died, every second; its next status ends the pause.
            self._watch.stop()
            return
        self.now.setText(in_use(event))
        if self.picture is not None:
            for view, tier in zip(self.tiers, self.picture.tiers, strict=False):
                view.bar.show_live(event.held_bytes if tier.kind == "ram" else 0)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Look again, and keep looking."""
        super().showEvent(event)
        if not event.spontaneous():
            self._asked = AS_SET
            self.refresh()
            self._measure()
            self._watch.start()
            self.disk.refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Stop looking."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._watch.stop()
