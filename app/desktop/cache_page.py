"""The page of remembered answers: what is kept for later questions, and all that the user can do with it."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSplitter, QVBoxLayout, QWidget

from app.desktop.assistant_link import AssistantLink
from app.desktop.cache.answer_detail import AnswerDetail
from app.desktop.cache.answer_list import AnswerList
from app.desktop.cache.encoder_bar import EncoderBar
from app.desktop.cache.learning_bar import LearningBar
from app.desktop.cache.wording import answers_text, numbers_of, reach_of
from app.desktop.calls import Calls
from app.desktop.labels import plain_label, small_label
from app.desktop.language import tr
from app.desktop.question_box import ask_first
from app.desktop.styling import CONTROLS_SHEET, Styling
from app.desktop.text_button import TextButton
from app.desktop.theme import GAP, MARGIN, scaled
from core.cache_messages import CacheCleared, CachedAnswer, CacheStats, ClearCache, GetCacheStats, PauseCache
from core.process.channel import Failed

AGES: Final = tuple(
    zip(
        (tr("a day"), tr("a week"), tr("a month"), tr("a year")),
        (86_400.0, 604_800.0, 2_592_000.0, 31_536_000.0),
        strict=True,
    )
)
"""Ages that are offered for clearing, in words and in seconds."""
FOLLOWED_MS: Final = 1_000
"""Between two looks at how many answers can be found in other words, while that changes."""
LOOKS: Final = 60
"""That are taken until a chosen encoder must have been loaded."""
LIST_SHARE, DETAIL_SHARE = 420, 560
FINAL: Final = tr("They cannot be brought back.")
PINNED_STAY: Final = f"{tr('Pinned ones stay.')} {FINAL}"
SHEET: Final = """
#cachePage, #cachePage QListView, #cachePage QScrollArea { background: $window; }
#cachePage QListView { outline: none; border: none; }
#heading { font-weight: 600; }
#facts { color: $muted; }
#paused { background: $notice; border: 1px solid $border; border-radius: 8px; padding: 7px 10px; }
#cachePage QProgressBar { background: $hover; border: none; border-radius: 3px; }
#cachePage QProgressBar::chunk { background: $accent; border-radius: 3px; }
#answerDetail { background: $base; border: 1px solid $border; border-radius: 10px; }
#answerDetail QLabel { background: transparent; border: none; }
#answerDetail QScrollArea, #answerText { background: $base; }
QSplitter::handle { background: transparent; }
"""


class CachePage(QWidget):
    """A page of the window: the list on the left, the chosen answer on the right. It asks for nothing while hidden.

    Args:
        link: to the assistant.
        parent: the window it lies in.
    """

    conversation_wanted = Signal(int)
    """The one that an answer comes from."""
    said = Signal(str)
    """Something good."""
    failed = Signal(str, str)
    """What happened, and what to do."""

    def __init__(self, link: AssistantLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cachePage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._calls = Calls(link, self)
        self._counting = 0
        self._loading = 0
        """Looks that are still taken for an encoder that loads."""
        self.stats: CacheStats | None = None
        self.numbers = small_label("")
        self.reach = small_label("")
        self.paused = plain_label("")
        self.pause_button = TextButton(tr("Pause remembering"), filled=True, parent=self)
        self.clear_button = TextButton(tr("Clear…"), tr("Clear remembered answers"), filled=True, parent=self)
        self.learning = LearningBar(self._calls, self)
        self.encoder = EncoderBar(self._calls, self)
        self._soon = QTimer(self, singleShot=True, interval=FOLLOWED_MS)
        self._soon.timeout.connect(self._count_quietly)
        self.list = AnswerList(self._calls, self)
        self.detail = AnswerDetail(self._calls, self)
        self._build()
        self._build_clear_menu()
        self._connect()
        self.setFocusProxy(self.list)
        self._set_tab_order()
        Styling(self, CONTROLS_SHEET + SHEET)

    @Slot()
    def refresh(self) -> None:
        """Look again at everything; a text that is being changed is left alone."""
        if not self.detail.editing:
            self.list.refresh()
        self._count()

    # Building

    def _build(self) -> None:
        title = QLabel(tr("Remembered answers"), self)
        title.setFont(scaled(title.font(), 1.3))
        title.setObjectName("heading")
        self.paused.setObjectName("paused")
        self.paused.hide()
        self.reach.hide()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(title)
        top.addStretch(1)
        top.addWidget(self.pause_button)
        top.addWidget(self.clear_button)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(GAP)
        halves.addWidget(self.list)
        halves.addWidget(self.detail)
        halves.setSizes([LIST_SHARE, DETAIL_SHARE])
        halves.setStretchFactor(1, 1)
        self.list.setMinimumWidth(200)
        self.detail.setMinimumWidth(300)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(6)
        column.addLayout(top)
        for label in (self.numbers, self.reach, self.paused):
            column.addWidget(label)
        column.addWidget(self.encoder)
        column.addWidget(self.learning)
        column.addSpacing(6)
        column.addWidget(halves, 1)

    def _set_tab_order(self) -> None:
        """From the search over what it finds to what concerns all of it."""
        general = (self.pause_button, self.clear_button, *self.encoder.stops, *self.learning.stops)
        stops = (self.list.search, self.list.view, *self.detail.stops, *general)
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _build_clear_menu(self) -> None:
        menu = QMenu(self.clear_button)
        for words, seconds in AGES:
            action = menu.addAction(tr("Older than {words}…").format(words=words))
            action.triggered.connect(lambda _checked, words=words, seconds=seconds: self._clear_older(words, seconds))
        menu.addSeparator()
        self.clear_conversation = menu.addAction(tr("From the same conversation as this answer…"))
        self.clear_conversation.triggered.connect(self._clear_same_conversation)
        menu.addSeparator()
        menu.addAction(tr("Everything…")).triggered.connect(self._clear_all)
        menu.aboutToShow.connect(self._allow_conversation)
        self.clear_menu = menu
        self.clear_button.setMenu(menu)

    def _connect(self) -> None:
        self.list.set_actions(self.detail.actions_for_list)
        self.list.chosen.connect(self.detail.show_entry)
        self.pause_button.clicked.connect(self._toggle_pause)
        detail = self.detail
        detail.changed.connect(self._take_changed)
        detail.removed.connect(self._take_removed)
        detail.editing_changed.connect(self._hold)
        detail.conversation_wanted.connect(self.conversation_wanted)
        detail.link_activated.connect(self._open_link)
        detail.said.connect(self.said)
        detail.failed.connect(self.failed)
        self.learning.failed.connect(self.failed)
        self.learning.learned.connect(self._take_learned)
        self.encoder.failed.connect(self.failed)
        self.encoder.changed.connect(self._take_encoder)

    # What the user does

    @Slot()
    def _toggle_pause(self) -> None:
        paused = self.stats is not None and self.stats.paused
        self.pause_button.setEnabled(False)
        self._calls.send(PauseCache(not paused), self._take_stats)

    def _clear_older(self, words: str, seconds: float) -> None:
        self._ask(
            tr("Forget all answers that are older than {words}?").format(words=words),
            PINNED_STAY,
            ClearCache(older_than_s=seconds),
        )

    @Slot()
    def _clear_same_conversation(self) -> None:
        item = self.detail.item
        if item is not None and item.conversation:
            request = ClearCache(conversation=item.conversation)
            self._ask(tr("Forget all answers from the conversation of this one?"), PINNED_STAY, request)

    @Slot()
    def _clear_all(self) -> None:
        count = answers_text(self.stats.entries) if self.stats else tr("all answers")
        self._ask(
            tr("Forget everything: {count}?").format(count=count),
            f"{tr('Pinned and edited ones go too.')} {FINAL}",
            ClearCache(),
        )

    def _ask(self, question: str, consequence: str, request: ClearCache) -> None:
        agree = (tr("Forget them"), lambda: self._calls.send(request, self._take_cleared))
        ask_first(self.window(), tr("Forget answers"), question, consequence, agree)

    @Slot()
    def _allow_conversation(self) -> None:
        self.clear_conversation.setEnabled(self.detail.item is not None and bool(self.detail.item.conversation))

    @Slot(bool)
    def _hold(self, editing: bool) -> None:
        """While a text is changed, nothing else is chosen or cleared; so the change cannot get lost."""
        self.list.setEnabled(not editing)
        self.clear_button.setEnabled(not editing)
        if not editing:
            self.list.view.setFocus()

    @Slot(str)
    def _open_link(self, address: str) -> None:
        QDesktopServices.openUrl(QUrl(address))

    # What the assistant answers

    def _count(self) -> None:
        self._count_quietly()
        self.learning.refresh()
        self.encoder.refresh()

    @Slot()
    def _count_quietly(self) -> None:
        if self.isVisible():
            self._calls.forget(self._counting)
            self._counting = self._calls.send(GetCacheStats(), self._take_stats)

    def _take_stats(self, event: object) -> None:
        self.pause_button.setEnabled(True)
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
        elif isinstance(event, CacheStats):
            self.stats = event
            self._follow_encoding(event)
            self.numbers.setText(numbers_of(event))
            for label, wanted in ((self.paused, event.paused), (self.reach, not event.paused)):
                label.setText(reach_of(event) if wanted else "")
                label.setVisible(bool(label.text()))
            words = tr("Resume remembering") if event.paused else tr("Pause remembering")
            self.pause_button.setText(words)
            self.pause_button.setAccessibleName(words)
            self.pause_button.updateGeometry()
            self.clear_button.setVisible(bool(event.entries))

    def _follow_encoding(self, stats: CacheStats) -> None:
        """While questions are encoded, how far that is should be seen; an encoder that was just chosen loads first."""
        self._loading = max(self._loading - 1, 0) if not stats.encoder else 0
        if stats.comparable < stats.entries and (stats.encoder or self._loading):
            self._soon.start()

    def _take_cleared(self, event: object) -> None:
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
        elif isinstance(event, CacheCleared):
            self.said.emit(tr("{answers} forgotten.").format(answers=answers_text(event.count)))
        self.refresh()

    @Slot(str)
    def _take_learned(self, outcome: str) -> None:
        self.said.emit(outcome)
        self._count()

    @Slot(str)
    def _take_encoder(self, outcome: str) -> None:
        self._loading = LOOKS
        self._take_learned(outcome)

    @Slot(object)
    def _take_changed(self, item: CachedAnswer) -> None:
        self.list.change(item)
        self._count()

    @Slot(int)
    def _take_removed(self, entry: int) -> None:
        self.list.remove(entry)
        self._count()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """What is remembered now."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()
