"""Finds the conversations in what the user names: a file, an archive, or a folder of another program."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from core.chat_import.exported import ExportedConversation
from core.chat_import.gpt4all import from_gpt4all
from core.chat_import.json_formats import from_jan, from_json
from core.errors import InglenookError

LARGEST: Final = 1_000_000_000
"""Bytes of one file, and of all that is unpacked from an archive: large exports have some hundred megabytes."""
MOST_FILES: Final = 200_000
_THREAD, _MESSAGES = "thread.json", "messages.jsonl"


def read_export(path: Path) -> list[ExportedConversation]:
    """All conversations in `path`, in the order in which they lie there.

    Args:
        path: a `.json` or `.chat` file, a `.zip` with such files, or a folder with them (such as Jan's `threads`).

    Raises:
        InglenookError: there is nothing that Inglenook can read; the sentence says what it reads.
    """
    try:
        if path.is_dir():
            found = _from_files(_folder(path))
        elif zipfile.is_zipfile(path):
            found = _from_archive(path)
        else:
            found = _from_file(path.name, _bounded(path))
    except OSError as error:
        raise InglenookError(
            f"{path} cannot be read ({error.strerror}).", "Check the name and the permissions."
        ) from error
    if not found:
        raise InglenookError(
            f"There is no conversation in {path.name}.",
            "Inglenook reads exports of ChatGPT, Open WebUI, Jan and GPT4All, and its own.",
        )
    return found


def _from_file(name: str, raw: bytes) -> list[ExportedConversation]:
    if name.lower().endswith(".chat"):
        made = from_gpt4all(raw, name)
        return [made] if made else []
    return from_json(raw, name)


def _from_archive(path: Path) -> list[ExportedConversation]:
    try:
        with zipfile.ZipFile(path) as archive:
            return _from_files(_Archive(archive))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise InglenookError(f"{path.name} is damaged, or is protected by a password.", "Export it again.") from error


def _from_files(files: Mapping[str, bytes]) -> list[ExportedConversation]:
    """What the files that are known to hold conversations hold; others are passed over."""
    found: list[ExportedConversation] = []
    for name in files:
        last = PurePosixPath(name).name.lower()
        beside = str(PurePosixPath(name).with_name(_MESSAGES))
        if last == _THREAD and beside in files:
            if made := from_jan(files[name], files[beside], name):
                found.append(made)
        elif last.endswith(".chat") or _may_hold_chats(last):
            try:
                found += _from_file(last, files[name])
            except InglenookError:
                # An archive holds much beside conversations: settings, users, feedback.
                continue
    return found


def _may_hold_chats(name: str) -> bool:
    return name.endswith(".json") and name != _THREAD


class _Archive(Mapping[str, bytes]):
    """The files of an archive, unpacked one at a time and never more than `LARGEST` bytes of them in all."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        infos = [info for info in archive.infolist() if not info.is_dir()][:MOST_FILES]
        self._archive = archive
        self._infos = {info.filename: info for info in infos}
        self._left = LARGEST

    def __getitem__(self, name: str) -> bytes:
        with self._archive.open(self._infos[name]) as file:
            raw = file.read(self._left + 1)
        self._left -= len(raw)
        if self._left < 0:
            raise InglenookError(
                "The archive is too large.", f"Unpack it, and choose files below {LARGEST // 1_000_000:,} MB."
            )
        return raw

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def __len__(self) -> int:
        return len(self._infos)


class _Folder(Mapping[str, bytes]):
    """The files below a folder, read one at a time."""

    def __init__(self, paths: dict[str, Path]) -> None:
        self._paths = paths

    def __getitem__(self, name: str) -> bytes:
        return _bounded(self._paths[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _folder(path: Path) -> _Folder:
    wanted = (".json", ".jsonl", ".chat")
    paths: dict[str, Path] = {}
    for file in sorted(path.rglob("*")):
        if file.suffix.lower() in wanted and file.is_file():
            paths[file.relative_to(path).as_posix()] = file
            if len(paths) >= MOST_FILES:
                break
    return _Folder(paths)


def _bounded(path: Path) -> bytes:
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise InglenookError(f"{path.name} is too large.", f"Inglenook reads files below {LARGEST // 1_000_000:,} MB.")
    return raw
