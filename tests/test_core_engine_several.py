"""Several answers at once, with the real starter model: who overtakes whom, and that nobody's text changes for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.engine.client import AnswerEvent, Engine
from core.engine.protocol import Generate, Generated, Load, Origin, PromptRead, Queued, Sampling, Text, Turn
from core.process.cancellation import Cancellation
from core.settings import Settings
from models.starter import starter_model

SYSTEM = Turn("system", Settings().system_prompt)
GREEDY = Sampling(temperature=0)
LOAD = Load(str(starter_model()), context_length=1024, sequences=3)
ALONE = Load(str(starter_model()), context_length=1024, sequences=1)
"""With room for one: whoever is overtaken is parked."""
SLICES = Load(str(starter_model()), context_length=1024, sequences=1, batch=64)
"""The same, where even short prompts are read in many slices."""
FRANCE = (SYSTEM, Turn("user", "What is the capital of France?"))
STORY = (SYSTEM, Turn("user", "Tell a very long story about a lighthouse keeper, day by day."))
LONG = (SYSTEM, Turn("user", "Sum this up. " + "The keeper lit the lamp and wrote down what the sea was like. " * 24))


@pytest.fixture(scope="module", params=[LOAD, ALONE], ids=["three sequences", "one sequence"])
def load(request: pytest.FixtureRequest) -> Load:
    assert isinstance(request.param, Load)
    return request.param


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = Engine(tmp_path_factory.mktemp("engine") / "engine.log")
    yield engine
    engine.close()


class Asked:
    """A question that is being answered in a thread of its own."""

    def __init__(
        self, engine: Engine, load: Load, turns: tuple[Turn, ...], origin: Origin = "chat", tokens: int = 60
    ) -> None:
        self.events: list[AnswerEvent] = []
        self.cancellation = Cancellation()
        self._seen = threading.Condition()
        request = Generate(turns, GREEDY, max_tokens=tokens, origin=origin)
        self._thread = threading.Thread(target=self._follow, args=(engine, load, request), daemon=True)
        self._thread.start()

    def _follow(self, engine: Engine, load: Load, request: Generate) -> None:
        for event in engine.generate(load, request, self.cancellation):
            with self._seen:
                self.events.append(event)
                self._seen.notify_all()

    def wait_for(self, kind: type[AnswerEvent]) -> None:
        """Until an event of this kind has come."""
        with self._seen:
            assert self._seen.wait_for(lambda: any(isinstance(event, kind) for event in self.events), 900)

    @property
    def ended(self) -> bool:
        return bool(self.events) and isinstance(self.events[-1], Generated)

    def end(self) -> Generated:
        """How it ended."""
        self.wait_for(Generated)
        self._thread.join()
        last = self.events[-1]
        assert isinstance(last, Generated)
        return last

    @property
    def text(self) -> str:
        return "".join(event.text for event in self.events if isinstance(event, Text))


def alone(engine: Engine, load: Load, turns: tuple[Turn, ...], origin: Origin = "chat", tokens: int = 60) -> str:
    """What is answered when nothing else is asked, with nothing in memory."""
    engine.unload()
    asked = Asked(engine, load, turns, origin, tokens)
    assert asked.end().alone
    return asked.text


def test_a_quick_question_overtakes_a_background_job_that_then_says_the_very_same(engine: Engine, load: Load) -> None:
    undisturbed = alone(engine, load, LONG, "background")
    engine.unload()
    background = Asked(engine, load, LONG, "background")
    background.wait_for(Text)
    quick = Asked(engine, load, FRANCE, "quick", tokens=12)
    assert quick.end().finish in ("stop", "length")
    assert not background.ended
    assert "Paris" in quick.text
    end = background.end()
    assert background.text == undisturbed
    assert not end.alone


def test_a_quick_question_overtakes_also_while_a_long_prompt_is_read(engine: Engine, load: Load) -> None:
    undisturbed = alone(engine, load, LONG, "background")
    engine.unload()
    engine.load(load)
    background = Asked(engine, load, LONG, "background")
    quick = Asked(engine, load, FRANCE, "quick", tokens=12)
    quick.wait_for(PromptRead)
    assert not any(isinstance(event, PromptRead) for event in background.events)
    quick.end()
    background.end()
    assert "Paris" in quick.text
    assert background.text == undisturbed


def test_a_shorter_question_gets_the_only_place_after_the_one_that_is_being_read(engine: Engine) -> None:
    engine.unload()
    engine.load(SLICES)
    first, *others = (Asked(engine, SLICES, turns, tokens=12) for turns in (LONG, FRANCE, STORY))
    assert first.end().finish in ("stop", "length")
    for other in others:
        other.end()
    assert "Paris" in others[0].text


def test_two_conversations_are_answered_at_once(engine: Engine) -> None:
    engine.unload()
    first = Asked(engine, LOAD, STORY, tokens=80)
    first.wait_for(Text)
    second = Asked(engine, LOAD, FRANCE, tokens=8)
    second.end()
    assert not first.ended
    assert "Paris" in second.text
    assert first.end().completion_tokens == 80
    assert not any(isinstance(event, Queued) for event in (*first.events, *second.events))


def test_an_answer_goes_on_while_a_long_text_is_read_for_another(engine: Engine) -> None:
    engine.unload()
    first = Asked(engine, LOAD, STORY, tokens=200)
    first.wait_for(Text)
    before = len(first.events)
    reading = Asked(engine, LOAD, LONG, tokens=4)
    reading.wait_for(PromptRead)
    assert len(first.events) > before + 1
    assert reading.end().completion_tokens == 4
    first.end()


def test_each_of_several_answers_can_be_stopped(engine: Engine, load: Load) -> None:
    engine.unload()
    first, second = Asked(engine, load, STORY, tokens=300), Asked(engine, load, LONG, "background")
    first.wait_for(Text)
    second.cancellation.cancel()
    assert second.end().finish == "cancelled"
    assert not first.ended
    first.cancellation.cancel()
    assert first.end().finish == "cancelled"
    third = Asked(engine, load, FRANCE, tokens=8)
    third.end()
    assert "Paris" in third.text
    assert engine.state == "ready"


def test_more_questions_than_there_is_room_for_are_all_answered(engine: Engine, load: Load) -> None:
    engine.unload()
    asked = [
        Asked(engine, load, FRANCE, origin, tokens=8) for origin in ("background", "chat", "quick", "chat", "quick")
    ]
    assert all(one.end().finish in ("stop", "length") for one in asked)
    assert all("Paris" in one.text for one in asked)


def test_a_load_without_room_says_that_a_question_waits(engine: Engine) -> None:
    engine.unload()
    first = Asked(engine, ALONE, STORY, tokens=300)
    first.wait_for(Text)
    second = Asked(engine, ALONE, FRANCE, tokens=8)
    second.wait_for(Queued)
    first.cancellation.cancel()
    second.end()
    assert "Paris" in second.text


def test_when_the_engine_dies_every_answer_says_so(engine: Engine, tmp_path: Path) -> None:
    import os
    import signal

    from core.errors import EngineDied

    mine = Engine(tmp_path / "log")
    failures: list[EngineDied] = []
    begun = threading.Barrier(3)

    def ask(turns: tuple[Turn, ...]) -> None:
        told = False
        try:
            for event in mine.generate(LOAD, Generate(turns, GREEDY, max_tokens=400), Cancellation()):
                if isinstance(event, Text) and not told:
                    told = True
                    begun.wait(600)
        except EngineDied as died:
            failures.append(died)

    threads = [threading.Thread(target=ask, args=(turns,)) for turns in (STORY, (*STORY[:1], Turn("user", "A poem!")))]
    for thread in threads:
        thread.start()
    begun.wait(600)
    assert mine.pid is not None
    os.kill(mine.pid, signal.SIGKILL)
    for thread in threads:
        thread.join(600)
    assert [died.reason for died in failures] == ["SIGKILL", "SIGKILL"]
    again = Asked(mine, LOAD, FRANCE, tokens=8)
    again.end()
    assert "Paris" in again.text
    mine.close()
