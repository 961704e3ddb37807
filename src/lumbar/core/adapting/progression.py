"""The progression grammar: one axis, one step (rules page, section d).

Repetitions go up to their top, then a set is added, then load or a harder exercise
follows; holds go up by 5 s; timed items by 30 s. The exercise says which of these
axes it has, and in which order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from lumbar.core.adapting.amount import least, with_amount
from lumbar.core.library import Dose, Exercise
from lumbar.core.record import Record
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Axis, DoseType, Role

DAILY_EXERCISE = "pelvic-tilt"
"""[source-001] The only exercise that needs no running count: +2 a day."""

LOAD_MAX_KG = 200
"""The heaviest load a dose can hold (``library.Kilograms``)."""

RUNNING_EXERCISE = "run-walk"
"""Goes by stages of its own (``return_to_activity``), not by this grammar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance(Record):
    """State one step forward: its axis, and the new dose (None: a harder exercise)."""

    axis: Axis
    dose: Dose | None


def advances(exercise: Exercise, dose: Dose, rules: Ruleset) -> tuple[Advance, ...]:
    """List the steps that are possible from a dose, the one to take first.

    A harder exercise may stand before others in the list: where none is open to the
    person, the next step counts.
    """
    order = exercise.axes
    if _lever_first(exercise, dose, rules):
        order = (Axis.EXERCISE, *(axis for axis in order if axis is not Axis.EXERCISE))
    found = (_STEPS[axis](exercise, dose, rules) for axis in order)
    return tuple(step for step in found if step is not None)


def _lever_first(exercise: Exercise, dose: Dose, rules: Ruleset) -> bool:
    return (
        Axis.EXERCISE in exercise.axes
        and dose.reps >= rules.lever_first_reps
        and dose.hold_s >= rules.lever_first_hold_s
        and exercise.dose.type is DoseType.HOLD
    )


def _more_reps(exercise: Exercise, dose: Dose, rules: Ruleset) -> Advance | None:
    top = exercise.dose.reps_max
    if dose.reps >= top:
        return None
    return Advance(axis=Axis.REPS, dose=replace(dose, reps=min(dose.reps + rules.reps_step, top)))


def _more_sets(exercise: Exercise, dose: Dose, rules: Ruleset) -> Advance | None:
    if dose.sets >= min(exercise.dose.sets_max, rules.sets_max):
        return None
    return Advance(
        axis=Axis.SETS, dose=replace(_from_the_start(exercise, dose), sets=dose.sets + 1)
    )


def _from_the_start(exercise: Exercise, dose: Dose) -> Dose:
    """Go back to the low end of the amount (double progression), sets and load kept."""
    return with_amount(dose, exercise.dose.type, least(exercise.dose))


def _longer_hold(exercise: Exercise, dose: Dose, rules: Ruleset) -> Advance | None:
    top = min(exercise.dose.hold_s_max, rules.hold_limit_s)
    if dose.hold_s >= top:
        return None
    return Advance(
        axis=Axis.HOLD, dose=replace(dose, hold_s=min(dose.hold_s + rules.hold_step_s, top))
    )


def _longer(exercise: Exercise, dose: Dose, rules: Ruleset) -> Advance | None:
    top = exercise.dose.duration_s_max
    if dose.duration_s >= top:
        return None
    aerobic = Role.AEROBIC in exercise.roles
    step = rules.walking_step_s if aerobic else rules.timed_step_s
    return Advance(
        axis=Axis.DURATION, dose=replace(dose, duration_s=min(dose.duration_s + step, top))
    )


def _more_load(exercise: Exercise, dose: Dose, rules: Ruleset) -> Advance | None:
    step = exercise.dose.load_step_kg
    if not step:
        return None
    heavier, within = next_load(dose.load_kg or 0.0, step, rules)
    if not within and dose.reps < exercise.dose.reps_max + rules.load_extra_reps:
        most = exercise.dose.reps_max + rules.load_extra_reps
        more = min(dose.reps + rules.reps_step, most)
        return Advance(axis=Axis.REPS, dose=replace(dose, reps=more))
    if heavier > LOAD_MAX_KG:
        return None
    return Advance(axis=Axis.LOAD, dose=replace(_from_the_start(exercise, dose), load_kg=heavier))


def next_load(load_kg: float, step_kg: float, rules: Ruleset) -> tuple[float, bool]:
    """Give the next load by the fewest whole steps of at least 2 %, and whether within 10 %."""
    load, step = Fraction(str(load_kg)), Fraction(str(step_kg))
    steps = max(1, -(-load * rules.load_percent_min // (100 * step)))
    rise = steps * step
    return float(load + rise), rise * 100 <= load * rules.load_percent_max


def _harder(exercise: Exercise, dose: Dose, rules: Ruleset) -> Advance | None:
    del dose, rules
    return Advance(axis=Axis.EXERCISE, dose=None) if exercise.harder else None


_STEPS: dict[Axis, Callable[[Exercise, Dose, Ruleset], Advance | None]] = {
    Axis.REPS: _more_reps,
    Axis.SETS: _more_sets,
    Axis.HOLD: _longer_hold,
    Axis.DURATION: _longer,
    Axis.LOAD: _more_load,
    Axis.EXERCISE: _harder,
}
