"""Zip archives from strangers: counted and measured before and while they are unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from comity.adapters.readers._limits import (
    MAX_ENTRIES,
    MAX_MARKUP_BYTES,
    MAX_RATIO,
    MAX_UNPACKED,
    RATIO_FROM,
    megabytes,
)
from comity.domain.errors import InputError

_ENTRY = b"PK\x01\x02"
_PLAIN_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 1


class Archive:
    """An open archive whose entries have been checked. Raises InputError for one that looks like an attack."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        if data.count(_ENTRY) > MAX_ENTRIES:
            raise self._bomb(f"it holds more than {MAX_ENTRIES:,} files")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError):
            raise self.damaged() from None
        self._measure(self._zip.infolist())

    def names(self) -> list[str]:
        return self._zip.namelist()

    def read(self, entry_name: str) -> bytes | None:
        """The unpacked entry, or None where there is none; its real size is bounded whatever its header says."""
        try:
            entry = self._zip.getinfo(entry_name)
        except KeyError:
            return None
        if entry.flag_bits & _ENCRYPTED:
            raise InputError("it is protected by a password", where=self.name, remedy="Save it without the password")
        if entry.compress_type not in _PLAIN_METHODS:
            raise self.damaged()
        if entry.file_size > MAX_MARKUP_BYTES:
            raise self._bomb(f"{entry_name[:60]} is {megabytes(entry.file_size)} long")
        try:
            with self._zip.open(entry) as part:
                data = part.read(MAX_MARKUP_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
            raise self.damaged() from None
        if len(data) > MAX_MARKUP_BYTES:
            raise self._bomb(f"{entry_name[:60]} is longer than {megabytes(MAX_MARKUP_BYTES)}")
        return data

    def _measure(self, entries: list[zipfile.ZipInfo]) -> None:
        total = sum(entry.file_size for entry in entries)
        if total > MAX_UNPACKED:
            raise self._bomb(f"it would swell to {megabytes(total)}")
        for entry in entries:
            is_xml = entry.filename.lower().endswith((".xml", ".rels"))
            if is_xml and entry.file_size > max(RATIO_FROM, MAX_RATIO * entry.compress_size):
                raise self._bomb(f"{entry.filename[:60]} would swell to {megabytes(entry.file_size)}")

    def damaged(self) -> InputError:
        return InputError("the document is damaged", where=self.name, remedy="Open it in its program and save it again")

    def _bomb(self, why: str) -> InputError:
        return InputError(
            f"this may be an attack by compression: {why}",
            where=self.name,
            remedy="Open it in its program and save it again, or save its text alone",
        )
