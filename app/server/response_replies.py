"""What answers to `POST /v1/responses` look like on the wire: a list of items, whole or as the events of a stream."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from app.server.chat_requests import CalledFunction, EarlierCall, Message
from app.server.errors import ApiError
from app.server.replies import Written
from app.server.response_requests import ResponseRequest
from core.messages import AnswerEvent, Finished, Token, ToolCallPiece


class ResponseReply:
    """An answer to `POST /v1/responses`.

    Args:
        model: the name of who answers, until the answer says better.
        request: what it answers.
        keep: called at the end with the whole answer, and with the message that it is in a conversation.
    """

    end = b""

    def __init__(self, model: str, request: ResponseRequest, keep: Callable[[dict[str, Any], Message], None]) -> None:
        self._id = f"resp_{secrets.token_hex(16)}"
        self._created = int(time.time())
        self._model = model
        self._request = request
        self._keep = keep
        self._written = Written()
        self._items: list[dict[str, Any]] = []
        self._numbers = 0
        self._finished = False

    def take(self, event: AnswerEvent) -> Iterator[dict[str, Any]]:
        """The events that an event becomes in a stream."""
        if not self._numbers:
            yield self._event("response.created", response=self._response("in_progress"))
            yield self._event("response.in_progress", response=self._response("in_progress"))
        self._written.take(event)
        match event:
            case Token(text=text) if text:
                yield from self._take_text(text)
            case ToolCallPiece():
                yield from self._take_call(event)
            case Finished():
                yield from self._end()

    def whole(self) -> dict[str, Any]:
        """The answer in one object, after the last event."""
        return self._response(self._state)

    def failed(self, error: ApiError) -> dict[str, Any]:
        """The event that ends a stream that goes wrong."""
        said = {"code": error.code or "server_error", "message": error.message}
        return self._event("response.failed", response={**self._response("failed"), "error": said})

    @property
    def _state(self) -> str:
        if not self._finished:
            return "in_progress"
        return "incomplete" if self._written.finish == "length" else "completed"

    def _take_text(self, text: str) -> Iterator[dict[str, Any]]:
        if not self._items or self._items[-1]["type"] != "message":
            yield from self._close()
            part = {"type": "output_text", "text": "", "annotations": [], "logprobs": []}
            item = {"type": "message", "role": "assistant", "content": [part]}
            yield from self._open(item, "msg", shown={**item, "content": []})
            yield self._of_item("response.content_part.added", content_index=0, part=dict(part))
        self._items[-1]["content"][0]["text"] += text
        yield self._of_item("response.output_text.delta", content_index=0, delta=text, logprobs=[])

    def _take_call(self, piece: ToolCallPiece) -> Iterator[dict[str, Any]]:
        if piece.id:
            yield from self._close()
            item = {"type": "function_call", "call_id": piece.id, "name": piece.name, "arguments": ""}
            yield from self._open(item, "fc", shown=item)
        if piece.arguments:
            self._items[-1]["arguments"] += piece.arguments
            yield self._of_item("response.function_call_arguments.delta", delta=piece.arguments)

    def _open(self, item: dict[str, Any], prefix: str, shown: dict[str, Any]) -> Iterator[dict[str, Any]]:
        head = {"id": f"{prefix}_{secrets.token_hex(12)}", "status": "in_progress"}
        self._items.append(head | item)
        place = len(self._items) - 1
        yield self._event("response.output_item.added", output_index=place, item={**head, **shown})

    def _close(self) -> Iterator[dict[str, Any]]:
        """The item that was being written is complete."""
        if not self._items or self._items[-1]["status"] != "in_progress":
            return
        item = self._items[-1]
        if item["type"] == "message":
            part = item["content"][0]
            yield self._of_item("response.output_text.done", content_index=0, text=part["text"], logprobs=[])
            yield self._of_item("response.content_part.done", content_index=0, part=dict(part))
        else:
            yield self._of_item("response.function_call_arguments.done", arguments=item["arguments"], name=item["name"])
        item["status"] = "incomplete" if self._finished and self._state == "incomplete" else "completed"
        yield self._event("response.output_item.done", output_index=len(self._items) - 1, item=dict(item))

    def _end(self) -> Iterator[dict[str, Any]]:
        self._finished = True
        self._model = self._written.facts.model or self._model
        yield from self._close()
        answer = self._response(self._state)
        calls = [
            EarlierCall(item["call_id"], CalledFunction(item["name"], item["arguments"]))
            for item in self._items
            if item["type"] == "function_call"
        ]
        self._keep(answer, Message("assistant", self._written.text, calls or None))
        yield self._event(f"response.{self._state}", response=answer)

    def _response(self, state: str) -> dict[str, Any]:
        request, usage = self._request, self._written.usage
        return {
            "id": self._id,
            "object": "response",
            "created_at": self._created,
            "status": state,
            "error": None,
            "incomplete_details": {"reason": "max_output_tokens"} if state == "incomplete" else None,
            "instructions": request.instructions,
            "max_output_tokens": request.max_output_tokens,
            "metadata": request.metadata or {},
            "model": self._model,
            "output": [msgspec.to_builtins(item) for item in self._items],
            "parallel_tool_calls": request.parallel_tool_calls is not False,
            "previous_response_id": request.previous_response_id,
            "store": request.stored,
            "temperature": request.temperature,
            "text": {"format": {"type": "text"}} if request.text is None else msgspec.to_builtins(request.text),
            "tool_choice": msgspec.to_builtins(request.tool_choice or "auto"),
            "tools": msgspec.to_builtins(request.tools or []),
            "top_p": request.top_p,
            "truncation": "disabled",
            "usage": {
                "input_tokens": usage["prompt_tokens"],
                "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
                "output_tokens": usage["completion_tokens"],
                "output_tokens_details": {"reasoning_tokens": 0},
                "total_tokens": usage["total_tokens"],
            }
            if self._finished
            else None,
            "inglenook": self._written.remarks,
        }

    def _of_item(self, kind: str, **facts: Any) -> dict[str, Any]:
        return self._event(kind, item_id=self._items[-1]["id"], output_index=len(self._items) - 1, **facts)

    def _event(self, kind: str, **facts: Any) -> dict[str, Any]:
        self._numbers += 1
        return {"type": kind, "sequence_number": self._numbers - 1, **facts}
