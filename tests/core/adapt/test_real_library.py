"""Adapting on the exercises that Lumbar ships."""

from datetime import timedelta
from functools import cache
from itertools import pairwise

import pytest
from tests.core.adapt.simulator import EVERY_DAY, Course, plan_of

from lumbar.content.loader import load_library
from lumbar.core.adapting.ladder import FULL_RANGE
from lumbar.core.adapting.progression import DAILY_EXERCISE, RUNNING_EXERCISE
from lumbar.core.adapting.steps import StepKind
from lumbar.core.planning.exclusion import find_exclusion, in_force
from lumbar.core.programme import Ladder, PlanItem, Standing
from lumbar.core.words import Direction, Role, Stage, Tag


@cache
def library():
    return load_library().library


HOUSEHOLD = tuple(
    sorted({word for one in library().exercises.values() for group in one.needs for word in group})
)


def real(*slugs, stage=Stage.LOW, **known):
    items = tuple(
        PlanItem(exercise=slug, role=library().exercise(slug).roles[0], days=EVERY_DAY,
                 dose=library().exercise(slug).dose.start())
        for slug in slugs
    )  # fmt: skip
    return Course(plan_of(*items, stage=stage, equipment=HOUSEHOLD, **known), library())


def test_the_names_the_rules_know_are_in_the_library():
    for slug in (DAILY_EXERCISE, RUNNING_EXERCISE, *FULL_RANGE.values()):
        assert slug in library().exercises
    for direction, slug in FULL_RANGE.items():
        assert slug in library().ladders[direction]


def test_the_bridge_ladder_is_climbed_step_by_step():
    course = real("pelvic-tilt", "bridge").play(60)
    doses = [(s.before.reps, s.after.reps) for s in course.kinds(StepKind.PROGRESS)
             if s.exercise == "bridge" and s.axis == "reps"]  # fmt: skip
    assert doses[:4] == [(8, 10), (10, 12), (12, 14), (14, 15)]
    assert "bridge" in course.plan.unlocked


@pytest.mark.parametrize("start", sorted(library().exercises))
def test_every_exercise_can_be_adapted_for_twelve_weeks_within_its_range(start):
    if not library().exercise(start).schedulable:
        return
    course = real(start).play(84)
    for step in course.kinds(StepKind.PROGRESS):
        target = library().exercise(step.to or step.exercise)
        bounds = target.dose
        assert step.after.reps <= bounds.reps_max + 2
        assert step.after.hold_s <= max(bounds.hold_s_max, bounds.hold_s_min)
        assert step.after.duration_s <= bounds.duration_s_max
        assert step.after.sets <= max(3, bounds.sets)
        if step.to:
            assert target.level <= library().exercise(step.exercise).level + 1


@pytest.mark.parametrize("tag", list(Tag))
def test_twelve_good_weeks_under_a_tag_bring_in_nothing_it_excludes(tag):
    open_ = [slug for slug in ("pelvic-tilt", "heel-slide", "bridge-half", "seated-band-row")
             if find_exclusion(library().exercise(slug), in_force((tag,))) is None]  # fmt: skip
    course = real(*open_, tags=in_force((tag,))).play(84)
    for one in course.plan.items:
        assert find_exclusion(library().exercise(one.exercise), in_force((tag,))) is None


def test_a_person_with_usual_pain_5_unlocks_the_prerequisites_too():
    """Check 24: prerequisites unlock."""
    course = real("pelvic-tilt", "bridge", rest=5).play(30, pain=5, rows="8")
    assert {"pelvic-tilt", "bridge"} <= set(course.plan.unlocked)


@pytest.mark.parametrize("direction", list(FULL_RANGE))
def test_the_gentlest_step_of_each_ladder_is_of_level_1(direction):
    first = library().exercise(library().ladders[direction][0])
    assert first.level == 1
    assert first.direction is direction


def test_at_moderate_the_flexion_ladder_stops_below_the_stage_cap():
    plan = real("heel-slide", stage=Stage.MODERATE, tags=(Tag.FLEXION_INTOLERANT,),
                closed=(Direction.FLEXION,),
                standing=Standing(ladders=(Ladder(direction=Direction.FLEXION),)))  # fmt: skip
    plan.play(84)
    levels = [library().exercise(one.exercise).level for one in plan.plan.relief]
    assert all(level <= 3 for level in levels)


def test_every_regression_chain_ends_at_level_1():
    course = real("hip-thrust")
    seen = ["hip-thrust"]
    for _ in range(40):
        course.wake()
        course.train(rows="5")
        course.next_day(4)
        seen.append(course.plan.items[0].exercise)
        if course.plan.items[0].suspended:
            break
    levels = [library().exercise(slug).level for slug in dict.fromkeys(seen)]
    assert all(later <= earlier for earlier, later in pairwise(levels))
    assert levels[-1] == 1
    assert course.day > course.plan.started_on + timedelta(days=3)
    assert Role.STRENGTH in library().exercise("hip-thrust").roles
