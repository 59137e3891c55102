"""Measures what redaction finds, what it leaves alone, whether everything comes back, and how long it takes.

    python -m bench.privacy --personal FILE.jsonl --ordinary FILE.jsonl ... [--held-out odd|none] [--out FILE]

--personal has `text` and `spans` (type, start, end), as microsoft/presidio-research writes them; a span counts as found
when every letter and digit of it is hidden. Rows with an odd `template_id` are given by themselves: none of their
sentences was used to fit the tagger. --ordinary has `question` or `prompt`, without personal data; of these only
the half that the tagger was not fitted on counts (by a hash of the text). The reference in the same run is what has a
form or a checksum alone, without the tagger.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from core.escalation.redact.checked import find_checked
from core.escalation.redact.phones import find_phones
from core.escalation.redact.redactor import Redactor
from core.escalation.redact.secret_text import find_secrets
from core.escalation.redact.tagger import name_tagger

Covered = Callable[[str], set[int]]
SHOWN_ONLY = {"GPE", "ORGANIZATION"}
"""Found and shown to the user, and hidden only on request; counted as found."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--personal", type=Path, required=True)
    parser.add_argument("--ordinary", type=Path, nargs="*", default=[])
    parser.add_argument("--most", type=int, default=800, help="ordinary rows of each file at most")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in arguments.personal.read_text("utf-8").split("\n") if line]
    unseen = [row for row in rows if int(row.get("template_id", 1)) % 2]
    name_tagger()
    report: dict[str, Any] = {
        "found": found(rows, _everything),
        "found_unseen_sentences": found(unseen, _everything),
        "found_by_form_alone": found(rows, _by_form),
        "ordinary": {path.stem: ordinary(path, arguments.most) for path in arguments.ordinary},
        "round_trips": round_trips(rows),
        "ms_per_text": speed(rows),
    }
    text = json.dumps(report, indent=1)
    if arguments.out:
        arguments.out.write_text(text + "\n")
    print(text)


def _everything(text: str) -> set[int]:
    hidden = Redactor([text]).redact(0).hidden
    return {place for item in hidden for place in range(item.span.start, item.span.end)}


def _by_form(text: str) -> set[int]:
    spans = [*find_checked(text), *find_phones(text), *find_secrets(text)]
    return {place for span in spans for place in range(span.start, span.end)}


def found(rows: Iterable[dict[str, Any]], covered: Covered) -> dict[str, str]:
    """By type: how many of how many spans are covered wholly."""
    hits: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for row in rows:
        places, text = covered(row["text"]), row["text"]
        for span in row["spans"]:
            total[span["type"]] += 1
            hits[span["type"]] += all(
                place in places or not text[place].isalnum() for place in range(span["start"], span["end"])
            )
    return {kind: f"{hits[kind]}/{total[kind]} ({hits[kind] / total[kind]:.1%})" for kind in sorted(total)}


def ordinary(path: Path, most: int) -> dict[str, float]:
    """How many prompts are touched, and what share of their characters."""
    texts = [_text(json.loads(line)) for line in path.read_text("utf-8").split("\n") if line]
    texts = [text for text in texts if int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(), 16) % 2]
    texts = random.Random(3).sample(texts, min(most, len(texts)))
    touched = characters = 0
    for text in texts:
        hidden = [item for item in Redactor([text]).redact(0).hidden if item.action == "hide"]
        touched += bool(hidden)
        characters += sum(len(item.value) for item in hidden)
    return {
        "prompts": len(texts),
        "touched": round(touched / len(texts), 4),
        "characters": round(characters / sum(map(len, texts)), 5),
    }


def _text(row: dict[str, Any]) -> str:
    return str(row.get("prompt") or row.get("question") or row["text"])


def round_trips(rows: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Texts that come back exactly when what would be sent is streamed back in random pieces of 1 to 7 characters."""
    draw, exact, placeholders, held = random.Random(5), 0, 0, 0
    for row in rows:
        redactor = Redactor([row["text"]])
        redacted = redactor.redact(0, otherwise="hide")
        restorer, position, restored = redactor.restorer(), 0, ""
        while position < len(redacted.outgoing):
            step = draw.randint(1, 7)
            piece = redacted.outgoing[position : position + step]
            position += len(piece)
            restored += restorer.feed(piece)
            held = max(held, len(restorer._held))
        restored += restorer.end()
        exact += restored == row["text"]
        placeholders += restorer.restored
    return {"texts": len(rows), "exact": exact, "placeholders": placeholders, "most_characters_held_back": held}


def speed(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Milliseconds of processor time for a text, with everything and by form alone."""
    times = {}
    for name, covered in (("everything", _everything), ("by_form_alone", _by_form)):
        began = time.process_time()
        for row in rows:
            covered(row["text"])
        times[name] = round((time.process_time() - began) / len(rows) * 1000, 3)
    return times


if __name__ == "__main__":
    main()
