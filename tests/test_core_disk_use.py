"""What is on the disk is counted whole, by kind, and only what is made again is deleted."""

from __future__ import annotations

from core.disk_use import free_disk, measure_disk
from core.memory_messages import DiskMeasured
from core.paths import Paths

KB = 1024


def sizes(measured: DiskMeasured) -> dict[str, int]:
    return {use.kind: use.bytes for use in measured.uses}


def fill(home: Paths) -> None:
    for path, size in (
        (home.models / "a.gguf", 40 * KB),
        (home.models / "maker" / "b.gguf.part", 8 * KB),
        (home.models / "maker" / "b.gguf.part.json", 4 * KB),
        (home.history, 12 * KB),
        (home.history.with_name("history.db-wal"), 4 * KB),
        (home.cache, 20 * KB),
        (home.kept / "0123.kept", 16 * KB),
        (home.weights / "a.weights", 24 * KB),
        (home.log, 8 * KB),
        (home.log.with_name(home.log.name + ".1"), 4 * KB),
        (home.ledger, 4 * KB),
        (home.tunings, 4 * KB),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)


def test_every_kind_is_counted_once_and_nothing_is_left_out(home: Paths) -> None:
    fill(home)
    found = sizes(measure_disk(home))
    assert found == {
        "models": 40 * KB,
        "downloads": 12 * KB,
        "conversations": 16 * KB,
        "answers": 20 * KB,
        "kept": 16 * KB,
        "weights": 24 * KB,
        "logs": 12 * KB,
        "records": 8 * KB,
    }


def test_a_link_to_a_model_elsewhere_takes_nothing(home: Paths, tmp_path: object) -> None:
    fill(home)
    (home.models / "elsewhere.gguf").symlink_to(home.history)
    assert sizes(measure_disk(home))["models"] == 40 * KB


def test_an_inglenook_that_nobody_has_used_takes_nothing(home: Paths) -> None:
    measured = measure_disk(home)
    assert set(sizes(measured).values()) == {0}
    assert measured.free_bytes > 0


def test_what_is_made_again_is_freed_and_nothing_else(home: Paths) -> None:
    fill(home)
    before = sizes(measure_disk(home))
    free_disk(home, "kept")
    free_disk(home, "weights")
    free_disk(home, "logs")
    after = sizes(measure_disk(home))
    assert after == before | {"kept": 0, "weights": 0, "logs": 0}
    assert home.log.exists()
