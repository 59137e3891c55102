"""Fits the tagger of names and addresses, and writes its weights beside it.

    python -m core.escalation.redact.training.fit_names [--plain FILE ...] [--seconds N] [--write FILE]

The sentences are generated: templates of our own, filled with names and addresses from the locales of Faker. --plain
takes text with nothing to be found in it: paragraphs, or JSON Lines with `prompt` or `question`. Only numbers leave this
program, and hashes of words; never a text. It needs the `train` extra.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from safetensors.numpy import load_file, save_file
from torch import nn

from core.escalation.redact import tagger
from core.escalation.redact.tagger import DILATIONS, KINDS, LISTS, TABLES, describe, hashed, tokenize
from core.escalation.redact.training.sentences import Sample, Sentences, read_plain

WIDTH: Final = 96
LISTED: Final = 0.75
"""Share of the names that the lists hold while fitting, so that others are recognized too."""
UNLISTED: Final = 0.25
"""Share of the texts for which the lists say nothing, for the same reason."""
COMMON: Final = 20_000
ORDINARY: Final = 0.38
"""Share of texts with nothing to be found."""
GENERAL: Final = 0.06
"""Of which questions about the world."""
BATCH: Final = 64
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


class Network(nn.Module):
    """The tagger as torch sees it; the same sums as `NameTagger._scores`."""

    def __init__(self) -> None:
        super().__init__()
        self.table = nn.ModuleDict({name: nn.Embedding(rows, width) for name, (rows, width) in TABLES.items()})
        width = sum(width for _, width in TABLES.values()) + len(LISTS)
        self.input = nn.Linear(width, WIDTH)
        self.whole = nn.Linear(2 * WIDTH, WIDTH)
        self.layer = nn.ModuleList([nn.Linear(3 * WIDTH, WIDTH) for _ in DILATIONS])
        self.output = nn.Linear(WIDTH, len(tagger.LABELS))
        self.dropout = nn.Dropout(0.15)

    def forward(self, rows: torch.Tensor, members: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Texts x tokens x labels."""
        parts = [self.table[name](rows[..., column]) for column, name in enumerate(TABLES)]
        there = mask.unsqueeze(-1)
        hidden = torch.relu(self.input(self.dropout(torch.cat([*parts, members], dim=-1)))) * there
        mean = hidden.sum(1) / there.sum(1)
        whole = torch.relu(self.whole(torch.cat([mean, hidden.max(1).values], dim=-1)))
        hidden = (hidden + whole.unsqueeze(1)) * there
        for layer, dilation in zip(self.layer, DILATIONS, strict=True):
            padded = nn.functional.pad(hidden, (0, 0, dilation, dilation))
            count = hidden.shape[1]
            around = torch.cat([padded[:, p * dilation : p * dilation + count] for p in range(3)], dim=-1)
            hidden = (hidden + torch.relu(layer(self.dropout(around)))) * there
        scores: torch.Tensor = self.output(self.dropout(hidden))
        return scores


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plain", type=Path, nargs="*", default=[])
    parser.add_argument("--templates", type=Path, help="more sentences with slots, one a line")
    parser.add_argument("--samples", type=int, default=120_000)
    parser.add_argument("--seconds", type=float, default=900)
    parser.add_argument("--start", type=Path, help="go on from the weights in this file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, default=Path(tagger.__file__).with_name(tagger.FILE))
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(1)
    draw = random.Random(arguments.seed)
    plain = [text for path in arguments.plain for text in read_plain(path)]
    more = arguments.templates.read_text("utf-8").splitlines() if arguments.templates else []
    sentences = Sentences(draw, plain, [line.replace("\\n", "\n") for line in more if line.strip()])
    lists = name_lists(sentences, plain)
    known = {name: frozenset(draw.sample(sorted(words), int(len(words) * LISTED))) if name != "common" else words
             for name, words in lists.items()}  # fmt: skip
    data = [encode(_sample(sentences, draw), known, draw) for _ in range(arguments.samples)]
    print(f"{len(data):,} texts")
    network = fit(data, arguments.seconds, draw, begun(arguments.start))
    save_file(exported(network, lists), arguments.write)
    print(f"{arguments.write}: {arguments.write.stat().st_size:,} bytes")


def _sample(sentences: Sentences, draw: random.Random) -> Sample:
    chance = draw.random()
    if chance < GENERAL:
        return sentences.general()
    return sentences.ordinary() if chance < ORDINARY else sentences.personal()


def name_lists(sentences: Sentences, plain: Sequence[str]) -> dict[str, frozenset[int]]:
    """The hashes of each list: names by part, places, and words that ordinary text uses in small letters."""
    words: dict[str, set[int]] = {name: set() for name in LISTS}
    for locale in sentences.values.locales:
        for name, values in (("first", locale.first), ("last", locale.last), ("city", [*locale.city, *locale.country])):
            words[name] |= {hashed(word.lower()) for value in values for word in _WORD.findall(value)}
    counts = Counter(word for text in plain for word in _WORD.findall(text) if word.islower())
    words["common"] = {hashed(word) for word, count in counts.most_common(COMMON) if count >= 6}
    return {name: frozenset(found) for name, found in words.items()}


def encode(sample: Sample, lists: Mapping[str, frozenset[int]], draw: random.Random) -> tuple[Any, Any, Any]:
    """Rows, members and labels of a text."""
    tokens = tokenize(sample.text)[: tagger.WINDOW]
    rows, members = describe(tokens, lists)
    if draw.random() < UNLISTED:
        members[:, :3] = 0
    labels = np.zeros(len(tokens), np.int64)
    for kind, start, end in sample.spans:
        inside = [index for index, token in enumerate(tokens) if token.start >= start and token.end <= end]
        labels[inside] = 2 + 2 * KINDS.index(kind)
        labels[inside[:1]] -= 1
    return rows.astype(np.int32), members, labels


def begun(path: Path | None) -> Network:
    """A new network, or one with the weights of a file."""
    network = Network()
    if path is not None:
        arrays = load_file(path)
        state = {}
        for name, values in network.state_dict().items():
            stored = arrays[name.removesuffix(".weight") if name.startswith("table.") else name]
            state[name] = torch.from_numpy(stored.astype(np.float32)).reshape(values.shape)
        network.load_state_dict(state)
    return network


def fit(data: list[tuple[Any, Any, Any]], seconds: float, draw: random.Random, network: Network) -> Network:
    """Adam over batches of texts of like length, the rate falling to zero over the time given."""
    optimizer = torch.optim.AdamW(network.parameters(), lr=2e-3, weight_decay=0.01)
    data = [sample for sample in data if len(sample[0])]
    data.sort(key=lambda sample: len(sample[0]))
    batches = [data[index : index + BATCH] for index in range(0, len(data), BATCH)]
    began, step, epoch = time.monotonic(), 0, 0
    while time.monotonic() - began < seconds:
        draw.shuffle(batches)
        total = 0.0
        for batch in batches:
            elapsed = (time.monotonic() - began) / seconds
            if elapsed >= 1:
                break
            for group in optimizer.param_groups:
                group["lr"] = 2e-3 * max(0.02, 1 - elapsed)
            total += _step(network, optimizer, batch)
            step += 1
        epoch += 1
        print(
            f"round {epoch}, {step} steps, {time.monotonic() - began:.0f} s, loss {total / len(batches):.4f}",
            flush=True,
        )
    return network.eval()


def _step(network: Network, optimizer: torch.optim.Optimizer, batch: Sequence[tuple[Any, Any, Any]]) -> float:
    longest = max(len(sample[0]) for sample in batch)
    rows = np.zeros((len(batch), longest, len(TABLES)), np.int64)
    members = np.zeros((len(batch), longest, len(LISTS)), np.float32)
    labels = np.full((len(batch), longest), -100, np.int64)
    for index, (row, member, label) in enumerate(batch):
        rows[index, : len(row)], members[index, : len(row)], labels[index, : len(row)] = row, member, label
    mask = torch.from_numpy((labels >= 0).astype(np.float32))
    scores = network(torch.from_numpy(rows), torch.from_numpy(members), mask)
    loss = nn.functional.cross_entropy(scores.flatten(0, 1), torch.from_numpy(labels).flatten(), ignore_index=-100)
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


def exported(network: Network, lists: Mapping[str, frozenset[int]]) -> dict[str, Any]:
    """The arrays of the file, at half precision."""
    arrays: dict[str, Any] = {}
    for name, values in network.state_dict().items():
        array = values.numpy()
        if name.startswith("layer.") and name.endswith("weight"):
            array = array.reshape(WIDTH, 3, WIDTH)
        arrays[name.removesuffix(".weight") if name.startswith("table.") else name] = array.astype(np.float16)
    for name, words in lists.items():
        arrays[f"list.{name}"] = np.array(sorted(words), np.uint32)
    return arrays


if __name__ == "__main__":
    main()
