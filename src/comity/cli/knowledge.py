"""``comity knowledge``: list and check the framework."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from comity.cli import options

KINDS = ("dimensions", "causes", "indicators", "remedies", "acts", "guardrails")


@click.group("knowledge")
def command() -> None:
    """The framework as data: what comity knows, and whether it holds together."""


@command.command("check")
@click.argument("directory", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
def check_(directory: Path | None) -> None:
    """Check the framework, with DIRECTORY laid over it: keys, references, cues and their examples.

    Exit code 1 where a defect is found.
    """
    from comity.knowledge.check import check

    checked = check(directory)
    for defect in checked.defects:
        click.echo(str(defect))
    counts = ", ".join(f"{count} {kind}" for kind, count in checked.counts.items())
    verdict = f"{len(checked.defects)} defects." if checked.defects else "All sound."
    click.echo(f"Read {counts}. {verdict}", err=bool(checked.defects))
    sys.exit(1 if checked.defects else 0)


@command.command("list")
@click.argument("kind", type=click.Choice(KINDS))
@options.overlay
def list_(kind: str, overlay: Path | None) -> None:
    """List the ids and names of one KIND."""
    from comity.knowledge import load_framework

    for record in getattr(load_framework(overlay), kind):
        label = getattr(record, "question", None) or record.name
        click.echo(f"{record.id:<36} {label}")


@command.command("show")
@click.argument("id")
@options.overlay
def show(id: str, overlay: Path | None) -> None:
    """Show all that is known under one ID."""
    import yaml

    from comity.domain.errors import InputError
    from comity.knowledge import load_framework

    framework = load_framework(overlay)
    found = [record for kind in KINDS for record in getattr(framework, kind) if record.id == id]
    if not found:
        raise InputError(f"nothing has the id '{id}'", remedy="See: comity knowledge list causes")
    for record in found:
        data = record.model_dump(mode="json", exclude_defaults=True)
        click.echo(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100).rstrip())
