"""A diagnosis written as JSON, read back."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from comity.domain.diagnosis import Diagnosis
from comity.domain.errors import InputError

_REMEDY = "Make one with: comity diagnose --format json --output diagnosis.json REPORT"
_MAX_BYTES = 20_000_000


def load(path: Path) -> Diagnosis:
    """Read a diagnosis. Raises InputError that names the first field that is wrong."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InputError("is too large for a diagnosis", where=str(path), remedy=_REMEDY)
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InputError("is not UTF-8 text", where=str(path), remedy=_REMEDY) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path), remedy="Check the path") from None
    try:
        return Diagnosis.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        what = f"is not a diagnosis ({field + ': ' if field else ''}{first['msg'].rstrip('.')})"
        raise InputError(what, where=str(path), remedy=_REMEDY) from None
