"""Which sequence of the KV cache an answer gets, so that as little as possible is read twice, and who makes room."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from typing import Final

from core.engine.beginnings import Beginnings
from core.engine.context_window import common_prefix
from core.engine.generate import Answer, Parked
from core.engine.priority import level
from core.engine.session import Session
from core.engine.slot import Slot

log = logging.getLogger(__name__)

_PREFIX_BYTES: Final = 32 << 20
"""Of states of shared beginnings, all together."""
_WORTH_COPYING: Final = 64
"""Tokens; fewer are read as soon as a whole sequence is copied."""
_MINE: Final = 0.5
"""A sequence that begins like a prompt for at least this share of its tokens is gone on with rather than kept."""


class Seats:
    """The sequences of a session, and the answers that have them. For the thread that computes.

    What many conversations begin with, their instructions, is kept as a state of its own: a sequence that begins anew
    takes a copy of it instead of reading it.

    Args:
        session: whose sequences they are.
        on_loss: told of a sequence whose tokens are about to be given up for others.
        beginnings: the same states on the disk; None where none are.
    """

    def __init__(
        self,
        session: Session,
        on_loss: Callable[[Slot], None] = lambda _slot: None,
        beginnings: Beginnings | None = None,
    ) -> None:
        self._session = session
        self._on_loss = on_loss
        self._beginnings = beginnings
        self._taken: dict[int, Answer] = {}
        self._prefixes: OrderedDict[tuple[int, ...], memoryview] = OrderedDict()

    def seat(self, answer: Answer, busy: Collection[Answer]) -> bool:
        """Give an answer a sequence; False where all are taken by others that are as important.

        Args:
            answer: that is to be computed.
            busy: those that are to be computed as well, and so lose nothing.
        """
        if answer.slot is not None:
            return True
        slot = choose(self._free, answer.context, answer.request.conversation) or self._displaced(answer, busy)
        if slot is None:
            return False
        self._taken[slot.number] = answer
        if answer.parked is None:
            longer = slot.past or answer.goes_beyond
            if longer and (known := answer.goes_on(slot)):
                answer.begin(slot, self._session.keep(known, slot), goes_on=True)
            else:
                answer.begin(slot, self._known(slot, answer))
        else:
            self._lose(slot, 0)
            parked, answer.parked, answer.slot = answer.parked, None, slot
            if self._session.restore(slot, parked.held, parked.state):
                slot.past.extend(parked.past)
            else:
                log.warning("what was parked is not taken back; it is read once more")
        slot.conversation, slot.keep_bytes = answer.request.conversation, answer.request.keep_bytes
        return True

    def put(self, conversation: str, tokens: Sequence[int], state: memoryview) -> int:
        """Fill a free sequence with what was kept of a conversation; the number of tokens it holds then."""
        slot = choose(self._free, tokens, conversation)
        if slot is None:
            return 0
        self._lose(slot, 0)
        slot.conversation, slot.changed, slot.used_at = conversation, False, time.monotonic()
        return len(slot.held) if self._session.restore(slot, tokens, state) else 0

    def unread(self, tokens: Sequence[int], conversation: str) -> int:
        """How many of these tokens would have to be read before a conversation goes on after them."""
        for slot in self._session.slots:
            if slot.past and slot.conversation == conversation:
                return 0
        known = [*(slot.held for slot in self._session.slots if not slot.past), *map(list, self._prefixes)]
        return len(tokens) - max(common_prefix(held, tokens) for held in known)

    def share(self, slot: Slot, on_disk: bool) -> None:
        """Keep what a sequence holds now as the beginning of others.

        Args:
            slot: the sequence.
            on_disk: also for later processes.
        """
        beginning = tuple(slot.held)
        if beginning in self._prefixes:
            return
        state = self._session.save(slot)
        if on_disk and self._beginnings is not None:
            self._beginnings.keep(beginning, state)
        self._add(beginning, state)

    def _add(self, beginning: tuple[int, ...], state: memoryview) -> None:
        self._prefixes[beginning] = state
        while sum(map(len, self._prefixes.values())) > _PREFIX_BYTES:
            self._prefixes.popitem(last=False)

    def forget(self, conversation: str) -> None:
        """A conversation is gone: what is held of it belongs to nobody."""
        for slot in self._session.slots:
            if slot.conversation == conversation:
                slot.conversation, slot.keep_bytes, slot.changed = "", 0, False
                if slot.number not in self._taken:
                    self._session.keep(0, slot)

    def unkept(self) -> list[Slot]:
        """Sequences that no answer has and that hold more than what is kept of them on disk."""
        return [slot for slot in self._free if slot.changed]

    def spare(self) -> Slot | None:
        """A sequence that no answer has, emptied; None where answers have them all."""
        slot = next(reversed(self._free), None)
        if slot is not None:
            self._lose(slot, 0)
            slot.conversation = ""
            self._session.keep(0, slot)
        return slot

    @property
    def session(self) -> Session:
        """Whose sequences they are."""
        return self._session

    @property
    def _free(self) -> list[Slot]:
        return [slot for slot in self._session.slots if slot.number not in self._taken]

    def _known(self, slot: Slot, answer: Answer) -> int:
        """How much of an answer's prompt its sequence holds, after all has been done that saves reading."""
        if slot.past:
            self._lose(slot, 0)
            self._session.keep(0, slot)
        # The last token is read again even when all are known: only then are there scores to draw from.
        most = len(answer.context) - 1
        self._find_beginning(answer)
        known = min(common_prefix(slot.held, answer.context), most)
        beginnings = [one for one in self._prefixes if known < len(one) <= most]
        fitting = [one for one in beginnings if list(one) == answer.context[: len(one)]]
        self._lose(slot, known)
        longest = max(fitting, key=len, default=())
        if copied := self._copied(slot, answer, max(known, len(longest)), most):
            return copied
        if not fitting:
            return self._session.keep(known, slot)
        self._prefixes.move_to_end(longest)
        return len(longest) if self._session.restore(slot, longest, self._prefixes[longest]) else 0

    def _find_beginning(self, answer: Answer) -> None:
        """Take from the disk what an earlier process has read of a prompt's beginning."""
        beginning = tuple(answer.context[: answer.shared])
        if self._beginnings is None or not beginning or beginning in self._prefixes:
            return
        if (state := self._beginnings.find(beginning)) is not None:
            self._add(beginning, state)

    def _copied(self, slot: Slot, answer: Answer, known: int, most: int) -> int:
        """The tokens that came from another sequence which begins like this prompt for much longer; 0 for none."""
        if not self._session.can_rewind:
            return 0
        others = [other for other in self._session.slots if other is not slot and not other.past]
        if not others:
            return 0
        nearest = max(others, key=lambda other: common_prefix(other.held, answer.context))
        common = min(common_prefix(nearest.held, answer.context), most)
        if common < known + _WORTH_COPYING:
            return 0
        taken = self._session.restore(slot, nearest.held, self._session.save(nearest))
        return self._session.keep(common, slot) if taken else 0

    def _lose(self, slot: Slot, known: int) -> None:
        """All but the first `known` tokens of a sequence are about to be given up."""
        if slot.changed and known < _MINE * len(slot.held):
            self._on_loss(slot)
        slot.changed = False

    def leave(self, answer: Answer) -> None:
        """An answer has ended; what was read for it stays for the next question."""
        answer.parked = None
        if answer.slot is not None:
            answer.slot.used_at, answer.slot.changed = time.monotonic(), True
            del self._taken[answer.slot.number]
            answer.slot = None

    def _displaced(self, answer: Answer, busy: Collection[Answer]) -> Slot | None:
        """The sequence of whoever can wait longest, if that is longer than `answer` can; its state is kept."""
        now = time.perf_counter()
        others = [other for other in self._taken.values() if other not in busy]
        last = max(others, key=lambda other: level(other.job, now), default=None)
        if last is None or last.slot is None or level(last.job, now) <= level(answer.job, now):
            return None
        slot, last.slot = last.slot, None
        last.parked = Parked(list(slot.held), list(slot.past), self._session.save(slot))
        del self._taken[slot.number]
        return slot


def choose(free: Sequence[Slot], prompt: Sequence[int], conversation: str) -> Slot | None:
    """The sequence that is best given up for a prompt: its own, an empty one, or the one that was used longest ago.

    Args:
        free: those that no answer has.
        prompt: the tokens to be read.
        conversation: that the prompt belongs to; "" where that is not known.
    """
    if not free:
        return None
    for slot in free:
        if conversation and slot.conversation == conversation:
            return slot
    # What belongs to another conversation stays for that; what of it is of use can be copied.
    nobodys = [slot for slot in free if not (slot.conversation and conversation)]
    nearest = max(nobodys, key=lambda slot: common_prefix(slot.held, prompt), default=None)
    if nearest is not None and nearest.held and common_prefix(nearest.held, prompt) >= _MINE * len(nearest.held):
        return nearest
    return min(free, key=lambda slot: (bool(slot.held), slot.used_at))
