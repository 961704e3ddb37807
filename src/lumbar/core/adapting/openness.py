"""Which exercises a programme may bring in today, whatever the reason for it.

It asks the same checks as planning does, so that no step can give what the plan
would not.
"""

from __future__ import annotations

from datetime import date, timedelta

from lumbar.core.adapting.ledger import Ledger, Slot
from lumbar.core.library import Exercise
from lumbar.core.planning.composition import THROUGH_RANGE
from lumbar.core.planning.exclusion import INTOLERANT_OF, in_force, waits_for_approval
from lumbar.core.planning.preferences import PlanCode
from lumbar.core.planning.rows import STAGE_CAP
from lumbar.core.planning.selection import CHECKS, Circumstances
from lumbar.core.reasons import Reason
from lumbar.core.words import Direction, Role, Stage, Tag

TAG_OF: dict[Direction, Tag] = {direction: tag for tag, direction in INTOLERANT_OF.items()}


def stage_on(ledger: Ledger, day: date) -> Stage:
    """Give the stage in force: HIGH in the days after a clearance, else the rated one."""
    capped = ledger.standing.capped_to
    return Stage.HIGH if capped is not None and day <= capped else ledger.plan.stage


OPPOSITES_APART = timedelta(weeks=2)
"""[D] Never both ways through range in the first weeks of a programme (section h)."""


def level_cap(ledger: Ledger, day: date) -> int:
    """Give the highest level open that day (section c)."""
    stage, rules = stage_on(ledger, day), ledger.rules
    green = ledger.standing.green_sessions >= rules.moderate_green_sessions
    if stage is Stage.MODERATE and green:
        return rules.moderate_level_earned
    return STAGE_CAP[stage]


def tags_on(ledger: Ledger, day: date, besides: Direction | None = None) -> tuple[Tag, ...]:
    """List the tags in force that day, closed directions included.

    ``besides`` is the direction whose own ladder asks: its tag does not bar its ladder.
    """
    found = set(ledger.plan.tags)
    found |= {TAG_OF[direction] for direction in ledger.plan.closed if direction in TAG_OF}
    if stage_on(ledger, day) is Stage.HIGH:
        found.add(Tag.HIGH_IRRITABILITY)
    if besides in TAG_OF:
        found.discard(TAG_OF[besides])
    return in_force(tuple(found))


def set_by_clinician(ledger: Ledger) -> tuple[str, ...]:
    """List the exercises of the programme that a clinician has set."""
    return tuple(
        slot.item.exercise
        for slot in ledger.slots
        if any(reason.code == PlanCode.CHOSEN_CLINICIAN for reason in slot.item.reasons)
    )


def awaits_approval(ledger: Ledger, exercise: Exercise, day: date) -> bool:
    """Tell whether a clinician must agree to an exercise, and none has."""
    granted = exercise.slug in (*ledger.plan.approved, *set_by_clinician(ledger))
    return not granted and waits_for_approval(exercise, tags_on(ledger, day))


def objection(
    ledger: Ledger,
    exercise: Exercise,
    day: date,
    *,
    place: Slot | None = None,
    besides: Direction | None = None,
    easier: bool = False,
) -> Reason | None:
    """Find the first reason why an exercise may not join; None when it may.

    Who does a harder exercise needs no prerequisite for its ``easier`` one. ``place`` is
    the item it would replace, for the rules of what stands together in a session.
    """
    kept = tuple(slot.item.exercise for slot in ledger.slots)
    case = Circumstances(
        tags=tags_on(ledger, day, besides),
        stage=stage_on(ledger, day),
        level_cap=level_cap(ledger, day),
        neutral_only=False,
        equipment=ledger.plan.equipment,
        approved=ledger.plan.approved,
        unlocked=tuple(ledger.unlocked),
        free=(*kept, exercise.slug) if easier or besides is not None else kept,
        set_by_clinician=set_by_clinician(ledger),
    )
    found = (check(exercise, case, ledger.library) for check in CHECKS)
    reason = next((reason for reason in found if reason is not None), None)
    if reason is not None or place is None:
        return reason
    code = _does_not_go_with(ledger, exercise, place, day)
    return None if code is None else Reason(code, "design")


def _does_not_go_with(
    ledger: Ledger, exercise: Exercise, place: Slot, day: date
) -> PlanCode | None:
    """Find the rule of composition that a change would newly break; None when it keeps all."""
    old = ledger.exercise(place)
    others = [slot for slot in ledger.main() if slot is not place and not slot.item.suspended]
    beside = [ledger.exercise(slot) for slot in others]
    early = day < ledger.plan.started_on + OPPOSITES_APART
    strong = {ledger.exercise(s).category for s in others if s.item.role is Role.STRENGTH}
    cap = STAGE_CAP[Stage.MODERATE]
    hard = stage_on(ledger, day) is Stage.MODERATE and exercise.level > cap >= old.level
    kind = exercise.category if exercise.category is not old.category else None
    newly: tuple[tuple[PlanCode, bool], ...] = (
        (
            PlanCode.LEFT_SAME_FAMILY,
            exercise.family != old.family and exercise.family in {one.family for one in beside},
        ),
        (PlanCode.LEFT_ONE_HARDER, hard and any(one.level > cap for one in beside)),
        (
            PlanCode.LEFT_OPPOSITE_STRENGTH,
            early and kind in THROUGH_RANGE and THROUGH_RANGE[kind] in {e.category for e in beside},
        ),
        (
            PlanCode.LEFT_SAME_CATEGORY,
            _part_of(exercise, place) is Role.STRENGTH and kind in strong,
        ),
    )
    return next((code for code, broken in newly if broken), None)


def _part_of(exercise: Exercise, place: Slot) -> Role:
    return place.item.role if place.item.role in exercise.roles else exercise.roles[0]
