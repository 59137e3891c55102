"""A question with everything that its answer depends on, and what the engine is asked for it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final

from core.completion import Completion
from core.engine.protocol import Generate, Origin, Sampling, Tool
from core.escalation.escalation import Subject
from core.messages import ChatMessage, Disclosure, Route
from core.settings import Settings
from core.summary import Summary, turns_after
from core.turns import turns_for

NO_WISH: Final = Disclosure()
"""What is personal is hidden, and nothing but the question goes."""


@dataclass(frozen=True)
class Question:
    """A question with everything its answer depends on."""

    conversation: int
    message: ChatMessage
    before: tuple[ChatMessage, ...]
    route: Route
    use_cache: bool
    private: bool = False
    approved: str = ""
    max_tokens: int = 0
    wish: Disclosure = NO_WISH
    origin: Origin = "chat"
    instructions: str = ""
    """Of the conversation; "" stands for those of the settings."""
    summary: Summary | None = None
    """That the model reads in place of the messages which it covers."""
    completion: Completion | None = None
    """For what another program asks: how it is to be answered."""

    @property
    def subject(self) -> Subject:
        """The same for the way to the cloud."""
        return Subject(self.message, self.before, self.conversation, self.private)

    @property
    def context(self) -> tuple[tuple[str, str], ...]:
        """The questions before with their answers, as the model reads them: those without an answer are left out."""
        turns = turns_for("", self.before)
        answered = zip(turns[::2], turns[1::2], strict=False)
        return tuple((asked.text, answer.text) for asked, answer in answered)

    def asked(self, settings: Settings, tools: tuple[Tool, ...] = ()) -> Generate:
        """What the engine is asked."""
        asked = self.completion
        if asked is None:
            instructions = self.instructions or settings.system_prompt
            turns = turns_after(instructions, (*self.before, self.message), self.summary, with_tools=bool(tools))
            return Generate(
                turns,
                Sampling(temperature=settings.temperature),
                self.max_tokens,
                tools=tools,
                # Settings and personas are on the disk as well; a summary says what the conversation was about.
                keep_beginning=self.summary is None,
            )
        return Generate(
            turns=asked.turns,
            sampling=asked.sampling,
            max_tokens=asked.max_tokens,
            stop=asked.stop,
            prompt=asked.prompt,
            suffix=asked.suffix,
            schema=asked.schema,
            tools=asked.tools,
            tool_choice=asked.tool_choice,
            several_calls=asked.several_calls,
            logprobs=asked.logprobs,
            expected=asked.expected,
        )


def completed(request: Completion) -> Question:
    """Another program's request as a question of the spine."""
    now = time.time()
    *before, message = [
        *(ChatMessage(0, turn.role, turn.text, now) for turn in request.turns if turn.role in ("user", "assistant")),
        *([] if request.turns else [ChatMessage(0, "user", request.prompt, now)]),
    ]
    return Question(
        0, message, tuple(before), "local", request.remembers, private=not request.keeps, completion=request
    )
