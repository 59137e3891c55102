"""Makes what computes an encoder of one kind or another."""

from __future__ import annotations

from pathlib import Path

from cache.encoders.own import OwnEngine
from cache.encoders.source import Kind
from cache.encoders.torch_engine import TorchEngine
from core.engine.client import Engine


def engine_for(log: Path, kind: Kind) -> OwnEngine:
    """An engine process, or one with torch; neither is started yet."""
    return TorchEngine(log) if kind == "torch" else Engine(log)
