"""Tells whether the answer to a question depends on a turn before it, though its words do not point there.

"What should I pack?" says all that a sentence must say, and yet its answer is another one after "I am going to Iceland"
than after "I am going to Egypt". A question after plain questions about other things depends on none of them.
"""

from __future__ import annotations

import re
from typing import Final

from cache.verify.question import read
from cache.verify.words import plain

_CHATTER: Final = re.compile(
    r"""(?:(?:
      hi|hello|hey|hiya|good\ (?:morning|afternoon|evening|night|day)|greetings|how\ are\ you(?:\ (?:doing|today))*
    | what'?s\ up|nice\ to\ meet\ you|thanks?(?:\ (?:a\ lot|so\ much|again|for\ (?:that|your\ help|the\ help)))*
    | thank\ you(?:\ (?:very\ much|so\ much|again|for\ (?:that|your\ help|the\ help)))*|many\ thanks|cheers|ok(?:ay)?
    | great|cool|nice|perfect|awesome|wonderful|excellent|wow|haha|lol|bye|goodbye|see\ you|well\ done|good\ job
    | (?:that|this|it)(?:'s|\ is|\ was)\ (?:very\ |really\ |so\ )?(?:great|good|helpful|nice|interesting|perfect|funny)
    | i\ see|got\ it|understood|makes\ sense|interesting|there|assistant|everyone|very\ helpful|helpful|so\ much
    )[\s,.!?;:-]*)+""",
    re.VERBOSE | re.IGNORECASE,
)
_STANDING: Final = re.compile(
    r"""\b(
      from\ now\ on|from\ here\ on|for\ the\ rest\ of|in\ (?:all|every)\ (?:your|further|following)|always
    | every\ time
    | (?:answer|reply|respond|write|speak|talk|explain)\ (?:\w+\ )?(?:only\ |always\ )?(?:in|like|as|with)\b
    | (?:act|behave|pretend|imagine|suppose|assume|role-?play)\b
    | you(?:'re|\ are)\ (?:a|an|my|the|now)\b
    | your\ (?:name|role|task|job)\ is|keep\ (?:it|your|the)\b|be\ (?:brief|short|concise|honest|funny|formal)
    | don'?t\ (?:use|mention|say|write|explain)|never\ (?:use|mention|say|write)|use\ only|only\ use
    | let'?s\ (?:play|pretend)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Orders that hold for all that follows, whatever it is about."""
_PERSONAL: Final = re.compile(r"\b(i|i'm|i've|i'd|i'll|im|me|my|mine|we|we're|we've|we'd|us|our|ours|let's)\b")
_FOR_ONESELF: Final = re.compile(
    r"\b(i|i'm|me|my|mine|we|us|our|should|recommend|suggest|advise|advice|tips?|ideas?|give|write|draft|plan)\b"
)
"""In a question whose answer may be another one for another person."""
_POINTS: Final = re.compile(
    r"\b(it|its|they|them|their|this|that|these|those|he|him|his|she|hers?|one|ones|above|former|latter|previous"
    r"|first|second|third|last|points?|parts?|examples?)\b"
)
"""In a question that may well point at something before it."""
_ASKS: Final = re.compile(
    r"""(?:(?:and|so|then|also|ok|okay|please|hey|hi)\b[\s,]*)*
    (?:what|who|whom|whose|when|where|why|which|how|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had
      |may|must|explain|define|describe|tell\ me\ (?:about|more|what|who|how|why|when|where|a\ fact)
      |give\ me\ (?:a|an)\ (?:fact|definition|example|explanation)|what's|who's|where's|when's|how's)\b""",
    re.VERBOSE,
)
"""Begins a question about the world, which says nothing of the one who asks."""

_TOLD: Final = 0.15
"""Cosine to something told from which on a question may depend on it; of random pairs of questions 90 % lie below."""
_ASKED: Final = 0.22
"""Cosine to an earlier question from which on this one may be about the same: of MeanCache's 78 follow-ups that do not
point at what came before by their words, two lie below, and their answers hold anywhere."""


def asks_about_the_world(turn: str) -> bool:
    """Whether a turn is a question that says nothing of the one who asks."""
    text = plain(turn).lower()
    return _ASKS.match(text) is not None and not _PERSONAL.search(text) and not _STANDING.search(text)


def is_chatter(turn: str) -> bool:
    """Whether a turn is a greeting, thanks or praise, which no answer depends on."""
    return _CHATTER.fullmatch(plain(turn)) is not None


def names_its_subject(question: str, turn: str) -> bool:
    """Whether a question names something else than an earlier one, or says itself all that it shares with it."""
    now, then = read(question), read(turn)
    if now.names - then.names:
        return True
    said = {*now.names, *now.numbers, *now.words}
    return {*then.names, *then.numbers} <= said and not set(now.stems).isdisjoint(then.stems)


def depends(question: str, turn: str, cosine: float | None) -> bool:
    """Whether the answer to `question`, which says all itself, may be another one without this turn before it.

    An order that holds from now on always counts; what the user told counts where the question is about the user too,
    or has to do with it; an earlier question only where it is nearer.

    Args:
        question: one that does not lean on what came before by its words.
        turn: an earlier message of the user's in the same conversation.
        cosine: of their vectors; None where there are none.
    """
    text = plain(turn).lower()
    if is_chatter(turn):
        return False
    if _STANDING.search(text):
        return True
    if not asks_about_the_world(turn):
        return cosine is None or cosine >= _TOLD or _FOR_ONESELF.search(plain(question).lower()) is not None
    return cosine is not None and cosine >= (_TOLD / 2 if _POINTS.search(plain(question).lower()) else _ASKED)
