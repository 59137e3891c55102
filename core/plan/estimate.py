"""How much memory a model will take, worked out from its header before anything is loaded.

What is counted is what `core.engine.process_memory` measures: private memory of the engine process and the pages of the
model file that it uses. Weights are there once, in the file's form or rearranged: the engine gives back the mapped
pages of those that it has copied. What lies on a device with memory of its own is counted beside.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.device.cores import probe_processor
from core.engine.protocol import Load
from core.engine.repacking import Repacks, duplicated_bytes, never, repacked_tensors, usual
from core.engine.speculate.draft_load import draft_load
from core.gguf import Header, read_header
from core.plan.compute import compute_bytes, scores_bytes
from core.plan.held import held
from core.plan.kv_cache import attention_bytes, state_bytes

_PROCESS: Final = 30_500_000
"""Bytes of an engine process that has answered, without its model: libraries, where no other process uses the same, and
what was imported and allocated on the way (measured)."""
_READERS: Final = 1_000_000
"""Bytes that reading weights while computing needs beside them: modules, threads and what those allocate (measured)."""
_REARRANGING: Final = 800_000
"""Bytes that each reader needs besides where it rearranges weights (`core.engine.flash.rearranged_file`)."""
_TOKEN: Final = 160
_MERGE: Final = 145
"""Bytes that the tokenizer needs for a token of the vocabulary and for a merge rule (measured)."""


@dataclass(frozen=True)
class Estimate:
    """Bytes that an engine process holds with a model loaded and its context window in use.

    Args:
        weights: those that stay in main memory, rearranged or as in the file.
        copies: those of them that are rearranged, in memory of the process.
        kv: the KV cache.
        compute: buffers of the computation.
        process: everything else.
        state: of layers that keep a state instead of keys and values.
        correction: what earlier loads on this machine have taught; see `core.plan.residual`.
        mapped: whether weights that are not rearranged stay in the file, mapped: the system can drop those and read
            them again.
        ring: memory through which weights pass that are read from disk for each token.
        device: weights, keys and values on devices with memory of their own.
    """

    weights: int
    copies: int
    kv: int
    compute: int
    process: int = _PROCESS
    state: int = 0
    correction: int = 0
    mapped: bool = True
    ring: int = 0
    device: int = 0

    @property
    def pinned(self) -> int:
        """What has to stay in memory."""
        return self.total - (self.weights - self.copies if self.mapped else 0)

    @property
    def total(self) -> int:
        """All of it: the peak of the process, and what it holds of devices."""
        return self.main + self.device

    @property
    def main(self) -> int:
        """The peak of the process in main memory."""
        return self.weights + self.ring + self.kv + self.state + self.compute + self.process + self.correction


def estimate(
    header: Header,
    context_length: int,
    kv_type: str,
    repack: bool,
    batch: int,
    *,
    mapped: bool = True,
    flash: bool = True,
    repacks: Repacks | None = None,
) -> Estimate:
    """What loading the model of `header` will take.

    Args:
        header: of the model.
        context_length: tokens of the context window; 0 is the model's own.
        kv_type: "f16", "q8_0" or "q4_0".
        repack: whether the CPU backend may rearrange weights into memory of its own.
        batch: tokens of the prompt that are read at once.
        mapped: whether the file is mapped, or read into memory of the process.
        flash: whether attention is fused.
        repacks: which weights are rearranged; by default what is usual on this processor.
    """
    context = context_length or header.context_length
    context = min(context, header.context_length) if header.context_length else context
    rule = (repacks or usual_here()) if repack else never
    again = duplicated_bytes(header, rule)
    merges = header.lengths.get("tokenizer.ggml.merges", 0)
    copies = sum(tensor.size for tensor in repacked_tensors(header, rule)) + again
    return Estimate(
        weights=header.weight_bytes + again,
        copies=copies,
        kv=attention_bytes(header, context, kv_type),
        compute=compute_bytes(header, context, batch, flash),
        # The state in which conversations begin is kept beside that of the one under way (`core.engine.seats`).
        process=_PROCESS + _TOKEN * header.vocabulary + _MERGE * merges + state_bytes(header),
        state=state_bytes(header),
        mapped=mapped,
    )


def estimate_load(header: Header, load: Load) -> Estimate:
    """What `load` will take of the model with this header."""
    whole = estimate(
        header,
        load.context_length,
        load.kv_type,
        load.repack,
        load.batch,
        mapped=load.memory_map,
        flash=load.flash_attention != "off",
    )
    rows = load.sequences + load.draft_tokens
    whole = dataclasses.replace(
        whole,
        kv=whole.kv * load.sequences,
        state=whole.state * load.sequences,
        compute=whole.compute + (rows - 1) * scores_bytes(header),
        process=whole.process + _draft_bytes(load),
    )
    if load.stream is None and load.experts is None and load.placement is None:
        return whole
    kept = held(header, load, usual_here() if load.repack else never)
    return dataclasses.replace(
        whole,
        weights=kept.weights,
        copies=min(whole.copies, kept.weights),
        kv=whole.kv - kept.device_kv,
        process=whole.process + _reading_bytes(load),
        ring=kept.ring,
        device=kept.device_weights + kept.device_kv,
        mapped=whole.mapped and load.stream is None and load.experts is None,
    )


def _reading_bytes(load: Load) -> int:
    """What reading weights needs beside them."""
    if load.stream is not None:
        return _READERS + load.repack * load.stream.readers * _REARRANGING
    return _READERS if load.experts is not None else 0


def _draft_bytes(load: Load) -> int:
    """What a model that drafts takes in the same process."""
    small = draft_load(load)
    if small is None:
        return 0
    needed = estimate_load(read_header(Path(small.path)), small)
    return needed.total - _PROCESS


def usual_here() -> Repacks:
    """Which weights llama.cpp rearranges on this machine's processor."""
    return usual(probe_processor().instruction_sets.value)
