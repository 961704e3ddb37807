"""A recorded course: an intake, then what a person reported day by day.

Sessions say how each exercise felt; which exercises and doses they were follows from
the plan of that day, so that a course stays true when a rule changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated

from lumbar.core.adapting.history import DisabilityScore, LadderTrial, Morning, Review
from lumbar.core.assessing.assessment import AssessAnswers
from lumbar.core.check_in import CheckInAnswers
from lumbar.core.errors import Contradiction
from lumbar.core.outcomes import ScoreEntry
from lumbar.core.planning.preferences import PlanPreferences
from lumbar.core.record import Effort, LegLevel, Minutes, Nprs, Range, Record
from lumbar.core.screening.answers import Clearance, ScreenAnswers
from lumbar.core.words import Answer
from lumbar.edge.requests import Intake

Share = Annotated[float, Range(0, 1)]
"""How much of the prescribed repetitions or time was done: 0 nothing to 1 all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt(Record):
    """Report how one exercise felt; None takes what the whole session says."""

    before: Nprs | None = None
    peak: Nprs | None = None
    leg_before: LegLevel = 0
    leg_lowest: LegLevel = 0
    leg_stayed_min: Minutes | None = None
    tingling_new: bool = False
    tingling_stayed_min: Minutes | None = None
    marks: tuple[str, ...] = ()
    sudden_severe: bool = False
    signs: dict[str, Answer] = field(default_factory=dict)
    done: Share | None = None
    effort: Effort | None = None
    good_form: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """Report one session: when it ended, in local time, and how it felt on the whole.

    ``felt`` tells where an exercise differed; ``skipped`` names those not done.
    """

    ended_at: datetime
    before: Nprs
    peak: Nprs
    effort: Effort | None = None
    good_form: bool | None = None
    done: Share = 1.0
    felt: dict[str, Felt] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Record):
    """Report one day, in the order it happens: morning, questions, session.

    ``same_answers`` says that all safety questions were asked again and nothing has
    changed; ``screening`` gives them whole where something has.
    """

    on: date
    note: str = ""
    morning: Morning | None = None
    same_answers: bool = False
    screening: ScreenAnswers | None = None
    assessment: AssessAnswers | None = None
    preferences: PlanPreferences | None = None
    clearance: Clearance | None = None
    check_in: CheckInAnswers | None = None
    session: Session | None = None
    trial: LadderTrial | None = None
    review: Review | None = None
    disability: DisabilityScore | None = None
    scores: tuple[ScoreEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(Record):
    """Hold a whole course: who, the intake, and the days in order."""

    name: str
    about: str
    intake: Intake
    days: tuple[Day, ...]

    def __post_init__(self) -> None:
        """Check the limits; refuse days out of order or before the intake."""
        Record.__post_init__(self)
        last = self.intake.today
        for place, day in enumerate(self.days):
            if day.on < last or (place and day.on == last):
                raise Contradiction(
                    f"{day.on.isoformat()} is not after {last.isoformat()}",
                    path=f"days.{place}.on",
                    remedy="give the days in order, each once",
                )
            last = day.on
