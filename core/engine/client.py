"""The engine as the assistant uses it: a process that is started when needed, watched, ended and started again."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Final

from core.engine.kept.shelf import Shelf
from core.engine.occupancy import Occupancy
from core.engine.protocol import (
    HELPER_LOST,
    Adjusted,
    BareWritten,
    Calibrate,
    Calibrated,
    Confidence,
    Embed,
    EmbedPairs,
    Forget,
    Generate,
    Generated,
    Keep,
    LetGo,
    Load,
    Loaded,
    LoadProgress,
    Measure,
    Memory,
    Open,
    Prepare,
    Prepared,
    PromptRead,
    Queued,
    Text,
    Trimmed,
    Vectors,
    WriteBare,
)
from core.engine.started_process import StartedProcess
from core.engine.turnstile import Turnstile
from core.errors import EngineDied, EngineError, HelperLost, InglenookError, ModelNotFound
from core.gguf import pack, recent_header
from core.messages import EngineState
from core.process.cancellation import Cancellation
from core.process.child import Child, ProcessDied

log = logging.getLogger(__name__)

AnswerEvent = Queued | Adjusted | Trimmed | LetGo | PromptRead | Text | Confidence | Generated

_PATIENCE_S: Final = 5.0
"""An engine that has not obeyed a cancellation by then hangs, and is ended."""
_NOT_STARTED: Final = Generated("cancelled", 0, 0, 0, 0.0, 0.0, 0.0, 0)


class _Run:
    """One life of the engine process: what it was asked to load, and what came of it."""

    child: Child

    def __init__(self, request: Load) -> None:
        self.request = request
        self.loaded: Future[Loaded] = Future()
        """What waits for the load sees it last, when everything else is known."""
        self.facts: Loaded | None = None
        self.ended_on_purpose = False
        self.failed = False
        """Its failure has been told."""
        self.adjustments_told = False
        self.answering = 0
        """Answers that are being made."""

    @property
    def usable(self) -> bool:
        """Whether it has loaded its model, or still may."""
        return self.child.alive and not self.failed


class Engine:
    """A model in a process of its own. Any thread may call any method.

    Args:
        log_path: where the process writes its log.
        on_change: called, in any thread, after `state`, `load_share`, `loaded` or `problem` has changed.
        kept: the folder where conversations are kept; None for nowhere.
        kept_key: with which they are encrypted, asked for as a process starts; b"" where they are not.
        weights: the folder of rearranged weights that are read from the disk; None for one beside the log.
    """

    def __init__(
        self,
        log_path: Path,
        on_change: Callable[[], None] = lambda: None,
        kept: Path | None = None,
        kept_key: Callable[[], bytes] = lambda: b"",
        weights: Path | None = None,
    ) -> None:
        self._log_path = log_path
        self._kept = kept
        self._kept_key = kept_key
        self._weights = weights or log_path.with_name("weights")
        self._on_change = on_change
        self._turns = Turnstile()
        self._use: Occupancy[Load] = Occupancy()
        self._lock = threading.Lock()
        self._run: _Run | None = None
        self._waiting: StartedProcess | None = None
        self._state: EngineState = "unloaded"
        self._load_share = 0.0
        self._problem = ""

    @property
    def loaded(self) -> Loaded | None:
        """What is loaded now."""
        run = self._run
        return run.facts if run is not None and run.usable else None

    @property
    def state(self) -> EngineState:
        """What the engine is doing."""
        return self._state

    @property
    def load_share(self) -> float:
        """While loading: the share of the file that has been read, 0 to 1."""
        return self._load_share

    @property
    def problem(self) -> str:
        """In state "failed": what happened, one sentence."""
        return self._problem

    @property
    def pid(self) -> int | None:
        """The process, while there is one."""
        used = self._run or self._waiting
        return used.child.pid if used is not None and used.child.alive else None

    def start_early(self, likely_model: str = "") -> None:
        """Start the process now, while it is still being decided what it loads.

        Args:
            likely_model: the file that will probably be loaded; "" where nobody knows.
        """
        with self._lock:
            if self._run is None and self._waiting is None:
                # What stands in the way is told when it is needed.
                with contextlib.suppress(OSError):
                    self._waiting = self._begin(likely_model)

    def load(self, request: Load) -> Loaded:
        """Start the process and load a model; a process with another one is ended first. Returns at once if loaded.

        Raises:
            ModelError: the file cannot be loaded.
            EngineDied: the process ended while it loaded.
        """
        return self._start(request).loaded.result()

    def generate(self, load: Load, request: Generate, cancellation: Cancellation) -> Iterator[AnswerEvent]:
        """Answer a conversation, loading the model first if need be; `Generated` comes last.

        Several are made at once, and the engine decides whose turn it is; one that needs the model loaded in another
        way waits until the others have ended. A cancellation is obeyed within 200 ms at every stage; a model that is
        being loaded then goes on loading for the next question.

        Raises:
            ModelError: the file cannot be loaded.
            PromptTooLong: the newest message alone does not fit into the context window.
            EngineDied: the process ended in the middle of the answer.
        """
        if self._use.would_wait(load):
            yield Queued()
        with self._use.passage(load, cancellation) as inside:
            run = self._start(load) if inside else None
            if run is None or not _wait(run.loaded, cancellation):
                yield _NOT_STARTED
                return
            yield from _adjustments(run, run.loaded.result())
            self._count(run, 1)
            try:
                yield from self._answer(run, request, cancellation)
            finally:
                self._count(run, -1)

    def prepare(self, load: Load, request: Prepare, cancellation: Cancellation) -> Prepared | None:
        """Load the model if need be, and get ready for the next question of a conversation; None where that was not to
        be.

        Raises:
            ModelError: the file cannot be loaded.
            EngineError: the conversation cannot be put into words.
        """
        with self._use.passage(load, cancellation) as inside:
            run = self._start(load) if inside else None
            if run is None or not _wait(run.loaded, cancellation):
                return None
            run.loaded.result()
            try:
                prepared: Prepared = run.child.call(request).result()
            except ProcessDied:
                return None
            return prepared

    def forget(self, conversation: str) -> None:
        """Keep nothing of a conversation any more."""
        self._tell(Forget(conversation))
        if self._kept is not None:
            Shelf(self._kept).forget(conversation)

    def keep(self) -> None:
        """Write to the disk what is to be kept of conversations and is not there yet."""
        self._tell(Keep())

    def limit_kept(self, limit: int) -> None:
        """Delete what is kept until it takes at most `limit` bytes."""
        if self._kept is not None:
            # What the process has still to write is counted too.
            self._tell(Keep())
            Shelf(self._kept).shrink(limit)

    def embed(self, load: Load, texts: Sequence[str]) -> Vectors:
        """Encode texts, loading the encoder first if need be.

        Raises:
            ModelError: the file cannot be loaded.
            EngineDied: the process ended before the answer came.
        """
        return self._encode(load, Embed(tuple(texts)))

    def embed_pairs(self, load: Load, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """Read pairs of texts with the encoder's adapter, loading the encoder first if need be.

        Raises:
            ModelError: a file cannot be loaded.
            EngineDied: the process ended before the answer came.
        """
        return self._encode(load, EmbedPairs(tuple(pairs)))

    def calibrate(self, load: Load, request: Calibrate, cancellation: Cancellation) -> Calibrated:
        """Measure the model, loading it first if need be; less than was asked for when `cancellation` comes.

        Raises:
            ModelError: the file cannot be loaded.
            EngineDied: the process ended before the answer came.
        """
        with self._use.passage(load, cancellation) as inside:
            run = self._start(load) if inside else None
            if run is None or not _wait(run.loaded, cancellation):
                return Calibrated()
            run.loaded.result()
            try:
                call = run.child.call(request)
                cancellation.then(call.cancel)
                measured: Calibrated = call.result()
            except ProcessDied as died:
                raise _death(run, died, "while it was measured") from None
            return measured

    def write_bare(self, load: Load, request: WriteBare) -> BareWritten:
        """Write an answer with llama.cpp's own calls, on the model as it is loaded.

        Raises:
            EngineError: there is no room for a second context.
            EngineDied: the process ended before the answer came.
        """
        with self._use.passage(load, Cancellation()):
            run = self._start(load)
            run.loaded.result()
            try:
                written: BareWritten = run.child.call(request).result()
            except ProcessDied as died:
                raise _death(run, died, "while it was measured") from None
            return written

    def memory(self) -> Memory | None:
        """What the process holds; None while there is none with a model."""
        run = self._run
        if run is None or self.loaded is None:
            return None
        try:
            memory: Memory = run.child.call(Measure()).result()
        except ProcessDied:
            return None
        return memory

    def unload(self) -> None:
        """End the process and give its memory back; an answer under way ends with `EngineDied`."""
        with self._lock:
            run, self._run = self._run, None
            waiting, self._waiting = self._waiting, None
            self._state, self._load_share, self._problem = "unloaded", 0.0, ""
        if run is not None:
            run.ended_on_purpose = True
            # It holds nothing that is not a copy, so there is nothing to wait for.
            run.child.kill()
            self._on_change()
        if waiting is not None:
            waiting.child.kill()

    def close(self) -> None:
        """End the process for good."""
        self.unload()

    def _tell(self, what: Forget | Keep) -> None:
        """Have something done by the process, if there is one with a model."""
        run = self._run
        if run is None or self.loaded is None:
            return
        try:
            run.child.call(what).result()
        except (ProcessDied, InglenookError) as error:
            log.info("the engine did not do it: %s", error)

    def _encode(self, load: Load, request: Embed | EmbedPairs) -> Vectors:
        with self._turns.passage(Cancellation()):
            run = self._start(load)
            run.loaded.result()
            try:
                vectors: Vectors = run.child.call(request).result()
            except ProcessDied as died:
                raise _death(run, died, "in the middle of its work") from None
            return vectors

    def _start(self, request: Load) -> _Run:
        """The run that has loaded `request`, or is about to."""
        if not request.path.isprintable():
            raise ModelNotFound("The name of the model file has characters that cannot be used.", "Rename the file.")
        with self._lock:
            before = self._run
            if before is not None and before.request == request and before.usable:
                return before
            if before is not None:
                before.ended_on_purpose = True
                before.child.kill()
            run = _Run(request)
            run.child = self._spawn(run)
            self._run = run
            self._state, self._load_share, self._problem = "loading", 0.0, ""
        self._on_change()
        threading.Thread(target=self._follow, args=(run,), name="engine-load", daemon=True).start()
        return run

    def _spawn(self, run: _Run) -> Child:
        waiting, self._waiting = self._waiting, None
        try:
            process = waiting if waiting is not None and waiting.child.alive else self._begin(run.request.path)
        except OSError as error:
            self._run, self._state = None, "failed"
            self._problem = f"The engine's process could not be started ({error.strerror})."
            raise EngineError(self._problem, "Close other programs and ask again.") from error
        process.on_exit = lambda code: self._exited(run, code)
        return process.child

    def _begin(self, likely_model: str) -> StartedProcess:
        # Arguments go through a pipe, where other programs do not see them.
        key = self._kept_key() if self._kept else b""
        return StartedProcess((str(self._log_path), str(self._kept or ""), key, str(self._weights), likely_model))

    def _follow(self, run: _Run) -> None:
        """See a process through its loading."""
        during = f"while it loaded {Path(run.request.path).name}"
        try:
            # It has just been read, for the plan.
            header = pack(recent_header(Path(run.request.path)))
            for event in run.child.call(Open(run.request, header)):
                if isinstance(event, LoadProgress):
                    self._change(run, "loading", event.share)
                elif isinstance(event, Loaded):
                    run.facts = event
                    self._change(run, "ready")
                    run.loaded.set_result(event)
        except InglenookError as error:
            self._fail(run, error.message)
            run.loaded.set_exception(error)
        except ProcessDied as died:
            death = _death(run, died, during)
            self._fail(run, death.message)
            run.loaded.set_exception(death)

    def _answer(self, run: _Run, request: Generate, cancellation: Cancellation) -> Iterator[AnswerEvent]:
        hanging = threading.Timer(_PATIENCE_S, self._end, args=(run,))
        finished = False
        try:
            call = run.child.call(request)
            cancellation.then(call.cancel)
            cancellation.then(hanging.start)
            for event in call:
                finished = event.terminal
                yield event
        except ProcessDied as died:
            finished = True
            if not cancellation.cancelled:
                raise _death(run, died, "in the middle of the answer") from None
            yield _NOT_STARTED
        except InglenookError:
            finished = True
            raise
        finally:
            hanging.cancel()
            if not finished:
                call.cancel()

    def _exited(self, run: _Run, exit_code: int | None) -> None:
        """A process has ended, when it was asked to or not."""
        if run.ended_on_purpose:
            return
        died = ProcessDied(exit_code)
        log.warning("the engine process ended: %s", died.reason)
        if run.facts is not None:
            self._fail(run, _death(run, died, "").message)

    def _count(self, run: _Run, more: int) -> None:
        """So many more answers are being made."""
        with self._lock:
            run.answering += more
            first_or_last = run.answering == max(0, more)
        if first_or_last:
            self._change(run, "answering" if more > 0 else "ready")

    def _change(self, run: _Run, state: EngineState, share: float = 1.0) -> None:
        with self._lock:
            if run is not self._run or not run.usable:
                return
            self._state, self._load_share = state, share
        self._on_change()

    def _fail(self, run: _Run, problem: str) -> None:
        """The process is of no use any more: end it, and keep the reason for those who ask."""
        with self._lock:
            if run is not self._run or run.failed:
                return
            run.failed = True
            self._state, self._load_share, self._problem = "failed", 0.0, problem
        run.child.kill()
        self._on_change()

    def _end(self, run: _Run) -> None:
        """End this run if it is still the one in use."""
        if run is self._run:
            log.warning("the engine did not obey a cancellation for %s s and is ended", _PATIENCE_S)
            self.unload()


def _adjustments(run: _Run, loaded: Loaded) -> Iterator[Adjusted]:
    """What the user has not been told yet about how the model was loaded."""
    notices = (*loaded.missing_helpers, *([loaded.notice] if loaded.notice else []))
    if notices and not run.adjustments_told:
        yield Adjusted(notices)
    run.adjustments_told = True


def _death(run: _Run, died: ProcessDied, when: str) -> EngineDied:
    """What to tell about a process that has ended."""
    if run.ended_on_purpose:
        return EngineDied(f"The model was unloaded {when}.", "Ask again: it is loaded anew.")
    helper = (died.exit_code or 0) - HELPER_LOST
    if 0 <= helper < len(run.request.helpers):
        address = run.request.helpers[helper]
        message = f"{address}, which held a part of the model, went away {when}".rstrip() + "."
        return HelperLost(message, "Ask again: the model is then loaded without it.", address)
    hint = "Ask again: the engine starts anew by itself."
    if died.reason == "SIGKILL":
        hint += " If this happens again, memory is short: close other programs or choose a smaller model."
    elif died.reason == "SIGILL":
        hint = "The engine was built for another processor: install Inglenook again on this machine."
    message = f"The engine stopped unexpectedly ({died.reason}) {when}".rstrip() + "."
    return EngineDied(message, hint, died.reason)


def _wait(loaded: Future[Loaded], cancellation: Cancellation) -> bool:
    """Wait until a load has ended in one way or another; False when the cancellation came first."""
    ready = threading.Event()
    loaded.add_done_callback(lambda _: ready.set())
    cancellation.then(ready.set)
    ready.wait()
    return not cancellation.cancelled
