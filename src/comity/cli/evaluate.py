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
@click.option(
    "--held-out", is_flag=True, help="List what went wrong on held-out proposals too; then they no longer are."
)
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
        if held_out or not one.held_out:
            gone = "".join(f" -{flag}" for flag in one.missed)
            extra = "".join(f" +{flag}" for flag in one.false)
            click.echo(f"{one.id}:{gone}{extra}\n    {one.proposal.strip()}")


@command.command("questions")
@click.argument("passages", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--readings",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Out-of-fold readings of the passages (tools/train_text_model/oof.json).",
)
@click.option("--sample", default=300, show_default=True, help="How many passages, drawn at random.")
def questions(passages: Path, readings: Path, sample: int) -> None:
    """Show what the questions add to the text: an oracle answers from the coded causes of PASSAGES (JSON lines)."""
    import random

    from comity.knowledge import load_framework
    from comity.usecases.evaluate_questions import evaluate, load_cases

    cases = load_cases(passages, readings)
    cases = random.Random(0).sample(cases, min(sample, len(cases)))  # noqa: S311 (a sample for a figure)
    click.echo(f"{len(cases)} passages the text model did not see; macro-F1 over the dimensions after n answers")
    for oracle, meaning in (("coded", "answers exactly as the causes are coded"), ("noisy", "sees signs by chance")):
        click.echo(f"oracle '{oracle}': {meaning}")
        table: dict[str, list[str]] = {}
        for score in evaluate(load_framework(), cases, oracle=oracle):  # type: ignore[arg-type]
            table.setdefault(score.policy, []).append(f"{score.asked}: {score.macro_f1:.3f}")
        for policy, row in table.items():
            click.echo(f"  {policy:<8} {'   '.join(row)}")


@command.command("text")
@click.argument("passages", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def text(passages: Path) -> None:
    """Score the text model on coded PASSAGES (JSON lines: text, is_problem, dimensions, causes).

    Passages it was trained on say nothing about its quality: the model card has the figures on unseen ones.
    """
    from comity.bootstrap import workbench
    from comity.usecases.evaluate_text import evaluate, load_passages

    bench = workbench()
    present_at = {dimension.id: dimension.present_at.value for dimension in bench.framework.dimensions}
    result = evaluate(bench.assessor, load_passages(passages), present_at=present_at)
    click.echo(f"{result.assessor} on {result.passages} passages ({result.unread} not read)")
    click.echo(f"macro-F1 over the dimensions {result.macro_f1:.3f}, always yes {result.always_yes:.3f}")
    click.echo(f"{'':<28}{'n':>5}{'AUC':>7}{'AP':>7}{'F1':>7}{'yes':>7}{'Brier':>7}{'ECE':>7}")
    rows = {"problem": result.problem, **result.dimensions, **result.causes}
    for name, score in rows.items():
        if score is not None:
            figures = (score.auc, score.average_precision, score.f1, score.always_yes, score.brier, score.ece)
            click.echo(f"{name:<28}{score.positives:>5}" + "".join(f"{figure:>7.3f}" for figure in figures))
