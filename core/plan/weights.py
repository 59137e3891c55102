"""What the weights of a model are for, layer by layer: attention, network, routed experts; and what is no layer's.

Everything that decides where weights lie speaks of these groups: a mixture needs memory for all its experts and time
for the chosen ones; the token table is looked up, a row a token, and never read as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.engine.repacking import OUTPUT, TABLE
from core.gguf import Header, Tensor

_LAYER: Final = re.compile(r"blk\.(\d{1,6})\.(.+)")
_ROUTED: Final = "_exps."
_NETWORK: Final = ("ffn_down", "ffn_up", "ffn_gate", "ffn_gate_up")
_TABLES: Final = frozenset({TABLE, "per_layer_token_embd.weight", "position_embd.weight", "token_types.weight"})


@dataclass(frozen=True)
class Group:
    """Weights that are moved together.

    Args:
        bytes: of all of them.
        cost: bytes that are read to write a token, as bytes of a type with a fast kernel (`core.plan.speed`).
        touched: bytes that are read to write a token, in their own type: of routed experts only the chosen ones.
    """

    bytes: int = 0
    cost: float = 0.0
    touched: int = 0

    def __add__(self, other: Group) -> Group:
        return Group(self.bytes + other.bytes, self.cost + other.cost, self.touched + other.touched)


@dataclass(frozen=True)
class LayerWeights:
    """The weights of one layer. `attention` holds its norms, and the state space or convolution where it has these."""

    attention: Group = Group()
    network: Group = Group()
    experts: Group = Group()

    @property
    def all(self) -> Group:
        """The whole layer."""
        return self.attention + self.network + self.experts


@dataclass(frozen=True)
class ModelWeights:
    """All weights of a model.

    Args:
        layers: in the order of computation.
        table: of tokens, looked up row by row; empty where the output is the same table.
        output: what turns the last layer's result into scores, with everything else that is no layer's.
    """

    layers: tuple[LayerWeights, ...]
    table: Group
    output: Group

    @property
    def expert_bytes(self) -> int:
        """Of all routed experts."""
        return sum(layer.experts.bytes for layer in self.layers)


def is_table(header: Header, tensor: Tensor) -> bool:
    """Whether rows of it are looked up and nothing is multiplied with it."""
    if tensor.name == TABLE:
        return any(other.name == OUTPUT for other in header.tensors)
    return tensor.name in _TABLES


def active_share(header: Header) -> float:
    """Which share of the routed experts computes a token; 1 for models without."""
    used, experts = header.number("expert_used_count"), header.number("expert_count")
    return min(1.0, used / experts) if used and experts else 1.0


def touched_bytes(header: Header, tensor: Tensor) -> float:
    """Bytes of a tensor that are read to write a token."""
    return tensor.size * (active_share(header) if _ROUTED in tensor.name else 1.0)


def layer_of(name: str) -> int | None:
    """The number of the layer that a tensor of this name belongs to; None for none."""
    found = _LAYER.match(name)
    return int(found[1]) if found else None


def model_weights(header: Header, writing_cost: Mapping[str, float]) -> ModelWeights:
    """Sort the tensors of a model.

    Args:
        header: of the model.
        writing_cost: how much longer a byte of a type takes than a usual one when a token is written; 1 where missing.
    """
    tied = not any(tensor.name == OUTPUT for tensor in header.tensors)
    found: dict[int, dict[str, Group]] = {}
    table = output = Group()
    for tensor in header.tensors:
        read = touched_bytes(header, tensor)
        weighed = Group(tensor.size, read * writing_cost.get(tensor.type, 1.0), int(read))
        number = layer_of(tensor.name)
        if number is not None:
            kinds = found.setdefault(number, {})
            kind = kind_of(tensor.name)
            kinds[kind] = kinds.get(kind, Group()) + weighed
        elif tensor.name in _TABLES and not (tied and tensor.name == TABLE):
            table += Group(tensor.size)
        else:
            output += weighed
    count = max([header.block_count, *(number + 1 for number in found)]) if found else header.block_count
    # A hostile header may name a layer number that no model has.
    layers = (LayerWeights(**found.get(number, {})) for number in range(min(count, _MOST_LAYERS)))
    return ModelWeights(tuple(layers), table, output)


_MOST_LAYERS: Final = 4096


def kind_of(name: str) -> str:
    """What a layer's tensor of this name is for: "attention", "network" or "experts"."""
    if _ROUTED in name:
        return "experts"
    found = _LAYER.match(name)
    return "network" if found and found[2].startswith(_NETWORK) else "attention"
