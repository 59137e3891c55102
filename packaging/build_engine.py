"""Gives this environment the engine: llama-cpp-python, compiled for this machine once and kept for later checkouts.

The wheel holds machine code for the very processor that compiled it, so it is kept under a name made of everything that
must be the same for it to run: version, CMake arguments, platform, C library and the processor's features.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import hashlib
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCK = HERE / "engine.lock"
BUILD_LOCK = HERE / "build.lock"
CMAKE_ARGS = "-DGGML_RPC=on"
"""The engine can lend its memory to, and borrow it from, the same engine on another machine."""

PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]

STEP = re.compile(r"^\s*\[(\d+)/(\d+)\] ")
"""How Ninja counts the files it compiles."""

MEMORY_PER_JOB = 1_200_000_000
"""Bytes; the largest source files need about that much in the compiler."""


class BuildError(Exception):
    """The engine could not be compiled; the message is for the user."""


def cache_folder() -> Path:
    """Where compiled engines are kept: `inglenook/wheels` in the user's cache folder."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "inglenook" / "wheels"


def locked_version() -> str:
    """The version of llama-cpp-python that the lock file names."""
    found = re.search(r"^llama-cpp-python==(\S+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise BuildError(f"{LOCK} names no version of llama-cpp-python.")
    return found[1]


def processor_features() -> str:
    """What the processor can do, as Linux tells it; sorted, so that the order never matters."""
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(":")
        if name.strip() in {"flags", "Features"}:
            return " ".join(sorted(value.split()))
    return platform.processor()


def build_key(version: str, cmake_args: str) -> str:
    """The name of the folder that keeps a wheel built by this recipe on this machine."""
    parts = [version, cmake_args, sysconfig.get_platform(), *platform.libc_ver(), processor_features()]
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return f"{version}-{platform.machine()}-{digest[:12]}"


def parallel_jobs() -> int:
    """Compilers to run at once: one a core, fewer where memory is short."""
    available = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    with contextlib.suppress(OSError):
        found = re.search(r"^MemAvailable:\s+(\d+) kB", Path("/proc/meminfo").read_text(encoding="utf-8"), re.MULTILINE)
        available = int(found[1]) * 1024 if found else available
    return max(1, min(len(os.sched_getaffinity(0)), available // MEMORY_PER_JOB))


def kept_wheel(folder: Path) -> Path | None:
    """The wheel in `folder`, if one was built before."""
    return next(iter(folder.glob("llama_cpp_python-*.whl")), None)


@contextlib.contextmanager
def only_one_build(cache: Path) -> Iterator[None]:
    """Wait until no other build of this user is under way."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build of the engine is under way; waiting for it.", flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


class Progress:
    """What the user sees of a build: one line that changes on a terminal, else a line now and then.

    Args:
        every_s: seconds between two lines where there is no terminal.
    """

    def __init__(self, every_s: float = 30.0) -> None:
        self._started = time.monotonic()
        self._terminal = sys.stdout.isatty()
        self._every_s = every_s
        self._shown = self._started

    def line(self, output: str) -> None:
        """Show how far the build is, if `output` tells."""
        found = STEP.match(output)
        if found is None:
            return
        now = time.monotonic()
        if not self._terminal and now - self._shown < self._every_s:
            return
        self._shown = now
        minutes, seconds = divmod(int(now - self._started), 60)
        text = f"Compiling the engine: {found[1]} of {found[2]} files, {minutes} min {seconds:02} s"
        print(f"\r{text}" if self._terminal else text, end="" if self._terminal else "\n", flush=True)

    def end(self) -> None:
        """Leave the line that changes."""
        if self._terminal:
            print(flush=True)


def run_logged(command: list[str], environment: dict[str, str], log: Path, progress: Progress) -> int:
    """Run `command` with its output in `log`, and end all of it if this process is told to end.

    Returns:
        The exit code.
    """
    with (
        log.open("a", encoding="utf-8") as file,
        subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        ) as process,
    ):
        assert process.stdout is not None
        try:
            for output in process.stdout:
                file.write(output)
                progress.line(output)
            return process.wait()
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)


def compile_wheel(target: Path, cmake_args: str, log: Path) -> None:
    """Compile the engine into a wheel in `target`, with the locked build tools in an environment of their own.

    Raises:
        BuildError: with the place of the full log.
    """
    tools = target / "tools"
    jobs = parallel_jobs()
    print(
        f"Compiling the engine (llama.cpp) for this machine. This happens once and takes about {max(2, 12 // jobs)} to "
        f"{max(4, 26 // jobs)} minutes with {jobs} core{'s' if jobs > 1 else ''}.\nThe full log is {log}.",
        flush=True,
    )
    environment = {
        **os.environ,
        "CMAKE_ARGS": cmake_args,
        "CMAKE_BUILD_PARALLEL_LEVEL": str(jobs),
        "PATH": f"{tools / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "TMPDIR": str(target),
    }
    progress = Progress()
    for step in build_steps(target, tools):
        exit_code = run_logged(step, environment, log, progress)
        if exit_code:
            progress.end()
            tail = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-20:])
            raise BuildError(f"{tail}\n\nThe engine could not be compiled. Above are the last lines of {log}.")
    progress.end()


def build_steps(target: Path, tools: Path) -> list[list[str]]:
    """The commands that put a wheel into `target`, using an environment that they make in `tools`."""
    pip = [*PIP, "--python", str(tools / "bin" / "python")]
    wheel_options = ["-v", "--no-deps", "--no-build-isolation", "--no-binary", ":all:", "--no-cache-dir"]
    return [
        [sys.executable, "-m", "venv", "--without-pip", str(tools)],
        [*pip, "install", "--no-deps", "-r", str(BUILD_LOCK)],
        [*pip, "wheel", *wheel_options, "-w", str(target), "-r", str(LOCK)],
    ]


def built_wheel(cmake_args: str) -> Path:
    """The wheel for this machine, compiled now if it was not before.

    Raises:
        BuildError: no compiler, no network for the source, or the compiler refused it.
    """
    cache = cache_folder()
    key = build_key(locked_version(), cmake_args)
    # Looked for before the lock too: a finished engine need not wait for the build of another one.
    if wheel := kept_wheel(cache / key):
        print(f"The engine was compiled before: {wheel.parent}")
        return wheel
    with only_one_build(cache):
        if wheel := kept_wheel(cache / key):
            return wheel
        for leftover in cache.glob("building-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        if subprocess.run([str(HERE / "system.sh"), "build"], check=False).returncode:
            raise BuildError("The engine cannot be compiled without a C++ compiler.")
        log = cache / f"{key}.log"
        log.unlink(missing_ok=True)
        with tempfile.TemporaryDirectory(prefix="building-", dir=cache, ignore_cleanup_errors=True) as folder:
            compile_wheel(Path(folder), cmake_args, log)
            wheel = kept_wheel(Path(folder))
            if wheel is None:
                raise BuildError(f"The build ended without a wheel; its log is {log}.")
            # Into place in one step: an interrupted build never leaves half a wheel under a name that is trusted.
            finished = Path(folder) / key
            finished.mkdir()
            wheel.replace(finished / wheel.name)
            finished.replace(cache / key)
    return cache / key / wheel.name


def main() -> int:
    """Compile if needed, then install into the environment that runs this.

    Returns:
        The exit code.
    """
    parser = argparse.ArgumentParser(description="Compile the engine for this machine and install it.")
    parser.add_argument("--cmake-args", default="", help="more arguments for CMake, such as -DGGML_CUDA=on")
    parser.add_argument("--where", action="store_true", help="only print where the wheel for this machine is kept")
    arguments = parser.parse_args()
    cmake_args = f"{CMAKE_ARGS} {arguments.cmake_args}".strip()
    if arguments.where:
        print(cache_folder() / build_key(locked_version(), cmake_args))
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        wheel = built_wheel(cmake_args)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nThe build was stopped; nothing half-done is left.", file=sys.stderr)
        return 130
    return subprocess.run([*PIP, "install", "-q", "--no-deps", "--force-reinstall", str(wheel)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
