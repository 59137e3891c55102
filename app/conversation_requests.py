"""Answers requests about conversations that are kept: list, open, rename, pin, file, branch, export, import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args

from core import export
from core.chat_import import read_export
from core.conversation_messages import (
    Branches,
    Branching,
    ChoosePersona,
    ConversationRequest,
    ListBranches,
    ListPersonas,
    MoveConversation,
    PersonaRequest,
    Personas,
    PinConversation,
    RenameFolder,
    SavePersonas,
)
from core.history import History
from core.messages import (
    ConversationOpened,
    Conversations,
    ConversationsImported,
    ExportConversation,
    Exported,
    ImportConversations,
    ListConversations,
    OpenConversation,
    RenameConversation,
    ShowBranch,
)
from core.personas import load_personas, save_personas
from core.process.channel import Body

BEGINNING: Final = 200
"""Characters of each message in the overview of branches."""


HistoryRequest = (
    ListConversations
    | OpenConversation
    | ShowBranch
    | RenameConversation
    | ExportConversation
    | ImportConversations
    | ConversationRequest
)
HISTORY_REQUESTS: Final = get_args(HistoryRequest)


def handle_conversations(history: History, request: HistoryRequest) -> Iterator[Body]:
    """The events that answer one request.

    Raises:
        InglenookError: the request cannot be fulfilled; the sentences say why and what to do.
    """
    match request:
        case ListConversations(query=query, limit=limit, offset=offset, collapsed=collapsed):
            yield Conversations(history.conversations(query, limit, offset, collapsed), query, history.folders())
        case OpenConversation(id=id_):
            yield ConversationOpened(id_, *history.open(id_), history.persona(id_))
        case ShowBranch(message=message):
            id_, title, messages = history.show_branch(message)
            yield ConversationOpened(id_, title, messages, history.persona(id_))
        case RenameConversation(id=id_, title=title):
            history.rename(id_, title)
        case PinConversation(id=id_, pinned=pinned):
            history.pin(id_, pinned)
        case MoveConversation(id=id_, folder=folder):
            history.move(id_, folder)
        case RenameFolder(name=name, to=to):
            history.rename_folder(name, to)
        case ChoosePersona(id=id_, persona=persona):
            history.choose_persona(id_, persona)
        case ListBranches(id=id_):
            yield _branches(history, id_)
        case ExportConversation():
            yield _export(history, request)
        case ImportConversations(path=path):
            added = [history.add_exported(conversation) for conversation in read_export(Path(path))]
            yield ConversationsImported(sum(map(bool, added)), added.count(0))


def handle_personas(file: Path, request: PersonaRequest) -> Iterator[Body]:
    """The events that answer one request about the list of personas.

    Raises:
        InglenookError: the list cannot be read or kept.
    """
    match request:
        case ListPersonas():
            yield Personas(load_personas(file))
        case SavePersonas(personas=personas):
            yield Personas(save_personas(file, personas))


def _export(history: History, request: ExportConversation) -> Exported:
    title, shown = history.open(request.id)
    if request.format == "json":
        text = export.to_json(title, history.all_messages(request.id))
    else:
        text = export.to_markdown(title, shown)
    export.write_text(Path(request.path), text)
    return Exported(request.path)


def _branches(history: History, conversation: int) -> Branches:
    title, shown = history.open(conversation)
    messages = tuple(
        Branching(message.id, parent, message.role, message.text[:BEGINNING], message.created)
        for parent, message in history.all_messages(conversation)
    )
    return Branches(conversation, title, messages, tuple(message.id for message in shown))
