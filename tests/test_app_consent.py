"""The consent sheet and the ledger page, with the real assistant and a server that records what it is sent."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.calls import Calls
from app.desktop.chat import Chat
from app.desktop.composer import Composer
from app.desktop.consent_dialog import WARNING, ConsentDialog
from app.desktop.ledger_page import LedgerPage
from app.desktop.transcript.draft_view import DraftView
from app.desktop.transcript.facts import facts_line
from app.desktop.transcript.transcript import Transcript
from core.history import History
from core.ledger import Ledger
from core.messages import AnswerFacts, ConsentNeeded
from core.paths import Paths
from core.settings import SettingsFile
from tests.cloud_server import CloudServer, Reply, cloud_server

QUESTION = "Please write to my landlord at otto.hase@web.example or +49 30 901820 about the heating in Kiel."


@pytest.fixture
def server() -> Iterator[CloudServer]:
    with cloud_server() as running:
        yield running


@pytest.fixture
def conversation(home: Paths, server: CloudServer) -> int:
    """One answered question, and an endpoint to ask."""
    SettingsFile(home.settings).change(
        {"cloud_endpoint": server.url, "cloud_model": "big", "cloud_price_in": 1.0, "cloud_price_out": 4.0}
    )
    history = History(home.history)
    id_ = history.create("Heating")
    question = history.add_question(id_, 0, QUESTION)
    history.add_answer(id_, question, "I wrote it here.", AnswerFacts(model="small"))
    history.close()
    return id_


@pytest.fixture
def link(qtbot: QtBot, conversation: int) -> Iterator[AssistantLink]:
    link = AssistantLink()
    yield link
    link.close()


class Screen:
    """A transcript with its chat; consent sheets are kept as they open."""

    def __init__(self, qtbot: QtBot, link: AssistantLink, conversation: int, latest: str = "I wrote it here.") -> None:
        self.qtbot = qtbot
        self.link = link
        self.transcript = Transcript()
        self.composer = Composer("Ask")
        self.chat = Chat(link, self.transcript, self.composer)
        self.sheets: list[ConsentDialog] = []
        self.failures: list[str] = []
        self.chat.consent_wanted.connect(self._open)
        self.chat.failed.connect(lambda message, _hint: self.failures.append(message))
        qtbot.addWidget(self.transcript)
        qtbot.addWidget(self.composer)
        self.transcript.show()
        self.chat.open(conversation)
        self.wait(lambda: self.transcript.latest_answer_text() == latest)

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=30_000)

    def ask_cloud(self) -> ConsentDialog:
        before = len(self.sheets)
        self.transcript.cloud_requested.emit(self.transcript._views[-1].question)  # type: ignore[union-attr]
        self.wait(lambda: len(self.sheets) > before)
        return self.sheets[-1]

    def _open(self, consent: ConsentNeeded) -> None:
        sheet = ConsentDialog(self.link, consent, self.chat.private, self.transcript)
        sheet.approved.connect(lambda outgoing, lasts: self.chat.approve(consent.question, outgoing, lasts))
        sheet.declined.connect(lambda lasts: self.chat.decline(consent.question, lasts))
        sheet.open()
        self.sheets.append(sheet)


@pytest.fixture
def screen(qtbot: QtBot, link: AssistantLink, conversation: int) -> Screen:
    return Screen(qtbot, link, conversation)


def press(parent: QWidget, text: str) -> None:
    button = next(b for b in parent.findChildren(QPushButton) if b.text().replace("&", "") == text and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def sent(server: CloudServer) -> Any:
    return json.loads(server.requests[-1].body)


def test_the_sheet_shows_exactly_what_leaves_and_the_answer_comes_back_restored(
    screen: Screen, server: CloudServer
) -> None:
    server.replies = [Reply(pieces=("Write to ⟦EMA", "IL_1⟧", " and ⟦PHONE_1⟧."))]
    sheet = screen.ask_cloud()
    shown = sheet.view.toPlainText()
    assert "otto.hase" not in shown
    assert "901820" not in shown
    assert "Kiel" in shown
    assert WARNING in [label.text() for label in sheet.findChildren(type(sheet._hidden))]
    assert "at most" in sheet._cost.text()
    assert sheet._stays.text() == "otto.hase@web.example and +49 30 901820"
    assert server.url in sheet._to.text()
    assert sheet.local.isDefault()
    assert server.requests == []
    body = sheet.body.toPlainText()
    press(sheet, "Send with parts hidden")
    screen.wait(lambda: screen.transcript.latest_answer_text() == "Write to otto.hase@web.example and +49 30 901820.")
    assert server.requests[0].body.decode() == body
    assert sent(server)["messages"][-1]["content"] == shown


def test_only_what_the_answer_depends_on_goes_along_when_it_is_looked_for(
    qtbot: QtBot, link: AssistantLink, conversation: int, home: Paths, server: CloudServer
) -> None:
    history = History(home.history)
    leaf = history.open(conversation)[1][-1].id
    for question, answer in (
        ("The code word is Seagull. Repeat it.", "The code word is Seagull."),
        ("What is the capital of Peru?", "Lima is the capital of Peru."),
        ("What is the code word?", "Seagull."),
    ):
        asked = history.add_question(conversation, leaf, question)
        leaf = history.add_answer(conversation, asked, answer, AnswerFacts(model="small")).id
    history.close()
    screen = Screen(qtbot, link, conversation, latest="Seagull.")
    sheet = screen.ask_cloud()
    alone = sheet.view.toPlainText()
    assert "Peru" not in alone
    assert "Seagull" not in alone
    press(sheet, "Add what it needs")
    screen.wait(sheet.send.isEnabled)
    chosen = sheet._outgoing.wish.context
    assert 0 < len(chosen) < 6, "without the code word the answer is another one, and not all is needed for it"
    messages = json.loads(sheet.body.toPlainText())["messages"]
    assert len([one for one in messages if one["role"] != "system"]) == len(chosen) + 1
    assert server.requests == []


def test_hidden_parts_that_the_answer_does_not_have_are_told(screen: Screen, server: CloudServer, home: Paths) -> None:
    server.replies = [Reply(pieces=("Write to ⟦EMAIL_1⟧.",))]
    press(screen.ask_cloud(), "Send with parts hidden")
    screen.wait(lambda: not screen.chat.answering)
    history = History(home.history)
    facts = history.open(screen.chat.conversation)[1][-1].facts
    history.close()
    assert facts is not None
    assert (facts.hidden_parts, facts.missing_parts) == (2, 1)
    assert "2 parts hidden, 1 of them not in the answer" in facts_line(facts, facts.cached_at)


def test_the_cloud_can_be_asked_while_this_machine_is_still_writing(
    screen: Screen, server: CloudServer, home: Paths
) -> None:
    screen.transcript.set_cloud_available(True)
    screen.chat.ask("Count from one to one thousand in words.")
    screen.wait(screen.transcript.latest_answer_text)
    press(screen.transcript, "Ask the cloud now")
    screen.wait(lambda: screen.sheets)
    assert server.requests == []
    draft = screen.chat._visible.draft  # type: ignore[union-attr]
    press(screen.sheets[-1], "Send this")
    screen.wait(lambda: not screen.chat.answering)
    assert screen.transcript.latest_answer_text() == "Paris."
    history = History(home.history)
    shown = history.open(screen.chat.conversation)[1][-1]
    history.close()
    assert shown.siblings == 2
    assert draft
    assert screen.failures == []


def test_the_local_answer_stays_in_sight_and_the_better_one_can_be_named(
    screen: Screen, server: CloudServer, home: Paths
) -> None:
    sheet = screen.ask_cloud()
    assert len(screen.transcript.findChildren(DraftView)) == 1
    press(sheet, "Send with parts hidden")
    screen.wait(lambda: screen.transcript.latest_answer_text() == "Paris.")
    screen.wait(lambda: not screen.chat.answering)
    draft = screen.transcript.findChild(DraftView)
    assert isinstance(draft, DraftView)
    draft._verdicts[0].click()

    def kept() -> dict[int, str]:
        ledger = Ledger(home.ledger)
        found = ledger.comparisons()
        ledger.close()
        return found

    screen.wait(lambda: list(kept().values()) == ["cloud"])


def test_each_part_can_be_chosen_with_the_keyboard(screen: Screen, server: CloudServer) -> None:
    sheet = screen.ask_cloud()
    email = next(span for span in sheet.view.spans if span.kind == "EMAIL_ADDRESS")
    sheet.view.setFocus()
    QTest.keyClick(sheet.view, Qt.Key.Key_Tab)
    menu = sheet.view.choices(email.name)
    assert [action.text() for action in menu.actions()[1:]] == ["Hide it", "Say less about it", "Send it as it is"]
    menu.actions()[2].trigger()
    screen.wait(lambda: "an e-mail address at web.example" in sheet.view.toPlainText())
    sheet.view.choices(email.name).actions()[3].trigger()
    screen.wait(lambda: "otto.hase@web.example" in sheet.view.toPlainText())
    assert "901820" not in sheet.view.toPlainText()
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.wait(lambda: server.requests)
    assert "otto.hase@web.example" in sent(server)["messages"][-1]["content"]
    assert "901820" not in server.requests[0].body.decode()


def test_everything_can_be_sent_as_it_is_only_after_it_was_shown(screen: Screen, server: CloudServer) -> None:
    sheet = screen.ask_cloud()
    press(sheet, "Send as it is…")
    screen.wait(lambda: sheet.view.toPlainText() == QUESTION)
    assert server.requests == []
    press(sheet, "Send all of this")
    screen.wait(lambda: server.requests)
    assert [message["content"] for message in sent(server)["messages"]] == [QUESTION]


def test_esc_sends_nothing_and_settles_nothing(screen: Screen, server: CloudServer, home: Paths) -> None:
    sheet = screen.ask_cloud()
    sheet.lasts.setCurrentIndex(2)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    screen.wait(lambda: screen.transcript.latest_answer_text() == "I wrote it here.")
    assert server.requests == []
    ledger = Ledger(home.ledger)
    assert (ledger.rules(), ledger.entries()) == ({}, ())
    ledger.close()


def test_a_rule_is_kept_shown_on_the_page_and_taken_back(
    qtbot: QtBot, screen: Screen, server: CloudServer, link: AssistantLink
) -> None:
    sheet = screen.ask_cloud()
    sheet.lasts.setCurrentIndex(1)
    press(sheet, "Send with parts hidden")
    screen.wait(lambda: screen.transcript.latest_answer_text() == "Paris.")
    page = LedgerPage(link)
    qtbot.addWidget(page)
    page.show()
    screen.wait(lambda: page.list.topLevelItemCount() == 1)
    assert any("without asking you" in label.text() for label in page.findChildren(type(page.totals)))
    screen.wait(lambda: any(b.text() == "Ask me again" and b.isVisible() for b in page.findChildren(QPushButton)))
    press(page, "Ask me again")
    screen.wait(lambda: not any("without asking you" in w.text() for w in page.findChildren(type(page.totals))))


def test_the_page_tells_all_that_left_and_exports_it(
    qtbot: QtBot, screen: Screen, server: CloudServer, link: AssistantLink, tmp_path: Path
) -> None:
    page = LedgerPage(link)
    qtbot.addWidget(page)
    page.show()
    screen.wait(lambda: page.totals.text() == "0 bytes have left this machine in 30 days.")
    press(screen.ask_cloud(), "Send with parts hidden")
    screen.wait(lambda: screen.transcript.latest_answer_text() == "Paris.")
    screen.wait(lambda: not screen.chat.answering)
    page.refresh()
    screen.wait(lambda: page.list.topLevelItemCount() == 1)
    size = len(server.requests[0].body)
    assert page.totals.text() == f"{size:,} bytes have left this machine in 30 days, in 1 request."
    row = page.list.topLevelItem(0)
    assert row is not None
    assert "1 phone number" in row.text(3)
    page.list.setCurrentItem(row)
    assert server.requests[0].body.decode() in page.detail.toPlainText()
    page.search.setText("no such words")
    screen.wait(lambda: page.list.topLevelItemCount() == 0)
    for name in ("ledger.json", "ledger.csv"):
        with qtbot.waitSignal(page.said, timeout=15_000):
            page.export_to(str(tmp_path / name))
    (entry,) = json.loads((tmp_path / "ledger.json").read_text())["sent"]
    (line,) = csv.DictReader(io.StringIO((tmp_path / "ledger.csv").read_text(), newline=""))
    assert entry["body"] == line["body"] == server.requests[0].body.decode()


def test_a_sheet_that_cannot_prepare_says_why_and_keeps_what_it_showed(
    screen: Screen, server: CloudServer, link: AssistantLink
) -> None:
    from core.messages import ChangeSettings

    sheet = screen.ask_cloud()
    shown = sheet.view.toPlainText()
    done: list[object] = []
    Calls(link, sheet).send(ChangeSettings({"cloud_endpoint": "http://cloud.example/v1"}), done.append)
    screen.wait(lambda: done)
    press(sheet, "Send as it is…")
    screen.wait(lambda: "cannot be used" in sheet._problem.text())
    assert sheet.view.toPlainText() == shown


def test_the_part_under_the_focus_is_read_out(screen: Screen) -> None:
    sheet = screen.ask_cloud()
    sheet.view.highlighted.emit(QUrl("part-0"))
    assert "hidden" in sheet.view.accessibleDescription()
