"""Has the model of this machine write, and notes down what became of it: tokens, energy, tools that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import Final

import msgspec

from core.device.energy import Snapshot, energy_between, take_snapshot
from core.draft import Draft, ending
from core.engine.client import Engine
from core.engine.protocol import Adjusted, Confidence, Generate, Generated, LetGo, Load, Text
from core.engine.protocol import Queued as PromptQueued
from core.engine.protocol import Trimmed as PromptTrimmed
from core.errors import EngineDied, ModelTooLarge
from core.messages import AnswerEvent, Notice, Queued, Trimmed
from core.model_memory import ModelMemory
from core.process.cancellation import Cancellation
from core.tool_calls.reader import CallReader
from core.tool_calls.syntax import HERMES, SYNTAXES

GIVEN_UP: Final = "The answer was ended here, because the cloud answers."


class LocalModel:
    """The engine as the assistant sees it: what it says becomes events for the user and a draft.

    Args:
        engine: the model's process.
        model_memory: decides how the model is loaded.
        learn: told how each load did when it has answered, for the next plan.
    """

    def __init__(self, engine: Engine, model_memory: ModelMemory, learn: Callable[[Load, Generated], None]) -> None:
        self._engine = engine
        self._model_memory = model_memory
        self._learn = learn

    def write(self, request: Generate, draft: Draft, cancellation: Cancellation) -> Generator[AnswerEvent, None, None]:
        """Let the model write once; where memory is short, the rest of it in a smaller load.

        Raises:
            InglenookError: it could not be completed; what was written is in `draft`.
        """
        load = self._model_memory.request()
        try:
            yield from self._stream(load, request, draft, cancellation)
        except (ModelTooLarge, EngineDied) as error:
            smaller = self._model_memory.after_failure(load, error)
            if smaller is None:
                raise
            yield Notice(self._model_memory.given_up)
            request = msgspec.structs.replace(request, begun=draft.written)
            yield from self._stream(smaller, request, draft, cancellation)

    def _stream(self, load: Load, request: Generate, draft: Draft, cancellation: Cancellation) -> Iterator[AnswerEvent]:
        before = take_snapshot(self._engine.pid)
        reader: CallReader | None = None
        for event in self._engine.generate(load, request, cancellation):
            if isinstance(event, Text):
                draft.written += event.text
                if request.tools and reader is None:
                    reader = self._call_reader(request)
                yield from draft.take(reader.feed(event.text) if reader else (event.text,), event.scores)
            elif isinstance(event, Confidence):
                draft.confidence = event
                if draft.early_stop is not None and draft.early_stop.wanted(draft.text, event):
                    self._note_given_up(draft, event)
                    break
            elif isinstance(event, Adjusted):
                yield from map(Notice, event.notices)
            elif isinstance(event, LetGo):
                yield Notice(
                    f"The conversation is longer than the context of {event.context_length:,} tokens.",
                    "The model goes on with its beginning and its newest part.",
                )
            elif isinstance(event, PromptQueued):
                yield Queued()
            elif isinstance(event, PromptTrimmed):
                draft.learn(trimmed_turns=event.turns)
                yield Trimmed(event.turns, event.context_length)
            elif isinstance(event, Generated):
                yield from draft.take(reader.finish() if reader else ())
                self._note_end(draft, event)
                self._note_energy(draft, before)
                self._learn(load, event)

    def _call_reader(self, request: Generate) -> CallReader:
        loaded = self._engine.loaded
        return CallReader(
            SYNTAXES[loaded.tool_syntax if loaded else HERMES.name], [tool.name for tool in request.tools]
        )

    def _note_end(self, draft: Draft, end: Generated) -> None:
        loaded = self._engine.loaded
        state, note = ending(end.finish, loaded.context_length if loaded else 0)
        draft.learn(
            source="local",
            model=loaded.name if loaded else "",
            state=state,
            note=note,
            prompt_tokens=end.prompt_tokens,
            completion_tokens=draft.facts.completion_tokens + end.completion_tokens,
            tokens_per_second=end.tokens_per_second,
            time_to_first_token_s=draft.facts.time_to_first_token_s or end.time_to_first_token_s,
            engine_peak_bytes=end.engine_peak_bytes,
        )

    def _note_given_up(self, draft: Draft, confidence: Confidence) -> None:
        """The answer ends here, since the cloud is to give a better one."""
        loaded = self._engine.loaded
        draft.learn(
            source="local",
            model=loaded.name if loaded else "",
            state="cut",
            note=GIVEN_UP,
            completion_tokens=confidence.tokens,
        )

    def _note_energy(self, draft: Draft, before: Snapshot) -> None:
        """What the engine has taken since `before`, on top of what this answer had taken already."""
        energy = energy_between(before, take_snapshot(self._engine.pid))
        draft.learn(energy_joules=draft.facts.energy_joules + energy.joules, energy_meter=energy.meter)

    def written(self, request: Generate, cancellation: Cancellation) -> str:
        """What the model answers to something that is not for the user.

        Raises:
            InglenookError: it could not be completed.
        """
        events = self._engine.generate(self._model_memory.request(), request, cancellation)
        return "".join(event.text for event in events if isinstance(event, Text))
