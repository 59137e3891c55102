"""What a download costs that is killed again and again, and what it costs to look into a model on the hub before.

    python -m bench.download MODEL [--kills N] [--seed N] [--out FILE]

A hub on loopback offers MODEL. `inglenook models show` reads its header; `inglenook models get` fetches it and is
killed (SIGKILL) at random points, then runs to its end. Counted are the bytes that the hub sent.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from models.download import CHUNK
from tests.fake_hub import FakeHub, fake_hub

REPO: Final = "someone/model-GGUF"
BYTES_PER_SECOND: Final = 60e6
"""Of the hub, while the download is to be killed: so that it lasts longer than a program takes to start."""


def main() -> None:
    """Measure, print, and write JSON if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--out", type=Path, default=None)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, fake_hub() as hub:
        hub.add(REPO, options.model.name, options.model)
        report = measure(hub, options.model, Path(folder), options.kills, random.Random(options.seed))
    print(json.dumps(report, indent=1))
    if options.out:
        options.out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def measure(hub: FakeHub, model: Path, home: Path, kills: int, chance: random.Random) -> dict[str, Any]:
    """Look at the model, then fetch it, killed at so many points."""
    environment = {**os.environ, "INGLENOOK_HOME": str(home), "HF_ENDPOINT": hub.url, "HF_HUB_OFFLINE": "0"}
    environment.pop("HF_TOKEN", None)
    name = f"{REPO}/{model.name}"
    _run(["show", name], environment).wait()
    header = hub.served
    size, target = model.stat().st_size, home / "data" / "models" / REPO / model.name
    part = target.with_name(target.name + ".part")
    hub.bytes_per_second = BYTES_PER_SECOND
    rows = []
    for stop in sorted(chance.sample(range(1, size), kills)):
        before, had = hub.served, _size(part)
        child = _run(["get", name, "--json"], environment)
        while hub.served - before < stop - had and child.poll() is None:
            time.sleep(0.002)
        child.send_signal(signal.SIGKILL)
        child.wait()
        time.sleep(0.1)
        rows.append({"killed_at": stop, "kept": _size(part), "lost": had + hub.served - before - _size(part)})
        print(rows[-1], flush=True)
    hub.bytes_per_second = 0
    before, had = hub.served, _size(part)
    assert _run(["get", name, "--json"], environment).wait() == 0
    return {
        "model": model.name,
        "bytes": size,
        "header_traffic": header,
        "chunk": CHUNK,
        "kills": rows,
        "fetched_twice": hub.served - header - size,
        "last_run_fetched": hub.served - before,
        "last_run_missing": size - had,
        "same_bytes": _digest(target) == _digest(model),
    }


def _run(arguments: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "app", "models", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    main()
