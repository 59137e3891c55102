"""`inglenook cache learn` and `cache pairs`: the encoder learns from the user's verdicts, and what it learns from."""

from __future__ import annotations

import datetime
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from app.cli.cache import (
    JsonOption,
    errors,
    explained,
    opened,
    opened_cache,
    output,
    plain,
    print_json,
    ready_encoder,
    shortened,
)
from app.cli.interrupt import stoppable
from cache.learning.head import HeadFile
from cache.learning.learner import Learner, missing_pairs
from core.cache_messages import EncoderLearned, Judgement
from core.errors import CachedAnswerNotFound, CannotLearn
from core.paths import find_paths
from core.process.cancellation import Cancellation


def learn(
    undo: Annotated[bool, typer.Option("--undo", help="Go back to before the last time it learned.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Let the encoder learn from your verdicts; kept only if it then judges your own pairs better. Ctrl+C stops."""
    if undo:
        _undo(as_json)
        return
    with explained(as_json):
        with opened_cache(None) as (kept, _):
            # Before a model is loaded for nothing.
            if missing := missing_pairs(kept.pairs.all()):
                raise CannotLearn(missing, "Say of answers found in other words whether they fit, then try again.")
        with ready_encoder() as encoder, opened_cache(encoder) as (kept, _), stoppable() as cancellation:
            found = _follow(Learner(kept.pairs, encoder, HeadFile(find_paths().learned)), cancellation, as_json)
            if found is not None and found.kept:
                kept.fill_vectors()
    if found is None:
        errors.print("Stopped; nothing was changed.")
        raise typer.Exit(130)
    if as_json:
        print_json(plain(found))
    else:
        for line in summary(found):
            output.print(line)


def pairs(
    remove: Annotated[int, typer.Option(metavar="NUMBER", min=0, help="Delete this pair.")] = 0,
    clear: Annotated[bool, typer.Option("--clear", help="Delete all of them.")] = False,
    as_json: JsonOption = False,
) -> None:
    """List the pairs of questions you have judged, which the encoder can learn from; they never leave this machine."""
    with opened(as_json) as (kept, _):
        if clear:
            count = kept.pairs.clear()
        elif remove and not kept.pairs.remove(remove):
            raise CachedAnswerNotFound(f"There is no pair {remove}.", "List them with `inglenook cache pairs`.")
        found = kept.pairs.all()
    if as_json:
        print_json(found if not clear else {"removed": count})
        return
    if clear:
        output.print(f"{count:,} pairs are deleted.")
        return
    for pair in found:
        made = datetime.datetime.fromtimestamp(pair.at).astimezone()
        word = "fits" if pair.fits else "does not fit"
        output.print(f"{pair.id:>6}  {shortened(pair.asked)}  |  {shortened(pair.kept)}  ({word}, {made:%Y-%m-%d})")
    if missing := missing_pairs(found):
        output.print(missing)
    else:
        output.print(f"{len(found):,} pairs: `inglenook cache learn` can learn from them.")


def summary(found: EncoderLearned) -> list[str]:
    """What came of it, in words."""
    first = (
        "It judges your own pairs better now and is used from now on; --undo goes back."
        if found.kept
        else "It would not surely judge your own pairs better, so nothing was changed."
    )
    held = f"Of {found.pairs:,} pairs that were held back:"
    return [first, held, *_lines(found.before, found.after)]


def _lines(before: Judgement, after: Judgement) -> list[str]:
    return [
        f"  {name:<36}{old:>7} before, {new:>7} after"
        for name, old, new in (
            ("answered again where it fits", f"{before.hits:.1%}", f"{after.hits:.1%}"),
            ("answered again where it does not", f"{before.wrong:.1%}", f"{after.wrong:.1%}"),
            ("loss, less is better", f"{before.loss:.3f}", f"{after.loss:.3f}"),
        )
    ]


def _undo(as_json: bool) -> None:
    with explained(as_json):
        undone = HeadFile(find_paths().learned).undo()
        if undone:
            with ready_encoder() as encoder, opened_cache(encoder) as (kept, _):
                kept.fill_vectors()
    if as_json:
        print_json({"undone": undone})
    else:
        output.print("It is as it was before it learned." if undone else "It has not learned anything yet.")


def _follow(learner: Learner, cancellation: Cancellation, as_json: bool) -> EncoderLearned | None:
    """Show the progress on standard error; gives the end, None where it was stopped."""
    columns = (TextColumn("learning"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, disable=as_json or not errors.is_terminal) as bar:
        task = bar.add_task("learning", total=1.0)
        for event in learner.learn(cancellation):
            if isinstance(event, EncoderLearned):
                return event
            bar.update(task, completed=event.share)
    return None
