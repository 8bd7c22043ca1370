"""The interview asks what matters, loses nothing, and stops."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.domain.errors import InputError
from comity.domain.evidence import Answer, Ledger
from comity.usecases import interview


def test_no_question_comes_twice_and_the_interview_ends(framework, network):
    """With an answer to every question, each is asked once and the end comes before the list does."""
    ledger, asked = Ledger(), []
    while (indicator := interview.next_question(framework, network, ledger)) is not None:
        asked.append(indicator.id)
        ledger = interview.answer(ledger, indicator.id, Answer.NO)
    assert len(asked) == len(set(asked))
    assert 0 < len(asked) < len(framework.indicators)


def test_a_skipped_question_is_set_aside(framework, network):
    """Skipping weighs nothing and brings the next best question."""
    first = interview.next_question(framework, network, Ledger())
    ledger = interview.skip(Ledger(), first.id)
    assert ledger.evidence == ()
    assert interview.next_question(framework, network, ledger).id != first.id


def test_back_takes_the_last_answer_back(framework):
    """The ledger is as it was before the last answer, and its question is open again."""
    one, two = framework.indicators[0].id, framework.indicators[1].id
    before = interview.answer(Ledger(), one, Answer.YES)
    after, open_again = interview.back(interview.answer(before, two, Answer.NO))
    assert (after, open_again) == (before, two)


def test_back_before_any_answer_says_so():
    """There is nothing to go back to, in a sentence."""
    with pytest.raises(InputError, match="no answer to go back to"):
        interview.back(Ledger())


def test_an_answer_given_again_replaces_the_first(framework):
    """The same person's later answer counts; another person's stands beside it."""
    id = framework.indicators[0].id
    ledger = interview.answer(Ledger(), id, Answer.YES, person="Ada")
    ledger = interview.answer(ledger, id, Answer.NO, person="Ada")
    assert [entry.answer for entry in ledger.evidence] == [Answer.NO]
    assert len(interview.answer(ledger, id, Answer.YES, person="Ben").evidence) == 2


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([*Answer, "skip", "back"]), max_size=12))
def test_any_course_of_an_interview_keeps_the_ledger_sound(framework, network, replies):
    """Whatever is replied, answers are unique, and skipped questions are not answered ones."""
    ledger = Ledger()
    for reply in replies:
        indicator = interview.next_question(framework, network, ledger)
        if indicator is None:
            break
        if reply == "skip":
            ledger = interview.skip(ledger, indicator.id)
        elif reply == "back":
            ledger = interview.back(ledger)[0] if ledger.evidence else ledger
        else:
            ledger = interview.answer(ledger, indicator.id, reply)
    ids = [entry.id for entry in ledger.evidence]
    assert len(ids) == len(set(ids))
    assert not set(ledger.answers) & set(ledger.skipped)
