"""How much memory a model will take, guessed from its header before anything is loaded.

The weights and the KV cache are exact for models whose layers all attend to the whole context; the rest is measured on
the reference machine and rounded up. A later version corrects the guess by what the engine then really takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.gguf import Header, kv_bytes

_PROCESS: Final = 60_000_000
"""Bytes of an engine process with its libraries, a tokenizer and no weights."""
_REPACKED: Final = frozenset({"Q4_0", "Q4_K", "Q2_K", "IQ4_NL"})
"""Element types of which the CPU backend keeps a rearranged copy, on one processor or another."""
_ACTIVATIONS: Final = 12
"""Rows as long as the widest vector that a layer's computation holds at once for each token of a batch."""
_FLOAT: Final = 4


@dataclass(frozen=True)
class Estimate:
    """Bytes that an engine process holds with a model loaded and its context window full.

    Args:
        weights: the file's tensors, mapped: the system can drop them and read them again.
        copies: rearranged weights in memory of the process.
        kv: the KV cache.
        compute: buffers of the computation.
        process: everything else.
    """

    weights: int
    copies: int
    kv: int
    compute: int
    process: int = _PROCESS

    @property
    def pinned(self) -> int:
        """What has to stay in memory."""
        return self.copies + self.kv + self.compute + self.process

    @property
    def total(self) -> int:
        """All of it."""
        return self.pinned + self.weights


def estimate(header: Header, context_length: int, kv_type: str, repack: bool, batch: int) -> Estimate:
    """What loading the model of `header` will take.

    Args:
        header: of the model.
        context_length: tokens of the context window; 0 is the model's own.
        kv_type: "f16", "q8_0" or "q4_0".
        repack: whether the CPU backend may rearrange weights into memory of its own. What it has copied is no longer
            needed in the mapped file, but counts there too: loading leaves both in memory.
        batch: tokens of the prompt that are read at once.
    """
    widest = max(header.embedding_length, header.number("feed_forward_length"))
    return Estimate(
        weights=header.weight_bytes,
        copies=sum(tensor.size for tensor in header.tensors if tensor.type in _REPACKED) if repack else 0,
        kv=kv_bytes(header, context_length or header.context_length, kv_type),
        compute=_FLOAT * (batch * _ACTIVATIONS * widest + header.vocabulary),
    )
