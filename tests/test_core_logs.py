"""The log: one file, one handler, and a program that works where no file can be written."""

from __future__ import annotations

import logging
from pathlib import Path

from core.logs import NAME, configure_logging
from core.paths import Paths


def handlers() -> list[logging.Handler]:
    return [handler for handler in logging.getLogger().handlers if handler.name == NAME]


def close_all() -> None:
    for handler in handlers():
        logging.getLogger().removeHandler(handler)
        handler.close()


def test_configuring_twice_writes_to_the_second_file_only(home: Paths, tmp_path: Path) -> None:
    second = tmp_path / "other" / "second.log"
    configure_logging(home.log)
    configure_logging(second)
    logging.getLogger("test").warning("hello")
    assert len(handlers()) == 1
    assert "hello" in second.read_text()
    assert "hello" not in home.log.read_text()
    close_all()


def test_a_folder_that_cannot_be_written_is_no_obstacle() -> None:
    configure_logging(Path("/proc/nowhere/inglenook.log"))
    logging.getLogger("test").info("nothing of this is shown")
    assert len(handlers()) == 1
    close_all()
