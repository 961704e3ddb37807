"""Decide about the next session from the morning after: table P2 of the rules page."""

from __future__ import annotations

from dataclasses import dataclass

from lumbar.core.adapting.history import SessionRow
from lumbar.core.adapting.morning_reasons import MorningCheck, explain
from lumbar.core.adapting.morning_table import (
    CODES,
    KEEPING_ROWS,
    RESETTING_ROWS,
    Facts,
    MorningCode,
    MorningRow,
    care_level,
    dose_row,
    first_row,
)
from lumbar.core.adapting.traffic_light import light_of
from lumbar.core.reasons import Reason
from lumbar.core.record import Record
from lumbar.core.ruleset import RULES, Ruleset
from lumbar.core.words import Level, Light, Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningDecision(Record):
    """State what one morning means for the next session.

    ``row`` is the row of P2 met, ``dose_row`` the one that row 2 adds. ``code`` is the
    stricter of P1 and P2; ``hold_direction`` stands beside it. ``credit`` goes to the
    running count unless ``resets_count``. ``clinician`` asks for a message, ``level``
    is how soon care is needed at SEEK_CARE. ``ordinary_flare`` is red by number alone:
    "sore is not harm" may be shown.
    """

    row: MorningRow
    dose_row: MorningRow | None
    code: MorningCode
    hold_direction: bool
    credit: float
    resets_count: bool
    rest_today: bool
    clinician: bool
    ask_person: bool
    level: Level | None
    light: Light
    ordinary_flare: bool
    rise: int | None
    reasons: tuple[Reason, ...]
    ruleset: str


def judge_morning(check: MorningCheck, rules: Ruleset = RULES) -> MorningDecision:
    """Decide about the next session by the first row of table P2 that holds.

    Of the row and the "next time" of table P1 the stricter wins. Pain is NRS 0-10,
    the rise in points over the usual pain.
    """
    facts = _facts(check, rules)
    row = first_row(facts)
    added = dose_row(facts) if row is MorningRow.FURTHER_DOWN and not _by_quota(check) else None
    code = _code(check, row, added, rules)
    stop = check.row is not None and check.row not in KEEPING_ROWS
    return MorningDecision(
        row=row,
        dose_row=added,
        code=code,
        hold_direction=row is MorningRow.FURTHER_DOWN or check.row is SessionRow.DIRECTION,
        credit=_credit(row, rules),
        resets_count=row in RESETTING_ROWS or stop,
        rest_today=(added or row) in {MorningRow.MUCH_WORSE, MorningRow.WORSE},
        clinician=_clinician(check, row, rules),
        ask_person=check.missing_mornings >= rules.missing_mornings_ask
        and row is MorningRow.MISSING,
        level=_level(check, row),
        light=light_of(check.row, row, code),
        ordinary_flare=_ordinary_flare(check, row, code),
        rise=facts.rise,
        reasons=explain(check, row, added, rules),
        ruleset=rules.version,
    )


def _by_quota(check: MorningCheck) -> bool:
    return check.mode is Mode.TIME_CONTINGENT


def _facts(check: MorningCheck, rules: Ruleset) -> Facts:
    pain = None if check.morning is None else check.morning.pain
    rise = None if pain is None else pain - check.usual
    return Facts(
        row=check.row,
        morning=check.morning,
        rise=rise,
        again=rise is not None and _again(check, rise, rules),
        locked=check.locked,
        mode=check.mode,
        rules=rules,
    )


def _again(check: MorningCheck, rise: int, rules: Ruleset) -> bool:
    earlier = check.reported
    if earlier is None or min(rise, earlier.rise) < rules.regress_again_points:
        return False
    return (check.on - earlier.on).days <= rules.regress_again_days


def _code(
    check: MorningCheck, row: MorningRow, added: MorningRow | None, rules: Ruleset
) -> MorningCode:
    code = CODES[added or row]
    if row is MorningRow.SORE and check.sore_mornings > rules.sore_continue_mornings:
        code = MorningCode.HOLD
    return max(code, check.next_time, key=lambda one: one.rank)


def _credit(row: MorningRow, rules: Ruleset) -> float:
    return {
        MorningRow.USUAL_AMBER: rules.credit_amber,
        MorningRow.USUAL_GREEN: rules.credit_green,
    }.get(row, 0.0)


def _clinician(check: MorningCheck, row: MorningRow, rules: Ruleset) -> bool:
    sore = row is MorningRow.SORE and check.sore_mornings >= rules.sore_clinician_mornings
    down = (
        row is MorningRow.FURTHER_DOWN
        and check.further_down_mornings >= rules.further_down_mornings
    )
    return sore or down


def _ordinary_flare(check: MorningCheck, row: MorningRow, code: MorningCode) -> bool:
    by_number = row in {MorningRow.MUCH_WORSE, MorningRow.USUAL_OTHER}
    unmarked = check.sharp is False if check.row is SessionRow.SHARP else not check.sharp
    grave = check.row is not None and check.row.rank <= SessionRow.WATCH.rank
    return code is MorningCode.REGRESS and by_number and unmarked and not grave


def _level(check: MorningCheck, row: MorningRow) -> Level | None:
    if row is not MorningRow.SEEK_CARE:
        return None
    return care_level(check.morning) or Level.URGENT
