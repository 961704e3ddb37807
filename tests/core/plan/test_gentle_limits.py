"""What keeps a programme gentle: picks at HIGH, six exercises, rest days, fragile bones."""

from __future__ import annotations

from tests.core.intake import (
    FLEXION,
    NEITHER,
    TODAY,
    at_stage,
    everywhere,
    left_out,
    library,
    planned,
    slugs,
)

from lumbar.core.planning.preferences import PlanCode
from lumbar.core.words import Direction, Role, Stage, Tag

DONE = dict.fromkeys(library().exercises, TODAY)
FRAGILE_AND_NARROW = (Tag.VERTEBRAL_FRACTURE, Tag.OSTEOPOROSIS, Tag.STENOSIS)


def test_at_high_a_pick_against_the_preference_waits() -> None:
    """HIGH: level 1 only, preferred/neutral."""
    made = planned(at_stage(Stage.HIGH, FLEXION), picked=("standing-extension-wall",))
    assert left_out(made)["standing-extension-wall"] == PlanCode.LEFT_OTHER_DIRECTION
    assert "supine-knee-roll" in slugs(
        planned(at_stage(Stage.HIGH, FLEXION), picked=("supine-knee-roll",))
    )


def test_the_ending_is_no_seventh_exercise() -> None:
    made = planned(at_stage(Stage.LOW, NEITHER, Tag.HIP_LATERAL_PAIN), minutes=60)
    ending = {item.exercise for item in made.cool_down} - {"walking"}
    assert len(made.items) + len(ending) == 6


def test_strength_rests_a_day_whatever_part_it_plays() -> None:
    """Strength (L3-5): 2-3 non-consecutive days a week."""
    made = planned(at_stage(Stage.LOW), picked=("standing-toe-touch",), unlocked=DONE, minutes=60)
    touch = next(item for item in made.items if item.exercise == "standing-toe-touch")
    assert touch.role is not Role.STRENGTH
    assert touch.days == (1, 3, 5)


def test_strong_bending_as_a_warm_up_keeps_strong_arching_away_too() -> None:
    made = planned(
        at_stage(Stage.LOW), picked=("standing-toe-touch", "bridge"), unlocked=DONE, minutes=60
    )
    assert "standing-toe-touch" in slugs(made)
    assert left_out(made)["bridge"] == PlanCode.LEFT_OPPOSITE_STRENGTH


def test_with_a_fracture_nothing_that_bends_warms_up_but_the_calves_on_a_chair() -> None:
    """vertebral_fracture: every flexion relief item but supine-calves-on-chair is lost."""
    for stage in Stage:
        made = planned(at_stage(stage, FLEXION, *FRAGILE_AND_NARROW), minutes=60)
        bending = {
            s for s in everywhere(made) if library().exercise(s).direction is Direction.FLEXION
        }
        assert bending <= {"supine-calves-on-chair"}


def test_an_irritable_back_walks_a_few_minutes_at_a_time() -> None:
    assert planned(at_stage(Stage.HIGH)).walking.dose.duration_s == 300
    assert planned(at_stage(Stage.MODERATE)).walking.dose.duration_s == 600
