"""Whether weights of a model can be streamed on this machine, in words; for the doctor."""

from __future__ import annotations

from pathlib import Path

from core.engine.flash.files import open_weights
from core.engine.flash.tensors import LayoutUnknown
from core.engine.flash.withheld import WithheldWeights


def describe_streaming(model: Path) -> str:
    """How weights of the file at `model` would be streamed.

    Raises:
        ModelNotFound: it cannot be opened.
    """
    file = open_weights(model, direct=True)
    direct = file.direct
    file.close()
    try:
        WithheldWeights()
    except LayoutUnknown as unknown:
        return f"no ({unknown}): the system pages in what does not fit"
    return "yes, past the page cache" if direct else "yes, through the page cache: this disk cannot be read past it"
