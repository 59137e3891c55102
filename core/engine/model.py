"""A loaded model: its weights and its vocabulary. Owns memory outside Python and is closed as a context manager."""

from __future__ import annotations

import contextlib
import ctypes
import logging
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import msgspec

from core.engine.abort import Aborted
from core.engine.bindings import bindings, recent_lines
from core.engine.devices import list_devices
from core.engine.flash.files import open_weights
from core.engine.flash.hook import NodeListener
from core.engine.flash.loading import StreamedLoading
from core.engine.flash.stream import StreamedWeights
from core.engine.flash.tensors import LayoutUnknown
from core.engine.mapped_weights import CopiedPages
from core.engine.overrides import override_array
from core.engine.placement import Placed, device_shares
from core.engine.protocol import ExpertCache, Load, Stream
from core.engine.repack_probe import repacks_here
from core.engine.repacking import never, repacked_tensors
from core.engine.untouched_memory import give_back_freed
from core.engine.vocabulary import Vocabulary, VocabularyApart, without_vocabulary
from core.errors import EngineError, InglenookError, ModelDamaged, ModelError, ModelTooLarge, UnknownArchitecture
from core.gguf import Header, part_paths, read_header

if TYPE_CHECKING:
    from core.engine.experts.tier import ExpertTier

log = logging.getLogger(__name__)

_c = bindings()


class Model:
    """A GGUF file with its vocabulary, loaded.

    Args:
        request: what to load and how.
        on_progress: called with the share that has been read, 0 to 1, in the calling thread; loading stops when it
            returns False.
        weights: the folder where rearranged weights are kept that are read from the disk; None for nowhere.
        header: of the file, where it has been read already.
        vocabulary: of the file, where that has been begun with; owned by the model from now on.

    Raises:
        ModelError: one of its kinds, with the reason in words.
        Aborted: `on_progress` said so.
    """

    def __init__(
        self,
        request: Load,
        on_progress: Callable[[float], bool],
        weights: Path | None = None,
        header: Header | None = None,
        vocabulary: VocabularyApart | None = None,
    ) -> None:
        self._weights_folder = weights
        self._vocabulary: Vocabulary | None = None
        # An encoder's weights depend on what kinds of tokens it knows.
        self._apart = None if request.embedding else vocabulary or VocabularyApart(Path(request.path))
        try:
            self._prepare_and_load(request, header, on_progress)
        except BaseException:
            if self._apart:
                self._apart.close()
            raise

    def _prepare_and_load(self, request: Load, header: Header | None, on_progress: Callable[[float], bool]) -> None:
        self.header: Header = header or read_header(Path(request.path))
        self.streaming: StreamedLoading | None = None
        """How its weights are streamed; None where they lie in memory, or mapped."""
        self.stream: StreamedWeights | None = None
        self.notice = ""
        """What could not be done as it was asked for, in a sentence."""
        self.experts: ExpertTier | None = None
        """The cache of its experts; None where they lie in memory, or mapped."""
        if request.experts is not None:
            request = self._prepare_experts(request, request.experts)
        if request.stream is not None:
            request = self._prepare_stream(request, request.stream)
        self.pointer: int | None = self._load(request, on_progress)
        self.listeners: tuple[NodeListener, ...] = self.stream.listeners if self.stream else ()
        """Who acts between the nodes of every graph of this model."""
        if self.experts:
            self.listeners = (*self.listeners, self.experts)
        self.gpu_layers = _offloaded_layers(recent_lines())
        self.devices = device_shares(recent_lines(), request.placement, self.header, self.gpu_layers)
        """Where the weights lie; the processor first."""
        self.trained_context_length: int = _c.llama_model_n_ctx_train(self.pointer)
        self.layers: int = _c.llama_model_n_layer(self.pointer)
        self.dimensions: int = _c.llama_model_n_embd_out(self.pointer)
        self.parameters: int = _c.llama_model_n_params(self.pointer)

    @property
    def vocabulary(self) -> Vocabulary:
        """Its tokens, once they are there.

        Raises:
            ModelError: the file has none that can be used.
        """
        if self._vocabulary is None:
            owner = self._apart.wait() if self._apart else self.pointer
            if not owner:
                raise load_error(self.header, self._apart.lines if self._apart else ())
            self._vocabulary = Vocabulary(owner)
        return self._vocabulary

    def await_vocabulary(self) -> None:
        """Return when the vocabulary is there, or is known not to come."""
        if self._apart:
            self._apart.wait()

    def close(self) -> None:
        """Give the memory back; sessions first."""
        if self.pointer:
            _c.llama_model_free(self.pointer)
            self.pointer = None
        if self._apart:
            self._apart.close()
        if self.stream:
            self.stream.close()
        if self.experts:
            self.experts.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _prepare_experts(self, request: Load, wishes: ExpertCache) -> Load:
        """Make the cache of experts; where that cannot be, the request that maps the file instead."""
        if request.stream is not None or request.placement is not None:
            raise EngineError(
                "An expert cache cannot be combined with streamed weights or other devices yet.",
                "Use one of them at a time.",
            )
        # It brings numpy, which no other load needs.
        from core.engine.experts.tier import CacheUnavailable, ExpertTier  # noqa: PLC0415

        try:
            with contextlib.ExitStack() as opened:
                files = [open_weights(path, direct=True) for path in part_paths(self.header.path)]
                for file in files:
                    opened.callback(file.close)
                self.experts = ExpertTier(self.header, wishes, files)
                opened.pop_all()
        except CacheUnavailable as reason:
            log.warning("experts cannot be cached: %s", reason)
            self.notice = "Experts cannot be kept in a cache here, so the system pages them in from the file."
            return msgspec.structs.replace(request, experts=None, memory_map=True, repack=False)
        return msgspec.structs.replace(request, memory_map=False, gpu_layers=0)

    def _prepare_stream(self, request: Load, wishes: Stream) -> Load:
        """Begin to read what stays in memory; where that cannot be, the request that maps the file instead."""
        repacks = repacks_here() if request.repack else never
        try:
            layers = _layers_on_processor(self.header, request)
            self.streaming = StreamedLoading(self.header, wishes, layers, repacks, self._weights_folder)
        except LayoutUnknown as unknown:
            log.warning("weights cannot be streamed: %s", unknown)
            self.notice = "The engine's library cannot stream weights, so the system pages them in from the file."
            return msgspec.structs.replace(request, stream=None, memory_map=True, repack=False)
        self.notice = self.streaming.notice
        return request

    def _load(self, request: Load, on_progress: Callable[[float], bool]) -> int:
        """llama.cpp's model; connects it with what is streamed."""
        pages = _copied_pages(self.header, request)
        streaming = self.streaming
        stopped = False

        def progress(share: float, _data: object) -> bool:
            nonlocal stopped
            pages.release(share)
            stopped = not on_progress(streaming.share(share) if streaming else share)
            return not stopped

        parameters = _c.llama_model_default_params()
        parameters.load_mode = _load_mode(request, streaming, self.experts)
        if streaming or self.experts:
            # Tables that llama.cpp would map by itself are looked up by us.
            parameters.lazy_mode = _c.LLAMA_LAZY_MODE_OFF
        parameters.n_gpu_layers = request.gpu_layers
        parameters.use_extra_bufts = request.repack
        placed = Placed(request.placement, self.header.block_count) if request.placement else None
        if placed:
            placed.fill(parameters)
        withheld = (*(streaming.overrides if streaming else ()), *(self.experts.overrides if self.experts else ()))
        overrides = override_array((*withheld, *(placed.overrides if placed else ())))
        parameters.tensor_buft_overrides = ctypes.addressof(overrides)
        wordless = without_vocabulary(self.header) if self._apart else None
        if wordless is not None:
            parameters.kv_overrides = wordless
        parameters.progress_callback = callback = _c.llama_progress_callback(progress)
        recent_lines().clear()
        progress(0.0, None)
        pointer: int = _c.llama_model_load_from_file(str(request.path).encode(), parameters)
        del callback
        give_back_freed()
        if streaming and not pointer:
            streaming.abandon()
        if self.experts and not pointer:
            self.experts.forget()
        if not pointer:
            raise Aborted if stopped else load_error(self.header, recent_lines())
        self._connect(pointer, on_progress)
        return pointer

    def _connect(self, pointer: int, on_progress: Callable[[float], bool]) -> None:
        """Connect llama.cpp's model with what is kept for it elsewhere."""
        if self.experts:
            try:
                self.experts.attach()
            except EngineError:
                _c.llama_model_free(pointer)
                raise
        if self.streaming:
            try:
                self.stream = self.streaming.finish(on_progress)
            except InglenookError:
                self.streaming.abandon()
                _c.llama_model_free(pointer)
                raise
            if self.stream is None:
                _c.llama_model_free(pointer)
                raise Aborted


def _load_mode(request: Load, *withholding: StreamedLoading | ExpertTier | None) -> int:
    """How llama.cpp reads the file; never mapped where weights are ours or go elsewhere: it would touch all of it."""
    for ours in withholding:
        if ours is not None:
            return int(_c.LLAMA_LOAD_MODE_DIRECT_IO if ours.direct else _c.LLAMA_LOAD_MODE_NONE)
    elsewhere = request.placement is not None and any(request.placement.layers)
    mapped = request.memory_map and not elsewhere
    return int(_c.LLAMA_LOAD_MODE_MMAP if mapped else _c.LLAMA_LOAD_MODE_NONE)


def _layers_on_processor(header: Header, request: Load) -> int:
    """How many layers, from the first, no other device computes; the output counts as one of the others'."""
    if request.placement is not None:
        elsewhere = sum(request.placement.layers)
    elif any(device.kind in ("graphics", "integrated") for device in list_devices()):
        elsewhere = request.gpu_layers if request.gpu_layers >= 0 else header.block_count + 1
    else:
        elsewhere = 0
    return header.block_count - max(0, elsewhere - 1)


def _copied_pages(header: Header, request: Load) -> CopiedPages:
    """The pages of the mapped file that nobody needs once the model is loaded this way."""
    whole = request.memory_map and request.repack and request.stream is None
    copied = repacked_tensors(header, repacks_here()) if whole else ()
    return CopiedPages(part_paths(header.path), copied)


NO_MEMORY: Final = re.compile(r"(failed|unable) to allocate|out of memory|bad_alloc|cannot allocate", re.IGNORECASE)
SMALLER: Final = "Close other programs, or choose a smaller model or a shorter context."


def load_error(header: Header, lines: Sequence[str]) -> ModelError:
    """What the last lines of llama.cpp's log say about a file that it did not load."""
    text = "\n".join(lines)
    name = header.path.name
    if "unknown model architecture" in text:
        shown = re.sub(r"[^\w.\- ]", "?", header.architecture)[:40]
        return UnknownArchitecture(
            f"The engine does not know the kind of model in {name} ({shown}).", "Choose a model of another kind."
        )
    if NO_MEMORY.search(text):
        return ModelTooLarge(f"There is not enough memory to load {name}.", SMALLER)
    reason = next((line for line in reversed(lines) if "error loading" in line), "")
    log.warning("%s was not loaded: %s", name, reason)
    return ModelDamaged(
        f"The model file {name} does not hold what its kind of model needs.", "Download it again, or choose another."
    )


def _offloaded_layers(lines: Sequence[str]) -> int:
    """How many layers lie on a GPU: llama.cpp says so in its log and nowhere else.

    Without a GPU it counts layers as offloaded too; then all buffers are the CPU's.
    """
    buffers = [match[1] for line in lines if (match := re.search(r"(\S+) model buffer size", line))]
    layers = [int(match[1]) for line in lines if (match := re.search(r"offloaded (\d+)/\d+ layers to GPU", line))]
    on_device = any(not name.startswith("CPU") and not name.endswith("_Host") for name in buffers)
    return layers[-1] if layers and on_device else 0
