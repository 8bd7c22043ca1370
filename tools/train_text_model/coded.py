"""Further coded passages of *Foreign Relations of the United States*: codes and places only; the text is fetched.

``coded.jsonl`` names for each passage a file of the public repository ``ccloutier312/ColdWarWordEmbeddings`` at COMMIT,
the characters in it, and the codes that language-model coders gave with the codebook (550 passages of which 20 by four
coders, Krippendorff's alpha .90 to 1.0; 1,000 by one). Quotes are [start, end] in the passage.
Write them out in the shape of the training data: python tools/train_text_model/coded.py CLONE > coded_texts.jsonl
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

COMMIT = "91a8537e4e17b26bfeb49a8b62516bb6cae7a8ed"
CODES = Path(__file__).with_name("coded.jsonl")


def rows(clone: Path) -> list[dict]:
    """Every coded passage with its text. ``clone`` is a git directory of the repository named above."""

    @lru_cache(maxsize=2)
    def volume(path: str) -> str:
        command = ["git", "-C", str(clone), "show", f"{COMMIT}:{path}"]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")

    coded = [json.loads(line) for line in CODES.read_text(encoding="utf-8").splitlines()]
    return [_with_text(row, volume(row["path"])) for row in sorted(coded, key=lambda row: row["path"])]


def _with_text(row: dict, volume: str) -> dict:
    text = volume[row["start"] : row["end"]]
    causes = {cause: [text[a:b] for a, b in places] for cause, places in row["causes"].items()}
    return {**row, "text": text, "causes": causes}


if __name__ == "__main__":
    for found in rows(Path(sys.argv[1])):
        print(json.dumps(found, ensure_ascii=False))
