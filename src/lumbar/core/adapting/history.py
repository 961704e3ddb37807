"""What happened, as it was reported: sessions, mornings and what people decided.

Every time is an aware date-time in the person's own offset: its ``date()`` is the
local calendar day, and hours are counted between instants, so that a change of
clocks or of time zone moves neither. None means "not reported", never 0 or no.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated

from lumbar.core.errors import OutOfRange
from lumbar.core.library import Dose
from lumbar.core.record import Effort, Minutes, Nprs, Range, Record
from lumbar.core.words import Direction, Level

RmdqPoints = Annotated[int, Range(0, 24)]
"""A Roland-Morris score: 0 no disability to 24."""

Rise = Annotated[int, Range(-10, 10)]
"""Pain after minus pain before, in points of the numeric rating scale."""


class SessionRow(StrEnum):
    """Name the row of table P1 that one exercise met, gravest first; quota last."""

    EMERGENCY = "1"
    URGENT = "2"
    DIRECTION = "3"
    WATCH = "3b"
    SHARP = "4"
    RISE = "5"
    BREAK = "6"
    HIGH = "7"
    AMBER = "8"
    GREEN = "9"
    QUOTA = "quota"

    @property
    def rank(self) -> int:
        """Give the place in the table: 0 gravest."""
        return list(SessionRow).index(self)


STOPS = frozenset(
    {
        SessionRow.EMERGENCY,
        SessionRow.URGENT,
        SessionRow.DIRECTION,
        SessionRow.WATCH,
        SessionRow.SHARP,
        SessionRow.RISE,
    }
)
"""The rows whose code begins with STOP_ (P3 row 5 counts them)."""


def worst(rows: tuple[SessionRow, ...]) -> SessionRow | None:
    """Give the gravest of several rows, None where there are none."""
    return min(rows, key=lambda row: row.rank, default=None)


FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years a date may lie in: others are slips, and the calendar ends beyond them."""


def refuse_far(day: date, path: str) -> None:
    """Raise ``OutOfRange`` for a date outside the years that can be meant."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise OutOfRange(
            f"{path} lies in the year {day.year}",
            path=path,
            remedy=f"give a date of the years {FIRST_YEAR} to {LAST_YEAR}",
        )


def refuse_naive(moment: datetime, path: str) -> None:
    """Raise ``OutOfRange`` for a time without an offset (its local day is unknown) or far off."""
    refuse_far(moment, path)
    if moment.utcoffset() is None:
        raise OutOfRange(
            f"{path} has no time zone",
            path=path,
            remedy="give the local time with its offset, such as 2026-03-29T07:00:00+01:00",
        )


def instant(moment: datetime) -> datetime:
    """Give the same moment in UTC, for comparing and subtracting.

    Danger: two times of one time zone are compared and subtracted by their clocks,
    an hour wrong across a change of clocks.
    """
    return moment.astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLog(Record):
    """Record one exercise of a session.

    ``row`` is the row of table P1 as recorded in the session. ``prescribed`` is what
    was asked, ``done`` what was done; ``effort`` 0-10; ``sharp`` whether the pain was
    marked as sharp, stabbing or electric.
    """

    exercise: str
    row: SessionRow | None = None
    prescribed: Dose | None = None
    done: Dose | None = None
    effort: Effort | None = None
    good_form: bool | None = None
    sharp: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLog(Record):
    """Record one session: when it ended, in local time, and its exercises."""

    ended_at: datetime
    items: tuple[ItemLog, ...]
    minutes: Minutes | None = None

    def __post_init__(self) -> None:
        """Check the limits; refuse a time without an offset."""
        Record.__post_init__(self)
        refuse_naive(self.ended_at, "ended_at")

    @property
    def at(self) -> datetime:
        """Give the time that places the session among the other entries."""
        return self.ended_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning(Record):
    """Record one morning entry, made after the main sleep.

    ``pain`` is the resting pain; ``night_worse`` woken by back pain more than usual;
    ``red_flag`` the gravest level newly reported at the check-in; ``leg_worse`` new or
    worse weakness or numbness in a leg; ``leg_further_down`` lower in the leg than
    before the last session and still there; ``leg_symptoms`` any pain, tingling or
    numbness in a leg; ``sore`` dull muscle soreness on movement; ``flare`` whether the
    person calls it a new episode.
    """

    at: datetime
    pain: Nprs | None = None
    night_worse: bool | None = None
    red_flag: Level | None = None
    leg_worse: bool | None = None
    leg_further_down: bool | None = None
    leg_symptoms: bool | None = None
    sore: bool | None = None
    dark_urine: bool | None = None
    flare: bool | None = None

    def __post_init__(self) -> None:
        """Check the limits; refuse a time without an offset."""
        Record.__post_init__(self)
        refuse_naive(self.at, "at")


@dataclass(frozen=True, slots=True, kw_only=True)
class LockLifted(Record):
    """Record that screening has cleared what locked the programme: when and by whom."""

    at: datetime
    by: str
    by_clinician: bool

    def __post_init__(self) -> None:
        """Check the limits; refuse a time without an offset."""
        Record.__post_init__(self)
        refuse_naive(self.at, "at")


class ReviewOutcome(StrEnum):
    """Say what a review decided."""

    CARRY_ON = "carry_on"
    GOALS_MET = "goals_met"
    DISCHARGE = "discharge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    """Record a review of the programme: when, by whom, and what it decided."""

    at: datetime
    by: str
    by_clinician: bool
    outcome: ReviewOutcome = ReviewOutcome.CARRY_ON

    def __post_init__(self) -> None:
        """Check the limits; refuse a time without an offset."""
        Record.__post_init__(self)
        refuse_naive(self.at, "at")


@dataclass(frozen=True, slots=True, kw_only=True)
class DisabilityScore(Record):
    """Record one Roland-Morris score."""

    at: datetime
    points: RmdqPoints

    def __post_init__(self) -> None:
        """Check the limits; refuse a time without an offset."""
        Record.__post_init__(self)
        refuse_naive(self.at, "at")


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderTrial(Record):
    """Record a trial of the gentlest movement of a closed direction: how the pain changed."""

    at: datetime
    direction: Direction
    rise: Rise

    def __post_init__(self) -> None:
        """Check the limits; refuse a time without an offset."""
        Record.__post_init__(self)
        refuse_naive(self.at, "at")


Entry = SessionLog | Morning | LockLifted | Review | DisabilityScore | LadderTrial
"""Anything a history holds; each has ``at``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History(Record):
    """Hold everything reported, each kind in the order of time."""

    sessions: tuple[SessionLog, ...] = ()
    mornings: tuple[Morning, ...] = ()
    lifted: tuple[LockLifted, ...] = ()
    reviews: tuple[Review, ...] = ()
    scores: tuple[DisabilityScore, ...] = ()
    trials: tuple[LadderTrial, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported(Record):
    """Keep one reported morning: its local date and its rise over the usual pain."""

    on: date
    rise: Rise
