"""What the installed engine was built with and which devices it sees; for the doctor."""

from __future__ import annotations

from typing import Final

from core.engine.bindings import bindings
from core.engine.devices import list_devices
from core.engine.ggml import ggml

_GRAPHICS: Final = ("graphics", "integrated")


def describe_build() -> list[tuple[str, str]]:
    """Facts about the llama.cpp library: version, processor features, backends, devices."""
    library = ggml()
    features = bindings().llama_print_system_info().decode(errors="replace")
    found = list_devices()
    devices = [f"{device.name} ({device.description})" for device in found]
    backends = [
        library.ggml_backend_reg_name(library.ggml_backend_reg_get(number)).decode()
        for number in range(library.ggml_backend_reg_count())
    ]
    return [
        ("Backends", ", ".join(backends) or "none"),
        ("Devices", "; ".join(devices) or "none"),
        ("Build", features.strip(" |\n")),
        ("Larger than memory", "yes" if bindings().llama_supports_mmap() else "no: files cannot be mapped here"),
        ("GPU offload", "yes" if any(device.kind in _GRAPHICS for device in found) else "no"),
    ]
