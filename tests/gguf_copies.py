"""Other forms of the same model file: with an output matrix of its own, or in several parts."""

from __future__ import annotations

from pathlib import Path

import gguf


def untied(model: Path, output: Path) -> Path:
    """Write `model`, whose table of tokens is its output matrix too, with that matrix as a tensor of its own."""
    return _copy(model, gguf.GGUFWriter(output, _architecture(model)), output, doubled=True)


def in_parts(model: Path, folder: Path, tensors_a_part: int) -> Path:
    """Write `model` in several files into `folder`; the first of them."""
    output = folder / "parts.gguf"
    writer = gguf.GGUFWriter(output, _architecture(model), split_max_tensors=tensors_a_part)
    _copy(model, writer, output, doubled=False)
    return next(folder.glob("parts-00001-of-*.gguf"))


def _architecture(model: Path) -> str:
    return str(gguf.GGUFReader(model).fields["general.architecture"].contents())


def _copy(model: Path, writer: gguf.GGUFWriter, output: Path, doubled: bool) -> Path:
    reader = gguf.GGUFReader(model)
    for key, field in reader.fields.items():
        if key.startswith("GGUF.") or key == "general.architecture":
            continue
        kind, *inner = field.types
        writer.add_key_value(key, field.contents(), kind, sub_type=inner[-1] if inner else None)
    for tensor in reader.tensors:
        writer.add_tensor(tensor.name, tensor.data, raw_dtype=tensor.tensor_type)
        if doubled and tensor.name == "token_embd.weight":
            writer.add_tensor("output.weight", tensor.data, raw_dtype=tensor.tensor_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return output
