"""Formulas in LaTeX, drawn as pictures that stand in the line; what cannot be drawn stays as it was written."""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

log = logging.getLogger(__name__)

LONGEST: Final = 2_000
"""Characters of a formula that is drawn."""
SCALE: Final = 2.0
"""Pixels of the picture for one on the screen, so that it is sharp on dense screens too."""
_LARGEST: Final = 4_000
"""Pixels, of either side."""


@dataclass(frozen=True)
class Picture:
    """A drawn formula."""

    image: QImage
    width: float
    """On the screen, in device-independent pixels ..."""
    height: float
    """... around its middle, which lies as high over the line as the middle of a small letter."""


@lru_cache(maxsize=512)
def draw(latex: str, size: float, colour: str, x_height: float, *, display: bool) -> Picture | None:
    """The picture of a formula, or None where it cannot be drawn.

    Args:
        latex: without the marks around it.
        size: of the letters, in pixels.
        colour: as "#rrggbb".
        x_height: of the text around it, in pixels.
        display: in the larger form of a formula that stands alone.
    """
    svg = _svg(latex, size, colour, display=display) if len(latex) <= LONGEST else ""
    renderer = QSvgRenderer(QByteArray(svg.encode())) if svg else None
    if renderer is None or not renderer.isValid():
        return None
    box = renderer.viewBoxF()
    # Qt sets a picture in a line by its middle. Room is added above or below, until the formula's own line fits.
    over_line = x_height / 4
    half = max(-box.top() - over_line, box.bottom() + over_line)
    width, height = box.width(), 2 * half
    if not 0 < width * SCALE < _LARGEST or not 0 < height * SCALE < _LARGEST:
        return None
    image = QImage(math.ceil(width * SCALE), math.ceil(height * SCALE), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    renderer.render(painter, QRectF(0, half + over_line + box.top(), width, box.height()))
    painter.end()
    return Picture(image, width, height)


def _svg(latex: str, size: float, colour: str, *, display: bool) -> str:
    # Only where there is a formula: the library takes a quarter of a second to import.
    import ziamath  # noqa: PLC0415

    ziamath.config.svg2 = False
    try:
        return str(ziamath.Latex(latex.strip(), size=size, color=colour, inline=not display).svg())
    except Exception as error:  # noqa: BLE001 - the library says with any kind of error that it cannot read a formula
        log.debug("a formula stays as it is written: %r", error)
        return ""
