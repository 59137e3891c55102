"""Asking the hub: what is found, what is refused and how that is explained, and what never leaves this machine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import keyring
import pytest
import stamina

from core.errors import GatedModel, HubBusy, HubOffline, HubRefused, HubUnreachable, NotOnHub
from core.secrets import store_key
from core.settings import Settings
from models.hub import HUB, Hub
from models.hub_errors import asks_for_token
from models.reference import Reference, choose_file, parse_reference
from tests.fake_hub import FakeHub, Fault, fake_hub, open_hub
from tests.fakes import MemoryKeyring

REPO = "own/model-GGUF"


@pytest.fixture
def server() -> Iterator[FakeHub]:
    with fake_hub() as server, stamina.set_testing(True, attempts=3, cap=True):
        server.add(REPO, "model-Q4_K_M.gguf", b"GGUF" + bytes(100))
        server.add(REPO, "model-Q8_0.gguf", b"GGUF" + bytes(200))
        yield server


@pytest.fixture
def hub(server: FakeHub, monkeypatch: pytest.MonkeyPatch) -> Hub:
    return open_hub(server, monkeypatch)


@pytest.fixture
def token_ring() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    ring = MemoryKeyring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_a_search_finds_repositories_the_most_popular_first(server: FakeHub, hub: Hub) -> None:
    server.add("other/Model-2-GGUF", "a.gguf", b"x")
    server.repositories["other/Model-2-GGUF"].downloads = 9000
    server.repositories["other/Model-2-GGUF"].gguf = {"architecture": "llama", "total": 8_030_000_000}
    server.add("else/safetensors", "a.safetensors", b"x")
    server.repositories["else/safetensors"].tags = ("pytorch",)
    found = hub.search("model")
    assert [(model.repo, model.downloads) for model in found] == [("other/Model-2-GGUF", 9000), (REPO, 10)]
    assert (found[0].architecture, found[0].parameters, found[0].license) == ("llama", 8_030_000_000, "apache-2.0")
    assert found[0].updated == "2026-03-14"
    assert len(hub.search("", limit=1)) == 1


def test_a_repository_lists_its_models_and_a_split_one_once(server: FakeHub, hub: Hub) -> None:
    for part in (1, 2):
        server.add(REPO, f"big/model-Q6_K-0000{part}-of-00002.gguf", bytes(50 * part))
    server.add(REPO, "half/model-00001-of-00002.gguf", b"x")
    server.add(REPO, "README.md", b"x")
    repository = hub.repository(REPO)
    assert [(model.path, model.size, model.parts) for model in repository.models] == [
        ("big/model-Q6_K-00001-of-00002.gguf", 150, 2),
        ("model-Q4_K_M.gguf", 104, 1),
        ("model-Q8_0.gguf", 204, 1),
    ]
    assert repository.revision == server.repositories[REPO].commit
    assert choose_file(repository, "").path == "model-Q4_K_M.gguf"
    assert choose_file(repository, "q6_k").parts == 2
    assert choose_file(repository, "model-Q8_0.gguf").size == 204
    with pytest.raises(NotOnHub, match="has no file Q2_K"):
        choose_file(repository, "Q2_K")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("own/name", Reference("own/name")),
        (" own/name:Q4_K_M ", Reference("own/name", "Q4_K_M")),
        ("own/name/folder/a.gguf", Reference("own/name", "folder/a.gguf")),
        ("https://huggingface.co/own/name", Reference("own/name")),
        ("https://huggingface.co/own/name/tree/main", Reference("own/name")),
        ("https://huggingface.co/own/name/blob/v2/a%20b.gguf", Reference("own/name", "a b.gguf", "v2")),
        ("https://huggingface.co/own/name/resolve/main/a.gguf?download=true", Reference("own/name", "a.gguf")),
    ],
)
def test_models_of_the_hub_can_be_named_in_several_ways(text: str, meant: Reference) -> None:
    assert parse_reference(text) == meant


@pytest.mark.parametrize("text", ["", "name", "own/", "own/name:a/b", "https://huggingface.co/", "a b/c d"])
def test_what_names_no_model_is_explained(text: str) -> None:
    with pytest.raises(NotOnHub, match="names no model"):
        parse_reference(text)


def test_size_digest_and_commit_come_before_any_byte_of_the_file(server: FakeHub, hub: Hub) -> None:
    file = hub.file(REPO, "model-Q8_0.gguf")
    assert (file.size, file.sha256) == (204, server.repositories[REPO].files["model-Q8_0.gguf"].sha256)
    assert file.revision == server.repositories[REPO].commit
    assert server.served == 0
    assert hub.read(file, 2, 4) == b"UF\0\0"
    assert hub.read(file, 200, 100) == bytes(4)
    assert hub.read(file, 204, 1) == b""


def test_a_gated_model_names_the_page_to_open(server: FakeHub, hub: Hub) -> None:
    server.repositories[REPO].gated = True
    with pytest.raises(GatedModel) as caught:
        hub.file(REPO, "model-Q8_0.gguf")
    assert f"{server.url}/{REPO}" in caught.value.hint
    assert "give Inglenook an access token" in caught.value.hint
    assert "models token" not in caught.value.hint, "where one is given is for the front-end to say"
    assert asks_for_token(caught.value)
    assert hub.repository(REPO).about.gated


def test_the_token_of_the_environment_opens_gated_models_and_stays_with_the_hub(
    server: FakeHub, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.repositories[REPO].gated = True
    monkeypatch.setenv("HF_TOKEN", server.token)
    assert hub.read(hub.file(REPO, "model-Q8_0.gguf"), 0, 4) == b"GGUF"
    assert all(request.headers["authorization"] == f"Bearer {server.token}" for request in server.asked("hub"))
    assert [request for request in server.asked("store") if "authorization" in request.headers] == []


def test_the_token_of_the_keyring_is_read_only_when_it_is_needed(
    server: FakeHub, hub: Hub, token_ring: MemoryKeyring
) -> None:
    store_key(HUB, server.token)
    hub.file(REPO, "model-Q8_0.gguf")
    assert "authorization" not in server.asked("hub", "HEAD")[0].headers
    server.repositories[REPO].gated = True
    assert hub.read(hub.file(REPO, "model-Q8_0.gguf"), 0, 4) == b"GGUF"


def test_mirrors_never_get_the_token(server: FakeHub, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", server.token)
    with fake_hub() as mirror:
        mirror.add(REPO, "model-Q8_0.gguf", b"GGUF")
        server.hub_faults.extend([Fault(status=503)] * 3)
        assert Hub(lambda: Settings(hub_mirrors=mirror.url)).file(REPO, "model-Q8_0.gguf").endpoint == mirror.url
        assert ["authorization" in request.headers for request in mirror.requests] == [False]


def test_a_wrong_token_is_told_from_a_missing_repository(
    server: FakeHub, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotOnHub, match="There is no own/none"):
        hub.repository("own/none")
    monkeypatch.setenv("HF_TOKEN", "hf_wrong")
    with pytest.raises(HubRefused, match="does not accept your token"):
        hub.file(REPO, "model-Q8_0.gguf")


def test_what_is_not_there_is_named(hub: Hub) -> None:
    with pytest.raises(NotOnHub, match=r"no file own/model-GGUF/none\.gguf"):
        hub.file(REPO, "none.gguf")
    with pytest.raises(NotOnHub, match="no such revision"):
        hub.repository(REPO, "v9")
    with pytest.raises(NotOnHub, match="possible name"):
        hub.repository("../../etc")


def test_forbidden_is_explained_as_missing_access(server: FakeHub, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", server.token)
    server.hub_faults.append(Fault(status=403))
    with pytest.raises(GatedModel, match="no access"):
        hub.file(REPO, "model-Q8_0.gguf")


def test_a_busy_hub_is_asked_again_and_given_up_with_one_sentence(server: FakeHub, hub: Hub) -> None:
    server.hub_faults.extend([Fault(status=503), Fault(status=429, headers={"Retry-After": "1"})])
    assert hub.file(REPO, "model-Q8_0.gguf").size == 204
    server.hub_faults.extend([Fault(status=500)] * 3)
    with pytest.raises(HubBusy, match="status 500"):
        hub.file(REPO, "model-Q8_0.gguf")
    assert not server.hub_faults


def test_a_hub_that_asks_for_a_long_pause_is_left_alone(server: FakeHub, hub: Hub) -> None:
    server.hub_faults.append(Fault(status=429, headers={"Retry-After": "300"}))
    with pytest.raises(HubBusy) as caught:
        hub.search("model")
    assert caught.value.retry_after_s == 300
    assert caught.value.message.endswith("has had too many requests from here (status 429).")
    assert caught.value.hint.startswith("Wait 5 min")
    assert len(server.requests) == 1


def test_without_a_network_there_is_one_sentence(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:1")
    with pytest.raises(HubUnreachable, match="cannot be reached"):
        hub.search("model")
    monkeypatch.setenv("HF_ENDPOINT", "not an address")
    with pytest.raises((HubRefused, HubUnreachable)):
        hub.search("model")


@pytest.mark.parametrize("body", [b"<html>Welcome to the airport</html>", b"[1, 2]", b'[{"id": 5, "downloads": [5]}]'])
def test_an_answer_that_makes_no_sense_is_an_error(server: FakeHub, hub: Hub, body: bytes) -> None:
    server.hub_faults.append(Fault(status=200, body=body))
    with pytest.raises(HubRefused, match="makes no sense"):
        hub.search("model")


def test_offline_is_obeyed_at_once_and_says_by_whose_wish(
    server: FakeHub, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = hub.file(REPO, "model-Q8_0.gguf")
    asked = len(server.requests)
    for settings, said in ((Settings(hub_offline=True), "settings"), (Settings(local_only=True), "machine")):
        offline = Hub(lambda settings=settings: settings)  # type: ignore[misc]
        with pytest.raises(HubOffline, match=said):
            offline.search("model")
        with pytest.raises(HubOffline, match=said):
            offline.read(file, 0, 4)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(HubOffline, match="HF_HUB_OFFLINE"):
        hub.search("model")
    assert len(server.requests) == asked


def test_nothing_is_asked_beside_what_the_user_wants(server: FakeHub, hub: Hub) -> None:
    hub.search("model")
    hub.repository(REPO)
    assert [request.path.split("?")[0] for request in server.requests] == [
        "/api/models",
        f"/api/models/{REPO}/revision/main",
    ]


def test_the_hubs_library_is_not_even_imported_before_it_is_needed() -> None:
    code = "import sys, app.cli.main, app.service, models.hub; sys.exit('huggingface_hub' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
