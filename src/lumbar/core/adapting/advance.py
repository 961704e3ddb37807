"""Let an exercise grow: running count, unlocking and the one step forward (P3 row 1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lumbar.core.adapting.amount import covers
from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.history import ItemLog
from lumbar.core.adapting.ladder import advance_ladder, is_on_ladder
from lumbar.core.adapting.ledger import (
    MAIN,
    TRAINING,
    WALKING,
    Ledger,
    Slot,
    change_dose,
    make_step,
)
from lumbar.core.adapting.openness import objection
from lumbar.core.adapting.progression import DAILY_EXERCISE, RUNNING_EXERCISE, advances
from lumbar.core.adapting.regression import change_exercise
from lumbar.core.adapting.return_to_activity import next_running_stage
from lumbar.core.adapting.steps import StepKind
from lumbar.core.library import Exercise
from lumbar.core.programme import PlanStatus
from lumbar.core.words import Axis

CODE_OF: dict[Axis, AdaptCode] = {
    Axis.REPS: AdaptCode.PROGRESS_REPS,
    Axis.SETS: AdaptCode.PROGRESS_SETS,
    Axis.HOLD: AdaptCode.PROGRESS_HOLD,
    Axis.DURATION: AdaptCode.PROGRESS_DURATION,
    Axis.LOAD: AdaptCode.PROGRESS_LOAD,
    Axis.EXERCISE: AdaptCode.PROGRESS_EXERCISE,
}
RULE = "P3.1"
COUNT_MAX = 1000.0
"""Danger: at the top of an exercise the count goes on for years, and its field ends here."""


def credit(ledger: Ledger, slot: Slot, amount: float, day: date) -> None:
    """Add to the running count; at 2.0 the exercise opens those that need it."""
    slot.item = replace(slot.item, count=min(slot.item.count + amount, COUNT_MAX))
    slug, count = slot.item.exercise, slot.item.count
    if count < ledger.rules.progress_count or slug in ledger.unlocked:
        return
    ledger.unlocked[slug] = day
    if _opens_others(ledger, slug):
        ledger.note(slot, StepKind.UNLOCK, day, "d.unlock", AdaptCode.UNLOCKED, count=count)


def _opens_others(ledger: Ledger, slug: str) -> bool:
    return any(
        slug in (need.exercise, *need.stand_ins)
        for exercise in ledger.library.exercises.values()
        for need in exercise.prerequisites
    )


def progress(ledger: Ledger, done: list[tuple[Slot, tuple[ItemLog, ...]]], day: date) -> None:
    """Take a step with those exercises that earned one, at most two a session.

    ``done`` are the exercises that got credit on this morning, with their logs. Those
    that waited longest come first; what the limit leaves waiting keeps its count.
    """
    most = 1 if ledger.plan.slower_progression else ledger.rules.progress_items_a_session
    order = sorted(done, key=lambda pair: (_is_daily(pair[0]), -pair[0].item.count))
    made = 0
    for slot, logs in order:
        if slot.part not in {MAIN, WALKING} and not is_on_ladder(ledger, slot):
            continue
        waits = _waits(ledger, slot, logs)
        if waits is None and made >= most:
            waits = AdaptCode.WAIT_TURN
        if waits is not None:
            ledger.weigh(slot.item.exercise, "wait", waits, count=slot.item.count)
        else:
            made += _step_forward(ledger, slot, day)


def _is_daily(slot: Slot) -> bool:
    return slot.item.exercise == DAILY_EXERCISE


def _rises_daily(ledger: Ledger, slot: Slot) -> bool:
    return _is_daily(slot) and slot.item.dose.reps < ledger.exercise(slot).dose.reps_max


def _waits(ledger: Ledger, slot: Slot, logs: tuple[ItemLog, ...]) -> AdaptCode | None:
    """Find the first reason to wait; None when the step may be taken."""
    if ledger.trend.holds_all:
        return AdaptCode.WAIT_HOLD_ALL
    if ledger.plan.status not in TRAINING or ledger.plan.status is PlanStatus.MAINTENANCE:
        return AdaptCode.WAIT_STATUS
    enough = slot.item.count >= ledger.rules.progress_count
    if not enough and not _rises_daily(ledger, slot):
        return AdaptCode.WAIT_COUNT
    found = (_waits_for(log, slot, ledger.rules.progress_effort_max) for log in logs)
    return next((code for code in found if code is not None), None)


def _waits_for(log: ItemLog, slot: Slot, effort_max: int) -> AdaptCode | None:
    if log.prescribed is None or log.done is None or not covers(log.done, log.prescribed):
        return AdaptCode.WAIT_NOT_FULL
    if not covers(log.prescribed, slot.item.dose):
        return AdaptCode.WAIT_CUT
    if log.effort is None:
        return AdaptCode.WAIT_EFFORT_UNKNOWN
    if log.effort > effort_max:
        return AdaptCode.WAIT_EFFORT
    if log.good_form is None:
        return AdaptCode.WAIT_FORM_UNKNOWN
    return None if log.good_form else AdaptCode.WAIT_FORM


def _step_forward(ledger: Ledger, slot: Slot, day: date) -> bool:
    climbed = advance_ladder(ledger, slot, day)
    if climbed is not None:
        return climbed
    if slot.item.exercise == RUNNING_EXERCISE:
        return _run_on(ledger, slot, day)
    if _rises_daily(ledger, slot):
        return _rise_daily(ledger, slot, day)
    exercise = ledger.exercise(slot)
    for step in advances(exercise, slot.item.dose, ledger.rules):
        if step.dose is not None:
            count = slot.item.count
            made = make_step(
                StepKind.PROGRESS, day, RULE, CODE_OF[step.axis], step.axis, count=count
            )
            change_dose(ledger, slot, step.dose, made)
            return True
        if _go_harder(ledger, slot, exercise, day):
            return True
    ledger.weigh(exercise.slug, "wait", AdaptCode.AT_THE_TOP)
    return False


def _go_harder(ledger: Ledger, slot: Slot, exercise: Exercise, day: date) -> bool:
    for slug in exercise.harder:
        target = ledger.library.exercise(slug)
        if slug == RUNNING_EXERCISE or ledger.find(slug) is not None:
            ledger.weigh(slug, "wait", AdaptCode.WAIT_IN_PLAN)
            continue
        reason = objection(ledger, target, day)
        if reason is None:
            count = slot.item.count
            code, axis = AdaptCode.PROGRESS_EXERCISE, Axis.EXERCISE
            made = make_step(StepKind.PROGRESS, day, RULE, code, axis, count=count)
            change_exercise(ledger, slot, target, made)
            return True
        ledger.weigh(slug, "wait", reason.code, **reason.numbers)
    return False


def _rise_daily(ledger: Ledger, slot: Slot, day: date) -> bool:
    """Add two repetitions a day; the count goes on, for it opens other exercises."""
    if slot.item.stepped_on == day:
        return False
    count, dose = slot.item.count, slot.item.dose
    top = ledger.exercise(slot).dose.reps_max
    after = replace(dose, reps=min(dose.reps + ledger.rules.reps_step, top))
    made = make_step(
        StepKind.PROGRESS, day, "d.daily", AdaptCode.PROGRESS_DAILY, Axis.REPS, reps=after.reps
    )
    change_dose(ledger, slot, after, made)
    slot.item = replace(slot.item, count=count)
    return True


def _run_on(ledger: Ledger, slot: Slot, day: date) -> bool:
    item = slot.item
    stage = next_running_stage(item.stage or 0, item.stepped_on or item.since, day, ledger.rules)
    if stage is None:
        ledger.weigh(item.exercise, "wait", AdaptCode.WAIT_WEEK)
        return False
    made = make_step(
        StepKind.PROGRESS,
        day,
        "d.running",
        AdaptCode.PROGRESS_RUNNING,
        Axis.DURATION,
        stage=stage + 1,
    )
    change_dose(ledger, slot, item.dose, made)
    slot.item = replace(slot.item, stage=stage)
    return True
