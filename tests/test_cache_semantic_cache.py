"""When an earlier answer is given again, and above all when it is not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cache.encoder import Encoder
from cache.encoder_file import encoder_file
from cache.semantic_cache import SemanticCache
from cache.verify import cacheable, normalize, same_meaning_possible
from core.engine.client import Engine
from core.errors import EngineError
from tests.fakes import BagOfWordsEncoder

SCOPE = "a model with its instructions"
FRANCE = "What is the capital of France?"


@pytest.fixture
def encoder() -> BagOfWordsEncoder:
    return BagOfWordsEncoder()


@pytest.fixture
def cache(tmp_path: Path, encoder: BagOfWordsEncoder) -> Iterator[SemanticCache]:
    cache = SemanticCache(tmp_path / "cache.db", encoder)
    yield cache
    cache.close()


def store(cache: SemanticCache, question: str, answer: str = "An answer.", context: tuple[str, ...] = ()) -> int:
    number = cache.store(question, answer, SCOPE, context, "a model")
    cache.fill_vectors()
    return number


def answer_to(cache: SemanticCache, question: str, *context: str, threshold: float = 0.5) -> str | None:
    hit = cache.look_up(question, SCOPE, context, threshold)
    return hit.answer if hit else None


# The same words


def test_the_same_question_gets_its_answer_with_all_that_is_known_of_it(cache: SemanticCache) -> None:
    number = store(cache, FRANCE, "Paris.")
    hit = cache.look_up("what is the  capital of France", SCOPE, [], 1.0)
    assert hit is not None
    assert (hit.entry, hit.question, hit.answer, hit.model) == (number, FRANCE, "Paris.", "a model")
    assert hit.similarity == 1.0
    assert hit.created > 1_700_000_000
    assert cache.stats().hits == 1


def test_the_same_words_need_no_encoder_and_do_not_wait_for_one(tmp_path: Path) -> None:
    unready = BagOfWordsEncoder(ready=False)
    for encoder in (None, unready):
        cache = SemanticCache(tmp_path / "cache.db", encoder)
        cache.store(FRANCE, "Paris.", SCOPE, [], "a model")
        assert answer_to(cache, FRANCE) == "Paris."
        assert answer_to(cache, "What's the capital of France?") is None
        cache.close()
    assert unready.encoded == []


def test_another_scope_or_other_turns_before_get_nothing(cache: SemanticCache) -> None:
    store(cache, "Which river runs through the city?", "The Seine.", ("Tell me about Paris.", "It is a city."))
    question = "Which river runs through the city?"
    assert answer_to(cache, question, "Tell me about Paris.", "It is a city.") == "The Seine."
    assert cache.look_up(question, "another model", ["Tell me about Paris.", "It is a city."], 0.5) is None
    assert answer_to(cache, question) is None
    assert answer_to(cache, question, "Tell me about Rome.", "It is a city.") is None
    assert answer_to(cache, question, "Tell me about Paris.It is a city.") is None
    assert answer_to(cache, question, "It is a city.") is None


def test_a_new_answer_takes_the_place_of_the_old_one(cache: SemanticCache) -> None:
    store(cache, FRANCE, "Lyon.")
    store(cache, FRANCE, "Paris.")
    assert answer_to(cache, FRANCE) == "Paris."
    assert cache.stats().entries == 1


# Other words


def test_a_question_in_other_words_that_mean_the_same_gets_the_answer(cache: SemanticCache) -> None:
    number = store(cache, "How do I bake good bread at home?", "Slowly.")
    hit = cache.look_up("how can I bake good bread at home", SCOPE, [], 0.8)
    assert hit is not None
    assert (hit.entry, hit.question, hit.answer) == (number, "How do I bake good bread at home?", "Slowly.")
    assert 0.8 <= hit.similarity < 1.0


def test_the_threshold_decides_and_1_is_the_same_words_only(cache: SemanticCache) -> None:
    store(cache, "How do I bake good bread at home?", "Slowly.")
    question = "how can I bake good bread at home"
    assert answer_to(cache, question, threshold=0.85) == "Slowly."
    assert answer_to(cache, question, threshold=0.9) is None
    store(cache, "Bake it with salt or with pepper?", "Both.")
    assert answer_to(cache, "Bake it with pepper or with salt?", threshold=0.5) is None
    assert answer_to(cache, "bake it with Salt or with pepper", threshold=1.0) == "Both."


def test_alike_questions_in_another_scope_or_context_are_never_found(cache: SemanticCache) -> None:
    store(cache, "How do I bake good bread at home?", "Slowly.", ("I have an oven.",))
    question = "how can I bake good bread at home"
    assert answer_to(cache, question, "I have an oven.") == "Slowly."
    assert answer_to(cache, question, "I have no oven.") is None
    assert answer_to(cache, question) is None
    assert cache.look_up(question, "another model", ["I have an oven."], 0.5) is None


def test_the_best_of_several_is_given_and_a_refused_one_does_not_hide_it(cache: SemanticCache) -> None:
    store(cache, "How do I roast 2 eggs in an oven?", "Two.")
    store(cache, "How do I roast 3 eggs in an oven?", "Three.")
    store(cache, "How can I roast 3 eggs in an oven please?", "Three, please.")
    assert answer_to(cache, "how could I roast 3 eggs in an oven?") == "Three."
    assert answer_to(cache, "how could I roast 4 eggs in an oven?") is None


def test_answers_of_an_earlier_start_are_found_by_meaning(tmp_path: Path) -> None:
    first = SemanticCache(tmp_path / "cache.db", None)
    store(first, "How do I bake good bread at home?", "Slowly.")
    first.close()
    later = SemanticCache(tmp_path / "cache.db", BagOfWordsEncoder())
    assert later.fill_vectors() == 1
    assert answer_to(later, "how can I bake good bread at home") == "Slowly."
    later.close()
    again = SemanticCache(tmp_path / "cache.db", BagOfWordsEncoder())
    assert again.fill_vectors() == 0
    assert answer_to(again, "how can I bake good bread at home") == "Slowly."
    again.close()


def test_what_another_process_stores_and_deletes_is_seen(tmp_path: Path, cache: SemanticCache) -> None:
    cache.fill_vectors()
    terminal = SemanticCache(tmp_path / "cache.db", BagOfWordsEncoder())
    number = store(terminal, "How do I bake good bread at home?", "Slowly.")
    assert answer_to(cache, "how can I bake good bread at home") == "Slowly."
    terminal.forget(number)
    assert answer_to(cache, "how can I bake good bread at home") is None
    terminal.close()


def test_vectors_of_other_weights_are_never_compared(tmp_path: Path) -> None:
    encoder = BagOfWordsEncoder()
    cache = SemanticCache(tmp_path / "cache.db", encoder)
    store(cache, "How do I bake good bread at home?", "Slowly.")
    encoder.weights = "words-2"
    encoder.encoded.clear()
    cache.fill_vectors()
    assert encoder.encoded == ["How do I bake good bread at home?"]
    assert answer_to(cache, "how can I bake good bread at home") == "Slowly."
    cache.close()


def test_vectors_are_filled_in_the_background_once_the_encoder_is_ready(tmp_path: Path) -> None:
    encoder = BagOfWordsEncoder(ready=False)
    cache = SemanticCache(tmp_path / "cache.db", encoder)
    for number in range(20):
        cache.store(f"How do I bake {number} loaves at home?", f"{number} times.", SCOPE, [], "a model")
    encoder.is_ready = True
    encoder.on_ready()
    for thread in threading.enumerate():
        if thread.name == "cache-filler":
            thread.join(60)
    assert answer_to(cache, "how can I bake 7 loaves at home") == "7 times."
    cache.close()


def test_a_question_without_alike_ones_in_its_context_is_not_even_encoded(
    cache: SemanticCache, encoder: BagOfWordsEncoder
) -> None:
    store(cache, "How do I bake good bread at home?", "Slowly.")
    encoder.encoded.clear()
    assert answer_to(cache, "How can I bake good bread at home?", "An earlier turn.") is None
    assert encoder.encoded == []


# What goes wrong


def test_a_failing_encoder_is_a_named_error_and_the_same_words_still_work(
    cache: SemanticCache, encoder: BagOfWordsEncoder
) -> None:
    store(cache, FRANCE, "Paris.")
    encoder.failure = EngineError("The engine stopped.")
    with pytest.raises(EngineError):
        cache.look_up("What's the capital of France?", SCOPE, [], 0.5)
    assert answer_to(cache, FRANCE) == "Paris."
    assert cache.store("Who wrote Faust?", "Goethe.", SCOPE, [], "a model") > 0


def test_a_wrong_answer_once_forgotten_never_comes_back(cache: SemanticCache) -> None:
    number = store(cache, FRANCE, "Lyon.")
    cache.forget(number)
    assert answer_to(cache, FRANCE) is None
    assert answer_to(cache, "What's the capital of France?") is None
    assert store(cache, "what is the capital of France", "Lyon.") == 0
    assert answer_to(cache, FRANCE) is None
    assert store(cache, FRANCE, "Paris.") > 0
    assert answer_to(cache, "What's the capital of France?") == "Paris."
    cache.forget(number)


def test_clearing_leaves_nothing_to_find(cache: SemanticCache) -> None:
    store(cache, FRANCE, "Paris.")
    cache.clear()
    assert answer_to(cache, FRANCE) is None
    assert answer_to(cache, "What's the capital of France?") is None
    assert cache.stats().entries == 0
    store(cache, FRANCE, "Paris.")
    assert answer_to(cache, "What's the capital of France?") == "Paris."


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


@pytest.mark.parametrize("text", ["", "  \n", "?!", "\ud800 what", "x" * 8_001, "What's the weather in Rome?"])
def test_what_must_not_be_cached_is_neither_kept_nor_found(cache: SemanticCache, text: str) -> None:
    assert store(cache, text) == 0
    assert answer_to(cache, text) is None
    assert cache.stats().entries == 0


@pytest.mark.parametrize("answer", ["", " \n", "half a pair: \udc00", "x" * 5_000_000])
def test_an_answer_that_is_none_is_not_kept(cache: SemanticCache, answer: str) -> None:
    assert store(cache, FRANCE, answer) == 0


# Which questions are the same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("What is the capital of France?", "what is the  capital of France"),
        ("Explain recursion.", "explain recursion"),
        ("Who was Napoléon?", "Who was Napole\u0301on?"),
        ("Какая столица Франции?", "какая столица франции"),
    ],
)
def test_spelling_that_never_matters(a: str, b: str) -> None:
    assert normalize(a) == normalize(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("What is 5!", "What is 5"),
        ("What is n!", "What is n"),
        ("What is 10²?", "What is 102?"),
        ("What does ls -R do?", "What does ls -r do?"),
        ("Is the US big?", "Is the us big?"),
        ("What is Polish?", "What is polish?"),
        ("How long is 1 Mb?", "How long is 1 MB?"),
        ("What is -5 + 3?", "What is 5 + 3?"),
        ("Is it not good?", "Is it good?"),
        ("Was kostet die Maße?", "Was kostet die Masse?"),
        ('Translate "Turkey"', 'Translate "turkey"'),
        ("fix:\nif x:\n  y", "fix:\nif x:\ny"),
    ],
)
def test_spelling_that_matters(a: str, b: str) -> None:
    assert normalize(a) != normalize(b)
    assert not same_meaning_possible(a, b)


@given(st.text())
def test_normalizing_twice_changes_nothing_and_any_text_can_be_judged(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)
    assert isinstance(cacheable(text), bool)
    assert same_meaning_possible(text, text) or "\n" in text.strip() or len(text) > 800


@given(st.text(max_size=60), st.text(max_size=60))
def test_sameness_of_meaning_has_no_direction(a: str, b: str) -> None:
    assert same_meaning_possible(a, b) == same_meaning_possible(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("What is the capital of France?", "What's the capital of France"),
        ("What is the capital of France?", "What is France's capital?"),
        ("What is the capital of France?", "Please tell me the capital of France."),
        ("How do I learn Spanish?", "What is the best way to learn Spanish?"),
        ("How many grams are in 3 cups?", "How many grams in three cups?"),
        ("Why can't penguins fly?", "Why can not penguins fly?"),
        ("Explain HTTP error 403", "explain HTTP error 403."),
        ("How far is 10 km?", "How far is 10 kilometres?"),
        ("What is 1,000 divided by 8?", "What is 1000 divided by 8?"),
    ],
)
def test_words_that_mean_the_same(a: str, b: str) -> None:
    assert same_meaning_possible(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("How many calories are in 2 eggs?", "How many calories are in 3 eggs?"),
        ("Is Python 3.1 supported?", "Is Python 3.10 supported?"),
        ("How tall is 6 feet in metres?", "How tall is 6 feet in inches?"),
        ("Convert 5 °C to Fahrenheit", "Convert -5 °C to Fahrenheit"),
        ("Which recipes contain nuts?", "Which recipes do not contain nuts?"),
        ("Show me recipes with nuts", "Show me recipes without nuts"),
        ("How do I enable dark mode?", "How do I disable dark mode?"),
        ("Should I buy bonds?", "Should I sell bonds?"),
        ("Translate this sentence from French to German", "Translate this sentence from German to French"),
        ("Did Germany beat Brazil?", "Did Brazil beat Germany?"),
        ("Who is the CEO of Apple?", "Who is the CEO of Intel?"),
        ("Who is the king of Spain?", "Who was the king of Spain?"),
        ("How long do cats live?", "How long do feral cats live?"),
        ("What is tail recursion?", "What is recursion?"),
        ("How do I turn the heater on?", "How do I turn the heater off?"),
        ("What is C++?", "What is C#?"),
        ("Can I eat raw eggs?", "Should I eat raw eggs?"),
        ("What does año mean?", "What does ano mean?"),
        ("When did the war start?", "Where did the war start?"),
        ("Summarize 'The Trial'", "Summarize 'The Castle'"),
        ("일본의 수도는?", "한국의 수도는?"),
    ],
)
def test_differences_that_change_the_answer(a: str, b: str) -> None:
    assert not same_meaning_possible(a, b)
    assert not same_meaning_possible(b, a)


@pytest.mark.parametrize(
    "question",
    [
        "What is the weather in Berlin?",
        "Who won yesterday?",
        "What's the latest version of Node.js?",
        "What is the price of gold?",
        "How old is the president?",
        "How many days until Easter?",
        "Is my build still running?",
        "What time is it in Tokyo?",
        "What's on my calendar?",
        "What did I just copy?",
        "Tell me a joke",
        "Give me another example",
    ],
)
def test_what_changes_with_time_is_never_cached(question: str) -> None:
    assert not cacheable(question)
    assert not cacheable(question, in_context=True)


@pytest.mark.parametrize(
    "question",
    ["continue", "Yes, please", "and in French?", "What about Germany?", "Why is it so?", "Summarize this document"],
)
def test_what_leans_on_the_conversation_is_cached_within_it_only(question: str) -> None:
    assert not cacheable(question)
    assert cacheable(question, in_context=True)


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of France?",
        "How many people live in Japan?",
        "How do I know that the bread is done?",
        "Translate this sentence to French: The cat sleeps.",
        "How does photosynthesis work?",
        "Quelle est la capitale de la France ?",
    ],
)
def test_what_stands_for_itself_is_cached(question: str) -> None:
    assert cacheable(question)


# All real parts together


def test_the_real_encoder_finds_a_reworded_question_and_not_its_opposite(tmp_path: Path) -> None:
    encoder = Encoder(Engine(tmp_path / "engine.log"), lambda: encoder_file(tmp_path / "models"))
    cache = SemanticCache(tmp_path / "cache.db", encoder)
    store(cache, "How do I increase the brightness of my display?", "With the slider.")
    store(cache, FRANCE, "Paris.")
    encoder.start()
    assert encoder.wait(120), encoder.problem
    cache.fill_vectors()
    hit = cache.look_up("How can I increase the brightness of my display?", SCOPE, [], 0.95)
    assert hit is not None
    assert hit.answer == "With the slider."
    assert 0.95 <= hit.similarity < 1.0
    assert answer_to(cache, "What's the capital of France", threshold=0.95) == "Paris."
    assert answer_to(cache, "How can I decrease the brightness of my display?", threshold=0.8) is None
    assert answer_to(cache, "What is the capital of Germany?", threshold=0.8) is None
    encoder.stop()
    assert answer_to(cache, "What's the capital of France", threshold=0.95) is None
    assert answer_to(cache, FRANCE, threshold=0.95) == "Paris."
    cache.close()
