from __future__ import annotations

from dataclasses import replace

import pytest
from tests.core.intake import library

from lumbar.core.library import Prerequisite
from lumbar.core.planning.exclusion import INTOLERANT_OF, find_exclusion, in_force
from lumbar.core.planning.preferences import PlanCode
from lumbar.core.planning.rows import BY_COMFORT, PREFERRED, ROOM, ROWS, STAGE_CAP, calm_set
from lumbar.core.planning.selection import Circumstances, select
from lumbar.core.words import Direction, Preference, Stage, Tag

ANYTHING = Circumstances(
    tags=(),
    stage=Stage.LOW,
    level_cap=5,
    neutral_only=False,
    equipment=tuple(w for e in library().exercises.values() for g in e.needs for w in g),
    approved=(),
    unlocked=tuple(library().exercises),
    free=(),
    set_by_clinician=(),
)


def why_not(slug: str, **changed: object) -> str | None:
    reason = select(library(), replace(ANYTHING, **changed)).left.get(slug)
    return reason and reason.code


CASES = [
    ("excluded by a tag", "sit-up", {"tags": (Tag.OSTEOPOROSIS,)}, PlanCode.LEFT_TAG),
    (
        "a rejected direction",
        "prone-press",
        {"tags": (Tag.EXTENSION_INTOLERANT,)},
        PlanCode.LEFT_TAG,
    ),
    ("the flat-back half bridge stays", "bridge-half", {"tags": (Tag.EXTENSION_INTOLERANT,)}, None),
    ("stenosis closes extension", "superman", {"tags": (Tag.STENOSIS,)}, PlanCode.LEFT_TAG),
    (
        "only the neutral set",
        "supine-knee-roll",
        {"neutral_only": True},
        PlanCode.LEFT_NEUTRAL_ONLY,
    ),
    ("the neutral set", "pelvic-tilt", {"neutral_only": True}, None),
    ("above the stage cap", "plank", {"level_cap": 2}, PlanCode.LEFT_STAGE),
    (
        "HIGH has no strength",
        "standing-calf-raise",
        {"stage": Stage.HIGH},
        PlanCode.LEFT_CALM_NO_STRENGTH,
    ),
    ("not schedulable", "four-point-finger-prop", {}, PlanCode.LEFT_NOT_SCHEDULABLE),
    ("needs approval", "quadruped-rock-back", {}, PlanCode.LEFT_NEEDS_APPROVAL),
    ("approved", "quadruped-rock-back", {"approved": ("quadruped-rock-back",)}, None),
    ("no band in the house", "seated-band-row", {"equipment": ("chair",)}, PlanCode.LEFT_EQUIPMENT),
    ("prerequisite not reached", "bear-hold", {"unlocked": ()}, PlanCode.LEFT_LOCKED),
    ("prerequisite waived", "bear-hold", {"unlocked": (), "free": ("bear-hold",)}, None),
    (
        "after spinal surgery",
        "pelvic-tilt",
        {"tags": (Tag.POST_OP_SPINE_LT6W,)},
        PlanCode.LEFT_POST_OP,
    ),
    (
        "set by the surgeon",
        "pelvic-tilt",
        {"tags": (Tag.POST_OP_SPINE_LT6W,), "set_by_clinician": ("pelvic-tilt",)},
        None,
    ),
    (
        "set, without the equipment",
        "seated-band-row",
        {"equipment": (), "set_by_clinician": ("seated-band-row",)},
        None,
    ),
]


@pytest.mark.parametrize(("row", "slug", "changed", "expected"), CASES, ids=[c[0] for c in CASES])
def test_the_filter_gives_the_first_decisive_reason(
    row: str, slug: str, changed: dict[str, object], expected: PlanCode | None
) -> None:
    assert why_not(slug, **changed) == expected


def test_at_high_an_exercise_with_load_waits() -> None:
    loaded = replace(library().exercise("cat-cow"), needs=(("weight", "bag"),))
    own = replace(library(), exercises={"cat-cow": loaded})
    left = select(own, replace(ANYTHING, stage=Stage.HIGH)).left
    assert left["cat-cow"].code == PlanCode.LEFT_CALM_NO_LOAD


def locked(prerequisite: Prerequisite, *tags: Tag, unlocked: tuple[str, ...] = ()) -> bool:
    bear = replace(library().exercise("bear-hold"), prerequisites=(prerequisite,))
    own = replace(library(), exercises=library().exercises | {"bear-hold": bear})
    return "bear-hold" in select(own, replace(ANYTHING, tags=tags, unlocked=unlocked)).left


def test_a_stand_in_counts_only_while_a_tag_excludes_the_prerequisite() -> None:
    """bird-dog: cat-cow, or heel-slide where cat-cow is excluded."""
    one = Prerequisite(exercise="cat-cow", stand_ins=("heel-slide",))
    assert locked(one, unlocked=("heel-slide",))
    assert not locked(one, Tag.VERTEBRAL_FRACTURE, unlocked=("heel-slide",))
    assert locked(one, Tag.VERTEBRAL_FRACTURE)


def test_an_excluded_easier_variant_is_waived() -> None:
    one = Prerequisite(exercise="cat-cow", waived_when_excluded=True)
    assert locked(one)
    assert not locked(one, Tag.VERTEBRAL_FRACTURE)


def test_a_prerequisite_that_the_library_lacks_keeps_the_exercise_locked() -> None:
    assert locked(Prerequisite(exercise="from-another-clinic"))


@pytest.mark.parametrize(("tag", "direction"), INTOLERANT_OF.items())
def test_a_rejected_direction_leaves_only_the_flat_back_half_bridge(
    tag: Tag, direction: Direction
) -> None:
    allowed = select(library(), replace(ANYTHING, tags=(tag,))).allowed.values()
    assert {e.slug for e in allowed if e.direction is direction} <= {"bridge-half"}


def test_rejected_extension_excludes_what_the_rules_page_names() -> None:
    left = select(library(), replace(ANYTHING, tags=(Tag.EXTENSION_INTOLERANT,))).left
    named = {"prone-lying", "prone-press", "standing-extension", "bridge", "hip-thrust", "superman"}
    assert named <= set(left)


OSTEOPOROSIS_NEVER = (
    "standing-toe-touch",
    "jefferson-curl",
    "sit-up",
    "reverse-crunch",
    "bicycle-crunch",
    "childs-pose",
    "quadruped-rock-back",
    "seated-bend",
    "seated-forward-reach",
    "partial-curl",
    "wood-chop-high-anchor",
)


@pytest.mark.parametrize("slug", OSTEOPOROSIS_NEVER)
def test_check_15_fragile_bones_never_get_it(slug: str) -> None:
    assert why_not(slug, tags=(Tag.OSTEOPOROSIS,), approved=(slug,)) == PlanCode.LEFT_TAG


def test_bone_safety_holds_even_where_an_exercise_forgot_its_tag() -> None:
    reach = replace(library().exercise("seated-forward-reach"), exclude=())
    knee = replace(library().exercise("single-knee-to-chest"), exclude=())
    assert find_exclusion(reach, (Tag.OSTEOPOROSIS,)) is Tag.OSTEOPOROSIS
    assert find_exclusion(knee, (Tag.OSTEOPOROSIS,)) is None
    assert find_exclusion(knee, (Tag.VERTEBRAL_FRACTURE,)) is Tag.VERTEBRAL_FRACTURE


def test_implied_tags_are_in_force() -> None:
    assert in_force((Tag.STENOSIS,)) == (Tag.EXTENSION_INTOLERANT, Tag.STENOSIS)
    fusion = (Tag.POST_OP_SPINE_6_12W, Tag.SPINAL_FUSION, Tag.SPINAL_FUSION_LT12W)
    assert in_force((Tag.SPINAL_FUSION_LT12W,)) == fusion


def test_the_tables_of_section_h_are_total_and_name_known_exercises() -> None:
    assert set(ROWS) == {(stage, preference) for stage in Stage for preference in Preference}
    assert set(ROOM) == set(STAGE_CAP) == set(Stage)
    assert set(PREFERRED) == set(Preference)
    named = {
        s for row in ROWS.values() for c in (*row.relief, *row.control, *row.strength) for s in c
    }
    assert named | {s for c in BY_COMFORT.values() for s in c} <= set(library().exercises)


def test_everything_in_the_high_rows_is_level_one() -> None:
    assert {library().exercise(slug).level for slug in calm_set()} == {1}
