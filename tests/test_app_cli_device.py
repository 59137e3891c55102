"""`inglenook device` as people read it and as programs do."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from typing import Any

import msgspec
import pytest

from app.cli.device import describe
from core.device.bandwidth import MemoryBandwidth
from core.device.cores import Processor
from core.device.flash import Flash
from core.device.graphics import Graphics, GraphicsDevice
from core.device.memory import Memory
from core.device.power import Power
from core.device.probe import Device, load
from core.device.reading import Reading, assumed, measured
from core.paths import Paths

GB = 10**9
LAPTOP = Device(
    version=2,
    measured_at=datetime.datetime(2026, 11, 23, 8, tzinfo=datetime.UTC),
    machine="a laptop",
    processor=Processor(measured("Laptop 7"), measured(8), measured(16), measured(("AVX2", "FMA"))),
    memory=Memory(measured(16 * GB), measured(10 * GB)),
    memory_bandwidth=MemoryBandwidth(assumed(17e9), assumed(8)),
    flash=Flash(
        measured("ext4"), measured(True), measured(3.5e9), measured(1), measured(1.048576e9), measured(40.96e6)
    ),
    graphics=Graphics(
        measured(
            (
                GraphicsDevice("Vulkan0", "AMD Radeon 780M", "main", measured(8 * GB), measured(7 * GB)),
                GraphicsDevice("CUDA0", "NVIDIA GeForce RTX 4060", "own", measured(8 * GB), measured(6 * GB)),
            )
        )
    ),
    power=Power(assumed("mains"), measured(73.0), measured("balanced")),
)


def inglenook(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "app", "device", *arguments], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr == ""
    return done.stdout


def lines(device: Device) -> list[str]:
    return [f"{name.strip()}: {fact}" for name, fact in describe(device)]


def test_people_get_lines_with_units() -> None:
    found = lines(LAPTOP)
    assert "Cores: 8 to use (16 threads)" in found
    assert "Instructions: AVX2, FMA" in found
    assert "Memory: 10.0 GB free of 16.0 GB" in found
    assert "Disk: ext4, past the page cache" in found
    assert "in sequence: 3.5 GB/s with 1 reader" in found
    assert "by 1 MiB: 1.0 GB/s here and there (1,000 reads/s)" in found
    assert "by 4 KiB: 41 MB/s here and there, one at a time (10,000 reads/s)" in found
    assert "Graphics: Vulkan0 (AMD Radeon 780M): 7.0 GB free of 8.0 GB, part of main memory" in found
    assert "Graphics: CUDA0 (NVIDIA GeForce RTX 4060): 6.0 GB free of 8.0 GB" in found


def test_what_is_assumed_says_so() -> None:
    found = lines(LAPTOP)
    assert "Power: mains (assumed), battery at 73 %, profile balanced" in found
    assert (
        "Memory speed: 17.0 GB/s (assumed) with 8 threads: at most 17 tokens/s for each GB that a token reads" in found
    )
    no_graphics = msgspec.structs.replace(LAPTOP, graphics=Graphics(assumed(())))
    assert "Graphics: none that the engine can use (assumed)" in lines(no_graphics)


def test_what_was_measured_while_others_were_busy_says_so() -> None:
    slow = MemoryBandwidth(measured(2e9, 0.62), measured(8))
    found = lines(msgspec.structs.replace(LAPTOP, memory_bandwidth=slow))
    assert any(
        line.startswith("Memory speed: 2.0 GB/s (measured while other programs were busy) with 8") for line in found
    )
    assert "while other programs were busy (62% of the cores)" in found[-1]
    assert "busy" not in " ".join(lines(LAPTOP))


def readings(value: Any) -> list[Any]:
    """Every reading inside a record."""
    if isinstance(value, Reading):
        return [value]
    if isinstance(value, msgspec.Struct):
        return [found for name in value.__struct_fields__ for found in readings(getattr(value, name))]
    return []


def test_programs_get_one_object_in_which_each_value_says_how_it_is_known(home: Paths) -> None:
    printed = inglenook("--json")
    assert printed.count("\n") == 1
    record = json.loads(printed)
    assert record["memory"]["available_bytes"]["basis"] == "measured"
    assert record["flash"]["sequential_bytes_per_second"]["value"] > 0
    kept = load(home.state / "device.json")
    assert kept is not None
    assert len(readings(kept)) >= 15
    # The date tells that the second call has not measured again.
    assert json.loads(inglenook("--json"))["measured_at"] == record["measured_at"]
    assert "GB/s" in inglenook()


def test_a_record_of_a_machine_with_graphics_comes_back(home: Paths) -> None:
    home.state.mkdir(parents=True)
    (home.state / "device.json").write_bytes(msgspec.json.encode(LAPTOP))
    assert load(home.state / "device.json") == LAPTOP


@pytest.mark.parametrize("option", ["--measure", "--json"])
def test_options_are_explained(option: str) -> None:
    assert option in inglenook("--help")
