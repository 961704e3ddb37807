"""The flare path (P3 row 7)."""

import pytest
from tests.core.adapt.simulator import Course, item, plan_of

from lumbar.core.adapting.steps import StepKind
from lumbar.core.library import Dose
from lumbar.core.programme import PlanStatus

TWELVE = Dose(sets=3, reps=12)


def flaring(pain=7, **known):
    relief, walking = (item("prone-lying"),), item("walking")
    course = Course(plan_of(item("bridge", dose=TWELVE), relief=relief, walking=walking, **known))
    course.play(3)
    course.wake(pain, flare=True)
    return course


def test_a_flare_is_relief_and_walking_for_two_to_three_days():
    course = flaring()
    assert course.plan.status is PlanStatus.FLARE
    today = course.change.today
    assert (today.items, len(today.relief), today.walking is not None) == ((), 1, True)
    assert today.rest


@pytest.mark.parametrize(("pains", "days"), [((5, 4), 2), ((6, 6, 6), 3), ((None, None, None), 3)])
def test_it_ends_after_two_days_once_the_morning_has_settled_else_after_three(pains, days):
    course = flaring()
    ended = None
    for number, pain in enumerate(pains, start=1):
        course.next_day()
        course.wake(pain) if pain else course.adapt()
        if ended is None and course.plan.status is PlanStatus.ACTIVE:
            ended = number
    assert ended == days


def test_it_starts_again_at_60_percent_of_the_last_dose():
    course = flaring()
    before = course.dose("bridge")
    course.next_day().wake(4)
    course.next_day().wake(4)
    step = next(s for s in course.change.steps if s.kind is StepKind.RESTART)
    assert (step.rule, step.before) == ("P3.7", before)
    assert step.after.reps * step.after.sets >= before.reps * before.sets // 2
    assert step.after.reps <= 12 * 6 // 10 + 1


def test_the_restart_does_not_add_to_the_step_back_before_it():
    course = Course(plan_of(item("bridge", dose=TWELVE))).play(1)
    course.wake(6)
    assert course.dose("bridge").reps == 8
    course.next_day().wake(6, flare=True)
    course.next_day().wake(4)
    course.next_day().wake(4)
    assert course.dose("bridge").reps == 7
    assert course.find("bridge").before == TWELVE


def test_three_mornings_up_by_3_are_a_flare_without_being_called_one():
    course = Course(plan_of("bridge")).play(1)
    for _ in range(2):
        course.wake(7)
        assert course.plan.status is PlanStatus.ACTIVE
        course.next_day()
    course.wake(7)
    assert course.plan.status is PlanStatus.FLARE


def test_during_a_flare_nothing_is_taken_back_further():
    course = flaring()
    steps = len(course.kinds(StepKind.REGRESS))
    course.next_day().wake(8)
    assert len(course.kinds(StepKind.REGRESS)) == steps


def test_a_small_step_back_stays_when_it_is_smaller_than_the_restart():
    low = item("heel-slide", dose=Dose(sets=1, reps=1))
    course = Course(plan_of(low)).play(1)
    course.wake(7, flare=True)
    course.next_day().wake(3)
    course.next_day().wake(3)
    assert course.dose("heel-slide").reps == 1


def test_a_restart_never_raises_a_dose_already_below_it():
    course = Course(plan_of(item("bridge", dose=Dose(sets=1, reps=4), before=TWELVE)))
    course.wake(7, flare=True)
    course.next_day(3).adapt()
    assert course.dose("bridge").reps == 4


@pytest.mark.parametrize("status", [PlanStatus.SUSPENDED, PlanStatus.DISCHARGED])
def test_no_flare_path_outside_training(status):
    course = Course(plan_of("bridge", status=status))
    course.wake(9, flare=True)
    assert course.plan.status is status
