"""Examples in the README and the docs run: Python blocks as they stand, console blocks command by command."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

ROOT = Path(__file__).parent


class ConsoleParser(CodeBlockParser):
    """Runs ``$ comity ...`` lines and looks for the lines printed under each; ``...`` stands for any lines."""

    language = "console"

    def evaluate(self, example: Example) -> str | None:
        for command, wanted in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n?)*)", example.parsed + "\n", re.MULTILINE):
            words = shlex.split(command.split(" #")[0])
            if words[0] != "comity":
                continue
            done = subprocess.run(
                [sys.executable, "-m", *words],
                capture_output=True,
                text=True,
                cwd=example.namespace["cwd"],
                timeout=60,
                check=False,
                env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100"},
                stdin=subprocess.DEVNULL,
            )
            said = " ".join((done.stdout + done.stderr).split())
            for line in wanted.splitlines():
                for part in (" ".join(piece.split()) for piece in line.split("...")):
                    if part and part not in said:
                        return f"$ {command}\nprinted no “{part}”, but:\n{done.stdout}{done.stderr}"
        return None


def _setup(namespace: dict[str, object]) -> None:
    folder = Path(tempfile.mkdtemp(prefix="comity-docs-"))
    shutil.copytree(ROOT / "examples", folder / "examples")
    namespace["cwd"] = folder
    namespace["back"] = Path.cwd()
    os.chdir(folder)


def _teardown(namespace: dict[str, object]) -> None:
    os.chdir(str(namespace["back"]))
    shutil.rmtree(str(namespace["cwd"]))


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), ConsoleParser()],
    patterns=["*.md"],
    excludes=["examples/*", "tests/*"],
    setup=_setup,
    teardown=_teardown,
).pytest()
