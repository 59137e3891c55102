"""`inglenook bench` and `inglenook tune`: how fast this machine answers, and how it does so fastest."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from app.assembly import Household, assemble
from app.bench_requests import BenchRequests
from app.cli.interrupt import stoppable
from app.cli.named_model import named_model
from core.bench_messages import BenchDone, BenchProgress, ModelTuned, RunBench, TunedFacts, TuneModel
from core.benchmark.report import RATIO_LABELS, BenchReport
from core.errors import InglenookError
from core.paths import find_paths
from core.process.channel import Body

errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)

ModelOption = Annotated[
    str, typer.Option("--model", metavar="FILE", help="A GGUF file, or the name of a model in the list of models.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def bench(
    model: ModelOption = "",
    quick: Annotated[bool, typer.Option("--quick", help="Less of everything: about a minute.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Measure how fast this machine answers, and what each technique is worth."""
    done = _work(model, RunBench(quick), as_json)
    assert isinstance(done, BenchDone)
    if as_json:
        _print_json({**msgspec.structs.asdict(done.report.ratios), **_rates(done.report), "report": done.report})
    else:
        _print_report(done.report)
    if done.stopped:
        raise typer.Exit(130)


def tune(model: ModelOption = "", as_json: JsonOption = False) -> None:
    """Find the fastest way of loading a model on this machine, and keep to it from then on."""
    done = _work(model, TuneModel(), as_json)
    assert isinstance(done, ModelTuned)
    if as_json:
        _print_json(done.facts)
    else:
        _print_facts(done.facts)


def _work(model: str, request: RunBench | TuneModel, as_json: bool) -> Body:
    """Do it, with a bar on standard error; gives the last event."""
    paths = find_paths()
    overrides: dict[str, Any] = {"model_path": named_model(model, paths)} if model else {}
    try:
        house = assemble(paths, overrides=overrides, with_cache=False, keep_history=False)
        try:
            return _follow(house, request)
        finally:
            house.close()
    except InglenookError as error:
        if as_json:
            _print_json({"error": error.message, "hint": error.hint})
        raise


def _follow(house: Household, request: RunBench | TuneModel) -> Body:
    requests = BenchRequests(house, find_paths())
    columns = (BarColumn(), TextColumn("{task.description}"))
    try:
        with stoppable() as cancellation, Progress(*columns, console=errors, transient=True) as shown:
            task = shown.add_task("Loading the model", total=1.0)
            for event in requests.handle(request, cancellation):
                if isinstance(event, BenchProgress):
                    shown.update(task, completed=event.share, description=event.step)
            return event
    finally:
        requests.close()


def _rates(report: BenchReport) -> dict[str, Any]:
    return {
        "reading_tokens_per_second": {str(rate.tokens): rate.reading for rate in report.rates},
        "writing_tokens_per_second": {str(rate.tokens): rate.writing for rate in report.rates},
    }


def _print_report(report: BenchReport) -> None:
    console = Console(highlight=False, soft_wrap=True, markup=False)
    console.print(f"{report.model} on {report.machine}", style="bold")
    for rate in report.rates:
        console.print(
            f"  with {rate.tokens:,} tokens before: reads {rate.reading:.0f}, writes {rate.writing:.1f} tokens/s"
        )
    for name, value in msgspec.structs.asdict(report.ratios).items():
        if value is not None:
            console.print(f"  {RATIO_LABELS[name]}: {value:.2f}")
    for rung in report.ladder:
        console.print(f"  The usual question, {rung.name[0].lower()}{rung.name[1:]}: {rung.seconds:.1f} s")
    if report.drafts_identical is not None:
        console.print(f"  Answers with drafts are the same as without: {'yes' if report.drafts_identical else 'no'}")
    for note in report.notes:
        console.print(f"  {note}")


def _print_facts(facts: TunedFacts) -> None:
    console = Console(highlight=False, soft_wrap=True, markup=False)
    if not facts.at:
        console.print("Stopped; nothing has changed.")
        return
    changes = ", ".join(facts.changes) or "the defaults are the fastest here"
    console.print(f"{facts.model}: {changes}. {facts.ratio:.2f} times the speed of the defaults. {facts.drafts}")
    if facts.saving_power:
        console.print(facts.saving_power)


def _print_json(value: object) -> None:
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
    sys.stdout.flush()
