"""The text that would leave, with every part that was found marked; each can be chosen with mouse or keyboard."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QColor, QCursor, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextBrowser, QWidget

from app.desktop.cloud.wording import ACTIONS, span_tip
from app.desktop.language import tr
from app.desktop.theme import theme_of
from core.messages import Outgoing, OutgoingSpan, OutgoingText, SpanAction


class OutgoingView(QTextBrowser):
    """Tab goes from part to part, Enter or a click opens the choices for it."""

    chosen = Signal(str, str)
    """The placeholder of a part, and the `SpanAction` that the user chose for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setAccessibleName(tr("What would be sent"))
        self.anchorClicked.connect(self._ask)
        self.highlighted.connect(self._point_out)
        self._spans: dict[str, OutgoingSpan] = {}
        self._links: dict[str, str] = {}
        """Placeholders by what their links say."""

    def show_outgoing(self, outgoing: Outgoing) -> None:
        """Show other texts; the place that was looked at stays."""
        place = self.verticalScrollBar().value()
        self.clear()
        self._spans = {span.name: span for text in outgoing.texts for span in text.spans}
        self._links = {f"part-{number}": name for number, name in enumerate(self._spans)}
        cursor = QTextCursor(self.document())
        many = len(outgoing.texts) > 1
        for number, text in enumerate(outgoing.texts):
            if many:
                self._insert_heading(cursor, text, last=number == len(outgoing.texts) - 1)
            self._insert(cursor, text)
        self.verticalScrollBar().setValue(place)

    @property
    def spans(self) -> tuple[OutgoingSpan, ...]:
        """The parts that can be chosen, each once."""
        return tuple(self._spans.values())

    def choices(self, name: str) -> QMenu:
        """The menu of a part."""
        menu = QMenu(self)
        span = self._spans[name]
        menu.addSection(span_tip(span))
        group = QActionGroup(menu)
        for action, label in ACTIONS.items():
            entry = QAction(label, menu, checkable=True, checked=span.action == action)
            entry.triggered.connect(lambda _checked, wanted=action: self._choose(name, wanted))
            group.addAction(entry)
            menu.addAction(entry)
        return menu

    def _insert_heading(self, cursor: QTextCursor, text: OutgoingText, *, last: bool) -> None:
        muted = QTextCharFormat()
        muted.setForeground(QColor(theme_of(QGuiApplication.palette()).muted))
        who = tr("Your question") if last else tr("You, earlier") if text.role == "user" else tr("An earlier answer")
        cursor.insertText(("" if cursor.atStart() else "\n\n") + who + "\n", muted)

    def _insert(self, cursor: QTextCursor, text: OutgoingText) -> None:
        plain, position = QTextCharFormat(), 0
        for span in text.spans:
            cursor.insertText(text.text[position : span.start], plain)
            cursor.insertText(text.text[span.start : span.end], self._format(span))
            position = span.end
        cursor.insertText(text.text[position:], plain)

    def _format(self, span: OutgoingSpan) -> QTextCharFormat:
        theme = theme_of(QGuiApplication.palette())
        marked = QTextCharFormat()
        marked.setAnchor(True)
        marked.setAnchorHref(next(link for link, name in self._links.items() if name == span.name))
        marked.setToolTip(span_tip(span))
        if span.action == "keep":
            marked.setForeground(QColor(theme.error if span.kind not in ("GPE", "ORGANIZATION") else theme.text))
            marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        else:
            marked.setForeground(QColor(theme.accent_text))
            marked.setBackground(QColor(theme.accent))
        return marked

    @Slot(QUrl)
    def _ask(self, url: QUrl) -> None:
        name = self._links.get(url.toString(), "")
        if name:
            menu = self.choices(name)
            menu.aboutToHide.connect(menu.deleteLater)
            by_mouse = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
            menu.popup(QCursor.pos() if by_mouse else self.mapToGlobal(self.cursorRect().bottomLeft()))

    @Slot(QUrl)
    def _point_out(self, url: QUrl) -> None:
        span = self._spans.get(self._links.get(url.toString(), ""))
        self.setAccessibleDescription(span_tip(span) if span is not None else "")

    def _choose(self, name: str, action: SpanAction) -> None:
        self.chosen.emit(name, action)
