"""The process that holds the assistant for the desktop: answers the window's requests over a pipe."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any

from app.assembly import Household, assemble
from app.bench_requests import BenchRequests
from app.cache_requests import CacheRequests
from app.cloud_requests import CloudRequest, CloudRequests
from app.conversation_requests import HISTORY_REQUESTS, handle_conversations, handle_personas
from app.encoder_choice import EncoderChoice
from app.encoder_requests import EncoderRequests
from app.encryption_requests import EncryptionRequests
from app.idle_timer import IdleTimer
from app.memory_requests import MemoryRequests
from app.model_requests import ModelRequests
from app.second_look import AFTER_S, SecondLook
from app.server_requests import ServerRequests
from app.tool_requests import ToolRequests
from cache.learning.head import HeadFile
from core.bench_messages import BenchRequest
from core.cache_messages import CacheRequest
from core.conversation_messages import PersonaRequest
from core.device.saving import IDLE_MINUTES, saving_now
from core.encryption.keys import unlock
from core.encryption_messages import EncryptionRequest
from core.engine.flash.rearranged_copy import shrink_copies
from core.errors import InglenookError, StorageError
from core.escalation.endpoints import check_endpoint
from core.logs import configure_logging
from core.memory_messages import MemoryRequest
from core.messages import (
    Ask,
    AskAgain,
    AssistantRequest,
    ChangeSettings,
    DeleteConversation,
    GetSettings,
    GetStatus,
    Notice,
    OpenModel,
    PrepareConversation,
    SettingsNow,
    StoreCloudKey,
    Unload,
    Warm,
)
from core.paths import find_paths
from core.process.cancellation import Cancellation
from core.process.channel import Body
from core.process.server import Server
from core.routing_messages import GetDial, JudgeAnswer, RoutingRequest, SetCloudMode
from core.secrets import keyring_problem, read_key, remove_key, store_key
from core.server_messages import ServerRequest
from core.settings import Settings, SettingsFile, cloud_addresses
from core.tools.messages import ToolRequest
from models.select import select_model

log = logging.getLogger(__name__)

WORKERS = 12
"""Requests at once: one writes an answer, a few wait for their turn or for the user's word about a tool, and the list
and search stay quick meanwhile."""
CALM_S = 30.0
"""After an answer, before anything is measured: the next question often comes at once."""
STATUS_INTERVAL_S = 0.2
"""Between two status messages while a model loads."""


def main(connection: Connection[Any, Any], passphrase: str = "") -> None:
    """Where the process starts.

    Args:
        connection: to the window.
        passphrase: opens what is encrypted, where no keyring keeps the key.
    """
    paths = find_paths()
    configure_logging(paths.log)
    if passphrase:
        with contextlib.suppress(InglenookError):
            unlock(paths.data, passphrase)
    server = Server(connection, AssistantRequest, WORKERS)
    service = Service(server)
    try:
        server.run(service.handle)
    finally:
        service.close()


class Service:
    """Turns each request into calls of the assistant's parts.

    Args:
        server: the pipe; news of the engine's state goes out through it.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._status_lock = threading.Lock()
        self._last_status = 0.0
        self._told_given_up = ""
        self._house: Household | None = None
        self._house = assemble(find_paths(), on_engine_change=self._engine_changed, with_encoder=True, several=True)
        self._models = ModelRequests(self._house, find_paths())
        self._memory = MemoryRequests(self._house, find_paths())
        assert self._house.cache is not None
        assert self._house.encoder is not None
        self._cache = CacheRequests(
            self._house.cache,
            self._house.settings,
            self._change_settings,
            self._house.encoder,
            HeadFile(find_paths().learned),
            EncoderRequests(self._choice_of_encoder(), self._house.encoder, self._house.own_encoder),
        )
        self._cloud = CloudRequests(self._house)
        self._encryption = EncryptionRequests(self._house.encryption)
        self._tools = ToolRequests(self._house.toolbox, find_paths().tool_servers)
        for warning in self._house.warnings:
            server.news(Notice(warning))
        self._bench = BenchRequests(self._house, find_paths())
        self._tuning: Cancellation | None = None
        self._idle = IdleTimer(self._unload_when_idle)
        self._second_look = SecondLook(self._house.cache, self._house.engine, self._house.model_memory.request)
        self._quiet = IdleTimer(self._look_again)
        self._programs = ServerRequests(self._house, self._while_answering, server.news)
        threading.Thread(target=self._finish_encryption, name="rewriting", daemon=True).start()
        threading.Thread(target=self._programs.follow, args=(self._house.settings.current,), daemon=True).start()
        self._calm = IdleTimer(self._when_calm)
        self._started = IdleTimer(self._measure_when_idle)
        self._started.restart(CALM_S)

    @property
    def house(self) -> Household:
        """The assistant and its parts."""
        assert self._house is not None
        return self._house

    def _choice_of_encoder(self) -> EncoderChoice:
        return EncoderChoice(find_paths(), lambda: self.house.settings.current)

    def handle(self, request: Any, cancellation: Cancellation) -> Iterator[Body]:
        """The events that answer one request."""
        assistant, history = self.house.assistant, self.house.history
        match request:
            case Ask():
                yield from self._answering(assistant.ask(request, cancellation))
            case AskAgain():
                self._cloud.agree(request)
                yield from self._answering(assistant.ask_again(request, cancellation))
            case DeleteConversation(id=id_):
                self._delete(id_)
            case _ if isinstance(request, HISTORY_REQUESTS):
                yield from handle_conversations(history, request)
            case _ if isinstance(request, PersonaRequest):
                yield from handle_personas(find_paths().personas, request)
            case GetSettings():
                yield self._settings_now()
            case ChangeSettings() | StoreCloudKey():
                yield self._changed(request)
            case OpenModel(path=path):
                self._open_model(path)
            case PrepareConversation():
                self._prepare(request, cancellation)
            case Warm():
                self._warm()
            case Unload():
                self.house.model_memory.unload()
            case GetStatus():
                yield assistant.status()
            case GetDial() | SetCloudMode() | JudgeAnswer():
                yield from self._route(request)
            case _ if isinstance(request, MemoryRequest):
                yield from self._memory.handle(request)
            case _ if isinstance(request, CloudRequest):
                yield from self._cloud.handle(request, cancellation)
            case _ if isinstance(request, CacheRequest):
                yield from self._cache.handle(request, cancellation)
            case _ if isinstance(request, ServerRequest):
                yield from self._programs.handle(request)
            case _ if isinstance(request, EncryptionRequest):
                yield from self._encryption.handle(request)
            case _ if isinstance(request, ToolRequest):
                yield from self._tools.handle(request)
            case _:
                yield from self._of_models(request, cancellation)

    def _of_models(self, request: Any, cancellation: Cancellation) -> Iterator[Body]:
        if isinstance(request, BenchRequest):
            yield from self._benching(request, cancellation)
        else:
            yield from self._models.handle(request, cancellation)

    def _changed(self, request: ChangeSettings | StoreCloudKey) -> SettingsNow:
        if isinstance(request, StoreCloudKey):
            self._store_key(request.key, request.address)
        else:
            self._change_settings(request.values)
        return self._settings_now()

    def _delete(self, conversation: int) -> None:
        self.house.history.delete(conversation)
        self.house.router.forget(conversation)
        self.house.assistant.forget(conversation)

    def _route(self, request: RoutingRequest) -> Iterator[Body]:
        router = self.house.router
        if isinstance(request, JudgeAnswer):
            router.learn(request.question, request.verdict)
            return
        if isinstance(request, SetCloudMode):
            router.set_mode(request.conversation, request.mode)
        yield router.dial(request.conversation)

    def close(self) -> None:
        """End the engines and close the stores."""
        self._idle.cancel()
        self._quiet.cancel()
        self._second_look.stop()
        self._programs.close()
        self._stop_tuning()
        self._bench.close()
        # What has been read since the last rest need not be read again after the next start.
        self.house.engine.keep()
        self.house.close()

    def _finish_encryption(self) -> None:
        """Go on where the end of an earlier process has interrupted it."""
        try:
            self.house.encryption.finish()
        except InglenookError as error:
            self._server.news(Notice(error.message, error.hint))

    def _prepare(self, request: PrepareConversation, cancellation: Cancellation) -> None:
        self._idle.cancel()
        self.house.assistant.prepare(request, cancellation)
        self._restart_idle()

    def _answering(self, events: Iterator[Body]) -> Iterator[Body]:
        with self._while_answering():
            yield from events

    @contextlib.contextmanager
    def _while_answering(self) -> Iterator[None]:
        """Around every answer, whoever has asked: the model stays, and the window learns how it is afterwards."""
        self._idle.cancel()
        self._quiet.cancel()
        self._second_look.stop()
        self._stop_tuning()
        try:
            yield
        finally:
            self._restart_idle()
            self._quiet.restart(AFTER_S)
            self._send_status()
            self._start_encoder()
            self._calm.restart(CALM_S)

    def _benching(self, request: BenchRequest, cancellation: Cancellation) -> Iterator[Body]:
        """What is measured is not to be unloaded meanwhile."""
        self._idle.cancel()
        try:
            yield from self._bench.handle(request, cancellation)
        finally:
            self._restart_idle()
            self._send_status()

    def _start_encoder(self) -> None:
        """Load the encoder in the background, after an answer and never before one."""
        if self.house.encoder is not None and self.house.settings.current.cache_enabled:
            self.house.encoder.start()

    # Settings

    def _settings_now(self) -> SettingsNow:
        settings = self.house.settings.current
        values = {name: getattr(settings, name) for name in settings.__dataclass_fields__}
        problem, known = keyring_problem(), cloud_addresses(settings.cloud_endpoint, settings.cloud_others)
        try:
            stored = tuple(address for address in known if read_key(address))
        except InglenookError as error:
            stored, problem = (), problem or error.message
        return SettingsNow(values, stored, problem)

    def _change_settings(self, values: dict[str, Any]) -> None:
        before = self.house.settings.current
        try:
            after = self.house.settings.change(values)
        except StorageError as error:
            self._server.news(Notice(error.message, error.hint))
            after = self.house.settings.current
        self._restart_idle()
        self._programs.follow(after)
        if after.kept_conversations_mb < before.kept_conversations_mb:
            self.house.engine.limit_kept(after.kept_conversations_mb * 10**6)
        if after.rearranged_weights_mb < before.rearranged_weights_mb:
            shrink_copies(find_paths().weights, after.rearranged_weights_mb * 10**6)
        if _needs_reload(before, after) and self.house.assistant.status().state == "ready":
            threading.Thread(target=self._warm_quietly, name="reload", daemon=True).start()
        self._send_status()

    def _store_key(self, key: str, address: str) -> None:
        endpoint = address or self.house.settings.current.cloud_endpoint
        check_endpoint(endpoint)
        if key:
            store_key(endpoint, key)
        else:
            remove_key(endpoint)

    # The model

    def _open_model(self, path: str) -> None:
        """Switch models only when the new one loads: a file that does not work leaves the old choice in place."""
        settings = self.house.settings
        before = settings.current.model_path
        select_model(path)
        self._change_model(settings, path)
        try:
            self._warm()
        except InglenookError:
            self._change_model(settings, before)
            self._send_status()
            raise

    def _change_model(self, settings: SettingsFile, path: str) -> None:
        try:
            settings.change({"model_path": path})
        except StorageError as error:
            self._server.news(Notice(error.message, error.hint))

    def _warm(self) -> None:
        self.house.model_memory.warm()
        self._restart_idle()
        self._start_encoder()
        self._send_status()

    def _warm_quietly(self) -> None:
        try:
            self._warm()
        except InglenookError as error:
            self._server.news(Notice(error.message, error.hint))

    # News

    def _engine_changed(self) -> None:
        if self._house is None:
            return
        now = time.monotonic()
        loading = self._house.engine.state == "loading"
        if loading and now - self._last_status < STATUS_INTERVAL_S:
            return
        self._last_status = now
        self._send_status()

    def _send_status(self) -> None:
        with self._status_lock:
            status = self.house.assistant.status()
            self._server.news(status)
            if status.given_up and status.given_up != self._told_given_up:
                self._server.news(Notice(status.given_up, "Close other programs, or raise the memory budget."))
            self._told_given_up = status.given_up

    # Idle

    def _restart_idle(self) -> None:
        settings = self.house.settings.current
        minutes = settings.idle_unload_minutes
        if settings.save_power and saving_now():
            minutes = min(minutes or IDLE_MINUTES, IDLE_MINUTES)
        self._idle.restart(minutes * 60)

    def _when_calm(self) -> None:
        self._measure_when_idle()
        self._tune_when_idle()

    def _measure_when_idle(self) -> None:
        """Measure this machine again if other programs were busy when that was done; the next question stops that."""
        if self.house.engine.state not in {"answering", "loading"}:
            measuring = self._tuning = Cancellation()
            self._memory.measure_again(lambda: measuring.cancelled)

    def _tune_when_idle(self) -> None:
        """Find out, once for each model and machine, how it runs fastest here; the next question stops that."""
        if self.house.engine.state == "answering" or not self._bench.needs_tuning():
            return
        self._tuning = Cancellation()
        loaded = self.house.engine.state == "ready"
        self._bench.tune_quietly(self._tuning)
        if loaded and self.house.engine.state == "unloaded":
            self._warm_quietly()

    def _stop_tuning(self) -> None:
        self._calm.cancel()
        self._started.cancel()
        tuning, self._tuning = self._tuning, None
        if tuning is not None:
            tuning.cancel()

    def _look_again(self) -> None:
        if self.house.settings.current.cache_enabled:
            self._second_look.run()

    def _unload_when_idle(self) -> None:
        if self.house.engine.state != "ready":
            self._restart_idle()
            return
        self.house.engine.keep()
        self.house.model_memory.unload()
        if self.house.encoder is not None:
            self.house.encoder.stop()
        self._send_status()


def _needs_reload(before: Settings, after: Settings) -> bool:
    """Whether a change of settings concerns how the model lies in memory."""
    concerned = (
        "model_path",
        "context_length",
        "memory_budget_gb",
        "offload",
        "gpu_layers",
        "threads",
        "drafts",
        "draft_model",
        "save_power",
    )
    return any(getattr(before, name) != getattr(after, name) for name in concerned)
