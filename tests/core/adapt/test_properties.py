"""What holds whatever a person reports, day after day."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.adapt.simulator import EXERCISES, LIBRARY, START, Course, item, plan_of

from lumbar.core.adapt import adapt
from lumbar.core.adapting.history import SessionRow
from lumbar.core.adapting.reduction import volume
from lumbar.core.adapting.steps import StepKind
from lumbar.core.evidence import EVIDENCE
from lumbar.core.planning.exclusion import find_exclusion
from lumbar.core.programme import Ladder, Standing
from lumbar.core.ruleset import RULES
from lumbar.core.words import Direction, Light, Mode, Role, Stage, Tag

FEW = settings(max_examples=30, deadline=None)
ROWS = [row.value for row in SessionRow if row is not SessionRow.QUOTA]
DAY = st.fixed_dictionaries(
    {
        "pain": st.none() | st.integers(0, 10),
        "rows": st.sampled_from([*ROWS, "9", "9", "8", None]),
        "trains": st.booleans(),
        "answers": st.fixed_dictionaries(
            {},
            optional={
                "sore": st.booleans(),
                "leg_further_down": st.booleans(),
                "leg_worse": st.sampled_from([False, False, True]),
                "flare": st.sampled_from([False, False, True]),
                "night_worse": st.booleans(),
            },
        ),
        "effort": st.sampled_from([None, 5, 7, 8]),
    }
)
DAYS = st.lists(DAY, min_size=4, max_size=16)
CALM = st.lists(
    st.fixed_dictionaries(
        {
            "pain": st.sampled_from([None, 2, 3, 3, 3, 4, 6]),
            "rows": st.sampled_from(["9", "9", "8", "5"]),
            "trains": st.just(True),
            "answers": st.just({}),
            "effort": st.just(5),
        }
    ),
    min_size=8,
    max_size=25,
)
SLUGS = ("pelvic-tilt", "bridge", "bear-hold", "curl", "knee-to-chest")


def play(days, plan=None, **known):
    course = Course(plan or plan_of(*SLUGS, **known))
    for day in days:
        course.wake(day["pain"], **day["answers"])
        if day["trains"]:
            row = day["rows"]
            by_quota = course.plan.mode is Mode.TIME_CONTINGENT
            if by_quota and row not in {"1", "2", "3", "3b", "4", None}:
                row = "quota"
            course.train(row, effort=day["effort"])
        course.next_day()
    return course


def forward(change):
    return [step for step in change.steps if step.kind is StepKind.PROGRESS]


@given(DAYS | CALM)
@FEW
def test_nothing_progresses_on_a_red_or_missing_morning(days):
    for change in play(days).changes:
        if not forward(change):
            continue
        morning = change.mornings[-1].decision
        assert morning.light is not Light.RED or morning.row == "8"
        for step in forward(change):
            judged = [one.items[step.exercise] for one in change.mornings
                      if step.exercise in one.items]  # fmt: skip
            assert {one.row for one in judged} <= {"7", "8"}
            assert all(one.light is not Light.RED for one in judged)


@given(DAYS | CALM)
@FEW
def test_at_most_one_step_an_exercise_and_two_exercises_a_session(days):
    for change in play(days).changes:
        moved = [step.exercise for step in forward(change)]
        assert len(moved) <= 2
        assert len(set(moved)) == len(moved)


@given(DAYS | CALM)
@FEW
def test_no_dose_of_the_day_is_below_half_of_the_last_completed_one(days):
    course = Course(plan_of(*SLUGS))
    for day in days:
        course.wake(day["pain"], **day["answers"])
        for one in course.change.today.items:
            last = one.item.last_dose
            restarted = any(
                step.kind is StepKind.RESTART and step.rule == "a.clearance"
                for step in course.steps
            )
            if last is not None and not restarted:
                assert volume(one.dose) * 2 >= min(volume(last), volume(one.item.dose) * 2)
                assert volume(one.dose) <= volume(one.item.dose)
        if day["trains"]:
            course.train(day["rows"], effort=day["effort"])
        course.next_day()


@given(DAYS | CALM)
@FEW
def test_the_same_input_gives_the_same_output_at_once_or_day_by_day(days):
    course = play(days)
    course.adapt()
    again = adapt(plan_of(*SLUGS), course.history, course.day, RULES, LIBRARY)
    assert again.plan == course.plan


@given(DAYS | CALM)
@FEW
def test_a_second_call_changes_nothing(days):
    course = play(days)
    first = course.adapt()
    assert adapt(first.plan, course.history, course.day, RULES, LIBRARY).plan == first.plan


def dated(plan, days):
    """Move every date of a plan back, for comparing two plans of different dates."""
    moved = repr(plan)
    first = START + timedelta(days=days)
    for number in range(-1, 120):
        moved = moved.replace(repr(first + timedelta(days=number)), f"<day {number}>")
    return moved


@given(CALM, st.integers(-400, 400))
@FEW
def test_shifting_all_dates_changes_nothing(days, shift):
    here = play(days)
    there = play(days, plan_of(*SLUGS, start=START + timedelta(days=shift)))
    kept = [(s.exercise, s.kind, s.rule, s.before, s.after, s.to) for s in here.steps]
    assert kept == [(s.exercise, s.kind, s.rule, s.before, s.after, s.to) for s in there.steps]
    assert dated(here.plan.items, 0) == dated(there.plan.items, shift)


@given(DAYS)
@FEW
def test_time_contingent_never_switches_a_red_flag_or_sharp_stop_off(days):
    plan = plan_of(*SLUGS, mode=Mode.TIME_CONTINGENT)
    course = Course(plan)
    for day in days:
        course.wake(day["pain"], **day["answers"])
        if day["answers"].get("leg_worse"):
            assert course.change.today.items == ()
        if day["trains"]:
            row = day["rows"] if day["rows"] in {"1", "2", "3", "3b", "4"} else "quota"
            due = [one.item.exercise for one in course.change.today.items]
            course.train(row, effort=day["effort"])
            if row in {"1", "2"} and due:
                assert course.change.refer.level in {"E", "U"}
                assert course.change.today.items == ()
            if row != "quota":
                left = {one.item.exercise for one in course.change.today.items}
                assert not left & set(due)
        course.next_day()


STAGES = st.sampled_from(list(Stage))


@given(CALM, st.sets(st.sampled_from(EXERCISES)), STAGES, st.booleans())
@FEW
def test_an_excluded_exercise_never_comes_in_whatever_the_history(days, barred, stage, ladder):
    library = replace(LIBRARY, exercises={
        one.slug: replace(one, exclude=(Tag.OSTEOPOROSIS,)) if one in barred else one
        for one in EXERCISES
    })  # fmt: skip
    standing = Standing(ladders=(Ladder(direction=Direction.FLEXION),) if ladder else ())
    tags = (Tag.OSTEOPOROSIS, *((Tag.FLEXION_INTOLERANT,) if ladder else ()))
    slugs = [slug for slug in ("pelvic-tilt", "heel-slide", "bridge", "row")
             if library.exercise(slug) not in barred and library.exercise(slug).exclude == ()]  # fmt: skip  # noqa: E501
    plan = replace(plan_of(*slugs, stage=stage, tags=tags), standing=standing,
                   closed=(Direction.FLEXION,) if ladder else ())  # fmt: skip
    course = Course(plan, library)
    for day in days:
        course.wake(day["pain"])
        today = course.change.today
        for one in (*today.items, *today.relief):
            assert Tag.OSTEOPOROSIS not in library.exercise(one.item.exercise).exclude
            assert find_exclusion(library.exercise(one.item.exercise), (Tag.OSTEOPOROSIS,)) is None
        course.train(day["rows"])
        course.next_day()


@given(st.integers(6, 40), st.integers(0, 6))
@FEW
def test_usual_pain_that_creeps_up_is_never_progressed_for_long(days_a_point, start):
    """A person whose usual pain creeps up is not progressed because the baseline crept too."""
    course = Course(plan_of("long-lying", rest=start))
    course.play(70, pain=lambda day: min(10, start + day // days_a_point))
    for step in course.kinds(StepKind.PROGRESS):
        day = (step.on - START).days
        assert start + day // days_a_point <= start + 2


@given(DAYS | CALM)
@FEW
def test_nothing_harder_than_the_stage_comes_in(days):
    course = play(days, plan_of("pelvic-tilt", "heel-slide", stage=Stage.HIGH))
    for change in course.changes:
        assert all(LIBRARY.exercise(one.exercise).level == 1 for one in change.plan.items)


@given(DAYS | CALM, st.sampled_from(list(Role)))
@FEW
def test_every_step_says_its_rule_and_its_reason(days, role):
    course = play(days, plan_of(*(item(slug, role=role) for slug in SLUGS)))
    for step in course.steps:
        assert step.rule
        assert {reason.evidence for reason in step.reasons} <= set(EVIDENCE)
        assert step.reasons
        if step.kind in {StepKind.PROGRESS, StepKind.REGRESS} and step.exercise:
            assert step.before is not None
            assert step.after is not None
