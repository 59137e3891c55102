"""Keeps what other programs ask as conversations of the history, for users who want to see it there.

Programs send the whole conversation each time. What came before is recognised by its words, so that a conversation
with a program stays one here too.
"""

from __future__ import annotations

import collections
import contextlib
import hashlib
import threading
from collections.abc import Iterator, Sequence
from typing import Final

from core.completion import Completion
from core.engine.protocol import Turn
from core.errors import ConversationNotFound
from core.history import HEAD, ROOT, History
from core.messages import AnswerEvent, AnswerFacts, Finished
from core.turns import title_for

_MOST: Final = 1_000
"""Ends of conversations that are recognised again."""


class Keeping:
    """Any thread may use it.

    Args:
        history: where conversations go.
    """

    def __init__(self, history: History) -> None:
        self._history = history
        self._lock = threading.Lock()
        self._ends: collections.OrderedDict[str, tuple[int, int]] = collections.OrderedDict()
        """Conversation and last message, by what was said up to there."""

    def keep(self, completion: Completion, events: Iterator[AnswerEvent]) -> Iterator[AnswerEvent]:
        """The same events; at the end the question and its answer are in the history.

        Raises:
            StorageError: the file fails.
        """
        for event in events:
            if isinstance(event, Finished) and completion.question:
                self._add(completion, event.message.text, event.message.facts or AnswerFacts())
            yield event

    def _add(self, completion: Completion, answer: str, facts: AnswerFacts) -> None:
        said = [turn for turn in completion.turns if turn.role in ("user", "assistant") and turn.text]
        last = max(place for place, turn in enumerate(said) if turn.role == "user")
        before, question = said[:last], said[last]
        with self._lock:
            conversation, asked = self._add_question(completion.program, before, question)
            answered = self._history.add_answer(conversation, asked, answer, facts)
            end = _digest(completion.program, [*before, question, Turn("assistant", answer)])
            self._ends[end] = (conversation, answered.id)
            while len(self._ends) > _MOST:
                self._ends.popitem(last=False)

    def _add_question(self, program: str, before: Sequence[Turn], question: Turn) -> tuple[int, int]:
        """Where the question is now: at the end of what was said before, or in a new conversation."""
        conversation, parent = self._ends.get(_digest(program, before), (0, ROOT))
        if conversation:
            # The user may have deleted it meanwhile.
            with contextlib.suppress(ConversationNotFound):
                return conversation, self._history.add_question(conversation, parent, question.text)
        title = f"{program}: {title_for(before[0].text if before else question.text)}"
        conversation = self._history.create(title)
        parent = self._add_before(conversation, before)
        return conversation, self._history.add_question(conversation, parent, question.text)

    def _is_question(self, message: int) -> bool:
        return self._history.path_to(message)[-1].role == "user"

    def _add_before(self, conversation: int, before: Sequence[Turn]) -> int:
        """What was said before this server was asked; gives the last message, or that there is none."""
        last = ROOT
        for turn in before:
            if turn.role == "user":
                last = self._history.add_question(conversation, HEAD if last else ROOT, turn.text)
            elif last and self._is_question(last):
                facts = AnswerFacts(note="Written before this program came here.")
                last = self._history.add_answer(conversation, last, turn.text, facts).id
        return last


def _digest(program: str, turns: Sequence[Turn]) -> str:
    said = "\0".join((program, *(f"{turn.role}:{turn.text}" for turn in turns)))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()
