"""The exports that are JSON: ChatGPT's, Open WebUI's, Jan's and Inglenook's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from core.chat_import.exported import ExportedConversation, ExportedMessage, conversation
from core.errors import InglenookError
from core.export import FORMAT

_MILLISECONDS = 10_000_000_000
"""A moment above this is in milliseconds: as seconds it would be after the year 2286."""


def from_json(raw: bytes, name: str) -> list[ExportedConversation]:
    """The conversations in one JSON document, of whichever program.

    Args:
        raw: the document.
        name: of the file, for messages.

    Raises:
        InglenookError: it is no JSON, or none of the formats that are known.
    """
    try:
        document = msgspec.json.decode(raw)
    except (msgspec.DecodeError, RecursionError) as error:
        raise InglenookError(f"{name} is damaged: it is no JSON.", "Export it again.") from error
    items = document if isinstance(document, list) else [document]
    found = [read for item in items if isinstance(item, dict) for read in _one(item)]
    if not found and not (isinstance(document, list) and not document):
        raise InglenookError(
            f"{name} is not an export that Inglenook knows.",
            "It reads those of ChatGPT, Open WebUI, Jan and GPT4All, and its own.",
        )
    return found


def _one(item: dict[str, Any]) -> Iterator[ExportedConversation]:
    made: ExportedConversation | None = None
    if item.get("format") == FORMAT:
        made = _own(item)
    elif isinstance(item.get("mapping"), dict):
        made = _chatgpt(item)
    elif isinstance(item.get("chat"), dict):
        made = _open_webui(item)
    if made is not None:
        yield made


def _own(item: dict[str, Any]) -> ExportedConversation | None:
    rows = _rows(item.get("messages"))
    messages = [
        ExportedMessage(_key(row), str(row.get("parent") or ""), str(row.get("role")), _text(row.get("text")),
                        _moment(row.get("created")))
        for row in rows
    ]  # fmt: skip
    return conversation(_text(item.get("title")), messages)


def _chatgpt(item: dict[str, Any]) -> ExportedConversation | None:
    messages = []
    for key, node in item["mapping"].items():
        if not isinstance(node, dict):
            continue
        said = _object(node.get("message"))
        author, content = _object(said.get("author")), _object(said.get("content"))
        parts = content.get("parts") if content.get("content_type") in ("text", "multimodal_text") else []
        text = "\n".join(part for part in parts if isinstance(part, str)) if isinstance(parts, list) else ""
        parent = str(node.get("parent") or "")
        messages.append(
            ExportedMessage(str(key), parent, _text(author.get("role")), text, _moment(said.get("create_time")))
        )
    created, updated = _moment(item.get("create_time")), _moment(item.get("update_time"))
    return conversation(_text(item.get("title")), messages, created, updated)


def _open_webui(item: dict[str, Any]) -> ExportedConversation | None:
    chat = item["chat"]
    rows = _object(_object(chat.get("history")).get("messages"))
    if not rows:
        rows = {str(number): row for number, row in enumerate(_rows(chat.get("messages")))}
    messages = []
    before = ""
    for key, row in rows.items():
        if isinstance(row, dict):
            # Old exports are a plain list, in which each message follows the one above.
            parent = str(row["parentId"] or "") if "parentId" in row else before
            role, moment = _text(row.get("role")), _moment(row.get("timestamp"))
            messages.append(ExportedMessage(str(key), parent, role, _text(row.get("content")), moment))
            before = str(key)
    title = _text(item.get("title")) or _text(chat.get("title"))
    return conversation(title, messages, _moment(item.get("created_at")), _moment(item.get("updated_at")))


def from_jan(thread: bytes, messages: bytes, name: str) -> ExportedConversation | None:
    """A thread of Jan: its description, and its messages, a JSON object a line; lines that are damaged are passed over.

    Raises:
        InglenookError: the description is no JSON object.
    """
    try:
        about = msgspec.json.decode(thread, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as error:
        raise InglenookError(f"{name} is damaged: it is no JSON.", "Export it again.") from error
    read, before = [], ""
    for line in messages.splitlines():
        try:
            row = msgspec.json.decode(line, type=dict[str, Any])
        except (msgspec.DecodeError, RecursionError):
            continue
        key = _key(row)
        parent = str(_object(row.get("metadata")).get("parentId") or before)
        read.append(
            ExportedMessage(key, parent, _text(row.get("role")), _jan_text(row), _moment(row.get("created_at")))
        )
        before = key
    created, updated = _moment(about.get("created")), _moment(about.get("updated"))
    return conversation(_text(about.get("title")), read, created, updated)


def _jan_text(row: dict[str, Any]) -> str:
    pieces = []
    for part in _rows(row.get("content")):
        text = part.get("text")
        pieces.append(_text(text.get("value") if isinstance(text, dict) else text))
    return "\n".join(piece for piece in pieces if piece)


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _rows(value: Any) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _key(row: dict[str, Any]) -> str:
    return str(row.get("id") or "")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _moment(value: Any) -> float:
    """Seconds since 1970, of a number in seconds or milliseconds; 0 of anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < _MILLISECONDS * 1000:
        return 0.0
    return float(value) / 1000 if value > _MILLISECONDS else float(value)
