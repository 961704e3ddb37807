"""How much of what was planned was done: sessions, doses and active weeks (section f)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from lumbar.core.errors import Contradiction
from lumbar.core.library import Dose
from lumbar.core.proms.score import plain
from lumbar.core.reasons import Reason
from lumbar.core.record import Count, Record
from lumbar.core.ruleset import Ruleset

Number = int | float


class AdherenceLevel(StrEnum):
    """Name how much was done; ``UNKNOWN`` when nothing was planned or reported."""

    ADHERENT = "adherent"
    PARTIAL = "partial"
    LOW = "low"
    UNKNOWN = "unknown"


class AdherenceCode(StrEnum):
    """Name the reasons that measuring adherence gives."""

    SESSIONS_ADHERENT = "adherence.sessions_adherent"
    SESSIONS_PARTIAL = "adherence.sessions_partial"
    SESSIONS_LOW = "adherence.sessions_low"
    SESSIONS_UNKNOWN = "adherence.sessions_unknown"
    DOSES_ADHERENT = "adherence.doses_adherent"
    DOSES_PARTIAL = "adherence.doses_partial"
    DOSES_LOW = "adherence.doses_low"
    DOSES_UNKNOWN = "adherence.doses_unknown"
    ACTIVE_WEEKS = "adherence.active_weeks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(Record):
    """Plan one exercise ``times`` times in the period, each time with this dose."""

    exercise: str
    dose: Dose
    times: Count = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Record):
    """Report one exercise done once; ``dose`` None: done, and how much was not reported."""

    exercise: str
    dose: Dose | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Record):
    """Hold what was planned and done between two local dates, both included.

    ``completed_on`` has one date for each completed session.
    """

    from_on: date
    to_on: date
    sessions_planned: Count
    completed_on: tuple[date, ...]
    planned: tuple[Planned, ...] = ()
    done: tuple[Done, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Adherence(Record):
    """State adherence in percent, cut to one decimal; the levels are judged before the cut.

    ``by_exercise`` holds each exercise whose dose is known; ``weeks`` are counted in
    sevens from the first day, ``active_weeks`` those with at least two sessions.
    """

    sessions_completed: Count
    sessions_planned: Count
    sessions_percent: Number | None
    sessions_level: AdherenceLevel
    dose_percent: Number | None
    dose_level: AdherenceLevel
    by_exercise: dict[str, Number]
    weeks: Count
    active_weeks: Count
    reasons: tuple[Reason, ...]
    ruleset: str


def adherence(period: Period, rules: Ruleset) -> Adherence:
    """Measure how much of the planned sessions and doses was done.

    Raises ``Contradiction`` for a session outside the period.
    """
    _check(period)
    sessions = _share(len(period.completed_on), period.sessions_planned)
    shares = dict(_dose_shares(period))
    dose = _share(sum(shares.values()), len(shares))
    weeks = (period.to_on - period.from_on).days // 7 + 1
    active = _active_weeks(period, rules)
    session_level, dose_level = _level(sessions, rules), _level(dose, rules)
    return Adherence(
        sessions_completed=len(period.completed_on),
        sessions_planned=period.sessions_planned,
        sessions_percent=_percent(sessions),
        sessions_level=session_level,
        dose_percent=_percent(dose),
        dose_level=dose_level,
        by_exercise={name: _cut(share) for name, share in shares.items()},
        weeks=weeks,
        active_weeks=active,
        reasons=(
            Reason(
                AdherenceCode[f"SESSIONS_{session_level.name}"],
                "design",
                {"completed": len(period.completed_on), "planned": period.sessions_planned},
            ),
            Reason(
                AdherenceCode[f"DOSES_{dose_level.name}"],
                "design",
                {} if dose is None else {"percent": _cut(dose)},
            ),
            Reason(AdherenceCode.ACTIVE_WEEKS, "design", {"active": active, "weeks": weeks}),
        ),
        ruleset=rules.version,
    )


def work(dose: Dose) -> int:
    """Measure a dose: seconds of a timed item, else repetitions times their hold.

    The hold counts 1 when the item has none; both sides count where it is per side.
    """
    one_set = dose.duration_s or dose.reps * (dose.hold_s or 1)
    return dose.sets * one_set * (2 if dose.per_side else 1)


def _check(period: Period) -> None:
    if period.to_on < period.from_on:
        raise Contradiction(
            "the period ends before it begins",
            path="to_on",
            remedy="give the first and the last local date of the period",
        )
    for index, day in enumerate(period.completed_on):
        if not period.from_on <= day <= period.to_on:
            raise Contradiction(
                f"a session on {day.isoformat()} lies outside the period",
                path=f"completed_on.{index}",
                remedy="leave it out, or widen the period",
            )


def _dose_shares(period: Period) -> Iterator[tuple[str, Fraction]]:
    for name in dict.fromkeys(item.exercise for item in period.planned):
        plans = [item for item in period.planned if item.exercise == name]
        doses = [item.dose for item in period.done if item.exercise == name]
        times = sum(item.times for item in plans)
        # Danger: an amount nobody reported is not an amount of 0; its share is left out.
        counted = times - doses.count(None)
        amount = sum(work(item.dose) * item.times for item in plans)
        if counted > 0 and amount > 0:
            planned = Fraction(amount * counted, times)
            done = sum(work(dose) for dose in doses if dose is not None)
            yield name, min(Fraction(1), done / planned)


def _active_weeks(period: Period, rules: Ruleset) -> int:
    weeks = [(day - period.from_on).days // 7 for day in period.completed_on]
    return sum(weeks.count(week) >= rules.active_week_sessions for week in set(weeks))


def _share(part: Fraction | int, whole: int) -> Fraction | None:
    return Fraction(part) / whole if whole else None


def _level(share: Fraction | None, rules: Ruleset) -> AdherenceLevel:
    if share is None:
        return AdherenceLevel.UNKNOWN
    if share * 100 >= rules.adherent_from_percent:
        return AdherenceLevel.ADHERENT
    if share * 100 >= rules.partly_adherent_from_percent:
        return AdherenceLevel.PARTIAL
    return AdherenceLevel.LOW


def _cut(share: Fraction) -> Number:
    return plain(Fraction(int(share * 1000), 10))


def _percent(share: Fraction | None) -> Number | None:
    return None if share is None else _cut(share)
