"""Hypothesis without a deadline: a loaded machine is not a failing test."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("engine", deadline=None, max_examples=60)
settings.load_profile("engine")
