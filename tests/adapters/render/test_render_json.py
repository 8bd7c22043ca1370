"""JSON: canonical, documented, and read back as what was written."""

from __future__ import annotations

import json as stdlib

import pytest
import render_samples as samples
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from comity.adapters.render import json
from comity.adapters.render.json_meaning import MEANING, NOUNS
from comity.domain.diagnosis import Diagnosis
from comity.domain.response import Plan, Review

KINDS = {"diagnosis": samples.problem, "plan": samples.plan, "review": samples.review, "ledger": samples.ledger}


def parts(schema):
    yield schema["title"], schema
    yield from schema.get("$defs", {}).items()


@pytest.mark.parametrize("kind", KINDS)
def test_output_keeps_to_its_schema(kind):
    """What is written validates, and an unknown key would not."""
    schema = json.schema(kind)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    data = stdlib.loads(json.to_json(KINDS[kind]()))
    validator.validate(data)
    assert list(validator.iter_errors({**data, "surprise": 1}))


@pytest.mark.parametrize("kind", KINDS)
def test_schema_says_what_each_field_means(kind):
    """Every object and every field of it is described, and every description belongs to a field."""
    for name, part in parts(json.schema(kind)):
        assert part.get("description"), name
        for field, told in part.get("properties", {}).items():
            assert told.get("description"), (name, field)


def test_no_meaning_is_left_over():
    """A field that is renamed takes its description along."""
    known = {name: part for kind in KINDS for name, part in parts(json.schema(kind))}
    assert set(MEANING) | set(NOUNS) <= set(known)
    for name, fields in MEANING.items():
        assert set(fields) == set(known[name]["properties"]), name


def test_every_kind_of_diagnosis_validates_and_returns(diagnosis):
    """Reading what was written gives the same diagnosis, and writing that gives the same text."""
    made = json.to_json(diagnosis)
    Draft202012Validator(json.schema()).validate(stdlib.loads(made))
    again = Diagnosis.model_validate_json(made)
    assert again == diagnosis
    assert json.to_json(again) == made


def test_the_shape_that_others_rely_on():
    """problem.probability, dimensions.<name>.probability and .present, causes.<name>.probability."""
    data = stdlib.loads(json.render(samples.problem()))
    assert data["problem"]["probability"] == 0.972
    assert data["dimensions"]["politics"] | {"probability": 0.95, "present": True} == data["dimensions"]["politics"]
    assert data["causes"]["unsettled-terms"]["probability"] == 0.66


def test_diagnosis_and_plan_stand_side_by_side():
    """With a plan both are whole documents of their own."""
    data = stdlib.loads(json.render(samples.problem(), samples.plan()))
    assert Diagnosis.model_validate(data["diagnosis"]) == samples.problem()
    assert Plan.model_validate(data["plan"]) == samples.plan()
    assert Review.model_validate_json(json.render_review(samples.review())) == samples.review()


def test_noise_of_the_arithmetic_is_not_written():
    """Six decimals, no negative zero, no NaN, one newline at the end."""
    base = samples.problem()
    noisy = base.model_copy(
        update={"problem": base.problem.model_copy(update={"probability": 0.1 + 0.2, "prior": -0.0})}
    )
    made = json.to_json(noisy)
    assert '"probability": 0.3,' in made
    assert "-0.0," not in made
    assert "-0.0\n" not in made
    assert made.endswith("}\n")


@given(st.text())
def test_any_text_survives(text):
    """Quotes are verbatim in JSON, whatever they hold."""
    base = samples.review().model_copy(update={"proposal": text})
    assert stdlib.loads(json.to_json(base).encode().decode())["proposal"] == text
