"""Typed frames over a duplex pipe, and the messages that every pipe knows.

Frames are MessagePack (msgspec), never pickle, so a damaged or hostile peer can at worst send a message that is
refused. Every frame is a pair `[call, body]`; call 0 is for news that nobody asked for. A call ends with a body whose
class says `terminal = True`.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import threading
from multiprocessing.connection import Connection
from typing import Any, ClassVar, Final

import msgspec

from core.errors import InglenookError, rebuild

NEWS: Final = 0
"""The call number of messages that belong to no call."""

LONGEST_FRAME: Final = 1 << 28
"""Bytes; whatever says it is longer is damage."""


class Body(msgspec.Struct, frozen=True, tag=True):
    """Base of everything that crosses a pipe; the class name is the tag."""

    terminal: ClassVar[bool] = False


class Cancel(Body, frozen=True):
    """Stop working on the call whose number the frame carries."""


class Failed(Body, frozen=True):
    """A call ended with an error; `core.errors.rebuild` makes it an exception again."""

    terminal: ClassVar[bool] = True
    kind: str
    message: str
    hint: str = ""

    @classmethod
    def of(cls, error: InglenookError) -> Failed:
        """The message that carries `error` across the border."""
        return cls(error.kind, error.message, error.hint)

    def error(self) -> InglenookError:
        """The exception this message stands for."""
        return rebuild(self.kind, self.message, self.hint)


class Done(Body, frozen=True):
    """A call ended and has nothing else to say."""

    terminal: ClassVar[bool] = True


class ChannelClosed(Exception):
    """The other end of the pipe is gone."""


class NotUnderstood(Exception):
    """A frame is damaged, or holds a message that this side does not take.

    Args:
        call: what it belongs to, `NEWS` where that cannot be read either.
    """

    def __init__(self, call: int) -> None:
        super().__init__(call)
        self.call = call


class Channel:
    """Typed frames over one end of a duplex pipe. Any thread may send; one thread receives.

    Args:
        connection: this side's end.
        incoming: the union of `Body` classes that the other side may send.
    """

    def __init__(self, connection: Connection[Any, Any], incoming: Any) -> None:
        self._connection = connection
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(tuple[int, incoming])
        self._sending = threading.Lock()
        self._closing = threading.Lock()

    def send(self, call: int, body: Body) -> None:
        """Send one frame.

        Raises:
            ChannelClosed: the other end is gone.
        """
        frame = self._encoder.encode((call, body))
        try:
            with self._sending:
                self._connection.send_bytes(frame)
        except OSError as error:
            raise ChannelClosed from error

    def receive(self) -> tuple[int, Any]:
        """Wait for the next frame.

        Raises:
            ChannelClosed: the other end is gone.
            NotUnderstood: the frame is not one that this side accepts.
        """
        try:
            frame = self._connection.recv_bytes(LONGEST_FRAME)
        except (EOFError, OSError) as error:
            with self._sending:
                self._connection.close()
            raise ChannelClosed from error
        try:
            call, body = self._decoder.decode(frame)
        except msgspec.DecodeError as error:
            raise NotUnderstood(_call_of(frame)) from error
        return call, body

    def close(self) -> None:
        """Close this end; the other side sees the end of the pipe, and so does a thread that waits in `receive`."""
        with self._closing:
            if self._connection.closed:
                return
            if sys.platform == "win32":
                self._connection.close()
                return
            # The thread that receives frees the descriptor: it may be in the middle of a frame, and a number that is
            # free can belong to another file the next moment.
            with contextlib.suppress(OSError), socket.socket(fileno=os.dup(self._connection.fileno())) as ours:
                ours.shutdown(socket.SHUT_RDWR)


def _call_of(frame: bytes) -> int:
    """The call that a frame belongs to, `NEWS` where not even that can be read."""
    try:
        return msgspec.msgpack.decode(frame, type=tuple[int, msgspec.Raw])[0]
    except msgspec.DecodeError:
        return NEWS
