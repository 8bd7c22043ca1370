"""Time to read a two-page report in each format: cold (a new process, imports included) and warm.

    python benchmarks/time_readers.py

Prints, for each format, the best and the median of seven new processes (wall clock), the CPU time of the reading
process at its best, and the best and the median of fifteen further readings in the same process. Compare the best
figures on a busy machine.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1] / "tests/adapters/readers"))

made = importlib.import_module("reader_samples")
PROBE = """
import json, sys, time
wall, cpu = time.perf_counter(), time.process_time()
from pathlib import Path
from comity.adapters.readers import read
words = read(Path(sys.argv[1])).words
cold = (time.perf_counter() - wall, time.process_time() - cpu)
warm = []
for _ in range(15):
    wall = time.perf_counter()
    read(Path(sys.argv[1]))
    warm.append(time.perf_counter() - wall)
print(json.dumps([words, *cold, min(warm), sorted(warm)[7]]))
"""


def two_pages() -> dict[str, bytes]:
    """About 1,100 words in every format."""
    body = [f"{made.REPORT} {made.SECOND}"] * 25
    return {
        "text": "\n\n".join(body).encode(),
        "markdown": ("# Report\n\n" + "\n\n".join(body)).encode(),
        "html": ("<html><title>Report</title>" + "".join(f"<p>{part}</p>" for part in body)).encode(),
        "docx": made.docx_bytes(*body),
        "pdf": made.pdf_bytes("\n\n".join(body)),
        "eml": made.email_bytes("\n\n".join(body)),
        "tei": made.tei_text("".join(f"<p>{part}</p>" for part in body)),
    }


def probe(path: Path) -> list[float]:
    run = subprocess.run([sys.executable, "-c", PROBE, str(path)], capture_output=True, text=True, check=True)
    figures: list[float] = json.loads(run.stdout)
    return figures


def main() -> None:
    extensions = {"text": "txt", "markdown": "md", "tei": "xml"}
    print("format    words  cold best  cold median  cold CPU  warm best  warm median   (milliseconds)")
    with tempfile.TemporaryDirectory() as folder:
        for name, data in two_pages().items():
            path = Path(folder) / f"report.{extensions.get(name, name)}"
            path.write_bytes(data)
            runs = [probe(path) for _ in range(7)]
            words, wall, cpu, best, middle = zip(*runs, strict=True)
            figures = (min(wall), median(wall), min(cpu), min(best), median(middle))
            shown = "  ".join(f"{1000 * figure:9.1f}" for figure in figures)
            print(f"{name:9} {words[0]:5.0f}  {shown}")


if __name__ == "__main__":
    main()
