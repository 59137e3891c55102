"""The quantizing process: makes smaller versions of one model and compares them with it, until its parent is gone."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.engine.process_setup import prepare_process
from core.engine.quantize_protocol import (
    Compare,
    MeasureErrors,
    PlannedTypes,
    PlanTypes,
    Prepare,
    Prepared,
    Quantize,
    Quantized,
    QuantizeRequest,
    Try,
    WeightErrors,
)
from core.errors import EngineError
from core.gguf import Header, part_paths, read_header
from core.process.cancellation import Cancellation
from core.process.channel import Body
from core.process.server import Server

if TYPE_CHECKING:
    from core.engine.divergence import Floats, Window
    from core.engine.model import Model
    from core.engine.quantize_in_memory import ChangeableModel


def main(connection: Connection[Any, Any], log_path: str) -> None:
    """Where the process starts: serve `connection`, and write to the log what libraries print."""
    prepare_process(log_path)
    Server(connection, QuantizeRequest, 1).run(Worker().handle)
    os._exit(0)


class Worker:
    """Answers requests about one model, one at a time."""

    def __init__(self) -> None:
        self._header: Header | None = None
        self._model: ChangeableModel | None = None
        self._importance: dict[str, array[float]] = {}
        self._weights: dict[str, tuple[int, ...]] = {}
        self._passages: dict[str, list[Window]] = {}
        self._reference: dict[str, Floats] = {}

    def handle(self, request: Any, _cancellation: Cancellation) -> Iterator[Body]:
        """The event that answers one request. Who wants to cancel ends the process.

        Raises:
            InglenookError: it cannot be answered.
        """
        # These load the library, so that its failure is an answer like any other.
        from core.engine.quantize import planned_types, quantize  # noqa: PLC0415

        if isinstance(request, Prepare):
            yield self._prepare(request)
            return
        if self._header is None:
            raise EngineError("There is no model to make smaller.", "Name one.")
        if isinstance(request, PlanTypes):
            yield PlannedTypes(planned_types(self._header.path, request.recipe))
        elif isinstance(request, MeasureErrors):
            yield self._errors(self._header, request)
        elif isinstance(request, Try):
            yield self._try(self._header.path, request)
        elif isinstance(request, Quantize):
            self._unload()
            output = Path(request.output)
            quantize(self._header.path, output, request.recipe, self._importance, request.notes)
            yield Quantized(output.stat().st_size)
        else:
            yield self._compare(request)

    def _prepare(self, request: Prepare) -> Prepared:
        from core.engine.divergence import distributions, windows  # noqa: PLC0415

        path = Path(request.path)
        header = read_header(path)
        model = self._loaded(path).model
        for passage, text in (("calibration", request.calibration), ("held_out", request.held_out)):
            self._passages[passage] = windows(model, text)
            self._reference[passage] = distributions(model, self._passages[passage])
        self._observe(model)
        self._header = header
        return Prepared(
            calibration_positions=len(self._reference["calibration"]),
            held_out_positions=len(self._reference["held_out"]),
            weighted_tensors=len(self._importance),
        )

    def _loaded(self, path: Path) -> ChangeableModel:
        """The model in plain memory: what everything is compared with computes like what it is compared with."""
        from core.engine.quantize_in_memory import ChangeableModel  # noqa: PLC0415

        if self._model is None:
            self._model = ChangeableModel(path)
        return self._model

    def _observe(self, model: Model) -> None:
        from core.engine.divergence import observe  # noqa: PLC0415

        seen = observe(model, self._passages["calibration"] if not self._importance else self._passages["held_out"][:1])
        self._importance = self._importance or seen.means
        self._weights = seen.weights

    def _unload(self) -> None:
        """Make room: what comes next needs memory of its own."""
        if self._model is not None:
            self._model.close()
            self._model, self._weights = None, {}

    def _try(self, path: Path, request: Try) -> Body:
        from core.engine.divergence import compare  # noqa: PLC0415

        loaded = self._loaded(path)
        if not self._weights:
            self._observe(loaded.model)
        loaded.change(self._weights, request.types, self._importance)
        return compare(self._reference[request.passage], loaded.model, self._passages[request.passage])

    def _errors(self, header: Header, request: MeasureErrors) -> WeightErrors:
        from core.engine.weight_error import weight_errors  # noqa: PLC0415

        parts = part_paths(header.path)
        return WeightErrors(
            {
                tensor.name: weight_errors(
                    parts[tensor.part], tensor, request.types[tensor.name], self._importance.get(tensor.name)
                )
                for tensor in header.tensors
                if tensor.name in request.types
            }
        )

    def _compare(self, request: Compare) -> Body:
        from core.engine.divergence import compare  # noqa: PLC0415

        self._unload()
        other = self._loaded(Path(request.path))
        try:
            return compare(self._reference[request.passage], other.model, self._passages[request.passage])
        finally:
            self._unload()
