"""What a user waits for: start-up, a two-page report read cold and warm, peak memory."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import comity

RUNS = 7
WORDS = 1000  # two pages
# Run from a small process: a child counts its parent's memory until it has replaced it by its own.
PEAK = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
ROOT = Path(__file__).parent.parent


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.md"
        report.write_text(two_pages(), encoding="utf-8")
        json = ["diagnose", "--format", "json", str(report)]
        seconds("python -c pass", [sys.executable, "-c", "pass"])
        seconds("import comity", [sys.executable, "-c", "import comity"])
        seconds("comity --help", [sys.executable, "-m", "comity", "--help"])
        seconds("comity diagnose, two pages, cold", [sys.executable, "-m", "comity", *json])
        warm("diagnosis of a two-page report, warm", lambda: comity.new().read(report).diagnosis)
        matter = comity.new().read(report)
        for form in ("md", "html", "docx", "pdf"):
            path = Path(folder) / f"brief.{form}"
            warm(f"brief as {form}", lambda path=path: matter.brief(path))  # type: ignore[misc]


def two_pages() -> str:
    """The helicopter report and its own paragraphs again, up to a thousand words."""
    paragraphs = (ROOT / "examples" / "helicopter" / "report.md").read_text(encoding="utf-8").split("\n\n")[2:]
    text: list[str] = []
    while len(" ".join(text).split()) < WORDS:
        text += paragraphs
    return "\n\n".join(text)


def seconds(name: str, command: list[str]) -> None:
    """Wall time (median, least, most) and peak memory of a whole process."""
    walls = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        walls.append(time.perf_counter() - start)
    measured = subprocess.run([sys.executable, "-c", PEAK, *command], capture_output=True, text=True, check=True)
    _line(name, walls, f", peak {int(measured.stdout) / 1024:.0f} MB")


def warm(name: str, job: Callable[[], object]) -> None:
    """Wall time of a job in this process, after one that is not counted."""
    job()
    walls = []
    for _ in range(RUNS):
        start = time.perf_counter()
        job()
        walls.append(time.perf_counter() - start)
    _line(name, walls)


def _line(name: str, walls: list[float], more: str = "") -> None:
    middle = statistics.median(walls)
    print(f"{name:<42} {middle:7.3f} s  (least {min(walls):.3f}, most {max(walls):.3f}{more})")


if __name__ == "__main__":
    main()
