"""The commands that `bench.offload` measures: one answer, from a cold start.

Like `inglenook ask`, they begin with what takes longest and import no more than they need.
"""

from __future__ import annotations

import ctypes
import json
import sys
import time
from pathlib import Path
from typing import Any, Final

QUESTION: Final = "Write a Python function that reverses a linked list, and explain how it works."
CONTEXT: Final = 1024
BATCH: Final = 256


def main() -> None:
    """Answer, and print what is to be said of it as JSON. Arguments: "ours", "mmap" or "as", FILE, tokens, load."""
    what, path, tokens, *plan = sys.argv[1:]
    if what == "ours":
        said = _ours(Path(path), int(tokens), plan[0])
    else:
        said = _bare(Path(path), int(tokens), repack=what != "mmap")
    print(json.dumps(said))


def _ours(model: Path, tokens: int, plan: str) -> dict[str, Any]:
    """The engine's client and its process, as Inglenook runs them."""
    from core.engine.client import Engine  # noqa: PLC0415

    engine = Engine(model.parent / "engine.log")
    # As `inglenook ask` does.
    engine.start_early(str(model))

    import msgspec  # noqa: PLC0415

    from core.engine.flash.residency import divide  # noqa: PLC0415
    from core.engine.protocol import Generate, Generated, Load, Sampling, Text, Turn  # noqa: PLC0415
    from core.engine.repacking import never  # noqa: PLC0415
    from core.gguf import read_header  # noqa: PLC0415
    from core.process.cancellation import Cancellation  # noqa: PLC0415

    load = msgspec.json.decode(plan, type=Load)
    assert load.stream is not None
    loaded = engine.load(load)
    arrived = time.time()
    request = Generate((Turn("user", QUESTION),), Sampling(temperature=0), max_tokens=tokens)
    events = list(engine.generate(load, request, Cancellation()))
    end = events[-1]
    assert isinstance(end, Generated)
    engine.close()
    header = read_header(model)
    chosen = divide(header, load.stream, header.block_count, never)
    return {
        "load_s": loaded.seconds,
        "question_s": end.time_to_first_token_s,
        "first_token_at": arrived + end.time_to_first_token_s,
        "tokens_per_second": end.tokens_per_second,
        "resident_bytes": header.weight_bytes - chosen.left_out_bytes,
        "stream_bytes": loaded.stream_bytes,
        "slots": load.stream.slots,
        "batch": load.batch,
        "kv_type": load.kv_type,
        "text": "".join(event.text for event in events if isinstance(event, Text)),
    }


def _bare(path: Path, tokens: int, repack: bool) -> dict[str, Any]:
    """llama.cpp through its own functions: mapped, with or without rearranged copies."""
    from core.device.cores import physical_cores  # noqa: PLC0415
    from core.engine.bindings import bindings  # noqa: PLC0415
    from core.engine.chat_template import ChatTemplate  # noqa: PLC0415
    from core.engine.protocol import Turn  # noqa: PLC0415
    from core.gguf import read_header  # noqa: PLC0415

    c = bindings()
    parameters = c.llama_model_default_params()
    parameters.load_mode = c.LLAMA_LOAD_MODE_MMAP
    parameters.use_extra_bufts = repack
    began = time.perf_counter()
    model = c.llama_model_load_from_file(str(path).encode(), parameters)
    loaded = time.perf_counter() - began
    wanted = c.llama_context_default_params()
    wanted.n_ctx, wanted.n_batch, wanted.n_ubatch, wanted.n_outputs_max = CONTEXT, BATCH, BATCH, 1
    wanted.n_threads = wanted.n_threads_batch = physical_cores()
    context = c.llama_init_from_model(model, wanted)
    vocabulary = c.llama_model_get_vocab(model)
    piece = ctypes.create_string_buffer(256)

    def text_of(token: int, special: bool) -> bytes:
        length: int = c.llama_token_to_piece(vocabulary, token, piece, 256, 0, special)
        return piece.raw[:length]

    def marker(token: int) -> str:
        return text_of(token, True).decode() if token >= 0 else ""

    bos, eos = marker(c.llama_vocab_bos(vocabulary)), marker(c.llama_vocab_eos(vocabulary))
    template = ChatTemplate(read_header(path).chat_template, bos, eos, True)
    data = template.render((Turn("user", QUESTION),)).encode()
    room = (c.llama_token * (len(data) + 8))()
    count = c.llama_tokenize(
        vocabulary, data, len(data), room, len(room), not (bos and data.startswith(bos.encode())), True
    )
    chain = c.llama_sampler_init_greedy()
    batch, times, written = c.llama_batch_get_one(room, count), [], b""
    first, asked = 0.0, time.time()
    token = (c.llama_token * 1)()
    for _ in range(tokens):
        c.llama_decode(context, batch)
        token[0] = c.llama_sampler_sample(chain, context, -1)
        first = first or time.time()
        times.append(time.perf_counter())
        if c.llama_vocab_is_eog(vocabulary, token[0]):
            break
        written += text_of(token[0], False)
        batch = c.llama_batch_get_one(token, 1)
    return {
        "load_s": loaded,
        "question_s": first - asked,
        "first_token_at": first,
        "tokens_per_second": (len(times) - 1) / (times[-1] - times[0]),
        "text": written.decode(errors="replace"),
    }
