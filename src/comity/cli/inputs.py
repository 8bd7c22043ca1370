"""What users hand over on the command line: reports, standard input, ledgers, diagnoses."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from comity.adapters import diagnosis_file, ledger_file
from comity.adapters.readers import MAX_BYTES
from comity.bootstrap import Workbench
from comity.domain.diagnosis import Diagnosis
from comity.domain.document import Document
from comity.domain.errors import InputError
from comity.domain.evidence import Ledger
from comity.usecases.diagnose import diagnose
from comity.usecases.take_in import take_in

STANDARD_INPUT = "standard input"


def documents(paths: Sequence[Path], bench: Workbench) -> Iterator[Document]:
    """Each report, with a word on standard error about how far along we are when there are many."""
    taken: set[str] = set()
    for place, path in enumerate(paths, start=1):
        if len(paths) > 3 and sys.stderr.isatty():
            click.echo(f"Reading {place} of {len(paths)}: {path}", err=True)
        found = bench.read_stream(standard_input(), STANDARD_INPUT) if str(path) == "-" else bench.read(path)
        for document in found:
            yield _apart(document, path, taken)


def _apart(document: Document, path: Path, taken: set[str]) -> Document:
    """The document under its file's name, or under its whole path where another file has that name too."""
    if document.name in taken:
        document = replace(document, name=document.name.replace(path.name, str(path)))
    taken.add(document.name)
    return document


def standard_input() -> bytes:
    """What is piped in, up to one byte more than is read: the reader refuses what is too large."""
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def with_standard_input(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The paths, or standard input where none is given and something is piped in."""
    if paths:
        return tuple(paths)
    return () if sys.stdin is None or sys.stdin.isatty() else (Path("-"),)


def open_ledger(path: Path | None, bench: Workbench) -> Ledger:
    """The ledger in a file, or an empty one where there is none yet."""
    return ledger_file.load(path, bench.framework) if path and path.exists() else Ledger()


def read_into(ledger: Ledger, paths: Sequence[Path], bench: Workbench) -> Ledger:
    """The ledger with the reports' evidence."""
    if not paths:
        return ledger
    return take_in(ledger, documents(paths, bench), network=bench.network, assessor=bench.assessor)


def diagnosis_from(paths: Sequence[Path], bench: Workbench) -> Diagnosis:
    """A diagnosis from its JSON file, from a ledger, or from reports."""
    if len(paths) == 1 and paths[0].suffix.lower() == ".json":
        return diagnosis_file.load(paths[0])
    ledgers = [path for path in paths if path.suffix.lower() in (".yaml", ".yml")]
    if len(ledgers) > 1:
        raise InputError("two ledgers cannot be one matter", where=str(ledgers[1]), remedy="Give one ledger")
    if ledgers and not ledgers[0].exists():
        raise InputError("there is no such file", where=str(ledgers[0]), remedy="Check the path")
    ledger = open_ledger(ledgers[0] if ledgers else None, bench)
    reports = [path for path in paths if path not in ledgers]
    return diagnose(bench.framework, bench.network, read_into(ledger, reports, bench))
