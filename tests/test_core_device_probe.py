"""The record of this machine: measured once, kept, measured anew when it cannot be used; and what the engine sees."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from core.device.graphics import Graphics, GraphicsDevice, engine_library, graphics_among, list_engine_devices
from core.device.memory import Memory, available_memory
from core.device.probe import Device, load, probe
from core.device.reading import measured
from core.engine.devices import device_kind
from core.engine.protocol import EngineDevice
from core.errors import EngineDied
from core.paths import Paths

GB = 10**9


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """Where `machine` is kept."""
    root = tmp_path_factory.mktemp("machine")
    return Paths(root / "data", root / "config", root / "state", root / "run")


@pytest.fixture(scope="module")
def machine(rooms: Paths) -> Device:
    """This machine, measured once for all tests that only read it."""
    return probe(rooms)


def keep(paths: Paths, device: Device) -> None:
    paths.state.mkdir(parents=True)
    (paths.state / "device.json").write_bytes(msgspec.json.encode(device))


def with_devices(device: Device, *devices: GraphicsDevice) -> Device:
    memory = Memory(measured(16 * GB), measured(10 * GB))
    return msgspec.structs.replace(device, memory=memory, graphics=Graphics(measured(devices)))


RADEON = GraphicsDevice("Vulkan0", "AMD Radeon 780M", "main", measured(8 * GB), measured(7 * GB))
GEFORCE = GraphicsDevice("CUDA0", "NVIDIA GeForce RTX 4060", "own", measured(8 * GB), measured(6 * GB))


def test_everything_is_found_out_here(machine: Device) -> None:
    assert machine.memory_bandwidth.read_bytes_per_second.basis == "measured"
    assert machine.flash.sequential_bytes_per_second.basis == "measured"
    assert machine.graphics.devices.basis == "measured"
    assert abs(datetime.datetime.now(datetime.UTC) - machine.measured_at) < datetime.timedelta(hours=1)


def test_the_record_is_kept_and_bandwidths_are_not_measured_twice(machine: Device, rooms: Paths) -> None:
    again = probe(rooms)
    assert again.measured_at == machine.measured_at
    assert again.flash == machine.flash
    assert again.memory_bandwidth == machine.memory_bandwidth


def test_free_memory_is_that_of_now(home: Paths, machine: Device) -> None:
    keep(home, msgspec.structs.replace(machine, memory=Memory(measured(1), measured(1))))
    assert probe(home).memory.available_bytes.value > available_memory() // 2


def test_measuring_again_replaces_the_record(home: Paths, machine: Device) -> None:
    keep(home, machine)
    second = probe(home, measure=True)
    assert second.measured_at > machine.measured_at
    assert load(home.state / "device.json") == second
    assert [file.name for file in home.state.glob("device.json*")] == ["device.json"]


def wrong_version(record: dict[str, Any]) -> None:
    record["version"] = 1


def no_flash(record: dict[str, Any]) -> None:
    del record["flash"]


def nothing_per_second(record: dict[str, Any]) -> None:
    record["memory_bandwidth"]["read_bytes_per_second"]["value"] = 0


def endless(record: dict[str, Any]) -> None:
    record["flash"]["sequential_bytes_per_second"]["value"] = 1e300


def negative_memory(record: dict[str, Any]) -> None:
    record["memory"]["total_bytes"]["value"] = -1


def unknown_basis(record: dict[str, Any]) -> None:
    record["memory"]["total_bytes"]["basis"] = "guessed"


@pytest.mark.parametrize(
    "damage", [wrong_version, no_flash, nothing_per_second, endless, negative_memory, unknown_basis]
)
def test_a_record_with_impossible_values_is_not_used(machine: Device, tmp_path: Path, damage: Any) -> None:
    record = msgspec.json.decode(msgspec.json.encode(machine))
    file = tmp_path / "device.json"
    file.write_bytes(msgspec.json.encode(record))
    assert load(file) == machine
    damage(record)
    file.write_bytes(msgspec.json.encode(record))
    assert load(file) is None


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"null", b"{}", b"x" * (3 << 20)])
def test_a_damaged_record_is_not_used(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "device.json"
    file.write_bytes(content)
    assert load(file) is None


def test_a_damaged_record_is_measured_anew_and_replaced(home: Paths) -> None:
    home.state.mkdir(parents=True)
    (home.state / "device.json").write_text("{")
    assert load(home.state / "device.json") is None
    found = probe(home)
    assert load(home.state / "device.json") == found


def test_a_record_of_another_machine_is_measured_anew(home: Paths, machine: Device) -> None:
    keep(home, msgspec.structs.replace(machine, machine="another processor, 64 cores, engine 1"))
    assert probe(home).measured_at > machine.measured_at


def test_a_folder_that_takes_nothing_does_not_stop_the_probe(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    found = probe(Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state", tmp_path / "run"))
    assert found.memory_bandwidth.read_bytes_per_second.basis == "measured"


def test_the_engine_names_the_processor_without_calling_its_memory_free(tmp_path: Path) -> None:
    devices = list_engine_devices(tmp_path / "log")
    processors = [device for device in devices if device.kind == "processor"]
    assert [(device.total_bytes, device.free_bytes) for device in processors] == [(0, 0)]
    assert processors[0].description
    assert processors[0].name not in {device.name for device in graphics_among(devices)}
    assert engine_library().isdecimal()


def test_an_engine_that_does_not_answer_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(EngineDied, match="graphics devices"):
        list_engine_devices(tmp_path / "log", patience_s=0.0)


def test_integrated_graphics_share_the_pool_of_main_memory(machine: Device) -> None:
    main, own = with_devices(machine, RADEON, GEFORCE).pools
    assert (main.devices, main.total_bytes, main.free_bytes) == (("Vulkan0",), 16 * GB, 10 * GB)
    assert (own.devices, own.total_bytes, own.free_bytes) == (("CUDA0",), 8 * GB, 6 * GB)


@pytest.mark.parametrize(
    ("number", "backend", "machine_name", "expected"),
    [
        (0, "CPU", "x86_64", "processor"),
        (1, "CUDA", "x86_64", "graphics"),
        (1, "CUDA", "aarch64", "graphics"),
        (2, "Vulkan", "x86_64", "integrated"),
        (1, "MTL", "arm64", "integrated"),
        (1, "MTL", "x86_64", "graphics"),
        (3, "BLAS", "arm64", "accelerator"),
    ],
)
def test_kinds_of_devices(number: int, backend: str, machine_name: str, expected: str) -> None:
    assert device_kind(number, backend, machine_name) == expected


def test_only_graphics_count_as_graphics() -> None:
    found = graphics_among(
        (
            EngineDevice("CPU", "AMD", "CPU", "processor"),
            EngineDevice("BLAS", "OpenBLAS", "BLAS", "accelerator"),
            EngineDevice("CUDA0", "NVIDIA GeForce RTX 4060", "CUDA", "graphics", 8 * GB, 6 * GB),
            EngineDevice("Vulkan0", "AMD Radeon 780M", "Vulkan", "integrated", 8 * GB, 7 * GB),
        )
    )
    assert found == (GEFORCE, RADEON)
