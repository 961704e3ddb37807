"""Progress: the running count, the grammar and their limits."""

from dataclasses import replace

import pytest

from lumbar.core.library import Dose
from lumbar.core.progression import advances, next_load
from lumbar.core.ruleset import RULES
from lumbar.core.steps import StepKind
from lumbar.core.words import Axis, Stage
from tests.core.adapt.simulator import LIBRARY, Course, item, plan_of

HARD = Stage.LOW


def doses(course, slug):
    course.play(1)
    found = [course.dose(slug).reps]
    while course.find(slug) is not None and len(found) < 40:
        course.play(1)
        known = course.find(slug)
        found.append(known.dose.reps if known else None)
    return found


def test_the_bridge_grows_as_in_the_worked_example():
    course = Course(plan_of("bridge"))
    found = doses(course, "bridge")
    changes = [one for one, before in zip(found, [None, *found], strict=False) if one != before]
    assert changes == [8, 10, 12, 14, 15, None]
    assert course.dose("hip-thrust") == LIBRARY.exercise("hip-thrust").dose.start()
    assert course.dose("hip-thrust").sets == 2


def test_usual_pain_5_and_row_8_every_session_is_one_step_per_four_sessions():
    """Check 24."""
    course = Course(plan_of("bridge", rest=5))
    course.play(13, pain=5, rows="8")
    steps = course.kinds(StepKind.PROGRESS)
    assert [(step.on - course.plan.started_on).days for step in steps] == [4, 8, 12]
    assert "bridge" in course.plan.unlocked
