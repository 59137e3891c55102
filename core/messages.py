"""What a front-end can ask of the assistant, and the events it gets back: the whole vocabulary between the two."""

from __future__ import annotations

from typing import Any, ClassVar, Final, Literal

import msgspec

from core.bench_messages import BenchEvent, BenchRequest
from core.cache_messages import CacheEvent, CacheOffer, CacheRequest
from core.conversation_messages import (
    NO_PERSONA,
    ConversationEvent,
    ConversationRequest,
    Folder,
    Persona,
    PersonaRequest,
)
from core.encryption_messages import EncryptionEvent, EncryptionRequest
from core.engine.protocol import Origin, TokenScore
from core.ledger_messages import LedgerEvent, LedgerRequest
from core.memory_messages import MemoryEvent, MemoryRequest
from core.model_messages import ModelEvent, ModelRequest
from core.process.channel import Body, Done, Failed
from core.routing_messages import RoutingEvent, RoutingRequest
from core.server_messages import ServerEvent, ServerRequest
from core.tools.messages import ToolRequest, ToolServers, ToolUse, ToolUsed, ToolWanted

Route = Literal["automatic", "local", "cloud"]
Source = Literal["local", "cache", "cloud"]
AnswerState = Literal["complete", "stopped", "interrupted", "cut"]
"""complete; stopped by the user; interrupted by a failure; cut at the token limit or the end of the context window."""
EngineState = Literal["unloaded", "loading", "ready", "answering", "failed"]


SpanAction = Literal["hide", "generalize", "keep"]
Remember = Literal["once", "conversation", "always"]
CloudTask = Literal["answer", "outline"]
FIRST_PRIVATE: Final = 1 << 30
"""Ids of conversations and messages from here on belong to private ones, which are in memory only and end with the
process that holds them. A signal of Qt carries numbers of 31 bits."""


def is_private(conversation: int) -> bool:
    """Whether a conversation is kept in memory only."""
    return conversation >= FIRST_PRIVATE


# What is known of conversations and answers


class AnswerFacts(msgspec.Struct, frozen=True):
    """Where an answer came from and what it took."""

    source: Source = "local"
    model: str = ""
    state: AnswerState = "complete"
    prompt_tokens: int = 0
    completion_tokens: int = 0
    tokens_per_second: float = 0.0
    time_to_first_token_s: float = 0.0
    engine_peak_bytes: int = 0
    energy_joules: float = 0.0
    """That the answer took from the socket or the battery; 0 where nobody has looked."""
    energy_meter: str = ""
    """What measured it: "processor" or "battery"; "estimate" where nothing does."""
    drafted_tokens: int = 0
    """Tokens of the answer that were guessed beforehand ..."""
    accepted_tokens: int = 0
    """... and those of them that were right: each of these cost no pass of its own."""
    trimmed_turns: int = 0
    """How many of the oldest turns the model did not get to read."""
    summary: str = ""
    """What stood for the oldest messages while this was written; "" where all were read ..."""
    summarized: int = 0
    """... and the id of the last message that it stood for."""
    cached_question: str = ""
    """For source "cache": the question that was answered before ..."""
    cached_at: float = 0.0
    """... and when, in seconds since 1970."""
    cache_entry: int = 0
    cached_certainty: float = 1.0
    """The probability, by the cache's reckoning, that the answer fits; 1.0 when the words are the same."""
    note: str = ""
    """One sentence for the user, such as why the answer ends where it does."""
    hidden_parts: int = 0
    """For source "cloud": how many parts of what was sent were hidden ..."""
    missing_parts: int = 0
    """... how many of them the answer does not have ..."""
    bytes_sent: int = 0
    """... how many bytes left ..."""
    cost: str = ""
    """... and what it cost, in words; "" where that is not known."""
    tools: tuple[ToolUse, ...] = ()
    """What was used on the way to the answer."""
    cloud_reason: str = ""
    """Why the cloud may do better, as a clause: "the numbers do not add up"; "" where nothing says so."""
    cloud_chance: float = 0.0
    """The probability, by the router's reckoning, that this answer is wrong and the cloud's would be right."""


class ChatMessage(msgspec.Struct, frozen=True):
    """One message of a conversation as shown: a node of its tree with its place among its siblings."""

    id: int
    role: Literal["user", "assistant"]
    text: str
    created: float
    facts: AnswerFacts | None = None
    """For answers only."""
    sibling: int = 1
    """Which version of how many this is: "2 / 3"."""
    siblings: int = 1
    sibling_ids: tuple[int, ...] = ()


class ConversationSummary(msgspec.Struct, frozen=True):
    """A line of the conversation list."""

    id: int
    title: str
    updated: float
    messages: int
    excerpt: str = ""
    """Where a search found its words."""
    pinned: bool = False
    folder: str = ""


class Disclosure(msgspec.Struct, frozen=True):
    """What the user wants of a question that goes to the cloud."""

    actions: dict[str, SpanAction] = {}
    """What becomes of what was found, by placeholder; the rest is hidden, places and organizations are kept."""
    as_it_is: bool = False
    """Nothing is hidden."""
    context: tuple[int, ...] = ()
    """Ids of earlier messages that go along."""
    task: CloudTask = "answer"
    """An outline leaves the writing to this machine's model."""


# Requests


class Ask(Body, frozen=True):
    """A question. Answered by `Started`, then any of the events below, then `Finished`, `ConsentNeeded` or `Failed`."""

    text: str
    conversation: int = 0
    """0 starts a new one."""
    parent: int = -1
    """The message this one follows: -1 is the end of the conversation, an earlier one makes a branch, 0 the start."""
    origin: Origin = "chat"
    route: Route = "automatic"
    use_cache: bool = True
    max_tokens: int = 0
    private: bool = False
    """A new conversation is kept in memory only; the response cache neither answers this nor keeps its answer."""
    persona: Persona = NO_PERSONA
    """Whose instructions a new conversation follows."""


class AskAgain(Body, frozen=True):
    """Answer a question of the conversation once more; the earlier answer stays as a branch. Never from the cache."""

    question: int
    """The user's message."""
    route: Route = "automatic"
    approved: str = ""
    """For the cloud: the `Outgoing.digest` that the user has seen and agreed to."""
    private: bool = False
    """The response cache does not keep the answer, and nothing leaves this machine."""
    wish: Disclosure = Disclosure()
    """For the cloud: what was approved."""
    remember: Remember = "once"
    """For the cloud: how long the user's agreement lasts."""
    origin: Origin = "chat"


class PrepareCloud(Body, frozen=True):
    """What would leave if a question went to the cloud; answered by `ConsentNeeded`, and nothing leaves."""

    question: int
    private: bool = False
    wish: Disclosure = Disclosure()
    find_context: bool = False
    """Look for the earlier messages that the answer depends on, with this machine's model; takes a while."""


class StayLocal(Body, frozen=True):
    """Keep to this machine from now on, in a conversation or everywhere; answered by `Done`."""

    conversation: int
    remember: Remember
    """The response cache does not keep the answer."""
    origin: Origin = "chat"


class ListConversations(Body, frozen=True):
    """A part of the list, or of those in which `query` is found; answered by `Conversations`."""

    query: str = ""
    limit: int = 200
    offset: int = 0
    collapsed: tuple[str, ...] = ()
    """Folders whose conversations are left out."""


class OpenConversation(Body, frozen=True):
    """Answered by `ConversationOpened` with the branch that was last in use."""

    id: int


class ShowBranch(Body, frozen=True):
    """Show the branch that holds this message, down to its newest end; answered by `ConversationOpened`."""

    message: int


class RenameConversation(Body, frozen=True):
    """Answered by `Done`."""

    id: int
    title: str


class DeleteConversation(Body, frozen=True):
    """Answered by `Done`. There is no way back."""

    id: int


class ExportConversation(Body, frozen=True):
    """Write one conversation to a file; answered by `Exported`. JSON holds every branch, Markdown the one shown."""

    id: int
    format: Literal["markdown", "json"]
    path: str


class ImportConversations(Body, frozen=True):
    """Add the conversations that another program has exported; answered by `ConversationsImported`."""

    path: str
    """A file, an archive or a folder."""


class ConversationsImported(Body, frozen=True):
    """What an import has brought."""

    terminal: ClassVar[bool] = True
    added: int
    known: int
    """That were there already."""


class GetSettings(Body, frozen=True):
    """Answered by `SettingsNow`."""


class ChangeSettings(Body, frozen=True):
    """Change some settings; answered by `SettingsNow`, or `Failed` with nothing changed."""

    values: dict[str, Any]


class StoreCloudKey(Body, frozen=True):
    """Put the key of a cloud endpoint into the system's keyring, or remove it with ""; answered by `SettingsNow`."""

    key: str
    address: str = ""
    """Of the endpoint; "" is the first one."""


class OpenModel(Body, frozen=True):
    """Use this GGUF file from now on ("" is the starter model); answered by `Done` once it is loaded."""

    path: str


class PrepareConversation(Body, frozen=True):
    """The user is about to go on with a conversation: have the engine take it back into memory; answered by `Done`.

    Nothing that goes wrong here is told: it costs only time later.
    """

    id: int
    """0 is a new one, of which the instructions are read."""
    load: bool = True
    """Load the model if it is not loaded; False does nothing then."""


class Warm(Body, frozen=True):
    """Load the model if it is not loaded, so that the next question need not wait; answered by `Done`."""


class Unload(Body, frozen=True):
    """End the engine process and give its memory back; answered by `Done`."""


class GetStatus(Body, frozen=True):
    """Answered by `Status`."""


AssistantRequest = (
    Ask
    | AskAgain
    | PrepareCloud
    | StayLocal
    | ListConversations
    | OpenConversation
    | ShowBranch
    | RenameConversation
    | DeleteConversation
    | ExportConversation
    | ImportConversations
    | GetSettings
    | ChangeSettings
    | StoreCloudKey
    | OpenModel
    | PrepareConversation
    | Warm
    | Unload
    | GetStatus
    | ModelRequest
    | MemoryRequest
    | CacheRequest
    | EncryptionRequest
    | ConversationRequest
    | PersonaRequest
    | LedgerRequest
    | ToolRequest
    | ServerRequest
    | RoutingRequest
    | BenchRequest
)


# Events of an answer


class Started(Body, frozen=True):
    """The question is stored; its answer is on the way."""

    conversation: int
    title: str
    question: int
    """Id of the user's message."""


class Trimmed(Body, frozen=True):
    """The conversation is longer than the context window: the model does not get to read its oldest turns."""

    turns: int
    context_length: int


class Queued(Body, frozen=True):
    """Another answer is being written; this one comes after it."""


class Token(Body, frozen=True):
    """The next piece of the answer; whole characters only."""

    text: str
    scores: tuple[TokenScore, ...] = ()
    """Of its tokens, for a program that asked for them."""


class ToolCallPiece(Body, frozen=True):
    """The model asks for a tool: a piece of one call; the first has its id and name."""

    index: int
    arguments: str = ""
    id: str = ""
    name: str = ""


class CacheHit(Body, frozen=True):
    """The answer is one that was given before; it follows as `Token`."""

    entry: int
    question: str
    created: float
    similarity: float
    """1.0 when the words are the same."""
    certainty: float = 1.0
    """The probability that the answer fits."""


class Escalating(Body, frozen=True):
    """The question goes to the cloud now."""

    endpoint: str
    model: str


class DraftKept(Body, frozen=True):
    """The answer of this machine is stored as a branch of its own; what follows is the cloud's."""

    conversation: int
    message: ChatMessage


class OutgoingSpan(msgspec.Struct, frozen=True):
    """Something that was found in a text that would leave, and what becomes of it."""

    start: int
    """Where what stands in its place begins in the text as it would be sent ..."""
    end: int
    """... and ends."""
    kind: str
    """Such as "PERSON"; see core.escalation.redact.spans.Kind."""
    value: str
    """As the user wrote it."""
    name: str
    """Its placeholder, under which `Disclosure.actions` knows it."""
    action: SpanAction = "hide"


class OutgoingText(msgspec.Struct, frozen=True):
    """One text of the conversation as it would be sent."""

    message: int
    """Its id in the conversation."""
    role: Literal["user", "assistant"]
    text: str
    spans: tuple[OutgoingSpan, ...] = ()


class Outgoing(msgspec.Struct, frozen=True):
    """Exactly what would leave this machine."""

    endpoint: str
    model: str
    body: str
    """The request body, character for character."""
    digest: str
    texts: tuple[OutgoingText, ...] = ()
    """What of the conversation is in the body, in order; the question is the last."""
    most: int = 0
    """What it may cost, in millionths of the currency ..."""
    priced: bool = False
    """... where that is known."""
    currency: str = "USD"
    left_today: int = 0
    """Of the day's cap, in millionths."""
    proxy: str = ""
    """Through which it would go, "" for none."""
    grave: bool = False
    """A key, password or card was found in it."""
    share: float = 1.0
    """Of the conversation's characters, how much would leave, 0 to 1."""
    wish: Disclosure = Disclosure()
    """What was wished for."""


class ConsentNeeded(Body, frozen=True):
    """Nothing has left: show this, and ask again with `approved` set if the user agrees."""

    terminal: ClassVar[bool] = True
    question: int
    outgoing: Outgoing


class Notice(Body, frozen=True):
    """Something the user should know, that ends nothing."""

    message: str
    hint: str = ""


class Finished(Body, frozen=True):
    """The answer is complete, or ended early in a way that `message.facts` tells, and is stored."""

    terminal: ClassVar[bool] = True
    conversation: int
    message: ChatMessage


# Other answers


class Conversations(Body, frozen=True):
    """A part of the conversation list: pinned ones, folders by name, the rest; the newest first in each."""

    terminal: ClassVar[bool] = True
    items: tuple[ConversationSummary, ...]
    query: str = ""
    folders: tuple[Folder, ...] = ()
    """All of them."""


class ConversationOpened(Body, frozen=True):
    """A conversation with one of its branches, from the first message to the last."""

    terminal: ClassVar[bool] = True
    id: int
    title: str
    messages: tuple[ChatMessage, ...]
    persona: Persona = NO_PERSONA


class Exported(Body, frozen=True):
    """The file is written."""

    terminal: ClassVar[bool] = True
    path: str


class SettingsNow(Body, frozen=True):
    """All settings as they are now."""

    terminal: ClassVar[bool] = True
    values: dict[str, Any]
    cloud_keys: tuple[str, ...]
    """Addresses of the endpoints whose keys are there."""
    cloud_key_problem: str = ""
    """Why no key can be kept, if none can."""


class Status(Body, frozen=True):
    """The state of the engine; also sent as news whenever it changes."""

    terminal: ClassVar[bool] = True
    state: EngineState
    model: str = ""
    model_path: str = ""
    memory_bytes: int = 0
    context_length: int = 0
    load_share: float = 0.0
    problem: str = ""
    given_up: str = ""
    """What the model does without because memory is short, one sentence."""
    saving_power: str = ""
    """What is done with less because of the battery or the power profile, one sentence; "" for nothing."""
    local_only: bool = False
    cloud_ready: bool = False


AnswerEvent = (
    Started
    | Queued
    | Trimmed
    | Token
    | ToolCallPiece
    | ToolWanted
    | ToolUsed
    | CacheHit
    | CacheOffer
    | DraftKept
    | Escalating
    | ConsentNeeded
    | Notice
    | Finished
    | Failed
)
AssistantEvent = (
    Started
    | Queued
    | Trimmed
    | Token
    | ToolCallPiece
    | ToolWanted
    | ToolUsed
    | ToolServers
    | ServerEvent
    | EncryptionEvent
    | CacheHit
    | DraftKept
    | Escalating
    | ConsentNeeded
    | Notice
    | Finished
    | Conversations
    | ConversationOpened
    | Exported
    | SettingsNow
    | ConversationsImported
    | Status
    | ModelEvent
    | MemoryEvent
    | CacheEvent
    | ConversationEvent
    | LedgerEvent
    | RoutingEvent
    | BenchEvent
    | Done
    | Failed
)
