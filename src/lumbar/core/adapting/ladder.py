"""Bring a closed direction back, step by step (rules page, section b, step 3).

Seven quiet days in a row and a trial of the gentlest movement open the first step;
each further step needs the running count of the one before. The direction is free
again when its full range has been done. No direction is avoided for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.history import LadderTrial, Morning
from lumbar.core.adapting.ledger import RELIEF, Ledger, Slot, make_step
from lumbar.core.adapting.openness import TAG_OF, level_cap, objection, tags_on
from lumbar.core.adapting.regression import LEVEL_ONE, change_exercise, swap
from lumbar.core.adapting.steps import StepKind
from lumbar.core.errors import OutOfRange
from lumbar.core.library import Exercise
from lumbar.core.planning.exclusion import find_exclusion
from lumbar.core.planning.first_dose import first_dose
from lumbar.core.planning.selection import modified_for
from lumbar.core.programme import Ladder, PlanItem
from lumbar.core.words import Axis, Direction, Tag

FULL_RANGE: dict[Direction, str] = {
    Direction.FLEXION: "standing-toe-touch",
    Direction.EXTENSION: "standing-extension",
    Direction.ROTATION: "seated-trunk-rotation",
}
"""[D] The step of each ladder that reaches the whole range without load."""

RULE = "b.3"


def is_on_ladder(ledger: Ledger, slot: Slot) -> bool:
    """Tell whether an item is the open step of a ladder."""
    return _open_step(ledger, slot) is not None


def _open_step(ledger: Ledger, slot: Slot) -> tuple[Ladder, int] | None:
    ladder = _ladder(ledger, ledger.exercise(slot).direction)
    if ladder is None or ladder.step is None or ladder.finished:
        return None
    here = _steps(ledger, ladder)[ladder.step] == slot.item.exercise
    return (ladder, ladder.step) if here else None


def _ladder(ledger: Ledger, direction: Direction) -> Ladder | None:
    return next((one for one in ledger.standing.ladders if one.direction is direction), None)


def _put(ledger: Ledger, ladder: Ladder) -> None:
    others = (one for one in ledger.standing.ladders if one.direction is not ladder.direction)
    ledger.standing = replace(ledger.standing, ladders=(*others, ladder))


def _steps(ledger: Ledger, ladder: Ladder) -> tuple[str, ...]:
    """List the steps up to the full range: the loaded ones after it are ordinary exercises."""
    steps = ledger.library.ladders.get(ladder.direction, ())
    top = FULL_RANGE.get(ladder.direction)
    return steps[: steps.index(top) + 1] if top in steps else steps


def _waiting(ledger: Ledger) -> Iterator[Ladder]:
    return (one for one in ledger.standing.ladders if one.step is None and not one.finished)


def count_quiet_morning(ledger: Ledger, morning: Morning, day: date) -> None:
    """Count a quiet day: resting pain 3 at most and no leg symptoms; else start again."""
    rules = ledger.rules
    calm = morning.pain is not None and morning.pain <= rules.ladder_rest_nprs
    enough = rules.ladder_quiet_days
    quiet = calm and morning.leg_symptoms is False
    for ladder in tuple(_waiting(ledger)):
        if not quiet:
            _put(ledger, replace(ladder, quiet_days=0, trial_rise=None))
        elif ladder.quiet_on != day:
            _put(
                ledger, replace(ladder, quiet_days=min(ladder.quiet_days + 1, enough), quiet_on=day)
            )
        _open_if_ready(ledger, ladder.direction, day)


def miss_quiet_day(ledger: Ledger, day: date) -> None:
    """Start the seven days again after a day without a morning entry."""
    for ladder in tuple(_waiting(ledger)):
        if ladder.quiet_on != day:
            _put(ledger, replace(ladder, quiet_days=0, trial_rise=None))


def note_trial(ledger: Ledger, trial: LadderTrial, day: date) -> None:
    """Take up a trial of the gentlest movement: no worse than +1 opens, worse starts again."""
    ladder = next((one for one in _waiting(ledger) if one.direction is trial.direction), None)
    if ladder is None:
        return
    if trial.rise > ledger.rules.ladder_trial_rise:
        _put(ledger, replace(ladder, quiet_days=0, trial_rise=None))
        return
    _put(ledger, replace(ladder, trial_rise=trial.rise))
    _open_if_ready(ledger, trial.direction, day)


def trials_due(ledger: Ledger) -> tuple[Direction, ...]:
    """List the closed directions whose gentlest movement may be tried now."""
    enough = ledger.rules.ladder_quiet_days
    return tuple(
        one.direction
        for one in _waiting(ledger)
        if one.quiet_days >= enough and one.trial_rise is None and _next(ledger, one, -1)
    )


def _next(ledger: Ledger, ladder: Ladder, step: int) -> tuple[int, Exercise] | None:
    """Find the next step that no other tag excludes."""
    slugs = _steps(ledger, ladder)
    tags = tags_on(ledger, ladder.quiet_on or ledger.plan.started_on, ladder.direction)
    for index in range(step + 1, len(slugs)):
        exercise = ledger.library.exercises.get(slugs[index])
        if exercise is not None and find_exclusion(exercise, tags) is None:
            return index, exercise
    return None


def _open_if_ready(ledger: Ledger, direction: Direction, day: date) -> None:
    ladder = _ladder(ledger, direction)
    if ladder is None or ladder.quiet_days < ledger.rules.ladder_quiet_days:
        return
    if ladder.trial_rise is None:
        ledger.weigh(direction, "wait", AdaptCode.DIRECTION_TRIAL, days=ladder.quiet_days)
        return
    found = _next(ledger, ladder, -1)
    if found is None or found[1].level > LEVEL_ONE:
        ledger.weigh(direction, "wait", AdaptCode.DIRECTION_BLOCKED)
        return
    _put(ledger, replace(ladder, step=found[0]))
    slot = ledger.find(found[1].slug) or _join(ledger, found[1], direction, day)
    slot.item = replace(slot.item, suspended=False)
    ledger.note(
        slot, StepKind.OPEN_DIRECTION, day, RULE, AdaptCode.DIRECTION_OPENED, direction=direction
    )


def _join(ledger: Ledger, exercise: Exercise, direction: Direction, day: date) -> Slot:
    modified = modified_for(exercise, tags_on(ledger, day, direction))
    dose, _ = first_dose(exercise, modified, ledger.rules)
    item = PlanItem(
        exercise=exercise.slug,
        role=exercise.roles[0],
        dose=dose,
        days=ledger.plan.days,
        modified_for=modified,
        stepped_on=day,
        since=day,
    )
    slot = Slot(RELIEF, item)
    ledger.slots.append(slot)
    return slot


def keep_open_steps(ledger: Ledger, day: date) -> None:
    """Put the open step of a ladder back where a new plan has left it out."""
    for ladder in ledger.standing.ladders:
        if ladder.step is None or ladder.finished:
            continue
        steps = _steps(ledger, ladder)
        if ladder.step >= len(steps):
            raise OutOfRange(
                f"the {ladder.direction} ladder has no step {ladder.step}",
                path="plan.standing.ladders",
                remedy="give the plan as adapt gave it",
            )
        exercise = ledger.library.exercise(steps[ladder.step])
        if ledger.find(exercise.slug) is None:
            _join(ledger, exercise, ladder.direction, day)


def advance_ladder(ledger: Ledger, slot: Slot, day: date) -> bool | None:
    """Go to the next step of the ladder, or free the direction at its full range.

    Tell whether a step was made; None for an item that stands on no ladder.
    """
    on = _open_step(ledger, slot)
    if on is None:
        return None
    ladder, direction = on[0], on[0].direction
    found = _next(ledger, ladder, on[1])
    if found is None:
        return _free(ledger, ladder, slot, day)
    index, exercise = found
    reason = objection(ledger, exercise, day, besides=direction)
    taken = ledger.find(exercise.slug) is not None
    if reason is not None or taken or exercise.level > level_cap(ledger, day):
        code = AdaptCode.WAIT_IN_PLAN if reason is None else reason.code
        ledger.weigh(exercise.slug, "wait", code)
        return False
    _put(ledger, replace(ladder, step=index))
    step = make_step(
        StepKind.PROGRESS, day, RULE, AdaptCode.DIRECTION_STEP, Axis.EXERCISE, step=index + 1
    )
    change_exercise(ledger, slot, exercise, step)
    return True


def _free(ledger: Ledger, ladder: Ladder, slot: Slot, day: date) -> bool:
    direction = ladder.direction
    _put(ledger, replace(ladder, finished=True))
    plan, tag = ledger.plan, TAG_OF.get(direction)
    ledger.plan = replace(
        plan,
        closed=tuple(one for one in plan.closed if one is not direction),
        tags=tuple(one for one in plan.tags if one is not tag),
    )
    slot.item = replace(slot.item, count=0.0)
    for other in ledger.slots:
        if ledger.exercise(other).direction is direction:
            other.item = replace(other.item, suspended=False)
    ledger.note(
        slot, StepKind.OPEN_DIRECTION, day, RULE, AdaptCode.DIRECTION_FREE, direction=direction
    )
    return True


def close_again(ledger: Ledger, direction: Direction, day: date, rule: str) -> None:
    """Close a direction that its ladder had opened: P1 row 3 or P2 row 2 in it."""
    ladder = _ladder(ledger, direction)
    if ladder is None or (ladder.step is None and not ladder.finished):
        return
    _put(ledger, Ladder(direction=direction))
    tags: tuple[Tag, ...] = (TAG_OF[direction],) if direction in TAG_OF else ()
    plan = ledger.plan
    ledger.plan = replace(
        plan,
        closed=(*(one for one in plan.closed if one is not direction), direction),
        tags=tuple(dict.fromkeys((*plan.tags, *tags))),
    )
    ledger.note(
        None, StepKind.CLOSE_DIRECTION, day, rule, AdaptCode.DIRECTION_CLOSED, direction=direction
    )
    _clear_out(ledger, direction, day)


def _clear_out(ledger: Ledger, direction: Direction, day: date) -> None:
    tags = tags_on(ledger, day)
    for slot in tuple(ledger.slots):
        exercise = ledger.exercise(slot)
        if exercise.direction is not direction or find_exclusion(exercise, tags) is None:
            continue
        if slot.part == RELIEF:
            ledger.slots.remove(slot)
        else:
            swap(ledger, slot, day)
