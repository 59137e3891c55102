"""What the command line and the window do alike when the user chooses an encoder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cache.encoder import Encoder
from cache.encoder_file import NAME
from cache.encoders.choice import ChoiceFile
from cache.encoders.own import EngineFor
from cache.encoders.source import describe
from cache.encoders.trial import Trial
from core.cache_messages import EncoderProgress, EncoderState, EncoderTried
from core.errors import ModelNotFound
from core.paths import Paths
from core.plan.household import budget_bytes
from core.process.cancellation import Cancellation
from core.settings import Settings

_SHARE: Final = 0.5
"""Of the memory budget, that an encoder may take at most: the rest is for the model that answers."""


def state(file: ChoiceFile, problem: str = "") -> EncoderState:
    """Which encoder is chosen.

    Args:
        file: says so.
        problem: why it cannot be used, where that is known.
    """
    chosen = file.current()
    if chosen is None:
        return EncoderState(NAME)
    facts = chosen.facts
    if not problem and not Path(facts.path).exists():
        problem = f"{facts.path} is not there any more, so only questions in the same words are found."
    return EncoderState(
        facts.name, True, facts.asked_for, facts.memory_bytes, facts.prefix, problem, facts.before, facts.after
    )


def most_bytes(settings: Settings) -> int:
    """Memory that a chosen encoder may take."""
    return int(budget_bytes(settings, 0) * _SHARE)


def tried(
    what: str,
    prefix: str,
    encoder: Encoder,
    paths: Paths,
    engine_for: EngineFor,
    most: int,
    cancellation: Cancellation,
) -> Iterator[EncoderProgress | EncoderTried]:
    """Try what the user has named; `ChoiceFile.take` takes it then.

    Args:
        what: a folder or a file.
        prefix: put before every question; "" takes what the encoder says of itself.
        encoder: the one that comes with Inglenook, ready.
        paths: where the choice is kept.
        engine_for: makes what computes an encoder.
        most: bytes that its process may take.
        cancellation: ends the trial.

    Raises:
        ModelError: it cannot be used; the sentence says why.
        EngineError: it cannot be loaded, or its process failed.
        StorageError: the choice cannot be written.
    """
    if not what.strip():
        raise ModelNotFound("No encoder was named.", "Give a folder of sentence-transformers, or a GGUF file.")
    source = describe(Path(what.strip()).expanduser())
    if prefix:
        source = source._replace(prefix=prefix)
    yield from Trial(source, what.strip(), encoder, ChoiceFile(paths.encoder), engine_for, most).run(cancellation)
