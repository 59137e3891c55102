"""The engine process: loads one model and answers requests for it until its parent is gone."""

from __future__ import annotations

import contextlib
import importlib
import os
import queue
import threading
import time
from array import array
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from core.engine.dry_run import dry_run
from core.engine.process_memory import process_memory
from core.engine.protocol import (
    BareWritten,
    Calibrate,
    Devices,
    DryRun,
    Embed,
    EmbedPairs,
    EngineRequest,
    Forget,
    Generate,
    Keep,
    ListDevices,
    Load,
    Loaded,
    LoadProgress,
    Measure,
    Open,
    Prepare,
    Prepared,
    TimeKernels,
    Turn,
    Vectors,
    WriteBare,
)
from core.engine.turnstile import Turnstile
from core.errors import EngineError, InglenookError
from core.gguf import unpack
from core.process.cancellation import Cancellation
from core.process.channel import Body
from core.process.server import Server

if TYPE_CHECKING:
    from core.engine.answer_loop import AnswerLoop
    from core.engine.chat_template import ChatTemplate
    from core.engine.entry import EarlyVocabulary
    from core.engine.kept.keeper import Keeper
    from core.engine.model import Model
    from core.engine.pair_reader import PairReader
    from core.engine.session import Session
    from core.engine.speculate.drafting import Drafting

_WORKERS: Final = 32
"""Requests at once: threads that wait for what another one computes."""
_PROGRESS_STEP: Final = 0.01
_READ_AHEAD: Final = 256
"""Tokens at most that are read of a conversation before anything is asked."""
_ENCODER_TOKENS: Final = 512
"""Where neither the request nor the model says how much of a text counts."""


def serve(
    connection: Connection[Any, Any], kept_folder: str, kept_key: bytes, weights_folder: str, early: EarlyVocabulary
) -> None:
    """Answer requests until the other side is gone, and end this process.

    Args:
        connection: to whoever asks.
        kept_folder: where conversations are kept; "" for nowhere.
        kept_key: with which they are encrypted; b"" where they are not.
        weights_folder: where rearranged weights are kept; "" for nowhere.
        early: the vocabulary that was begun with.
    """
    # The library is there sooner when it is loaded while others still decide on the model.
    threading.Thread(target=_load_library, name="library", daemon=True).start()
    Server(connection, EngineRequest, _WORKERS).run(Worker(kept_folder, kept_key, weights_folder, early).handle)
    # Nothing here needs an orderly end, and the system gives memory back faster than destructors do.
    os._exit(0)


def _load_library() -> None:
    # Whoever needs it next gets the same error, as an answer.
    with contextlib.suppress(InglenookError, ImportError, OSError):
        importlib.import_module("core.engine.model")
        importlib.import_module("core.engine.session")


def _import_answering() -> None:
    # Whoever needs it next gets the same error, as an answer.
    with contextlib.suppress(ImportError):
        for module in ("answer_loop", "chat_template", "generate", "speculate.drafting"):
            importlib.import_module(f"core.engine.{module}")


class Worker:
    """Answers requests; `AnswerLoop` computes, and loading and encoding are done one at a time."""

    def __init__(self, kept_folder: str, kept_key: bytes, weights_folder: str, early: EarlyVocabulary) -> None:
        self._kept_folder = kept_folder
        self._kept_key = kept_key
        self._weights_folder = Path(weights_folder) if weights_folder else None
        self._early = early
        self._keeper: Keeper | None = None
        self._turns = Turnstile()
        self._model: Model | None = None
        self._session: Session | None = None
        self._loop: AnswerLoop | None = None
        self._drafting: Drafting | None = None
        self._request: Load | None = None
        self._template: ChatTemplate | None = None
        self._encoder_tokens = 0
        self._pairs: PairReader | None = None
        self._missing_helpers: tuple[str, ...] = ()

    def handle(self, request: Any, cancellation: Cancellation) -> Iterator[Body]:
        """The events that answer one request.

        Raises:
            InglenookError: it cannot be answered.
        """
        arrived = time.perf_counter()
        if isinstance(request, Measure):
            if self._model is not None and self._model.stream is not None:
                # What is still on its way counts.
                self._model.stream.residents.settle()
            yield process_memory()
            return
        if isinstance(request, ListDevices):
            # Loads the library, like `_open`.
            from core.engine.devices import list_devices  # noqa: PLC0415
            from core.engine.remote import look  # noqa: PLC0415

            lent, problems = look(request.helpers)
            yield Devices((*list_devices(), *lent), problems)
            return
        if isinstance(request, DryRun):
            yield dry_run(request.load)
            return
        if isinstance(request, TimeKernels):
            from core.engine.kernel_times import time_kernels  # noqa: PLC0415 (loads the library)

            yield time_kernels()
            return
        if isinstance(request, Generate):
            yield from self._generate(request, cancellation, arrived)
            return
        if isinstance(request, Calibrate):
            yield from self._calibrate(request, cancellation)
            return
        if isinstance(request, WriteBare):
            yield self._write_bare(request)
            return
        if isinstance(request, Prepare):
            yield self._prepare(request, cancellation)
            return
        if isinstance(request, Forget | Keep):
            self._keep(request)
            return
        with self._turns.passage(cancellation) as inside:
            if not inside:
                return
            if isinstance(request, Open):
                yield from self._load(request, cancellation)
            elif isinstance(request, EmbedPairs):
                yield from self._embed_pairs(request, cancellation)
            else:
                yield from self._embed(request, cancellation)

    def _load(self, request: Open, cancellation: Cancellation) -> Iterator[Body]:
        if self._session is not None:
            raise EngineError("This engine has a model already.", "Start another one.")
        started = time.perf_counter()
        shares: queue.SimpleQueue[float | None] = queue.SimpleQueue()
        failures: list[BaseException] = []

        def load() -> None:
            try:
                self._open(request, shares, cancellation)
            except BaseException as error:  # noqa: BLE001 (raised again in the thread that waits)
                failures.append(error)
            shares.put(None)

        threading.Thread(target=load, name="load").start()
        while (share := shares.get()) is not None:
            yield LoadProgress(share)
        if cancellation.cancelled:
            return
        if failures:
            raise failures[0]
        yield self._loaded(request.load, time.perf_counter() - started)

    def _open(self, opening: Open, shares: queue.SimpleQueue[float | None], cancellation: Cancellation) -> None:
        # The library is loaded here so that its failure is an answer like any other.
        from core.engine.model import Model  # noqa: PLC0415
        from core.engine.session import Session  # noqa: PLC0415

        last, request = -1.0, opening.load

        def progress(share: float) -> bool:
            nonlocal last
            if last < 0 and not request.embedding:
                # Python has nothing to do while llama.cpp loads; an encoder starts sooner without what it never needs.
                threading.Thread(target=_import_answering, name="answering", daemon=True).start()
            if share - last >= _PROGRESS_STEP:
                last = share
                shares.put(share)
            return not cancellation.cancelled

        if request.helpers:
            from core.engine.remote import borrow  # noqa: PLC0415

            request, self._missing_helpers = borrow(request)
        early = self._early.take(Path(request.path))
        self._model = model = Model(request, progress, self._weights_folder, unpack(opening.header), early)
        self._session = Session(model, request)
        self._request = request
        if not request.embedding:
            from core.engine.chat_template import ChatTemplate  # noqa: PLC0415
            from core.engine.speculate.drafting import open_drafting  # noqa: PLC0415

            words = model.vocabulary
            marked = words.is_one_token("<|im_start|>")
            self._template = ChatTemplate(model.header.chat_template, words.bos, words.eos, marked)
            self._drafting = open_drafting(request, model)
            self._start_answering(request, self._session)
        trained = model.trained_context_length or _ENCODER_TOKENS
        self._encoder_tokens = min(request.context_length or trained, trained)
        if request.pair_adapter:
            from core.engine.pair_reader import PairReader  # noqa: PLC0415

            self._pairs = PairReader(model, request.pair_adapter, self._session.threads)

    def _start_answering(self, request: Load, session: Session) -> None:
        from core.engine.answer_loop import AnswerLoop  # noqa: PLC0415
        from core.engine.beginnings import Beginnings, exact_identity, state_identity  # noqa: PLC0415

        header, template = session.model.header, session.model.header.chat_template
        folder = self._weights_folder
        beginnings = Beginnings(folder, exact_identity(header, request, template)) if folder else None
        if not self._kept_folder:
            self._loop = AnswerLoop(session, beginnings)
            return
        # It brings numpy, which nothing else needs here.
        from core.engine.kept import codec  # noqa: PLC0415
        from core.engine.kept.keeper import Keeper  # noqa: PLC0415
        from core.engine.kept.shelf import Shelf  # noqa: PLC0415

        identity = state_identity(header, request, template, str(codec.VERSION))
        keeper = Keeper(session, identity, Shelf(Path(self._kept_folder)), self._kept_key)
        self._loop = AnswerLoop(session, beginnings, keeper.on_loss, keeper.on_rest)
        keeper.serve(self._loop)
        self._keeper = keeper

    def _loaded(self, request: Load, seconds: float) -> Loaded:
        model, session = self._computing()
        template = self._template
        return Loaded(
            name=model.header.name,
            path=request.path,
            architecture=model.header.architecture,
            parameters=model.parameters,
            file_bytes=model.header.file_bytes,
            context_length=session.context_length,
            trained_context_length=model.trained_context_length,
            layers=model.layers,
            gpu_layers=model.gpu_layers,
            threads=session.threads,
            seconds=seconds,
            identity=model.header.identity,
            has_chat_template=template is not None and template.from_model,
            dimensions=model.dimensions,
            devices=model.devices,
            missing_helpers=self._missing_helpers,
            stream_bytes=model.stream.weights.bytes_per_pass if model.stream else 0,
            expert_cache_bytes=model.experts.shares.bytes if model.experts else 0,
            stream_direct=model.stream.direct if model.stream else False,
            notice=" ".join(part for part in (model.notice, self._drafting and self._drafting.notice) if part),
            tool_syntax=template.tool_syntax.name if template is not None else "",
        )

    def _generate(self, request: Generate, cancellation: Cancellation, arrived: float) -> Iterator[Body]:
        from core.engine.generate import Answer  # noqa: PLC0415

        model, session, template = self._parts()
        if self._loop is None:
            raise EngineError("An encoder gives no answers.", "Choose a model that does.")
        answer = Answer(model, session, template, request, cancellation, arrived, self._drafting)
        if self._keeper is not None and request.keep_bytes:
            self._keeper.resume(request.conversation, answer.context)
        self._loop.submit(answer)
        yield from answer
        if self._drafting is not None:
            self._drafting.remember(answer.written)

    def _calibrate(self, request: Calibrate, cancellation: Cancellation) -> Iterator[Body]:
        from core.engine.calibrate import calibrate  # noqa: PLC0415

        if self._loop is None:
            raise EngineError("There is no model that answers.", "Choose one.")
        yield self._loop.do(lambda seats: calibrate(seats, request, cancellation))

    def _write_bare(self, request: WriteBare) -> BareWritten:
        from core.engine.bare import write_bare  # noqa: PLC0415

        model, session, template = self._parts()
        if self._loop is None or self._request is None or model.listeners:
            raise EngineError("A bare loop needs a model whose weights are in memory.", "Raise the memory budget.")
        load, prompt = self._request, model.vocabulary.tokenize(template.render(request.turns))
        return self._loop.do(lambda _: write_bare(model, load, session.threads, prompt, request.tokens))

    def _prepare(self, request: Prepare, cancellation: Cancellation) -> Prepared:
        from core.engine.generate import Answer  # noqa: PLC0415

        model, session, template = self._parts()
        started = time.perf_counter()
        loop = self._loop
        if loop is None:
            raise EngineError("An encoder gives no answers.", "Choose a model that does.")
        turns = request.turns
        unanswered = bool(turns) and turns[-1].role == "user"
        if not unanswered:
            # As if the next question had come.
            turns = (*turns, Turn("user", "?"))

        def answer(turns: Sequence[Turn], conversation: str, only_read: bool = True) -> Answer:
            ask = Generate(tuple(turns), origin="quick", conversation=conversation)
            return Answer(model, session, template, ask, cancellation, started, only_read=only_read)

        kept, ahead = 0, answer(turns, request.conversation)
        if self._keeper is not None and request.conversation:
            # What was kept may reach into a question that nobody has answered yet.
            whole = answer(turns, request.conversation, only_read=False) if unanswered else ahead
            kept = self._keeper.resume(request.conversation, whole.context)
        restored_s = time.perf_counter() - started
        if loop.do(lambda seats: seats.unread(ahead.context, request.conversation)) > _READ_AHEAD:
            # A conversation that is only looked at is not read, but its instructions are others' too.
            ahead = answer((*(turn for turn in turns if turn.role == "system"), turns[-1]), "")
        tokens = len(ahead.context)
        if loop.do(lambda seats: seats.unread(ahead.context, ahead.request.conversation)):
            loop.submit(ahead)
            list(ahead)
        return Prepared(max(kept, tokens), bool(kept), time.perf_counter() - started, restored_s)

    def _keep(self, request: Forget | Keep) -> None:
        if isinstance(request, Keep) and self._keeper is not None:
            self._keeper.keep()
        elif isinstance(request, Forget) and self._keeper is not None:
            self._keeper.forget(request.conversation)
        elif isinstance(request, Forget) and self._loop is not None:
            conversation = request.conversation
            self._loop.do(lambda seats: seats.forget(conversation))

    def _embed(self, request: Embed, cancellation: Cancellation) -> Iterator[Body]:
        model, session = self._computing()
        values = array("f")
        tokens = 0
        for text in request.texts:
            if cancellation.cancelled:
                return
            values.extend(session.embed(text, self._encoder_tokens))
            tokens += min(len(model.vocabulary.tokenize(text, parse_special=False)), self._encoder_tokens)
        yield Vectors(model.dimensions, values.tobytes(), tokens)

    def _embed_pairs(self, request: EmbedPairs, cancellation: Cancellation) -> Iterator[Body]:
        if self._pairs is None:
            raise EngineError("This model does not compare texts.", "Load it with its adapter.")
        values = array("f")
        for first, second in request.pairs:
            if cancellation.cancelled:
                return
            values.extend(self._pairs.read(first, second))
        yield Vectors(self._computing()[0].dimensions, values.tobytes())

    def _computing(self) -> tuple[Model, Session]:
        if self._model is None or self._session is None:
            raise EngineError("No model is loaded.", "Choose a model.")
        return self._model, self._session

    def _parts(self) -> tuple[Model, Session, ChatTemplate]:
        model, session = self._computing()
        if self._template is None:
            raise EngineError("An encoder gives no answers.", "Choose a model that does.")
        return model, session, self._template
