"""The ledger page: everything that left this machine, and what the user has agreed to."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.desktop.assistant_link import AssistantLink
from app.desktop.calls import Calls
from app.desktop.cloud.wording import (
    OUTCOMES,
    hidden_words,
    money,
    rule_sentence,
    size,
    spent_sentence,
    totals_sentence,
    when,
)
from app.desktop.core_sentences import said
from app.desktop.labels import plain_label
from app.desktop.language import number, tr
from app.desktop.styling import CONTROLS_SHEET, Styling
from app.desktop.theme import GAP, MARGIN, code_font, scaled
from core.ledger_messages import ExportSent, ForgetRule, ListSent, Sent, SentListed
from core.messages import Exported
from core.process.channel import Failed

AT_ONCE: Final = 100
TYPING_MS: Final = 250
COLUMNS: Final = (tr("When"), tr("To"), tr("Why"), tr("Hidden"), tr("Size"), tr("Cost"))
SHEET: Final = """
#ledgerPage { background: $window; }
#heading { font-weight: 600; }
#facts { color: $muted; }
QTreeWidget { background: $base; border: 1px solid $border; border-radius: 8px; }
QTreeWidget:focus { border-color: $accent; }
QHeaderView::section { background: $window; color: $muted; border: none; padding: 4px 6px; }
QTreeWidget::item { padding: 4px; }
QTreeWidget::item:selected { background: $border; color: $text; }
"""


class LedgerPage(QWidget):
    """A page of the window. It asks anew whenever it comes into sight.

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
        self.setObjectName("ledgerPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._calls = Calls(link, self)
        self._listing = 0
        self._items: list[Sent] = []
        self._total = 0
        self._currency = ""
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.refresh)
        self._build()
        Styling(self, CONTROLS_SHEET + SHEET)

    # Building

    def _build(self) -> None:
        title = QLabel(tr("What left this machine"), self)
        title.setObjectName("heading")
        title.setFont(scaled(self.font(), 1.35))
        self.totals, self.spent = plain_label(""), plain_label("")
        self.spent.setObjectName("facts")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Search what was sent"))
        self.search.setAccessibleName(tr("Search what was sent"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.export = QPushButton(tr("&Export…"), self)
        self.export.clicked.connect(self._choose_file)
        self.setFocusProxy(self.search)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.export)
        self._rules = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GAP)
        for widget in (title, self.totals, self.spent):
            layout.addWidget(widget)
        layout.addLayout(self._rules)
        layout.addLayout(top)
        layout.addWidget(self._lists(), 1)

    def _lists(self) -> QSplitter:
        self.list = QTreeWidget(self)
        self.list.setHeaderLabels(COLUMNS)
        self.list.setAccessibleName(tr("Requests, the newest first"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.currentItemChanged.connect(self._show_chosen)
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.detail = QPlainTextEdit(self)
        self.detail.setReadOnly(True)
        self.detail.setFont(code_font(self.font()))
        self.detail.setTabChangesFocus(True)
        self.detail.setAccessibleName(tr("What was sent, character for character"))
        self.detail.setPlaceholderText(tr("Choose a request to read what was sent, character for character."))
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.list)
        halves.addWidget(self.detail)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        return halves

    # What is shown

    @Slot()
    def refresh(self) -> None:
        """Ask for the newest requests that hold what is searched for."""
        self._ask(0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Look what has left meanwhile."""
        super().showEvent(event)
        self.refresh()

    def _ask(self, offset: int) -> None:
        if self._listing:
            self._calls.forget(self._listing)
        request = ListSent(self.search.text(), AT_ONCE, offset)
        self._listing = self._calls.send(request, lambda event: self._take(event, offset))

    def _take(self, event: object, offset: int) -> None:
        self._listing = 0
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
        if not isinstance(event, SentListed):
            return
        if not offset:
            self.list.clear()
            self._items = []
            self.detail.clear()
        self._total, self._currency = event.total, event.currency
        self.totals.setText(totals_sentence(event))
        self.spent.setText(spent_sentence(event))
        self._show_rules(event.rules)
        for item in event.items:
            self._add(item)

    def _add(self, item: Sent) -> None:
        self._items.append(item)
        words = (
            when(item.at), tr("{model} at {endpoint}").format(model=item.model, endpoint=_host(item.endpoint)),
            f"{said(item.reason)}, {OUTCOMES.get(item.outcome, item.outcome)}",
            hidden_words(item), size(item.bytes_out), money(item.cost, self._currency),
        )  # fmt: skip
        row = QTreeWidgetItem(list(words))
        row.setToolTip(2, words[2])
        self.list.addTopLevelItem(row)

    def _show_rules(self, rules: dict[int, str]) -> None:
        while (taken := self._rules.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.deleteLater()
        for conversation, rule in sorted(rules.items()):
            self._rules.addWidget(self._rule_row(conversation, rule))

    def _rule_row(self, conversation: int, rule: str) -> QWidget:
        row = QWidget(self)
        words = plain_label(rule_sentence(rule, conversation))
        forget = QPushButton(tr("Ask me again"), row)
        forget.setAccessibleName(tr("Ask me again. {text}").format(text=words.text()))
        forget.clicked.connect(lambda: self._calls.send(ForgetRule(conversation), lambda event: self._take(event, 0)))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(words, 1)
        line.addWidget(forget)
        return row

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.list.currentItem()
        index = self.list.indexOfTopLevelItem(chosen) if chosen is not None else -1
        if not 0 <= index < len(self._items):
            self.detail.clear()
            return
        item = self._items[index]
        through = " " + tr("through {proxy}").format(proxy=item.proxy) if item.proxy else ""
        facts = (
            tr("{at}  {model} at {endpoint}{through}").format(
                at=when(item.at), model=item.model, endpoint=item.endpoint, through=through
            ),
            tr(
                "{bytes_out} bytes out, {bytes_in} bytes back; {prompt_tokens} tokens read, "
                "{completion_tokens} written; hidden: {item}"
            ).format(
                bytes_out=number(item.bytes_out),
                bytes_in=number(item.bytes_in),
                prompt_tokens=number(item.prompt_tokens),
                completion_tokens=number(item.completion_tokens),
                item=hidden_words(item),
            ),
        )
        self.detail.setPlainText("\n".join((*facts, "", item.body)))

    @Slot(int)
    def _scrolled(self, value: int) -> None:
        if (
            value == self.list.verticalScrollBar().maximum()
            and 0 < len(self._items) < self._total
            and not self._listing
        ):
            self._ask(len(self._items))

    # Export

    @Slot()
    def _choose_file(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Export the ledger"), "inglenook-ledger.json", "JSON (*.json);;CSV (*.csv)"
        )
        if path:
            self.export_to(path)

    def export_to(self, path: str) -> None:
        """Write all of it to a file; one whose name ends in .csv for a spreadsheet."""
        self._calls.send(ExportSent(path, "csv" if path.endswith(".csv") else "json"), self._exported)

    def _exported(self, event: object) -> None:
        if isinstance(event, Exported):
            self.said.emit(tr("The ledger is saved as {path}.").format(path=event.path))
        elif isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)


def _host(endpoint: str) -> str:
    return endpoint.partition("://")[2].partition("/")[0] or endpoint
