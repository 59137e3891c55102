"""The way of a question: what the user gets back, what is stored, and what the model reads."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.assistant import Assistant
from core.cache_messages import CacheOffer, Offer
from core.conversation_messages import NO_PERSONA, Persona
from core.engine.protocol import Confidence, Load, Trimmed, Turn
from core.errors import CloudError, EngineDied, InglenookError, LocalOnly, ModelTooLarge, StorageError
from core.escalation.cloud import CloudClient
from core.escalation.escalation import Escalation
from core.escalation.gates import Conditions
from core.escalation.router import Router
from core.history import History
from core.ledger import Ledger
from core.messages import (
    AnswerFacts,
    Ask,
    AskAgain,
    CacheHit,
    ChatMessage,
    ConsentNeeded,
    DraftKept,
    Escalating,
    Finished,
    Notice,
    Started,
    Token,
    is_private,
)
from core.messages import Trimmed as TrimmedForUser
from core.model_memory import ModelMemory
from core.paths import Paths
from core.process.cancellation import Cancellation
from core.settings import Settings
from core.turns import title_for, turns_for
from tests.cloud_server import CloudServer, Reply, cloud_server
from tests.fakes import FakeCache, FakeEngine, generated


class Desk:
    """An assistant whose parts a test can look at."""

    def __init__(self, home: Paths) -> None:
        self.settings = Settings()
        self.conditions = Conditions()
        self.engine = FakeEngine()
        self.cache = FakeCache()
        self.history = History(home.history)
        self.ledger = Ledger(home.ledger)
        self.model = Path("fake.gguf")
        self.model_memory = ModelMemory(
            settings=lambda: self.settings,
            engine=self.engine,
            choose_model=lambda chosen: Path(chosen or self.model),
            plan=self.plan,
            predict=lambda _load: 1_000_000,
        )
        self.router = Router(lambda: self.settings, lambda _question, _conversation: self.conditions)
        self.assistant = Assistant(
            settings=lambda: self.settings,
            history=self.history,
            cache=self.cache,
            engine=self.engine,
            escalation=Escalation(
                lambda: self.settings,
                CloudClient(lambda: self.settings, lambda _endpoint: "key", self.ledger),
                self.ledger,
            ),
            router=self.router,
            choose_model=lambda chosen: Path(chosen or self.model),
            model_memory=self.model_memory,
            identify=str,
        )

    def plan(self, path: Path, settings: Settings, limit: int) -> Load:
        context = settings.context_length
        if limit:
            context = limit // 1000
        if context < 256:
            raise ModelTooLarge("It does not fit.", "Close programs.")
        return Load(str(path), context)

    def ask(self, text: str, conversation: int = 0, **options: Any) -> list[Any]:
        return list(self.assistant.ask(Ask(text, conversation, **options), Cancellation()))

    def answer(self, text: str, conversation: int = 0, **options: Any) -> Finished:
        last = self.ask(text, conversation, **options)[-1]
        assert isinstance(last, Finished)
        return last


@pytest.fixture
def desk(home: Paths) -> Iterator[Desk]:
    made = Desk(home)
    yield made
    made.history.close()
    made.ledger.close()


def facts(finished: Finished) -> AnswerFacts:
    assert finished.message.facts is not None
    return finished.message.facts


def test_a_question_streams_its_answer_and_both_are_kept(desk: Desk) -> None:
    desk.engine.enqueue("Par", "is.")
    started, *tokens, finished = desk.ask("What is the capital of France?")
    assert isinstance(started, Started)
    assert started.title == "What is the capital of France?"
    assert tokens == [Token("Par"), Token("is.")]
    assert facts(finished).source == "local"
    assert facts(finished).model == "Fake-1B"
    assert facts(finished).tokens_per_second == 50.0
    title, messages = desk.history.open(started.conversation)
    assert title == started.title
    assert [m.text for m in messages] == ["What is the capital of France?", "Paris."]


def test_the_model_reads_the_instructions_and_the_conversation(desk: Desk) -> None:
    desk.engine.enqueue("Paris.")
    desk.engine.enqueue("Berlin.")
    first = desk.answer("Capital of France?")
    desk.answer("And of Germany?", first.conversation)
    assert desk.engine.requests[-1].turns == (
        Turn("system", desk.settings.system_prompt),
        Turn("user", "Capital of France?"),
        Turn("assistant", "Paris."),
        Turn("user", "And of Germany?"),
    )


def test_the_same_question_is_answered_from_the_cache_and_says_so(desk: Desk) -> None:
    desk.engine.enqueue("Paris.")
    desk.answer("Capital of France?")
    _, hit, token, finished = desk.ask("Capital of France?")
    assert isinstance(hit, CacheHit)
    assert token == Token("Paris.")
    assert facts(finished).source == "cache"
    assert facts(finished).cache_entry == hit.entry
    assert len(desk.engine.requests) == 1


def test_asking_again_never_uses_the_cache_and_keeps_the_old_answer_as_a_branch(desk: Desk) -> None:
    desk.engine.enqueue("Paris.")
    desk.engine.enqueue("It is Paris.")
    first = desk.answer("Capital of France?")
    question = desk.history.open(first.conversation)[1][0].id
    *_, again = desk.assistant.ask_again(AskAgain(question), Cancellation())
    assert isinstance(again, Finished)
    assert again.message.text == "It is Paris."
    assert (again.message.sibling, again.message.siblings) == (2, 2)


@pytest.mark.parametrize(
    "change",
    [{"model_path": "other.gguf"}, {"system_prompt": "Be rude."}, {"temperature": 1.5}],
)
def test_another_model_or_other_instructions_share_no_cached_answers(desk: Desk, change: dict[str, Any]) -> None:
    desk.engine.enqueue("Paris.")
    desk.engine.enqueue("Something else.")
    desk.answer("Capital of France?")
    desk.settings = dataclasses.replace(desk.settings, **change)
    assert desk.answer("Capital of France?").message.text == "Something else."


def test_a_persona_speaks_in_its_conversation_and_its_answers_are_remembered_for_it_alone(desk: Desk) -> None:
    for text in ("Paris.", "Arr, Paris!", "Arr, Berlin!", "Berlin."):
        desk.engine.enqueue(text)
    pirate = Persona("Pirate", "Talk like a pirate.")
    assert desk.answer("Capital of France?").message.text == "Paris."
    first = desk.answer("Capital of France?", persona=pirate)
    assert first.message.text == "Arr, Paris!"
    assert desk.engine.requests[-1].turns[0] == Turn("system", "Talk like a pirate.")
    desk.answer("And of Germany?", first.conversation)
    assert desk.engine.requests[-1].turns[0] == Turn("system", "Talk like a pirate.")
    assert desk.answer("Capital of France?", persona=pirate).message.text == "Arr, Paris!"
    desk.history.choose_persona(first.conversation, NO_PERSONA)
    desk.answer("And of Germany, again?", first.conversation)
    assert desk.engine.requests[-1].turns[0] == Turn("system", desk.settings.system_prompt)


def test_a_cached_answer_belongs_to_the_turns_before_it(desk: Desk) -> None:
    for text in ("Paris.", "About 2 million.", "Berlin.", "About 4 million."):
        desk.engine.enqueue(text)
    france = desk.answer("Capital of France?")
    desk.answer("How many people live there?", france.conversation)
    germany = desk.answer("Capital of Germany?")
    assert desk.answer("How many people live there?", germany.conversation).message.text == "About 4 million."


def test_a_close_question_is_offered_while_the_model_answers(desk: Desk) -> None:
    desk.cache.offer = Offer(7, "Capital city of France?", 1_700_000_000.0, 0.6)
    desk.engine.enqueue("Paris.")
    _, offered, token, finished = desk.ask("Capital of France?")
    assert offered == CacheOffer(7, "Capital city of France?", 1_700_000_000.0, 0.6)
    assert token == Token("Paris.")
    assert facts(finished).source == "local"


def test_a_private_question_is_neither_answered_from_the_cache_nor_kept_there(desk: Desk) -> None:
    for text in ("Paris.", "Paris, in private.", "Paris, again."):
        desk.engine.enqueue(text)
    desk.answer("Capital of France?")
    private = desk.answer("Capital of France?", private=True)
    assert private.message.text == "Paris, in private."
    assert list(desk.cache.entries.values()) == ["Paris."]
    question = desk.history.open(private.conversation)[1][0].id
    list(desk.assistant.ask_again(AskAgain(question, private=True), Cancellation()))
    assert list(desk.cache.entries.values()) == ["Paris."]


def test_nothing_of_a_private_conversation_reaches_the_disk(desk: Desk, home: Paths) -> None:
    desk.engine.enqueue("An answer about zebrafinches.")
    desk.engine.enqueue("More about zebrafinches.")
    first = desk.answer("What are zebrafinches?", private=True)
    desk.answer("And baby zebrafinches?", first.conversation)
    assert is_private(first.conversation)
    desk.history.rename(first.conversation, "About zebrafinches")
    assert [item.title for item in desk.history.conversations("zebrafinches")] == ["About zebrafinches"]
    files = [path for path in home.data.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if b"zebrafinches" in path.read_bytes()]
    assert desk.cache.entries == {}


def test_a_kept_answer_knows_its_conversation_and_what_it_took(desk: Desk) -> None:
    desk.engine.enqueue("Paris.")
    finished = desk.answer("Capital of France?")
    ((conversation, seconds),) = desk.cache.origins
    assert conversation == finished.conversation
    assert seconds == pytest.approx(0.1 + 3 / 50)


def test_a_turn_without_an_answer_is_no_part_of_what_a_cached_answer_belongs_to(desk: Desk) -> None:
    desk.engine.enqueue(EngineDied("The engine stopped unexpectedly (SIGKILL)."))
    desk.engine.enqueue("Paris.")
    with pytest.raises(EngineDied):
        desk.ask("Tell me a story.")
    conversation = desk.history.conversations()[0].id
    desk.answer("Capital of France?", conversation)
    ((_, _, context),) = desk.cache.entries
    assert context == ()


def test_a_broken_cache_costs_only_the_hit(desk: Desk) -> None:
    desk.cache.failure = StorageError("The cache is damaged.")
    desk.engine.enqueue("Paris.")
    assert desk.answer("Capital of France?").message.text == "Paris."


@pytest.mark.parametrize("finish", ["length", "context", "cancelled"])
def test_an_answer_that_was_cut_or_stopped_is_kept_but_not_remembered(desk: Desk, finish: str) -> None:
    desk.engine.enqueue("Once upon", generated(finish))
    finished = desk.answer("Tell me a story.")
    assert finished.message.text == "Once upon"
    assert facts(finished).state == ("stopped" if finish == "cancelled" else "cut")
    assert bool(facts(finished).note) == (finish != "cancelled")
    assert desk.cache.entries == {}


def test_what_came_of_an_answer_is_kept_when_nobody_listens_any_more(desk: Desk) -> None:
    desk.engine.enqueue("Once ", "upon ", "a time")
    stream = desk.assistant.ask(Ask("Tell me a story."), Cancellation())
    started = next(stream)
    assert isinstance(started, Started)
    assert next(stream) == Token("Once ")
    del stream
    _, (_, answer) = desk.history.open(started.conversation)
    assert answer.text == "Once "
    assert answer.facts is not None
    assert answer.facts.state == "stopped"


def test_a_crash_in_mid_answer_keeps_what_came_and_the_next_question_works(desk: Desk) -> None:
    desk.engine.enqueue("Once ", "upon ", EngineDied("The engine stopped unexpectedly (SIGKILL).", "Ask again."))
    stream = desk.assistant.ask(Ask("Tell me a story."), Cancellation())
    started = next(stream)
    assert isinstance(started, Started)
    with pytest.raises(EngineDied, match="SIGKILL"):
        list(stream)
    _, (question, answer) = desk.history.open(started.conversation)
    assert answer.text == "Once upon "
    assert answer.facts is not None
    assert answer.facts.state == "interrupted"
    assert "SIGKILL" in answer.facts.note
    desk.engine.enqueue("There was a lighthouse.")
    *_, finished = desk.assistant.ask_again(AskAgain(question.id), Cancellation())
    assert isinstance(finished, Finished)
    assert finished.message.text == "There was a lighthouse."


def test_the_user_learns_that_old_turns_were_left_out(desk: Desk) -> None:
    desk.engine.enqueue(Trimmed(4, 2048), "Short.")
    events = desk.ask("Go on.")
    assert TrimmedForUser(4, 2048) in events
    assert facts(events[-1]).trimmed_turns == 4


def test_the_model_is_planned_once_and_again_after_it_left_memory(desk: Desk) -> None:
    desk.model_memory.warm()
    desk.model_memory.warm()
    desk.settings = dataclasses.replace(desk.settings, context_length=8192)
    desk.model_memory.warm()
    assert [load.context_length for load in desk.engine.loads] == [4096, 4096, 8192]
    desk.model_memory.unload()
    assert desk.assistant.status().state == "unloaded"


def test_an_answer_goes_on_in_a_smaller_model_when_memory_ran_out(desk: Desk) -> None:
    desk.engine.enqueue("The capital ", EngineDied("The engine stopped unexpectedly (SIGKILL).", "", "SIGKILL"))
    desk.engine.enqueue("is Paris.")

    *events, finished = desk.ask("What is the capital of France?")

    notices = [event.message for event in events if isinstance(event, Notice)]
    assert notices == ["Memory is short, so the model was made smaller: it reads 750 tokens of a conversation at once."]
    assert finished.message.text == "The capital is Paris."
    assert desk.engine.requests[-1].begun == "The capital "
    assert desk.assistant.status().given_up == notices[0]


def test_a_model_that_does_not_fit_is_tried_a_step_smaller_once(desk: Desk) -> None:
    too_large = ModelTooLarge("There is not enough memory to load fake.gguf.", "Close other programs.")
    desk.engine.enqueue(too_large)
    desk.engine.enqueue(too_large)

    with pytest.raises(ModelTooLarge):
        desk.ask("Hello?")

    assert [load.context_length for load in desk.engine.loads] == [4096, 750]


def test_a_crash_for_another_reason_is_told_and_not_tried_again(desk: Desk) -> None:
    desk.engine.enqueue("Par", EngineDied("The engine stopped unexpectedly (SIGABRT).", "Ask again.", "SIGABRT"))

    with pytest.raises(EngineDied):
        desk.ask("Hello?")

    assert len(desk.engine.loads) == 1


@pytest.mark.parametrize("text", ["", "   \n "])
def test_an_empty_question_is_refused_and_nothing_is_stored(desk: Desk, text: str) -> None:
    with pytest.raises(InglenookError, match="no question"):
        desk.ask(text)
    assert desk.history.conversations() == ()


# The cloud, by hand


@pytest.fixture
def server() -> Iterator[CloudServer]:
    with cloud_server() as running:
        yield running


def test_the_cloud_is_asked_only_after_the_user_has_seen_what_leaves(desk: Desk, server: CloudServer) -> None:
    desk.settings = dataclasses.replace(desk.settings, cloud_endpoint=server.url, cloud_model="big")
    desk.engine.enqueue("Lyon?")
    first = desk.answer("Capital of France?")
    question = desk.history.open(first.conversation)[1][0].id

    *_, consent = desk.assistant.ask_again(AskAgain(question, route="cloud"), Cancellation())
    assert isinstance(consent, ConsentNeeded)
    assert server.requests == []

    approved = AskAgain(question, route="cloud", approved=consent.outgoing.digest)
    events = list(desk.assistant.ask_again(approved, Cancellation()))
    assert any(isinstance(event, Escalating) for event in events)
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert finished.message.text == "Paris."
    assert facts(finished).source == "cloud"
    assert server.requests[0].body.decode() == consent.outgoing.body
    assert finished.message.siblings == 2


def test_an_approval_for_something_else_sends_nothing(desk: Desk, server: CloudServer) -> None:
    desk.settings = dataclasses.replace(desk.settings, cloud_endpoint=server.url, cloud_model="big")
    desk.engine.enqueue("Lyon?")
    first = desk.answer("Capital of France?")
    question = desk.history.open(first.conversation)[1][0].id
    with pytest.raises(CloudError, match="changed"):
        list(desk.assistant.ask_again(AskAgain(question, route="cloud", approved="something"), Cancellation()))
    assert server.requests == []


def test_local_only_mode_ends_the_discussion(desk: Desk, server: CloudServer) -> None:
    desk.settings = dataclasses.replace(desk.settings, cloud_endpoint=server.url, cloud_model="big", local_only=True)
    with pytest.raises(LocalOnly):
        desk.ask("Capital of France?", route="cloud")
    assert server.requests == []


# The cloud, where the local answer may be wrong

SUM = "Tom has 3 boxes of 4 pens each and 5 more pens. How many pens does he have in total?"
WRONG = "3 * 4 = 14 pens in boxes.\nHowever, 14 + 5 = 18.5 pens in total"


def with_cloud(desk: Desk, server: CloudServer) -> int:
    """A conversation whose questions may go out unasked; gives its number."""
    desk.settings = dataclasses.replace(desk.settings, cloud_endpoint=server.url, cloud_model="big")
    conversation = desk.history.create("Pens")
    desk.ledger.set_rule(conversation, "hidden")
    desk.conditions = Conditions(standing_rule=True)
    desk.router.set_mode(conversation, "automatic")
    return conversation


def test_an_answer_that_may_be_wrong_says_why_and_nothing_leaves(desk: Desk, server: CloudServer) -> None:
    desk.settings = dataclasses.replace(desk.settings, cloud_endpoint=server.url, cloud_model="big")
    desk.engine.enqueue(WRONG)
    finished = desk.answer(SUM)
    assert facts(finished).cloud_reason == "the numbers do not add up: 3 × 4 is 12, not 14"
    assert 0.2 < facts(finished).cloud_chance < 1
    assert desk.engine.requests[-1].confidence
    assert server.requests == []
    _, kept = desk.history.open(finished.conversation)
    assert kept[-1].facts == facts(finished)


def test_without_a_cloud_nothing_is_measured_and_nothing_said(desk: Desk) -> None:
    desk.engine.enqueue(WRONG)
    assert facts(desk.answer(SUM)).cloud_reason == ""
    assert not desk.engine.requests[-1].confidence


def test_under_a_standing_agreement_the_cloud_answers_and_the_draft_stays(desk: Desk, server: CloudServer) -> None:
    conversation = with_cloud(desk, server)
    desk.engine.enqueue(WRONG)
    events = desk.ask(SUM, conversation)
    drafts = [event for event in events if isinstance(event, DraftKept)]
    assert [draft.message.text for draft in drafts] == [WRONG]
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert facts(finished).source == "cloud"
    assert (finished.message.text, finished.message.siblings) == ("Paris.", 2)
    assert len(server.requests) == 1


def test_a_cloud_that_fails_leaves_the_answer_of_this_machine(desk: Desk, server: CloudServer) -> None:
    conversation = with_cloud(desk, server)
    server.replies.append(Reply(status=401))
    desk.engine.enqueue(WRONG)
    *events, finished = desk.ask(SUM, conversation)
    assert [event.message for event in events if isinstance(event, Notice)] == ["The cloud did not accept the key."]
    assert (finished.message.text, facts(finished).source) == (WRONG, "local")
    assert len(desk.history.open(conversation)[1]) == 2


def test_an_answer_that_goes_wrong_is_given_up_and_the_cloud_answers(desk: Desk, server: CloudServer) -> None:
    conversation = with_cloud(desk, server)
    sorry = "I'm sorry, but I cannot help with that."
    desk.engine.enqueue(sorry, Confidence(16, -3.0), " Really", Confidence(32, -3.0), " not at all.")
    events = desk.ask("Tom has 3 boxes of 4 pens. How many pens are there?", conversation)
    (draft,) = [event.message for event in events if isinstance(event, DraftKept)]
    assert draft.text == sorry + " Really"
    assert draft.facts is not None
    assert (draft.facts.state, draft.facts.completion_tokens) == ("cut", 32)
    assert events[-1].message.text == "Paris."


def test_a_question_longer_than_the_model_reads_is_told_of_at_once(desk: Desk, server: CloudServer) -> None:
    desk.settings = dataclasses.replace(desk.settings, cloud_endpoint=server.url, cloud_model="big")
    desk.engine.enqueue("Long.")
    events = desk.ask("Sum this up: " + "word " * 4_000)
    assert isinstance(events[1], Notice)
    assert "more than the model reads at once" in events[1].message


# Decisions


def message(role: str, text: str) -> ChatMessage:
    return ChatMessage(1, role, text, 0.0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("messages", "roles"),
    [
        (["u:hi"], "u"),
        (["u:hi", "a:hello", "u:more"], "uau"),
        (["u:never answered", "u:again"], "u"),
        (["u:hi", "a:", "u:again"], "u"),
        (["u:hi", "a:hello", "u:failed", "a:  ", "u:again"], "uau"),
    ],
)
def test_questions_and_answers_always_alternate(messages: list[str], roles: str) -> None:
    parts = [message("user" if m[0] == "u" else "assistant", m[2:]) for m in messages]
    turns = turns_for("", parts)
    assert "".join(turn.role[0] for turn in turns) == roles
    assert turns[-1].text == messages[-1][2:]


def test_no_instructions_are_no_turn() -> None:
    assert turns_for("  ", [message("user", "hi")]) == (Turn("user", "hi"),)


def test_a_title_is_the_beginning_of_the_question() -> None:
    assert title_for("Hello\n  there") == "Hello there"
    long = title_for("word " * 50)
    assert len(long) <= 61
    assert long.endswith("word…")
