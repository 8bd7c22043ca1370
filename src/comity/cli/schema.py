"""``comity schema``: the JSON Schema of what comity writes."""

from __future__ import annotations

import json

import click


@click.command("schema")
@click.argument("kind", type=click.Choice(["diagnosis", "plan", "review", "ledger"]), default="diagnosis")
def command(kind: str) -> None:
    """Print the JSON Schema of a diagnosis (default), a plan, a review or a ledger."""
    from comity.adapters.render.json import schema

    click.echo(json.dumps(schema(kind), indent=2, ensure_ascii=False))
