"""A streamed answer as a screen reader should say it: whole sentences without markup, and long code only counted."""

from __future__ import annotations

import re
from typing import Final

from app.desktop.language import tr
from app.desktop.transcript.markdown import Block, Code, Paragraph, Span, Table, parse

MOST_CODE_LINES: Final = 3
"""Longer code is not read out while it comes: it can be gone to afterwards."""
LONGEST_WAIT: Final = 400
"""Characters without the end of a sentence, after which what is there is said."""

_SENTENCE_END: Final = re.compile(r"""[.!?…:;]["'”’)\]]*\s|[。！？；]""")
_ABBREVIATION: Final = re.compile(r"(?:(?:^|\s)(?:[A-Z]|e\.g|i\.e|etc|cf|vs|Dr|Mr|Mrs|St|No|approx)|^\s*\d+)\.\s$")
_FENCE: Final = re.compile(r"\s*(`{3,}|~{3,})(.*)")
_TABLE_RULE: Final = re.compile(r"\s*\|?[\s:|-]+\|?\s*")
_LEFT_OVER: Final = re.compile(r"[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}")


class Narration:
    """Takes an answer piece by piece; `due` gives what can be said now."""

    def __init__(self) -> None:
        self._open = ""
        self._fence = ""
        self._language = ""
        self._code: list[str] = []

    def feed(self, piece: str) -> None:
        """Hear more of the answer."""
        self._open += piece

    def due(self, *, ended: bool = False) -> str:
        """What has become complete since the last time, as words; with `ended`, all that is left."""
        *lines, rest = self._open.split("\n")
        said = [self._line(line) for line in lines]
        if ended:
            said += [self._line(rest), self._end_code() if self._fence else ""]
            rest = ""
        elif not self._fence and not rest.lstrip().startswith(("`", "~", "|")):
            cut = _last_end(rest)
            said.append(_words(rest[:cut]))
            rest = rest[cut:]
        self._open = rest
        return " ".join(part for part in said if part)

    def _line(self, line: str) -> str:
        fence = _FENCE.fullmatch(line)
        if self._fence:
            if fence and fence[1].startswith(self._fence) and not fence[2].strip():
                return self._end_code()
            self._code.append(line.strip())
            return ""
        if fence:
            self._fence, self._language, self._code = fence[1], fence[2].strip(), []
            return ""
        return "" if "-" in line and _TABLE_RULE.fullmatch(line) else _words(line)

    def _end_code(self) -> str:
        code, self._fence = self._code, ""
        if len(code) <= MOST_CODE_LINES:
            return ". ".join(line for line in code if line)
        return (
            tr("{count} lines of {language} code.").format(count=len(code), language=self._language).replace("  ", " ")
        )


def _last_end(text: str) -> int:
    """Where the last complete sentence of `text` ends; 0 where there is none yet."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if not _ABBREVIATION.search(text[: match.end()])]
    if ends:
        return ends[-1]
    return text.rfind(" ") + 1 if len(text) > LONGEST_WAIT else 0


def _words(source: str) -> str:
    """A line of Markdown without its marks."""
    if source.lstrip().startswith("|"):
        return ", ".join(_plain(cell) for cell in source.strip().strip("|").split("|") if cell.strip())
    return _plain(source)


def _plain(source: str) -> str:
    return _LEFT_OVER.sub("", " ".join(filter(None, map(_said, parse(source.strip()))))).strip()


def _said(block: Block) -> str:
    match block:
        case Paragraph(spans=spans, marker=marker):
            number = f"{marker} " if marker[:1].isdecimal() else ""
            return number + _joined(spans)
        case Code(text=text):
            return text
        case Table(header=header):
            return ", ".join(map(_joined, header))
    return ""


def _joined(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans).replace("\u2028", " ")
