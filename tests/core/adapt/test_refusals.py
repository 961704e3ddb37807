"""A plan or a history that cannot be meant is refused by name, with its place."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.core.adapt.simulator import LIBRARY, START, Course, item, plan_of

from lumbar.core.adapt import adapt
from lumbar.core.adapting.history import History, Morning
from lumbar.core.adapting.progression import advances
from lumbar.core.adapting.reduction import scale
from lumbar.core.errors import DataTooOld, OutOfRange
from lumbar.core.library import Dose
from lumbar.core.programme import Ladder, Standing
from lumbar.core.ruleset import RULES
from lumbar.core.words import Direction

NAIVE = datetime(2026, 3, 2, 7)  # noqa: DTZ001
ODD = {
    "plan.started_on": replace(plan_of("bridge"), started_on=date(1, 1, 1)),
    "plan.judged_to": replace(plan_of("bridge"), judged_to=date(9999, 12, 31)),
    "plan.standing.locked_at": replace(plan_of("bridge"), standing=Standing(locked_at=NAIVE)),
    "plan.standing.read_to.mornings": replace(
        plan_of("bridge"), standing=Standing(read_to={"mornings": NAIVE})
    ),
    "plan.standing.ladders": replace(
        plan_of("bridge"),
        standing=Standing(ladders=(Ladder(direction=Direction.FLEXION, step=9),)),
    ),
}


@pytest.mark.parametrize(("path", "plan"), ODD.items())
def test_an_odd_state_is_refused_at_its_place(path, plan):
    with pytest.raises(OutOfRange) as refusal:
        adapt(plan, History(), START, RULES, LIBRARY)
    assert refusal.value.path == path


def test_a_time_at_the_end_of_the_calendar_is_refused():
    with pytest.raises(OutOfRange, match="9999"):
        Morning(at=datetime(9999, 12, 31, 23, tzinfo=UTC))


def test_a_plan_left_alone_for_over_ten_years_is_made_anew():
    with pytest.raises(DataTooOld):
        adapt(plan_of("bridge"), History(), START + timedelta(days=3661), RULES, LIBRARY)


def test_a_dose_without_sets_cannot_be_cut():
    none = Dose(sets=0, reps=8)
    assert scale(none, 40, LIBRARY.exercise("bridge").dose, None, RULES) == none


def test_a_load_never_goes_above_what_a_dose_can_hold():
    heavy = Dose(sets=2, reps=14, load_kg=199.5)
    assert advances(LIBRARY.exercise("curl"), heavy, RULES) == ()


def test_years_at_the_top_of_an_exercise_end_no_count():
    top = item("long-lying", dose=Dose(duration_s=3000), count=999.5)
    course = Course(plan_of(top)).play(3)
    assert course.find("long-lying").count == 1000.0


def test_a_very_large_baseline_gives_a_quota_a_dose_can_hold():
    from lumbar.core.words import Mode

    many = item("heel-slide", dose=Dose(sets=3, reps=1000))
    course = Course(plan_of(many, mode=Mode.TIME_CONTINGENT)).play(3, rows="quota")
    assert course.find("heel-slide").quota == 1000
