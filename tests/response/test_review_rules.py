"""Reviewing proposals: the scored YAML ones, and what must always hold."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.domain.diagnosis import Verdict
from comity.domain.errors import InputError
from comity.response.plan import plan
from comity.response.review import MOST_CHARACTERS, review
from comity.response.typed import from_typed
from comity.usecases.evaluate_review import load_proposals

FILES = load_proposals()
TUNED = [(file, one) for file in FILES if not file.held_out for one in file.proposals]


def flags(framework, diagnosis, proposal):
    return {flag.guardrail for flag in review(framework, diagnosis, proposal).flags}


@pytest.mark.parametrize(("file", "one"), TUNED, ids=[one.id for _, one in TUNED])
def test_scored_proposal(framework, file, one):
    """Exactly the flags that the experts expect, and at least the remedies they name."""
    kind = one.diagnosis or (None if file.undiagnosed else file.diagnosis)
    found = review(framework, from_typed(framework, kind) if kind else None, one.proposal)
    assert sorted(flag.guardrail for flag in found.flags) == sorted(one.flags)
    assert set(one.fits) <= set(found.fits)


def test_every_flag_quotes_the_proposal_and_names_a_way_out(framework):
    """The words are verbatim; reason, what would lift it, an alternative and the paragraph are there."""
    for file, one in TUNED:
        kind = one.diagnosis or (None if file.undiagnosed else file.diagnosis)
        for flag in review(framework, from_typed(framework, kind) if kind else None, one.proposal).flags:
            assert flag.words in one.proposal
            assert flag.reason
            assert flag.lift
            assert flag.instead
            assert "paragraph" in flag.essay


def test_fits_are_remedies_of_the_plan(framework, diagnosed):
    """What a proposal is said to carry out stands in the plan for the same diagnosis."""
    diagnosis = diagnosed(electoral_interest=0.9)
    found = review(framework, diagnosis, "Publish the figures, have patience, and amend the treaty.")
    assert set(found.fits) <= {remedy.id for remedy in plan(framework, diagnosis, date(2026, 1, 1)).remedies}


FLAGGED = [
    ("fighting", "protest in public against the decision", "protesting in public against the decision"),
    ("fighting", "recall our ambassador", "recalling our ambassador"),
    ("fighting", "withhold our share of the budget", "withholding our share of the budget"),
    ("fawning", "give in on the fees", "giving in on the fees"),
    ("fawning", "waive the claim", "waiving the claim"),
    ("policy-or-process-fix-for-a-political-problem", "amend the treaty", "amending the treaty"),
    ("policy-or-process-fix-for-a-political-problem", "draft a new agreement", "drafting a new agreement"),
    ("manufactured-quick-win", "stage a ceremony for the cameras", "staging a ceremony for the cameras"),
]


@pytest.mark.parametrize(("flag", "act", "acting"), FLAGGED)
def test_negating_a_flagged_act_removes_the_flag(framework, diagnosed, flag, act, acting):
    """The act is flagged; the same act turned down, in many ways of turning it down, is not."""
    diagnosis = diagnosed(electoral_interest=0.9)
    assert flag in flags(framework, diagnosis, f"We should {act}.")
    assert flag in flags(framework, diagnosis, f"I recommend {acting}.")
    for refusal in (
        f"We should not {act}.",
        f"Do not {act}; talk to their officials.",
        f"Don't {act}.",
        f"Under no circumstances should we {act}.",
        f"Avoid {acting}.",
        f"Rather than {acting}, talk to their officials.",
        f"Instead of {acting}, we propose talks among officials.",
        f"We advise against {acting}.",
        f"Talk to their officials without {acting}.",
        f"{acting.capitalize()} would be a mistake.",
        f"{acting.capitalize()} is not recommended.",
        f"There is no need to {act}.",
        f"We should neither {act} nor walk out.",
        f"Options rejected: {acting}.",
    ):
        assert flag not in flags(framework, diagnosis, refusal), refusal


@pytest.mark.parametrize(
    "told",
    [
        "They have threatened to withhold payment. Raise it in the joint committee.",
        "If the ally recalls its ambassador, stay calm.",
        "The opposition wants to denounce the agreement in public; we brief its members on the facts.",
        "Ask the legal adviser whether the treaty should be amended.",
        "Their public protest needs no answer.",
    ],
)
def test_what_others_do_or_what_is_only_asked_is_not_proposed(framework, diagnosed, told):
    """Reports, conditions and questions set no flag off."""
    assert flags(framework, diagnosed(electoral_interest=0.9), told) == set()


@pytest.mark.parametrize(
    "asked",
    ["Ask the embassy what happened.", "Establish the facts.", "Consult the ally.", "Convene the joint committee."],
)
def test_finding_out_is_never_a_solution_before_diagnosis(framework, asked):
    """Asking, establishing, consulting and convening need no diagnosis."""
    assert flags(framework, None, asked) == set()


def test_a_solution_without_a_diagnosis_is_flagged(framework, diagnosed):
    """No diagnosis, or one without enough evidence, or no problem at all."""
    for diagnosis in (None, diagnosed(verdict=Verdict.NOT_ENOUGH), diagnosed(verdict=Verdict.NOT_A_PROBLEM)):
        assert flags(framework, diagnosis, "Amend the agreement.") == {"solution-before-diagnosis"}


def test_shelving_depends_on_gravity_which_the_proposal_may_itself_tell(framework, diagnosed):
    """A routine lapse may rest; the same words about deaths may not."""
    diagnosis = diagnosed(procedure_not_followed=0.9)
    assert flags(framework, diagnosis, "Shelve the matter of the late form.") == set()
    grave = "Shelve the matter of the late alert, in which two men died."
    assert flags(framework, diagnosis, grave) == {"shelving-a-process-failure"}


def test_a_demand_that_the_diagnosis_bears_out_is_no_flag(framework, diagnosed):
    """Outdated terms, no politics: that a minister also wants them amended is no fault."""
    text = "The minister demands that the agreement be amended. We propose to amend it with the ally."
    assert flags(framework, diagnosed(outdated_terms=0.9), text) == set()
    assert "politicians-demand" in flags(framework, diagnosed(politicised_fix=0.9), text)


def test_a_demand_turned_down_is_no_flag(framework, diagnosed):
    """The demand is told and declined."""
    text = "The party demands that the agreement be amended. We recommend declining the demand."
    assert flags(framework, diagnosed(politicised_fix=0.9), text) == set()


def test_typed_acts_count_like_recognised_ones(framework, diagnosed):
    """An act said outright needs no words."""
    found = review(framework, diagnosed(electoral_interest=0.9), "", acts=["recall-ambassador"])
    assert [flag.guardrail for flag in found.flags] == ["fighting"]


def test_a_change_of_another_dimension_is_mentioned_in_the_verdict(framework, diagnosed):
    """Amending terms where only the process fails: no flag, but the verdict says so."""
    found = review(framework, diagnosed(procedure_not_followed=0.9), "Amend the treaty.")
    assert found.flags == ()
    assert "no policy problem" in found.verdict


@pytest.mark.parametrize("empty", ["", "  \n\t "])
def test_an_empty_proposal_is_one_clear_sentence(framework, empty):
    """What is wrong and what to do."""
    with pytest.raises(InputError, match="proposal is empty"):
        review(framework, None, empty)


def test_a_hundred_kilobytes_are_refused_and_an_unknown_act_too(framework):
    """A report is not a proposal; a typo names the known acts."""
    with pytest.raises(InputError, match="too long"):
        review(framework, None, "amend the treaty " * 6000)
    with pytest.raises(InputError, match="not a known act"):
        review(framework, None, "x", acts=["recal-ambassador"])


def test_the_longest_allowed_proposal_is_read(framework):
    """Near the limit it still works; text without any known act says so."""
    found = review(framework, None, ("The weather was fine that day. " * 2000)[:MOST_CHARACTERS])
    assert found.flags == ()
    assert "No act was recognised" in found.verdict


def test_what_is_not_recognised_is_not_said_to_fit(framework, diagnosed):
    """No act: the verdict says that nothing was checked, and how to say the act outright."""
    found = review(framework, diagnosed(outdated_terms=0.9), "Consider the broad sunlit uplands.")
    assert (found.acts, found.flags) == ((), ())
    assert "nothing was checked" in found.verdict
    assert "--act" in found.verdict


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=400).filter(str.strip))
def test_any_text_is_reviewed_without_a_crash(framework, diagnosed, text):
    """Whatever is typed, a review comes back and its words are verbatim."""
    found = review(framework, diagnosed(electoral_interest=0.9), text)
    assert all(flag.words in text for flag in found.flags)


def test_the_plans_own_steps_are_never_flagged(framework, diagnosed):
    """What comity proposes itself passes its own review."""
    diagnosis = diagnosed(unsettled_terms=0.8, procedure_not_followed=0.8, public_pressure=0.8, ill_disposition=0.7)
    for remedy in framework.remedies:
        for step in remedy.steps:
            assert flags(framework, diagnosis, f"{step.do}.") == set(), step.do


@pytest.mark.parametrize(
    ("proposal", "flag"),
    [
        ("Protest formally to Washington about the President's conduct and publish what happened.", "fighting"),
        ("Announce the withdrawal of all British forces while remaining ready to talk.", "fighting"),
        ("Let the Ambassador press the opposition leader in public to support the extension.", "fighting"),
        ("If they do not pay by Friday we will close the depot.", "fighting"),
        (
            "Pay Mr Mintoff the extra 4.25 million pounds he demands at once so that the talks do not break down.",
            "fawning",
        ),
        ("Have the Minister of Information swim off the beach in front of the cameras.", "manufactured-quick-win"),
        ("Demand a full suspension of flights.", "policy-or-process-fix-for-a-political-problem"),
    ],
)
def test_what_users_found_unread_or_misread(framework, diagnosed, proposal, flag):
    """Real proposals on the worked examples: the one flag that an expert expects."""
    assert flags(framework, diagnosed(electoral_interest=0.9), proposal) == {flag}


def test_a_law_that_continues_what_is_agreed_is_no_fix(framework, diagnosed):
    """Carrying an agreed mission through parliament by one's own majority changes nothing as between the allies."""
    diagnosis = diagnosed(audience_interest=0.9)
    assert flags(framework, diagnosis, "Let the coalition pass a new law with its two-thirds majority.") == set()
    assert flags(framework, diagnosis, "Let the coalition pass a law that bans night convoys.") != set()


def test_firmness_in_private_is_read_and_not_flagged(framework, diagnosed):
    """A formal protest between governments is no fighting."""
    found = review(framework, diagnosed(electoral_interest=0.9), "Lodge a formal protest with their ministry.")
    assert (found.acts, found.flags) == (("protest-privately",), ())


def test_an_exchange_told_in_the_next_sentence_is_no_fawning(framework, diagnosed):
    """What is given for something is not conceded, wherever the other half stands."""
    given = "Offer them the eastern road without being asked."
    diagnosis = diagnosed(unsettled_terms=0.9)
    assert flags(framework, diagnosis, given) == {"fawning"}
    assert flags(framework, diagnosis, f"{given} In return they open the range to us.") == set()


def test_a_sentence_in_which_nothing_was_read_is_quoted(framework, diagnosed):
    """Only what was recognised was checked, and the verdict says what was not."""
    found = review(framework, diagnosed(public_pressure=0.9), "Publish the figures. Sunlit uplands beckon beyond.")
    assert "No proposed act was read in “Sunlit uplands beckon beyond.”" in found.verdict
