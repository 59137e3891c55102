"""Which types the tensors of a model may get, what they take, and which choice fits a number of bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from core.gguf import GGML_TYPES, Header, Tensor
from models.knapsack import Option, pick

CANDIDATES: Final = (
    "Q8_0",
    "Q6_K",
    "Q5_1",
    "Q5_K",
    "Q5_0",
    "Q4_1",
    "Q4_K",
    "IQ4_NL",
    "Q4_0",
    "IQ4_XS",
    "Q3_K",
    "Q2_K",
)
"""Types that every build computes with at speed and that no tensor needs an importance matrix for."""
NOTES_BYTES: Final = 1024
"""Room for what the file says about how it was made."""

_ALIGNMENT: Final = 32
_DEPTHS: Final = 3
_FLOOR: Final = 1e-7
"""Nats a token; a divergence that is smaller cannot be told from none."""
_MOST_CORRECTED: Final = 4.0
_BLOCKS: Final = {name: (block, size) for name, block, size in GGML_TYPES.values()}
_LAYER: Final = re.compile(r"blk\.(\d+)\.(.+?)\.weight")

Types = Mapping[str, str]
Errors = Mapping[str, Mapping[str, float]]


def tensor_bytes(tensor: Tensor, kind: str) -> int:
    """Bytes of `tensor` in another type, with what aligns the next one."""
    block, size = _BLOCKS[kind]
    return _padded(tensor.elements // block * size)


def file_bytes(header: Header, types: Types) -> int:
    """Bytes of the file whose tensors have `types`, at most; those not named keep their own."""
    rest = header.file_bytes - sum(_padded(tensor.size) for tensor in header.tensors)
    return (
        rest + NOTES_BYTES + sum(tensor_bytes(tensor, types.get(tensor.name, tensor.type)) for tensor in header.tensors)
    )


def possible_types(header: Header, changeable: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The types each changeable tensor may get, its own first, then smaller ones."""
    wanted = set(changeable)
    return {
        tensor.name: (
            tensor.type,
            *(
                kind
                for kind in CANDIDATES
                if tensor.shape[0] % _BLOCKS[kind][0] == 0 and tensor_bytes(tensor, kind) < _padded(tensor.size)
            ),
        )
        for tensor in header.tensors
        if tensor.name in wanted
    }


def nothing_larger(possible: Mapping[str, tuple[str, ...]], types: Types) -> dict[str, str]:
    """These types for the tensors that may be changed; where one would be larger than the tensor's own, its own.

    Rounding numbers that are coarse already to a finer type takes room and gains nothing.
    """
    return {name: types[name] if types.get(name) in kinds else kinds[0] for name, kinds in possible.items()}


def least_bytes(header: Header, possible: Mapping[str, tuple[str, ...]]) -> int:
    """Bytes of the smallest file there can be."""
    return file_bytes(header, _smallest(header, possible))


def groups(header: Header, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Tensors that are measured together: of one kind in a third of the layers; those outside of layers each alone."""
    layers = max(1, header.block_count)
    found: dict[str, list[str]] = {}
    for name in names:
        match = _LAYER.fullmatch(name)
        if match is None:
            label = name.removesuffix(".weight")
        else:
            depth = min(_DEPTHS - 1, int(match[1]) * _DEPTHS // layers)
            label = f"{match[2]}, {('first', 'middle', 'last')[depth]} layers"
        found.setdefault(label, []).append(name)
    return {label: tuple(members) for label, members in found.items()}


def probe_types(header: Header, possible: Mapping[str, tuple[str, ...]], budget: int) -> dict[str, str]:
    """For each tensor that can be smaller the type to measure it with: near what the budget gives each weight."""
    tensors = {tensor.name: tensor for tensor in header.tensors}
    fixed = file_bytes(header, {}) - sum(_padded(tensors[name].size) for name in possible)
    weights = sum(tensors[name].elements for name in possible)
    share = max(0.0, (budget - fixed) / weights) if weights else 0.0
    found = {}
    for name, kinds in possible.items():
        # The types with a table take several times as long to make.
        quick = [kind for kind in kinds[1:] if not kind.startswith("IQ")] or kinds[1:]
        smaller = sorted(quick, key=lambda kind: tensor_bytes(tensors[name], kind))
        if smaller:
            fitting = [kind for kind in smaller if tensor_bytes(tensors[name], kind) <= tensors[name].elements * share]
            found[name] = fitting[-1] if fitting else smaller[0]
    return found


def expected_losses(
    divergences: Mapping[tuple[str, ...], float], probes: Types, errors: Errors
) -> dict[str, dict[str, float]]:
    """What each tensor is expected to add to the divergence in each type, in nats a token.

    A divergence grows with the square of small changes, so a group's measured divergence is handed on to its tensors
    and to their other types in proportion to the weighted square errors.

    Args:
        divergences: measured when only the tensors of a group had their probe types, by the group's names.
        probes: those types.
        errors: by tensor and type.
    """
    found = {}
    for names, divergence in divergences.items():
        together = sum(errors[name][probes[name]] for name in names)
        rate = max(divergence, _FLOOR) / together if together else 0.0
        for name in names:
            found[name] = {kind: rate * error for kind, error in errors[name].items()}
    return found


def corrected_losses(
    losses: Mapping[str, Mapping[str, float]], chosen: Types, shares: Mapping[tuple[str, ...], float]
) -> dict[str, dict[str, float]]:
    """The expected losses, after a whole choice was tried and then once more without each group's part in it.

    What is lost in one tensor is partly lost already to those before it, or made worse by them, so a group's share in
    the choice says more than what it costs alone.

    Args:
        losses: expected so far, by tensor and type.
        chosen: the types of the choice.
        shares: by how much the divergence shrank when a group went back to its own types, by the group's names.
    """
    found = {name: dict(kinds) for name, kinds in losses.items()}
    for names, share in shares.items():
        together = sum(losses[name].get(chosen[name], 0.0) for name in names)
        if together <= 0:
            continue
        # One more try is no reason to believe in an extreme.
        scale = min(_MOST_CORRECTED, max(1 / _MOST_CORRECTED, max(share, _FLOOR) / together))
        for name in names:
            found[name] = {kind: loss * scale for kind, loss in losses[name].items()}
    return found


def choose_types(
    header: Header, possible: Mapping[str, tuple[str, ...]], losses: Mapping[str, Mapping[str, float]], budget: int
) -> dict[str, str]:
    """The type of every changeable tensor: within `budget` bytes of file, with the least expected loss.

    Raises:
        ValueError: no choice is that small.
    """
    tensors = {tensor.name: tensor for tensor in header.tensors}
    names = list(possible)
    items = [
        [Option(tensor_bytes(tensors[name], kind), losses.get(name, {}).get(kind, 0.0)) for kind in possible[name]]
        for name in names
    ]
    fixed = file_bytes(header, {}) - sum(_padded(tensors[name].size) for name in names)
    chosen = pick(items, budget - fixed)
    return {name: possible[name][index] for name, index in zip(names, chosen, strict=True)}


def _smallest(header: Header, possible: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    tensors = {tensor.name: tensor for tensor in header.tensors}
    return {name: min(kinds, key=lambda kind: tensor_bytes(tensors[name], kind)) for name, kinds in possible.items()}


def _padded(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT
