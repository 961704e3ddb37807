"""The shipped library keeps the promises of the rules page."""

from __future__ import annotations

import pytest

from lumbar.content.check_tags import NEVER_WITH_OSTEOPOROSIS
from lumbar.content.loader import load_library
from lumbar.core.library import Exercise
from lumbar.core.words import Axis, Direction, Origin, Role, Tag

LIBRARY = load_library().library
PLANNED = [e for e in LIBRARY.exercises.values() if e.schedulable]


def left_by(*tags: Tag) -> list[Exercise]:
    return [e for e in PLANNED if e.level <= 2 and not set(tags) & set(e.exclude)]


def test_there_are_39_exercises_from_the_sources_and_64_to_plan() -> None:
    assert sum(e.origin is Origin.SEED for e in LIBRARY.exercises.values()) == 39
    assert len(PLANNED) >= 64


def test_what_the_catalogue_marks_is_shown_but_never_planned() -> None:
    silent = {e.slug for e in LIBRARY.exercises.values() if not e.schedulable}
    assert silent == {"four-point-finger-prop", "wood-chop"}


def test_rock_back_waits_for_a_clinician() -> None:
    assert LIBRARY.exercise("quadruped-rock-back").needs_approval


@pytest.mark.parametrize("tag", [t for t in Tag if t is not Tag.POST_OP_SPINE_LT6W])
def test_every_tag_leaves_ten_gentle_exercises_seven_unmodified(tag: Tag) -> None:
    left = left_by(tag)
    assert len(left) >= 10
    assert len([e for e in left if tag not in e.modify]) >= 7


def test_nothing_is_left_within_6_weeks_of_spinal_surgery() -> None:
    assert left_by(Tag.POST_OP_SPINE_LT6W) == []


@pytest.mark.parametrize("slug", sorted(NEVER_WITH_OSTEOPOROSIS))
def test_check_15_bending_is_never_planned_with_osteoporosis(slug: str) -> None:
    tags = LIBRARY.exercise(slug).exclude
    assert {Tag.OSTEOPOROSIS, Tag.VERTEBRAL_FRACTURE} <= set(tags)


def test_rejected_extension_excludes_what_the_rules_page_lists() -> None:
    listed = ["prone-lying", "prone-press", "standing-extension", "bridge", "hip-thrust"]
    for slug in [*listed, "superman"]:
        assert Tag.EXTENSION_INTOLERANT in LIBRARY.exercise(slug).exclude
    assert Tag.EXTENSION_INTOLERANT not in LIBRARY.exercise("bridge-half").exclude


def test_rejected_flexion_leaves_not_one_item_of_that_direction() -> None:
    left = [e for e in PLANNED if Tag.FLEXION_INTOLERANT not in e.exclude]
    assert not [e.slug for e in left if e.direction is Direction.FLEXION]


def test_check_26_stenosis_with_a_fracture_leaves_one_flexion_relief() -> None:
    left = left_by(Tag.STENOSIS, Tag.EXTENSION_INTOLERANT, Tag.VERTEBRAL_FRACTURE, Tag.OSTEOPOROSIS)
    relief = {e.slug for e in left if Role.RELIEF in e.roles and e.direction is Direction.FLEXION}
    assert relief == {"supine-calves-on-chair"}
    assert {"heel-slide", "pelvic-tilt"} <= {e.slug for e in left}


def test_the_roles_of_the_high_irritability_row_are_there() -> None:
    for slug in ["supine-calves-on-chair", "single-knee-to-chest", "supine-knee-roll", "cat-cow"]:
        assert Role.RELIEF in LIBRARY.exercise(slug).roles
    assert Role.CONTROL in LIBRARY.exercise("heel-slide").roles


def test_the_bridge_leads_to_the_hip_thrust_first() -> None:
    assert LIBRARY.exercise("bridge").harder[0] == "hip-thrust"
    assert LIBRARY.exercise("bridge").axes == (Axis.REPS, Axis.SETS, Axis.EXERCISE)


def test_the_jefferson_curl_needs_toe_touch_deadlift_and_seated_bend() -> None:
    needed = {p.exercise for p in LIBRARY.exercise("jefferson-curl").prerequisites}
    assert {"standing-toe-touch", "romanian-deadlift", "seated-bend"} <= needed


def test_a_sore_wrist_leaves_out_the_press_on_the_hands_and_keeps_the_elbows() -> None:
    sore = Tag.WRIST_PROBLEM
    assert sore in LIBRARY.exercise("prone-press").exclude
    assert sore not in LIBRARY.exercise("prone-press-elbows").exclude
