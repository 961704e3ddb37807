"""Plan again in the middle of a course, and keep what every exercise has earned.

A new screen may set or end tags, a new assessment may change the stage or the
direction. Planning afresh applies every filter again; what stays in the programme
keeps its dose, its running count and its dates, and the course keeps its reference.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lumbar.core.assessing.assessment import Assessment
from lumbar.core.library import Library
from lumbar.core.plan import plan
from lumbar.core.planning.preferences import PlanPreferences
from lumbar.core.programme import Ladder, Plan, PlanItem, Standing
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Direction


def _kept(item: PlanItem, earned: dict[str, PlanItem]) -> PlanItem:
    """Give an item of the new plan the running state it had in the old one."""
    old = earned.get(item.exercise)
    if old is None:
        return item
    return replace(
        old,
        role=item.role,
        days=item.days,
        per_day=item.per_day,
        modified_for=item.modified_for,
        picked=item.picked,
        reasons=item.reasons,
    )


def _ladders(old: Standing, closed: tuple[Direction, ...]) -> tuple[Ladder, ...]:
    """Keep the ladder of a direction that stays closed; start one for a newly closed one."""
    known = {ladder.direction: ladder for ladder in old.ladders}
    return tuple(known.get(direction, Ladder(direction=direction)) for direction in closed)


def revise(
    old: Plan,
    assessment: Assessment,
    preferences: PlanPreferences,
    library: Library,
    today: date,
    rules: Ruleset,
) -> Plan:
    """Plan afresh for today and carry over what the running course has earned.

    Exercises that a tag, the stage or the equipment now rules out leave the plan; new
    ones start at their first dose. Raises what ``plan`` raises.
    """
    wanted = replace(
        preferences,
        unlocked={**preferences.unlocked, **old.unlocked},
        picked=_still_liked(old, preferences),
        mode=old.mode,
    )
    return _carry_over(plan(assessment, wanted, library, today, rules), old)


def _carry_over(new: Plan, old: Plan) -> Plan:
    """Give the new plan the running state of the old one."""
    places = (*old.items, *old.relief, *old.cool_down, *((old.walking,) if old.walking else ()))
    earned = {item.exercise: item for item in reversed(places)}
    standing = replace(
        old.standing,
        ladders=_ladders(old.standing, new.closed),
        capped_to=new.standing.capped_to,
        reassess=False,
    )
    return replace(
        new,
        started_on=old.started_on,
        review_on=old.review_on,
        items=tuple(_kept(item, earned) for item in new.items),
        relief=tuple(_kept(item, earned) for item in new.relief),
        cool_down=tuple(_kept(item, earned) for item in new.cool_down),
        walking=_kept(new.walking, earned) if new.walking else None,
        status=old.status,
        trend=old.trend,
        standing=standing,
        judged_to=old.judged_to,
        deloaded_on=old.deloaded_on,
        ask_clinician=old.ask_clinician or new.ask_clinician,
    )


def _still_liked(old: Plan, preferences: PlanPreferences) -> tuple[str, ...]:
    """Prefer what the person is already doing, after what they have picked by name."""
    doing = tuple(item.exercise for item in old.items)
    ordered = (*preferences.picked, *doing)
    return tuple(slug for slug in dict.fromkeys(ordered) if slug not in preferences.disliked)
