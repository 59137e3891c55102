"""The way of a question, top to bottom: remember it, look in the cache, route, generate or escalate, check, record.

Everything a front-end learns about an answer comes from here as one stream of typed events (core.messages). The parts
that decide and store are handed in, as protocols where they belong to other folders.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import logging
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from core.cache_messages import CacheOffer, Hit, Offer
from core.completion import Completion
from core.device.saving import saving_now, saving_sentence
from core.draft import Draft, ending
from core.engine.client import Engine
from core.engine.protocol import (
    Generate,
    Generated,
    Load,
    Origin,
    Prepare,
    Sampling,
    Tool,
    ToolCall,
)
from core.errors import InglenookError, PromptTooLong
from core.escalation.cloud import CloudAnswer, CloudText
from core.escalation.context import ANSWER_TOKENS, BRIEFLY, Exchange, exchanges, least_context
from core.escalation.escalation import Escalation, Restored, Subject
from core.escalation.gates import cloud_ready
from core.escalation.router import Before, Case, Router
from core.escalation.together import with_outline
from core.history import History
from core.local_model import LocalModel
from core.messages import (
    AnswerEvent,
    AnswerFacts,
    Ask,
    AskAgain,
    CacheHit,
    ChatMessage,
    ConsentNeeded,
    Disclosure,
    DraftKept,
    Escalating,
    Finished,
    Notice,
    PrepareCloud,
    PrepareConversation,
    Route,
    Started,
    Status,
    Token,
    Trimmed,
    is_private,
)
from core.model_memory import ModelMemory
from core.money import money
from core.process.cancellation import Cancellation
from core.question import NO_WISH, Question, completed
from core.settings import Settings
from core.summary import Summary, latest_summary, summing_up, to_sum_up, turns_after
from core.tools.messages import ToolUse, ToolUsed, ToolWanted
from core.turns import title_for, tool_turns, turns_for

log = logging.getLogger(__name__)

MOST_TOOL_ROUNDS = 6
"""Times that the model may ask for tools on the way to one answer."""
TOO_LONG = (
    "This is more than the model reads at once.",
    "“Ask the cloud” may read it whole; or choose a longer context in Settings.",
)
LONGEST_QUESTION = 2_000_000
"""Characters; more is refused before anything is stored."""


class ResponseCache(Protocol):
    """Remembers answers (cache.semantic_cache); what goes wrong inside is an `InglenookError`, costing only the hit."""

    def consult(
        self, question: str, scope: str, context: Sequence[tuple[str, str]], threshold: float
    ) -> Hit | Offer | None:
        """An answer that fits this question in this scope after these turns, or a question close to it, if any.

        Args:
            question: as the user wrote it.
            scope: names all that the answer depends on besides the conversation.
            context: the questions and answers before.
            threshold: the least probability that the answer fits; 0 is the cache's own.
        """

    def store(
        self,
        question: str,
        answer: str,
        scope: str,
        context: Sequence[tuple[str, str]],
        model: str,
        conversation: int,
        seconds: float,
    ) -> int:
        """Remember an answer that took so many seconds, made in this conversation (0: none that lasts)."""


class Tools(Protocol):
    """What the model may use (core.tools.toolbox)."""

    def offered(self) -> tuple[Tool, ...]:
        """What the model is told about."""

    def use(
        self, calls: Sequence[ToolCall], conversation: int, cancellation: Cancellation
    ) -> Generator[ToolWanted | ToolUsed, None, list[ToolUse]]:
        """Use tools, asking the user where that is needed; returns what came of them."""


class Assistant:
    """Answers questions on this machine, and asks the cloud only when told to.

    Args:
        settings: gives the settings as they are now.
        history: where conversations are kept.
        cache: answers given before, or None to do without.
        engine: the local model's process.
        escalation: the way of a question to the cloud, and back.
        router: decides who answers, before an answer and after it.
        choose_model: the GGUF file for the path in the settings ("" is the starter).
        model_memory: decides how that file is loaded.
        identify: the identity of a model file; another file or version has another one.
        nearness: how near texts are to a question in meaning (cosines); nothing where no encoder is ready.
        learn: told how each load did when it has answered, for the next plan.
        tools: what the model may use, or None for nothing.
        history_lasts: False where conversations, and so their numbers, are gone when this process ends.
    """

    def __init__(
        self,
        *,
        settings: Callable[[], Settings],
        history: History,
        cache: ResponseCache | None,
        engine: Engine,
        escalation: Escalation,
        router: Router,
        choose_model: Callable[[str], Path],
        model_memory: ModelMemory,
        identify: Callable[[Path], str],
        nearness: Callable[[str, Sequence[str]], Sequence[float]] = lambda _question, _texts: (),
        learn: Callable[[Load, Generated], None] = lambda _load, _end: None,
        tools: Tools | None = None,
        history_lasts: bool = True,
    ) -> None:
        self._tools = tools
        self._settings = settings
        self._history = history
        self._cache = cache
        self._engine = engine
        self._escalation = escalation
        self._router = router
        self._choose_model = choose_model
        self._model_memory = model_memory
        self._identify = identify
        self._nearness = nearness
        self._local = LocalModel(engine, model_memory, learn)
        self._history_lasts = history_lasts

    # Questions

    def ask(self, request: Ask, cancellation: Cancellation) -> Iterator[AnswerEvent]:
        """Store a question and answer it.

        Raises:
            InglenookError: the answer could not be completed; what there is of it has been stored.
        """
        text = request.text.strip()
        if not text:
            raise InglenookError("There is no question.", "Type something first.")
        if len(text) > LONGEST_QUESTION:
            raise PromptTooLong(
                f"The question has {len(text):,} characters.", f"Shorten it to {LONGEST_QUESTION:,} or fewer."
            )
        conversation = request.conversation or self._history.create(
            title_for(text), private=request.private, persona=request.persona
        )
        question = self._history.add_question(conversation, request.parent, text)
        yield from self._answer(
            question,
            request.route,
            request.use_cache,
            private=request.private,
            max_tokens=request.max_tokens,
            origin=request.origin,
            cancellation=cancellation,
        )

    def ask_again(self, request: AskAgain, cancellation: Cancellation) -> Iterator[AnswerEvent]:
        """Answer a question of the history once more, as another branch.

        Raises:
            InglenookError: as for `ask`.
        """
        self._router.learn(request.question, "asked the cloud" if request.route == "cloud" else "asked again")
        yield from self._answer(
            request.question,
            request.route,
            use_cache=False,
            private=request.private,
            approved=request.approved,
            wish=request.wish,
            origin=request.origin,
            cancellation=cancellation,
        )

    def _answer(
        self,
        question_id: int,
        route: Route,
        use_cache: bool,
        *,
        cancellation: Cancellation,
        private: bool = False,
        approved: str = "",
        max_tokens: int = 0,
        wish: Disclosure = NO_WISH,
        origin: Origin = "chat",
    ) -> Iterator[AnswerEvent]:
        conversation, _ = self._history.question(question_id)
        private = private or is_private(conversation)
        *before, message = self._history.path_to(question_id)
        question = Question(
            conversation,
            message,
            tuple(before),
            route,
            use_cache,
            private,
            approved,
            max_tokens,
            wish,
            origin,
            self._history.persona(conversation).instructions,
        )
        yield Started(conversation, self._history.title(conversation), question_id)

        draft = Draft()
        try:
            found = self._look_up(question)
            if isinstance(found, Hit):
                yield from self._repeat(found, draft)
            else:
                if found is not None:
                    yield CacheOffer(found.entry, found.question, found.created, found.certainty)
                case = Case(message.text, conversation, route, private, bool(approved), question_id)
                start = self._router.before(case)
                if start.destination == "ask the user":
                    yield ConsentNeeded(question_id, self._escalation.prepare(question.subject, wish))
                    return
                if start.destination == "cloud":
                    yield from self._escalate(question, draft, start.reason, cancellation)
                else:
                    if start.too_long:
                        yield Notice(*TOO_LONG)
                    yield from self._generate(question, draft, start, cancellation)
                    verdict = self._router.after(case, start, draft.text, draft.facts, draft.confidence)
                    draft.learn(cloud_reason=verdict.reason, cloud_chance=verdict.chance)
                    if verdict.action == "hand over":
                        yield from self._hand_over(question, draft, verdict.reason, cancellation)
        except InglenookError as error:
            draft.learn(state="interrupted", note=str(error))
            self._history.add_answer(conversation, question_id, draft.text, draft.facts)
            raise
        except GeneratorExit:
            # Nobody listens any more, as when Inglenook is quit in the middle of an answer.
            if draft.text and draft.stored is None:
                draft.learn(state="stopped")
                self._history.add_answer(conversation, question_id, draft.text, draft.facts)
            raise

        self._remember(question, draft)
        stored = draft.stored or self._history.add_answer(conversation, question_id, draft.text, draft.facts)
        yield Finished(conversation, stored)

    def complete(self, request: Completion, cancellation: Cancellation) -> Iterator[AnswerEvent]:
        """Answer another program, from memory or on this machine; `Finished` comes last, and nothing goes into the
        history.

        Raises:
            InglenookError: the answer could not be completed.
        """
        question, draft = completed(request), Draft()
        found = self._look_up(question)
        if isinstance(found, Hit):
            yield from self._repeat(found, draft)
        else:
            yield from self._generate(question, draft, Before("local"), cancellation)
        self._remember(question, draft)
        yield Finished(0, ChatMessage(0, "assistant", draft.text, time.time(), draft.facts))

    # The cache

    def _look_up(self, question: Question) -> Hit | Offer | None:
        settings = self._settings()
        wanted = question.use_cache and not question.private and question.route != "cloud"
        if self._cache is None or not settings.cache_enabled or not wanted:
            return None
        try:
            scope = self._scope(question, settings)
            return self._cache.consult(question.message.text, scope, question.context, settings.cache_threshold)
        except InglenookError as error:
            log.warning("the response cache is of no help; the question is answered without it: %s", error)
            return None

    def _repeat(self, hit: Hit, draft: Draft) -> Iterator[AnswerEvent]:
        yield CacheHit(hit.entry, hit.question, hit.created, hit.similarity, hit.certainty)
        draft.pieces.append(hit.answer)
        draft.learn(
            source="cache",
            model=hit.model,
            cached_question=hit.question,
            cached_at=hit.created,
            cache_entry=hit.entry,
            cached_certainty=hit.certainty,
        )
        yield Token(hit.answer)

    def _remember(self, question: Question, draft: Draft) -> None:
        settings = self._settings()
        facts = draft.facts
        good = (
            facts.source == "local"
            and facts.state == "complete"
            and not facts.trimmed_turns
            and not facts.summary
            and not facts.tools
            and draft.text.strip()
        )
        if self._cache is None or not settings.cache_enabled or question.private or not good:
            return
        try:
            scope = self._scope(question, settings)
            conversation = question.conversation if self._history_lasts else 0
            context = question.context
            self._cache.store(
                question.message.text, draft.text, scope, context, facts.model, conversation, draft.seconds
            )
        except InglenookError as error:
            log.warning("the answer is not remembered: %s", error)

    def _scope(self, question: Question, settings: Settings) -> str:
        """Answers are shared only between questions to the same model under the same instructions and settings."""
        identity = self._identify(self._choose_model(settings.model_path))
        request = question.asked(settings)
        instructions = "\0".join(turn.text for turn in request.turns if turn.role == "system")
        tools = "tools" if settings.tools_enabled and question.completion is None else ""
        parts = (identity, instructions + tools, repr(request.sampling), str(request.max_tokens))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    # The local model

    def _generate(
        self, question: Question, draft: Draft, start: Before, cancellation: Cancellation
    ) -> Iterator[AnswerEvent]:
        tools = self._tools if question.completion is None else None
        offered = tools.offered() if tools else ()
        settings = self._settings()
        loaded = self._engine.loaded
        draft.early_stop = self._router.early_stop(start, loaded.name if loaded else "")

        def asking(question: Question) -> Generate:
            named = self._named(question.asked(settings, offered), question, settings)
            return msgspec.structs.replace(named, confidence=start.watched)

        if settings.when_full == "summarize" and question.completion is None:
            asked = yield from self._run_whole(question, asking, draft, cancellation)
        else:
            asked = asking(question)
            yield from self._local.write(asked, draft, cancellation)
        for turn in range(1, MOST_TOOL_ROUNDS + 1):
            if tools is None or not draft.calls or cancellation.cancelled:
                return
            words = draft.words
            uses = yield from tools.use(draft.calls, question.conversation, cancellation)
            draft.learn(tools=(*draft.facts.tools, *uses))
            draft.begin_round()
            turns = (*asked.turns, *tool_turns(words, uses))
            choice = "none" if turn == MOST_TOOL_ROUNDS else "auto"
            asked = msgspec.structs.replace(asked, turns=turns, tool_choice=choice)
            yield from self._local.write(asked, draft, cancellation)

    def _run_whole(
        self, question: Question, asking: Callable[[Question], Generate], draft: Draft, cancellation: Cancellation
    ) -> Generator[AnswerEvent, None, Generate]:
        """Let the model write with a summary of what has no room; returns what it was asked in the end."""
        earlier = latest_summary(question.before)
        asked = asking(dataclasses.replace(question, summary=earlier))
        with contextlib.closing(self._local.write(asked, draft, cancellation)) as answer:
            for event in answer:
                if isinstance(event, Trimmed):
                    left_out = event.turns
                    break
                yield event
            else:
                return asked
        summary = yield from self._sum_up(question, earlier, left_out, draft, cancellation)
        asked = asking(dataclasses.replace(question, summary=summary or earlier))
        yield from self._local.write(asked, draft, cancellation)
        return asked

    def _sum_up(
        self,
        question: Question,
        earlier: Summary | None,
        left_out: int,
        draft: Draft,
        cancellation: Cancellation,
    ) -> Generator[AnswerEvent, None, Summary | None]:
        """Sum up the oldest part of a conversation; None where the model has nothing to say about it."""
        messages = to_sum_up(question.before, earlier, left_out)
        loaded = self._engine.loaded
        if not messages or loaded is None:
            return None
        yield Notice("This conversation is longer than the model reads at once.", "Its oldest part is being summed up.")
        request = summing_up(messages, earlier, loaded.context_length)
        request = msgspec.structs.replace(request, origin=question.origin)
        try:
            text = self._local.written(request, cancellation).strip()
        except PromptTooLong:
            text = ""
        if not text or cancellation.cancelled:
            return None
        summary = Summary(text, messages[-1].id)
        draft.learn(trimmed_turns=0, summary=summary.text, summarized=summary.last)
        yield Notice("The model goes on with this summary of the oldest part:", text)
        return summary

    def _named(self, request: Generate, question: Question, settings: Settings) -> Generate:
        """With what the engine is to know of the conversation, so that it reads nothing of it twice."""
        if question.completion is not None:
            return request
        lasting = not question.private and self._history_lasts
        return msgspec.structs.replace(
            request,
            origin=question.origin,
            conversation=self._engine_name(question.conversation),
            keep_bytes=settings.kept_conversations_mb * 10**6 if lasting else 0,
            when_full="window" if settings.when_full == "window" else "leave_out",
        )

    # The cloud

    def _hand_over(
        self, question: Question, draft: Draft, reason: str, cancellation: Cancellation
    ) -> Iterator[AnswerEvent]:
        """Keep the local answer as a branch and let the cloud answer under a standing rule; `draft` becomes its."""
        agreed = self._escalation.agreed(question.subject)
        if agreed is None:
            return
        kept = self._history.add_answer(question.conversation, question.message.id, draft.text, draft.facts)
        yield DraftKept(question.conversation, kept)
        draft.begin_anew()
        try:
            outgoing = self._escalation.prepare(question.subject, agreed)
            approved = dataclasses.replace(question, approved=outgoing.digest, wish=agreed)
            yield from self._escalate(approved, draft, reason, cancellation)
        except InglenookError as error:
            if draft.text:
                raise
            # Nothing came: this machine's answer is the answer, and nobody is worse off.
            yield Notice(error.message, error.hint)
            draft.pieces, draft.facts, draft.stored = [kept.text], kept.facts or AnswerFacts(), kept

    def _escalate(
        self, question: Question, draft: Draft, reason: str, cancellation: Cancellation
    ) -> Iterator[AnswerEvent]:
        outgoing = self._escalation.prepare(question.subject, question.wish)
        draft.learn(source="cloud", model=outgoing.model)
        yield Escalating(outgoing.endpoint, outgoing.model)
        outline = question.wish.task == "outline"
        plan: list[str] = []
        started = time.monotonic()
        events = self._escalation.answer(question.subject, question.wish, question.approved, reason, cancellation)
        for event in events:
            if isinstance(event, CloudText):
                if not draft.pieces and not plan:
                    draft.learn(time_to_first_token_s=time.monotonic() - started)
                (plan if outline else draft.pieces).append(event.text)
                if not outline:
                    yield Token(event.text)
            elif isinstance(event, CloudAnswer):
                self._note_cloud_end(draft, event, outgoing.currency if outgoing.priced else "")
            elif isinstance(event, Restored):
                draft.learn(hidden_parts=event.hidden, missing_parts=event.missing, bytes_sent=event.bytes_sent)
                if event.unknown:
                    yield Notice(f"{event.unknown} placeholders in the answer stand for nothing that was hidden.")
        if outline and not cancellation.cancelled:
            yield from self._write(question, "".join(plan), draft, cancellation)

    def _note_cloud_end(self, draft: Draft, end: CloudAnswer, currency: str) -> None:
        state, note = ending(end.finish, 0)
        draft.learn(
            model=end.model,
            state=state,
            note=note,
            prompt_tokens=end.prompt_tokens,
            completion_tokens=end.completion_tokens,
            cost=money(end.cost, currency) if currency else "",
        )

    def _write(
        self, question: Question, outline: str, draft: Draft, cancellation: Cancellation
    ) -> Iterator[AnswerEvent]:
        """The model of this machine writes the answer by the cloud's outline."""
        sent = draft.facts
        message = msgspec.structs.replace(question.message, text=with_outline(question.message.text, outline))
        yield from self._generate(dataclasses.replace(question, message=message), draft, Before("local"), cancellation)
        draft.learn(
            source="cloud",
            model=f"{draft.facts.model} with an outline by {sent.model}",
            hidden_parts=sent.hidden_parts,
            bytes_sent=sent.bytes_sent,
            cost=sent.cost,
        )

    def prepare_cloud(self, request: PrepareCloud, cancellation: Cancellation) -> Iterator[AnswerEvent]:
        """What would leave if a question of the history went to the cloud.

        Raises:
            InglenookError: it may not, or it is not known what is personal in it.
        """
        conversation, _ = self._history.question(request.question)
        *before, message = self._history.path_to(request.question)
        private = request.private or is_private(conversation)
        subject = Subject(message, tuple(before), conversation, private)
        wish = request.wish
        self._escalation.prepare(subject, wish)
        if request.find_context:
            earlier = exchanges(before)
            needed = least_context(
                message.text,
                earlier,
                lambda told: self._briefly(told, message, cancellation),
                self._nearness(message.text, [one.text for one in earlier]),
            )
            wish = msgspec.structs.replace(wish, context=tuple(id_ for exchange in needed for id_ in exchange.ids))
        yield ConsentNeeded(request.question, self._escalation.prepare(subject, wish))

    def _briefly(self, told: Sequence[Exchange], message: ChatMessage, cancellation: Cancellation) -> str:
        """What this machine's model answers, in a few words, when it has been told only so much."""
        before = [part for exchange in told for part in (exchange.question, exchange.answer)]
        request = Generate(
            turns=turns_for(f"{self._settings().system_prompt} {BRIEFLY}", (*before, message)),
            sampling=Sampling(temperature=0.0),
            max_tokens=ANSWER_TOKENS,
        )
        return self._local.written(request, cancellation)

    def prepare(self, request: PrepareConversation, cancellation: Cancellation) -> None:
        """Have the engine get ready for the next question of a conversation."""
        if not request.load and self._engine.state != "ready":
            return
        settings = self._settings()
        try:
            messages = self._history.open(request.id)[1] if request.id else ()
            instructions = self._history.persona(request.id).instructions if request.id else ""
            summary = latest_summary(messages) if settings.when_full == "summarize" else None
            turns = turns_after(instructions or settings.system_prompt, messages, summary)
            load = self._model_memory.request()
            self._engine.prepare(load, Prepare(turns, self._engine_name(request.id)), cancellation)
        except InglenookError as error:
            log.info("the conversation is not prepared: %s", error)

    def forget(self, conversation: int) -> None:
        """A conversation was deleted: nothing of it stays in the engine or on the disk."""
        self._engine.forget(self._engine_name(conversation))

    def _engine_name(self, conversation: int) -> str:
        """What the engine calls a conversation: numbers of a history that does not last come again."""
        return f"conversation {conversation}" if conversation and self._history_lasts else ""

    def status(self) -> Status:
        """What the engine is doing and holding."""
        settings = self._settings()
        loaded = self._engine.loaded
        memory = self._engine.memory()
        return Status(
            state=self._engine.state,
            model=loaded.name if loaded else "",
            model_path=settings.model_path,
            memory_bytes=memory.now if memory else 0,
            context_length=loaded.context_length if loaded else 0,
            load_share=self._engine.load_share,
            problem=self._engine.problem,
            given_up=self._model_memory.given_up,
            saving_power=saving_sentence(saving_now()) if settings.save_power else "",
            local_only=settings.local_only,
            cloud_ready=cloud_ready(settings),
        )
