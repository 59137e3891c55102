"""The window in other languages: nothing is missing, and what is filled in, counted and measured is right."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QTranslator

from app.desktop.language import LANGUAGES, choose_language, without_mnemonic
from core.paths import HOME_VARIABLE

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "app" / "desktop" / "translations"
FILES = sorted(FOLDER.glob("*.ts"))
NEW_ALLOWED = 0.03
"""Share of texts that may wait for a translation between releases; `make translations` names them."""

sys.path.insert(0, str(ROOT / "packaging"))
import translations  # noqa: E402 (the set-up's script)


def messages(path: Path) -> Iterator[tuple[str, list[str], bool]]:
    """Source text, its translations (one a form), and whether it depends on a number."""
    for message in ET.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        yield message.findtext("source") or "", forms, message.get("numerus") == "yes"


def window(language: str, said: tuple[str, ...], home: Path, **environment: str) -> dict[str, Any]:
    """What the window says in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.translated_window", *([language] if language else [])],
        input="\n".join(said),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", HOME_VARIABLE: str(home), **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    result: dict[str, Any] = json.loads(done.stdout.strip().split("\n")[-1])
    return result


def test_there_is_a_file_for_every_language() -> None:
    assert {path.stem.removeprefix("inglenook_") for path in FILES} == set(LANGUAGES) - {"en"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_text_is_translated_with_the_same_placeholders(path: Path) -> None:
    assert translations.unfinished(path) == []
    # lupdate takes a number such as 86_400 before a text for the name of a context.
    assert [context.findtext("name") for context in ET.parse(path).getroot().iter("context")] == [""]
    for source, forms, counted in messages(path):
        assert len(forms) == 1 or counted, source
        for form in forms:
            assert sorted(re.findall(r"\{\w*\}", form)) == sorted(re.findall(r"\{\w*\}", source)), source
            assert ("&" in form) == ("&" in source), source
            assert form.count(";;") == source.count(";;"), source


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_built_is_what_is_written(path: Path, tmp_path: Path) -> None:
    built = QTranslator()
    assert built.load(str(path.with_suffix(".qm")))
    for source, forms, counted in messages(path):
        if not counted:
            assert built.translate("", source) == forms[0]


def test_texts_of_the_sources_are_in_the_files(tmp_path: Path) -> None:
    copy = tmp_path / "inglenook_de.ts"
    shutil.copy(FOLDER / copy.name, copy)
    translations.update(tmp_path)
    texts = sum(1 for _ in messages(copy))
    missing = translations.unfinished(copy)
    assert texts > 1000
    assert len(missing) <= NEW_ALLOWED * texts, missing


@pytest.mark.parametrize(
    ("chosen", "wanted", "language"),
    [
        ("", ["de-AT", "en"], "de"),
        ("", ["pt-BR", "es-ES"], "es"),
        ("", ["zh-Hans-CN"], "zh_CN"),
        ("", ["zh-TW", "fr"], "fr"),
        ("", ["ar-EG"], "en"),
        ("", [], "en"),
        ("fr", ["de"], "fr"),
        ("en", ["de"], "en"),
        ("xx", ["de"], "de"),
    ],
)
def test_the_language_is_chosen_by_the_settings_then_by_the_system(
    chosen: str, wanted: list[str], language: str
) -> None:
    assert choose_language(chosen, wanted) == language


def test_a_german_window_says_everything_in_german(tmp_path: Path) -> None:
    found = window(
        "de",
        (
            "There is no model file /tmp/x.gguf. Choose another file.",
            "The model file /tmp/y.gguf is damaged: it ends early.",
            "Nobody knows this sentence.",
            "Needs 5.1 GB at 8k context; 9.0 GB free; about 11 tokens/s.",
            "2.1 times as fast as smart, and the best answers of all that are that fast "
            "(MMLU 50.1 (5-shot) as published, about 49.9 in Q4_K_M).",
            "+8k context = +1.2 GB = -3 tokens/s once the context is full",
            "the numbers do not add up: 2 + 2 is 4, not 5",
            "The question has 120,000 characters. Shorten it to 100,000 or fewer.",
        ),
        tmp_path,
    )
    assert "120.000" in found["said"][7]
    assert "100.000" in found["said"][7]
    assert found["menus"] == ["&Datei", "&Bearbeiten", "&Ansicht", "&Hilfe"]
    assert found["ages"] == ["gerade eben", "vor 1 Minute", "vor 3 Minuten", "vor 1 Tag", "vor 5 Tagen"]
    assert found["imported"][0] == "1 Gespräch wurde hinzugefügt."
    assert found["imported"][1].startswith("1.234 Gespräche wurden hinzugefügt.")
    assert found["durations"] == ["0,4 s", "5 Tage"]
    assert found["verdicts"][2:6] == [
        "Nobody knows this sentence.",
        "Braucht 5,1 GB bei 8k Kontext; 9,0 GB frei; etwa 11 Token/s.",
        "2,1-mal so schnell wie Klug, und die besten Antworten von allen, die so schnell sind "
        "(MMLU 50.1 (5-shot) laut Veröffentlichung, etwa 49,9 in Q4_K_M).",
        "+8k Kontext = +1,2 GB = -3 Token/s, sobald der Kontext voll ist",
    ]
    assert found["personas"][:2] == ["Knapp", "Lehrer"]
    assert found["kept_personas"] == ["Brief", "Teacher", "Editor", "Programmer", "Translator", "Critic"]
    assert "2 + 2" in found["said"][6]
    assert found["said"][6] != "the numbers do not add up: 2 + 2 is 4, not 5"
    assert found["said"][:3] == [
        "Es gibt keine Modelldatei /tmp/x.gguf. Wählen Sie eine andere Datei.",
        "Die Modelldatei /tmp/y.gguf ist beschädigt: it ends early.",
        "Nobody knows this sentence.",
    ]
    assert {"Abbrechen", "Anwenden"} <= {text.replace("&", "") for text in found["buttons"]}
    english = {source for source, forms, _ in messages(FOLDER / "inglenook_de.ts") if forms[0] != source}
    assert english & {*found["actions"], *found["settings"]} == set()
    assert not found["right_to_left"]


def test_a_chosen_language_wins_over_the_systems(tmp_path: Path) -> None:
    assert window("es", (), tmp_path, LANG="de_DE.UTF-8")["menus"][0] == "&Archivo"
    assert window("", (), tmp_path, LANG="fr_FR.UTF-8", LANGUAGE="")["menus"][0] == "&Fichier"


def test_where_texts_run_from_right_to_left_the_window_is_mirrored(tmp_path: Path) -> None:
    found = window("", (), tmp_path, LANG="ar_EG.UTF-8", LANGUAGE="")
    assert found["right_to_left"]
    assert found["menus"][0] == "&File"


def test_numbers_without_a_language_are_written_as_in_english() -> None:
    assert QLocale(QLocale.Language.English, QLocale.Country.UnitedStates).toString(1234.5, "f", 1) == "1,234.5"


def test_the_mark_of_a_key_is_no_word() -> None:
    assert [without_mnemonic(text) for text in ("&Open…", "Mo&dels", "打开模型(&O)…")] == [
        "Open…",
        "Models",
        "打开模型…",
    ]
