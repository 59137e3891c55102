"""Formulas in answers: found, drawn, copied as they were written, and never in the way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desktop.transcript.answer_body import AnswerBody
from app.desktop.transcript.formula import LONGEST, draw
from app.desktop.transcript.markdown import Paragraph, Span, parse
from app.desktop.transcript.markdown_stream import MarkdownStream, Update
from app.desktop.transcript.prose_view import ProseView, TableView

TEXT = """Euler: \\(e^{i\\pi}+1=0\\), and $x^2$ for $5 or $10.

$$
\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}
$$

- In a list $\\frac{a}{b}$ 😀 after
- Broken $\\frac{a$ stays

\\[
A = \\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}
\\]

| Name | Formula |
|---|---|
| Energy | $E = mc^2$ |
"""


def formulas(source: str) -> list[str]:
    spans = [span for block in parse(source) if isinstance(block, Paragraph) for span in block.spans]
    return [span.formula.strip() for span in spans if span.formula]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a $x^2$ b", ["x^2"]),
        (r"a \(x^2\) b", ["x^2"]),
        ("$$x$$", ["x"]),
        ("$$\na\n+ b\n$$", ["a\n+ b"]),
        ("\\[\nx\n\\]", ["x"]),
        ("It costs $5 and $10, or $5-$10.", []),
        (r"\$5 and `$x$`", []),
        ("half $x^2", []),
        ("half \\(x^2", []),
        ("$$\nhalf", []),
    ],
)
def test_what_is_a_formula_and_what_is_money_or_code(source: str, found: list[str]) -> None:
    assert formulas(source) == found


def shown(qtbot: QtBot, text: str, step: int = 0) -> AnswerBody:
    """`text` in an answer, at once or `step` characters at a time."""
    body = AnswerBody()
    qtbot.addWidget(body)
    body.resize(600, 400)
    if not step:
        body.apply(Update(0, tuple(parse(text))))
        return body
    stream = MarkdownStream()
    for start in range(0, len(text), step):
        body.apply(stream.feed(text[start : start + step]))
    body.apply(stream.finish())
    return body


def contents(body: AnswerBody) -> list[str]:
    return [view.toPlainText() for view in body.segments if isinstance(view, ProseView | TableView)]


def copied(body: AnswerBody) -> str:
    texts = []
    for view in body.segments:
        if isinstance(view, ProseView | TableView):
            view.selectAll()
            view.copy()
            texts.append(QApplication.clipboard().text())
    return "\n".join(texts)


def test_a_formula_is_a_picture_and_is_copied_as_it_was_written(qtbot: QtBot) -> None:
    body = shown(qtbot, TEXT)
    assert "".join(contents(body)).count("\ufffc") == 6
    text = copied(body)
    for source in ("\\(e^{i\\pi}+1=0\\)", "$x^2$", "\\frac{n(n+1)}{2}", "$\\frac{a}{b}$", "$E = mc^2$", "$\\frac{a$"):
        assert source in text
    assert "\ufffc" not in text


@pytest.mark.parametrize("step", [1, 2, 5, 13])
def test_a_streamed_formula_ends_as_one_that_came_at_once(qtbot: QtBot, step: int) -> None:
    assert contents(shown(qtbot, TEXT, step)) == contents(shown(qtbot, TEXT))


def test_the_picture_has_the_colour_and_grows_with_the_text(qtbot: QtBot) -> None:
    small = draw("x^2", 14, "#ff0000", 7, display=False)
    large = draw("x^2", 28, "#ff0000", 14, display=False)
    assert small is not None
    assert large is not None
    assert 1.8 < large.width / small.width < 2.2
    image = small.image
    colours = {image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())}
    assert any(QColor(rgb).red() > 200 and QColor(rgb).blue() < 60 for rgb in colours)


def test_nothing_of_a_formula_is_cut_off(qtbot: QtBot) -> None:
    for source in (r"\frac{a}{\frac{b}{c}}", "x^{2^{2}}", "y_{g}", r"\sum_{i=1}^{n}", r"\int_0^\infty"):
        drawn = draw(source, 16, "#000000", 8, display=True)
        assert drawn is not None
        image = drawn.image
        for edge in (0, image.height() - 1):
            assert all(image.pixelColor(x, edge).alpha() == 0 for x in range(image.width())), source


@pytest.mark.parametrize(
    "source", [r"\frac{a", "}{", r"\begin{matrix}", r"\left( x", "a & b", "x" * (LONGEST + 1), "{" * 1500]
)
def test_what_cannot_be_drawn_is_no_picture(qtbot: QtBot, source: str) -> None:
    assert draw(source, 16, "#000000", 8, display=False) is None


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([*"ab12{}$^_&\\ \n|-*`()[]", "\\frac", "\\sqrt", "\\sum"]), max_size=60))
def test_no_text_is_in_the_way(pieces: list[str]) -> None:
    for block in parse("".join(pieces)):
        if isinstance(block, Paragraph):
            for span in block.spans:
                assert isinstance(span, Span)
                if span.formula:
                    draw(span.formula, 14, "#000000", 7, display=span.display)
