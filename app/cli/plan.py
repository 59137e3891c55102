"""`inglenook plan`: what a model file will take of this machine and how fast it will be, before it is loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer
from rich.console import Console

from app.cli.sizes import parse_size
from core.device.probe import load as stored_probe
from core.engine.dry_run import check as dry_run
from core.engine.protocol import DryRunResult, KvType, Load
from core.errors import InglenookError
from core.gguf import Header, read_header
from core.paths import Paths, find_paths
from core.plan.compute import scratch_bytes
from core.plan.estimate import Estimate
from core.plan.experience import Experience
from core.plan.load import Wishes, memory_budget, plan_load
from core.plan.speed import PROMPT_TOKENS, Basis
from core.settings import Settings, SettingsFile, changed


class Parts(msgspec.Struct, frozen=True):
    """Where the bytes go; all but `repacked`, which is a part of the weights, add up to the peak."""

    weights: int
    repacked: int
    kv_cache: int
    state: int
    compute: int
    process: int
    learnt: int


class Check(msgspec.Struct, frozen=True):
    """What the engine itself says, from a dry run."""

    peak_bytes: int
    weights: int
    repacked: int
    kv_cache: int
    state: int
    compute: int
    seconds: float


class Plan(msgspec.Struct, frozen=True):
    """What `inglenook plan --json` prints: one object; fields are added, never renamed."""

    model: str
    path: str
    architecture: str
    context_length: int
    kv_type: str
    repack: bool
    budget_bytes: int
    predicted_peak_bytes: int
    """Of the engine process; to compare with `engine_peak_bytes` of `inglenook ask --json`."""
    pinned_bytes: int
    """The part of it that has to stay in memory; the rest are weights that can be read again from the file."""
    parts: Parts
    tokens_per_second: float
    seconds_to_first_token: float
    prompt_tokens: int
    """Of the prompt that the seconds to the first token are for."""
    memory_basis: Literal["calculated", "learnt"]
    """learnt: corrected by what earlier loads on this machine have taken."""
    speed_basis: Basis
    check: Check | None


def plan(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A GGUF file.")],
    context: Annotated[
        int | None,
        typer.Option("--context", metavar="N", min=0, help="Context window in tokens; 0 is the model's own."),
    ] = None,
    ram: Annotated[str, typer.Option("--ram", metavar="SIZE", help="Most memory for the model, such as 4G.")] = "",
    kv: Annotated[str, typer.Option("--kv", metavar="TYPE", help="Type of the KV cache: f16 or q8_0.")] = "f16",
    no_repack: Annotated[bool, typer.Option("--no-repack", help="Keep no rearranged copies of weights.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Have the engine plan it too, without loading it.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say what a model will take of this machine, and how fast it will be."""
    try:
        made = make_plan(find_paths(), file, _settings(context, ram), _wishes(kv, no_repack), check=check)
    except InglenookError as error:
        if as_json:
            _print_json({"error": error.message, "hint": error.hint})
        raise
    if as_json:
        _print_json(made)
        return
    console = Console(highlight=False, soft_wrap=True, markup=False)
    for line in describe(made):
        console.print(line)


def make_plan(paths: Paths, file: Path, settings: Settings, wishes: Wishes, *, check: bool) -> Plan:
    """The plan for a file under these settings.

    Raises:
        ModelError: the file is missing or no model, or does not fit.
        EngineError: the dry run failed.
    """
    file = file.expanduser().absolute()
    experience = Experience(paths.estimates)
    load = plan_load(file, settings, experience.estimate, wishes)
    header = read_header(file)
    needed = experience.estimate(header, load)
    probed = stored_probe(paths.state / "device.json")
    bandwidth = probed.memory_bandwidth.read_bytes_per_second.value if probed else 0.0
    speed = experience.speed(header, load, bandwidth)
    return Plan(
        model=header.name,
        path=str(file),
        architecture=header.architecture,
        context_length=load.context_length,
        kv_type=load.kv_type,
        repack=load.repack,
        budget_bytes=memory_budget(settings),
        predicted_peak_bytes=needed.total,
        pinned_bytes=needed.pinned,
        parts=_parts(needed),
        tokens_per_second=round(speed.tokens_per_second, 2),
        seconds_to_first_token=round(speed.seconds_to_first_token, 2),
        prompt_tokens=PROMPT_TOKENS,
        memory_basis="learnt" if needed.correction else "calculated",
        speed_basis=speed.basis,
        check=_checked(header, load, needed, dry_run(load, paths.log)) if check else None,
    )


def describe(made: Plan) -> Iterator[str]:
    """A plan in lines for people."""
    parts = made.parts
    how = "rearranged for speed" if made.repack else "as in the file"
    yield (
        f"{made.model} needs {_megabytes(made.predicted_peak_bytes)} with a context of {made.context_length:,} tokens; "
        f"it may use {_megabytes(made.budget_bytes)}."
    )
    yield f"  Weights, {how}: {_megabytes(parts.weights)}"
    yield f"  KV cache ({made.kv_type}): {_megabytes(parts.kv_cache + parts.state)}"
    yield f"  Computation: {_megabytes(parts.compute)}"
    yield f"  The process itself: {_megabytes(parts.process)}"
    if parts.learnt:
        yield f"  Learnt from earlier loads: {parts.learnt / 1e6:+,.0f} MB"
    if made.pinned_bytes < made.predicted_peak_bytes:
        yield f"  Of all this, {_megabytes(made.pinned_bytes)} must stay in memory; the rest can be read again."
    yield (
        f"About {made.tokens_per_second:.1f} tokens/s ({_SPEED[made.speed_basis]}), and "
        f"{made.seconds_to_first_token:.1f} s to the first word after a prompt of {made.prompt_tokens} tokens."
    )
    if made.check is not None:
        yield (
            f"The engine's own plan comes to {_megabytes(made.check.peak_bytes)} "
            f"({made.predicted_peak_bytes / made.check.peak_bytes - 1:+.1%} off), in {made.check.seconds:.1f} s."
        )


_SPEED = {
    "measured": "measured with this model here",
    "calibrated": "from what other models did here",
    "assumed": "assumed from the speed of memory",
}


def _checked(header: Header, load: Load, needed: Estimate, result: DryRunResult) -> Check:
    """The dry run's sum: its buffers, and what no dry run sees as it was estimated."""
    unseen = scratch_bytes(header, min(load.batch, load.context_length))
    compute = result.compute_bytes + result.output_bytes + unseen
    peak = result.weight_bytes + result.kv_bytes + result.state_bytes + compute + needed.process + needed.correction
    return Check(
        peak_bytes=peak,
        weights=result.weight_bytes,
        repacked=result.repacked_bytes,
        kv_cache=result.kv_bytes,
        state=result.state_bytes,
        compute=compute,
        seconds=round(result.seconds, 3),
    )


def _parts(needed: Estimate) -> Parts:
    return Parts(
        weights=needed.weights,
        repacked=needed.copies,
        kv_cache=needed.kv,
        state=needed.state,
        compute=needed.compute,
        process=needed.process,
        learnt=needed.correction,
    )


def _settings(context: int | None, ram: str) -> Settings:
    wanted: dict[str, object] = {}
    if context is not None:
        wanted["context_length"] = context
    if ram:
        wanted["memory_budget_gb"] = parse_size(ram) / 1e9
    return changed(SettingsFile(find_paths().settings).current, wanted)


def _wishes(kv: str, no_repack: bool) -> Wishes:
    types: dict[str, KvType] = {"f16": "f16", "q8_0": "q8_0", "q4_0": "q4_0"}
    if kv not in types:
        raise InglenookError(f"There is no KV cache of type {kv}.", "Choose f16 or q8_0.")
    return Wishes(types[kv], repack=not no_repack)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"


def _print_json(value: object) -> None:
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
