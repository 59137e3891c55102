"""`inglenook federate`: encoders of several people learn together with Flower; only noised weights leave here."""

from __future__ import annotations

import contextlib
import math
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.progress import BarColumn, Progress, TextColumn

from app.cli.cache import JsonOption, errors, explained, opened_cache, output, plain, print_json, ready_encoder
from app.cli.cache_learn import summary
from app.cli.interrupt import stoppable
from cache.encoders.choice import ChoiceFile
from cache.learning.federated.environment import FLOWER, Environment
from cache.learning.federated.join import address_of, join
from cache.learning.federated.membership import Membership, directions
from cache.learning.federated.privacy import DELTA, epsilon, noise_for
from cache.learning.federated.serve import Offer, Tls
from cache.learning.federated.serve import serve as serve_run
from cache.learning.federated.spending import Spending
from cache.learning.head import HeadFile
from cache.learning.learner import Learner, missing_pairs
from core.cache_messages import EncoderLearned
from core.errors import CannotLearn, LocalOnly, SettingsError
from core.ledger import Ledger
from core.paths import Paths, find_paths
from core.process.cancellation import Cancellation
from core.settings import SettingsFile

federate = typer.Typer(
    name="federate",
    help="Learn together with others; off unless you join.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

ALLOWED: Final = 10.0
"""Epsilon that a user allows unless they say otherwise."""
EpsilonOption = Annotated[
    float,
    typer.Option("--epsilon", metavar="E", min=0.0, help="How much may be told about one at most; inf: no limit."),
]


@federate.command()
def setup() -> None:
    """Install Flower in an environment of its own, about 300 MB."""
    environment = _environment(find_paths())
    with errors.status(f"Installing Flower {FLOWER} (about 60 MB to download, 300 MB on disk)"):
        environment.install()
    output.print("Flower is installed. Join with `inglenook federate join URL`.")


@federate.command("join")
def join_run(
    url: Annotated[str, typer.Argument(metavar="URL", help="Of the server: https://HOST:PORT.")],
    most: EpsilonOption = ALLOWED,
    certificates: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Who vouches for the server, PEM; otherwise the system's.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Take part in one run with your own verdicts, which stay here; Ctrl+C leaves it."""
    paths = find_paths()
    with explained(as_json):
        _check_local(paths)
        if ChoiceFile(paths.encoder).current() is not None:
            raise CannotLearn(
                "You have chosen another encoder, and people can learn together with the one of Inglenook only.",
                "`inglenook cache encoder reset` goes back to it.",
            )
        _check(paths, url, certificates)
        with ready_encoder() as encoder, opened_cache(encoder) as (kept, _), stoppable() as cancellation:
            learner = Learner(kept.pairs, encoder, HeadFile(paths.learned))
            membership = _take_part(learner, paths, url, most, certificates, cancellation, as_json)
            found = _considered(learner, membership, cancellation)
            if found is not None and found.kept:
                kept.fill_vectors()
    server, others = membership.spent()
    if as_json:
        result = plain(found) if found is not None else {}
        told = {"rounds": membership.rounds_done, "epsilon": _finite(server), "epsilon_of_average": _finite(others)}
        print_json({**result, **told, "delta": DELTA})
    else:
        for line in summary(found) if found is not None else ["Stopped; nothing was changed."]:
            output.print(line)
        output.print(_told(server, others))
    if found is None:
        raise typer.Exit(130)


@federate.command()
def serve(
    clients: Annotated[int, typer.Option(metavar="N", min=2, help="How many join; it begins when all are there.")],
    rounds: Annotated[int, typer.Option(metavar="N", min=1, max=100, help="Rounds.")] = 5,
    most: EpsilonOption = ALLOWED,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", min=1, max=65_535, help="Where to listen.")] = 8640,
    certificate: Annotated[Path | None, typer.Option(metavar="FILE", help="Of this server, PEM.")] = None,
    key: Annotated[Path | None, typer.Option(metavar="FILE", help="Its private key, PEM.")] = None,
    authority: Annotated[Path | None, typer.Option(metavar="FILE", help="Who vouches for it, PEM.")] = None,
) -> None:
    """Serve one run: a Flower server that averages what those who join have learned."""
    paths = find_paths()
    _check_local(paths)
    tls = Tls(certificate, key, authority) if certificate and key and authority else None
    if tls is None and (certificate or key or authority):
        raise SettingsError("An encrypted server needs three files.", "Give --certificate, --key and --authority.")
    offer = Offer(clients, rounds, noise=noise_for(most, rounds))
    output.print(_promise(offer))
    with stoppable() as cancellation:
        for line in serve_run(offer, (host, port), _environment(paths), paths.state / "federated", cancellation, tls):
            output.print(line)


@federate.command()
def status(as_json: JsonOption = False) -> None:
    """Show what taking part has told about you so far."""
    paths = find_paths()
    with explained(as_json):
        spending = Spending(paths.told)
        sent, told = spending.sent(), spending.with_more()
    if as_json:
        print_json({"updates": len(sent), "epsilon": _finite(told), "delta": DELTA})
        return
    if not sent:
        output.print("You have never taken part: nothing has left this machine.")
        return
    servers = sorted({one.server for one in sent})
    output.print(f"{len(sent):,} updates have left this machine, to {', '.join(servers)}.")
    output.print("`inglenook ledger` shows every one of them.")
    output.print(f"Together they tell at most epsilon {told:.2f} about you, at delta {DELTA:g}.")


def _check(paths: Paths, url: str, certificates: Path | None) -> None:
    """All that can be wrong before a model is loaded."""
    _check_local(paths)
    address_of(url)
    if certificates is not None and not certificates.is_file():
        raise SettingsError(f"There is no file {certificates}.", "Name a PEM file.")
    _ = _environment(paths).programs
    with opened_cache(None) as (kept, _settings):
        if missing := missing_pairs(kept.pairs.all()):
            raise CannotLearn(missing, "Say of answers found in other words whether they fit, then try again.")


def _check_local(paths: Paths) -> None:
    if SettingsFile(paths.settings).current.local_only:
        raise LocalOnly("Local-only mode is on, so nothing was sent.", "Turn it off in Settings to learn together.")


def _take_part(
    learner: Learner,
    paths: Paths,
    url: str,
    most: float,
    certificates: Path | None,
    cancellation: Cancellation,
    as_json: bool,
) -> Membership:
    examples = learner.examples()
    home = paths.state / "federated"
    ledger = Ledger(paths.ledger)
    membership = Membership(examples, Spending(paths.told), most, url, ledger)
    trusted = str(certificates.absolute()) if certificates else ""
    columns = (TextColumn("{task.description}"), BarColumn())
    with (
        contextlib.closing(ledger),
        Progress(*columns, console=errors, disable=as_json or not errors.is_terminal) as bar,
    ):
        task = bar.add_task("joining", total=None)
        for step in join(url, membership, _environment(paths), home, cancellation, trusted):
            description = f"round {step.done} of {step.of}" if step.of else "waiting for the others"
            bar.update(task, description=description, completed=step.done, total=step.of or None)
    return membership


def _considered(learner: Learner, membership: Membership, cancellation: Cancellation) -> EncoderLearned | None:
    if membership.change is None or cancellation.cancelled:
        return None
    for event in learner.consider(directions().T @ membership.change, cancellation):
        if isinstance(event, EncoderLearned):
            return event
    return None


def _promise(offer: Offer) -> str:
    if not offer.noise:
        return "No noise is asked for: this is for people who trust whoever runs the server."
    server, others = (epsilon(offer.noise, offer.rounds, seen) for seen in (1, offer.clients))
    return (
        f"Each update gets noise of {offer.noise:.2f} times its largest norm. All rounds tell the server at most "
        f"epsilon {server:.1f} about each who joins, and whoever sees only averages {others:.1f}, at delta {DELTA:g}."
    )


def _told(server: float, others: float) -> str:
    if math.isinf(server):
        return "Without noise there is no bound on what your updates tell about you."
    return (
        f"Your updates tell the server at most epsilon {server:.2f} about you, and those who see only the average "
        f"{others:.2f}, at delta {DELTA:g}."
    )


def _finite(value: float) -> float | None:
    return round(value, 4) if math.isfinite(value) else None


def _environment(paths: Paths) -> Environment:
    return Environment(paths.federated)
