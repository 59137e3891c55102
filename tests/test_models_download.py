"""Downloads that survive: resets, crashes, full disks, changed files, wrong bytes, and people who change their mind."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina

from core.errors import (
    DiskTooSmall,
    DownloadDamaged,
    DownloadInUse,
    GatedModel,
    HubBusy,
    HubOffline,
    HubUnreachable,
    NotOnHub,
)
from core.process.cancellation import Cancellation
from core.settings import Settings
from models import download as module
from models.download import (
    CHUNK,
    Downloaded,
    DownloadRequest,
    Event,
    Paused,
    Progress,
    download,
    partial_downloads,
    target_path,
)
from models.hub import Hub
from tests.fake_hub import FakeHub, Fault, fake_hub, open_hub
from tests.limits import full_disk

REPO = "own/model-GGUF"
FILE = "model-Q8_0.gguf"
REQUEST = DownloadRequest(REPO, FILE)
SIZE = 3_000_000
CONTENT = random.Random(7).randbytes(SIZE)


@pytest.fixture
def server() -> Iterator[FakeHub]:
    with fake_hub() as server, stamina.set_testing(True, attempts=2, cap=True):
        server.add(REPO, FILE, CONTENT)
        yield server


@pytest.fixture
def hub(server: FakeHub, monkeypatch: pytest.MonkeyPatch) -> Hub:
    monkeypatch.setattr(module, "CHUNK", 1 << 20)
    return open_hub(server, monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "models"


def fetch(hub: Hub, folder: Path, request: DownloadRequest = REQUEST) -> list[Event]:
    return list(download(hub, request, folder, Cancellation()))


def target(folder: Path) -> Path:
    return folder / REPO / FILE


def part(folder: Path) -> Path:
    return folder / REPO / (FILE + ".part")


def notes(events: list[Event]) -> str:
    return " ".join(event.note for event in events if isinstance(event, Progress))


def stop_at(hub: Hub, folder: Path, count: int) -> list[Event]:
    """Download until at least `count` bytes are there, then cancel."""
    cancellation = Cancellation()
    events = []
    for event in download(hub, REQUEST, folder, cancellation):
        events.append(event)
        if isinstance(event, Progress) and event.done >= count:
            cancellation.cancel()
    return events


def test_a_model_arrives_whole_under_its_name(server: FakeHub, hub: Hub, folder: Path) -> None:
    end = fetch(hub, folder)[-1]
    assert isinstance(end, Downloaded)
    assert target(folder).read_bytes() == CONTENT
    assert (end.path, end.size, end.fetched) == (str(target(folder)), SIZE, SIZE)
    assert end.sha256 == (hashlib.sha256(CONTENT).hexdigest(),)
    assert end.revision == server.repositories[REPO].commit
    assert [path.name for path in target(folder).parent.iterdir()] == [FILE]


def test_what_is_there_already_is_checked_and_not_fetched(server: FakeHub, hub: Hub, folder: Path) -> None:
    fetch(hub, folder)
    before = server.served
    end = fetch(hub, folder)[-1]
    assert isinstance(end, Downloaded)
    assert end.fetched == 0
    assert server.served == before


def test_another_version_on_the_hub_replaces_the_file_and_says_so(server: FakeHub, hub: Hub, folder: Path) -> None:
    fetch(hub, folder)
    server.add(REPO, FILE, CONTENT[::-1])
    assert "another version" in notes(fetch(hub, folder))
    assert target(folder).read_bytes() == CONTENT[::-1]


def test_progress_has_speed_and_time_left(
    server: FakeHub, hub: Hub, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_REPORT_S", 0.02)
    server.bytes_per_second = 5_000_000
    events = [event for event in fetch(hub, folder) if isinstance(event, Progress)]
    assert [event.done for event in events] == sorted(event.done for event in events)
    assert {event.total for event in events} == {SIZE}
    assert events[-1].bytes_per_second > 0
    assert events[-1].seconds_left >= 0


@pytest.mark.parametrize("reset", [True, False], ids=["reset", "end"])
def test_a_broken_connection_goes_on_where_it_broke(server: FakeHub, hub: Hub, folder: Path, reset: bool) -> None:
    server.store_faults.extend([Fault(cut_after=700_000, reset=reset), Fault(cut_after=0, reset=reset)])
    assert isinstance(fetch(hub, folder)[-1], Downloaded)
    assert target(folder).read_bytes() == CONTENT


def test_a_busy_hub_is_waited_for(server: FakeHub, hub: Hub, folder: Path) -> None:
    server.store_faults.extend([Fault(status=503), Fault(status=429, headers={"Retry-After": "0"})])
    events = fetch(hub, folder)
    assert isinstance(events[-1], Downloaded)
    assert "busy" in notes(events)


def test_after_some_tries_one_sentence_and_everything_kept(server: FakeHub, hub: Hub, folder: Path) -> None:
    server.store_faults.extend([Fault(cut_after=700_000), *[Fault(status=502)] * 3])
    with pytest.raises(HubBusy, match="status 502") as caught:
        fetch(hub, folder)
    assert "kept" in caught.value.hint
    kept = part(folder).stat().st_size
    assert kept >= 600_000
    assert list(partial_downloads(folder)) == [REQUEST]
    end = fetch(hub, folder)[-1]
    assert isinstance(end, Downloaded)
    assert end.fetched == SIZE - kept
    assert target(folder).read_bytes() == CONTENT
    assert list(partial_downloads(folder)) == []


def test_a_long_pause_that_the_hub_asks_for_is_left_to_the_user(server: FakeHub, hub: Hub, folder: Path) -> None:
    server.store_faults.append(Fault(status=429, headers={"Retry-After": "3600"}))
    with pytest.raises(HubBusy):
        fetch(hub, folder)


def test_pausing_keeps_what_arrived_and_the_next_run_goes_on(server: FakeHub, hub: Hub, folder: Path) -> None:
    server.bytes_per_second = 3_000_000
    end = stop_at(hub, folder, 1)[-1]
    assert isinstance(end, Paused)
    assert 0 < end.done == part(folder).stat().st_size < SIZE
    server.bytes_per_second = 0
    done = fetch(hub, folder)[-1]
    assert isinstance(done, Downloaded)
    assert done.fetched == SIZE - end.done
    assert target(folder).read_bytes() == CONTENT


def test_a_silent_connection_can_be_paused_at_once(server: FakeHub, hub: Hub, folder: Path) -> None:
    server.store_faults.append(Fault(stall_s=30))
    cancellation = Cancellation()
    events = download(hub, REQUEST, folder, cancellation)

    def press() -> None:
        while not server.asked("store"):
            time.sleep(0.01)
        time.sleep(0.1)
        cancellation.cancel()

    thread = threading.Thread(target=press)
    thread.start()
    assert isinstance(list(events)[-1], Paused)
    thread.join()


def test_wrong_bytes_never_get_the_name(server: FakeHub, hub: Hub, folder: Path) -> None:
    server.store_faults.append(Fault(flip=True))
    with pytest.raises(DownloadDamaged, match="checksum"):
        fetch(hub, folder)
    assert list(target(folder).parent.iterdir()) == []


def test_a_file_that_changed_meanwhile_starts_over_and_says_so(server: FakeHub, hub: Hub, folder: Path) -> None:
    server.bytes_per_second = 3_000_000
    stop_at(hub, folder, 1)
    server.bytes_per_second = 0
    server.add(REPO, FILE, CONTENT[::-1])
    assert "has changed on the hub" in notes(fetch(hub, folder))
    assert target(folder).read_bytes() == CONTENT[::-1]


def test_a_server_without_ranges_still_gives_the_file(server: FakeHub, hub: Hub, folder: Path) -> None:
    server.ranges = False
    server.store_faults.append(Fault(cut_after=700_000))
    assert "starts over" in notes(fetch(hub, folder))
    assert target(folder).read_bytes() == CONTENT


def test_a_mirror_takes_over_where_the_hub_fails(server: FakeHub, hub: Hub, folder: Path) -> None:
    with fake_hub() as other, fake_hub() as mirror:
        other.add(REPO, FILE, CONTENT[::-1])
        mirror.add(REPO, FILE, CONTENT)
        server.store_faults.extend([Fault(cut_after=700_000), *[Fault(status=500)] * 9])
        mirrored = Hub(lambda: Settings(hub_mirrors=f"{other.url} {mirror.url}/"))
        events = fetch(mirrored, folder)
        assert isinstance(events[-1], Downloaded)
        assert mirror.url in notes(events)
        assert target(folder).read_bytes() == CONTENT
        assert mirror.served < SIZE - 600_000
        assert other.served == 0


def test_a_split_model_is_fetched_whole(server: FakeHub, hub: Hub, folder: Path) -> None:
    names = [f"q8/big-0000{number}-of-00003.gguf" for number in (1, 2, 3)]
    for number, name in enumerate(names):
        server.add(REPO, name, CONTENT[number : number + 500_000])
    end = fetch(hub, folder, DownloadRequest(REPO, names[0]))[-1]
    assert isinstance(end, Downloaded)
    assert (end.size, len(end.sha256)) == (1_500_000, 3)
    assert [(folder / REPO / name).read_bytes()[:4] for name in names] == [CONTENT[n : n + 4] for n in range(3)]


def test_too_little_space_is_said_before_any_byte(
    server: FakeHub, hub: Hub, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MARGIN", shutil.disk_usage("/tmp").total)
    with pytest.raises(DiskTooSmall, match="GB free"):
        fetch(hub, folder)
    assert server.served == 0


def test_a_full_disk_keeps_what_is_there(server: FakeHub, hub: Hub, folder: Path) -> None:
    fetched = stop_at(hub, folder, 1)
    assert fetched
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with full_disk(), pytest.raises(DiskTooSmall, match="full"):
            fetch(hub, folder, DownloadRequest(REPO, FILE))
    finally:
        signal.signal(signal.SIGXFSZ, before)
    assert isinstance(fetch(hub, folder)[-1], Downloaded)


def test_two_downloads_of_one_file_do_not_mix(server: FakeHub, hub: Hub, folder: Path) -> None:
    server.bytes_per_second = 3_000_000
    first = download(hub, REQUEST, folder, Cancellation())
    next(first)
    with pytest.raises(DownloadInUse, match="being downloaded already"):
        fetch(hub, folder)
    server.bytes_per_second = 0
    assert isinstance(list(first)[-1], Downloaded)


def test_refusals_come_before_anything_is_written(server: FakeHub, hub: Hub, folder: Path) -> None:
    server.repositories[REPO].gated = True
    with pytest.raises(GatedModel):
        fetch(hub, folder)
    with pytest.raises(HubOffline):
        fetch(Hub(lambda: Settings(hub_offline=True)), folder)
    assert not folder.exists()


@pytest.mark.parametrize(
    "path", ["../../evil.gguf", "/etc/evil.gguf", "a/../../../evil.gguf", "a\\b.gguf", "a\nb.gguf"]
)
def test_names_from_the_hub_cannot_leave_the_folder(hub: Hub, folder: Path, path: str) -> None:
    with pytest.raises(NotOnHub, match="possible name"):
        target_path(folder, REPO, path)
    with pytest.raises(NotOnHub):
        fetch(hub, folder, DownloadRequest(REPO, path))


def test_after_a_restart_of_the_machine_only_what_surely_reached_the_disk_counts(
    server: FakeHub, hub: Hub, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.bytes_per_second = 3_000_000
    stop_at(hub, folder, 1)
    server.bytes_per_second = 0
    kept = part(folder).stat().st_size
    with part(folder).open("ab") as file:
        file.write(bytes(1000))
    monkeypatch.setattr("models.part_file._boot", lambda: "another")
    end = fetch(hub, folder)[-1]
    assert isinstance(end, Downloaded)
    assert end.fetched == SIZE - kept
    assert target(folder).read_bytes() == CONTENT


def test_without_a_network_the_part_stays(
    server: FakeHub, hub: Hub, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.bytes_per_second = 3_000_000
    stop_at(hub, folder, 1)
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:1")
    with pytest.raises(HubUnreachable):
        fetch(hub, folder)
    assert part(folder).exists()


def test_killed_at_ten_random_points_the_same_bytes_and_hardly_any_twice(
    server: FakeHub, hub: Hub, tmp_path: Path
) -> None:
    """Each kill may cost what was on its way, which is less than a chunk."""
    whole = tmp_path / "whole.gguf"
    whole.write_bytes(random.Random(3).randbytes(3 * CHUNK))
    size = server.add(REPO, "whole.gguf", whole).size
    server.bytes_per_second = 40_000_000
    chance = random.Random(11)
    command = [sys.executable, "-m", "tests.download_child", REPO, "whole.gguf", str(tmp_path)]
    environment = {**os.environ, "HF_HUB_OFFLINE": "0", "HF_ENDPOINT": server.url}
    twice = []
    for stop in sorted(chance.sample(range(1, size), 10)):
        served, had = server.served, _size(tmp_path)
        child = subprocess.Popen(command, env=environment)
        while server.served - served < stop - had and child.poll() is None:
            time.sleep(0.005)
        child.kill()
        assert child.wait() == -signal.SIGKILL
        time.sleep(0.05)
        twice.append(had + server.served - served - _size(tmp_path))
    assert sum(twice) <= CHUNK
    served, had = server.served, _size(tmp_path)
    server.bytes_per_second = 0
    assert subprocess.run(command, env=environment, check=False, timeout=60).returncode == 0
    assert server.served - served == size - had
    assert (tmp_path / REPO / "whole.gguf").read_bytes() == whole.read_bytes()
    assert server.served - size <= sum(twice)


def _size(folder: Path) -> int:
    path = folder / REPO / "whole.gguf.part"
    return path.stat().st_size if path.exists() else 0
