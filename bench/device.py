"""Whether the device probe is right: its bandwidths against references, in turns, and how long a whole probe takes.

    python -m bench.device [--repeats N] [--folder DIR]

Memory is read by numpy (a sum over 64-bit numbers) with as many threads; the disk by `dd iflag=direct` on a file that
is written for it. The best of each side counts, as in the probe itself.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from core.device.bandwidth import probe_bandwidth
from core.device.cores import physical_cores
from core.device.flash import probe_flash
from core.device.probe import probe
from core.paths import Paths

FILE_BYTES = 256 << 20
TARGET_S = 3.0


def main() -> None:
    """Measure both sides in turns and print them."""
    options = _options()
    memory: dict[str, list[float]] = {"probe": [], "numpy": []}
    disk: dict[str, list[float]] = {"probe": [], "dd": []}
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        models = Path(name) / "models"
        models.mkdir()
        file = models / "model.gguf"
        file.write_bytes(os.urandom(FILE_BYTES))
        os.sync()
        for _ in range(options.repeats):
            memory["probe"].append(probe_bandwidth().read_bytes_per_second.value)
            memory["numpy"].append(_numpy())
            disk["probe"].append(probe_flash(Path(name), models).sequential_bytes_per_second.value)
            disk["dd"].append(_dd(file))
    _compare("memory, read", memory)
    _compare("disk, in sequence", disk)
    took = [_whole() for _ in range(options.repeats)]
    print(f"whole probe: median {sorted(took)[len(took) // 2]:.2f} s, longest {max(took):.2f} s (target {TARGET_S} s)")


def _compare(name: str, sides: dict[str, list[float]]) -> None:
    (ours, own), (theirs, reference) = sides.items()
    print(
        f"{name}: {ours} {max(own) / 1e9:.2f} GB/s, {theirs} {max(reference) / 1e9:.2f} GB/s, "
        f"ratio {max(own) / max(reference):.2f}"
    )


def _numpy() -> float:
    """Bytes per second of sums over parts of one array, one thread each; the best of ten."""
    threads = physical_cores()
    parts = [np.ones(FILE_BYTES // 8 // threads, dtype=np.uint64) for _ in range(threads)]
    best = 0.0
    with ThreadPoolExecutor(threads) as pool:
        for _ in range(10):
            began = time.perf_counter()
            list(pool.map(np.add.reduce, parts))
            best = max(best, sum(part.nbytes for part in parts) / (time.perf_counter() - began))
    return best


def _dd(file: Path) -> float:
    """Bytes per second that dd tells."""
    done = subprocess.run(
        ["dd", f"if={file}", "of=/dev/null", "bs=4M", "iflag=direct"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "LC_ALL": "C"},
    )
    found = re.search(r"(\d+) bytes .*?, ([\d.e+-]+) s,", done.stderr)
    assert found is not None, done.stderr
    return int(found[1]) / float(found[2])


def _whole() -> float:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        began = time.perf_counter()
        probe(Paths(root / "data", root / "config", root / "state", root / "run"))
        return time.perf_counter() - began


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=None, help="on the disk to measure")
    return parser.parse_args()


if __name__ == "__main__":
    main()
