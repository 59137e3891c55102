"""The window's translations: collects what is to be translated, and builds what the window loads.

`update` writes every text of the sources into app/desktop/translations/*.ts, where Qt Linguist (or an editor) fills in
what is missing; `build` makes the .qm files from them, and the list of the assistant's sentences; `check` names what is
missing. The set-up and the bundle run `build`.

Texts of the window stand in calls of `tr`, where lupdate finds them. The assistant knows no Qt: its sentences (errors,
explanations, the descriptions of settings) stay plain English there, and are found here by their form.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WINDOW = ROOT / "app" / "desktop"
FOLDER = WINDOW / "translations"
SENTENCES = FOLDER / "core_sentences.json"
ASSISTANT = ("core", "cache", "models", "app")
"""Folders whose sentences can come to the window."""
ELSEWHERE = (
    *("training", "cli", "server", "desktop", "redact", "verify", "federated"),
    *("evaluate.py", "jsonl.py", "export.py", "tasks.py"),
)
"""Folders in them whose sentences cannot."""
SAYING = {"Notice", "Failed"}
"""Calls whose texts are shown, beside those that make an error of core/errors.py."""
DESCRIBING = {"label", "help", "group", "unit", "zero"}
"""What the settings say about themselves."""
PROMPT = re.compile(
    r"SELECT |\{0\}( ORDER BY|\n|: about |\. )|Rewrite: |Write a |Translate|Explain |Two people|You |What |Print |"
    r"Give me |Is a |Summarize |Works out |Tells the |Another writer|Answer in one|Answer with the result|Parts such as"
)
"""How questions to the database and to models begin."""
NOT_SHOWN = {"debug", "info", "warning", "error", "exception", "critical", "execute", "executescript", "compile"}
LEAST_LETTERS = 10
SENTENCE = re.compile(r"[A-Z“{].* .*[.?!]", re.DOTALL)


def main() -> None:
    """Do what the argument says."""
    command = sys.argv[1] if len(sys.argv) == 2 else ""
    if command == "update":
        update()
    elif command == "build":
        build()
    elif command == "check":
        missing = {path.stem: unfinished(path) for path in sorted(FOLDER.glob("*.ts"))}
        for name, texts in missing.items():
            print(f"{name}: {len(texts)} missing", *texts[:20], sep="\n  ")
        sys.exit(any(missing.values()))
    else:
        sys.exit("packaging/translations.py update | build | check")


def update(folder: Path = FOLDER) -> None:
    """Bring the .ts files up to date: new texts are added as unfinished, those that are gone are dropped."""
    with tempfile.TemporaryDirectory() as temporary:
        said = Path(temporary) / "core_sentences.py"
        said.write_text("".join(f"tr({quoted(text)})\n" for text in core_sentences()), encoding="utf-8")
        files = [str(path) for path in sorted(folder.glob("*.ts"))]
        options = ["-silent", "-no-obsolete", "-locations", "none", "-disable-heuristic", "similartext"]
        sources = [*map(str, sorted(WINDOW.rglob("*.py"))), str(said)]
        subprocess.run([tool("lupdate"), *options, *sources, "-ts", *files], check=True)


def build() -> None:
    """Make the .qm files and the list of the assistant's sentences."""
    for path in sorted(FOLDER.glob("*.ts")):
        subprocess.run([tool("lrelease"), "-silent", str(path), "-qm", str(path.with_suffix(".qm"))], check=True)
    SENTENCES.write_text(json.dumps(core_sentences(), ensure_ascii=False, indent=0), encoding="utf-8")


def unfinished(path: Path) -> list[str]:
    """Texts of a .ts file that have no translation."""
    found = []
    for message in ET.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        forms = [] if translation is None else [form.text or "" for form in translation.iter("numerusform")]
        whole = translation is not None and bool(translation.text or "") and translation.get("type") is None
        if not (whole and all(forms)):
            found.append(message.findtext("source") or "")
    return found


def tool(name: str) -> str:
    """One of PySide6's programs."""
    return str(Path(sys.executable).parent / f"pyside6-{name}")


def core_sentences() -> list[str]:
    """What the assistant may say, with {0}, {1} where something is filled in."""
    found: set[str] = set()
    for path in sources():
        found.update(sentences_of(ast.parse(path.read_text(encoding="utf-8"))))
    return sorted(found)


def sources() -> Iterator[Path]:
    """Files of the assistant whose sentences can come to the window."""
    for folder in ASSISTANT:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if not set(path.relative_to(ROOT).parts) & set(ELSEWHERE):
                yield path


def sentences_of(tree: ast.Module) -> Iterator[str]:
    """Sentences in a file by their form, and shorter texts in calls that say something."""
    errors = error_names()
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            if name in ("_setting", "Choice"):
                described = [keyword.value for keyword in node.keywords if keyword.arg in DESCRIBING]
                yield from filter(None, map(template, [*described, *node.args[1:]]))
                skipped.update(node.args)
            if name in NOT_SHOWN:
                skipped.update(inner for value in given for inner in ast.walk(value))
            elif name in SAYING or name in errors:
                yield from (text for value in given if (text := template(value)) and re.search("[A-Za-z]{3}", text))
        elif isinstance(node, ast.Expr):
            skipped.add(node.value)  # docstrings
        elif isinstance(node, ast.JoinedStr):
            skipped.update(node.values)
        text = "" if node in skipped else template(node)
        if SENTENCE.fullmatch(text) and not PROMPT.match(text) and sum(map(str.isalpha, text)) >= LEAST_LETTERS:
            yield text


def template(node: ast.AST) -> str:
    """The text of a literal, with numbers in braces for what an f-string fills in; "" for anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts, count = [], 0
    for value in node.values:
        if isinstance(value, ast.Constant):
            parts.append(str(value.value))
        else:
            parts.append(f"{{{count}}}")
            count += 1
    return "".join(parts)


def error_names() -> set[str]:
    """The classes of core/errors.py."""
    tree = ast.parse((ROOT / "core" / "errors.py").read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.ClassDef)}


def quoted(text: str) -> str:
    """A literal that lupdate reads as Python does."""
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    main()
