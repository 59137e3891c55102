"""How long it takes to decide where every byte goes, for large models on machines with several kinds of memory.

    python -m bench.plan [--rounds 5] [--out FILE]

Plans are made from headers like those of an 80-layer dense model and an 80-layer mixture, without any file, for four
budgets of main memory with no device, one graphics device, and a graphics device with another machine. Seconds are of
the processor, since other programs may be busy; each is the median of some rounds. Beside them stands how many
arrangements a search without any cleverness would compare.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from core.errors import ModelTooLarge
from core.gguf import GGML_TYPES, Header, Tensor
from core.plan.load import plan
from core.plan.tiers import DeviceTier, Tiers
from core.settings import Settings

GB: Final = 10**9
LAYERS: Final = 80
BUDGETS: Final = (200 * GB, 60 * GB, 30 * GB, 12 * GB)
DEVICES: Final = {
    "none": (),
    "GPU": (DeviceTier("CUDA0", "gpu", 24 * GB),),
    "GPU and another machine": (
        DeviceTier("192.0.2.1:50052", "machine", 30 * GB, 20e9, 0.002),
        DeviceTier("CUDA0", "gpu", 24 * GB),
    ),
}
EXPERTS: Final = 128
VOCABULARY: Final = 128_000


def main() -> None:
    """Make all plans, print a line for each, and write JSON if asked to."""
    options = _options()
    rows = []
    for header in (model("dense", 8192, mixture=False), model("mixture", 4096, mixture=True)):
        for budget in BUDGETS:
            for devices in DEVICES:
                row = one_plan(header, budget, devices, options.rounds)
                rows.append(row)
                print(line(row), flush=True)
    worst = max(row["seconds"] for row in rows)
    print(f"the slowest plan took {worst:.2f} s of the processor")
    if options.out:
        machine = {"processor": platform.machine(), "cores": os.cpu_count()}
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(json.dumps({"machine": machine, "worst": worst, "rows": rows}, indent=1) + "\n")


def one_plan(header: Header, budget: int, devices: str, rounds: int) -> dict[str, Any]:
    """Plan several times; what came of it."""
    tiers = Tiers(budget, bytes_per_second=50e9, disk_bytes_per_second=5e9, devices=DEVICES[devices])
    row: dict[str, Any] = {"model": header.name, "budget_bytes": budget, "devices": devices}
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        try:
            made = plan(header, header.path, Settings(), tiers)
        except ModelTooLarge as error:
            row["refused"] = str(error)
        else:
            placement = made.load.placement
            row |= {
                "step": made.step,
                "context": made.load.context_length,
                "layers": placement.layers if placement else (),
                "tokens_per_second": made.outlook.tokens_per_second,
                "limited_by": made.outlook.limited_by,
                "main_bytes": made.needed.main,
                "device_bytes": made.needed.device,
            }
        taken.append(time.process_time() - began)
    return row | {"seconds": statistics.median(taken), "arrangements": _arrangements(len(tiers.devices))}


def model(name: str, embedding: int, *, mixture: bool) -> Header:
    """A header like that of a model of this kind in Q4_K."""
    tensors = [_tensor("token_embd.weight", (embedding, VOCABULARY)), _tensor("output.weight", (embedding, VOCABULARY))]
    for layer in range(LAYERS):
        tensors += _layer(f"blk.{layer}.", embedding, mixture)
    facts: dict[str, Any] = {
        "block_count": LAYERS,
        "embedding_length": embedding,
        "context_length": 32_768,
        "attention.head_count": embedding // 128,
        "attention.head_count_kv": 8,
        "feed_forward_length": 28_672,
    }
    if mixture:
        facts |= {"expert_count": EXPERTS, "expert_used_count": 8, "expert_feed_forward_length": 1536}
    metadata = {"general.architecture": "made"} | {f"made.{key}": value for key, value in facts.items()}
    lengths = {"tokenizer.ggml.tokens": VOCABULARY, "tokenizer.ggml.merges": VOCABULARY}
    size = sum(tensor.size for tensor in tensors)
    return Header(Path(f"{name}.gguf"), size, name, 3, metadata, lengths, tuple(tensors))


def line(row: dict[str, Any]) -> str:
    """A plan for people."""
    head = f"{row['model']:<8} {row['budget_bytes'] / GB:4.0f} GB, {row['devices']:<24} {row['seconds']:5.2f} s"
    if "refused" in row:
        return f"{head}: {row['refused']}"
    given = row["step"] or "nothing given up"
    return f"{head}: {row['tokens_per_second']:6.2f} tokens/s ({row['limited_by']}), layers {row['layers']}, {given}"


def _layer(prefix: str, embedding: int, mixture: bool) -> Iterator[Tensor]:
    yield _tensor(prefix + "attn_norm.weight", (embedding,), "F32")
    yield _tensor(prefix + "ffn_norm.weight", (embedding,), "F32")
    for name, width in (("q", embedding), ("k", 1024), ("v", 1024), ("output", embedding)):
        yield _tensor(f"{prefix}attn_{name}.weight", (embedding, width))
    for name in ("gate", "up", "down"):
        if mixture:
            yield _tensor(f"{prefix}ffn_{name}_exps.weight", (embedding, 1536, EXPERTS))
        else:
            yield _tensor(f"{prefix}ffn_{name}.weight", (embedding, 28_672))


def _tensor(name: str, shape: tuple[int, ...], kind: str = "Q4_K") -> Tensor:
    block, size = next((block, size) for known, block, size in GGML_TYPES.values() if known == kind)
    return Tensor(name, shape, kind, 0, math.prod(shape) // block * size)


def _arrangements(devices: int) -> int:
    """Ways to share units out to the processor and devices in order, times where experts and KV cache can lie."""
    units = LAYERS + 1
    return math.comb(units + devices, devices) * (units + 1) * 2 if devices else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
