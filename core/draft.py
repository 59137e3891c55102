"""An answer in the making: its pieces, the tools that it has asked for, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from core.engine.protocol import Confidence, TokenScore, ToolCall
from core.escalation.early import EarlyStop
from core.messages import AnswerFacts, ChatMessage, Token, ToolCallPiece
from core.tool_calls.reader import CallPiece, Piece


@dataclass
class Draft:
    """An answer in the making."""

    pieces: list[str] = field(default_factory=list)
    facts: AnswerFacts = field(default_factory=AnswerFacts)
    written: str = ""
    """By the model since the last use of tools, with the marks of its calls."""
    calls: list[ToolCall] = field(default_factory=list)
    """Tools that it has asked for since then ..."""
    round: int = 0
    """... and the piece with which that began."""
    confidence: Confidence | None = None
    """How sure the model has been of its words, where that is measured."""
    early_stop: EarlyStop | None = None
    stored: ChatMessage | None = None
    """Once it is in the history."""

    @property
    def text(self) -> str:
        """All that the user has seen of it."""
        return "".join(self.pieces)

    def learn(self, **values: object) -> None:
        """Know so much more of where it came from and what it took."""
        self.facts = msgspec.structs.replace(self.facts, **values)

    @property
    def words(self) -> str:
        """The text since the last use of tools."""
        return "".join(self.pieces[self.round :]).strip()

    def add_call(self, piece: CallPiece) -> None:
        """The model has written another piece of the use of a tool."""
        if piece.id:
            self.calls.append(ToolCall(piece.id, piece.name, piece.arguments))
        else:
            call = self.calls[-1]
            self.calls[-1] = ToolCall(call.id, call.name, call.arguments + piece.arguments)

    def begin_round(self) -> None:
        """Go on after a use of tools."""
        self.written, self.calls = "", []
        if self.text and not self.text[-1].isspace():
            self.pieces.append("\n\n")
        self.round = len(self.pieces)

    def begin_anew(self) -> None:
        """Forget what was written: somebody else answers."""
        self.pieces, self.facts, self.confidence = [], AnswerFacts(), None

    def take(self, pieces: Iterable[Piece], scores: tuple[TokenScore, ...] = ()) -> Iterator[Token | ToolCallPiece]:
        """What the model has written, as events."""
        for piece in pieces:
            if isinstance(piece, str):
                self.pieces.append(piece)
                yield Token(piece, scores)
            else:
                self.add_call(piece)
                yield ToolCallPiece(piece.index, piece.arguments, piece.id, piece.name)

    @property
    def seconds(self) -> float:
        """What it took, from the question to its last word."""
        facts = self.facts
        written = facts.completion_tokens / facts.tokens_per_second if facts.tokens_per_second > 0 else 0.0
        return facts.time_to_first_token_s + written


def ending(finish: str, context_length: int) -> tuple[str, str]:
    """How an answer's end is recorded, and what the user is told about it."""
    if finish == "cancelled":
        return "stopped", ""
    if finish == "context":
        return "cut", (
            f"The answer ends here because the context window of {context_length:,} tokens is full. "
            "Start a new chat, or choose a longer context in Settings."
        )
    if finish == "repetition":
        return (
            "cut",
            "The model began to repeat itself, so the answer was ended here. Regenerate it, or ask differently.",
        )
    if finish == "length":
        return "cut", "The answer ends here because it reached the token limit."
    return "complete", ""
