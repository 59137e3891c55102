"""The server as tests have it: a house of its own, and the real `openai` client before it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import openai
import pytest

from app.assembly import Household, assemble
from app.server.access import Access
from app.server.listener import Listener
from app.server.opening import open_server
from core.paths import find_paths

TOKEN = "a-token-for-these-tests"


@contextlib.contextmanager
def opened_house(temporary: pytest.TempPathFactory, *, with_encoder: bool) -> Iterator[Household]:
    """An assistant without a history, in a home of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INGLENOOK_HOME", str(temporary.mktemp("server") / "home"))
        house = assemble(find_paths(), with_encoder=with_encoder, keep_history=False)
    with contextlib.closing(house):
        yield house


@contextlib.contextmanager
def opened_server(house: Household) -> Iterator[Listener]:
    """A server at a free port of the loopback."""
    with contextlib.closing(open_server(house, Access(TOKEN), "127.0.0.1", 0, contextlib.nullcontext)) as listener:
        yield listener


def client_of(server: Listener) -> openai.OpenAI:
    """The real client, which tries once."""
    return openai.OpenAI(base_url=server.address, api_key=TOKEN, max_retries=0)
