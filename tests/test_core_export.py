"""An exported conversation reads as it was written, for people and for programs."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from core.errors import StorageError
from core.export import to_json, to_markdown, write_text
from core.messages import AnswerFacts, ChatMessage
from tests.limits import bound_by_permissions, full_disk

CODE = "Look:\n\n```python\nprint('`` `hi` ``')\n```\n\nThat is all."


def question(text: str, id_: int = 1) -> ChatMessage:
    return ChatMessage(id_, "user", text, 1_700_000_000.5)


def answer(text: str, id_: int = 2) -> ChatMessage:
    return ChatMessage(id_, "assistant", text, 1_700_000_001.5, AnswerFacts(model="SmolLM2"))


def headings(markdown: str) -> list[str]:
    tokens = MarkdownIt("commonmark").parse(markdown)
    return [after.content for token, after in itertools.pairwise(tokens) if token.type == "heading_open"]


def fences(markdown: str) -> list[str]:
    return [token.content for token in MarkdownIt("commonmark").parse(markdown) if token.type == "fence"]


def test_markdown_has_title_names_and_texts() -> None:
    assert to_markdown("Two\nlines", [question("Hi *you*"), answer("Hello")]) == (
        "# Two lines\n\n## You\n\nHi *you*\n\n## Inglenook\n\nHello\n"
    )


def test_code_survives() -> None:
    markdown = to_markdown("t", [question("q"), answer(CODE), question("thanks")])
    assert CODE in markdown
    assert fences(markdown) == ["print('`` `hi` ``')\n"]
    assert headings(markdown) == ["t", "You", "Inglenook", "You"]


@pytest.mark.parametrize(
    "text",
    [
        "Stopped in a block:\n\n```python\nprint(1)",
        "````\nfour ``` inside\n```",
        "~~~\ntildes",
        "- a list\n  ```\n  in it",
        "<!-- a comment without an end",
        "<pre>\nopen",
        "<script>\n```\nboth",
        "> ```\n> quoted",
        "```\na\n```\n```\nb",
        "    indented",
        "text\n---",
        "\\",
    ],
)
def test_what_ends_in_the_middle_does_not_swallow_what_follows(text: str) -> None:
    markdown = to_markdown("t", [answer(text), question("next")])
    assert headings(markdown)[-1] == "You"
    assert text.rstrip() in markdown


def test_an_interrupted_block_of_code_is_closed() -> None:
    markdown = to_markdown("t", [answer("Look:\n\n```python\nprint(1)"), question("next")])
    assert fences(markdown) == ["print(1)\n"]


@given(st.lists(st.text(st.sampled_from("`~ \n->#<!ab1.[](*_\\&;\t")), min_size=1, max_size=3))
@settings(max_examples=300, deadline=None)
def test_no_text_hides_the_message_after_it(texts: list[str]) -> None:
    markdown = to_markdown("t", [*(answer(text) for text in texts), question("the end")])
    assert markdown.endswith("\n\n## You\n\nthe end\n")
    assert headings(markdown)[-1] == "You"


def test_json_holds_every_branch() -> None:
    messages = [(0, question("Grüße?")), (1, answer("a")), (1, answer(CODE, 3))]
    document = json.loads(to_json("t", messages))
    assert document["format"] == "inglenook-conversation"
    assert document["version"] == 1
    assert document["title"] == "t"
    assert [(m["id"], m["parent"], m["role"], m["text"]) for m in document["messages"]] == [
        (1, 0, "user", "Grüße?"),
        (2, 1, "assistant", "a"),
        (3, 1, "assistant", CODE),
    ]
    assert document["messages"][0]["facts"] is None
    assert document["messages"][0]["created"] == 1_700_000_000.5
    assert document["messages"][1]["facts"]["model"] == "SmolLM2"
    assert "Grüße" in to_json("t", messages)


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "Gespräch.md"
    write_text(path, "first\r\n")
    write_text(path, "second\r\n")
    assert path.read_bytes() == b"second\r\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_still_links_after_writing(tmp_path: Path) -> None:
    target, link = tmp_path / "target.md", tmp_path / "link.md"
    link.symlink_to(target)
    write_text(link, "text")
    assert link.is_symlink()
    assert target.read_text() == "text"


def test_a_folder_that_takes_no_file_is_named_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_text(path, "old")
    tmp_path.chmod(0o500)
    try:
        with bound_by_permissions(), pytest.raises(StorageError) as caught:
            write_text(path, "new")
    finally:
        tmp_path.chmod(0o700)
    assert str(path) in caught.value.message
    assert caught.value.hint
    assert path.read_text() == "old"


def test_a_full_disk_leaves_the_old_file_and_no_rubbish(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_text(path, "old")
    with full_disk(), pytest.raises(StorageError):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("place", ["missing/a.md", "file/a.md", ""])
def test_a_place_that_is_none_is_an_error(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        write_text(tmp_path / place, "text")
