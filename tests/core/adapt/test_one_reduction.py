"""A lighter week, a flare and steps back do not add up (section d: reductions do not stack)."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.adapt.simulator import START, Course, item, plan_of

from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.reduction import volume
from lumbar.core.adapting.steps import CutKind, StepKind
from lumbar.core.library import Dose
from lumbar.core.programme import PlanStatus

TEN = Dose(sets=3, reps=10, hold_s=2)
NO_STEP = {"effort": 9}  # trains without ever moving on


def settled(day=34, slug="bridge", **known):
    """A course that stands on the given day of its programme, at one dose."""
    course = Course(plan_of(item(slug, dose=TEN), **known))
    return course.play(day, **NO_STEP)


def flare(course, days=3, pain=4):
    """Call it a flare on a morning that asks for no step back of its own."""
    course.wake(pain, flare=True)
    for _ in range(days):
        course.next_day()
        course.wake(4)
    return course


def codes(course):
    return [reason.code for step in course.steps for reason in step.reasons]


def test_a_lighter_week_right_after_a_flare_takes_no_more_off():
    """The flare ends on day 32; day 35 would begin the lighter week."""
    course = flare(settled(30), 2).next_day(3)
    start = course.dose("bridge")
    assert (start.sets, start.reps) == (3, 6)
    course.wake()
    assert course.plan.deloaded_on == START + timedelta(days=35)
    assert (course.change.today.items[0].dose, course.change.today.items[0].cut) == (start, None)
    assert AdaptCode.DELOAD_SPARED in codes(course)


def test_a_lighter_week_a_week_after_the_flare_is_taken():
    course = flare(settled(26), 2)
    course.next_day().play(6, **NO_STEP)
    assert course.wake().today.items[0].cut is CutKind.DELOAD


def test_only_the_exercise_that_was_lowered_is_spared():
    course = Course(plan_of(item("bridge", dose=TEN), item("row", dose=TEN))).play(33, **NO_STEP)
    course.wake()
    course.train({"bridge": "5"})
    course.next_day(2).wake()
    cuts = {one.item.exercise: one.cut for one in course.change.today.items}
    assert cuts == {"bridge": None, "row": CutKind.DELOAD}
    assert AdaptCode.DELOAD_SPARED in [one.reason.code for one in course.change.considered]


def test_a_step_back_of_all_within_a_week_of_a_flare_leaves_the_doses_alone():
    course = flare(settled(7), 2).next_day()
    dose = course.dose("bridge")
    course.play(6, pain=6, rows="8", **NO_STEP)
    rules = [step.rule for step in course.kinds(StepKind.REGRESS)]
    assert "P3.2" in rules
    assert volume(course.dose("bridge")) <= volume(dose)
    assert all(step.exercise == "" for step in course.steps if step.rule == "P3.2")


def test_a_flare_starts_from_before_the_step_back_of_its_week_though_it_was_tried():
    course = settled(3)
    course.wake()
    course.train("5")
    assert course.dose("bridge").sets == 2
    course.next_day().play(1, **NO_STEP)
    flare(course, 2)
    after = course.kinds(StepKind.RESTART)[0].after
    assert (after.sets, after.reps) == (3, 6)


def test_an_easier_exercise_that_came_with_the_flare_starts_at_its_own_dose():
    """Two reductions at once: the easier exercise, and 60 % of it."""
    course = Course(plan_of(item("bridge", dose=Dose(sets=1, reps=8, hold_s=2)))).play(2)
    course.wake(6, flare=True)
    assert course.find("pelvic-tilt").dose.reps == 5
    course.next_day().wake(4)
    course.next_day().wake(4)
    assert course.find("pelvic-tilt").dose.reps == 5


def test_a_flare_never_starts_above_what_was_last_done():
    """Half of the dose was managed: 60 % of that half."""
    course = settled(3)
    course.wake()
    course.train(full=True)
    done = course.history.sessions[-1]
    course.plan = course.plan.__class__(
        **{name: getattr(course.plan, name) for name in course.plan.__dataclass_fields__}
        | {"items": (item("bridge", dose=TEN, last_dose=Dose(sets=3, reps=5, hold_s=2),
                          last_done=done.ended_at.date()),)}
    )  # fmt: skip
    course.next_day()
    flare(course, 2)
    after = course.kinds(StepKind.RESTART)[0].after
    assert (after.sets, after.reps) == (3, 3)


def test_a_second_flare_within_the_week_starts_no_lower():
    course = flare(settled(5), 2)
    course.train(**NO_STEP)
    first = course.dose("bridge")
    course.next_day()
    flare(course, 2)
    assert course.plan.status is PlanStatus.ACTIVE
    assert volume(course.dose("bridge")) * 100 >= volume(TEN) * 50
    assert volume(course.dose("bridge")) <= volume(first)


@pytest.mark.parametrize("day", [29, 30, 31, 32, 33])
def test_around_week_6_no_dose_falls_below_half_of_what_was_done_before_the_flare(day):
    course = flare(settled(day), 2).next_day()
    for _ in range(14):
        course.wake(4)
        doses = [one.dose for one in course.change.today.items]
        assert all(volume(one) * 2 >= volume(TEN) for one in doses)
        course.train(**NO_STEP)
        course.next_day()


REPORT = st.sampled_from([("9", 3, False), ("9", 3, False), ("8", 4, False), ("9", 5, False),
                          ("9", 7, True), (None, 3, False)])  # fmt: skip


@given(st.integers(28, 36), st.lists(REPORT, min_size=6, max_size=12))
@settings(max_examples=40, deadline=None)
def test_automatic_reductions_never_add_up_to_less_than_half(day, reports):
    """Flares, lighter weeks and rest days on one dose; own steps back are left out."""
    course = settled(day)
    for row, pain, calls in reports:
        course.wake(pain, flare=calls)
        if any(step.kind is StepKind.REGRESS for step in course.steps):
            return
        for one in course.change.today.items:
            assert volume(one.dose) * 2 >= volume(TEN)
        if row:
            course.train(row, **NO_STEP)
        course.next_day()
