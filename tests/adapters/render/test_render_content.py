"""What every format a person reads must say."""

from __future__ import annotations

import pytest
import render_samples as samples
from render_reading import seen

from comity.adapters.render import docx, html, markdown, pdf, terminal

BRIEFS = [docx, html, markdown, pdf]
ORDER = [
    "A problem between allies, mainly politics",
    "The four dimensions",
    "Most probable explanation",
    "Causes found, and what shows them",
    "What speaks against",
    "What is not known",
    "Ask next",
    "What fits, in this order",
    "What not to do here",
    "Sources and provenance",
]


def dense(text):
    """Without white space: a line break in a page says nothing about the text."""
    return "".join(text.lower().split())


def test_a_problem_is_told_in_the_order_a_busy_reader_needs(renderer):
    """Verdict first, sources last."""
    text = dense(seen(renderer, renderer.render(samples.problem(), samples.plan())))
    places = [text.find(dense(heading)) for heading in ORDER]
    assert -1 not in places
    assert places == sorted(places)


def test_likelihood_and_confidence_stand_apart(renderer):
    """Each dimension has its number, its ICD 203 word, whether it is present, and a confidence with its reason."""
    text = dense(seen(renderer, renderer.render(samples.problem())))
    for said in ("71%", "very likely", "not shown", "rests on two sentences of one report"):
        assert dense(said) in text


def test_a_finding_shows_quote_place_effect_and_who_says_so(renderer):
    """The strongest finding can be checked where it stands, and its standing is plain."""
    text = dense(seen(renderer, renderer.render(samples.problem(), full=True)))
    first = samples.FINDINGS[0]
    for said in (first.text, first.quotes[0].text, first.quotes[0].place, "+41 points (50% without it)"):
        assert dense(said) in text
    assert dense("source B2 (usually reliable, probably true)") in text
    assert dense("read by comity text model 1 · not confirmed by a person") in text


def test_a_machines_reading_is_called_a_proposal(renderer):
    """No format lets a machine's reading pass for a person's judgement."""
    text = dense(seen(renderer, renderer.render(samples.problem())))
    assert dense("A machine's reading: a proposal until a person confirms it. 1 of 9 pieces of evidence") in text


def test_evidence_confirmed_by_people_is_not_called_a_machines(renderer):
    """Where a person confirmed every entry, the notice says that."""
    text = dense(seen(renderer, renderer.render(samples.answered())))
    assert dense("each confirmed by a person") in text
    assert dense("answered by A. Novak") in text
    assert dense("machine's reading") not in text


def test_not_enough_evidence_gives_no_figures(renderer):
    """Not enough evidence is an answer: no empty scale, no percentage, but what to ask first."""
    text = seen(renderer, renderer.render(samples.not_enough()))
    assert dense("Not enough evidence for a diagnosis") in dense(text)
    assert "%" not in text
    assert dense("The four dimensions") not in dense(text)
    assert dense("Ask first") in dense(text)
    assert dense(samples.QUESTIONS[0].why) in dense(text)


def test_no_problem_between_allies_is_said_without_a_scale(renderer):
    """The answer, how sure it is, and what would change it."""
    text = dense(seen(renderer, renderer.render(samples.not_a_problem())))
    assert dense("Does not describe a problem between allies") in text
    assert dense("very unlikely (6%)") in text
    assert dense("The four dimensions") not in text


def test_a_plan_says_who_when_and_what_to_watch(renderer):
    """Alone or beside its diagnosis."""
    for made in (renderer.render_plan(samples.plan()), renderer.render(samples.problem(), samples.plan())):
        text = dense(seen(renderer, made))
        for said in ("Joint Committee secretariat; working level", "look again on 22 December 2026",
                     "the inquiry meets within ten days", "Do not rewrite the flight rules",
                     "a change made for the vote becomes bad policy later",
                     "essay: Politics, paragraph 2"):  # fmt: skip
            assert dense(said) in text


def test_a_review_says_flag_words_reason_lift_and_alternative(renderer):
    """A flag can be argued with: it quotes the proposal and says what would lift it."""
    text = dense(seen(renderer, renderer.render_review(samples.review())))
    flag = samples.review().flags[0]
    for said in (flag.name, flag.words, flag.reason, flag.lift, flag.instead, flag.essay, samples.review().verdict):
        assert dense(said) in text


def test_a_proposal_that_fits_shows_no_flag(renderer):
    """No flag is said in words, not by an empty list."""
    review = samples.review().model_copy(update={"flags": ()})
    text = dense(seen(renderer, renderer.render_review(review)))
    assert dense("No flag") in text
    assert dense("Lifted by") not in text


def test_a_proposal_in_which_nothing_was_recognised_is_not_said_to_fit(renderer):
    """No act, no flag: the heading says that it was not checked."""
    nothing = {"flags": (), "acts": (), "act_names": (), "fits": (), "fit_names": ()}
    text = dense(seen(renderer, renderer.render_review(samples.review().model_copy(update=nothing))))
    assert dense("Not checked") in text.replace(dense("NOT CHECKED"), dense("Not checked"))
    assert dense("No flag") not in text


def test_a_question_already_asked_is_not_asked_again_by_the_plan(renderer):
    """The plan's first question is the diagnosis's first question: it stands once."""
    question = dense(samples.plan().first[0])
    assert dense(seen(renderer, renderer.render(samples.problem(), samples.plan()))).count(question) == 1


def test_hostile_text_stays_text(renderer):
    """Markup of any kind in a report is shown as it stands."""
    text = dense(seen(renderer, renderer.render(samples.hostile(), full=True)))
    for said in ("<script>alert(1)</script>", "{{7*7}}", "{% raw %}", "#let x = 1", "@mention", "$x^2$", "`code`",
                 "*bold*", "_em_", "[link](http://x)", "&amp;", "\\section", "| cell", "# heading", "- item",
                 "1. one", "= title", "+ plus"):  # fmt: skip
        assert dense(said) in text, said
    assert "\x1b[31m" not in text
    assert "\u202e" not in text


def test_full_leaves_nothing_out(renderer):
    """Every finding, every quote at full length, every open point."""
    text = dense(seen(renderer, renderer.render(samples.long_winded(), full=True)))
    assert text.count(dense("The quoted sentence goes on and on.")) >= 138  # one may meet a page break
    for number in range(20):
        assert dense(f"Open point number {number}.") in text


def test_a_brief_shortens_a_quote_in_the_middle_and_keeps_its_place(renderer):
    """A 5,000-character quote does not swallow the page; the place is whole."""
    text = dense(seen(renderer, renderer.render(samples.long_winded())))
    assert "[...]" in text
    assert dense("The quoted sentence goes on and on. " * 20) not in text
    assert dense(samples.long_winded().findings[0].quotes[0].place) in text


@pytest.mark.parametrize("brief", BRIEFS)
def test_the_marking_stands_at_head_and_foot(brief):
    """A ministry's marking is the first and the last thing on the brief."""
    parts = seen(brief, brief.render(samples.problem(), marking="RESTRICTED <ONLY>"))
    if brief is docx:
        return  # there it is in the page header and footer, see test_render_docx
    assert parts.count("RESTRICTED <ONLY>") >= 2
    assert parts.startswith(("RESTRICTED <ONLY>", samples.problem().title + " RESTRICTED <ONLY>"))


def test_every_kind_of_diagnosis_renders(renderer, diagnosis):
    """With a plan and without, brief and full, no kind of diagnosis breaks a format."""
    for plan in (None, samples.plan()):
        for full in (False, True):
            assert renderer.render(diagnosis, plan, full=full)


def test_the_long_view_loses_no_sentence_of_the_short_one():
    """What the brief says of causes, the full view says too."""
    brief, full = (terminal.render(samples.problem(), full=full, width=110, color=False) for full in (False, True))
    for finding in samples.FINDINGS:
        assert finding.text in full
    assert len(full) > len(brief)
