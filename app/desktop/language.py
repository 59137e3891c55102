"""Which language the window speaks: Qt Linguist's translations, and numbers as they are written there.

Every text that a user sees stands in the source in English, inside `tr`, and is translated where it stands. Modules are
imported after `install_language`, so constants are translated too. What the assistant says arrives in English and is
translated by `core_sentences` where it is shown.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

log = logging.getLogger(__name__)

TRANSLATIONS: Final = Path(__file__).parent / "translations"
LANGUAGES: Final = ("en", "de", "es", "fr", "zh_CN")
"""Those that are complete."""
_NUMBER: Final = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,3})(?:\.(\d+))?( ?(?:[kMGT]?B|m?s)|%)?")
_locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
_translators: list[QTranslator] = []


def tr(text: str, comment: str = "", n: int = -1) -> str:
    """`text` in the user's language. Placeholders are filled afterwards: `tr("{count} found").format(count=...)`.

    Args:
        text: English, written out in the call, so that `lupdate` finds it.
        comment: what tells this use of the text from others.
        n: where the form depends on a number, that number; the English form for one stands beside it in the source.
    """
    return QCoreApplication.translate("", text, comment or None, n)


def look_up(text: str) -> str:
    """The translation of a text that is not written out here; itself where there is none."""
    return QCoreApplication.translate("", text)


def is_translated() -> bool:
    """Whether the window speaks anything but English."""
    return len(_translators) > 1


def number(value: float, decimals: int = 0) -> str:
    """A number as the user's language writes it: "1,234.5", "1.234,5"."""
    return _locale.toString(float(value), "f", decimals)


def number_said(english: str) -> str:
    """A number that the assistant has written, with its sign and unit, as the user's language writes it; "" where this
    is not one. Four digits without a comma are a year or a part of a name.
    """
    found = _NUMBER.fullmatch(english)
    if found is None:
        return ""
    sign, whole, decimals, unit = (part or "" for part in found.groups())
    return sign + number(float(f"{whole.replace(',', '')}.{decimals or 0}"), len(decimals)) + unit


def percent(share: float) -> str:
    """A share as per cent without decimals: "12%", "12 %"."""
    return tr("{number}%").format(number=number(100 * share))


def without_mnemonic(text: str) -> str:
    """The words of a menu entry without what marks its key: "&Open", "打开(&O)"."""
    return re.sub(r"\s*\(&\w\)", "", text).replace("&", "")


def choose_language(chosen: str, wanted: Sequence[str]) -> str:
    """The language to speak.

    Args:
        chosen: in the settings; "" leaves it to the system.
        wanted: what the system names, such as "de-AT" or "zh-Hans-CN", the most wanted first.
    """
    if chosen in LANGUAGES:
        return chosen
    for name in wanted:
        parts = name.replace("_", "-").split("-")
        if parts[0] == "zh" and not {"Hant", "TW", "HK", "MO"} & set(parts):
            return "zh_CN"
        if parts[0] in LANGUAGES:
            return parts[0]
    return "en"


def install_language(app: QApplication, chosen: str = "") -> None:
    """Have the window speak `chosen`, or the system's language; texts run the way that the system's language does."""
    global _locale  # noqa: PLW0603 (one language for the whole process, as in Qt)
    system = QLocale.system()
    language = choose_language(chosen, system.uiLanguages())
    same = system.name().split("_")[0] == language.split("_")[0]
    # Somebody in Austria writes numbers as they do there, somebody who reads English in Berlin as in English.
    _locale = system if same else QLocale(language if language != "en" else "en_US")
    QLocale.setDefault(_locale)
    for translator in _translators:
        app.removeTranslator(translator)
    _translators.clear()
    _load(
        app,
        f"qtbase_{language}",
        Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    )
    if language != "en":
        _load(app, f"inglenook_{language}", TRANSLATIONS)
    # A system in Arabic or Hebrew keeps its direction, also where the words are still English.
    app.setLayoutDirection(_locale.textDirection() if chosen else system.textDirection())


def _load(app: QApplication, name: str, folder: Path) -> None:
    translator = QTranslator(app)
    if translator.load(name, str(folder)):
        app.installTranslator(translator)
        _translators.append(translator)
    else:
        log.info("no translation %s in %s", name, folder)
