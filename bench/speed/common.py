"""What the benches of waiting share: texts to read, the starter model, percentiles, and files of results."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.engine.protocol import Turn
from core.settings import Settings
from models.starter import starter_model

ROOT = Path(__file__).parent.parent.parent
SYSTEM = Turn("system", Settings().system_prompt)


def long_text() -> str:
    """Prose in English that everybody has who has this checkout."""
    names = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "bench/README.md")
    return "\n\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of them lies, nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))]


def options(description: str | None, rounds: int) -> argparse.Namespace:
    """The command line of a bench."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--model", type=Path, default=starter_model(), help="a GGUF file")
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--out", type=Path, default=None, help="where to write every single result, JSON")
    return parser.parse_args()


def report(chosen: argparse.Namespace, found: dict[str, Any]) -> None:
    """Print what was found, and write it to the file that was named."""
    whole = {
        "machine": {"processor": platform.processor() or platform.machine(), "cores": os.cpu_count()},
        "model": chosen.model.name,
        "load_average": os.getloadavg(),
        **found,
    }
    for name, value in found.items():
        if isinstance(value, int | float | bool):
            print(f"{name}: {value:.4g}")
    if chosen.out:
        chosen.out.parent.mkdir(parents=True, exist_ok=True)
        chosen.out.write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)
