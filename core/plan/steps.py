"""Says in words what a smaller way of loading a model gives up against the one before."""

from __future__ import annotations

from core.engine.protocol import Load


def given_up(before: Load, after: Load) -> str:
    """What changes from one load of a model to a smaller one: sentences for the user, "" where nothing does.

    In the order in which things are given up: the unused part of the context, rearranged copies, the share of the
    weights that stays in memory.
    """
    changes: list[str] = []
    if after.context_length < before.context_length:
        changes.append(f"it reads {after.context_length:,} tokens of a conversation at once")
    if after.kv_type != before.kv_type:
        changes.append(f"what it remembers of the conversation is kept as {after.kv_type}")
    if before.repack and not after.repack:
        changes.append("its weights lie in memory as in the file")
    if after.stream is not None and before.stream is None:
        changes.append("a part of its weights is read from the disk for every word")
    elif after.stream is not None and after.stream.resident_bytes < _resident(before):
        changes.append("more of its weights are read from the disk for every word")
    if after.experts is not None and (before.experts is None or after.experts.bytes < before.experts.bytes):
        changes.append("fewer of its experts stay in memory")
    if not changes:
        return ""
    return "Memory is short, so the model was made smaller: " + _joined(changes) + "."


def _resident(load: Load) -> int:
    return load.stream.resident_bytes if load.stream is not None else 0


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
