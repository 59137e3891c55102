"""Fetches a sentence encoder from the hub: the files of a sentence-transformers model, or one GGUF file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from core.errors import NotOnHub, UnsuitableEncoder
from core.process.cancellation import Cancellation
from models.download import DownloadRequest, Progress, download, target_path
from models.hub import Hub
from models.reference import Reference, choose_file, parse_reference

WEIGHTS: Final = "model.safetensors"
_NEEDED: Final = ("config.json",)
_OPTIONAL: Final = (
    "modules.json",
    "config_sentence_transformers.json",
    "sentence_bert_config.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "tokenizer.json",
    "vocab.txt",
    "sentencepiece.bpe.model",
    "1_Pooling/config.json",
    "2_Dense/config.json",
    "2_Dense/model.safetensors",
)
"""What else such models have; never code, and never weights in other forms."""


def names_one(text: str) -> bool:
    """Whether this may be a model of the hub and is nothing on this machine."""
    if Path(text).expanduser().exists():
        return False
    try:
        parse_reference(text)
    except NotOnHub:
        return False
    return not text.startswith((".", "/", "~"))


def fetch(hub: Hub, text: str, folder: Path, most_bytes: int, cancellation: Cancellation) -> Iterator[Progress | Path]:
    """Fetch an encoder into `folder`, going on where an earlier download stopped; the last event is what to use.

    Args:
        hub: where it comes from.
        text: "owner/name", "owner/name:Q8_0" or "owner/name/file.gguf".
        folder: in which each repository gets one of its own.
        most_bytes: of weights; a larger one is refused before it is fetched.
        cancellation: pauses; the path does not come then.

    Raises:
        UnsuitableEncoder: it is larger than that.
        HubError: the hub does not give it.
        DownloadError: a file cannot be fetched to its end.
        StorageError: the folder cannot be written.
    """
    reference = parse_reference(text)
    weights = _weights_of(hub, reference)
    size = hub.file(reference.repo, weights, reference.revision).size
    if size > most_bytes:
        raise UnsuitableEncoder(
            f"{reference.repo} has {size / 1e9:.1f} GB of weights, and beside the model that answers an encoder may "
            f"take {most_bytes / 1e9:.1f} GB.",
            "Choose a smaller one, or raise the memory budget in the settings.",
        )
    for path in _files(hub, reference, weights):
        request = DownloadRequest(reference.repo, path, reference.revision)
        for event in download(hub, request, folder, cancellation):
            if isinstance(event, Progress):
                yield event
        if cancellation.cancelled:
            return
    where = target_path(folder, reference.repo, weights)
    yield where if weights.endswith(".gguf") else where.parent


def forget(folder: Path, kept: set[Path]) -> None:
    """Delete the repositories in `folder` that hold none of the files in `kept`."""
    for repository in folder.glob("*/*"):
        if not any(path.is_relative_to(repository) for path in kept):
            shutil.rmtree(repository, ignore_errors=True)


def _weights_of(hub: Hub, reference: Reference) -> str:
    """The path of the weights: of a GGUF file where one is named or there is nothing else."""
    if not reference.wanted:
        try:
            return hub.file(reference.repo, WEIGHTS, reference.revision).path
        except NotOnHub:
            pass
    repository = hub.repository(reference.repo, reference.revision)
    if not repository.models and not reference.wanted:
        raise NotOnHub(
            f"{reference.repo} has neither a {WEIGHTS} nor a GGUF file.",
            "Weights in other forms may hold code and are not fetched; choose another repository.",
        )
    return choose_file(repository, reference.wanted).path


def _files(hub: Hub, reference: Reference, weights: str) -> Iterator[str]:
    """Small ones first, so that one that cannot be used is known soon; those that are not there are left out."""
    if weights == WEIGHTS:
        yield from _NEEDED
        for path in _OPTIONAL:
            try:
                hub.file(reference.repo, path, reference.revision)
            except NotOnHub:
                continue
            yield path
    yield weights
