"""Play a recorded course: every day the rooms decide on what was known by then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from lumbar.content.loader import Content
from lumbar.core.adapt import adapt
from lumbar.core.adapting.history import DisabilityScore, History, LockLifted, Morning
from lumbar.core.adapting.steps import Change
from lumbar.core.assess import assess
from lumbar.core.assessing.assessment import AssessAnswers, Assessment
from lumbar.core.check_in import CheckIn, CheckInPerson, check_in
from lumbar.core.errors import DataTooOld
from lumbar.core.outcomes import Progress, ScoreEntry, outcomes
from lumbar.core.plan import plan
from lumbar.core.planning.preferences import PlanPreferences
from lumbar.core.programme import Plan
from lumbar.core.revise import revise
from lumbar.core.ruleset import RULES
from lumbar.core.screen import screen
from lumbar.core.screening.answers import ScreenAnswers
from lumbar.core.screening.red_flags import RED_FLAGS, age_years
from lumbar.core.screening.tag_questions import TAG_ROWS
from lumbar.core.screening.triage import Opening, Triage
from lumbar.core.screening.verdict import may
from lumbar.core.words import Answer, Level, Sex
from lumbar.edge.course import Course, Day
from lumbar.edge.record_session import SessionReport, record_session

DAY = timedelta(days=1)
ITEMS = (*RED_FLAGS, *(row.question for row in TAG_ROWS.values()))
"""Every item whose answer has a day on which it was first reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlayed:
    """State what was decided on one day; None where a room was not asked.

    ``closed`` says that no session was open: the triage, or questions that are due.
    """

    on: date
    told: Day | None
    triage: Triage | None = None
    assessment: Assessment | None = None
    planned: Plan | None = None
    checked: CheckIn | None = None
    change: Change | None = None
    session: SessionReport | None = None
    progress: Progress | None = None
    closed: str = ""


@dataclass(slots=True)
class _Run:
    """Carry what is known while a course is played."""

    content: Content
    screening: ScreenAnswers
    answers: AssessAnswers
    preferences: PlanPreferences
    triage: Triage | None = None
    plan: Plan | None = None
    history: History = field(default_factory=History)
    scores: tuple[ScoreEntry, ...] = ()


def _is_open(triage: Triage | None) -> bool:
    return triage is not None and Opening.OPEN in (triage.exercises, triage.relief)


def _person(run: _Run, today: date) -> CheckInPerson:
    flags, triage = run.screening.red_flags, run.triage
    born = run.screening.born_on
    return CheckInPerson(
        profile=run.screening.profile,
        age_years=age_years(born, today) if born else 0,
        sex=run.screening.sex or Sex.OTHER,
        tags=triage.tags if triage else (),
        rf11=flags.rf11 or Answer.NOT_SURE,
        aneurysm=flags.rf09.aneurysm or Answer.NOT_SURE,
        pregnant=may(flags.rf21.pregnant),
    )


def _ask_again(run: _Run, day: Day) -> bool:
    """Take in a repeated screen, a clearance or new answers; tell whether anything is new."""
    if day.screening is not None:
        run.screening = day.screening
    elif day.same_answers:
        # Everything keeps the day it was first reported; only the questions are new.
        known = dict.fromkeys(ITEMS, run.screening.answered_on)
        run.screening = replace(
            run.screening, answered_on=day.on, reported={**known, **run.screening.reported}
        )
    if run.triage is not None:
        run.screening = replace(run.screening, held=run.triage.held)
    if day.clearance is not None:
        given = (*run.screening.clearances, day.clearance)
        run.screening = replace(run.screening, clearances=given)
        if day.clearance.level.rank >= Level.URGENT.rank:
            at = _moment(day, run)
            by = (day.clearance.by, day.clearance.by_clinician)
            lifted = LockLifted(at=at, by=by[0], by_clinician=by[1])
            run.history = replace(run.history, lifted=(*run.history.lifted, lifted))
    run.answers = day.assessment or run.answers
    run.preferences = day.preferences or run.preferences
    return any((day.screening, day.same_answers, day.clearance, day.assessment, day.preferences))


def _moment(day: Day, run: _Run) -> datetime:
    """Give a moment on a day for an entry that has none, in the person's own offset."""
    if day.morning is not None:
        return day.morning.at + timedelta(minutes=1)
    mornings = run.history.mornings
    return datetime.combine(day.on, time(9), mornings[-1].at.tzinfo if mornings else UTC)


def _look_again(run: _Run, today: date) -> tuple[Triage, Assessment | None]:
    """Screen, assess, and plan or revise for today."""
    run.triage = triage = screen(run.screening, today, RULES)
    if not _is_open(triage):
        return triage, None
    library = run.content.library
    assessment = assess(run.answers, triage, library, today, RULES)
    if run.plan is None:
        run.plan = plan(assessment, run.preferences, library, today, RULES)
    else:
        run.plan = revise(run.plan, assessment, run.preferences, library, today, RULES)
    return triage, assessment


def _check_in(run: _Run, day: Day) -> CheckIn | None:
    """Ask what is new; a finding at U or E is kept, and locks the programme."""
    if day.check_in is None:
        return None
    checked = check_in(day.check_in, _person(run, day.on), day.on, RULES)
    if checked.findings:
        earlier = (*run.screening.earlier, *checked.findings)
        run.screening = replace(run.screening, earlier=earlier)
        run.triage = screen(run.screening, day.on, RULES)
    return checked


def _take_in(run: _Run, day: Day, checked: CheckIn | None) -> None:
    """Add the day's entries to the history, all but the session."""
    history = run.history
    morning = day.morning
    if checked is not None and checked.findings:
        entry = morning or Morning(at=_moment(day, run))
        morning = replace(entry, red_flag=checked.level)
    if morning is not None:
        history = replace(history, mornings=(*history.mornings, morning))
    if day.trial is not None:
        history = replace(history, trials=(*history.trials, day.trial))
    if day.review is not None:
        history = replace(history, reviews=(*history.reviews, day.review))
    scores: tuple[DisabilityScore, ...] = (day.disability,) if day.disability else ()
    run.history = replace(history, scores=(*history.scores, *scores))
    run.scores = (*run.scores, *day.scores)


def _limits(triage: Triage | None) -> tuple[object, ...]:
    """Give what a plan was made under: the tags in force, and the cap after a clearance."""
    return (triage.tags, triage.high_cap_until is None) if triage else ()


def _closed(run: _Run, today: date) -> str:
    """Say why no session is open today, empty when one is; plan again when the limits moved.

    Dated tags and the cap after a clearance change by themselves, between two screens.
    """
    before = _limits(run.triage)
    try:
        run.triage = screen(run.screening, today, RULES)
    except DataTooOld:
        return "questions_due"
    if not _is_open(run.triage):
        return "triage"
    if run.plan is None or _limits(run.triage) != before:
        _look_again(run, today)
    return ""


def _play_day(run: _Run, today: date, told: Day | None) -> DayPlayed:
    day = told or Day(on=today)
    triage = assessment = None
    if _ask_again(run, day):
        triage, assessment = _look_again(run, today)
    checked = _check_in(run, day)
    _take_in(run, day, checked)
    closed = _closed(run, today)
    change = report = None
    if run.plan is not None:
        change = adapt(run.plan, run.history, today, RULES, run.content.library)
        run.plan = change.plan
        if day.session is not None and not closed:
            report = record_session(day.session, change.today, _person(run, today))
            run.history = replace(run.history, sessions=(*run.history.sessions, report.log))
    progress = None
    if day.scores:
        started = run.plan.started_on if run.plan else None
        progress = outcomes(run.scores, today, RULES, started_on=started)
    return DayPlayed(
        on=today,
        told=told,
        triage=triage or (run.triage if checked is not None and checked.findings else None),
        assessment=assessment,
        planned=run.plan if assessment else None,
        checked=checked,
        change=change,
        session=report,
        progress=progress,
        closed=closed if day.session is not None or closed == "triage" else "",
    )


def play(course: Course, content: Content) -> Iterator[DayPlayed]:
    """Play a course day by day, from the intake to its last day, quiet days included."""
    intake = course.intake
    run = _Run(
        content=content,
        screening=intake.screening,
        answers=intake.answers,
        preferences=intake.preferences,
    )
    triage, assessment = _look_again(run, intake.today)
    yield DayPlayed(
        on=intake.today,
        told=None,
        triage=triage,
        assessment=assessment,
        planned=run.plan,
        closed="" if run.plan else "triage",
    )
    told = {day.on: day for day in course.days}
    today = intake.today
    while today <= max(told, default=intake.today):
        if today != intake.today or today in told:
            yield _play_day(run, today, told.get(today))
        today += DAY
