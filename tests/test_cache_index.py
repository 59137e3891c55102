"""The index finds what a plain comparison of all vectors would find, and only among the entries asked for."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cache.encoder import Matrix
from cache.index import VectorIndex
from core.errors import StorageError


def unit_vectors(count: int, dimensions: int, seed: int) -> Matrix:
    rows = np.random.default_rng(seed).normal(size=(count, dimensions)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


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
    rows = unit_vectors(len(ids) + 1, 16, seed)
    among = data.draw(st.lists(st.sampled_from(ids), unique=True))
    removed = data.draw(st.lists(st.sampled_from(ids), unique=True))
    index = VectorIndex(16)
    index.add(ids, rows[:-1])
    index.remove(removed)
    assert len(index) == len(ids) - len(removed)
    assert sorted(index.missing(ids)) == sorted(removed)

    found = index.nearest(rows[-1], among, count)

    cosines = {number: float(row @ rows[-1]) for number, row in zip(ids, rows, strict=False)}
    possible = [number for number in among if number not in removed]
    best = sorted((cosines[number] for number in possible), reverse=True)[:count]
    assert [cosine for _, cosine in found] == pytest.approx(best, abs=1e-5)
    assert all(number in possible and cosine == pytest.approx(cosines[number], abs=1e-5) for number, cosine in found)


def test_an_empty_index_finds_nothing() -> None:
    index = VectorIndex(4)
    assert index.nearest(unit_vectors(1, 4, 0)[0], [1, 2], 3) == []
    index.remove([1])
    assert len(index) == 0


def test_vectors_of_another_length_are_refused_with_a_sentence() -> None:
    index = VectorIndex(4)
    with pytest.raises(StorageError, match="could not be searched"):
        index.add([1], unit_vectors(1, 5, 0))
    assert len(index) == 0


def test_faiss_is_loaded_only_when_an_index_is_made() -> None:
    code = (
        "import sys, cache.semantic_cache\n"
        "assert not {'faiss', 'llama_cpp', 'gguf', 'safetensors'} & set(sys.modules)\n"
        "from cache.index import VectorIndex\n"
        "VectorIndex(4)\n"
        "assert 'faiss' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
