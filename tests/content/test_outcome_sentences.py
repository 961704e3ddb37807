"""Every reason of scoring, outcomes and adherence is said in plain words."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.content.plain_words import FORBIDDEN, JARGON

from lumbar.content.reasons import load_sentences, sentence_of
from lumbar.core.library import Dose
from lumbar.core.measuring.adherence import AdherenceCode, Done, Period, Planned, adherence
from lumbar.core.measuring.change import WITHOUT_TOTAL
from lumbar.core.outcomes import OutcomeCode, ScoreEntry, outcomes
from lumbar.core.proms import Measure, ScoreCode, score
from lumbar.core.proms.forms import FORMS
from lumbar.core.ruleset import RULES

CODES = [*ScoreCode, *OutcomeCode, *AdherenceCode]
START = date(2026, 3, 2)


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_sentence_that_neither_blames_nor_frightens(code):
    sentence = load_sentences()[code]
    assert not FORBIDDEN.search(sentence)
    assert not JARGON.search(sentence)


@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize("end", ["low", "high"])
def test_every_reason_of_a_score_can_be_said(measure, end):
    answers = {item.id: getattr(item, end) for item in FORMS[measure].items}
    for reason in score(measure, answers, RULES).reasons:
        assert "{" not in sentence_of(reason)


followed = st.sampled_from([m for m in Measure if m not in WITHOUT_TOTAL])
rows = st.lists(
    followed.flatmap(
        lambda m: st.tuples(
            st.just(m), st.integers(FORMS[m].minimum, FORMS[m].maximum), st.integers(0, 99)
        )
    ),
    max_size=8,
)


@settings(max_examples=60)
@given(rows)
def test_every_reason_of_an_outcome_can_be_said(scores):
    entries = [ScoreEntry(measure=m, value=v, on=START + timedelta(d)) for m, v, d in scores]
    progress = outcomes(entries, START + timedelta(100), RULES)
    said = [sentence_of(reason) for reason in progress.reasons]
    said += [sentence_of(each.reason) for each in progress.considered]
    assert not [sentence for sentence in said if "{" in sentence or "_" in sentence]


def test_a_change_is_said_with_the_name_of_the_measure():
    entries = [
        ScoreEntry(measure=Measure.RMDQ, value=15, on=START),
        ScoreEntry(measure=Measure.RMDQ, value=10, on=START + timedelta(42)),
    ]
    said = [sentence_of(r) for r in outcomes(entries, START + timedelta(42), RULES).reasons]
    assert (
        "Roland-Morris questionnaire: from 15 to 10, and that is enough of a change "
        "to matter to most people." in said
    )


@pytest.mark.parametrize("done", [0, 5, 10])
def test_every_reason_of_adherence_can_be_said(done):
    plan = Planned(exercise="bridge", dose=Dose(reps=1), times=10)
    period = Period(
        from_on=START,
        to_on=START + timedelta(27),
        sessions_planned=10,
        completed_on=(START,) * done,
        planned=(plan,),
        done=(Done(exercise="bridge", dose=Dose(reps=1)),) * done,
    )
    said = [sentence_of(reason) for reason in adherence(period, RULES).reasons]
    assert said[0].startswith(f"You did {done} of 10 sessions")
