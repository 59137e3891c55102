"""Joins a run of learning together: starts the Flower node, answers its rounds, and ends with the last average."""

from __future__ import annotations

import base64
import binascii
import contextlib
import logging
import shutil
import subprocess
import tempfile
import urllib.parse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

import msgspec
import numpy as np

from cache.learning.federated import reach
from cache.learning.federated.environment import Environment, here
from cache.learning.federated.membership import Matrix, Membership
from core.errors import CannotLearn, InglenookError
from core.process.cancellation import Cancellation

log = logging.getLogger(__name__)

_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
_LONGEST_LINE: Final = 4 << 20
_WEIGHTS: Final = "change"
_SECONDS_TO_END: Final = 5.0


class Round(NamedTuple):
    """How far it is."""

    done: int
    of: int
    """0 until the server has said."""


def address_of(url: str) -> tuple[str, bool]:
    """HOST:PORT and whether the connection is encrypted.

    Raises:
        CannotLearn: it is no such address, or is not encrypted and leaves this machine.
    """
    try:
        parts = urllib.parse.urlsplit(url if "://" in url else f"https://{url}")
        port = parts.port
    except ValueError:
        parts, port = urllib.parse.urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not parts.hostname or not port:
        raise CannotLearn(f"{url} is not the address of a server.", "Write it as https://HOST:PORT.")
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise CannotLearn("Weights leave this machine only encrypted.", f"Use https://{parts.hostname}:{port}.")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{host}:{port}", parts.scheme == "https"


def join(
    url: str,
    membership: Membership,
    environment: Environment,
    home: Path,
    cancellation: Cancellation,
    certificates: str = "",
) -> Iterator[Round]:
    """Take part until the last round; `membership.change` is the average then. Stopped, it just ends.

    Args:
        url: of the server, https://HOST:PORT; http only on this machine.
        membership: does the work.
        environment: has Flower.
        home: where Flower may keep things of its own.
        cancellation: ends it.
        certificates: a PEM file of whoever vouches for the server; "" takes those of the system.

    Raises:
        CannotLearn: the server cannot be reached, ended early, or asks for what is not acceptable.
        StorageError: what was told cannot be noted.
    """
    address, encrypted = address_of(url)
    host, _, port = address.rpartition(":")
    reach.check(host.strip("[]"), int(port), encrypted=encrypted, certificates=certificates)
    arguments = [certificates or "system"] if encrypted else []
    home.mkdir(parents=True, exist_ok=True)
    # A folder of its own: another run on this machine may take part at the same time.
    with (
        tempfile.TemporaryDirectory(prefix="node-", dir=home) as own,
        (Path(own) / "node.log").open("wb") as errors,
    ):
        node = environment.start(["python", str(here("node.py")), address, *arguments], Path(own), errors)
        cancellation.then(node.kill)
        try:
            yield from _rounds(node, address, membership, cancellation)
        finally:
            _end(node)
            _keep_log(Path(own) / "node.log", home / "node.log")


def _keep_log(log: Path, kept: Path) -> None:
    """The log of the last run stays, for whoever looks for what went wrong."""
    with contextlib.suppress(OSError):
        shutil.copyfile(log, kept)


def _rounds(
    node: subprocess.Popen[bytes], address: str, membership: Membership, cancellation: Cancellation
) -> Iterator[Round]:
    assert node.stdin is not None
    assert node.stdout is not None
    joined = False
    while line := node.stdout.readline(_LONGEST_LINE):
        asked = _read(line)
        if "joined" in asked:
            joined = True
            yield Round(0, 0)
            continue
        config = asked.get("config", {})
        try:
            last, reply = _answer(asked.get("kind", ""), config, _weights(asked), membership)
        except InglenookError:
            _say(node.stdin, {"refused": "Inglenook does not take part in this."})
            with contextlib.suppress(subprocess.TimeoutExpired):
                node.wait(1.0)
            raise
        _say(node.stdin, reply)
        yield Round(membership.rounds_done, membership.terms.rounds if membership.terms else 0)
        if last:
            # The node sends the reply and ends.
            with contextlib.suppress(subprocess.TimeoutExpired):
                node.wait(_SECONDS_TO_END)
            return
    if cancellation.cancelled:
        return
    if not joined:
        raise CannotLearn(
            f"{address} answers, but not as a server for learning together.",
            "Check the address and the port; `inglenook federate serve` says which it is.",
        )
    raise CannotLearn(
        f"The server at {address} has ended before the last round.",
        "Ask whoever runs it, and join again when it is on; nothing was changed.",
    )


def _answer(
    kind: str, config: Mapping[str, Any], weights: Matrix, membership: Membership
) -> tuple[bool, dict[str, Any]]:
    """Whether it was the last message, and what to send back."""
    if kind.startswith("train"):
        return False, {"arrays": {_WEIGHTS: _packed(membership.take_part(config, weights))}}
    if kind.startswith("evaluate"):
        last = membership.receive(config, weights)
        return last, {"last": last}
    raise CannotLearn("The server asks for something that nobody knows.", "Ask whoever runs it.")


def _read(line: bytes) -> dict[str, Any]:
    try:
        return msgspec.json.decode(line, type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise CannotLearn("Flower said something that makes no sense.", "Install it again.") from error


def _weights(asked: Mapping[str, Any]) -> Matrix:
    try:
        value = asked["arrays"][_WEIGHTS]
        plain = np.frombuffer(base64.b64decode(value["data"]), dtype="<f4")
        return np.asarray(plain.reshape(value["shape"]), np.float32)
    except (KeyError, TypeError, ValueError, binascii.Error) as error:
        raise CannotLearn("The server sent no weights.", "Ask whoever runs it.") from error


def _packed(weights: Matrix) -> dict[str, Any]:
    plain = np.ascontiguousarray(weights, dtype="<f4")
    return {"shape": list(plain.shape), "data": base64.b64encode(plain.tobytes()).decode()}


def _say(pipe: IO[bytes], value: Mapping[str, Any]) -> None:
    with contextlib.suppress(BrokenPipeError, OSError):
        pipe.write(msgspec.json.encode(value) + b"\n")
        pipe.flush()


def _end(process: subprocess.Popen[bytes]) -> None:
    """So that the server learns of it, unless it takes too long."""
    process.terminate()
    try:
        process.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
