"""Shows whose instructions a conversation follows, and lets the user choose others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.desktop.language import tr
from app.desktop.persona_names import shown_name
from app.desktop.styling import Styling
from core.conversation_messages import NO_PERSONA, Persona

SHEET: Final = """
QToolButton { border: none; border-radius: 8px; padding: 4px 18px 4px 8px; color: $muted; }
QToolButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: center right; right: 5px; }
QToolButton:hover, QToolButton:focus, QToolButton:open { background: $hover; color: $text; }
"""
STANDARD: Final = tr("Standard")


class PersonaButton(QToolButton):
    """A button with a menu of personas."""

    chosen = Signal(object)
    """A `Persona`."""
    editing_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._personas: tuple[Persona, ...] = ()
        self._current = NO_PERSONA
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._group = QActionGroup(self._menu)
        self.setMenu(self._menu)
        Styling(self, SHEET)
        self.show_persona(NO_PERSONA)

    def set_personas(self, personas: Sequence[Persona]) -> None:
        """What can be chosen, besides the instructions of the settings."""
        self._personas = tuple(personas)
        self._fill()

    @Slot(object)
    def show_persona(self, persona: Persona) -> None:
        """The one that the conversation on the screen follows."""
        self._current = persona
        name = shown_name(persona) or STANDARD
        self.setText(name if persona.name else tr("Persona"))
        self.setAccessibleName(tr("Persona: {name}").format(name=name))
        self.setToolTip(persona.instructions[:400] or tr("Whose instructions the model follows in this chat"))
        self._fill()

    def _fill(self) -> None:
        self._menu.clear()
        offered = [NO_PERSONA, *self._personas]
        if self._current.name not in {persona.name for persona in offered}:
            offered.append(self._current)
        for persona in offered:
            action = self._menu.addAction((shown_name(persona) or STANDARD).replace("&", "&&"))
            action.setToolTip(persona.instructions[:400] or tr("The instructions in the settings"))
            action.setCheckable(True)
            action.setChecked(persona.name == self._current.name)
            action.triggered.connect(lambda _checked, persona=persona: self.chosen.emit(persona))
            self._group.addAction(action)
        self._menu.addSeparator()
        self._menu.addAction(tr("Edit personas…")).triggered.connect(lambda _checked: self.editing_requested.emit())
