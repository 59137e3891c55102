"""What child processes run in the tests of `core.process`."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, ClassVar

import msgspec

from core.errors import PromptTooLong
from core.process.cancellation import Cancellation
from core.process.channel import Body, Channel
from core.process.child import Child
from core.process.server import Server


class Say(Body, frozen=True):
    """Answered by `Said`."""

    text: str
    terminal: ClassVar[bool] = False


class Count(Body, frozen=True):
    """Answered by `Number` from 0, until cancelled or `to` is reached, then `Said`."""

    to: int


class Fail(Body, frozen=True):
    """Answered by a failure: with an `InglenookError`, else with a defect."""

    understandable: bool


class Die(Body, frozen=True):
    """The process ends."""

    signal: int = 0


class Spell(Body, frozen=True):
    """Answered by bytes that are no message."""

    frame: bytes


class Unknown(Body, frozen=True):
    """The child does not take this one."""


class Said(Body, frozen=True):
    terminal: ClassVar[bool] = True
    text: str
    pid: int = 0


class Number(Body, frozen=True):
    value: int


Request = Say | Count | Fail | Die | Spell
Event = Said | Number


def _answer(connection: Connection[Any, Any], request: Request, cancellation: Cancellation) -> Iterator[Body]:
    match request:
        case Say(text):
            yield Said(text, os.getpid())
        case Count(to):
            for value in range(to):
                if cancellation.cancelled:
                    yield Said("cancelled")
                    return
                yield Number(value)
                time.sleep(0.005)
            yield Said("done")
        case Fail(understandable):
            yield Number(1)
            if understandable:
                raise PromptTooLong("It is too long.", "Make it shorter.")
            raise ZeroDivisionError
        case Die(0):
            os._exit(3)
        case Die(number):
            os.kill(os.getpid(), number)
            # Another thread may take the signal a moment later.
            threading.Event().wait()
        case Spell(frame):
            connection.send_bytes(frame)


def echo(connection: Connection[Any, Any], greeting: str = "") -> None:
    """Serves all requests, two at a time."""
    server = Server(connection, Request, workers=2)
    if greeting:
        server.news(Number(len(greeting)))
    server.run(lambda request, cancellation: _answer(connection, request, cancellation))


def slow(connection: Connection[Any, Any], marker: str) -> None:
    """Needs a moment to leave, and leaves a file when it could do so in peace."""
    Server(connection, Request, workers=1).run(lambda *_: iter(()))
    time.sleep(0.3)
    Path(marker).write_text("left in peace")


def deaf(connection: Connection[Any, Any]) -> None:
    """Never reads its pipe and never leaves."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Event().wait()
    connection.close()


def mute(connection: Connection[Any, Any]) -> None:
    """Takes one request and leaves without an answer."""
    Channel(connection, Request).receive()
    sys.exit(4)


def parent(connection: Connection[Any, Any], *, forgetful: bool = False) -> None:
    """Has a child of its own, tells its process id, and closes it only if not forgetful."""
    child = Child("grandchild", "tests.children:echo", (), Event)
    connection.send_bytes(msgspec.msgpack.encode((0, Number(child.pid))))
    echo(connection)
    if not forgetful:
        child.close()


def forgetful_parent(connection: Connection[Any, Any]) -> None:
    """Never closes its child."""
    parent(connection, forgetful=True)
