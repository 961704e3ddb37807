"""What each room is asked with on the command line: everything it may know, in one record.

The rooms after screening take the person's answers, not the earlier rooms' results: what
screening finds is computed here every time, so that nobody can hand a plan a triage
that the answers do not give.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from lumbar.core.adapting.history import History
from lumbar.core.assessing.assessment import AssessAnswers
from lumbar.core.check_in import CheckInAnswers, CheckInPerson
from lumbar.core.outcomes import ScoreEntry
from lumbar.core.planning.preferences import PlanPreferences
from lumbar.core.programme import Plan
from lumbar.core.record import Record
from lumbar.core.screening.answers import ScreenAnswers
from lumbar.core.session import SessionEvents


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenRequest(Record):
    """Ask whether exercising alone is safe on a day."""

    today: date
    answers: ScreenAnswers


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessRequest(Record):
    """Ask what kind of back pain it is and which direction comes first."""

    today: date
    screening: ScreenAnswers
    answers: AssessAnswers


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake(Record):
    """Hold a whole intake: ask what this person should do, and why."""

    today: date
    screening: ScreenAnswers
    answers: AssessAnswers
    preferences: PlanPreferences = field(default_factory=PlanPreferences)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInRequest(Record):
    """Ask whether a session may start today, by what is new since last time."""

    today: date
    answers: CheckInAnswers
    person: CheckInPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRequest(Record):
    """Ask what was done in a session, and how it was."""

    plan: Plan
    events: SessionEvents


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptRequest(Record):
    """Ask what to do next: the plan as it stands, and all that was reported."""

    today: date
    plan: Plan
    history: History = field(default_factory=History)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomesRequest(Record):
    """Ask whether it is working: the totals of every measure, with their dates."""

    today: date
    scores: tuple[ScoreEntry, ...]
    started_on: date | None = None
