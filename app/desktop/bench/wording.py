"""What the bench page says about figures."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from app.desktop.bench.plot import Bar, Series
from app.desktop.core_sentences import said
from app.desktop.language import number, tr
from core.bench_messages import TunedFacts
from core.benchmark.report import RATIO_LABELS, BenchReport


def headline(report: BenchReport) -> str:
    """The run in one sentence."""
    if not report.rates:
        return tr("{model}: nothing was measured.").format(model=report.model)
    rate = report.rates[0]
    return tr("{model} reads {reading} and writes {writing} tokens a second with {tokens} tokens before them.").format(
        model=report.model, reading=number(rate.reading, 0), writing=number(rate.writing, 1), tokens=number(rate.tokens)
    )


def conditions(report: BenchReport) -> str:
    """When and how it was measured, and what was noticed."""
    when = datetime.datetime.fromtimestamp(report.at).astimezone().strftime("%Y-%m-%d %H:%M")
    kind = tr("quick run") if report.quick else tr("full run")
    parts = [
        tr("{when}, {kind} of {seconds} s, {machine}.").format(
            when=when, kind=kind, seconds=number(report.seconds, 0), machine=report.machine
        )
    ]
    if report.drafts_identical is not None:
        same = tr("the same answers") if report.drafts_identical else tr("other answers: a defect, please report it")
        parts.append(tr("With drafts: {same}.").format(same=same))
    return " ".join([*parts, *map(said, report.notes)])


def tuned_text(facts: TunedFacts) -> str:
    """What is done otherwise than by default for the chosen model."""
    if not facts.at:
        words = tr("Not tuned for this machine yet: that happens by itself in idle time, or now.")
    elif facts.changes:
        words = tr("Tuned for this machine: {changes}. {ratio} times the speed of the defaults.").format(
            changes=", ".join(map(said, facts.changes)), ratio=number(facts.ratio, 2)
        )
    else:
        words = tr("Tuned for this machine: the defaults are the fastest here.")
    return " ".join(part for part in (words, said(facts.drafts), said(facts.saving_power)) if part)


def rate_series(report: BenchReport) -> tuple[Series, Series]:
    """Reading and writing by context length."""
    reading = tuple((float(rate.tokens), rate.reading) for rate in report.rates)
    writing = tuple((float(rate.tokens), rate.writing) for rate in report.rates)
    return Series(tr("reading"), reading), Series(tr("writing"), writing)


def ladder_bars(report: BenchReport) -> list[Bar]:
    """The usual question, from the plainest way of answering to the best."""
    last = len(report.ladder) - 1
    return [
        Bar(said(rung.name), rung.seconds, f"{number(rung.seconds, 1)} s", strong=place == last)
        for place, rung in enumerate(report.ladder)
    ]


def ratio_bars(report: BenchReport) -> list[Bar]:
    """What techniques are worth; very large ones are cut so that the others can be seen."""
    bars = []
    for name, value in msgspec.structs.asdict(report.ratios).items():
        if value is not None:
            text = f"{number(value, 0 if value >= 20 else 2)} ×"
            bars.append(Bar(said(RATIO_LABELS[name]), min(value, 10.0), text))
    return bars


def history_series(reports: Sequence[BenchReport], identity: str) -> tuple[Series, ...]:
    """Writing, and the usual question as tuned, over the runs of one model."""
    own = [report for report in reports if report.identity == identity and report.rates]
    return (Series(tr("writing"), tuple((float(place + 1), run.rates[0].writing) for place, run in enumerate(own))),)
