"""JSON in and out of the house: canonical text, and the schema that documents it."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from comity.adapters.render.json_meaning import MEANING, NOUNS
from comity.domain.diagnosis import Diagnosis
from comity.domain.evidence import Ledger
from comity.domain.response import Plan, Review

DECIMALS = 6  # probabilities beyond this are noise of the arithmetic


def to_json(noun: Diagnosis | Plan | Review) -> str:
    """Canonical JSON: the schema's field order, six decimals, UTF-8 text as it is, two spaces, a newline at the end."""
    return _text(_data(noun))


def schema(kind: str = "diagnosis") -> dict[str, Any]:
    """The JSON Schema (2020-12) of a diagnosis, plan, review or ledger, each field with its meaning."""
    models: dict[str, type[BaseModel]] = {"diagnosis": Diagnosis, "plan": Plan, "review": Review, "ledger": Ledger}
    model = models[kind]
    made = model.model_json_schema(mode="serialization")
    for name, part in [(model.__name__, made), *made.get("$defs", {}).items()]:
        if name in NOUNS:
            part["description"] = NOUNS[name]
        for field, told in MEANING.get(name, {}).items():
            part["properties"][field]["description"] = told
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"comity/{kind}/1", **made}


def render(diagnosis: Diagnosis, plan: Plan | None = None) -> str:
    """The diagnosis as canonical JSON; with a plan, an object that holds both as ``diagnosis`` and ``plan``."""
    if plan is None:
        return to_json(diagnosis)
    return _text({"diagnosis": _data(diagnosis), "plan": _data(plan)})


def render_plan(plan: Plan) -> str:
    """A response plan as canonical JSON."""
    return to_json(plan)


def render_review(review: Review) -> str:
    """The review of a proposal as canonical JSON."""
    return to_json(review)


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _data(noun: BaseModel) -> Any:
    return _rounded(noun.model_dump(mode="json"))


def _rounded(value: Any) -> Any:
    match value:
        case float():
            return round(value, DECIMALS) + 0.0  # + 0.0: no negative zero
        case dict():
            return {key: _rounded(item) for key, item in value.items()}
        case list():
            return [_rounded(item) for item in value]
        case _:
            return value
