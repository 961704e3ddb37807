"""The colour a person sees: the worst of the session and the morning after."""

from __future__ import annotations

from lumbar.core.adapting.history import SessionRow
from lumbar.core.adapting.morning_table import MorningCode, MorningRow
from lumbar.core.words import Light

SESSION_LIGHT: dict[SessionRow, Light] = {
    SessionRow.EMERGENCY: Light.RED,
    SessionRow.URGENT: Light.RED,
    SessionRow.DIRECTION: Light.RED,
    SessionRow.WATCH: Light.RED,
    SessionRow.SHARP: Light.RED,
    SessionRow.RISE: Light.RED,
    SessionRow.BREAK: Light.AMBER,
    SessionRow.HIGH: Light.AMBER,
    SessionRow.AMBER: Light.AMBER,
    SessionRow.GREEN: Light.GREEN,
    SessionRow.QUOTA: Light.NONE,
}

MORNING_LIGHT: dict[MorningRow, Light] = {
    MorningRow.SEEK_CARE: Light.RED,
    MorningRow.FURTHER_DOWN: Light.RED,
    MorningRow.QUOTA: Light.NONE,
    MorningRow.MUCH_WORSE: Light.RED,
    MorningRow.WORSE: Light.AMBER,
    MorningRow.A_LITTLE_WORSE: Light.AMBER,
    MorningRow.SORE: Light.AMBER,
    MorningRow.USUAL_AMBER: Light.AMBER,
    MorningRow.USUAL_GREEN: Light.GREEN,
    MorningRow.USUAL_OTHER: Light.AMBER,
    MorningRow.MISSING: Light.AMBER,
}

_ORDER = (Light.NONE, Light.GREEN, Light.AMBER, Light.RED)


def light_of(
    session: SessionRow | None,
    morning: MorningRow | None,
    code: MorningCode = MorningCode.NO_CHANGE,
) -> Light:
    """Give the colour of a session (None: none) and its morning (None: not come yet).

    Before the morning entry only red shows; without a session only red shows.
    """
    after = Light.NONE if morning is None else MORNING_LIGHT[morning]
    if morning is not None and code is MorningCode.REGRESS:
        after = Light.RED
    during = Light.NONE if session is None else SESSION_LIGHT[session]
    found = worst_light(during, after)
    if session is None or morning is None:
        return Light.RED if found is Light.RED else Light.NONE
    return found


def worst_light(first: Light, second: Light) -> Light:
    """Give the worse of two colours; no colour is worse than none."""
    return max(first, second, key=_ORDER.index)
