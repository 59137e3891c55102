"""The command line: ask once, chat in the terminal, look at what Inglenook finds on this machine."""

from __future__ import annotations

import importlib
import importlib.metadata
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console

from app.assembly import Household, assemble
from app.cli.chat import chat as chat_in_terminal
from app.cli.chat import tool_line
from app.cli.doctor import examine
from app.cli.early_engine import started
from app.cli.interrupt import stoppable
from app.cli.named_model import named_model
from app.cli.serve import (
    HostOption,
    NameOption,
    NetworkOption,
    NewTokenOption,
    PortOption,
    ShowTokenOption,
    TokenForOption,
    serve,
    tell_token,
)
from app.cli.sizes import parse_size
from core.chat_import import read_export
from core.errors import InglenookError
from core.history import History
from core.logs import configure_logging
from core.messages import Ask, CacheHit, ConsentNeeded, Finished, Notice, Token, Trimmed
from core.paths import find_paths
from core.process.cancellation import Cancellation
from core.tools.messages import ToolUsed, ToolWanted

app = typer.Typer(
    name="inglenook",
    help=(
        "An assistant that answers on your own machine. Without a command the desktop window opens; "
        "inglenook FILE.gguf opens it with that model, inglenook --quick shows the quick prompt."
    ),
    no_args_is_help=True,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)

ModelOption = Annotated[
    str, typer.Option("--model", metavar="FILE", help="A GGUF file, or the name of a model in the list of models.")
]
ContextOption = Annotated[
    int | None, typer.Option("--context", metavar="N", min=0, help="Context window in tokens; 0 is the model's own.")
]
RamOption = Annotated[str, typer.Option("--ram", metavar="SIZE", help="Most memory for the model, such as 600M or 4G.")]
LocalOnlyOption = Annotated[bool, typer.Option("--local-only", help="Nothing leaves this machine, whatever is set.")]
NoCacheOption = Annotated[bool, typer.Option("--no-cache", help="Neither use nor remember earlier answers.")]


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", help="Show the version.", is_eager=True)] = False,
) -> None:
    """What can be said without a command."""
    if version:
        sys.stdout.write(f"inglenook {importlib.metadata.version('inglenook')}\n")
        raise typer.Exit


class AskResult(msgspec.Struct):
    """What `inglenook ask --json` prints: one object; fields are added, never renamed."""

    answer: str
    source: str
    model: str
    prompt_tokens: int
    completion_tokens: int
    tokens_per_second: float
    time_to_first_token_s: float
    engine_peak_bytes: int
    state: str
    trimmed_turns: int


def run(arguments: Sequence[str]) -> int:
    """Run the command line; gives the exit status."""
    configure_logging(find_paths().log)
    if arguments[:1] != ["ask"]:
        # The others take as long to import as a question takes to be understood.
        importlib.import_module("app.cli.commands")
    try:
        app(list(arguments), prog_name="inglenook")
    except InglenookError as error:
        errors.print(error.message)
        if error.hint:
            errors.print(error.hint)
        return 1
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return 0


@app.command()
def ask(
    text: Annotated[str, typer.Argument(help="The question; - reads it from standard input.")],
    model: ModelOption = "",
    context: ContextOption = None,
    max_tokens: Annotated[int, typer.Option(metavar="N", min=0, help="Longest answer; 0 is no limit.")] = 0,
    ram: RamOption = "",
    no_cache: NoCacheOption = False,
    local_only: LocalOnlyOption = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object when the answer is complete.")] = False,
) -> None:
    """Ask one question; the answer streams to standard output and is not kept as a conversation."""
    question = sys.stdin.read() if text == "-" else text
    try:
        overrides = _overrides(model, context, ram, local_only)
        with _household(overrides, with_cache=not no_cache, keep_history=False) as house, stoppable() as cancellation:
            request = Ask(question, use_cache=not no_cache, max_tokens=max_tokens)
            status = _print_answer(house, request, cancellation, as_json)
    except InglenookError as error:
        if as_json:
            _print_json({"error": error.message, "hint": error.hint})
        raise
    raise typer.Exit(status)


@app.command()
def chat(
    model: ModelOption = "",
    context: ContextOption = None,
    ram: RamOption = "",
    no_cache: NoCacheOption = False,
    local_only: LocalOnlyOption = False,
) -> None:
    """Chat in the terminal; the conversation is kept and found again in the desktop."""
    overrides = _overrides(model, context, ram, local_only)
    with _household(overrides, with_cache=not no_cache, keep_history=True) as house:
        chat_in_terminal(house)


@app.command(name="serve")
def serve_programs(
    port: PortOption = 4664,
    host: HostOption = "127.0.0.1",
    allow_network: NetworkOption = False,
    name: NameOption = None,
    show_token: ShowTokenOption = False,
    token_for: TokenForOption = "",
    new_token: NewTokenOption = False,
    model: ModelOption = "",
    context: ContextOption = None,
    ram: RamOption = "",
    no_cache: NoCacheOption = False,
    local_only: LocalOnlyOption = False,
) -> None:
    """Answer other programs on this machine, as OpenAI's interface does, until Ctrl+C."""
    if not tell_token(show_token, token_for, new_token):
        serve(_overrides(model, context, ram, local_only), host, port, allow_network, name or [], not no_cache)


@app.command("import")
def import_conversations(
    path: Annotated[Path, typer.Argument(help="A file, an archive or a folder that another program has exported.")],
) -> None:
    """Add conversations from ChatGPT, Open WebUI, Jan, GPT4All, or another Inglenook."""
    exported = read_export(path)
    history = History(find_paths().history)
    try:
        added = [history.add_exported(conversation) for conversation in exported]
    finally:
        history.close()
    known = f"; {added.count(0):,} were there already" if 0 in added else ""
    sys.stdout.write(f"{sum(map(bool, added)):,} conversations added{known}.\n")


@app.command()
def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Show what was found: Python, Qt, the engine and its devices, models, folders."""
    report = examine(find_paths())
    if as_json:
        _print_json({section: dict(facts) for section, facts in report.items()})
        return
    console = Console(highlight=False, soft_wrap=True, markup=False)
    for section, facts in report.items():
        console.print(section, style="bold")
        for name, value in facts:
            console.print(f"  {name}: {value}")


def _overrides(model: str, context: int | None, ram: str, local_only: bool) -> dict[str, Any]:
    chosen: dict[str, Any] = {}
    if model:
        chosen["model_path"] = named_model(model, find_paths())
    if context is not None:
        chosen["context_length"] = context
    if ram:
        chosen["memory_budget_gb"] = parse_size(ram) / 1e9
    if local_only:
        chosen["local_only"] = True
    return chosen


@contextmanager
def _household(overrides: dict[str, Any], *, with_cache: bool, keep_history: bool) -> Iterator[Household]:
    engine = None if keep_history else started()
    house = assemble(find_paths(), overrides=overrides, with_cache=with_cache, keep_history=keep_history, engine=engine)
    for warning in house.warnings:
        errors.print(warning)
    try:
        yield house
    finally:
        house.close()


def _print_answer(house: Household, request: Ask, cancellation: Cancellation, as_json: bool) -> int:
    for event in house.assistant.ask(request, cancellation):
        match event:
            case Token(text=text) if not as_json:
                sys.stdout.write(text)
                sys.stdout.flush()
            case CacheHit(question=question) if not as_json:
                errors.print(f"(answered before: {question!r}; --no-cache asks again)", style="dim")
            case Trimmed(turns=turns, context_length=length):
                errors.print(f"The oldest {turns} messages do not fit into the {length:,}-token context window.")
            case Notice(message=message, hint=hint):
                errors.print(f"{message} {hint}")
            case ToolWanted(id=call, name=name, server=server):
                # Nobody can be asked where answers go into a pipe.
                errors.print(f"The model asked for {name} of {server}, which is allowed in `inglenook chat` only.")
                house.toolbox.approvals.decide(call, "no")
            case ToolUsed(use=use) if use.state != "declined":
                errors.print(tool_line(use), style="dim")
            case ConsentNeeded():
                raise InglenookError("The cloud can be asked in the desktop only.", "Run inglenook.")
            case Finished(message=message):
                return _print_end(message.text, message.facts, as_json)
    return 1


def _print_end(answer: str, facts: Any, as_json: bool) -> int:
    if as_json:
        values = {name: getattr(facts, name) for name in AskResult.__struct_fields__ if name != "answer"}
        _print_json(AskResult(answer=answer, **values))
    else:
        sys.stdout.write("\n")
        if facts.note:
            errors.print(facts.note)
        if facts.cloud_reason:
            errors.print(f"This answer may be wrong: {facts.cloud_reason}.")
    return 130 if facts.state == "stopped" else 0


def _print_json(value: object) -> None:
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
    sys.stdout.flush()
