"""Turn how a session felt into the record of it: table P1 judges every exercise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lumbar.core.adapting.history import ItemLog, PlanPart, SessionLog, SessionRow
from lumbar.core.adapting.steps import Today, TodayItem
from lumbar.core.check_in import CheckInPerson
from lumbar.core.library import Dose
from lumbar.core.session import plain_person
from lumbar.edge.course import Felt, Session
from lumbar.edge.errors import BadInput
from lumbar.live.errors import BadReport
from lumbar.live.pain import Decision, decide_pain
from lumbar.live.pain_table import SHARP_MARKS


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionReport:
    """Hold the record of a session and what table P1 said of each exercise."""

    log: SessionLog
    decisions: tuple[tuple[str, Decision], ...]


def _share_of(dose: Dose, share: float) -> Dose:
    return replace(dose, reps=int(dose.reps * share), duration_s=int(dose.duration_s * share))


def _report(felt: Felt, session: Session) -> dict[str, Any]:
    return {
        "before": session.before if felt.before is None else felt.before,
        "peak": session.peak if felt.peak is None else felt.peak,
        "leg_before": felt.leg_before,
        "leg_lowest": felt.leg_lowest,
        "leg_stayed_min": felt.leg_stayed_min,
        "tingling_new": felt.tingling_new,
        "tingling_stayed_min": felt.tingling_stayed_min,
        "marks": list(felt.marks),
        "sudden_severe": felt.sudden_severe,
        "signs": {sign: str(answer) for sign, answer in felt.signs.items()},
    }


def _done(session: Session, today: Today) -> Iterator[tuple[PlanPart, TodayItem]]:
    """Go through what was done, in the order of a day: the session, then the rest."""
    walking = () if today.walking is None else (today.walking,)
    for part, items in ((PlanPart.MAIN, today.items), (PlanPart.COOL_DOWN, today.cool_down)):
        yield from ((part, item) for item in items if item.item.exercise not in session.skipped)
    if session.also is None:
        yield from ((PlanPart.WALKING, item) for item in walking)
        return
    for part, items in ((PlanPart.RELIEF, today.relief), (PlanPart.WALKING, walking)):
        yield from ((part, item) for item in items if item.item.exercise in session.also)


def _log(
    part: PlanPart, item: TodayItem, felt: Felt, session: Session, decision: Decision
) -> ItemLog:
    share = session.done if felt.done is None else felt.done
    if decision.stops_exercise and felt.done is None:
        share = min(share, 0.5)  # a stopped exercise was not finished
    return ItemLog(
        exercise=item.item.exercise,
        part=part,
        row=SessionRow(decision.row),
        prescribed=item.dose,
        done=_share_of(item.dose, share),
        effort=session.effort if felt.effort is None else felt.effort,
        good_form=session.good_form if felt.good_form is None else felt.good_form,
        sharp=any(mark in SHARP_MARKS for mark in felt.marks),
    )


def record_session(
    session: Session, today: Today, person: CheckInPerson, options: dict[str, Any]
) -> SessionReport:
    """Record a session on today's exercises; a stop of the session ends it there.

    ``options`` are those of table P1 (``core.session.pain_options``).
    Raises ``BadInput`` for a report that table P1 cannot judge.
    """
    items: list[ItemLog] = []
    decisions: list[tuple[str, Decision]] = []
    for part, item in _done(session, today):
        slug = item.item.exercise
        felt = session.felt.get(slug, Felt())
        try:
            decision = decide_pain(_report(felt, session), plain_person(person), options)
        except BadReport as bad:
            raise BadInput(f"session.felt.{slug}.{bad.path}", bad.remedy) from None
        items.append(_log(part, item, felt, session, decision))
        decisions.append((slug, decision))
        if decision.stops_session:
            break
    log = SessionLog(ended_at=session.ended_at, items=tuple(items))
    return SessionReport(log=log, decisions=tuple(decisions))
