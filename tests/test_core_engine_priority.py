"""Whose turn it is: quick before chat before background, short prompts before long ones, nobody forgotten."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.engine.priority import BACKGROUND, CHAT, QUICK, Job, Turn, level, next_turn, overtakes
from core.engine.protocol import Origin

NOW = 1000.0


def job(origin: Origin = "chat", unread: int = 0, to_read: int = 100, computed_s: float = 0.0, ago: float = 0.1) -> Job:
    """One that was computed `ago` seconds before `NOW`."""
    return Job(origin, NOW - 5, max(to_read, unread), unread, computed_s, NOW - ago)


JOBS = st.lists(
    st.builds(
        Job,
        st.sampled_from(["chat", "quick", "background"]),
        st.floats(0, NOW),
        st.integers(1, 9000),
        st.integers(0, 9000),
        st.floats(0, 100),
        st.floats(0, NOW),
    ),
    max_size=8,
)


def test_a_quick_question_comes_before_a_chat_and_a_chat_before_a_background_job() -> None:
    assert [level(job(origin), NOW) for origin in ("quick", "chat", "background")] == [QUICK, CHAT, BACKGROUND]
    assert next_turn([job("background"), job("chat"), job("quick", unread=40)], NOW) == Turn((), (2,))
    assert next_turn([job("background"), job("chat")], NOW) == Turn((1,))


def test_a_quick_question_with_a_long_text_or_a_long_answer_waits_with_the_chats() -> None:
    assert level(job("quick", to_read=3000), NOW) == CHAT
    assert level(job("quick", computed_s=30), NOW) == CHAT
    assert next_turn([job("chat"), job("quick", computed_s=30)], NOW) == Turn((0, 1))


def test_short_background_jobs_come_before_long_ones() -> None:
    order = [job("background", to_read=9000), job("background", to_read=2000), job("background", computed_s=60)]
    assert [level(one, NOW) - BACKGROUND for one in order] == [2, 1, 2]
    assert next_turn([*order, job("background", unread=10)], NOW) == Turn((), (3,))


def test_live_answers_go_on_while_a_long_prompt_is_read_and_the_shortest_prompt_is_read_first() -> None:
    assert next_turn([job(), job(unread=4000), job(unread=50), job()], NOW) == Turn((0, 3), (2, 1))


def test_a_long_prompt_that_is_overtaken_again_and_again_is_read_at_last() -> None:
    assert next_turn([job(unread=4000, ago=40), job(unread=50)], NOW) == Turn((), (0, 1))


def test_a_background_job_does_not_wait_for_ever() -> None:
    assert level(job("background", ago=61), NOW) == CHAT
    assert next_turn([job("background", ago=61), job()], NOW) == Turn((0, 1))


def test_only_what_is_less_important_is_given_up() -> None:
    quick, chat, background = job("quick", unread=9), job(unread=9), job("background", unread=9)
    assert overtakes(quick, [chat, background], NOW)
    assert overtakes(chat, [background], NOW)
    assert not overtakes(quick, [quick, background], NOW)
    assert not overtakes(chat, [chat], NOW)
    assert not overtakes(background, [chat], NOW)


@given(JOBS)
def test_somebody_is_always_served_and_only_those_of_the_first_level(jobs: list[Job]) -> None:
    turn = next_turn(jobs, NOW)
    served = [*turn.writers, *turn.readers]
    assert bool(served) == bool(jobs)
    assert len(set(served)) == len(served)
    assert all(level(jobs[place], NOW) == min(level(one, NOW) for one in jobs) for place in served)
    assert all(not jobs[place].unread for place in turn.writers)
    assert all(jobs[place].unread for place in turn.readers)
