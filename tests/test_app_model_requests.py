"""Requests about models, answered with the real library, the real catalogue and a hub on loopback."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import stamina

from app.assembly import Household, assemble
from app.model_requests import MOST_AT_ONCE, MOST_QUESTIONS, ModelRequests, discard
from core.engine.protocol import KvType
from core.errors import (
    CannotShrink,
    DownloadError,
    DownloadInUse,
    GatedModel,
    HubBusy,
    HubOffline,
    ModelInUse,
    NotOnHub,
    SecretStoreError,
    StorageError,
)
from core.model_messages import (
    DiscardDownload,
    DownloadDiscarded,
    DownloadModel,
    DownloadPaused,
    DownloadProgress,
    ExplainModel,
    HubFiles,
    HubFound,
    ImportModels,
    JudgeModels,
    ListModels,
    ModelDownloaded,
    ModelExplained,
    ModelRemoved,
    ModelShrunk,
    ModelsImported,
    ModelsJudged,
    ModelsListed,
    ModelVerified,
    RemoveModel,
    SearchHub,
    ShowHubModel,
    ShrinkModel,
    ShrinkProgressed,
    StoreHubToken,
    VerifyModel,
)
from core.paths import Paths
from core.process.cancellation import Cancellation
from models.part_file import Note
from models.shrink_text import passages
from models.starter import starter_model
from tests.fake_hub import FakeHub, Fault, HubFile, fake_hub, open_hub
from tests.small_model import two_layers

REPO = "own/tiny-GGUF"
FILE = "tiny-Q4_0.gguf"


@pytest.fixture
def house(home: Paths) -> Iterator[Household]:
    house = assemble(home, with_cache=False, keep_history=False)
    yield house
    house.close()


@pytest.fixture
def requests(house: Household, home: Paths) -> ModelRequests:
    return ModelRequests(house, home)


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    with fake_hub() as hub, stamina.set_testing(True, attempts=3, cap=True):
        open_hub(hub, monkeypatch)
        hub.add(REPO, FILE, starter_model())
        yield hub


def answer(requests: ModelRequests, request: Any) -> Any:
    """The last event."""
    *_, last = requests.handle(request, Cancellation())
    return last


def listed(requests: ModelRequests) -> ModelsListed:
    found = answer(requests, ListModels())
    assert isinstance(found, ModelsListed)
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A model in a folder of the user's."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    shutil.copy(starter_model(), folder / "mine.gguf")
    return folder / "mine.gguf"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A model that is quick to make smaller."""
    return two_layers(tmp_path / "small.gguf")


def test_a_new_installation_has_the_starter_and_it_is_in_use(requests: ModelRequests) -> None:
    found = listed(requests)
    (starter,) = found.models
    assert (starter.source, starter.size, starter.missing) == ("starter", 98_362_432, False)
    assert found.chosen == starter.path
    assert found.unfinished == ()


def test_a_file_and_a_folder_can_be_imported_where_they_lie(requests: ModelRequests, copy: Path) -> None:
    (copy.parent / "broken.gguf").write_bytes(b"GGUF")
    one = answer(requests, ImportModels(str(copy)))
    assert isinstance(one, ModelsImported)
    assert one.names == ("mine",)
    folder = answer(requests, ImportModels(str(copy.parent)))
    assert folder.names == ("mine",)
    assert len(folder.refused) == 1
    assert [model.path for model in listed(requests).models if model.name == "mine"] == [str(copy)]


def test_removing_an_imported_model_leaves_its_file(requests: ModelRequests, copy: Path) -> None:
    answer(requests, ImportModels(str(copy)))
    removed = answer(requests, RemoveModel(str(copy)))
    assert removed == ModelRemoved("mine", 0)
    assert copy.exists()
    assert len(listed(requests).models) == 1


def test_the_model_in_use_stays(requests: ModelRequests, house: Household, copy: Path) -> None:
    answer(requests, ImportModels(str(copy)))
    house.settings.change({"model_path": str(copy)})
    assert listed(requests).chosen == str(copy)
    with pytest.raises(ModelInUse):
        answer(requests, RemoveModel(str(copy)))


def test_checking_a_model_twice_finds_a_byte_that_changed_in_between(requests: ModelRequests, copy: Path) -> None:
    answer(requests, ImportModels(str(copy)))
    assert answer(requests, VerifyModel(str(copy))) == ModelVerified("mine", "noted")
    assert answer(requests, VerifyModel(str(copy))) == ModelVerified("mine", "intact")
    with copy.open("r+b") as file:
        file.seek(-1, 2)
        last = file.read(1)
        file.seek(-1, 2)
        file.write(bytes([last[0] ^ 1]))
    assert answer(requests, VerifyModel(str(copy))) == ModelVerified("mine", "damaged")


def test_the_catalogue_is_judged_for_this_machine_without_asking_anyone(requests: ModelRequests, hub: FakeHub) -> None:
    judged = answer(requests, JudgeModels())
    assert isinstance(judged, ModelsJudged)
    assert len({model.name for model in judged.catalogue}) == len(judged.catalogue) >= 25
    assert {model.fit.outcome for model in judged.catalogue} <= {"fits", "fits with flash", "does not fit"}
    assert all(model.fit.sentence.startswith("Needs ") for model in judged.catalogue)
    assert all(picked.model.fit.outcome == "fits" and picked.reason.endswith(".") for picked in judged.picked)
    starter = next(model for model in judged.catalogue if model.name.startswith("SmolLM2 135M"))
    assert Path(starter.path_here) == starter_model()
    assert judged.free_bytes > 0
    assert hub.requests == []


def test_the_hub_is_searched_and_its_files_judged_before_any_download(requests: ModelRequests, hub: FakeHub) -> None:
    hub.repositories[REPO].gguf = {"architecture": "llama", "total": 134_515_008}
    half = starter_model().read_bytes()[:50_000_000]
    hub.add(REPO, "tiny-Q2_K.gguf", half)
    found = answer(requests, SearchHub("tiny"))
    assert isinstance(found, HubFound)
    assert [(entry.repo, entry.licence, entry.parameters) for entry in found.items] == [
        (REPO, "apache-2.0", 134_515_008)
    ]
    files = answer(requests, ShowHubModel(REPO))
    assert isinstance(files, HubFiles)
    small, large = files.files
    assert [(file.quantization, file.size) for file in (small, large)] == [("Q2_K", 50_000_000), ("Q4_0", 98_362_432)]
    assert small.fit is not None
    assert large.fit is not None
    assert large.fit.outcome == "fits"
    assert small.fit.sentence != large.fit.sentence
    assert hub.served < 16_000_000, "only headers were read"


def test_a_gated_repository_lists_its_files_and_says_what_is_missing(requests: ModelRequests, hub: FakeHub) -> None:
    hub.repositories[REPO].gated = True
    files = answer(requests, ShowHubModel(REPO))
    assert [file.fit for file in files.files] == [None]
    assert "accept the terms" in files.note
    with pytest.raises(GatedModel):
        answer(requests, DownloadModel(REPO, FILE))


def test_a_download_ends_in_the_library(requests: ModelRequests, hub: FakeHub, home: Paths) -> None:
    done = answer(requests, DownloadModel(REPO, FILE))
    assert isinstance(done, ModelDownloaded)
    assert Path(done.path) == home.models / REPO / FILE
    kept = next(model for model in listed(requests).models if model.name == done.name)
    assert (kept.source, kept.size) == ("inglenook", 98_362_432)
    assert answer(requests, VerifyModel(done.path)) == ModelVerified(done.name, "intact")
    assert answer(requests, RemoveModel(done.path)) == ModelRemoved(done.name, 98_362_432)
    assert not Path(done.path).exists()


def test_a_cancelled_download_keeps_its_bytes_and_goes_on_where_it_was(requests: ModelRequests, hub: FakeHub) -> None:
    hub.bytes_per_second = 40e6
    cancellation = Cancellation()
    events = []
    for event in requests.handle(DownloadModel(REPO, FILE), cancellation):
        events.append(event)
        if isinstance(event, DownloadProgress) and event.done > 5_000_000:
            cancellation.cancel()
    paused = events[-1]
    assert isinstance(paused, DownloadPaused)
    (unfinished,) = listed(requests).unfinished
    assert (unfinished.repo, unfinished.path, unfinished.done) == (REPO, FILE, paused.done)
    hub.bytes_per_second, hub.served = 0, 0
    assert isinstance(answer(requests, DownloadModel(REPO, FILE)), ModelDownloaded)
    assert hub.served == 98_362_432 - paused.done
    assert listed(requests).unfinished == ()


def pause_at(requests: ModelRequests, hub: FakeHub, path: str = FILE, least: int = 5_000_000) -> DownloadPaused:
    """Begin a download and pause it once so many bytes have arrived."""
    hub.bytes_per_second = 40e6
    cancellation, last = Cancellation(), None
    for event in requests.handle(DownloadModel(REPO, path), cancellation):
        if isinstance(event, DownloadProgress) and event.done > least:
            cancellation.cancel()
        last = event
    hub.bytes_per_second = 0
    assert isinstance(last, DownloadPaused)
    return last


def test_a_discarded_download_leaves_nothing_and_a_later_one_starts_from_the_beginning(
    requests: ModelRequests, hub: FakeHub, home: Paths
) -> None:
    paused = pause_at(requests, hub)
    assert answer(requests, DiscardDownload(REPO, FILE)) == DownloadDiscarded(paused.done)
    assert listed(requests).unfinished == ()
    assert [path for path in home.models.rglob("*") if path.is_file()] == []
    hub.served = 0
    assert isinstance(answer(requests, DownloadModel(REPO, FILE)), ModelDownloaded)
    assert hub.served == 98_362_432


def test_a_download_under_way_is_not_discarded(requests: ModelRequests, hub: FakeHub) -> None:
    hub.bytes_per_second = 20e6
    cancellation = Cancellation()
    for event in requests.handle(DownloadModel(REPO, FILE), cancellation):
        if isinstance(event, DownloadProgress) and event.done > 0 and not cancellation.cancelled:
            with pytest.raises(DownloadInUse):
                answer(requests, DiscardDownload(REPO, FILE))
            cancellation.cancel()
    (unfinished,) = listed(requests).unfinished
    assert unfinished.done > 0


def test_parts_of_a_split_model_are_discarded_together(tmp_path: Path) -> None:
    folder = tmp_path / REPO
    folder.mkdir(parents=True)
    (folder / "big-00001-of-00003.gguf").write_bytes(b"x" * 10)
    (folder / "big-00002-of-00003.gguf.part").write_bytes(b"x" * 5)
    (folder / "other.gguf").write_bytes(b"x")
    assert discard(tmp_path, REPO, "big-00002-of-00003.gguf") == 15
    assert [path.name for path in folder.iterdir()] == ["other.gguf"]


def test_a_split_download_goes_on_and_is_counted_as_a_whole(requests: ModelRequests, home: Paths) -> None:
    folder = home.models / REPO
    folder.mkdir(parents=True)
    (folder / "big-00001-of-00003.gguf").write_bytes(b"x" * 10)
    (folder / "big-00002-of-00003.gguf.part").write_bytes(b"x" * 5)
    note = Note(REPO, "big-00002-of-00003.gguf", "main", "0" * 40, "e", 10)
    (folder / "big-00002-of-00003.gguf.part.json").write_bytes(msgspec.json.encode(note))
    (unfinished,) = listed(requests).unfinished
    assert (unfinished.path, unfinished.done) == ("big-00001-of-00003.gguf", 15)


def test_discarding_a_newer_version_keeps_the_whole_older_one(tmp_path: Path) -> None:
    folder = tmp_path / REPO
    folder.mkdir(parents=True)
    (folder / "old.gguf").write_bytes(b"x" * 10)
    (folder / "old.gguf.part").write_bytes(b"x" * 5)
    assert discard(tmp_path, REPO, "old.gguf") == 5
    assert [path.name for path in folder.iterdir()] == ["old.gguf"]


def test_discarding_what_is_gone_already_is_no_error(tmp_path: Path) -> None:
    assert discard(tmp_path, REPO, "never.gguf") == 0


def test_a_name_that_leads_out_of_the_models_folder_is_refused(requests: ModelRequests, tmp_path: Path) -> None:
    victim = tmp_path / "victim.gguf.part"
    victim.write_bytes(b"x")
    with pytest.raises(NotOnHub):
        answer(requests, DiscardDownload("../..", "victim.gguf"))
    assert victim.exists()


def test_a_verdict_is_explained_with_the_cost_of_other_choices(requests: ModelRequests, hub: FakeHub) -> None:
    judged = answer(requests, JudgeModels())
    offer = judged.picked[0].model
    said = answer(requests, ExplainModel(repo=offer.repo, file=offer.path))
    assert isinstance(said, ModelExplained)
    assert any("KV cache in q8_0 = -" in line for line in said.what_if)
    assert any("as published at https://" in fact for fact in said.facts)
    local = answer(requests, ExplainModel(path=str(starter_model())))
    assert local.fit.sentence.startswith("Needs ")
    assert hub.requests == [], "nobody was asked"


def test_a_file_that_no_catalogue_knows_is_explained_from_its_header_on_the_hub(
    requests: ModelRequests, hub: FakeHub
) -> None:
    said = answer(requests, ExplainModel(repo=REPO, file=FILE))
    assert said.fit.outcome == "fits"
    assert hub.served < 16_000_000


def test_context_and_precision_change_the_verdicts(requests: ModelRequests) -> None:
    def needed(length: int, kind: KvType) -> str:
        judged = answer(requests, JudgeModels(length, kind))
        assert (judged.context_length, judged.kv_type, judged.usual_context_length) == (length, kind, 4096)
        return str(next(model for model in judged.catalogue if model.name.startswith("Qwen3 4B")).fit.sentence)

    sentences = {needed(32_768, "f16"), needed(32_768, "q8_0"), needed(8192, "f16")}
    assert len(sentences) == 3


def test_a_gated_model_says_where_the_window_takes_a_token(requests: ModelRequests, hub: FakeHub) -> None:
    hub.repositories[REPO].gated = True
    with pytest.raises(GatedModel) as caught:
        answer(requests, DownloadModel(REPO, FILE))
    assert "“Access token…” under On the hub" in caught.value.hint
    assert "inglenook models" not in caught.value.hint


def test_a_smaller_copy_that_cannot_be_made_says_why_without_options_of_commands(
    requests: ModelRequests, small: Path
) -> None:
    with pytest.raises(CannotShrink, match="smaller"):
        answer(requests, ShrinkModel(str(small), 1_000_000))
    with pytest.raises(StorageError) as caught:
        answer(requests, ShrinkModel(str(small), 20_000_000, str(small.parent / "missing.txt")))
    assert "--out" not in str(caught.value)


@pytest.mark.slow
def test_a_smaller_copy_is_made_taken_into_the_library_and_named_anew_each_time(
    requests: ModelRequests, small: Path, home: Paths, tmp_path: Path
) -> None:
    size = 2 * small.stat().st_size // 3_000_000 * 1_000_000
    taken = home.models / f"small.{size // 1_000_000}MB.gguf"
    taken.parent.mkdir(parents=True)
    taken.write_bytes(b"something else")
    text = tmp_path / "letters.txt"
    text.write_text("\n\n".join(passages(""))[:2400], encoding="utf-8")
    events = list(requests.handle(ShrinkModel(str(small), size, str(text)), Cancellation()))
    made = events[-1]
    assert isinstance(made, ModelShrunk)
    assert Path(made.path).name == f"{taken.stem}-2.gguf"
    assert made.size == Path(made.path).stat().st_size <= made.requested == size
    assert 0 < made.same_top <= 1
    steps = [event for event in events if isinstance(event, ShrinkProgressed)]
    assert steps[-1].done == steps[-1].total
    assert next(model for model in listed(requests).models if model.path == made.path).source == "inglenook"
    assert taken.read_bytes() == b"something else"


def test_a_smaller_copy_that_is_stopped_leaves_nothing(requests: ModelRequests, small: Path, home: Paths) -> None:
    cancellation = Cancellation()
    for event in requests.handle(ShrinkModel(str(small), 20_000_000), cancellation):
        assert isinstance(event, ShrinkProgressed)
        cancellation.cancel()
    assert not home.models.exists() or list(home.models.iterdir()) == []


def test_offline_mode_is_honoured_and_explained(requests: ModelRequests, house: Household, hub: FakeHub) -> None:
    house.settings.change({"hub_offline": True})
    for request in (SearchHub("tiny"), ShowHubModel(REPO), DownloadModel(REPO, FILE)):
        with pytest.raises(HubOffline) as caught:
            answer(requests, request)
        assert "Never contact the model hub" in caught.value.hint
    assert hub.requests == []


def test_downloads_leave_workers_for_everything_else(requests: ModelRequests, hub: FakeHub) -> None:
    hub.bytes_per_second = 1e6
    for number in range(MOST_AT_ONCE + 1):
        hub.repositories[REPO].files[f"{number}.gguf"] = HubFile(starter_model(), "0" * 64)
    started = threading.Semaphore(0)
    cancellation = Cancellation()

    def fetch(path: str) -> None:
        for event in requests.handle(DownloadModel(REPO, path), cancellation):
            if isinstance(event, DownloadProgress):
                started.release()

    threads = [threading.Thread(target=fetch, args=(f"{number}.gguf",)) for number in range(MOST_AT_ONCE)]
    for thread in threads:
        thread.start()
    for _ in range(2 * MOST_AT_ONCE):
        assert started.acquire(timeout=20)
    try:
        with pytest.raises(DownloadError, match="under way"):
            answer(requests, DownloadModel(REPO, f"{MOST_AT_ONCE}.gguf"))
        assert len(listed(requests).unfinished) >= 1
    finally:
        cancellation.cancel()
        for thread in threads:
            thread.join(20)


def test_a_hub_that_says_nothing_takes_only_two_workers(requests: ModelRequests, hub: FakeHub) -> None:
    hub.store_faults.extend(Fault(stall_s=3) for _ in range(MOST_QUESTIONS))
    threads = [
        threading.Thread(target=lambda: list(requests.handle(ShowHubModel(REPO), Cancellation())))
        for _ in range(MOST_QUESTIONS)
    ]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + 20
    while len(hub.asked("store")) < MOST_QUESTIONS and time.monotonic() < deadline:
        time.sleep(0.01)
    with pytest.raises(HubBusy, match="has not answered"):
        answer(requests, SearchHub("tiny"))
    assert len(listed(requests).models) == 1
    for thread in threads:
        thread.join(20)
    assert isinstance(answer(requests, SearchHub("tiny")), HubFound)


def test_a_token_needs_a_keyring(requests: ModelRequests) -> None:
    with pytest.raises(SecretStoreError):
        list(requests.handle(StoreHubToken("hf_x"), Cancellation()))
    assert list(requests.handle(StoreHubToken(""), Cancellation())) == []
