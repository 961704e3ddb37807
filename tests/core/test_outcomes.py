from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lumbar.core.errors import Contradiction, OutOfRange, UnknownName
from lumbar.core.evidence import EVIDENCE
from lumbar.core.measuring.change import Status
from lumbar.core.measuring.remeasure import SCHEDULES, next_due
from lumbar.core.outcomes import Heading, OutcomeCode, ScoreEntry, outcomes
from lumbar.core.proms.words import Measure
from lumbar.core.ruleset import RULES
from lumbar.core.screening.triage import Card

START = date(2026, 3, 2)
NPRS, RMDQ, PHQ_2, GROC = Measure.NPRS_AVERAGE, Measure.RMDQ, Measure.PHQ_2, Measure.GROC


def entry(measure, value, day=0):
    return ScoreEntry(measure=measure, value=value, on=START + timedelta(days=day))


def judged(*entries, day=0, started_on=START):
    return outcomes(entries, START + timedelta(days=day), RULES, started_on=started_on)


def of(progress, measure):
    return next(each for each in progress.measures if each.measure is measure)


def codes(progress):
    return {reason.code for reason in progress.reasons}


def test_each_measure_is_judged_against_its_own_first_score():
    progress = judged(
        entry(RMDQ, 15), entry(NPRS, 6), entry(RMDQ, 10, 42), entry(NPRS, 5, 42), day=42
    )
    assert of(progress, RMDQ).status is Status.IMPROVED
    assert of(progress, NPRS).status is Status.UNCHANGED
    assert of(progress, RMDQ).responder is True


def test_scores_are_read_by_date_whatever_their_order():
    progress = judged(entry(RMDQ, 10, 42), entry(RMDQ, 15), day=42)
    assert of(progress, RMDQ).baseline.value == 15


def test_not_reported_is_never_0():
    progress = judged(entry(NPRS, 6), entry(NPRS, None, 7), day=7)
    assert of(progress, NPRS).latest.value == 6
    assert (of(progress, NPRS).status, of(progress, NPRS).not_reported) == (Status.NOT_ENOUGH, 1)
    assert NPRS in progress.due


def test_a_second_answer_on_the_same_day_corrects_the_first():
    progress = judged(entry(RMDQ, 5), entry(RMDQ, 15), entry(RMDQ, 10, 21), day=21)
    assert of(progress, RMDQ).status is Status.IMPROVED


def test_one_score_is_not_enough_to_judge():
    progress = judged(entry(RMDQ, 15))
    assert of(progress, RMDQ).status is Status.NOT_ENOUGH
    assert of(progress, RMDQ).responder is None
    assert OutcomeCode.NOT_ENOUGH in codes(progress)


def test_nothing_measured_yet_asks_for_the_baseline_today():
    progress = outcomes((), START, RULES)
    assert set(progress.due) == {NPRS, RMDQ, Measure.PSFS, PHQ_2, Measure.GAD_2}
    assert progress.overdue == ()


@pytest.mark.parametrize(
    ("value", "status", "code"),
    [
        (3, Status.IMPROVED, OutcomeCode.GROC_IMPROVED),
        (2, Status.UNCHANGED, OutcomeCode.GROC_UNCHANGED),
        (-1, Status.UNCHANGED, OutcomeCode.GROC_UNCHANGED),
        (-2, Status.WORSE, OutcomeCode.GROC_WORSE),
    ],
)
def test_the_rating_of_change_speaks_for_itself(value, status, code):
    progress = judged(entry(GROC, value, 21), day=21)
    assert of(progress, GROC).status is status
    assert code in codes(progress)


@pytest.mark.parametrize(
    ("values", "heading"),
    [
        ((6, 5), Heading.TOO_FEW),
        ((6, 5, 4), Heading.IMPROVING),
        ((6, 5, 5), Heading.IMPROVING),
        ((6, 4, 5), Heading.STEADY),
        ((5, 5, 5), Heading.STEADY),
        ((4, 4, 6), Heading.WORSENING),
        ((9, 3, 4, 6), Heading.WORSENING),
    ],
)
def test_the_last_three_scores_show_where_it_is_heading(values, heading):
    entries = [entry(NPRS, value, 7 * week) for week, value in enumerate(values)]
    assert of(judged(*entries, day=40), NPRS).heading is heading


def test_for_activities_higher_is_better():
    entries = [entry(Measure.PSFS, value, 21 * n) for n, value in enumerate((2, 4, 5))]
    progress = judged(*entries, day=42)
    assert of(progress, Measure.PSFS).heading is Heading.IMPROVING
    assert of(progress, Measure.PSFS).status is Status.IMPROVED


class TestReviewAtSixWeeks:
    @pytest.mark.parametrize(
        ("first", "last", "asks"),
        [(10, 8, True), (10, 7, False), (4, 4, True), (3, 3, False), (15, 11, True)],
        ids=["10->8", "10->7: 30 %", "4->4", "baseline 3: below the floor", "15->11: 26 %"],
    )
    def test_p3_row_6(self, first, last, asks):
        progress = judged(entry(RMDQ, first), entry(RMDQ, last, 42), day=42)
        assert progress.ask_clinician is asks
        assert (OutcomeCode.REVIEW in codes(progress)) is asks
        assert (Card.ASK_CLINICIAN in progress.cards) is asks

    def test_not_before_six_weeks(self):
        assert not judged(entry(RMDQ, 10), entry(RMDQ, 10, 21), day=41).ask_clinician

    def test_a_score_of_week_3_does_not_stand_in_for_week_6(self):
        progress = judged(entry(RMDQ, 10), entry(RMDQ, 10, 21), day=60)
        assert not progress.ask_clinician
        assert RMDQ in progress.overdue

    @pytest.mark.parametrize(("today", "asks"), [(41, False), (42, True)])
    def test_a_score_given_three_days_early_counts_on_the_day_itself(self, today, asks):
        progress = judged(entry(RMDQ, 10), entry(RMDQ, 10, 39), day=today)
        assert progress.ask_clinician is asks


@pytest.mark.parametrize(("points", "cards"), [(2, ()), (3, (Card.ASK_CLINICIAN, Card.CRISIS))])
def test_a_phq_2_of_3_shows_the_crisis_line_with_the_card(points, cards):
    assert judged(entry(PHQ_2, points)).cards == cards


def test_a_low_mood_since_lifted_shows_no_card():
    assert judged(entry(PHQ_2, 5), entry(PHQ_2, 1, 42), day=42).cards == ()


class TestDue:
    @pytest.mark.parametrize(
        ("measure", "days"),
        [
            (NPRS, [0, 7, 14, 21]),
            (RMDQ, [0, 21, 42, 84, 168, 252]),
            (PHQ_2, [0, 42, 84, 168]),
            (GROC, [21, 42, 84, 168]),
        ],
    )
    def test_each_measure_has_its_weeks(self, measure, days):
        latest, found = None, []
        for _ in days:
            latest = next_due(measure, START, latest, RULES)
            found.append((latest - START).days)
        assert found == days

    def test_the_product_is_rated_once(self):
        asked = next_due(Measure.SUS, START, None, RULES)
        assert asked == START + timedelta(weeks=3)
        assert next_due(Measure.SUS, START, asked, RULES) is None

    def test_a_measure_for_clinicians_is_never_due_by_itself(self):
        progress = judged(entry(Measure.ODI, 35.5), day=100)
        assert of(progress, Measure.ODI).due_on is None
        assert Measure.ODI not in progress.due

    @pytest.mark.parametrize(
        ("day", "due", "overdue"), [(20, 0, 0), (21, 1, 0), (28, 1, 0), (29, 1, 1)]
    )
    def test_overdue_is_more_than_a_week_late(self, day, due, overdue):
        progress = judged(entry(RMDQ, 10), day=day)
        assert ((RMDQ in progress.due), (RMDQ in progress.overdue)) == (due, overdue)

    def test_a_missed_date_is_covered_by_the_next_score(self):
        assert next_due(RMDQ, START, START + timedelta(days=50), RULES) == START + timedelta(84)

    def test_the_end_of_the_calendar_is_no_error(self):
        assert next_due(RMDQ, date.max, date.max, RULES) is None

    def test_every_measure_has_a_row(self):
        assert set(SCHEDULES) == set(Measure)


@pytest.mark.parametrize(
    ("entries", "started_on", "path", "error"),
    [
        ([entry(NPRS, 5, 1)], START, "scores.0.on", Contradiction),
        ([], START + timedelta(days=1), "started_on", Contradiction),
        ([entry(NPRS, 5), entry(RMDQ, 25)], START, "scores.1.value", OutOfRange),
        ([entry(NPRS, 2.5)], START, "scores.0.value", OutOfRange),
        ([entry(Measure.FABQ, 5)], START, "scores.0.value", UnknownName),
    ],
    ids=["tomorrow's score", "begins tomorrow", "RMDQ 25", "half a point", "no total"],
)
def test_what_cannot_be_is_refused_with_its_path(entries, started_on, path, error):
    with pytest.raises(error) as refused:
        judged(*entries, started_on=started_on)
    assert refused.value.path == path


entries = st.lists(
    st.builds(
        lambda measure, value, day: (measure, value, day),
        st.sampled_from([NPRS, RMDQ, PHQ_2, Measure.PSFS, Measure.ODI]),
        st.one_of(st.none(), st.integers(0, 6)),
        st.integers(0, 120),
    ),
    max_size=12,
)


def shifted(rows, shift):
    start = START + timedelta(days=shift)
    scores = [ScoreEntry(measure=m, value=v, on=start + timedelta(days=d)) for m, v, d in rows]
    return outcomes(scores, start + timedelta(days=120), RULES, started_on=start)


@settings(max_examples=100)
@given(entries, st.integers(-4000, 4000))
def test_shifting_every_date_changes_no_judgement(rows, shift):
    here, there = shifted(rows, 0), shifted(rows, shift)
    assert [(m.status, m.heading, m.due) for m in here.measures] == [
        (m.status, m.heading, m.due) for m in there.measures
    ]
    assert here.cards == there.cards


@settings(max_examples=100)
@given(entries)
def test_every_reason_quotes_a_known_code_and_source(rows):
    progress = shifted(rows, 0)
    assert codes(progress) <= set(OutcomeCode)
    assert {reason.evidence for reason in progress.reasons} <= set(EVIDENCE)
    assert len(progress.considered) == len(progress.measures)
