"""Holds an answer to a form: which tokens may come next, by a JSON schema or the grammar of tool calls.

llguidance reckons the tokens (https://github.com/guidance-ai/llguidance): its parser counts its own steps, so a hostile
schema is refused instead of taking the engine's process with it.
"""

from __future__ import annotations

import ctypes
import functools
import json
from typing import Any, Final

import llguidance
import numpy as np

from core.engine.bindings import bindings
from core.engine.chat_template import ChatTemplate
from core.engine.model import Model
from core.engine.protocol import Generate
from core.engine.tool_grammar import tool_grammar
from core.errors import CannotConstrain
from core.tool_calls.syntax import offered

_c = bindings()

_CANDIDATE: Final = np.dtype([("id", "<i4"), ("logit", "<f4"), ("p", "<f4")])
LONGEST_SCHEMA: Final = 256_000
"""Characters of a schema, or of all tools together."""
DEEPEST_SCHEMA: Final = 64
_LIMITS: Final = llguidance.LLParserLimits(
    max_items_in_row=2000,
    initial_lexer_fuel=1_000_000,
    step_lexer_fuel=200_000,
    step_max_items=50_000,
    max_lexer_states=50_000,
    max_grammar_size=100_000,
    verbose_errors=False,
)


class Constraint:
    """The form of one answer. One thread uses it.

    Args:
        model: whose tokens are counted.
        grammar: in any of llguidance's forms.

    Raises:
        CannotConstrain: the grammar is wrong or too large.
    """

    def __init__(self, model: Model, grammar: str) -> None:
        self._matcher = llguidance.LLMatcher(_tokenizer(model), grammar, log_level=0, limits=_LIMITS)
        self._size = model.vocabulary.size
        self._check("The form that was asked for cannot be used")

    def allowed(self) -> np.ndarray[Any, np.dtype[np.int64]]:
        """The tokens that may come next; an end of the answer is among them where the form is complete.

        Raises:
            CannotConstrain: the form turns out to be too involved.
        """
        bits = np.frombuffer(self._matcher.compute_bitmask(), dtype=np.uint8)
        self._check("The form became too involved while the answer was written")
        return np.flatnonzero(np.unpackbits(bits, bitorder="little")[: self._size])

    def candidates(self, scores: Any) -> np.ndarray[Any, Any]:
        """The tokens that may come next with their scores, laid out as llama.cpp's `llama_token_data`.

        Args:
            scores: llama.cpp's pointer to a row of them.

        Raises:
            CannotConstrain: as for `allowed`.
        """
        allowed = self.allowed()
        found = np.empty(len(allowed), _CANDIDATE)
        found["id"], found["logit"], found["p"] = allowed, np.ctypeslib.as_array(scores, (self._size,))[allowed], 0
        return found

    def take(self, token: int) -> None:
        """A token has been drawn.

        Raises:
            CannotConstrain: it is none of those that were allowed.
        """
        self._matcher.consume_token(token)
        self._check("The answer left the form that was asked for")

    def _check(self, what: str) -> None:
        if self._matcher.is_error():
            reason = self._matcher.get_error().splitlines()[0][:200]
            raise CannotConstrain(f"{what}: {reason}.".replace("..", "."), "Simplify the JSON schema.")


def constraint_of(model: Model, template: ChatTemplate, request: Generate) -> Constraint | None:
    """What holds the answer to `request`, or None where it is free.

    Raises:
        CannotConstrain: the schema is wrong, too large or too deep.
    """
    if request.schema is not None:
        grammar = llguidance.LLMatcher.grammar_from_json_schema(
            _checked(request.schema), overrides={"whitespace_pattern": "[ ]?"}
        )
        return Constraint(model, grammar)
    tools = offered(request.tools, request.tool_choice)
    if not tools:
        return None
    _checked([tool.parameters for tool in tools])
    mark = functools.partial(_mark, model)
    grammar = tool_grammar(template.tool_syntax, tools, request.tool_choice, mark, several=request.several_calls)
    return Constraint(model, grammar)


def _checked(schema: Any) -> str:
    """The schema as text, when it is of a size that is worth trying."""
    try:
        text = json.dumps(schema)
    except RecursionError:
        text = ""
    if not text or len(text) > LONGEST_SCHEMA or _depth(schema) > DEEPEST_SCHEMA:
        raise CannotConstrain("The JSON schema is too large or too deeply nested.", "Simplify it.")
    return text


def _depth(value: Any, limit: int = DEEPEST_SCHEMA + 1) -> int:
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if limit == 0 or not children:
        return 1
    return 1 + max(_depth(child, limit - 1) for child in children)


def _mark(model: Model, text: str) -> str:
    """A fixed text in a grammar: by its number where it is one token that is no text by itself."""
    tokens = model.vocabulary.tokenize(text, add_special=False)
    if len(tokens) == 1 and model.vocabulary.piece(tokens[0]) == b"":
        return f"<[{tokens[0]}]>"
    return json.dumps(text)


@functools.lru_cache(maxsize=1)
def _tokenizer(model: Model) -> llguidance.LLTokenizer:
    """The model's vocabulary as llguidance wants it; tokens that are no text are told by a byte 0xFF before them."""
    vocabulary = model.vocabulary.pointer
    tokens: list[bytes] = []
    ends: list[int] = []
    for token in range(model.vocabulary.size):
        text = model.vocabulary.piece(token, special=True)
        if _c.llama_vocab_get_attr(vocabulary, token) & _c.LLAMA_TOKEN_ATTR_CONTROL:
            text = b"\xff" + text
        tokens.append(text)
        if model.vocabulary.ends_answer(token):
            ends.append(token)
    tokenize = ctypes.cast(_c._lib.llama_tokenize, ctypes.c_void_p).value
    made: llguidance.LLTokenizer = llguidance.LLTokenizer.from_llamacpp(  # type: ignore[attr-defined]
        tokens=tokens, vocab_ptr=vocabulary, tokenize_fptr=tokenize, eos_token=ends or None, slices=None
    )
    return made
