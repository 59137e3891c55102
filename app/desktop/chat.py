"""What happens between a composer, a transcript and the assistant: questions out, answers in, as they arrive."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from app.desktop.assistant_link import AssistantLink
from app.desktop.composer import Composer
from app.desktop.language import tr
from app.desktop.pending_answer import QUEUED, Answer, note_of
from app.desktop.transcript.transcript import Transcript
from core.cache_messages import CachedShown, CacheOffer, ShowCached, VoteCached
from core.conversation_messages import NO_PERSONA, ChoosePersona, Persona
from core.engine.protocol import Origin
from core.ledger_messages import CompareAnswers
from core.messages import (
    AnswerFacts,
    Ask,
    AskAgain,
    ChatMessage,
    ConsentNeeded,
    ConversationOpened,
    DraftKept,
    Escalating,
    Finished,
    Notice,
    OpenConversation,
    Outgoing,
    PrepareConversation,
    Queued,
    Remember,
    Route,
    ShowBranch,
    Started,
    Status,
    StayLocal,
    Token,
    Trimmed,
    is_private,
)
from core.process.channel import Done, Failed
from core.routing_messages import JudgeAnswer, Verdict
from core.tools.messages import DecideTool, Decision, ToolUsed, ToolWanted


class Chat(QObject):
    """Shows one conversation at a time and keeps every answer going, also those that are not on screen.

    Args:
        link: to the assistant.
        transcript: where messages are shown.
        composer: where questions are typed.
        origin: what the assistant is told about where questions come from.
        parent: owner, in Qt's sense.
    """

    conversation_changed = Signal(int, str)
    """The conversation on screen and its title; 0 is one that has not begun."""
    history_changed = Signal()
    """Something was stored: lists of conversations are out of date."""
    consent_wanted = Signal(object)
    """A `ConsentNeeded`; answer it with `approve` or `decline`."""
    answering_changed = Signal(bool)
    answered = Signal(str, float)
    """A question whose answer is complete, and the seconds that it took."""
    persona_changed = Signal(object)
    """The `Persona` whose instructions the conversation on screen follows."""
    privacy_changed = Signal(bool, bool)
    """Whether the conversation on screen is private, and whether that can still be chosen."""
    failed = Signal(str, str)
    """What happened, and what to do, where it belongs to no answer on screen."""

    def __init__(
        self,
        link: AssistantLink,
        transcript: Transcript,
        composer: Composer,
        origin: Origin = "chat",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._transcript = transcript
        self._composer = composer
        self._origin: Origin = origin
        self._conversation = 0
        self._messages: tuple[ChatMessage, ...] = ()
        self._answers: dict[int, Answer] = {}
        self._visible: Answer | None = None
        self._waiting: dict[int, Answer] = {}
        """Answers that need the user's consent, by question."""
        self._opening = 0
        self._held = ""
        self._others: set[int] = set()
        self._looking: dict[int, int] = {}
        """Entries whose answers the user wants to see, by call."""
        self._private = False
        self._persona = NO_PERSONA
        self._connect()

    def _connect(self) -> None:
        self._composer.submitted.connect(self.ask)
        self._composer.stop_requested.connect(self.stop)
        transcript = self._transcript
        transcript.regenerate_requested.connect(self._regenerate)
        transcript.ask_again_requested.connect(self._regenerate)
        transcript.cloud_requested.connect(self._ask_cloud)
        transcript.edit_submitted.connect(self._edit)
        transcript.branch_chosen.connect(self.show_branch)
        transcript.vote_requested.connect(self._vote)
        transcript.verdict_given.connect(self._judge)
        transcript.offer_wanted.connect(self._show_offered)
        transcript.offer_accepted.connect(self._accept_offer)
        transcript.offer_rejected.connect(self._reject_offer)
        transcript.tool_decided.connect(self._decide_tool)
        transcript.answers_compared.connect(self._compare)
        transcript.example_chosen.connect(self.ask)
        transcript.resend_requested.connect(self.ask)
        transcript.link_activated.connect(self._open_link)
        self._link.received.connect(self._on_received)
        self._link.status_changed.connect(self._on_status)

    # What the window asks of it

    @property
    def conversation(self) -> int:
        """The conversation on screen, 0 for one that has not begun."""
        return self._conversation

    @property
    def private(self) -> bool:
        """Whether the conversation on screen is kept in memory only, without the response cache."""
        return self._private

    @Slot(bool)
    def set_private(self, private: bool) -> None:
        """Keep the conversation on screen in memory only; chosen before its first question."""
        if not self._conversation and not self.answering:
            self._private = private
        self._tell_privacy()

    @Slot(object)
    def set_persona(self, persona: Persona) -> None:
        """Follow these instructions in the conversation on screen, from the next answer on."""
        self._persona = persona
        if self._conversation:
            self._others.add(self._link.send(ChoosePersona(self._conversation, persona)))
        self.persona_changed.emit(persona)

    def hand_over(self) -> list[Answer]:
        """Give up the answers on their way, for another `Chat` to `adopt`; this one starts anew."""
        answers, self._answers = list(self._answers.values()), {}
        self.start_new()
        return answers

    def adopt(self, answers: Sequence[Answer]) -> None:
        """Go on with answers that another `Chat` has begun; they appear when their conversation is opened."""
        self._answers |= {answer.call: answer for answer in answers}

    @property
    def answering(self) -> bool:
        """Whether the answer at the end of the screen is still on its way."""
        return self._visible is not None

    @Slot()
    def start_new(self) -> None:
        """Show an empty conversation; answers on their way elsewhere go on."""
        self._opening, self._held = 0, ""
        self._show(0, "", ())
        self._transcript.clear()

    @Slot(int)
    def open(self, conversation: int) -> None:
        """Show a conversation of the history."""
        self._opening = self._link.send(OpenConversation(conversation))
        self._link.send(PrepareConversation(conversation))

    @Slot(int)
    def expect(self, conversation: int) -> None:
        """It may be opened soon: its model, if it is there, takes the conversation back into memory."""
        if conversation != self._conversation:
            self._link.send(PrepareConversation(conversation, load=False))

    def warm_up(self) -> None:
        """A question is about to be typed: load the model, and have it read what comes before every question."""
        self._link.send(PrepareConversation(self._conversation))

    @Slot(str)
    def ask(self, text: str) -> None:
        """Ask a question at the end of the conversation on screen."""
        if self._opening:
            # It belongs to the conversation that is about to appear.
            self._held = text
            return
        if self._busy():
            return
        if self._composer.question() == text:
            self._composer.clear()
        answer = Answer(text, self._messages, self._conversation, private=self._private)
        self._transcript.add_question(text)
        ask = Ask(text, self._conversation, origin=self._origin, private=self._private, persona=self._persona)
        self._begin(answer, ask)

    @Slot()
    def stop(self) -> None:
        """Stop the answer on screen."""
        if self._visible is not None:
            self._link.cancel(self._visible.call)

    @Slot(int)
    def drop(self, conversation: int) -> None:
        """Forget a conversation that was deleted, and stop what is being answered in it."""
        for answer in self._answers.values():
            if answer.conversation == conversation:
                self._link.cancel(answer.call)
        if conversation == self._conversation:
            self.start_new()

    @Slot(int, str)
    def rename(self, conversation: int, title: str) -> None:
        """Take over a new title."""
        if conversation == self._conversation:
            self.conversation_changed.emit(conversation, title)

    def approve(self, question: int, outgoing: Outgoing, remember: Remember) -> None:
        """Send what the user has seen."""
        if answer := self._waiting.pop(question, None):
            request = AskAgain(
                question, "cloud", outgoing.digest, answer.private, outgoing.wish, remember, origin=self._origin
            )
            self._send(answer, request)

    def decline(self, question: int, remember: Remember) -> None:
        """Send nothing: back to the answer that is there, or to one from this machine."""
        answer = self._waiting.pop(question, None)
        if answer is None:
            return
        if remember != "once":
            self._others.add(self._link.send(StayLocal(answer.conversation, remember)))
        if not answer.by_hand:
            self._send(answer, AskAgain(question, "local", private=answer.private, origin=self._origin))
        elif answer is self._visible:
            self._set_visible(None)
            self.open(answer.conversation)

    # What the user does in the transcript

    @Slot(int)
    def _regenerate(self, message: int) -> None:
        self._again(message, "automatic")

    @Slot(int)
    def _ask_cloud(self, message: int) -> None:
        answer = self._visible
        if answer is not None and answer.question == message and not answer.by_hand:
            # What this machine has written so far is kept before the cloud is asked.
            answer.then_cloud = True
            self._transcript.let_skip(False)
            self._link.cancel(answer.call)
            return
        self._again(message, "cloud")

    def _again(self, message: int, route: Route) -> None:
        index = self._place_of_question(message)
        if index < 0 or self._busy():
            return
        question = self._messages[index]
        before, by_hand = self._messages[:index], route == "cloud"
        answer = Answer(question.text, before, self._conversation, question.id, by_hand, self._private)
        if by_hand:
            answer.draft = next((shown.text for shown in self._messages[index + 1 : index + 2]), "")
        self._messages = self._messages[: index + 1]
        self._begin(answer, AskAgain(question.id, route, private=self._private, origin=self._origin))

    @Slot(int, str)
    def _edit(self, message: int, text: str) -> None:
        index = self._place_of_question(message)
        if index < 0 or self._busy():
            # The edited text is off the screen already.
            self._composer.put_back(text)
            return
        before = self._messages[:index]
        self._messages = before
        self._transcript.add_question(text)
        parent = before[-1].id if before else 0
        answer = Answer(text, before, self._conversation, private=self._private)
        self._begin(answer, Ask(text, self._conversation, parent, self._origin, private=self._private))

    @Slot(int)
    def show_branch(self, message: int) -> None:
        """Show the branch that a message is in."""
        if not self._busy():
            self._opening = self._link.send(ShowBranch(message))

    @Slot(int, object, bool)
    def _vote(self, question: int, facts: AnswerFacts, fits: bool) -> None:
        if not fits and self._busy():
            return
        self._send_vote(question, facts.cache_entry, fits, facts.cached_certainty)
        if not fits:
            self._regenerate(question)

    @Slot(int, str)
    def _judge(self, question: int, verdict: Verdict) -> None:
        self._others.add(self._link.send(JudgeAnswer(question, verdict)))

    @Slot(int, object)
    def _accept_offer(self, question: int, offer: CacheOffer) -> None:
        self._send_vote(question, offer.entry, True, offer.certainty, offered=True)

    @Slot(int, object)
    def _reject_offer(self, question: int, offer: CacheOffer) -> None:
        self._send_vote(question, offer.entry, False, offer.certainty, offered=True)

    @Slot(int, str)
    def _compare(self, question: int, better: Literal["cloud", "local", "same"]) -> None:
        self._others.add(self._link.send(CompareAnswers(question, self._conversation, better)))
        verdicts: dict[str, Verdict] = {
            "cloud": "cloud is better",
            "local": "local is better",
            "same": "local is right",
        }
        self._judge(question, verdicts[better])

    def _send_vote(self, question: int, entry: int, fits: bool, certainty: float, *, offered: bool = False) -> None:
        asked = next((message.text for message in self._messages if message.id == question), "")
        if not asked and self._visible is not None and self._visible.question == question:
            asked = self._visible.question_text
        vote = VoteCached(entry, fits, asked, certainty, self._conversation, offered)
        self._others.add(self._link.send(vote))

    @Slot(object)
    def _show_offered(self, offer: CacheOffer) -> None:
        self._looking[self._link.send(ShowCached(offer.entry))] = offer.entry

    @Slot(str, str)
    def _decide_tool(self, call: str, decision: Decision) -> None:
        self._others.add(self._link.send(DecideTool(call, decision)))

    @Slot(str)
    def _open_link(self, address: str) -> None:
        QDesktopServices.openUrl(QUrl(address))

    def _place_of_question(self, message: int) -> int:
        """Where the question is that `message` is or answers; -1 if it is not on screen."""
        for index, shown in enumerate(self._messages):
            if shown.id == message:
                return index if shown.role == "user" else index - 1
        return -1

    def _busy(self) -> bool:
        if self._visible is not None:
            self.failed.emit(tr("An answer is being written here."), tr("Wait for it, or press Esc to stop it."))
        return self._visible is not None

    # Answers

    def _begin(self, answer: Answer, request: Ask | AskAgain) -> None:
        self._transcript.begin_answer()
        self._set_visible(answer)
        self._send(answer, request)

    def _send(self, answer: Answer, request: Ask | AskAgain) -> None:
        answer.call = self._link.send(request)
        self._answers[answer.call] = answer

    @Slot(int, object)
    def _on_received(self, call: int, event: object) -> None:
        if call in self._answers:
            answer = self._answers[call]
            if getattr(event, "terminal", False):
                del self._answers[call]
            self._take(answer, event)
        elif call == self._opening:
            self._opening = 0
            self._take_opened(event)
        elif call in self._others:
            self._others.discard(call)
            if isinstance(event, Failed):
                self.failed.emit(event.message, event.hint)
        elif call in self._looking:
            entry = self._looking.pop(call)
            if isinstance(event, CachedShown):
                self._transcript.show_offered(entry, event.item.answer)
            elif isinstance(event, Failed):
                self._transcript.show_offered(entry, "", f"{event.message} {event.hint}".rstrip())

    def _take(self, answer: Answer, event: object) -> None:
        match event:
            case Started():
                self._take_started(answer, event)
            case Token(text=text):
                answer.pieces.append(text)
                if answer is self._visible:
                    self._transcript.append(text)
            case Queued():
                answer.waits_for = QUEUED
                if answer is self._visible:
                    self._transcript.wait(QUEUED)
            case CacheOffer():
                answer.offer = event
                if answer is self._visible:
                    self._transcript.offer(event)
            case ToolWanted() | ToolUsed():
                self._take_tool(answer, event)
            case Trimmed() | Escalating() | Notice():
                self._note(answer, *note_of(event))
                if isinstance(event, Escalating) and answer is self._visible:
                    self._transcript.keep_draft(answer.draft)
                    self._transcript.let_skip(False)
            case DraftKept():
                self._take_draft(answer, event)
            case Finished():
                self._take_finished(answer, event)
            case Failed():
                self._take_failed(answer, event)
            case ConsentNeeded():
                self._waiting[event.question] = answer
                if answer is self._visible:
                    self._transcript.keep_draft(answer.draft)
                self.consent_wanted.emit(event)
            case Done():
                self._take_nothing(answer)

    def _take_started(self, answer: Answer, event: Started) -> None:
        answer.conversation, answer.question = event.conversation, event.question
        if answer is self._visible:
            self._conversation = event.conversation
            self._tell_privacy()
            self._transcript.question_stored(event.question)
            self._transcript.let_skip(not (answer.by_hand or answer.private))
            self.conversation_changed.emit(event.conversation, event.title)
        self.history_changed.emit()

    def _take_tool(self, answer: Answer, event: ToolWanted | ToolUsed) -> None:
        if isinstance(event, ToolWanted):
            answer.wanted = event
        else:
            answer.wanted = None
            answer.tools.append(event.use)
        if answer is not self._visible:
            return
        if isinstance(event, ToolWanted):
            self._transcript.ask_about_tool(event)
        else:
            self._transcript.show_tool(event.use)

    def _note(self, answer: Answer, text: str, hint: str) -> None:
        answer.notes.append((text, hint))
        if answer is self._visible:
            self._transcript.note(text, hint)

    def _take_draft(self, answer: Answer, event: DraftKept) -> None:
        """The cloud's answer takes the place of the one of this machine, which is a version beside it."""
        answer.draft = event.message.text
        answer.pieces.clear()
        answer.notes.clear()
        if answer is self._visible:
            self._transcript.finish_answer(event.message)
            self._transcript.begin_answer()

    def _take_finished(self, answer: Answer, event: Finished) -> None:
        self.history_changed.emit()
        self.answered.emit(answer.question_text, time.monotonic() - answer.began)
        if answer is self._visible:
            self._messages = (*answer.before, self._question_of(answer), event.message)
            self._transcript.finish_answer(event.message)
            self._set_visible(None)
            if answer.then_cloud:
                self._again(answer.question, "cloud")
        elif event.conversation == self._conversation and not self._opening:
            self.open(event.conversation)

    def _question_of(self, answer: Answer) -> ChatMessage:
        known = (message for message in self._messages if message.id == answer.question)
        return next(known, ChatMessage(answer.question, "user", answer.question_text, time.time()))

    def _take_failed(self, answer: Answer, event: Failed) -> None:
        self.history_changed.emit()
        self._give_back(answer)
        if answer is not self._visible:
            self.failed.emit(event.message, event.hint)
            return
        if answer.question:
            self._messages = (*answer.before, self._question_of(answer))
        self._transcript.fail_answer(event.message, event.hint)
        self._set_visible(None)

    def _take_nothing(self, answer: Answer) -> None:
        """The call was cancelled before there was anything to store."""
        if answer is self._visible:
            self._set_visible(None)
            if answer.then_cloud:
                self._messages = (*answer.before, self._question_of(answer))
                self._transcript.cancel_answer()
                self._again(answer.question, "cloud")
            elif answer.conversation:
                self.open(answer.conversation)
            else:
                self.start_new()
                self.set_private(answer.private)
        self._give_back(answer)

    def _give_back(self, answer: Answer) -> None:
        """A question that was never stored is not lost: it is typed again."""
        if not answer.question:
            self._composer.put_back(answer.question_text)

    # Conversations

    def _take_opened(self, event: object) -> None:
        held, self._held = self._held, ""
        if isinstance(event, Failed):
            if held:
                self._composer.put_back(held)
            self.failed.emit(event.message, event.hint)
            self.history_changed.emit()
        if not isinstance(event, ConversationOpened):
            return
        running = [*self._answers.values(), *self._waiting.values()]
        answer = next((answer for answer in running if answer.conversation == event.id), None)
        messages = event.messages if answer is None else tuple(_until(event.messages, answer.question))
        self._show(event.id, event.title, messages, event.persona)
        self._transcript.show_conversation(messages)
        if answer is not None:
            self._resume(answer)
        if held:
            self.ask(held)

    def _resume(self, answer: Answer) -> None:
        """Show what there is of an answer on its way; the rest follows as it arrives."""
        if not any(message.id == answer.question for message in self._messages):
            self._transcript.add_question(answer.question_text)
        self._transcript.begin_answer()
        self._transcript.let_skip(not (answer.by_hand or answer.private))
        if answer.offer is not None:
            self._transcript.offer(answer.offer)
        if answer.waits_for:
            self._transcript.wait(answer.waits_for)
        for text, hint in answer.notes:
            self._transcript.note(text, hint)
        for use in answer.tools:
            self._transcript.show_tool(use)
        if answer.wanted is not None:
            self._transcript.ask_about_tool(answer.wanted)
        if answer.pieces:
            self._transcript.append("".join(answer.pieces))
        self._set_visible(answer)

    def _show(
        self, conversation: int, title: str, messages: tuple[ChatMessage, ...], persona: Persona = NO_PERSONA
    ) -> None:
        self._conversation, self._messages = conversation, messages
        self._persona = persona
        self.persona_changed.emit(persona)
        self._private = is_private(conversation)
        self._set_visible(None)
        self._tell_privacy()
        self.conversation_changed.emit(conversation, title)

    def _tell_privacy(self) -> None:
        self.privacy_changed.emit(self._private, not self._conversation and not self.answering)

    def _set_visible(self, answer: Answer | None) -> None:
        before, self._visible = self._visible, answer
        self._composer.set_answering(answer is not None)
        if (before is None) != (answer is None):
            self.answering_changed.emit(answer is not None)
            self._tell_privacy()

    @Slot(object)
    def _on_status(self, status: Status) -> None:
        self._transcript.set_cloud_available(status.cloud_ready and not status.local_only)


def _until(messages: Sequence[ChatMessage], last: int) -> Sequence[ChatMessage]:
    """The messages up to the one with the id `last`; all of them if it is not there."""
    for index, message in enumerate(messages):
        if message.id == last:
            return messages[: index + 1]
    return messages
