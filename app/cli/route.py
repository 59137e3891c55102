"""`inglenook route`: how well the router knows when the cloud would have done better."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console

from cache.encoder import Encoder, Matrix
from cache.encoder_file import encoder_file
from core.engine.client import Engine
from core.errors import InglenookError
from core.paths import find_paths

route = typer.Typer(
    name="route", help="When to ask the cloud, and how well that is known.", no_args_is_help=True, rich_markup_mode=None
)
output = Console(highlight=False, soft_wrap=True, markup=False)

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]

_AT_ONCE = 32


@route.callback()
def route_group() -> None:
    """Keep the group a group while it has one command."""


@route.command()
def evaluate(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.jsonl", help="Rows prompt, weak, strong, and weak_response for `after`.")
    ],
    without_encoder: Annotated[
        bool, typer.Option("--without-encoder", help="Do not compare questions by meaning.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Measure the shipped router on questions whose answers were judged: quality regained for calls to the cloud."""
    # Only this command needs it.
    from core.escalation.evaluate import evaluate as evaluate_rows  # noqa: PLC0415
    from core.escalation.evaluate import read_rows  # noqa: PLC0415

    try:
        rows = read_rows(file)
        if without_encoder:
            found = evaluate_rows(rows, None)
        else:
            paths = find_paths()
            encoder = Encoder(Engine(paths.log), lambda: encoder_file(paths.models))
            try:
                encoder.make_ready()
                found = evaluate_rows(rows, lambda texts: _encoded(encoder, texts))
            finally:
                encoder.stop()
    except InglenookError as error:
        if as_json:
            _print_json({"error": error.message, "hint": error.hint})
        raise
    if as_json:
        _print_json(found)
        return
    output.print(f"{len(rows):,} questions")
    for when, figures in found.items():
        shares = ", ".join(f"{figures[f'cpt{part}']:.1f}% for {part}%" for part in (20, 50, 80))
        output.print(f"{when:<7} APGR {figures['apgr']:.3f}; share that goes out for a part of the gap: {shares}")


def _encoded(encoder: Encoder, texts: Sequence[str]) -> Matrix:
    import numpy as np  # noqa: PLC0415

    return np.concatenate([encoder.encode(texts[start : start + _AT_ONCE]) for start in range(0, len(texts), _AT_ONCE)])


def _print_json(value: object) -> None:
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
