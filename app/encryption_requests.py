"""The encryption of what is kept, as the window turns it on and off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

from core.encryption.switch import EncryptionSwitch
from core.encryption_messages import (
    ChangePassphrase,
    Decrypt,
    Encrypt,
    Rewriting,
    UnlockConversations,
    Unlocked,
)
from core.process.channel import Body

TOLD_EVERY_S = 0.2


class EncryptionRequests:
    """Answers the window.

    Args:
        switch: what it turns.
    """

    def __init__(self, switch: EncryptionSwitch) -> None:
        self._switch = switch

    def handle(self, request: Any) -> Iterator[Body]:
        """The events that answer one request.

        Raises:
            InglenookError: it could not be done, or not wholly.
        """
        match request:
            case Encrypt(passphrase=passphrase):
                yield from self._told_of(lambda: self._switch.turn_on(passphrase))
            case Decrypt():
                yield from self._told_of(self._switch.turn_off)
            case UnlockConversations(passphrase=passphrase):
                yield Unlocked(self._switch.unlock(passphrase))
                return
            case ChangePassphrase(passphrase=passphrase):
                self._switch.change_passphrase(passphrase)
        yield self._switch.now()

    def _told_of(self, work: Callable[[], None]) -> Iterator[Body]:
        """Do it in a thread of its own, which goes on to its end even where nobody listens any more."""
        with ThreadPoolExecutor(1, thread_name_prefix="rewriting") as pool:
            done = pool.submit(work)
            while not done.done():
                yield Rewriting(*self._switch.progress())
                wait([done], TOLD_EVERY_S)
            done.result()
