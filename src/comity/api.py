"""comity from Python, in a script or a notebook.

    import comity

    matter = comity.read("report.docx")
    matter.diagnosis.dimensions["politics"].probability
    matter.plan().remedies
    matter.review("Recall the ambassador until they apologise.").flags
    matter.brief("brief.pdf")

A ``Matter`` never changes: ``answer``, ``read`` and ``reject`` give a new one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from importlib import import_module
from pathlib import Path

from comity.adapters import files, ledger_file
from comity.adapters.render import render
from comity.bootstrap import Workbench, workbench
from comity.domain.diagnosis import Diagnosis
from comity.domain.document import Document
from comity.domain.errors import InputError
from comity.domain.evidence import Answer, Ledger, Status
from comity.domain.response import Plan, Review
from comity.usecases import interview
from comity.usecases.diagnose import diagnose
from comity.usecases.respond import respond
from comity.usecases.review import review
from comity.usecases.take_in import take_in

_FORMATS = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".md": "markdown", ".json": "json"}


@dataclass(frozen=True)
class Matter:
    """One matter between allies: its ledger of evidence, and what follows from it."""

    ledger: Ledger
    bench: Workbench

    @cached_property
    def diagnosis(self) -> Diagnosis:
        """What the evidence supports: a machine's reading, for a person to confirm."""
        return diagnose(self.bench.framework, self.bench.network, self.ledger)

    def read(self, *reports: str | Path) -> Matter:
        """The matter with more reports read into its ledger. Raises InputError for a file that cannot be read."""
        documents = [document for report in reports for document in self.bench.read(Path(report))]
        return self._taking_in(documents)

    def read_text(self, text: str, name: str = "text") -> Matter:
        """The matter with a report given as a string."""
        return self._taking_in(self.bench.read_stream(text.encode(), name))

    def answer(self, indicator: str, given: str, *, person: str = "") -> Matter:
        """The matter with an answer (yes, no, partly, unknown) to an indicator's question.

        Raises InputError for an indicator or an answer that does not exist.
        """
        if indicator not in {known.id for known in self.bench.framework.indicators}:
            raise InputError(f"there is no indicator '{indicator}'", remedy="See matter.diagnosis.questions")
        if given not in set(Answer):
            raise InputError(f"'{given}' is no answer", remedy=f"Use one of: {', '.join(Answer)}")
        return replace(self, ledger=interview.answer(self.ledger, indicator, Answer(given), person=person))

    def reject(self, entry: str) -> Matter:
        """The matter with one ledger entry rejected by a person; it stays on record and counts nothing."""
        return self._with_status(entry, Status.REJECTED)

    def confirm(self, entry: str) -> Matter:
        """The matter with one ledger entry confirmed by a person."""
        return self._with_status(entry, Status.CONFIRMED)

    def plan(self, today: date | None = None) -> Plan:
        """The response plan that fits; reviews are counted from ``today``."""
        return respond(self.bench.framework, self.diagnosis, today=today)

    def review(self, proposal: str, *, acts: Sequence[str] = ()) -> Review:
        """A proposed course of action held against the diagnosis."""
        return review(self.bench.framework, self.diagnosis, proposal, acts=acts)

    def save(self, path: str | Path) -> None:
        """Write the ledger as YAML, for a person to edit and to run again."""
        ledger_file.save(self.ledger, Path(path))

    def brief(self, path: str | Path, *, marking: str = "") -> None:
        """Write the two-page brief with the plan; the ending (.docx, .pdf, .html, .md, .json) sets the format."""
        target = Path(path)
        form = _FORMATS.get(target.suffix.lower())
        if form is None:
            raise InputError("has no known ending", where=str(path), remedy=f"Use one of: {', '.join(_FORMATS)}")
        files.write(target, render(self.diagnosis, form, plan=self.plan(), marking=marking))

    def _taking_in(self, documents: Sequence[Document]) -> Matter:
        ledger = take_in(self.ledger, documents, network=self.bench.network, assessor=self.bench.assessor)
        return replace(self, ledger=ledger)

    def _with_status(self, entry: str, status: Status) -> Matter:
        if entry not in {known.id for known in self.ledger.evidence}:
            raise InputError(f"the ledger has no entry '{entry}'", remedy="See matter.ledger.evidence")
        evidence = tuple(
            known.model_copy(update={"status": status}) if known.id == entry else known
            for known in self.ledger.evidence
        )
        return replace(self, ledger=self.ledger.model_copy(update={"evidence": evidence}))

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        module = import_module("comity.adapters.render.html")
        return str(module.fragment(self.diagnosis))

    def __str__(self) -> str:
        return str(render(self.diagnosis, "text", color=False))


def new(title: str = "", *, alliance: str = "", framework: str | Path | None = None) -> Matter:
    """An empty matter. ``framework`` is a directory of a ministry's own framework files, laid over ours."""
    bench = workbench(Path(framework) if framework else None)
    return Matter(Ledger(title=title, alliance=alliance), bench)


def read(*reports: str | Path, framework: str | Path | None = None) -> Matter:
    """A matter with these reports read. Raises InputError, in one sentence, for a file that cannot be read."""
    return new(framework=framework).read(*reports)


def read_text(text: str, name: str = "text") -> Matter:
    """A matter with one report given as a string."""
    return new().read_text(text, name)


def open_ledger(path: str | Path, *, framework: str | Path | None = None) -> Matter:
    """A matter from a ledger file. Raises KnowledgeError with file and line of every mistake in it."""
    bench = workbench(Path(framework) if framework else None)
    return Matter(ledger_file.load(Path(path), bench.framework), bench)
