"""Which remedies and cautions a diagnosis calls for, as a desk officer meets them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.domain.diagnosis import Verdict
from comity.domain.proposal import TypedDiagnosis
from comity.response.basis import present
from comity.response.plan import HOLDING, plan
from comity.response.typed import from_typed

TODAY = date(2026, 3, 2)
POLITICAL = ["clarity-consistency-transparency", "consult", "weather-the-storm"]


def ids(framework, diagnosis):
    return [remedy.id for remedy in plan(framework, diagnosis, TODAY).remedies]


def guarded(framework, diagnosis):
    return {caution.guardrail for caution in plan(framework, diagnosis, TODAY).cautions}


@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        ("outdated-terms", ["amend-policy"]),
        ("bad-policy", ["amend-policy"]),
        ("unsettled-terms", ["negotiate-policy"]),
        ("unforeseen-security-change", ["negotiate-policy", "consult"]),
        ("procedure-not-followed", ["carry-out-process"]),
        ("unworkable-procedure", ["update-process"]),
        ("coordination-needed", ["coordinate-closely"]),
        ("untrained", ["train-for-this-alliance", "clarity-consistency-transparency"]),
        ("ill-disposition", ["isolate-conduct", "clarity-consistency-transparency", "shelve-for-counterpart"]),
        ("public-pressure", POLITICAL),
        ("audience-interest", ["understand-interests", *POLITICAL]),
    ],
)
def test_each_cause_has_its_few_remedies_in_order(framework, diagnosed, cause, expected):
    """One likely cause: exactly the remedies that fit it, in the essay's order."""
    assert ids(framework, diagnosed(**{cause.replace("-", "_"): 0.9})) == expected


def test_policy_and_process_parts_come_first_in_a_mixed_problem(framework, diagnosed):
    """The essay's helicopter: isolate, work through the parts, then clarity, consultation, patience."""
    found = ids(framework, diagnosed(unsettled_terms=0.8, procedure_not_followed=0.7, public_pressure=0.9))
    assert found == ["isolate-policy-and-process", "negotiate-policy", "carry-out-process", *POLITICAL]


def test_the_likeliest_dimension_opens_the_plan_where_nothing_has_to_be_isolated(framework, diagnosed):
    """Personality 88 %, process 60 %, no politics: the person's conduct comes before the procedure."""
    found = ids(framework, diagnosed(ill_disposition=0.88, coordination_needed=0.6))
    assert found[:2] == ["isolate-conduct", "coordinate-closely"]


def test_a_dimension_below_even_chance_is_not_acted_on_and_the_plan_says_so(framework, diagnosed):
    """Personality 88 %, politics 43 %: nothing is planned for the politics, and that is told."""
    response = plan(framework, diagnosed(ill_disposition=0.88, public_pressure=0.43), TODAY)
    assert {name for remedy in response.remedies for name in remedy.dimensions} == {"personality"}
    assert "politics (unlikely, 43%), below even chance" in response.summary
    assert not any("Politics" in one for one in response.basis)


def test_where_nothing_is_above_even_chance_the_plan_still_answers_what_was_found(framework, diagnosed):
    """One dimension at 45 %: its remedies stand, since there is nothing better to do first."""
    assert ids(framework, diagnosed(procedure_not_followed=0.45)) == ["carry-out-process"]


def test_a_policy_problem_is_warned_of_conceding(framework, diagnosed):
    """Open terms tempt to buy calm: the plan for a policy problem, too, says what not to do."""
    assert "fawning" in guarded(framework, diagnosed(outdated_terms=0.9))


def test_an_unlikely_cause_chooses_no_remedy(framework, diagnosed):
    """Beside a very likely cause, one far less likely in the same dimension is left out."""
    assert "update-process" not in ids(framework, diagnosed(procedure_not_followed=0.95, unworkable_procedure=0.42))


def test_a_grave_process_failure_is_never_shelved(framework, diagnosed):
    """With a difficult counterpart and lives lost, nothing waits for a successor, and the plan says why."""
    diagnosis = diagnosed(procedure_not_followed=0.9, ill_disposition=0.9, gravity="Two people were killed.")
    assert "shelve-for-counterpart" not in ids(framework, diagnosis)
    assert "shelving-a-process-failure" in guarded(framework, diagnosis)


def test_a_routine_process_failure_may_leave_the_rest_for_a_new_counterpart(framework, diagnosed):
    """Nothing grave: what the person blocks may wait."""
    assert "shelve-for-counterpart" in ids(framework, diagnosed(procedure_not_followed=0.9, ill_disposition=0.9))


def test_patience_in_a_grave_mixed_matter_is_for_the_politics_only(framework, diagnosed):
    """The storm may be weathered; the summary says that the process is worked on now."""
    diagnosis = diagnosed(procedure_not_followed=0.9, public_pressure=0.9, gravity="A soldier was shot dead.")
    response = plan(framework, diagnosis, TODAY)
    waiting = [remedy for remedy in response.remedies if remedy.id == "weather-the-storm"]
    assert waiting[0].dimensions == ("politics",)
    assert "the process is worked on now" in response.summary


def test_a_purely_political_problem_warns_off_new_rules(framework, diagnosed):
    """No policy or process cause: the caution names the politics found and what would fit."""
    cautions = plan(framework, diagnosed(electoral_interest=0.9), TODAY).cautions
    caution = next(one for one in cautions if one.guardrail == "policy-or-process-fix-for-a-political-problem")
    assert caution.reason.startswith("Only politics is found here")
    assert "manufactured-quick-win" in {one.guardrail for one in cautions}


def test_a_policy_problem_is_not_warned_off_policy(framework, diagnosed):
    """Outdated terms: amending them is the point."""
    assert "policy-or-process-fix-for-a-political-problem" not in guarded(framework, diagnosed(outdated_terms=0.9))


def test_a_politicians_demand_is_warned_of_where_it_is_the_cause(framework, diagnosed):
    """Politicised fix found: the politician's demand gets its caution."""
    assert "politicians-demand" in guarded(framework, diagnosed(politicised_fix=0.9))
    assert "politicians-demand" not in guarded(framework, diagnosed(public_pressure=0.9))


def test_public_pressure_warns_of_fawning_and_a_skipped_procedure_of_fighting(framework, diagnosed):
    """The two treacherous paths are named where each tempts."""
    assert "fawning" in guarded(framework, diagnosed(public_pressure=0.9))
    assert "fighting" in guarded(framework, diagnosed(procedure_not_followed=0.9))


def test_not_enough_evidence_gives_questions_and_holding_steps_only(framework, diagnosed, question):
    """Diagnose first: the questions, one holding remedy, and the caution against choosing now."""
    diagnosis = diagnosed(verdict=Verdict.NOT_ENOUGH, electoral_interest=0.5)
    asked = diagnosis.model_copy(update={"questions": (question("Was notice due?", decides=False),)})
    response = plan(framework, asked, TODAY)
    assert response.first == ("Was notice due?",)
    assert [remedy.id for remedy in response.remedies] == [HOLDING]
    assert "solution-before-diagnosis" in {caution.guardrail for caution in response.cautions}


def test_no_problem_between_allies_calls_for_no_action(framework, diagnosed):
    """The plan is empty and says what to watch."""
    response = plan(framework, diagnosed(verdict=Verdict.NOT_A_PROBLEM), TODAY)
    assert response.remedies == ()
    assert "No action as between allies" in response.summary
    assert "Watch" in response.summary


def test_only_questions_that_would_change_the_plan_come_first(framework, diagnosed, question):
    """A question whose answer leaves every dimension where it is does not hold up the work."""
    asked = (question("Was notice due?", decides=True), question("Was it raining?", decides=False))
    diagnosis = diagnosed(public_pressure=0.9).model_copy(update={"questions": asked})
    assert plan(framework, diagnosis, TODAY).first == ("Was notice due?",)


def test_the_basis_is_in_words_and_numbers_and_reviews_have_dates(framework, diagnosed):
    """ICD 203 word, number, cause, and a date to look again."""
    response = plan(framework, diagnosed(procedure_not_followed=0.9), TODAY)
    assert response.basis[0].startswith("Process (very likely, 90%): ")
    assert response.remedies[0].review_on == "2026-04-01"


def test_the_same_input_gives_the_same_plan(framework, diagnosed):
    """Pure: no clock, no chance."""
    diagnosis = diagnosed(procedure_not_followed=0.9, electoral_interest=0.7)
    assert plan(framework, diagnosis, TODAY) == plan(framework, diagnosis, TODAY)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_holds_for_every_plan(framework, data):
    """Whatever the diagnosis: no remedy without its dimension, the order kept, cautions with their paragraph."""
    chances = {cause.id: data.draw(st.floats(0, 1), label=cause.id) for cause in framework.causes}
    dimensions = {
        d.id: max(chance for id, chance in chances.items() if framework.cause(id).dimension == d.id)
        for d in framework.dimensions
    }
    grave = data.draw(st.sampled_from(["", "Three people died."]))
    diagnosis = from_typed(framework, TypedDiagnosis(dimensions=dimensions, causes=chances, gravity=grave))
    found = set(present(framework, diagnosis))
    response = plan(framework, diagnosis, TODAY)
    for remedy in response.remedies:
        assert remedy.dimensions
        assert set(remedy.dimensions) <= found
        if remedy.id in {"shelve-for-counterpart", "weather-the-storm"}:
            assert "process" not in remedy.dimensions
        if grave and "process" in found:
            assert remedy.id != "shelve-for-counterpart"
    assert [one.order for one in response.remedies] == sorted(one.order for one in response.remedies)
    assert all("paragraph" in caution.essay for caution in response.cautions)


def test_every_remedy_names_its_source_and_paragraph(framework):
    """No time without a source, no step without an office, no remedy without the essay's place."""
    for remedy in framework.remedies:
        assert "paragraph" in remedy.essay
        assert "Expert judgement" in remedy.source or "Median of" in remedy.source
        assert all(step.who for step in remedy.steps)


def test_every_remedy_of_an_act_exists(framework):
    """An act's remedies and dimension are known to the framework."""
    remedies, dimensions = {r.id for r in framework.remedies}, {d.id for d in framework.dimensions}
    for act in framework.acts:
        assert set(act.remedies) <= remedies
        assert act.dimension is None or act.dimension in dimensions
