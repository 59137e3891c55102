"""Where every process writes what happened: one file, small, without anything the user wrote."""

from __future__ import annotations

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path

LARGEST_BYTES = 1_000_000
KEPT = 2
NAME = "inglenook"
"""Of our handler: configuring again replaces it."""


def configure_logging(path: Path) -> None:
    """Send the log of this process to `path`; where that cannot be written, only warnings go to standard error."""
    level = os.environ.get("INGLENOOK_LOG", "INFO").upper()
    handler: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(path, maxBytes=LARGEST_BYTES, backupCount=KEPT, encoding="utf-8", delay=True)
        path.touch(mode=0o600, exist_ok=True)
    except OSError:
        handler = logging.StreamHandler()
        level = "WARNING"
    handler.setFormatter(logging.Formatter("%(asctime)s %(processName)s %(name)s %(levelname)s %(message)s"))
    handler.name = NAME
    root = logging.getLogger()
    for earlier in [one for one in root.handlers if one.name == NAME]:
        root.removeHandler(earlier)
        earlier.close()
    root.addHandler(handler)
    root.setLevel(level if level in logging.getLevelNamesMapping() else "INFO")
