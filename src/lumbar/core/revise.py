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
from lumbar.core.planning.exclusion import INTOLERANT_OF, in_force
from lumbar.core.planning.fit import busiest_min
from lumbar.core.planning.preferences import PlanCode, PlanPreferences
from lumbar.core.programme import Ladder, Plan, PlanItem
from lumbar.core.reasons import Reason
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


def _ladders(old: Plan, closed: tuple[Direction, ...]) -> tuple[Ladder, ...]:
    """Keep the ladder of a direction that stays closed; start one for a newly closed one.

    A climbed ladder stays known: pain down the leg may close its direction again.
    """
    ladders = old.standing.ladders
    known = {ladder.direction: ladder for ladder in ladders if ladder.direction in old.closed}
    climbed = (one for one in ladders if one.finished and one.direction not in closed)
    return (*(known.get(each, Ladder(direction=each)) for each in closed), *climbed)


def _with_closed_again(assessment: Assessment, old: Plan) -> Assessment:
    """Keep a direction shut that pain down the leg closed after its tag had ended."""
    again = {one.direction for one in old.standing.ladders if one.closed_on and not one.finished}
    tags = tuple(tag for tag, direction in INTOLERANT_OF.items() if direction in again)
    return replace(assessment, tags=in_force((*assessment.tags, *tags)))


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
        picked=_still_liked(old, preferences, library),
        mode=old.mode,
        clinician=preferences.clinician or old.clinician,
        approved=tuple(dict.fromkeys((*preferences.approved, *old.approved))),
    )
    assessment = _with_closed_again(assessment, old)
    new = plan(assessment, wanted, library, today, rules)
    return _told_truly(_carry_over(new, old, rules), preferences.picked)


def _truly(item: PlanItem, picked: tuple[str, ...]) -> PlanItem:
    """Say that an exercise stays because it is being done, where nobody picked it."""
    if item.exercise in picked:
        return item
    kept = Reason(PlanCode.KEPT, "design")
    reasons = tuple(
        kept if reason.code == PlanCode.CHOSEN_PICKED else reason for reason in item.reasons
    )
    return replace(item, picked=False, reasons=reasons)


def _told_truly(plan: Plan, picked: tuple[str, ...]) -> Plan:
    """Keep apart what the person picked and what they were already doing."""
    return replace(
        plan,
        items=tuple(_truly(item, picked) for item in plan.items),
        reasons=tuple(
            reason
            for reason in plan.reasons
            if reason.code != PlanCode.PICKED_NOT_POSSIBLE or reason.numbers["exercise"] in picked
        ),
    )


def _walk(new: Plan, old: Plan) -> PlanItem | None:
    """Keep the walk until it lasts as long as the next one begins: no jump in one day."""
    if new.walking is None or old.walking is None:
        return new.walking
    if new.walking.exercise == old.walking.exercise:
        return _kept(new.walking, {old.walking.exercise: old.walking})
    harder = new.walking.dose.duration_s > old.walking.dose.duration_s
    same_limits = set(new.tags) <= set(old.tags)
    return old.walking if harder and same_limits else new.walking


def _keep(new: tuple[PlanItem, ...], old: tuple[PlanItem, ...]) -> tuple[PlanItem, ...]:
    """Carry over within one part: the walk of the day is not the one that ends a session."""
    earned = {item.exercise: item for item in old}
    return tuple(_kept(item, earned) for item in new)


def _carry_over(new: Plan, old: Plan, rules: Ruleset) -> Plan:
    """Give the new plan the running state of the old one."""
    items, relief = _keep(new.items, old.items), _keep(new.relief, old.relief)
    cool_down = _keep(new.cool_down, old.cool_down)
    standing = replace(
        old.standing,
        ladders=_ladders(old, new.closed),
        capped_to=new.standing.capped_to,
        reassess=False,
    )
    return replace(
        new,
        started_on=old.started_on,
        review_on=old.review_on,
        items=items,
        relief=relief,
        cool_down=cool_down,
        walking=_walk(new, old),
        estimate_min=busiest_min(items, cool_down, new.minutes, rules),
        status=old.status,
        trend=old.trend,
        standing=standing,
        judged_to=old.judged_to,
        deloaded_on=old.deloaded_on,
        ask_clinician=old.ask_clinician or new.ask_clinician,
    )


def _still_liked(old: Plan, preferences: PlanPreferences, library: Library) -> tuple[str, ...]:
    """Prefer what the person is already doing, after what they have picked by name.

    A step of the same family that they have reached stands for the easier one picked then.
    """
    doing = tuple(item.exercise for item in old.items)
    reached = {library.exercise(slug).family: library.exercise(slug).level for slug in doing}
    known = (library.exercises.get(slug) for slug in preferences.picked)
    outgrown = {one.slug for one in known if one and one.level < reached.get(one.family, 0)}
    ordered = (*(slug for slug in preferences.picked if slug not in outgrown), *doing)
    return tuple(slug for slug in dict.fromkeys(ordered) if slug not in preferences.disliked)
