"""Conversations of other programs come over with their branches, and hostile files cost nothing but a sentence."""

from __future__ import annotations

import json
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import export
from core.chat_import import read_export
from core.chat_import.exported import ExportedMessage, conversation
from core.chat_import.json_formats import from_json
from core.errors import InglenookError
from core.history import History

CHATGPT = {
    "title": "Two answers",
    "create_time": 1700000000.5,
    "update_time": 1700000100.0,
    "current_node": "a2",
    "mapping": {
        "root": {"id": "root", "message": None, "parent": None, "children": ["sys"]},
        "sys": {
            "message": {"author": {"role": "system"}, "content": {"content_type": "text", "parts": ["rules"]}},
            "parent": "root",
        },
        "q": {
            "message": {
                "author": {"role": "user"},
                "create_time": 1700000001,
                "content": {"content_type": "multimodal_text", "parts": [{"asset": 1}, "What is this?"]},
            },
            "parent": "sys",
        },
        "a1": {
            "message": {
                "author": {"role": "assistant"},
                "create_time": 1700000002,
                "content": {"content_type": "text", "parts": ["A cat."]},
            },
            "parent": "q",
        },
        "a2": {
            "message": {
                "author": {"role": "assistant"},
                "create_time": 1700000003,
                "content": {"content_type": "text", "parts": ["Let me look."]},
            },
            "parent": "q",
        },
        "tool": {
            "message": {"author": {"role": "tool"}, "content": {"content_type": "code", "text": "look()"}},
            "parent": "a2",
        },
        "a2b": {
            "message": {
                "author": {"role": "assistant"},
                "create_time": 1700000004,
                "content": {"content_type": "text", "parts": ["A dog."]},
            },
            "parent": "tool",
        },
    },
}
OPEN_WEBUI = {
    "id": "x",
    "title": "Tea",
    "created_at": 1700000000,
    "updated_at": 1700000050,
    "chat": {
        "history": {
            "currentId": "2",
            "messages": {
                "1": {"id": "1", "parentId": None, "role": "user", "content": "Green tea?", "timestamp": 1700000001},
                "2": {"id": "2", "parentId": "1", "role": "assistant", "content": "80 °C.", "timestamp": 1700000002},
            },
        }
    },
}


def texts(path: Path) -> list[list[str]]:
    return [[message.text for message in found.messages] for found in read_export(path)]


def test_chatgpts_archive_comes_over_with_its_branches_and_without_instructions_and_tools(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("conversations.json", json.dumps([CHATGPT]))
        archive.writestr("user.json", json.dumps({"email": "x"}))
        archive.writestr("chat.html", "<html>")
    (found,) = read_export(path)
    assert found.title == "Two answers"
    assert [(m.role, m.parent, m.text) for m in found.messages] == [
        ("user", "", "What is this?"),
        ("assistant", "q", "A cat."),
        ("assistant", "q", "Let me look.\n\nA dog."),
    ]
    with_history = History(None)
    id_ = with_history.add_exported(found)
    title, branch = with_history.open(id_)
    assert title == "Two answers"
    assert [message.text for message in branch] == ["What is this?", "Let me look.\n\nA dog."]
    assert branch[-1].siblings == 2
    (summary,) = with_history.conversations()
    assert summary.updated == 1700000100.0
    assert with_history.add_exported(found) == 0
    with_history.close()


def test_open_webui_in_both_its_layouts(tmp_path: Path) -> None:
    old = {
        "chat": {"title": "Old", "messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]}
    }
    path = tmp_path / "chats.json"
    path.write_text(json.dumps([OPEN_WEBUI, old]), encoding="utf-8")
    assert texts(path) == [["Green tea?", "80 °C."], ["a", "b"]]
    assert [found.title for found in read_export(path)] == ["Tea", "Old"]


def test_jans_folder_of_threads(tmp_path: Path) -> None:
    thread = tmp_path / "threads" / "t1"
    thread.mkdir(parents=True)
    (thread / "thread.json").write_text(json.dumps({"title": "Jan", "created": 1700000000000}))
    rows = [
        {
            "id": "1",
            "role": "user",
            "content": [{"type": "text", "text": {"value": "hi"}}],
            "created_at": 1700000000000,
        },
        {
            "id": "2",
            "role": "assistant",
            "content": [{"type": "text", "text": {"value": "hello"}}],
            "created_at": 1700000009000,
        },
    ]
    (thread / "messages.jsonl").write_text("\n".join([json.dumps(rows[0]), "{broken", json.dumps(rows[1])]))
    (found,) = read_export(tmp_path)
    assert (found.title, found.created) == ("Jan", 1700000000.0)
    assert [message.text for message in found.messages] == ["hi", "hello"]


def qt(text: str) -> bytes:
    raw = text.encode("utf-16-be")
    return struct.pack(">I", len(raw)) + raw


def test_a_chat_of_gpt4all_whatever_lies_between_its_messages(tmp_path: Path) -> None:
    head = b"\xf5\xd5\x53\xcc" + struct.pack(">iq", 12, 1700000000) + qt("id") + qt("Grün") + qt("user") + b"\0\1\2"
    body = qt("Prompt: ") + qt("Wie?") + bytes(9) + qt("Response: ") + qt("So: “Prompt: ”") + bytes(17)
    path = tmp_path / "gpt4all-1.chat"
    path.write_bytes(head + body)
    (found,) = read_export(path)
    assert found.title == "Grün"
    assert [(m.role, m.text) for m in found.messages] == [("user", "Wie?"), ("assistant", "So: “Prompt: ”")]


def test_what_inglenook_exports_it_reads_again(tmp_path: Path) -> None:
    history = History(None)
    id_ = history.create("Mine")
    history.add_question(id_, 0, "first")
    history.add_question(id_, 0, "first, edited")
    path = tmp_path / "mine.json"
    export.write_text(path, export.to_json("Mine", history.all_messages(id_)))
    history.close()
    assert texts(path) == [["first", "first, edited"]]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b"{"),
        ("a.json", b"[" * 100_000),
        ("a.json", b'{"some": "thing"}'),
        ("a.json", b"[]"),
        ("a.chat", b"GIF89a"),
        ("a.chat", b"\xf5\xd5\x53\xcc"),
        ("a.zip", b"PK\x05\x06" + bytes(18)),
        ("a.txt", b"hello"),
    ],
)
def test_what_is_no_export_is_one_sentence_with_a_next_step(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InglenookError) as refused:
        read_export(path)
    assert refused.value.hint


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InglenookError, match="cannot be read"):
        read_export(tmp_path / "nowhere.json")


messages = st.lists(
    st.builds(
        ExportedMessage,
        key=st.sampled_from("abcdef"),
        parent=st.sampled_from(["", *"abcdefg"]),
        role=st.sampled_from(["user", "assistant", "system", "tool"]),
        text=st.sampled_from(["", " ", "x", "y"]),
        created=st.floats(0, 2e9),
    )
)


@given(messages)
def test_whatever_the_tree_its_parents_come_first_and_only_people_and_models_speak(
    given_: list[ExportedMessage],
) -> None:
    found = conversation("t", given_)
    seen = {""}
    for message in found.messages if found else ():
        assert message.parent in seen
        assert message.role in ("user", "assistant")
        assert message.text.strip()
        seen.add(message.key)
    if found:
        history = History(None)
        assert history.open(history.add_exported(found))[1]
        history.close()


json_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["mapping", "message", "author", "role", "content", "parts", "parent", "chat", "history",
                         "messages", "title", "format", "id", "text", "create_time", "timestamp"]),
        inner,
        max_size=5,
    ),
    max_leaves=30,
)  # fmt: skip


@given(json_values)
def test_no_json_of_a_wrong_shape_is_a_defect(value: object) -> None:
    try:
        from_json(json.dumps(value).encode(), "x.json")
    except InglenookError:
        return
