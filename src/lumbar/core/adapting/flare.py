"""The flare path (table P3, row 7): relief and walking, then a smaller start."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lumbar.core.adapting.amount import amount
from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.history import Morning
from lumbar.core.adapting.ledger import TRAINING, Ledger, Slot, change_dose, make_step
from lumbar.core.adapting.reduction import scale, volume
from lumbar.core.adapting.steps import StepKind
from lumbar.core.morning import MorningDecision
from lumbar.core.programme import PlanStatus

RULE = "P3.7"


def watch_for_flare(ledger: Ledger, morning: Morning, decision: MorningDecision, day: date) -> None:
    """Begin a flare when the person calls it one, or after three mornings up by 3 points."""
    rules, standing = ledger.rules, ledger.standing
    if decision.rise is not None:
        raised = decision.rise >= rules.regress_rise_points
        ledger.standing = replace(standing, flaring=standing.flaring + 1 if raised else 0)
    named = bool(morning.flare) or ledger.standing.flaring >= rules.flare_mornings
    if not named or ledger.by_quota() or ledger.plan.status not in TRAINING:
        return
    ledger.standing = replace(ledger.standing, flare_on=day, flaring=0)
    ledger.plan = replace(ledger.plan, status=PlanStatus.FLARE)
    ledger.note(None, StepKind.FLARE, day, RULE, AdaptCode.FLARE, called=int(bool(morning.flare)))


def end_flare(ledger: Ledger, day: date) -> None:
    """End the days of relief: after two once the morning is nearly usual, else after three."""
    since = ledger.standing.flare_on
    if ledger.plan.status is not PlanStatus.FLARE or since is None:
        return
    rules, last = ledger.rules, ledger.standing.reported
    days = (day - since).days
    settled = last is not None and last.on > since and last.rise <= rules.hold_rise_points
    if days < rules.flare_relief_days_min or (days < rules.flare_relief_days_max and not settled):
        return
    ledger.plan = replace(ledger.plan, status=PlanStatus.ACTIVE)
    ledger.standing = replace(ledger.standing, flare_on=None)
    for slot in ledger.main():
        _restart_smaller(ledger, slot, day)


def _restart_smaller(ledger: Ledger, slot: Slot, day: date) -> None:
    item, bounds, rules = slot.item, ledger.exercise(slot).dose, ledger.rules
    whole = item.before or item.dose
    smaller = scale(whole, 100 - rules.flare_restart_percent, bounds, item.last_dose, rules)
    if volume(smaller) >= volume(item.dose):
        smaller = item.dose
    step = make_step(
        StepKind.RESTART,
        day,
        RULE,
        AdaptCode.FLARE_OVER,
        percent=rules.flare_restart_percent,
        amount=amount(smaller, bounds.type),
    )
    change_dose(ledger, slot, smaller, step)
    slot.item = replace(slot.item, before=whole, rest_cut=False)
