"""Reductions: cuts, missed days, steps back; they never stack (section d)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.adapt.simulator import (
    EVERY_DAY,
    LIBRARY,
    LOADED,
    REPS,
    START,
    Course,
    item,
    plan_of,
)

from lumbar.core.adapting.reduction import (
    Situation,
    dose_for,
    lighten,
    missed_cut,
    scale,
    step_back,
    volume,
)
from lumbar.core.adapting.steps import CutKind, StepKind
from lumbar.core.library import Dose, DoseRange
from lumbar.core.measuring.adherence import work
from lumbar.core.programme import PlanStatus
from lumbar.core.ruleset import RULES
from lumbar.core.words import DoseType

TWICE, ONCE = (1, 4), (1,)


def on(days, **known):
    known = {"deloading": False, "maintenance": False, **known}
    return Situation(day=START + timedelta(days=days), **known)


def bridge(**known):
    return item("bridge", **{"last_done": START, **known})


def reps(dose, percent, last=None):
    return scale(Dose(reps=dose), percent, REPS, last, RULES).reps


def test_repetitions_round_down_and_stay_at_least_1():
    assert reps(8, 20) == 6
    assert reps(1, 50) == 1


def test_no_reduction_goes_below_half_of_the_last_completed_dose():
    assert reps(12, 40, last=Dose(reps=18)) == 9
    assert reps(3, 50, last=Dose(reps=3)) == 2
    assert reps(8, 40, last=Dose(reps=30)) == 8


@pytest.mark.parametrize(
    ("days", "missed", "percent"),
    [
        (EVERY_DAY, 3, None), (EVERY_DAY, 4, 20), (EVERY_DAY, 13, 20), (EVERY_DAY, 14, 40),
        (TWICE, 6, None), (TWICE, 7, 20), (TWICE, 14, 40), (ONCE, 10, None), (ONCE, 11, 20),
        (ONCE, 27, 40),
    ],
)  # fmt: skip
def test_missed_days_cut_the_first_session_back(days, missed, percent):
    cut = missed_cut(bridge(days=days), on(missed), RULES)
    assert (cut.percent if cut else None) == percent


def test_maintenance_counts_as_once_a_week():
    assert missed_cut(bridge(), on(10, maintenance=True), RULES) is None


def test_an_exercise_never_done_has_missed_nothing():
    assert missed_cut(bridge(last_done=None), on(20), RULES) is None


def test_only_the_largest_cut_of_the_day_counts():
    """Deload -40 % and 5 days missed on a daily item (-20 %) -> -40 %."""
    tilt = item("pelvic-tilt", dose=Dose(reps=10), last_done=START, rest_cut=True)
    dose, cut = dose_for(tilt, LIBRARY.exercise("pelvic-tilt").dose, on(5, deloading=True), RULES)
    assert (dose.reps, cut.kind) == (6, CutKind.DELOAD)


def test_a_step_back_not_yet_tried_takes_no_further_cut_below_it():
    stepped = bridge(dose=Dose(sets=3, reps=7), before=Dose(sets=3, reps=10), rest_cut=True)
    assert dose_for(stepped, REPS, on(1), RULES) == (stepped.dose, None)


def test_a_larger_cut_is_counted_from_before_the_step_back():
    stepped = bridge(dose=Dose(sets=3, reps=7), before=Dose(sets=3, reps=10))
    dose, cut = dose_for(stepped, REPS, on(1, deloading=True), RULES)
    assert (dose.reps, cut.kind) == (6, CutKind.DELOAD)


def test_after_a_step_back_by_a_set_a_larger_cut_is_counted_on_the_whole_work():
    stepped = bridge(dose=Dose(sets=2, reps=8), before=Dose(sets=3, reps=8))
    dose, _ = dose_for(stepped, REPS, on(1, deloading=True), RULES)
    assert (dose.sets, dose.reps) == (2, 7)


def test_a_quota_is_never_cut():
    fixed = bridge(dose=Dose(reps=15), quota=15)
    assert dose_for(fixed, REPS, on(9, deloading=True), RULES) == (fixed.dose, None)


STEPS_BACK = [
    (REPS, Dose(sets=3, reps=12), Dose(sets=3, reps=8)),
    (REPS, Dose(sets=3, reps=8), Dose(sets=2, reps=8)),
    (REPS, Dose(sets=2, reps=8), Dose(sets=1, reps=8)),
    (REPS, Dose(sets=1, reps=8), None),
    (LOADED, Dose(sets=2, reps=8, load_kg=5), Dose(sets=2, reps=8, load_kg=3.5)),
    (LOADED, Dose(sets=2, reps=12, load_kg=0.5), Dose(sets=2, reps=8, load_kg=0.5)),
]


@pytest.mark.parametrize(("bounds", "dose", "after"), STEPS_BACK)
def test_a_step_back_takes_load_then_the_amount_then_a_set(bounds, dose, after):
    assert step_back(dose, bounds, None, RULES) == after


def test_loads_go_down_to_the_next_available_step_but_not_below_half():
    assert lighten(Dose(reps=8, load_kg=2.0), 30, LOADED, None).load_kg == 1.0
    heavy = Dose(reps=8, load_kg=4.0)
    assert lighten(Dose(reps=8, load_kg=2.0), 30, LOADED, heavy) is None
    assert lighten(Dose(reps=8, load_kg=2.0), 30, LOADED, Dose(reps=8)).load_kg == 1.0


def test_a_set_stays_when_less_would_be_below_half_of_the_last_dose():
    assert step_back(Dose(sets=2, reps=8), REPS, Dose(sets=3, reps=15), RULES) is None


def test_a_dose_without_an_amount_cannot_be_cut():
    none = DoseRange(type=DoseType.HOLD)
    assert scale(Dose(reps=8), 40, none, None, RULES) == Dose(reps=8)


@given(
    st.integers(1, 3), st.integers(1, 30), st.integers(1, 3), st.integers(1, 30),
    st.booleans(), st.booleans(), st.integers(0, 27),
)  # fmt: skip
@settings(max_examples=200)
def test_whatever_comes_together_the_dose_is_one_cut_and_half_at_least(
    sets, reps, last_sets, last_reps, rest, deload, missed
):
    last = Dose(sets=last_sets, reps=last_reps)
    whole = Dose(sets=sets, reps=reps)
    one = bridge(dose=whole, last_dose=last, rest_cut=rest)
    dose, cut = dose_for(one, REPS, on(missed, deloading=deload), RULES)
    assert volume(dose) <= volume(whole)
    assert volume(dose) * 2 >= min(volume(last), volume(whole) * 2)
    if cut is not None:
        assert cut.percent == max(
            20 * rest, 40 * deload, 0 if missed <= 3 else 20 if missed < 14 else 40
        )
        one_less = replace(dose, reps=dose.reps + 1)
        assert work(one_less) * 100 > work(whole) * (100 - cut.percent)


def test_after_28_days_the_level_1_step_starts_again_and_the_person_is_assessed():
    course = Course(plan_of("hip-thrust")).play(1)
    course.next_day(27)
    change = course.adapt()
    assert [(s.kind, s.to, s.rule) for s in change.steps if s.kind is StepKind.RESTART] == [
        (StepKind.RESTART, "pelvic-tilt", "d.missed")
    ]
    assert change.reassess


def test_after_27_days_the_dose_is_cut_by_40_percent():
    course = Course(plan_of("bridge")).play(1)
    course.next_day(26)
    today = course.adapt().today.items[0]
    assert (today.dose.reps, today.cut, today.percent) == (4, CutKind.MISSED_LONG, 40)


def test_a_level_1_exercise_starts_again_at_its_first_dose():
    course = Course(plan_of(item("heel-slide", dose=Dose(sets=3, reps=15)))).play(1)
    course.next_day(27).adapt()
    assert course.dose("heel-slide").reps == 8
    assert course.find("heel-slide").last_done is None


def test_a_restart_without_a_level_1_step_left_rests_the_exercise():
    course = Course(plan_of("curl")).play(1)
    course.next_day(27).adapt()
    assert course.find("curl").suspended
    course.next_day(40).adapt()
    assert course.find("curl").suspended


def test_several_ways_down_lead_to_one_level_1_step():
    two = replace(LIBRARY.exercise("hip-thrust"), easier=("bridge", "row", "bridge", "gone"))
    course = Course(plan_of("hip-thrust", "pelvic-tilt"))
    course.library = replace(LIBRARY, exercises={**LIBRARY.exercises, "hip-thrust": two})
    course.play(1).next_day(27).adapt()
    assert course.kinds(StepKind.RESTART)[0].to == "heel-slide"


def test_total_days_are_total_days_over_a_year():
    course = Course(plan_of(item("heel-slide", days=(1,)))).play(1)
    course.next_day(399)
    change = course.adapt()
    assert len([s for s in change.steps if s.rule == "d.missed"]) == 1
    assert (change.today.on - START).days == 400


def test_the_reduced_dose_stands_on_the_plan_and_goes_again():
    course = Course(plan_of("bridge")).play(1)
    course.wake(5)
    course.next_day()
    course.wake(3)
    assert (course.find("bridge").reduced.reps, course.find("bridge").cut) == (6, "rest")
    course.train()
    course.next_day().wake(3)
    assert (course.find("bridge").reduced, course.find("bridge").cut) == (None, "")


def test_a_cut_session_gives_credit_but_no_step():
    course = Course(plan_of(item("bridge", count=1.0)))
    course.adapt()
    course.train()
    course.next_day().wake(5)
    course.next_day()
    course.play(2)
    assert course.find("bridge").count == 1.0
    assert course.dose("bridge").reps == 8


def test_the_sixth_week_is_lighter_for_all():
    course = Course(plan_of("prone-lying")).play(35)
    before = course.dose("prone-lying")
    course.wake()
    item_today = course.change.today.items[0]
    assert course.plan.deloaded_on == START + timedelta(days=35)
    assert item_today.cut is CutKind.DELOAD
    assert item_today.dose.duration_s == before.duration_s * 60 // 100
    assert [s.rule for s in course.kinds(StepKind.DELOAD)] == ["d.deload"]


def test_the_next_lighter_week_comes_six_weeks_after():
    course = Course(plan_of("heel-slide")).play(85)
    days = [(step.on - START).days for step in course.kinds(StepKind.DELOAD)]
    assert days == [35, 77]


def test_two_weeks_with_row_7_in_half_of_the_sessions_make_a_lighter_week():
    course = Course(plan_of("heel-slide", rest=7))
    course.play(15, pain=7, rows="7")
    assert [(s.on - START).days for s in course.kinds(StepKind.DELOAD)] == [14]


def test_row_8_alone_never_makes_a_lighter_week():
    course = Course(plan_of("heel-slide", rest=5)).play(30, pain=5, rows="8")
    assert not course.kinds(StepKind.DELOAD)


@pytest.mark.parametrize("status", [PlanStatus.MAINTENANCE, PlanStatus.SUSPENDED])
def test_no_lighter_week_outside_training(status):
    course = Course(plan_of("heel-slide", status=status))
    course.next_day(36).adapt()
    assert not course.kinds(StepKind.DELOAD)
