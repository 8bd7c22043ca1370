"""Get the bytes of a file: its size is checked before anything is read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from comity.adapters.readers._limits import MAX_BYTES, megabytes
from comity.domain.errors import InputError

_PIPES = ("/dev/fd/", "/proc/", "/dev/stdin")  # what a shell hands over for <(command)


def split_fragment(path: Path) -> tuple[Path, str]:
    """``volume.xml#d174`` as the file and the id; a file that really is called so wins."""
    head, mark, fragment = str(path).rpartition("#")
    if not mark or not head or "/" in fragment or _exists(path):
        return path, ""
    return Path(head), fragment


def load(path: Path) -> bytes:
    """The bytes of the file at ``path``.

    Raises:
        InputError: it is missing, not a file, not readable, empty or larger than MAX_BYTES.
    """
    try:
        status = path.stat()
        _check_kind(path, status)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError(
            "there is no such file", where=str(path), remedy="Check the name and the folder it is in"
        ) from None
    except PermissionError:
        raise InputError(
            "you may not read this file", where=str(path), remedy="Ask its owner for the right to read it"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"the file cannot be read ({reason})", where=str(path), remedy="Check the name, or copy the file elsewhere"
        ) from None
    return check_size(data, str(path))


def check_size(data: bytes, name: str) -> bytes:
    """``data`` itself, where it is neither empty nor too large."""
    if not data:
        raise InputError("the file is empty", where=name, remedy="Check that it was saved or downloaded whole")
    if len(data) > MAX_BYTES:
        raise too_large(name, len(data) if len(data) > MAX_BYTES + 1 else None)
    return data


def too_large(name: str, size: int | None) -> InputError:
    is_size = f"the file is {megabytes(size)}" if size else "it is too large"
    return InputError(
        f"{is_size}; at most {megabytes(MAX_BYTES)} is read",
        where=name,
        remedy="Split it, or save its text alone",
    )


def _check_kind(path: Path, status: os.stat_result) -> None:
    mode, size = status.st_mode, status.st_size
    if stat.S_ISDIR(mode):
        raise InputError(
            "this is a folder, not a file", where=str(path), remedy="Name the files in it, for example folder/*.docx"
        )
    if not stat.S_ISREG(mode) and not str(path).startswith(_PIPES):
        raise InputError("this is a device or a pipe, not a file", where=str(path), remedy="Name a file")
    if size > MAX_BYTES:
        raise too_large(str(path), size)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
