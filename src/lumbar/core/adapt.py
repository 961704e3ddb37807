"""Answer harder, easier, the same, rest or stop: the programme after what is new.

The state travels with the plan, so only entries after ``plan.standing.read_to`` are
read, and the time does not grow with the length of the history.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.flare import end_flare
from lumbar.core.adapting.history import (
    DisabilityScore,
    Entry,
    History,
    LockLifted,
    Morning,
    Review,
    ReviewOutcome,
    SessionLog,
    instant,
    refuse_far,
    refuse_naive,
)
from lumbar.core.adapting.judging import judge_missing, read_morning
from lumbar.core.adapting.ladder import keep_open_steps, miss_quiet_day, note_trial
from lumbar.core.adapting.ledger import Ledger, open_ledger
from lumbar.core.adapting.prescription import prescribe, store_cuts
from lumbar.core.adapting.reading import read_session
from lumbar.core.adapting.regression import start_again
from lumbar.core.adapting.steps import WHO, Change, Referral, StepKind, Today
from lumbar.core.adapting.trend import (
    begin_week,
    evaluate_week,
    read_score,
    review_if_due,
    start_trend_again,
)
from lumbar.core.errors import Contradiction, DataTooOld, OutOfRange
from lumbar.core.library import Library
from lumbar.core.programme import Plan, PlanStatus
from lumbar.core.reasons import Reason
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Level

ONE_DAY = timedelta(days=1)


def adapt(plan: Plan, history: History, today: date, rules: Ruleset, library: Library) -> Change:
    """Read what is new up to ``today``, change the plan by the tables, and say what to do today.

    ``today`` is the person's local date; entries after it are not read. Raises
    ``OutOfRange`` for a date before the plan, ``DataTooOld`` for a plan nobody has
    looked at for ten years, ``Contradiction`` for entries out of order or a mode mixed,
    ``MissingAnswer`` for a plan without a trend, ``UnknownName`` for an exercise that the
    library does not have.
    """
    _refuse_odd_state(plan)
    begin = _first_day(plan, today, rules)
    ledger = open_ledger(plan, library, rules)
    keep_open_steps(ledger, begin)
    entries = _new_entries(plan, history, today)
    for day in _days(begin, today):
        if ledger.standing.opened_on is None or ledger.standing.opened_on < day:
            _open_day(ledger, day)
        while entries and entries[0][1].at.date() <= day:
            _read(ledger, *entries.pop(0), day)
        if day < today:
            _close_day(ledger, day)
    return _result(ledger, today)


def _first_day(plan: Plan, today: date, rules: Ruleset) -> date:
    refuse_far(plan.started_on, "plan.started_on")
    refuse_far(today, "today")
    begin = plan.started_on if plan.judged_to is None else plan.judged_to + ONE_DAY
    if today < begin:
        raise OutOfRange(
            f"{today.isoformat()} lies before {begin.isoformat()}, where this plan stands",
            path="today",
            remedy="give a date not before the last one that was judged",
        )
    if (today - begin).days > rules.unread_days_max:
        raise DataTooOld(
            f"nobody has looked at this plan since {begin.isoformat()}",
            path="plan.judged_to",
            remedy="assess the person again and make a new plan",
        )
    return begin


def _refuse_odd_state(plan: Plan) -> None:
    if plan.judged_to is not None:
        refuse_far(plan.judged_to, "plan.judged_to")
    for name, moment in plan.standing.read_to.items():
        refuse_naive(moment, f"plan.standing.read_to.{name}")
    if plan.standing.locked_at is not None:
        refuse_naive(plan.standing.locked_at, "plan.standing.locked_at")


def _days(begin: date, today: date) -> Iterator[date]:
    return (begin + timedelta(days=number) for number in range((today - begin).days + 1))


def _kinds(history: History) -> tuple[tuple[str, Sequence[Entry]], ...]:
    return (
        ("lifted", history.lifted),
        ("reviews", history.reviews),
        ("scores", history.scores),
        ("trials", history.trials),
        ("mornings", history.mornings),
        ("sessions", history.sessions),
    )


def _new_entries(plan: Plan, history: History, today: date) -> list[tuple[str, Entry]]:
    found: list[tuple[str, Entry]] = []
    for name, entries in _kinds(history):
        start = _first_new(plan, name, entries)
        _refuse_disorder(name, entries[max(0, start - 1) :])
        found += [(name, one) for one in entries[start:] if one.at.date() <= today]
    return sorted(found, key=lambda one: _instant(one[1]))


def _first_new(plan: Plan, name: str, entries: Sequence[Entry]) -> int:
    read_to = plan.standing.read_to.get(name)
    if read_to is not None:
        return bisect_right(entries, instant(read_to), key=_instant)
    eve = plan.started_on - ONE_DAY
    return bisect_right(entries, eve, key=lambda one: one.at.date())


def _instant(entry: Entry) -> datetime:
    return instant(entry.at)


def _refuse_disorder(name: str, entries: Sequence[Entry]) -> None:
    for earlier, later in pairwise(entries):
        if _instant(later) < _instant(earlier):
            raise Contradiction(
                f"an entry of {later.at.isoformat()} stands after one of {earlier.at.isoformat()}",
                path=f"history.{name}",
                remedy="give each kind of entry in the order of time",
            )


def _open_day(ledger: Ledger, day: date) -> None:
    ledger.standing = replace(ledger.standing, opened_on=day)
    end_flare(ledger, day)
    begin_week(ledger, day)
    review_if_due(ledger, day)
    if ledger.standing.locked_at is None:
        _restart_missed(ledger, day)


def _restart_missed(ledger: Ledger, day: date) -> None:
    limit = ledger.rules.missed_restart_days
    for slot in tuple(ledger.main()):
        last = slot.item.last_done
        if not slot.item.suspended and last is not None and (day - last).days >= limit:
            ledger.standing = replace(ledger.standing, reassess=True)
            slot.item = replace(slot.item, last_done=None)
            start_again(ledger, slot, day, "d.missed", AdaptCode.MISSED_RESTART)


def _close_day(ledger: Ledger, day: date) -> None:
    judge_missing(ledger, day)
    miss_quiet_day(ledger, day)
    evaluate_week(ledger, day)
    ledger.plan = replace(ledger.plan, judged_to=day)


def _read(ledger: Ledger, name: str, entry: Entry, day: date) -> None:
    ledger.now = entry.at
    if isinstance(entry, SessionLog):
        judge_missing(ledger, day)
        read_session(ledger, entry, day)
    elif isinstance(entry, Morning):
        read_morning(ledger, entry, day)
        end_flare(ledger, day)
    elif isinstance(entry, LockLifted):
        _lift_lock(ledger, entry, day)
    elif isinstance(entry, Review):
        _take_review(ledger, entry, day)
    elif isinstance(entry, DisabilityScore):
        read_score(ledger, entry, day)
    else:
        note_trial(ledger, entry, day)
    read_to = {**ledger.standing.read_to, name: entry.at}
    ledger.standing = replace(ledger.standing, read_to=read_to)


def _lift_lock(ledger: Ledger, lifted: LockLifted, day: date) -> None:
    """Start again at level 1 under the HIGH cap of seven days (section a)."""
    locked = ledger.standing.locked_at
    if locked is None:
        return
    if instant(lifted.at) <= instant(locked):
        ledger.weigh("clearance", "too_early", AdaptCode.CLEARED_TOO_EARLY)
        return
    last = day + timedelta(days=ledger.rules.clearance_cap_days - 1)
    ledger.standing = replace(
        ledger.standing, locked_at=None, locked_level=None, capped_to=last, reassess=True
    )
    ledger.note(
        None, StepKind.RESTART, day, "a.clearance", AdaptCode.CLEARED, until=last.isoformat()
    )
    for slot in tuple(ledger.main()):
        start_again(ledger, slot, day, "a.clearance", AdaptCode.LEVEL_ONE_AGAIN)


_AFTER_REVIEW: dict[ReviewOutcome, tuple[PlanStatus, AdaptCode]] = {
    ReviewOutcome.CARRY_ON: (PlanStatus.ACTIVE, AdaptCode.REVIEWED),
    ReviewOutcome.GOALS_MET: (PlanStatus.MAINTENANCE, AdaptCode.GOALS_MET),
    ReviewOutcome.DISCHARGE: (PlanStatus.DISCHARGED, AdaptCode.DISCHARGED),
}


def _take_review(ledger: Ledger, review: Review, day: date) -> None:
    """Carry out a review; only a clinician's ends a suspension or a raised trend."""
    held = ledger.trend.holds_all or ledger.plan.status is PlanStatus.SUSPENDED
    if held and not review.by_clinician:
        ledger.weigh("review", "wait", AdaptCode.REVIEW_NEEDS_CLINICIAN)
        return
    status, code = _AFTER_REVIEW[review.outcome]
    ledger.plan = replace(
        ledger.plan,
        status=status,
        ask_clinician=ledger.plan.ask_clinician and not review.by_clinician,
        review_on=day + timedelta(weeks=ledger.rules.review_weeks),
    )
    ledger.standing = replace(ledger.standing, stops=(), reassess=False)
    start_trend_again(ledger, day)
    ledger.note(None, StepKind.REVIEW, day, "h.review", code)


def _referral(ledger: Ledger) -> Referral | None:
    standing = ledger.standing
    if standing.locked_at is not None and standing.locked_level is not None:
        level = standing.locked_level
        return Referral(level=level, rule=standing.referral_rule, who=WHO[level])
    if ledger.plan.ask_clinician or ledger.plan.status is PlanStatus.SUSPENDED:
        level = Level.CLINICIAN_FIRST
        return Referral(level=level, rule=standing.referral_rule or "h.plan", who=WHO[level])
    return None


def _reasons(ledger: Ledger, done: Today) -> tuple[Reason, ...]:
    """Gather every reason once: today's, the mornings' and the steps'."""
    found = [*done.reasons]
    for judged in ledger.mornings:
        found += judged.decision.reasons
    for step in ledger.steps:
        found += step.reasons
    once = [one for place, one in enumerate(found) if one not in found[:place]]
    return tuple(once) or (Reason(AdaptCode.NOTHING_NEW, "design"),)


def _result(ledger: Ledger, today: date) -> Change:
    done = prescribe(ledger, today)
    store_cuts(ledger, done)
    if not ledger.steps and not ledger.mornings:
        ledger.weigh("plan", "unchanged", AdaptCode.NOTHING_NEW)
    return Change(
        plan=replace(ledger.finished(), ruleset=ledger.rules.version),
        steps=tuple(ledger.steps),
        mornings=tuple(ledger.mornings),
        light=ledger.standing.light,
        refer=_referral(ledger),
        today=done,
        review_due=ledger.plan.status is PlanStatus.REVIEW_DUE,
        reassess=ledger.standing.reassess,
        ask_person=ledger.ask_person,
        reasons=_reasons(ledger, done),
        considered=tuple(ledger.considered),
        ruleset=ledger.rules.version,
    )
