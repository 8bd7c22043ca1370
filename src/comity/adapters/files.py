"""Writing files whole: a reader sees the old file or the new one, never half of either."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from comity.domain.errors import InputError


def write(path: Path, content: str | bytes) -> None:
    """Replace ``path`` atomically. Raises InputError where the place cannot be written."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise InputError(what, where=str(path), remedy="Name a file in a directory you may write to") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
