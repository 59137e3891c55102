"""What answers look like on the wire: OpenAI's objects, whole or as the chunks of a stream."""

from __future__ import annotations

import base64
import secrets
import time
from array import array
from collections.abc import Iterator, Sequence
from typing import Any, Final, Protocol

import msgspec

from app.server.errors import ApiError
from core.engine.protocol import TokenScore
from core.messages import AnswerEvent, AnswerFacts, CacheHit, Finished, Notice, Token, ToolCallPiece, Trimmed

DONE: Final = b"data: [DONE]\n\n"
WAITING: Final = b": waiting\n\n"
"""A comment that keeps a connection open; clients skip it."""


class Reply(Protocol):
    """Turns the events of one answer into one form of it."""

    def take(self, event: AnswerEvent) -> Iterator[dict[str, Any]]:
        """The chunks that an event becomes in a stream."""

    def whole(self) -> dict[str, Any]:
        """The answer in one object, after the last event."""

    def failed(self, error: ApiError) -> dict[str, Any]:
        """The chunk that says in a stream that it goes wrong."""

    @property
    def end(self) -> bytes:
        """What stands at the end of a stream."""


def encoded(chunk: dict[str, Any]) -> bytes:
    """A chunk as a server-sent event, with the name of its type where it has one."""
    kind = chunk.get("type")
    head = f"event: {kind}\n".encode() if isinstance(kind, str) else b""
    return head + b"data: " + msgspec.json.encode(chunk) + b"\n\n"


class Written:
    """What has come of an answer so far."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.scores: list[TokenScore] = []
        self.calls: list[dict[str, Any]] = []
        self.notes: list[str] = []
        self.facts = AnswerFacts()
        self.source = "local"

    def take(self, event: AnswerEvent) -> None:
        """Add what an event brings."""
        match event:
            case Token(text=text, scores=scores):
                self.pieces.append(text)
                self.scores.extend(scores)
            case ToolCallPiece():
                self._take_call(event)
            case CacheHit():
                self.source = "cache"
            case Trimmed(turns=turns, context_length=length):
                self.notes.append(f"The oldest {turns} messages did not fit into the context of {length} tokens.")
            case Notice(message=message):
                self.notes.append(message)
            case Finished(message=message) if message.facts is not None:
                self.facts = message.facts
                self.source = self.facts.source
                if self.facts.note:
                    self.notes.append(self.facts.note)

    def _take_call(self, piece: ToolCallPiece) -> None:
        if piece.id:
            function = {"name": piece.name, "arguments": piece.arguments}
            self.calls.append({"id": piece.id, "type": "function", "function": function})
        elif self.calls:
            self.calls[-1]["function"]["arguments"] += piece.arguments

    @property
    def text(self) -> str:
        """All words."""
        return "".join(self.pieces)

    @property
    def finish(self) -> str:
        """Why it ended."""
        if self.calls:
            return "tool_calls"
        return "length" if self.facts.state == "cut" else "stop"

    @property
    def usage(self) -> dict[str, int]:
        """Numbers of tokens."""
        read, written = self.facts.prompt_tokens, self.facts.completion_tokens
        return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}

    @property
    def remarks(self) -> dict[str, Any]:
        """What OpenAI's objects have no place for."""
        return {"source": self.source, "notes": self.notes}


class _ChunkedReply:
    """How a stream of chunks ends."""

    end = DONE

    def failed(self, error: ApiError) -> dict[str, Any]:
        """The chunk that says in a stream that it goes wrong."""
        return error.body


class ChatReply(_ChunkedReply):
    """An answer to `POST /v1/chat/completions`.

    Args:
        model: the name of who answers, until the answer says better.
        usage: whether a stream ends with the numbers of tokens.
        logprobs: whether probabilities were asked for.
    """

    def __init__(self, model: str, usage: bool, logprobs: bool) -> None:
        self._head = {"id": f"chatcmpl-{secrets.token_hex(12)}", "created": int(time.time()), "model": model}
        self._usage = usage
        self._logprobs = logprobs
        self._written = Written()
        self._begun = False

    def take(self, event: AnswerEvent) -> Iterator[dict[str, Any]]:
        """The chunks that an event becomes in a stream."""
        self._written.take(event)
        delta = self._delta(event)
        if delta is not None and not self._begun:
            self._begun = True
            yield self._chunk({"role": "assistant", "content": ""})
        if delta:
            yield self._chunk(delta, scores=event.scores if isinstance(event, Token) else ())
        if isinstance(event, Finished):
            self._head["model"] = self._written.facts.model or self._head["model"]
            yield self._chunk({}, self._written.finish, inglenook=self._written.remarks)
            if self._usage:
                yield {**self._head, "object": _CHUNK, "choices": [], "usage": self._written.usage}

    def whole(self) -> dict[str, Any]:
        """The answer in one object, after the last event."""
        written = self._written
        message: dict[str, Any] = {"role": "assistant", "content": written.text, "refusal": None}
        if written.calls:
            message |= {"tool_calls": written.calls, "content": written.text or None}
        logprobs = {"content": _chat_scores(written.scores), "refusal": None} if self._logprobs else None
        choice = {"index": 0, "message": message, "logprobs": logprobs, "finish_reason": written.finish}
        return {
            **self._head,
            "object": "chat.completion",
            "model": written.facts.model or self._head["model"],
            "choices": [choice],
            "usage": written.usage,
            "inglenook": written.remarks,
        }

    def _delta(self, event: AnswerEvent) -> dict[str, Any] | None:
        match event:
            case Token(text=text):
                return {"content": text}
            case ToolCallPiece():
                return {"tool_calls": [self._call(event)]}
            case Finished():
                return {}
        return None

    def _call(self, piece: ToolCallPiece) -> dict[str, Any]:
        place = len(self._written.calls) - 1
        if piece.id:
            function = {"name": piece.name, "arguments": piece.arguments}
            return {"index": place, "id": piece.id, "type": "function", "function": function}
        return {"index": place, "function": {"arguments": piece.arguments}}

    def _chunk(
        self, delta: dict[str, Any], finish: str | None = None, scores: Sequence[TokenScore] = (), **more: Any
    ) -> dict[str, Any]:
        logprobs = {"content": _chat_scores(scores), "refusal": None} if scores else None
        choice = {"index": 0, "delta": delta, "logprobs": logprobs, "finish_reason": finish}
        chunk = {**self._head, "object": _CHUNK, "choices": [choice], **more}
        return {**chunk, "usage": None} if self._usage else chunk


_CHUNK: Final = "chat.completion.chunk"


class PlainReply(_ChunkedReply):
    """An answer to `POST /v1/completions`.

    Args:
        model: the name of who answers, until the answer says better.
        usage: whether a stream ends with the numbers of tokens.
        logprobs: whether probabilities were asked for.
        echo: what stands before the answer: the prompt, where the request wants it back.
    """

    def __init__(self, model: str, usage: bool, logprobs: bool, echo: str) -> None:
        self._head = {
            "id": f"cmpl-{secrets.token_hex(12)}",
            "object": "text_completion",
            "created": int(time.time()),
            "model": model,
        }
        self._usage = usage
        self._logprobs = logprobs
        self._echo = echo
        self._begun = False
        self._written = Written()

    def take(self, event: AnswerEvent) -> Iterator[dict[str, Any]]:
        """The chunks that an event becomes in a stream."""
        self._written.take(event)
        if self._echo and not self._begun and isinstance(event, Token | Finished):
            yield self._chunk(self._echo)
        self._begun = self._begun or isinstance(event, Token | Finished)
        if isinstance(event, Token):
            yield self._chunk(event.text, scores=event.scores)
        elif isinstance(event, Finished):
            self._head["model"] = self._written.facts.model or self._head["model"]
            yield self._chunk("", self._written.finish)
            if self._usage:
                yield {**self._head, "choices": [], "usage": self._written.usage}

    def whole(self) -> dict[str, Any]:
        """The answer in one object, after the last event."""
        written = self._written
        choice = {
            "index": 0,
            "text": self._echo + written.text,
            "logprobs": _plain_scores(written.scores) if self._logprobs else None,
            "finish_reason": written.finish,
        }
        model = written.facts.model or self._head["model"]
        remarks = {"usage": written.usage, "inglenook": written.remarks}
        return {**self._head, "model": model, "choices": [choice], **remarks}

    def _chunk(self, text: str, finish: str | None = None, scores: Sequence[TokenScore] = ()) -> dict[str, Any]:
        logprobs = _plain_scores(scores) if scores else None
        choice = {"index": 0, "text": text, "logprobs": logprobs, "finish_reason": finish}
        chunk = {**self._head, "choices": [choice]}
        return {**chunk, "usage": None} if self._usage else chunk


def _chat_scores(scores: Sequence[TokenScore]) -> list[dict[str, Any]]:
    return [
        {**_scored(score.piece, score.logprob), "top_logprobs": [_scored(*likely) for likely in score.likeliest]}
        for score in scores
    ]


def _scored(data: bytes, logprob: float) -> dict[str, Any]:
    return {"token": data.decode(errors="replace"), "bytes": list(data), "logprob": logprob}


def _plain_scores(scores: Sequence[TokenScore]) -> dict[str, Any]:
    likeliest = [{data.decode(errors="replace"): logprob for data, logprob in score.likeliest} for score in scores]
    return {
        "tokens": [score.piece.decode(errors="replace") for score in scores],
        "token_logprobs": [score.logprob for score in scores],
        "top_logprobs": likeliest,
    }


def embedding_list(values: bytes, dimensions: int, model: str, tokens: int, as_base64: bool) -> dict[str, Any]:
    """The answer to `POST /v1/embeddings`.

    Args:
        values: float32, little endian, one row a text.
        dimensions: numbers in a row.
        model: the encoder's name.
        tokens: that were read.
        as_base64: rows as base64 of their bytes instead of numbers.
    """
    width = 4 * dimensions
    rows = [values[start : start + width] for start in range(0, len(values), width)]
    vectors = [base64.b64encode(row).decode() if as_base64 else array("f", row).tolist() for row in rows]
    data = [{"object": "embedding", "index": index, "embedding": vector} for index, vector in enumerate(vectors)]
    usage = {"prompt_tokens": tokens, "total_tokens": tokens}
    return {"object": "list", "data": data, "model": model, "usage": usage}


def model_list(names: Sequence[str]) -> dict[str, Any]:
    """The answer to `GET /v1/models`."""
    return {"object": "list", "data": [model_object(name) for name in names]}


def model_object(name: str) -> dict[str, Any]:
    """One model of the list."""
    return {"id": name, "object": "model", "created": 0, "owned_by": "inglenook"}
