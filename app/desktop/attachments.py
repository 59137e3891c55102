"""Texts that go along with a question: a file that was dropped on the window, or what was selected elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.desktop.language import tr
from app.desktop.text_button import TextButton
from core.errors import InglenookError

LARGEST_FILE: Final = 1_000_000
"""Bytes: about 250,000 tokens, more than most models read at once."""
LONGEST_NAME: Final = 32
_BYTE_ORDER_MARKS: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


@dataclass(frozen=True)
class Attachment:
    """A named text."""

    name: str
    text: str
    file: bool = True
    """Whether it is one, and is shown to the model as one."""


def question_with(typed: str, attachments: Iterable[Attachment]) -> str:
    """What the model is asked: the question, then each text."""
    parts = [typed.strip()]
    for attachment in attachments:
        text = attachment.text.strip("\n")
        parts.append(f"{attachment.name}:\n{_fenced(text)}" if attachment.file else text)
    return "\n\n".join(part for part in parts if part)


def read_attachment(path: Path) -> Attachment:
    """The text of a file.

    Raises:
        InglenookError: it is too large, is no text, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise InglenookError(
            tr("{name} cannot be read ({strerror}).").format(name=path.name, strerror=error.strerror),
            tr("Check that the file is there."),
        ) from error
    if len(raw) > LARGEST_FILE:
        raise InglenookError(
            tr("{name} is larger than {largest_file} MB.").format(name=path.name, largest_file=LARGEST_FILE // 1000000),
            tr("Copy the part that matters into your question."),
        )
    try:
        text = raw.decode(_BYTE_ORDER_MARKS.get(raw[:3]) or _BYTE_ORDER_MARKS.get(raw[:2]) or "utf-8")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise InglenookError(
            tr("{name} is not a text file.").format(name=path.name),
            tr("Inglenook reads plain text, code, Markdown, CSV and the like."),
        )
    return Attachment(path.name, text)


def _fenced(text: str) -> str:
    """`text` as a code block whose fence does not occur in it."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


class AttachmentBar(QWidget):
    """A small button for each text that goes along; pressing one takes it away."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attachments: tuple[Attachment, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        self.hide()

    def show_these(self, attachments: Iterable[Attachment]) -> None:
        """Replace what goes along."""
        self.attachments = tuple(attachments)
        while self._row.count() > 1:
            item = self._row.takeAt(0)
            if item is not None and (button := item.widget()) is not None:
                button.deleteLater()
        for place, attachment in enumerate(self.attachments):
            name = (
                attachment.name if len(attachment.name) <= LONGEST_NAME else attachment.name[: LONGEST_NAME - 1] + "…"
            )
            button = TextButton(f"{name}  ✕", tr("Leave out {name}").format(name=attachment.name), filled=True)
            button.setToolTip(attachment.text[:400])
            button.setProperty("place", place)
            button.clicked.connect(self._leave_out)
            self._row.insertWidget(place, button)
        self.setVisible(bool(self.attachments))
        self.changed.emit()

    @Slot()
    def _leave_out(self) -> None:
        button = self.sender()
        place = button.property("place") if button is not None else -1
        self.show_these(attachment for number, attachment in enumerate(self.attachments) if number != place)


class FileDrop(QObject):
    """Takes files that are dropped on a widget.

    Args:
        widget: the one; it owns this object.
    """

    dropped = Signal(list)
    """Paths, as strings."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Take what holds files; any other drop is the widget's own."""
        if isinstance(event, QDropEvent) and (files := local_files(event.mimeData())):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.dropped.emit(files)
            return True
        return super().eventFilter(watched, event)


def local_files(data: QMimeData) -> list[str]:
    """The files on this machine that a drop names."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
