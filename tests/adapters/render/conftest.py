"""What every render test looks at."""

from __future__ import annotations

import pytest
import render_samples as samples

from comity.adapters.render import docx, html, markdown, pdf, terminal

FORMATS = {"terminal": terminal, "markdown": markdown, "html": html, "docx": docx, "pdf": pdf}


@pytest.fixture(params=["problem", "not_enough", "not_a_problem", "answered", "hostile", "long_winded"])
def diagnosis(request):
    """Every kind of diagnosis in turn."""
    return getattr(samples, request.param)()


@pytest.fixture(params=sorted(FORMATS))
def renderer(request):
    """Every format a person reads, in turn."""
    return FORMATS[request.param]
