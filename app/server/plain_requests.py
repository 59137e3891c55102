"""Reads requests for plain completions and for vectors as OpenAI's clients write them."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from app.server.chat_requests import Sampled
from app.server.errors import ApiError, unsupported
from core.completion import Completion
from core.settings import Settings

MOST_TEXTS: Final = 256
"""Texts of one request for vectors."""
LONGEST_TEXT: Final = 200_000
"""Characters of one of them; the encoder reads far fewer."""
_DEFAULT_MAX_TOKENS: Final = 16
"""OpenAI's, for plain completions."""


class PlainRequest(Sampled, kw_only=True):
    """Body of `POST /v1/completions`."""

    prompt: str | list[Any]
    suffix: str | None = None
    echo: bool | None = None
    best_of: int | None = None
    logprobs: Annotated[int, Meta(ge=0, le=5)] | None = None

    @property
    def text(self) -> str:
        """The one text to go on with.

        Raises:
            ApiError: there are several, or tokens instead of a text.
        """
        if isinstance(self.prompt, str):
            return self.prompt
        if len(self.prompt) == 1 and isinstance(self.prompt[0], str):
            return self.prompt[0]
        raise unsupported("prompt", "The prompt has to be one text, not tokens or several texts.")


def plain_completion(request: PlainRequest, settings: Settings, program: str) -> Completion:
    """What the assistant is asked for; arguments and errors as for `chat_completion`."""
    request.check_supported()
    if request.best_of not in (None, 1):
        raise unsupported("best_of", "One answer is written at a time: best_of can only be 1.")
    if not request.text:
        raise ApiError(400, "The prompt is empty.", "invalid_value", "prompt")
    return Completion(
        program=program,
        prompt=request.text,
        suffix=request.suffix or "",
        sampling=request.sampling(settings),
        max_tokens=request.max_tokens or _DEFAULT_MAX_TOKENS,
        stop=request.stops(),
        logprobs=-1 if request.logprobs is None else request.logprobs,
    )


class EmbeddingRequest(msgspec.Struct, kw_only=True):
    """Body of `POST /v1/embeddings`."""

    input: str | list[Any]
    model: str = ""
    encoding_format: Literal["float", "base64"] | None = None
    dimensions: int | None = None

    def texts(self, dimensions: int) -> list[str]:
        """What to encode.

        Args:
            dimensions: of the vectors that there are.

        Raises:
            ApiError: it is not text, too much of it, or vectors of another length are wanted.
        """
        texts = [self.input] if isinstance(self.input, str) else self.input
        if not texts or not all(isinstance(text, str) and text for text in texts):
            raise unsupported("input", "The input has to be a text or a list of texts, none of them empty; no tokens.")
        if len(texts) > MOST_TEXTS or max(map(len, texts)) > LONGEST_TEXT:
            raise ApiError(400, f"At most {MOST_TEXTS} texts of {LONGEST_TEXT:,} characters.", "invalid_value", "input")
        if self.dimensions not in (None, dimensions):
            raise unsupported("dimensions", f"Vectors have {dimensions} dimensions here.")
        return texts
