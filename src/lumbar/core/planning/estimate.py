"""How long a dose takes (rules page, section h)."""

from __future__ import annotations

from lumbar.core.library import Dose
from lumbar.core.ruleset import Ruleset


def estimate_s(dose: Dose, rules: Ruleset) -> int:
    """Estimate one dose in seconds: sets x (reps x (hold + 3 s) + rest), x 2 per side.

    A timed dose takes its duration, with the rest only between its sets [D].
    """
    sides = 2 if dose.per_side else 1
    if dose.duration_s:
        between = max(dose.sets - 1, 0) * dose.rest_s
        return sides * (dose.sets * dose.duration_s + between)
    one_set = dose.reps * (dose.hold_s + rules.seconds_a_repetition) + dose.rest_s
    return sides * dose.sets * one_set
