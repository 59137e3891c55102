"""Processor, power supply and caches, read from samples of real machines and from this one."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.device.bandwidth import MemoryBandwidth, parse_cache_size, probe_bandwidth
from core.device.cores import logical_cores, parse_cpuinfo, parse_sysctl, physical_cores, probe_processor
from core.device.kernel import parse_groups, parse_number, parse_processors, parse_statistics
from core.device.memory import parse_limit, parse_meminfo, parse_smaps_rollup
from core.device.power import Power, parse_supplies, parse_uevent, probe_power
from core.device.reading import assumed, measured

ZEN4 = """\
processor\t: 0
vendor_id\t: AuthenticAMD
model name\t: AMD Ryzen 7 7840U w/ Radeon 780M Graphics
flags\t\t: fpu vme sse4_2 avx f16c fma avx2 bmi2 avx512f avx512vbmi avx512_vnni avx512_bf16
bugs\t\t: sysret_ss_attrs

processor\t: 1
model name\t: AMD Ryzen 7 7840U w/ Radeon 780M Graphics
flags\t\t: fpu vme sse4_2 avx f16c fma avx2 bmi2 avx512f avx512vbmi avx512_vnni avx512_bf16
"""
RASPBERRY_PI_5 = """\
processor\t: 0
BogoMIPS\t: 108.00
Features\t: fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm lrcpc dcpop asimddp
CPU implementer\t: 0x41

Revision\t: d04170
Model\t\t: Raspberry Pi 5 Model B Rev 1.0
"""
M2 = """\
hw.optional.arm.FEAT_FP16: 1
hw.optional.arm.FEAT_DotProd: 1
hw.optional.arm.FEAT_I8MM: 1
hw.optional.arm.FEAT_BF16: 1
hw.optional.arm.FEAT_SME: 0
hw.optional.AdvSIMD: 1
machdep.cpu.brand_string: Apple M2
"""
INTEL_MAC = """\
hw.optional.avx2_0: 1
machdep.cpu.brand_string: Intel(R) Core(TM) i7-8569U CPU @ 2.80GHz
machdep.cpu.features: FPU VME SSE4.2 FMA AVX1.0 F16C
machdep.cpu.leaf7_features: RDWRFSGSBASE BMI1 AVX2 BMI2
"""

BATTERY = "POWER_SUPPLY_NAME=BAT0\nPOWER_SUPPLY_TYPE=Battery\nPOWER_SUPPLY_STATUS={}\nPOWER_SUPPLY_CAPACITY={}\n"
MAINS = "POWER_SUPPLY_NAME=AC\nPOWER_SUPPLY_TYPE=Mains\nPOWER_SUPPLY_ONLINE={}\n"
MOUSE = (
    "POWER_SUPPLY_NAME=hidpp_battery_0\nPOWER_SUPPLY_TYPE=Battery\nPOWER_SUPPLY_SCOPE=Device\n"
    "POWER_SUPPLY_STATUS=Discharging\nPOWER_SUPPLY_CAPACITY=15\n"
)


def test_name_and_instructions_of_a_laptop() -> None:
    name, sets = parse_cpuinfo(ZEN4)
    assert name == "AMD Ryzen 7 7840U w/ Radeon 780M Graphics"
    assert {"AVX2", "FMA", "AVX-512F", "AVX-512 VBMI", "AVX-512 VNNI", "AVX-512 BF16"} <= set(sets)
    assert len(sets) == len(set(sets))


def test_name_and_instructions_of_a_small_board() -> None:
    assert parse_cpuinfo(RASPBERRY_PI_5) == ("Raspberry Pi 5 Model B Rev 1.0", ("NEON", "FP16", "DotProd"))


def test_name_and_instructions_of_macs() -> None:
    assert parse_sysctl(M2) == ("Apple M2", ("NEON", "FP16", "DotProd", "I8MM", "BF16"))
    name, sets = parse_sysctl(INTEL_MAC)
    assert name.startswith("Intel(R) Core(TM) i7")
    assert set(sets) == {"SSE4.2", "AVX", "F16C", "FMA", "AVX2", "BMI2"}


def test_two_threads_of_one_core_are_one_core(tmp_path: Path) -> None:
    ours = sorted(os.sched_getaffinity(0))
    together = ",".join(map(str, ours))
    for processor in ours:
        folder = tmp_path / f"sys/devices/system/cpu/cpu{processor}/topology"
        folder.mkdir(parents=True)
        (folder / "core_cpus_list").write_text(together)
    assert physical_cores(tmp_path) == 1
    assert logical_cores(tmp_path) == len(ours)


def test_a_quota_limits_threads_too(tmp_path: Path) -> None:
    for name, text in {"proc/self/cgroup": "0::/box\n", "sys/fs/cgroup/box/cpu.max": "150000 100000\n"}.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    assert logical_cores(tmp_path) == 1


def test_the_processor_of_this_machine() -> None:
    found = probe_processor()
    assert 1 <= found.physical_cores.value <= found.logical_cores.value <= (os.cpu_count() or 1)
    assert found.name.value


def test_a_machine_that_says_nothing_of_its_processor_is_not_described_as_measured(tmp_path: Path) -> None:
    found = probe_processor(tmp_path)
    assert found.instruction_sets == assumed(())
    assert found.name.basis == "assumed"


@pytest.mark.parametrize(
    ("uevents", "expected"),
    [
        ([MAINS.format(0), BATTERY.format("Discharging", 80)], ("battery", 80.0)),
        ([MAINS.format(1), BATTERY.format("Charging", 40)], ("mains", 40.0)),
        ([MAINS.format(1), BATTERY.format("Full", 100)], ("mains", 100.0)),
        ([MAINS.format(0), BATTERY.format("Unknown", 55)], ("battery", 55.0)),
        ([BATTERY.format("Discharging", 20), BATTERY.format("Unknown", 60)], ("battery", 40.0)),
        ([BATTERY.format("Discharging", "")], ("battery", None)),
        ([MAINS.format(1), MOUSE], ("mains", None)),
        ([MOUSE], None),
        ([MAINS.format(0)], None),
        ([], None),
    ],
)
def test_where_the_power_comes_from(uevents: list[str], expected: tuple[str, float | None] | None) -> None:
    assert parse_supplies(uevents) == expected


def test_power_of_a_laptop_on_battery(tmp_path: Path) -> None:
    for name, text in {
        "sys/class/power_supply/BAT0/uevent": BATTERY.format("Discharging", 73),
        "sys/class/power_supply/AC/uevent": MAINS.format(0),
        "sys/firmware/acpi/platform_profile": "low-power\n",
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True)
        file.write_text(text)
    assert probe_power(tmp_path) == Power(measured("battery"), measured(73.0), measured("low-power"))


def test_a_machine_without_supplies_is_assumed_to_be_on_mains(tmp_path: Path) -> None:
    (tmp_path / "sys/class/power_supply").mkdir(parents=True)
    assert probe_power(tmp_path) == Power(assumed("mains"), None, assumed(""))


def test_reading_memory_is_measured_here() -> None:
    found = probe_bandwidth()
    assert found.read_bytes_per_second.basis == "measured"
    assert found.threads.value == physical_cores()


def test_a_machine_without_free_memory_gets_an_assumption(tmp_path: Path) -> None:
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/meminfo").write_text("MemTotal: 1000000 kB\nMemAvailable: 1000 kB\n")
    assert probe_bandwidth(tmp_path).read_bytes_per_second.basis == "assumed"


def test_speed_follows_from_the_bytes_that_a_token_reads() -> None:
    assert MemoryBandwidth(measured(20e9), measured(4)).most_tokens_per_second(4 * 10**9) == 5.0


@pytest.mark.parametrize(
    ("text", "expected"), [("32768K\n", 32 << 20), ("1M", 1 << 20), ("512", 512), ("", 0), ("-1K", 0), ("K", 0)]
)
def test_sizes_of_caches(text: str, expected: int) -> None:
    assert parse_cache_size(text) == expected


@given(st.lists(st.integers(0, 5000), max_size=30))
def test_lists_of_processors_come_back(processors: list[int]) -> None:
    assert parse_processors(",".join(map(str, processors))) == frozenset(processors)


@given(st.dictionaries(st.from_regex(r"[A-Z_]{1,12}", fullmatch=True), st.from_regex(r"[^\r\n]{0,20}", fullmatch=True)))
def test_facts_of_a_supply_come_back(facts: dict[str, str]) -> None:
    text = "".join(f"POWER_SUPPLY_{name}={value}\n" for name, value in facts.items())
    assert parse_uevent(text) == facts


KERNEL_LIKE = st.one_of(
    st.text(max_size=400),
    st.text(alphabet="0123456789-,: \n\tKMGkBPsflagsmodel_ne.=1", max_size=400),
    st.from_regex(r"(POWER_SUPPLY_(TYPE|STATUS|CAPACITY|ONLINE|SCOPE)=[\w ]{0,12}\n){0,8}", fullmatch=True),
)


@given(KERNEL_LIKE)
def test_no_text_of_a_kernel_breaks_a_parser(text: str) -> None:
    for parse in (parse_cpuinfo, parse_sysctl, parse_cache_size, parse_groups, parse_processors, parse_statistics):
        parse(text)
    for parse_size in (parse_meminfo, parse_smaps_rollup, parse_limit, parse_number):
        parse_size(text)
    found = parse_supplies([text, text])
    if found is not None:
        source, percent = found
        power = Power(measured(source), None if percent is None else measured(percent))
        assert msgspec.json.decode(msgspec.json.encode(power), type=Power) == power


def test_a_container_that_lacks_sys_is_taken_to_be_on_mains(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise FileNotFoundError("/sys/class/power_supply")

    monkeypatch.setattr("psutil.sensors_battery", missing, raising=False)
    assert probe_power(tmp_path) == Power(assumed("mains"), None, assumed(""))
