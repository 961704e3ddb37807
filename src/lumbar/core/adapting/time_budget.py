"""Keep a day's session inside the person's minutes (rules page, section h).

Doses grow, minutes do not. Sets are cut before exercises are left out, as in planning;
what is left out takes its turn on another day. A step forward that would cost another
exercise its place is not taken: a load or a harder exercise comes instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lumbar.core.adapting.amount import covers
from lumbar.core.adapting.ledger import COOL_DOWN, MAIN, Ledger, Slot
from lumbar.core.adapting.openness import stage_on
from lumbar.core.adapting.reduction import volume
from lumbar.core.adapting.steps import CutKind, TodayItem
from lumbar.core.library import Dose
from lumbar.core.planning.estimate import estimate_s
from lumbar.core.planning.fit import Fitted, fit_to_minutes, total_s
from lumbar.core.programme import PlanItem
from lumbar.core.record import Record
from lumbar.core.words import Axis, Role, Stage

WARM_UP = (Role.RELIEF, Role.MOBILITY, Role.AEROBIC)
"""[D] The parts that never grow at the cost of another exercise's sets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedDay(Record):
    """State what of a day fits into its minutes, and the slugs of what does not."""

    items: tuple[TodayItem, ...]
    cool_down: tuple[TodayItem, ...]
    dropped: tuple[str, ...]


def fewer_sets_only(asked: Dose, whole: Dose) -> bool:
    """Tell a dose that is cut for time alone: the same but for the sets."""
    return 0 < asked.sets < whole.sets and covers(replace(asked, sets=whole.sets), whole)


def fit_day(
    ledger: Ledger, items: Sequence[TodayItem], cool_down: Sequence[TodayItem], day: date
) -> FittedDay:
    """Fit the exercises of one date into the minutes; who waited longest comes first."""
    rules, minutes = ledger.rules, ledger.plan.minutes
    asked = {one.item.exercise: one for one in items}
    in_turn = sorted(items, key=lambda one: _last_turn(one.item, day))
    fitted = fit_to_minutes(
        tuple(replace(one.item, dose=one.dose) for one in in_turn),
        tuple(replace(one.item, dose=one.dose) for one in cool_down),
        minutes,
        rules,
        in_turn=True,
    )
    doses = {item.exercise: item.dose for item in fitted.items}
    bouts = _bouts(ledger, fitted, day)
    endings = {item.exercise for item in fitted.cool_down}
    left_over = (one.item.exercise for one in cool_down if one.item.exercise not in endings)
    return FittedDay(
        items=tuple(_cut(one, doses[slug], bouts) for slug, one in asked.items() if slug in doses),
        cool_down=tuple(one for one in cool_down if one.item.exercise in endings),
        dropped=(*fitted.dropped, *left_over),
    )


def _last_turn(item: PlanItem, day: date) -> date:
    """Give the date an exercise last had its turn; what was done today keeps its place."""
    return date.min if item.last_done in {None, day} else item.last_done or date.min


def _bouts(ledger: Ledger, fitted: Fitted, day: date) -> int:
    """Give how many short bouts of an irritable day the minutes hold; 0 for no limit."""
    if stage_on(ledger, day) is not Stage.HIGH or not fitted.total_s:
        return 0
    return max(1, ledger.plan.minutes * 60 // fitted.total_s)


def _cut(one: TodayItem, dose: Dose, bouts: int) -> TodayItem:
    if bouts and one.item.per_day > bouts:
        one = replace(one, item=replace(one.item, per_day=bouts))
    if dose == one.dose or one.item.quota is not None:
        return one
    if one.cut is not None:  # the larger reason stays named
        return replace(one, dose=dose)
    percent = 100 - int(volume(dose) * 100 / volume(one.dose))
    return replace(one, dose=dose, cut=CutKind.TIME, percent=percent)


def has_room(ledger: Ledger, slot: Slot, base: Dose, after: Dose, axis: Axis) -> bool:
    """Tell whether a step keeps every session of the week inside its minutes.

    Other exercises may lose sets for it, not their place; for one more set, or a longer
    warm-up, they do not lose even those.
    """
    if slot.part != MAIN or estimate_s(after, ledger.rules) <= estimate_s(base, ledger.rules):
        return True
    whole = axis is Axis.SETS or slot.item.role in WARM_UP
    others = [one.item for one in ledger.main() if one is not slot and not one.item.suspended]
    ending = total_s(ledger.part(COOL_DOWN), ledger.rules)
    own = estimate_s(after if whole else replace(after, sets=min(after.sets, 1)), ledger.rules)
    room = ledger.plan.minutes * 60 - ending - own
    return all(
        sum(_least_s(item, ledger, whole=whole) for item in others if day in item.days) <= room
        for day in slot.item.days
    )


def _least_s(item: PlanItem, ledger: Ledger, *, whole: bool) -> int:
    dose = item.dose if whole else replace(item.dose, sets=min(item.dose.sets, 1))
    return estimate_s(dose, ledger.rules)
