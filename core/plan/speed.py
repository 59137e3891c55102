"""How fast a model will write and read on this machine: from the bytes a token costs, calibrated by what others did.

To write a token, every weight that takes part is read once; a mixture of experts reads the chosen experts only. Types
of weights without a fast kernel take longer than their bytes. On top comes work that does not grow with the weights:
steps of the computation with little to compute, after each of which the threads wait for each other, and attention.
Any run of any model tells how fast this machine does all this together. Without one, the kernels that were timed say
it, and without those a usual share of the bandwidth of memory.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from core.gguf import Header, Tensor
from core.plan.kernels import USUAL, Kernels
from core.plan.kv_cache import has_delta_rule, layers, state_bytes

Basis = Literal["measured", "calibrated", "assumed"]
"""measured: this very model was seen; calibrated: others were; assumed: from the bandwidth of memory alone."""

PROMPT_TOKENS: Final = 500
"""The prompt that "seconds to first token" speaks of."""
WRITING: Final = USUAL.writing
"""How much longer a byte takes than one of Q4_K when a token is written, where this machine was not timed."""
_ATTENDING: Final = 6.0
"""How much longer a number of a key or value takes than a rearranged weight when a prompt is read: fitted with the
factors above, which brought the four models within a tenth of one rate."""
USUAL_SHARE: Final = 0.6
"""Of the bandwidth of memory, that writing usually reaches."""
_RECENT: Final = 9
"""Runs of one model that count: other programs come and go, and what was seen while they were busy is outgrown."""
_USUAL_BANDWIDTH: Final = 15e9
_READING_TO_WRITING: Final = 4.0
"""Weights a second when a prompt is read, for each byte a second when an answer is written."""
_MATRIX_STEPS, _VECTOR_STEPS = 2, 1.5
_ATTENTION_STEPS, _STATE_STEPS, _CHOICE_STEPS = 12, 10, 55
"""Of a layer. Which expert computes what is found by one core, while the others wait."""
_STATE_NUMBER: Final = 4
"""Bytes."""
_SCORES_A_STEP: Final = 150
"""Tokens of the vocabulary whose scores one core looks at in the time of a step."""
_PASSES, _DELTA_PASSES = 2, 8
"""How often a state is read or written for a token: by a scan, and by a delta rule in its several operations."""
_SCANNING, _DELTA_SCANNING = 18.0, 41.0
"""Weights with a fast kernel that take as long as a number of a state does when a token of a prompt is read."""
_MIXED_READING: Final = 2.0
"""How much longer a weight of an expert takes in a prompt: each is multiplied with the few tokens that chose it."""
_COMPRESSED: Final = 1 / 2
"""Of the time of other keys and values that compressed ones take: all heads look at the same."""
_TABLES: Final = frozenset({"token_embd.weight", "per_layer_token_embd.weight", "position_embd.weight"})


@dataclass(frozen=True)
class Work:
    """What one token of a model costs.

    Args:
        weight_bytes: weights that are read to write a token, as bytes of a type with a fast kernel.
        layers: of the model.
        reading_parameters: weights, keys and values that a token of the usual prompt is multiplied with, as weights
            with a fast kernel.
        file_bytes: weights that are read to write a token, as they are in the file.
        layer_bytes: what a layer costs beside its weights, as bytes of weights that could be read meanwhile.
    """

    weight_bytes: int
    layers: int
    reading_parameters: int
    file_bytes: int = 0
    layer_bytes: int = 0

    @property
    def cost(self) -> int:
        """All of it as bytes."""
        return self.weight_bytes + self.layers * self.layer_bytes


@dataclass(frozen=True)
class Run:
    """A model seen at work on this machine.

    Args:
        model: identity of its file.
        work: what its tokens cost.
        tokens_per_second: that it wrote.
        prompt_tokens_per_second: that it read; 0 where that was not seen.
    """

    model: str
    work: Work
    tokens_per_second: float
    prompt_tokens_per_second: float = 0.0


@dataclass(frozen=True)
class Speed:
    """A prediction.

    Args:
        tokens_per_second: that will be written.
        seconds_to_first_token: for a prompt of `PROMPT_TOKENS` tokens.
        basis: of the first.
    """

    tokens_per_second: float
    seconds_to_first_token: float
    basis: Basis


def work(header: Header, kernels: Kernels = USUAL, *, repack: bool = True) -> Work:
    """What one token of the model with this header costs.

    Args:
        header: of the model.
        kernels: what weights of each type cost on this machine.
        repack: whether weights are rearranged where there is a kernel for that.
    """
    cost = kernels.writing if repack else kernels.writing | kernels.plain
    tied = "output.weight" not in {tensor.name for tensor in header.tensors}
    used, experts = header.number("expert_used_count"), header.number("expert_count")
    share = used / experts if used and experts else 1.0

    def active(tensor: Tensor) -> float:
        return share if "_exps." in tensor.name else 1.0

    passes = _DELTA_PASSES if has_delta_rule(header) else _PASSES
    weights = passes * state_bytes(header) + sum(
        tensor.size * active(tensor) * cost.get(tensor.type, 1.0)
        for tensor in header.tensors
        if tensor.name not in _TABLES or (tied and tensor.name == "token_embd.weight")
    )
    plain = sum(
        tensor.size * active(tensor)
        for tensor in header.tensors
        if tensor.name not in _TABLES or (tied and tensor.name == "token_embd.weight")
    )
    # Of a prompt's tokens only the last is turned into scores of the whole vocabulary.
    reading = sum(
        tensor.elements
        * (_MIXED_READING * share if "_exps." in tensor.name else 1.0)
        * kernels.reading.get(tensor.type, kernels.reading_else)
        for tensor in header.tensors
        if tensor.name not in _TABLES and tensor.name != "output.weight"
    )
    return Work(
        int(weights),
        header.block_count,
        int(reading + _ATTENDING * _attended(header) + _scanned(header)),
        int(plain),
        int(kernels.step_bytes * steps(header) / max(1, header.block_count)),
    )


def steps(header: Header) -> float:
    """Steps of the computation of a token: those of each weight that takes part, and those between them.

    Before a multiplication the activations are quantized, which is a step of its own; a norm is one, and the product
    with its weights another. Attention moves keys and values, rotates, and joins; a mixture chooses its experts.
    """
    found = layers(header)
    matrices = sum(len(tensor.shape) > 1 and tensor.shape[1] > 1 for tensor in header.tensors)
    vectors = len(header.tensors) - matrices
    mixtures = sum(tensor.name.endswith("_down_exps.weight") for tensor in header.tensors)
    between = _ATTENTION_STEPS * len(found.attending) + _STATE_STEPS * len(found.recurrent) + _CHOICE_STEPS * mixtures
    return _MATRIX_STEPS * matrices + _VECTOR_STEPS * vectors + between + header.vocabulary / _SCORES_A_STEP


def _attended(header: Header) -> float:
    """Numbers of keys and values that a token of the usual prompt is multiplied with, half of the prompt before it."""
    widths = header.head_count * (header.key_length + header.value_length)
    share = _COMPRESSED if header.number("attention.key_length_mla") else 1.0
    return share * len(layers(header).attending) * widths * PROMPT_TOKENS / 2


def _scanned(header: Header) -> float:
    """What states cost a token of a prompt, as weights."""
    numbers = state_bytes(header) / _STATE_NUMBER
    return numbers * (_DELTA_SCANNING if has_delta_rule(header) else _SCANNING)


def predict(model: str, needed: Work, runs: Sequence[Run], bandwidth: float = 0.0) -> Speed:
    """How fast a model will be.

    Args:
        model: identity of its file.
        needed: what its tokens cost.
        runs: of this machine, of any model, the oldest first.
        bandwidth: of memory, bytes a second; 0 where it was not measured.
    """
    own = [run for run in runs if run.model == model]
    others = [run for run in runs if run.model != model]
    if own:
        speed, basis = statistics.median(run.tokens_per_second for run in own[-_RECENT:]), "measured"
    elif others:
        speed, basis = 1 / _seconds_per_token(needed, others), "calibrated"
    else:
        speed, basis = USUAL_SHARE * (bandwidth or _USUAL_BANDWIDTH) / max(1, needed.cost), "assumed"
    reading = _reading_rate(own or others, speed * needed.cost) / max(1, needed.reading_parameters)
    return Speed(speed, PROMPT_TOKENS / reading + 1 / speed, basis)  # type: ignore[arg-type]


def _seconds_per_token(needed: Work, runs: Sequence[Run]) -> float:
    """By the middle of what each byte took in the runs of each model."""
    return needed.cost / _writing_rate(runs)


def _writing_rate(runs: Sequence[Run]) -> float:
    """Bytes a second that models reached here: each model's recent runs count as one."""
    taken: dict[str, list[float]] = {}
    for run in runs:
        taken.setdefault(run.model, []).append(1 / (run.tokens_per_second * run.work.cost))
    return 1 / statistics.median(statistics.median(each[-_RECENT:]) for each in taken.values())


def bandwidth_for_writing(probed: float, runs: Sequence[Run]) -> float:
    """The bandwidth from which the speeds follow that were seen here, lower or higher than what was probed.

    Args:
        probed: bytes a second; it may have been measured while other programs were busy.
        runs: of this machine, of any model and any way of loading; without one, `probed` stands.
    """
    return _writing_rate(runs) / USUAL_SHARE if runs else probed


def memory_rate(probed: float, runs: Sequence[Run]) -> float:
    """Bytes a second that memory gives at least: what was probed, or what an answer has really read, if that is more.

    A slow answer says nothing here, since it may have waited for the cores.
    """
    return max([probed, *(run.tokens_per_second * run.work.file_bytes for run in runs)]) if probed else probed


def _reading_rate(runs: Sequence[Run], writing_rate: float) -> float:
    """Weights a second while a prompt is read."""
    seen = [run.prompt_tokens_per_second * run.work.reading_parameters for run in runs if run.prompt_tokens_per_second]
    return statistics.median(seen) if seen else _READING_TO_WRITING * writing_rate
