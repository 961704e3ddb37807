"""Which tag keeps an exercise away from a person (rules page, section a)."""

from __future__ import annotations

from lumbar.core.library import Exercise
from lumbar.core.screening.tag_questions import IMPLIES
from lumbar.core.words import Direction, Position, Role, Tag

# [D] vertebral_fracture -> osteoporosis is left to screening: a clinician may have
# recorded that the cause was trauma.
IMPLIED: dict[Tag, tuple[Tag, ...]] = {
    tag: also for tag, also in IMPLIES.items() if tag is not Tag.VERTEBRAL_FRACTURE
}

INTOLERANT_OF: dict[Tag, Direction] = {
    Tag.FLEXION_INTOLERANT: Direction.FLEXION,
    Tag.EXTENSION_INTOLERANT: Direction.EXTENSION,
    Tag.ROTATION_INTOLERANT: Direction.ROTATION,
}

# Bone safety beats direction (section a; Brooke-Wavell 2022 [V], [D]).
_UPRIGHT = (Position.SITTING, Position.STANDING)
_SAFE_WITH_FRACTURE = "supine-calves-on-chair"


def in_force(tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
    """List the tags with what they imply, in the order of the vocabulary."""
    implied = {also for tag in tags for also in IMPLIED.get(tag, ())}
    return tuple(tag for tag in Tag if tag in tags or tag in implied)


def _bends_bone(exercise: Exercise, tag: Tag) -> bool:
    """Tell a bending relief that fragile bone forbids, whatever its own tags say."""
    if exercise.direction is not Direction.FLEXION or Role.RELIEF not in exercise.roles:
        return False
    if tag is Tag.VERTEBRAL_FRACTURE:
        return exercise.slug != _SAFE_WITH_FRACTURE
    return tag is Tag.OSTEOPOROSIS and exercise.position in _UPRIGHT


def _is_excluded_by(exercise: Exercise, tag: Tag) -> bool:
    if tag in exercise.exclude or _bends_bone(exercise, tag):
        return True
    # An exercise that names the tag under `modify` stays open: the flat-back half bridge.
    return INTOLERANT_OF.get(tag) is exercise.direction and tag not in exercise.modify


def waits_for_approval(exercise: Exercise, tags: tuple[Tag, ...]) -> bool:
    """Tell whether a clinician must agree before this person does the exercise."""
    return exercise.needs_approval or any(tag in exercise.approval_with for tag in in_force(tags))


def find_exclusion(exercise: Exercise, tags: tuple[Tag, ...]) -> Tag | None:
    """Find the first tag in force that excludes the exercise; None when none does."""
    return next((tag for tag in in_force(tags) if _is_excluded_by(exercise, tag)), None)
