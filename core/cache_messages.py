"""What a front-end can ask about kept answers, and what it gets back: the vocabulary of the response cache."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from core.process.channel import Body

# What a look-up finds


class Hit(msgspec.Struct, frozen=True):
    """An answer that was given before."""

    entry: int
    question: str
    """The one that it answered, as it was asked."""
    answer: str
    created: float
    """Seconds since 1970."""
    similarity: float
    """1.0 when the words are the same, else the cosine of the two questions' vectors."""
    model: str
    certainty: float = 1.0
    """The probability that it fits; 1.0 when the words are the same."""


class Offer(msgspec.Struct, frozen=True):
    """A question close to the one asked, too unsure to give its answer."""

    entry: int
    question: str
    created: float
    certainty: float


# What is known of kept answers


class CachedAnswer(msgspec.Struct, frozen=True):
    """An answer that is kept."""

    id: int
    question: str
    answer: str
    model: str
    """Which model answered."""
    created: float
    """Seconds since 1970."""
    used: float
    """When it was last given again, or made; seconds since 1970."""
    hits: int
    """How often it was given again."""
    size: int
    """Bytes, with all that belongs to it."""
    seconds: float = 0.0
    """What it took to make; 0 is unknown."""
    expires: float = 0.0
    """From when on it is not given any more, in seconds since 1970; 0 is never."""
    pinned: bool = False
    """It stays whatever else must go."""
    edited: bool = False
    """The user has changed its text."""
    conversation: int = 0
    """In which it was made; 0 is none that is kept."""
    turns_before: int = 0
    """How many turns came before its question; it is given again only after the same ones. -1 is unknown."""


class CacheStats(Body, frozen=True):
    """What the cache holds and does."""

    terminal: ClassVar[bool] = True
    entries: int
    bytes: int
    limit_bytes: int
    hits: int
    """How often the entries that it still holds were given again."""
    seconds_saved: float
    """What those would have taken to make."""
    pinned: int
    comparable: int
    """Entries that are found in other words too; the others wait for the encoder."""
    vector_bytes: int
    """Of one entry."""
    right: int
    """Votes that a given answer fitted ..."""
    wrong: int
    """... and that it did not."""
    oldest: float
    """When the oldest was made, in seconds since 1970; 0 while there is none."""
    paused: bool = False
    """Nothing is given and nothing is kept."""
    encoder: str = ""
    """Version of the encoder that compares questions now; "" while there is none."""


class Judgement(msgspec.Struct, frozen=True):
    """How the cache judges the user's own pairs of questions."""

    hits: float
    """Share of those that share an answer where it would be given ..."""
    wrong: float
    """... and of those that do not."""
    loss: float
    """Mean logarithmic loss of the probabilities; less is better."""


# Requests


class ListCached(Body, frozen=True):
    """Kept answers, those last of use first; answered by `CachedListed`."""

    query: str = ""
    """Words that must all be in the question or the answer, in any case."""
    limit: int = 100
    offset: int = 0


class ShowCached(Body, frozen=True):
    """One kept answer with the questions before it; answered by `CachedShown`."""

    entry: int


class RemoveCached(Body, frozen=True):
    """Delete an answer; it may be kept again when it is given again. Answered by `CacheCleared`."""

    entry: int


class EditCached(Body, frozen=True):
    """Change the text that is given; answered by `CachedShown`."""

    entry: int
    answer: str


class PinCached(Body, frozen=True):
    """Keep an answer whatever else must go, or no longer; answered by `CachedShown`."""

    entry: int
    pinned: bool = True


class VoteCached(Body, frozen=True):
    """Whether an answer that was given again fitted; answered by `Done`.

    A vote against it deletes it for good, and makes the cache stricter about questions like these.
    """

    entry: int
    fits: bool
    question: str = ""
    """What was asked when it was given; "" for the kept question itself."""
    certainty: float = 1.0
    """As the `CacheHit` said."""
    conversation: int = 0
    """Where it was asked."""
    offered: bool = False
    """It was shown as the answer to something close, not given: it stays even if it does not fit."""


class ClearCache(Body, frozen=True):
    """Delete many answers; answered by `CacheCleared`. Pinned ones go only when everything does."""

    conversation: int = 0
    """Only those made in this conversation; 0 is any."""
    older_than_s: float = 0.0
    """Only those made longer ago than this; 0 is any."""


class GetCacheStats(Body, frozen=True):
    """Answered by `CacheStats`."""


class PauseCache(Body, frozen=True):
    """Neither give nor keep answers from now on, or do so again; answered by `CacheStats`."""

    paused: bool = True


class LearnFromVotes(Body, frozen=True):
    """Let the encoder learn from the user's verdicts; answered by `LearningProgress` and `EncoderLearned`."""


class UndoLearning(Body, frozen=True):
    """Go back to the encoder as it was before it last learned; answered by `LearningState`."""


class GetLearning(Body, frozen=True):
    """Answered by `LearningState`."""


class ForgetPairs(Body, frozen=True):
    """Delete the pairs of questions that are kept to learn from; answered by `LearningState`."""


class GetEncoder(Body, frozen=True):
    """Answered by `EncoderState`."""


class TryEncoder(Body, frozen=True):
    """See how the cache would do with another encoder; answered by `EncoderProgress` and `EncoderTried`.

    One that does not do worse is used from then on; another waits for `TakeEncoder`.
    """

    what: str
    """A folder, a file, or a name on the hub."""
    prefix: str = ""
    """Put before every question; "" takes what the encoder says of itself."""


class TakeEncoder(Body, frozen=True):
    """Use the encoder that was tried last; answered by `EncoderState`."""


class ResetEncoder(Body, frozen=True):
    """Go back to the encoder that comes with Inglenook; answered by `EncoderState`."""


CacheRequest = (
    ListCached
    | ShowCached
    | RemoveCached
    | EditCached
    | PinCached
    | VoteCached
    | ClearCache
    | GetCacheStats
    | PauseCache
    | LearnFromVotes
    | UndoLearning
    | GetLearning
    | ForgetPairs
    | GetEncoder
    | TryEncoder
    | TakeEncoder
    | ResetEncoder
)


# Events


class CachedListed(Body, frozen=True):
    """A part of the kept answers."""

    terminal: ClassVar[bool] = True
    items: tuple[CachedAnswer, ...]
    total: int
    """How many there are with these words."""
    query: str = ""


class CachedShown(Body, frozen=True):
    """One kept answer."""

    terminal: ClassVar[bool] = True
    item: CachedAnswer
    before: tuple[str, ...] = ()
    """The questions of the turns before, the oldest first, as far as they are kept."""


class CacheCleared(Body, frozen=True):
    """So many answers were deleted."""

    terminal: ClassVar[bool] = True
    count: int


class CacheOffer(Body, frozen=True):
    """A question close to this one was answered before; not surely the same, so it is offered, and ends nothing."""

    entry: int
    question: str
    created: float
    certainty: float
    """The probability that its answer fits."""


class LearningState(Body, frozen=True):
    """What there is to learn from, and what was learned."""

    terminal: ClassVar[bool] = True
    fitting: int
    """Pairs of questions with the user's word that one answer serves both ..."""
    unfitting: int
    """... and that it does not."""
    missing: str = ""
    """A sentence that says what is missing before anything can be learned, or ""."""
    learned: bool = False
    """Something that was learned is in use."""
    learned_at: str = ""
    """When, as ISO 8601."""
    learned_from: int = 0
    """Pairs."""
    source: str = ""
    """"own", or "federated" where it was learned together with others."""


class LearningProgress(Body, frozen=True):
    """How much of the work is done."""

    share: float


class EncoderLearned(Body, frozen=True):
    """What has come of it, on pairs that were held back."""

    terminal: ClassVar[bool] = True
    kept: bool
    """It judges them better than before and is used from now on."""
    pairs: int
    before: Judgement
    after: Judgement


class EncoderState(Body, frozen=True):
    """Which encoder compares questions."""

    terminal: ClassVar[bool] = True
    name: str
    own: bool = False
    """The user has chosen it; another than the one that comes with Inglenook."""
    asked_for: str = ""
    """How it was named then."""
    memory_bytes: int = 0
    """What its process takes besides the other one's."""
    prefix: str = ""
    """Put before every question."""
    problem: str = ""
    """Why it cannot be used, if it cannot."""
    before: Judgement | None = None
    """How the cache judges the calibration pairs with its own encoder ..."""
    after: Judgement | None = None
    """... and with this one."""


class EncoderProgress(Body, frozen=True):
    """How much of the trial is done."""

    share: float
    doing: str = ""
    """A sentence, where it is not the trial itself."""


class EncoderTried(Body, frozen=True):
    """How the cache would do with an encoder, on pairs of questions that come with Inglenook."""

    terminal: ClassVar[bool] = True
    name: str
    dimensions: int
    memory_bytes: int
    worse: bool
    """It does visibly worse, and waits for the user's word."""
    before: Judgement
    after: Judgement


CacheEvent = (
    CachedListed
    | CachedShown
    | CacheCleared
    | CacheStats
    | CacheOffer
    | LearningState
    | LearningProgress
    | EncoderLearned
    | EncoderState
    | EncoderProgress
    | EncoderTried
)
