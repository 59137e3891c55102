"""`inglenook models fit` and `recommend`: which models suit this machine, how fast they will be, and why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Final

import msgspec
import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from core.engine.protocol import KvType
from core.errors import InglenookError, ModelNotFound, SettingsError
from core.gguf import read_header
from core.paths import Paths, find_paths
from core.plan.experience import Experience
from core.plan.kernels import know_machine
from core.settings import SettingsFile
from models.catalogue import QUALITY, catalogue, find_model, model_of, model_of_file
from models.choose import (
    Candidate,
    Change,
    Recommendation,
    Verdict,
    best_files,
    candidates,
    gigabytes,
    judge,
    recommend,
    speed,
    tokens,
    what_if,
)
from models.hub import Hub
from models.library import Library, quantization
from models.machine import machine_of
from models.reference import choose_file, parse_reference
from models.remote_header import remote_header

ContextOption = Annotated[
    int | None,
    typer.Option("--context", metavar="N", min=0, help="Context window in tokens; 0 is the model's own."),
]
KvOption = Annotated[str, typer.Option("--kv", metavar="TYPE", help="Type of the KV cache: f16, q8_0 or q4_0.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
AbilityOption = Annotated[
    str,
    typer.Option(
        "--for", metavar="WHAT", help="Only models good at it: chat, code, reasoning, multilingual, tools ..."
    ),
]

_STYLES: Final = {"fits": "green", "fits with flash": "yellow", "does not fit": "red"}


class FileFit(msgspec.Struct, frozen=True):
    """What `inglenook models fit MODEL --json` prints of each file: the verdict, and what other choices would cost."""

    verdict: Verdict
    what_if: tuple[Change, ...]
    predicted_peak_bytes: int
    """The verdict's: to compare with `engine_peak_bytes` of `inglenook ask --json`, where the model fits."""


def fit(
    model: Annotated[
        str,
        typer.Argument(
            metavar="[FILE|NAME]",
            help="A GGUF file, a model of the library or the catalogue, or owner/name of the hub; nothing is all.",
        ),
    ] = "",
    context: ContextOption = None,
    kv_type: KvOption = "f16",
    as_json: JsonOption = False,
) -> None:
    """Tell whether models fit into this machine's memory, how fast they will be, and why."""
    try:
        paths = find_paths()
        kind = _kv_type(kv_type)
        length = SettingsFile(paths.settings).current.context_length if context is None else context
        machine, experience = machine_of(know_machine(paths, mend=True)), Experience(paths.estimates)
        if not model:
            verdicts = [
                judge(file, machine, length, kind, experience.estimate, experience.speed)
                for file in candidates(catalogue())
            ]
            _print_all(verdicts, as_json)
            return
        fits = []
        for file in _meant(model, paths):
            verdict = judge(file, machine, length, kind, experience.estimate, experience.speed)
            changes = tuple(what_if(file, machine, verdict, experience.estimate, experience.speed))
            fits.append(FileFit(verdict, changes, verdict.predicted_peak_bytes))
        _print_fits(fits, as_json)
    except InglenookError as error:
        if as_json:
            _print_json({"error": error.message, "hint": error.hint})
        raise


def recommend_models(
    context: ContextOption = None,
    ability: AbilityOption = "",
    as_json: JsonOption = False,
) -> None:
    """Recommend a model for smart, for balanced and for fast answers on this machine."""
    paths = find_paths()
    length = SettingsFile(paths.settings).current.context_length if context is None else context
    machine, experience = machine_of(know_machine(paths, mend=True)), Experience(paths.estimates)
    suited = [model for model in catalogue() if not ability or ability in model.good_at]
    if not suited:
        abilities = sorted({known for model in catalogue() for known in model.good_at})
        raise SettingsError(f"No model is marked as good at {ability!r}.", f"Choose one of {', '.join(abilities)}.")
    picked = recommend(
        judge(file, machine, length, "f16", experience.estimate, experience.speed) for file in candidates(suited)
    )
    if as_json:
        _print_json(picked)
        return
    _print_recommendations(picked, _console())


def _kv_type(text: str) -> KvType:
    for kind in ("f16", "q8_0", "q4_0"):
        if text == kind:
            return kind
    raise SettingsError(f"{text!r} is no type of a KV cache.", "Choose f16, q8_0 or q4_0.")


def _meant(text: str, paths: Paths) -> list[Candidate]:
    """The files that `text` means: one on this machine, one on the hub, or all of a model of the catalogue.

    Raises:
        ModelNotFound: it means nothing that is known.
        ModelError: the file is no model.
        HubError: the hub does not give its header.
    """
    path = Path(text).expanduser()
    if path.exists() or (text.lower().endswith(".gguf") and text.count("/") != 2):
        return [_local(path)]
    entry = find_model(text)
    if entry is not None:
        return list(candidates([entry]))
    library = Library(paths.library, paths.models)
    try:
        return [_local(Path(library.find(text).path))]
    except ModelNotFound:
        if "/" not in text:
            raise
    finally:
        library.close()
    return [_remote(text, paths)]


def _local(path: Path) -> Candidate:
    header = read_header(path)
    return Candidate(header.name, header.name, header, quantization(header), model_of_file(path.name))


def _remote(text: str, paths: Paths) -> Candidate:
    reference = parse_reference(text)
    hub = Hub(lambda: SettingsFile(paths.settings).current)
    repository = hub.repository(reference.repo, reference.revision)
    chosen = choose_file(repository, reference.wanted)
    header = remote_header(hub, reference.repo, chosen.path, repository.revision)
    name = f"{reference.repo}/{chosen.path}"
    return Candidate(name, header.name, header, quantization(header), model_of(reference.repo))


def _print_fits(fits: list[FileFit], as_json: bool) -> None:
    if as_json:
        _print_json(fits[0] if len(fits) == 1 else fits)
        return
    console = _console()
    for found in fits:
        verdict = found.verdict
        console.print(Text.assemble((f"{_title(verdict)}: ", "bold"), _outcome(verdict)))
        console.print(f"  {verdict.reason[0].upper()}{verdict.reason[1:]}.")
        if verdict.quality is not None:
            console.print(f"  {_quality_line(verdict)}.")
        if len(fits) == 1:
            for change in found.what_if:
                console.print(f"  {change.line}")
    console.print(_about_speed(fits[0].verdict), style="dim")


def _print_all(verdicts: list[Verdict], as_json: bool) -> None:
    if as_json:
        _print_json(verdicts)
        return
    console = _console()
    shown = best_files(verdicts)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Model", no_wrap=True, max_width=20)
    for heading, width in (("File", 6), ("Here", 15)):
        table.add_column(heading, no_wrap=True, min_width=width)
    for heading, width in (("Memory", 7), ("Tokens/s", 8), (QUALITY, 8)):
        table.add_column(heading, justify="right", no_wrap=True, min_width=width)
    for verdict in shown:
        table.add_row(
            verdict.name,
            verdict.quantization,
            _outcome(verdict),
            gigabytes(verdict.predicted_peak_bytes),
            speed(verdict.tokens_per_second) if verdict.tokens_per_second else "",
            f"{verdict.quality.value:.0f}" if verdict.quality else "",
        )
    console.print(table)
    first = shown[0]
    console.print(
        f"{gigabytes(first.available_bytes)} are free. Memory is for {tokens(first.context_length)} context; "
        f"{QUALITY} is as published, lowered for the quantization. One file of each model is shown: "
        "inglenook models fit NAME shows all and why."
    )
    console.print(_about_speed(first), style="dim")


def _print_recommendations(picked: list[Recommendation], console: Console) -> None:
    if not picked:
        console.print("None of these models fits into the memory that is free. Close a program, or look at models fit.")
        return
    for recommendation in picked:
        verdict = recommendation.verdict
        heading = f"{recommendation.purpose.capitalize()}: "
        console.print(Text.assemble((heading, "bold"), _title(verdict)))
        console.print(f"  {recommendation.reason[0].upper()}{recommendation.reason[1:]}.")
        console.print(f"  {verdict.reason[0].upper()}{verdict.reason[1:]}.")
        entry = find_model(verdict.model)
        if entry is not None:
            console.print(f"  {entry.summary} Licence: {entry.licence}.")
            console.print(f"  inglenook models get {entry.gguf.repository}:{verdict.quantization}")
    console.print(_about_speed(picked[0].verdict), style="dim")


def _title(verdict: Verdict) -> str:
    """The model with its quantization, which the names of files say already."""
    kind = verdict.quantization
    return verdict.name if kind.casefold() in verdict.name.casefold() else f"{verdict.name} {kind}"


def _outcome(verdict: Verdict) -> Text:
    return Text(verdict.outcome, style=_STYLES[verdict.outcome])


def _quality_line(verdict: Verdict) -> str:
    quality = verdict.quality
    assert quality is not None
    condition = f" {quality.condition}" if quality.condition else ""
    return (
        f"{quality.benchmark} about {quality.value:g} in {verdict.quantization} "
        f"({quality.published:g}{condition} as published: {quality.source})"
    )


def _about_speed(verdict: Verdict) -> str:
    if verdict.speed_basis != "assumed":
        return "Speeds follow from those that were measured here."
    return "Speeds are worked out from the bandwidth of memory; they get truer with the first answer of any model."


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True, markup=False)


def _print_json(value: object) -> None:
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
