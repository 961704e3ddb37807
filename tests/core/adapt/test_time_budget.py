"""Every day's session fits the person's minutes, whatever the doses have grown to (section h)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.adapt.simulator import START, Course, item, plan_of
from tests.core.adapt.test_real_library import real

from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.steps import CutKind, StepKind
from lumbar.core.library import Dose
from lumbar.core.planning.estimate import estimate_s
from lumbar.core.programme import PlanStatus
from lumbar.core.ruleset import RULES
from lumbar.core.words import Mode, Role, Stage

ROLES = (Role.RELIEF, Role.CONTROL, Role.STRENGTH)
LONG = Dose(sets=3, reps=10, rest_s=60)  # 3 x (10 x 3 + 60) = 270 s
ONE_SET = replace(LONG, sets=1)  # 90 s


def seconds(today):
    per_day = max((one.item.per_day for one in today.items), default=1)
    parts = (*today.items, *today.cool_down)
    return per_day * sum(estimate_s(one.dose, RULES) for one in parts)


def doses(change):
    return {one.item.exercise: one.dose.sets for one in change.today.items}


def codes(change):
    return {one.what: one.reason.code for one in change.today.left_out}


def test_sets_are_cut_before_an_exercise_is_left_out():
    """3 -> 2 -> 1, the last in turn first."""
    course = Course(plan_of(item("bridge", dose=LONG), item("row", dose=LONG), minutes=7))
    change = course.adapt()
    assert doses(change) == {"bridge": 2, "row": 2}
    assert {one.cut for one in change.today.items} == {CutKind.TIME}
    assert [one.percent for one in change.today.items] == [34, 34]
    assert change.today.reasons[0].code == AdaptCode.CUT_TIME
    assert change.today.reasons[0].numbers["minutes"] == 7


def test_what_does_not_fit_is_left_out_with_its_reason():
    items = [item(slug, dose=ONE_SET) for slug in ("bridge", "row", "curl", "heel-slide")]
    change = Course(plan_of(*items, minutes=5)).adapt()
    assert len(change.today.items) == 3
    assert codes(change) == {"heel-slide": AdaptCode.LEFT_TIME}


def test_the_cool_down_goes_before_an_exercise_does():
    ending = (item("prone-lying", dose=Dose(duration_s=100)),)
    items = [item(slug, dose=ONE_SET) for slug in ("bridge", "row", "curl")]
    change = Course(plan_of(*items, minutes=5, cool_down=ending)).adapt()
    assert (len(change.today.items), change.today.cool_down) == (3, ())
    assert codes(change) == {"prone-lying": AdaptCode.LEFT_TIME}


def test_one_picked_exercise_always_stays():
    items = [item(slug, dose=ONE_SET, picked=slug == "curl") for slug in ("bridge", "row", "curl")]
    course = Course(plan_of(*items, minutes=2))
    for _ in range(5):
        course.wake()
        assert [one.item.exercise for one in course.change.today.items] == ["curl"]
        course.train()
        course.next_day()


@pytest.mark.parametrize("role", [None, *ROLES])
def test_exercises_take_turns_where_the_minutes_hold_only_some(role):
    slugs = ("bridge", "row", "curl", "heel-slide")
    parts = zip(slugs, (*ROLES, Role.CONTROL), strict=True)
    items = [item(slug, dose=ONE_SET, role=role or own) for slug, own in parts]
    course = Course(plan_of(*items, minutes=3))
    done = []
    for _ in range(10):
        course.wake()
        done += [one.item.exercise for one in course.change.today.items]
        course.train("8", effort=9)
        course.next_day()
    assert set(done) == set(slugs)
    assert min(done.count(slug) for slug in slugs) >= 2


def test_after_the_session_the_day_still_shows_what_was_done():
    items = [item(slug, dose=ONE_SET) for slug in ("bridge", "row", "curl", "heel-slide")]
    course = Course(plan_of(*items, minutes=5))
    before = doses(course.adapt())
    course.train()
    assert doses(course.change) == before


def test_a_session_cut_for_time_earns_credit_and_the_step_starts_from_what_was_asked():
    course = Course(plan_of(item("bridge", dose=replace(LONG, reps=8)), minutes=3)).play(2)
    course.wake()
    step = course.kinds(StepKind.PROGRESS)[0]
    assert (step.before.sets, step.before.reps) == (2, 8)
    assert (step.after.sets, step.after.reps) == (2, 10)


def test_no_set_is_added_where_it_would_not_fit_and_the_next_axis_comes():
    """1 x 15 takes 75 s, 2 x 8 takes 80 s; 102 s are taken."""
    top = item("row", dose=Dose(sets=1, reps=15, hold_s=2), count=1.0)
    course = Course(plan_of(top, item("curl", dose=Dose(reps=34)), minutes=3)).play(2)
    assert course.dose("row").sets == 1
    reasons = {one.reason.code for change in course.changes for one in change.considered}
    assert AdaptCode.WAIT_TIME in reasons


def test_a_load_is_taken_whatever_the_minutes():
    heavy = Dose(sets=2, reps=12, load_kg=5.0)
    course = Course(plan_of(item("curl", dose=heavy, count=1.0), minutes=2)).play(2)
    assert course.dose("curl").load_kg == 5.5


def test_repetitions_may_cost_others_a_set_but_not_their_place():
    items = item("bridge", dose=LONG, count=1.0), item("row", dose=LONG)
    roomy = Course(plan_of(*items, minutes=8)).play(2)
    assert roomy.kinds(StepKind.PROGRESS)[0].after.reps == 12
    tight = Course(plan_of(*items, minutes=3)).play(2)
    assert "reps" not in [step.axis for step in tight.kinds(StepKind.PROGRESS)]


def test_a_longer_warm_up_never_costs_another_exercise_a_set():
    warm = item("prone-lying", dose=Dose(duration_s=90), role=Role.RELIEF, count=1.0)
    course = Course(plan_of(warm, item("row", dose=LONG), minutes=6)).play(2)
    assert course.dose("prone-lying").duration_s == 90


def test_a_harder_exercise_that_does_not_fit_waits():
    short = item("bridge", dose=Dose(sets=1, reps=15), count=1.0)
    course = Course(plan_of(short, item("row", dose=replace(ONE_SET, reps=28)), minutes=3))
    course.plan = replace(course.plan, unlocked={"bridge": START})
    course.library = replace(
        course.library,
        exercises=course.library.exercises
        | {
            "hip-thrust": replace(
                course.library.exercise("hip-thrust"),
                dose=replace(course.library.exercise("hip-thrust").dose, rest_s=90),
            )
        },
    )
    course.play(2)
    assert course.find("bridge") is not None


def test_the_daily_exercise_stops_rising_when_the_minutes_are_full():
    full = item("long-lying", dose=Dose(duration_s=93))
    course = Course(plan_of(item("pelvic-tilt", dose=Dose(reps=28)), full, minutes=3)).play(2)
    assert course.dose("pelvic-tilt").reps == 28
    course.play(1)
    assert [s.to for s in course.steps if s.exercise == "pelvic-tilt" and s.to] == ["bridge"]


def test_a_quota_is_left_as_the_clinician_set_it():
    fixed = item("bridge", dose=Dose(reps=120), quota=120)
    course = Course(plan_of(fixed, mode=Mode.TIME_CONTINGENT, minutes=5))
    assert course.adapt().today.items[0].dose.reps == 120


def test_an_irritable_day_has_as_many_bouts_as_its_minutes_hold():
    three = item("heel-slide", dose=ONE_SET, per_day=3)
    course = Course(plan_of(three, stage=Stage.HIGH, minutes=4))
    assert course.adapt().today.items[0].item.per_day == 2
    assert course.find("heel-slide").per_day == 3


def test_a_lighter_week_that_is_also_short_keeps_both():
    late = plan_of(item("bridge", dose=LONG), minutes=3, deloaded_on=START)
    one = Course(late).adapt().today.items[0]
    assert (one.cut, one.dose.reps, one.dose.sets) == (CutKind.DELOAD, 6, 2)


def test_what_is_left_out_for_time_is_not_called_skipped_by_its_plan():
    items = [item(slug, dose=ONE_SET) for slug in ("bridge", "row")]
    course = Course(plan_of(*items, minutes=2))
    course.adapt()
    assert (course.find("row").cut, course.find("row").reduced) == ("time", None)


def test_the_estimate_is_of_the_longest_session_of_the_week():
    items = item("bridge", dose=ONE_SET), item("row", dose=ONE_SET, days=(1,))
    course = Course(plan_of(*items))
    course.adapt()
    assert course.plan.estimate_min == 3
    course.plan = replace(course.plan, minutes=2)
    course.adapt()
    assert course.plan.estimate_min == 2


@pytest.mark.parametrize("minutes", [5, 10, 15, 30, 45])
def test_twelve_good_weeks_of_the_real_library_keep_to_the_minutes(minutes):
    slugs = ("prone-lying", "pelvic-tilt", "heel-slide", "bridge", "side-lying-hip-abduction")
    course = real(*slugs, "seated-band-row", minutes=minutes)
    for _ in range(84):
        course.wake()
        assert seconds(course.change.today) <= minutes * 60
        assert course.plan.estimate_min <= minutes
        course.train()
        course.next_day()
    assert course.kinds(StepKind.PROGRESS)


DAY = st.tuples(st.sampled_from([None, 2, 3, 3, 5, 6]), st.sampled_from(["9", "9", "8", "5", None]))
PLACES = st.lists(st.sampled_from(ROLES), min_size=5, max_size=5)


@given(st.lists(DAY, min_size=5, max_size=30), PLACES, st.integers(5, 45), st.sampled_from(Stage))
@settings(max_examples=40, deadline=None)
def test_every_day_fits_its_minutes_whatever_happens(days, roles, minutes, stage):
    slugs = ("pelvic-tilt", "bridge", "bear-hold", "curl", "row")
    items = [item(slug, dose=LONG, role=role) for slug, role in zip(slugs, roles, strict=True)]
    ending = (item("prone-lying"),)
    course = Course(plan_of(*items, stage=stage, minutes=minutes, cool_down=ending))
    for pain, row in days:
        course.wake(pain)
        assert seconds(course.change.today) <= minutes * 60
        assert course.plan.estimate_min <= minutes
        if row:
            course.train(row)
            assert seconds(course.change.today) <= minutes * 60
        course.next_day()


@given(st.integers(2, 6), PLACES)
@settings(max_examples=30, deadline=None)
def test_no_exercise_is_left_out_for_time_for_ever(minutes, roles):
    slugs = ("heel-slide", "bridge", "knee-to-chest", "curl", "row")
    items = [item(slug, dose=ONE_SET, role=role) for slug, role in zip(slugs, roles, strict=True)]
    course = Course(plan_of(*items, minutes=minutes))
    course.play(14, rows="8", effort=9)
    assert course.plan.status is PlanStatus.ACTIVE
    for slug in slugs:
        assert course.find(slug).last_done > START + timedelta(days=5)
