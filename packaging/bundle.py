"""Makes Inglenook a program of its own: a folder with everything in it, a Debian package and an AppDir around it.

    python packaging/bundle.py [--engine portable|installed] [--out dist] [--no-wrap]

The portable engine is compiled once and kept (some 20 minutes on two cores): it brings a library for each generation of
x86-64 processors and loads the best that the machine at hand can run. `installed` takes the engine of this environment,
which runs on this machine only; that is quick, and good for trying the rest.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import stat
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE))

import build_engine  # noqa: E402 (lies beside this script; the folder is no package)

PORTABLE_ARGS = f"{build_engine.CMAKE_ARGS} -DGGML_NATIVE=off -DGGML_BACKEND_DL=on -DGGML_CPU_ALL_VARIANTS=on"
NEEDED = ("libllama.so", "libllama.so.0", "libggml.so.0", "libggml-base.so.0")
"""What the bindings load and what that names; the wheel holds each file three times, under longer names too."""
BACKENDS = ("libggml-cpu", "libggml-rpc")
OPENMP = "libgomp.so.1"
STRIPPED = (
    "libpython*.so*",
    "sqlcipher3/*.so",
    "cryptography/**/*.so",
    "hf_xet/*.so",
    "faiss/_swigfaiss*.so",
    "yaml/*.so",
)
"""Libraries that come with symbols, which nobody reads in a bundle; those that others have patched stay as they are."""
DEBIAN_NEEDS = (
    "libc6 (>= 2.36), libegl1, libgl1, libfontconfig1, libdbus-1-3, libx11-6, libx11-xcb1, libxcb1, "
    "libxkbcommon0, libxkbcommon-x11-0"
)


class BundleError(Exception):
    """The bundle could not be made; the message says at which step."""


def version() -> str:
    """Of Inglenook, as pyproject.toml has it."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def run(*command: str | Path, **environment: str) -> None:
    """Run a step.

    Raises:
        BundleError: it failed.
    """
    if subprocess.run([str(part) for part in command], env={**os.environ, **environment}, check=False).returncode:
        raise BundleError(f"{Path(command[0]).name} failed.")


def distributions() -> list[str]:
    """The packages whose metadata the program reads: those that pyproject.toml names, and Inglenook's own."""
    from packaging.requirements import Requirement  # noqa: PLC0415 (a development library)

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [Requirement(text) for text in project["dependencies"]]
    here = [requirement.name for requirement in wanted if not requirement.marker or requirement.marker.evaluate()]
    return ["inglenook", *here]


def engine_libraries(kind: str, scratch: Path) -> Path:
    """The folder with the engine's libraries: unpacked from the portable wheel, or those installed here."""
    if kind == "installed":
        found = importlib.util.find_spec("llama_cpp")
        if found is None or not found.submodule_search_locations:
            raise BundleError("The engine is not installed here.")
        return Path(found.submodule_search_locations[0]) / "lib"
    wheel = build_engine.built_wheel(PORTABLE_ARGS)
    target = scratch / "engine"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            # The libraries for single processors are put where programs go.
            if name.startswith(("llama_cpp/lib/", "bin/libggml-")):
                (target / Path(name).name).write_bytes(archive.read(name))
    return target


def add_engine(libraries: Path, program: Path) -> None:
    """Copy the engine's libraries to where its bindings look, each once."""
    target = program / "_internal" / "llama_cpp" / "lib"
    target.mkdir(parents=True, exist_ok=True)
    for library in sorted(libraries.iterdir()):
        plain = library.name.endswith(".so") and library.name.startswith(BACKENDS)
        linked = library.name.endswith(".so.0") and library.name.startswith(BACKENDS)
        if library.name in NEEDED or plain or linked:
            shutil.copy2(library, target / library.name)
    for longer in target.glob("*.so.0"):
        shorter = longer.with_suffix("")
        if shorter.is_file():
            shorter.unlink()
            shorter.symlink_to(longer.name)
    if not list(target.glob("libggml-cpu*")):
        raise BundleError("The engine brings no library for processors.")
    shutil.copy2(openmp(), program / "_internal" / OPENMP)


def openmp() -> Path:
    """The compiler's OpenMP library, which the engine's processor part needs."""
    done = subprocess.run(["gcc", f"-print-file-name={OPENMP}"], capture_output=True, text=True, check=False)
    path = Path(done.stdout.strip()).resolve()
    if not path.is_file():
        raise BundleError(f"{OPENMP} was not found; install a compiler.")
    return path


def lighten(program: Path) -> None:
    """Drop what takes room and is not used: symbols of libraries, half of the encoder's digits.

    The encoder's file is made from 16-bit matrices anyway (`cache.encoder_file`), so its vectors stay the same.
    """
    for pattern in STRIPPED:
        for library in (program / "_internal").glob(pattern):
            run("strip", "--strip-unneeded", library)
    for weights in (program / "_internal").glob("*/model/model.safetensors"):
        halve(weights)


def halve(weights: Path) -> None:
    """Write the large matrices of a safetensors file in float16."""
    import numpy as np  # noqa: PLC0415 (used in this step only)
    import safetensors.numpy  # noqa: PLC0415

    kept = ("position_embeddings", "token_type_embeddings")
    tensors = {
        name: values.astype(np.float16) if values.ndim == 2 and not any(part in name for part in kept) else values
        for name, values in safetensors.numpy.load_file(weights).items()
    }
    safetensors.numpy.save_file(tensors, weights)


def freeze(out: Path, scratch: Path) -> Path:
    """Let PyInstaller collect the program; gives its folder."""
    run(
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", out, "--workpath", scratch / "pyinstaller", HERE / "bundle.spec",
        INGLENOOK_DISTRIBUTIONS=" ".join(distributions()),
    )  # fmt: skip
    return out / "inglenook"


def install_shared(share: Path) -> None:
    """Menu entry, icon, description for software centres, and the type of model files, below `share`."""
    places = {
        HERE / "inglenook.desktop": share / "applications" / "inglenook.desktop",
        HERE / "inglenook.metainfo.xml": share / "metainfo" / "inglenook.metainfo.xml",
        HERE / "inglenook-mime.xml": share / "mime" / "packages" / "inglenook.xml",
        ROOT / "app/desktop/icons/inglenook.svg": share / "icons/hicolor/scalable/apps/inglenook.svg",
        ROOT / "LICENSE": share / "doc" / "inglenook" / "copyright",
    }
    for source, target in places.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def size_of(folder: Path) -> int:
    """Bytes of all files below `folder`."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def make_deb(program: Path, out: Path, scratch: Path) -> Path:
    """Wrap the program as a Debian package."""
    tree = scratch / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(program, tree / "opt" / "inglenook", symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "inglenook").symlink_to("../../opt/inglenook/inglenook")
    install_shared(tree / "usr" / "share")
    control = tree / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(
        f"Package: inglenook\nVersion: {version()}\nArchitecture: amd64\nSection: utils\nPriority: optional\n"
        f"Maintainer: The Inglenook authors <inglenook@localhost>\nInstalled-Size: {size_of(tree) // 1024}\n"
        f"Depends: {DEBIAN_NEEDS}\nRecommends: gnome-keyring | kwalletmanager, xdg-utils\n"
        "Description: assistant that answers on your own computer\n"
        " Inglenook answers questions with a language model that runs on this\n"
        " computer. It needs no account and no network, and brings a small model\n"
        " to start with.\n",
        encoding="utf-8",
    )
    shutil.copy2(HERE / "postrm.sh", control / "postrm")
    (control / "postrm").chmod(0o755)
    for path in tree.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
        elif not path.is_symlink():
            path.chmod(0o755 if path.stat().st_mode & stat.S_IXUSR else 0o644)
    package = out / f"inglenook_{version()}_amd64.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", tree, package)
    shutil.rmtree(tree)
    return package


def make_app_dir(program: Path, out: Path) -> Path:
    """Arrange the program as an AppDir: it runs where it lies, and `appimagetool` makes one file of it."""
    tree = out / "Inglenook.AppDir"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(program, tree / "usr" / "lib" / "inglenook", symlinks=True)
    install_shared(tree / "usr" / "share")
    shutil.copyfile(HERE / "inglenook.desktop", tree / "inglenook.desktop")
    shutil.copyfile(ROOT / "app/desktop/icons/inglenook.svg", tree / "inglenook.svg")
    shutil.copyfile(HERE / "AppRun", tree / "AppRun")
    (tree / "AppRun").chmod(0o755)
    return tree


def main() -> int:
    """Make the bundle and what wraps it; gives the exit status."""
    parser = argparse.ArgumentParser(description="Make Inglenook a program of its own.")
    parser.add_argument("--engine", choices=("portable", "installed"), default="portable")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where the results go")
    parser.add_argument("--no-wrap", action="store_true", help="only the folder, no Debian package and no AppDir")
    arguments = parser.parse_args()
    out: Path = arguments.out.resolve()
    scratch = ROOT / "build"
    try:
        program = freeze(out, scratch)
        if sys.platform == "linux":
            add_engine(engine_libraries(arguments.engine, scratch), program)
            lighten(program)
        print(f"{program}: {size_of(program) / 1e6:,.0f} MB")
        if sys.platform == "linux" and not arguments.no_wrap:
            package = make_deb(program, out, scratch)
            print(f"{package}: {package.stat().st_size / 1e6:,.0f} MB")
            print(make_app_dir(program, out))
    except (BundleError, build_engine.BuildError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
