"""Say what to do today: which exercises, how much, and what is left for another day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.ladder import is_on_ladder, trials_due
from lumbar.core.adapting.ledger import COOL_DOWN, MAIN, RELIEF, WALKING, Ledger, Slot
from lumbar.core.adapting.openness import set_by_clinician, tags_on
from lumbar.core.adapting.reduction import dose_for
from lumbar.core.adapting.regression import LEVEL_ONE
from lumbar.core.adapting.steps import CutKind, Today, TodayItem
from lumbar.core.library import Exercise
from lumbar.core.planning.exclusion import find_exclusion
from lumbar.core.programme import PlanStatus
from lumbar.core.reasons import Considered, Reason
from lumbar.core.words import Direction, Role, Tag

CUT_CODES: dict[CutKind, AdaptCode] = {
    CutKind.REST: AdaptCode.CUT_REST,
    CutKind.DELOAD: AdaptCode.CUT_DELOAD,
    CutKind.MISSED: AdaptCode.CUT_MISSED,
    CutKind.MISSED_LONG: AdaptCode.CUT_MISSED_LONG,
}


def prescribe(ledger: Ledger, day: date) -> Today:
    """Give the exercises of one local date with their doses, and what is left out."""
    closed = _closed(ledger, day)
    open_parts = _OPEN_PARTS.get(closed, (MAIN, RELIEF, COOL_DOWN, WALKING))
    left: list[Considered] = []
    parts: dict[str, list[TodayItem]] = {MAIN: [], RELIEF: [], COOL_DOWN: [], WALKING: []}
    for slot in ledger.slots:
        if slot.part not in open_parts:
            continue
        code = _left_out(ledger, slot, day)
        if code is None:
            parts[slot.part].append(_item(ledger, slot, day))
        else:
            reason = Reason(code, "design")
            left.append(Considered(what=slot.item.exercise, outcome="left", reason=reason))
    return Today(
        on=day,
        items=tuple(parts[MAIN]),
        relief=tuple(parts[RELIEF]),
        cool_down=tuple(parts[COOL_DOWN]) if parts[MAIN] else (),
        walking=parts[WALKING][0] if parts[WALKING] else None,
        rest=closed in {AdaptCode.TODAY_FLARE, AdaptCode.TODAY_REST},
        left_out=tuple(left),
        trials=() if closed else trials_due(ledger),
        reasons=(Reason(closed, "design"),) if closed else _cut_reasons(parts[MAIN]),
    )


def _cut_reasons(items: list[TodayItem]) -> tuple[Reason, ...]:
    """Say once for each kind of cut why today's doses are smaller."""
    cuts = {item.cut: item.percent for item in items if item.cut is not None}
    return tuple(
        Reason(CUT_CODES[kind], "design", {"percent": percent}) for kind, percent in cuts.items()
    )


_OPEN_PARTS: dict[AdaptCode | None, tuple[str, ...]] = {
    AdaptCode.TODAY_LOCKED: (),
    AdaptCode.TODAY_DISCHARGED: (),
    AdaptCode.TODAY_SUSPENDED: (WALKING,),
    AdaptCode.TODAY_FLARE: (RELIEF, WALKING),
    AdaptCode.TODAY_REST: (RELIEF, WALKING),
}

_STATUS_CODES: dict[PlanStatus, AdaptCode] = {
    PlanStatus.DISCHARGED: AdaptCode.TODAY_DISCHARGED,
    PlanStatus.SUSPENDED: AdaptCode.TODAY_SUSPENDED,
    PlanStatus.FLARE: AdaptCode.TODAY_FLARE,
}


def _closed(ledger: Ledger, day: date) -> AdaptCode | None:
    if ledger.standing.locked_at is not None:
        return AdaptCode.TODAY_LOCKED
    if ledger.plan.status in _STATUS_CODES:
        return _STATUS_CODES[ledger.plan.status]
    return AdaptCode.TODAY_REST if ledger.standing.rest_on == day else None


def _item(ledger: Ledger, slot: Slot, day: date) -> TodayItem:
    bounds = ledger.exercise(slot).dose
    dose, cut = dose_for(slot.item, bounds, ledger.situation(day), ledger.rules)
    if slot.part != MAIN or cut is None:
        return TodayItem(item=slot.item, dose=slot.item.dose)
    return TodayItem(item=slot.item, dose=dose, cut=cut.kind, percent=cut.percent)


def store_cuts(ledger: Ledger, today: Today) -> None:
    """Keep today's smaller doses with their exercises, and clear those of other days."""
    cuts = {one.item.exercise: one for one in today.items if one.cut is not None}
    for slot in ledger.main():
        one = cuts.get(slot.item.exercise)
        reduced, kind = (None, "") if one is None else (one.dose, str(one.cut))
        slot.item = replace(slot.item, reduced=reduced, cut=kind)


Bar = Callable[[Ledger, Slot, Exercise, date], bool]


def _not_today(ledger: Ledger, slot: Slot, exercise: Exercise, day: date) -> bool:
    del exercise
    days = slot.item.days
    if ledger.plan.status is PlanStatus.MAINTENANCE and slot.part == MAIN:
        days = days[: ledger.rules.maintenance_days_max]
    return day.isoweekday() not in days


def _rests(ledger: Ledger, slot: Slot, exercise: Exercise, day: date) -> bool:
    """Keep a day's rest between strength days of the same kind of work."""
    if slot.item.role is not Role.STRENGTH:
        return False
    yesterday = day - timedelta(days=1)
    return any(
        other.item.role is Role.STRENGTH
        and other.item.last_done == yesterday
        and ledger.exercise(other).category is exercise.category
        for other in ledger.slots
    )


def _stopped(ledger: Ledger, slot: Slot, exercise: Exercise, day: date) -> bool:
    del exercise
    return ledger.standing.stopped_on == day and slot.item.exercise in ledger.standing.stopped


def _direction_closed(ledger: Ledger, slot: Slot, exercise: Exercise, day: date) -> bool:
    """Close a stopped direction, and with it every relief that is not neutral, for the day."""
    standing = ledger.standing
    stopped = standing.stopped_directions if standing.stopped_on == day else ()
    if stopped and slot.part == RELIEF:
        return exercise.direction is not Direction.NEUTRAL
    return exercise.direction in (*stopped, *standing.paused)


def _suspended(ledger: Ledger, slot: Slot, exercise: Exercise, day: date) -> bool:
    del ledger, exercise, day
    return slot.item.suspended


def _too_hard(ledger: Ledger, slot: Slot, exercise: Exercise, day: date) -> bool:
    del slot
    capped = ledger.standing.capped_to
    return capped is not None and day <= capped and exercise.level > LEVEL_ONE


def _excluded(ledger: Ledger, slot: Slot, exercise: Exercise, day: date) -> bool:
    besides = exercise.direction if is_on_ladder(ledger, slot) else None
    tags = tags_on(ledger, day, besides)
    if exercise.slug in set_by_clinician(ledger):
        tags = tuple(tag for tag in tags if tag is not Tag.POST_OP_SPINE_LT6W)
    return find_exclusion(exercise, tags) is not None


_BARS: tuple[tuple[AdaptCode, Bar], ...] = (
    (AdaptCode.LEFT_TAG, _excluded),
    (AdaptCode.LEFT_SUSPENDED, _suspended),
    (AdaptCode.LEFT_LEVEL, _too_hard),
    (AdaptCode.LEFT_DIRECTION, _direction_closed),
    (AdaptCode.LEFT_STOPPED, _stopped),
    (AdaptCode.LEFT_DAY, _not_today),
    (AdaptCode.LEFT_REST_BETWEEN, _rests),
)


def _left_out(ledger: Ledger, slot: Slot, day: date) -> AdaptCode | None:
    exercise = ledger.exercise(slot)
    return next((code for code, bars in _BARS if bars(ledger, slot, exercise, day)), None)
