"""`inglenook ledger`: everything that left this machine."""

from __future__ import annotations

import datetime
import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console

from core.export import write_text
from core.ledger import Ledger
from core.ledger_export import as_row, to_csv, to_json
from core.ledger_messages import Sent, Totals
from core.money import MILLION, money
from core.paths import find_paths
from core.settings import load

output = Console(highlight=False, soft_wrap=True, markup=False)


def ledger(
    words: Annotated[list[str] | None, typer.Argument(help="Only requests that hold these words.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=100_000, help="At most so many.")] = 20,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write all of it to FILE: .json or .csv.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show what left this machine: when, why, to whom, what was hidden, and what it cost."""
    settings, _ = load(find_paths().settings)
    currency = settings.cloud_currency
    with closing(Ledger(find_paths().ledger)) as kept:
        entries, total = kept.find(" ".join(words or ()), limit)
        totals = kept.totals()
        if export is not None:
            everything = kept.entries()
            text = to_csv(everything, currency) if export.suffix == ".csv" else to_json(everything, currency)
            write_text(export, text)
            output.print(f"Written to {export}: {len(everything):,} requests.")
            return
    if as_json:
        _print_json(entries, total, totals, currency)
        return
    for entry in entries:
        _print_entry(entry, currency)
    if total > len(entries):
        output.print(f"{total - len(entries):,} more; --limit shows more.")
    output.print(summary(totals, currency))


def summary(totals: Totals, currency: str) -> str:
    """What has left in 30 days, in a sentence."""
    if not totals.bytes_month:
        return "0 bytes have left this machine in 30 days."
    return (
        f"{totals.bytes_month:,} bytes have left this machine in 30 days, in {totals.calls_month:,} requests, "
        f"for {money(totals.spent_month, currency)}."
    )


def _print_entry(entry: Sent, currency: str) -> None:
    when = datetime.datetime.fromtimestamp(entry.at).astimezone().strftime("%Y-%m-%d %H:%M")
    facts = [
        entry.outcome,
        f"{entry.bytes_out:,} bytes",
        f"{entry.prompt_tokens:,} + {entry.completion_tokens:,} tokens",
        money(entry.cost, currency),
        f"hidden: {entry.hidden}" if entry.hidden else "nothing hidden",
        entry.reason,
    ]
    output.print(f"{entry.id:>5}  {when}  {entry.model} at {entry.endpoint}")
    output.print(f"       {', '.join(facts)}", style="dim")


def _print_json(entries: tuple[Sent, ...], total: int, totals: Totals, currency: str) -> None:
    document: dict[str, Any] = {
        "total": total,
        "bytes_30_days": totals.bytes_month,
        "calls_30_days": totals.calls_month,
        "spent_24_hours": totals.spent_day / MILLION,
        "spent_30_days": totals.spent_month / MILLION,
        "currency": currency,
        "sent": [as_row(entry) for entry in entries],
    }
    sys.stdout.write(msgspec.json.encode(document).decode() + "\n")
