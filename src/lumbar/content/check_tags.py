"""Check the safety tags: implied tags, directions, bone safety."""

from __future__ import annotations

from collections.abc import Iterator

from lumbar.content.draft import Draft, Parsed
from lumbar.content.errors import Problem
from lumbar.content.schema import ExerciseShape
from lumbar.core.words import Direction, Position, Tag

ALWAYS_EXCLUDED = Tag.POST_OP_SPINE_LT6W
"""Within 6 weeks of spinal surgery only what the surgeon or physiotherapist set (TQ07)."""

EXCLUSION_IMPLIES: dict[Tag, tuple[Tag, ...]] = {
    Tag.EXTENSION_INTOLERANT: (Tag.STENOSIS,),
    Tag.OSTEOPOROSIS: (Tag.VERTEBRAL_FRACTURE,),
    Tag.SPINAL_FUSION: (Tag.SPINAL_FUSION_LT12W,),
    Tag.POST_OP_SPINE_6_12W: (Tag.SPINAL_FUSION_LT12W,),
}
"""What is excluded for the key is excluded for these too: they imply it (rules page, section a)."""

DIRECTION_TAG: dict[Direction, Tag | None] = {
    Direction.FLEXION: Tag.FLEXION_INTOLERANT,
    Direction.EXTENSION: Tag.EXTENSION_INTOLERANT,
    Direction.ROTATION: Tag.ROTATION_INTOLERANT,
    Direction.NEUTRAL: None,
    Direction.LATERAL: None,
}
"""A rejected direction excludes every item of it, at any level (rules page, section b)."""

DIRECTION_EXCEPTIONS = frozenset({"bridge-half"})
"""Variants with tags of their own: the half bridge keeps the lower back flat (section a)."""

NEVER_WITH_OSTEOPOROSIS = frozenset(
    {
        "standing-toe-touch", "standing-toe-touch-shins", "jefferson-curl",
        "jefferson-curl-unloaded", "sit-up", "reverse-crunch", "bicycle-crunch", "childs-pose",
        "quadruped-rock-back", "seated-bend", "seated-forward-reach", "partial-curl",
        "wood-chop-high-anchor", "double-knee-to-chest",
    }
)  # fmt: skip
"""Bending under load or to end range (rules page, check 15; Brooke-Wavell 2022)."""

FLOOR_POSITIONS = frozenset({Position.QUADRUPED})
"""Hands and knees on a bed is no safe substitute (catalogue: cannot_get_to_floor)."""


def check_tags(draft: Draft) -> Iterator[Problem]:
    """Find every exercise whose tags are looser than the rules."""
    for slug, exercise in draft.exercises.items():
        yield from _lists(exercise)
        yield from _implied(exercise)
        yield from _direction(slug, exercise)
        yield from _bones(slug, exercise)


def _lists(exercise: Parsed[ExerciseShape]) -> Iterator[Problem]:
    value = exercise.value
    for name in ("exclude", "modify"):
        tags: tuple[Tag, ...] = getattr(value, name)
        for index, tag in enumerate(tags):
            if tag in tags[:index]:
                yield exercise.problem(f"{name}: {tag} stands twice", name, index)
    for tag in value.approval_with:
        if tag not in value.modify:
            yield exercise.problem(
                f"approval_with lists {tag}, so modify must list it too", "approval_with"
            )
    for tag in set(value.exclude) & set(value.modify):
        index = value.modify.index(tag)
        yield exercise.problem(f"{tag} is both in exclude and in modify", "modify", index)
    if ALWAYS_EXCLUDED not in value.exclude:
        yield exercise.problem(f"exclude must list {ALWAYS_EXCLUDED}: it excludes all", "exclude")
    if value.position in FLOOR_POSITIONS and Tag.CANNOT_GET_TO_FLOOR not in value.exclude:
        yield exercise.problem(
            f"exclude must list {Tag.CANNOT_GET_TO_FLOOR}: hands and knees on a bed is not safe",
            "exclude",
        )


def _implied(exercise: Parsed[ExerciseShape]) -> Iterator[Problem]:
    value = exercise.value
    limited = {*value.exclude, *value.modify}
    for tag, others in EXCLUSION_IMPLIES.items():
        for other in others:
            if tag in value.exclude and other not in value.exclude:
                yield exercise.problem(
                    f"exclude lists {tag}, so it must list {other}, which implies it", "exclude"
                )
            elif tag in value.modify and other not in limited:
                yield exercise.problem(
                    f"modify lists {tag}, so {other}, which implies it, must be listed too",
                    "modify",
                )


def _direction(slug: str, exercise: Parsed[ExerciseShape]) -> Iterator[Problem]:
    value = exercise.value
    tag = DIRECTION_TAG[value.direction]
    if tag is None or tag in value.exclude or slug in DIRECTION_EXCEPTIONS:
        return
    yield exercise.problem(
        f"direction is {value.direction}, so exclude must list {tag}", "direction"
    )


def _bones(slug: str, exercise: Parsed[ExerciseShape]) -> Iterator[Problem]:
    if slug in NEVER_WITH_OSTEOPOROSIS and Tag.OSTEOPOROSIS not in exercise.value.exclude:
        yield exercise.problem(
            f"exclude must list {Tag.OSTEOPOROSIS}: bending under load or to end range", "exclude"
        )
