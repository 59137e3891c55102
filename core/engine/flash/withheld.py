"""Weights that llama.cpp knows but does not read: they get addresses without memory, and no byte of the file.

llama.cpp puts tensors where `tensor_buft_overrides` says. Here that is a buffer type of our own: the CPU's, copied to
another address, so that no repacking considers it, with another way to allocate: address space that cannot be touched.
Each tensor is introduced to its buffer (`init_tensor`); from then until loading is over it has no rows, so that nothing
is read into it. The layouts are those of `ggml-backend-impl.h`, checked before they are relied on.
"""

from __future__ import annotations

import ctypes
from typing import Any, Final

from core.engine.flash.memory import AddressSpace
from core.engine.flash.tensors import LayoutUnknown, check_layout, data, name, new_tensor, scratch, shape
from core.engine.ggml import POINTER, SIZE, ggml

_NAMED: Final = ctypes.CFUNCTYPE(POINTER, POINTER)
_ALLOCATE: Final = ctypes.CFUNCTYPE(POINTER, POINTER, SIZE)
_INTRODUCE: Final = ctypes.CFUNCTYPE(ctypes.c_int, POINTER, POINTER)
_WORD: Final = ctypes.c_uint64

_TYPE_WORDS: Final = 8
"""Of `struct ggml_backend_buffer_type`: six functions, the device, the context."""
_NAME_AT: Final = 0
_ALLOCATE_AT: Final = 1
_BUFFER_WORDS: Final = 14
_INTRODUCE_AT: Final = 2
_BUFFER_TYPE_AT: Final = 11
_BUFFER_CONTEXT_AT: Final = 12
_BUFFER_SIZE_AT: Final = 13
"""Of `struct ggml_backend_buffer`: eleven functions, then these and its use."""
_TEST_BYTES: Final = 1 << 16
_NAME: Final = ctypes.create_string_buffer(b"CPU_Withheld")
"""Not the CPU's own: llama.cpp keeps tensors of buffer types with the same name together."""


class WithheldWeights:
    """A buffer type for weights that llama.cpp shall not read.

    Keep it as long as the model: the library holds its address. The addresses it gave out stay taken until the process
    ends, like everything else of a model that was loaded.

    Raises:
        LayoutUnknown: this build of llama.cpp does not work like that.
    """

    def __init__(self) -> None:
        check_layout()
        library = ggml()
        self.tensors: dict[str, int] = {}
        """Addresses of the tensors in this buffer type by name, as they are introduced while the model is loaded."""
        self._shapes: dict[int, tuple[int, ...]] = {}
        self._spaces: list[AddressSpace] = []
        self._named = _NAMED(lambda _type: ctypes.addressof(_NAME))
        self._allocate = _ALLOCATE(self._on_allocate)
        self._introduce = _INTRODUCE(self._on_introduce)
        self._type = (_WORD * _TYPE_WORDS).from_buffer_copy(
            ctypes.string_at(library.ggml_backend_cpu_buffer_type(), _TYPE_WORDS * ctypes.sizeof(_WORD))
        )
        self._type[_NAME_AT] = ctypes.cast(self._named, POINTER).value or 0
        self._type[_ALLOCATE_AT] = ctypes.cast(self._allocate, POINTER).value or 0
        self._check(library)

    @property
    def buffer_type(self) -> int:
        """Its address, to be named in `tensor_buft_overrides`."""
        return ctypes.addressof(self._type)

    def release(self) -> None:
        """Give the tensors their rows back: loading is over, whether it went well or not.

        After a failed load the tensors are gone: call `forget` instead.
        """
        for tensor, lengths in self._shapes.items():
            shape(tensor)[:] = list(lengths)
        self._shapes.clear()

    def forget(self) -> None:
        """Loading has failed and llama.cpp has freed the tensors."""
        self._shapes.clear()
        self.tensors.clear()

    def _on_allocate(self, _type: int, size: int) -> int | None:
        try:
            space = AddressSpace(size)
        except OSError:
            return None
        buffer: int = ggml().ggml_backend_cpu_buffer_from_ptr(space.address, size)
        self._spaces.append(space)
        words = (_WORD * _BUFFER_WORDS).from_address(buffer)
        if words[_BUFFER_CONTEXT_AT] != space.address or words[_BUFFER_SIZE_AT] != size or words[_INTRODUCE_AT]:
            return None
        words[_INTRODUCE_AT] = ctypes.cast(self._introduce, POINTER).value or 0
        return buffer

    def _on_introduce(self, _buffer: int, tensor: int) -> int:
        lengths = shape(tensor)
        self.tensors[name(tensor)] = tensor
        self._shapes[tensor] = tuple(lengths)
        lengths[1] = 0
        return 0

    def _check(self, library: Any) -> None:
        """Withhold a tensor of our own.

        Raises:
            LayoutUnknown: it does not come out as it should.
        """
        cpu = library.ggml_backend_cpu_buffer_type()
        same = all(
            ask(cpu) == ask(self.buffer_type)
            for ask in (library.ggml_backend_buft_get_alignment, library.ggml_backend_buft_is_host)
        )
        called = library.ggml_backend_buft_name(self.buffer_type) == _NAME.value
        buffer = library.ggml_backend_buft_alloc_buffer(self.buffer_type, _TEST_BYTES) if same and called else None
        if not buffer or not self._spaces:
            raise LayoutUnknown("buffer types have another layout")
        base = self._spaces[0].address
        words = (_WORD * _BUFFER_WORDS).from_address(buffer)
        known = (
            library.ggml_backend_buffer_get_base(buffer) == base
            and library.ggml_backend_buffer_get_size(buffer) == _TEST_BYTES
            and library.ggml_backend_buffer_get_type(buffer) == words[_BUFFER_TYPE_AT]
            and library.ggml_backend_buffer_is_host(buffer)
        )
        with scratch() as context:
            tensor = new_tensor(context, 0, (64, 32))
            library.ggml_set_name(tensor, b"withheld")
            library.ggml_backend_tensor_alloc(buffer, tensor, base)
            emptied = self.tensors.get("withheld") == tensor and library.ggml_nbytes(tensor) == 0
            self.release()
            whole = library.ggml_nbytes(tensor) == 64 * 32 * 4 and data(tensor) == base
        library.ggml_backend_buffer_free(buffer)
        self.tensors.clear()
        if not (known and emptied and whole):
            raise LayoutUnknown("buffers have another layout")
