"""How much of a conversation leaves when only what the question needs goes along, and whether that is enough.

    python -m bench.least_context QUESTIONS.jsonl --local SMALL.gguf --cloud LARGE.gguf [--rows 16] [--out FILE]

QUESTIONS.jsonl has `question`, `answer` (with its steps) and `final` (a number), as GSM8K's. A conversation is made of
four of them: what one tells before it asks is told in an exchange, three others are asked and answered around it, and
what the first asks is the last turn. The local model chooses the exchanges as `core.escalation.context` does; the
larger one, which runs here as well, then answers with none of them, with the chosen ones and with all. Given: the
share of the conversation that leaves, how often what is needed is in it, and right answers each way. Rows that FILE
holds are not asked again.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from bench.together import generate, right
from cache.encoder import Encoder
from cache.encoder_file import encoder_file
from core.engine.client import Engine
from core.engine.protocol import Load, Turn
from core.escalation.context import ANSWER_TOKENS, BRIEFLY, Exchange, least_context
from core.messages import ChatMessage

SYSTEM: Final = "You are a helpful assistant. Answer clearly and briefly."
OTHERS: Final = 3
_MARKS: Final = re.compile(r"<<[^>]*>>")
_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+")


def main() -> None:
    """Ask all and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--local", type=Path, required=True)
    parser.add_argument("--cloud", type=Path, help="without it, only what is chosen is measured")
    parser.add_argument("--rows", type=int, default=16)
    parser.add_argument("--tokens", type=int, default=320)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in arguments.questions.read_text("utf-8").split("\n") if line]
    told = [parts for row in rows if (parts := split(row)) is not None]
    done: list[dict[str, Any]] = []
    if arguments.out and arguments.out.exists():
        done = json.loads(arguments.out.read_text("utf-8"))["rows"]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        small, large = Engine(log), Engine(log)
        encoder = Encoder(Engine(log), lambda: encoder_file(Path(folder)))
        encoder.start()
        try:
            if not encoder.wait(120):
                sys.exit(encoder.problem)
            local = writer(small, arguments.local)
            cloud = writer(large, arguments.cloud) if arguments.cloud else None
            for number in range(len(done), min(arguments.rows, len(told))):
                done.append(ask(number, told, local, cloud, encoder.encode, arguments.tokens))
                if arguments.out:
                    arguments.out.write_text(json.dumps({"summary": summary(done), "rows": done}, indent=1) + "\n")
        finally:
            encoder.stop()
            small.close()
            large.close()
    print(json.dumps(summary(done), indent=1))


class Told(NamedTuple):
    """A question in two parts."""

    facts: str
    asked: str
    answer: str
    final: str


def split(row: dict[str, str]) -> Told | None:
    """What is told and what is asked; None where one sentence does both."""
    *facts, asked = _SENTENCES.split(row["question"].strip())
    if not facts or not asked.endswith("?"):
        return None
    steps = _MARKS.sub("", row["answer"]).split("\n####")[0]
    return Told(" ".join(facts), asked, f"{steps}\nSo the answer is {row['final']}.", row["final"])


Writer = Callable[[str, Sequence[Turn], int], str]
Encode = Callable[[Sequence[str]], Any]


def writer(engine: Engine, path: Path) -> Writer:
    """Writes the likeliest answer to instructions and turns."""

    def write(instructions: str, turns: Sequence[Turn], tokens: int) -> str:
        return generate(engine, Load(str(path), 2048), [Turn("system", instructions), *turns], tokens)[0]

    return write


def conversation(number: int, told: Sequence[Told]) -> tuple[list[Exchange], int]:
    """Exchanges in which things are told, and the place of the one that is needed."""
    draw = random.Random(number)
    others = draw.sample([place for place in range(len(told)) if place != number], OTHERS)
    needed = draw.randrange(OTHERS + 1)
    places = [*others[:needed], number, *others[needed:]]

    pairs = [
        (one.facts, f"All right. {one.facts}") if place == number else (f"{one.facts} {one.asked}", one.answer)
        for place, one in ((place, told[place]) for place in places)
    ]
    found = [
        Exchange(ChatMessage(2 * at + 1, "user", asked, 0.0), ChatMessage(2 * at + 2, "assistant", answer, 0.0))
        for at, (asked, answer) in enumerate(pairs)
    ]
    return found, needed


def ask(
    number: int, told: Sequence[Told], local: Writer, cloud: Writer | None, encode: Encode, tokens: int
) -> dict[str, Any]:
    """One conversation."""
    earlier, needed = conversation(number, told)
    asked, final = told[number].asked, told[number].final

    def turns(chosen: Sequence[Exchange]) -> list[Turn]:
        before = [part for exchange in chosen for part in (exchange.question, exchange.answer)]
        return [*(Turn(one.role, one.text) for one in before), Turn("user", asked)]

    vectors = encode([asked, *(exchange.text for exchange in earlier)])
    chosen = least_context(
        asked,
        earlier,
        lambda some: local(f"{SYSTEM} {BRIEFLY}", turns(some), ANSWER_TOKENS),
        [float(cosine) for cosine in vectors[1:] @ vectors[0]],
    )
    length = [len(exchange.text) for exchange in earlier]
    sent = [count for count, exchange in zip(length, earlier, strict=True) if exchange in chosen]
    ways: dict[str, Sequence[Exchange]] = {"none": (), "least": chosen, "all": earlier}
    answers = {way: right(cloud(SYSTEM, turns(some), tokens), final) for way, some in ways.items()} if cloud else {}
    return {
        "final": final,
        "chosen": [place for place, exchange in enumerate(earlier) if exchange in chosen],
        "needed": needed,
        "sent_share": sum(sent) / sum(length),
        **answers,
    }


def summary(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Means over the rows."""
    count = len(rows)
    names = [name for name in ("none", "least", "all", "sent_share") if all(name in row for row in rows)]
    found = {name: sum(row[name] for row in rows) / count for name in names}
    holds = sum(row["needed"] in row["chosen"] for row in rows) / count
    just = sum(row["chosen"] == [row["needed"]] for row in rows) / count
    return {"rows": count, **found, "needed_is_sent": holds, "only_needed_is_sent": just}


if __name__ == "__main__":
    main()
