"""Keys, passwords and tokens in a text: what opens something, and must never leave by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from core.escalation.redact.spans import Span

_KEY_BLOCK: Final = re.compile(
    r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----.{0,20000}?"
    r"(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|\Z)",
    re.DOTALL,
)
_TOKENS: Final = re.compile(
    r"(?<![\w-])(?:"
    r"(?:AKIA|ASIA)[0-9A-Z]{16}"
    r"|gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{40,255}|glpat-[\w-]{20,}"
    r"|sk-[A-Za-z0-9_-]{20,}|[rsp]k_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9]{20,}"
    r"|xox[abeoprs]-[A-Za-z0-9-]{10,}|AIza[\w-]{35}|ya29\.[\w-]{20,}|hf_[A-Za-z0-9]{30,}|npm_[A-Za-z0-9]{30,}"
    r"|pypi-[\w-]{50,}|dckr_pat_[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|AGE-SECRET-KEY-1[A-Z0-9]{50,}"
    r"|eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*"
    r")(?![\w])"
)
_IN_ADDRESS: Final = re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@]{1,80}:(?P<secret>[^\s/@]{1,200})@", re.IGNORECASE)
_NAMED: Final = re.compile(
    r"\b(?:[\w-]{0,40}[_-])?(?:password|passwort|passwd|passphrase|passcode|pwd|pin(?: code)?|secret(?:[ _-]?key)?"
    r"|api[ _-]?key|access[ _-]?(?:key|token)|auth[ _-]?token|bearer|client[ _-]?secret|private[ _-]?key"
    r"|mot de passe|contraseña)"
    r"[\"']?\s*(?P<link>is|are|was|ist|lautet|est|es|:=|=>|[:=])?\s*[\"'`]?(?P<secret>[^\s\"'`,;<>]{4,200})",
    re.IGNORECASE,
)
_SEED: Final = re.compile(
    r"\b(?:seed|recovery|mnemonic)\s+(?:phrase|words?)\b[^a-z\n]{0,4}(?:is|are)?[\s:]*"
    r"(?P<secret>(?:[a-z]{3,8}[ ,]+){11,23}[a-z]{3,8})",
    re.IGNORECASE,
)
_NO_SECRETS: Final = re.compile(
    r"[.…*x_<\[{$%-]{3,}.*|(?:your|my|the|none|null|true|false|here|example|required|wrong|correct)\W*", re.IGNORECASE
)


def find_secrets(text: str) -> Iterator[Span]:
    """Private keys, tokens of known services, passwords in addresses, and what a text itself calls a password."""
    for pattern in (_KEY_BLOCK, _TOKENS):
        yield from (Span("SECRET", *match.span()) for match in pattern.finditer(text))
    for pattern in (_IN_ADDRESS, _SEED):
        yield from (Span("SECRET", *match.span("secret")) for match in pattern.finditer(text))
    for match in _NAMED.finditer(text):
        secret = match["secret"].rstrip(".!?)")
        if _looks_secret(secret, assigned=match["link"] is not None):
            start = match.start("secret")
            yield Span("SECRET", start, start + len(secret))


def _looks_secret(value: str, *, assigned: bool) -> bool:
    """Whether a word after "password" is one: assigned to it, or no plain word; never a blank to be filled in."""
    if len(value) < 4 or _NO_SECRETS.fullmatch(value):
        return False
    mixed = any(c.isdigit() for c in value) or bool(re.search(r"[^\w.-]", value))
    if not assigned:
        return mixed and any(c.isdigit() for c in value) and len(value) >= 6
    return mixed or bool(re.search(r"[a-z][A-Z]", value)) or len(value) >= 20
