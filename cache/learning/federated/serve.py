"""Serves a run of learning together: a Flower SuperLink and the server app, where several people can reach it."""

from __future__ import annotations

import contextlib
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from cache.encoder_file import NAME
from cache.learning.federated.environment import Environment, here
from cache.learning.federated.membership import RANK, directions
from core.errors import CannotLearn
from core.process.cancellation import Cancellation

_START_S: Final = 60.0
_POLL_S: Final = 0.2
_RUN: Final = re.compile(rb"Successfully started run (\d+)")


class Offer(NamedTuple):
    """What is asked of those who join."""

    clients: int
    rounds: int = 5
    clip: float = 1.0
    """The largest norm of an update."""
    noise: float = 1.0
    """Standard deviation of the noise, in such norms, that each of them adds."""


class Tls(NamedTuple):
    """PEM files of an encrypted server."""

    certificate: Path
    key: Path
    authority: Path


def serve(
    offer: Offer,
    address: tuple[str, int],
    environment: Environment,
    home: Path,
    cancellation: Cancellation,
    tls: Tls | None = None,
) -> Iterator[str]:
    """Serve one run; says what happens, and ends when all rounds are done. The result lies in `home`.

    Raises:
        CannotLearn: Flower is not installed or does not start, or the run failed.
    """
    host, port = address
    if tls is None and host not in {"127.0.0.1", "localhost", "::1"}:
        raise CannotLearn("Weights leave a machine only encrypted.", "Give --certificate, --key and --authority.")
    out = home / "federated.json"
    home.mkdir(parents=True, exist_ok=True)
    out.unlink(missing_ok=True)
    with (home / "server.log").open("wb") as errors:
        link = environment.start(_superlink(host, port, tls), home, errors)
        try:
            _wait_until_open(link, host, port, cancellation)
            _start_run(offer, host, port, tls, environment, home)
            yield f"Waiting for {offer.clients} to join http{'s' if tls else ''}://{host}:{port}"
            while not out.is_file():
                if cancellation.cancelled:
                    return
                if link.poll() is not None:
                    raise CannotLearn("Flower's server has ended.", f"{home / 'server.log'} says more.")
                time.sleep(_POLL_S)
            # The last average is still on its way to those who joined.
            time.sleep(_POLL_S)
            yield f"All {offer.rounds} rounds are done."
        finally:
            link.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                link.wait(10)
            link.kill()
            link.communicate()


def _superlink(host: str, port: int, tls: Tls | None) -> list[str]:
    secured = ["--insecure"]
    if tls is not None:
        files = zip(("--ssl-certfile", "--ssl-keyfile", "--ssl-ca-certfile"), tls, strict=True)
        secured = [part for name, file in files for part in (name, str(file.absolute()))]
    # Nothing is installed at the word of a run.
    return [
        "flower-superlink",
        *secured,
        "--host",
        host,
        "--port",
        str(port),
        "--disable-runtime-dependency-installation",
    ]


def _start_run(offer: Offer, host: str, port: int, tls: Tls | None, environment: Environment, home: Path) -> None:
    trusted = f'root-certificates = "{tls.authority.absolute()}"' if tls else "insecure = true"
    config = f'[superlink]\ndefault = "here"\n\n[superlink.here]\naddress = "{host}:{port}"\n{trusted}\n'
    (home / "config.toml").write_text(config, "utf-8")
    values = {
        "rounds": offer.rounds,
        "clients": offer.clients,
        "clip": float(offer.clip),
        "noise": float(offer.noise),
        "rank": RANK,
        "dimensions": directions().shape[1],
        "base": f'"{NAME}"',
        "out": f'"{home / "federated.json"}"',
    }
    chosen = " ".join(f"{name}={value}" for name, value in values.items())
    run = environment.start(
        ["flwr", "run", str(here("server_app")), "here", "--run-config", chosen], home, subprocess.STDOUT
    )
    said, _ = run.communicate()
    if not _RUN.search(said):
        raise CannotLearn("Flower did not start the run.", said.decode("utf-8", "replace").strip()[-500:])


def _wait_until_open(link: subprocess.Popen[bytes], host: str, port: int, cancellation: Cancellation) -> None:
    end = time.monotonic() + _START_S
    while time.monotonic() < end and link.poll() is None and not cancellation.cancelled:
        with contextlib.suppress(OSError), socket.create_connection((host, port), timeout=1):
            return
        time.sleep(_POLL_S)
    if not cancellation.cancelled:
        raise CannotLearn("Flower's server does not start.", "Another program may use the port; try --port.")
