"""The one number of a dose that grows and shrinks: repetitions, hold or duration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lumbar.core.library import Dose, DoseRange
from lumbar.core.words import DoseType

_READ: dict[DoseType, Callable[[Dose], int]] = {
    DoseType.REPS: lambda dose: dose.reps,
    DoseType.HOLD: lambda dose: dose.hold_s,
    DoseType.TIMED: lambda dose: dose.duration_s,
}
_WRITE: dict[DoseType, Callable[[Dose, int], Dose]] = {
    DoseType.REPS: lambda dose, number: replace(dose, reps=number),
    DoseType.HOLD: lambda dose, number: replace(dose, hold_s=number),
    DoseType.TIMED: lambda dose, number: replace(dose, duration_s=number),
}
_LEAST: dict[DoseType, Callable[[DoseRange], int]] = {
    DoseType.REPS: lambda bounds: bounds.reps_min,
    DoseType.HOLD: lambda bounds: bounds.hold_s_min,
    DoseType.TIMED: lambda bounds: bounds.duration_s_min,
}


def amount(dose: Dose, kind: DoseType) -> int:
    """Read the amount of a dose: repetitions, or seconds."""
    return _READ[kind](dose)


def with_amount(dose: Dose, kind: DoseType, number: int) -> Dose:
    """Give the dose with another amount, in repetitions or seconds."""
    return _WRITE[kind](dose, number)


def least(bounds: DoseRange) -> int:
    """Give the low end of the amount that a range allows."""
    return _LEAST[bounds.type](bounds)


def covers(done: Dose, asked: Dose) -> bool:
    """Tell whether a dose was done in full: no part of it below what was asked."""
    pairs = (
        (done.sets, asked.sets),
        (done.reps, asked.reps),
        (done.hold_s, asked.hold_s),
        (done.duration_s, asked.duration_s),
        (done.load_kg or 0, asked.load_kg or 0),
    )
    return all(given >= wanted for given, wanted in pairs)
