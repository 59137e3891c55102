"""`inglenook device`: what this machine has and how fast it is, in lines for people or as JSON for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console

from core.device.busy import BUSY
from core.device.flash import MIB, PAGE, Flash
from core.device.graphics import GraphicsDevice
from core.device.power import Power
from core.device.probe import Device
from core.device.reading import Reading
from core.paths import find_paths
from core.plan.kernels import know_machine

_INDENT = 14


def device(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    measure: Annotated[bool, typer.Option("--measure", help="Measure again; takes about four seconds.")] = False,
) -> None:
    """Show what this machine has and how fast it is: memory, cores, disk, graphics, power."""
    found = know_machine(find_paths(), measure)
    if as_json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return
    console = Console(highlight=False, soft_wrap=True, markup=False)
    for name, fact in describe(found):
        console.print(f"{name:<{_INDENT}}{fact}")


def describe(found: Device) -> Iterator[tuple[str, str]]:
    """The machine in lines of a name and a fact; what is only assumed says so."""
    memory, speed, processor = found.memory, found.memory_bandwidth, found.processor
    yield "Processor", f"{processor.name.value}{_mark(processor.name)}"
    yield (
        "Cores",
        f"{processor.physical_cores.value} to use ({_many(processor.logical_cores.value, 'thread')})"
        f"{_mark(processor.physical_cores)}",
    )
    yield "Instructions", ", ".join(processor.instruction_sets.value) or "unknown"
    yield (
        "Memory",
        f"{_gigabytes(memory.available_bytes.value)} free of {_gigabytes(memory.total_bytes.value)}"
        f"{_mark(memory.available_bytes)}",
    )
    yield (
        "Memory speed",
        f"{_speed(speed.read_bytes_per_second)} with {_many(speed.threads.value, 'thread')}: at most "
        f"{speed.most_tokens_per_second(10**9):.0f} tokens/s for each GB that a token reads",
    )
    yield from _flash_lines(found.flash)
    yield from _graphics_lines(found.graphics.devices)
    yield "Power", _power_line(found.power)
    yield "Measured", _measured_line(found)


def _measured_line(found: Device) -> str:
    when = f"{found.measured_at.astimezone():%Y-%m-%d %H:%M}"
    if found.busy < BUSY:
        return f"{when}; --measure does it again"
    return (
        f"{when} while other programs were busy ({found.busy:.0%} of the cores), so speeds may be too low; "
        "they are measured again by themselves once the machine is calm, or with --measure"
    )


def _flash_lines(flash: Flash) -> Iterator[tuple[str, str]]:
    cache = "past the page cache" if flash.direct_io.value else "page cache emptied first"
    yield "Disk", f"{flash.filesystem.value or 'unknown filesystem'}, {cache}{_mark(flash.direct_io)}"
    yield (
        "  in sequence",
        f"{_speed(flash.sequential_bytes_per_second)} with {_many(flash.sequential_readers.value, 'reader')}",
    )
    large, small = flash.random_1mib_bytes_per_second, flash.random_4kib_bytes_per_second
    yield "  by 1 MiB", f"{_speed(large)} here and there ({large.value / MIB:,.0f} reads/s)"
    yield "  by 4 KiB", f"{_speed(small)} here and there, one at a time ({small.value / PAGE:,.0f} reads/s)"


def _graphics_lines(devices: Reading[tuple[GraphicsDevice, ...]]) -> Iterator[tuple[str, str]]:
    if not devices.value:
        yield "Graphics", f"none that the engine can use{_mark(devices)}"
    for device in devices.value:
        where = ", part of main memory" if device.memory == "main" else ""
        yield (
            "Graphics",
            f"{device.name} ({device.description}): {_gigabytes(device.free_bytes.value)} free of "
            f"{_gigabytes(device.total_bytes.value)}{where}{_mark(device.free_bytes)}",
        )


def _power_line(power: Power) -> str:
    line = f"{power.source.value}{_mark(power.source)}"
    if power.battery_percent is not None:
        line += f", battery at {power.battery_percent.value:.0f} %"
    return line + (f", profile {power.profile.value}" if power.profile.value else "")


def _mark(reading: Reading[Any]) -> str:
    return " (assumed)" if reading.basis == "assumed" else ""


def _speed(reading: Reading[float]) -> str:
    small = reading.value < 1e9
    number = f"{reading.value / 1e6:,.0f} MB/s" if small else f"{reading.value / 1e9:,.1f} GB/s"
    return number + _mark(reading) + (" (measured while other programs were busy)" if reading.busy >= BUSY else "")


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.1f} GB"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
