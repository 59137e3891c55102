"""What Inglenook finds on this machine, for the user and for bug reports; nothing of what anyone wrote."""

from __future__ import annotations

import importlib
import importlib.metadata
import multiprocessing
import os
import platform
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from core.autotune.record import Tunings
from core.autotune.tuner import described
from core.device import available_memory, physical_cores, total_memory
from core.device.power import probe_power
from core.device.saving import saving_now, saving_sentence
from core.errors import InglenookError
from core.gguf import read_header
from core.paths import Paths
from core.secrets import keyring_problem
from core.settings import load
from models.select import select_model
from models.starter import starter_model

Facts = list[tuple[str, str]]

PACKAGES = ("llama-cpp-python", "PySide6_Essentials", "faiss-cpu", "sqlite-utils", "huggingface-hub", "httpx2")


def examine(paths: Paths) -> dict[str, Facts]:
    """Facts by section; what cannot be found out is said in a sentence instead of its value."""
    return {
        "Inglenook": _program(),
        "Machine": _machine(),
        "Desktop": _desktop(),
        "Engine": _engine(),
        "Models": _models(paths),
        "Speed": _speed(paths),
        "Folders": _folders(paths),
    }


def _program() -> Facts:
    facts = [
        ("Version", _version("inglenook")),
        ("Python", f"{platform.python_version()} at {sys.executable}"),
        ("System", platform.platform()),
    ]
    return facts + [(name, _version(name)) for name in PACKAGES]


def _machine() -> Facts:
    return [
        ("Processor cores", str(physical_cores())),
        ("Memory", f"{_gigabytes(available_memory())} free of {_gigabytes(total_memory())}"),
    ]


def _speed(paths: Paths) -> Facts:
    """How the chosen model is loaded on this machine, as far as tuning has found it out."""
    reason = saving_now()
    power = [("Power", saving_sentence(reason) or "nothing is saved")]
    try:
        header = read_header(select_model(load(paths.settings)[0].model_path))
    except InglenookError as error:
        return [("Tuning", error.message), *power]
    profile = probe_power().profile.value
    found = [Tunings(paths.tunings).find(header.identity, profile, streamed=streamed) for streamed in (False, True)]
    tuned = [tuning for tuning in found if tuning is not None]
    if not tuned:
        return [("Tuning", f"{header.name} is not tuned yet: inglenook tune does that"), *power]
    facts = []
    for tuning in tuned:
        where = "Tuning, weights from disk" if tuning.streamed else "Tuning"
        changes = ", ".join(described(tuning)) or "the defaults are the fastest"
        facts.append(
            (where, f"{changes}; {tuning.ratio:.2f} times the defaults; divergence {tuning.divergence:.4f} nats")
        )
        exact = ", ".join(f"{cost.tokens} tokens for {cost.ratio:.1f}" for cost in tuning.passes.exact)
        facts.append(("Exact passes", exact or "none over several tokens, so there are no drafts"))
    return [*facts, *power]


def _desktop() -> Facts:
    found = [name for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM") if os.environ.get(name)]
    return [
        ("Display", ", ".join(f"{name}={os.environ[name]}" for name in found) or "none: the terminal chat is used"),
        ("Qt", _or_problem(_qt)),
        ("Keyring", keyring_problem() or "works"),
    ]


def _qt() -> str:
    # In a process of its own: a library that the system lacks is a sentence here, not the end of the doctor.
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        try:
            return pool.submit(_load_qt).result()
        except (ImportError, BrokenProcessPool) as error:
            return f"cannot be loaded ({error}); install Inglenook again"


def _load_qt() -> str:
    importlib.import_module("PySide6.QtWidgets")
    return str(importlib.import_module("PySide6.QtCore").qVersion())


def _engine() -> Facts:
    from core.engine.build import describe_build  # noqa: PLC0415 (loads llama.cpp)

    try:
        return describe_build()
    except (OSError, ImportError) as error:
        return [("llama.cpp", f"cannot be loaded ({error}); install Inglenook again")]


def _models(paths: Paths) -> Facts:
    settings, warnings = load(paths.settings)
    return [
        ("Starter", _or_problem(lambda: _model_line(starter_model()))),
        ("In use", _or_problem(lambda: _model_line(select_model(settings.model_path)))),
        ("Streamed from disk", _or_problem(lambda: _streaming(select_model(settings.model_path)))),
        *(("Settings", warning) for warning in warnings),
    ]


def _streaming(path: Path) -> str:
    from core.engine.flash.ability import describe_streaming  # noqa: PLC0415 (loads llama.cpp)

    return describe_streaming(path)


def _model_line(path: Path) -> str:
    header = read_header(path)
    return f"{header.name}, {header.architecture}, {path.stat().st_size / 1e6:,.0f} MB, {path}"


def _folders(paths: Paths) -> Facts:
    named = {"Data": paths.data, "Settings": paths.config, "Log": paths.state, "Running instance": paths.runtime}
    return [(name, f"{folder} ({_folder_state(folder)})") for name, folder in named.items()]


def _folder_state(folder: Path) -> str:
    if not folder.exists():
        return "not there yet"
    return "writable" if os.access(folder, os.W_OK) else "read-only: nothing can be kept here"


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def _or_problem(fact: Callable[[], str]) -> str:
    try:
        return fact()
    except (InglenookError, ImportError) as error:
        return str(error)


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.1f} GB"
