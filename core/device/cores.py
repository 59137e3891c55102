"""Which processor this machine has: cores this process may use, and the instructions that make a model fast."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import msgspec
import psutil

from core.device.kernel import ROOT, control_groups, parse_number, parse_processors, read_text
from core.device.reading import Count, Reading, assumed, measured

_LINUX_NAMES: Final = {
    # x86-64, as /proc/cpuinfo calls them
    "sse4_2": "SSE4.2",
    "avx": "AVX",
    "f16c": "F16C",
    "fma": "FMA",
    "avx2": "AVX2",
    "bmi2": "BMI2",
    "avx_vnni": "AVX-VNNI",
    "avx512f": "AVX-512F",
    "avx512_vbmi": "AVX-512 VBMI",
    "avx512vbmi": "AVX-512 VBMI",
    "avx512_vnni": "AVX-512 VNNI",
    "avx512_bf16": "AVX-512 BF16",
    "amx_tile": "AMX",
    "amx_int8": "AMX-INT8",
    "amx_bf16": "AMX-BF16",
    # arm64
    "asimd": "NEON",
    "asimdhp": "FP16",
    "asimddp": "DotProd",
    "i8mm": "I8MM",
    "bf16": "BF16",
    "sve": "SVE",
    "sve2": "SVE2",
    "sme": "SME",
}
_MACOS_NAMES: Final = {
    "SSE4.2": "SSE4.2",
    "AVX1.0": "AVX",
    "F16C": "F16C",
    "FMA": "FMA",
    "AVX2": "AVX2",
    "BMI2": "BMI2",
    "AVX512F": "AVX-512F",
    "AdvSIMD": "NEON",
    "FEAT_FP16": "FP16",
    "FEAT_DotProd": "DotProd",
    "FEAT_I8MM": "I8MM",
    "FEAT_BF16": "BF16",
    "FEAT_SME": "SME",
}


class Processor(msgspec.Struct, frozen=True):
    """The processor, as far as this process may use it."""

    name: Reading[str]
    physical_cores: Reading[Count]
    """Cores that compute at the same time: the number of threads for a model."""
    logical_cores: Reading[Count]
    """Processors the system schedules on: two for a core that runs two threads."""
    instruction_sets: Reading[tuple[str, ...]]
    """Those that llama.cpp has code for, by their makers' names."""


def probe_processor(root: Path = ROOT) -> Processor:
    """The processor as it is now: affinity and quotas can change while a program runs."""
    name, sets = _description(root)
    known = hasattr(os, "sched_getaffinity") or psutil.cpu_count(logical=False) is not None
    mark = measured if known else assumed
    return Processor(
        name=measured(name) if name else assumed(platform.machine()),
        physical_cores=mark(physical_cores(root)),
        logical_cores=mark(logical_cores(root)),
        instruction_sets=Reading(sets, "measured" if sets else "assumed"),
    )


def physical_cores(root: Path = ROOT) -> int:
    """Cores this process may use, at least 1: two threads of one core count once."""
    cores = {_core(root, processor) for processor in _usable_processors(logical=False)}
    return _within_quota(root, len(cores))


def logical_cores(root: Path = ROOT) -> int:
    """Processors this process may run on, at least 1."""
    return _within_quota(root, len(_usable_processors(logical=True)))


def parse_cpuinfo(text: str) -> tuple[str, tuple[str, ...]]:
    """Name and known instruction sets from `/proc/cpuinfo`; ("", ()) where it says neither."""
    fields = dict(re.findall(r"^([^\t:\n]+?)[ \t]*:[ \t]*(.*)$", text, re.MULTILINE))
    words = set(f"{fields.get('flags', '')} {fields.get('Features', '')}".split())
    name = fields.get("model name") or fields.get("Model") or ""
    return name.strip(), _named(words, _LINUX_NAMES)


def parse_sysctl(text: str) -> tuple[str, tuple[str, ...]]:
    """Name and known instruction sets from what macOS's `sysctl hw.optional machdep.cpu` prints."""
    fields = dict(re.findall(r"^([\w.]+): (.*)$", text, re.MULTILINE))
    words = {name.rpartition(".")[2] for name, value in fields.items() if value.strip() == "1"}
    for name in ("machdep.cpu.features", "machdep.cpu.leaf7_features"):
        words |= set(fields.get(name, "").split())
    return fields.get("machdep.cpu.brand_string", "").strip(), _named(words, _MACOS_NAMES)


def _named(words: set[str], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for word, name in names.items() if word in words))


def _description(root: Path) -> tuple[str, tuple[str, ...]]:
    if sys.platform == "darwin":
        return parse_sysctl(_sysctl("hw.optional", "machdep.cpu"))
    return parse_cpuinfo(read_text(root / "proc/cpuinfo"))


def _sysctl(*names: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 (fixed words)
            ["/usr/sbin/sysctl", *names], capture_output=True, text=True, errors="replace", timeout=2, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def _usable_processors(*, logical: bool) -> frozenset[int]:
    if hasattr(os, "sched_getaffinity"):
        return frozenset(os.sched_getaffinity(0))
    return frozenset(range(psutil.cpu_count(logical=logical) or os.cpu_count() or 1))


def _core(root: Path, processor: int) -> frozenset[int]:
    """The processors that share a core with `processor`, itself included."""
    folder = root / f"sys/devices/system/cpu/cpu{processor}/topology"
    text = read_text(folder / "core_cpus_list") or read_text(folder / "thread_siblings_list")
    return parse_processors(text) or frozenset({processor})


def _within_quota(root: Path, count: int) -> int:
    """`count`, no more than the whole processors' worth of time that the control group grants, at least 1."""
    shares = [count]
    for folder in control_groups(root, "cpu"):
        unified = read_text(folder / "cpu.max").split()
        texts = unified if len(unified) == 2 else [read_text(folder / f"cpu.cfs_{n}_us") for n in ("quota", "period")]
        quota, period = (parse_number(text) for text in texts)
        if quota is not None and period:
            shares.append(quota // period)
    return max(1, min(shares))
