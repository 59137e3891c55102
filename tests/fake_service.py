"""A scripted assistant in a real child process: keeps conversations in memory and answers by rule.

Started with "locked", its conversations are, until "the right passphrase" is given. What a question says decides what
happens to it:
    "slowly ..."   one word at a time, until it is cancelled
    "fail ..."     a sentence of what went wrong, after two words
    "refuse ..."   fails before anything is stored
    "die ..."      the process ends in the middle of the answer
    "trim ..."     says first that old messages were not read
    "known ..."    is answered with the newest remembered answer, unless it is asked again
    "doubt ..."    is answered, and the answer may be wrong
    "close ..."    is offered that answer first, and then answered slowly
    "private?"     is answered with whether it was asked privately
    anything else  is answered with "You said: ..."
"""

from __future__ import annotations

import itertools
import os
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from core.bench_messages import BenchRequest
from core.cache_messages import CacheRequest
from core.conversation_messages import (
    NO_PERSONA,
    Branches,
    Branching,
    ChoosePersona,
    ConversationRequest,
    Folder,
    ListBranches,
    ListPersonas,
    MoveConversation,
    Persona,
    Personas,
    PinConversation,
    RenameFolder,
    SavePersonas,
)
from core.encryption_messages import (
    Decrypt,
    Encrypt,
    EncryptionNow,
    EncryptionRequest,
    Rewriting,
    UnlockConversations,
    Unlocked,
)
from core.errors import EngineDied, PromptTooLong, SettingsError, WrongPassphrase
from core.memory_messages import FreeDisk, MeasureDisk, MeasureMemory, PictureMemory
from core.messages import (
    FIRST_PRIVATE,
    AnswerFacts,
    Ask,
    AskAgain,
    AssistantRequest,
    ChangeSettings,
    ChatMessage,
    ConsentNeeded,
    ConversationOpened,
    Conversations,
    ConversationSummary,
    DeleteConversation,
    Escalating,
    ExportConversation,
    Exported,
    Finished,
    GetSettings,
    GetStatus,
    ListConversations,
    Notice,
    OpenConversation,
    OpenModel,
    Outgoing,
    PrepareConversation,
    Queued,
    RenameConversation,
    SettingsNow,
    ShowBranch,
    Started,
    Status,
    StoreCloudKey,
    Token,
    Trimmed,
)
from core.personas import SHIPPED, checked
from core.process.cancellation import Cancellation
from core.process.channel import Body
from core.process.server import Server
from core.routing_messages import GetDial, JudgeAnswer, RoutingRequest, SetCloudMode
from core.server_messages import GetServer, GiveToken, ServerNow, TokenGiven
from core.settings import Settings, changed
from core.tools.messages import (
    AddToolServer,
    DecideTool,
    ListToolServers,
    RemoveToolServer,
    ToolRequest,
    ToolServer,
    ToolServerFound,
    ToolServers,
    ToolUse,
    ToolUsed,
    ToolWanted,
)
from tests.fake_bench import bench_events
from tests.fake_memory import FakeMemory
from tests.fake_models import FakeModels

if TYPE_CHECKING:
    from core.escalation.router import Router
    from tests.fake_cache import FakeCache

TARGET = "tests.fake_service:main"


def main(connection: Connection[Any, Any], keyring_problem: str = "") -> None:
    """Where the process starts."""
    server = Server(connection, AssistantRequest, 8)
    service = FakeService(server, keyring_problem)
    server.news(service.status())
    server.run(service.handle)


class FakeService:
    """Conversations without branches, and settings that are not kept."""

    def __init__(self, server: Server, keyring_problem: str) -> None:
        self._server = server
        self._keyring_problem = keyring_problem
        self._ids = itertools.count(1)
        self._titles: dict[int, str] = {}
        self._messages: dict[int, list[ChatMessage]] = {}
        self._pinned: set[int] = set()
        self._folders: dict[int, str] = {}
        self._personas = SHIPPED
        self._chosen: dict[int, Persona] = {}
        self._settings = Settings(cloud_endpoint="https://cloud.example/v1", cloud_model="large")
        self._keys: dict[str, str] = {}
        self._models = FakeModels(keyring_problem)
        self._memory = FakeMemory(lambda: int(self._settings.memory_budget_gb * 1e9))
        self._opened_cache: FakeCache | None = None
        self._made_router: Router | None = None
        self._lock = threading.Lock()
        self._tool_servers: dict[str, ToolServer] = {}
        self._decisions: dict[str, str] = {}
        self._encryption = EncryptionNow(on=keyring_problem == "locked", locked=keyring_problem == "locked")

    @property
    def _cache(self) -> FakeCache:
        from tests.fake_cache import FakeCache  # its libraries are slow to load, and few tests need them

        with self._lock:
            if self._opened_cache is None:
                self._opened_cache = FakeCache()
        return self._opened_cache

    @property
    def _router(self) -> Router:
        from core.escalation.gates import Conditions
        from core.escalation.router import Router

        if self._made_router is None:
            self._made_router = Router(lambda: self._settings, lambda _question, _conversation: Conditions())
        return self._made_router

    def status(self) -> Status:
        """As if a small model were loaded."""
        return Status(
            "ready", "Scripted model", self._settings.model_path, 138_000_000, 4096,
            local_only=self._settings.local_only, cloud_ready=True,
        )  # fmt: skip

    def handle(self, request: Any, cancellation: Cancellation) -> Iterator[Body]:
        """The events that answer one request."""
        match request:
            case Ask() | AskAgain():
                yield from self._answer(request, cancellation)
            case ListConversations():
                yield self._list(request)
            case OpenConversation(id=id_):
                persona = self._chosen.get(id_, NO_PERSONA)
                yield ConversationOpened(id_, self._titles[id_], tuple(self._messages[id_]), persona)
            case ShowBranch(message=message):
                id_ = self._conversation_of(message)
                yield ConversationOpened(id_, self._titles[id_], tuple(self._messages[id_]))
            case RenameConversation(id=id_, title=title):
                self._titles[id_] = title
            case PrepareConversation():
                pass
            case DeleteConversation(id=id_):
                del self._titles[id_], self._messages[id_]
            case ExportConversation(path=path, format=format_):
                Path(path).write_text(f"{format_} of {self._titles[request.id]}", encoding="utf-8")
                yield Exported(path)
            case OpenModel(path=path) if path.endswith("slow.gguf"):
                time.sleep(0.5)
                raise EngineDied("The model was unloaded while it loaded slow.gguf.", "Ask again.")
            case OpenModel(path=path) if path and not Path(path).exists():
                raise SettingsError(f"There is no file {path}.", "Choose another one.")
            case _:
                yield from self._manage(request, cancellation)

    def _manage(self, request: Any, cancellation: Cancellation) -> Iterator[Body]:
        match request:
            case ChangeSettings(values=values):
                if "unwritable" in str(values):
                    raise SettingsError("That cannot be.", "Take another value.")
                self._settings = changed(self._settings, values)
                self._server.news(self.status())
                yield self._settings_now()
            case StoreCloudKey(key=key, address=address):
                self._keys[address or self._settings.cloud_endpoint] = key
                yield self._settings_now()
            case GetSettings():
                yield self._settings_now()
            case GetStatus():
                yield self.status()
            case ListPersonas():
                yield Personas(self._personas)
            case SavePersonas(personas=personas):
                self._personas = checked(personas)
                yield Personas(self._personas)
            case _ if isinstance(request, ConversationRequest):
                yield from self._arrange(request)
            case _ if isinstance(request, CacheRequest):
                yield from self._cache.handle(request)
            case GetDial() | SetCloudMode() | JudgeAnswer():
                yield from self._route(request)
            case GetServer():
                yield ServerNow("http://127.0.0.1:4664/v1" if self._settings.server_enabled else "")
            case GiveToken(program=program):
                yield TokenGiven(f"token of {program}" if program else "token")
            case _ if isinstance(request, ToolRequest):
                yield from self._tools(request)
            case _ if isinstance(request, EncryptionRequest):
                yield from self._encrypt(request)
            case _ if isinstance(request, BenchRequest):
                yield from bench_events(request, cancellation)
            case PictureMemory() | MeasureMemory() | MeasureDisk() | FreeDisk():
                yield from self._memory.handle(request)
            case _:
                yield from self._models.handle(request, cancellation)

    def _encrypt(self, request: EncryptionRequest) -> Iterator[Body]:
        match request:
            case UnlockConversations(passphrase=passphrase):
                if passphrase != "the right passphrase":
                    raise WrongPassphrase("This is not the recovery passphrase of these files.", "Try again.")
                yield Unlocked(in_keyring=False)
                return
            case Encrypt(passphrase=passphrase):
                if "in use" in passphrase:
                    raise SettingsError("Another program is using the file.", "Close that program and try again.")
                yield Rewriting(1_000, 4_000)
                self._encryption = EncryptionNow(on=True, in_keyring=True, aside=("history.db.damaged-1",))
            case Decrypt():
                self._encryption = EncryptionNow()
        yield self._encryption

    def _route(self, request: RoutingRequest) -> Iterator[Body]:
        if isinstance(request, JudgeAnswer):
            self._server.news(Notice(f"{request.question}: {request.verdict}"))
            return
        if isinstance(request, SetCloudMode):
            self._router.set_mode(request.conversation, request.mode)
        yield self._router.dial(request.conversation)

    def _tools(self, request: Any) -> Iterator[Body]:
        match request:
            case DecideTool(id=id_, decision=decision):
                self._decisions[id_] = decision
                return
            case AddToolServer(server=server):
                self._tool_servers[server.name] = server
            case RemoveToolServer(name=name):
                del self._tool_servers[name]
        look = isinstance(request, ListToolServers) and request.look
        tools = ("read_file", "write_file") if look else ()
        yield ToolServers(tuple(ToolServerFound(server, tools) for server in self._tool_servers.values()))

    def _list(self, request: ListConversations) -> Conversations:
        names = {name for name in self._folders.values() if name}
        kept = [item for item in self._found(request.query) if item.pinned or item.folder not in request.collapsed]
        kept.sort(key=lambda item: (not item.pinned, not item.folder, item.folder))
        inside = [self._folders.get(id_, "") for id_ in self._titles if id_ not in self._pinned]
        folders = tuple(Folder(name, inside.count(name)) for name in sorted(names))
        return Conversations(tuple(kept), request.query, folders)

    def _arrange(self, request: ConversationRequest) -> Iterator[Body]:
        match request:
            case PinConversation(id=id_, pinned=pinned):
                (self._pinned.add if pinned else self._pinned.discard)(id_)
            case MoveConversation(id=id_, folder=folder):
                self._folders[id_] = folder
            case RenameFolder(name=name, to=to):
                self._folders = {id_: to if folder == name else folder for id_, folder in self._folders.items()}
            case ChoosePersona(id=id_, persona=persona):
                self._chosen[id_] = persona
            case ListBranches(id=id_):
                parents = itertools.chain([0], (message.id for message in self._messages[id_]))
                nodes = tuple(
                    Branching(one.id, parent, one.role, one.text, one.created)
                    for parent, one in zip(parents, self._messages[id_], strict=False)
                )
                yield Branches(id_, self._titles[id_], nodes, tuple(node.id for node in nodes))

    def _settings_now(self) -> SettingsNow:
        values = {name: getattr(self._settings, name) for name in self._settings.__dataclass_fields__}
        return SettingsNow(values, tuple(one for one, key in self._keys.items() if key), self._keyring_problem)

    def _found(self, query: str) -> Iterator[ConversationSummary]:
        for id_ in sorted(self._titles, reverse=True):
            texts = [self._titles[id_], *(message.text for message in self._messages[id_])]
            if any(query.lower() in text.lower() for text in texts):
                yield ConversationSummary(
                    id_, self._titles[id_], time.time(), len(self._messages[id_]),
                    pinned=id_ in self._pinned, folder=self._folders.get(id_, ""),
                )  # fmt: skip

    def _conversation_of(self, message: int) -> int:
        return next(id_ for id_, found in self._messages.items() if any(one.id == message for one in found))

    # Answers

    def _answer(self, request: Ask | AskAgain, cancellation: Cancellation) -> Iterator[Body]:
        if isinstance(request, Ask):
            if request.text.startswith("refuse"):
                raise PromptTooLong("The question is too long.", "Shorten it.")
            conversation, question = self._store(request)
        else:
            conversation = self._conversation_of(request.question)
            question = next(one for one in self._messages[conversation] if one.id == request.question)
        yield Started(conversation, self._titles[conversation], question.id)
        if isinstance(request, Ask) and question.text.startswith("known"):
            yield from self._repeat(conversation)
            return
        if question.text.startswith("close"):
            yield self._cache.offer()
        approved = request.approved if isinstance(request, AskAgain) else ""
        if request.route == "cloud" and not approved:
            body = f'{{"model": "large", "messages": [{{"content": "{question.text}"}}]}}'
            yield ConsentNeeded(question.id, Outgoing("https://cloud.example/v1", "large", body, "seen"))
            return
        if approved:
            yield Escalating("https://cloud.example/v1", "large")
        if question.text == "private?":
            question = msgspec.structs.replace(question, text=f"private: {request.private}")
        yield from self._write(conversation, question, "cloud" if approved else "local", cancellation)

    def _repeat(self, conversation: int) -> Iterator[Body]:
        hit, text = self._cache.hit()
        yield hit
        yield Token(text)
        facts = AnswerFacts(
            "cache", "Scripted model", cached_question=hit.question, cached_at=hit.created, cache_entry=hit.entry,
            cached_certainty=hit.certainty,
        )  # fmt: skip
        answer = ChatMessage(next(self._ids), "assistant", text, time.time(), facts)
        self._messages[conversation].append(answer)
        yield Finished(conversation, answer)

    def _write(
        self, conversation: int, question: ChatMessage, source: Any, cancellation: Cancellation
    ) -> Iterator[Body]:
        text, state = "", "complete"
        if question.text.startswith("queue"):
            yield Queued()
            time.sleep(1.5)
        uses: tuple[ToolUse, ...] = ()
        if question.text.startswith("tool"):
            arguments = '{"path": "/home/me/notes.txt", "lines": 3}'
            yield ToolWanted("call_1", "read_file", "files", arguments)
            while "call_1" not in self._decisions and not cancellation.cancelled:
                time.sleep(0.01)
            allowed = self._decisions.pop("call_1", "no") != "no"
            came = ("Milk, bread, soap.", "done") if allowed else ("It was not allowed.", "declined")
            uses = (ToolUse("call_1", "read_file", "files", arguments, *came),)  # type: ignore[arg-type]
            yield ToolUsed(uses[0])
        if question.text.startswith("trim"):
            yield Trimmed(3, 4096)
        for number, word in enumerate(self._words(question.text)):
            if cancellation.cancelled:
                state = "stopped"
                break
            if number == 2 and question.text.startswith("die"):
                os._exit(9)
            if number == 2 and question.text.startswith("fail"):
                raise EngineDied("The engine stopped unexpectedly (SIGKILL).", "It starts again; ask once more.")
            text += word
            yield Token(word)
        facts = AnswerFacts(source, "Scripted model", state, 12, 8, 41.5, 0.2, tools=uses)  # type: ignore[arg-type]
        if question.text.startswith("doubt") and source == "local":
            reason = "the numbers do not add up: 3 × 4 is 12, not 14"
            facts = msgspec.structs.replace(facts, cloud_reason=reason, cloud_chance=0.7)
        answer = ChatMessage(next(self._ids), "assistant", text, time.time(), facts)
        self._messages[conversation].append(answer)
        yield Finished(conversation, answer)

    def _words(self, question: str) -> Iterator[str]:
        if question.startswith(("slowly", "close")):
            for number in range(2_000):
                time.sleep(0.01)
                yield f"word{number} "
        else:
            yield from ("You ", "said: ", question)

    def _store(self, request: Ask) -> tuple[int, ChatMessage]:
        with self._lock:
            first = FIRST_PRIVATE if request.private else 0
            conversation = request.conversation or first + next(self._ids)
            self._titles.setdefault(conversation, request.text[:40])
            messages = self._messages.setdefault(conversation, [])
            self._chosen.setdefault(conversation, request.persona)
            if request.parent >= 0:
                places = [index for index, message in enumerate(messages) if message.id == request.parent]
                del messages[places[0] + 1 if places else 0 :]
            question = ChatMessage(next(self._ids), "user", request.text, time.time())
            messages.append(question)
            return conversation, msgspec.structs.replace(question)
