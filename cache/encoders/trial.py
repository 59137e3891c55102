"""Tries an encoder that the user brings: makes its file, fits its vectors, and says how the cache would do with it."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from cache.compression import compress, cosine_table
from cache.encoder import Encoder, Matrix
from cache.encoders import bert_gguf
from cache.encoders.calibration_pairs import CalibrationPair, calibration_pairs
from cache.encoders.choice import Choice, ChoiceFile, Facts
from cache.encoders.fit import fit
from cache.encoders.own import EngineFor, OwnEngine, encode
from cache.encoders.source import MOST_DIMENSIONS, Source, fingerprint
from cache.learning.learner import judgement
from cache.neighbours import CANDIDATES, one_ending
from cache.verify.judge import Judge
from cache.verify.pair import Verifier
from core.cache_messages import EncoderProgress, EncoderTried, Judgement
from core.device import process_memory
from core.errors import StorageError, UnsuitableEncoder
from core.process.cancellation import Cancellation

_AT_ONCE: Final = 16
"""Texts that are encoded, or pairs that are judged, between two looks at whether to stop."""
_ENCODED: Final = 0.6
"""Share of the work after which all questions are encoded."""
_PROCESS_BYTES: Final = {"converted": 60_000_000, "gguf": 60_000_000, "torch": 480_000_000}
"""What a process holds besides the weights (measured)."""
_NOTHING: Final = Judgement(0.0, 0.0, 0.0)


class Trial:
    """One encoder, tried. What comes of it waits in the file for the user's word.

    Args:
        source: what the user brings.
        asked_for: how the user named it.
        encoder: the one that comes with Inglenook, ready; it judges.
        file: where the choice is kept.
        engine_for: makes what computes the encoder.
        most_bytes: of memory that its process may take.
    """

    def __init__(
        self,
        source: Source,
        asked_for: str,
        encoder: Encoder,
        file: ChoiceFile,
        engine_for: EngineFor,
        most_bytes: int,
    ) -> None:
        self._source = source
        self._asked_for = asked_for
        self._encoder = encoder
        self._file = file
        self._engine_for = engine_for
        self._most_bytes = most_bytes
        self._pairs = calibration_pairs()

    def run(self, cancellation: Cancellation) -> Iterator[EncoderProgress | EncoderTried]:
        """Progress, and what has come of it; ends without that when it is stopped, and nothing is changed then.

        Raises:
            UnsuitableEncoder: it cannot compare questions, or takes more memory than it may.
            ModelError: its files are damaged.
            EngineError: it cannot be loaded, or its process failed.
            StorageError: the choice cannot be written.
        """
        self._check_size(self._source.weight_bytes + _PROCESS_BYTES[self._source.kind])
        yield EncoderProgress(0.0)
        facts = self._made()
        engine = self._engine_for(facts.kind)
        cancellation.then(engine.unload)
        try:
            own, usual = [], []
            texts = [one_ending(text) for pair in self._pairs for text in (pair.one, pair.other)]
            for start in range(0, len(texts), _AT_ONCE):
                if cancellation.cancelled:
                    return
                own.append(encode(engine, facts, texts[start : start + _AT_ONCE]))
                usual.append(self._encoder.encode_plainly(texts[start : start + _AT_ONCE]))
                yield EncoderProgress(_ENCODED * (start + _AT_ONCE) / (len(texts) + _AT_ONCE))
            memory = _memory_of(engine)
        finally:
            engine.unload()
        self._check_size(memory)
        yield from self._judged(facts, np.concatenate(own), np.concatenate(usual), memory, cancellation)

    def _made(self) -> Facts:
        """The facts, and the file that they speak of."""
        source, mark = self._source, fingerprint(self._source)
        path = source.path.resolve()
        if source.kind == "converted":
            assert source.shape is not None
            path = (self._file.folder / f"{_plain(source.name)}.{mark}.gguf").resolve()
            if not path.is_file():
                self._convert(path)
        at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        return Facts(
            name=_plain(source.name),
            asked_for=self._asked_for,
            kind=source.kind,
            path=str(path),
            prefix=source.prefix,
            strips=source.strips,
            tokens=source.tokens,
            fingerprint=mark,
            memory_bytes=0,
            at=at,
            before=_NOTHING,
            after=_NOTHING,
        )

    def _convert(self, path: Path) -> None:
        assert self._source.shape is not None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".making-", dir=path.parent) as unfinished:
                made = Path(unfinished) / path.name
                bert_gguf.write(self._source.weights, self._source.shape, made)
                made.replace(path)
        except OSError as error:
            raise StorageError(
                f"The encoder could not be written to {path.parent}.",
                "Check that the folder can be written and that the disk is not full.",
            ) from error

    def _check_size(self, wanted: int) -> None:
        if wanted > self._most_bytes:
            raise UnsuitableEncoder(
                f"{self._source.name} would take {wanted / 1e9:.1f} GB of memory, and beside the model that answers an "
                f"encoder may take {self._most_bytes / 1e9:.1f} GB.",
                "Choose a smaller one, or raise the memory budget in the settings.",
            )

    def _judged(
        self, facts: Facts, own: Matrix, usual: Matrix, memory: int, cancellation: Cancellation
    ) -> Iterator[EncoderProgress | EncoderTried]:
        if own.shape[1] > MOST_DIMENSIONS:
            raise UnsuitableEncoder(f"Vectors of {own.shape[1]:,} numbers are too long.", "Choose a smaller encoder.")
        found = fit(own, usual)
        alike = [cosine_table(compress(rows[::2]), compress(rows[1::2])) for rows in (usual, found.apply(own))]
        alike[1] = found.calibrated(alike[1])
        verifier = Verifier(reader=Judge(self._encoder))
        sure = np.zeros((2, len(self._pairs)))
        for place, pair in enumerate(self._pairs):
            if place % _AT_ONCE == 0:
                if cancellation.cancelled:
                    return
                yield EncoderProgress(_ENCODED + (1 - _ENCODED) * place / len(self._pairs))
            for which, table in enumerate(alike):
                if _among_nearest(table, place):
                    sure[which, place] = verifier.judge(pair.other, pair.one, float(table[place, place]))
        before, after = _judgements(sure, self._pairs, verifier.default_threshold)
        choice = Choice(msgspec.structs.replace(facts, memory_bytes=memory, before=before, after=after), found)
        self._file.try_out(choice)
        yield EncoderTried(facts.name, own.shape[1], memory, choice.worse, before, after)


def _judgements(
    sure: np.ndarray[tuple[int, ...], np.dtype[np.float64]], pairs: Sequence[CalibrationPair], threshold: float
) -> tuple[Judgement, Judgement]:
    fits = np.array([pair.fits for pair in pairs])
    before, after = (judgement(one, fits, threshold) for one in sure)
    return before, after


def _among_nearest(alike: Matrix, place: int) -> bool:
    """Whether the cache would find the first question of a pair by its second, among the first ones of all pairs."""
    return int((alike[:, place] > alike[place, place]).sum()) < CANDIDATES


def _memory_of(engine: OwnEngine) -> int:
    pid = engine.pid
    return process_memory(pid) if pid is not None else 0


def _plain(name: str) -> str:
    """A name that may be part of a file's."""
    kept = "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in name).strip(".-")
    return kept[:80] or "encoder"
