"""From a ledger to a diagnosis."""

from __future__ import annotations

from comity.diagnosis.diagnose import diagnose as _diagnose
from comity.diagnosis.network import Network
from comity.domain.diagnosis import Diagnosis
from comity.domain.evidence import Ledger
from comity.domain.framework import Framework


def diagnose(framework: Framework, network: Network, ledger: Ledger) -> Diagnosis:
    """What the evidence supports, how sure that is, and what to ask next. The machine's reading, for a person."""
    return _diagnose(framework, ledger, network=network)
