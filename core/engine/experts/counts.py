"""How well a cache of experts does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ExpertCounts:
    """What has happened since the model was loaded.

    Args:
        needed: experts, each counted once a layer and pass.
        found: of them in memory, left from before or read ahead in time.
        ahead: experts that were read ahead.
        ahead_used: of them needed by the pass they were read for.
        bytes_read: from the file.
        seconds_waited: that the computation stood still for experts.
    """

    needed: int = 0
    found: int = 0
    ahead: int = 0
    ahead_used: int = 0
    bytes_read: int = 0
    seconds_waited: float = 0.0

    @property
    def hit_rate(self) -> float:
        """The share of needed experts that were in memory, 0 to 1."""
        return self.found / self.needed if self.needed else 0.0

    def __add__(self, more: ExpertCounts) -> ExpertCounts:
        """Both together."""
        return ExpertCounts(
            self.needed + more.needed,
            self.found + more.found,
            self.ahead + more.ahead,
            self.ahead_used + more.ahead_used,
            self.bytes_read + more.bytes_read,
            self.seconds_waited + more.seconds_waited,
        )

    def __sub__(self, before: ExpertCounts) -> ExpertCounts:
        """What has happened since `before`."""
        return ExpertCounts(
            self.needed - before.needed,
            self.found - before.found,
            self.ahead - before.ahead,
            self.ahead_used - before.ahead_used,
            self.bytes_read - before.bytes_read,
            self.seconds_waited - before.seconds_waited,
        )
