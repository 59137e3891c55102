"""Finds GGUF models that other programs have left on this machine; nothing is copied, moved or changed."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import msgspec

from core.errors import ModelNotFound
from core.gguf import MAGIC, is_later_part

log = logging.getLogger(__name__)

Source = Literal["starter", "inglenook", "LM Studio", "Ollama", "Hugging Face", "folder"]

_FOLDERS_LIMIT: Final = 20_000
"""A search that sees more folders was started at the wrong place."""
_MANIFEST_BYTES: Final = 1 << 20
_BLOB: Final = re.compile(r"sha256:([0-9a-f]{64})")
_MODEL_LAYER: Final = "application/vnd.ollama.image.model"
_OFFICIAL: Final = ("registry.ollama.ai", "library")


@dataclass(frozen=True)
class Found:
    """A model file somewhere on this machine.

    Args:
        name: as its program calls it; "" where the file's own name is best.
        sha256: of the file, where its program knows it.
    """

    path: Path
    source: Source
    name: str = ""
    sha256: str = ""


def search_everywhere() -> Iterator[Found]:
    """What LM Studio, Ollama and the Hugging Face cache have."""
    yield from in_lm_studio()
    yield from in_ollama()
    yield from in_hugging_face_cache()


def in_folder(folder: Path, source: Source = "folder") -> Iterator[Found]:
    """All GGUF models in and below a folder; of a split model the first part.

    Raises:
        ModelNotFound: the folder is not there, or it holds too much to search.
    """
    if not folder.is_dir():
        raise ModelNotFound(f"There is no folder {folder}.", "Name a folder or a .gguf file.")
    for number, (place, folders, files) in enumerate(os.walk(folder)):
        if number >= _FOLDERS_LIMIT:
            raise ModelNotFound(f"{folder} holds too many folders to search.", "Name the folder with the models.")
        folders.sort()
        for name in sorted(files):
            if name.lower().endswith(".gguf") and not is_later_part(name) and not name.lower().startswith("mmproj"):
                yield Found(Path(place, name), source)


def in_lm_studio() -> Iterator[Found]:
    """What LM Studio has downloaded."""
    for folder in (Path("~/.lmstudio/models"), Path("~/.cache/lm-studio/models")):
        if folder.expanduser().is_dir():
            yield from in_folder(folder.expanduser(), "LM Studio")


def in_hugging_face_cache() -> Iterator[Found]:
    """GGUF files in the Hugging Face cache, by the names they have in their repositories."""
    folder = _hugging_face_cache()
    if not folder.is_dir():
        return
    seen = set()
    for place in sorted(folder.glob("models--*/snapshots/*")):
        for found in in_folder(place, "Hugging Face"):
            content = found.path.resolve()
            if content not in seen and content.is_file():
                seen.add(content)
                digest = content.name if re.fullmatch("[0-9a-f]{64}", content.name) else ""
                yield Found(found.path, found.source, sha256=digest)


def _hugging_face_cache() -> Path:
    if given := os.environ.get("HF_HUB_CACHE"):
        return Path(given).expanduser()
    home = os.environ.get("HF_HOME") or Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache", "huggingface")
    return Path(home, "hub").expanduser()


def in_ollama() -> Iterator[Found]:
    """What Ollama has pulled: its manifests name the blob that holds a model."""
    given = os.environ.get("OLLAMA_MODELS")
    places = [Path(given)] if given else [Path("~/.ollama/models"), Path("/usr/share/ollama/.ollama/models")]
    for place in places:
        folder = place.expanduser()
        for manifest in sorted((folder / "manifests").glob("*/*/*/*")):
            digest = _model_digest(manifest)
            blob = folder / "blobs" / f"sha256-{digest}"
            if digest and _is_model(blob):
                yield Found(blob, "Ollama", _ollama_name(manifest.relative_to(folder / "manifests")), digest)


class _Layer(msgspec.Struct):
    mediaType: str = ""  # noqa: N815 - as in the file
    digest: str = ""


class _Manifest(msgspec.Struct):
    layers: list[_Layer] = []


def _model_digest(manifest: Path) -> str:
    try:
        with manifest.open("rb") as file:
            layers = msgspec.json.decode(file.read(_MANIFEST_BYTES), type=_Manifest).layers
    except (OSError, msgspec.DecodeError) as error:
        log.info("%s is no manifest of Ollama's: %s", manifest, error)
        return ""
    digests = (_BLOB.fullmatch(layer.digest) for layer in layers if layer.mediaType == _MODEL_LAYER)
    return next((digest[1] for digest in digests if digest), "")


def _is_model(blob: Path) -> bool:
    try:
        with blob.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def _ollama_name(place: Path) -> str:
    """The name that a manifest's place stands for: "llama3.2:1b", or "hf.co/owner/model:Q4_K_M"."""
    host, owner, model, tag = place.parts
    owners = "" if (host, owner) == _OFFICIAL else f"{owner}/" if host == _OFFICIAL[0] else f"{host}/{owner}/"
    return f"{owners}{model}:{tag}"
