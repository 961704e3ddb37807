from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lumbar.core.errors import Contradiction
from lumbar.core.library import Dose
from lumbar.core.measuring.adherence import (
    AdherenceCode,
    AdherenceLevel,
    Done,
    Period,
    Planned,
    adherence,
    work,
)
from lumbar.core.ruleset import RULES

START = date(2026, 3, 2)


def measured(planned=0, days=(), weeks=6, plans=(), done=()):
    period = Period(
        from_on=START,
        to_on=START + timedelta(days=7 * weeks - 1),
        sessions_planned=planned,
        completed_on=tuple(START + timedelta(days=day) for day in days),
        planned=tuple(plans),
        done=tuple(done),
    )
    return adherence(period, RULES)


@pytest.mark.parametrize(
    ("completed", "planned", "percent", "level"),
    [
        (16, 20, 80, AdherenceLevel.ADHERENT),
        (159, 200, 79.5, AdherenceLevel.PARTIAL),
        (799, 999, 79.9, AdherenceLevel.PARTIAL),
        (10, 20, 50, AdherenceLevel.PARTIAL),
        (9, 20, 45, AdherenceLevel.LOW),
        (0, 20, 0, AdherenceLevel.LOW),
        (5, 4, 125, AdherenceLevel.ADHERENT),
    ],
    ids=["80 %", "79.5 % is partial", "79.98 % is partial", "50 %", "<50 %", "none", "more"],
)
def test_sessions_are_judged_before_rounding(completed, planned, percent, level):
    result = measured(planned, days=[0] * completed)
    assert (result.sessions_percent, result.sessions_level) == (percent, level)


def test_nothing_planned_is_unknown_and_never_0_percent():
    result = measured()
    assert (result.sessions_percent, result.dose_percent) == (None, None)
    assert result.sessions_level is AdherenceLevel.UNKNOWN


@pytest.mark.parametrize(
    ("dose", "amount"),
    [
        (Dose(sets=3, reps=8), 24),
        (Dose(sets=3, reps=8, hold_s=5), 120),
        (Dose(sets=3, reps=8, hold_s=2, per_side=True), 96),
        (Dose(sets=2, duration_s=60), 120),
    ],
    ids=["hold counts 1 when there is none", "reps x hold", "both sides", "timed by seconds"],
)
def test_the_work_of_a_dose(dose, amount):
    assert work(dose) == amount


def test_dose_adherence_is_the_mean_over_exercises_each_at_most_1():
    full, half = Dose(sets=3, reps=8), Dose(sets=2, reps=6)
    plans = [Planned(exercise="bridge", dose=full), Planned(exercise="bird-dog", dose=full)]
    done = [
        Done(exercise="bridge", dose=Dose(sets=6, reps=8)),
        Done(exercise="bird-dog", dose=half),
    ]
    result = measured(plans=plans, done=done)
    assert result.by_exercise == {"bridge": 100, "bird-dog": 50}
    assert (result.dose_percent, result.dose_level) == (75, AdherenceLevel.PARTIAL)


def test_an_exercise_left_out_counts_0_and_an_extra_one_nothing():
    plans = [Planned(exercise="bridge", dose=Dose(reps=8), times=3)]
    result = measured(plans=plans, done=[Done(exercise="plank", dose=Dose(reps=8))])
    assert result.by_exercise == {"bridge": 0}


def test_a_dose_that_grew_during_the_period_is_added_up():
    plans = [
        Planned(exercise="bridge", dose=Dose(reps=8)),
        Planned(exercise="bridge", dose=Dose(reps=12)),
    ]
    result = measured(plans=plans, done=[Done(exercise="bridge", dose=Dose(reps=10))])
    assert result.by_exercise == {"bridge": 50}


def test_an_amount_not_reported_is_left_out_and_never_0():
    plans = [Planned(exercise="bridge", dose=Dose(reps=8), times=2)]
    done = [Done(exercise="bridge", dose=Dose(reps=8)), Done(exercise="bridge", dose=None)]
    assert measured(plans=plans, done=done).by_exercise == {"bridge": 100}
    assert measured(plans=plans[:1], done=[done[1]] * 2).dose_level is AdherenceLevel.UNKNOWN


def test_weeks_with_two_sessions_are_counted_from_the_first_day():
    result = measured(planned=6, days=[0, 6, 7, 14, 15, 16], weeks=3)
    assert (result.weeks, result.active_weeks) == (3, 2)


def test_each_level_gives_its_reason_with_the_numbers():
    first, second, third = measured(planned=10, days=[1] * 9).reasons
    assert (first.code, first.numbers) == (
        AdherenceCode.SESSIONS_ADHERENT,
        {"completed": 9, "planned": 10},
    )
    assert (second.code, third.code) == (AdherenceCode.DOSES_UNKNOWN, AdherenceCode.ACTIVE_WEEKS)


def test_every_level_has_a_reason_for_sessions_and_for_doses():
    for level in AdherenceLevel:
        assert AdherenceCode[f"SESSIONS_{level.name}"] != AdherenceCode[f"DOSES_{level.name}"]


@pytest.mark.parametrize(("days", "weeks"), [([7], 1), ([-1], 1), ([], 0)])
def test_a_session_outside_the_period_or_a_period_that_ends_early_is_refused(days, weeks):
    with pytest.raises(Contradiction):
        measured(planned=1, days=days, weeks=weeks)


amounts = st.builds(Dose, sets=st.integers(0, 4), reps=st.integers(0, 20))


@settings(max_examples=100)
@given(st.lists(amounts, max_size=6), amounts, st.integers(1, 5))
def test_doing_more_never_lowers_adherence(done, extra, times):
    plans = [Planned(exercise="bridge", dose=Dose(sets=3, reps=10), times=times)]
    before, after = (
        measured(plans=plans, done=[Done(exercise="bridge", dose=dose) for dose in doses])
        for doses in (done, [*done, extra])
    )
    assert before.dose_percent <= after.dose_percent <= 100
