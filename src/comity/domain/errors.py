"""Errors a user can meet. Each is one clear sentence: what, where, what to do."""

from __future__ import annotations

from dataclasses import dataclass


class ComityError(Exception):
    """Base of every error comity raises on purpose; its text is meant for the user."""


class InputError(ComityError):
    """Something the user handed over cannot be used.

    ``what`` says what is wrong, ``where`` the file, page, row or field, ``remedy`` what to do.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        head = f"{where}: {what}" if where else what
        super().__init__(f"{head.rstrip('.')}." + (f" {remedy.rstrip('.')}." if remedy else ""))


@dataclass(frozen=True, order=True)
class Defect:
    """One thing wrong in a knowledge or ledger file."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what.rstrip('.')}. {self.remedy.rstrip('.')}."


class KnowledgeError(ComityError):
    """Knowledge files do not hold together; all defects are collected and raised once."""

    def __init__(self, defects: list[Defect]) -> None:
        self.defects = sorted(defects)
        super().__init__("\n".join(str(defect) for defect in self.defects))
