"""How people name a model of the hub, and which file of its repository they mean."""

from __future__ import annotations

import re
import urllib.parse
from dataclasses import dataclass
from typing import Final

from core.errors import NotOnHub
from models.hub import HubModel, Repository

PREFERRED: Final = ("Q4_K_M", "Q4_K_S", "Q4_0", "Q5_K_M", "Q8_0", "MXFP4")
"""Taken in this order where nobody says which quantization."""

_NAME: Final = re.compile(r"(?P<repo>[^/:\s]+/[^/:\s]+)(?:/(?P<file>[^:\s][^:]*)|:(?P<kind>[^/:\s]+))?")
_PAGE: Final = re.compile(
    r"/(?P<repo>[^/]+/[^/]+)(?:/(?:resolve|blob|tree)/(?P<revision>[^/]+)(?:/(?P<file>[^?#]+))?)?/?"
)


@dataclass(frozen=True)
class Reference:
    """A repository, and what of it.

    Args:
        wanted: a file's path or name, or a quantization such as "Q4_K_M"; "" leaves the choice open.
    """

    repo: str
    wanted: str = ""
    revision: str = "main"


def parse_reference(text: str) -> Reference:
    """What is meant by "owner/name", "owner/name:Q4_K_M", "owner/name/file.gguf" or the address of a page.

    Raises:
        NotOnHub: it is none of these.
    """
    text = text.strip()
    if text.startswith(("https://", "http://")):
        match = _PAGE.fullmatch(urllib.parse.unquote(urllib.parse.urlsplit(text).path))
        if match is not None:
            return Reference(match["repo"], match["file"] or "", match["revision"] or "main")
    elif match := _NAME.fullmatch(text):
        return Reference(match["repo"], match["file"] or match["kind"] or "")
    raise NotOnHub(
        f"{text!r} names no model of the hub.", "Write owner/name, owner/name:Q4_K_M or owner/name/file.gguf."
    )


def choose_file(repository: Repository, wanted: str) -> HubModel:
    """The file of a repository that `wanted` means; a usual quantization where it says nothing.

    Raises:
        NotOnHub: the repository has no such file, or no GGUF file at all.
    """
    models = [model for model in repository.models if not model.path.rsplit("/", 1)[-1].lower().startswith("mmproj")]
    repo = repository.about.repo
    if not models:
        raise NotOnHub(f"{repo} has no GGUF model.", "Look for a repository whose name ends in GGUF.")
    if wanted:
        for model in models:
            if wanted in (model.path, model.path.rsplit("/", 1)[-1]):
                return model
        if found := [model for model in models if _has_kind(model.path, wanted)]:
            return min(found, key=lambda model: len(model.path))
        raise NotOnHub(f"{repo} has no file {wanted}.", f"It has {_listed(models)}.")
    if len(models) == 1:
        return models[0]
    for kind in PREFERRED:
        if found := [model for model in models if _has_kind(model.path, kind)]:
            return min(found, key=lambda model: len(model.path))
    raise NotOnHub(f"{repo} has several models, so say which.", f"It has {_listed(models)}.")


def _has_kind(path: str, kind: str) -> bool:
    """Whether a file's name has this quantization as a word of its own."""
    name = path.rsplit("/", 1)[-1]
    return re.search(rf"(?i)(?:^|[-._]){re.escape(kind)}(?=$|[-.])", name) is not None


def _listed(models: list[HubModel]) -> str:
    names = [model.path for model in models[:8]]
    more = len(models) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")
