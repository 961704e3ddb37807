"""One local date is one morning, however many entries it has; what was not done was not done."""

import pytest
from tests.core.adapt.simulator import Course, at, item, plan_of

from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.history import ItemLog, PlanPart, SessionLog, SessionRow
from lumbar.core.adapting.steps import StepKind
from lumbar.core.library import Dose
from lumbar.core.programme import PlanStatus
from lumbar.core.words import Axis

MINUTE, WALK = Dose(duration_s=60), Dose(duration_s=600)


def test_a_second_entry_of_a_day_does_not_make_two_raised_mornings():
    """P2 row 3 asks for this and the previous reported morning."""
    course = Course(plan_of("bridge")).play(1)
    course.wake(5)
    course.wake(5, hour=9)
    assert not course.kinds(StepKind.REGRESS)
    course.next_day().wake(5)
    assert course.kinds(StepKind.REGRESS)


def test_a_second_entry_of_a_day_does_not_feed_the_usual_pain():
    course = Course(plan_of("bridge"))
    course.wake(3)
    course.wake(9, hour=9)
    assert course.plan.trend.recent == (3,)
    assert len(course.plan.trend.week) == 1


def test_three_bad_entries_of_one_day_are_no_flare():
    course = Course(plan_of("bridge"))
    for hour in (6, 7, 8):
        course.wake(7, hour=hour)
    assert course.plan.status is PlanStatus.ACTIVE


def test_two_entries_of_one_day_further_down_are_one_morning():
    """P2 row 2: a clinician if 2 mornings running."""
    course = Course(plan_of("bridge"))
    course.wake(leg_further_down=True)
    course.wake(hour=9, leg_further_down=True)
    assert not course.plan.ask_clinician
    course.next_day().wake(leg_further_down=True)
    assert course.plan.ask_clinician


def test_row_4_beside_row_2_makes_an_amber_session():
    course = Course(plan_of("bridge")).play(1)
    course.wake(5, leg_further_down=True)
    assert course.plan.standing.week_amber == 1


def test_an_exercise_of_which_nothing_was_done_is_not_done():
    course = Course(plan_of("bridge")).play(1)
    last = course.find("bridge").last_done
    course.wake()
    none = ItemLog(exercise="bridge", row=SessionRow.GREEN, done=Dose(sets=0))
    course.add(sessions=SessionLog(ended_at=at(course.day, 18), items=(none,)))
    course.adapt()
    assert course.find("bridge").last_done == last
    assert AdaptCode.NOT_DONE in [one.reason.code for one in course.change.considered]
    course.next_day().wake()
    assert course.find("bridge").count == 1.0


def walking(*logs):
    """Walk through the day, and on the spot at the end of a session."""
    ending = (item("walking", dose=MINUTE),)
    course = Course(plan_of("bridge", cool_down=ending, walking=item("walking", dose=WALK)))
    for _ in range(2):
        course.wake()
        course.add(sessions=SessionLog(ended_at=at(course.day, 18), items=logs))
        course.next_day()
    course.wake()
    return course


def log(dose, part=None):
    known = {"row": SessionRow.GREEN, "effort": 4, "good_form": True}
    return ItemLog(exercise="walking", part=part, prescribed=dose, done=dose, **known)


@pytest.mark.parametrize("part", [PlanPart.WALKING, None])
def test_the_walk_of_the_day_counts_apart_from_the_walk_on_the_spot(part):
    ending = PlanPart.COOL_DOWN if part else None
    course = walking(log(MINUTE, ending), log(WALK, part))
    assert course.plan.walking.dose.duration_s == 720
    assert course.plan.cool_down[0].dose == MINUTE
    assert course.plan.cool_down[0].last_dose == MINUTE


def test_a_minute_on_the_spot_is_no_walk():
    course = walking(log(MINUTE))
    assert course.plan.walking.last_done is None
    assert [s.axis for s in course.kinds(StepKind.PROGRESS)] != [Axis.DURATION]
    assert "walking" not in course.plan.unlocked
