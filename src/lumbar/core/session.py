"""Answer what was done in a session, and how it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from lumbar.core.adapting.amount import covers
from lumbar.core.adapting.history import (
    ItemLog,
    PlanPart,
    SessionLog,
    SessionRow,
    refuse_naive,
    worst,
)
from lumbar.core.adapting.steps import CutKind
from lumbar.core.adapting.traffic_light import light_of
from lumbar.core.check_in import CheckInPerson
from lumbar.core.errors import Contradiction, OutOfRange
from lumbar.core.library import Dose
from lumbar.core.measuring.adherence import work
from lumbar.core.programme import Plan, PlanItem
from lumbar.core.reasons import Reason
from lumbar.core.record import Effort, LegLevel, Minutes, Nprs, Record
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Answer, Light, Profile
from lumbar.live.errors import BadReport
from lumbar.live.pain import decide_pain
from lumbar.live.pain_table import SAFE_CEILING_NPRS, SHARP_MARKS


class SessionCode(StrEnum):
    """Name what a session's summary says."""

    COMPLETED = "session.completed"
    NOT_IN_FULL = "session.not_in_full"
    STOPPED = "session.stopped"
    NOTHING_DONE = "session.nothing_done"
    NOT_REPORTED = "session.not_reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class PainReport(Record):
    """Report the pain of one exercise, as table P1 asks for it (``live.pain``)."""

    before: Nprs
    peak: Nprs
    leg_before: LegLevel = 0
    leg_lowest: LegLevel = 0
    leg_stayed_min: Minutes | None = None
    tingling_new: bool = False
    tingling_stayed_min: Minutes | None = None
    marks: tuple[str, ...] = ()
    sudden_severe: bool = False
    signs: dict[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemEvent(Record):
    """Report one exercise: its pain, or the row already found in the session; what was done."""

    exercise: str
    part: PlanPart | None = None
    pain: PainReport | None = None
    row: SessionRow | None = None
    done: Dose | None = None
    effort: Effort | None = None
    good_form: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEvents(Record):
    """Report one session: when it ended (local time with offset), who, and its exercises.

    ``person`` is needed where an exercise reports its pain. ``minutes`` is the whole
    session, in minutes.
    """

    ended_at: datetime
    items: tuple[ItemEvent, ...]
    person: CheckInPerson | None = None
    minutes: Minutes | None = None

    def __post_init__(self) -> None:
        """Check the limits; refuse a time without an offset."""
        Record.__post_init__(self)
        refuse_naive(self.ended_at, "ended_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSummary(Record):
    """State one exercise: its row of table P1, whether the whole dose was done, how much of it.

    None is "not reported". ``percent`` is of the prescribed work, cut, at most 100.
    """

    exercise: str
    row: SessionRow | None
    in_full: bool | None
    percent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSummary(Record):
    """State what was done in a session and how it was; ``log`` is what *adapt* reads.

    ``in_full`` is None where some dose was not reported. ``hardest`` is the highest
    effort, ``good_form`` false where one exercise lacked it, None where none was told.
    """

    log: SessionLog
    items: tuple[ItemSummary, ...]
    skipped: tuple[str, ...]
    row: SessionRow | None
    in_full: bool | None
    hardest: Effort | None
    good_form: bool | None
    light: Light
    reasons: tuple[Reason, ...]
    ruleset: str


def summarise(events: SessionEvents, plan: Plan, rules: Ruleset) -> SessionSummary:
    """Summarise one session against the plan it was done from.

    Raises ``Contradiction`` for a row that the pain report does not give, or a pain
    report without the person; ``OutOfRange`` for a report that table P1 cannot judge.
    """
    logs = tuple(
        _log(event, f"items.{number}", events, plan, _planned(plan, event))
        for number, event in enumerate(events.items)
    )
    items = tuple(_summary(log) for log in logs)
    row = worst(tuple(log.row for log in logs if log.row is not None))
    done = {log.exercise for log in logs}
    due = events.ended_at.date().isoweekday()
    in_full = _all(tuple(item.in_full for item in items))
    return SessionSummary(
        log=SessionLog(ended_at=events.ended_at, items=logs, minutes=events.minutes),
        items=items,
        skipped=tuple(
            item.exercise
            for item in plan.items
            if due in item.days and not _is_closed(item) and item.exercise not in done
        ),
        row=row,
        in_full=in_full,
        hardest=max((log.effort for log in logs if log.effort is not None), default=None),
        good_form=_all(tuple(log.good_form for log in logs)),
        light=light_of(row, None),
        reasons=(_reason(items, row, in_full),),
        ruleset=rules.version,
    )


def _planned(plan: Plan, event: ItemEvent) -> PlanItem | None:
    """Find the item that was done: in its part where that is told, else the first."""
    walking = () if plan.walking is None else (plan.walking,)
    parts = {
        PlanPart.MAIN: plan.items,
        PlanPart.WALKING: walking,
        PlanPart.RELIEF: plan.relief,
        PlanPart.COOL_DOWN: plan.cool_down,
    }
    asked = parts.values() if event.part is None else (parts[event.part],)
    found = (item for items in asked for item in items if item.exercise == event.exercise)
    return next(found, None)


def _is_closed(item: PlanItem) -> bool:
    """Tell an exercise that was not asked for: it rests, or the minutes did not hold it."""
    return item.suspended or (item.cut == CutKind.TIME and item.reduced is None)


def _all(answers: tuple[bool | None, ...]) -> bool | None:
    """Tell whether every answer is yes: one no decides, else one unknown leaves it open."""
    if False in answers:
        return False
    return None if None in answers or not answers else True


def _log(
    event: ItemEvent, path: str, events: SessionEvents, plan: Plan, item: PlanItem | None
) -> ItemLog:
    row, sharp = event.row, None
    if event.pain is not None:
        row = _row(event.pain, path, events.person, plan)
        sharp = any(mark in SHARP_MARKS for mark in event.pain.marks)
    if event.row not in {None, row}:
        raise Contradiction(
            f"{event.exercise} is told as row {event.row}, but its pain gives row {row}",
            path=f"{path}.row",
            remedy="leave the row out where the pain is reported",
        )
    return ItemLog(
        exercise=event.exercise,
        part=event.part,
        row=row,
        prescribed=None if item is None else item.reduced or item.dose,
        done=event.done,
        effort=event.effort,
        good_form=event.good_form,
        sharp=sharp,
    )


def _row(pain: PainReport, path: str, person: CheckInPerson | None, plan: Plan) -> SessionRow:
    if person is None:
        raise Contradiction(
            "a pain report cannot be judged without the person",
            path="person",
            remedy="give age, sex, tags and what screening knows of the person",
        )
    try:
        found = decide_pain(_plain_report(pain), plain_person(person), pain_options(plan))
    except BadReport as bad:
        raise OutOfRange(
            f"the pain report cannot be judged: {bad}",
            path=f"{path}.pain.{bad.path}",
            remedy=bad.remedy,
        ) from None
    return SessionRow(found.row)


def pain_options(plan: Plan) -> dict[str, object]:
    """Give what a plan says about table P1: its mode, and the ceiling a clinician chose."""
    ceiling = SAFE_CEILING_NPRS if plan.safe_ceiling else None
    return {"mode": str(plan.mode), "safe_ceiling": ceiling}


def _plain_report(pain: PainReport) -> dict[str, object]:
    return {
        "before": pain.before,
        "peak": pain.peak,
        "leg_before": pain.leg_before,
        "leg_lowest": pain.leg_lowest,
        "leg_stayed_min": pain.leg_stayed_min,
        "tingling_new": pain.tingling_new,
        "tingling_stayed_min": pain.tingling_stayed_min,
        "marks": list(pain.marks),
        "sudden_severe": pain.sudden_severe,
        "signs": {sign: str(answer) for sign, answer in pain.signs.items()},
    }


def plain_person(person: CheckInPerson) -> dict[str, object]:
    """Give what table P1 must know of the person, as ``live`` reads it."""
    return {
        "tags": [str(tag) for tag in person.tags],
        "age": person.age_years,
        "sex": str(person.sex),
        "rf11": str(person.rf11 or Answer.NOT_SURE),
        "rf09b": str(person.aneurysm or Answer.NOT_SURE),
        "strict": person.profile is Profile.STRICT,
    }


def _summary(log: ItemLog) -> ItemSummary:
    if log.done is None or log.prescribed is None:
        return ItemSummary(exercise=log.exercise, row=log.row, in_full=None, percent=None)
    asked = work(log.prescribed)
    share = Fraction(work(log.done) * 100, asked) if asked else Fraction(100)
    return ItemSummary(
        exercise=log.exercise,
        row=log.row,
        in_full=covers(log.done, log.prescribed),
        percent=min(100, int(share)),
    )


def _reason(items: tuple[ItemSummary, ...], row: SessionRow | None, in_full: bool | None) -> Reason:
    numbers: dict[str, int | float | str] = {"exercises": len(items)}
    if not items:
        return Reason(SessionCode.NOTHING_DONE, "design")
    if row is not None and row.rank <= SessionRow.RISE.rank:
        return Reason(SessionCode.STOPPED, "design", numbers | {"row": str(row)})
    code = {
        True: SessionCode.COMPLETED,
        False: SessionCode.NOT_IN_FULL,
        None: SessionCode.NOT_REPORTED,
    }[in_full]
    return Reason(code, "design", numbers)
