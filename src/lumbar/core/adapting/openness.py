"""Which exercises a programme may bring in today, whatever the reason for it.

It asks the same checks as planning does, so that no step can give what the plan
would not.
"""

from __future__ import annotations

from datetime import date

from lumbar.core.adapting.ledger import Ledger
from lumbar.core.library import Exercise
from lumbar.core.planning.exclusion import INTOLERANT_OF, in_force
from lumbar.core.planning.preferences import PlanCode
from lumbar.core.planning.rows import STAGE_CAP
from lumbar.core.planning.selection import CHECKS, Circumstances
from lumbar.core.reasons import Reason
from lumbar.core.words import Direction, Stage, Tag

TAG_OF: dict[Direction, Tag] = {direction: tag for tag, direction in INTOLERANT_OF.items()}


def stage_on(ledger: Ledger, day: date) -> Stage:
    """Give the stage in force: HIGH in the days after a clearance, else the rated one."""
    capped = ledger.standing.capped_to
    return Stage.HIGH if capped is not None and day <= capped else ledger.plan.stage


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


def objection(
    ledger: Ledger,
    exercise: Exercise,
    day: date,
    *,
    besides: Direction | None = None,
    easier: bool = False,
) -> Reason | None:
    """Find the first reason why an exercise may not join; None when it may.

    Who does a harder exercise needs no prerequisite for its ``easier`` one.
    """
    kept = tuple(slot.item.exercise for slot in ledger.slots)
    case = Circumstances(
        tags=tags_on(ledger, day, besides),
        stage=stage_on(ledger, day),
        level_cap=level_cap(ledger, day),
        neutral_only=False,
        equipment=ledger.plan.equipment,
        approved=kept,
        unlocked=tuple(ledger.unlocked),
        free=(*kept, exercise.slug) if easier or besides is not None else kept,
        set_by_clinician=set_by_clinician(ledger),
    )
    found = (check(exercise, case, ledger.library) for check in CHECKS)
    return next((reason for reason in found if reason is not None), None)
