"""The least that writing an answer takes: nothing but llama.cpp's own calls, on the model that is loaded anyway.

What the benchmark compares with. Its context is one more beside that of the engine, with the same parameters.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

import msgspec

from core.engine.bindings import bindings
from core.engine.model import Model
from core.engine.protocol import BareWritten, Load
from core.engine.session import context_parameters
from core.errors import EngineError

_c = bindings()

_ROOM: Final = 64


def write_bare(model: Model, load: Load, threads: int, prompt: Sequence[int], count: int) -> BareWritten:
    """Read `prompt` and write `count` tokens, always the likeliest.

    Args:
        model: as loaded.
        load: how.
        threads: that compute.
        prompt: tokens.
        count: tokens to write; an end of the answer is no end.

    Raises:
        EngineError: there is no room for another context.
    """
    length = len(prompt) + count + _ROOM
    alike = msgspec.structs.replace(load, sequences=1, draft_tokens=0, context_length=max(length, load.context_length))
    parameters = context_parameters(model.header, model.trained_context_length, alike, threads)
    context = _c.llama_init_from_model(model.pointer, parameters)
    if not context:
        raise EngineError("There is no room for a second context to compare with.", "Close other programs.")
    sampler = _c.llama_sampler_init_greedy()
    try:
        batch_tokens = _c.llama_n_batch(context)
        for start in range(0, len(prompt), batch_tokens):
            part = prompt[start : start + batch_tokens]
            buffer = (_c.llama_token * len(part))(*part)
            if _c.llama_decode(context, _c.llama_batch_get_one(buffer, len(part))):
                raise EngineError("The bare loop could not read its prompt.", "The log has the details.")
        one = (_c.llama_token * 1)()
        batch = _c.llama_batch_get_one(one, 1)
        one[0] = _c.llama_sampler_sample(sampler, context, -1)
        started = time.perf_counter()
        for _ in range(count - 1):
            if _c.llama_decode(context, batch):
                raise EngineError("The bare loop could not write on.", "The log has the details.")
            one[0] = _c.llama_sampler_sample(sampler, context, -1)
        seconds = time.perf_counter() - started
    finally:
        _c.llama_sampler_free(sampler)
        _c.llama_free(context)
    return BareWritten((count - 1) / seconds)
