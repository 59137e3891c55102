"""What the installed engine was built with and which devices it sees; for the doctor."""

from __future__ import annotations

import ctypes
from typing import Any

from core.engine.llama import bindings


def describe_build() -> list[tuple[str, str]]:
    """Facts about the llama.cpp library: version, processor features, backends, devices with their memory."""
    library = _functions(bindings())
    features = bindings().llama_print_system_info().decode(errors="replace")
    devices = [_device(library, number) for number in range(library.ggml_backend_dev_count())]
    backends = [
        library.ggml_backend_reg_name(library.ggml_backend_reg_get(number)).decode()
        for number in range(library.ggml_backend_reg_count())
    ]
    return [
        ("Backends", ", ".join(backends) or "none"),
        ("Devices", "; ".join(devices) or "none"),
        ("Build", features.strip(" |\n")),
        ("Larger than memory", "yes" if bindings().llama_supports_mmap() else "no: files cannot be mapped here"),
        ("GPU offload", "yes" if bindings().llama_supports_gpu_offload() else "no"),
    ]


def _functions(low: Any) -> Any:
    """The library with the signatures of ggml's functions, which the bindings leave out."""
    library = low._lib
    for name, result, arguments in (
        ("ggml_backend_dev_count", ctypes.c_size_t, []),
        ("ggml_backend_dev_get", ctypes.c_void_p, [ctypes.c_size_t]),
        ("ggml_backend_dev_name", ctypes.c_char_p, [ctypes.c_void_p]),
        ("ggml_backend_dev_description", ctypes.c_char_p, [ctypes.c_void_p]),
        ("ggml_backend_reg_count", ctypes.c_size_t, []),
        ("ggml_backend_reg_get", ctypes.c_void_p, [ctypes.c_size_t]),
        ("ggml_backend_reg_name", ctypes.c_char_p, [ctypes.c_void_p]),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def _device(library: Any, number: int) -> str:
    device = library.ggml_backend_dev_get(number)
    name, description = library.ggml_backend_dev_name(device), library.ggml_backend_dev_description(device)
    return f"{name.decode()} ({description.decode(errors='replace').strip()})"
