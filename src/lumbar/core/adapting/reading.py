"""Take up one session: what it means at once, before any morning (table P1's "next time").

Stops, locks and steps back take effect here, so that a next session without a
morning entry is never too hard.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lumbar.core.adapting import graded_activity
from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.history import STOPS, ItemLog, SessionLog, SessionRow, worst
from lumbar.core.adapting.ladder import close_again
from lumbar.core.adapting.ledger import MAIN, TRAINING, Ledger, Slot, make_step
from lumbar.core.adapting.morning_table import KEEPING_ROWS, NEXT_TIME, MorningCode
from lumbar.core.adapting.reduction import dose_for
from lumbar.core.adapting.regression import take_step_back
from lumbar.core.adapting.steps import StepKind
from lumbar.core.adapting.traffic_light import light_of
from lumbar.core.errors import Contradiction
from lumbar.core.programme import PlanStatus
from lumbar.core.words import Direction, Level

LOCKING: dict[SessionRow, Level] = {
    SessionRow.EMERGENCY: Level.EMERGENCY,
    SessionRow.URGENT: Level.URGENT,
}


def read_session(ledger: Ledger, session: SessionLog, day: date) -> None:
    """Take up one session on its local date.

    Raises ``Contradiction`` for a quota row in a plan steered by pain, ``UnknownName``
    for an exercise that the library does not have.
    """
    asked = tuple(_read_item(ledger, log, day) for log in session.items)
    rows = tuple(log.row for log in asked if log.row is not None)
    standing, needed = ledger.standing, ledger.rules.moderate_green_sessions
    green = bool(asked) and all(log.row is SessionRow.GREEN for log in asked)
    ledger.standing = replace(
        standing,
        green_sessions=min(standing.green_sessions + 1, needed) if green else 0,
        awaiting=(*standing.awaiting, replace(session, items=asked)),
        light=light_of(worst(rows), None),
    )
    if ledger.by_quota() and asked:
        graded_activity.count_session(ledger, day)


def _read_item(ledger: Ledger, log: ItemLog, day: date) -> ItemLog:
    if log.row is SessionRow.QUOTA and not ledger.by_quota():
        raise Contradiction(
            f"{log.exercise} was done by quota, but pain steers this plan",
            path="history.sessions.items.row",
            remedy="the two modes are never mixed: give the row of table P1",
        )
    exercise = ledger.library.exercise(log.exercise)
    if log.row in STOPS:
        _stop(ledger, log.exercise, log.row, exercise.direction, day)
    slot = ledger.find(log.exercise)
    if slot is None:
        ledger.weigh(log.exercise, "not_judged", AdaptCode.NOT_IN_PLAN)
        return log
    return _read_slot(ledger, slot, log, day)


def _read_slot(ledger: Ledger, slot: Slot, log: ItemLog, day: date) -> ItemLog:
    stopped = log.row in STOPS
    _take_up_load(slot, log)
    bounds = ledger.exercise(slot).dose
    dose, _ = dose_for(slot.item, bounds, ledger.situation(day), ledger.rules)
    asked = replace(log, prescribed=log.prescribed or dose)
    item = replace(slot.item, before=None, rest_cut=False)
    if not stopped:
        item = replace(item, last_done=day, last_dose=log.done or asked.prescribed)
    if log.row is not None and log.row not in KEEPING_ROWS and not _outruled(ledger, log.row):
        item = replace(item, count=0.0)
    slot.item = item
    if ledger.by_quota() and slot.part == MAIN and not stopped:
        graded_activity.take_up(ledger, slot, log, day)
    if log.row is not None and _steps_back(ledger, log.row):
        rule, code = f"P1.{log.row}", AdaptCode.STEP_BACK_SESSION
        step = make_step(StepKind.REGRESS, day, rule, code, row=str(log.row))
        take_step_back(ledger, slot, step)
    return asked


def _take_up_load(slot: Slot, log: ItemLog) -> None:
    """Learn the load of an exercise from the first session that reports one."""
    known = slot.item.dose
    if known.load_kg is None and log.done is not None and log.done.load_kg:
        slot.item = replace(slot.item, dose=replace(known, load_kg=log.done.load_kg))


def _outruled(ledger: Ledger, row: SessionRow) -> bool:
    """Tell a row that the quota replaces: all that rank below the sharp stop."""
    return ledger.by_quota() and row.rank > SessionRow.SHARP.rank


def _steps_back(ledger: Ledger, row: SessionRow) -> bool:
    training = ledger.plan.status in TRAINING
    return training and NEXT_TIME[row] is MorningCode.REGRESS and not _outruled(ledger, row)


def _stop(ledger: Ledger, slug: str, row: SessionRow, direction: Direction, day: date) -> None:
    if _outruled(ledger, row):
        return
    ledger.take_back(slug)
    standing = ledger.standing
    today = standing.stopped_on == day
    directions = standing.stopped_directions if today else ()
    if row is SessionRow.DIRECTION and direction is not Direction.NEUTRAL:
        directions = (*directions, direction)
    kept = tuple(on for on in standing.stops if (day - on).days < ledger.rules.suspend_days)
    ledger.standing = replace(
        standing,
        stops=(*kept, day),
        stopped_on=day,
        stopped=(*(standing.stopped if today else ()), slug),
        stopped_directions=directions,
    )
    if row in LOCKING:
        lock(ledger, LOCKING[row], day, f"P1.{row}")
    if row is SessionRow.DIRECTION:
        close_again(ledger, direction, day, "P1.3")
    _suspend_after_stops(ledger, day)


def lock(ledger: Ledger, level: Level, day: date, rule: str) -> None:
    """Lock the programme until a clearance; the graver level stays."""
    known = ledger.standing.locked_level
    graver = level if known is None or level.rank > known.rank else known
    ledger.standing = replace(ledger.standing, locked_at=ledger.now, locked_level=graver)
    ledger.note(None, StepKind.LOCK, day, rule, AdaptCode.LOCKED, level=str(level))
    ledger.refer(level, rule)


def _suspend_after_stops(ledger: Ledger, day: date) -> None:
    stops = len(ledger.standing.stops)
    if stops < ledger.rules.suspend_stops or ledger.plan.status is PlanStatus.SUSPENDED:
        return
    ledger.refer(Level.CLINICIAN_FIRST, "P3.5")
    kind = StepKind.REVIEW
    if not ledger.by_quota():
        kind = StepKind.SUSPEND
        ledger.plan = replace(ledger.plan, status=PlanStatus.SUSPENDED)
    ledger.note(None, kind, day, "P3.5", AdaptCode.SUSPENDED, stops=stops)
