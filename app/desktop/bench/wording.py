"""What the bench page says about figures."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from app.desktop.bench.plot import Bar, Series
from core.bench_messages import TunedFacts
from core.benchmark.report import RATIO_LABELS, BenchReport


def headline(report: BenchReport) -> str:
    """The run in one sentence."""
    if not report.rates:
        return f"{report.model}: nothing was measured."
    rate = report.rates[0]
    return (
        f"{report.model} reads {rate.reading:.0f} and writes {rate.writing:.1f} tokens a second "
        f"with {rate.tokens:,} tokens before them."
    )


def conditions(report: BenchReport) -> str:
    """When and how it was measured, and what was noticed."""
    when = datetime.datetime.fromtimestamp(report.at).astimezone().strftime("%Y-%m-%d %H:%M")
    kind = "quick run" if report.quick else "full run"
    parts = [f"{when}, {kind} of {report.seconds:.0f} s, {report.machine}."]
    if report.drafts_identical is not None:
        same = "the same answers" if report.drafts_identical else "other answers: a defect, please report it"
        parts.append(f"With drafts: {same}.")
    return " ".join([*parts, *report.notes])


def tuned_text(facts: TunedFacts) -> str:
    """What is done otherwise than by default for the chosen model."""
    if not facts.at:
        said = "Not tuned for this machine yet: that happens by itself in idle time, or now."
    elif facts.changes:
        said = f"Tuned for this machine: {', '.join(facts.changes)}. {facts.ratio:.2f} times the speed of the defaults."
    else:
        said = "Tuned for this machine: the defaults are the fastest here."
    return " ".join(part for part in (said, facts.drafts, facts.saving_power) if part)


def rate_series(report: BenchReport) -> tuple[Series, Series]:
    """Reading and writing by context length."""
    reading = tuple((float(rate.tokens), rate.reading) for rate in report.rates)
    writing = tuple((float(rate.tokens), rate.writing) for rate in report.rates)
    return Series("reading", reading), Series("writing", writing)


def ladder_bars(report: BenchReport) -> list[Bar]:
    """The usual question, from the plainest way of answering to the best."""
    last = len(report.ladder) - 1
    return [
        Bar(rung.name, rung.seconds, f"{rung.seconds:.1f} s", strong=place == last)
        for place, rung in enumerate(report.ladder)
    ]


def ratio_bars(report: BenchReport) -> list[Bar]:
    """What techniques are worth; very large ones are cut so that the others can be seen."""
    bars = []
    for name, value in msgspec.structs.asdict(report.ratios).items():
        if value is not None:
            text = f"{value:,.0f} ×" if value >= 20 else f"{value:.2f} ×"
            bars.append(Bar(RATIO_LABELS[name], min(value, 10.0), text))
    return bars


def history_series(reports: Sequence[BenchReport], identity: str) -> tuple[Series, ...]:
    """Writing, and the usual question as tuned, over the runs of one model."""
    own = [report for report in reports if report.identity == identity and report.rates]
    return (Series("writing", tuple((float(place + 1), run.rates[0].writing) for place, run in enumerate(own))),)
