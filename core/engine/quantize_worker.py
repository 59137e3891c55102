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
    WeightErrors,
)
from core.errors import EngineError
from core.gguf import Header, part_paths, read_header
from core.process.cancellation import Cancellation
from core.process.channel import Body
from core.process.server import Server

if TYPE_CHECKING:
    from core.engine.divergence import Floats, Window


def main(connection: Connection[Any, Any], log_path: str) -> None:
    """Where the process starts: serve `connection`, and write to the log what libraries print."""
    prepare_process(log_path)
    Server(connection, QuantizeRequest, 1).run(Worker().handle)
    os._exit(0)


class Worker:
    """Answers requests about one model, one at a time."""

    def __init__(self) -> None:
        self._header: Header | None = None
        self._importance: dict[str, array[float]] = {}
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
        elif isinstance(request, Quantize):
            output = Path(request.output)
            quantize(self._header.path, output, request.recipe, self._importance, request.notes)
            yield Quantized(output.stat().st_size)
        else:
            yield self._compare(request)

    def _prepare(self, request: Prepare) -> Prepared:
        from core.engine.divergence import distributions, importance, loaded, windows  # noqa: PLC0415

        path = Path(request.path)
        header = read_header(path)
        with loaded(path) as model:
            for passage, text in (("calibration", request.calibration), ("held_out", request.held_out)):
                self._passages[passage] = windows(model, text)
                self._reference[passage] = distributions(model, self._passages[passage])
        # A matrix in its rearranged form would go by the same name, but the callback would not see its inputs.
        with loaded(path, repack=False) as model:
            self._importance = importance(model, self._passages["calibration"])
        self._header = header
        return Prepared(
            calibration_positions=len(self._reference["calibration"]),
            held_out_positions=len(self._reference["held_out"]),
            weighted_tensors=len(self._importance),
        )

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
        from core.engine.divergence import compare, loaded  # noqa: PLC0415

        with loaded(Path(request.path)) as model:
            return compare(self._reference[request.passage], model, self._passages[request.passage])
