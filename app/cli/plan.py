"""`inglenook plan`: what a model file will take of this machine and how fast it will be, before it is loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
import typer
from rich.console import Console

from app.cli.named_model import opened_library
from app.cli.sizes import parse_size
from core.autotune.advice import Advice
from core.autotune.record import Tunings
from core.engine.dry_run import check as dry_run
from core.engine.protocol import DryRunResult, KvType, Load
from core.errors import InglenookError
from core.gguf import Header
from core.paths import Paths, find_paths
from core.plan.compute import scratch_bytes
from core.plan.draw import draw
from core.plan.estimate import Estimate
from core.plan.experience import Experience
from core.plan.household import beside_the_engine
from core.plan.kernels import know_machine
from core.plan.lent import LentMemory
from core.plan.load import NO_WISHES, Wishes
from core.plan.picture import Limit, PlanPicture, TierPicture
from core.plan.planner import Planner
from core.plan.speed import PROMPT_TOKENS, Basis
from core.settings import Settings, SettingsFile, changed


class Parts(msgspec.Struct, frozen=True):
    """Where the bytes of the engine go; all but `repacked`, which is a part of the weights, add up to the peak."""

    weights: int
    repacked: int
    kv_cache: int
    state: int
    compute: int
    process: int
    learnt: int
    read_ahead: int = 0
    device: int = 0
    """Weights, keys and values on devices with memory of their own."""


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
    """Of main memory, for all processes of Inglenook together."""
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
    beside_bytes: int = 0
    """What `inglenook ask` holds beside the engine process; it counts within the budget."""
    limited_by: Limit = "compute"
    load: Load | None = None
    """How the engine is told to load the model: threads, batch, what is streamed and what lies on which device."""
    picture: PlanPicture | None = None
    """Where every byte goes, tier by tier."""


def plan(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A GGUF file.")],
    context: Annotated[
        int | None,
        typer.Option("--context", metavar="N", min=0, help="Context window in tokens; 0 is the model's own."),
    ] = None,
    ram: Annotated[
        str, typer.Option("--ram", metavar="SIZE", help="Most memory for all of Inglenook, such as 600M or 4G.")
    ] = "",
    vram: Annotated[
        str, typer.Option("--vram", metavar="SIZE", help="Most memory of each graphics device, such as 6G.")
    ] = "",
    kv: Annotated[
        str, typer.Option("--kv", metavar="TYPE", help="Type of the KV cache: f16 or q8_0, else as tuned.")
    ] = "",
    no_repack: Annotated[bool, typer.Option("--no-repack", help="Keep no rearranged copies of weights.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Have the engine plan it too, without loading it.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say what a model will take of this machine, and how fast it will be."""
    try:
        graphics = int(parse_size(vram)) if vram else None
        made = make_plan(
            find_paths(), file, _settings(context, ram), _wishes(kv, no_repack), check=check, graphics_bytes=graphics
        )
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


def make_plan(
    paths: Paths, file: Path, settings: Settings, wishes: Wishes, *, check: bool, graphics_bytes: int | None = None
) -> Plan:
    """The plan for a file under these settings: what a question would load, tuned where it has been.

    Args:
        paths: where the device probe and what earlier loads have taught are kept.
        file: the model.
        settings: memory budget, context length and offload.
        wishes: what settings do not say; `NO_WISHES` takes what tuning has found.
        check: whether the engine plans it too.
        graphics_bytes: the most that may be taken of each graphics device; None for what is free.

    Raises:
        ModelError: the file is missing or no model, or does not fit.
        EngineError: the dry run failed.
    """
    file = file.expanduser().absolute()
    # The first time this measures the machine, for two to three seconds; then what was measured is read.
    know_machine(paths, mend=True)
    with opened_library(paths) as library:
        advice = Advice(Tunings(paths.tunings), lambda: [Path(model.path) for model in library.models()])
        planner = Planner(
            paths.state / "device.json",
            Experience(paths.estimates),
            beside_the_engine,
            LentMemory(lambda: settings, paths.log).tiers,
            tuned=advice.wishes,
        )
        made = planner.plan(file, settings, wishes=wishes, graphics_bytes=graphics_bytes)
    load, needed = made.load, made.needed
    return Plan(
        model=made.header.name,
        path=str(file),
        architecture=made.header.architecture,
        context_length=load.context_length,
        kv_type=load.kv_type,
        repack=load.repack,
        budget_bytes=made.tiers.budget_bytes,
        predicted_peak_bytes=needed.total,
        pinned_bytes=needed.pinned,
        parts=_parts(needed),
        tokens_per_second=round(made.outlook.tokens_per_second, 2),
        seconds_to_first_token=round(made.outlook.seconds_to_first_token, 2),
        prompt_tokens=PROMPT_TOKENS,
        memory_basis="learnt" if needed.correction else "calculated",
        speed_basis=made.outlook.basis,
        check=_checked(made.header, load, needed, dry_run(load, paths.log)) if check else None,
        beside_bytes=made.tiers.beside_bytes,
        limited_by=made.outlook.limited_by,
        load=load,
        picture=draw(made),
    )


def describe(made: Plan) -> Iterator[str]:
    """A plan in lines for people."""
    yield (
        f"{made.model} needs {_megabytes(made.predicted_peak_bytes)} with a context of {made.context_length:,} tokens, "
        f"and the rest of Inglenook {_megabytes(made.beside_bytes)}; together they may use "
        f"{_megabytes(made.budget_bytes)}."
    )
    picture = made.picture
    if picture is not None and picture.why:
        yield picture.why
    if picture is not None:
        yield from picture.differences
    for tier in picture.tiers if picture is not None else ():
        yield from _tier_lines(tier, picture)
    if made.load is not None:
        yield from _tuned_lines(made.load)
    if made.parts.learnt:
        yield f"  Learnt from earlier loads: {made.parts.learnt / 1e6:+,.0f} MB"
    if made.pinned_bytes < made.predicted_peak_bytes:
        yield f"  Of all this, {_megabytes(made.pinned_bytes)} must stay in memory; the rest can be read again."
    yield (
        f"About {made.tokens_per_second:.1f} tokens/s ({_SPEED[made.speed_basis]}; {_LIMITS[made.limited_by]}), and "
        f"{made.seconds_to_first_token:.1f} s to the first word after a prompt of {made.prompt_tokens} tokens."
    )
    if made.check is not None:
        yield (
            f"The engine's own plan comes to {_megabytes(made.check.peak_bytes)} "
            f"({made.predicted_peak_bytes / made.check.peak_bytes - 1:+.1%} off), in {made.check.seconds:.1f} s."
        )


def _tuned_lines(load: Load) -> Iterator[str]:
    """What tuning has found, where it is used."""
    if load.passes.exact:
        said = f"Up to {load.draft_tokens} tokens are drafted at once"
        yield (
            f"{said}, from texts and by {Path(load.draft_model).stem}." if load.draft_model else f"{said}, from texts."
        )


_SPEED = {
    "measured": "measured with this model here",
    "calibrated": "from what other models did here",
    "assumed": "assumed from the speed of memory",
}


_LIMITS: Final[Mapping[Limit, str]] = {
    "compute": "the processor sets the pace",
    "memory bandwidth": "the bandwidth of memory sets the pace",
    "disk": "the disk sets the pace",
    "link": "the connection to the other machine sets the pace",
}


def _tier_lines(tier: TierPicture, picture: PlanPicture | None) -> Iterator[str]:
    """A tier and what lies in it."""
    parts = [part for part in picture.parts if part.tier == tier.name] if picture is not None else []
    verb = "read for each token" if tier.kind == "disk" else "used"
    pace = f", at {tier.bytes_per_second / 1e9:.1f} GB/s" if tier.bytes_per_second else ""
    yield f"{tier.name}: {_megabytes(tier.used_bytes)} {verb}{pace}"
    for part in parts:
        yield f"  {part.name}{f' ({part.layers})' if part.layers else ''}: {_megabytes(part.bytes)}"


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
        read_ahead=needed.ring,
        device=needed.device,
    )


def _settings(context: int | None, ram: str) -> Settings:
    wanted: dict[str, object] = {}
    if context is not None:
        wanted["context_length"] = context
    if ram:
        wanted["memory_budget_gb"] = parse_size(ram) / 1e9
    return changed(SettingsFile(find_paths().settings).current, wanted)


def _wishes(kv: str, no_repack: bool) -> Wishes:
    if not kv and not no_repack:
        return NO_WISHES
    kv = kv or NO_WISHES.kv_type
    types: dict[str, KvType] = {"f16": "f16", "q8_0": "q8_0", "q4_0": "q4_0"}
    if kv not in types:
        raise InglenookError(f"There is no KV cache of type {kv}.", "Choose f16 or q8_0.")
    return Wishes(types[kv], repack=not no_repack)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"


def _print_json(value: object) -> None:
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
