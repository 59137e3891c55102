"""The disk's speed: on this machine's disk, in memory, and where nothing can be measured."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.device.flash import Flash, filesystem_of, probe_flash


def bases(flash: Flash) -> set[str]:
    return {
        flash.sequential_bytes_per_second.basis,
        flash.random_1mib_bytes_per_second.basis,
        flash.random_4kib_bytes_per_second.basis,
    }


def test_a_disk_without_models_is_measured_and_nothing_is_left_on_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    flash = probe_flash(data, data / "models")
    assert bases(flash) == {"measured"}
    assert flash.sequential_readers.value in {1, 2, 4}
    assert list(data.iterdir()) == []


def test_a_model_is_read_where_there_is_one_and_nothing_is_written(tmp_path: Path) -> None:
    models = tmp_path / "models"
    models.mkdir()
    (models / "model.gguf").write_bytes(os.urandom(33 << 20))
    (models / "small.gguf").write_bytes(b"GGUF")
    flash = probe_flash(tmp_path / "data", models)
    assert bases(flash) == {"measured"}
    assert not (tmp_path / "data").exists()


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="this system keeps no files in memory")
def test_files_in_memory_are_named_as_such_and_never_direct() -> None:
    folder = Path("/dev/shm") / f"inglenook-test-{os.getpid()}"
    try:
        flash = probe_flash(folder, folder / "models")
        assert flash.filesystem.value == "tmpfs"
        assert not flash.direct_io.value
        assert list(folder.iterdir()) == []
    finally:
        folder.rmdir()


def test_without_direct_reads_the_page_cache_is_emptied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Stands for a filesystem that refuses O_DIRECT.
    monkeypatch.delattr(os, "O_DIRECT")
    flash = probe_flash(tmp_path, tmp_path / "models")
    assert bases(flash) == {"measured"}
    assert not flash.direct_io.value


def test_a_file_that_cannot_leave_the_page_cache_gives_no_measurement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_DIRECT")
    monkeypatch.delattr(os, "posix_fadvise")
    if probe_flash(tmp_path, tmp_path / "models").filesystem.value == "tmpfs":
        pytest.skip("the temporary folder is in memory")
    assert bases(probe_flash(tmp_path, tmp_path / "models")) == {"assumed"}


def test_a_folder_that_cannot_be_written_gives_an_assumption(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    flash = probe_flash(tmp_path / "data", tmp_path / "models")
    assert bases(flash) == {"assumed"}
    assert flash.direct_io.basis == "assumed"


def test_the_deepest_and_latest_mount_holds_a_path() -> None:
    mounts = [("/", "ext4"), ("/home", "btrfs"), ("/home/me/usb", "exfat"), ("/home", "xfs"), ("/homely", "zfs")]
    assert filesystem_of(Path("/home/me/models"), mounts) == "xfs"
    assert filesystem_of(Path("/home/me/usb/models"), mounts) == "exfat"
    assert filesystem_of(Path("/var"), mounts) == "ext4"
    assert filesystem_of(Path("/var"), []) == ""


NAMES = st.text(alphabet="abc", min_size=1, max_size=2)


@given(st.lists(st.lists(NAMES, max_size=3)), st.lists(NAMES, max_size=4))
def test_a_mount_is_chosen_that_contains_the_path(points: list[list[str]], place: list[str]) -> None:
    path = Path("/nowhere", *place)
    mounts = [(str(Path("/nowhere", *point)), str(number)) for number, point in enumerate(points)]
    found = filesystem_of(path, mounts)
    around = [point for point, _ in mounts if path.is_relative_to(point)]
    assert (found == "") == (not around)
    if found:
        assert path.is_relative_to(mounts[int(found)][0])
        assert len(mounts[int(found)][0]) == max(map(len, around))
