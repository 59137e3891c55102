"""When the cloud is proposed, when it is asked, and what the router learns; thresholds keep what the dial promises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.engine.protocol import Confidence
from core.escalation.calibration import Outcome, Scaling, scaling, threshold_for
from core.escalation.dial import STOPS, evidence, shipped_outcomes, stops
from core.escalation.early import EarlyStop
from core.escalation.gates import Conditions, Gate, gate
from core.escalation.judge import judge
from core.escalation.prior import Estimate, OwnRecord, base_rate, estimate, shipped_topics
from core.escalation.question_form import kind_of
from core.escalation.record import RoutingRecord
from core.escalation.router import Case, Router, too_long
from core.messages import AnswerFacts
from core.paths import Paths
from core.settings import SCHEMA, Settings

CLOUD = Settings(cloud_endpoint="https://a.example/v1", cloud_model="m")
SUM = "Tom has 3 boxes of 4 pens each and 5 more pens. How many pens does he have in total?"
WRONG = "3 * 4 = 14 pens in boxes.\nHowever, 14 + 5 = 18.5 pens in total"
RIGHT = "The boxes hold 3 * 4 = 12 pens.\nIn total he has 12 + 5 = 17 pens.\n#### 17"
CHOICE = "Which of these is a mammal?\nA. trout\nB. whale\nC. crow\nD. frog\nAnswer:"


class Desk:
    """A router whose surroundings a test can change."""

    def __init__(self, path: Path | None) -> None:
        self.settings = CLOUD
        self.conditions = Conditions()
        self.record = RoutingRecord(path)
        self.router = Router(lambda: self.settings, lambda _q, _c: self.conditions, self.record, cost=lambda: 0.01)

    def decide(self, answer: str, question: str = SUM, conversation: int = 1, id_: int = 7) -> tuple[str, str]:
        case = Case(question, conversation, id=id_)
        after = self.router.after(case, self.router.before(case), answer, AnswerFacts())
        return after.action, after.reason


@pytest.fixture
def desk(home: Paths) -> Iterator[Desk]:
    made = Desk(home.routing)
    yield made
    made.record.close()


def test_an_answer_whose_numbers_do_not_add_up_is_not_left_standing_without_a_word(desk: Desk) -> None:
    action, reason = desk.decide(WRONG)
    assert action == "propose"
    assert reason == "the numbers do not add up: 3 × 4 is 12, not 14"
    assert desk.decide(RIGHT)[0] == "keep"


@pytest.mark.parametrize(
    ("question", "answer", "reason"),
    [
        ("Write a haiku.", "I'm sorry, but I cannot help with that.", "it does not answer the question"),
        ("Sort a list in Python.", "```python\ndef f(:\n    pass\n```", "the code in it has a mistake of syntax"),
        ("Give me an example as JSON.", '{"a": 1,,}', "the JSON in it is not valid"),
        ("Tell me of it.", "and then they went and they were " * 12, "it repeats itself"),
    ],
)
def test_the_reason_is_told_in_words(desk: Desk, question: str, answer: str, reason: str) -> None:
    assert desk.decide(answer, question) == ("propose", reason)


def test_an_ordinary_answer_to_an_ordinary_question_is_left_alone(desk: Desk) -> None:
    assert desk.decide("Paris is the capital of France.", "What is the capital of France?")[0] == "keep"


GATES: list[tuple[dict[str, object], str, bool, Conditions, Gate]] = [
    ({"local_only": True}, "ask", False, Conditions(), "local only"),
    ({"cloud_endpoint": ""}, "ask", False, Conditions(), "not set up"),
    ({}, "ask", True, Conditions(), "private"),
    ({}, "never", False, Conditions(), "never"),
    ({}, "ask", False, Conditions(secret=True), "secret"),
    ({}, "ask", False, Conditions(offline=True), "offline"),
    ({}, "ask", False, Conditions(budget_empty=True), "budget"),
    ({}, "automatic", False, Conditions(circuit_open=True, standing_rule=True), "unreachable"),
    ({}, "ask", False, Conditions(), "none"),
]


@pytest.mark.parametrize(("values", "mode", "private", "conditions", "expected"), GATES)
def test_gates_come_before_any_reckoning(
    desk: Desk, values: dict[str, object], mode: str, private: bool, conditions: Conditions, expected: Gate
) -> None:
    desk.settings = Settings(**{"cloud_endpoint": "https://a.example/v1", "cloud_model": "m", **values})  # type: ignore[arg-type]
    assert gate(desk.settings, mode, private, conditions) == expected
    desk.conditions = conditions
    desk.router.set_mode(1, mode)  # type: ignore[arg-type]
    case = Case(SUM, 1, private=private, id=7)
    start = desk.router.before(case)
    assert start.watched == (expected == "none")
    action = desk.router.after(case, start, WRONG, AnswerFacts()).action
    assert action == ("propose" if expected == "none" else "keep")


def test_only_a_standing_agreement_in_automatic_mode_sends_without_asking(desk: Desk) -> None:
    desk.conditions = Conditions(standing_rule=True)
    assert desk.decide(WRONG)[0] == "propose"
    desk.router.set_mode(1, "automatic")
    assert desk.decide(WRONG)[0] == "hand over"
    assert desk.decide(WRONG, conversation=2)[0] == "propose"
    desk.conditions = Conditions()
    assert desk.decide(WRONG)[0] == "propose"


def test_a_mode_belongs_to_a_conversation_and_goes_with_it(desk: Desk) -> None:
    desk.router.set_mode(1, "never")
    assert (desk.router.mode(1), desk.router.mode(2)) == ("never", "ask")
    desk.router.forget(1)
    assert desk.router.mode(1) == "ask"


def test_the_dial_decides_how_much_is_proposed(desk: Desk) -> None:
    shares = [stop.share for stop in desk.router.dial(0).stops]
    assert shares == sorted(shares, reverse=True)
    assert all(0 < share < 1 for share in shares)
    dial = desk.router.dial(0)
    assert [stop.name for stop in dial.stops] == [choice.value for choice in SCHEMA["cloud_dial"].choices]
    assert dial.stops[0].cost_a_month == pytest.approx(dial.stops[0].share * dial.questions_a_month * 0.01)


def test_what_the_user_says_of_answers_of_a_kind_moves_its_prior() -> None:
    vector = shipped_topics().centres[3]
    before = estimate(CHOICE, vector)
    assert before.known
    assert before.topic == 3
    worse = estimate(CHOICE, vector, {3: OwnRecord(12, 11)})
    better = estimate(CHOICE, vector, {3: OwnRecord(12, 0)})
    assert better.chance < before.chance < worse.chance


def test_of_kinds_never_seen_only_the_base_rate_is_known() -> None:
    poem = estimate("Write a poem about the sea.")
    assert (poem.known, poem.chance) == (False, base_rate("other"))
    far = -shipped_topics().centres.mean(axis=0)
    assert estimate(CHOICE, far / np.linalg.norm(far)) == Estimate(base_rate("choice"), "choice", -1, False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (CHOICE, "choice"),
        (SUM, "amounts"),
        ("Write a poem.", "other"),
        ("def f(x): 3 + 4, what does it do? 5", "other"),
    ],
)
def test_kinds_are_known_by_their_form(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_verdicts_are_kept_and_a_weak_sign_replaces_no_strong_one(desk: Desk) -> None:
    desk.decide(WRONG)
    desk.router.learn(7, "local is better")
    desk.router.learn(7, "asked the cloud")
    assert [(outcome.helped, outcome.weight) for outcome in desk.record.outcomes()] == [(0.0, 1.0)]
    desk.router.learn(99, "local is right")
    assert len(desk.record.outcomes()) == 1


def test_no_text_is_in_the_record(desk: Desk, home: Paths) -> None:
    desk.decide(WRONG)
    desk.record.close()
    assert b"boxes" not in home.routing.read_bytes()


def test_few_verdicts_leave_the_shipped_chances_and_many_correct_them() -> None:
    draw = np.random.default_rng(0)
    chances = draw.uniform(0.05, 0.95, 600)
    helped = draw.uniform(size=600) < 0.3 * chances
    outcomes = [Outcome(float(chance), float(hit)) for chance, hit in zip(chances, helped, strict=True)]
    assert scaling(outcomes[:250]) == Scaling()
    fitted = scaling(outcomes)
    assert fitted.apply(0.8) == pytest.approx(0.24, abs=0.08)


def test_a_threshold_keeps_its_promise_for_nine_in_ten_users() -> None:
    chances, helped = (np.array(values) for values in shipped_outcomes())
    draw = np.random.default_rng(1)
    broken = 0
    for _ in range(100):
        labels = draw.integers(0, len(chances), 300)
        threshold = threshold_for(0.1, chances[labels], helped[labels])
        broken += float((helped * (chances < threshold)).mean()) > 0.1
    assert broken <= 15
    assert threshold_for(0.1, [], []) == 0.0
    assert threshold_for(0.0, chances, helped) == 0.0


def test_the_forecast_rests_on_the_users_own_verdicts_once_there_are_enough() -> None:
    own = [Outcome(0.5, float(number % 10 == 0)) for number in range(400)]
    assert evidence(own[:200], []).verdicts == 0
    assert evidence(own, []).verdicts == 400
    assert len(stops(evidence(own, [0.5] * 150), 300, None)) == len(STOPS)


def confidence(tokens: int, logprob: float) -> Confidence:
    return Confidence(tokens=tokens, mean_logprob=logprob)


def test_an_answer_is_given_up_only_after_two_bad_checks_in_a_row_and_never_at_once() -> None:
    before = Estimate(0.6)
    refusal = "I'm sorry, but I can't answer that."
    watch = EarlyStop(before, 0.3)
    assert not watch.wanted(refusal, confidence(8, -3.0))
    assert not watch.wanted(refusal, confidence(16, -3.0))
    assert watch.wanted(refusal, confidence(32, -3.0))
    watch = EarlyStop(before, 0.3)
    assert not watch.wanted(refusal, confidence(16, -3.0))
    assert not watch.wanted("Certainly: the answer is simple.", confidence(32, -0.05))
    assert not watch.wanted(refusal, confidence(48, -3.0))


def test_a_model_that_was_unsure_of_its_words_makes_its_answer_more_doubtful() -> None:
    before = Estimate(0.14)
    sure = judge("Who wrote it?", "It was written by somebody.", before, confidence(20, -0.05))
    unsure = judge("Who wrote it?", "It was written by somebody.", before, confidence(20, -1.5))
    assert sure.chance < judge("Who wrote it?", "It was written by somebody.", before).chance < unsure.chance
    assert "the model was unsure of its words" in unsure.reasons


def test_how_sure_a_model_was_is_measured_against_its_own_latest_answers(desk: Desk) -> None:
    answer, case = "It was written by somebody.", Case("Who wrote it?", 1)
    start = desk.router.before(case)
    facts, sure = AnswerFacts(source="local", model="sure of all"), confidence(20, -0.05)
    alike = desk.router.after(case, start, answer, facts, sure).chance
    for id_ in range(2, 42):
        desk.router.after(Case("Who wrote it?", 1, id=id_), start, answer, facts, confidence(20, -0.02))
    # The same confidence, of a model that is usually surer.
    assert desk.router.after(case, start, answer, facts, sure).chance > alike + 0.05
    other = AnswerFacts(source="local", model="another")
    assert desk.router.after(case, start, answer, other, sure).chance == pytest.approx(alike)


def test_another_models_answer_is_judged_by_its_sureness_more_than_by_how_the_forest_knows_answers_to_look() -> None:
    before = estimate(SUM)
    plain, odd = "7 * 12 = 84, so it is 84.\n#### 84", "Well, let me see. However, it might be 84, or roughly 80?"
    unmeasured = [judge(SUM, answer, before).chance for answer in (plain, odd)]
    written_here = [judge(SUM, answer, before, confidence(30, -0.12)).chance for answer in (plain, odd)]
    assert unmeasured[0] < written_here[0] < written_here[1] < unmeasured[1]


def test_a_question_longer_than_the_context_window_is_known_beforehand() -> None:
    assert too_long("word " * 5_000, 4096)
    assert not too_long("word " * 5_000, 16_384)
    assert not too_long("word " * 5_000, 0)
