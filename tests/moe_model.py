"""A real mixture of experts out of a dense model, for tests and for bench/experts.py: synthetic routing, real language.

Every layer's feed-forward network is copied into experts (Sparse Upcycling, arXiv 2212.05055). So that no expert can
stand in for another, each copy has its neurons in another order and its rows scaled by a few percent of their own;
both are done on the quantized bytes, so that nothing is quantized twice. The router of a layer holds the centroids of
what goes into that layer for a piece of text (spherical k-means). Weights of the chosen experts add up to one, so the
mixture writes nearly what the dense model writes. How often an expert is chosen, and after which other, is a property
of this construction, not of any trained mixture: figures from it are labelled so.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import gguf
import numpy as np
from numpy.typing import NDArray

from core.engine.bindings import bindings
from core.engine.flash.hook import GraphHook
from core.engine.flash.tensors import data, name, shape
from core.engine.model import Model
from core.engine.protocol import Load
from core.engine.session import context_parameters

_SCALES: Final[Mapping[str, tuple[int, ...]]] = {
    "Q4_0": (0,),
    "Q4_1": (0, 2),
    "Q5_0": (0,),
    "Q5_1": (0, 2),
    "Q8_0": (0,),
    "Q4_K": (0, 2),
    "Q5_K": (0, 2),
    "Q6_K": (208,),
}
"""Where in a block of a type the half-precision numbers are that scale all of it."""
_JITTER: Final = 0.03
_SHARPNESS: Final = 2.0
"""Of the router: the two best experts of a token then share its weight about 60 to 40."""
_ROUNDS: Final = 12
_SCORED: Final = 5
"""Of so many tokens of the sample, one goes through the last layer."""

SAMPLE: Final = """\
The river rises in the hills north of the town and is joined by two smaller streams before it reaches the mill. In wet
years the meadows are under water until April, and the farmers keep their cattle on the higher ground.
def mean(values):
    \"\"\"The arithmetic mean of a sequence of numbers.\"\"\"
    if not values:
        raise ValueError("no values")
    return sum(values) / len(values)
Dear Ms Okafor, thank you for your letter of 3 March. We have moved your appointment to Thursday at 10:30. Please bring
your passport and the form you were sent. If you cannot come, call us before noon on Wednesday.
To make the dough, mix 500 g of flour with 300 ml of lukewarm water, a little salt and yeast. Knead it for ten minutes,
cover the bowl, and let it rise in a warm place until it has doubled in size.
The capital of France is Paris. The Pacific is the largest ocean. Water boils at 100 degrees Celsius at sea level, and
light travels about 300,000 kilometres in one second. Seven times eight is fifty-six.
for (int i = 0; i < n; i++) { if (a[i] > best) { best = a[i]; where = i; } } return where;
"Are you coming?" she asked. He shook his head, put down the cup, and looked out of the window for a long time. It had
begun to snow again, and the road to the station could hardly be seen.
SELECT name, COUNT(*) AS orders FROM customers JOIN orders USING (customer_id) GROUP BY name ORDER BY orders DESC;
A prime number has exactly two divisors. Suppose there were only finitely many of them; multiply them all and add one.
The result is divisible by none of them, which is a contradiction, and so there are infinitely many.
Once upon a time a fox lived at the edge of the forest. Every night it went to the village and stole a hen, until one
day the farmer bought a dog. The fox and the dog soon became friends.
{"name": "lamp", "price": 24.5, "in_stock": true, "tags": ["light", "desk"], "size": {"height": 40, "width": 15}}
The committee met on Monday to discuss the budget for the coming year. Several members asked for more money for the
library; others said that the roof of the school had to be repaired first. No decision was made.
Walk for half an hour each day, drink enough water, and go to bed at the same time every evening. If the pain does not
go away within a week, see a doctor. Do not take more than six tablets in twenty-four hours.
"""
"""Text whose way through the dense model the routers are made from."""


def mixture_of(dense: Path, output: Path, experts: int = 8, used: int = 2, tensors_a_file: int = 0) -> Path:
    """Write a mixture made of the dense model at `dense` to `output`.

    Args:
        dense: of architecture llama or qwen2, one file.
        output: a GGUF file of architecture llama, whose experts take `experts` times the bytes of the dense networks.
        experts: a layer.
        used: of them by a token.
        tensors_a_file: splits the model into files of so many tensors; 0 writes one file.

    Returns:
        `output`, or the first of several files.
    """
    reader = gguf.GGUFReader(dense)
    source = str(reader.fields["general.architecture"].contents())
    writer = gguf.GGUFWriter(output, "llama", split_max_tensors=tensors_a_file)
    _copy_metadata(reader, writer, source)
    writer.add_expert_count(experts)
    writer.add_expert_used_count(used)
    routers = _routers(dense, experts)
    tensors = {tensor.name: tensor for tensor in reader.tensors}
    heads = {
        "attn_q": int(reader.fields[f"{source}.attention.head_count"].contents()),
        "attn_k": int(reader.fields[f"{source}.attention.head_count_kv"].contents()),
    }
    chance = np.random.default_rng(20)
    for tensor in reader.tensors:
        parts = tensor.name.split(".")
        if parts[0] == "blk" and parts[2] == "ffn_gate":
            layer = int(parts[1])
            writer.add_tensor(f"blk.{layer}.ffn_gate_inp.weight", routers[layer])
            _add_experts(writer, tensors, layer, experts, chance)
        elif parts[0] != "blk" or parts[2] not in ("ffn_up", "ffn_down"):
            values = tensor.data
            if source == "qwen2" and parts[0] == "blk" and parts[2] in heads:
                values = _interleaved(values, heads[parts[2]])
            writer.add_tensor(tensor.name, values, raw_dtype=tensor.tensor_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return next(output.parent.glob(f"{output.stem}-00001-of-*.gguf")) if tensors_a_file else output


def _copy_metadata(reader: gguf.GGUFReader, writer: gguf.GGUFWriter, source: str) -> None:
    for key, field in reader.fields.items():
        if key.startswith("GGUF.") or key in ("general.architecture", "general.name"):
            continue
        kind, *inner = field.types
        renamed = "llama." + key.removeprefix(source + ".") if key.startswith(source + ".") else key
        writer.add_key_value(renamed, field.contents(), kind, sub_type=inner[-1] if inner else None)
    writer.add_name("Synthetic mixture")


def _interleaved(values: NDArray[Any], heads: int) -> NDArray[Any]:
    """Rows of a projection in the order that llama rotates: qwen2 rotates the two halves of a head with each other."""
    rows = values.reshape(heads, 2, values.shape[0] // heads // 2, -1)
    return np.ascontiguousarray(rows.swapaxes(1, 2)).reshape(values.shape)


def _add_experts(
    writer: gguf.GGUFWriter, tensors: Mapping[str, Any], layer: int, experts: int, chance: np.random.Generator
) -> None:
    gate, up, down = (tensors[f"blk.{layer}.ffn_{part}.weight"] for part in ("gate", "up", "down"))
    neurons_a_block = gguf.GGML_QUANT_SIZES[down.tensor_type][0]
    neurons = int(down.shape[0])
    blocks = neurons // neurons_a_block
    stacks: dict[str, list[NDArray[Any]]] = {"gate": [], "up": [], "down": []}
    for _ in range(experts):
        order = chance.permutation(blocks)
        rows = (order[:, None] * neurons_a_block + np.arange(neurons_a_block)).ravel()
        stacks["gate"].append(gate.data[rows])
        stacks["up"].append(_scaled(up.data[rows], up.tensor_type, chance))
        columns = down.data.reshape(down.data.shape[0], blocks, -1)[:, order]
        stacks["down"].append(columns.reshape(down.data.shape))
    for part, tensor in (("gate", gate), ("up", up), ("down", down)):
        writer.add_tensor(f"blk.{layer}.ffn_{part}_exps.weight", np.stack(stacks[part]), raw_dtype=tensor.tensor_type)


def _scaled(rows: NDArray[Any], kind: gguf.GGMLQuantizationType, chance: np.random.Generator) -> NDArray[Any]:
    """Each row times a number near one."""
    factors = 1 + _JITTER * chance.standard_normal(len(rows)).astype(np.float32)
    block_bytes = gguf.GGML_QUANT_SIZES[kind][1]
    blocks = rows.reshape(len(rows), -1, block_bytes).copy()
    for at in _SCALES[kind.name]:
        halves = blocks[:, :, at : at + 2].copy().view(np.float16)
        blocks[:, :, at : at + 2] = (halves * factors[:, None, None]).astype(np.float16).view(np.uint8)
    return blocks.reshape(rows.shape)


def _routers(dense: Path, experts: int) -> list[NDArray[np.float32]]:
    """One matrix a layer, a row an expert: where what goes into the layer's network gathers."""
    chance = np.random.default_rng(7)
    return [_centroids(inputs, experts, chance) for inputs in _network_inputs(dense)]


def _centroids(inputs: NDArray[np.float32], count: int, chance: np.random.Generator) -> NDArray[np.float32]:
    """Spherical k-means about the mean; rows scaled so that the best two of a token share its weight unequally."""
    directions = inputs / np.linalg.norm(inputs, axis=1, keepdims=True)
    centred = directions - directions.mean(axis=0)
    centroids = centred[chance.choice(len(centred), count, replace=False)]
    for _ in range(_ROUNDS):
        centroids = centroids / np.maximum(np.linalg.norm(centroids, axis=1, keepdims=True), 1e-6)
        nearest = np.argmax(centred @ centroids.T, axis=1)
        for number in range(count):
            members = centred[nearest == number]
            centroids[number] = members.sum(axis=0) if len(members) else centred[chance.integers(len(centred))]
    centroids = centroids / np.maximum(np.linalg.norm(centroids, axis=1, keepdims=True), 1e-6)
    spread = (inputs @ centroids.T).std()
    router: NDArray[np.float32] = (centroids * (_SHARPNESS / max(float(spread), 1e-6))).astype(np.float32)
    return router


class _InputsOfNetworks:
    """Keeps the vectors that enter each layer's feed-forward network."""

    def __init__(self) -> None:
        self.found: dict[int, NDArray[np.float32]] = {}
        self.wanted: Callable[[], bool] = lambda: True

    def asked(self, node: int, _read: Sequence[int]) -> bool:
        """Stop at the norms before the networks."""
        return name(node).startswith("ffn_norm-")

    def computed(self, node: int) -> None:
        """Copy one."""
        width, tokens = shape(node)[0], shape(node)[1]
        values = np.ctypeslib.as_array((ctypes.c_float * (width * tokens)).from_address(data(node)))
        self.found[int(name(node).partition("-")[2])] = values.reshape(tokens, width).copy()


def _network_inputs(dense: Path) -> list[NDArray[np.float32]]:
    """What enters the network of each layer, a row a token of `SAMPLE`."""
    c = bindings()
    load = Load(str(dense), context_length=2048, batch=2048, repack=False)
    inputs = _InputsOfNetworks()
    hook = GraphHook([inputs])
    with Model(load, lambda _share: True) as model:
        tokens = model.vocabulary.tokenize(SAMPLE)
        parameters = context_parameters(model.header, model.trained_context_length, load, 2)
        parameters.cb_eval = hook.callback
        parameters.n_outputs_max = parameters.n_ubatch = parameters.n_batch = len(tokens)
        context = c.llama_init_from_model(model.pointer, parameters)
        batch = c.llama_batch_init(len(tokens), 0, 1)
        batch.n_tokens = len(tokens)
        for place, token in enumerate(tokens):
            # The last layer computes only the tokens of which scores are wanted.
            batch.token[place], batch.pos[place], batch.logits[place] = token, place, place % _SCORED == 0
            batch.n_seq_id[place], batch.seq_id[place][0] = 1, 0
        code = c.llama_decode(context, batch)
        c.llama_batch_free(batch)
        c.llama_free(context)
    assert code == 0, "the sample could not be read"
    return [inputs.found[layer] for layer in range(len(inputs.found))]
