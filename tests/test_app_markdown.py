"""Markdown becomes blocks, whole or streamed; hostile text stays text; facts are told in words."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.desktop.transcript.facts import age, facts_line
from app.desktop.transcript.highlight import highlight, is_known, units
from app.desktop.transcript.markdown import Block, Code, Paragraph, Rule, Span, Table, is_safe_link, parse
from app.desktop.transcript.markdown_stream import EXACT_LENGTH, MarkdownStream
from core.messages import AnswerFacts

DOCUMENT = """# Title

Plain **bold** *italic* ~~gone~~ `code` and https://example.com/a(b).
Second line.

1. one
2. two
   ```python
   def f():
       return 1
   ```
   after
   - nested
   - [x] done
3. three

- [ ] to do

> quoted
>
> > deeper

| a | b |
|---|:-:|
| 1 | **2** |

---

~~~sh
ls -l
~~~

    indented code

last 😀
"""


PIECES = [
    "a",
    " ",
    "\n",
    "\n\n",
    "*",
    "**",
    "`",
    "```",
    "```py\n",
    "- ",
    "1. ",
    "> ",
    "| a | b |\n|--|--|\n",
    "| 1 |",
    "# ",
]
PIECES += ["~~~", "---\n", "    ", "[x](http://e.org)", "<b>", "\\", "[ ] ", "é😀", "_", "\r\n", "\u2029", "\0"]


def words(blocks: list[Block]) -> str:
    """All text that a reader would see."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += [block.marker, "".join(span.text for span in block.spans)]
        elif isinstance(block, Code):
            found.append(block.text)
        elif isinstance(block, Table):
            rows = ([block.header] if block.part == 0 else []) + list(block.rows)
            found += [span.text for row in rows for cell in row for span in cell]
    return "\n".join(found)


def stream(text: str, sizes: list[int]) -> list[Block]:
    """What is on screen after `text` came in pieces of these sizes, again and again."""
    reader = MarkdownStream()
    shown: list[Block] = []
    position = turn = 0
    while position < len(text):
        size = sizes[turn % len(sizes)]
        update = reader.feed(text[position : position + size])
        assert 0 <= update.keep <= len(shown)
        shown[update.keep :] = update.blocks
        position += size
        turn += 1
    update = reader.finish()
    shown[update.keep :] = update.blocks
    return shown


def test_every_construct_becomes_its_block() -> None:
    blocks = parse(DOCUMENT)
    assert blocks[0] == Paragraph((Span("Title"),), heading=1)
    assert isinstance(blocks[1], Paragraph)
    assert Span("bold", bold=True) in blocks[1].spans
    assert Span("italic", italic=True) in blocks[1].spans
    assert Span("gone", strike=True) in blocks[1].spans
    assert Span("code", code=True) in blocks[1].spans
    assert Span("https://example.com/a(b)", href="https://example.com/a(b)") in blocks[1].spans
    markers = [(block.marker, block.depth) for block in blocks if isinstance(block, Paragraph) and block.marker]
    assert markers == [("1.", 1), ("2.", 1), ("•", 2), ("[x]", 2), ("3.", 1), ("[ ]", 1)]
    assert [block.quote for block in blocks if isinstance(block, Paragraph) and block.quote] == [1, 2]
    codes = [block for block in blocks if isinstance(block, Code)]
    assert codes == [
        Code("def f():\n    return 1", "python", depth=1),
        Code("ls -l", "sh"),
        Code("indented code"),
    ]
    assert Rule() in blocks
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert table.alignments == ("", "center")
    assert table.rows == (((Span("1"),), (Span("2", bold=True),)),)


def test_single_line_breaks_are_kept() -> None:
    (poem,) = parse("Roses are red,\nviolets are blue.")
    assert poem == Paragraph((Span("Roses are red,\u2028violets are blue."),))


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src="file:///etc/passwd">',
        '<a href="https://example.com">x</a>',
        "<style>* { color: red }</style>",
        "<!-- hidden -->",
    ],
)
def test_html_is_shown_as_text(hostile: str) -> None:
    assert hostile in words(parse(hostile))


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x", "ftp://example.com", "/etc/passwd"],
)
def test_unsafe_links_lead_nowhere_but_stay_readable(address: str) -> None:
    blocks = parse(f"[press me]({address}) <{address}>")
    assert "press me" in words(blocks)
    assert all(not span.href for block in blocks if isinstance(block, Paragraph) for span in block.spans)


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.com", True),
        ("HTTP://example.com/a?b#c", True),
        ("mailto:a@example.com", True),
        ("https:", False),
        ("java\nscript:alert(1)", False),
        ("https://exa mple.com", False),
        ("http://[bad", False),
        ("", False),
    ],
)
def test_only_web_and_mail_addresses_are_safe(address: str, *, safe: bool) -> None:
    assert is_safe_link(address) == safe


def test_images_are_words_and_never_loaded() -> None:
    assert (
        words(parse("![a cat](https://example.com/cat.png)")).strip() == "[Image: a cat, https://example.com/cat.png]"
    )
    assert "file:///etc/passwd" in words(parse("![](file:///etc/passwd)"))


def test_a_bare_address_ends_before_the_punctuation_around_it() -> None:
    (line,) = parse("(see https://example.com/x). Or https://en.wikipedia.org/wiki/A_(b), please")
    assert isinstance(line, Paragraph)
    assert [span.href for span in line.spans if span.href] == [
        "https://example.com/x",
        "https://en.wikipedia.org/wiki/A_(b)",
    ]


def test_a_long_table_comes_in_parts_with_the_same_columns() -> None:
    rows = "".join(f"| row {i} | {i} |\n" for i in range(100))
    blocks = parse("| name | number |\n|---|--:|\n" + rows)
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [table.part for table in tables] == list(range(len(tables)))
    assert len({table.weights for table in tables}) == 1
    assert sum(len(table.rows) for table in tables) == 100


@pytest.mark.parametrize("sizes", [[1], [3], [7, 2], [50], [10_000]])
def test_a_streamed_answer_ends_as_if_it_had_come_at_once(sizes: list[int]) -> None:
    assert stream(DOCUMENT, sizes) == parse(DOCUMENT)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=60,
    ).map("".join),
    st.lists(st.integers(1, 9), min_size=1, max_size=5),
)
def test_any_text_streams_to_the_same_end(text: str, sizes: list[int]) -> None:
    assert stream(text, sizes) == parse(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    for block in parse(text):
        if isinstance(block, Paragraph):
            assert not any(character in span.text for span in block.spans for character in "\n\u2029\ufdd0\ufffc")


@pytest.mark.parametrize(
    "long",
    [
        "".join(f"{i}. item number {i} with **bold** words\n" for i in range(1, 400)),
        "".join(f"- item {i}\n\n" for i in range(800)),
        "| a | b |\n|---|---|\n" + "".join(f"| row {i} | more {i} |\n" for i in range(500)),
        "A sentence with **bold** and `code` in it, number 7. " * 250,
        "字" * 9_000,
        "".join(f"> A quoted paragraph, number {i}.\n>\n" for i in range(300)),
        "```python\n" + "".join(f"value_{i} = {i}\n" for i in range(700)),
        "1. Do this:\n   ```\n" + "".join(f"   line {i}\n" for i in range(800)) + "   ```\n",
    ],
    ids=["numbered", "loose", "table", "paragraph", "chinese", "quote", "code", "code in list"],
)
def test_very_long_blocks_lose_nothing_while_they_stream(long: str) -> None:
    assert len(long) > EXACT_LENGTH
    seen = words(stream(long, [37]))
    assert "".join(seen.split()) == "".join(words(parse(long)).split())


def test_numbers_go_on_in_a_list_that_counts_only_ones() -> None:
    blocks = stream("1. another item of the list, with some words\n" * 300, [40])
    assert [block.marker for block in blocks if isinstance(block, Paragraph)] == [f"{i}." for i in range(1, 301)]


def test_an_open_code_block_shows_its_lines_but_not_half_a_fence() -> None:
    reader = MarkdownStream()
    assert reader.feed("```py").blocks == ()
    assert reader.feed("thon\nx = 1\n``").blocks == (Code("x = 1", "python", closed=False),)
    assert reader.feed("`\nafter").blocks[0] == Code("x = 1", "python", closed=True)


def test_bold_text_does_not_show_its_stars_while_it_comes() -> None:
    reader = MarkdownStream()
    assert reader.feed("This is **very impor").blocks == (Paragraph((Span("This is "), Span("very impor", bold=True))),)


def test_code_gets_its_colours_in_bounded_steps() -> None:
    source = 'def f(x):\n    """Doc\n    string."""\n    return "😀" + x  # comment\n' * 60
    lines = [line for step in highlight(source, "python") for line in step]
    assert [number for number, _ in lines] == list(range(source.count("\n") + 1))
    text = source.split("\n")
    for number, runs in lines:
        assert all(run.start + run.length <= units(text[number]) for run in runs)
    assert {run.kind for _, runs in lines for run in runs} >= {"Keyword", "Name.Function", "Comment.Single"}


def test_unknown_languages_and_endless_lines_stay_plain() -> None:
    assert not is_known("no-such-language")
    assert list(highlight("x = 1", "no-such-language")) == []
    assert list(highlight("x" * 20_000, "python")) == []


def test_reading_markdown_does_not_load_lexers_or_heavy_libraries() -> None:
    program = (
        "import sys, app.desktop.transcript.transcript\n"
        "heavy = {'torch', 'numpy', 'faiss', 'llama_cpp', 'sqlite_utils', 'httpx2'} & set(sys.modules)\n"
        "lexers = [m for m in sys.modules if m.startswith('pygments.lexers.') and not m.endswith('_mapping')]\n"
        "sys.exit(f'{heavy} {lexers}' if heavy or lexers else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


DAY = 86_400.0


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        (
            AnswerFacts(model="SmolLM2-135M-Instruct", tokens_per_second=92.4, completion_tokens=31),
            "This machine · SmolLM2-135M-Instruct · 92 tokens/s · 31 tokens",
        ),
        (
            AnswerFacts(model="m", tokens_per_second=3.26, completion_tokens=1),
            "This machine · m · 3.3 tokens/s · 1 token",
        ),
        (AnswerFacts(model="m", state="stopped", completion_tokens=1200), "This machine · m · 1,200 tokens · stopped"),
        (AnswerFacts(model="m", state="cut", note="It ends early."), "This machine · m"),
        (AnswerFacts(model="m", trimmed_turns=2), "This machine · m · without the oldest 2 messages"),
        (AnswerFacts(source="cloud", model="big", completion_tokens=20), "Cloud · big · 20 tokens"),
        (
            AnswerFacts(source="cache", cached_question="What is\nthis?", cached_at=97 * DAY),
            "From memory: you asked “What is this?” 3 days ago · the same words",
        ),
        (
            AnswerFacts(source="cache", cached_question="What is that?", cached_at=97 * DAY, cached_certainty=0.874),
            "From memory: you asked “What is that?” 3 days ago · 87% sure that it fits",
        ),
        (AnswerFacts(source="cache"), "From memory: answered before"),
        (AnswerFacts(), "This machine"),
    ],
)
def test_facts_are_told_in_one_line(facts: AnswerFacts, line: str) -> None:
    assert facts_line(facts, now=100 * DAY) == line


def test_a_long_cached_question_is_shortened() -> None:
    line = facts_line(AnswerFacts(source="cache", cached_question="word " * 100, cached_at=1.0), now=2.0)
    assert len(line) < 120
    assert "…”" in line


@pytest.mark.parametrize(
    ("seconds", "phrase"),
    [
        (-5, "just now"),
        (59, "just now"),
        (60, "1 minute ago"),
        (7_300, "2 hours ago"),
        (DAY, "1 day ago"),
        (40 * DAY, "1 month ago"),
        (800 * DAY, "2 years ago"),
    ],
)
def test_ages_are_told_in_the_largest_unit(seconds: float, phrase: str) -> None:
    assert age(seconds) == phrase
