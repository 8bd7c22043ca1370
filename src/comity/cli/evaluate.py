"""``comity evaluate``: how good the parts are, measured."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group("evaluate")
def command() -> None:
    """Measure the worked examples, the review, the text model and the questions."""


@command.command("examples")
@click.argument("directory", type=click.Path(path_type=Path, exists=True, file_okay=False))
def examples(directory: Path) -> None:
    """Read every worked example under DIRECTORY and hold it against its expected.yaml.

    Exit code 1 where one comes out otherwise.
    """
    from comity.bootstrap import workbench
    from comity.usecases.evaluate_examples import evaluate

    bench = workbench()
    held = evaluate(
        directory, framework=bench.framework, network=bench.network, read=bench.read, assessor=bench.assessor
    )
    for example in held:
        click.echo(f"{'holds' if not example.misses else 'MISSES':<7} {example.name}: {example.title}")
        for miss in example.misses:
            click.echo(f"        {miss}")
    failed = sum(bool(example.misses) for example in held)
    click.echo(f"{len(held) - failed} of {len(held)} examples hold.")
    sys.exit(1 if failed else 0)


@command.command("review")
@click.argument("directory", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--held-out", is_flag=True, help="List only what went wrong on proposals kept from tuning.")
def review(directory: Path | None, held_out: bool) -> None:
    """Score the review on proposals whose flags experts expect (comity's own, or those in DIRECTORY)."""
    from comity.knowledge import load_framework
    from comity.usecases.evaluate_review import evaluate, load_proposals

    scores = evaluate(load_framework(), load_proposals(directory))
    for part in (scores.overall, scores.tuned, scores.held_out):
        click.echo(f"{part.name}")
        click.echo(f"  flags missed                     {part.missed}")
        click.echo(f"  flags that were false            {part.false}")
        click.echo(f"  fitting proposals with a flag    {part.clean}")
        click.echo(f"  proposals with the right flags   {part.right}")
    click.echo("by flag (all): missed | false")
    for part in scores.by_flag:
        missed, false = (f"{share.count} of {share.total}" for share in (part.missed, part.false))
        click.echo(f"  {part.name:<44} {missed:<10} | {false}")
    for one in scores.wrong:
        if one.held_out or not held_out:
            gone = "".join(f" -{flag}" for flag in one.missed)
            extra = "".join(f" +{flag}" for flag in one.false)
            click.echo(f"{one.id}:{gone}{extra}\n    {one.proposal.strip()}")
