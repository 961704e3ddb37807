"""A person's programme and the state that adapting it needs.

The state travels with the plan, so that adapting reads only what is new and does
not grow slower with the years.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from lumbar.core.adapting.history import Reported, RmdqPoints, SessionLog
from lumbar.core.library import Dose
from lumbar.core.reasons import Considered, Reason
from lumbar.core.record import Count, Minutes, Nprs, Range, Record, Seconds
from lumbar.core.words import Direction, Level, Light, Mode, Preference, Role, Stage, Tag

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
    while a temporary cut applies (None: the full dose), and ``cut`` says why
    (``CutKind``, empty for none). ``before`` is the dose before a step back that has
    not been tried yet: today's cuts are counted from it, so that they never stack.
    ``count`` is the running count of P3. ``last_done`` and ``last_dose`` are of the
    last completed session of the exercise. ``stepped_on`` is the date of its last
    step. ``stepped_back`` holds the dates of the regressions still
    inside the swap window. ``baseline`` are the amounts of the
    sessions before a quota, ``stage`` the stage of a run-walk programme, ``since`` the
    date the exercise joined (None: the start).
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
    last_done: date | None = None
    last_dose: Dose | None = None
    before: Dose | None = None
    rest_cut: bool = False
    stepped_on: date | None = None
    stepped_back: tuple[date, ...] = ()
    baseline: tuple[Seconds, ...] = ()
    quota: Seconds | None = None
    stage: Count | None = None
    since: date | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Record):
    """Describe one phase ahead: its goal and the weeks it is expected to take."""

    code: str
    from_week: Count
    to_week: Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedPain(Record):
    """Keep one morning's pain with its local date."""

    on: date
    pain: Nprs


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend(Record):
    """Carry what the morning rules need from before the judged window.

    ``review_on`` starts the reference again; ``first_week`` are the mornings of its
    first seven dates, ``week`` those of the last seven. ``recent`` are the last seven
    entries and ``entries`` how many there were (up to seven), for the median.
    ``lowest_usual`` is the lowest B that has stood for 14 mornings, ``standing`` the
    last values of B. ``raised_weeks`` counts weekly evaluations in a row that were
    raised; ``holds_all`` stands while the rise lasts.
    """

    review_on: date
    intake_rest: Nprs
    first_week: tuple[Nprs, ...] = ()
    week: tuple[DatedPain, ...] = ()
    recent: tuple[Nprs, ...] = ()
    entries: Count = 0
    lowest_usual: Nprs | None = None
    standing: tuple[Nprs, ...] = ()
    evaluated_on: date | None = None
    raised_weeks: Count = 0
    holds_all: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder(Record):
    """Follow one closed direction back in (rules.md section b, step 3).

    ``quiet_days`` is the run of quiet days and ``quiet_on`` its last, ``trial_rise``
    the rise of the latest trial in it, ``step`` the step of the ladder that is open
    (None: closed), ``finished`` whether the full range was reached.
    """

    direction: Direction
    quiet_days: Count = 0
    quiet_on: date | None = None
    trial_rise: Annotated[int, Range(-10, 10)] | None = None
    step: Count | None = None
    finished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Record):
    """Carry where a programme stands between two calls of *adapt*.

    ``read_to`` is, for each kind of entry, the time of the last one read (a kind that
    arrives late is not lost), ``opened_on`` the last local date begun; ``light`` is the
    colour shown, ``referral_rule`` the rule that last asked for a clinician,
    ``reassess`` whether the person should be assessed again. ``awaiting`` are the
    sessions whose morning has not come yet. ``locked_at`` stands from an emergency or
    urgent stop until a later clearance; ``capped_to`` is the last day of the HIGH cap
    after one.
    ``stops`` are the dates of the stops inside their window, ``stopped`` the
    exercises and ``stopped_directions`` the directions closed for ``stopped_on``
    alone; ``paused`` are directions held while leg symptoms stay further down.
    ``rest_on`` is a day of rest from strengthening. The counts in a row (``sore``,
    ``further_down``, ``missing``, ``flaring``) include the last morning.
    ``week_sessions`` and ``week_amber`` count the present week of the programme.
    """

    read_to: dict[str, datetime] = field(default_factory=dict)
    opened_on: date | None = None
    light: Light = Light.NONE
    referral_rule: str = ""
    reassess: bool = False
    awaiting: tuple[SessionLog, ...] = ()
    reported: Reported | None = None
    locked_at: datetime | None = None
    locked_level: Level | None = None
    capped_to: date | None = None
    stops: tuple[date, ...] = ()
    stopped_on: date | None = None
    stopped: tuple[str, ...] = ()
    stopped_directions: tuple[Direction, ...] = ()
    paused: tuple[Direction, ...] = ()
    rest_on: date | None = None
    sore_since: date | None = None
    sore_on: date | None = None
    further_down: Count = 0
    missing: Count = 0
    flaring: Count = 0
    flare_on: date | None = None
    week_sessions: Count = 0
    week_amber: Count = 0
    amber_weeks: Count = 0
    green_sessions: Count = 0
    quota_sessions: Count = 0
    rmdq_start: RmdqPoints | None = None
    rmdq_last: RmdqPoints | None = None
    ladders: tuple[Ladder, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Record):
    """State a programme a person can follow, and everything adapting it needs.

    ``items`` are the exercises of a session in their order (warm-up and relief
    first), ``relief`` what may be done through the day, ``cool_down`` what ends a
    session. ``minutes`` is the person's budget, ``days`` the weekdays they train.
    ``closed`` directions are shut until their ladder reopens them. ``judged_to`` is the
    last local date that is closed; ``unlocked`` the date on which each exercise reached
    the running count that opens others, taken back by a later step back or stop.
    ``slower_progression`` stands while the psychosocial route is open (section g).
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
    standing: Standing = field(default_factory=Standing)
    judged_to: date | None = None
    deloaded_on: date | None = None
    unlocked: dict[str, date] = field(default_factory=dict)
    closed: tuple[Direction, ...] = ()
    ask_clinician: bool = False
    slower_progression: bool = False
    reasons: tuple[Reason, ...] = ()
    considered: tuple[Considered, ...] = ()
    content_hash: str = ""
    ruleset: str = ""
