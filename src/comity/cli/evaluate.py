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
