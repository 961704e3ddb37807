"""Watch the weeks: the trend of the mornings, lighter weeks and reviews (table P3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from lumbar.core.adapting.codes import AdaptCode
from lumbar.core.adapting.history import DisabilityScore
from lumbar.core.adapting.ledger import DAYS_IN_WEEK, Ledger, make_step
from lumbar.core.adapting.regression import take_step_back
from lumbar.core.adapting.steps import StepKind
from lumbar.core.measuring.change import lacks_response
from lumbar.core.programme import DatedPain, PlanStatus, Trend
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Level


def add_morning(trend: Trend, on: date, pain: int, rules: Ruleset) -> Trend:
    """Add one morning to the first week, if it lies in it, and to the last seven dates."""
    first = trend.first_week
    if 0 <= (on - trend.review_on).days < rules.trend_days:
        first = (*first, pain)
    kept = tuple(one for one in trend.week if (on - one.on).days < rules.trend_days)
    return replace(trend, first_week=first, week=(*kept, DatedPain(on=on, pain=pain)))


def weekly_rise(trend: Trend, day: date, rules: Ruleset) -> Fraction | None:
    """Give the mean of the last 7 dates minus that of the first 7; None with too few entries.

    The dates end with ``day``. With too few entries in the first week the intake
    resting pain stands for it.
    """
    last = [one.pain for one in trend.week if 0 <= (day - one.on).days < rules.trend_days]
    if len(last) < rules.trend_mornings_min:
        return None
    first = Fraction(trend.intake_rest)
    if len(trend.first_week) >= rules.trend_mornings_min:
        first = Fraction(sum(trend.first_week), len(trend.first_week))
    return Fraction(sum(last), len(last)) - first


def evaluate_week(ledger: Ledger, day: date) -> None:
    """Evaluate the trend at the end of each week since the last review (rows 2 and 3)."""
    trend, rules = ledger.trend, ledger.rules
    if (day - trend.review_on).days % rules.trend_days != rules.trend_days - 1:
        return
    rise = weekly_rise(trend, day, rules)
    if rise is None:
        return
    raised = rise >= rules.trend_hold_points
    weeks = trend.raised_weeks + 1 if raised else 0
    much = rise >= rules.trend_regress_points
    holds = raised and (much or trend.holds_all or weeks >= rules.trend_hold_weeks)
    ledger.trend = replace(trend, evaluated_on=day, raised_weeks=weeks, holds_all=holds)
    shown = round(float(rise), 2)
    if much:
        _step_all_back(ledger, day, shown)
    elif holds:
        ledger.note(None, StepKind.HOLD, day, "P3.3", AdaptCode.TREND_HOLD, rise=shown, weeks=weeks)
    else:
        ledger.weigh("trend", "steady", AdaptCode.TREND_STEADY, rise=shown)


def _step_all_back(ledger: Ledger, day: date, rise: float) -> None:
    ledger.note(None, StepKind.REGRESS, day, "P3.2", AdaptCode.TREND_STEP_BACK, rise=rise)
    ledger.refer(Level.CLINICIAN_FIRST, "P3.2")
    if ledger.by_quota() or ledger.plan.status is PlanStatus.FLARE:
        return
    for slot in tuple(ledger.main()):
        step = make_step(StepKind.REGRESS, day, "P3.2", AdaptCode.STEP_BACK_TREND, rise=rise)
        take_step_back(ledger, slot, step, own=False)


def count_session(ledger: Ledger, *, amber: bool) -> None:
    """Count one judged session into the week of the programme."""
    standing = ledger.standing
    ledger.standing = replace(
        standing,
        week_sessions=standing.week_sessions + 1,
        week_amber=standing.week_amber + int(amber),
    )


def begin_week(ledger: Ledger, day: date) -> None:
    """Begin a week of the programme: close the last one, and make it lighter when due."""
    days = (day - ledger.plan.started_on).days
    if days == 0 or days % DAYS_IN_WEEK:
        return
    standing = ledger.standing
    amber = 0 < standing.week_sessions <= 2 * standing.week_amber
    enough = ledger.rules.deload_amber_weeks
    weeks = min(standing.amber_weeks + 1, enough) if amber else 0
    ledger.standing = replace(standing, week_sessions=0, week_amber=0, amber_weeks=weeks)
    if ledger.by_quota() or ledger.plan.status not in {PlanStatus.ACTIVE, PlanStatus.REVIEW_DUE}:
        return
    if weeks >= ledger.rules.deload_amber_weeks:
        _deload(ledger, day, AdaptCode.DELOAD_AMBER, weeks)
    elif _week_number(ledger, day) >= ledger.rules.deload_week:
        _deload(ledger, day, AdaptCode.DELOAD_WEEK, ledger.rules.deload_week)


def _week_number(ledger: Ledger, day: date) -> int:
    """Count the weeks since the last lighter one, or since the start; this one is included."""
    last = ledger.plan.deloaded_on
    if last is not None:
        return (day - last).days // DAYS_IN_WEEK
    return (day - ledger.plan.started_on).days // DAYS_IN_WEEK + 1


def _deload(ledger: Ledger, day: date, code: AdaptCode, weeks: int) -> None:
    ledger.plan = replace(ledger.plan, deloaded_on=day)
    ledger.standing = replace(ledger.standing, amber_weeks=0)
    percent = ledger.rules.deload_percent
    ledger.note(None, StepKind.DELOAD, day, "d.deload", code, weeks=weeks, percent=percent)


def review_if_due(ledger: Ledger, day: date) -> None:
    """Mark the review when its date has come; the trend starts again unless row 2 or 3 holds."""
    plan = ledger.plan
    if day < plan.review_on or plan.status in {PlanStatus.REVIEW_DUE, PlanStatus.DISCHARGED}:
        return
    following = timedelta(weeks=ledger.rules.review_weeks)
    status = PlanStatus.REVIEW_DUE if plan.status is PlanStatus.ACTIVE else plan.status
    ledger.plan = replace(plan, review_on=day + following, status=status)
    ledger.note(None, StepKind.REVIEW, day, "h.review", AdaptCode.REVIEW_DUE)
    if ledger.trend.holds_all:
        ledger.weigh("review", "wait", AdaptCode.REVIEW_NEEDS_CLINICIAN)
        ledger.refer(Level.CLINICIAN_FIRST, "h.review")
    else:
        start_trend_again(ledger, day)


def start_trend_again(ledger: Ledger, day: date) -> None:
    """Start the reference of the trend and the lowest usual pain again from that day."""
    ledger.trend = replace(
        ledger.trend,
        review_on=day,
        first_week=(),
        lowest_usual=None,
        standing=(),
        raised_weeks=0,
        holds_all=False,
    )


def read_score(ledger: Ledger, score: DisabilityScore, day: date) -> None:
    """Take up a disability score; too little change after 6 weeks asks a clinician (row 6)."""
    standing = ledger.standing
    start = score.points if standing.rmdq_start is None else standing.rmdq_start
    ledger.standing = replace(standing, rmdq_start=start, rmdq_last=score.points)
    due = ledger.plan.started_on + timedelta(weeks=ledger.rules.review_weeks)
    if day >= due and lacks_response(start, score.points, ledger.rules):
        ledger.note(
            None,
            StepKind.REVIEW,
            day,
            "P3.6",
            AdaptCode.NOT_BETTER,
            start=start,
            now=score.points,
        )
        ledger.refer(Level.CLINICIAN_FIRST, "P3.6")
