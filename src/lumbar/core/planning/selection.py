"""Which exercises a person may be given at all, and why not the others (section h).

The filter runs in a fixed order: the first check that objects gives the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from lumbar.core.library import Exercise, Library, Prerequisite
from lumbar.core.planning.exclusion import find_exclusion, in_force, waits_for_approval
from lumbar.core.planning.preferences import PlanCode
from lumbar.core.reasons import Reason
from lumbar.core.record import Record
from lumbar.core.words import Direction, Role, Stage, Tag

_LOAD = {"weight", "bag", "band"}  # what adds load or resistance
_STRENUOUS = {Role.STRENGTH}


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances(Record):
    """Gather what the filter may know of the person.

    ``free`` need no prerequisite (confirmed by a home test, set by a clinician, or
    part of a source programme); ``set_by_clinician`` may be chosen in spite of
    ``post_op_spine_lt6w``, missing approval and missing equipment, and of nothing else.
    """

    tags: tuple[Tag, ...]
    stage: Stage
    level_cap: int
    neutral_only: bool
    equipment: tuple[str, ...]
    approved: tuple[str, ...]
    unlocked: tuple[str, ...]
    free: tuple[str, ...]
    set_by_clinician: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection(Record):
    """Hold what the filter left, in the order of the library, and the reason of the rest."""

    allowed: dict[str, Exercise]
    left: dict[str, Reason]


Check = Callable[[Exercise, Circumstances, Library], Reason | None]


def _post_op(exercise: Exercise, case: Circumstances, _: Library) -> Reason | None:
    if Tag.POST_OP_SPINE_LT6W not in case.tags or exercise.slug in case.set_by_clinician:
        return None
    return Reason(PlanCode.LEFT_POST_OP, "cochrane-surgery-2014")


def _tag(exercise: Exercise, case: Circumstances, _: Library) -> Reason | None:
    tags = case.tags
    if exercise.slug in case.set_by_clinician:
        tags = tuple(tag for tag in tags if tag is not Tag.POST_OP_SPINE_LT6W)
    tag = find_exclusion(exercise, tags)
    return None if tag is None else Reason(PlanCode.LEFT_TAG, "design", {"tag": tag.value})


def _neutral_only(exercise: Exercise, case: Circumstances, _: Library) -> Reason | None:
    if not case.neutral_only or exercise.direction is Direction.NEUTRAL:
        return None
    numbers: dict[str, int | float | str] = {"direction": exercise.direction.value}
    return Reason(PlanCode.LEFT_NEUTRAL_ONLY, "long-2004", numbers)


def _stage(exercise: Exercise, case: Circumstances, _: Library) -> Reason | None:
    if exercise.level <= case.level_cap:
        return None
    numbers: dict[str, int | float | str] = {
        "level": exercise.level,
        "cap": case.level_cap,
        "stage": case.stage.value,
    }
    return Reason(PlanCode.LEFT_STAGE, "design", numbers)


def _calm(exercise: Exercise, case: Circumstances, _: Library) -> Reason | None:
    if case.stage is not Stage.HIGH:
        return None
    if set(exercise.roles) <= _STRENUOUS:
        return Reason(PlanCode.LEFT_CALM_NO_STRENGTH, "design")
    if any(set(group) <= _LOAD for group in exercise.needs):
        return Reason(PlanCode.LEFT_CALM_NO_LOAD, "design")
    return None


def _schedulable(exercise: Exercise, _: Circumstances, __: Library) -> Reason | None:
    return None if exercise.schedulable else Reason(PlanCode.LEFT_NOT_SCHEDULABLE, "design")


def _approval(exercise: Exercise, case: Circumstances, _: Library) -> Reason | None:
    granted = exercise.slug in chain(case.approved, case.set_by_clinician)
    if granted or not waits_for_approval(exercise, case.tags):
        return None
    return Reason(PlanCode.LEFT_NEEDS_APPROVAL, "design")


def _equipment(exercise: Exercise, case: Circumstances, _: Library) -> Reason | None:
    if exercise.slug in case.set_by_clinician:
        return None
    lacking = next((g for g in exercise.needs if not set(g) & set(case.equipment)), None)
    if lacking is None:
        return None
    return Reason(PlanCode.LEFT_EQUIPMENT, "design", {"needs": " or ".join(lacking)})


def _is_met(one: Prerequisite, case: Circumstances, library: Library) -> bool:
    if one.exercise in case.unlocked:
        return True
    required = library.exercises.get(one.exercise)
    if required is None or find_exclusion(required, case.tags) is None:
        return False
    return one.waived_when_excluded or any(s in case.unlocked for s in one.stand_ins)


def _prerequisites(exercise: Exercise, case: Circumstances, library: Library) -> Reason | None:
    if exercise.slug in chain(case.free, case.set_by_clinician):
        return None
    missing = [p for p in exercise.prerequisites if not _is_met(p, case, library)]
    if not missing:
        return None
    return Reason(PlanCode.LEFT_LOCKED, "design", {"first": missing[0].exercise})


CHECKS: tuple[Check, ...] = (
    _post_op,
    _tag,
    _neutral_only,
    _stage,
    _calm,
    _schedulable,
    _approval,
    _equipment,
    _prerequisites,
)


def select(library: Library, case: Circumstances) -> Selection:
    """Filter the library: triage tags, direction, stage, approval, equipment, prerequisites."""
    allowed: dict[str, Exercise] = {}
    left: dict[str, Reason] = {}
    for slug, exercise in library.exercises.items():
        found = (check(exercise, case, library) for check in CHECKS)
        reason = next((r for r in found if r is not None), None)
        if reason is None:
            allowed[slug] = exercise
        else:
            left[slug] = reason
    return Selection(allowed=allowed, left=left)


def modified_for(exercise: Exercise, tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
    """List the tags in force for which the exercise is done in a changed way."""
    return tuple(tag for tag in in_force(tags) if tag in exercise.modify)
