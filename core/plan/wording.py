"""Says in words where a way of loading may change what a model says, beside the same model with all of it in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from core.engine.protocol import Load
from core.engine.repacking import Repacks, repacked_tensors
from core.gguf import Header

COARSER: Final = (
    "Its memory of the conversation is coarser than usual, so it may use other words than with more memory."
)
APART: Final = "Devices of other kinds compute a part of it, so it may use other words than the processor alone."
AS_IN_FILE: Final = (
    "Some of its weights are multiplied as they lie in the file, so it may use other words than with more memory."
)


def differences(header: Header, load: Load, repacks: Repacks) -> Iterator[str]:
    """Why the text may differ from that of the model in memory; nothing where it is the same, token for token.

    Args:
        header: of the model.
        load: how it is loaded.
        repacks: which weights this machine rearranges where there is room.
    """
    if load.kv_type != "f16":
        yield COARSER
    if load.placement is not None and any(load.placement.layers):
        yield APART
    # A cache of experts keeps them in the form of the file.
    plain = not load.repack or load.experts is not None
    if plain and repacked_tensors(header, repacks):
        yield AS_IN_FILE
