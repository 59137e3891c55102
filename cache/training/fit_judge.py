"""Trains the judge: small changes to the encoder's weights, so that it reads two questions at once and says whether one
answer serves both.

    python -m cache.training.fit_judge SOURCES --out judge.npz
    python -m cache.training.fit_judge SOURCES --out judge.npz --ship

The encoder (all-MiniLM-L6-v2, Apache-2.0) stays as it is; beside each of its matrices lies a product of two thin ones
(LoRA, arXiv 2106.09685), and a head of two layers reads the mean of the last states. Needs the `train` extra. What is
learnt depends on the seed and the number of steps, not on the pieces that the training is done in nor on their speed.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from cache.encoder_file import find_source
from cache.training.judge_pairs import collect, kinds
from cache.training.pairs import Pair
from cache.verify.judge import adapter_file, head_file

RANK: Final = 32
FIRST_LAYER: Final = 2
"""The layers below are as they were: what single words mean is the same for a pair."""
HIDDEN: Final = 64
LONGEST: Final = 48
"""Word pieces of each question that are read."""
BATCH: Final = 64
_RATE: Final = 1e-3
_SMOOTH: Final = 0.03
STEPS: Final = 1_000
_TOLD: Final = 25
_WINDOW: Final = 2_048
"""Pairs that are sorted by length before they are cut into batches."""


def main() -> None:
    """Train for a number of steps, print what is learnt on the way, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--steps", type=int, default=STEPS, help="for the whole training")
    parser.add_argument("--piece", type=float, default=1e9, help="seconds of this run; the next one goes on from there")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("judge.npz"))
    parser.add_argument(
        "--ship", action="store_true", help="only write OUT beside the verifier, as the engine reads it"
    )
    arguments = parser.parse_args()
    if arguments.ship:
        ship(arguments.out)
        return
    pairs = collect(arguments.sources, arguments.seed, arguments.scale)
    for kind, count, share in kinds(pairs):
        say(f"{kind:16} {count:6} {share:.2f}")
    judge = Judge(arguments.seed)
    if judge.train(pairs, arguments.steps, arguments.piece, arguments.out) == arguments.steps:
        examine(judge, collect(arguments.sources, arguments.seed + 9, 0.05, held=True))


def examine(judge: Judge, pairs: Sequence[Pair]) -> None:
    """Print how often it is right, by kind, on questions that it has not been trained with."""
    right = (judge.score([(pair.a, pair.b) for pair in pairs]) > 0) == np.array([pair.duplicate for pair in pairs])
    for kind, count, _ in kinds(pairs):
        of_kind = np.array([pair.kind == kind for pair in pairs])
        say(f"held back: {kind:16} {count:6} right {right[of_kind].mean():.2f}")


def ship(weights: Path) -> None:
    """Write what was learnt in the forms that the application reads: a LoRA file for the engine, and the head."""
    import gguf

    head = head_file()
    with np.load(weights) as arrays:
        writer = gguf.GGUFWriter(None, "bert")
        writer.add_type("adapter")
        writer.add_string("adapter.type", "lora")
        writer.add_float32("adapter.lora.alpha", float(RANK))
        for name in arrays.files:
            place, _, kind = name.rpartition(".")
            if kind in _KINDS:
                # As the encoder's own matrices: multiplying by thin float16 ones takes 8 % longer.
                short = gguf.quantize(arrays[name].astype(np.float32), gguf.GGMLQuantizationType.BF16)
                title = f"{place}.weight.lora_{_KINDS[kind]}"
                writer.add_tensor(title, short, raw_dtype=gguf.GGMLQuantizationType.BF16)
        writer.write_header_to_file(adapter_file())
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        with head.open("wb") as file:
            np.savez(file, **{name: arrays[f"head.{layer}"].astype(np.float16) for name, layer in _HEAD.items()})


_KINDS: Final = {"down": "a", "up": "b"}
_HEAD: Final = {"inner": "0.weight", "inner_bias": "0.bias", "outer": "2.weight", "outer_bias": "2.bias"}


class Tokens:
    """Word pieces of two questions, as the engine gets them."""

    def __init__(self) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(find_source() / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._known: dict[str, list[int]] = {}

    def one(self, text: str) -> list[int]:
        if text not in self._known:
            self._known[text] = self._tokenizer.encode(text, add_special_tokens=False).ids[:LONGEST]
        return self._known[text]

    def two(self, a: str, b: str) -> list[int]:
        return [101, *self.one(a), 102, *self.one(b), 102]


class Judge:
    """The model while it learns."""

    def __init__(self, seed: int) -> None:
        import torch
        from transformers import BertModel

        torch.manual_seed(seed)
        torch.set_num_threads(1)
        self._tokens = Tokens()
        model = BertModel.from_pretrained(str(find_source()), add_pooling_layer=False, attn_implementation="sdpa")
        self._model = model.to(torch.bfloat16).requires_grad_(False)
        self.thin: dict[str, tuple[Any, Any]] = {}
        for number, layer in list(enumerate(self._model.encoder.layer))[FIRST_LAYER:]:
            for name, holder, attribute in _places(layer):
                linear = getattr(holder, attribute)
                added = _beside(linear)
                setattr(holder, attribute, added)
                self.thin[f"blk.{number}.{name}"] = (added.down, added.up)
        self.head = torch.nn.Sequential(torch.nn.Linear(384, HIDDEN), torch.nn.Tanh(), torch.nn.Linear(HIDDEN, 1))

    def parameters(self) -> list[Any]:
        return [*(matrix for two in self.thin.values() for matrix in two), *self.head.parameters()]

    def logits(self, sequences: Sequence[Sequence[int]]) -> Any:
        """For each pair of questions, as word pieces; shape (pairs,)."""
        import torch

        longest = max(map(len, sequences))
        ids = torch.tensor([[*sequence, *[0] * (longest - len(sequence))] for sequence in sequences])
        mask = torch.tensor([[1] * len(sequence) + [0] * (longest - len(sequence)) for sequence in sequences])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self._model(ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).float()
        mean = (states.float() * weights).sum(1) / weights.sum(1)
        unit = torch.nn.functional.normalize(mean, dim=-1) * 384**0.5
        return self.head(unit).squeeze(-1)

    def train(self, pairs: Sequence[Pair], total: int, piece: float, out: Path) -> int:
        """Take what is left of `total` steps, for `piece` seconds at most, and keep it all; gives the steps done."""
        import torch

        optimizer = torch.optim.AdamW(self.parameters(), lr=_RATE, weight_decay=0.01)
        state = out.with_suffix(".state")
        done = 0
        if state.exists():
            kept = torch.load(state, weights_only=True)
            done = kept["steps"]
            optimizer.load_state_dict(kept["optimizer"])
            self.load(out)
        began = time.monotonic()
        losses: list[float] = []
        for step, batch in enumerate(itertools.islice(self._batches(pairs), total)):
            if step < done:
                continue
            if time.monotonic() - began >= piece:
                break
            for group in optimizer.param_groups:
                group["lr"] = _RATE * min(1.0, (step + 1) / 50) * max(0.02, 1 - step / total)
            losses.append(self._step(batch, optimizer, random.Random(step)))
            done = step + 1
            if done % _TOLD == 0:
                say(f"{time.monotonic() - began:6.0f} s {done:5} of {total} steps, loss {np.mean(losses[-_TOLD:]):.3f}")
        self.save(out)
        torch.save({"steps": done, "optimizer": optimizer.state_dict()}, state)
        return done

    def _step(self, batch: Sequence[Pair], optimizer: Any, draw: random.Random) -> float:
        import torch

        truth = torch.tensor([pair.duplicate for pair in batch], dtype=torch.float32)
        ordered = [(pair.a, pair.b) if draw.random() < 0.5 else (pair.b, pair.a) for pair in batch]
        logits = self.logits([self._tokens.two(a, b) for a, b in ordered])
        wanted = truth * (1 - 2 * _SMOOTH) + _SMOOTH
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, wanted)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters(), 1.0)
        optimizer.step()
        return float(loss.detach())

    def _batches(self, pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
        """Without end, always the same: what a piece goes on with must not depend on where the last one ended."""
        draw = random.Random(len(pairs))
        while True:
            order = draw.sample(range(len(pairs)), len(pairs))
            for start in range(0, len(order), _WINDOW):
                window = [pairs[number] for number in order[start : start + _WINDOW]]
                window.sort(key=lambda pair: len(self._tokens.two(pair.a, pair.b)))
                cut = [window[place : place + BATCH] for place in range(0, len(window), BATCH)]
                draw.shuffle(cut)
                yield from cut

    def score(self, pairs: Sequence[tuple[str, str]]) -> Any:
        """Logits without learning; shape (pairs,), float32."""
        import torch

        sequences = [self._tokens.two(a, b) for a, b in pairs]
        order = sorted(range(len(sequences)), key=lambda number: len(sequences[number]))
        found = np.zeros(len(sequences), dtype=np.float32)
        with torch.no_grad():
            for start in range(0, len(order), BATCH):
                numbers = order[start : start + BATCH]
                found[numbers] = self.logits([sequences[number] for number in numbers]).numpy()
        return found

    def save(self, path: Path) -> None:
        """Write the thin matrices and the head, in float32."""
        arrays = {}
        for name, (down, up) in self.thin.items():
            arrays[f"{name}.down"], arrays[f"{name}.up"] = down.detach().numpy(), up.detach().numpy()
        for name, value in self.head.state_dict().items():
            arrays[f"head.{name}"] = value.numpy()
        with path.open("wb") as file:
            np.savez(file, **arrays)

    def load(self, path: Path) -> None:
        """Take up what `save` wrote."""
        import torch

        with np.load(path) as arrays, torch.no_grad():
            for name, (down, up) in self.thin.items():
                down.copy_(torch.from_numpy(arrays[f"{name}.down"]))
                up.copy_(torch.from_numpy(arrays[f"{name}.up"]))
            self.head.load_state_dict(
                {name: torch.from_numpy(arrays[f"head.{name}"]) for name in self.head.state_dict()}
            )


def _places(layer: Any) -> list[tuple[str, Any, str]]:
    """The matrices of a layer: the engine's name, and where it is."""
    return [
        ("attn_q", layer.attention.self, "query"),
        ("attn_k", layer.attention.self, "key"),
        ("attn_v", layer.attention.self, "value"),
        ("attn_output", layer.attention.output, "dense"),
        ("ffn_up", layer.intermediate, "dense"),
        ("ffn_down", layer.output, "dense"),
    ]


def _beside(linear: Any) -> Any:
    """The linear layer with two thin matrices beside it; at first they change nothing."""
    import torch

    class Beside(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.linear = linear
            rows, columns = linear.weight.shape
            self.down = torch.nn.Parameter(torch.randn(RANK, columns) / columns**0.5)
            self.up = torch.nn.Parameter(torch.zeros(rows, RANK))

        def forward(self, values: Any) -> Any:
            thin = torch.nn.functional.linear(values, self.down)
            return self.linear(values) + torch.nn.functional.linear(thin, self.up)

    return Beside()


def say(line: str) -> None:
    """Print at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
