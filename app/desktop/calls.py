"""Requests to the assistant whose events come back to whoever sent them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot

from app.desktop.assistant_link import AssistantLink
from core.messages import AssistantRequest


class Calls(QObject):
    """Keeps, for each call, who hears its events.

    Args:
        link: to the assistant.
        parent: owner, in Qt's sense.
    """

    def __init__(self, link: AssistantLink, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._listeners: dict[int, Callable[[Any], None]] = {}
        link.received.connect(self._on_received)

    def send(self, request: AssistantRequest, heard: Callable[[Any], None]) -> int:
        """Send a request; `heard` gets each event, the terminal one last. Gives the number for `cancel`."""
        number = self._link.send(request)
        self._listeners[number] = heard
        return number

    def cancel(self, number: int) -> None:
        """Ask the assistant to stop; the terminal event still comes."""
        self._link.cancel(number)

    def forget(self, number: int) -> None:
        """Hear no more of a call."""
        self._listeners.pop(number, None)

    @Slot(int, object)
    def _on_received(self, number: int, event: Any) -> None:
        heard = self._listeners.get(number)
        if heard is None:
            return
        if event.terminal:
            del self._listeners[number]
        heard(event)
