"""The models on this machine: where their files are, where they came from, when they were used, how fast they were."""

from __future__ import annotations

import difflib
import hashlib
import logging
import re
import time
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, Literal

import msgspec
from sqlite_utils import Database, Migrations

from core.database import open_database
from core.errors import InglenookError, ModelError, ModelInUse, ModelNotFound, NotAModel, StorageError
from core.gguf import Header, part_paths, read_header
from core.process.cancellation import Cancellation
from models.discover import Found, Source, in_folder
from models.download import Downloaded, Progress
from models.starter import starter_model

log = logging.getLogger(__name__)

migrations: Final = Migrations("library")

_READ: Final = 1 << 20
_REPORT_S: Final = 0.2
_SAMPLES: Final = 64
_SAMPLE: Final = 1 << 16
_QUANTIZATION: Final = re.compile(
    r"(?i)(?:^|[-._])((?:UD-)?(?:I?Q\d(?:_\d|_K)?(?:_(?:XXS|XS|NL|XL|S|M|L))?|TQ\d_\d|MXFP4|BF16|F16|F32))(?=$|[-._])"
)


@migrations()
def m001_create(db: Database) -> None:
    """One row for each model; of a split one the path of the first part."""
    db.executescript(
        """
        CREATE TABLE models (
            id INTEGER PRIMARY KEY,
            path TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL UNIQUE,
            source TEXT NOT NULL,
            size INTEGER NOT NULL,
            identity TEXT NOT NULL,
            architecture TEXT NOT NULL,
            parameters INTEGER NOT NULL,
            quantization TEXT NOT NULL,
            context_length INTEGER NOT NULL,
            repo TEXT NOT NULL DEFAULT '',
            revision TEXT NOT NULL DEFAULT '',
            sha256 TEXT NOT NULL DEFAULT '',
            added REAL NOT NULL,
            last_used REAL NOT NULL DEFAULT 0,
            tokens_per_second REAL NOT NULL DEFAULT 0
        ) STRICT;
        """
    )


@migrations()
def m002_copies(db: Database) -> None:
    """Other files with the content of a model that is in the list."""
    db.executescript(
        """
        CREATE TABLE copies (
            path TEXT PRIMARY KEY,
            model INTEGER NOT NULL REFERENCES models (id) ON DELETE CASCADE,
            own INTEGER NOT NULL
        ) STRICT;
        """
    )


class LibraryModel(msgspec.Struct, frozen=True):
    """One model of the library.

    Args:
        path: the file; of a split model the first part.
        source: where it came from; only "inglenook" files are ours to delete.
        size: bytes of all parts.
        repo: on the hub; "" where it is not known.
        sha256: of each part, with spaces between them; "" where it is not known.
        last_used: seconds since 1970; 0 is never.
        tokens_per_second: as last measured while answering; 0 is never.
        missing: the file is not where it was.
    """

    name: str
    path: str
    source: Source
    size: int
    identity: str
    architecture: str
    parameters: int
    quantization: str
    context_length: int
    repo: str
    revision: str
    sha256: str
    added: float
    last_used: float
    tokens_per_second: float
    missing: bool


class Removed(msgspec.Struct, frozen=True):
    """What removing did: files that were deleted, none where the model was only forgotten."""

    name: str
    deleted: tuple[str, ...]
    freed: int
    """Bytes."""


class Verified(msgspec.Struct, frozen=True, tag_field="event", tag="verified"):
    """The outcome of reading a model's files again."""

    name: str
    outcome: Literal["intact", "damaged", "noted"]
    """"noted": no checksum was known, so what was found is kept for the next time."""
    sha256: tuple[str, ...]


class Library:
    """The list of models, shared by all processes of one installation.

    Args:
        path: the database; None keeps it in memory.
        own: the folder with the models that Inglenook fetched or made.
    """

    def __init__(self, path: Path | None, own: Path) -> None:
        self._opened = open_database(path, migrations, "your models")
        self._own = own

    @property
    def warning(self) -> str:
        """A sentence for the user where the list on disk could not be used; "" otherwise."""
        return self._opened.warning

    def close(self) -> None:
        """Close the database."""
        self._opened.close()

    def models(self) -> tuple[LibraryModel, ...]:
        """All models, those used last first.

        Raises:
            StorageError: the list cannot be read.
        """
        self._take_up_own()
        with self._opened.reading() as db:
            rows = list(db.query("SELECT * FROM models ORDER BY last_used DESC, name COLLATE NOCASE"))
        return tuple(_model(row) for row in rows)

    def find(self, name: str) -> LibraryModel:
        """The model of this name or path; the beginning of a name is enough where only one begins so.

        Raises:
            ModelNotFound: there is none, or there are several.
        """
        models = self.models()
        wanted = name.casefold()
        with self._opened.reading() as db:
            originals = "SELECT models.path FROM copies JOIN models ON models.id = model WHERE copies.path = ?"
            first = next((row["path"] for row in db.query(originals, [name])), None)
        for model in models:
            if wanted in (model.name.casefold(), model.path.casefold()) or model.path == first:
                return model
        begun = [model for model in models if model.name.casefold().startswith(wanted)]
        if len(begun) == 1:
            return begun[0]
        if begun:
            names = ", ".join(model.name for model in begun[:5])
            raise ModelNotFound(f"Several models begin with {name}.", f"Choose one of: {names}.")
        near = difflib.get_close_matches(name, [model.name for model in models], n=1)
        hint = f"Did you mean {near[0]}?" if near else "inglenook models list shows them all."
        raise ModelNotFound(f"The library has no model {name}.", hint)

    def add(self, found: Found, repo: str = "", revision: str = "", sha256: tuple[str, ...] = ()) -> LibraryModel:
        """Take a model into the library, where it lies; what is there already is brought up to date.

        A file with the content of a model that is in the list is no second model: it is noted as a copy of it. It
        takes its place where the first file is gone, or where the first belongs to another program and this one not.

        Raises:
            ModelError: it is no model that can be used.
            StorageError: the list cannot be written.
        """
        path = found.path.expanduser().absolute()
        header = read_header(path)
        if not _can_answer(header):
            raise ModelError(f"{path.name} is no model that answers questions.", "Choose a language model.")
        digests = " ".join(sha256 or (found.sha256,)).strip()
        with self._opened.writing() as db:
            table: Any = db["models"]
            known = next(iter(table.rows_where("path = ?", [str(path)])), None)
            facts = _facts(header)
            if known is not None:
                same = known["identity"] == header.identity
                keep = {"repo": repo, "revision": revision, "sha256": digests}
                changed = {key: value for key, value in keep.items() if value or not same}
                table.update(known["id"], {**facts, **changed})
            elif (twin := _twin(db, path, header, digests)) is not None:
                gone = not Path(twin["path"]).is_file()
                if not gone and (found.source != "inglenook" or twin["source"] == "inglenook"):
                    _note_copy(db, twin["id"], str(path), found.source)
                    return _model(twin)
                _note_copy(db, twin["id"], twin["path"], twin["source"])
                keep = {"repo": repo, "revision": revision, "sha256": digests}
                known_now = {key: value for key, value in keep.items() if value}
                table.update(twin["id"], {"path": str(path), "source": found.source, **facts, **known_now})
            else:
                name = _free_name(db, found.name or header.name)
                row = {"path": str(path), "name": name, "source": found.source, "added": time.time(), **facts}
                table.insert({**row, "repo": repo, "revision": revision, "sha256": digests})
            row = next(iter(table.rows_where("path = ?", [str(path)])))
        return _model(row)

    def add_downloaded(self, done: Downloaded) -> LibraryModel:
        """Take a model into the library that was fetched from the hub; what is no GGUF file is deleted again.

        Raises:
            ModelError: it is no model that can be used.
            StorageError: the list cannot be written.
        """
        first = Path(done.path)
        try:
            return self.add(Found(first, "inglenook"), done.repo, done.revision, done.sha256)
        except NotAModel as error:
            for part in part_paths(first):
                part.unlink(missing_ok=True)
            raise NotAModel(
                f"{first.name} is no GGUF model, although it arrived as it is on the hub; it is deleted again.",
                "Choose another file of a language model.",
            ) from error

    def add_all(self, found: Iterable[Found]) -> tuple[list[LibraryModel], list[str]]:
        """Take up everything that can be used; gives what that was, and a sentence for each file that cannot.

        Raises:
            StorageError: the list cannot be written.
        """
        added, refused = [], []
        for one in found:
            try:
                added.append(self.add(one))
            except ModelError as error:
                refused.append(error.message)
        return added, refused

    def used(self, path: Path, tokens_per_second: float) -> None:
        """Note that a model has just answered; a file that is not in the library is taken up.

        Args:
            path: its file.
            tokens_per_second: as measured; 0 leaves the last figure.

        Raises:
            InglenookError: the model or the list cannot be read.
        """
        path = path.expanduser().absolute()
        changed = {"last_used": time.time()} | ({"tokens_per_second": tokens_per_second} if tokens_per_second else {})
        if not self._change(path, changed):
            self._take_up_own()
            if not self._change(path, changed):
                self.add(Found(path, "folder"))
                self._change(path, changed)

    def remove(self, name: str, in_use: Collection[Path] = ()) -> Removed:
        """Delete a model that Inglenook fetched or made; forget one that belongs to another program.

        Args:
            name: as for `find`.
            in_use: files that must stay, as that of the loaded model.

        Raises:
            ModelNotFound: the library has no such model.
            ModelInUse: its file is needed.
            StorageError: a file cannot be deleted.
        """
        model = self.find(name)
        path = Path(model.path)
        if model.source == "starter":
            raise ModelInUse("The starter model belongs to Inglenook and stays.", "Remove another model.")
        if path in {used.expanduser().absolute() for used in in_use}:
            raise ModelInUse(f"{model.name} is the model in use.", "Choose another model first, then remove this one.")
        with self._opened.reading() as db:
            copies = "SELECT copies.path FROM copies JOIN models ON models.id = model WHERE models.path = ? AND own"
            places = [Path(row["path"]) for row in db.query(copies, [model.path])]
        places += [path] if model.source == "inglenook" else []
        deleted = tuple(
            part
            for place in places
            if place.resolve().is_relative_to(self._own.resolve())
            for part in self._delete(place)
        )
        with self._opened.writing() as db:
            db.execute("DELETE FROM copies WHERE model IN (SELECT id FROM models WHERE path = ?)", [model.path])
            db.execute("DELETE FROM models WHERE path = ?", [model.path])
        return Removed(model.name, deleted, model.size if deleted else 0)

    def verify(self, name: str, cancellation: Cancellation) -> Iterator[Progress | Verified]:
        """Read all of a model's files and compare their SHA-256 with the published ones.

        Yields:
            `Progress` a few times a second; `Verified` at the end, which cancelling leaves out.

        Raises:
            ModelNotFound: the library has no such model, or its file is missing.
            StorageError: a file cannot be read.
        """
        model = self.find(name)
        done, digests = 0, []
        for part in part_paths(Path(model.path)):
            digest = hashlib.sha256()
            for count in _hash(part, digest, cancellation):
                done += count
                yield Progress(part.name, done, model.size, doing="checking")
            digests.append(digest.hexdigest())
        if cancellation.cancelled:
            return
        if model.sha256:
            intact = model.sha256.split() == digests
            yield Verified(model.name, "intact" if intact else "damaged", tuple(digests))
        else:
            self._change(Path(model.path), {"sha256": " ".join(digests)})
            yield Verified(model.name, "noted", tuple(digests))

    def _change(self, path: Path, values: dict[str, Any]) -> bool:
        """Whether there is a row for `path`, which then has these values."""
        with self._opened.writing() as db:
            table: Any = db["models"]
            same = "path = :path OR id IN (SELECT model FROM copies WHERE path = :path)"
            rows = list(table.rows_where(same, {"path": str(path)}, select="id"))
            for row in rows:
                table.update(row["id"], values)
        return bool(rows)

    def _take_up_own(self) -> None:
        """Add the starter and whatever lies in our own folder without being in the list."""
        with self._opened.reading() as db:
            known = {row["path"] for row in db.query("SELECT path FROM models UNION SELECT path FROM copies")}
        found: list[Found] = []
        try:
            found.append(Found(starter_model().absolute(), "starter"))
        except ModelNotFound as error:
            log.info("no starter model: %s", error)
        if self._own.is_dir():
            found += in_folder(self._own.absolute(), "inglenook")
        _, refused = self.add_all(one for one in found if str(one.path) not in known)
        for sentence in refused:
            log.info("not taken into the library: %s", sentence)

    def _delete(self, path: Path) -> tuple[str, ...]:
        parts = [part for part in part_paths(path) if part.exists()]
        try:
            for part in parts:
                part.unlink()
            folder = path.parent
            while folder != self._own and folder.is_relative_to(self._own) and not any(folder.iterdir()):
                folder.rmdir()
                folder = folder.parent
        except OSError as error:
            raise StorageError(
                f"{path} cannot be deleted ({error.strerror}).", "Check the permissions of its folder."
            ) from error
        return tuple(str(part) for part in parts)


def _hash(path: Path, digest: Any, cancellation: Cancellation) -> Iterator[int]:
    """Feed a file to a digest; gives bytes read, a few times a second."""
    count, reported = 0, time.monotonic()
    try:
        with path.open("rb") as file:
            while not cancellation.cancelled and (data := file.read(_READ)):
                digest.update(data)
                count += len(data)
                if time.monotonic() - reported >= _REPORT_S:
                    yield count
                    count, reported = 0, time.monotonic()
    except FileNotFoundError as error:
        raise ModelNotFound(f"{path} is missing.", "Download or import it again.") from error
    except OSError as error:
        raise StorageError(f"{path} cannot be read ({error.strerror}).", "Check the disk, then try again.") from error
    yield count


def _can_answer(header: Header) -> bool:
    """Whether a model writes text: encoders and projectors have the same format."""
    return "bert" not in header.architecture and header.architecture not in ("clip", "t5encoder")


def _facts(header: Header) -> dict[str, Any]:
    return {
        "size": header.file_bytes,
        "identity": header.identity,
        "architecture": header.architecture,
        "parameters": header.parameters,
        "quantization": quantization(header),
        "context_length": header.context_length,
    }


def quantization(header: Header) -> str:
    """The quantization as people call it: from the model's name or its header, else the type that most bytes have."""
    if match := _QUANTIZATION.search(header.name):
        return match[1].upper()
    if header.file_type:
        return header.file_type
    sizes: dict[str, int] = {}
    for tensor in header.tensors:
        sizes[tensor.type] = sizes.get(tensor.type, 0) + tensor.size
    return max(sizes, key=lambda kind: sizes[kind], default="")


def _twin(db: Database, path: Path, header: Header, digests: str) -> dict[str, Any] | None:
    """The model of the list that has the same content as a file, if there is one other than the starter."""
    table: Any = db["models"]
    alike = "size = ? AND architecture = ? AND parameters = ? AND path != ? AND source != 'starter'"
    for row in table.rows_where(alike, [header.file_bytes, header.architecture, header.parameters, str(path)]):
        if digests and row["sha256"]:
            if digests == row["sha256"]:
                return dict(row)
            continue
        places = [row["path"], *(copy["path"] for copy in db["copies"].rows_where("model = ?", [row["id"]]))]
        if any(_same_content(path, Path(place)) for place in places):
            return dict(row)
    return None


def _note_copy(db: Database, model: int, path: str, source: str) -> None:
    copies: Any = db["copies"]
    copies.upsert({"path": path, "model": model, "own": int(source == "inglenook")}, pk="path")


def _same_content(one: Path, other: Path) -> bool:
    """Whether two models of the same size are the same, by their headers and samples spread over all of their bytes.

    Files of different models differ everywhere, so a few megabytes tell as much as all of it.
    """
    left, right = _parts(str(one)), _parts(str(other))
    try:
        if all(part.samefile(twin) for part, twin in zip(left, right, strict=True)):
            return True
        return all(_samples(part) == _samples(twin) for part, twin in zip(left, right, strict=True))
    except (OSError, ValueError):
        return False


def _samples(path: Path) -> bytes:
    """A digest of the beginning of a file and of blocks all over it."""
    size = path.stat().st_size
    digest = hashlib.sha256(str(size).encode())
    with path.open("rb") as file:
        for number in range(_SAMPLES):
            file.seek(max(0, size - _SAMPLE) * number // (_SAMPLES - 1))
            digest.update(file.read(_SAMPLE))
    return digest.digest()


def _free_name(db: Database, name: str) -> str:
    taken = {row["name"].casefold() for row in db.query("SELECT name FROM models")}
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _model(row: dict[str, Any]) -> LibraryModel:
    facts = {key: value for key, value in row.items() if key != "id"}
    return LibraryModel(**facts, missing=not all(part.is_file() for part in _parts(row["path"])))


def _parts(path: str) -> tuple[Path, ...]:
    try:
        return part_paths(Path(path))
    except InglenookError:
        return (Path(path),)
