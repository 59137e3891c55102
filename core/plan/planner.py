"""Plans how the chosen model is loaded on this machine now: within the budget, beside what else Inglenook holds."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from core.device.probe import load as stored_probe
from core.engine.protocol import Load
from core.engine.speculate.draft_load import draft_load
from core.errors import ModelError
from core.gguf import Header, read_header
from core.plan.drafting import better
from core.plan.draw import draw
from core.plan.experience import Experience
from core.plan.household import Holding, budget_bytes
from core.plan.load import NO_WISHES, Plan, Wishes, plan
from core.plan.picture import PlanPicture
from core.plan.several import for_several
from core.plan.tiers import DeviceTier, tiers_of
from core.settings import Settings

log = logging.getLogger(__name__)

Tuned = Callable[[Header, Load, Settings], Wishes]
"""What is best for a model that would be loaded in this way under these settings."""


class Planner:
    """Makes plans for this machine. Any thread may call any method.

    Args:
        record: the file of the device probe; without one, usual speeds are assumed.
        experience: what earlier loads have taught.
        beside: what Inglenook holds beside the engine.
        helpers: memory that other machines lend.
        several: whether several questions may come at once.
        tuned: what was found to be best for a model whose plan without that is given.
    """

    def __init__(
        self,
        record: Path,
        experience: Experience,
        beside: Callable[[], Iterable[Holding]],
        helpers: Callable[[], tuple[DeviceTier, ...]] = lambda: (),
        several: bool = False,
        tuned: Tuned | None = None,
    ) -> None:
        self._record = record
        self._experience = experience
        self._beside = beside
        self._helpers = helpers
        self._several = several
        self._tuned = tuned

    def load(self, path: Path, settings: Settings, limit: int = 0) -> Load:
        """How a file is to be loaded: as `plan` says, with room for several conversations if there is any."""
        return self._roomy(self.plan(path, settings, limit)).load

    def plan(
        self,
        path: Path,
        settings: Settings,
        limit: int = 0,
        *,
        wishes: Wishes = NO_WISHES,
        graphics_bytes: int | None = None,
    ) -> Plan:
        """Decide.

        Args:
            path: of the model file.
            settings: the memory budget, context length and offload that the user wants.
            limit: bytes that the engine may take at most, because memory became scarce; 0 for none.
            wishes: what else the user wants.
            graphics_bytes: the most that may be taken of each graphics device; None for what is free.

        Raises:
            ModelError: the file is missing or no model.
            ModelTooLarge: even the smallest way of loading it needs more than the budget.
        """
        if wishes is NO_WISHES and self._tuned is not None:
            return self._tuned_plan(path, settings, limit, graphics_bytes, self._tuned)
        return self._plan(path, settings, limit, wishes, graphics_bytes)

    def untuned(self, path: Path, settings: Settings) -> Plan:
        """The plan as it would be without tuning; raises what `plan` does."""
        return self._plan(path, settings, 0, NO_WISHES, None)

    def _tuned_plan(self, path: Path, settings: Settings, limit: int, graphics_bytes: int | None, tuned: Tuned) -> Plan:
        """With what was found for this model where its weights lie as they will lie now."""
        usual = self._plan(path, settings, limit, NO_WISHES, graphics_bytes)
        wishes = tuned(usual.header, usual.load, settings)
        if wishes == NO_WISHES:
            return usual
        if not wishes.draft_model:
            return self._plan(path, settings, limit, wishes, graphics_bytes)
        alone = self._plan(path, settings, limit, dataclasses.replace(wishes, draft_model=""), graphics_bytes)
        try:
            drafted = self._plan(path, settings, limit, wishes, graphics_bytes)
            return better(drafted, alone, self._draft_s(drafted))
        except ModelError as reason:
            log.info("no small model drafts: %s", reason)
            return alone

    def _draft_s(self, made: Plan) -> float:
        """Seconds that the small model of a plan takes for a token."""
        small = draft_load(made.load)
        if small is None:
            return 0.0
        header = read_header(Path(small.path))
        return 1 / self._experience.speed(header, small, made.tiers.bytes_per_second).tokens_per_second

    def _plan(self, path: Path, settings: Settings, limit: int, wishes: Wishes, graphics_bytes: int | None) -> Plan:
        beside = sum(holding.bytes for holding in self._beside())
        budget = budget_bytes(settings, beside)
        if limit:
            budget = min(budget, limit + beside)
        device = stored_probe(self._record)
        tiers = tiers_of(device, budget, beside, self._helpers(), graphics_bytes)
        rate = self._experience.disk_rate(tiers.disk_bytes_per_second, tiers.direct)
        hidden = self._experience.disk_hidden(tiers.direct)
        memory = self._experience.memory_rate(tiers.bytes_per_second)
        tiers = dataclasses.replace(tiers, bytes_per_second=memory, disk_bytes_per_second=rate, disk_hidden=hidden)
        return plan(read_header(path), path, settings, tiers, self._experience.estimate, self._experience.speed, wishes)

    def picture(self, path: Path, settings: Settings) -> PlanPicture:
        """What `load` decides, as a picture; raises what `plan` does."""
        return draw(self._roomy(self.plan(path, settings)), self._beside())

    def _roomy(self, made: Plan) -> Plan:
        return for_several(made, self._experience.estimate) if self._several else made
