"""What waits for a clinician's agreement never comes in by itself."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.adapt.simulator import EXERCISES, LIBRARY, Course, at, plan_of
from tests.core.adapt.test_ladder import closed
from tests.core.intake import planned

from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.history import LadderTrial
from lumbar.core.adapting.steps import StepKind
from lumbar.core.programme import Ladder, Standing
from lumbar.core.words import Direction, Stage, Tag

FLEX = Direction.FLEXION


def waiting(*slugs, with_tag=None):
    """Make some exercises of the small library wait for a clinician."""
    known = {"approval_with": (with_tag,)} if with_tag else {"needs_approval": True}
    changed = {slug: replace(LIBRARY.exercise(slug), **known) for slug in slugs}
    return replace(LIBRARY, exercises=LIBRARY.exercises | changed)


def play(course, library, days=12):
    course.library = library
    return course.play(days)


@pytest.mark.parametrize("tag", [None, Tag.OSTEOPOROSIS])
@pytest.mark.parametrize("approved", [(), ("bear-hold",)])
def test_a_harder_exercise_waits_until_a_clinician_has_approved_it(tag, approved):
    plan = plan_of("heel-slide", approved=approved, tags=(tag,) if tag else ())
    course = play(Course(plan), waiting("bear-hold", with_tag=tag), 30)
    assert ("bear-hold" in [step.to for step in course.steps]) is bool(approved)


def test_an_easier_step_and_a_swap_wait_too():
    course = Course(plan_of("hip-thrust"))
    barred = {"bridge", "heel-slide", "pelvic-tilt", "row"}
    course.library = waiting(*barred)
    for _ in range(6):
        course.wake()
        course.train("5")
        course.next_day(5)
    assert course.kinds(StepKind.SWAP)
    assert not {step.to for step in course.steps} & barred


def test_a_ladder_passes_a_step_that_waits():
    course = play(closed(), waiting("knee-to-chest"), 7)
    course.add(trials=LadderTrial(at=at(course.day, 10), direction=FLEX, rise=0))
    assert course.adapt().today.trials == ()
    assert course.plan.standing.ladders[0].step is None


def test_an_exercise_of_the_plan_that_waits_is_not_for_today():
    course = Course(plan_of("bridge", "heel-slide"))
    course.library = waiting("bridge")
    change = course.adapt()
    assert [one.item.exercise for one in change.today.items] == ["heel-slide"]
    assert change.today.left_out[0].reason.code == AdaptCode.LEFT_APPROVAL


def test_the_plan_carries_what_the_clinician_approved():
    made = planned(approved=("quadruped-rock-back",), clinician="Dr Mora")
    assert (made.approved, made.clinician) == (("quadruped-rock-back",), "Dr Mora")


DAY = st.tuples(st.sampled_from([2, 3, 3, 5, 6]), st.sampled_from(["9", "9", "8", "5", "3"]))


@given(
    st.lists(DAY, min_size=8, max_size=25),
    st.sets(st.sampled_from([one.slug for one in EXERCISES])),
    st.sampled_from(list(Stage)),
)
@settings(max_examples=40, deadline=None)
def test_an_exercise_that_waits_for_approval_never_enters(days, slugs, stage):
    library = waiting(*slugs)
    own = [slug for slug in ("pelvic-tilt", "heel-slide", "bridge", "row") if slug not in slugs]
    standing = Standing(ladders=(Ladder(direction=FLEX),))
    plan = plan_of(*own, stage=stage, tags=(Tag.FLEXION_INTOLERANT,), closed=(FLEX,))
    course = Course(replace(plan, standing=standing), library)
    for place, (pain, row) in enumerate(days):
        course.wake(pain)
        if place % 7 == 6:
            course.add(trials=LadderTrial(at=at(course.day, 9), direction=FLEX, rise=0))
            course.adapt()
        places = (*course.plan.items, *course.plan.relief)
        assert not {one.exercise for one in places} & slugs
        course.train(row)
        course.next_day()
