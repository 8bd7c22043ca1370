"""Draw the README's picture: what the terminal shows for the helicopter example, once its questions are answered.

Run: python tools/draw_terminal.py
"""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

import comity
from comity.adapters.render import terminal
from comity.usecases.evaluate_examples import load

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "helicopter"
WIDTH, LINES = 100, 46
WEB_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def main() -> None:
    matter = comity.read(EXAMPLE / "report.md")
    for indicator, given in load(EXAMPLE / "expected.yaml").answers.items():
        matter = matter.answer(indicator, given)
    shown = terminal.render(matter.diagnosis, width=WIDTH, color=True).splitlines()
    console = Console(file=StringIO(), record=True, width=WIDTH, force_terminal=True)
    console.print(Text.from_ansi("\n".join(shown[:LINES] + (["…"] if len(shown) > LINES else []))))
    target = ROOT / "docs" / "images" / "diagnosis.svg"
    target.parent.mkdir(exist_ok=True)
    picture = console.export_svg(title="comity diagnose report.md")
    target.write_text(WEB_FONT.sub("", picture), encoding="utf-8")  # nothing is fetched to look at a picture


if __name__ == "__main__":
    main()
