"""``comity schema``: the JSON Schema of what comity writes."""

from __future__ import annotations

import json

import click


@click.command("schema")
@click.argument("kind", type=click.Choice(["diagnosis", "plan", "review", "ledger"]), default="diagnosis")
def command(kind: str) -> None:
    """Print the JSON Schema of a diagnosis (default), a plan, a review or a ledger."""
    from pydantic import BaseModel

    from comity.domain.diagnosis import Diagnosis
    from comity.domain.evidence import Ledger
    from comity.domain.response import Plan, Review

    models: dict[str, type[BaseModel]] = {"diagnosis": Diagnosis, "plan": Plan, "review": Review, "ledger": Ledger}
    click.echo(json.dumps(models[kind].model_json_schema(), indent=2, ensure_ascii=False))
