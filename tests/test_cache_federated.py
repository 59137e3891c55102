"""Learning together: a real Flower server with four real Flower clients on loopback, and what never leaves."""

from __future__ import annotations

import base64
import datetime
import ipaddress
import math
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from cache.encoder_file import NAME
from cache.learning.federated import join as joining
from cache.learning.federated.environment import Environment
from cache.learning.federated.join import Round, address_of, join
from cache.learning.federated.membership import RANK, Matrix, Membership, directions
from cache.learning.federated.privacy import clipped, epsilon, noised
from cache.learning.federated.reach import check
from cache.learning.federated.serve import Offer, Tls, serve
from cache.learning.federated.spending import Spending
from cache.learning.fit import Examples
from core.errors import CannotLearn, StorageError
from core.ledger import Ledger
from core.process.cancellation import Cancellation

TERMS = {"rounds": 3, "clients": 4, "clip": 1.0, "noise": 2.0, "base": NAME, "server-round": 1}
NOTHING = np.zeros((RANK, 384), np.float32)


def examples(seed: int, count: int = 60) -> Examples:
    """Pairs that are alike along some directions where they fit, and along others where they do not."""
    draw = np.random.default_rng(seed)
    one, other = (draw.normal(size=(count, RANK)).astype(np.float32) for _ in range(2))
    fits = np.arange(count) % 2 == 0
    half = RANK // 2
    other[fits, :half] = one[fits, :half]
    other[~fits, half:] = one[~fits, half:]
    rows = [part @ directions() for part in (one, other)]
    unit = [np.asarray(row / np.linalg.norm(row, axis=1, keepdims=True), np.float32) for row in rows]
    return Examples(unit[0], unit[1], fits)


def apart(change: Matrix) -> float:
    """How much nearer unseen pairs that fit are than those that do not."""
    unseen = examples(99, 300)
    rows = [part + part @ directions().T @ change for part in (unseen.one, unseen.other)]
    one, other = (row / np.linalg.norm(row, axis=1, keepdims=True) for row in rows)
    alike = (one * other).sum(axis=1)
    return float(alike[unseen.fits].mean() - alike[~unseen.fits].mean())


def member(folder: Path, most: float = math.inf, seed: int = 0) -> Membership:
    return Membership(
        examples(seed), Spending(folder / f"spent-{seed}.json"), most, "https://example.org:1", Ledger(None)
    )


# What an update tells


def test_epsilon_is_the_exact_one_of_the_gaussian_mechanism() -> None:
    # A mechanism whose outcomes are one standard deviation apart: delta at epsilon 1 by the formula is 0.1269.
    assert epsilon(2.0, 1, delta=0.126936) == pytest.approx(1.0, abs=1e-3)
    # Below the bound of Renyi accounting (dp-accounting 0.6: 30.13 and 10.36), and not by much.
    assert epsilon(1.0, 5) == pytest.approx(28.37, abs=0.01)
    assert epsilon(2.3, 5) == pytest.approx(9.66, abs=0.01)
    assert epsilon(0.0, 1) == math.inf
    assert epsilon(1.0, 0) == 0.0


@given(st.floats(0.3, 20), st.integers(1, 50), st.integers(1, 1_000))
def test_more_noise_fewer_rounds_and_more_people_tell_less(noise: float, rounds: int, people: int) -> None:
    told = epsilon(noise, rounds)
    assert epsilon(noise * 2, rounds) < told < epsilon(noise, rounds + 1)
    assert epsilon(noise, rounds, people) <= told + 1e-3


def test_an_update_is_clipped_and_every_number_is_noised() -> None:
    update = np.full((RANK, 384), 3.0, np.float32)
    assert np.linalg.norm(clipped(update, 1.5)) == pytest.approx(1.5, rel=1e-4)
    assert np.array_equal(clipped(update, 1e6), update)
    noise = noised(NOTHING, 2.0, 0.5)
    assert noise.std() == pytest.approx(1.0, rel=0.05)
    assert not np.array_equal(noise, noised(NOTHING, 2.0, 0.5))
    assert np.array_equal(noised(update, 1.0, 0.0), update)


def test_what_is_sent_back_is_no_farther_from_what_was_given_than_allowed(tmp_path: Path) -> None:
    sent = member(tmp_path).take_part({**TERMS, "noise": 0.0, "clip": 0.25}, NOTHING)
    assert np.linalg.norm(sent) == pytest.approx(0.25, rel=1e-3)


def test_every_number_that_leaves_is_in_the_ledger(tmp_path: Path) -> None:
    ledger = Ledger(None)
    joined = Membership(examples(0), Spending(tmp_path / "spent.json"), math.inf, "https://example.org:1", ledger)
    sent = joined.take_part(TERMS, NOTHING)
    (entry,) = ledger.entries()
    assert (entry.endpoint, entry.reason, entry.outcome) == (
        "https://example.org:1",
        "learning together",
        "unknown",
    )
    assert "Round 1 of 3: 64 × 384 weights and nothing else, clipped to a norm of 1, with noise of 2" in entry.body
    shown = np.frombuffer(base64.b64decode(entry.body.rsplit("\n", 1)[1]), "<f4").reshape(sent.shape)
    assert np.array_equal(shown, sent)
    assert entry.bytes_out > sent.nbytes
    joined.receive(TERMS, NOTHING)
    (entry,) = ledger.entries()
    assert (entry.outcome, entry.bytes_in, entry.cost) == ("answered", NOTHING.nbytes, 0)


def test_updates_of_runs_at_the_same_time_all_count(tmp_path: Path) -> None:
    def note(number: int) -> None:
        for _ in range(20):
            Spending(tmp_path / "spent.json").add(f"https://{number}:1", 2.0)

    threads = [threading.Thread(target=note, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(Spending(tmp_path / "spent.json").sent()) == 80


# What is agreed to


def test_a_server_that_would_learn_more_than_allowed_gets_nothing(tmp_path: Path) -> None:
    careful = member(tmp_path, most=5.0)
    with pytest.raises(CannotLearn, match=r"epsilon 8\.4, and you allow 5\.0"):
        careful.take_part(TERMS, NOTHING)
    assert careful.rounds_done == 0
    assert Spending(tmp_path / "spent-0.json").sent() == []
    with pytest.raises(CannotLearn, match="epsilon inf"):
        member(tmp_path, most=1e9).take_part({**TERMS, "noise": 0.0}, NOTHING)


def test_what_other_servers_have_learned_counts_too(tmp_path: Path) -> None:
    first = member(tmp_path, most=9.0)
    for number in (1, 2, 3):
        first.take_part({**TERMS, "server-round": number}, NOTHING)
    assert first.spent()[0] == pytest.approx(8.39, abs=0.01)
    assert first.spent()[1] < first.spent()[0] / 2
    with pytest.raises(CannotLearn, match="and you allow 9"):
        member(tmp_path, most=9.0).take_part(TERMS, NOTHING)


@pytest.mark.parametrize(
    "changed",
    [
        {"rounds": 0},
        {"rounds": 10**6},
        {"server-round": 4},
        {"clip": 0.0},
        {"clip": 1e9},
        {"noise": -1.0},
        {"noise": float("nan")},
        {"base": "another encoder"},
        {"clients": "four"},
        {"clients": None},
    ],
)
def test_senseless_terms_get_nothing(tmp_path: Path, changed: dict[str, Any]) -> None:
    with pytest.raises(CannotLearn):
        member(tmp_path).take_part({**TERMS, **changed}, NOTHING)
    assert Spending(tmp_path / "spent-0.json").sent() == []


def test_terms_that_change_on_the_way_end_it(tmp_path: Path) -> None:
    joined = member(tmp_path)
    joined.take_part(TERMS, NOTHING)
    with pytest.raises(CannotLearn, match="has changed"):
        joined.take_part({**TERMS, "server-round": 2, "noise": 0.1}, NOTHING)


@pytest.mark.parametrize("weights", [np.zeros((2, 384)), np.full((RANK, 384), np.nan), np.full((RANK, 384), 1e30)])
def test_senseless_weights_are_refused(tmp_path: Path, weights: Any) -> None:
    with pytest.raises(CannotLearn):
        member(tmp_path).take_part(TERMS, weights)
    with pytest.raises(CannotLearn):
        member(tmp_path).receive(TERMS, weights)


def test_nothing_is_sent_that_cannot_be_noted(tmp_path: Path) -> None:
    (tmp_path / "spent-0.json").write_text("not a list")
    with pytest.raises(StorageError):
        member(tmp_path).take_part(TERMS, NOTHING)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://example.org:8000", ("example.org:8000", True)),
        ("example.org:8000", ("example.org:8000", True)),
        ("http://127.0.0.1:8000/", ("127.0.0.1:8000", False)),
        ("http://[::1]:8000", ("[::1]:8000", False)),
    ],
)
def test_addresses(url: str, found: tuple[str, bool]) -> None:
    assert address_of(url) == found


@pytest.mark.parametrize("url", ["http://example.org:8000", "ftp://example.org:1", "", "https://example.org", "a:b:c"])
def test_addresses_that_are_none_or_not_encrypted(url: str) -> None:
    with pytest.raises(CannotLearn):
        address_of(url)


# With Flower


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    found = Environment(tmp_path / "none")
    try:
        _ = found.programs
    except CannotLearn:
        pytest.fail("make the environment with `make .venv/.done/federated`")
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.slow
def test_four_flower_clients_learn_with_a_flower_server_what_none_of_them_tells(
    tmp_path: Path, environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    say = joining._say

    def overheard(pipe: Any, value: Any) -> None:
        seen.append(repr(value).encode())
        say(pipe, value)

    monkeypatch.setattr(joining, "_say", overheard)
    port, stop = free_port(), Cancellation()
    events = serve(Offer(4, rounds=2, clip=2.0, noise=0.01), ("127.0.0.1", port), environment, tmp_path / "s", stop)
    assert "Waiting for 4" in next(events)
    members = [member(tmp_path, seed=seed) for seed in range(4)]
    told: dict[int, list[Round]] = {}

    def take_part(number: int) -> None:
        url, home = f"http://127.0.0.1:{port}", tmp_path / f"client-{number}"
        told[number] = list(join(url, members[number], environment, home, Cancellation()))

    said = all_rounds(events, take_part, 4, stop, tmp_path / "s")
    assert said == ["All 2 rounds are done."]
    assert [rounds[-1] for rounds in told.values()] == [Round(2, 2)] * 4
    changes = [one.change for one in members]
    assert changes[0] is not None
    assert all(np.array_equal(changes[0], change) for change in changes if change is not None)
    # Together they have learned more than nothing, and each knows what that has told about them.
    assert apart(changes[0]) > apart(NOTHING) + 0.02
    assert members[0].spent() == (epsilon(0.01, 2), epsilon(0.01, 2, 4))
    assert len(Spending(tmp_path / "spent-3.json").sent()) == 2
    # Weights only: every reply is an array of one shape, or nothing.
    assert len(seen) == 4 * 4
    assert all(reply.startswith((b"{'arrays': {'change': {'shape': [64, 384]", b"{'last': ")) for reply in seen)


@pytest.mark.slow
def test_a_server_that_is_not_there_is_said(tmp_path: Path, environment: Environment) -> None:
    with pytest.raises(CannotLearn, match="Nothing answers at"):
        list(join(f"http://127.0.0.1:{free_port()}", member(tmp_path), environment, tmp_path, Cancellation()))


@dataclass(frozen=True)
class Vouched:
    """A certificate for 127.0.0.1 and whoever vouches for it."""

    certificate: Path
    key: Path
    authority: Path


@pytest.fixture(scope="module")
def vouched(tmp_path_factory: pytest.TempPathFactory) -> Vouched:
    folder = tmp_path_factory.mktemp("certificates")
    files = Vouched(folder / "server.pem", folder / "server.key", folder / "authority.pem")
    signing, serving = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    authority = signed("authority", signing, signing, SIGNS)
    certificate = signed("server", serving, signing, here)
    files.authority.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    files.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    files.key.write_bytes(serving.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return files


SIGNS = x509.KeyUsage(
    digital_signature=True,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=True,
    encipher_only=False,
    decipher_only=False,
)


def all_rounds(
    events: Iterator[str], take_part: Callable[[int], None], count: int, stop: Cancellation, server: Path
) -> list[str]:
    """What the server says while so many take part at once, each in a thread of its own."""
    problems: list[Exception] = []

    def guarded(number: int) -> None:
        try:
            take_part(number)
        except Exception as error:  # noqa: BLE001 - told in the thread of the test
            problems.append(error)
            stop.cancel()

    threads = [threading.Thread(target=guarded, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    said = list(events)
    for thread in threads:
        thread.join(60)
    assert not problems, (problems, (server / "server.log").read_text()[-3_000:])
    return said


def signed(
    name: str, key: ec.EllipticCurvePrivateKey, by: ec.EllipticCurvePrivateKey, more: x509.ExtensionType
) -> x509.Certificate:
    """A certificate of a key, valid for two days; of an authority where it signs itself."""
    now = datetime.datetime.now(datetime.UTC)
    named = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)]) for text in (name, "authority")]
    builder = (
        x509.CertificateBuilder()
        .subject_name(named[0])
        .issuer_name(named[1])
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=key is by, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
        .add_extension(more, critical=key is by)
    )
    return builder.sign(by, hashes.SHA256())


@pytest.mark.slow
def test_two_learn_at_once_on_one_machine_over_an_encrypted_connection(
    tmp_path: Path, environment: Environment, vouched: Vouched
) -> None:
    port, stop = free_port(), Cancellation()
    tls = Tls(vouched.certificate, vouched.key, vouched.authority)
    offer = Offer(2, rounds=1, clip=2.0, noise=0.01)
    events = serve(offer, ("127.0.0.1", port), environment, tmp_path / "s", stop, tls)
    assert f"https://127.0.0.1:{port}" in next(events)
    url, home = f"https://127.0.0.1:{port}", tmp_path / "client"
    with pytest.raises(CannotLearn, match="Nobody whom this machine trusts vouches for"):
        list(join(url, member(tmp_path), environment, home, Cancellation()))

    ledger = Ledger(tmp_path / "ledger.db")
    spending = Spending(tmp_path / "spent.json")
    members = [Membership(examples(seed), spending, math.inf, url, ledger) for seed in range(2)]

    def take_part(number: int) -> None:
        list(join(url, members[number], environment, home, Cancellation(), str(vouched.authority)))

    said = all_rounds(events, take_part, 2, stop, tmp_path / "s")
    assert said == ["All 1 rounds are done."]
    assert len(spending.sent()) == 2
    assert [entry.outcome for entry in ledger.entries()] == ["answered"] * 2
    # Nothing of either run is left but the log of the last one.
    assert [path.name for path in home.iterdir()] == ["node.log"]
    ledger.close()


@pytest.mark.slow
def test_a_server_that_ends_before_the_last_round_is_said(tmp_path: Path, environment: Environment) -> None:
    port, stop = free_port(), Cancellation()
    events = serve(Offer(2), ("127.0.0.1", port), environment, tmp_path / "s", stop)
    next(events)
    rounds = join(f"http://127.0.0.1:{port}", member(tmp_path), environment, tmp_path / "c", Cancellation())
    assert next(rounds) == Round(0, 0)
    stop.cancel()
    assert list(events) == []
    with pytest.raises(CannotLearn, match="has ended before the last round"):
        list(rounds)


@pytest.mark.slow
def test_a_server_of_another_kind_is_said(tmp_path: Path, environment: Environment) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), SilentHandler) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{other.server_port}"
        with pytest.raises(CannotLearn, match="not as a server for learning together"):
            list(join(url, member(tmp_path), environment, tmp_path, Cancellation()))
        secured = url.replace("http:", "https:")
        with pytest.raises(CannotLearn, match="answers, but not encrypted"):
            list(join(secured, member(tmp_path), environment, tmp_path, Cancellation()))
        other.shutdown()


class SilentHandler(SimpleHTTPRequestHandler):
    """Has nothing, and writes no log."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_a_name_that_does_not_exist_and_a_file_without_certificates_are_said(tmp_path: Path) -> None:
    with pytest.raises(CannotLearn, match=r"no machine of the name no-such-host\.invalid"):
        check("no-such-host.invalid", 1, encrypted=False)
    (tmp_path / "empty.pem").write_text("nothing")
    with pytest.raises(CannotLearn, match="holds no certificates"):
        check("127.0.0.1", 1, encrypted=True, certificates=str(tmp_path / "empty.pem"))


def test_without_flower_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    with pytest.raises(CannotLearn, match="Flower is not installed") as caught:
        _ = Environment(tmp_path / "none").programs
    assert "inglenook federate setup" in caught.value.hint


def test_an_unencrypted_server_serves_this_machine_only(tmp_path: Path) -> None:
    events: Iterator[str] = serve(Offer(2), ("0.0.0.0", free_port()), Environment(tmp_path), tmp_path, Cancellation())
    with pytest.raises(CannotLearn, match="encrypted"):
        next(events)
