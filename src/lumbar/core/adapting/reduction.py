"""Make a dose smaller: cuts, missed days and steps back (rules page, section d).

Reductions never stack: only the largest of the day counts, and never below half of
the last completed dose. Repetitions and seconds round down, at least 1; loads go
down to the next available step.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from lumbar.core.adapting.amount import amount, least, with_amount
from lumbar.core.adapting.steps import CutKind
from lumbar.core.library import Dose, DoseRange
from lumbar.core.measuring.adherence import work
from lumbar.core.programme import PlanItem
from lumbar.core.record import Record
from lumbar.core.ruleset import Ruleset

# [D] missed days by how often a week the exercise is planned: (at least, resume up to).
RESUME_UP_TO_DAYS: tuple[tuple[int, int], ...] = ((4, 3), (2, 6), (0, 10))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut(Record):
    """State one reason for a smaller dose and its size in percent."""

    kind: CutKind
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation(Record):
    """State what the size of a dose depends on besides the exercise itself."""

    day: date
    deloading: bool
    maintenance: bool


def volume(dose: Dose) -> Fraction:
    """Measure a dose with its load: work times kilograms, body weight counting 1."""
    return work(dose) * _exact(dose.load_kg or 1)


def scale(dose: Dose, percent: int, bounds: DoseRange, last: Dose | None, rules: Ruleset) -> Dose:
    """Take ``percent`` off a dose, never below half of the last completed one."""
    return _down_to(dose, volume(dose) * (100 - percent) / 100, bounds, last, rules)


def _down_to(
    dose: Dose, most: Fraction, bounds: DoseRange, last: Dose | None, rules: Ruleset
) -> Dose:
    whole = amount(dose, bounds.type)
    if whole == 0 or dose.sets == 0:
        return dose
    unit = volume(dose) / whole
    lower = max(1, int(most // unit))
    if last is not None:
        lower = max(lower, int(-(-volume(last) * rules.floor_percent // (100 * unit))))
    return with_amount(dose, bounds.type, min(lower, whole))


def lighten(dose: Dose, percent: int, bounds: DoseRange, last: Dose | None) -> Dose | None:
    """Take ``percent`` off the load, down to the next available step; None where none is left."""
    if not dose.load_kg or not bounds.load_step_kg:
        return None
    step, load = _exact(bounds.load_step_kg), _exact(dose.load_kg)
    lower = (load * (100 - percent) / 100) // step * step
    before = load if last is None or last.load_kg is None else _exact(last.load_kg)
    if lower <= 0 or lower * 2 < before:
        return None
    return replace(dose, load_kg=float(lower))


def _exact(kilograms: float) -> Fraction:
    return Fraction(str(kilograms))


def missed_cut(item: PlanItem, situation: Situation, rules: Ruleset) -> Cut | None:
    """Find the cut for missed days, counted in local dates since the last completed session."""
    if item.last_done is None:
        return None
    days = (situation.day - item.last_done).days
    a_week = 1 if situation.maintenance else len(item.days)
    resume = next(limit for least, limit in RESUME_UP_TO_DAYS if a_week >= least)
    if days >= rules.missed_long_days:
        return Cut(kind=CutKind.MISSED_LONG, percent=rules.missed_long_percent)
    if days > resume:
        return Cut(kind=CutKind.MISSED, percent=rules.missed_percent)
    return None


def largest_cut(item: PlanItem, situation: Situation, rules: Ruleset) -> Cut | None:
    """Choose the largest of the cuts that hold today; None when none does."""
    cuts = [missed_cut(item, situation, rules)]
    if item.rest_cut:
        cuts.append(Cut(kind=CutKind.REST, percent=rules.rest_percent))
    if situation.deloading:
        cuts.append(Cut(kind=CutKind.DELOAD, percent=rules.deload_percent))
    return max((cut for cut in cuts if cut is not None), key=lambda cut: cut.percent, default=None)


def dose_for(
    item: PlanItem, bounds: DoseRange, situation: Situation, rules: Ruleset
) -> tuple[Dose, Cut | None]:
    """Give the dose of the day and the cut that made it smaller, if one did.

    While a step back has not been tried, cuts are taken from the dose before it and
    the smaller of the two counts: so that they never add up.
    """
    full = item.dose
    cut = largest_cut(item, situation, rules)
    if cut is None or item.quota is not None:
        return full, None
    most = volume(item.before or full) * (100 - cut.percent) / 100
    reduced = _down_to(full, most, bounds, item.last_dose, rules)
    return (full, None) if reduced == full else (reduced, cut)


def step_back(dose: Dose, bounds: DoseRange, last: Dose | None, rules: Ruleset) -> Dose | None:
    """Give the dose one step back (load, then amount, then a set); None at the bottom."""
    lighter = lighten(dose, rules.regress_percent, bounds, last)
    if lighter is not None:
        return lighter
    lower = scale(dose, rules.regress_percent, bounds, last, rules)
    if least(bounds) <= amount(lower, bounds.type) < amount(dose, bounds.type):
        return lower
    if dose.sets > 1 and _half_left(replace(dose, sets=dose.sets - 1), last, rules):
        return replace(dose, sets=dose.sets - 1)
    return None


def _half_left(dose: Dose, last: Dose | None, rules: Ruleset) -> bool:
    return last is None or volume(dose) * 100 >= volume(last) * rules.floor_percent
