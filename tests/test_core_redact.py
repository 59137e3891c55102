"""What is personal is found, hidden, and put back exactly."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import RedactionFailed
from core.escalation.redact import detect as detect_module
from core.escalation.redact.detect import LONGEST, detect
from core.escalation.redact.redactor import Redactor
from core.escalation.redact.spans import Span, without_overlaps
from core.escalation.redact.vault import BRACKETS, Action


def kinds(text: str, *own: str) -> dict[str, str]:
    """What was found, by the text of the span."""
    return {text[span.start : span.end]: span.kind for span in detect(text, own)}


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("Write to anna.b+x@mail.example.org please", "anna.b+x@mail.example.org", "EMAIL_ADDRESS"),
        ("blocked: 41.173.96.26!", "41.173.96.26", "IP_ADDRESS"),
        ("blocked: 2001:db8::8a2e:370:7334", "2001:db8::8a2e:370:7334", "IP_ADDRESS"),
        ("IBAN DE89 3704 0044 0532 0130 00.", "DE89 3704 0044 0532 0130 00", "IBAN_CODE"),
        ("pay gb29nwbk60161331926819", "gb29nwbk60161331926819", "IBAN_CODE"),
        ("SSN: 536-90-4399", "536-90-4399", "US_SSN"),
        ("it is 4111 1111 1111 1111", "4111 1111 1111 1111", "CREDIT_CARD"),
        ("my card 4000000000000003 was stolen", "4000000000000003", "CREDIT_CARD"),
        ("ring +49 30 901820", "+49 30 901820", "PHONE_NUMBER"),
        ("my phone: (212) 555-0143", "(212) 555-0143", "PHONE_NUMBER"),
        ("born on 3.4.1981 in Kiel", "3.4.1981", "DATE_OF_BIRTH"),
        ("passport number is C01X00T47", "C01X00T47", "ID_NUMBER"),
        ("the password is hunter2!", "hunter2", "SECRET"),
        ("export AWS_KEY=AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE", "SECRET"),
        ("postgres://app:s3cr3t@db/x", "s3cr3t", "SECRET"),
        ('api_key = "f3a9c2d18be74"', "f3a9c2d18be74", "SECRET"),
    ],
)
def test_what_has_a_form_is_found(text: str, value: str, kind: str) -> None:
    assert kinds(text)[value] == kind


def test_a_private_key_is_hidden_whole() -> None:
    key = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAA\nAAAA==\n-----END OPENSSH PRIVATE KEY-----"
    assert kinds(f"is this key ok?\n{key}\n")[key] == "SECRET"


@pytest.mark.parametrize(
    "text",
    [
        "Between 1939-1945 about 1,000,000 people moved; 3.14159 and 2.718281828 are numbers.",
        "The version is 1.2.3.4 and the port 8080 at 127.0.0.1.",
        "Choose a strong password. A password should be long. What is your password policy?",
        "Compute 12345678901234567890 mod 97.",
        "What is the capital of France?",
        "Who wrote Hamlet?",
        "Tim has 5 apples and gives 2 to Anna. How many are left?",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert Redactor([text]).redact(0).outgoing == text


def test_names_and_addresses_are_found() -> None:
    text = "My name is Ulrike Brandner and I live at Lindenstraße 14, 10969 Berlin."
    found = kinds(text)
    assert found["Ulrike Brandner"] == "PERSON"
    assert found["Lindenstraße 14, 10969 Berlin"] == "STREET_ADDRESS"


def test_the_users_own_words_are_hidden_whatever_their_case() -> None:
    found = kinds("Is project  Bluebird late? BLUEBIRD is not bluebirds.", "project bluebird", "bluebird")
    assert set(found) == {"project  Bluebird", "BLUEBIRD"}
    assert set(found.values()) == {"OWN_WORD"}


def test_the_same_person_has_the_same_number_in_the_whole_conversation() -> None:
    redactor = Redactor(
        ["My boss is Katarzyna Wrona.", "Wrona shouted at me.", "what should I say to katarzyna?", "kasia@x.example"]
    )
    texts = [redactor.redact(index).outgoing for index in range(4)]
    assert texts[0] == "My boss is ⟦PERSON_1⟧."
    assert re.fullmatch(r"⟦PERSON_1[a-z]⟧ shouted at me\.", texts[1])
    assert re.fullmatch(r"what should I say to ⟦PERSON_1[a-z]⟧\?", texts[2])
    assert texts[3] == "⟦EMAIL_1⟧"


def test_each_span_is_hidden_generalized_or_kept() -> None:
    text = "Write to otto.hase@web.example or ring +49 30 901820."
    redactor = Redactor([text])
    email, phone = redactor.originals
    assert redactor.redact(0).outgoing == f"Write to {email} or ring {phone}."
    actions: dict[str, Action] = {email: "generalize", phone: "keep"}
    assert redactor.redact(0, actions).outgoing == ("Write to an e-mail address at web.example or ring +49 30 901820.")
    assert redactor.redact(0, otherwise="keep").outgoing == text


def test_an_answer_is_restored_also_when_the_model_is_careless_with_placeholders() -> None:
    redactor = Redactor(["mail otto@web.example and eva@web.example"])
    restorer = redactor.restorer()
    text = restorer.feed("To ⟦email_1⟧, ⟦ EMAIL_2 ⟧ and ⟦EMAIL_9⟧ ⟦x") + restorer.end()
    assert text == "To otto@web.example, eva@web.example and ⟦EMAIL_9⟧ ⟦x"
    assert (restorer.restored, restorer.unknown) == (2, 1)
    assert restorer.missing(list(redactor.originals)) == 0


def test_no_more_is_held_back_than_a_placeholder_that_has_begun() -> None:
    restorer = Redactor(["mail otto@web.example"]).restorer()
    assert restorer.feed("Plain text comes at once") == "Plain text comes at once"
    assert restorer.feed(" and so ⟦EM") == " and so "
    assert restorer.feed("AIL_1⟧ too") == "otto@web.example too"
    assert restorer.feed("⟦ is only a sign in this long sentence") == "⟦ is only a sign in this long sentence"


def test_a_text_that_holds_the_brackets_gets_others() -> None:
    for pair in BRACKETS:
        text = f"{pair[0]}EMAIL_1{pair[1]} and otto@web.example"
        redactor = Redactor([text])
        outgoing = redactor.redact(0).outgoing
        assert outgoing.startswith(f"{pair[0]}EMAIL_1{pair[1]} and ")
        restorer = redactor.restorer()
        assert restorer.feed(outgoing) + restorer.end() == text
    everything = "".join(BRACKETS) + " otto@web.example #0⟧"
    redactor = Redactor([everything])
    restorer = redactor.restorer()
    outgoing = redactor.redact(0).outgoing
    assert "otto" not in outgoing
    assert restorer.feed(outgoing) + restorer.end() == everything


def test_a_detector_that_breaks_lets_nothing_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_text: str) -> list[Span]:
        raise ZeroDivisionError

    monkeypatch.setattr(detect_module, "find_phones", broken)
    with pytest.raises(RedactionFailed, match="nothing was sent"):
        Redactor(["hello"])


def test_a_text_too_long_to_look_through_is_refused() -> None:
    with pytest.raises(RedactionFailed, match="characters"):
        detect("x" * (LONGEST + 1))


PIECES = st.sampled_from(
    ["otto@web.example", "Dr. Ulrike Brandner", "brandner", "DE89370400440532013000", " ", "\n", ", ", "⟦", "⟧",
     "⟦EMAIL_1⟧",
     "[PERSON_1]", "it costs 5", "41.173.96.26", "Ünïcode 👩‍👩‍👧", "4111111111111111",
     "Lindenstraße 14, 10969 Berlin", "_", "1"]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=14), st.lists(st.integers(1, 9), min_size=1, max_size=40), st.text(max_size=40))
def test_whatever_is_hidden_comes_back_exactly_in_any_pieces(parts: list[str], sizes: list[int], more: str) -> None:
    text = "".join(parts) + more
    redactor = Redactor([text])
    redacted = redactor.redact(0)
    restorer, restored, position, turn = redactor.restorer(), "", 0, 0
    while position < len(redacted.outgoing):
        size = sizes[turn % len(sizes)]
        restored += restorer.feed(redacted.outgoing[position : position + size])
        position, turn = position + size, turn + 1
        outstanding = min(position, len(redacted.outgoing))
        assert len(restored) or outstanding <= 64
    assert restored + restorer.end() == text
    assert restorer.unknown == 0
    for item in redacted.hidden:
        if item.action == "hide" and item.span.kind in ("EMAIL_ADDRESS", "IBAN_CODE", "CREDIT_CARD", "IP_ADDRESS"):
            assert not re.search(rf"(?<![\w.]){re.escape(item.value)}(?!\w)", redacted.outgoing)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12))
def test_spans_without_overlaps_cover_what_all_covered(pairs: list[tuple[int, int]]) -> None:
    spans = [Span("PERSON", min(pair), max(pair)) for pair in pairs]
    merged = without_overlaps(spans)
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert {place for span in merged for place in range(span.start, span.end)} == covered
    assert all(before.end <= after.start for before, after in itertools.pairwise(merged))


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_looked_through(text: str) -> None:
    for span in detect(text):
        assert 0 <= span.start < span.end <= len(text)


def test_a_number_that_was_found_is_hidden_also_where_it_touches_other_words() -> None:
    redactor = Redactor(["pay DE89370400440532013000 now", "xDE89370400440532013000Lindenstraße"])
    assert "3704004405" not in redactor.redact(1).outgoing
