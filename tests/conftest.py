"""Every test has a home of its own, no screen, no network and no keyring unless it asks for one."""

from __future__ import annotations

import os

# Before Qt is imported anywhere: the platform is chosen once a process.
if not os.environ.get("INGLENOOK_TEST_DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from pathlib import Path

import pytest
from hypothesis import settings

from core.paths import HOME_VARIABLE, Paths, find_paths

# How long an example takes says something about the machine, and nothing about us.
settings.register_profile("inglenook", deadline=None)
settings.load_profile("inglenook")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """The folders of an Inglenook that nobody has used yet; child processes find the same ones."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return find_paths()
