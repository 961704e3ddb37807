"""The reason codes of screening, and what stays open at each level."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from lumbar.core.screening.triage import Finding, Opening
from lumbar.core.words import Level


class ScreenCode(StrEnum):
    """Name every reason that screening can give."""

    AGE = "screen.age"
    RF01 = "screen.rf01"
    RF02 = "screen.rf02"
    RF03 = "screen.rf03"
    RF04 = "screen.rf04"
    RF05 = "screen.rf05"
    RF06 = "screen.rf06"
    RF07 = "screen.rf07"
    RF08 = "screen.rf08"
    RF09 = "screen.rf09"
    RF09_ANEURYSM = "screen.rf09_aneurysm"
    RF09_KNOWN = "screen.rf09_known"
    RF10 = "screen.rf10"
    RF10_WITH_RF11 = "screen.rf10_with_rf11"
    RF11 = "screen.rf11"
    RF12 = "screen.rf12"
    RF13 = "screen.rf13"
    RF14 = "screen.rf14"
    RF14_WITH_RF11 = "screen.rf14_with_rf11"
    RF15 = "screen.rf15"
    RF16 = "screen.rf16"
    RF17 = "screen.rf17"
    RF18 = "screen.rf18"
    RF19 = "screen.rf19"
    RF20 = "screen.rf20"
    RF21 = "screen.rf21"
    RF21_WARNING = "screen.rf21_warning"
    RF22 = "screen.rf22"
    RF23 = "screen.rf23"
    RF24 = "screen.rf24"
    TWO_SERIOUS = "screen.two_serious"
    EARLIER = "screen.earlier"
    TAG = "screen.tag"
    TAG_IMPLIED = "screen.tag_implied"
    NOTHING_FOUND = "screen.nothing_found"
    FOUND = "screen.found"
    CLEAR = "screen.clear"
    CLEARED = "screen.cleared"
    CLEARED_SELF = "screen.cleared_self"
    SKIPPED_FOR_AGE = "screen.skipped_for_age"
    SKIPPED_FOR_SEX = "screen.skipped_for_sex"
    SKIPPED_NOT_USED = "screen.skipped_not_used"
    CHECK_IN_SIGN = "screen.check_in_sign"
    CHECK_IN_FINE = "screen.check_in_fine"


@dataclass(frozen=True, slots=True)
class OpenAt:
    """Say what stays open."""

    exercises: Opening
    relief: Opening
    walking: Opening
    education: Opening


_ALL_OPEN = OpenAt(Opening.OPEN, Opening.OPEN, Opening.OPEN, Opening.OPEN)
_CLOSED = OpenAt(Opening.CLOSED, Opening.CLOSED, Opening.CLOSED, Opening.CLOSED)
OPEN_AT: dict[Level, OpenAt] = {
    Level.OK: _ALL_OPEN,
    Level.MODIFY: _ALL_OPEN,
    Level.CLINICIAN_FIRST: OpenAt(Opening.CLOSED, Opening.CLOSED, Opening.USUAL_ONLY, Opening.OPEN),
    Level.URGENT: _CLOSED,
    Level.EMERGENCY: _CLOSED,
}
"""What stays open at each level ([D]); "when to seek help" is shown at every level."""

WALKING_AT_C: dict[str, Opening] = {
    "RF22": Opening.AS_SET_BY_SURGEON,
    "RF23": Opening.DAILY_NEED_ONLY,
}
"""Items at C that leave less than usual walking, strictest first ([D])."""

_DARK_THOUGHTS = OpenAt(Opening.CLOSED, Opening.OPEN, Opening.OPEN, Opening.CLOSED)
"""RF24 as the only finding above C: walking and relief movements stay open ([D])."""


def open_at(level: Level, standing: tuple[Finding, ...]) -> OpenAt:
    """Say what stays open at a level, with the exceptions of RF22, RF23 and RF24.

    Where a C stands beside RF24, what both leave open stays open.
    """
    grave = {f.item for f in standing if f.level.rank >= Level.URGENT.rank}
    at_c = {f.item for f in standing if f.level is Level.CLINICIAN_FIRST}
    usual = OPEN_AT[Level.CLINICIAN_FIRST].walking
    walking = next((WALKING_AT_C[item] for item in WALKING_AT_C if item in at_c), usual)
    if level is Level.CLINICIAN_FIRST:
        return replace(OPEN_AT[level], walking=walking)
    if level is not Level.URGENT or grave != {"RF24"}:
        return OPEN_AT[level]
    if at_c:
        return replace(_DARK_THOUGHTS, relief=Opening.CLOSED, walking=walking)
    return _DARK_THOUGHTS
