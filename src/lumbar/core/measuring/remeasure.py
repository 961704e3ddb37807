"""Say when each measure is next due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from lumbar.core.proms.words import Measure
from lumbar.core.record import Record
from lumbar.core.ruleset import Ruleset


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule(Record):
    """State the weeks a measure is asked in, and how often after the last of them."""

    weeks: tuple[int, ...]
    then_every_weeks: int | None


_WEEKLY = Schedule(weeks=(0,), then_every_weeks=1)  # [D]
_COURSE = Schedule(weeks=(0, 3, 6, 12), then_every_weeks=12)  # [D]
_MOOD = Schedule(weeks=(0, 6, 12), then_every_weeks=12)  # [D]
_SINCE_START = Schedule(weeks=(3, 6, 12), then_every_weeks=12)  # [D] it asks about a change
_PRODUCT = Schedule(weeks=(3,), then_every_weeks=None)  # [D] once, when the person knows it

SCHEDULES: dict[Measure, Schedule | None] = {
    **dict.fromkeys(Measure),
    Measure.NPRS_AVERAGE: _WEEKLY,
    Measure.RMDQ: _COURSE,
    Measure.PSFS: _COURSE,
    Measure.GROC: _SINCE_START,
    Measure.PHQ_2: _MOOD,
    Measure.GAD_2: _MOOD,
    Measure.SUS: _PRODUCT,
}
"""When each measure is asked; None: only when a clinician asks for it."""


def next_due(
    measure: Measure, started_on: date, latest_on: date | None, rules: Ruleset
) -> date | None:
    """Give the local date a measure is next due; None when it is not asked again.

    A score taken a few days early counts for its date; a date missed is not made up
    for, the next score covers it.
    """
    schedule = SCHEDULES[measure]
    if schedule is None:
        return None
    covered = -1
    if latest_on is not None:
        covered = (latest_on - started_on).days + rules.measure_early_days
    day = _first_after(schedule, covered)
    if day is None or day > (date.max - started_on).days:
        return None
    return started_on + timedelta(days=day)


def _first_after(schedule: Schedule, day: int) -> int | None:
    named = next((7 * week for week in schedule.weeks if 7 * week > day), None)
    if named is not None or schedule.then_every_weeks is None:
        return named
    step = 7 * schedule.then_every_weeks
    last = 7 * schedule.weeks[-1]
    return last + step * ((day - last) // step + 1)
