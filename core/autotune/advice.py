"""What a plan should wish for: what tuning has found, less where power is saved, and a model that drafts."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from core.autotune.record import Tunings
from core.device.power import probe_power
from core.device.saving import fewer_threads, why_save
from core.engine.protocol import Load
from core.errors import InglenookError
from core.gguf import Header, read_header
from core.plan.load import NO_WISHES, Wishes
from core.settings import Settings

log = logging.getLogger(__name__)

_SMALL_ENOUGH: Final = 0.5
"""A model that drafts has at most such a share of the large one's bytes."""
_SAME: Final = (
    "tokenizer.ggml.model",
    "tokenizer.ggml.pre",
    "tokenizer.ggml.bos_token_id",
    "tokenizer.ggml.eos_token_id",
)
_PADDING: Final = 1024
"""Tables of tokens are padded; the engine compares the tokens themselves."""


class Advice:
    """Gives the wishes for each plan. Any thread may call any method.

    Args:
        tunings: what was found on this machine.
        models: files that may draft.
    """

    def __init__(self, tunings: Tunings, models: Callable[[], Iterable[Path]] = tuple) -> None:
        self._tunings = tunings
        self._models = models

    def wishes(self, header: Header, load: Load, settings: Settings) -> Wishes:
        """What is best for a model that would be loaded in this way under these settings."""
        power = probe_power()
        if settings.save_power and why_save(power):
            return Wishes(threads=fewer_threads(), reading_threads=fewer_threads())
        streamed = load.stream is not None
        tuning = self._tunings.find(header.identity, power.profile.value, streamed=streamed)
        if tuning is None or load.placement is not None or load.experts is not None:
            return NO_WISHES
        drafts = settings.drafts != "off" and bool(tuning.passes.exact)
        return Wishes(
            kv_type=tuning.kv_type,
            repack=tuning.repack,
            threads=tuning.threads,
            reading_threads=tuning.reading_threads,
            batch=tuning.batch or NO_WISHES.batch,
            flash_attention=tuning.flash_attention,
            passes=tuning.passes if drafts else NO_WISHES.passes,
            passes_streamed=streamed,
            draft_model=self._draft_model(header, settings) if drafts and streamed else "",
        )

    def _draft_model(self, header: Header, settings: Settings) -> str:
        """The file that drafts: the one that was chosen, or the largest small one with the same vocabulary."""
        if settings.drafts != "automatic":
            return ""
        if settings.draft_model:
            return settings.draft_model
        found: list[tuple[int, str]] = []
        for path in self._models():
            try:
                other = read_header(path)
            except InglenookError as error:
                log.info("%s cannot draft: %s", path, error)
                continue
            if may_draft(header, other):
                found.append((other.weight_bytes, str(path)))
        return max(found, default=(0, ""))[1]


def may_draft(large: Header, small: Header) -> bool:
    """Whether a model seems to have the same vocabulary as a large one, and is small enough to be of use."""
    return (
        small.weight_bytes <= _SMALL_ENOUGH * large.weight_bytes
        and abs(large.vocabulary - small.vocabulary) <= _PADDING
        and large.lengths.get("tokenizer.ggml.merges") == small.lengths.get("tokenizer.ggml.merges")
        and all(large.metadata.get(key) == small.metadata.get(key) for key in _SAME)
    )
