"""`inglenook lend` as its user meets it: what is refused and why, what it says, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.lend import describe, lend_request, make_key
from core.device import available_memory
from core.engine.helpers import KEY_FILE, read_key
from core.engine.lender_link import knock
from core.engine.lender_protocol import Lend, Lending, LendingNews, Watched
from core.engine.rpc_protocol import LentDevice
from core.errors import EngineError, HelperAway, SettingsError, StorageError
from core.paths import Paths
from tests.limits import bound_by_permissions, full_disk

KEY = b"k" * 64


def asked(memory: str = "300M", listen: str = "127.0.0.1:50052", tunnel: str = "", key: bytes = KEY) -> Lend:
    return lend_request(memory, listen, tunnel, [], 0, key)


def inglenook(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments], capture_output=True, text=True, timeout=120, check=False
    )


def test_memory_is_lent_until_the_user_presses_ctrl_c() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "app", "lend", "--memory", "300M", "--listen", "127.0.0.1:50111"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as program:
        assert program.stdout is not None
        first = program.stdout.readline()
        assert re.fullmatch(r"Lending \d+ MB of CPU \(.*\) at 127\.0\.0\.1:50111; Ctrl\+C ends it\.\n", first)
        assert "ssh -L 50111:127.0.0.1:50111" in program.stdout.readline()
        helper = knock("127.0.0.1:50111", b"")
        helper.reserve()
        assert program.stdout.readline() == "127.0.0.1 borrows.\n"
        helper.close()
        assert program.stdout.readline() == "127.0.0.1 has returned everything.\n"
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=20)
    assert (program.returncode, out, err) == (0, "Nothing is lent any more.\n", "")
    with pytest.raises(HelperAway):
        knock("127.0.0.1:50111", b"")


def test_an_address_that_others_reach_is_refused_with_what_to_do_instead() -> None:
    done = inglenook("lend", "--memory", "300M", "--listen", "10.1.2.3:50052")
    assert done.returncode == 1
    assert "Others could reach 10.1.2.3:50052 without a tunnel" in done.stderr
    assert "can be read and changed" in done.stderr
    assert "ssh -L" in done.stderr
    assert "WireGuard" in done.stderr


def test_outside_addresses_need_a_tunnel_and_a_key_and_never_take_every_network() -> None:
    with pytest.raises(SettingsError, match="no key that the two machines share"):
        asked(listen="10.1.2.3:50052", tunnel="wireguard wg0", key=b"")
    for everywhere in ("0.0.0.0:50052", "0:50052", "0x0:50052"):
        with pytest.raises(SettingsError, match="Every network of this machine"):
            asked(listen=everywhere, tunnel="wireguard wg0")
    allowed = asked(listen="10.1.2.3:50052", tunnel="wireguard wg0")
    assert (allowed.host, allowed.port, allowed.key) == ("10.1.2.3", 50052, KEY)
    assert asked().key == b""


@pytest.mark.parametrize("listen", ["127.0.0.1.evil.example:5", "localhost.evil.example:5", "127.evil.example:5"])
def test_a_name_that_only_looks_like_this_machine_counts_as_outside(listen: str) -> None:
    with pytest.raises(SettingsError, match="without a tunnel"):
        asked(listen=listen)


@pytest.mark.parametrize(
    ("memory", "words"), [("", "how much may be lent"), ("much", "is not a size"), ("900T", "TB|GB are to be lent")]
)
def test_memory_that_cannot_be_lent_is_told(memory: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words) as caught:
        asked(memory)
    assert caught.value.hint


def test_no_more_than_what_is_free_is_lent() -> None:
    with pytest.raises(SettingsError, match="are free"):
        asked(str(available_memory() + 10**9))


def test_a_new_key_is_for_its_owner_only_and_never_overwritten(home: Paths) -> None:
    done = inglenook("lend", "--new-key")
    assert done.returncode == 0
    path = home.config / KEY_FILE
    assert f"The key is in {path}." in done.stdout
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    key = read_key(home.config)
    assert re.fullmatch(rb"[0-9a-f]{64}", key)
    again = inglenook("lend", "--new-key")
    assert again.returncode == 1
    assert "There is a key already" in again.stderr
    assert read_key(home.config) == key


def test_a_key_that_cannot_be_kept_leaves_nothing_behind(tmp_path: Path) -> None:
    with full_disk(), pytest.raises(StorageError, match="cannot be written"):
        list(make_key(tmp_path / "full"))
    assert not (tmp_path / "full" / KEY_FILE).exists()
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with bound_by_permissions(), pytest.raises(StorageError, match="cannot be written"):
        list(make_key(closed))
    list(make_key(tmp_path))
    with pytest.raises(EngineError, match="There is a key already"):
        list(make_key(tmp_path))


def test_what_happens_is_said_in_words() -> None:
    device = LentDevice("CUDA0", "A graphics card", "graphics")
    said = [
        *describe(Lending("10.1.2.3", 5, 4 * 10**9, (device,))),
        *describe(LendingNews("refused", "10.1.2.9 does not have the key")),
        *describe(Watched("SIGSEGV")),
    ]
    assert said == [
        "Lending 4,000 MB of CUDA0 (A graphics card) at 10.1.2.3:5; Ctrl+C ends it.",
        "On the other machine: 10.1.2.3:5 under Settings, Other machines.",
        "Somebody was turned away: 10.1.2.9 does not have the key.",
        "The lending process stopped (SIGSEGV) and is started again; who borrowed goes on without it.",
    ]
