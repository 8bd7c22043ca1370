"""The text model: time of a cold process, time warm, and peak memory, on a report of about 1,000 words.

Run: python -m benchmarks.text
"""

from __future__ import annotations

import hashlib
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from comity.adapters import textmodel
from comity.domain.document import Document, Paragraph

WORDS = 1000
MATERIAL = Path(__file__).parents[1] / "tools" / "train_text_model" / "synthetic.jsonl"


def report(words: int = WORDS) -> Document:
    """Synthetic passages set one after another until there are about so many words."""
    parts: list[str] = []
    for line in MATERIAL.read_text(encoding="utf-8").splitlines():
        parts.append(json.loads(line)["text"])
        if sum(len(part.split()) for part in parts) >= words:
            break
    paragraphs, at = [], 0
    for number, part in enumerate(parts, start=1):
        paragraphs.append(Paragraph(at, at + len(part), number))
        at += len(part) + 2
    text = "\n\n".join(parts)
    return Document("benchmark.txt", "text", text, tuple(paragraphs), hashlib.sha256(text.encode()).hexdigest())


def once() -> None:
    """What a cold process does: load, read, and print the peak memory in MB."""
    textmodel.load().assess(report())
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def cold(rounds: int = 5) -> tuple[float, float]:
    """Median wall seconds of a whole process, and its peak memory in MB."""
    seconds, memory = [], 0.0
    for _ in range(rounds):
        began = time.perf_counter()
        command = [sys.executable, "-c", "from benchmarks.text import once; once()"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds.append(time.perf_counter() - began)
        memory = max(memory, float(done.stdout))
    return statistics.median(seconds), memory


def warm(document: Document, rounds: int = 15) -> tuple[float, float]:
    """Median wall and processor seconds of one reading, the model being loaded."""
    model = textmodel.load()
    model.assess(document)
    wall, cpu = [], []
    for _ in range(rounds):
        began, used = time.perf_counter(), time.process_time()
        model.assess(document)
        wall.append(time.perf_counter() - began)
        cpu.append(time.process_time() - used)
    return statistics.median(wall), statistics.median(cpu)


def main() -> None:
    document = report()
    seconds, memory = cold()
    wall, cpu = warm(document)
    size = sum(path.stat().st_size for path in textmodel.FOLDER.iterdir()) / 1e6
    print(f"report of {document.words} words")
    print(f"  cold process, wall         {seconds:.2f} s (median of 5)")
    print(f"  peak memory of the process {memory:.0f} MB")
    print(f"  warm, wall                 {wall:.3f} s (median of 15)")
    print(f"  warm, processor time       {cpu:.3f} s over all threads")
    print(f"  model files                {size:.1f} MB")


if __name__ == "__main__":
    main()
