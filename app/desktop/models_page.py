"""The models page: what is on this machine, what suits it, what the hub has, and downloads under way."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from app.desktop.assistant_link import AssistantLink
from app.desktop.calls import Calls
from app.desktop.language import tr
from app.desktop.models.choice_view import ChoiceView
from app.desktop.models.hub_view import HubView
from app.desktop.models.jobs import Jobs
from app.desktop.models.library_view import LibraryView
from app.desktop.styling import CONTROLS_SHEET, Styling
from app.desktop.theme import GAP, MARGIN
from core.messages import OpenModel
from core.model_messages import ModelsListed
from core.process.channel import Failed

PAGES: Final = (tr("On this machine"), tr("For this machine"), tr("On the hub"))
LIBRARY, CHOICE, HUB = range(3)
SHEET = """
#modelsPage { background: $window; }
#pages { background: $notice; border: none; border-right: 1px solid $border; outline: none; padding: 10px 6px; }
#pages::item { border-radius: 8px; padding: 7px 10px; color: $text; }
#pages::item:selected { background: $selected; color: $text; }
#pages::item:hover:!selected { background: $hover; }
#pages::item:focus { border: 1px solid $accent; padding: 6px 9px; }
#rows, QScrollArea { background: $window; }
#modelRow, #job { background: $base; border: 1px solid $border; border-radius: 10px; }
#modelRow QLabel, #job QLabel { border: none; background: transparent; }
#rowTitle, #heading { font-weight: 600; }
#facts { color: $muted; }
#problem { color: $error; }
#job QProgressBar { background: $hover; border: none; border-radius: 3px; }
#job QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""


class ModelsPage(QWidget):
    """A page of the window; turning away from it stops nothing that it has begun.

    Args:
        link: to the assistant.
        parent: the window it belongs to.
    """

    said = Signal(str)
    """Something good."""
    failed = Signal(str, str)
    """What happened, and what to do."""

    def __init__(self, link: AssistantLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelsPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        calls = self._calls = Calls(link, self)
        self.pages = QListWidget(self)
        self.library = LibraryView(calls, self)
        self.choice = ChoiceView(calls, self)
        self.hub = HubView(calls, self)
        self.jobs = Jobs(calls, self)
        self._starter = ""
        self._build()
        self._connect()
        Styling(self, CONTROLS_SHEET + SHEET)

    @Slot(str, str)
    def use(self, path: str, name: str) -> None:
        """Answer with this model from now on."""
        self.said.emit(tr("Loading {name}…").format(name=name))
        self._calls.send(OpenModel("" if path == self._starter else path), lambda event: self._used(event, name))

    def show_choice(self) -> None:
        """Show what suits this machine."""
        self.pages.setCurrentRow(CHOICE)

    # Building

    def _build(self) -> None:
        self.pages.setObjectName("pages")
        self.pages.setAccessibleName(tr("Which models"))
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self.pages)
        self.pages.addItems(list(PAGES))
        self.pages.setFixedWidth(max(160, self.pages.sizeHintForColumn(0) + 2 * MARGIN))
        self._stack = QStackedWidget(self)
        for view in (self.library, self.choice, self.hub):
            self._stack.addWidget(view)
        column = QVBoxLayout()
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._stack, 1)
        column.addWidget(self.jobs)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages)
        layout.addLayout(column, 1)

    def _connect(self) -> None:
        self.pages.currentRowChanged.connect(self._show_page)
        self.pages.setCurrentRow(LIBRARY)
        for view in (self.library, self.choice, self.hub, self.jobs):
            view.use_wanted.connect(self.use)
        self.library.verify_wanted.connect(self.jobs.verify)
        self.library.shrink_wanted.connect(self.jobs.shrink)
        self.jobs.token_wanted.connect(self._ask_token)
        self.library.listed.connect(self._take_listed)
        self.library.listed.connect(self.hub.take_listed)
        self.choice.files_wanted.connect(self._show_files)
        for source in (self.choice, self.hub):
            source.get_wanted.connect(self.jobs.fetch)
        for speaker in (self.library, self.choice, self.hub, self.jobs):
            speaker.said.connect(self.said)
            speaker.failed.connect(self.failed)
        self.jobs.finished.connect(self._refresh)

    # What happens

    @Slot(int)
    def _show_page(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        if row == CHOICE and not self.choice.list.rows:
            self.choice.refresh()

    @Slot(str)
    def _show_files(self, repo: str) -> None:
        self.pages.setCurrentRow(HUB)
        self.hub.show_files(repo)

    @Slot()
    def _ask_token(self) -> None:
        self.pages.setCurrentRow(HUB)
        self.hub.ask_token()

    @Slot(object)
    def _take_listed(self, listed: ModelsListed) -> None:
        # The setting names the starter by "", so that it is found again after an update.
        self._starter = next((model.path for model in listed.models if model.source == "starter"), "")
        self.jobs.show_unfinished(listed.unfinished)

    @Slot()
    def _refresh(self) -> None:
        self.library.refresh()
        if self.choice.list.rows:
            self.choice.refresh()

    def _used(self, event: object, name: str) -> None:
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
        else:
            self.said.emit(tr("{name} answers from now on.").format(name=name))
        self.library.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """What is on this machine as it is now."""
        super().showEvent(event)
        if not event.spontaneous():
            self.library.refresh()
