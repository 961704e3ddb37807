"""Progress: the running count, the grammar and their limits (section d, P3 row 1)."""

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.core.adapt.simulator import LIBRARY, Course, exercise, item, plan_of

from lumbar.core.adapting.progression import advances, next_load
from lumbar.core.adapting.steps import StepKind
from lumbar.core.library import Dose
from lumbar.core.programme import PlanStatus
from lumbar.core.ruleset import RULES
from lumbar.core.words import Axis, Stage


def first(slug, axes=None, **dose):
    known = LIBRARY.exercise(slug)
    known = replace(known, axes=axes) if axes else known
    found = advances(known, replace(known.dose.start(), **dose), RULES)
    return found[0] if found else None


def test_the_bridge_grows_as_in_the_worked_example():
    course = Course(plan_of("bridge"))
    found = [course.play(1).dose("bridge").reps]
    while course.find("bridge") and len(found) < 30:
        course.play(1)
        found.append(course.dose("bridge").reps if course.find("bridge") else None)
    changes = [one for one, before in zip(found, [0, *found], strict=False) if one != before]
    assert changes == [8, 10, 12, 14, 15, None]
    assert course.dose("hip-thrust") == LIBRARY.exercise("hip-thrust").dose.start()


def test_usual_pain_5_and_row_8_every_session_is_one_step_per_four_sessions():
    """Check 24."""
    course = Course(plan_of("bridge", rest=5)).play(13, pain=5, rows="8")
    steps = course.kinds(StepKind.PROGRESS)
    assert [(step.on - course.plan.started_on).days for step in steps] == [4, 8, 12]
    assert "bridge" in course.plan.unlocked


def test_usual_pain_8_with_a_relief_item_is_row_7_and_not_suspended():
    """Check 25."""
    course = Course(plan_of("pelvic-tilt", rest=8)).play(7, pain=8, rows="7")
    assert course.plan.status is PlanStatus.ACTIVE
    assert not course.kinds(StepKind.PROGRESS, StepKind.SUSPEND)


def test_every_step_names_its_rule_and_both_doses():
    course = Course(plan_of("bridge")).play(3)
    step = course.kinds(StepKind.PROGRESS)[0]
    assert (step.rule, step.axis, step.before.reps, step.after.reps) == ("P3.1", "reps", 8, 10)
    assert step.reasons[0].numbers == {"count": 2.0}


GATES = {
    "effort 8": {"effort": 8},
    "effort not reported": {"effort": None},
    "poor form": {"good_form": False},
    "form not reported": {"good_form": None},
    "dose not done in full": {"full": False},
    "row not reported": {"rows": None},
    "row 7": {"rows": "7"},
}


@pytest.mark.parametrize("answers", GATES.values(), ids=GATES.keys())
def test_nothing_progresses_without_the_whole_dose_effort_7_at_most_and_good_form(answers):
    course = Course(plan_of("bridge")).play(5, **answers)
    assert not course.kinds(StepKind.PROGRESS)


def test_an_item_that_waits_keeps_its_count():
    course = Course(plan_of("bridge")).play(4, effort=9)
    assert course.find("bridge").count == 3.0


def test_at_most_two_exercises_progress_a_session_and_the_others_come_next():
    course = Course(plan_of("bridge", "heel-slide", "row")).play(3)
    first_two = [step.exercise for step in course.kinds(StepKind.PROGRESS)]
    course.play(1)
    assert first_two == ["bridge", "heel-slide"]
    assert course.kinds(StepKind.PROGRESS)[2].exercise == "row"


def test_only_one_exercise_progresses_a_session_on_the_slower_route():
    course = Course(plan_of("bridge", "heel-slide", slower_progression=True)).play(3)
    assert len(course.kinds(StepKind.PROGRESS)) == 1


def test_the_pelvic_tilt_grows_by_two_a_day_and_still_counts():
    course = Course(plan_of("pelvic-tilt")).play(3)
    assert course.dose("pelvic-tilt").reps == 9
    assert course.find("pelvic-tilt").count == 2.0
    assert "pelvic-tilt" in course.plan.unlocked


def test_the_pelvic_tilt_grows_only_once_a_day():
    course = Course(plan_of("pelvic-tilt"))
    course.train()
    course.next_day().wake(hour=5)
    course.train(hour=6)
    course.wake(hour=12)
    assert course.dose("pelvic-tilt").reps == 7


@pytest.mark.parametrize("pain", [None, 4])
def test_the_pelvic_tilt_does_not_grow_on_a_missing_or_raised_morning(pain):
    course = Course(plan_of("pelvic-tilt")).play(1)
    course.play(2, pain=pain)
    assert course.dose("pelvic-tilt").reps == 5


def test_at_30_repetitions_the_pelvic_tilt_needs_its_count():
    full = item("pelvic-tilt", dose=Dose(sets=1, reps=30), count=1.0)
    course = Course(plan_of(full, stage=Stage.LOW)).play(2)
    assert course.find("bridge") is not None


GRAMMAR = [
    ("bridge", {"reps": 8}, (Axis.REPS, 10, 3)),
    ("bridge", {"reps": 14}, (Axis.REPS, 15, 3)),
    ("row", {"reps": 15, "sets": 2}, (Axis.SETS, 8, 3)),
    ("curl", {"reps": 12, "load_kg": 2.0}, (Axis.REPS, 14, 2)),
    ("curl", {"reps": 14, "load_kg": 2.0}, (Axis.LOAD, 8, 2)),
    ("curl", {"reps": 12, "load_kg": 5.0}, (Axis.LOAD, 8, 2)),
    ("curl", {"reps": 12}, (Axis.REPS, 14, 2)),
]


@pytest.mark.parametrize(("slug", "dose", "want"), GRAMMAR)
def test_repetitions_then_a_set_then_load(slug, dose, want):
    step = first(slug, **dose)
    assert (step.axis, step.dose.reps, step.dose.sets) == want


def test_the_load_goes_up_by_the_fewest_steps_of_two_percent():
    assert next_load(2.0, 0.5, RULES) == (2.5, False)  # check 10: 25 %
    assert next_load(5.0, 0.5, RULES) == (5.5, True)  # 10 %
    assert next_load(60.0, 0.5, RULES) == (61.5, True)  # 2.5 %
    assert next_load(0.0, 0.5, RULES) == (0.5, False)
    assert first("curl", reps=14, load_kg=2.0).dose.load_kg == 2.5


@pytest.mark.parametrize(("hold", "after"), [(10, 15), (25, 30), (28, 30)])
def test_a_hold_grows_by_5_s_up_to_its_top(hold, after):
    assert first("plank", hold_s=hold).dose.hold_s == after


def test_a_hold_at_its_top_adds_a_set_with_the_shortest_hold():
    step = first("plank", hold_s=30)
    assert (step.axis, step.dose.sets, step.dose.hold_s) == (Axis.SETS, 2, 10)


def test_a_hold_never_goes_above_30_s():
    long = exercise("long", dose=replace(LIBRARY.exercise("plank").dose, hold_s_max=60),
                    axes=(Axis.HOLD,))  # fmt: skip
    assert advances(long, Dose(reps=3, hold_s=30), RULES) == ()


def test_from_10_s_times_10_the_harder_lever_comes_first():
    assert first("bear-hold", hold_s=5).axis is Axis.HOLD
    assert first("bear-hold", hold_s=10).axis is Axis.EXERCISE


def test_where_the_harder_lever_is_not_open_the_hold_goes_on():
    ten = item("bear-hold", dose=Dose(reps=10, hold_s=10), count=1.0)
    closed = replace(LIBRARY.exercise("plank"), needs_approval=True)
    library = replace(LIBRARY, exercises={**LIBRARY.exercises, "plank": closed})
    course = Course(plan_of(ten), library).play(2)
    assert course.dose("bear-hold").hold_s == 15


def test_timed_items_grow_by_30_s_and_walking_by_2_min():
    assert first("prone-lying").dose.duration_s == 90
    assert first("prone-lying", duration_s=300) is None
    assert first("walking").dose.duration_s == 720


def test_an_exercise_without_steps_of_load_has_no_load_axis():
    assert first("row", axes=(Axis.LOAD,)) is None
    assert first("plank", axes=(Axis.EXERCISE,)) is None


def test_an_exercise_at_its_top_stays_and_says_so():
    top = item("prone-lying", dose=Dose(duration_s=300), count=1.0)
    course = Course(plan_of(top)).play(2)
    assert course.dose("prone-lying").duration_s == 300
    said = [one.reason.code for change in course.changes for one in change.considered]
    assert "adapt.at_the_top" in said


def test_the_stage_caps_the_harder_exercise():
    ready = item("bridge", dose=Dose(sets=3, reps=15, hold_s=2), count=1.0)
    course = Course(plan_of(ready, stage=Stage.MODERATE)).play(1, rows="9").play(3, rows="8")
    assert course.find("hip-thrust") is None
    assert course.find("bridge").count >= 2.0


def test_at_moderate_two_green_sessions_earn_a_level_3_exercise():
    ready = item("bridge", dose=Dose(sets=3, reps=15, hold_s=2))
    course = Course(plan_of(ready, stage=Stage.MODERATE)).play(3)
    assert course.find("hip-thrust") is not None


def test_a_step_back_takes_an_unlocked_exercise_back():
    course = Course(plan_of("bridge")).play(3)
    assert "bridge" in course.plan.unlocked
    course.train(rows="5")
    assert "bridge" not in course.plan.unlocked


def test_the_harder_exercise_waits_for_its_prerequisite():
    ready = item("bridge", dose=Dose(sets=3, reps=15, hold_s=2), count=1.0)
    locked = replace(LIBRARY.exercise("hip-thrust"),
                     prerequisites=LIBRARY.exercise("hip-thrust").prerequisites * 2)  # fmt: skip
    library = replace(LIBRARY, exercises={**LIBRARY.exercises, "hip-thrust": locked})
    assert Course(plan_of(ready), library).play(2).find("hip-thrust")


def test_an_exercise_already_in_the_plan_is_not_brought_in_twice():
    ready = item("bridge", dose=Dose(sets=3, reps=15, hold_s=2), count=1.0)
    course = Course(plan_of(ready, "hip-thrust")).play(2)
    assert course.find("bridge") is not None


def test_relief_through_the_day_opens_others_but_keeps_its_dose():
    plan = plan_of("bridge", relief=(item("prone-lying"),))
    course = Course(plan)
    logged = course.adapt().today.items[0]
    relief = replace(logged, item=plan.relief[0], dose=plan.relief[0].dose)
    for _ in range(3):
        course.wake()
        course.change = replace(course.change, today=replace(course.change.today, items=(relief,)))
        course.train()
        course.next_day()
    assert "prone-lying" in course.plan.unlocked
    assert course.dose("prone-lying").duration_s == 60


def test_the_load_is_learned_from_the_first_session_that_reports_one():
    course = Course(plan_of("curl"))
    course.wake()
    today = course.change.today.items[0]
    course.change = replace(course.change, today=replace(
        course.change.today, items=(replace(today, dose=replace(today.dose, load_kg=3.0)),)
    ))  # fmt: skip
    course.train()
    assert course.dose("curl").load_kg == 3.0


def test_in_maintenance_the_load_stays():
    course = Course(plan_of("bridge", status=PlanStatus.MAINTENANCE)).play(10)
    assert not course.kinds(StepKind.PROGRESS)


def test_running_grows_by_one_stage_a_week_at_most():
    run = item("run-walk", since=None)
    course = Course(plan_of("bridge", walking=run))
    course.adapt()
    stages = []
    for _ in range(20):
        course.wake()
        walk = course.change.today.walking
        course.change = replace(course.change, today=replace(course.change.today, items=(walk,)))
        course.train()
        stages.append(course.plan.walking.stage)
        course.next_day()
    moves = [day for day, stage in enumerate(stages) if day and stage != stages[day - 1]]
    assert [b - a for a, b in itertools.pairwise(moves)] == [7, 7]


def test_running_is_never_brought_in_by_the_ladder_alone():
    walk = item("walking", dose=Dose(duration_s=1800), count=5.0)
    library = replace(LIBRARY, exercises={
        **LIBRARY.exercises,
        "walking": replace(LIBRARY.exercise("walking"), axes=(Axis.EXERCISE,)),
    })  # fmt: skip
    course = Course(plan_of(walk), library).play(3)
    assert course.find("run-walk") is None


def test_the_axes_table_is_total():
    from lumbar.core.adapting.advance import CODE_OF
    from lumbar.core.adapting.progression import _STEPS

    assert set(CODE_OF) == set(_STEPS) == set(Axis)


def test_a_level_gained_is_lost_again_with_a_row_below_9():
    course = Course(plan_of("bridge", stage=Stage.MODERATE)).play(2)
    assert course.plan.standing.green_sessions == 2
    course.play(1, rows="8")
    assert course.plan.standing.green_sessions == 0
    assert course.day == course.plan.started_on + timedelta(days=3)


def test_an_unlock_is_told_only_where_another_exercise_needs_it():
    course = Course(plan_of("bridge", "row")).play(3)
    assert [step.exercise for step in course.kinds(StepKind.UNLOCK)] == ["bridge"]
    assert {"bridge", "row"} <= set(course.plan.unlocked)
