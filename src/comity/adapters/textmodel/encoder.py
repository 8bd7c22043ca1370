"""Run the encoder: text windows in, one state per token out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
LONGEST = 384  # tokens of a window, its two marks included
BATCH = 4


@dataclass(frozen=True)
class States:
    """One window: the states of its tokens, where each stands in the text (0, 0 for marks), logits per passage head."""

    vectors: Floats
    offsets: NDArray[np.int64]
    passage: Floats


class Encoder:
    """The int8 sentence encoder, by ONNX Runtime on the CPU; the same text always gives the same states."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)

    def states(self, texts: list[str]) -> list[States]:
        """States for each text, in order. A text beyond LONGEST tokens is read up to there."""
        coded = self._tokenizer.encode_batch(texts)
        order = sorted(range(len(texts)), key=lambda index: len(coded[index].ids))
        out: dict[int, States] = {}
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            hidden, passage = self._run([coded[index].ids for index in batch])
            for row, index in enumerate(batch):
                offsets = np.array(coded[index].offsets, dtype=np.int64).reshape(-1, 2)
                out[index] = States(hidden[row, : len(offsets)], offsets, passage[row])
        return [out[index] for index in range(len(texts))]

    def _run(self, rows: list[list[int]]) -> tuple[Floats, Floats]:
        width = max(map(len, rows))
        ids = np.zeros((len(rows), width), dtype=np.int64)
        mask = np.zeros((len(rows), width), dtype=np.int64)
        for index, row in enumerate(rows):
            ids[index, : len(row)] = row
            mask[index, : len(row)] = 1
        hidden, passage = self._session.run(["states", "passage"], {"ids": ids, "mask": mask})
        return hidden, passage
