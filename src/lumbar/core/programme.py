"""A person's programme and the state that adapting it needs.

The state travels with the plan, so that adapting reads only what is new and does
not grow slower with the years.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated

from lumbar.core.library import Dose
from lumbar.core.reasons import Considered, Reason
from lumbar.core.record import Count, Minutes, Range, Record
from lumbar.core.words import Direction, Mode, Preference, Role, Stage, Tag

Weekday = Annotated[int, Range(1, 7)]
"""A day of the week, 1 Monday to 7 Sunday (ISO 8601)."""

RunningCount = Annotated[float, Range(0, 1000)]
"""The running count of table P3, in halves."""


class PlanStatus(StrEnum):
    """Name where a programme stands (state machine of rules.md section h)."""

    ACTIVE = "active"
    FLARE = "flare"
    SUSPENDED = "suspended"
    REVIEW_DUE = "review_due"
    MAINTENANCE = "maintenance"
    DISCHARGED = "discharged"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem(Record):
    """Place one exercise in the week, with its dose and its running state.

    ``dose`` is what the exercise has earned; ``reduced`` is what to do next time
    while a temporary cut applies (None: the full dose), and ``cut`` says why.
    ``count`` is the running count of P3. ``stepped_back`` holds the dates of the
    regressions that are still inside the swap window. ``unlocked_on`` is the date
    the count first reached the prerequisite, None when it has not or was taken back.
    """

    exercise: str
    role: Role
    dose: Dose
    days: tuple[Weekday, ...]
    per_day: Count = 1
    picked: bool = False
    locked: bool = False
    suspended: bool = False
    modified_for: tuple[Tag, ...] = ()
    reduced: Dose | None = None
    cut: str = ""
    count: RunningCount = 0.0
    unlocked_on: date | None = None
    last_done: date | None = None
    last_dose: Dose | None = None
    stepped_back: tuple[date, ...] = ()
    quota: int | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Record):
    """Describe one phase ahead: its goal and the weeks it is expected to take."""

    code: str
    from_week: Count
    to_week: Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend(Record):
    """Carry what the morning rules need from before the judged window.

    ``review_on`` starts the reference again; ``first_week`` are the mornings of its
    first seven dates. ``lowest_usual`` is the lowest B that has stood for 14
    mornings, ``standing`` the run of B values not yet old enough to count.
    """

    review_on: date
    intake_rest: Annotated[int, Range(0, 10)]
    first_week: tuple[int, ...] = ()
    lowest_usual: int | None = None
    standing: tuple[int, ...] = ()
    evaluated_on: date | None = None
    raised_weeks: Count = 0
    holds_all: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Record):
    """State a programme a person can follow, and everything adapting it needs.

    ``items`` are the exercises of a session in their order (warm-up and relief
    first), ``relief`` what may be done through the day, ``cool_down`` what ends a
    session. ``minutes`` is the person's budget, ``days`` the weekdays they train.
    ``closed`` directions are shut until their ladder reopens them.
    """

    started_on: date
    review_on: date
    stage: Stage
    preference: Preference
    mode: Mode
    minutes: Minutes
    days: tuple[Weekday, ...]
    items: tuple[PlanItem, ...]
    relief: tuple[PlanItem, ...] = ()
    cool_down: tuple[PlanItem, ...] = ()
    walking: PlanItem | None = None
    tags: tuple[Tag, ...] = ()
    equipment: tuple[str, ...] = ()
    status: PlanStatus = PlanStatus.ACTIVE
    phases: tuple[Phase, ...] = ()
    safety_net: tuple[str, ...] = ()
    estimate_min: Minutes = 0
    trend: Trend | None = None
    judged_to: date | None = None
    deloaded_on: date | None = None
    unlocked: dict[str, date] = field(default_factory=dict)
    closed: tuple[Direction, ...] = ()
    ask_clinician: bool = False
    reasons: tuple[Reason, ...] = ()
    considered: tuple[Considered, ...] = ()
    content_hash: str = ""
    ruleset: str = ""
