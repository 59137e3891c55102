"""What the user can choose: typed, described once, kept in a TOML file that a mistake cannot spoil."""

from __future__ import annotations

import dataclasses
import logging
import math
import os
import reprlib
import tempfile
import threading
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import tomli_w

from core.errors import SettingsError, StorageError

log = logging.getLogger(__name__)

_EXACT = 2**53
"""Whole numbers below it are floats without loss."""

VERSION = 2
"""Of the file's layout; `_upgrade` knows the older ones."""


QUICK_ACTIONS = """\
Rewrite: Rewrite this text so that it reads well. Keep its language and its meaning. Answer with the text alone.
Summarize: Summarize this text in a few sentences, in its own language.
Explain: Explain this in simple words.
Translate: Translate this text into English, or into German if it is English. Answer with the translation alone.
Fix: Correct the spelling and grammar of this text and change nothing else. Answer with the text alone."""


@dataclass(frozen=True)
class Choice:
    """One of the values that a setting can take, as the user reads it."""

    value: str
    label: str


@dataclass(frozen=True)
class Described:
    """What the settings dialog shows for a field, and what values it takes."""

    label: str
    help: str = ""
    group: str = ""
    unit: str = ""
    least: float = -math.inf
    most: float = math.inf
    step: float = 1
    zero: str = ""
    """What 0 or "" means, in a word."""
    choices: tuple[Choice, ...] = ()
    multiline: bool = False
    hidden: bool = False
    """Not in the dialog: set elsewhere in the window."""
    is_count: bool = True
    """Whether a number counts something, so that thousands are set apart."""


def _setting(default: Any, **described: Any) -> Any:
    return field(default=default, metadata={"described": Described(**described)})


@dataclass(frozen=True)
class Settings:
    """All settings. Build changed copies with `changed`."""

    model_path: str = _setting(
        "",
        label="Model",
        group="Model",
        zero="Starter model",
        hidden=True,
        help="The GGUF file that answers.",
    )
    system_prompt: str = _setting(
        "You are a helpful assistant. Answer clearly and briefly.",
        label="Instructions",
        group="Model",
        multiline=True,
        help="What the model is told before every conversation.",
    )
    temperature: float = _setting(
        0.2,
        label="Temperature",
        group="Model",
        least=0,
        most=2,
        step=0.1,
        help="0 always takes the likeliest word; higher is more varied.",
    )
    context_length: int = _setting(
        4096,
        label="Context length",
        group="Model",
        unit="tokens",
        least=0,
        most=1_048_576,
        step=1024,
        zero="The model's own",
        help="How much of a conversation the model can read at once. More needs more memory.",
    )
    when_full: str = _setting(
        "leave_out",
        label="When it is full",
        group="Model",
        choices=(
            Choice("leave_out", "Leave out the oldest turns"),
            Choice("summarize", "Sum up the oldest turns"),
            Choice("window", "Keep the beginning and the newest part"),
        ),
        help=(
            "What the model goes on with when a conversation is longer than the context. Leaving out reads the rest "
            "again; summing up takes as long as a short answer, now and then; keeping goes on at once, also in the "
            "middle of an answer, with less and less of the middle."
        ),
    )
    memory_budget_gb: float = _setting(
        0.0,
        label="Memory budget",
        group="Memory",
        unit="GB",
        least=0,
        most=4096,
        step=0.5,
        zero="Automatic",
        help="The most that the model may hold in memory.",
    )
    offload: str = _setting(
        "automatic",
        label="Offload",
        group="Memory",
        choices=(
            Choice("automatic", "Automatic"),
            Choice("gpu", "Layers on the GPU"),
            Choice("flash", "Read weights from disk"),
        ),
        help="Where the model's weights lie. Reading from disk needs little memory and is slower.",
    )
    gpu_layers: int = _setting(
        0,
        label="GPU layers",
        group="Memory",
        unit="layers",
        least=0,
        most=999,
        help="How many layers go to the GPU when Offload says so.",
    )
    other_machines: str = _setting(
        "",
        label="Other machines",
        group="Memory",
        zero="None",
        help=(
            "Machines of yours that lend memory with `inglenook lend`, as host:port with spaces between them. What you "
            "write reaches them in a form that can be read, so use only machines and tunnels that you trust."
        ),
    )
    drafts: str = _setting(
        "automatic",
        label="Drafts",
        group="Speed",
        choices=(
            Choice("automatic", "From texts and a small model"),
            Choice("text", "From texts only"),
            Choice("off", "Off"),
        ),
        help="Guess the next words and check several at once, where that is faster. The answers are the same.",
    )
    draft_model: str = _setting(
        "",
        label="Draft model",
        group="Speed",
        zero="Automatic",
        help="A small model that guesses for a large one with the same vocabulary whose weights come from disk.",
    )
    autotune: bool = _setting(
        True,
        label="Tune models in idle time",
        group="Speed",
        help="Measure for a minute, once for each model, how it runs fastest on this machine.",
    )
    save_power: bool = _setting(
        True,
        label="Save power on battery",
        group="Speed",
        help="On battery or in a power-saving profile: fewer threads, no drafts, and memory is freed sooner.",
    )
    threads: int = _setting(
        0,
        label="Processor threads",
        group="Memory",
        least=0,
        most=256,
        zero="Automatic",
        help="How many cores work on an answer.",
    )
    idle_unload_minutes: int = _setting(
        15,
        label="Free the memory after",
        group="Memory",
        unit="minutes",
        least=0,
        most=1440,
        zero="Never",
        help="When no question comes for this long, the model leaves memory. The next question loads it again.",
    )
    kept_conversations_mb: int = _setting(
        2000,
        label="Kept conversations",
        group="Memory",
        unit="MB",
        least=0,
        most=1_000_000,
        step=500,
        zero="Off",
        help=(
            "What the model has read of your conversations is kept on the disk, so that they go on at once. Those that "
            "were used longest ago go first; private chats are never kept."
        ),
    )
    rearranged_weights_mb: int = _setting(
        20_000,
        label="Rearranged weights",
        group="Memory",
        unit="MB",
        least=0,
        most=1_000_000,
        step=1000,
        zero="Off",
        help=(
            "Weights that do not fit into memory are kept on the disk in the form in which this processor multiplies "
            "fastest. Without that, models larger than memory write more slowly."
        ),
    )
    cache_enabled: bool = _setting(
        True,
        label="Remember answers",
        group="Answers",
        help="Give an earlier answer when the same question comes again. You always see it, and can ask again.",
    )
    cache_threshold: float = _setting(
        0.0,
        label="Certainty needed",
        group="Answers",
        least=0.0,
        most=1.0,
        step=0.01,
        zero="Automatic",
        help="How sure it must be that an earlier answer fits a question in other words. 1 is the same words only.",
    )
    cache_limit_mb: int = _setting(
        64,
        label="Room for answers",
        group="Answers",
        unit="MB",
        least=1,
        most=10_000,
        step=16,
        help="The most that remembered answers take on the disk. Those that save the least go first.",
    )
    quick_prompt_key: str = _setting(
        "Ctrl+Alt+Space",
        label="Key for the quick prompt",
        group="Desktop",
        zero="None",
        help="Works in every program. On Wayland the desktop may ask you first, or choose another key.",
    )
    quick_actions: str = _setting(
        QUICK_ACTIONS,
        label="Actions on selected text",
        group="Desktop",
        multiline=True,
        help="One a line: a name, a colon, and what the model is told. The quick prompt offers them.",
    )
    language: str = _setting(
        "",
        label="Language",
        group="Desktop",
        choices=(
            Choice("", "The system's"),
            Choice("en", "English"),
            Choice("de", "Deutsch"),
            Choice("es", "Español"),
            Choice("fr", "Français"),
            Choice("zh_CN", "简体中文"),
        ),
        help="Of the window, from the next start on. Answers are in the language of your questions.",
    )
    start_at_login: bool = _setting(
        False,
        label="Start with the computer, in the tray",
        group="Desktop",
        help="The quick prompt is then always at hand. No model is loaded before you ask.",
    )
    server_enabled: bool = _setting(
        False,
        label="Let other programs use the model",
        group="Other programs",
        help=(
            "Programs on this machine that speak OpenAI's interface can then ask the model here, with the token below. "
            "Other machines cannot."
        ),
    )
    server_port: int = _setting(
        4664,
        label="Port",
        group="Other programs",
        least=1024,
        most=65_535,
        is_count=False,
        help="Part of the address that other programs need.",
    )
    server_cache: bool = _setting(
        True,
        label="Answer them from memory",
        group="Other programs",
        help=(
            "Plain questions of theirs may get an earlier answer, marked so. Those with tools, a schema, a seed or a "
            "temperature never do."
        ),
    )
    server_history: bool = _setting(
        False,
        label="Keep what they ask",
        group="Other programs",
        help="Their conversations then appear in the list, under the program's name.",
    )
    tools_enabled: bool = _setting(
        False,
        label="Let the model use tools",
        group="Tools",
        help=(
            "A calculator and the date come with Inglenook. Each use of any other tool is shown to you first. Small "
            "models often use tools badly."
        ),
    )
    hub_offline: bool = _setting(
        False,
        label="Never contact the model hub",
        group="Model hub",
        help="Models are then neither searched nor downloaded.",
    )
    hub_mirrors: str = _setting(
        "",
        label="Mirrors",
        group="Model hub",
        zero="None",
        help="More addresses that serve the same models, with spaces between them; tried in order when the hub fails.",
    )
    local_only: bool = _setting(
        False,
        label="Stay on this machine",
        group="Cloud",
        help="Nothing you write leaves this machine, whatever else is set.",
    )
    cloud_endpoint: str = _setting(
        "",
        label="Cloud address",
        group="Cloud",
        zero="None",
        help="An OpenAI-compatible address such as https://api.example.com/v1. Used only when you ask for it.",
    )
    cloud_model: str = _setting(
        "", label="Cloud model", group="Cloud", zero="None", help="The model's name at that address."
    )
    cloud_mode: str = _setting(
        "ask",
        label="Propose the cloud",
        group="Cloud",
        choices=(
            Choice("never", "Never"),
            Choice("ask", "Where it may help"),
            Choice("automatic", "Ask it by itself where I have agreed"),
        ),
        help="What happens when this machine's answer may be wrong. Each conversation can differ.",
    )
    cloud_dial: str = _setting(
        "now and then",
        label="The local answer may stand wrongly",
        group="Cloud",
        choices=(
            Choice("hardly ever", "Hardly ever: ask often"),
            Choice("seldom", "Seldom"),
            Choice("now and then", "Now and then"),
            Choice("often", "Often: ask little"),
        ),
        help="How often an answer of this machine may stand where the cloud would have done better.",
    )
    cloud_price_in: float = _setting(
        0.0,
        label="Price of what is read",
        group="Cloud",
        unit="per million tokens",
        least=0,
        most=10_000,
        step=0.1,
        zero="Not known",
        help="What the endpoint takes for a million tokens of questions, in your currency.",
    )
    cloud_price_out: float = _setting(
        0.0,
        label="Price of what is written",
        group="Cloud",
        unit="per million tokens",
        least=0,
        most=10_000,
        step=0.1,
        zero="Not known",
        help="What it takes for a million tokens of answers.",
    )
    cloud_others: str = _setting(
        "",
        label="Other endpoints",
        group="Cloud",
        zero="None",
        multiline=True,
        help=(
            "One a line: address, model, price per million tokens read, price per million written, and the seconds "
            "to a first word that you know of, with spaces between them. The cheapest that is quick enough is asked."
        ),
    )
    cloud_patience_s: float = _setting(
        0.0,
        label="Wanted wait for a first word",
        group="Cloud",
        unit="seconds",
        least=0,
        most=120,
        zero="Any",
        help="Among several endpoints, those that have been slower are asked only when no other is left.",
    )
    cloud_currency: str = _setting(
        "USD", label="Currency", group="Cloud", help="Of the prices and caps, as you want to read it."
    )
    cloud_cap_call: float = _setting(
        0.10,
        label="Most for one question",
        group="Cloud",
        least=0,
        most=100_000,
        step=0.05,
        zero="Nothing is spent",
        help="A question that might cost more is not sent.",
    )
    cloud_cap_day: float = _setting(
        0.50,
        label="Most in a day",
        group="Cloud",
        least=0,
        most=100_000,
        step=0.5,
        zero="Nothing is spent",
        help="In 24 hours. Reserved before a question is sent, so that it holds whatever happens.",
    )
    cloud_cap_month: float = _setting(
        5.0,
        label="Most in a month",
        group="Cloud",
        least=0,
        most=100_000,
        step=1,
        zero="Nothing is spent",
        help="In 30 days.",
    )
    cloud_answer_tokens: int = _setting(
        2048,
        label="Longest answer",
        group="Cloud",
        unit="tokens",
        least=16,
        most=131_072,
        step=256,
        help="The endpoint is told to stop there; it is what a question is reckoned to cost at most.",
    )
    hidden_words: str = _setting(
        "",
        label="Always hide",
        group="Cloud",
        zero="Nothing more",
        multiline=True,
        help="Words and names of your own, one a line; hidden from the cloud wherever they stand.",
    )


SCHEMA: Mapping[str, Described] = {f.name: f.metadata["described"] for f in fields(Settings)}
"""What there is to say about each setting, by its name."""


def changed(settings: Settings, values: Mapping[str, Any]) -> Settings:
    """A copy of `settings` with some values replaced.

    Raises:
        SettingsError: a name is unknown, or a value is of the wrong kind or out of range; the sentence says which.
    """
    checked = {name: _checked(name, value) for name, value in values.items()}
    return dataclasses.replace(settings, **checked)


def load(path: Path) -> tuple[Settings, list[str]]:
    """Settings from `path`, and a warning for each thing in it that could not be used.

    A missing file gives the defaults. A file that is no TOML is kept beside the new one as `settings.toml.damaged`.
    """
    try:
        stored = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), []
    except (ValueError, RecursionError):  # no TOML, no UTF-8, a number of thousands of digits, brackets without end
        aside = path.with_name(path.name + ".damaged")
        try:
            path.replace(aside)
        except OSError:
            return Settings(), [f"The settings file {path} is damaged, so the defaults are used."]
        return Settings(), [
            f"The settings file was damaged, so the defaults are used. The old file is kept as {aside}."
        ]
    except OSError as error:
        return Settings(), [f"The settings file {path} cannot be read ({error.strerror}), so the defaults are used."]
    return _from_mapping(_upgrade(stored))


def save(settings: Settings, path: Path) -> None:
    """Write `settings` to `path`: into a temporary file first, then in place of the old one.

    Raises:
        StorageError: the folder or the disk does not take it; the old file is untouched.
    """
    document = {"version": VERSION, **dataclasses.asdict(settings)}
    temporary = ""
    try:
        # Where settings are a link into a folder of the user's own, the link stays.
        path = path.resolve()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(descriptor, "wb") as file:
            tomli_w.dump(document, file)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise StorageError(
            f"The settings cannot be saved in {path.parent} ({error.strerror}).",
            "They are in use until you quit; check that the folder is writable and the disk is not full.",
        ) from error


def _from_mapping(stored: Mapping[str, Any]) -> tuple[Settings, list[str]]:
    values: dict[str, Any] = {}
    warnings: list[str] = []
    for name, value in stored.items():
        if name == "version":
            if type(value) is not int or value > VERSION:
                warnings.append("The settings file is of a newer version; what this one does not know is ignored.")
            continue
        if name not in SCHEMA:
            warnings.append(f"The settings file has an unknown setting, {name}; it is ignored.")
            continue
        try:
            values[name] = _checked(name, value)
        except SettingsError as error:
            warnings.append(f"{error.message} The default is used.")
    return Settings(**values), warnings


def _checked(name: str, value: Any) -> Any:
    described = SCHEMA.get(name)
    if described is None:
        raise SettingsError(f"There is no setting called {name}.", "See the settings dialog for the names.")
    wanted = type(getattr(Settings(), name))
    if wanted is float and type(value) is int and abs(value) < _EXACT:
        value = float(value)
    if type(value) is not wanted:
        raise SettingsError(
            f"{described.label} cannot be {reprlib.repr(value)}.",
            f"It needs a value such as {getattr(Settings(), name)!r}.",
        )
    if wanted in (int, float):
        _check_range(described, value)
    if wanted is str and not _is_unicode(value):
        raise SettingsError(
            f"{described.label} cannot be {reprlib.repr(value)}.", "It holds characters that a text file cannot."
        )
    if described.choices and value not in [choice.value for choice in described.choices]:
        names = ", ".join(choice.value for choice in described.choices)
        raise SettingsError(f"{described.label} cannot be {reprlib.repr(value)}.", f"It is one of: {names}.")
    return value


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _check_range(described: Described, value: float) -> None:
    # TOML's whole numbers have no end, and a huge one becomes no float; nan is in no range.
    small = abs(value) < _EXACT
    if not small or not described.least <= value <= described.most:
        unit = f" {described.unit}" if described.unit else ""
        raise SettingsError(
            f"{described.label} cannot be {f'{value:g}' if small or isinstance(value, float) else 'so large'}.",
            f"It lies between {described.least:g} and {described.most:g}{unit}.",
        )


def _upgrade(stored: dict[str, Any]) -> dict[str, Any]:
    """The newest layout of what an older version stored; each step takes a dict and gives a dict."""
    if stored.get("version") == 1:
        stored = _certainty_for_likeness(stored)
    return stored


def _certainty_for_likeness(stored: dict[str, Any]) -> dict[str, Any]:
    """Version 1 measured by likeness what is a probability now; only its 1, the same words, means the same."""
    kept = {name: value for name, value in stored.items() if name != "cache_threshold"}
    if stored.get("cache_threshold") == 1.0:
        kept["cache_threshold"] = 1.0
    return kept | {"version": 2}


def cloud_addresses(first: str, others: str) -> tuple[str, ...]:
    """The addresses of the cloud endpoints, each once, the first one first; what cannot be read is left out.

    Args:
        first: the address of the first endpoint, "" for none.
        others: a line for each of the others, as in the settings.
    """
    lines = (line.split() for line in others.splitlines())
    return tuple(dict.fromkeys(address for address in (first.strip(), *(one[0] for one in lines if one)) if address))


class SettingsFile:
    """The settings of a running assistant: read once, changed through one door, written at each change.

    Args:
        path: the TOML file.
        overrides: values for this run only (command-line options); they win over the file and are never written to it.

    Raises:
        SettingsError: an override is not a value its setting can take.
    """

    def __init__(self, path: Path, overrides: Mapping[str, Any] | None = None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._overrides = {name: _checked(name, value) for name, value in (overrides or {}).items()}
        self._stored, self.warnings = load(path)

    @property
    def current(self) -> Settings:
        """The settings in force."""
        return dataclasses.replace(self._stored, **self._overrides)

    def change(self, values: Mapping[str, Any]) -> Settings:
        """Use `values` from now on, and keep them.

        Raises:
            SettingsError: a value is refused; nothing has changed.
            StorageError: the new settings are in use, but could not be written.
        """
        with self._lock:
            self._stored = changed(self._stored, values)
            self._overrides = {name: value for name, value in self._overrides.items() if name not in values}
            save(self._stored, self._path)
        return self.current
