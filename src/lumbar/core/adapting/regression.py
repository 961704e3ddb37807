"""Make an exercise easier, exchange it, or start it again (rules page, sections c and d)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from lumbar.core.adapting.amount import amount
from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.ledger import Ledger, Slot, change_dose, make_step
from lumbar.core.adapting.openness import objection, tags_on
from lumbar.core.adapting.reduction import scale, step_back
from lumbar.core.adapting.steps import Step, StepKind
from lumbar.core.library import Exercise
from lumbar.core.planning.first_dose import first_dose
from lumbar.core.planning.selection import modified_for
from lumbar.core.programme import PlanItem

LEVEL_ONE = 1


def take_step_back(ledger: Ledger, slot: Slot, step: Step, *, own: bool = True) -> None:
    """Take one exercise one step back; at the bottom, to an easier one.

    An exercise whose last step back has not been tried yet is left alone: that would
    be a second change in one session. ``own`` says that the step counts towards an
    exchange (table P3, row 4).
    """
    item = slot.item
    ledger.take_back(item.exercise)
    slot.item = item = replace(item, count=0.0)
    if item.before is not None:
        ledger.weigh(item.exercise, "left", AdaptCode.STEP_BACK_UNTRIED)
        return
    recent = (*_inside_window(item, step.on, ledger), *((step.on,) if own else ()))
    slot.item = replace(item, stepped_back=recent)
    if len(recent) >= ledger.rules.swap_regressions:
        swap(ledger, slot, step.on)
        return
    _lower(ledger, slot, step)


def _inside_window(item: PlanItem, day: date, ledger: Ledger) -> tuple[date, ...]:
    window = ledger.rules.swap_days
    return tuple(on for on in item.stepped_back if (day - on).days < window)


def _lower(ledger: Ledger, slot: Slot, step: Step) -> None:
    item, bounds = slot.item, ledger.exercise(slot).dose
    after = step_back(item.dose, bounds, item.last_dose, ledger.rules)
    if after is None:
        easier = _first_open(ledger, ledger.exercise(slot).easier, step.on)
        if easier is not None:
            change_exercise(ledger, slot, easier, step)
            return
        percent = ledger.rules.regress_percent
        after = scale(item.dose, percent, bounds, item.last_dose, ledger.rules)
    change_dose(ledger, slot, after, step)
    quota = None if item.quota is None else amount(after, bounds.type)
    slot.item = replace(slot.item, before=item.dose, quota=quota)


def _first_open(
    ledger: Ledger, slugs: Iterable[str], day: date, *, easier: bool = True
) -> Exercise | None:
    known = ledger.library.exercises
    for exercise in (known[slug] for slug in slugs if slug in known):
        taken = ledger.find(exercise.slug) is not None
        if not taken and objection(ledger, exercise, day, easier=easier) is None:
            return exercise
    return None


def change_exercise(ledger: Ledger, slot: Slot, exercise: Exercise, step: Step) -> None:
    """Put another exercise in the place of one, at its first dose, and record the step."""
    old = slot.item
    modified = modified_for(exercise, tags_on(ledger, step.on))
    dose, _ = first_dose(exercise, modified, ledger.rules)
    slot.item = PlanItem(
        exercise=exercise.slug,
        role=old.role if old.role in exercise.roles else exercise.roles[0],
        dose=dose,
        days=old.days,
        per_day=old.per_day,
        picked=old.picked,
        modified_for=modified,
        stepped_on=step.on,
        before=None if step.kind is StepKind.PROGRESS else dose,
        since=step.on,
        reasons=step.reasons,
    )
    done = replace(step, exercise=old.exercise, to=exercise.slug, before=old.dose, after=dose)
    ledger.steps.append(done)


def swap(ledger: Ledger, slot: Slot, day: date) -> None:
    """Exchange an exercise for an easier one or one of its kind; else it rests."""
    item, exercise = slot.item, ledger.exercise(slot)
    kind = _of_its_kind(ledger, slot)
    found = _first_open(ledger, exercise.easier, day) or _first_open(
        ledger, kind, day, easier=False
    )
    if found is None:
        slot.item = replace(item, suspended=True, count=0.0, stepped_back=())
        ledger.note(slot, StepKind.SUSPEND, day, "P3.4", AdaptCode.NO_SWAP)
        return
    step = make_step(
        StepKind.SWAP, day, "P3.4", AdaptCode.SWAP, times=ledger.rules.swap_regressions
    )
    change_exercise(ledger, slot, found, step)


def _of_its_kind(ledger: Ledger, slot: Slot) -> list[str]:
    old = ledger.exercise(slot)
    return [
        other.slug
        for other in ledger.library.exercises.values()
        if other.category is old.category
        and slot.item.role in other.roles
        and other.level <= old.level
    ]


def start_again(ledger: Ledger, slot: Slot, day: date, rule: str, code: AdaptCode) -> None:
    """Go back to the level-1 step of an exercise, at its first dose; else it rests."""
    step = make_step(StepKind.RESTART, day, rule, code)
    exercise = ledger.exercise(slot)
    if exercise.level == LEVEL_ONE:
        dose, _ = first_dose(exercise, slot.item.modified_for, ledger.rules)
        change_dose(ledger, slot, dose, step)
        slot.item = replace(slot.item, last_done=None, last_dose=None, before=None)
        return
    found = _level_one(ledger, exercise, day)
    if found is None:
        slot.item = replace(slot.item, suspended=True, count=0.0)
        ledger.note(slot, StepKind.SUSPEND, day, rule, AdaptCode.NO_SWAP)
        return
    change_exercise(ledger, slot, found, step)


def _level_one(ledger: Ledger, exercise: Exercise, day: date) -> Exercise | None:
    known, seen, waiting = ledger.library.exercises, {exercise.slug}, list(exercise.easier)
    gentle: list[str] = []
    while waiting:
        slug = waiting.pop(0)
        if slug in seen or slug not in known:
            continue
        seen.add(slug)
        if known[slug].level == LEVEL_ONE:
            gentle.append(slug)
        waiting.extend(known[slug].easier)
    return _first_open(ledger, gentle, day)
