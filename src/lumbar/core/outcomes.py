"""The outcomes room: decide whether the programme is working."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from lumbar.core.errors import Contradiction
from lumbar.core.measuring.change import (
    IMPORTANT_CHANGE,
    Change,
    Status,
    check_total,
    compare,
    gain,
    lacks_response,
)
from lumbar.core.measuring.remeasure import SCHEDULES, next_due
from lumbar.core.proms.words import Measure
from lumbar.core.reasons import Considered, Reason
from lumbar.core.record import Count, Record
from lumbar.core.ruleset import Ruleset
from lumbar.core.screening.triage import Card

Number = int | float


class OutcomeCode(StrEnum):
    """Name the reasons that this room gives."""

    IMPROVED = "outcomes.improved"
    WORSE = "outcomes.worse"
    UNCHANGED = "outcomes.unchanged"
    NOT_POSSIBLE = "outcomes.not_possible"
    NOT_ENOUGH = "outcomes.not_enough"
    NO_THRESHOLD = "outcomes.no_threshold"
    GROC_IMPROVED = "outcomes.groc_improved"
    GROC_WORSE = "outcomes.groc_worse"
    GROC_UNCHANGED = "outcomes.groc_unchanged"
    HEADING_IMPROVING = "outcomes.heading_improving"
    HEADING_STEADY = "outcomes.heading_steady"
    HEADING_WORSENING = "outcomes.heading_worsening"
    DUE = "outcomes.due"
    OVERDUE = "outcomes.overdue"
    REVIEW = "outcomes.review"
    LOW_MOOD = "outcomes.low_mood"


class Heading(StrEnum):
    """Say where the last scores are heading."""

    IMPROVING = "improving"
    STEADY = "steady"
    WORSENING = "worsening"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreEntry(Record):
    """Hold one total on one local date; ``value`` None was asked and not reported."""

    measure: Measure
    value: Number | None
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported(Record):
    """Hold one total that was reported, and its local date."""

    value: Number
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureProgress(Record):
    """State how one measure stands, and when it is next due.

    ``baseline`` is the first reported total, ``latest`` the last. ``heading`` looks
    at the last three totals only: it is a direction, not an important change.
    """

    measure: Measure
    baseline: Reported | None
    latest: Reported | None
    status: Status
    change: Change | None
    responder: bool | None
    heading: Heading
    not_reported: Count
    due_on: date | None
    due: bool
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Record):
    """State whether the programme is working, measure by measure.

    ``ask_clinician`` is table P3 row 6 or a low mood; ``cards`` what to show with it.
    """

    today: date
    measures: tuple[MeasureProgress, ...]
    due: tuple[Measure, ...]
    overdue: tuple[Measure, ...]
    ask_clinician: bool
    cards: tuple[Card, ...]
    reasons: tuple[Reason, ...]
    considered: tuple[Considered, ...]
    ruleset: str


def outcomes(
    scores: Sequence[ScoreEntry], today: date, rules: Ruleset, *, started_on: date | None = None
) -> Progress:
    """Judge every measure against its own baseline, and say which are due today.

    ``started_on`` is the local date the programme began (without it, that of the first
    score). Raises ``Contradiction`` for a date still to come, ``OutOfRange`` for a
    total the measure cannot have.
    """
    _check(scores, today, started_on)
    start = started_on or min((entry.on for entry in scores), default=today)
    asked = {entry.measure for entry in scores}
    measures = tuple(
        _progress(measure, _of(measure, scores), start, today, rules)
        for measure in Measure
        if measure in asked or SCHEDULES[measure]
    )
    calls = tuple(call for each in measures for call in _calls(each, today, rules))
    low_mood = any(call.code == OutcomeCode.LOW_MOOD for call in calls)
    return Progress(
        today=today,
        measures=measures,
        due=tuple(each.measure for each in measures if each.due),
        overdue=tuple(each.measure for each in measures if each.overdue),
        ask_clinician=bool(calls),
        cards=((Card.ASK_CLINICIAN,) if calls else ()) + ((Card.CRISIS,) if low_mood else ()),
        reasons=(*calls, *(reason for each in measures for reason in _reasons(each))),
        considered=tuple(
            Considered(each.measure.value, each.status.value, _judgement(each)) for each in measures
        ),
        ruleset=rules.version,
    )


def _check(scores: Sequence[ScoreEntry], today: date, started_on: date | None) -> None:
    dates = [("started_on", started_on or today)]
    dates += [(f"scores.{index}.on", entry.on) for index, entry in enumerate(scores)]
    for path, day in dates:
        if day > today:
            raise Contradiction(
                f"{day.isoformat()} is after today ({today.isoformat()})",
                path=path,
                remedy="give the local date on which it was answered",
            )
    for index, entry in enumerate(scores):
        if entry.value is not None:
            check_total(entry.measure, entry.value, f"scores.{index}.value")


def _of(measure: Measure, scores: Sequence[ScoreEntry]) -> list[ScoreEntry]:
    # A second answer on one date corrects the first: the last one given stands.
    by_date = {entry.on: entry for entry in scores if entry.measure is measure}
    return sorted(by_date.values(), key=lambda entry: entry.on)


def _progress(
    measure: Measure, entries: list[ScoreEntry], start: date, today: date, rules: Ruleset
) -> MeasureProgress:
    reported = [Reported(value=e.value, on=e.on) for e in entries if e.value is not None]
    baseline = reported[0] if reported else None
    latest = reported[-1] if reported else None
    change = None
    if baseline and latest and baseline is not latest and measure is not Measure.GROC:
        change = compare(measure, baseline.value, latest.value, rules)
    due_on = next_due(measure, start, latest.on if latest else None, rules)
    waiting_days = (today - due_on).days if due_on else -1
    return MeasureProgress(
        measure=measure,
        baseline=baseline,
        latest=latest,
        status=_status(measure, latest, change, rules),
        change=change,
        responder=change.responder if change else None,
        heading=_heading(measure, reported),
        not_reported=len(entries) - len(reported),
        due_on=due_on,
        due=waiting_days >= 0,
        overdue=waiting_days > rules.measure_overdue_days,
    )


def _status(
    measure: Measure, latest: Reported | None, change: Change | None, rules: Ruleset
) -> Status:
    if measure is Measure.GROC and latest:
        if latest.value >= rules.groc_improved_from:
            return Status.IMPROVED
        return Status.WORSE if latest.value <= rules.groc_worse_to else Status.UNCHANGED
    return change.status if change else Status.NOT_ENOUGH


_HEADING_SCORES = 3  # [D] two would be one change, and call chance a trend


def _heading(measure: Measure, reported: list[Reported]) -> Heading:
    """Judge the last three totals: they head one way when none of them steps back [D]."""
    last = reported[-_HEADING_SCORES:]
    if len(last) < _HEADING_SCORES:
        return Heading.TOO_FEW
    gains = [gain(measure, before.value, after.value) for before, after in pairwise(last)]
    if sum(gains) > 0 and min(gains) >= 0:
        return Heading.IMPROVING
    if sum(gains) < 0 and max(gains) <= 0:
        return Heading.WORSENING
    return Heading.STEADY


def _calls(each: MeasureProgress, today: date, rules: Ruleset) -> Iterator[Reason]:
    """Give the reasons to ask for a clinician."""
    first, last = each.baseline, each.latest
    if first is None or last is None:
        return
    if each.measure is Measure.PHQ_2 and last.value >= rules.phq2_low_mood_from:
        yield Reason(OutcomeCode.LOW_MOOD, "arroll-2010", {"value": last.value})
    weeks = rules.outcomes_review_weeks
    asked_at_review = (last.on - first.on).days >= 7 * weeks - rules.measure_early_days
    if (
        each.measure is Measure.RMDQ
        and asked_at_review
        and (today - first.on).days >= 7 * weeks
        and lacks_response(first.value, last.value, rules)
    ):
        numbers = {"baseline": first.value, "latest": last.value, "weeks": weeks}
        yield Reason(OutcomeCode.REVIEW, "design", {**numbers})


_GROC_CODES: dict[Status, OutcomeCode] = {
    Status.IMPROVED: OutcomeCode.GROC_IMPROVED,
    Status.WORSE: OutcomeCode.GROC_WORSE,
    Status.UNCHANGED: OutcomeCode.GROC_UNCHANGED,
    Status.NOT_ENOUGH: OutcomeCode.NOT_ENOUGH,
}


def _judgement(each: MeasureProgress) -> Reason:
    facts: dict[str, Number | str] = {"measure": each.measure.value}
    if each.measure is Measure.GROC:
        facts |= {"latest": each.latest.value} if each.latest else {}
        return Reason(_GROC_CODES[each.status], "bobos-2020", facts)
    rule = IMPORTANT_CHANGE[each.measure]
    if each.change:
        facts |= {"baseline": each.change.baseline, "latest": each.change.latest}
    return Reason(OutcomeCode[each.status.name], rule.evidence if rule else "design", facts)


def _reasons(each: MeasureProgress) -> Iterator[Reason]:
    facts: dict[str, Number | str] = {"measure": each.measure.value}
    yield _judgement(each)
    if each.heading is not Heading.TOO_FEW:
        yield Reason(OutcomeCode[f"HEADING_{each.heading.name}"], "design", facts)
    if each.due_on and each.due:
        code = OutcomeCode.OVERDUE if each.overdue else OutcomeCode.DUE
        yield Reason(code, "design", {**facts, "since": each.due_on.isoformat()})
