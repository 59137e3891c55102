"""Answers the window's requests about models: what is here, what the hub has, fetching, checking and shrinking."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from app.assembly import Household
from app.model_verdicts import ModelVerdicts
from core.errors import (
    DiskTooSmall,
    DownloadError,
    HubBusy,
    HubError,
    InglenookError,
    ModelError,
    StorageError,
    rebuild,
)
from core.gguf import part_names
from core.model_messages import (
    DiscardDownload,
    DownloadDiscarded,
    DownloadModel,
    DownloadPaused,
    DownloadProgress,
    ExplainModel,
    HubEntry,
    HubFound,
    ImportModels,
    JudgeModels,
    ListModels,
    ModelDownloaded,
    ModelOnDisk,
    ModelRemoved,
    ModelShrunk,
    ModelsImported,
    ModelsListed,
    ModelVerified,
    RemoveModel,
    SearchHub,
    ShowHubModel,
    ShrinkModel,
    ShrinkProgressed,
    StoreHubToken,
    UnfinishedDownload,
    VerifyModel,
)
from core.paths import Paths
from core.process.cancellation import Cancellation
from core.process.channel import Body
from core.secrets import remove_key, store_key
from models.discover import Found, in_folder, search_everywhere
from models.download import Downloaded, DownloadRequest, Paused, Progress, download, partial_downloads, target_path
from models.hub import HUB, TOKEN_VARIABLE, Hub, RemoteFile
from models.hub_errors import asks_for_token
from models.library import Verified
from models.part_file import NOTE_ENDING, PartFile, part_path, read_note
from models.select import select_model
from models.shrink import ShrinkProgress, ShrinkRequest, Shrunk, shrink

MOST_AT_ONCE: Final = 3
"""Downloads and checks at once: each takes a worker until it is done, and the others must stay free."""
MOST_QUESTIONS: Final = 2
"""Questions to the hub at once: with a bad connection each waits half a minute."""
LONGEST_TEXT: Final = 1 << 20
"""Characters of a text to measure a smaller copy with."""
_PART: Final = re.compile(r"-\d{5}-of-(\d{5}\.gguf)$")
ACCESS_BUTTON: Final = "“Access token…” under On the hub"
"""Where the window takes an access token."""


class ModelRequests:
    """The library, the catalogue and the hub, as the window asks for them.

    Args:
        house: the assistant and its parts.
        paths: where models and measurements lie.
    """

    def __init__(self, house: Household, paths: Paths) -> None:
        self._house = house
        self._paths = paths
        self._jobs = threading.BoundedSemaphore(MOST_AT_ONCE)
        self._shrinking = threading.BoundedSemaphore(1)
        self._verdicts = ModelVerdicts(house, paths)
        self._questions = threading.BoundedSemaphore(MOST_QUESTIONS)

    def handle(self, request: Any, cancellation: Cancellation) -> Iterator[Body]:
        """The events that answer one request.

        Raises:
            InglenookError: the request cannot be fulfilled; the sentences say why and what to do.
        """
        match request:
            case ListModels():
                yield self._listed()
            case JudgeModels():
                yield self._verdicts.judged(request)
            case ExplainModel(path=path) if path:
                yield self._verdicts.explained(self._hub(), request)
            case SearchHub() | ShowHubModel() | ExplainModel():
                with _one_of(self._questions, _too_many_questions), _in_words_of_the_window():
                    yield self._ask_hub(request)
            case DownloadModel():
                with _one_of(self._jobs, _too_many_jobs), _in_words_of_the_window():
                    yield from self._download(request, cancellation)
            case DiscardDownload():
                yield DownloadDiscarded(discard(self._paths.models, request.repo, request.path))
            case ShrinkModel():
                with _one_of(self._shrinking, _too_many_copies):
                    yield from self._shrink(request, cancellation)
            case VerifyModel(path=path):
                with _one_of(self._jobs, _too_many_jobs):
                    yield from self._verify(path, cancellation)
            case ImportModels(path=path):
                yield self._import(path)
            case RemoveModel(path=path):
                removed = self._house.library.remove(path, in_use=[Path(self._chosen())])
                yield ModelRemoved(removed.name, removed.freed)
            case StoreHubToken(token=token):
                if token:
                    store_key(HUB, token, TOKEN_VARIABLE)
                else:
                    remove_key(HUB)

    # On this machine

    def _listed(self) -> ModelsListed:
        found = tuple(
            ModelOnDisk(
                name=model.name,
                path=model.path,
                source=model.source,
                size=model.size,
                quantization=model.quantization,
                last_used=model.last_used,
                tokens_per_second=model.tokens_per_second,
                missing=model.missing,
            )
            for model in self._house.library.models()
        )
        return ModelsListed(found, self._chosen(), tuple(_unfinished(self._paths.models)))

    def _chosen(self) -> str:
        """Path of the model that answers; "" where there is none any more."""
        try:
            return str(select_model(self._house.settings.current.model_path).absolute())
        except ModelError:
            return ""

    def _import(self, path: str) -> ModelsImported:
        place = Path(path).expanduser()
        if path and place.is_file():
            return ModelsImported((self._house.library.add(Found(place, "folder")).name,))
        added, refused = self._house.library.add_all(in_folder(place) if path else search_everywhere())
        return ModelsImported(tuple(model.name for model in added), tuple(refused))

    def _verify(self, path: str, cancellation: Cancellation) -> Iterator[Body]:
        for event in self._house.library.verify(path, cancellation):
            if isinstance(event, Verified):
                yield ModelVerified(event.name, event.outcome)
            else:
                yield _progress(event)

    def _shrink(self, request: ShrinkModel, cancellation: Cancellation) -> Iterator[Body]:
        source = select_model(request.path)
        target = _free_path(self._paths.models, f"{source.stem}.{request.size / 1e6:g}MB")
        text = _read(Path(request.text_path)) if request.text_path else ""
        with _without_options_of_commands():
            for event in shrink(ShrinkRequest(source, request.size, target, text), cancellation, self._paths.log):
                match event:
                    case ShrinkProgress(doing=doing, done=done, total=total):
                        yield ShrinkProgressed(doing, done, total)
                    case Shrunk():
                        yield self._take_up(event)

    def _take_up(self, made: Shrunk) -> ModelShrunk:
        kept = self._house.library.add(Found(Path(made.path), "inglenook"))
        return ModelShrunk(kept.name, kept.path, made.file_bytes, made.requested_bytes, made.same_top, made.kept)

    # On the hub

    def _hub(self) -> Hub:
        return Hub(lambda: self._house.settings.current)

    def _ask_hub(self, request: SearchHub | ShowHubModel | ExplainModel) -> Body:
        match request:
            case SearchHub(text=text):
                return HubFound(tuple(_entries(self._hub(), text)), text)
            case ShowHubModel(repo=repo):
                return self._verdicts.files(self._hub(), repo)
            case ExplainModel():
                return self._verdicts.explained(self._hub(), request)

    def _download(self, request: DownloadModel, cancellation: Cancellation) -> Iterator[Body]:
        wanted = DownloadRequest(request.repo, request.path, request.revision)
        for event in download(self._hub(), wanted, self._paths.models, cancellation):
            match event:
                case Downloaded():
                    kept = self._house.library.add_downloaded(event)
                    yield ModelDownloaded(kept.name, kept.path, event.size)
                case Paused(done=done, total=total):
                    yield DownloadPaused(done, total)
                case Progress():
                    yield _progress(event)


def discard(folder: Path, repo: str, path: str) -> int:
    """Delete what has arrived of a download; gives the bytes that are free again.

    Of a split model the parts that are whole go too, unless all of them are: then they are an older version that can
    be used.

    Args:
        folder: the models' folder.
        repo: on the hub.
        path: in it; of a split model any part, which stands for all.

    Raises:
        DownloadInUse: another process is fetching it.
        StorageError: a file cannot be deleted.
    """
    first = target_path(folder, repo, first_part(path))
    targets = [first.with_name(name) for name in part_names(first.name)]
    whole = [target for target in targets if target.exists()]
    try:
        freed = sum(_discard_part(target) for target in targets if part_path(target).exists())
        if len(whole) < len(targets):
            for target in whole:
                freed += target.stat().st_size
                target.unlink()
    except OSError as error:
        raise StorageError(
            f"{first.parent} cannot be written ({error.strerror}).", "Check the permissions of that folder."
        ) from error
    return freed


def first_part(path: str) -> str:
    """The file that stands for a split model, given any part of it."""
    return _PART.sub(r"-00001-of-\1", path)


def _discard_part(target: Path) -> int:
    part = part_path(target)
    size, note_path = part.stat().st_size, target.with_name(target.name + NOTE_ENDING)
    note = read_note(note_path)
    if note is not None:
        # Opening it makes sure that nobody else is writing to it.
        with PartFile(RemoteFile("", note.repo, note.path, note.revision, note.size, note.etag), target, note.branch):
            part.unlink()
            note_path.unlink(missing_ok=True)
    else:
        part.unlink()
    return size


def _free_path(folder: Path, stem: str) -> Path:
    """A name in `folder` that nothing has yet."""
    number, path = 1, folder / f"{stem}.gguf"
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.gguf"
    return path


def _read(path: Path) -> str:
    try:
        with path.expanduser().open(encoding="utf-8", errors="replace") as file:
            return file.read(LONGEST_TEXT)
    except OSError as error:
        raise StorageError(f"The text {path} cannot be read ({error.strerror}).", "Choose another file.") from error


@contextmanager
def _in_words_of_the_window() -> Iterator[None]:
    """Where a token may help, hints say where the window takes it."""
    try:
        yield
    except HubError as error:
        if not asks_for_token(error):
            raise
        raise rebuild(error.kind, error.message, f"{error.hint} Give it with {ACCESS_BUTTON}.") from error


@contextmanager
def _without_options_of_commands() -> Iterator[None]:
    """Hints that need no command line: the window chooses the file's name itself."""
    try:
        yield
    except (DiskTooSmall, StorageError) as error:
        hint = "Free some space, then try again." if isinstance(error, DiskTooSmall) else "Look at the models' folder."
        raise rebuild(error.kind, error.message, hint) from error


@contextmanager
def _one_of(places: threading.BoundedSemaphore, refusal: Callable[[], InglenookError]) -> Iterator[None]:
    """Hold one of a few places for work that takes long; `refusal` is raised where all are taken."""
    if not places.acquire(blocking=False):
        raise refusal()
    try:
        yield
    finally:
        places.release()


def _too_many_jobs() -> DownloadError:
    return DownloadError(
        f"{MOST_AT_ONCE} downloads or checks are under way.", "Pause one of them, or wait until one is done."
    )


def _too_many_copies() -> DownloadError:
    return DownloadError("Another smaller copy is being made.", "Stop it, or wait until it is done.")


def _too_many_questions() -> HubBusy:
    return HubBusy("The hub has not answered your last questions yet.", "Wait half a minute, then try again.")


def _unfinished(folder: Path) -> Iterator[UnfinishedDownload]:
    for request in partial_downloads(folder):
        try:
            path = first_part(request.path)
            first = target_path(folder, request.repo, path)
            done = part_path(target_path(folder, request.repo, request.path)).stat().st_size
            whole = [first.with_name(name) for name in part_names(first.name)]
            done += sum(target.stat().st_size for target in whole if len(whole) > 1 and target.exists())
            yield UnfinishedDownload(request.repo, path, request.revision, done)
        except (InglenookError, OSError):
            continue  # somebody has just finished or removed it


def _entries(hub: Hub, text: str) -> Iterable[HubEntry]:
    for found in hub.search(text):
        yield HubEntry(found.repo, found.downloads, found.license, found.parameters, found.gated)


def _progress(event: Progress) -> DownloadProgress:
    return DownloadProgress(
        event.done, event.total, event.bytes_per_second, event.seconds_left, event.doing, event.note
    )
