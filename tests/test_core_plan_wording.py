"""What a plan says about the words of a model that is loaded in another way than whole and in memory."""

from __future__ import annotations

import msgspec
import pytest

from core.engine.protocol import ExpertCache, Load, Placement, Stream
from core.engine.repacking import never
from core.gguf import read_header
from core.plan.wording import APART, AS_IN_FILE, COARSER, differences
from models.starter import starter_model

HEADER = read_header(starter_model())
LOAD = Load(str(starter_model()))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, []),
        ({"stream": Stream(10**7)}, []),
        ({"kv_type": "q8_0"}, [COARSER]),
        ({"repack": False}, [AS_IN_FILE]),
        ({"experts": ExpertCache(10**7)}, [AS_IN_FILE]),
        ({"placement": Placement(("RPC0",), (5,))}, [APART]),
        ({"placement": Placement(("RPC0",), (0,))}, []),
        ({"repack": False, "kv_type": "q4_0"}, [COARSER, AS_IN_FILE]),
    ],
)
def test_why_words_may_differ(changes: dict[str, object], said: list[str]) -> None:
    load = msgspec.structs.replace(LOAD, **changes)
    assert list(differences(HEADER, load, lambda _kind, _shape: True)) == said


def test_weights_that_nobody_rearranges_change_nothing() -> None:
    assert list(differences(HEADER, msgspec.structs.replace(LOAD, repack=False), never)) == []
