"""A small helper: a diagnosis typed by hand."""

from __future__ import annotations

import pytest

from comity.domain.diagnosis import Change, OpenQuestion, Verdict
from comity.domain.proposal import TypedDiagnosis
from comity.response.typed import from_typed


@pytest.fixture(scope="session")
def diagnosed(framework):
    """Call with causes and their probabilities; a dimension is as likely as its likeliest cause."""

    def make(verdict=Verdict.PROBLEM, gravity="", **causes):
        named = {name.replace("_", "-"): chance for name, chance in causes.items()}
        dimensions = {}
        for name, chance in named.items():
            dimension = framework.cause(name).dimension
            dimensions[dimension] = max(chance, dimensions.get(dimension, 0))
        typed = TypedDiagnosis(verdict=verdict, dimensions=dimensions, causes=named, gravity=gravity)
        return from_typed(framework, typed)

    return make


@pytest.fixture
def question():
    """An open question; ``decides`` says whether a yes would bring the process dimension in."""

    def make(text, *, decides, gain=0.3):
        change = Change(dimension="process", now=0.1, if_yes=0.9 if decides else 0.15, if_no=0.05)
        return OpenQuestion(indicator="x", question=text, why="y", gain=gain, changes=(change,))

    return make
