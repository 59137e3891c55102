"""A conversation in the terminal, for machines without a display and for people who like it there."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading

from rich.console import Console

from app.assembly import Household
from core.errors import InglenookError
from core.messages import Ask, CacheHit, Finished, Notice, Started, Token, Trimmed
from core.model_memory import ModelMemory
from core.process.cancellation import Cancellation
from core.tools.messages import Decision, ToolUse, ToolUsed, ToolWanted

HELP = (
    "Type a question. /new starts a new conversation, /help shows this, /quit or Ctrl+D leaves. Ctrl+C stops an answer."
)


def chat(house: Household) -> None:
    """Read questions and stream answers until the user leaves."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401, PLC0415 (gives input() its line editing, where it exists)
    console = Console(highlight=False, soft_wrap=True, markup=False)
    console.print("Inglenook. " + HELP, style="dim")
    threading.Thread(target=_warm, args=(house.model_memory,), name="warm", daemon=True).start()
    conversation = 0
    while (line := _read_line()) is not None:
        match line:
            case "":
                continue
            case "/quit" | "/exit":
                return
            case "/help":
                console.print(HELP, style="dim")
            case "/new":
                conversation = 0
                console.print("A new conversation.", style="dim")
            case _ if line.startswith("/"):
                console.print(f"{line.split()[0]} is not a command. {HELP}", style="dim")
            case _:
                conversation = _answer(house, console, line, conversation)


def _read_line() -> str | None:
    """The next line, or None when the user leaves."""
    try:
        return input("> ").strip()
    except EOFError:
        sys.stdout.write("\n")
        return None
    except KeyboardInterrupt:
        sys.stdout.write("\n")
        return ""


def tool_line(use: ToolUse) -> str:
    """A use of a tool in a line."""
    result = " ".join(use.result.split())
    return f"({use.name} {use.arguments} → {result[:200]})"


def _decide(house: Household, console: Console, wanted: ToolWanted) -> None:
    """Ask the user about a tool."""
    goes = f" What it gets would leave this machine, to {wanted.address}." if wanted.address else ""
    console.print(f"\nThe model wants to use {wanted.name} of {wanted.server} with {wanted.arguments}.{goes}")
    try:
        said = input("Allow it? [y]es, [a]lways in this chat, [N]o: ").strip().lower()
    except (EOFError, KeyboardInterrupt):
        said = "n"
    decisions: dict[str, Decision] = {"y": "once", "a": "always"}
    house.toolbox.approvals.decide(wanted.id, decisions.get(said[:1], "no"))


def _answer(house: Household, console: Console, text: str, conversation: int) -> int:
    """Stream one answer; gives the conversation that it belongs to."""
    cancellation = Cancellation()
    before = signal.signal(signal.SIGINT, lambda *_: cancellation.cancel())
    try:
        for event in house.assistant.ask(Ask(text, conversation=conversation), cancellation):
            match event:
                case Started(conversation=conversation):
                    pass
                case Token(text=piece):
                    sys.stdout.write(piece)
                    sys.stdout.flush()
                case CacheHit(question=question):
                    console.print(f"(answered before: {question!r})", style="dim")
                case Trimmed(turns=turns):
                    console.print(f"(the oldest {turns} messages no longer fit into the context window)", style="dim")
                case ToolWanted():
                    _decide(house, console, event)
                case ToolUsed(use=use):
                    console.print(tool_line(use), style="dim")
                case Notice(message=notice, hint=hint):
                    console.print(f"({notice} {hint}".rstrip() + ")", style="dim")
                case Finished(message=message) if message.facts is not None:
                    facts = message.facts
                    sys.stdout.write("\n")
                    speed = f", {facts.tokens_per_second:.1f} tokens/s" if facts.tokens_per_second else ""
                    console.print(f"({facts.model}{speed}) {facts.note}".rstrip(), style="dim")
    except InglenookError as error:
        sys.stdout.write("\n")
        console.print(str(error), style="bold")
    finally:
        signal.signal(signal.SIGINT, before)
    return conversation


def _warm(model_memory: ModelMemory) -> None:
    # What goes wrong here is told when the first question meets the same trouble.
    with contextlib.suppress(InglenookError):
        model_memory.warm()
