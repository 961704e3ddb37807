"""Reviews: when they fall due, who may close them, and what a person's own leaves alone."""

from datetime import timedelta

import pytest
from tests.core.adapt.simulator import START, Course, item, plan_of
from tests.core.adapt.test_trend import review

from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.history import ReviewOutcome
from lumbar.core.adapting.steps import StepKind
from lumbar.core.programme import PlanStatus

CARRY_ON, GOALS_MET = ReviewOutcome.CARRY_ON, ReviewOutcome.GOALS_MET


def waits(course):
    return [one.reason.code for one in course.change.considered if one.what == "review"]


def test_a_review_of_ones_own_before_it_is_due_changes_nothing():
    """Else a weekly look back would learn a slow rise as usual (P3 rows 2 and 3)."""
    course = Course(plan_of("long-lying")).play(10)
    before = course.plan
    review(course, by_clinician=False)
    assert waits(course) == [AdaptCode.REVIEW_NOT_DUE]
    assert course.plan.trend.review_on == START
    assert course.plan.review_on == before.review_on


def test_weekly_reviews_of_ones_own_do_not_hide_a_slow_rise():
    """Check 23: up 1 point every 10 days -> REGRESS all at the 4th weekly evaluation."""
    course = Course(plan_of("long-lying"))
    for day in range(28):
        course.wake(3 + day // 10)
        review(course, by_clinician=False)
        course.next_day()
    course.adapt()
    assert "P3.2" in [step.rule for step in course.steps]


def test_a_review_of_ones_own_leaves_the_stops_counted():
    """P3 row 5: three stops in 7 days suspend the plan."""
    course = Course(plan_of("bridge", "row", "curl", status=PlanStatus.REVIEW_DUE))
    course.wake()
    course.train({"bridge": "3b", "row": "3b"})
    review(course, by_clinician=False)
    assert course.plan.status is PlanStatus.ACTIVE
    course.next_day().wake()
    course.train({"curl": "3b"})
    assert course.plan.status is PlanStatus.SUSPENDED


def flaring():
    course = Course(plan_of("bridge")).play(3)
    course.wake(4, flare=True)
    return course


@pytest.mark.parametrize("by_clinician", [False, True])
def test_a_review_does_not_end_a_flare(by_clinician):
    course = flaring()
    review(course, by_clinician=by_clinician)
    assert course.plan.status is PlanStatus.FLARE
    course.next_day(3).adapt()
    assert course.kinds(StepKind.RESTART)


def test_goals_are_not_met_in_a_flare():
    course = flaring()
    review(course, GOALS_MET)
    assert (course.plan.status, waits(course)) == (PlanStatus.FLARE, [AdaptCode.REVIEW_IN_FLARE])


def test_a_review_that_falls_due_in_a_flare_comes_after_it():
    course = Course(plan_of("bridge")).play(41)
    course.wake(4, flare=True)
    course.next_day().wake(4)
    assert not course.change.review_due
    course.next_day().wake(4)
    course.next_day().adapt()
    assert course.change.review_due


def test_in_maintenance_the_sessions_of_a_week_are_two_with_rest_between():
    """Section d: 1-2 sessions a week, whatever days the exercises had."""
    course = Course(plan_of(item("bridge", days=(1, 3, 5)), item("row"), "curl")).play(2)
    review(course, GOALS_MET)
    course.next_day(5)
    trained = []
    for _ in range(14):
        if course.wake().today.items:
            trained.append(course.day.isoweekday())
            assert len(course.change.today.items) == 3
            course.train()
        course.next_day()
    assert trained == [1, 3, 1, 3]
    assert course.day == START + timedelta(days=21)
