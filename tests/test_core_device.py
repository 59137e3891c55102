"""What the machine says it has, read from samples of real machines and from this one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from core.device import available_memory, physical_cores, process_memory, total_memory
from core.device.kernel import parse_groups, parse_processors, parse_statistics
from core.device.memory import parse_limit, parse_meminfo, parse_smaps_rollup

GB = 1 << 30
MEMINFO = f"""\
MemTotal:       {16 * GB // 1024} kB
MemFree:          524288 kB
MemAvailable:   {8 * GB // 1024} kB
HugePages_Total:       0
Hugepagesize:       2048 kB
"""


def machine(root: Path, files: dict[str, str]) -> Path:
    """A folder that looks like the root of a machine."""
    for name, text in ({"proc/meminfo": MEMINFO} | files).items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return root


def test_memory_of_a_plain_machine(tmp_path: Path) -> None:
    root = machine(tmp_path, {"proc/self/cgroup": "0::/user.slice\n"})
    assert total_memory(root) == 16 * GB
    assert available_memory(root) == 8 * GB


def test_a_group_of_version_2_limits_what_is_available(tmp_path: Path) -> None:
    root = machine(
        tmp_path,
        {
            "proc/self/cgroup": "0::/box/inner\n",
            "sys/fs/cgroup/box/inner/memory.max": "max\n",
            "sys/fs/cgroup/box/inner/memory.current": f"{3 * GB}\n",
            "sys/fs/cgroup/box/memory.max": f"{4 * GB}\n",
            "sys/fs/cgroup/box/memory.high": "max\n",
            "sys/fs/cgroup/box/memory.current": f"{3 * GB}\n",
            "sys/fs/cgroup/box/memory.stat": f"anon {1 * GB}\nactive_file 5\ninactive_file {2 * GB}\n",
        },
    )
    assert total_memory(root) == 4 * GB
    assert available_memory(root) == 3 * GB


def test_a_throttle_of_version_2_counts_as_a_limit(tmp_path: Path) -> None:
    root = machine(
        tmp_path,
        {
            "proc/self/cgroup": "0::/box\n",
            "sys/fs/cgroup/box/memory.max": "max\n",
            "sys/fs/cgroup/box/memory.high": f"{2 * GB}\n",
            "sys/fs/cgroup/box/memory.current": f"{3 * GB}\n",
        },
    )
    assert available_memory(root) == 0


def test_a_group_of_version_1_seen_from_inside_its_container(tmp_path: Path) -> None:
    root = machine(
        tmp_path,
        {
            "proc/self/cgroup": "5:memory:/docker/123\n3:cpuacct,cpu:/docker/123\n0::/\n",
            "sys/fs/cgroup/memory/memory.limit_in_bytes": f"{2 * GB}\n",
            "sys/fs/cgroup/memory/memory.usage_in_bytes": f"{1 * GB}\n",
            "sys/fs/cgroup/memory/memory.stat": f"inactive_file 0\ntotal_inactive_file {GB // 2}\n",
            "sys/fs/cgroup/cpu/cpu.cfs_quota_us": "150000\n",
            "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
        },
    )
    assert total_memory(root) == 2 * GB
    assert available_memory(root) == 2 * GB - GB // 2
    assert physical_cores(root) == 1


def test_a_group_without_limits_changes_nothing(tmp_path: Path) -> None:
    root = machine(
        tmp_path,
        {
            "proc/self/cgroup": "5:memory:/a\n3:cpu:/a\n0::/\n",
            "sys/fs/cgroup/memory/a/memory.limit_in_bytes": "9223372036854771712\n",
            "sys/fs/cgroup/memory/a/memory.usage_in_bytes": f"{1 * GB}\n",
            "sys/fs/cgroup/cpu/a/cpu.cfs_quota_us": "-1\n",
            "sys/fs/cgroup/cpu/a/cpu.cfs_period_us": "100000\n",
        },
    )
    assert available_memory(root) == 8 * GB
    assert physical_cores(root) == len(os.sched_getaffinity(0))


def test_two_threads_of_a_core_count_once(tmp_path: Path) -> None:
    usable = sorted(os.sched_getaffinity(0))
    siblings = ",".join(map(str, usable))
    root = machine(
        tmp_path,
        {f"sys/devices/system/cpu/cpu{n}/topology/thread_siblings_list": siblings + "\n" for n in usable},
    )
    assert physical_cores(root) == 1


def test_a_quota_of_version_2_limits_the_cores(tmp_path: Path) -> None:
    root = machine(tmp_path, {"proc/self/cgroup": "0::/box\n", "sys/fs/cgroup/box/cpu.max": "50000 100000\n"})
    assert physical_cores(root) == 1


def test_a_system_without_these_files_falls_back(tmp_path: Path) -> None:
    assert total_memory(tmp_path) == psutil.virtual_memory().total
    assert available_memory(tmp_path) > 0
    assert physical_cores(tmp_path) >= 1
    assert process_memory(os.getpid(), tmp_path) > 1 << 20


def test_this_machine_gives_plausible_numbers() -> None:
    assert 0 < available_memory() <= total_memory() <= psutil.virtual_memory().total
    assert 1 <= physical_cores() <= len(os.sched_getaffinity(0))


def test_memory_of_a_process_grows_with_what_it_holds_and_ends_with_it() -> None:
    script = "import sys; held = b'x' * (64 << 20); print(flush=True); sys.stdin.read()"
    child = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with child:
        assert child.stdout is not None
        child.stdout.readline()
        assert 64 << 20 < process_memory(child.pid) < 128 << 20
    assert process_memory(child.pid) == 0


def test_the_share_is_taken_from_a_rollup() -> None:
    text = (
        "55adc2333000-7ffe2ddf2000 ---p 00000000 00:00 0    [rollup]\n"
        "Rss:    1768 kB\nPss:     401 kB\nPss_Dirty: 112 kB\n"
    )
    assert parse_smaps_rollup(text) == 401 * 1024
    assert parse_smaps_rollup("") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", set()), ("0\n", {0}), ("0-3,8", {0, 1, 2, 3, 8}), ("0,2-2", {0, 2}), ("15-16\n", {15, 16})],
)
def test_lists_of_processors(text: str, expected: set[int]) -> None:
    assert parse_processors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("max\n", None), ("", None), ("9223372036854771712", None), ("-1", None), ("4096\n", 4096)]
)
def test_limits(text: str, expected: int | None) -> None:
    assert parse_limit(text) == expected


def test_paths_of_groups_may_hold_colons() -> None:
    assert parse_groups("12:cpu,cpuacct:/a:b\n1:name=systemd:/\n0::/c\n") == {
        "cpu": "/a:b",
        "cpuacct": "/a:b",
        "name=systemd": "/",
        "": "/c",
    }


def test_numbers_of_the_kernel() -> None:
    assert parse_meminfo(MEMINFO)["MemAvailable"] == 8 * GB
    assert "HugePages_Total" not in parse_meminfo(MEMINFO)
    assert parse_statistics("anon 12\nfile 0\n") == {"anon": 12, "file": 0}
