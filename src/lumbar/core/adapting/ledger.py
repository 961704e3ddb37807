"""The working copy of a programme while *adapt* reads what is new.

It lives inside one call only: it starts from a frozen plan, is written by the rules
in their order, and ends as a new frozen plan with the list of steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from math import ceil

from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.reduction import Situation
from lumbar.core.adapting.steps import WHO, JudgedMorning, Referral, Step, StepKind
from lumbar.core.errors import MissingAnswer
from lumbar.core.library import Dose, Exercise, Library
from lumbar.core.planning.estimate import estimate_s
from lumbar.core.programme import Plan, PlanItem, PlanStatus, Standing, Trend
from lumbar.core.reasons import Considered, Number, Reason
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Axis, Level, Mode

MAIN, RELIEF, COOL_DOWN, WALKING = "items", "relief", "cool_down", "walking"
TRAINING = (PlanStatus.ACTIVE, PlanStatus.REVIEW_DUE, PlanStatus.MAINTENANCE)
DAYS_IN_WEEK = 7


@dataclass(slots=True)
class Slot:
    """Hold one item in its part of the programme."""

    part: str
    item: PlanItem


@dataclass(slots=True)
class Ledger:
    """Hold everything the rules of *adapt* read and write; ``now`` is the entry being read."""

    plan: Plan
    library: Library
    rules: Ruleset
    trend: Trend
    standing: Standing
    slots: list[Slot]
    unlocked: dict[str, date]
    now: datetime | None = None
    steps: list[Step] = field(default_factory=list)
    mornings: list[JudgedMorning] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    considered: list[Considered] = field(default_factory=list)
    ask_person: bool = False

    def find(self, slug: str) -> Slot | None:
        """Find the first item of an exercise; None when the programme has none."""
        return next((slot for slot in self.slots if slot.item.exercise == slug), None)

    def part(self, name: str) -> tuple[PlanItem, ...]:
        """List the items of one part of the programme, in their order."""
        return tuple(slot.item for slot in self.slots if slot.part == name)

    def main(self) -> Iterator[Slot]:
        """Go through the exercises of the session itself."""
        return (slot for slot in self.slots if slot.part == MAIN)

    def exercise(self, slot: Slot) -> Exercise:
        """Look up the exercise of an item."""
        return self.library.exercise(slot.item.exercise)

    def by_quota(self) -> bool:
        """Tell whether time and not pain sets the dose."""
        return self.plan.mode is Mode.TIME_CONTINGENT

    def deloading(self, day: date) -> bool:
        """Tell whether a day lies in a deload week."""
        since = self.plan.deloaded_on
        return since is not None and 0 <= (day - since).days < DAYS_IN_WEEK

    def situation(self, day: date) -> Situation:
        """State what the size of a dose depends on that day."""
        return Situation(
            day=day,
            deloading=self.deloading(day),
            maintenance=self.plan.status is PlanStatus.MAINTENANCE,
        )

    def note(
        self,
        slot: Slot | None,
        kind: StepKind,
        day: date,
        rule: str,
        code: AdaptCode,
        **numbers: Number,
    ) -> None:
        """Record a change that leaves the dose as it is."""
        slug = "" if slot is None else slot.item.exercise
        reason = Reason(code, _EVIDENCE.get(code, "design"), numbers)
        self.steps.append(Step(exercise=slug, kind=kind, on=day, rule=rule, reasons=(reason,)))

    def weigh(self, what: str, outcome: str, code: str, **numbers: Number) -> None:
        """Record what was weighed and left as it is."""
        reason = Reason(code, "design", numbers)
        self.considered.append(Considered(what=what, outcome=outcome, reason=reason))

    def take_back(self, slug: str) -> None:
        """Take back that an exercise opens others, after a step back or a stop of it."""
        if self.unlocked.pop(slug, None) is not None:
            self.weigh(slug, "taken_back", AdaptCode.TAKEN_BACK)

    def refer(self, level: Level, rule: str) -> None:
        """Ask for a person; a clinician's part stays asked until a review."""
        self.referrals.append(Referral(level=level, rule=rule, who=WHO[level]))
        self.standing = replace(self.standing, referral_rule=rule)
        if level is Level.CLINICIAN_FIRST:
            self.plan = replace(self.plan, ask_clinician=True)

    def finished(self) -> Plan:
        """Give the new plan."""
        walking = self.part(WALKING)
        main, ending = self.part(MAIN), self.part(COOL_DOWN)
        return replace(
            self.plan,
            items=main,
            relief=self.part(RELIEF),
            cool_down=ending,
            walking=walking[0] if walking else None,
            estimate_min=self._estimate_min(main + ending),
            trend=self.trend,
            standing=self.standing,
            unlocked=dict(self.unlocked),
        )

    def _estimate_min(self, items: tuple[PlanItem, ...]) -> int:
        seconds = sum(estimate_s(item.dose, self.rules) for item in items)
        return ceil(seconds / 60) if self.steps else self.plan.estimate_min


_EVIDENCE: dict[str, str] = {
    AdaptCode.PROGRESS_LOAD: "acsm-2009",
    AdaptCode.PROGRESS_REPS: "nsca",
    AdaptCode.PROGRESS_RUNNING: "run-walk-2023",
    AdaptCode.PROGRESS_DAILY: "source-001",
    AdaptCode.GOALS_MET: "spiering-2021",
    AdaptCode.QUOTA_SET: "lambeek-2007",
    AdaptCode.QUOTA_OVER: "lambeek-2007",
    AdaptCode.DIRECTION_OPENED: "osullivan-2020",
    AdaptCode.DIRECTION_STEP: "osullivan-2020",
    AdaptCode.DIRECTION_FREE: "osullivan-2020",
    AdaptCode.NOT_BETTER: "ostelo-2008",
}


def change_dose(
    ledger: Ledger,
    slot: Slot,
    after: Dose,
    step: Step,
) -> None:
    """Give an item another dose and record the step; its count starts again.

    ``step`` is completed with the exercise and both doses.
    """
    before = slot.item.dose
    slot.item = replace(slot.item, dose=after, count=0.0, stepped_on=step.on, before=None)
    done = replace(step, exercise=slot.item.exercise, before=before, after=after)
    ledger.steps.append(done)


def make_step(
    kind: StepKind,
    day: date,
    rule: str,
    code: AdaptCode,
    axis: Axis | None = None,
    **numbers: Number,
) -> Step:
    """Prepare a step that ``change_dose`` or ``change_exercise`` completes."""
    reason = Reason(code, _EVIDENCE.get(code, "design"), numbers)
    return Step(exercise="", kind=kind, on=day, rule=rule, axis=axis, reasons=(reason,))


def open_ledger(plan: Plan, library: Library, rules: Ruleset) -> Ledger:
    """Start a working copy; raise ``MissingAnswer`` for a plan without a trend."""
    if plan.trend is None:
        raise MissingAnswer(
            "the plan has no resting pain from the intake",
            path="plan.trend",
            remedy="make the plan with lumbar decide plan, which sets it",
        )
    parts = ((MAIN, plan.items), (RELIEF, plan.relief), (COOL_DOWN, plan.cool_down))
    slots = [Slot(part, item) for part, items in parts for item in items]
    if plan.walking is not None:
        slots.append(Slot(WALKING, plan.walking))
    return Ledger(
        plan=plan,
        library=library,
        rules=rules,
        trend=plan.trend,
        standing=plan.standing,
        slots=slots,
        unlocked=dict(plan.unlocked),
    )
