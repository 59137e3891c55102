"""The library: what is on this machine, whose files they are, and what may happen to them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import ModelDamaged, ModelError, ModelInUse, ModelNotFound, NotAModel
from core.paths import Paths
from core.process.cancellation import Cancellation
from models.discover import Found, in_folder, in_hugging_face_cache, in_ollama, search_everywhere
from models.download import Downloaded
from models.in_use import files_in_use
from models.library import Library, Verified
from models.starter import starter_model
from tests.fake_hub import fake_hub
from tests.test_core_gguf import entry, file_bytes, small
from tests.test_models_remote_header import split_model


@pytest.fixture
def library(home: Paths) -> Library:
    return Library(home.library, home.models)


@pytest.fixture
def user_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with nothing of other programs in it."""
    for variable in ("HF_HOME", "HF_HUB_CACHE", "XDG_CACHE_HOME", "OLLAMA_MODELS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def model_file(path: Path, *entries: bytes, content: str = "") -> Path:
    """A small model; those of the same `content`, which is the path unless it is named, are the same model."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(small(*entries, entry("general.description", 8, content or str(path))))
    return path


def downloaded(home: Paths, name: str = "tiny-Q8_0") -> Downloaded:
    path = model_file(home.models / "own" / "tiny-GGUF" / f"{name}.gguf")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Downloaded(str(path), "own/tiny-GGUF", "abc", (digest,), path.stat().st_size, path.stat().st_size)


def ollama_model(folder: Path, place: str, content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    blob = folder / "blobs" / f"sha256-{digest}"
    blob.parent.mkdir(parents=True, exist_ok=True)
    blob.write_bytes(content)
    manifest = folder / "manifests" / place
    manifest.parent.mkdir(parents=True, exist_ok=True)
    layers = [
        {"mediaType": "application/vnd.ollama.image.license", "digest": "sha256:" + "0" * 64},
        {"mediaType": "application/vnd.ollama.image.model", "digest": f"sha256:{digest}", "size": len(content)},
    ]
    manifest.write_text(json.dumps({"schemaVersion": 2, "layers": layers}))
    return digest


def test_a_new_library_has_the_starter(library: Library) -> None:
    (only,) = library.models()
    assert (only.name, only.source, only.quantization) == ("SmolLM2-135M-Instruct.Q4_1", "starter", "Q4_1")
    assert (only.architecture, only.parameters, only.missing) == ("llama", 134_515_008, False)
    with pytest.raises(ModelInUse, match="starter"):
        library.remove(only.name)
    assert starter_model().exists()


def test_a_downloaded_model_remembers_where_it_came_from(library: Library, home: Paths) -> None:
    done = downloaded(home)
    kept = library.add_downloaded(done)
    assert (kept.name, kept.source, kept.repo, kept.revision) == ("tiny-Q8_0", "inglenook", "own/tiny-GGUF", "abc")
    assert kept.sha256 == done.sha256[0]
    library.close()
    again = Library(home.library, home.models)
    assert again.find("tiny-q8") == kept


def test_what_was_fetched_and_is_no_model_is_deleted_again(library: Library, home: Paths) -> None:
    done = downloaded(home)
    Path(done.path).write_bytes(b"something else" * 100)
    with pytest.raises(NotAModel, match="is no GGUF model, although it arrived as it is on the hub; it is deleted"):
        library.add_downloaded(done)
    assert not Path(done.path).exists()
    assert [model.source for model in library.models()] == ["starter"]


def test_files_of_our_own_folder_are_found_when_the_list_is_lost(library: Library, home: Paths) -> None:
    downloaded(home)
    model_file(home.models / "encoder.gguf", entry("general.architecture2", 8, "x"))
    (home.models / "encoder.gguf").write_bytes(file_bytes([entry("general.architecture", 8, "bert")], []))
    (home.models / "broken.gguf").write_bytes(b"GGUF")
    assert [(model.name, model.source) for model in library.models()] == [
        ("SmolLM2-135M-Instruct.Q4_1", "starter"),
        ("tiny-Q8_0", "inglenook"),
    ]


def test_imported_models_stay_where_they_are_and_are_only_forgotten(library: Library, tmp_path: Path) -> None:
    model_file(tmp_path / "mine" / "a.gguf")
    model_file(tmp_path / "mine" / "deep" / "b.gguf")
    model_file(tmp_path / "mine" / "mmproj-b.gguf")
    (tmp_path / "mine" / "broken.gguf").write_bytes(b"no model")
    added, refused = library.add_all(in_folder(tmp_path / "mine"))
    assert [model.name for model in added] == ["a", "b"]
    assert refused == ["The file broken.gguf is not a GGUF model."]
    removed = library.remove("a")
    assert (removed.deleted, removed.freed) == ((), 0)
    assert (tmp_path / "mine" / "a.gguf").exists()
    assert "a" not in [model.name for model in library.models()]


def test_removing_our_own_model_deletes_all_of_it(library: Library, home: Paths) -> None:
    folder = home.models / "own" / "big"
    folder.mkdir(parents=True)
    split_model(folder)
    removed = library.remove("big-Q8_0")
    assert len(removed.deleted) == 2
    assert removed.freed > 0
    assert list(home.models.iterdir()) == []


def test_a_model_in_use_is_not_removed(library: Library, home: Paths) -> None:
    done = downloaded(home)
    with pytest.raises(ModelInUse, match="model in use"):
        library.remove("tiny-Q8_0", in_use=[Path(done.path)])
    assert Path(done.path).exists()


def test_a_link_in_our_folder_never_deletes_what_it_points_to(library: Library, home: Paths, tmp_path: Path) -> None:
    elsewhere = model_file(tmp_path / "elsewhere.gguf")
    home.models.mkdir(parents=True)
    (home.models / "link.gguf").symlink_to(elsewhere)
    assert library.remove("link").deleted == ()
    assert elsewhere.exists()


def test_missing_files_are_shown_as_missing_and_come_back(library: Library, tmp_path: Path) -> None:
    path = model_file(tmp_path / "a.gguf")
    library.add(Found(path, "folder"))
    path.rename(tmp_path / "away")
    assert library.find("a").missing
    (tmp_path / "away").rename(path)
    assert not library.find("a").missing


def test_models_of_one_name_get_names_of_their_own(library: Library, tmp_path: Path) -> None:
    first = library.add(Found(model_file(tmp_path / "1" / "same.gguf"), "folder"))
    second = library.add(Found(model_file(tmp_path / "2" / "same.gguf"), "folder"))
    assert (first.name, second.name) == ("same", "same-2")
    assert library.add(Found(tmp_path / "2" / "same.gguf", "folder")).name == "same-2"


def test_a_second_copy_is_no_second_model(library: Library, tmp_path: Path) -> None:
    first = library.add(Found(model_file(tmp_path / "1" / "same.gguf", content="x"), "LM Studio"))
    copy = model_file(tmp_path / "2" / "other.gguf", content="x")
    assert library.add(Found(copy, "Ollama", "other:latest")) == first
    assert [model.name for model in library.models()].count("same") == 1
    assert library.find(str(copy)) == first
    library.used(copy, 7.5)
    assert library.find("same").tokens_per_second == 7.5
    Path(first.path).unlink()
    assert library.find("same").missing
    library.add(Found(copy, "Ollama", "other:latest"))
    assert (library.find("same").path, library.find("same").missing) == (str(copy), False)


def test_a_model_that_was_fetched_takes_the_place_of_another_programs_copy(
    library: Library, home: Paths, tmp_path: Path
) -> None:
    theirs = library.add(Found(model_file(tmp_path / "theirs.gguf", content="x"), "LM Studio"))
    ours = model_file(home.models / "own" / "tiny.gguf", content="x")
    kept = library.add(Found(ours, "inglenook"), "own/tiny-GGUF", "abc", ("0" * 64,))
    assert (kept.name, kept.path, kept.repo, kept.source) == (theirs.name, str(ours), "own/tiny-GGUF", "inglenook")
    assert len(library.models()) == 2, "this one and the starter"
    assert library.remove("theirs").deleted == (str(ours),)
    assert (tmp_path / "theirs.gguf").exists()


def test_copies_in_our_own_folder_go_with_the_model(library: Library, home: Paths, tmp_path: Path) -> None:
    model_file(home.models / "a.gguf", content="x")
    model_file(home.models / "deep" / "b.gguf", content="x")
    names = [model.name for model in library.models()]
    assert len(names) == 2
    assert [model.name for model in library.models()] == names, "nothing is taken up again"
    removed = library.remove("a")
    assert len(removed.deleted) == 2
    assert len(library.models()) == 1


def test_models_that_only_look_alike_are_two(library: Library, tmp_path: Path) -> None:
    one = library.add(Found(model_file(tmp_path / "a.gguf", content="1"), "folder"))
    other = library.add(Found(model_file(tmp_path / "b.gguf", content="2"), "folder"))
    assert (one.size, one.parameters) == (other.size, other.parameters)
    assert (one.name, other.name) == ("a", "b")


def test_a_model_that_another_process_has_loaded_is_in_use(tmp_path: Path) -> None:
    mapped, free = model_file(tmp_path / "mapped.gguf"), model_file(tmp_path / "free.gguf")
    program = (
        "import mmap, sys\n"
        "with open(sys.argv[1], 'rb') as file:\n"
        "    kept = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)\n"
        "print('ready', flush=True); sys.stdin.read()"
    )
    link = tmp_path / "link.gguf"
    link.symlink_to(mapped)
    with subprocess.Popen(
        [sys.executable, "-c", program, str(mapped)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert files_in_use([mapped, free, tmp_path / "missing.gguf"]) == {mapped}
        assert files_in_use([link]) == {link}, "by whatever name"
        process.communicate()
    assert files_in_use([mapped]) == frozenset()


def test_the_command_line_does_not_remove_what_another_inglenook_has_loaded(library: Library, home: Paths) -> None:
    path = home.models / "loaded.gguf"
    home.models.mkdir(parents=True)
    shutil.copy(starter_model(), path)
    chat = subprocess.Popen(
        [sys.executable, "-m", "app", "ask", "Tell me a long story.", "--model", str(path), "--max-tokens", "2000"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert chat.stdout is not None
        assert chat.stdout.read(1), "the first words are there, so the model is loaded"
        told = inglenook("models", "remove", "loaded")
    finally:
        chat.send_signal(signal.SIGINT)
        chat.communicate(timeout=60)
    assert "is the model in use" in told.stderr
    assert path.exists()
    assert "deleted" in inglenook("models", "remove", "loaded").stdout


def test_use_and_speed_are_kept_and_sort_the_list(library: Library, tmp_path: Path) -> None:
    path = model_file(tmp_path / "zebra.gguf")
    library.used(path, 12.5)
    first = library.models()[0]
    assert (first.name, first.tokens_per_second) == ("zebra", 12.5)
    assert first.last_used > 0
    library.used(path, 0)
    assert library.find("zebra").tokens_per_second == 12.5


def test_an_unknown_name_suggests_a_near_one(library: Library, tmp_path: Path) -> None:
    for name in ("llama-1", "llama-2"):
        library.add(Found(model_file(tmp_path / f"{name}.gguf"), "folder"))
    with pytest.raises(ModelNotFound, match="no model lama-2") as caught:
        library.find("lama-2")
    assert "llama-2" in caught.value.hint
    with pytest.raises(ModelNotFound, match="Several models"):
        library.find("llama")


def test_verifying_tells_intact_from_damaged(library: Library, home: Paths) -> None:
    done = downloaded(home)
    library.add_downloaded(done)
    assert list(library.verify("tiny-Q8_0", Cancellation()))[-1] == Verified("tiny-Q8_0", "intact", done.sha256)
    with Path(done.path).open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"\x01")
    last = list(library.verify("tiny-Q8_0", Cancellation()))[-1]
    assert isinstance(last, Verified)
    assert last.outcome == "damaged"


def test_a_model_without_a_published_checksum_is_measured_once(library: Library, tmp_path: Path) -> None:
    library.add(Found(model_file(tmp_path / "a.gguf"), "folder"))
    outcomes = [list(library.verify("a", Cancellation()))[-1] for _ in range(2)]
    assert [outcome.outcome for outcome in outcomes if isinstance(outcome, Verified)] == ["noted", "intact"]


def test_what_cannot_answer_is_not_taken(library: Library, tmp_path: Path) -> None:
    encoder = tmp_path / "encoder.gguf"
    encoder.write_bytes(file_bytes([entry("general.architecture", 8, "nomic-bert")], []))
    with pytest.raises(ModelError, match="no model that answers"):
        library.add(Found(encoder, "folder"))
    with pytest.raises(NotAModel):
        library.add(Found(tmp_path, "folder"))
    with pytest.raises(ModelNotFound):
        list(in_folder(tmp_path / "nowhere"))


def test_models_of_ollama_go_by_its_names(library: Library, user_home: Path) -> None:
    folder = user_home / ".ollama" / "models"
    digest = ollama_model(folder, "registry.ollama.ai/library/llama3.2/1b", small(entry("general.name", 8, "one")))
    ollama_model(folder, "registry.ollama.ai/someone/tiny/latest", small(entry("general.name", 8, "two")))
    ollama_model(folder, "hf.co/own/tiny-GGUF/Q4_K_M", small(entry("general.name", 8, "three")))
    added, refused = library.add_all(in_ollama())
    assert (sorted(model.name for model in added), refused) == (
        ["hf.co/own/tiny-GGUF:Q4_K_M", "llama3.2:1b", "someone/tiny:latest"],
        [],
    )
    kept = library.find("llama3.2")
    assert (kept.source, kept.sha256) == ("Ollama", digest)


@pytest.mark.parametrize(
    "manifest",
    [
        "no json",
        "[]",
        '{"layers": 5}',
        '{"layers": [{"mediaType": "application/vnd.ollama.image.model", "digest": "sha256:../../../etc/passwd"}]}',
        json.dumps({"layers": [{"mediaType": "application/vnd.ollama.image.model", "digest": "sha256:" + "0" * 64}]}),
    ],
)
def test_strange_manifests_are_passed_over(user_home: Path, manifest: str) -> None:
    path = user_home / ".ollama" / "models" / "manifests" / "registry.ollama.ai" / "library" / "x" / "latest"
    path.parent.mkdir(parents=True)
    path.write_text(manifest)
    assert list(in_ollama()) == []


def test_the_hugging_face_cache_is_read_through_its_snapshots(user_home: Path) -> None:
    repo = user_home / ".cache" / "huggingface" / "hub" / "models--own--tiny-GGUF"
    digest = "a" * 64
    model_file(repo / "blobs" / digest)
    for commit in ("one", "two"):
        link = repo / "snapshots" / commit / "tiny-Q4_0.gguf"
        link.parent.mkdir(parents=True)
        link.symlink_to(repo / "blobs" / digest)
    (repo / "snapshots" / "two" / "gone.gguf").symlink_to(repo / "blobs" / "nowhere")
    (found,) = in_hugging_face_cache()
    assert (found.path.name, found.sha256) == ("tiny-Q4_0.gguf", digest)


def test_everything_of_other_programs_is_found_at_once(user_home: Path) -> None:
    model_file(user_home / ".lmstudio" / "models" / "own" / "repo" / "studio.gguf")
    ollama_model(user_home / ".ollama" / "models", "registry.ollama.ai/library/x/latest", small())
    assert [found.source for found in search_everywhere()] == ["LM Studio", "Ollama"]


def inglenook(*arguments: str, text: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        input=text,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )


def test_from_the_search_to_the_first_answer_on_the_command_line(home: Paths) -> None:
    with fake_hub() as server:
        server.add("own/smol-GGUF", "smol-Q4_1.gguf", starter_model())
        online = {"HF_ENDPOINT": server.url, "HF_HUB_OFFLINE": "0"}
        found = json.loads(inglenook("models", "search", "smol", "--json", **online).stdout)
        assert [model["repo"] for model in found] == ["own/smol-GGUF"]
        shown = json.loads(inglenook("models", "show", "own/smol-GGUF:Q4_1", "--json", **online).stdout)
        assert (shown["architecture"], shown["parameters"]) == ("llama", 134_515_008)
        assert server.served < 5_000_000
        got = inglenook("models", "get", "own/smol-GGUF", "--json", **online)
        assert json.loads(got.stdout.splitlines()[-1])["event"] == "downloaded"
        assert got.returncode == 0
    answer = json.loads(inglenook("ask", "Hello", "--model", "smol-q4", "--max-tokens", "4", "--json").stdout)
    assert answer["model"] == "smol-Q4_1"
    listed = json.loads(inglenook("models", "list", "--json").stdout)
    assert listed[0]["name"] == "smol-Q4_1"
    assert listed[0]["tokens_per_second"] > 0
    assert "quantization: Q4_1" in inglenook("models", "show", "smol-Q4_1").stdout, "what is here needs no hub"
    assert inglenook("models", "verify", "smol-Q4_1").stdout == "smol-Q4_1 is intact.\n"
    assert "deleted; 98 MB" in inglenook("models", "remove", "smol-Q4_1").stdout
    assert not any(home.models.rglob("*.gguf"))


def test_the_command_line_says_how_a_token_is_given(home: Paths) -> None:
    with fake_hub() as server:
        server.add("own/smol-GGUF", "smol-Q4_1.gguf", starter_model())
        server.repositories["own/smol-GGUF"].gated = True
        told = inglenook("models", "get", "own/smol-GGUF/smol-Q4_1.gguf", HF_ENDPOINT=server.url, HF_HUB_OFFLINE="0")
    assert told.returncode == 1
    assert "give Inglenook an access token" in told.stderr
    assert "run inglenook models token or set HF_TOKEN" in told.stderr


def test_a_search_that_fails_does_not_speak_of_downloads(home: Paths) -> None:
    told = inglenook("models", "search", "smol", HF_ENDPOINT="http://127.0.0.1:9", HF_HUB_OFFLINE="0")
    assert told.returncode == 1
    assert "try again" in told.stderr
    assert "kept" not in told.stderr


def test_a_damaged_model_is_an_error_with_a_next_step(library: Library, home: Paths) -> None:
    done = downloaded(home)
    library.add_downloaded(done)
    Path(done.path).write_bytes(Path(done.path).read_bytes()[:-1] + b"\x01")
    told = inglenook("models", "verify", "tiny-Q8_0")
    assert told.returncode == 1
    assert ModelDamaged.__name__ not in told.stderr
    assert "checksum is wrong" in told.stderr


def test_mistakes_are_objects_too_when_json_was_asked_for() -> None:
    told = inglenook("models", "get", "own/model:Q4_0", "--json")
    assert told.returncode == 1
    assert set(json.loads(told.stdout)) == {"error", "hint"}
    assert "HF_HUB_OFFLINE" in told.stdout
    assert "no keyring" in inglenook("models", "token", text="hf_x\n").stderr
    assert "has no model" in inglenook("ask", "hi", "--model", "nobody").stderr
