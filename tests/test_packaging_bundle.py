"""The program as people install it: built into a folder of its own, it answers in a terminal and in its window."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from core.paths import Paths
from tests.display import missing_tools, virtual_screen
from tests.test_app_end_to_end import ask, wait_for_answers

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
MOST_BYTES = 500_000_000

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the packages are Linux's")


@pytest.fixture(name="bundle", scope="module")
def bundle_script() -> ModuleType:
    """The script, loaded from its file."""
    spec = importlib.util.spec_from_file_location("bundle", PACKAGING / "bundle.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled program: the one in $INGLENOOK_BUNDLE, or one made now around the engine that is installed."""
    if given := os.environ.get("INGLENOOK_BUNDLE"):
        return (ROOT / given).resolve() / "inglenook"
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, str(PACKAGING / "bundle.py"), "--engine", "installed", "--no-wrap", "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out / "inglenook" / "inglenook"


def clean_environment(home: Paths) -> dict[str, str]:
    """Nothing of this checkout: the bundle has to bring all it needs."""
    kept = ("INGLENOOK_HOME", "DISPLAY", "QT_QPA_PLATFORM", "HOME", "XDG_RUNTIME_DIR", "LANG")
    return {"PATH": "/usr/bin:/bin", **{name: os.environ[name] for name in kept if name in os.environ}}


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_bundle_answers_on_the_command_line(program: Path, home: Paths, tmp_path: Path) -> None:
    done = subprocess.run(
        [program, "ask", "What is the capital of France?", "--json"],
        env=clean_environment(home),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "Paris" in json.loads(done.stdout)["answer"]


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_bundle_finds_all_its_parts(program: Path, home: Paths, tmp_path: Path) -> None:
    done = subprocess.run(
        [program, "doctor"],
        env=clean_environment(home),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "cannot be loaded" not in done.stdout
    assert "not installed" not in done.stdout
    assert "CPU" in done.stdout


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(bool(missing_tools()), reason=f"needs {', '.join(missing_tools())}")
def test_the_bundle_opens_its_window_and_answers_there(program: Path, home: Paths, tmp_path: Path) -> None:
    with virtual_screen() as screen:
        environment = {**clean_environment(home), "DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb"}
        process = subprocess.Popen([program], env=environment, cwd=tmp_path)
        try:
            screen.window("Inglenook", timeout=60)
            ask(screen, "What is the capital of France?")
            ((text, _),) = wait_for_answers(home, 1)
            assert "Paris" in text
            screen.screenshot(tmp_path / "bundle.png")
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_bundle_is_small_enough_and_brings_no_training_framework(program: Path, bundle: ModuleType) -> None:
    assert bundle.size_of(program.parent) <= MOST_BYTES
    names = {path.name.lower() for path in program.parent.rglob("*")}
    assert not names & {"torch", "transformers", "sentence_transformers", "tkinter", "hypothesis", "pytest"}


@pytest.fixture
def small_program(tmp_path: Path) -> Path:
    """A folder of the bundle's shape."""
    folder = tmp_path / "inglenook"
    (folder / "_internal").mkdir(parents=True)
    (folder / "inglenook").write_text("#!/bin/sh\necho started\n")
    (folder / "inglenook").chmod(0o755)
    (folder / "_internal" / "library.so").write_bytes(bytes(100))
    return folder


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs dpkg")
def test_the_debian_package_brings_menu_entry_icon_type_and_program(
    bundle: ModuleType, small_program: Path, tmp_path: Path
) -> None:
    package = bundle.make_deb(small_program, tmp_path, tmp_path / "scratch")
    listed = subprocess.run(["dpkg-deb", "--contents", package], capture_output=True, text=True, check=True).stdout
    for wanted in (
        "root/root",
        "/opt/inglenook/inglenook",
        "/usr/bin/inglenook -> ../../opt/inglenook/inglenook",
        "/usr/share/applications/inglenook.desktop",
        "/usr/share/metainfo/inglenook.metainfo.xml",
        "/usr/share/mime/packages/inglenook.xml",
        "/usr/share/icons/hicolor/scalable/apps/inglenook.svg",
        "/usr/share/doc/inglenook/copyright",
    ):
        assert wanted in listed
    facts = subprocess.run(["dpkg-deb", "--field", package], capture_output=True, text=True, check=True).stdout
    assert f"Version: {bundle.version()}" in facts
    assert "Architecture: amd64" in facts


def test_the_app_dir_starts_from_wherever_it_lies(bundle: ModuleType, small_program: Path, tmp_path: Path) -> None:
    tree = bundle.make_app_dir(small_program, tmp_path)
    moved = tree.rename(tmp_path / "my programs")
    link = tmp_path / "link"
    link.symlink_to(moved / "AppRun")
    done = subprocess.run([link], capture_output=True, text=True, check=True)
    assert done.stdout == "started\n"
    assert (moved / "inglenook.desktop").is_file()
    assert (moved / "inglenook.svg").is_file()


@pytest.mark.skipif(shutil.which("update-mime-database") is None, reason="needs shared-mime-info")
def test_a_model_file_has_a_type_of_its_own_that_opens_with_inglenook(tmp_path: Path) -> None:
    assert "MimeType=application/x-gguf;" in (PACKAGING / "inglenook.desktop").read_text(encoding="utf-8")
    packages = tmp_path / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(PACKAGING / "inglenook-mime.xml", packages)
    done = subprocess.run(["update-mime-database", tmp_path / "mime"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "application/x-gguf:*.gguf" in (tmp_path / "mime" / "globs").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", ["macos.sh", "postrm.sh", "AppRun", "system.sh", "desktop_entry.sh"])
def test_every_shell_script_parses(script: str) -> None:
    shell = "bash" if script.endswith(".sh") and script != "postrm.sh" else "sh"
    done = subprocess.run([shell, "-n", PACKAGING / script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_windows_script_and_the_bundle_agree_on_the_version(bundle: ModuleType) -> None:
    text = (PACKAGING / "windows.iss").read_text(encoding="utf-8")
    assert f'#define Version "{bundle.version()}"' in text
