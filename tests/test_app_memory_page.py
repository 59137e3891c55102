"""The memory page with a scripted assistant in a real child process: what a person sees, tries and applies."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.memory.budget_slider import LEAST, BudgetSlider, budget_at, position_of
from app.desktop.memory.tier_bar import COLOURS, Bar, Segment, TierBar, colour_of, scale_of, spans
from app.desktop.memory.wording import LIMITS, in_use
from app.desktop.memory_page import MemoryPage
from app.desktop.message_bar import MessageBar
from app.desktop.theme import DARK, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, LIGHT, Theme, palette_of
from core.memory_messages import MeasureMemory, MemoryMeasured, PictureMemory, ProcessMemory
from core.messages import AssistantRequest, ChangeSettings, Status, Unload
from tests.fake_memory import TOTAL
from tests.fake_service import TARGET

GB = 1_000_000_000


@pytest.fixture
def link(qtbot: QtBot) -> Iterator[AssistantLink]:
    link = AssistantLink(TARGET)
    yield link
    link.close()


@pytest.fixture
def page(qtbot: QtBot, link: AssistantLink) -> MemoryPage:
    page = MemoryPage(link)
    qtbot.addWidget(page)
    page.resize(900, 640)
    page.show()
    wait(qtbot, lambda: page.picture)
    return page


@pytest.fixture
def sent(link: AssistantLink, monkeypatch: pytest.MonkeyPatch) -> list[AssistantRequest]:
    """Every request from now on."""
    requests: list[AssistantRequest] = []
    send = link.send

    def note(request: AssistantRequest) -> int:
        requests.append(request)
        return send(request)

    monkeypatch.setattr(link, "send", note)
    return requests


def wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def move_to(page: MemoryPage, gigabytes: float) -> None:
    """Try a budget."""
    page.budget.number.setValue(gigabytes)


def test_every_part_is_named_with_its_bytes_and_layers(page: MemoryPage) -> None:
    seen = texts(page)
    for words in (
        "Attention 250 MB · layers 0-27",
        "Network 850 MB · layers 0-27",
        "KV cache 120 MB · layers 0-27",
        "Inglenook itself 150 MB",
        "Encoder 40 MB",
        "1.5 GB of 16.0 GB · read at 12.0 GB/s",
    ):
        assert words in seen


def test_speed_and_what_limits_it_are_said(page: MemoryPage) -> None:
    assert "about 11 tokens/s; the speed of memory is what limits it" in page.headline.text()
    assert "After a prompt of 500 tokens the first word comes in about 4.0 s." in page.headline.text()
    assert page.step.text() == "Nothing had to be given up. The context holds 4,096 tokens, kept as f16."


def test_a_smaller_budget_is_planned_as_it_is_tried_and_says_what_it_costs(qtbot: QtBot, page: MemoryPage) -> None:
    move_to(page, 0.9)
    wait(qtbot, lambda: len([view for view in page.tiers if view.isVisible()]) == 2)
    seen = texts(page)
    assert "about 3.1 tokens/s; the disk is what limits it" in seen
    assert page.step.text() == (
        "To stay within the budget: streamed from disk. The weights need 1.1 GB, so a part of the network is read from "
        "the disk. The context holds 4,096 tokens, kept as f16."
    )
    assert "700 MB of 1.1 GB · read at 2.1 GB/s" in seen
    wait(qtbot, lambda: "Read-ahead 60 MB" in texts(page))
    move_to(page, 4.0)
    wait(qtbot, lambda: len([view for view in page.tiers if view.isVisible()]) == 1)


def test_many_movements_make_one_plan(qtbot: QtBot, page: MemoryPage, sent: list[AssistantRequest]) -> None:
    for step in range(40):
        page.budget.slider.setValue(100 + step)
    wait(qtbot, lambda: page.picture is not None and page.picture.budget_bytes == page.budget.budget)
    assert len([request for request in sent if isinstance(request, PictureMemory)]) == 1


def test_while_a_plan_is_made_only_the_newest_budget_waits(
    qtbot: QtBot, page: MemoryPage, sent: list[AssistantRequest]
) -> None:
    for budget in (GB, 2 * GB, 3 * GB, 4 * GB):
        page.budget.tried.emit(budget)
    wait(qtbot, lambda: page.picture is not None and page.picture.budget_bytes == 4 * GB)
    asked = [request.budget_bytes for request in sent if isinstance(request, PictureMemory)]
    assert asked == [GB, 4 * GB]
    assert "Planning" not in page.step.text()


def test_the_budget_is_changed_only_by_apply(
    qtbot: QtBot, page: MemoryPage, sent: list[AssistantRequest], link: AssistantLink
) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    page.said.connect(bar.show_news)
    assert page.budget.apply_button.isHidden()
    move_to(page, 2.0)
    wait(qtbot, lambda: page.picture is not None and page.picture.budget_bytes == 2 * GB)
    assert not [request for request in sent if isinstance(request, ChangeSettings)]
    page.budget.apply_button.click()
    wait(qtbot, lambda: bar.text == "The memory budget is in use from now on.")
    assert ChangeSettings({"memory_budget_gb": 2.0}) in sent
    wait(qtbot, page.budget.apply_button.isHidden)
    assert page.budget.budget == 2 * GB
    page.budget.automatic.setChecked(True)
    wait(qtbot, lambda: page.picture is not None and page.picture.budget_bytes == 8 * GB)
    assert page.budget.number.value() == 8.0
    page.budget.apply_button.click()
    wait(qtbot, lambda: ChangeSettings({"memory_budget_gb": 0.0}) in sent)


def test_undo_goes_back_to_the_budget_in_use(qtbot: QtBot, page: MemoryPage) -> None:
    move_to(page, 0.9)
    wait(qtbot, lambda: page.picture is not None and page.picture.budget_bytes == 0.9 * GB)
    page.budget.back_button.click()
    wait(qtbot, lambda: page.picture is not None and page.picture.budget_bytes == 8 * GB)
    assert page.budget.automatic.isChecked()
    assert page.budget.apply_button.isHidden()


def test_a_budget_that_is_too_small_says_the_least_and_cannot_be_applied(qtbot: QtBot, page: MemoryPage) -> None:
    move_to(page, 0.3)
    wait(qtbot, page.problem.isVisible)
    assert page.problem.text() == "Scripted 1.5B needs at least 400 MB. Raise the memory budget."
    assert not page.budget.apply_button.isEnabled()
    move_to(page, 0.5)
    wait(qtbot, page.problem.isHidden)
    assert page.budget.apply_button.isEnabled()


def test_what_was_given_up_because_memory_is_short_is_said_and_said_no_more_afterwards(
    qtbot: QtBot, page: MemoryPage, link: AssistantLink
) -> None:
    why = "Memory is short, so the model was made smaller: its weights lie in memory as in the file."
    link.status_changed.emit(Status("ready", "Scripted", "/m.gguf", 5, 4096, given_up=why))
    assert why in texts(page)
    link.status_changed.emit(Status("ready", "Scripted", "/m.gguf", 5, 4096))
    assert why not in texts(page)


def test_what_is_used_now_is_counted_while_the_page_is_seen_and_only_then(
    qtbot: QtBot, page: MemoryPage, sent: list[AssistantRequest]
) -> None:
    wait(qtbot, lambda: len([request for request in sent if isinstance(request, MeasureMemory)]) >= 2)
    assert "In use now: 40" in page.now.text()
    assert page.tiers[0].bar.live > 400_000_000
    page.hide()
    sent.clear()
    qtbot.wait(1300)
    assert sent == []
    page.show()
    wait(qtbot, lambda: [request for request in sent if isinstance(request, MeasureMemory)])


def test_a_screen_reader_hears_every_bar_with_its_parts(page: MemoryPage) -> None:
    bar = page.tiers[0].bar
    assert bar.accessibleName() == "Memory: 1.5 GB of a budget of 8.0 GB"
    assert "KV cache 120 MB (layers 0-27)" in bar.accessibleDescription()
    interface = QAccessible.queryAccessibleInterface(bar)
    assert interface is not None
    assert bar.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_part_under_the_mouse_is_named(qtbot: QtBot) -> None:
    bar = TierBar()
    qtbot.addWidget(bar)
    bar.resize(404, 60)
    bar.show_bar(Bar("Memory", (Segment("Attention", 50, "layers 0-3"), Segment("KV cache", 50)), budget=100))
    assert bar.words_at(10) == "Attention: 0 MB, layers 0-3"
    assert bar.words_at(250).startswith("KV cache")
    assert bar.words_at(403) == ""


def test_the_bar_is_painted_in_light_and_dark_with_different_colours(qtbot: QtBot) -> None:
    bar = TierBar()
    qtbot.addWidget(bar)
    bar.resize(400, 60)
    bar.show_bar(Bar("Memory", (Segment("Attention", 60), Segment("Network", 30)), budget=100))
    bar.show_live(50)
    bar.show()
    for theme in (LIGHT, DARK):
        bar.setPalette(palette_of(theme))
        image = bar.grab().toImage()
        colours = {image.pixelColor(QPoint(x, bar.height() - 20)).name() for x in range(0, 400, 5)}
        assert {colour_of("Attention", theme), colour_of("Network", theme), theme.hover} <= colours


def test_the_slider_works_with_the_keyboard(qtbot: QtBot, page: MemoryPage) -> None:
    page.setFocus()
    before = page.budget.budget
    QTest.keyClick(page.budget.slider, Qt.Key.Key_PageDown)
    assert page.budget.budget < (before or 8 * GB)
    assert not page.budget.automatic.isChecked()


def test_the_page_turns_dark_with_the_system(qtbot: QtBot, page: MemoryPage) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = app.palette()
    try:
        app.setPalette(palette_of(DARK))
        wait(qtbot, lambda: DARK.base in page.styleSheet())
    finally:
        app.setPalette(before)


def test_an_assistant_that_dies_is_a_sentence_and_the_page_recovers(
    qtbot: QtBot, page: MemoryPage, link: AssistantLink
) -> None:
    assert link._child is not None
    link._child.kill()
    move_to(page, 3.0)
    wait(qtbot, lambda: page.picture is not None and page.picture.budget_bytes == 3 * GB)


def test_an_assistant_that_cannot_start_is_not_started_every_second(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = AssistantLink("tests.fake_service:there_is_no_such_function")
    sent: list[AssistantRequest] = []
    send = broken.send

    def note(request: AssistantRequest) -> int:
        sent.append(request)
        return send(request)

    monkeypatch.setattr(broken, "send", note)
    page = MemoryPage(broken)
    qtbot.addWidget(page)
    page.show()
    wait(qtbot, page.problem.isVisible)
    assert "The assistant stopped unexpectedly." in page.problem.text()
    qtbot.wait(2500)
    assert len(sent) <= 3
    broken.close()


@pytest.mark.slow
def test_the_page_and_the_real_assistant_understand_each_other(qtbot: QtBot) -> None:
    real = AssistantLink()
    page = MemoryPage(real)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.picture is not None, timeout=60_000)
    assert page.headline.text().startswith("SmolLM2-135M-Instruct")
    assert "Attention" in texts(page)
    wait(qtbot, lambda: page.now.text().startswith("In use now:"))
    move_to(page, 0.2)
    wait(qtbot, page.problem.isVisible)
    assert "needs at least" in page.problem.text()
    real.close()


# Decisions


@given(st.lists(st.integers(0, 10**13), max_size=12), st.integers(1, 10**13), st.floats(1, 5000, allow_subnormal=False))
def test_parts_follow_one_another_and_stay_inside_the_bar(sizes: list[int], scale: int, width: float) -> None:
    placed = spans(sizes, scale, width)
    end = 0.0
    for size, (begin, wide) in zip(sizes, placed, strict=True):
        assert begin == pytest.approx(end)
        assert (wide > 0) == (size > 0)
        end = begin + wide
    assert end <= width * (1 + 1e-9)


@given(st.integers(1, 10**13), st.integers(0, 10**13), st.integers(0, 10**13))
def test_the_whole_width_shows_everything_and_never_makes_it_a_sliver(used: int, budget: int, live: int) -> None:
    scale = scale_of(Bar("Memory", (Segment("Network", used),), budget=budget), live)
    assert scale >= max(used, live)
    assert max(used, live) >= 0.28 * scale or budget >= max(used, live)
    assert scale <= max(1.05 * max(used, live, budget), 4 * max(used, live)) + 1


@given(st.floats(0, 1), st.floats(2 * LEAST, 1e12))
def test_the_slider_and_the_number_agree(share: float, most: float) -> None:
    assert position_of(budget_at(share, most), most) == pytest.approx(share, abs=1e-6)


def test_the_slider_shows_budgets_beyond_this_machine_as_they_are(qtbot: QtBot) -> None:
    slider = BudgetSlider()
    qtbot.addWidget(slider)
    slider.show_budget(64 * GB, 8 * GB, 16 * GB)
    assert slider.budget == 64 * GB
    assert slider.slider.value() == slider.slider.maximum()


def test_a_picture_that_arrives_while_the_slider_is_moved_leaves_it_where_it_is(qtbot: QtBot) -> None:
    slider = BudgetSlider()
    qtbot.addWidget(slider)
    slider.show_budget(0, 8 * GB, 16 * GB)
    slider.number.setValue(3.0)
    slider.show_budget(0, 8 * GB, 16 * GB)
    assert slider.budget == 3 * GB


def test_every_limit_has_its_words_and_every_colour_is_in_the_theme() -> None:
    assert set(LIMITS) == {"compute", "memory bandwidth", "disk", "link"}
    assert all(kind in theme.code for kind, _ in COLOURS.values() for theme in (LIGHT, DARK))


def test_processes_are_named_with_what_they_hold() -> None:
    held = MemoryMeasured((ProcessMemory("model", 2 * GB), ProcessMemory("window", 90_000_000)), 5 * GB, TOTAL)
    assert in_use(held) == "In use now: 2.1 GB (model 2.0 GB, window 90 MB). 5.0 GB of memory are free."


def test_the_window_with_its_memory_page_stays_thin() -> None:
    script = (
        "import sys\nimport app.desktop.memory_page\n"
        "heavy = ['numpy', 'psutil', 'sqlite_utils', 'llama_cpp', 'core.gguf', 'core.plan.load', 'models.choose']\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True, text=True, timeout=60, check=False, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert done.stdout.strip() == "[]", done.stderr


def test_what_is_on_the_disk_is_listed_and_freed_where_it_is_made_again(qtbot: QtBot, page: MemoryPage) -> None:
    wait(qtbot, page.disk.total.text)
    seen = texts(page.disk)
    assert "Inglenook keeps 1.2 GB here; 20.0 GB of the disk are free." in seen
    assert "Models" in seen
    assert "1.1 GB" in seen
    delete = page.disk._buttons["kept"]
    assert delete.accessibleName() == "Delete: Kept conversations"
    with qtbot.waitSignal(page.said):
        delete.click()
    assert page.disk._sizes["kept"].text() == "0 bytes"
    assert not delete.isEnabled()
    assert page.disk._buttons["logs"].isEnabled()


def test_what_is_deleted_by_hand_has_a_way_to_its_page(qtbot: QtBot, page: MemoryPage) -> None:
    with qtbot.waitSignal(page.page_wanted) as turned:
        page.disk._buttons["models"].click()
    assert turned.args == ["models"]


def test_the_model_leaves_memory_when_it_is_told_to(page: MemoryPage, sent: list[AssistantRequest]) -> None:
    page.unload.click()
    assert Unload() in sent


@pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK])
def test_every_part_has_a_colour_in_every_theme(qtbot: QtBot, theme: Theme) -> None:
    bar = TierBar()
    qtbot.addWidget(bar)
    bar.setPalette(palette_of(theme))
    bar.show_bar(Bar("Memory", tuple(Segment(name, 100_000_000) for name in [*COLOURS, "unheard of"])))
    assert not bar.grab().isNull()
    assert all(colour_of(name, theme).startswith("#") for name in COLOURS)
