"""``comity respond``: the plan that fits."""

from __future__ import annotations

from pathlib import Path

import click

from comity.cli import options


@click.command("respond")
@click.argument("matter", nargs=-1, required=True, type=options.FILE, metavar="DIAGNOSIS.json|CASE.yaml|REPORT...")
@options.output
@options.overlay
def command(
    matter: tuple[Path, ...],
    out: options.Output,
    overlay: Path | None,
) -> None:
    """From a diagnosis: what fits, in which order, who at which level, when to look again, and what not to do here."""
    from comity.bootstrap import workbench
    from comity.cli.inputs import diagnosis_from
    from comity.cli.output import emit
    from comity.usecases.respond import respond

    bench = workbench(overlay)
    plan = respond(bench.framework, diagnosis_from(matter, bench))
    emit(plan, out)
