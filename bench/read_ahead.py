"""The read-ahead of the disk that holds a file: it decides how well a mapped file is paged in."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def read_ahead(path: Path, kilobytes: int | None = None) -> Iterator[int]:
    """Set it for a while, which needs root; without a number, only say what it is, in KiB."""
    number = path.stat().st_dev
    folder = Path(f"/sys/dev/block/{os.major(number)}:{os.minor(number)}").resolve()
    queue = folder / "queue" if (folder / "queue").exists() else folder.parent / "queue"
    setting = queue / "read_ahead_kb"
    before = setting.read_text(encoding="ascii").strip()
    try:
        if kilobytes is not None:
            setting.write_text(str(kilobytes), encoding="ascii")
        yield int(setting.read_text(encoding="ascii"))
    finally:
        if kilobytes is not None:
            setting.write_text(before, encoding="ascii")
