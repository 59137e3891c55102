"""Measures working together: a small model alone, a larger one alone, and the small one with the larger one's outline.

    python -m bench.together QUESTIONS.jsonl --local SMALL.gguf --cloud LARGE.gguf [--rows 16] [--out FILE]

QUESTIONS.jsonl has `question` and `final` (a number), as GSM8K's. Both models run here, one engine process each; the
outline is asked for as the cloud client asks. Given per way: the share of right answers, tokens of the larger model
that would be paid for, and characters of the question that would leave. Rows that FILE holds are not asked again.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.engine.client import Engine
from core.engine.protocol import Generate, Generated, Load, Sampling, Text, Turn
from core.escalation.redact.redactor import Redactor
from core.escalation.together import instruction, with_outline
from core.process.cancellation import Cancellation

NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
SYSTEM = "You are a helpful assistant. Think step by step and end with the final number."


def main() -> None:
    """Ask all and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--local", type=Path, required=True)
    parser.add_argument("--cloud", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=16)
    parser.add_argument("--tokens", type=int, default=320)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in arguments.questions.read_text("utf-8").split("\n") if line][: arguments.rows]
    done: list[dict[str, Any]] = json.loads(arguments.out.read_text())["rows"] if _exists(arguments.out) else []
    with tempfile.TemporaryDirectory() as folder:
        small, large = Engine(Path(folder) / "log"), Engine(Path(folder) / "log")
        try:
            for row in rows[len(done) :]:
                done.append(_ask(row, small, large, arguments))
                if arguments.out:
                    arguments.out.write_text(json.dumps({"summary": summary(done), "rows": done}, indent=1) + "\n")
        finally:
            small.close()
            large.close()
    print(json.dumps(summary(done), indent=1))


def _exists(path: Path | None) -> bool:
    return path is not None and path.exists()


def _ask(row: dict[str, Any], small: Engine, large: Engine, arguments: argparse.Namespace) -> dict[str, Any]:
    question, local, cloud = row["question"], Load(str(arguments.local), 2048), Load(str(arguments.cloud), 2048)
    redacted = Redactor([question]).redact(0)
    hidden = [item.placeholder for item in redacted.hidden if item.action == "hide"]
    plan, plan_tokens = generate(large, cloud, turns(instruction("outline", hidden), redacted.outgoing), 160)
    restorer = Redactor([question]).restorer()
    outline = restorer.feed(plan) + restorer.end()
    alone, _ = generate(small, local, turns(SYSTEM, question), arguments.tokens)
    better, cloud_tokens = generate(large, cloud, turns(SYSTEM, question), arguments.tokens)
    together, _ = generate(small, local, turns(SYSTEM, with_outline(question, outline)), arguments.tokens)
    sent = len(question) - sum(len(item.value) for item in redacted.hidden if item.action != "keep")
    return {
        "final": row["final"],
        "local": right(alone, row["final"]),
        "cloud": right(better, row["final"]),
        "together": right(together, row["final"]),
        "cloud_tokens": cloud_tokens,
        "outline_tokens": plan_tokens,
        "sent_share": sent / len(question),
    }


def turns(instructions: str, question: str) -> list[Turn]:
    """A question as the only one."""
    return [Turn("system", instructions), Turn("user", question)]


def generate(engine: Engine, load: Load, turns: Sequence[Turn], tokens: int) -> tuple[str, int]:
    """The likeliest answer to turns, and its tokens."""
    request = Generate(turns=tuple(turns), sampling=Sampling(temperature=0.0), max_tokens=tokens)
    text, count = "", 0
    for event in engine.generate(load, request, Cancellation()):
        if isinstance(event, Text):
            text += event.text
        elif isinstance(event, Generated):
            count = event.completion_tokens
    return text, count


def right(answer: str, final: object) -> bool:
    """Whether the last number of an answer is the one that is asked for."""
    numbers = [float(found.replace(",", "")) for found in NUMBER.findall(answer)]
    return bool(numbers) and abs(numbers[-1] - float(str(final).replace(",", ""))) < 1e-6


def summary(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Means over the rows."""
    names = ("local", "cloud", "together", "cloud_tokens", "outline_tokens", "sent_share")
    return {"questions": len(rows)} | {name: round(sum(row[name] for row in rows) / len(rows), 3) for name in names}


if __name__ == "__main__":
    main()
