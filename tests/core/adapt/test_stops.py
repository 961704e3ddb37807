"""Stops: the lock, the direction of the day, the exchange and the suspension."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.core.adapt.simulator import LIBRARY, START, Course, at, item, plan_of

from lumbar.core.adapting.history import LockLifted, Review, SessionRow
from lumbar.core.adapting.reading import LOCKING
from lumbar.core.adapting.steps import WHO, StepKind, Who
from lumbar.core.library import Dose
from lumbar.core.programme import PlanStatus
from lumbar.core.words import Category, Direction, Level, Mode, Role, Tag


def stopped(row, *slugs, **known):
    course = Course(plan_of(*slugs, **known))
    course.adapt()
    course.train(rows={slugs[0] if isinstance(slugs[0], str) else slugs[0].exercise: row})
    return course


@pytest.mark.parametrize(("row", "who"), [("1", Who.EMERGENCY_SERVICES), ("2", Who.URGENT_CARE)])
@pytest.mark.parametrize("mode", Mode)
def test_rows_1_and_2_lock_the_programme_in_both_modes(row, who, mode):
    course = stopped(row, "bridge", mode=mode, walking=item("walking"))
    assert course.change.refer.who is who
    assert (course.change.today.items, course.change.today.walking) == ((), None)
    course.next_day(3).wake()
    assert course.change.today.reasons[0].code == "adapt.today_locked"


def lift(course):
    course.add(lifted=LockLifted(at=at(course.day, 22), by="Dr A", by_clinician=True))
    return course.adapt()


def test_a_clearance_starts_again_at_level_1_under_the_cap_of_seven_days():
    """Check 21: days 0 to 6."""
    course = stopped("2", "bridge", "pelvic-tilt")
    course.next_day()
    change = lift(course)
    assert change.refer is None
    assert change.reassess
    assert {s.rule for s in change.steps if s.kind is StepKind.RESTART} == {"a.clearance"}
    assert course.plan.standing.capped_to == course.day.replace(day=9)
    levels = {LIBRARY.exercise(one.item.exercise).level for one in change.today.items}
    assert levels == {1}
    course.next_day().wake()
    assert course.change.mornings[0].decision.code != "SEEK_CARE"


def test_during_the_cap_nothing_above_level_1_joins_or_is_done():
    course = stopped("2", "hip-thrust")
    lift(course)
    added = replace(course.plan, items=(*course.plan.items, item("row")))
    course.plan = added
    today = course.next_day().adapt().today
    assert "row" not in [one.item.exercise for one in today.items]
    course.play(6)
    assert course.day == START + timedelta(days=7)
    assert "row" in [one.item.exercise for one in course.wake().today.items]


def test_a_clearance_without_a_lock_changes_nothing():
    course = Course(plan_of("bridge"))
    assert not lift(course).steps


def test_the_graver_of_two_locks_stays():
    course = stopped("1", "bridge", "row")
    course.train(rows="2", hour=20)
    assert course.plan.standing.locked_level is Level.EMERGENCY


def test_row_3_closes_its_direction_today_and_leaves_neutral_relief_only():
    relief = (item("pelvic-tilt", role=Role.RELIEF), item("prone-lying", role=Role.RELIEF))
    course = stopped("3", "knee-to-chest", "forward-reach", "bridge", relief=relief)
    today = course.change.today
    assert [one.item.exercise for one in today.items] == ["bridge"]
    assert [one.item.exercise for one in today.relief] == ["pelvic-tilt"]
    course.next_day().wake()
    assert len(course.change.today.items) == 3
    assert course.change.mornings[0].items["knee-to-chest"].hold_direction


def test_row_3b_holds_the_dose_and_stops_the_exercise_for_today():
    course = stopped("3b", item("bridge", count=1.0), "row")
    assert [one.item.exercise for one in course.change.today.items] == ["row"]
    assert course.dose("bridge").reps == 8
    assert course.find("bridge").count == 0


@pytest.mark.parametrize(("row", "before", "after"), [("4", 15, 10), ("5", 12, 8)])
def test_rows_4_and_5_take_one_step_back_next_time(row, before, after):
    course = stopped(row, item("bridge", dose=Dose(sets=3, reps=before)))
    step = course.kinds(StepKind.REGRESS)[0]
    assert (step.rule, step.before.reps, step.after.reps) == (f"P1.{row}", before, after)


def test_at_the_bottom_the_easier_exercise_takes_its_place():
    course = stopped("5", item("bridge", dose=Dose(sets=1, reps=8)))
    step = course.kinds(StepKind.REGRESS)[0]
    assert (step.to, course.find("pelvic-tilt") is not None) == ("pelvic-tilt", True)


def test_at_level_1_the_dose_itself_gets_smaller():
    course = stopped("5", item("heel-slide", dose=Dose(sets=1, reps=8)))
    assert course.dose("heel-slide").reps == 5


def test_two_steps_back_in_14_days_exchange_the_exercise():
    course = stopped("5", "bridge")
    course.next_day(10).wake()
    course.train(rows="5")
    step = course.kinds(StepKind.SWAP)[0]
    assert (step.rule, step.exercise, step.to) == ("P3.4", "bridge", "pelvic-tilt")


def test_two_steps_back_15_days_apart_do_not():
    course = stopped("5", "bridge")
    course.next_day(14).wake()
    course.train(rows="5")
    assert not course.kinds(StepKind.SWAP)


def test_where_nothing_suits_the_exercise_rests():
    course = stopped("5", "curl", tags=(Tag.OSTEOPOROSIS,))
    course.next_day(5).wake()
    only = replace(LIBRARY.exercise("row"), category=Category.LATERAL)
    course.library = replace(LIBRARY, exercises={**LIBRARY.exercises, "row": only})
    course.train(rows="5")
    assert course.find("curl").suspended
    assert "curl" not in [one.item.exercise for one in course.next_day().wake().today.items]


def test_one_of_its_kind_takes_its_place_where_there_is_no_easier_one():
    course = stopped("5", "curl")
    course.next_day(5).wake()
    course.train(rows="5")
    assert course.kinds(StepKind.SWAP)[0].to == "row"


@pytest.mark.parametrize("row", ["3", "3b", "4", "5"])
def test_three_stops_in_7_days_suspend_the_plan(row):
    course = stopped(row, "bridge", "row", walking=item("walking"))
    for _ in range(2):
        course.next_day(2).wake()
        course.train(rows={one.item.exercise: row for one in course.change.today.items[:1]})
    assert course.plan.status is PlanStatus.SUSPENDED
    assert course.change.refer.rule == "P3.5"
    assert course.change.today.items == ()
    assert course.change.today.walking is not None


def test_three_stops_in_8_days_do_not():
    course = stopped("3b", "bridge")
    for days in (3, 4):
        course.next_day(days).wake()
        course.train(rows="3b")
    assert course.plan.status is PlanStatus.ACTIVE


def test_only_a_clinician_ends_a_suspension():
    course = stopped("3b", "bridge", "row", "heel-slide")
    course.next_day().wake()
    course.train(rows="3b")
    assert course.plan.status is PlanStatus.SUSPENDED
    course.train(rows="3b", hour=20)
    for by_clinician, status in ((False, PlanStatus.SUSPENDED), (True, PlanStatus.ACTIVE)):
        moment = at(course.day, 21, int(by_clinician))
        course.add(reviews=Review(at=moment, by="x", by_clinician=by_clinician))
        course.adapt()
        assert course.plan.status is status


def test_time_contingent_stops_are_a_message_and_do_not_suspend():
    course = Course(plan_of(item("bridge", quota=15), mode=Mode.TIME_CONTINGENT))
    for _ in range(3):
        course.wake()
        course.train(rows="3b")
        course.next_day()
    assert course.plan.status is PlanStatus.ACTIVE
    assert course.change.refer.rule == "P3.5"


def test_time_contingent_rows_5_to_9_stop_nothing():
    course = Course(plan_of(item("bridge", quota=15), mode=Mode.TIME_CONTINGENT))
    course.adapt()
    course.train(rows="5")
    assert not course.plan.standing.stops
    assert not course.kinds(StepKind.REGRESS)


def test_time_contingent_keeps_the_sharp_stop():
    course = Course(plan_of(item("bridge", quota=15, dose=Dose(reps=15)),
                            mode=Mode.TIME_CONTINGENT))  # fmt: skip
    course.adapt()
    course.train(rows="4")
    assert course.find("bridge").quota == course.dose("bridge").reps == 10


def test_strength_of_the_same_kind_rests_a_day_between():
    course = Course(plan_of(item("curl", role=Role.STRENGTH), item("row", role=Role.STRENGTH),
                            item("bridge", role=Role.STRENGTH)))  # fmt: skip
    course.adapt()
    course.train(rows={"bridge": "4"})
    course.next_day().wake()
    left = {one.what: one.reason.code for one in course.change.today.left_out}
    assert left == {"curl": "adapt.left_rest_between", "row": "adapt.left_rest_between"}
    course.next_day().wake()
    assert len(course.change.today.items) == 3


def test_the_tables_of_levels_are_total():
    assert set(WHO) == set(Level)
    assert set(LOCKING) == {SessionRow.EMERGENCY, SessionRow.URGENT}


def test_an_item_set_by_the_surgeon_stays_open_after_surgery():
    from lumbar.core.planning.preferences import PlanCode
    from lumbar.core.reasons import Reason

    reasons = (Reason(PlanCode.CHOSEN_CLINICIAN, "design"),)
    library = replace(LIBRARY, exercises={
        slug: replace(one, exclude=(*one.exclude, Tag.POST_OP_SPINE_LT6W))
        for slug, one in LIBRARY.exercises.items()
    })  # fmt: skip
    plan = plan_of(item("bridge", reasons=reasons), "row", tags=(Tag.POST_OP_SPINE_LT6W,))
    course = Course(plan, library)
    assert [one.item.exercise for one in course.adapt().today.items] == ["bridge"]


def test_an_exercise_that_a_tag_excludes_is_not_for_today():
    course = Course(plan_of("banned", "bridge", tags=(Tag.OSTEOPOROSIS,)))
    assert [one.item.exercise for one in course.adapt().today.items] == ["bridge"]
    assert course.change.today.left_out[0].reason.code == "adapt.left_tag"
    assert course.day == START
    assert Direction.NEUTRAL is LIBRARY.exercise("banned").direction


def test_a_plan_that_asks_for_a_clinician_says_so_until_one_reviews():
    course = Course(plan_of("bridge", ask_clinician=True))
    assert course.adapt().refer.rule == "h.plan"
