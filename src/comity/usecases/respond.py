"""From a diagnosis to a response plan."""

from __future__ import annotations

from datetime import UTC, date, datetime

from comity.domain.diagnosis import Diagnosis
from comity.domain.framework import Framework
from comity.domain.response import Plan
from comity.response.plan import plan


def respond(framework: Framework, diagnosis: Diagnosis, *, today: date | None = None) -> Plan:
    """What fits, in order, what not to do here, and what to settle first. ``today`` (default: the day in UTC)
    is the day from which reviews are counted.
    """
    return plan(framework, diagnosis, today or datetime.now(tz=UTC).date())
