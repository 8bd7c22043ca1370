"""``comity interview``: answer the questions that matter most."""

from __future__ import annotations

from pathlib import Path

import click

from comity.cli import options


@click.command("interview")
@click.argument("ledger", type=options.FILE, metavar="CASE.yaml")
@click.argument("reports", nargs=-1, type=options.FILE, metavar="[REPORT]...")
@click.option("--person", default="", help="Who answers, as the ledger should say.")
@options.output
@options.overlay
def command(
    ledger: Path,
    reports: tuple[Path, ...],
    person: str,
    out: options.Output,
    overlay: Path | None,
) -> None:
    """Answer questions about a matter; every answer is kept in CASE.yaml at once, so stop and resume at will."""
    from comity.adapters import ledger_file
    from comity.bootstrap import workbench
    from comity.cli import inputs
    from comity.cli.output import emit
    from comity.cli.talk import interview
    from comity.usecases.diagnose import diagnose

    if ledger.suffix.lower() not in (".yaml", ".yml"):
        raise click.UsageError(f"'{ledger}' should be a .yaml file: it keeps the answers. Reports come after it.")
    bench = workbench(overlay)
    before = inputs.open_ledger(ledger, bench)
    after = inputs.read_into(before, reports, bench)
    if after != before:
        ledger_file.save(after, ledger)
    after = interview(after, bench, ledger, person)
    emit(diagnose(bench.framework, bench.network, after), out)
