"""What is to be expected of each model on this machine, as the window shows it: verdicts, reasons, other choices."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import psutil

from app.assembly import Household
from core.device.busy import BUSY
from core.device.probe import Device
from core.engine.protocol import KvType
from core.errors import HubError, ModelError
from core.gguf import Header, Tensor, read_header
from core.model_messages import (
    ExplainModel,
    FileFit,
    HubFile,
    HubFiles,
    JudgeModels,
    ModelExplained,
    ModelsJudged,
    OfferedModel,
    PickedModel,
)
from core.paths import Paths
from core.plan.experience import Experience
from core.plan.kernels import know_machine
from models.catalogue import (
    CatalogueModel,
    ModelFile,
    catalogue,
    element_type,
    model_of,
    model_of_file,
)
from models.choose import Candidate, Quality, Verdict, best_files, candidate, judge, recommend, what_if
from models.hub import Hub, HubModel, Repository
from models.library import quantization
from models.machine import Machine, machine_of
from models.reference import choose_file
from models.remote_header import remote_header

_SPEED = {
    "measured": "The speed is what this model has reached here.",
    "calibrated": "The speed follows from what other models have reached here.",
    "assumed": "The speed is worked out from the bandwidth of memory; it gets truer with the first answer.",
}


class ModelVerdicts:
    """Judges files of the catalogue, of the hub and of this machine.

    Args:
        house: the assistant and its parts.
        paths: where measurements lie.
    """

    def __init__(self, house: Household, paths: Paths) -> None:
        self._house = house
        self._paths = paths

    def judged(self, request: JudgeModels) -> ModelsJudged:
        """The whole catalogue, and what of it is recommended."""
        judging = self._judging(request.context_length, request.kv_type, measure=request.measure)
        here = self._here()
        offers: dict[tuple[str, str], OfferedModel] = {}
        verdicts: list[Verdict] = []
        for entry in catalogue():
            for file in entry.gguf.files:
                verdict = judging.verdict(candidate(entry, file))
                verdicts.append(verdict)
                offers[entry.id, file.quantization] = _offer(entry, file, verdict, here)
        picked = (
            PickedModel(found.purpose, _sentence(found.reason), offers[found.verdict.model, found.verdict.quantization])
            for found in recommend(verdicts)
        )
        here_already = {model: offer for (model, _), offer in offers.items() if offer.path_here}
        shown = (
            here_already.get(verdict.model) or offers[verdict.model, verdict.quantization]
            for verdict in best_files(verdicts)
        )
        return ModelsJudged(
            picked=tuple(picked),
            catalogue=tuple(shown),
            free_bytes=judging.machine.available_bytes,
            context_length=judging.context_length,
            kv_type=judging.kv_type,
            usual_context_length=self._house.settings.current.context_length,
            measured_at=judging.device.measured_at.timestamp(),
            measured_busy=judging.device.busy if judging.device.busy >= BUSY else 0.0,
        )

    def files(self, hub: Hub, repo: str) -> HubFiles:
        """The files of a repository.

        Raises:
            HubError: the hub does not list them.
        """
        repository = hub.repository(repo)
        entry, judging, here = model_of(repo), self._judging(), self._here()
        chosen = _chosen_file(repository)
        header, note = None, ""
        try:
            header = remote_header(hub, repo, chosen.path, repository.revision)
            note = f"The memory needed follows from the header of {header.name} and the size of each file."
        except (HubError, ModelError) as error:
            note = f"What they need is not known: {error}"
        files = []
        for model in repository.models:
            name = Path(model.path).name
            if name.lower().startswith("mmproj"):
                continue
            fit = None
            if header is not None:
                alike = _resized(header, model)
                fit = _fit(judging.verdict(Candidate(name, name, alike, quantization(alike), entry)))
            kind = quantization(_named(name))
            files.append(HubFile(model.path, kind, model.size, model.parts, fit, here.get(name.casefold(), "")))
        files.sort(key=lambda file: file.size)
        return HubFiles(repo, repository.revision, tuple(files), note)

    def explained(self, hub: Hub, request: ExplainModel) -> ModelExplained:
        """What stands behind one verdict.

        Raises:
            ModelError: the file is no model.
            HubError: the hub does not give its header.
        """
        judging = self._judging(request.context_length, request.kv_type)
        file = _local(Path(request.path)) if request.path else _offered(request) or _remote(hub, request)
        verdict = judging.verdict(file)
        others = what_if(file, judging.machine, verdict, judging.experience.estimate, judging.experience.speed)
        facts = (_quality(verdict.quality, verdict.quantization), _when_full(verdict), _SPEED[verdict.speed_basis])
        return ModelExplained(_fit(verdict), tuple(filter(None, facts)), tuple(change.line for change in others))

    def _judging(self, context_length: int = -1, kv_type: KvType = "f16", *, measure: bool = False) -> _Judging:
        length = self._house.settings.current.context_length if context_length < 0 else context_length
        device = know_machine(self._paths, measure)
        machine = machine_of(device, _anonymous_memory(self._house.engine.pid))
        return _Judging(device, machine, Experience(self._paths.estimates), length, kv_type)

    def _here(self) -> dict[str, str]:
        """Where each file of the library is, by its name."""
        models = self._house.library.models()
        return {Path(model.path).name.casefold(): model.path for model in models if not model.missing}


@dataclasses.dataclass(frozen=True)
class _Judging:
    """A machine at one moment, and what its earlier loads have taught."""

    device: Device
    machine: Machine
    experience: Experience
    context_length: int
    kv_type: KvType

    def verdict(self, file: Candidate) -> Verdict:
        """What is to be expected of a file."""
        seen = self.experience
        return judge(file, self.machine, self.context_length, self.kv_type, seen.estimate, seen.speed)


def _local(path: Path) -> Candidate:
    header = read_header(path)
    return Candidate(header.name, header.name, header, quantization(header), model_of_file(path.name))


def _offered(request: ExplainModel) -> Candidate | None:
    """The file as the catalogue knows it."""
    entry = model_of(request.repo)
    files = entry.gguf.files if entry and entry.gguf.repository == request.repo else ()
    return next((candidate(entry, file) for file in files if entry and file.path == request.file), None)


def _remote(hub: Hub, request: ExplainModel) -> Candidate:
    header = remote_header(hub, request.repo, request.file, "main")
    return Candidate(header.name, header.name, header, quantization(header), model_of(request.repo))


def _quality(quality: Quality | None, kind: str) -> str:
    if quality is None:
        return ""
    condition = f" {quality.condition}" if quality.condition else ""
    return (
        f"{quality.benchmark}: about {quality.value:g} of 100 in {kind}; {quality.published:g}{condition} as published "
        f"at {quality.source}."
    )


def _when_full(verdict: Verdict) -> str:
    if not verdict.tokens_per_second_full:
        return ""
    return f"With the context full, about {verdict.tokens_per_second_full:.1f} tokens/s."


def _anonymous_memory(pid: int | None) -> int:
    """Bytes that are free once a process has ended; its mapped files count as free already."""
    if pid is None:
        return 0
    try:
        memory = psutil.Process(pid).memory_info()
    except psutil.Error:
        return 0
    return max(0, memory.rss - getattr(memory, "shared", memory.rss))


def _chosen_file(repository: Repository) -> HubModel:
    """The file whose header stands for all: the usual one, else the first."""
    try:
        return choose_file(repository, "")
    except HubError:
        if not repository.models:
            raise
        return repository.models[0]


def _named(name: str) -> Header:
    """As little of a header as a file's name gives."""
    return Header(Path(name), 0, "", 3, {}, {}, ())


def _resized(header: Header, file: HubModel) -> Header:
    """The header that another quantization of the same model has: the same tensors, smaller or larger."""
    path = Path(Path(file.path).name)
    if path.name == header.path.name:
        return header
    share = file.size / header.file_bytes
    kind, before = element_type(quantization(_named(path.name)) or quantization(header)), quantization(header)
    usual = element_type(before)
    tensors = tuple(_retyped(tensor, kind if tensor.type == usual else tensor.type, share) for tensor in header.tensors)
    return dataclasses.replace(header, path=path, file_bytes=file.size, identity="", tensors=tensors)


def _retyped(tensor: Tensor, kind: str, share: float) -> Tensor:
    return dataclasses.replace(tensor, type=kind, offset=0, size=int(tensor.size * share))


def _offer(entry: CatalogueModel, file: ModelFile, verdict: Verdict, here: dict[str, str]) -> OfferedModel:
    return OfferedModel(
        name=entry.name,
        summary=entry.summary,
        licence=entry.licence,
        good_at=entry.good_at,
        quantization=file.quantization,
        size=file.bytes,
        repo=entry.gguf.repository,
        path=file.path,
        fit=_fit(verdict),
        path_here=here.get(Path(file.path).name.casefold(), ""),
        size_exact=file.exact,
    )


def _fit(verdict: Verdict) -> FileFit:
    return FileFit(verdict.outcome, _sentence(verdict.reason))


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."
