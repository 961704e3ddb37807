"""Say why the morning room decided as it did: codes and numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lumbar.core.adapting.history import Morning, Reported, SessionRow
from lumbar.core.adapting.morning_table import CODES, NEXT_TIME, MorningCode, MorningRow, care_level
from lumbar.core.reasons import Number, Reason
from lumbar.core.record import Count, Nprs, Record
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Mode


class MorningReason(StrEnum):
    """Name why the morning room decided as it did."""

    SEEK_CARE = "morning.seek_care"
    LOCKED = "morning.locked"
    DARK_URINE = "morning.dark_urine"
    FURTHER_DOWN = "morning.further_down"
    FURTHER_DOWN_TWICE = "morning.further_down_twice"
    QUOTA = "morning.quota"
    MUCH_WORSE = "morning.much_worse"
    WORSE_TWICE = "morning.worse_twice"
    WORSE = "morning.worse"
    A_LITTLE_WORSE = "morning.a_little_worse"
    NIGHT_WORSE = "morning.night_worse"
    SORE = "morning.sore"
    SORE_HOLD = "morning.sore_hold"
    SORE_CLINICIAN = "morning.sore_clinician"
    USUAL_AMBER = "morning.usual_amber"
    USUAL_GREEN = "morning.usual_green"
    USUAL = "morning.usual"
    NO_SESSION = "morning.no_session"
    MISSING = "morning.missing"
    MISSING_THREE = "morning.missing_three"
    SESSION_STRICTER = "morning.session_stricter"


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningCheck(Record):
    """State what table P2 may know about one morning.

    ``row`` is the P1 row of the exercise or session that the morning judges (None: no
    session), ``sharp`` whether its pain was marked so, ``morning`` the entry (None: none
    came), ``usual`` the usual pain B.
    ``reported`` is the reported morning before this one. ``on`` is the local date
    judged. The counts in a row include this morning. ``locked`` says that P1 rows 1-2
    or P2 row 1 stand without a clearance.
    """

    row: SessionRow | None = None
    morning: Morning | None = None
    usual: Nprs
    on: date
    reported: Reported | None = None
    sore_mornings: Count = 0
    further_down_mornings: Count = 0
    missing_mornings: Count = 0
    locked: bool = False
    sharp: bool | None = None
    mode: Mode = Mode.PAIN_MONITORED

    @property
    def next_time(self) -> MorningCode:
        """Give the "next time" of the session's row of table P1 in the plan's mode."""
        if self.row is None:
            return MorningCode.NO_CHANGE
        by_quota = self.mode is Mode.TIME_CONTINGENT and self.row.rank > SessionRow.SHARP.rank
        return MorningCode.NO_CHANGE if by_quota else NEXT_TIME[self.row]


_FIRST: dict[MorningRow, MorningReason] = {
    MorningRow.FURTHER_DOWN: MorningReason.FURTHER_DOWN,
    MorningRow.QUOTA: MorningReason.QUOTA,
    MorningRow.MUCH_WORSE: MorningReason.MUCH_WORSE,
    MorningRow.WORSE: MorningReason.WORSE,
    MorningRow.A_LITTLE_WORSE: MorningReason.A_LITTLE_WORSE,
    MorningRow.USUAL_AMBER: MorningReason.USUAL_AMBER,
    MorningRow.USUAL_GREEN: MorningReason.USUAL_GREEN,
    MorningRow.USUAL_OTHER: MorningReason.USUAL,
    MorningRow.MISSING: MorningReason.MISSING,
}

_SECOND: dict[MorningRow, tuple[MorningReason, Callable[[MorningCheck, Ruleset], bool]]] = {
    MorningRow.FURTHER_DOWN: (
        MorningReason.FURTHER_DOWN_TWICE,
        lambda check, rules: check.further_down_mornings >= rules.further_down_mornings,
    ),
    MorningRow.MUCH_WORSE: (
        MorningReason.WORSE_TWICE,
        lambda check, rules: _rise(check) < rules.regress_rise_points,
    ),
    MorningRow.A_LITTLE_WORSE: (
        MorningReason.NIGHT_WORSE,
        lambda check, rules: _rise(check) < rules.hold_rise_points,
    ),
    MorningRow.USUAL_OTHER: (MorningReason.NO_SESSION, lambda check, _: check.row is None),
    MorningRow.MISSING: (
        MorningReason.MISSING_THREE,
        lambda check, rules: check.missing_mornings >= rules.missing_mornings_ask,
    ),
}

_EVIDENCE: dict[MorningRow, str] = {
    MorningRow.SORE: "cheung-2003",
    MorningRow.QUOTA: "lambeek-2007",
    MorningRow.USUAL_AMBER: "silbernagel-2007",
    MorningRow.USUAL_GREEN: "silbernagel-2007",
}


def explain(
    check: MorningCheck, row: MorningRow, added: MorningRow | None, rules: Ruleset
) -> tuple[Reason, ...]:
    """Give the reasons of the row met, of the row that row 2 adds, and of a stricter P1."""
    found = [_reason(check, one, rules) for one in (row, added) if one is not None]
    if check.next_time.rank > CODES[added or row].rank:
        found.append(Reason(MorningReason.SESSION_STRICTER, "design", {"row": str(check.row)}))
    return tuple(found)


def _reason(check: MorningCheck, row: MorningRow, rules: Ruleset) -> Reason:
    numbers: dict[str, Number] = {"usual": check.usual, "mornings": _in_a_row(check, row)}
    if check.morning is not None and check.morning.pain is not None:
        numbers |= {"pain": check.morning.pain, "rise": _rise(check)}
    return Reason(_code(check, row, rules), _EVIDENCE.get(row, "design"), numbers)


def _rise(check: MorningCheck) -> int:
    if check.morning is None or check.morning.pain is None:
        return 0
    return check.morning.pain - check.usual


def _in_a_row(check: MorningCheck, row: MorningRow) -> int:
    return {
        MorningRow.SORE: check.sore_mornings,
        MorningRow.FURTHER_DOWN: check.further_down_mornings,
        MorningRow.MISSING: check.missing_mornings,
    }.get(row, 0)


def _code(check: MorningCheck, row: MorningRow, rules: Ruleset) -> MorningReason:
    if row is MorningRow.SEEK_CARE:
        return _care_code(check.morning)
    if row is MorningRow.SORE:
        return _sore_code(check, rules)
    if row in _SECOND:
        second, met = _SECOND[row]
        return second if met(check, rules) else _FIRST[row]
    return _FIRST[row]


def _care_code(morning: Morning | None) -> MorningReason:
    if morning is None or care_level(morning) is None:
        return MorningReason.LOCKED
    dark = morning.sore and morning.dark_urine
    return MorningReason.DARK_URINE if dark else MorningReason.SEEK_CARE


def _sore_code(check: MorningCheck, rules: Ruleset) -> MorningReason:
    if check.sore_mornings >= rules.sore_clinician_mornings:
        return MorningReason.SORE_CLINICIAN
    held = check.sore_mornings > rules.sore_continue_mornings
    return MorningReason.SORE_HOLD if held else MorningReason.SORE
