"""What one run of the benchmark has found: rates, ratios and the ladder, and how they are written to a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

import msgspec


class ContextRate(msgspec.Struct, frozen=True):
    """How fast the model reads and writes with so much in its context window."""

    tokens: int
    reading: float
    """Tokens of a prompt a second."""
    writing: float
    """Tokens of an answer a second, without drafts."""


class Rung(msgspec.Struct, frozen=True):
    """One step from the plainest way of answering to the best that was found."""

    name: str
    seconds: float
    """For the usual question: to read its prompt and write its answer."""
    note: str = ""


class Ratios(msgspec.Struct, frozen=True):
    """What techniques are worth, each against doing without in the same run; None where it was not measured."""

    decode_vs_bare: float | None = None
    """Tokens a second through Inglenook over those of a bare loop over llama.cpp's functions."""
    preempt_ttft_ratio_mean: float | None = None
    """A quick question's wait for its first word, first come first served, over the wait that it has."""
    preempt_ttft_ratio_p95: float | None = None
    resume_ratio: float | None = None
    """Reading a conversation again over putting back what was kept of it."""
    text_draft_ratio: float | None = None
    """Editing and extracting with drafts from the text over without; the answers are the same."""
    worst_technique_ratio: float | None = None
    """Of mixed questions, the one that fares worst with all techniques, over plain."""
    tuned_ratio: float | None = None
    """The usual question with the defaults over as tuned for this machine."""


class BenchReport(msgspec.Struct, frozen=True):
    """One run."""

    at: float
    """Seconds since 1970."""
    model: str
    identity: str
    """Of the model's file."""
    machine: str
    quick: bool
    seconds: float
    """That it took."""
    load_average: float
    """Programs that wanted a core when it began; more than a fraction makes all figures worse."""
    rates: tuple[ContextRate, ...] = ()
    ratios: Ratios = Ratios()
    ladder: tuple[Rung, ...] = ()
    exact_passes: tuple[int, ...] = ()
    """Tokens of the passes that are exact here: drafts use no others."""
    drafts_identical: bool | None = None
    """Whether every answer was the same with drafts as without; None where none was compared."""
    notes: tuple[str, ...] = ()
    """Sentences about what could not be measured, or was measured under bad conditions."""


RATIO_LABELS: Final = {
    "decode_vs_bare": "Writing, against a bare loop",
    "preempt_ttft_ratio_mean": "Quick question beside a long job, mean",
    "preempt_ttft_ratio_p95": "Quick question beside a long job, 95th percentile",
    "resume_ratio": "Opening a kept conversation, against reading it",
    "text_draft_ratio": "Editing and extracting, with drafts",
    "worst_technique_ratio": "Worst of mixed questions, against plain",
    "tuned_ratio": "Tuned, against the defaults",
}
"""What people read for each ratio."""


def to_json(reports: Sequence[BenchReport]) -> str:
    """All of it, for programs."""
    return msgspec.json.format(msgspec.json.encode(reports), indent=2).decode() + "\n"


def to_csv(reports: Sequence[BenchReport]) -> str:
    """One row a figure, for spreadsheets."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("at", "model", "machine", "quick", "figure", "context_tokens", "value", "unit"))
    for report in reports:
        head = (f"{report.at:.0f}", _safe(report.model), _safe(report.machine), int(report.quick))
        for name, value in msgspec.structs.asdict(report.ratios).items():
            if value is not None:
                writer.writerow((*head, name, "", f"{value:.4g}", "ratio"))
        for rate in report.rates:
            writer.writerow((*head, "reading", rate.tokens, f"{rate.reading:.4g}", "tokens/s"))
            writer.writerow((*head, "writing", rate.tokens, f"{rate.writing:.4g}", "tokens/s"))
        for rung in report.ladder:
            writer.writerow((*head, f"ladder: {_safe(rung.name)}", "", f"{rung.seconds:.4g}", "s"))
    return text.getvalue()


def _safe(text: str) -> str:
    """No spreadsheet takes the name of a model file for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
