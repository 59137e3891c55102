"""The engine's decisions about text: templates, what fits into the context window, stop texts, whose turn it is."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.engine.chat_template import ChatTemplate, fold_instructions, merge_neighbours
from core.engine.context_window import answer_reserve, common_prefix, fit_turns
from core.engine.protocol import Role, Turn
from core.engine.text_stream import TextStream
from core.engine.turnstile import Turnstile
from core.errors import EngineError
from core.process.cancellation import Cancellation

CHATML = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
NO_SYSTEM = "{% if messages[0].role == 'system' %}{{ raise_exception('no system role') }}{% endif %}" + CHATML
SWALLOWS_SYSTEM = "{% for m in messages if m.role != 'system' %}[{{ m.content }}]{% endfor %}"
ALTERNATES = (
    "{% for m in messages %}({{ m.content }})"
    "{% if (m.role == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('roles') }}{% endif %}{% endfor %}"
)


def turns(*texts: str, system: str = "") -> list[Turn]:
    """Question, answer, question ...; `system` before them."""
    roles: tuple[Role, Role] = ("user", "assistant")
    rest = [Turn(roles[index % 2], text) for index, text in enumerate(texts)]
    return [Turn("system", system), *rest] if system else rest


def length(some: Sequence[Turn]) -> int:
    return sum(len(turn.text) for turn in some)


@pytest.mark.parametrize(
    ("context", "max_tokens", "reserve"),
    [(4096, 0, 512), (1024, 0, 256), (4096, 100, 100), (4096, 5000, 512), (256, 0, 64), (100_000, 0, 512)],
)
def test_room_is_kept_for_the_answer(context: int, max_tokens: int, reserve: int) -> None:
    assert answer_reserve(context, max_tokens) == reserve


@pytest.mark.parametrize(
    ("room", "kept"),
    [
        (30, "Saabbccd"),
        (8, "Saabbccd"),
        (7, "Sbbccd"),
        (6, "Sbbccd"),
        (5, "Sccd"),
        (4, "Sccd"),
        (3, "Sd"),
        (2, "Sd"),
        (1, "Sd"),
    ],
)
def test_the_oldest_questions_go_first_together_with_their_answers(room: int, kept: str) -> None:
    conversation = turns("a", "a", "b", "b", "c", "c", "d", system="S")
    fitting, size = fit_turns(conversation, length, room)
    assert "".join(turn.text for turn in fitting) == kept
    assert size == len(kept)


def test_a_single_question_is_never_cut() -> None:
    assert fit_turns(turns("long"), length, 1) == (turns("long"), 4)
    assert fit_turns([], length, 1) == ([], 0)


def test_without_instructions_the_first_question_can_go() -> None:
    assert fit_turns(turns("aaa", "a", "b"), length, 2) == (turns("b"), 1)


def test_an_answer_that_was_stopped_before_it_began_goes_with_its_question() -> None:
    conversation = [Turn("user", "aaa"), Turn("user", "b"), Turn("assistant", "b"), Turn("user", "c")]
    assert fit_turns(conversation, length, 3)[0] == conversation[1:]


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=15).filter(lambda sizes: len(sizes) % 2 == 1), st.integers(0, 60)
)
def test_as_many_turns_stay_as_fit(sizes: list[int], room: int) -> None:
    conversation = turns(*("x" * size for size in sizes))
    kept, size = fit_turns(conversation, length, room)
    assert size == length(kept)
    assert kept == conversation[len(conversation) - len(kept) :]
    one_more = conversation[len(conversation) - len(kept) - 2 :]
    assert len(kept) == len(conversation) or length(one_more) > room
    assert size <= room or len(kept) == 1


@pytest.mark.parametrize(
    ("first", "second", "common"),
    [([], [], 0), ([1], [], 0), ([1, 2], [1, 2], 2), ([1, 2, 3], [1, 2], 2), ([1, 2], [1, 3, 2], 1), ([2], [1], 0)],
)
def test_what_two_prompts_share(first: list[int], second: list[int], common: int) -> None:
    assert common_prefix(first, second) == common


def feed(stream: TextStream, *pieces: bytes) -> list[str]:
    return [stream.feed(piece) for piece in pieces] + [stream.finish()]


def test_characters_come_whole() -> None:
    flame = "🔥".encode()
    assert feed(TextStream(()), b"a", flame[:1], flame[1:3], flame[3:] + b"b") == ["a", "", "", "🔥b", ""]
    assert feed(TextStream(()), flame[:2]) == ["", "\N{REPLACEMENT CHARACTER}"]


@pytest.mark.parametrize(
    ("stop", "pieces", "shown"),
    [
        (["STOP"], [b"abc", b" ST", b"OP", b" more"], ["abc", " ", "", "", ""]),
        (["STOP"], [b"S", b"T", b"UP"], ["", "", "STUP", ""]),
        (["STOP"], [b"one ST"], ["one ", "ST"]),
        (["\n\n", "END"], [b"a\n", b"bE", b"N"], ["a", "\nb", "", "EN"]),
        (["b", "abc"], [b"xabc"], ["x", ""]),
        ([""], [b"abc"], ["abc", ""]),
        (["aab"], [b"aa", b"ab", b"c"], ["", "a", "", ""]),
    ],
)
def test_nothing_of_a_stop_text_is_shown(stop: list[str], pieces: list[bytes], shown: list[str]) -> None:
    assert feed(TextStream(stop), *pieces) == shown


@given(st.text("ab\N{FIRE}", max_size=30), st.lists(st.text("ab", min_size=1, max_size=4), max_size=3), st.data())
def test_pieces_do_not_change_the_text(text: str, stop: list[str], data: st.DataObject) -> None:
    encoded = text.encode()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(encoded)), max_size=8)))
    stream = TextStream(stop)
    pieces = [encoded[start:end] for start, end in zip([0, *cuts], [*cuts, len(encoded)], strict=True)]
    shown = "".join(feed(stream, *pieces))
    ends = [index for mark in stop if (index := text.find(mark)) >= 0]
    assert stream.stopped == bool(ends)
    assert text.startswith(shown)
    assert shown == text if not ends else len(shown) >= min(ends)
    assert not any(mark in shown for mark in stop)


def test_a_template_writes_the_conversation() -> None:
    template = ChatTemplate(CHATML, "", "", knows_chatml=True)
    assert template.from_model
    assert template.stop == ()
    assert template.render(turns("Hi", system="Be kind.")) == (
        "<|im_start|>system\nBe kind.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n"
    )


@pytest.mark.parametrize("source", ["", "{% broken", "{{ unclosed "])
def test_a_file_without_a_usable_template_gets_the_common_one(source: str) -> None:
    template = ChatTemplate(source, "", "", knows_chatml=True)
    assert not template.from_model
    assert template.render(turns("Hi")) == "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n"


def test_a_model_without_markers_reads_plain_words() -> None:
    template = ChatTemplate("", "", "", knows_chatml=False)
    assert template.render(turns("Hi", "Hello", "Bye")) == "User: Hi\n\nAssistant: Hello\n\nUser: Bye\n\nAssistant:"
    assert template.stop == ("\nUser:",)


@pytest.mark.parametrize("source", [NO_SYSTEM, SWALLOWS_SYSTEM])
def test_instructions_reach_models_without_a_system_role(source: str) -> None:
    text = ChatTemplate(source, "", "", knows_chatml=True).render(turns("Hi", "Hello", "Bye", system="Be kind."))
    assert "Be kind.\n\nHi" in text


def test_two_questions_in_a_row_reach_models_that_want_roles_to_alternate() -> None:
    conversation = [
        Turn("system", "S"),
        Turn("user", "a"),
        Turn("user", "b"),
        Turn("assistant", "c"),
        Turn("user", "d"),
    ]
    assert ChatTemplate(ALTERNATES, "", "", knows_chatml=True).render(conversation) == "(S\n\na\n\nb)(c)(d)"


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ messages.append(1) }}",
        "{{ 1 / 0 }}",
        "{{ raise_exception('never') }}",
        "{% for i in range(10000000) %}{% endfor %}",
        "{% include 'secret' %}",
    ],
)
def test_templates_cannot_reach_out_of_their_sandbox(source: str) -> None:
    with pytest.raises(EngineError, match="chat template that does not work"):
        ChatTemplate(source, "", "", knows_chatml=True).render(turns("Hi"))


def test_templates_may_use_what_their_writers_use() -> None:
    source = (
        "{{ bos_token }}{% for m in messages %}{% if m.role == 'assistant' %}{% continue %}{% endif %}"
        "{% generation %}{{ m.content | tojson }}{% endgeneration %}{% endfor %}{{ strftime_now('%Y') | length }}"
    )
    template = ChatTemplate(source, "<s>", "</s>", knows_chatml=True)
    assert template.render(turns("é", "no", "b")) == '<s>"é""b"4'


def test_folding_and_merging_leave_other_conversations_alone() -> None:
    assert fold_instructions(turns("a", "b")) == turns("a", "b")
    assert fold_instructions([Turn("system", "S")]) == [Turn("system", "S")]
    assert merge_neighbours(turns("a", "b")) == turns("a", "b")


def test_one_passes_at_a_time_in_order_of_arrival() -> None:
    turnstile, order, entered = Turnstile(), list[int](), threading.Event()

    def pass_through(number: int) -> None:
        with turnstile.passage(Cancellation()) as inside:
            assert inside
            order.append(number)

    threads = [threading.Thread(target=pass_through, args=(number,)) for number in range(5)]
    with turnstile.passage(Cancellation()) as inside:
        assert inside
        for count, thread in enumerate(threads, start=2):
            thread.start()
            while len(turnstile._waiting) < count:
                entered.wait(0.001)
        assert order == []
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]


def test_a_wait_can_be_given_up() -> None:
    turnstile, cancellation = Turnstile(), Cancellation()
    with turnstile.passage(Cancellation()):
        threading.Timer(0.05, cancellation.cancel).start()
        with turnstile.passage(cancellation) as inside:
            assert not inside
    with turnstile.passage(Cancellation()) as inside:
        assert inside
    with turnstile.passage(cancellation) as inside:
        assert not inside
