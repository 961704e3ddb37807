"""What adapting decides: steps, referrals, and what to do today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lumbar.core.library import Dose
from lumbar.core.morning import MorningDecision
from lumbar.core.programme import Plan, PlanItem
from lumbar.core.reasons import Considered, Reason
from lumbar.core.record import Count, Record
from lumbar.core.words import Axis, Direction, Level, Light


class StepKind(StrEnum):
    """Name what an automatic change does."""

    PROGRESS = "progress"
    REGRESS = "regress"
    HOLD = "hold"
    REST = "rest"
    DELOAD = "deload"
    SWAP = "swap"
    SUSPEND = "suspend"
    RESTART = "restart"
    QUOTA = "quota"
    UNLOCK = "unlock"
    LOCK = "lock"
    OPEN_DIRECTION = "open_direction"
    CLOSE_DIRECTION = "close_direction"
    FLARE = "flare"
    REVIEW = "review"


class CutKind(StrEnum):
    """Name why today's dose is below the dose that was earned."""

    REST = "rest"
    DELOAD = "deload"
    MISSED = "missed"
    MISSED_LONG = "missed_long"


class Who(StrEnum):
    """Name whom a referral sends the person to."""

    EMERGENCY_SERVICES = "emergency_services"
    URGENT_CARE = "urgent_care"
    CLINICIAN = "clinician"


WHO: dict[Level, Who] = {
    Level.OK: Who.CLINICIAN,
    Level.MODIFY: Who.CLINICIAN,
    Level.CLINICIAN_FIRST: Who.CLINICIAN,
    Level.URGENT: Who.URGENT_CARE,
    Level.EMERGENCY: Who.EMERGENCY_SERVICES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """Record one automatic change: what, on which local date, by which rule.

    ``exercise`` is empty for a change of the whole plan; ``to`` names the exercise
    that takes its place. ``reasons`` hold the numbers the rule looked at.
    """

    exercise: str
    kind: StepKind
    on: date
    rule: str
    axis: Axis | None = None
    before: Dose | None = None
    after: Dose | None = None
    to: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(Record):
    """Ask for a person: how soon, by which rule, and whom."""

    level: Level
    rule: str
    who: Who


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedMorning(Record):
    """State one judged morning: the decision for the session as a whole and for each exercise.

    ``on`` is the local date judged; the session's row is the worst of its exercises.
    """

    on: date
    decision: MorningDecision
    items: dict[str, MorningDecision]


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayItem(Record):
    """State one exercise of today: the dose to do, and what cut it if anything did."""

    item: PlanItem
    dose: Dose
    cut: CutKind | None = None
    percent: Count = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Today(Record):
    """State what to do today.

    ``rest`` says that strengthening rests although it may be due. ``left_out`` are the
    exercises of the plan that are not for today, with the reason. ``trials`` are the
    closed directions whose gentlest movement may be tried.
    """

    on: date
    items: tuple[TodayItem, ...]
    relief: tuple[TodayItem, ...]
    cool_down: tuple[TodayItem, ...]
    walking: TodayItem | None
    rest: bool
    left_out: tuple[Considered, ...]
    trials: tuple[Direction, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Record):
    """State what the history since the last call changes, and what to do today.

    ``refer`` is the gravest of what asks for a person, None when nothing does.
    ``review_due``, ``reassess`` and ``ask_person`` ask for the next look. ``reasons``
    gathers all of today, of the mornings and of the steps, each once.
    """

    plan: Plan
    steps: tuple[Step, ...]
    mornings: tuple[JudgedMorning, ...]
    light: Light
    refer: Referral | None
    today: Today
    review_due: bool
    reassess: bool
    ask_person: bool
    reasons: tuple[Reason, ...]
    considered: tuple[Considered, ...]
    ruleset: str
