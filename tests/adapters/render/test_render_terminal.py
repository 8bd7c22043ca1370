"""The terminal view: fits its window, and means the same without colour."""

from __future__ import annotations

import re

import pytest
import render_samples as samples
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from comity.adapters.render import terminal

ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_window(diagnosis, width):
    """Long words and file names fold; nothing is cut off."""
    lines = terminal.render(diagnosis, samples.plan(), width=width, color=False).splitlines()
    assert max(cell_len(line) for line in lines) <= width


def test_a_normal_report_takes_sixty_to_ninety_lines():
    """The default view of eight findings is read without much scrolling."""
    assert 60 <= terminal.render(samples.problem(), width=100, color=False).count("\n") <= 90


def test_colour_only_repeats_what_the_words_say(diagnosis):
    """With its colour codes taken out, the coloured view is the plain one."""
    plain = terminal.render(diagnosis, width=80, color=False)
    coloured = terminal.render(diagnosis, width=80, color=True)
    stripped = "".join(f"{line.rstrip()}\n" for line in ANSI.sub("", coloured).splitlines())
    assert coloured != plain
    assert stripped == plain


def test_no_color_is_heeded(monkeypatch):
    """NO_COLOR in the environment, or output that is no terminal, gives plain text."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "\x1b" not in terminal.render(samples.problem(), width=80)


def test_a_report_cannot_steer_the_terminal():
    """Escape sequences in a report are shown without their force."""
    made = terminal.render(samples.hostile(), samples.plan(), width=80, color=False, full=True)
    assert "\x1b" not in made
    assert "\x07" not in made


def test_bars_grow_with_probability_and_are_full_only_when_certain():
    """95% does not look like 100%."""
    lines = terminal.render(samples.problem(), width=80, color=False).splitlines()
    bars = {line.split()[0]: line.count("█") for line in lines if "░" in line}
    assert bars == {"Policy": 7, "Process": 9, "Personality": 1, "Politics": 9}


@given(st.text(max_size=300), st.integers(min_value=40, max_value=130))
def test_any_text_fits_any_window(text, width):
    """No title or finding, in whatever script, breaks the layout."""
    base = samples.problem()
    odd = base.model_copy(update={"summary": text, "unknown": (text,)})
    made = terminal.render(odd, width=width, color=False)
    assert max(cell_len(line) for line in made.splitlines()) <= width


def test_view_of_a_normal_report(snapshot):
    """The whole view at 80 columns, to be looked at when it changes."""
    assert terminal.render(samples.problem(), width=80, color=False) == snapshot


def test_view_of_a_plan(snapshot):
    """A plan at 80 columns."""
    assert terminal.render_plan(samples.plan(), width=80, color=False) == snapshot


def test_view_of_a_review(snapshot):
    """A review at 80 columns."""
    assert terminal.render_review(samples.review(), width=80, color=False) == snapshot
