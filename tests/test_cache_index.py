"""The index finds what a plain comparison of all vectors would find, and vectors kept short stay comparable."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cache.compression import VECTOR_BYTES, Codes, compress, cosines, pack, unpack
from cache.encoder import DIMENSIONS, Matrix
from cache.index import VectorIndex
from core.errors import StorageError


def unit_vectors(count: int, seed: int, dimensions: int = DIMENSIONS) -> Matrix:
    rows = np.random.default_rng(seed).normal(size=(count, dimensions)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def codes(count: int, seed: int) -> Codes:
    return compress(unit_vectors(count, seed))


@given(
    st.lists(st.integers(1, 2**62), unique=True, min_size=1, max_size=40),
    st.integers(0, 2**32 - 1),
    st.integers(1, 10),
    st.data(),
)
@settings(deadline=None, max_examples=50)
def test_the_nearest_are_those_of_a_plain_comparison(
    ids: list[int], seed: int, count: int, data: st.DataObject
) -> None:
    rows = codes(len(ids) + 1, seed)
    removed = data.draw(st.lists(st.sampled_from(ids), unique=True))
    index = VectorIndex()
    index.add(ids, rows[:-1])
    index.remove(removed)
    assert len(index) == len(ids) - len(removed)

    found = index.nearest(rows[-1], count)

    products = {number: int(row.astype(int) @ rows[-1].astype(int)) for number, row in zip(ids, rows, strict=False)}
    possible = [number for number in ids if number not in removed]
    best = sorted((products[number] for number in possible), reverse=True)[:count]
    assert [products[number] for number in found] == best
    assert set(found) <= set(possible)


def test_an_empty_index_finds_nothing() -> None:
    index = VectorIndex()
    assert index.nearest(codes(1, 0)[0], 3) == []
    index.remove([1])
    index.add([], codes(1, 0)[:0])
    assert len(index) == 0


def test_a_new_code_takes_the_place_of_the_old_one() -> None:
    index, rows = VectorIndex(), codes(3, 0)
    index.add([1, 2], rows[:2])
    index.add([1], rows[2:])
    assert len(index) == 2
    assert index.nearest(rows[2], 1) == [1]
    assert index.nearest(rows[0], 1)[0] in (1, 2)


def test_codes_of_another_length_are_refused_with_a_sentence() -> None:
    index = VectorIndex()
    with pytest.raises(StorageError, match="could not be searched"):
        index.add([1], np.zeros((1, DIMENSIONS + 1), dtype=np.int8))
    assert len(index) == 0


def test_faiss_is_loaded_only_when_an_index_is_made() -> None:
    code = (
        "import sys, cache.semantic_cache\n"
        "assert not {'faiss', 'llama_cpp', 'gguf', 'safetensors'} & set(sys.modules)\n"
        "from cache.index import VectorIndex\n"
        "VectorIndex()\n"
        "assert 'faiss' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


# Short vectors


def test_a_vector_takes_192_bytes_and_comes_back_from_the_database() -> None:
    rows = codes(5, 1)
    stored = pack(rows)
    assert {len(row) for row in stored} == {VECTOR_BYTES} == {192}
    assert (unpack(stored) == rows).all()
    assert unpack([]).shape == (0, DIMENSIONS)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=20, deadline=None)
def test_every_code_comes_back_from_its_bytes(seed: int) -> None:
    rows = np.random.default_rng(seed).integers(-7, 8, (3, DIMENSIONS)).astype(np.int8)
    assert (unpack(pack(rows)) == rows).all()


def test_the_same_vector_has_cosine_one_and_the_opposite_minus_one() -> None:
    rows = unit_vectors(4, 2)
    alike = cosines(compress(rows)[0], compress(np.concatenate([rows, -rows])))
    assert alike[0] == pytest.approx(1.0, abs=1e-6)
    assert alike[4] == pytest.approx(-1.0, abs=1e-6)


@given(st.integers(0, 2**32 - 1), st.floats(0, 1))
@settings(deadline=None, max_examples=30)
def test_cosines_of_short_vectors_are_those_of_the_long_ones(seed: int, likeness: float) -> None:
    one, others = unit_vectors(1, seed), unit_vectors(20, seed + 1)
    mixed = likeness * one + (1 - likeness) * others
    mixed = np.asarray(mixed / np.linalg.norm(mixed, axis=1, keepdims=True), dtype=np.float32)
    assert cosines(compress(one)[0], compress(mixed)) == pytest.approx(mixed @ one[0], abs=0.03)


def test_an_empty_vector_is_no_error() -> None:
    nothing = np.zeros((1, DIMENSIONS), dtype=np.float32)
    assert not compress(nothing).any()
    assert cosines(compress(nothing)[0], codes(2, 0)).tolist() == [0.0, 0.0]
