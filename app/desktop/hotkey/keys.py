"""What a key combination such as "Ctrl+Alt+Space" means to X11, to desktop portals and to other systems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.desktop.language import tr
from core.errors import SettingsError

MODIFIERS: Final = {"ctrl": "Ctrl", "alt": "Alt", "shift": "Shift", "meta": "Meta"}
"""In the order in which they are written."""
_OTHER_NAMES: Final = {"control": "ctrl", "super": "meta", "win": "meta", "cmd": "meta", "option": "alt"}
_NAMED: Final = {
    "space": 0x20,
    "tab": 0xFF09,
    "return": 0xFF0D,
    "escape": 0xFF1B,
    "home": 0xFF50,
    "left": 0xFF51,
    "up": 0xFF52,
    "right": 0xFF53,
    "down": 0xFF54,
    "pageup": 0xFF55,
    "pagedown": 0xFF56,
    "end": 0xFF57,
    "pause": 0xFF13,
    "print": 0xFF61,
    "insert": 0xFF63,
    "menu": 0xFF67,
}
"""X11's number for each key that has a name (keysymdef.h)."""
_FUNCTION_KEYS: Final = {f"f{number}": 0xFFBD + number for number in range(1, 25)}
_PORTAL_NAMES: Final = {"ctrl": "CTRL", "alt": "ALT", "shift": "SHIFT", "meta": "LOGO"}
_SIGNS: Final = "`-=[];'\\,./"


@dataclass(frozen=True)
class Keys:
    """A key with the modifiers that are held."""

    modifiers: tuple[str, ...]
    """Out of `MODIFIERS`, in its order."""
    key: str
    """Lower case: "space", "f5", "k"."""

    @property
    def keysym(self) -> int:
        """X11's number of the key."""
        return (_NAMED | _FUNCTION_KEYS).get(self.key) or ord(self.key)

    @property
    def text(self) -> str:
        """As it is written on screen."""
        return "+".join([*(MODIFIERS[name] for name in self.modifiers), self.key.title()])

    @property
    def portal(self) -> str:
        """As the XDG shortcuts specification writes it."""
        named = self.key if self.key in ("space", "tab") else self.key.title()
        return "+".join([*(_PORTAL_NAMES[name] for name in self.modifiers), named if len(self.key) > 1 else self.key])

    @property
    def pynput(self) -> str:
        """As pynput's `GlobalHotKeys` writes it."""
        names = {"meta": "cmd", "return": "enter", "escape": "esc", "pageup": "page_up", "pagedown": "page_down"}
        parts = [*self.modifiers, self.key]
        return "+".join(part if len(part) == 1 else f"<{names.get(part, part)}>" for part in parts)


def parse_keys(text: str) -> Keys:
    """The combination that `text` names.

    Raises:
        SettingsError: no such key, no modifier with an ordinary key, or more than one key.
    """
    *held, key = (part.strip().lower() for part in text.split("+"))
    modifiers = {_OTHER_NAMES.get(name, name) for name in held}
    one_sign = len(key) == 1 and key.isascii() and (key.isalnum() or key in _SIGNS)
    known = one_sign or key in _NAMED or key in _FUNCTION_KEYS
    if not known or modifiers - MODIFIERS.keys():
        raise SettingsError(
            tr("“{text}” is no key combination that Inglenook knows.").format(text=text),
            tr("Choose one such as Ctrl+Alt+Space in Settings."),
        )
    if key not in _FUNCTION_KEYS and not modifiers - {"shift"}:
        raise SettingsError(
            tr("“{text}” would take a key that every program needs.").format(text=text),
            tr("Add Ctrl, Alt or Meta to it in Settings."),
        )
    return Keys(tuple(name for name in MODIFIERS if name in modifiers), key)
