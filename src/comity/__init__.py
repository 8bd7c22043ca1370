"""comity: diagnose a problem between allies for what it really is, and choose a response that fits.

The public Python API; everything is loaded when first used, so that ``import comity`` is light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from comity._version import __version__

if TYPE_CHECKING:
    from comity.api import Matter, new, open_ledger, read, read_text
    from comity.domain.diagnosis import Diagnosis
    from comity.domain.errors import ComityError, InputError, KnowledgeError
    from comity.domain.evidence import Evidence, Ledger
    from comity.domain.response import Plan, Review

_PLACES = {
    "Matter": "comity.api",
    "new": "comity.api",
    "open_ledger": "comity.api",
    "read": "comity.api",
    "read_text": "comity.api",
    "Diagnosis": "comity.domain.diagnosis",
    "ComityError": "comity.domain.errors",
    "InputError": "comity.domain.errors",
    "KnowledgeError": "comity.domain.errors",
    "Evidence": "comity.domain.evidence",
    "Ledger": "comity.domain.evidence",
    "Plan": "comity.domain.response",
    "Review": "comity.domain.response",
}

__all__ = [
    "ComityError",
    "Diagnosis",
    "Evidence",
    "InputError",
    "KnowledgeError",
    "Ledger",
    "Matter",
    "Plan",
    "Review",
    "__version__",
    "new",
    "open_ledger",
    "read",
    "read_text",
]


def __getattr__(name: str) -> Any:
    if name in _PLACES:
        return getattr(import_module(_PLACES[name]), name)
    raise AttributeError(f"module 'comity' has no attribute '{name}'")


def __dir__() -> list[str]:
    return __all__
