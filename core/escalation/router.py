"""Decides who answers: pure rules over what the user asked for and what is set up."""

from __future__ import annotations

from typing import Literal

from core.errors import CloudNotSetUp, LocalOnly
from core.messages import Route
from core.settings import Settings

Destination = Literal["local", "ask the user", "cloud"]


def cloud_ready(settings: Settings) -> bool:
    """Whether asking the cloud can be offered at all."""
    return not settings.local_only and bool(settings.cloud_endpoint and settings.cloud_model)


def destination(route: Route, approved: bool, settings: Settings) -> Destination:
    """Where a question goes.

    The local model answers unless the user asked for the cloud by hand, and then nothing leaves before the user has
    seen it.

    Raises:
        LocalOnly: the cloud was asked for while local-only mode is on.
        CloudNotSetUp: the cloud was asked for and no endpoint is known.
    """
    if route != "cloud":
        return "local"
    if settings.local_only:
        raise LocalOnly("Local-only mode is on, so nothing was sent.", "Turn it off in Settings to ask the cloud.")
    if not cloud_ready(settings):
        raise CloudNotSetUp("No cloud is set up.", "Enter its address and model in Settings, under Cloud.")
    return "cloud" if approved else "ask the user"
