"""What streaming relies on in llama.cpp's memory: checked first; where it does not hold, the file is paged in."""

from __future__ import annotations

import dataclasses
import errno
import os
from pathlib import Path

import pytest

from core.engine.flash import loading, tensors
from core.engine.flash.file_errors import unreadable
from core.engine.flash.files import PosixFile
from core.engine.flash.memory import Memory
from core.engine.flash.tensors import LayoutUnknown, check_layout
from core.engine.flash.withheld import WithheldWeights
from core.engine.model import Model
from core.engine.protocol import Load, Sampling, Stream
from core.engine.sampler import Sampler
from core.engine.session import Session
from core.errors import EngineError
from models.starter import starter_model
from tests.small_model import two_layers

WORDS = "The capital of France is"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_layers(tmp_path_factory.mktemp("small") / "small.gguf")


def next_tokens(load: Load, count: int) -> tuple[list[int], Model]:
    """The likeliest tokens after some words, and the model."""
    model = Model(load, lambda _share: True)
    found: list[int] = []
    with Session(model, load) as session, Sampler(Sampling(temperature=0), model.vocabulary.size) as sampler:
        session.read(model.vocabulary.tokenize(WORDS))
        for _ in range(count):
            found.append(sampler.sample(session))
            session.append(found[-1])
    return found, model


def test_this_build_of_the_library_keeps_tensors_where_we_look_for_them() -> None:
    check_layout.cache_clear()
    check_layout()
    withheld = WithheldWeights()
    assert withheld.tensors == {}
    assert withheld.buffer_type


@pytest.mark.parametrize("place", ["_DATA_AT", "_NAME_AT", "_SOURCES_AT", "SHAPE_AT"])
def test_another_layout_is_noticed(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setattr(tensors, place, getattr(tensors, place) + 8)
    check_layout.cache_clear()
    with pytest.raises(LayoutUnknown):
        check_layout()
    monkeypatch.undo()
    check_layout.cache_clear()


def test_where_weights_cannot_be_streamed_the_system_pages_them_in_and_the_user_is_told(
    monkeypatch: pytest.MonkeyPatch, small: Path
) -> None:
    load = Load(str(small), context_length=256, repack=True, stream=Stream(0))
    streamed, model = next_tokens(load, 6)
    assert model.stream is not None
    model.close()

    def unknown() -> WithheldWeights:
        raise LayoutUnknown("tensors have another layout")

    monkeypatch.setattr(loading, "WithheldWeights", unknown)
    paged, model = next_tokens(load, 6)
    assert model.stream is None
    assert model.listeners == ()
    assert model.notice == "The engine's library cannot stream weights, so the system pages them in from the file."
    assert paged == streamed
    model.close()


def test_a_disk_that_fails_while_the_model_is_loaded_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, small: Path
) -> None:
    monkeypatch.setattr(loading, "open_weights", _BadDisk)
    with pytest.raises(EngineError, match=r"small.gguf cannot be read any more \(Input/output error\)"):
        Model(Load(str(small), context_length=256, stream=Stream(0)), lambda _share: True)


def test_a_disk_that_fails_in_the_middle_of_a_pass_is_one_sentence(small: Path) -> None:
    load = Load(str(small), context_length=256, batch=16, repack=False, stream=Stream(0))
    model = Model(load, lambda _share: True)
    assert model.stream
    with Session(model, load) as session:
        words = model.vocabulary.tokenize(WORDS)
        session.read(words)
        pieces = model.stream.weights.ring._pieces
        good = pieces[0].file
        bad = _BadDisk(small, True)
        model.stream.weights.ring._pieces = tuple(dataclasses.replace(piece, file=bad) for piece in pieces)
        with pytest.raises(EngineError, match=r"small.gguf cannot be read any more"):
            session.read(words * 20)
        held = len(session.held)
        model.stream.weights.ring._pieces = tuple(dataclasses.replace(piece, file=good) for piece in pieces)
        session.append(words[1])
        assert len(session.held) == held + 1
        bad.close()
    model.close()


class _BadDisk(PosixFile):
    """A file that opens and cannot be read."""

    def read(self, into: memoryview, offset: int, needed: int) -> None:
        raise unreadable(self._name, OSError(errno.EIO, os.strerror(errno.EIO)))


def test_a_model_that_fits_has_nobody_between_its_nodes() -> None:
    load = Load(str(starter_model()), context_length=256)
    model = Model(load, lambda _share: True)
    assert model.listeners == ()
    with Session(model, load) as session:
        assert session._hook is None
    model.close()


def test_memory_takes_nothing_until_it_is_written_to_and_can_be_emptied() -> None:
    memory = Memory(1 << 40)
    memory.view[1 << 39] = 7
    assert memory.view[1 << 39] == 7
    memory.empty()
    assert memory.view[1 << 39] == 0
