"""Run the command line as a user does, in this process for speed."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from comity.cli.main import main

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@dataclass(frozen=True)
class Done:
    """Exit code, standard output, standard error."""

    code: int
    out: str
    err: str


@pytest.fixture
def comity(capsys, monkeypatch):
    """``comity("diagnose", path, stdin="...")``; ``stdin`` None is a terminal."""

    def call(*words, stdin=None):
        stream = io.TextIOWrapper(io.BytesIO((stdin or "").encode()), encoding="utf-8")
        stream.isatty = lambda: stdin is None
        monkeypatch.setattr(sys, "stdin", stream)
        monkeypatch.setattr(sys, "argv", ["comity", *map(str, words)])
        with pytest.raises(SystemExit) as stop:
            main()
        captured = capsys.readouterr()
        return Done(int(stop.value.code or 0), captured.out, captured.err)

    return call


@pytest.fixture
def helicopter():
    """The first worked example's report."""
    return EXAMPLES / "helicopter" / "report.md"


@pytest.fixture
def mayaguez():
    """An example in which the text alone shows a problem, with quotes."""
    return EXAMPLES / "thailand-1975-mayaguez" / "report.md"
