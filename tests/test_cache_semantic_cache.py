"""When an earlier answer is given again, and above all when it is not."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cache.admission import keepable, refuses
from cache.encoder import Encoder
from cache.encoder_file import encoder_file
from cache.semantic_cache import SemanticCache
from cache.verify.judge import adapter_file
from cache.verify.pair import Verifier
from core.cache_messages import Offer
from core.engine.client import Engine
from core.errors import CachedAnswerNotFound, EngineError, InglenookError
from tests.fakes import BagOfWordsEncoder

SCOPE = "a model with its instructions"
FRANCE = "What is the capital of France?"
BREAD = "How do I bake good bread at home?"
BREAD_AGAIN = "how can I bake good bread at home"
LONG = "It is a river in the north of the country, and many people live on its banks, as they always did. " * 2


class CosineVerifier(Verifier):
    """Believes the vectors, as long as both questions name the same numbers."""

    def judge(self, asked: str, kept: str, cosine: float, threshold: float = 0.0) -> float:
        numbers = [re.findall(r"\d+", text) for text in (asked, kept)]
        return max(cosine, 0.0) if numbers[0] == numbers[1] else 0.0

    def judge_follow_up(self, asked: str, kept: str, cosine: float, threshold: float = 0.0) -> float:
        return self.judge(asked, kept, cosine)


@pytest.fixture
def encoder() -> BagOfWordsEncoder:
    return BagOfWordsEncoder()


@pytest.fixture
def cache(tmp_path: Path, encoder: BagOfWordsEncoder) -> Iterator[SemanticCache]:
    cache = opened(tmp_path, encoder)
    yield cache
    cache.close()


def opened(folder: Path, encoder: Encoder | None) -> SemanticCache:
    return SemanticCache(folder / "cache.db", encoder, CosineVerifier())


def store(cache: SemanticCache, question: str, answer: str = "An answer.", *context: tuple[str, str]) -> int:
    number = cache.store(question, answer, SCOPE, context, "a model")
    cache.fill_vectors()
    return number


def answer_to(cache: SemanticCache, question: str, *context: tuple[str, str], threshold: float = 0.8) -> str | None:
    hit = cache.look_up(question, SCOPE, context, threshold)
    return hit.answer if hit else None


# The same words


def test_the_same_question_gets_its_answer_with_all_that_is_known_of_it(cache: SemanticCache) -> None:
    number = store(cache, FRANCE, "Paris.")
    hit = cache.look_up("what is the  capital of France", SCOPE, [], 1.0)
    assert hit is not None
    assert (hit.entry, hit.question, hit.answer, hit.model) == (number, FRANCE, "Paris.", "a model")
    assert (hit.similarity, hit.certainty) == (1.0, 1.0)
    assert hit.created > 1_700_000_000
    assert cache.stats().hits == 1


def test_the_same_words_need_no_encoder_and_do_not_wait_for_one(tmp_path: Path) -> None:
    unready = BagOfWordsEncoder(ready=False)
    for encoder in (None, unready):
        cache = opened(tmp_path, encoder)
        cache.store(FRANCE, "Paris.", SCOPE, [], "a model")
        assert answer_to(cache, FRANCE) == "Paris."
        assert answer_to(cache, "What's the capital of France?") is None
        cache.close()
    assert unready.encoded == []


def test_another_scope_gets_nothing(cache: SemanticCache) -> None:
    store(cache, FRANCE, "Paris.")
    assert cache.look_up(FRANCE, "another model", [], 0.5) is None
    assert cache.look_up("what is the capital of France please", "another model", [], 0.5) is None


def test_a_new_answer_takes_the_place_of_the_old_one(cache: SemanticCache) -> None:
    store(cache, FRANCE, "Lyon.")
    store(cache, FRANCE, "Paris.")
    assert answer_to(cache, FRANCE) == "Paris."
    assert cache.stats().entries == 1


def test_an_answer_is_not_given_after_its_time(tmp_path: Path) -> None:
    now = [1_000_000.0]
    cache = SemanticCache(tmp_path / "cache.db", None, CosineVerifier(), clock=lambda: now[0])
    number = store(cache, FRANCE, "Paris.")
    with cache._store.opened.writing() as db:
        db.execute("UPDATE entries SET expires = ? WHERE id = ?", [now[0] + 60, number])
    assert answer_to(cache, FRANCE) == "Paris."
    cache.close()
    now[0] += 61
    later = SemanticCache(tmp_path / "cache.db", None, CosineVerifier(), clock=lambda: now[0])
    assert answer_to(later, FRANCE) is None
    later.close()


# Other words


def test_a_question_in_other_words_that_mean_the_same_gets_the_answer(cache: SemanticCache) -> None:
    number = store(cache, BREAD, "Slowly.")
    hit = cache.look_up(BREAD_AGAIN, SCOPE, [], 0.8)
    assert hit is not None
    assert (hit.entry, hit.question, hit.answer) == (number, BREAD, "Slowly.")
    assert 0.8 <= hit.certainty < 1.0
    assert hit.similarity < 1.0


def test_the_threshold_decides_and_1_is_the_same_words_only(cache: SemanticCache) -> None:
    store(cache, BREAD, "Slowly.")
    assert answer_to(cache, BREAD_AGAIN, threshold=0.8) == "Slowly."
    assert answer_to(cache, BREAD_AGAIN, threshold=0.95) is None
    assert answer_to(cache, BREAD_AGAIN, threshold=1.0) is None
    assert answer_to(cache, BREAD.lower(), threshold=1.0) == "Slowly."


@pytest.mark.parametrize(("threshold", "answer"), [(0.3, "Slowly."), (0.99, None)])
def test_a_threshold_of_0_is_the_verifiers_own(
    cache: SemanticCache, monkeypatch: pytest.MonkeyPatch, threshold: float, answer: str | None
) -> None:
    monkeypatch.setattr(Verifier, "default_threshold", threshold)
    store(cache, BREAD, "Slowly.")
    assert answer_to(cache, BREAD_AGAIN, threshold=0.0) == answer


def test_the_best_of_several_is_given_and_a_refused_one_does_not_hide_it(cache: SemanticCache) -> None:
    store(cache, "How do I roast 2 eggs in an oven?", "Two.")
    store(cache, "How do I roast 3 eggs in an oven?", "Three.")
    store(cache, "How can I roast 3 eggs in an oven quickly please?", "Three, please.")
    assert answer_to(cache, "how could I roast 3 eggs in an oven?") == "Three."
    assert answer_to(cache, "how could I roast 4 eggs in an oven?") is None


def test_a_question_that_is_only_close_is_offered_and_not_answered(cache: SemanticCache) -> None:
    number = store(cache, BREAD, "Slowly.")
    found = cache.consult("how can I bake good cake at home", SCOPE, [], 0.9)
    assert isinstance(found, Offer)
    assert (found.entry, found.question) == (number, BREAD)
    assert 0.45 <= found.certainty < 0.9
    assert cache.consult("Who wrote this long book about whales?", SCOPE, [], 0.9) is None
    assert cache.stats().hits == 0


def test_answers_of_an_earlier_start_are_found_by_meaning(tmp_path: Path) -> None:
    first = opened(tmp_path, None)
    store(first, BREAD, "Slowly.")
    first.close()
    later = opened(tmp_path, BagOfWordsEncoder())
    assert later.fill_vectors() == 1
    assert answer_to(later, BREAD_AGAIN) == "Slowly."
    later.close()
    again = opened(tmp_path, BagOfWordsEncoder())
    assert again.fill_vectors() == 0
    assert answer_to(again, BREAD_AGAIN) == "Slowly."
    again.close()


def test_what_another_process_stores_and_deletes_is_seen(tmp_path: Path, cache: SemanticCache) -> None:
    cache.fill_vectors()
    terminal = opened(tmp_path, BagOfWordsEncoder())
    number = store(terminal, BREAD, "Slowly.")
    assert answer_to(cache, BREAD_AGAIN) == "Slowly."
    terminal.forget(number)
    assert answer_to(cache, BREAD_AGAIN) is None
    assert store(terminal, BREAD, "Quickly.") > number
    assert answer_to(cache, BREAD_AGAIN) == "Quickly."
    terminal.close()


def test_vectors_of_other_weights_are_never_compared(tmp_path: Path) -> None:
    encoder = BagOfWordsEncoder()
    cache = opened(tmp_path, encoder)
    store(cache, BREAD, "Slowly.")
    encoder.weights = "words-2"
    encoder.encoded.clear()
    cache.fill_vectors()
    assert BREAD in encoder.encoded
    assert (cache.stats().encoder, cache.stats().comparable) == ("words-2", 1)
    assert answer_to(cache, BREAD_AGAIN) == "Slowly."
    cache.close()


def test_vectors_are_filled_in_the_background_once_the_encoder_is_ready(tmp_path: Path) -> None:
    encoder = BagOfWordsEncoder(ready=False)
    cache = opened(tmp_path, encoder)
    for number in range(20):
        cache.store(f"How do I bake {number} loaves at home?", f"{number} times.", SCOPE, [], "a model")
    encoder.is_ready = True
    encoder.on_ready()
    for thread in threading.enumerate():
        if thread.name == "cache-filler":
            thread.join(60)
    assert answer_to(cache, "how can I bake 7 loaves at home") == "7 times."
    cache.close()


def test_many_questions_are_encoded_when_nobody_waits_for_an_answer(tmp_path: Path) -> None:
    encoder = BagOfWordsEncoder(ready=False)
    cache = opened(tmp_path, encoder)
    for number in range(60):
        cache.store(f"What is the number {number}?", "It is one.", SCOPE, [], "a model")
    answering = threading.Event()
    answering.set()
    cache.wait_while(answering.is_set)
    encoder.is_ready = True
    encoder.on_ready()
    wait(lambda: cache.stats().comparable >= 32)
    # What is encoded by then is not all, and goes on only when the answer is there.
    time.sleep(0.3)
    assert cache.stats().comparable < 60
    answering.clear()
    wait(lambda: cache.stats().comparable == 60)
    cache.close()


def wait(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_rebuilding_makes_every_vector_anew(cache: SemanticCache, encoder: BagOfWordsEncoder) -> None:
    for number in range(10):
        store(cache, f"How do I bake {number} loaves at home?", f"{number} times.")
    assert cache.rebuild() == 10
    assert cache.stats().comparable == 10
    assert answer_to(cache, "how can I bake 7 loaves at home") == "7 times."


def test_without_anything_to_compare_with_a_question_is_not_even_encoded(
    cache: SemanticCache, encoder: BagOfWordsEncoder
) -> None:
    cache.fill_vectors()
    assert answer_to(cache, BREAD) is None
    assert encoder.encoded == []


def test_a_crafted_question_full_of_another_ones_words_is_left_to_the_verifier(cache: SemanticCache) -> None:
    store(cache, "How do I transfer 100 euros safely?", "With care.")
    for crafted in ("How do I transfer 900 euros safely?", "How do I transfer 100 euros safely 900?"):
        assert answer_to(cache, crafted, threshold=0.5) is None


# Conversations

RHINE = ("What is the Rhine?", LONG)
RHINE_AGAIN = ("What is the Rhine please?", LONG)
ELBE = ("What is the Elbe?", "Another river.")


def conversation(cache: SemanticCache) -> int:
    store(cache, *RHINE)
    return store(cache, "How long is it?", "1,233 km.", RHINE)


def test_a_follow_up_is_answered_in_its_own_conversation_only(cache: SemanticCache) -> None:
    conversation(cache)
    assert answer_to(cache, "How long is it?", RHINE) == "1,233 km."
    assert answer_to(cache, "how long is it", RHINE) == "1,233 km."
    assert answer_to(cache, "How long is it?") is None
    assert answer_to(cache, "How long is it?", ELBE) is None
    assert answer_to(cache, "How long is it?", ("Who are you?", "Inglenook."), RHINE) is None


def test_a_conversation_that_came_the_same_way_in_other_words_gets_the_follow_up(
    cache: SemanticCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cache.chains.same_history", lambda now, then: True)
    conversation(cache)
    assert answer_to(cache, "How long is it?", RHINE_AGAIN) == "1,233 km."
    assert answer_to(cache, "How long is it then?", RHINE_AGAIN) == "1,233 km."
    assert answer_to(cache, "How wide was that bridge?", RHINE_AGAIN) is None


def test_follow_ups_of_every_conversation_that_came_the_same_way_are_found(
    cache: SemanticCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cache.chains.same_history", lambda now, then: True)
    conversation(cache)
    sister = ("What is the big Rhine?", LONG)
    store(cache, *sister)
    store(cache, "Where does it end?", "In the sea.", sister)
    assert answer_to(cache, "How long is it?", RHINE_AGAIN) == "1,233 km."
    assert answer_to(cache, "Where does it end?", RHINE_AGAIN) == "In the sea."
    assert answer_to(cache, "Where does it end then?", RHINE_AGAIN, ("How long is it?", "1,233 km.")) is None


def test_a_turn_kept_in_two_wordings_has_the_follow_ups_of_both(
    cache: SemanticCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cache.chains.same_history", lambda now, then: True)
    conversation(cache)
    store(cache, *RHINE_AGAIN)
    assert answer_to(cache, "How long is it?", RHINE_AGAIN) == "1,233 km."


def test_a_detail_changed_earlier_refuses_the_follow_up(cache: SemanticCache, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def differs(now: list[str], then: list[str]) -> bool:
        seen.append((list(now), list(then)))
        return False

    monkeypatch.setattr("cache.chains.same_history", differs)
    conversation(cache)
    assert answer_to(cache, "How long is it?", RHINE_AGAIN) is None
    assert (["What is the Rhine please?"], ["What is the Rhine?"]) in seen


def test_a_follow_up_that_points_at_the_answer_needs_that_very_answer(
    cache: SemanticCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cache.chains.same_history", lambda now, then: True)
    store(cache, *RHINE)
    store(cache, "Explain the second point of it", "The banks.", RHINE)
    store(cache, "How long is it?", "1,233 km.", RHINE)
    other_answer = ("What is the Rhine please?", "A river.")
    assert answer_to(cache, "How long is it?", other_answer) == "1,233 km."
    assert answer_to(cache, "Explain the second point of it", other_answer) is None
    assert answer_to(cache, "Explain the second point of it", RHINE_AGAIN) == "The banks."


@pytest.mark.parametrize("question", ["continue", "yes", "and in French?", "why is that?"])
def test_what_says_nothing_by_itself_never_matches_outside(cache: SemanticCache, question: str) -> None:
    store(cache, *RHINE)
    assert store(cache, question, "More of the same.") == 0
    store(cache, question, "More about the Rhine.", RHINE)
    assert answer_to(cache, question, RHINE) == "More about the Rhine."
    assert answer_to(cache, question) is None
    assert answer_to(cache, question, ELBE) is None
    store(cache, *ELBE)
    assert answer_to(cache, question, ELBE) is None


def test_a_question_that_says_all_itself_is_answered_in_any_conversation(cache: SemanticCache) -> None:
    store(cache, FRANCE, "Paris.")
    assert answer_to(cache, FRANCE, RHINE) == "Paris."
    assert answer_to(cache, "what is the capital of France please", RHINE) == "Paris."


def test_an_answer_made_after_turns_about_the_same_is_not_given_outside(cache: SemanticCache) -> None:
    before = ("What belongs into a salad with cheese?", "Oil.")
    store(cache, *before)
    store(cache, "Which cheese goes with fruit in a salad?", "Brie.", before)
    assert answer_to(cache, "Which cheese goes with fruit in a salad?") is None


def test_an_answer_made_after_turns_about_something_else_is_given_anywhere(cache: SemanticCache) -> None:
    store(cache, "Who painted sunflowers?", "Van Gogh.")
    store(cache, "How do I boil two potatoes?", "In water.", ("Who painted sunflowers?", "Van Gogh."))
    assert answer_to(cache, "How do I boil two potatoes?") == "In water."


def test_what_followed_on_a_question_is_found_after_it_was_asked_again(cache: SemanticCache) -> None:
    first = (FRANCE, "Lyon.")
    store(cache, *first)
    store(cache, "How many people live there?", "Two million.", first)
    store(cache, "And how big is it?", "105 km².", first, ("How many people live there?", "Two million."))
    store(cache, "Say that in more words.", "It is Lyon, of course.", first)
    store(cache, FRANCE, "Paris.")

    again = (FRANCE, "Paris.")
    assert answer_to(cache, "How many people live there?", again) == "Two million."
    assert answer_to(cache, "And how big is it?", again, ("How many people live there?", "Two million.")) == "105 km²."
    # It was about the other answer.
    assert answer_to(cache, "Say that in more words.", again) is None
    # Whoever still has the other answer is not forgotten either.
    assert answer_to(cache, "How many people live there?", first) == "Two million."
    assert answer_to(cache, "Say that in more words.", first) == "It is Lyon, of course."
    # Asked again in the middle, the rest of the conversation stays as well.
    store(cache, "How many people live there?", "Two million, and ten with its suburbs.", again)
    turns = (again, ("How many people live there?", "Two million, and ten with its suburbs."))
    assert answer_to(cache, "And how big is it?", *turns) == "105 km²."


def test_without_an_encoder_a_conversation_is_followed_by_its_words(tmp_path: Path) -> None:
    cache = opened(tmp_path, None)
    conversation(cache)
    assert answer_to(cache, "How long is it?", RHINE) == "1,233 km."
    shown, before = cache.show(2)
    assert (shown.turns_before, before) == (1, ("What is the Rhine?",))
    cache.close()


# The user's say


def test_a_wrong_answer_once_forgotten_never_comes_back(cache: SemanticCache) -> None:
    number = store(cache, FRANCE, "Lyon.")
    cache.forget(number)
    assert answer_to(cache, FRANCE) is None
    assert answer_to(cache, "What is the capital of France please?") is None
    assert store(cache, "what is the capital of France", "Lyon.") == 0
    assert answer_to(cache, FRANCE) is None
    assert store(cache, FRANCE, "Paris.") > 0
    assert answer_to(cache, "What is the capital of France please?") == "Paris."


def test_a_vote_against_an_answer_removes_it_and_makes_the_cache_stricter_nearby(cache: SemanticCache) -> None:
    number = store(cache, BREAD, "Slowly.")
    assert answer_to(cache, BREAD_AGAIN) == "Slowly."
    cache.vote(number, False, BREAD_AGAIN, 0.87)
    assert answer_to(cache, BREAD_AGAIN) is None
    store(cache, BREAD, "With yeast.")
    assert answer_to(cache, BREAD_AGAIN, threshold=0.5) is None, "this pair never again"
    like_it = "how could I bake good bread at home"
    assert answer_to(cache, like_it, threshold=0.85) is None, "nor, at this threshold, one so like it"
    assert answer_to(cache, BREAD) == "With yeast."
    store(cache, "How do I wash wool socks by hand?", "Gently.")
    assert answer_to(cache, "how can I wash wool socks by hand") == "Gently.", "elsewhere nothing changes"
    stats = cache.stats()
    assert (stats.right, stats.wrong) == (0, 1)
    assert cache.outcomes() == [(0.87, False)]


def test_votes_for_an_answer_make_it_surer(cache: SemanticCache) -> None:
    number = store(cache, BREAD, "Slowly.")
    assert answer_to(cache, BREAD_AGAIN, threshold=0.9) is None
    for asked in (BREAD_AGAIN, "how could I bake good bread at home", "how would I bake good bread at home"):
        cache.vote(number, True, asked, 0.85)
    assert answer_to(cache, BREAD_AGAIN, threshold=0.9) == "Slowly."


def test_a_vote_on_an_answer_that_is_gone_is_no_error(cache: SemanticCache) -> None:
    cache.vote(99, False, "anything", 0.5)
    assert cache.stats().wrong == 0


def test_the_user_finds_edits_pins_and_removes_answers(cache: SemanticCache) -> None:
    number = store(cache, FRANCE, "Paris, 100% sure.")
    other = store(cache, BREAD, "Slowly.")
    found, total = cache.find()
    assert ([item.id for item in found], total) == ([other, number], 2)
    assert [item.id for item in cache.find("CAPITAL paris")[0]] == [number]
    assert cache.find("capital slowly") == ([], 0)
    assert cache.find("100%")[1] == 1
    assert cache.find("%")[1] == 1
    assert cache.find("_")[1] == 0
    assert cache.find(limit=1, offset=1)[0][0].id == number

    assert cache.edit(number, "Paris it is.").edited
    assert answer_to(cache, FRANCE) == "Paris it is."
    with pytest.raises(InglenookError, match="cannot be empty"):
        cache.edit(number, "  ")
    assert cache.pin(number, True).pinned
    assert not cache.pin(number, False).pinned

    cache.remove(number)
    assert answer_to(cache, FRANCE) is None
    with pytest.raises(CachedAnswerNotFound, match="not kept any more"):
        cache.show(number)
    with pytest.raises(CachedAnswerNotFound):
        cache.remove(number)
    assert store(cache, FRANCE, "Paris it is.") > 0, "removing is no verdict"


def test_answers_are_cleared_by_conversation_by_age_or_all(tmp_path: Path) -> None:
    now = [1_000_000.0]
    cache = SemanticCache(tmp_path / "cache.db", None, CosineVerifier(), clock=lambda: now[0])
    cache.store(FRANCE, "Paris.", SCOPE, [], "a model", conversation=7)
    cache.store(BREAD, "Slowly.", SCOPE, [], "a model", conversation=8)
    assert cache.clear(conversation=7) == 1
    assert answer_to(cache, FRANCE) is None
    now[0] += 1_000
    cache.store(FRANCE, "Paris.", SCOPE, [], "a model")
    assert cache.clear(older_than_s=500) == 1
    assert answer_to(cache, FRANCE) == "Paris."
    cache.pin(cache.find()[0][0].id, True)
    now[0] += 1_000
    assert cache.clear(older_than_s=500) == 0, "what is pinned stays"
    assert cache.clear() == 1
    cache.close()


def test_clearing_leaves_nothing_to_find(cache: SemanticCache) -> None:
    store(cache, FRANCE, "Paris.")
    cache.clear()
    assert answer_to(cache, FRANCE) is None
    assert answer_to(cache, "What is the capital of France please?") is None
    assert cache.stats().entries == 0
    store(cache, FRANCE, "Paris.")
    assert answer_to(cache, "What is the capital of France please?") == "Paris."


# What goes wrong


def test_a_failing_encoder_is_a_named_error_and_the_same_words_still_work(
    cache: SemanticCache, encoder: BagOfWordsEncoder
) -> None:
    store(cache, FRANCE, "Paris.")
    encoder.failure = EngineError("The engine stopped.")
    with pytest.raises(EngineError):
        cache.look_up("What is the capital of France please?", SCOPE, [], 0.5)
    assert answer_to(cache, FRANCE) == "Paris."
    assert cache.store("Who wrote Faust?", "Goethe.", SCOPE, [], "a model") > 0
    assert cache.store("And when?", "1808.", SCOPE, [("Who wrote Emilia Galotti?", "Lessing.")], "a model") > 0


def test_many_threads_may_use_it_at_once(cache: SemanticCache) -> None:
    wrong: list[str | None] = []

    def work(worker: int) -> None:
        for number in range(15):
            store(cache, f"How do I bake {number} loaves for {worker} people?", f"{number} {worker}")
            found = answer_to(cache, f"how can I bake {number} loaves for {worker} people")
            if found != f"{number} {worker}":
                wrong.append(found)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(20, 24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert wrong == []
    assert cache.stats().entries == 60


@pytest.mark.parametrize(
    "text",
    ["", "  \n", "?!", "🎉🎉", "\ud800 what", "x" * 50_000, "What's the weather in Rome?", "%s' OR 1=1 --" * 5_000],
)
def test_what_must_not_be_cached_is_neither_kept_nor_found(cache: SemanticCache, text: str) -> None:
    assert store(cache, text) == 0
    assert answer_to(cache, text) is None
    assert cache.stats().entries == 0


@pytest.mark.parametrize(
    "text", ["What does the emoji 🎉 mean in a chat?", "Was heißt 'naïve' auf 日本語?", "¿Qué es \u202ereversed\u202c?"]
)
def test_emoji_and_mixed_scripts_are_questions_like_others(cache: SemanticCache, text: str) -> None:
    assert store(cache, text, "This: 👍.") > 0
    assert answer_to(cache, text) == "This: 👍."


@pytest.mark.parametrize("answer", ["", " \n", "half a pair: \udc00", "x" * 5_000_000])
def test_an_answer_that_is_none_is_not_kept(cache: SemanticCache, answer: str) -> None:
    assert store(cache, FRANCE, answer) == 0


@pytest.mark.parametrize(
    "answer",
    [
        "I'm sorry, but I can't help with that.",
        "I cannot assist with this request.",
        "As an AI language model, I do not have opinions.",
        "Unfortunately, I am not able to do that.",
        "I don't have access to the internet.",
    ],
)
def test_a_refusal_is_not_remembered(answer: str) -> None:
    assert refuses(answer)
    assert keepable(FRANCE, answer, follows=False) == 0.0


@pytest.mark.parametrize(
    "answer", ["Paris.", "I can help: it is Paris.", "Sorry is a word of politeness.", "I am Inglenook."]
)
def test_an_ordinary_answer_is_no_refusal(answer: str) -> None:
    assert not refuses(answer)


# All real parts together


def test_the_real_encoder_and_verifier_find_a_reworded_question_and_not_its_opposite(tmp_path: Path) -> None:
    encoder = Encoder(Engine(tmp_path / "engine.log"), lambda: encoder_file(tmp_path / "models"), adapter_file())
    cache = SemanticCache(tmp_path / "cache.db", encoder)
    store(cache, "How do I increase the brightness of my display?", "With the slider.")
    store(cache, FRANCE, "Paris.")
    encoder.start()
    assert encoder.wait(120), encoder.problem
    cache.fill_vectors()
    hit = cache.look_up("How can I increase the brightness of my display?", SCOPE, [])
    assert hit is not None
    assert hit.answer == "With the slider."
    assert 0.9 <= hit.similarity < 1.0
    assert answer_to(cache, "What's the capital of France", threshold=0.0) == "Paris."
    assert answer_to(cache, "How can I decrease the brightness of my display?", threshold=0.5) is None
    assert answer_to(cache, "What is the capital of Germany?", threshold=0.5) is None
    encoder.stop()
    assert answer_to(cache, "What's the capital of France", threshold=0.0) is None
    assert answer_to(cache, FRANCE, threshold=0.0) == "Paris."
    cache.close()


@pytest.mark.parametrize(
    "question", ["", " \n", "?!", "🦔" * 3, "word " * 10_000, "x" * 50_000, "\ud800 half a letter"]
)
def test_what_says_nothing_or_a_whole_book_is_neither_kept_nor_answered(cache: SemanticCache, question: str) -> None:
    assert cache.store(question, "An answer.", SCOPE, [], "a model") == 0
    assert cache.look_up(question, SCOPE, [], 0.5) is None
    assert cache.stats().entries == 0
