"""Runs a command with all its processes in a memory control group, and reads from the kernel what it took."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_ROOT: Final = Path("/sys/fs/cgroup")
_NAME: Final = f"inglenook-bench-{os.getpid()}"


class NoControlGroup(Exception):
    """This machine gives no memory control group: not Linux, or no right to make one."""


@dataclass(frozen=True)
class Finished:
    """How a command ended.

    Args:
        output: what it printed.
        errors: what it printed as errors.
        status: its exit status; negative is a signal.
        seconds: it took.
        peak_bytes: the kernel's high-water mark of the whole group, pages of files included.
        killed: processes that the kernel ended because the group was at its limit.
    """

    output: str
    errors: str
    status: int
    seconds: float
    peak_bytes: int
    killed: int


@contextlib.contextmanager
def memory_group(limit_bytes: int) -> Iterator[Path]:
    """A new control group with this limit, version 2 or 1; removed at the end, with what is still in it.

    Raises:
        NoControlGroup: there can be none.
    """
    unified = (_ROOT / "cgroup.controllers").exists()
    folder = _ROOT / _NAME if unified else _ROOT / "memory" / _NAME
    try:
        if unified and "memory" in (_ROOT / "cgroup.controllers").read_text(encoding="ascii"):
            (_ROOT / "cgroup.subtree_control").write_text("+memory", encoding="ascii")
        folder.mkdir()
        limit = folder / ("memory.max" if unified else "memory.limit_in_bytes")
        limit.write_text(str(limit_bytes), encoding="ascii")
        for swap in ("memory.swap.max", "memory.memsw.limit_in_bytes"):
            with contextlib.suppress(OSError):
                (folder / swap).write_text("0" if unified else str(limit_bytes), encoding="ascii")
    except OSError as error:
        with contextlib.suppress(OSError):
            folder.rmdir()
        raise NoControlGroup(f"No memory control group can be made here ({error.strerror}); run as root.") from error
    try:
        yield folder
    finally:
        _remove(folder)


def run_in(folder: Path, command: Sequence[str], environment: Mapping[str, str], patience_s: float) -> Finished:
    """Run `command` in the group until it ends, or end it after `patience_s` seconds."""
    _reset_peak(folder)
    killed_before = _killed(folder)
    started = time.perf_counter()

    # The shell moves itself into the group before it becomes the command, so nothing is charged elsewhere.
    entering = ["sh", "-c", 'echo $$ > "$0" && exec "$@"', str(folder / "cgroup.procs"), *command]
    process = subprocess.Popen(
        entering, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        output, errors = process.communicate(timeout=patience_s)
    except subprocess.TimeoutExpired:
        process.kill()
        output, errors = process.communicate()
    seconds = time.perf_counter() - started
    return Finished(
        output=output,
        errors=errors,
        status=process.returncode,
        seconds=seconds,
        peak_bytes=_number(folder, "memory.peak", "memory.max_usage_in_bytes"),
        killed=_killed(folder) - killed_before,
    )


def drop_file_pages(path: Path) -> None:
    """Forget what the system has cached of a file, so that the next reader is charged for it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def _reset_peak(folder: Path) -> None:
    # Where version 2 cannot reset it, a fresh group a run is the way.
    with contextlib.suppress(OSError):
        (folder / "memory.max_usage_in_bytes").write_text("0", encoding="ascii")


def _number(folder: Path, *names: str) -> int:
    for name in names:
        with contextlib.suppress(OSError, ValueError):
            return int((folder / name).read_text(encoding="ascii"))
    return 0


def _killed(folder: Path) -> int:
    for name in ("memory.events", "memory.oom_control"):
        with contextlib.suppress(OSError):
            lines = (folder / name).read_text(encoding="ascii").splitlines()
            return sum(int(line.split()[1]) for line in lines if line.startswith("oom_kill "))
    return 0


def _remove(folder: Path) -> None:
    for _ in range(50):
        with contextlib.suppress(OSError):
            for pid in (folder / "cgroup.procs").read_text(encoding="ascii").split():
                os.kill(int(pid), 9)
        with contextlib.suppress(OSError):
            folder.rmdir()
            return
        time.sleep(0.1)
