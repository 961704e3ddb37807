"""Judge sessions by their morning: table P2 exercise by exercise, then table P3 row 1."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from lumbar.core.adapting.advance import credit, progress
from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.flare import watch_for_flare
from lumbar.core.adapting.history import (
    ItemLog,
    Morning,
    Reported,
    SessionLog,
    SessionRow,
    instant,
    worst,
)
from lumbar.core.adapting.ladder import close_again, count_quiet_morning
from lumbar.core.adapting.ledger import MAIN, TRAINING, Ledger, Slot, make_step
from lumbar.core.adapting.morning_reasons import MorningCheck
from lumbar.core.adapting.morning_table import MorningRow, care_level
from lumbar.core.adapting.reading import lock
from lumbar.core.adapting.regression import take_step_back
from lumbar.core.adapting.steps import JudgedMorning, StepKind
from lumbar.core.adapting.traffic_light import light_of
from lumbar.core.adapting.trend import add_morning, count_session
from lumbar.core.adapting.usual_pain import usual_pain, with_morning
from lumbar.core.morning import MorningDecision, judge_morning
from lumbar.core.words import Direction, Level

AMBER_ROWS = frozenset({SessionRow.BREAK, SessionRow.HIGH})
AMBER_MORNINGS = frozenset({MorningRow.WORSE, MorningRow.A_LITTLE_WORSE})
IN_A_ROW_MAX = 1000  # the field of a count ends here
Logs = dict[str, tuple[ItemLog, ...]]


def read_morning(ledger: Ledger, morning: Morning, day: date) -> None:
    """Take up one morning entry: it judges the sessions that ended over 4 h before."""
    after = timedelta(hours=ledger.rules.morning_after_hours)
    waiting = ledger.standing.awaiting
    latest = instant(morning.at) - after
    judged = tuple(one for one in waiting if instant(one.ended_at) < latest)
    kept = tuple(one for one in waiting if one not in judged)
    ledger.standing = replace(ledger.standing, awaiting=kept)
    _count_in_a_row(ledger, morning, day)
    level = care_level(morning)
    if level is not None:
        lock(ledger, level, day, "P2.1")
    decision = _judge(ledger, morning, judged, day)
    _remember(ledger, morning, decision, day)
    count_quiet_morning(ledger, morning, day)
    watch_for_flare(ledger, morning, decision, day)


def judge_missing(ledger: Ledger, before: date) -> None:
    """Judge the sessions before a local date whose morning did not come: a hold."""
    waiting = ledger.standing.awaiting
    missed = tuple(one for one in waiting if one.ended_at.date() < before)
    if not missed:
        return
    standing = ledger.standing
    kept = tuple(one for one in waiting if one not in missed)
    ledger.standing = replace(
        standing, awaiting=kept, missing=min(standing.missing + 1, IN_A_ROW_MAX)
    )
    _judge(ledger, None, missed, before)


def _count_in_a_row(ledger: Ledger, morning: Morning, day: date) -> None:
    standing, rules = ledger.standing, ledger.rules
    last = standing.sore_on
    runs_on = last is not None and (day - last).days <= rules.regress_again_days
    since = standing.sore_since if runs_on and standing.sore_since is not None else day
    down = min(standing.further_down + 1, IN_A_ROW_MAX) if morning.leg_further_down else 0
    settled = morning.leg_further_down is False or morning.leg_symptoms is False
    ledger.standing = replace(
        standing,
        sore_since=since if morning.sore else None,
        sore_on=day if morning.sore else None,
        further_down=down,
        paused=() if settled and not morning.leg_further_down else standing.paused,
        missing=standing.missing if morning.pain is None else 0,
    )


def _judge(
    ledger: Ledger, morning: Morning | None, judged: tuple[SessionLog, ...], day: date
) -> MorningDecision:
    logs = _by_exercise(judged)
    rows = {slug: worst(_rows(found)) for slug, found in logs.items()}
    whole = worst(tuple(row for row in rows.values() if row is not None))
    sharp = _sharp(tuple(log for found in logs.values() for log in found))
    decision = judge_morning(_check(ledger, morning, whole, sharp, day), ledger.rules)
    each = {
        slug: judge_morning(_check(ledger, morning, row, _sharp(logs[slug]), day), ledger.rules)
        for slug, row in rows.items()
    }
    ledger.mornings.append(JudgedMorning(on=day, decision=decision, items=each))
    ledger.ask_person = ledger.ask_person or decision.ask_person
    light = light_of(whole, decision.row, decision.code)
    ledger.standing = replace(ledger.standing, light=light)
    if judged:
        amber = whole in AMBER_ROWS or decision.row in AMBER_MORNINGS
        count_session(ledger, amber=amber)
    _apply(ledger, decision, each, logs, day)
    return decision


def _rows(logs: tuple[ItemLog, ...]) -> tuple[SessionRow, ...]:
    return tuple(log.row for log in logs if log.row is not None)


def _sharp(logs: tuple[ItemLog, ...]) -> bool | None:
    """Tell whether any pain was marked sharp; None where a stop by pain does not say."""
    if any(log.sharp for log in logs):
        return True
    unsaid = any(log.sharp is None and log.row is SessionRow.SHARP for log in logs)
    return None if unsaid else False


def _by_exercise(judged: tuple[SessionLog, ...]) -> Logs:
    found: Logs = {}
    for session in judged:
        for log in session.items:
            found[log.exercise] = (*found.get(log.exercise, ()), log)
    return found


def _check(
    ledger: Ledger, morning: Morning | None, row: SessionRow | None, sharp: bool | None, day: date
) -> MorningCheck:
    standing = ledger.standing
    since = standing.sore_since
    sore = 0 if since is None else min(max(0, (day - since).days + 1), IN_A_ROW_MAX)
    return MorningCheck(
        row=row,
        morning=morning,
        usual=usual_pain(ledger.trend, ledger.rules),
        on=day,
        reported=standing.reported,
        sore_mornings=sore,
        further_down_mornings=standing.further_down,
        missing_mornings=standing.missing,
        locked=standing.locked_at is not None,
        sharp=sharp,
        mode=ledger.plan.mode,
    )


def _apply(
    ledger: Ledger,
    decision: MorningDecision,
    each: dict[str, MorningDecision],
    logs: Logs,
    day: date,
) -> None:
    if decision.row is MorningRow.FURTHER_DOWN:
        _pause_directions(ledger, logs, day)
    if decision.clinician:
        ledger.refer(Level.CLINICIAN_FIRST, f"P2.{decision.row}")
    _step_back_or_rest(ledger, decision, logs, day)
    earned: list[tuple[Slot, tuple[ItemLog, ...]]] = []
    for slug, item_decision in each.items():
        slot = ledger.find(slug)
        if slot is None:
            continue
        if item_decision.resets_count:
            slot.item = replace(slot.item, count=0.0)
        elif item_decision.credit and all(log.row is not None for log in logs[slug]):
            credit(ledger, slot, item_decision.credit, day)
            earned.append((slot, logs[slug]))
        else:
            _say_why_not(ledger, slot, item_decision, logs[slug])
    progress(ledger, earned, day)


def _say_why_not(
    ledger: Ledger, slot: Slot, decision: MorningDecision, logs: tuple[ItemLog, ...]
) -> None:
    known = all(log.row is not None for log in logs)
    code = AdaptCode.WAIT_CREDIT if known else AdaptCode.ROW_NOT_REPORTED
    ledger.weigh(slot.item.exercise, "wait", code, row=str(decision.row))


def _pause_directions(ledger: Ledger, logs: Logs, day: date) -> None:
    done = {ledger.library.exercise(slug).direction for slug in logs}
    found = tuple(one for one in Direction if one in done and one is not Direction.NEUTRAL)
    paused = tuple(dict.fromkeys((*ledger.standing.paused, *found)))
    ledger.standing = replace(ledger.standing, paused=paused)
    for direction in found:
        close_again(ledger, direction, day, "P2.2")


def _step_back_or_rest(ledger: Ledger, decision: MorningDecision, logs: Logs, day: date) -> None:
    """Carry out rows 3 and 4 on the exercises judged; on all where no session was."""
    row = decision.dose_row or decision.row
    if row not in {MorningRow.MUCH_WORSE, MorningRow.WORSE} or ledger.plan.status not in TRAINING:
        return
    ledger.standing = replace(ledger.standing, rest_on=day)
    ledger.note(None, StepKind.REST, day, f"P2.{row}", AdaptCode.REST_DAY, rise=decision.rise or 0)
    for slot in tuple(ledger.slots):
        if slot.part != MAIN or (logs and slot.item.exercise not in logs):
            continue
        if row is MorningRow.WORSE:
            slot.item = replace(slot.item, rest_cut=True)
        else:
            step = make_step(
                StepKind.REGRESS, day, "P2.3", AdaptCode.STEP_BACK_MORNING, rise=decision.rise or 0
            )
            take_step_back(ledger, slot, step)


def _remember(ledger: Ledger, morning: Morning, decision: MorningDecision, day: date) -> None:
    """Feed the usual pain and the trend, after the morning was judged against them."""
    if morning.pain is None or decision.rise is None:
        return
    trend = with_morning(ledger.trend, morning.pain, ledger.rules)
    ledger.trend = add_morning(trend, day, morning.pain, ledger.rules)
    ledger.standing = replace(ledger.standing, reported=Reported(on=day, rise=decision.rise))
