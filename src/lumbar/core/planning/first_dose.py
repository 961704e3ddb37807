"""The dose an exercise starts with (rules page, sections d and h)."""

from __future__ import annotations

from dataclasses import replace

from lumbar.core.library import Dose, Exercise
from lumbar.core.planning.preferences import PlanCode
from lumbar.core.reasons import Reason
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Tag


def first_dose(
    exercise: Exercise, modified: tuple[Tag, ...], rules: Ruleset
) -> tuple[Dose, tuple[Reason, ...]]:
    """Give the first dose: the low end of the range, fewer sets in the first week.

    A hold is capped with high blood pressure, the repetitions halved while the back
    is irritable, where the exercise asks for that.
    """
    dose, reasons = exercise.dose.start(), []
    limit = exercise.dose.first_week_sets
    if limit is not None and limit < dose.sets:
        reasons.append(Reason(PlanCode.FIRST_WEEK_SETS, "design", {"sets": limit}))
        dose = replace(dose, sets=limit)
    if Tag.UNCONTROLLED_HYPERTENSION in modified:
        dose = replace(dose, hold_s=min(dose.hold_s, rules.pressure_hold_s))
    if Tag.HIGH_IRRITABILITY in modified:
        dose = replace(dose, reps=(dose.reps + 1) // 2)
    return dose, tuple(reasons)


def relief_dose(exercise: Exercise, rules: Ruleset) -> Dose:
    """Give one short set for through the day: 5 repetitions, or the shortest time."""
    dose = exercise.dose.start()
    reps = rules.relief_reps if dose.reps else 0
    return replace(dose, sets=1, reps=reps, rest_s=0)
