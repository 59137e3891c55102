"""Puts the assistant together from its parts, for any front-end."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cache.encoder import Encoder, Matrix
from cache.encoder_file import encoder_file
from cache.encoders.choice import ChoiceFile
from cache.encoders.engines import engine_for
from cache.encoders.own import OwnEncoder
from cache.learning.head import HeadFile
from cache.semantic_cache import SemanticCache
from cache.verify.judge import adapter_file
from core.assistant import Assistant
from core.autotune.advice import Advice
from core.autotune.record import Tunings
from core.budget import BudgetWatch, Reading, take_reading
from core.encryption.key_file import read_key_file
from core.encryption.keys import find_key
from core.encryption.sealed_bytes import key_of
from core.encryption.switch import EncryptionSwitch
from core.engine.client import Engine
from core.engine.protocol import Generated, Load
from core.errors import InglenookError
from core.escalation.cloud import CloudClient
from core.escalation.endpoints import usual_cost
from core.escalation.escalation import Escalation
from core.escalation.record import RoutingRecord
from core.escalation.router import Router
from core.gguf import identity, read_header
from core.history import History
from core.ledger import Ledger
from core.model_memory import ModelMemory
from core.paths import Paths, keep_private
from core.plan.experience import Experience
from core.plan.household import Holding, ToCome, beside_the_engine
from core.plan.lent import LentMemory
from core.plan.planner import Planner
from core.secrets import read_key
from core.settings import SettingsFile
from core.tools.toolbox import Toolbox
from models.library import Library
from models.select import select_model

log = logging.getLogger(__name__)

ENCODER_BYTES: Final = 90_000_000
"""What the encoder's process holds when it is loaded (measured)."""


@dataclass
class Household:
    """The assistant and the parts that a front-end also speaks to."""

    settings: SettingsFile
    history: History
    ledger: Ledger
    cache: SemanticCache | None
    encoder: Encoder | None
    own_encoder: OwnEncoder | None
    engine: Engine
    assistant: Assistant
    escalation: Escalation
    routing: RoutingRecord
    router: Router
    model_memory: ModelMemory
    planner: Planner
    tunings: Tunings
    budget_watch: BudgetWatch
    library: Library
    toolbox: Toolbox
    encryption: EncryptionSwitch
    warnings: list[str]
    """Sentences for the user about anything that had to be done differently at start."""

    def close(self) -> None:
        """End the engines and close the stores."""
        self.budget_watch.stop()
        self.toolbox.close()
        self.engine.close()
        if self.encoder is not None:
            self.encoder.stop()
        if self.cache is not None:
            self.cache.close()
        self.library.close()
        self.ledger.close()
        self.routing.close()
        self.history.close()


def assemble(
    paths: Paths,
    *,
    overrides: Mapping[str, Any] | None = None,
    on_engine_change: Callable[[], None] = lambda: None,
    with_cache: bool = True,
    with_encoder: bool = False,
    keep_history: bool = True,
    several: bool = False,
    engine: Engine | None = None,
) -> Household:
    """Build the assistant.

    Args:
        paths: where everything lies.
        overrides: settings for this run only.
        on_engine_change: called whenever the engine's state changes.
        with_cache: False neither reads nor writes the response cache.
        with_encoder: prepare an encoder, for answers found by meaning; it loads when it is started.
        keep_history: False forgets the conversation when this process ends.
        several: have room for several answers at once in the engine.
        engine: one that has been made already, and keeps no conversations.

    Raises:
        SettingsError: an override is not a value its setting can take.
    """
    keep_private(paths)
    settings = SettingsFile(paths.settings, overrides)
    history = History(paths.history if keep_history else None)
    ledger = Ledger(paths.ledger)
    encoder = encoder_engine = own = None
    if with_cache and with_encoder:
        encoder_engine = Engine(paths.log)
        learned = HeadFile(paths.learned)
        own = OwnEncoder(ChoiceFile(paths.encoder), functools.partial(engine_for, paths.log))
        encoder = Encoder(encoder_engine, lambda: encoder_file(paths.models), adapter_file(), learned, own)
    cache = None
    if with_cache:
        cache = SemanticCache(paths.cache, encoder, limit_bytes=lambda: settings.current.cache_limit_mb * 10**6)
    # Behind a lock, conversations have numbers that others have on the disk.
    keeps = keep_history and not history.opened.locked
    if engine is None:
        key = functools.partial(_kept_key, paths)
        engine = Engine(paths.log, on_engine_change, paths.kept if keeps else None, key)
    if cache is not None:
        cache.wait_while(lambda: engine.state in {"answering", "loading"})
    experience = Experience(paths.estimates)
    library = Library(paths.library, paths.models)
    lent = LentMemory(lambda: settings.current, paths.log)
    tunings = Tunings(paths.tunings)
    advice = Advice(tunings, lambda: [Path(model.path) for model in library.models()])
    planner = Planner(
        paths.state / "device.json",
        experience,
        lambda: _beside(engine, encoder_engine, own),
        lent.tiers,
        several=several,
        tuned=advice.wishes,
    )
    model_memory = ModelMemory(
        settings=lambda: settings.current,
        engine=engine,
        choose_model=select_model,
        plan=planner.load,
        predict=lambda load: experience.estimate(read_header(Path(load.path)), load).total,
    )
    watch = BudgetWatch(
        read=functools.partial(_reading, engine),
        budget=lambda: int(settings.current.memory_budget_gb * 1e9),
        give_back=model_memory.give_back,
    )
    watch.start()
    escalation = Escalation(lambda: settings.current, CloudClient(lambda: settings.current, read_key, ledger), ledger)
    toolbox = Toolbox(lambda: settings.current, paths.tool_servers, ledger)
    routing = RoutingRecord(paths.routing if keep_history else None)
    router = Router(
        lambda: settings.current,
        escalation.conditions,
        routing,
        functools.partial(_vector, encoder),
        lambda: usual_cost(settings.current),
    )
    assistant = Assistant(
        settings=lambda: settings.current,
        history=history,
        cache=cache,
        engine=engine,
        escalation=escalation,
        router=router,
        choose_model=select_model,
        model_memory=model_memory,
        identify=identity,
        nearness=functools.partial(_nearness, encoder),
        learn=functools.partial(_learn, experience, library),
        tools=toolbox,
        history_lasts=keep_history,
    )
    personal = (history, ledger, routing, *((cache,) if cache else ()))
    stores = (*personal, library)
    encryption = EncryptionSwitch(
        paths.data, [store.opened for store in personal], functools.partial(_forget_kept, engine, model_memory)
    )
    warnings = list(dict.fromkeys([*settings.warnings, *(store.warning for store in stores if store.warning)]))
    return Household(
        settings,
        history,
        ledger,
        cache,
        encoder,
        own,
        engine,
        assistant,
        escalation,
        routing,
        router,
        model_memory,
        planner,
        tunings,
        watch,
        library,
        toolbox,
        encryption,
        warnings,
    )


def _kept_key(paths: Paths) -> bytes:
    """With which the engine encrypts what it keeps of conversations; b"" where nothing is encrypted."""
    kept = read_key_file(paths.data)
    return key_of("kept conversations", find_key(kept)) if kept is not None and kept.on else b""


def _forget_kept(engine: Engine, model_memory: ModelMemory) -> None:
    """What the engine has kept was written under another rule."""
    model_memory.unload()
    engine.limit_kept(0)


def _vector(encoder: Encoder | None, question: str) -> Matrix | None:
    """What the encoder makes of a question."""
    vectors = _plain_vectors(encoder, [question])
    return vectors[0] if vectors is not None else None


def _nearness(encoder: Encoder | None, question: str, texts: Sequence[str]) -> Sequence[float]:
    """Cosines of texts to a question; none where there is no encoder yet."""
    vectors = _plain_vectors(encoder, [question, *texts]) if texts else None
    return [float(cosine) for cosine in vectors[1:] @ vectors[0]] if vectors is not None else ()


def _plain_vectors(encoder: Encoder | None, texts: Sequence[str]) -> Matrix | None:
    """Without what was learned about shared answers, which says nothing of kinds and topics; nobody waits for it."""
    if encoder is None or not encoder.ready:
        return None
    try:
        return encoder.encode_plainly(texts)
    except InglenookError as error:
        log.warning("what a question is about is not known: %s", error)
        return None


def _beside(engine: Engine, encoder: Engine | None, own: OwnEncoder | None) -> list[Holding]:
    """What Inglenook holds beside the language model's engine, encoders as if they were loaded already."""
    expected = []
    if encoder is not None:
        expected.append(ToCome("Encoder", encoder.pid, ENCODER_BYTES))
    if own is not None and own.expected_bytes:
        expected.append(ToCome("Your own encoder", own.pid, own.expected_bytes))
    return list(beside_the_engine(engine.pid, expected))


def _reading(engine: Engine) -> Reading | None:
    """Memory as it is now, while there is a model that could be made smaller."""
    return take_reading() if engine.loaded is not None else None


def _learn(experience: Experience, library: Library, load: Load, end: Generated) -> None:
    """Keep what an answer has shown of its model; a list that cannot be written spoils no answer."""
    experience.learn(load, end)
    try:
        library.used(Path(load.path), end.tokens_per_second)
    except InglenookError as error:
        log.warning("the use of %s is not noted: %s", load.path, error)
