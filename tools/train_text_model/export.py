"""Write what the run time needs: the int8 encoder, the tokenizer, the heads and the calibration."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from encoder import Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn


class _States(nn.Module):
    """From ids and mask to token states and the logits of the passage heads."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        hidden = self.reader.encoder.embeddings(input_ids=ids)
        states = self.reader.run_layers(hidden, mask, 0, len(self.reader.encoder.encoder.layer))
        return states, self.reader.passage(states, mask)


def export_encoder(reader: Reader, target: Path) -> None:
    """Plain graph, weights of matrix products and the word table in int8 per channel (the fused graph loses more)."""
    reader = reader.float().eval()
    reader.encoder.set_attn_implementation("eager")
    ids, mask = torch.ones(2, 16, dtype=torch.long), torch.ones(2, 16, dtype=torch.long)
    names = {"input_names": ["ids", "mask"], "output_names": ["states", "passage"]}
    axes = {name: {0: "batch", 1: "tokens"} for name in ("ids", "mask", "states")} | {"passage": {0: "batch"}}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        with torch.no_grad():
            torch.onnx.export(
                _States(reader), (ids, mask), str(plain), dynamic_axes=axes, dynamo=False, opset_version=17, **names
            )
        kept = _head_nodes(plain)
        options = {"per_channel": True, "reduce_range": False, "weight_type": QuantType.QInt8}
        quantize_dynamic(plain, target, nodes_to_exclude=kept, **options)
    _strip(target)


def _head_nodes(path: Path) -> list[str]:
    """Nodes outside the encoder: the heads, which stay in full precision."""
    return [node.name for node in onnx.load(path).graph.node if node.name.startswith(("/query/", "/mean/", "/Einsum"))]


def _strip(path: Path) -> None:
    """Drop names of the source code's lines, so that the same weights give the same file."""
    model = onnx.load(path)
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    model.doc_string = ""
    onnx.save(model, path)


def export_heads(reader: Reader, target: Path) -> None:
    state = {name: value.detach().numpy().astype(np.float16) for name, value in reader.named_parameters()}
    np.savez_compressed(
        target,
        sentence=state["sentence.weight"],
        sentence_bias=state["sentence.bias"],
    )


def export_tokenizer(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    stored = json.loads(target.read_text(encoding="utf-8"))
    target.write_text(json.dumps(stored | {"padding": None, "truncation": None}, ensure_ascii=False), encoding="utf-8")
