"""What joins later keeps to the rules of what stands together in a session (section h)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.core.adapt.simulator import LIBRARY, START, Course, exercise, item, plan_of

from lumbar.core.adapting.steps import StepKind
from lumbar.core.library import Dose
from lumbar.core.planning.preferences import PlanCode
from lumbar.core.words import Category, Mode, Role, Stage

STRONG = {"roles": (Role.STRENGTH,), "category": Category.LATERAL}


def library(**added):
    """Give the small library another harder exercise for the heel slide."""
    family = added.pop("family", "target")
    target = exercise("target", **{"level": 2, "easier": ("heel-slide",), **added})
    target = replace(target, family=family)
    slide = replace(LIBRARY.exercise("heel-slide"), harder=("target",))
    known = LIBRARY.exercises | {"heel-slide": slide, "target": target}
    return replace(LIBRARY, exercises=known)


def grown(beside, days=30, stage=Stage.LOW, start=START, **target):
    """Play days beside another exercise; tell why the target waited, None where it came."""
    course = Course(plan_of("heel-slide", beside, stage=stage), library(**target))
    course.plan = replace(course.plan, started_on=start)
    course.play(days)
    if "target" in [step.to for step in course.steps]:
        return None
    waited = [one.reason.code for change in course.changes for one in change.considered
              if one.what == "target"]  # fmt: skip
    return waited[-1]


def test_no_second_strength_exercise_of_one_kind():
    side = item("row", role=Role.STRENGTH)
    assert grown(side, **STRONG | {"category": Category.ANTI_FLEXION}) == (
        PlanCode.LEFT_SAME_CATEGORY
    )
    assert grown(side, **STRONG) is None


def test_no_second_exercise_of_one_family():
    assert grown("row", family="row") == PlanCode.LEFT_SAME_FAMILY


def test_at_moderate_no_second_exercise_above_level_2():
    assert grown("plank", stage=Stage.MODERATE, level=3) == PlanCode.LEFT_ONE_HARDER
    assert grown("row", stage=Stage.MODERATE, level=3) is None


@pytest.mark.parametrize(("weeks", "waits"), [(0, PlanCode.LEFT_OPPOSITE_STRENGTH), (2, None)])
def test_both_ways_through_range_never_stand_together_in_the_first_two_weeks(weeks, waits):
    known = LIBRARY.exercises
    beside = replace(known["row"], category=Category.EXTENSION_THROUGH_RANGE, harder=())
    books = library(category=Category.FLEXION_THROUGH_RANGE)
    books = replace(books, exercises=books.exercises | {"row": beside})
    slide = item("heel-slide", dose=Dose(sets=3, reps=15), count=1.0)
    start = START - timedelta(weeks=weeks)
    course = Course(plan_of(slide, "row", start=start), books)
    course.day = START
    course.play(3)
    found = [one.reason.code for change in course.changes for one in change.considered
             if one.what == "target"]  # fmt: skip
    assert (waits in found) if waits else ("target" in [step.to for step in course.steps])


def test_what_becomes_strength_work_gets_days_of_rest_between():
    """Section d: strength on 2-3 non-consecutive days."""
    slide = item("heel-slide", dose=Dose(sets=3, reps=15), count=1.0)
    course = Course(plan_of(slide), library(**STRONG)).play(2)
    assert course.find("target").days == (1, 3, 5)
    assert course.find("target").role is Role.STRENGTH


def test_after_four_weeks_away_graded_activity_begins_with_a_new_baseline():
    course = Course(plan_of("heel-slide", mode=Mode.TIME_CONTINGENT)).play(3, rows="quota")
    assert course.find("heel-slide").quota is not None
    course.next_day(30).adapt()
    assert course.kinds(StepKind.RESTART)
    assert (course.find("heel-slide").quota, course.find("heel-slide").baseline) == (None, ())
