"""What the set-up promises: locked versions that agree, an engine built for this machine, a menu entry."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted(PACKAGING.glob("*.lock"))
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")


def pins(name: str) -> dict[str, str]:
    """Versions by package in one lock file."""
    lines = (PACKAGING / f"{name}.lock").read_text(encoding="utf-8").splitlines()
    return {canonicalize_name(found[1]): found[2] for line in lines if (found := PIN.match(line))}


@pytest.fixture(name="build_engine")
def build_engine_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The set-up script, loaded from its file, with an empty cache of compiled engines."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    spec = importlib.util.spec_from_file_location("build_engine", PACKAGING / "build_engine.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("requirement", [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["setup"]])
def test_every_dependency_is_locked_within_its_range(requirement: str) -> None:
    wanted = Requirement(requirement)
    locked = pins("requirements") | pins("engine")
    assert wanted.specifier.contains(locked[canonicalize_name(wanted.name)])


@pytest.mark.parametrize(
    ("group", "lock"), [("dev", "requirements-dev"), ("build", "build"), ("engine", "engine"), ("models", "models")]
)
def test_every_group_is_locked_within_its_range(group: str, lock: str) -> None:
    locked = pins(lock)
    for requirement in map(Requirement, PROJECT["dependency-groups"][group]):
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), requirement


def test_the_tests_run_with_the_versions_that_users_get() -> None:
    application, development = pins("requirements"), pins("requirements-dev")
    assert application.items() <= development.items()


def test_qt_is_older_than_the_version_that_aborts_python_311() -> None:
    for lock in ("requirements", "requirements-dev"):
        assert Requirement("PySide6-Essentials>=6.8,<6.12").specifier.contains(pins(lock)["pyside6-essentials"])


def test_neither_lock_brings_a_training_framework() -> None:
    heavy = {"torch", "transformers", "sentence-transformers", "llm", "openai", "pyside6", "pyside6-addons"}
    for lock in LOCKS:
        names = set(pins(lock.stem))
        # The server is tested with OpenAI's own client.
        assert not names & (heavy - {"openai"} if lock.stem == "requirements-dev" else heavy)
        assert not [name for name in names if name.startswith("nvidia-")]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_names_no_host_and_has_a_hash_for_every_pin(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_folder_does_not_hide_the_library_of_the_same_name() -> None:
    assert not (PACKAGING / "__init__.py").exists()


def test_the_engine_can_work_with_engines_on_other_machines() -> None:
    spec = importlib.util.find_spec("llama_cpp")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    libraries = Path(spec.submodule_search_locations[0]) / "lib"
    assert list(libraries.glob("*ggml-rpc*"))


def test_an_engine_for_another_recipe_or_processor_is_never_reused(
    build_engine: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = build_engine.build_key("0.3.36", "-DGGML_RPC=on")
    assert here == build_engine.build_key("0.3.36", "-DGGML_RPC=on")
    assert here != build_engine.build_key("0.3.37", "-DGGML_RPC=on")
    assert here != build_engine.build_key("0.3.36", "-DGGML_RPC=on -DGGML_CUDA=on")
    monkeypatch.setattr(build_engine, "processor_features", lambda: "sse4_2 avx2")
    assert here != build_engine.build_key("0.3.36", "-DGGML_RPC=on")


def steps_of(shell: str) -> object:
    """Build steps that are one line of shell with the target folder as $1."""
    return lambda target, tools: [["sh", "-c", shell, "sh", str(target)]]


@pytest.mark.skipif(shutil.which("c++") is None, reason="needs a C++ compiler")
def test_a_compiled_engine_is_kept_and_found_again(build_engine: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_engine, "build_steps", steps_of('echo "[1/2] cc"; echo x >"$1/llama_cpp_python-9.whl"'))
    first = build_engine.built_wheel("-DGGML_RPC=on")
    monkeypatch.setattr(build_engine, "build_steps", steps_of("exit 1"))
    assert build_engine.built_wheel("-DGGML_RPC=on") == first
    assert first.read_text() == "x\n"
    assert not list(build_engine.cache_folder().glob("building-*"))


@pytest.mark.skipif(shutil.which("c++") is None, reason="needs a C++ compiler")
def test_a_failed_compile_shows_its_last_lines_and_leaves_only_its_log(
    build_engine: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = 'echo y >"$1/llama_cpp_python-9.whl"; echo "error: the disk is full"; exit 1'
    monkeypatch.setattr(build_engine, "build_steps", steps_of(shell))
    with pytest.raises(build_engine.BuildError, match="the disk is full"):
        build_engine.built_wheel("-DGGML_RPC=on")
    assert {path.suffix for path in build_engine.cache_folder().iterdir()} <= {".log", ""}
    assert not list(build_engine.cache_folder().glob("**/*.whl"))


def test_missing_system_packages_are_named_in_one_line_where_they_cannot_be_installed(tmp_path: Path) -> None:
    for tool in ("bash", "dirname", "id"):
        found = shutil.which(tool)
        assert found is not None
        (tmp_path / tool).symlink_to(found)
    environment = {"PATH": str(tmp_path), "HOME": str(tmp_path)}
    done = subprocess.run(
        [PACKAGING / "system.sh", "build"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "Inglenook needs these packages to compile its engine; install them and try again: "
        "sudo apt-get install build-essential"
    ]


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs desktop-file-utils")
def test_the_menu_entry_is_valid_and_starts_this_checkout(tmp_path: Path) -> None:
    program = tmp_path / "my programs" / "inglenook"
    program.parent.mkdir()
    program.touch()
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "share")}
    script = PACKAGING / "desktop_entry.sh"
    subprocess.run([script, "install", program], env=environment, check=True, capture_output=True)
    entry = tmp_path / "share" / "applications" / "inglenook.desktop"
    for file in (PACKAGING / "inglenook.desktop", entry):
        done = subprocess.run(["desktop-file-validate", file], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")
    assert f'Exec="{program}" --quick' in entry.read_text(encoding="utf-8").splitlines()
    assert list((tmp_path / "share" / "icons").glob("**/inglenook.svg"))
    subprocess.run([script, "uninstall"], env=environment, check=True, capture_output=True)
    assert not entry.exists()


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="needs appstream")
def test_software_centres_accept_the_description() -> None:
    metainfo = PACKAGING / "inglenook.metainfo.xml"
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", metainfo], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert f'version="{PROJECT["project"]["version"]}"' in metainfo.read_text(encoding="utf-8")


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "bench/README.md"])
def test_the_papers_name_only_make_targets_and_files_that_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", text)) | set(re.findall(r"^make ([a-z-]+)", text, re.MULTILINE))
    assert named <= targets
    for path in re.findall(r"`((?:app|core|cache|models|tests|packaging|bench)/[\w./-]*)`", text):
        assert (ROOT / path).exists(), path
