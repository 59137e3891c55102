"""Who can read what Inglenook keeps: this user, and nobody else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from core.paths import Paths, keep_private


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_folders_and_files_of_an_older_version_are_closed_to_others(home: Paths) -> None:
    for folder in (home.data, home.config, home.state):
        folder.mkdir(parents=True, mode=0o755)
        (folder / "file").write_text("words", encoding="utf-8")
        (folder / "file").chmod(0o644)
    keep_private(home)
    assert {mode(folder) for folder in (home.data, home.config, home.state)} == {0o700}
    assert {mode(folder / "file") for folder in (home.data, home.config, home.state)} == {0o600}


def test_all_that_a_run_leaves_is_for_this_user_alone(home: Paths) -> None:
    loose = subprocess.run(
        [sys.executable, "-m", "app", "chat"],
        input="What is the capital of France?\n",
        text=True,
        capture_output=True,
        timeout=120,
        check=True,
        umask=0o022,
    )
    assert "Paris" in loose.stdout
    found = [path for folder in (home.data, home.config, home.state) for path in (folder, *folder.rglob("*"))]
    assert [path for path in found if path.name.startswith("history.db")]
    assert [path for path in found if path.exists() and mode(path) & 0o077] == []
