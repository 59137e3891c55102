"""What the command line and the window do alike when the user chooses an encoder."""

from __future__ import annotations

import functools
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Final

from cache.encoder import Encoder
from cache.encoder_file import NAME
from cache.encoders.choice import ChoiceFile
from cache.encoders.engines import engine_for
from cache.encoders.source import describe
from cache.encoders.trial import Trial
from core.cache_messages import EncoderProgress, EncoderState, EncoderTried
from core.errors import ModelNotFound
from core.paths import Paths
from core.plan.household import budget_bytes
from core.process.cancellation import Cancellation
from core.settings import Settings
from models import encoder_files
from models.hub import Hub

_SHARE: Final = 0.5
"""Of the memory budget, that an encoder may take at most: the rest is for the model that answers."""


class EncoderChoice:
    """Tries an encoder, takes it, and goes back.

    Args:
        paths: where the choice is kept, and what is fetched for it.
        settings: the memory budget, and whether the hub may be asked.
        hub: where encoders come from that are named like "owner/name".
    """

    def __init__(self, paths: Paths, settings: Callable[[], Settings], hub: Hub | None = None) -> None:
        self._paths = paths
        self._settings = settings
        self._hub = hub or Hub(settings)
        self._file = ChoiceFile(paths.encoder)
        self._fetched = paths.encoder / "hub"

    def state(self, problem: str = "") -> EncoderState:
        """Which encoder is chosen.

        Args:
            problem: why it cannot be used, where that is known.
        """
        chosen = self._file.current()
        if chosen is None:
            return EncoderState(NAME)
        facts = chosen.facts
        if not problem and not Path(facts.path).exists():
            problem = f"{facts.path} is not there any more, so only questions in the same words are found."
        return EncoderState(
            facts.name, True, facts.asked_for, facts.memory_bytes, facts.prefix, problem, facts.before, facts.after
        )

    def try_out(
        self, what: str, prefix: str, encoder: Encoder, cancellation: Cancellation
    ) -> Iterator[EncoderProgress | EncoderTried]:
        """Try what the user has named; `take` takes it then.

        Args:
            what: a folder, a file, or a name on the hub.
            prefix: put before every question; "" takes what the encoder says of itself.
            encoder: the one that comes with Inglenook, ready.
            cancellation: ends the trial; no `EncoderTried` comes then, and nothing is changed.

        Raises:
            ModelError: it cannot be used; the sentence says why.
            HubError: the hub does not give it.
            DownloadError: it cannot be fetched to its end.
            EngineError: it cannot be loaded, or its process failed.
            StorageError: the choice cannot be written.
        """
        named = what.strip()
        if not named:
            raise ModelNotFound("No encoder was named.", "Give a folder of sentence-transformers, or a GGUF file.")
        most = int(budget_bytes(self._settings(), 0) * _SHARE)
        path: Path | None = Path(named).expanduser()
        if encoder_files.names_one(named):
            path = yield from self._fetch(named, most, cancellation)
        if path is None:
            return
        try:
            source = describe(path)
            source = source._replace(prefix=prefix or source.prefix)
            make = functools.partial(engine_for, self._paths.log)
            yield from Trial(source, named, encoder, self._file, make, most).run(cancellation)
        finally:
            self._tidy()

    def take(self) -> EncoderState:
        """Use what was tried last from now on.

        Raises:
            ModelNotFound: nothing was.
            StorageError: the choice cannot be written.
        """
        if self._file.take() is None:
            raise ModelNotFound("No encoder has been tried.", "Choose one first.")
        self._tidy()
        return self.state()

    def reset(self) -> bool:
        """Go back to the encoder that comes with Inglenook; whether another one was in use.

        Raises:
            StorageError: the choice cannot be deleted.
        """
        used = self._file.reset()
        self._tidy()
        return used

    def _fetch(
        self, named: str, most: int, cancellation: Cancellation
    ) -> Generator[EncoderProgress, None, Path | None]:
        for event in encoder_files.fetch(self._hub, named, self._fetched, most, cancellation):
            if isinstance(event, Path):
                return event
            yield EncoderProgress(event.done / max(event.total, 1), f"Fetching {event.file}.")
        return None

    def _tidy(self) -> None:
        """What was fetched or made and is of no use, or of no use any more, goes."""
        self._file.tidy()
        kept = {Path(one.facts.path) for one in (self._file.current(), self._file.tried()) if one is not None}
        encoder_files.forget(self._fetched.resolve(), kept)
