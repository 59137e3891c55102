"""The models page with a scripted assistant in a real child process: what a person does, and what they see."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.message_bar import MessageBar
from app.desktop.models.model_row import ModelRow, Pill
from app.desktop.models.row_list import RowList
from app.desktop.models.shrink_dialog import ShrinkDialog
from app.desktop.models.wording import last_used, parameters_text, progress_text, time_left
from app.desktop.models_page import CHOICE, HUB, ModelsPage
from app.desktop.theme import DARK, LIGHT, palette_of
from core.messages import AssistantRequest, OpenModel
from core.model_messages import DownloadProgress, ShrinkModel, UnfinishedDownload
from tests.fake_models import UNFINISHED
from tests.fake_service import TARGET


@pytest.fixture
def link(qtbot: QtBot) -> Iterator[AssistantLink]:
    link = AssistantLink(TARGET)
    yield link
    link.close()


@pytest.fixture
def page(qtbot: QtBot, link: AssistantLink) -> ModelsPage:
    page = ModelsPage(link)
    qtbot.addWidget(page)
    page.resize(900, 640)
    page.show()
    wait(qtbot, lambda: page.library.list.rows)
    return page


@pytest.fixture
def bar(qtbot: QtBot, page: ModelsPage) -> MessageBar:
    """What the window says for the page."""
    bar = MessageBar()
    qtbot.addWidget(bar)
    page.said.connect(bar.show_news)
    page.failed.connect(bar.show_problem)
    return bar


def wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)


def row(rows: RowList, title: str) -> ModelRow:
    return next(row for row in rows.rows if row.title == title)


def titles(rows: RowList) -> list[str]:
    return [row.title for row in rows.rows if not row.isHidden()]


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def offered(widget: QWidget) -> list[QPushButton]:
    """Its buttons, those included that appear with the next turn of the event loop."""
    gone = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    return [b for b in widget.findChildren(QPushButton) if not (b.isHidden() and b.testAttribute(gone))]


def buttons(widget: QWidget) -> list[str]:
    return [button.text() for button in offered(widget)]


def press(widget: QWidget, text: str) -> None:
    next(button for button in offered(widget) if button.text() == text).click()


def choices(widget: QWidget) -> list[str]:
    """What its menu offers."""
    return [action.text() for menu in widget.findChildren(QMenu) for action in menu.actions()]


def choose(widget: QWidget, text: str) -> None:
    """Take one of those."""
    found = [action for menu in widget.findChildren(QMenu) for action in menu.actions() if action.text() == text]
    found[0].trigger()


def chosen(page: ModelsPage, qtbot: QtBot) -> None:
    """Turn to the page about this machine."""
    page.pages.setCurrentRow(CHOICE)
    wait(qtbot, lambda: page.choice.list.rows)


def test_the_library_shows_size_source_use_and_speed_with_units(page: ModelsPage) -> None:
    own = texts(row(page.library.list, "Own-4B"))
    assert "2.5 GB · Q4_K_M · downloaded by Inglenook · last used 2023-11-1" in own
    assert "11.3 tokens/s" in own
    assert "from Ollama · never used" in texts(row(page.library.list, "llama3.2:1b"))


def test_the_model_in_use_can_neither_be_used_again_nor_removed(page: ModelsPage) -> None:
    starter = row(page.library.list, "Starter")
    assert "In use" in texts(starter)
    assert buttons(starter) == ["Details", "More"]
    assert choices(starter) == ["Verify the file", "Make a smaller copy…"]
    own = row(page.library.list, "Own-4B")
    assert buttons(own) == ["Use", "Details", "More"]
    assert choices(own) == ["Verify the file", "Make a smaller copy…", "Remove…"]


def test_a_model_whose_file_is_gone_can_only_be_removed(page: ModelsPage) -> None:
    lost = row(page.library.list, "Lost-7B")
    assert buttons(lost) == ["Remove"]
    assert "Its file is not where it was" in texts(lost)


def test_a_model_that_cannot_be_opened_is_explained_and_the_old_one_stays(
    qtbot: QtBot, page: ModelsPage, bar: MessageBar
) -> None:
    press(row(page.library.list, "Own-4B"), "Use")
    wait(qtbot, lambda: "There is no file /models/own.gguf. Choose another one." in bar.text)
    assert "In use" in texts(row(page.library.list, "Starter"))


def test_going_back_to_the_starter_sends_no_path_of_this_installation(
    qtbot: QtBot, page: ModelsPage, bar: MessageBar, link: AssistantLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[AssistantRequest] = []
    send = link.send

    def note(request: AssistantRequest) -> int:
        sent.append(request)
        return send(request)

    monkeypatch.setattr(link, "send", note)
    page.use("/models/starter.gguf", "Starter")
    wait(qtbot, lambda: bar.text == "Starter answers from now on.")
    assert OpenModel("") in sent


def test_removing_a_downloaded_model_asks_first_and_says_what_it_frees(
    qtbot: QtBot, page: ModelsPage, bar: MessageBar
) -> None:
    choose(row(page.library.list, "Own-4B"), "Remove…")
    box = page.findChild(QMessageBox)
    assert box is not None
    assert "frees 2.5 GB" in box.informativeText()
    press(box, "Delete")
    wait(qtbot, lambda: "Own-4B" not in titles(page.library.list))
    assert bar.text == "Own-4B is deleted; 2.5 GB are free again."


def test_removing_another_programs_model_only_forgets_it(qtbot: QtBot, page: ModelsPage, bar: MessageBar) -> None:
    choose(row(page.library.list, "llama3.2:1b"), "Remove…")
    wait(qtbot, lambda: "llama3.2:1b" not in titles(page.library.list))
    assert "its file stays where it is" in bar.text


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", "One model is on the list now. A file was refused: broken.gguf is not a GGUF model."),
        ("/some/empty", "No models were found in empty. Import a folder that has some."),
        ("/some/missing", "There is no folder /some/missing. Name a folder or a .gguf file."),
    ],
)
def test_importing_says_what_came_of_it(
    qtbot: QtBot, page: ModelsPage, bar: MessageBar, path: str, expected: str
) -> None:
    page.library.take_in(path)
    wait(qtbot, lambda: bar.text == expected)


def test_models_found_in_other_programs_join_the_list(qtbot: QtBot, page: ModelsPage) -> None:
    press(page.library, "Find in other programs")
    wait(qtbot, lambda: "Found-3B" in titles(page.library.list))


def test_verifying_says_whether_a_model_is_intact(qtbot: QtBot, page: ModelsPage) -> None:
    choose(row(page.library.list, "Own-4B"), "Verify the file")
    wait(qtbot, lambda: "It is intact" in page.jobs.jobs[-1].text)
    choose(row(page.library.list, "llama3.2:1b"), "Verify the file")
    wait(qtbot, lambda: "Remove it and get it again" in page.jobs.jobs[-1].text)


def test_each_recommendation_has_its_reason_and_a_verdict(qtbot: QtBot, page: ModelsPage) -> None:
    chosen(page, qtbot)
    fast = row(page.choice.list, "Fast: Small 1B")
    assert "The best answers at 20 tokens/s and more. Needs 1.0 GB at 4k context" in texts(fast)
    assert [pill.text() for pill in fast.findChildren(Pill)] == ["Fits"]
    assert "8.0 GB are free for a model" in texts(page.choice)


def test_speeds_of_a_busy_machine_are_marked_until_it_is_measured_again(qtbot: QtBot, page: ModelsPage) -> None:
    chosen(page, qtbot)
    assert "while other programs took 40% of its cores" in texts(page.choice)
    press(page.choice, "Measure again")
    assert not page.choice.measure.isEnabled()
    wait(qtbot, page.choice.measure.isEnabled)
    assert "This machine was measured on 2023-11-1" in texts(page.choice)
    assert "other programs" not in texts(page.choice)


def test_the_catalogue_tells_what_fits_in_words(qtbot: QtBot, page: ModelsPage) -> None:
    chosen(page, qtbot)
    pills = {r.title: [pill.text() for pill in r.findChildren(Pill)] for r in page.choice.list.rows}
    assert pills["Good 8B"] == ["Fits from disk"]
    assert pills["Huge 120B"] == ["Too large"]
    assert buttons(row(page.choice.list, "Own 4B"))[0] == "Use"


def test_a_filter_leaves_the_models_that_have_all_words(qtbot: QtBot, page: ModelsPage) -> None:
    chosen(page, qtbot)
    page.choice.filter.setText("code 8b")
    assert titles(page.choice.list) == ["Good 8B"]
    page.choice.filter.clear()
    assert len(titles(page.choice.list)) == 5


def test_other_files_of_a_model_are_looked_up_on_the_hub(qtbot: QtBot, page: ModelsPage) -> None:
    chosen(page, qtbot)
    press(row(page.choice.list, "Good 8B"), "Other files")
    wait(qtbot, lambda: titles(page.hub.list) == ["Good 8B-GGUF-Q4_K_M.gguf", "Good 8B-GGUF-Q8_0.gguf"])
    assert page.pages.currentRow() == HUB


def test_a_search_leads_to_files_with_verdicts_and_back(qtbot: QtBot, page: ModelsPage) -> None:
    page.pages.setCurrentRow(HUB)
    page.hub.search.setText("llama")
    QTest.keyClick(page.hub.search, Qt.Key.Key_Return)
    wait(qtbot, lambda: "maker/llama-GGUF" in titles(page.hub.list))
    found = texts(row(page.hub.list, "maker/llama-GGUF"))
    assert "1,234,567 downloads in the last month · 8.0B parameters · apache-2.0" in found
    press(row(page.hub.list, "maker/llama-GGUF"), "Files")
    wait(qtbot, lambda: "llama-GGUF-Q8_0.gguf" in titles(page.hub.list))
    file = row(page.hub.list, "llama-GGUF-Q8_0.gguf")
    assert "Q8_0 · 8.5 GB · 2 parts" in texts(file)
    assert "Needs 9.9 GB; 8.0 GB free." in texts(file)
    assert [pill.text() for pill in file.findChildren(Pill)] == ["Too large"]
    press(page.hub, "Back")
    wait(qtbot, lambda: titles(page.hub.list) == ["maker/llama-GGUF", "maker/gated-GGUF"])


def test_a_search_that_is_forbidden_or_finds_nothing_says_what_to_do(qtbot: QtBot, page: ModelsPage) -> None:
    page.hub.search.setText("offline")
    page.hub.look()
    wait(qtbot, lambda: 'Turn off "Never contact the model hub".' in texts(page.hub.list))
    page.hub.search.setText("nothing")
    page.hub.look()
    wait(qtbot, lambda: "Try fewer words." in texts(page.hub.list))


def test_gated_files_are_listed_without_verdicts(qtbot: QtBot, page: ModelsPage) -> None:
    page.hub.show_files("maker/gated-GGUF")
    wait(qtbot, lambda: page.hub.list.rows)
    assert not page.hub.list.findChildren(Pill)
    assert "it is gated" in texts(page.hub)


def test_a_download_shows_bytes_speed_and_time_left_and_pauses_and_goes_on(qtbot: QtBot, page: ModelsPage) -> None:
    page.jobs.fetch("maker/x-GGUF", "slow.gguf")
    job = page.jobs.jobs[-1]
    wait(qtbot, lambda: job.text == "2.0 GB of 4.0 GB · 12.5 MB/s · 3 min left")
    press(job, "Pause")
    wait(qtbot, lambda: job.text == "Paused; 2.0 GB of 4.0 GB are here.")
    press(job, "Resume")
    wait(qtbot, lambda: "12.5 MB/s" in job.text)
    assert job.running


def test_the_same_file_is_not_fetched_twice_at_once(qtbot: QtBot, page: ModelsPage) -> None:
    before = len(page.jobs.jobs)
    page.jobs.fetch("maker/x-GGUF", "slow.gguf")
    page.jobs.fetch("maker/x-GGUF", "slow.gguf")
    assert len(page.jobs.jobs) == before + 1


def test_a_finished_download_is_in_the_library_and_can_be_used(qtbot: QtBot, page: ModelsPage) -> None:
    page.jobs.fetch("maker/x-GGUF", "fresh-Q4_K_M.gguf")
    wait(qtbot, lambda: "fresh-Q4_K_M" in titles(page.library.list))
    job = page.jobs.jobs[-1]
    assert job.text == "fresh-Q4_K_M is ready: 4.0 GB, checksum right."
    wait(qtbot, lambda: buttons(job) == ["Use", "Close"])
    press(job, "Close")
    assert job not in page.jobs.jobs


def test_a_file_of_the_hub_that_has_come_can_be_used_where_it_was_fetched(qtbot: QtBot, page: ModelsPage) -> None:
    page.pages.setCurrentRow(HUB)
    page.hub.show_files("maker/fresh-Q4_K_M")
    wait(qtbot, lambda: bool(titles(page.hub.list)))
    name = titles(page.hub.list)[0]
    assert "Get" in buttons(row(page.hub.list, name))
    page.jobs.fetch("maker/x-GGUF", name)
    wait(qtbot, lambda: "Use" in buttons(row(page.hub.list, name)))
    assert "Get" not in buttons(row(page.hub.list, name))


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("full.gguf", "The disk with /models is full. Free some space, then download again."),
        ("broken.gguf", "The connection broke. Check your connection, then try again."),
    ],
)
def test_a_download_that_fails_says_why_and_can_be_tried_again(
    qtbot: QtBot, page: ModelsPage, file: str, sentence: str
) -> None:
    page.jobs.fetch("maker/x-GGUF", file)
    job = page.jobs.jobs[-1]
    wait(qtbot, lambda: job.text == sentence)
    wait(qtbot, lambda: buttons(job) == ["Try again", "Close"])


def test_a_gated_download_leads_to_the_place_where_a_token_is_given(qtbot: QtBot, page: ModelsPage) -> None:
    page.jobs.fetch("maker/x-GGUF", "gated.gguf")
    job = page.jobs.jobs[-1]
    wait(qtbot, lambda: "maker/gated is gated." in job.text)
    wait(qtbot, lambda: "Access token…" in buttons(job))
    press(job, "Access token…")
    assert page.pages.currentRow() == HUB
    dialog = page.findChild(QInputDialog)
    assert dialog is not None
    assert dialog.textEchoMode() == QLineEdit.EchoMode.Password


def test_a_paused_download_is_discarded_only_after_a_second_thought(
    qtbot: QtBot, page: ModelsPage, bar: MessageBar
) -> None:
    wait(qtbot, lambda: page.jobs.jobs)
    (job,) = page.jobs.jobs
    press(job, "Discard…")
    box = page.findChild(QMessageBox)
    assert box is not None
    assert box.informativeText() == "1.5 GB are deleted. A later download starts from the beginning."
    assert box.defaultButton().text().replace("&", "") == "Cancel"
    press(box, "Discard")
    wait(qtbot, lambda: page.jobs.jobs == [])
    assert bar.text == "half-slow-Q4_K_M.gguf is discarded; 1.5 GB are free again."
    page.library.refresh()
    page.jobs.show_unfinished((UNFINISHED,))
    assert page.jobs.jobs == [], "a list that was asked for before does not bring it back"


def test_a_partial_download_that_another_program_holds_stays(qtbot: QtBot, page: ModelsPage, bar: MessageBar) -> None:
    page.jobs.show_unfinished((UnfinishedDownload("maker/x-GGUF", "locked.gguf", "main", 5_000_000),))
    job = page.jobs.jobs[-1]
    press(job, "Discard…")
    press(next(box for box in page.findChildren(QMessageBox) if "locked" in box.text()), "Discard")
    wait(qtbot, lambda: bar.text == "locked.gguf is being downloaded already. Wait for that download to end.")
    assert job in page.jobs.jobs


# A smaller copy


def ask_size(page: ModelsPage, title: str, megabytes: int) -> ShrinkDialog:
    """Choose how small a copy is to be."""
    choose(row(page.library.list, title), "Make a smaller copy…")
    dialog = page.findChild(ShrinkDialog)
    assert dialog is not None
    dialog.size_box.setValue(megabytes)
    return dialog


def test_a_smaller_copy_is_made_with_steps_and_can_be_used(qtbot: QtBot, page: ModelsPage) -> None:
    dialog = ask_size(page, "Own-4B", 1500)
    assert "60% of the original" in texts(dialog)
    press(dialog, "Make the copy")
    wait(qtbot, lambda: "Own-4B small" in titles(page.library.list))
    job = page.jobs.jobs[-1]
    assert job.text == (
        "Own-4B small is ready: 1.5 GB, a mixture made for this model. In 87% of places it finds the same next word "
        "likeliest as the original."
    )
    wait(qtbot, lambda: buttons(job) == ["Use", "Close"])


def test_making_a_smaller_copy_says_what_it_does_and_can_be_stopped(qtbot: QtBot, page: ModelsPage) -> None:
    press(ask_size(page, "Own-4B", 2200), "Make the copy")
    wait(qtbot, lambda: page.jobs.jobs and "step 3 of 12" in page.jobs.jobs[-1].text)
    job = page.jobs.jobs[-1]
    assert job.text == "Measuring the attention of layers 0 to 4 · step 3 of 12"
    press(job, "Stop")
    wait(qtbot, lambda: job not in page.jobs.jobs)
    assert "Own-4B small" not in titles(page.library.list)


def test_a_copy_that_cannot_be_so_small_is_refused_in_words(qtbot: QtBot, page: ModelsPage) -> None:
    press(ask_size(page, "llama3.2:1b", 500), "Make the copy")
    refusal = "llama3.2:1b cannot be made smaller than 700.0 MB. Name a larger size."
    wait(qtbot, lambda: page.jobs.jobs[-1].text == refusal)


def test_the_size_of_a_copy_is_less_than_that_of_the_model(qtbot: QtBot, page: ModelsPage) -> None:
    dialog = ask_size(page, "Own-4B", 99_999)
    assert dialog.size_box.value() == 2499
    wanted: list[ShrinkModel] = []
    dialog.chosen.connect(wanted.append)
    dialog.take_text("/texts/letters.txt")
    assert "letters.txt" in texts(dialog)
    press(dialog, "Make the copy")
    assert wanted == [ShrinkModel("/models/own.gguf", 2_499_000_000, "/texts/letters.txt")]


# Reasons


def test_details_say_why_and_what_other_choices_would_cost_and_go_away_again(qtbot: QtBot, page: ModelsPage) -> None:
    own = row(page.library.list, "Own-4B")
    press(own, "Details")
    wait(qtbot, lambda: "+8k context = +0.9 GB = -2 tokens/s" in own.details)
    assert own.details.startswith("Needs 3.0 GB with keys and values in f16.")
    press(own, "Details")
    assert own.details == ""


def test_details_that_cannot_be_worked_out_say_why(qtbot: QtBot, page: ModelsPage) -> None:
    other = row(page.library.list, "llama3.2:1b")
    press(other, "Details")
    wait(qtbot, lambda: other.details == "There is no file /ollama/blob. Import it again.")


def test_details_asked_for_while_the_list_is_filled_anew_harm_nothing(qtbot: QtBot, page: ModelsPage) -> None:
    press(row(page.library.list, "Own-4B"), "Details")
    page.library.list.clear()
    page.library.refresh()
    wait(qtbot, lambda: page.library.list.rows)
    qtbot.wait(100)
    assert row(page.library.list, "Own-4B").details == ""


def test_models_are_judged_with_the_context_and_precision_of_the_users_choice(
    qtbot: QtBot, page: ModelsPage, bar: MessageBar
) -> None:
    chosen(page, qtbot)
    assert page.choice.context.currentText() == "As in Settings (4,096 tokens)"
    pick(page.choice.context, "16,384 tokens")
    wait(qtbot, lambda: "Memory and speed are for 16,384 tokens of context." in texts(page.choice))
    pick(page.choice.kv_type, "8 bits, half the memory")
    wait(qtbot, lambda: "for 16,384 tokens of context, kept with 8 bits." in texts(page.choice))
    press(row(page.choice.list, "Small 1B"), "Details")
    wait(qtbot, lambda: "What else would change" in row(page.choice.list, "Small 1B").details)
    press(page.choice, "Use this context")
    wait(qtbot, lambda: bar.text == "Chats have a context of 16,384 tokens from now on.")


def pick(box: QComboBox, text: str) -> None:
    """Choose from a box as a person does."""
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def test_downloads_of_an_earlier_run_wait_to_be_resumed_and_start_nothing_themselves(
    qtbot: QtBot, page: ModelsPage
) -> None:
    wait(qtbot, lambda: page.jobs.jobs)
    (job,) = page.jobs.jobs
    assert job.text == "Paused; 1.5 GB are here."
    assert not job.running
    press(job, "Resume")
    wait(qtbot, lambda: "12.5 MB/s" in job.text)
    page.library.refresh()
    page.jobs.show_unfinished((UNFINISHED,))
    assert page.jobs.jobs == [job]


def test_an_assistant_that_dies_leaves_a_download_that_can_be_tried_again(
    qtbot: QtBot, page: ModelsPage, link: AssistantLink
) -> None:
    page.jobs.fetch("maker/x-GGUF", "slow.gguf")
    job = page.jobs.jobs[-1]
    wait(qtbot, lambda: "12.5 MB/s" in job.text)
    assert link._child is not None
    link._child.kill()
    wait(qtbot, lambda: "The assistant stopped unexpectedly." in job.text)
    press(job, "Try again")
    wait(qtbot, lambda: "12.5 MB/s" in job.text)


def test_a_token_is_kept_or_it_is_said_why_not(qtbot: QtBot, page: ModelsPage, bar: MessageBar) -> None:
    page.hub.keep_token(" hf_x ")
    wait(qtbot, lambda: bar.text == "The token is kept in the keyring.")
    page.hub.keep_token("")
    wait(qtbot, lambda: bar.text == "The token is removed.")
    link = AssistantLink(TARGET, ("There is no keyring.",))
    other = ModelsPage(link)
    qtbot.addWidget(other)
    other.failed.connect(bar.show_problem)
    other.hub.keep_token("hf_x")
    wait(qtbot, lambda: bar.text == "There is no keyring. Set HF_TOKEN instead.")
    link.close()


def test_every_button_can_be_reached_and_has_a_name_of_its_own(qtbot: QtBot, page: ModelsPage) -> None:
    chosen(page, qtbot)
    names = []
    for button in page.findChildren(QPushButton):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, button.text()
        names.append(button.accessibleName())
    assert "More for Own-4B" in names
    assert "Get Fast: Small 1B" in names
    assert len(set(names)) == len(names)


def test_the_page_turns_dark_with_the_system(qtbot: QtBot, page: ModelsPage) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = app.palette()
    try:
        app.setPalette(palette_of(DARK))
        wait(qtbot, lambda: DARK.base in page.styleSheet())
        app.setPalette(palette_of(LIGHT))
        wait(qtbot, lambda: LIGHT.base in page.styleSheet())
    finally:
        app.setPalette(before)


@pytest.mark.slow
def test_the_page_and_the_real_assistant_understand_each_other(qtbot: QtBot) -> None:
    link = AssistantLink()
    page = ModelsPage(link)
    qtbot.addWidget(page)
    page.show()
    wait(qtbot, lambda: titles(page.library.list) == ["SmolLM2-135M-Instruct.Q4_1"])
    page.pages.setCurrentRow(CHOICE)
    qtbot.waitUntil(lambda: len(page.choice.list.rows) >= 25, timeout=60_000)
    page.hub.search.setText("anything")
    page.hub.look()
    wait(qtbot, lambda: "The model hub is switched off by HF_HUB_OFFLINE." in texts(page.hub.list))
    choose(row(page.library.list, "SmolLM2-135M-Instruct.Q4_1"), "Verify the file")
    wait(qtbot, lambda: "this one is kept" in page.jobs.jobs[-1].text)
    link.close()


def test_numbers_read_as_people_write_them() -> None:
    assert [time_left(s) for s in (0.2, 59, 300, 7800)] == ["1 s left", "59 s left", "5 min left", "2 h 10 min left"]
    assert parameters_text(135_000_000) == "135M parameters"
    assert last_used(0) == "never used"
    assert progress_text(DownloadProgress(0, 98_000_000)) == "0 MB of 98 MB"
    waiting = DownloadProgress(49_000_000, 98_000_000, 45_000.0, doing="waiting")
    assert progress_text(waiting) == "49 MB of 98 MB · waiting"
    assert progress_text(DownloadProgress(1, 98_000_000, 45_000.0)) == "0 MB of 98 MB · 45 kB/s"


def test_the_window_with_its_models_page_stays_thin() -> None:
    script = (
        "import sys\nimport app.desktop.models_page\n"
        "heavy = ['numpy', 'huggingface_hub', 'sqlite_utils', 'httpx2', 'llama_cpp', 'models.library']\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True, text=True, timeout=60, check=False, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert done.stdout.strip() == "[]", done.stderr
