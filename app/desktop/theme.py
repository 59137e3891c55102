"""Colours, fonts and distances of the desktop application: light and dark, each also with high contrast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from string import Template
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

COLUMN_WIDTH: Final = 760
"""Widest that text gets, in pixels: longer lines are hard to read."""
MARGIN: Final = 20
"""Between the edge of the window and what is in it, in pixels."""
GAP: Final = 12
"""Between things that belong together, in pixels."""
RADIUS: Final = 10
"""Of rounded corners, in pixels."""
LINE_HEIGHT: Final = 132.0
"""Of running text, in percent of the font's own."""
SMALL: Final = 0.88
"""Size of secondary text, relative to the application's font."""


@dataclass(frozen=True)
class Theme:
    """One set of colours, each as "#rrggbb"."""

    name: Literal["light", "dark"]
    window: str
    base: str
    """Behind text that can be edited."""
    text: str
    muted: str
    """For secondary text; still at least 4.5 : 1 against `window`."""
    border: str
    selected: str
    """Behind what is chosen in a list."""
    hover: str
    bubble: str
    """Behind a question."""
    code_background: str
    code_header: str
    inline_code: str
    """Behind code in running text."""
    notice: str
    error: str
    error_background: str
    link: str
    accent: str
    accent_text: str
    code: Mapping[str, str]
    """Colour for each kind of token, by Pygments' name for it or for one of the kinds above it."""


LIGHT: Final = Theme(
    name="light",
    window="#fcfbf9",
    base="#ffffff",
    text="#23211e",
    muted="#6a645c",
    border="#e2dcd3",
    selected="#e2dcd3",
    hover="#efeae2",
    bubble="#f2ece3",
    code_background="#f6f3ee",
    code_header="#ede8e0",
    inline_code="#efeae2",
    notice="#f5f1ea",
    error="#a3261d",
    error_background="#fbeceb",
    link="#1a5fa8",
    accent="#a8501b",
    accent_text="#ffffff",
    code={
        "Keyword": "#8a2f8a",
        "Keyword.Constant": "#9a4a00",
        "Keyword.Type": "#1f6b73",
        "Operator.Word": "#8a2f8a",
        "Name.Function": "#2457a6",
        "Name.Class": "#1f6b73",
        "Name.Decorator": "#8a5a00",
        "Name.Builtin": "#1f6b73",
        "Name.Tag": "#8a2f8a",
        "Name.Attribute": "#2457a6",
        "Name.Exception": "#1f6b73",
        "Literal.String": "#35701f",
        "Literal.String.Escape": "#9a4a00",
        "Literal.Number": "#9a4a00",
        "Comment": "#6f6862",
        "Generic.Deleted": "#a3261d",
        "Generic.Inserted": "#35701f",
        "Generic.Heading": "#2457a6",
        "Generic.Prompt": "#6f6862",
    },
)

DARK: Final = Theme(
    name="dark",
    window="#211f1d",
    base="#2a2725",
    text="#ebe6df",
    muted="#aba398",
    border="#403b36",
    selected="#403b36",
    hover="#35312d",
    bubble="#37322d",
    code_background="#191816",
    code_header="#2b2825",
    inline_code="#37332f",
    notice="#2b2825",
    error="#ff9b8f",
    error_background="#402522",
    link="#8ab8ee",
    accent="#e8985a",
    accent_text="#211f1d",
    code={
        "Keyword": "#d9a0e0",
        "Keyword.Constant": "#eaaa70",
        "Keyword.Type": "#7fc8c8",
        "Operator.Word": "#d9a0e0",
        "Name.Function": "#8fbcf5",
        "Name.Class": "#7fc8c8",
        "Name.Decorator": "#e0c070",
        "Name.Builtin": "#7fc8c8",
        "Name.Tag": "#d9a0e0",
        "Name.Attribute": "#8fbcf5",
        "Name.Exception": "#7fc8c8",
        "Literal.String": "#a5cf8a",
        "Literal.String.Escape": "#eaaa70",
        "Literal.Number": "#eaaa70",
        "Comment": "#978f85",
        "Generic.Deleted": "#ff9b8f",
        "Generic.Inserted": "#a5cf8a",
        "Generic.Heading": "#8fbcf5",
        "Generic.Prompt": "#978f85",
    },
)


def _for_all_kinds(colours: Mapping[str, str], text: str) -> dict[str, str]:
    """A few colours for all kinds of code that themes name: its own, that of a kind above it, or the text's."""
    above = {kind: next((k for k in (kind, kind.rpartition(".")[0]) if k in colours), "") for kind in LIGHT.code}
    return {kind: colours.get(nearest, text) for kind, nearest in above.items()}


HIGH_CONTRAST_LIGHT: Final = replace(
    LIGHT,
    window="#ffffff",
    text="#000000",
    muted="#303030",
    border="#000000",
    selected="#c8c8c8",
    hover="#e0e0e0",
    bubble="#e8e8e8",
    code_background="#ffffff",
    code_header="#e8e8e8",
    inline_code="#e8e8e8",
    notice="#ffffff",
    error="#8a0000",
    error_background="#ffffff",
    link="#003a8c",
    accent="#6b2a00",
    code=_for_all_kinds(
        {
            "Keyword": "#5a0070",
            "Name.Function": "#00307a",
            "Name.Class": "#00444c",
            "Name.Decorator": "#553300",
            "Literal.String": "#0a4a00",
            "Literal.Number": "#6a2a00",
            "Comment": "#404040",
        },
        "#000000",
    ),
)
"""For those who ask their desktop for more contrast: all text at least 7 : 1, and all edges to be seen."""
HIGH_CONTRAST_DARK: Final = replace(
    DARK,
    window="#000000",
    base="#000000",
    text="#ffffff",
    muted="#d8d8d8",
    border="#ffffff",
    selected="#484848",
    hover="#333333",
    bubble="#202020",
    code_background="#000000",
    code_header="#202020",
    inline_code="#202020",
    notice="#000000",
    error="#ffb3ab",
    error_background="#000000",
    link="#a8d0ff",
    accent="#ffc48a",
    accent_text="#000000",
    code=_for_all_kinds(
        {
            "Keyword": "#ffb8ff",
            "Name.Function": "#b0d4ff",
            "Name.Class": "#9ff0f0",
            "Name.Decorator": "#ffe08a",
            "Literal.String": "#b8ffb0",
            "Literal.Number": "#ffd8a0",
            "Comment": "#d0d0d0",
        },
        "#ffffff",
    ),
)


ICONS: Final = Path(__file__).parent / "icons"
"""The folder of drawn icons."""
_FIELDS_SHEET: Final = """
QAbstractSpinBox, QComboBox { background: $base; color: $text; border: 1px solid $border; border-radius: 4px;
    padding: 3px 6px; }
QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid $accent; padding: 2px 5px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 18px;
    border-left: 1px solid $border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:pressed, QAbstractSpinBox::down-button:pressed { background: $selected; }
QAbstractSpinBox::up-arrow { image: url("$icons/up-$ink.svg"); width: 10px; height: 6px; }
QAbstractSpinBox::down-arrow, QComboBox::down-arrow { image: url("$icons/down-$ink.svg"); width: 10px; height: 6px; }
QComboBox QAbstractItemView { border: 1px solid $border; }
QComboBox QAbstractItemView::item { padding: 3px 6px; color: $text; }
QComboBox QAbstractItemView::item:selected { background: $selected; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 18px; }
QAbstractSpinBox:disabled, QComboBox:disabled { color: $muted; border-style: dashed; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; background: $base;
    border: 1px solid $muted; border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; width: 12px; height: 12px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked { background: $accent;
    image: url("$icons/check-$paper.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-style: dashed; }
QSlider::groove:horizontal { height: 4px; background: $muted; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; background: $text; border-radius: 7px; }
QSlider::handle:horizontal:focus { background: $accent; border: 2px solid $text; width: 10px; height: 10px; }
QMenu { border: 1px solid $border; }
"""
"""The style draws these edges in a shade of the window, which can hardly be seen where that is dark."""


def sheet_of(theme: Theme) -> str:
    """The style sheet of the application: what a palette cannot say."""
    colours = {name: getattr(theme, name) for name in ("base", "text", "border", "accent", "muted", "selected")}
    paper, ink = ("black", "white") if theme.name == "dark" else ("white", "black")
    return Template(_FIELDS_SHEET).substitute(colours, icons=ICONS.as_posix(), paper=paper, ink=ink)


def theme_of(palette: QPalette) -> Theme:
    """The theme that goes with a widget's palette, whoever chose the palette."""
    for theme in (HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK):
        if (palette.color(palette.ColorRole.Window).name(), palette.color(palette.ColorRole.WindowText).name()) == (
            theme.window,
            theme.text,
        ):
            return theme
    dark = (
        palette.color(QPalette.ColorRole.Window).lightness() < palette.color(QPalette.ColorRole.WindowText).lightness()
    )
    return DARK if dark else LIGHT


def palette_of(theme: Theme) -> QPalette:
    """A palette in the colours of `theme`."""
    roles = QPalette.ColorRole
    palette = QPalette(QColor(theme.hover), QColor(theme.window))
    for role, colour in (
        (roles.Window, theme.window),
        (roles.WindowText, theme.text),
        (roles.Base, theme.base),
        (roles.AlternateBase, theme.notice),
        (roles.Text, theme.text),
        (roles.ButtonText, theme.text),
        (roles.PlaceholderText, theme.muted),
        (roles.ToolTipBase, theme.base),
        (roles.ToolTipText, theme.text),
        (roles.Highlight, theme.accent),
        (roles.HighlightedText, theme.accent_text),
        (roles.Accent, theme.accent),
        (roles.Link, theme.link),
        (roles.LinkVisited, theme.link),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return palette


class SystemColours(QObject):
    """Keeps the application light or dark, and its contrast high, as the desktop is; light where that does not say.

    Args:
        app: gets its palette from here; it owns this object.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow_scheme)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_contrast)
        self._scheme, self._contrast = hints.colorScheme(), hints.accessibility().contrastPreference()
        self._follow()

    @Slot(Qt.ColorScheme)
    def _follow_scheme(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self._follow()

    @Slot(Qt.ContrastPreference)
    def _follow_contrast(self, contrast: Qt.ContrastPreference) -> None:
        self._contrast = contrast
        self._follow()

    def _follow(self) -> None:
        high = self._contrast == Qt.ContrastPreference.HighContrast
        dark, light = (HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT) if high else (DARK, LIGHT)
        theme = dark if self._scheme == Qt.ColorScheme.Dark else light
        self._app.setPalette(palette_of(theme))
        if (sheet := sheet_of(theme)) != self._app.styleSheet():
            self._app.setStyleSheet(sheet)


def scaled(font: QFont, factor: float) -> QFont:
    """`font` in another size, whether it is given in points or in pixels."""
    copy = QFont(font)
    copy.setPointSizeF(max(1.0, QFontInfo(font).pointSizeF() * factor))
    return copy


def code_font(font: QFont) -> QFont:
    """The system's fixed-width font, to stand beside `font`."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    fixed.setPointSizeF(max(1.0, QFontInfo(font).pointSizeF() * 0.95))
    return fixed
