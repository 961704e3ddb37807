"""Graded activity: a quota fixed by time (time-contingent; only a clinician starts it).

Three sessions give a baseline; the quota is 70 % of their mean and stays fixed.
Lambeek 2007 [V]; the principle is that of Lindström 1992 [K]. Pain changes nothing
here but through the rows that stay in force: see ``live.pain`` and table P2.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from lumbar.core.adapting.amount import amount
from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.history import ItemLog
from lumbar.core.adapting.ledger import Ledger, Slot, change_dose, make_step
from lumbar.core.adapting.steps import StepKind
from lumbar.core.library import Dose
from lumbar.core.programme import PlanStatus
from lumbar.core.ruleset import RULES, Ruleset
from lumbar.core.words import DoseType, Level

QUOTA_MAX = 1000
"""The most that the field of a dose can hold."""


def quota_of(baseline: tuple[int, ...], rules: Ruleset = RULES) -> int:
    """Give the start quota: 70 % of the mean, computed exactly, rounded down, at least 1."""
    share = Fraction(sum(baseline) * rules.quota_percent, 100 * len(baseline))
    return max(1, int(share))


def count_session(ledger: Ledger, day: date) -> None:
    """Count one session of the quota; after the last allowed one a clinician decides."""
    done = ledger.standing.quota_sessions + 1
    ledger.standing = replace(ledger.standing, quota_sessions=done)
    if done == ledger.rules.quota_sessions_max:
        ledger.plan = replace(ledger.plan, status=PlanStatus.SUSPENDED)
        ledger.note(None, StepKind.SUSPEND, day, "d.quota", AdaptCode.QUOTA_OVER, sessions=done)
        ledger.refer(Level.CLINICIAN_FIRST, "d.quota")


def take_up(ledger: Ledger, slot: Slot, log: ItemLog, day: date) -> None:
    """Add one session to the baseline of an exercise; the third fixes its quota."""
    if log.done is None or slot.item.quota is not None:
        return
    kind = ledger.exercise(slot).dose.type
    slot.item = replace(slot.item, baseline=(*slot.item.baseline, _total(log.done, kind)))
    if len(slot.item.baseline) < ledger.rules.quota_baseline_sessions:
        return
    quota = min(quota_of(slot.item.baseline, ledger.rules), QUOTA_MAX)
    step = make_step(StepKind.QUOTA, day, "d.quota", AdaptCode.QUOTA_SET, quota=quota)
    change_dose(ledger, slot, _as_dose(slot.item.dose, quota, kind), step)
    slot.item = replace(slot.item, quota=quota)


def _total(done: Dose, kind: DoseType) -> int:
    return amount(done, kind) * (1 if kind is DoseType.HOLD else done.sets)


def _as_dose(dose: Dose, quota: int, kind: DoseType) -> Dose:
    return {
        DoseType.REPS: replace(dose, sets=1, reps=quota),
        DoseType.HOLD: replace(dose, hold_s=quota),
        DoseType.TIMED: replace(dose, sets=1, duration_s=quota),
    }[kind]
