"""The reintroduction ladder (section b, step 3)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.core.adapt.simulator import LIBRARY, START, Course, at, item, plan_of

from lumbar.core.adapting.history import LadderTrial
from lumbar.core.adapting.ladder import FULL_RANGE
from lumbar.core.adapting.steps import StepKind
from lumbar.core.programme import Ladder, Standing
from lumbar.core.words import Direction, Stage, Tag

FLEX, EXT = Direction.FLEXION, Direction.EXTENSION


def closed(*slugs, direction=FLEX, tags=(Tag.FLEXION_INTOLERANT,), **known):
    standing = Standing(ladders=(Ladder(direction=direction),))
    plan = plan_of(*(slugs or ("heel-slide",)), tags=tags, closed=(direction,), **known)
    return Course(replace(plan, standing=standing))


def trial(course, rise=0, direction=FLEX):
    course.add(trials=LadderTrial(at=at(course.day, 10), direction=direction, rise=rise))
    return course.adapt()


def ladder(course, direction=FLEX):
    return next(one for one in course.plan.standing.ladders if one.direction is direction)


def test_seven_quiet_days_offer_a_trial_and_the_trial_opens_the_first_step():
    course = closed()
    for _ in range(6):
        assert course.wake().today.trials == ()
        course.next_day()
    assert course.wake().today.trials == (FLEX,)
    change = trial(course, rise=1)
    assert [(s.kind, s.rule, s.exercise) for s in change.steps] == [
        (StepKind.OPEN_DIRECTION, "b.3", "knee-to-chest")
    ]
    assert course.find("knee-to-chest").since == course.day
    assert [one.item.exercise for one in change.today.relief] == ["knee-to-chest"]


@pytest.mark.parametrize(
    "broken",
    [{"pain": 4}, {"leg_symptoms": True}, {"leg_symptoms": None}, {"pain": None}],
    ids=str,
)
def test_a_day_that_is_not_quiet_starts_the_seven_again(broken):
    course = closed()
    for _ in range(6):
        course.wake()
        course.next_day()
    course.wake(**broken)
    assert ladder(course).quiet_days == 0


def test_one_missing_day_starts_the_seven_again():
    course = closed()
    for _ in range(6):
        course.wake()
        course.next_day()
    course.next_day().wake()
    assert ladder(course).quiet_days == 1


def test_two_entries_on_one_day_are_one_quiet_day():
    course = closed()
    course.wake(hour=6)
    course.wake(hour=9)
    assert ladder(course).quiet_days == 1


def test_a_trial_with_a_rise_of_2_starts_the_seven_again():
    course = closed().play(6)
    course.wake()
    trial(course, rise=2)
    assert ladder(course).quiet_days == 0


def test_an_early_trial_counts_when_the_seventh_day_comes():
    course = closed().play(3)
    course.wake()
    trial(course)
    course.next_day().play(3)
    assert ladder(course).step == 0


def test_a_trial_of_a_direction_that_is_not_closed_changes_nothing():
    course = closed()
    assert not trial(course, direction=EXT).steps


def opened(*slugs, **known):
    course = closed(*slugs, **known).play(7)
    trial(course, direction=known.get("direction", FLEX))
    return course


def do(course, slug, row="9"):
    """Do one exercise of the day, whatever part of the plan it stands in."""
    today = course.change.today
    found = [one for one in (*today.items, *today.relief) if one.item.exercise == slug]
    course.change = replace(course.change, today=replace(today, items=tuple(found)))
    course.train(rows=row)


def climb(course, slug, days=3):
    for _ in range(days):
        course.next_day().wake()
        if course.find(slug):
            do(course, slug)


def test_each_step_needs_the_count_of_the_one_before_until_the_direction_is_free():
    course = opened()
    climb(course, "knee-to-chest")
    assert ladder(course).step == 1
    climb(course, "forward-reach")
    assert ladder(course).step == 2
    climb(course, "standing-toe-touch")
    assert ladder(course).finished
    assert course.plan.closed == ()
    assert Tag.FLEXION_INTOLERANT not in course.plan.tags
    assert [s.exercise for s in course.kinds(StepKind.OPEN_DIRECTION)][-1] == "standing-toe-touch"


def test_the_stage_caps_the_ladder_too():
    course = opened(stage=Stage.MODERATE)
    climb(course, "knee-to-chest")
    climb(course, "forward-reach", 6)
    assert ladder(course).step == 1
    assert "plan.left_stage" in [one.reason.code for one in course.changes[-2].considered] or any(
        one.reason.code == "plan.left_stage"
        for change in course.changes
        for one in change.considered
    )


def test_a_step_already_in_the_plan_is_not_brought_in_twice():
    course = opened("heel-slide", "forward-reach")
    climb(course, "knee-to-chest", 5)
    assert ladder(course).step == 0


def test_until_full_range_every_other_item_of_the_direction_stays_out():
    course = opened("forward-reach", "heel-slide")
    assert [one.item.exercise for one in course.change.today.items] == ["heel-slide"]
    climb(course, "knee-to-chest", 1)
    assert "forward-reach" not in [one.item.exercise for one in course.change.today.items]


@pytest.mark.parametrize("how", ["P1 row 3", "P2 row 2"])
def test_pain_down_the_leg_in_that_direction_closes_it_again(how):
    course = opened()
    course.next_day().wake()
    do(course, "knee-to-chest", "3" if how == "P1 row 3" else "9")
    if how == "P2 row 2":
        course.next_day().wake(leg_further_down=True, leg_symptoms=True)
    assert ladder(course) == Ladder(direction=FLEX)
    assert course.plan.closed == (FLEX,)
    assert Tag.FLEXION_INTOLERANT in course.plan.tags
    assert course.find("knee-to-chest") is None
    assert course.kinds(StepKind.CLOSE_DIRECTION)[0].rule == how[:2] + "." + how[-1]


def test_closing_again_after_full_range_takes_out_what_has_come_back_since():
    course = opened()
    for slug in ("knee-to-chest", "forward-reach", "standing-toe-touch"):
        climb(course, slug)
    course.plan = replace(course.plan, items=(*course.plan.items, item("forward-reach")))
    course.next_day().wake()
    course.train(rows={"forward-reach": "3"})
    assert course.plan.closed == (FLEX,)
    assert course.find("forward-reach") is None or course.find("forward-reach").suspended
    directions = {LIBRARY.exercise(one.item.exercise).direction
                  for one in course.next_day().wake().today.items}  # fmt: skip
    assert FLEX not in directions


def test_row_3_in_a_direction_never_closed_closes_nothing():
    course = Course(plan_of("forward-reach"))
    course.adapt()
    course.train(rows="3")
    assert course.plan.closed == ()


def test_another_tag_bars_the_whole_ladder():
    barred = {slug: replace(one, exclude=(Tag.OSTEOPOROSIS,)) if one.direction is FLEX else one
              for slug, one in LIBRARY.exercises.items()}  # fmt: skip
    course = closed(tags=(Tag.FLEXION_INTOLERANT, Tag.OSTEOPOROSIS))
    course.library = replace(LIBRARY, exercises=barred)
    course.play(7)
    assert course.wake().today.trials == ()
    trial(course)
    assert ladder(course).step is None
    assert "adapt.direction_blocked" in [one.reason.code for one in course.change.considered]


def test_stenosis_never_gets_extension_back():
    course = closed(direction=EXT, tags=(Tag.STENOSIS, Tag.EXTENSION_INTOLERANT)).play(7)
    assert course.wake().today.trials == ()


def test_a_direction_without_a_ladder_stays_closed():
    course = closed(direction=Direction.LATERAL, tags=()).play(7)
    course.wake()
    trial(course, direction=Direction.LATERAL)
    assert ladder(course, Direction.LATERAL).step is None


def test_the_open_step_comes_back_when_a_new_plan_has_left_it_out():
    course = opened()
    course.plan = replace(course.plan, relief=())
    course.adapt()
    assert course.find("knee-to-chest") is not None
    assert course.day == START + timedelta(days=7)


def test_an_open_first_step_already_in_the_plan_is_used():
    course = opened("heel-slide", item("knee-to-chest"))
    assert [one.item.exercise for one in course.change.today.items] == [
        "heel-slide",
        "knee-to-chest",
    ]
    assert course.plan.relief == ()


def test_full_range_is_a_step_of_each_ladder_of_the_tagged_directions():
    assert set(FULL_RANGE) == {FLEX, EXT, Direction.ROTATION}
