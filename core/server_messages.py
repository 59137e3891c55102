"""What the window asks about the server for other programs, and what it is told."""

from __future__ import annotations

from typing import ClassVar

from core.process.channel import Body


class GetServer(Body, frozen=True):
    """Answered by `ServerNow`."""


class GiveToken(Body, frozen=True):
    """Answered by `TokenGiven`."""

    program: str = ""
    """Whose own token is wanted; "" is the owner's."""
    renew: bool = False
    """Make a new one first: all old ones stop working."""


class ServerNow(Body, frozen=True):
    """Whether the server runs, and where; also sent as news whenever that changes."""

    terminal: ClassVar[bool] = True
    address: str = ""
    """The base URL for other programs; "" while it does not run."""
    problem: str = ""
    """Why it does not run though it should."""


class TokenGiven(Body, frozen=True):
    """A token that opens the server."""

    terminal: ClassVar[bool] = True
    token: str
    lasting: bool = True
    """False where it ends with Inglenook, because there is no keyring."""


ServerRequest = GetServer | GiveToken
ServerEvent = ServerNow | TokenGiven
