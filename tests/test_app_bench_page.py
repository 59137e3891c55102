"""The bench page with a scripted assistant in a real child process: what a person sees, starts, stops and exports."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.bench.plot import Bar, BarPlot, LinePlot, Series, ticks
from app.desktop.bench_page import BenchPage
from app.desktop.theme import DARK, LIGHT, palette_of
from tests.fake_service import TARGET


@pytest.fixture
def link(qtbot: QtBot) -> Iterator[AssistantLink]:
    link = AssistantLink(TARGET)
    yield link
    link.close()


@pytest.fixture
def page(qtbot: QtBot, link: AssistantLink) -> BenchPage:
    page = BenchPage(link)
    qtbot.addWidget(page)
    page.resize(980, 900)
    page.show()
    wait(qtbot, lambda: "Not tuned" in page.tuned.text())
    return page


def wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_nothing_is_claimed_before_anything_was_measured(page: BenchPage) -> None:
    assert "Nothing has been measured here yet." in texts(page)
    assert not page.export.isEnabled()
    assert page.reading.accessibleDescription() == "Nothing yet."
    assert not page.stop.isVisible()


def test_a_quick_run_fills_the_plots(qtbot: QtBot, page: BenchPage) -> None:
    page.quick.click()
    assert page.stop.isVisible()
    assert not page.full.isEnabled()
    wait(qtbot, lambda: page.runs)
    assert "Tiny reads 148 and writes 39.6 tokens a second" in texts(page)
    assert "1.39 times the speed of the defaults" in texts(page)
    assert "With drafts: the same answers." in texts(page)
    assert "3,500: 28.3 tokens/s" in page.writing.accessibleDescription()
    assert "Tuned 10.1 s" in page.ladder.accessibleDescription()
    assert "231 ×" in page.ratios.accessibleDescription()
    assert page.quick.isEnabled()
    assert not page.stop.isVisible()


def test_a_long_run_shows_how_far_it_is_and_can_be_stopped(qtbot: QtBot, page: BenchPage) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    page.full.click()
    wait(qtbot, lambda: page.step.text().startswith("Step"))
    page.stop.click()
    wait(qtbot, lambda: said)
    assert said == ["Stopped. What was measured is kept."]
    wait(qtbot, lambda: page.runs)


def test_runs_are_exported_as_json_and_csv(qtbot: QtBot, page: BenchPage, tmp_path: Path) -> None:
    page.quick.click()
    wait(qtbot, page.export.isEnabled)
    said: list[str] = []
    page.said.connect(said.append)
    for name in ("bench.json", "bench.csv"):
        page.export_to(str(tmp_path / name))
    wait(qtbot, lambda: len(said) == 2)
    assert json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))[0]["model"] == "Tiny"
    assert "decode_vs_bare" in (tmp_path / "bench.csv").read_text(encoding="utf-8")
    page.export_to(str(tmp_path / "no" / "bench.csv"))
    problems: list[str] = []
    page.failed.connect(lambda message, _hint: problems.append(message))
    wait(qtbot, lambda: problems)


@given(st.floats(1e-6, 1e9))
def test_ticks_are_round_and_reach_the_top(most: float) -> None:
    marks = ticks(most)
    assert marks[0] == 0
    assert marks[-1] >= most * (1 - 1e-6)
    assert len(marks) <= 8


def test_a_point_says_what_it_is(qtbot: QtBot) -> None:
    plot = LinePlot("Writing", "tokens/s", lambda x: f"{x:.0f}")
    qtbot.addWidget(plot)
    plot.resize(400, 220)
    plot.show_series([Series("writing", ((128.0, 40.0), (512.0, 38.0)))])
    found = {plot.point_at(QPointF(x, y)) for x in range(0, 400, 5) for y in range(0, 220, 5)}
    assert found == {"", "writing: 128: 40 tokens/s", "writing: 512: 38 tokens/s"}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_plots_are_drawn_in_both_themes_at_any_size(qtbot: QtBot, theme: object) -> None:
    before = QApplication.palette()
    QApplication.setPalette(palette_of(theme))  # type: ignore[arg-type]
    try:
        lines, bars = LinePlot("Writing", "tokens/s", str), BarPlot("Ladder")
        for plot in (lines, bars):
            qtbot.addWidget(plot)
        for width in (120, 400, 1200):
            for series, some in (
                ((), ()),
                ((Series("one", ((1.0, 0.0),)),), (Bar("one", 0.0, "0 s"),)),
                ((Series("a", ((1.0, 2.0), (3.0, 1e6))),), (Bar("a long name " * 9, 1.0, "1 s", strong=True),)),
            ):
                lines.show_series(series)
                bars.show_bars(some)
                for plot in (lines, bars):
                    plot.resize(width, plot.sizeHint().height())
                    assert not plot.grab().isNull()
    finally:
        QApplication.setPalette(before)
