"""Fetches one model for the crash test, in a process that may be killed at any moment."""

from __future__ import annotations

import sys
from pathlib import Path

from core.process.cancellation import Cancellation
from core.settings import Settings
from models.download import DownloadRequest, download
from models.hub import Hub

if __name__ == "__main__":
    repo, path, folder = sys.argv[1:]
    for _ in download(Hub(Settings), DownloadRequest(repo, path), Path(folder), Cancellation()):
        pass
