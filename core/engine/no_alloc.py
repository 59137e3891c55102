"""Plans a model and its context without memory for either."""

from __future__ import annotations

from pathlib import Path

from core.engine.bindings import bindings, recent_lines
from core.engine.model import load_error
from core.engine.protocol import Load
from core.engine.session import context_error, context_parameters
from core.gguf import Header, read_header

_c = bindings()


def planned(request: Load) -> tuple[Header, tuple[str, ...]]:
    """Plan a model and its context without memory for either: the header, and what llama.cpp logs about its buffers.

    Raises:
        ModelError: the file cannot be loaded.
        EngineError: the combination cannot be.
    """
    header = read_header(Path(request.path))
    parameters = _c.llama_model_default_params()
    # Only this way of loading goes together with no memory: the others end the process.
    parameters.no_alloc, parameters.load_mode = True, _c.LLAMA_LOAD_MODE_NONE
    parameters.n_gpu_layers = request.gpu_layers
    parameters.use_extra_bufts = request.repack
    recent_lines().clear()
    model = _c.llama_model_load_from_file(str(request.path).encode(), parameters)
    if not model:
        raise load_error(header, recent_lines())
    try:
        trained = _c.llama_model_n_ctx_train(model)
        recent_lines().clear()
        wanted = context_parameters(header, trained, request, 1)
        context = _c.llama_init_from_model(model, wanted)
        if not context:
            raise context_error(header, wanted.n_ctx)
        lines = tuple(recent_lines())
        _c.llama_free(context)
    finally:
        _c.llama_model_free(model)
    return header, lines
