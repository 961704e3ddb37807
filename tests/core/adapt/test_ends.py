"""What a course ends for good: a climbed ladder, and a week of mornings without leg symptoms."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.core.adapt.simulator import START, Course, plan_of
from tests.core.adapt.test_ladder import climb, closed, opened, trial

from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.ladder import FULL_RANGE
from lumbar.core.screening.answers import EndKind, TagEnd
from lumbar.core.words import Direction, Tag

FLEX, ROTATION = Direction.FLEXION, Direction.ROTATION
LEGS = Tag.RADICULOPATHY_ACTIVE


def ends(course):
    return [end for change in course.changes for end in change.ends]


def test_a_ladder_climbed_to_full_range_ends_its_tag():
    course = opened()
    for slug in ("knee-to-chest", "forward-reach"):
        climb(course, slug)
    assert ends(course) == []
    climb(course, "standing-toe-touch")
    assert [(end.tag, end.kind) for end in ends(course)] == [
        (Tag.FLEXION_INTOLERANT, EndKind.LADDER)
    ]
    assert START < ends(course)[0].on <= course.day


def test_a_ladder_whose_upper_steps_are_barred_does_not_end_the_tag():
    """Full range was not reached: the direction stays closed."""
    course = opened(tags=(Tag.FLEXION_INTOLERANT, Tag.OSTEOPOROSIS))
    barred = {
        slug: replace(course.library.exercise(slug), exclude=(Tag.OSTEOPOROSIS,))
        for slug in ("forward-reach", "standing-toe-touch")
    }
    course.library = replace(course.library, exercises=course.library.exercises | barred)
    climb(course, "knee-to-chest", 5)
    assert (ends(course), course.plan.closed) == ([], (FLEX,))
    found = {one.reason.code for change in course.changes for one in change.considered}
    assert AdaptCode.DIRECTION_BLOCKED in found


def turning():
    """Climb the ladder of rotation, two steps in the small library."""
    course = closed(direction=ROTATION, tags=(Tag.ROTATION_INTOLERANT,))
    known = course.library.exercises
    roll = replace(known["knee-to-chest"], slug="supine-knee-roll", direction=ROTATION, harder=())
    turn = replace(known["forward-reach"], slug=FULL_RANGE[ROTATION], direction=ROTATION, easier=())
    steps = {one.slug: one for one in (roll, turn)}
    course.library = replace(
        course.library,
        exercises=known | steps,
        ladders={**course.library.ladders, ROTATION: tuple(steps)},
    )
    course.play(7)
    trial(course, direction=ROTATION)
    climb(course, "supine-knee-roll")
    climb(course, FULL_RANGE[ROTATION])
    return course


def test_rotation_stays_closed_until_the_person_says_no_too():
    """TQ13: re-answer, then ladder. The exercise reached goes on meanwhile."""
    course = turning()
    assert [(end.tag, end.kind) for end in ends(course)] == [
        (Tag.ROTATION_INTOLERANT, EndKind.LADDER)
    ]
    assert course.plan.closed == (ROTATION,)
    assert Tag.ROTATION_INTOLERANT in course.plan.tags
    course.next_day().wake()
    relief = [one.item.exercise for one in course.change.today.relief]
    assert relief == [FULL_RANGE[ROTATION]]
    climb(course, FULL_RANGE[ROTATION])
    assert len(ends(course)) == 1


def test_a_direction_no_tag_stands_for_opens_without_ending_any():
    course = closed(direction=Direction.LATERAL, tags=())
    lean = replace(
        course.library.exercise("knee-to-chest"), slug="lean", direction=Direction.LATERAL
    )
    course.library = replace(
        course.library,
        exercises={**course.library.exercises, "lean": lean},
        ladders={Direction.LATERAL: ("lean",)},
    )
    course.play(7)
    trial(course, direction=Direction.LATERAL)
    climb(course, "lean")
    assert (course.plan.closed, ends(course)) == ((), [])


def mornings(*legs, tags=(LEGS,)):
    course = Course(plan_of("heel-slide", tags=tags))
    for answer in legs:
        if answer != "none":
            course.wake(leg_symptoms=answer)
        course.next_day()
    return course


def test_seven_mornings_in_a_row_without_leg_symptoms_end_the_tag_once():
    """TQ16: re-answer and 7 mornings in a row with none."""
    course = mornings(*[False] * 9)
    seventh = START + timedelta(days=6)
    assert ends(course) == [TagEnd(tag=LEGS, kind=EndKind.LEG_FREE_MORNINGS, on=seventh)]


@pytest.mark.parametrize("broken", [True, None, "none"], ids=["yes", "not said", "no entry"])
def test_the_run_begins_again_after_a_morning_that_is_not_known_to_be_free(broken):
    assert ends(mornings(*[False] * 6, broken, *[False] * 6)) == []
    assert len(ends(mornings(*[False] * 6, broken, *[False] * 7))) == 1


def test_two_entries_of_one_day_are_one_morning_and_symptoms_in_either_count():
    course = mornings(*[False] * 5)
    course.wake(leg_symptoms=False)
    course.wake(hour=9, leg_symptoms=False)
    assert course.plan.standing.leg_free == 6
    course.wake(hour=10, leg_symptoms=True)
    assert course.plan.standing.leg_free == 0


def test_mornings_from_before_the_tag_do_not_count():
    course = mornings(*[False] * 8, tags=())
    course.plan = replace(course.plan, tags=(LEGS,))
    course.wake(leg_symptoms=False)
    assert course.plan.standing.leg_free == 1


def test_leg_symptoms_in_a_session_begin_the_quiet_days_of_a_ladder_again():
    course = closed().play(5)
    course.wake()
    course.train("3b")
    assert course.plan.standing.ladders[0].quiet_days == 0
