"""Decides which model suits this machine: whether it fits, how fast and how good it will be, and why."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import msgspec

from core.engine.protocol import KvType, Load
from core.gguf import Header
from core.plan.estimate import Estimate, estimate_load
from core.plan.load import BATCH, LEAST_CONTEXT
from core.plan.speed import Basis, Speed, predict, work
from models.catalogue import CatalogueModel, ModelFile, expected_header
from models.machine import Machine, tokens_per_second

Outcome = Literal["fits", "fits with flash", "does not fit"]
Purpose = Literal["smart", "balanced", "fast"]
Weigh = Callable[[Header, Load], Estimate]
Pace = Callable[[Header, Load, float], Speed]
"""How fast a load writes with all weights in main memory, whose bandwidth is given."""

USUAL_CONTEXT: Final = 8192
STEP: Final = 8192
"""Tokens of context that a what-if line adds."""

LEAST_SPEED: Final[Mapping[Purpose, float]] = {"smart": 2, "balanced": 6, "fast": 20}
"""Tokens a second: people read 238 words a minute (Brysbaert 2019), some 5 tokens a second. Smart may be slower than
that, balanced keeps ahead of the reader, fast has time to think before it answers."""

DIVERGENCE: Final[Mapping[str, float]] = {
    "F16": 0.00055,
    "BF16": 0.00055,
    "Q8_0": 0.001355,
    "Q6_K": 0.005452,
    "Q5_K_M": 0.010762,
    "Q5_K_S": 0.016595,
    "Q5_1": 0.018045,
    "Q5_0": 0.022239,
    "Q4_K_M": 0.031273,
    "IQ4_NL": 0.035742,
    "IQ4_XS": 0.036334,
    "Q4_K_S": 0.043136,
    "Q4_1": 0.071683,
    "Q4_0": 0.07194,
    "Q3_K_L": 0.087176,
    "Q3_K_M": 0.101913,
    "IQ3_M": 0.102534,
    "IQ3_S": 0.111278,
    "IQ3_XS": 0.138693,
    "IQ3_XXS": 0.183625,
    "Q3_K_S": 0.228217,
    "IQ2_M": 0.325989,
    "Q2_K_S": 0.40336,
    "IQ2_S": 0.439197,
    "Q2_K": 0.445132,
    "IQ2_XS": 0.54629,
    "IQ2_XXS": 0.812022,
    "IQ1_M": 1.393084,
    "IQ1_S": 2.211278,
}
"""Mean Kullback-Leibler divergence, in nats a token, of a quantized Llama 3 8B from its 16-bit original, as published
in llama.cpp's tools/perplexity/README.md. Larger models lose less, smaller ones more."""

MOST_DIVERGENCE: Final = 0.15
"""Coarser quantizations, under three bits, are not recommended: in a chat their mistakes show."""

MORE_SPEED: Final = 2.0
"""How many times as fast each purpose should be as the one before it. A smaller quantization of the same model seldom
is, so this mostly leads to another model."""
_SLOW: Final = 0.95
"""Below so many tokens a second people read seconds a token."""


class Quality(msgspec.Struct, frozen=True):
    """How good the answers are, by a published benchmark."""

    value: float
    """Per cent, lowered for the quantization."""
    benchmark: str
    published: float
    source: str
    condition: str = ""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be expected of one file on this machine."""

    model: str
    """The catalogue's id, or the name of the file."""
    name: str
    quantization: str
    outcome: Outcome
    context_length: int
    kv_type: KvType
    predicted_peak_bytes: int
    """Of the engine process with all weights in memory, graphics memory included."""
    least_bytes: int
    """What has to stay in memory if the weights are read from disk."""
    available_bytes: int
    """Memory that is free once a loaded model has left it, graphics memory included."""
    tokens_per_second: float
    """At the beginning of a conversation; 0 where it does not fit."""
    tokens_per_second_full: float
    """With the context window full."""
    speed_basis: Basis
    """Whether this model, others, or only the bandwidth of memory stand behind the speed."""
    quality: Quality | None
    reason: str
    """One sentence."""


class Change(msgspec.Struct, frozen=True):
    """What another choice would cost or save."""

    what: str
    bytes: int
    tokens_per_second: float
    quality: float | None
    """Points of the benchmark; None where nothing is published, or where nothing is known of the loss."""
    line: str


class Recommendation(msgspec.Struct, frozen=True):
    """The model for a purpose, and why."""

    purpose: Purpose
    verdict: Verdict
    reason: str


@dataclass(frozen=True)
class Candidate:
    """A file to judge, on this machine or on the hub.

    Args:
        model: the catalogue's id, or the name of the file.
        name: as the user reads it.
        header: read, or expected.
        quantization: such as "Q4_K_M".
        entry: what the catalogue knows of the model, if anything.
    """

    model: str
    name: str
    header: Header
    quantization: str
    entry: CatalogueModel | None = None


def candidates(models: Iterable[CatalogueModel]) -> Iterator[Candidate]:
    """Every file of these models."""
    for model in models:
        for file in model.gguf.files:
            yield candidate(model, file)


def candidate(model: CatalogueModel, file: ModelFile) -> Candidate:
    """One file of a model of the catalogue, judged by the header that it will have."""
    return Candidate(model.id, model.name, expected_header(model, file), file.quantization, model)


def quality_of(model: CatalogueModel | None, quantization: str) -> Quality | None:
    """The published score of a model, lowered for what quantization takes away.

    A score is multiplied by exp(-d), where d is the `DIVERGENCE` of the quantization: by that factor the quantized
    model gives, on the geometric mean, less probability to what the original would say.
    """
    score = model.quality if model else None
    if model is None or score is None:
        return None
    loss = divergence(quantization, model.native_quantization)
    if loss is None:
        return None
    return Quality(round(score.value * math.exp(-loss), 1), score.benchmark, score.value, score.source, score.condition)


def divergence(quantization: str, native: str = "") -> float | None:
    """Nats a token that a quantization is from the original; None for one that nothing is published about."""
    name = quantization.upper().removeprefix("UD-").replace("_XL", "_L").replace("Q4_K_L", "Q4_K_M")
    if native and name == native:
        return 0.0
    return 0.0 if name == "F32" else DIVERGENCE.get(name, DIVERGENCE.get(name.removesuffix("_L") + "_M"))


def usual_pace(header: Header, _load: Load, bandwidth: float) -> Speed:
    """How fast a model is where nothing has run yet."""
    return predict(header.identity, work(header), (), bandwidth)


def judge(
    file: Candidate,
    machine: Machine,
    context_length: int = USUAL_CONTEXT,
    kv_type: KvType = "f16",
    weigh: Weigh = estimate_load,
    pace: Pace = usual_pace,
) -> Verdict:
    """What is to be expected of a file here.

    Args:
        file: which one.
        machine: this machine.
        context_length: tokens; no more than the model was trained with are counted, and 0 means all of those.
        kv_type: of the KV cache.
        weigh: what a load takes.
        pace: how fast it is.
    """
    context = _context(file.header, context_length)
    load = Load(str(file.header.path), context_length=context, batch=BATCH, kv_type=kv_type)
    whole = weigh(file.header, load)
    mapped = weigh(file.header, msgspec.structs.replace(load, repack=False))
    on_graphics = min(1.0, machine.graphics_room_bytes / whole.total)
    outcome: Outcome = "does not fit"
    missing = 0.0
    if whole.total <= machine.room_bytes + machine.graphics_room_bytes:
        outcome = "fits"
    elif mapped.pinned <= machine.room_bytes:
        outcome = "fits with flash"
        held = machine.room_bytes - mapped.pinned + machine.graphics_room_bytes
        missing = min(1 - on_graphics, max(0.0, 1 - held / mapped.weights))
    basis, needed = pace(file.header, load, machine.bytes_per_second), work(file.header)
    start, full = (
        0.0 if outcome == "does not fit" else tokens_per_second(machine, basis, needed, kept, missing, on_graphics)
        for kept in (0, whole.kv)
    )
    verdict = Verdict(
        model=file.model,
        name=file.name,
        quantization=file.quantization,
        outcome=outcome,
        context_length=context,
        kv_type=kv_type,
        predicted_peak_bytes=whole.total,
        least_bytes=min(whole.total, mapped.pinned),
        available_bytes=machine.available_bytes,
        tokens_per_second=start,
        tokens_per_second_full=full,
        speed_basis=basis.basis,
        quality=quality_of(file.entry, file.quantization),
        reason="",
    )
    return msgspec.structs.replace(verdict, reason=_reason(verdict, machine, missing))


def best_files(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """One verdict a model, in the order given: the most usual file that fits, else the smallest."""
    chosen: dict[str, Verdict] = {}
    for verdict in verdicts:
        before = chosen.get(verdict.model)
        if before is None or _suits_better(verdict, before):
            chosen[verdict.model] = verdict
    return list(chosen.values())


def recommend(verdicts: Iterable[Verdict]) -> list[Recommendation]:
    """The models to take for smart, balanced and fast answers; none for a purpose that nothing here can serve.

    Of the files that fit, are fast enough and are `MORE_SPEED` times as fast as what the purpose before got, the one
    with the best quality is taken, and of equals the faster. Where there is none, first the step may be smaller, then
    the speed; where nothing at all is faster, the file serves both purposes, and the reason says so. No file is
    recommended that another beats in quality and speed at once.
    """
    known = [verdict for verdict in verdicts if verdict.outcome == "fits" and verdict.quality and _is_sound(verdict)]
    picked: list[Recommendation] = []
    for purpose, least in LEAST_SPEED.items() if known else ():
        before = picked[-1] if picked else None
        best = _best_for(known, least, before.verdict if before else None)
        picked.append(Recommendation(purpose, best, _why(best, purpose, before)))
    return picked


def what_if(
    file: Candidate, machine: Machine, verdict: Verdict, weigh: Weigh = estimate_load, pace: Pace = usual_pace
) -> list[Change]:
    """What a longer context, a smaller KV cache or the neighbouring quantizations would cost or save."""
    context, kv_type = verdict.context_length, verdict.kv_type
    changes = []
    longer = judge(file, machine, context + STEP, kv_type, weigh, pace)
    if longer.context_length > context:
        changes.append(_change(f"+{tokens(longer.context_length - context)} context", verdict, longer, full=True))
    if kv_type == "f16":
        changes.append(
            _change("KV cache in q8_0", verdict, judge(file, machine, context, "q8_0", weigh, pace), full=True)
        )
    for neighbour in _neighbours(file):
        other = judge(neighbour, machine, context, kv_type, weigh, pace)
        changes.append(_change(neighbour.quantization, verdict, other, full=False))
    return changes


def gigabytes(count: float) -> str:
    """Bytes as people read them: "5.1 GB", "98 MB"."""
    return f"{count / 1e9:,.1f} GB" if abs(count) >= 0.95e9 else f"{count / 1e6:,.0f} MB"


def tokens(count: int) -> str:
    """Tokens of context as people read them: "8k", "500"."""
    return f"{count / 1024:.0f}k" if count >= 1024 else str(count)


def speed(tokens_a_second: float) -> str:
    """Tokens a second with as many figures as an estimate deserves; never a rounded zero."""
    if tokens_a_second >= 3 or tokens_a_second <= 0:
        return f"{tokens_a_second:.0f}"
    return f"{tokens_a_second:.1f}" if tokens_a_second >= 0.1 else f"{tokens_a_second:.1g}"


def pace(tokens_a_second: float) -> str:
    """A speed in words: "11 tokens/s", or "12 s a token" where it is slow."""
    return f"{speed(tokens_a_second)} tokens/s" if tokens_a_second >= _SLOW else seconds_a_token(tokens_a_second)


def seconds_a_token(tokens_a_second: float) -> str:
    """How long one token takes: "1.4 s a token", "3 min a token"."""
    seconds = 1 / tokens_a_second
    if seconds >= 90:
        return f"{seconds / 60:.0f} min a token"
    return f"{seconds:.0f} s a token" if seconds >= 9.95 else f"{seconds:.1f} s a token"


def _context(header: Header, wanted: int) -> int:
    trained = header.context_length
    return max(1, min(wanted or trained or LEAST_CONTEXT, trained or wanted or LEAST_CONTEXT))


def _value(verdict: Verdict) -> float:
    return verdict.quality.value if verdict.quality else 0.0


_RANK: Final[Mapping[Outcome, int]] = {"does not fit": 0, "fits with flash": 1, "fits": 2}


def _suits_better(one: Verdict, other: Verdict) -> bool:
    if one.outcome != other.outcome:
        return _RANK[one.outcome] > _RANK[other.outcome]
    if one.outcome != "fits":
        return one.predicted_peak_bytes < other.predicted_peak_bytes
    return _from_usual(one) < _from_usual(other)


def _from_usual(verdict: Verdict) -> float:
    """How far a quantization is from the usual Q4_K_M, which costs little quality at little more than a quarter."""
    loss = divergence(verdict.quantization)
    return abs(math.log(loss / DIVERGENCE["Q4_K_M"])) if loss else math.inf


def _is_sound(verdict: Verdict) -> bool:
    quality = verdict.quality
    return quality is not None and quality.value >= quality.published * math.exp(-MOST_DIVERGENCE)


def _reason(verdict: Verdict, machine: Machine, missing: float) -> str:
    context, free = tokens(verdict.context_length), gigabytes(verdict.available_bytes)
    if verdict.outcome == "does not fit":
        least = gigabytes(verdict.least_bytes)
        return f"needs {least} at {context} context even with its weights on disk; {free} free"
    parts = [f"needs {gigabytes(verdict.predicted_peak_bytes)} at {context} context", f"{free} free"]
    if machine.releasable_bytes:
        parts[1] += f" once the loaded model has left ({gigabytes(machine.releasable_bytes)})"
    if verdict.outcome == "fits":
        parts.append(f"about {pace(verdict.tokens_per_second)}")
    else:
        if verdict.predicted_peak_bytes <= verdict.available_bytes:
            parts[1] += ", a part of which stays for other programs"
        slow = verdict.tokens_per_second < _SLOW
        share = f"{missing:.0%}" if missing >= 0.01 else "under 1%"
        parts.append(
            f"{share} of the weights come from disk for each token, so at {'least' if slow else 'most'} "
            f"{pace(verdict.tokens_per_second)}"
        )
    return "; ".join(parts)


def _best_for(known: Sequence[Verdict], least: float, before: Verdict | None) -> Verdict:
    """The file for a purpose: fast enough and clearly faster than the one before it, as far as that is to be had."""
    held = before.tokens_per_second if before else 0.0
    for floor in (max(least, MORE_SPEED * held), max(least, math.nextafter(held, math.inf))):
        if enough := [verdict for verdict in known if verdict.tokens_per_second >= floor]:
            return max(enough, key=lambda verdict: (_value(verdict), verdict.tokens_per_second))
    if before and (faster := [verdict for verdict in known if verdict.tokens_per_second >= MORE_SPEED * held]):
        return max(faster, key=lambda verdict: (_value(verdict), verdict.tokens_per_second))
    fastest = max(known, key=lambda verdict: (verdict.tokens_per_second, _value(verdict)))
    return before if before and fastest.tokens_per_second <= held else fastest


def _why(verdict: Verdict, purpose: Purpose, before: Recommendation | None) -> str:
    quality = verdict.quality
    assert quality is not None
    condition = f" {quality.condition}" if quality.condition else ""
    what = (
        f"{quality.benchmark} {quality.published:.1f}{condition} as published, "
        f"about {quality.value:.1f} in {verdict.quantization}"
    )
    if before and before.verdict is verdict:
        return f"the same as {before.purpose}: no other file that fits is faster ({what})"
    least = LEAST_SPEED[purpose]
    step = verdict.tokens_per_second / before.verdict.tokens_per_second if before else 0.0
    smaller = "the same model in a smaller file: " if before and before.verdict.model == verdict.model else ""
    faster = f"{smaller}{step:.1f} times as fast as {before.purpose}" if before else ""
    if verdict.tokens_per_second < least:
        claim = faster or "the fastest of all that fit"
        return f"{claim}, though under {least:g} tokens/s ({what})"
    if before:
        return f"{faster}, and the best answers of all that are that fast ({what})"
    return f"the best answers of all that fit ({what})"


def _neighbours(file: Candidate) -> Iterator[Candidate]:
    """The next smaller and the next larger file of the same model."""
    if file.entry is None:
        return
    files = sorted(file.entry.gguf.files, key=lambda known: known.bytes)
    names = [known.quantization for known in files]
    if file.quantization not in names:
        return
    at = names.index(file.quantization)
    for index in (at - 1, at + 1):
        if 0 <= index < len(files):
            yield candidate(file.entry, files[index])


def _change(what: str, before: Verdict, after: Verdict, *, full: bool) -> Change:
    extra = after.predicted_peak_bytes - before.predicted_peak_bytes
    speeds = [verdict.tokens_per_second_full if full else verdict.tokens_per_second for verdict in (before, after)]
    points = round(_value(after) - _value(before), 1) if after.quality and before.quality else None
    line = f"{what} = {'+' if extra >= 0 else '-'}{gigabytes(abs(extra))}"
    if after.outcome == "does not fit":
        line += ", which does not fit"
    elif before.outcome != "does not fit":
        line += f" = {_difference(*speeds)}{' once the context is full' if full else ''}"
    if after.outcome == "fits with flash" and before.outcome == "fits":
        line += ", with weights read from disk"
    if points and not full:
        line += f" = {points:+g} points of {after.quality.benchmark if after.quality else ''}"
    return Change(what, extra, speeds[1] - speeds[0], points, line)


def _difference(before: float, after: float) -> str:
    """What a change does to the speed: in tokens a second, or in seconds a token where both are slow."""
    if max(before, after) < _SLOW:
        return f"{seconds_a_token(after)} instead of {seconds_a_token(before)}"
    difference = after - before
    figure = f"{abs(difference):.0f}" if abs(difference) >= 3 else f"{abs(difference):.1f}"
    if float(figure) == 0:
        return "±0 tokens/s"
    return f"{'+' if difference > 0 else '-'}{figure} tokens/s"
