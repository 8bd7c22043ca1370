"""``comity diagnose``: the main job."""

from __future__ import annotations

from pathlib import Path

import click

from comity.cli import options


@click.command("diagnose")
@click.argument("reports", nargs=-1, type=options.FILE, metavar="[REPORT]...")
@click.option(
    "--ledger", type=options.FILE, metavar="FILE", help="Keep the evidence in FILE (read first if it is there)."
)
@click.option("--interview", "ask", is_flag=True, help="Then ask the questions that matter most.")
@click.option("--alliance", default="", help="The alliance, as the brief should name it.")
@click.option("--title", default="", help="A title for the matter.")
@click.option("--plan/--no-plan", default=None, help="With the response plan (default: in briefs, not on screen).")
@options.output
@options.overlay
def command(  # noqa: PLR0913  one parameter for each option
    reports: tuple[Path, ...],
    ledger: Path | None,
    ask: bool,
    alliance: str,
    title: str,
    plan: bool | None,
    out: options.Output,
    overlay: Path | None,
) -> None:
    """Read REPORTs (text, Markdown, HTML, DOCX, PDF, email, TEI XML; '-' for standard input) on one matter.

    Shows which of policy, process, personality and politics is at work, the causes with the words they rest on, what
    speaks against them, what is not known, and the questions whose answers would change the diagnosis most.
    """
    from comity.adapters import ledger_file
    from comity.adapters.render import BRIEFS
    from comity.bootstrap import workbench
    from comity.cli import inputs
    from comity.cli.output import emit
    from comity.cli.talk import interview
    from comity.usecases.diagnose import diagnose
    from comity.usecases.respond import respond

    kept = ledger is not None and ledger.exists()
    paths = reports if ask or kept else inputs.with_standard_input(reports)
    if not paths and not ask and not kept:
        raise click.UsageError("Name a report, pipe one in, give a --ledger, or answer questions with --interview.")
    bench = workbench(overlay)
    before = inputs.open_ledger(ledger, bench)
    named = {key: value for key, value in (("title", title), ("alliance", alliance)) if value}
    after = inputs.read_into(before.model_copy(update=named), paths, bench)
    if ledger and after != before:
        ledger_file.save(after, ledger)
    if ask:
        after = interview(after, bench, ledger)
    diagnosis = diagnose(bench.framework, bench.network, after)
    wanted = plan if plan is not None else out.form in BRIEFS
    response = respond(bench.framework, diagnosis) if wanted else None
    emit(diagnosis, out, plan=response)
