"""How the chosen model lies in memory: planned once, made smaller when memory is short, ended when nobody needs it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from core.engine.client import Engine
from core.engine.helpers import without_helper
from core.engine.protocol import Load
from core.errors import EngineDied, HelperLost, InglenookError, ModelTooLarge
from core.plan.steps import given_up
from core.settings import Settings

log = logging.getLogger(__name__)

_STEP_DOWN: Final = 0.75
"""A load that failed for want of memory is tried again with this share of what it was to take."""

Plan = Callable[[Path, Settings, int], Load]
"""How to load a file under these settings, with no more than so many bytes (0: as many as the settings allow)."""


class ModelMemory:
    """Decides how the model is loaded, and gives memory back. Any thread may call any method.

    Args:
        settings: gives the settings as they are now.
        engine: the process that holds the model.
        choose_model: the GGUF file for the path in the settings ("" is the starter).
        plan: how to load it.
        predict: bytes that a load will take.
    """

    def __init__(
        self,
        settings: Callable[[], Settings],
        engine: Engine,
        choose_model: Callable[[str], Path],
        plan: Plan,
        predict: Callable[[Load], int],
    ) -> None:
        self._settings = settings
        self._engine = engine
        self._choose_model = choose_model
        self._plan = plan
        self._predict = predict
        self._lock = threading.Lock()
        self._planned: tuple[Settings, Load] | None = None
        self._limit = 0
        self._replaced: Load | None = None
        """The load that was ended, or is about to be, so that a smaller one can take its place."""
        self._given_up = ""

    @property
    def given_up(self) -> str:
        """What the model does without because memory is short, in words; "" for nothing."""
        return self._given_up

    def request(self) -> Load:
        """How the chosen model is to be loaded.

        Decided once for as long as the settings stay and the model is in memory: what is free right now includes
        neither the memory that the loaded model holds nor a reason to load it anew.

        Raises:
            ModelError: the file is missing, is no model that can be loaded, or needs more than it may take.
        """
        settings = self._settings()
        with self._lock:
            if self._planned is None or self._planned[0] != settings:
                self._limit, self._given_up = 0, ""
                self._planned = (settings, self._plan(self._choose_model(settings.model_path), settings, 0))
            return self._planned[1]

    def warm(self) -> None:
        """Load the model, so that the next question need not wait for it.

        Raises:
            ModelError, EngineError: it cannot be loaded, not even a step smaller.
        """
        load = self.request()
        try:
            self._engine.load(load)
        except (ModelTooLarge, EngineDied) as error:
            smaller = self.after_failure(load, error)
            if smaller is None:
                raise
            self._engine.load(smaller)

    def unload(self) -> None:
        """End the engine's process; all its memory is given back, and the next load is planned anew."""
        with self._lock:
            self._planned = None
            self._limit, self._given_up = 0, ""
        self._engine.unload()

    def after_failure(self, load: Load, error: InglenookError) -> Load | None:
        """Another way of loading after `load` failed for want of memory or of another machine; None where it failed for
        another reason.

        Args:
            load: what was loaded, or was to be.
            error: what came of it.
        """
        short = isinstance(error, ModelTooLarge) or (isinstance(error, EngineDied) and error.reason == "SIGKILL")
        with self._lock:
            if self._planned is not None and self._planned[1] != load:
                # Another answer, or whoever watches memory, has made it smaller meanwhile.
                return self._planned[1] if short or load == self._replaced else None
            if isinstance(error, HelperLost) and self._planned is not None:
                without = without_helper(load, error.address)
                self._planned = (self._planned[0], without)
                self._replaced = load
                self._given_up = f"{error.message} The model was loaded without it, and the answer goes on."
                return without
            if not short:
                return None
            return self._replan(load, int(self._predict(load) * _STEP_DOWN))

    def give_back(self, wanted: int, urgent: bool) -> None:
        """Make the model smaller by loading it anew, or end it where no smaller way is left.

        An answer that is being written is let finish, unless it is urgent: then it goes on from where it was, in the
        smaller model.

        Args:
            wanted: bytes to give back.
            urgent: whether other programs cannot wait.
        """
        memory = self._engine.memory()
        answering = self._engine.state == "answering"
        if memory is None or (answering and not urgent):
            return
        with self._lock:
            if self._planned is None:
                return
            load = self._planned[1]
            smaller = self._replan(load, max(1, memory.now - wanted))
            self._replaced = load if answering else None
        if smaller is None:
            log.info("no smaller way of loading is left; the model is unloaded")
            self._engine.unload()
        elif answering:
            self._engine.unload()
        else:
            self._engine.load(smaller)

    def _replan(self, load: Load, limit: int) -> Load | None:
        """Plan within `limit` bytes and less than before; None where that cannot be."""
        settings = self._settings()
        limit = min(limit, self._limit or limit)
        try:
            smaller = self._plan(self._choose_model(settings.model_path), settings, limit)
        except InglenookError as error:
            log.info("no smaller way of loading: %s", error)
            self._planned, self._limit = None, 0
            return None
        if smaller == load:
            return None
        self._limit = limit
        self._planned = (settings, smaller)
        self._given_up = given_up(load, smaller) or self._given_up
        return smaller
