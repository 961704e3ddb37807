"""Table P2: the rows of the next-morning check, in the order in which they win."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from lumbar.core.adapting.history import Morning, SessionRow
from lumbar.core.record import Record
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Level, Mode


class MorningRow(StrEnum):
    """Name the rows of table P2; ``quota`` replaces rows 3-10 where time sets the dose."""

    SEEK_CARE = "1"
    FURTHER_DOWN = "2"
    QUOTA = "quota"
    MUCH_WORSE = "3"
    WORSE = "4"
    A_LITTLE_WORSE = "5"
    SORE = "6"
    USUAL_AMBER = "7"
    USUAL_GREEN = "8"
    USUAL_OTHER = "9"
    MISSING = "10"


class MorningCode(StrEnum):
    """Name what happens to the next session, mildest first."""

    NO_CHANGE = "NO_CHANGE"
    PROGRESS_CANDIDATE = "PROGRESS_CANDIDATE"
    CONTINUE = "CONTINUE"
    HOLD = "HOLD"
    REST_1_DAY = "REST_1_DAY"
    REGRESS = "REGRESS"
    SEEK_CARE = "SEEK_CARE"

    @property
    def rank(self) -> int:
        """Give the place in the order of strictness: 0 mildest."""
        return list(MorningCode).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Record):
    """State what the rows look at; ``rise`` is m - B, None without a morning number."""

    row: SessionRow | None
    morning: Morning | None
    rise: int | None
    again: bool
    locked: bool
    mode: Mode
    rules: Ruleset


def _seek_care(facts: Facts) -> bool:
    return facts.locked or care_level(facts.morning) is not None


def care_level(morning: Morning | None) -> Level | None:
    """Give the level at which an entry itself asks for care, None when it does not."""
    if morning is None:
        return None
    if morning.red_flag is not None and morning.red_flag.rank > Level.MODIFY.rank:
        return morning.red_flag
    dark = bool(morning.sore and morning.dark_urine)
    return Level.URGENT if dark or morning.leg_worse else None


def _further_down(facts: Facts) -> bool:
    return facts.morning is not None and bool(facts.morning.leg_further_down)


def _quota(facts: Facts) -> bool:
    return facts.mode is Mode.TIME_CONTINGENT


def _much_worse(facts: Facts) -> bool:
    return facts.rise is not None and (facts.rise >= facts.rules.regress_rise_points or facts.again)


def _worse(facts: Facts) -> bool:
    return facts.rise is not None and facts.rise >= facts.rules.regress_again_points


def _a_little_worse(facts: Facts) -> bool:
    night = facts.morning is not None and bool(facts.morning.night_worse)
    return night or (facts.rise is not None and facts.rise >= facts.rules.hold_rise_points)


def _sore(facts: Facts) -> bool:
    sore = facts.morning is not None and bool(facts.morning.sore)
    mild = facts.row in {None, SessionRow.AMBER, SessionRow.GREEN}
    return sore and mild and facts.rise is not None


def _usual_amber(facts: Facts) -> bool:
    return facts.rise is not None and facts.row is SessionRow.AMBER


def _usual_green(facts: Facts) -> bool:
    return facts.rise is not None and facts.row is SessionRow.GREEN


def _usual_other(facts: Facts) -> bool:
    return facts.rise is not None


def _missing(facts: Facts) -> bool:
    return facts.rise is None


ROWS: tuple[tuple[MorningRow, Callable[[Facts], bool]], ...] = (
    (MorningRow.SEEK_CARE, _seek_care),
    (MorningRow.FURTHER_DOWN, _further_down),
    (MorningRow.QUOTA, _quota),
    (MorningRow.MUCH_WORSE, _much_worse),
    (MorningRow.WORSE, _worse),
    (MorningRow.A_LITTLE_WORSE, _a_little_worse),
    (MorningRow.SORE, _sore),
    (MorningRow.USUAL_AMBER, _usual_amber),
    (MorningRow.USUAL_GREEN, _usual_green),
    (MorningRow.USUAL_OTHER, _usual_other),
    (MorningRow.MISSING, _missing),
)
"""First match wins. [D] throughout, thresholds in ``Ruleset``."""

CONDITIONS: dict[MorningRow, str] = {
    MorningRow.SEEK_CARE: "a red-flag item; new or worse weakness or numbness in a leg; muscle"
    " soreness with dark urine; or the plan is locked by P1 row 1 or 2 and not cleared",
    MorningRow.FURTHER_DOWN: "leg symptoms further down than before the session, and still there",
    MorningRow.QUOTA: "the mode is time-contingent",
    MorningRow.MUCH_WORSE: "m - B is {regress_rise_points} or more; or {regress_again_points} or"
    " more on this and the previous reported morning, at most {regress_again_days} days apart",
    MorningRow.WORSE: "m - B is {regress_again_points}",
    MorningRow.A_LITTLE_WORSE: "m - B is {hold_rise_points}, or the night was worse than usual",
    MorningRow.SORE: "muscle soreness, m - B is 0 or less, the session was P1 row 8 or 9 or there"
    " was none",
    MorningRow.USUAL_AMBER: "m - B is 0 or less, and the session was P1 row 8",
    MorningRow.USUAL_GREEN: "m - B is 0 or less, and the session was P1 row 9",
    MorningRow.USUAL_OTHER: "m - B is 0 or less, after any other session or none",
    MorningRow.MISSING: "no morning entry, or an entry without a number",
}
"""The rows in words, for the reference page; ``{...}`` are fields of the ruleset."""


DOSE_ROWS = (MorningRow.MUCH_WORSE, MorningRow.WORSE, MorningRow.A_LITTLE_WORSE)
"""The rows whose decision row 2 adds for the dose."""

CODES: dict[MorningRow, MorningCode] = {
    MorningRow.SEEK_CARE: MorningCode.SEEK_CARE,
    MorningRow.FURTHER_DOWN: MorningCode.HOLD,
    MorningRow.QUOTA: MorningCode.CONTINUE,
    MorningRow.MUCH_WORSE: MorningCode.REGRESS,
    MorningRow.WORSE: MorningCode.REST_1_DAY,
    MorningRow.A_LITTLE_WORSE: MorningCode.HOLD,
    MorningRow.SORE: MorningCode.CONTINUE,
    MorningRow.USUAL_AMBER: MorningCode.PROGRESS_CANDIDATE,
    MorningRow.USUAL_GREEN: MorningCode.PROGRESS_CANDIDATE,
    MorningRow.USUAL_OTHER: MorningCode.NO_CHANGE,
    MorningRow.MISSING: MorningCode.HOLD,
}
"""What each row does to the dose; row 9 with a session adds the next time of P1."""

NEXT_TIME: dict[SessionRow, MorningCode] = {
    SessionRow.EMERGENCY: MorningCode.HOLD,
    SessionRow.URGENT: MorningCode.HOLD,
    SessionRow.DIRECTION: MorningCode.HOLD,
    SessionRow.WATCH: MorningCode.HOLD,
    SessionRow.SHARP: MorningCode.REGRESS,
    SessionRow.RISE: MorningCode.REGRESS,
    SessionRow.BREAK: MorningCode.HOLD,
    SessionRow.HIGH: MorningCode.HOLD,
    SessionRow.AMBER: MorningCode.NO_CHANGE,
    SessionRow.GREEN: MorningCode.NO_CHANGE,
    SessionRow.QUOTA: MorningCode.NO_CHANGE,
}
"""The "next time" of table P1; rows 1 and 2 are locked until cleared, then hold."""

RESETTING_ROWS = frozenset({MorningRow.SEEK_CARE, MorningRow.FURTHER_DOWN, *DOSE_ROWS})
"""P2 rows that set the running count to 0."""

KEEPING_ROWS = frozenset({SessionRow.AMBER, SessionRow.GREEN, SessionRow.QUOTA})
"""P1 rows that do not set the running count to 0."""


def first_row(facts: Facts) -> MorningRow:
    """Find the first row whose condition holds; the last rows together always do."""
    return next(row for row, met in ROWS if met(facts))


def dose_row(facts: Facts) -> MorningRow | None:
    """Find which of rows 3-5 row 2 adds for the dose, None for a plain hold."""
    return next((row for row, met in ROWS if row in DOSE_ROWS and met(facts)), None)
