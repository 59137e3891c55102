"""Stand-ins for decisions and edge cases: real subclasses of the real parts, told what to do in advance."""

from __future__ import annotations

import zlib
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from keyring.backend import KeyringBackend

from cache.encoder import DIMENSIONS, Encoder, Matrix
from core.cache_messages import Hit, Offer
from core.engine.client import AnswerEvent, Engine
from core.engine.protocol import Generate, Generated, Load, Loaded, Memory, Text
from core.errors import InglenookError
from core.messages import EngineState
from core.process.cancellation import Cancellation


def generated(finish: str = "stop", tokens: int = 3) -> Generated:
    """The end of an answer."""
    return Generated(
        finish=finish,  # type: ignore[arg-type]
        prompt_tokens=20,
        reused_tokens=0,
        completion_tokens=tokens,
        time_to_first_token_s=0.1,
        decode_s=0.2,
        tokens_per_second=50.0,
        engine_peak_bytes=1_000_000,
    )


class FakeEngine(Engine):
    """Answers what it was told to, one script a question, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(Path("unused.log"))
        self.scripts: deque[list[AnswerEvent | InglenookError]] = deque()
        self.requests: list[Generate] = []
        self.loads: list[Load] = []
        self.running = False

    def enqueue(self, *script: AnswerEvent | InglenookError | str) -> None:
        """Plan the next answer; a text stands for itself, and an answer that lacks its end gets one."""
        events: list[AnswerEvent | InglenookError] = [Text(e, 1) if isinstance(e, str) else e for e in script]
        if not isinstance(events[-1], Generated | InglenookError):
            events.append(generated())
        self.scripts.append(events)

    @property
    def loaded(self) -> Loaded | None:
        if not self.running:
            return None
        return Loaded(
            name="Fake-1B",
            path="fake.gguf",
            architecture="fake",
            parameters=1,
            file_bytes=1,
            context_length=4096,
            trained_context_length=4096,
            layers=1,
            gpu_layers=0,
            threads=1,
            seconds=0.0,
            identity="fake",
            has_chat_template=True,
            dimensions=1,
        )

    @property
    def state(self) -> EngineState:
        return "ready" if self.running else "unloaded"

    def load(self, request: Load) -> Loaded:
        self.loads.append(request)
        self.running = True
        assert self.loaded is not None
        return self.loaded

    def generate(self, load: Load, request: Generate, cancellation: Cancellation) -> Iterator[AnswerEvent]:
        self.load(load)
        self.requests.append(request)
        for event in self.scripts.popleft():
            if isinstance(event, InglenookError):
                raise event
            if cancellation.cancelled:
                yield generated("cancelled")
                return
            yield event

    def memory(self) -> Memory | None:
        return Memory(1_000_000, 2_000_000) if self.running else None

    def unload(self) -> None:
        self.running = False


class FakeCache:
    """A response cache that knows exactly what it was given, by scope and context; it can be told to fail."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str, tuple[tuple[str, str], ...]], str] = {}
        self.origins: list[tuple[int, float]] = []
        """Conversation and seconds of each answer."""
        self.offer: Offer | None = None
        """For questions that it does not know."""
        self.failure: InglenookError | None = None

    def consult(
        self, question: str, scope: str, context: Sequence[tuple[str, str]], threshold: float
    ) -> Hit | Offer | None:
        if self.failure:
            raise self.failure
        answer = self.entries.get((question, scope, tuple(context)))
        return Hit(7, question, answer, 1_700_000_000.0, 1.0, "Fake-1B") if answer is not None else self.offer

    def store(
        self,
        question: str,
        answer: str,
        scope: str,
        context: Sequence[tuple[str, str]],
        model: str,
        conversation: int,
        seconds: float,
    ) -> int:
        if self.failure:
            raise self.failure
        self.entries[question, scope, tuple(context)] = answer
        self.origins.append((conversation, seconds))
        return len(self.entries)


class MemoryKeyring(KeyringBackend):
    """A keyring that lasts as long as the test; it can be told to fail, or to forget at once."""

    # Below what keyring chooses by itself: only a test that asks for it gets it.
    priority = -2

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.failure: Exception | None = None
        self.forgetful = False

    def _check(self) -> None:
        if self.failure:
            raise self.failure

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        if not self.forgetful:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        del self.kept[service, username]


class BagOfWordsEncoder(Encoder):
    """Questions are alike as far as they share words, in whatever order; told when to be ready, and when to fail."""

    def __init__(self, *, ready: bool = True, version: str = "words-1") -> None:
        super().__init__(FakeEngine(), lambda: Path("unused.gguf"))
        self.is_ready = ready
        self.weights = version
        self.failure: InglenookError | None = None
        self.encoded: list[str] = []

    @property
    def ready(self) -> bool:
        return self.is_ready

    @property
    def version(self) -> str:
        return self.weights if self.is_ready else ""

    def encode(self, texts: Sequence[str]) -> Matrix:
        if self.failure:
            raise self.failure
        self.encoded += texts
        rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().strip("?!.").split():
                rows[row, zlib.crc32(word.encode()) % DIMENSIONS] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)
