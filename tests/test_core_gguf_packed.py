"""A header that crosses a pipe, and one that is read once while its file stays the same."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import msgspec
import pytest

from core.gguf import pack, read_header, recent_header, unpack
from models.starter import starter_model


def test_a_header_comes_out_as_it_went_in() -> None:
    header = read_header(starter_model())
    assert unpack(pack(header)) == header


def test_what_is_no_header_is_refused() -> None:
    with pytest.raises(msgspec.DecodeError):
        unpack(b"no header")


def test_a_file_that_has_changed_is_read_again(tmp_path: Path) -> None:
    path = Path(shutil.copy(starter_model(), tmp_path / "model.gguf"))
    first = recent_header(path)
    assert recent_header(path) is first
    os.utime(path, ns=(1, 1))
    second = recent_header(path)
    assert second.identity != first.identity
    assert second.tensors == first.tensors
