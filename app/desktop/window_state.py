"""Where windows were and how large the text is: kept apart from the user's settings."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

from core.paths import Paths

LEAST_ZOOM, MOST_ZOOM = -4, 10


class WindowState:
    """Values in an INI file in the configuration folder; one that cannot be written is forgotten at the end.

    Args:
        paths: where that folder is.
    """

    def __init__(self, paths: Paths) -> None:
        self._file = QSettings(str(paths.config / "window.ini"), QSettings.Format.IniFormat)

    def bytes(self, name: str) -> QByteArray:
        """What Qt has saved under `name`, empty if nothing."""
        value = self._file.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, name: str, value: QByteArray) -> None:
        """Keep what Qt has to save."""
        self._file.setValue(name, value)

    def flag(self, name: str, default: bool = False) -> bool:
        """A yes or no; an INI file holds it as a word."""
        return str(self._file.value(name, default)).lower() == "true"

    def set_flag(self, name: str, value: bool) -> None:
        """Keep a yes or no."""
        self._file.setValue(name, value)

    def words(self, name: str) -> list[str]:
        """Texts that were kept under `name`."""
        value = self._file.value(name)
        return [str(word) for word in value] if isinstance(value, list) else [value] if isinstance(value, str) else []

    def set_words(self, name: str, value: list[str]) -> None:
        """Keep texts."""
        self._file.setValue(name, value)

    @property
    def language(self) -> str:
        """What the settings say of the language, known here before the assistant has told them; "" is the system's."""
        return str(self._file.value("language", ""))

    @language.setter
    def language(self, name: str) -> None:
        self._file.setValue("language", name)

    @property
    def zoom(self) -> int:
        """Steps by which the text is larger than the system's."""
        try:
            value = int(str(self._file.value("zoom", 0)))
        except ValueError:
            return 0
        return max(LEAST_ZOOM, min(MOST_ZOOM, value))

    @zoom.setter
    def zoom(self, steps: int) -> None:
        self._file.setValue("zoom", max(LEAST_ZOOM, min(MOST_ZOOM, steps)))
