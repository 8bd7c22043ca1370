"""``comity review``: hold a proposed course of action against the diagnosis."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from comity.cli import options


@click.command("review")
@click.argument("proposal", required=False)
@click.option(
    "--diagnosis",
    "matter",
    type=options.FILE,
    multiple=True,
    metavar="FILE",
    help="A diagnosis (JSON), a ledger (YAML) or a report. Without one: was there a diagnosis at all?",
)
@click.option("--file", "path", type=options.FILE, metavar="FILE", help="Read the proposal from a file ('-': stdin).")
@click.option("--act", "acts", multiple=True, metavar="ID", help="Say an act outright instead of having it recognised.")
@click.option("--strict", is_flag=True, help="Exit with 1 where anything is flagged.")
@options.output
@options.overlay
def command(  # noqa: PLR0913
    proposal: str | None,
    matter: tuple[Path, ...],
    path: Path | None,
    acts: tuple[str, ...],
    strict: bool,
    out: options.Output,
    overlay: Path | None,
) -> None:
    """Check a PROPOSAL, in an official's own words, for what would not fit the problem as diagnosed."""
    from comity.bootstrap import workbench
    from comity.cli.inputs import diagnosis_from
    from comity.cli.output import emit
    from comity.usecases.review import review

    bench = workbench(overlay)
    text = _proposal(proposal, path, bool(acts))
    diagnosis = diagnosis_from(matter, bench) if matter else None
    found = review(bench.framework, diagnosis, text, acts=acts)
    emit(found, out)
    if strict and found.flags:
        sys.exit(1)


def _proposal(proposal: str | None, path: Path | None, typed: bool) -> str:
    from comity.adapters import readers
    from comity.cli.inputs import STANDARD_INPUT, standard_input

    if proposal is not None and path is not None:
        raise click.UsageError("Give the proposal in words or as a --file, not both.")
    if path is not None and str(path) == "-":
        return readers.read_stream(standard_input(), STANDARD_INPUT).text
    if path is not None:
        return readers.read(path).text
    if proposal is None and not typed:
        raise click.UsageError('Give the proposal in quotes: comity review "We propose to ..." --diagnosis FILE')
    return proposal or ""
