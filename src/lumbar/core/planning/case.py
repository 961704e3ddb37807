"""What the parts of the plan room hand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lumbar.core.assessing.assessment import Assessment
from lumbar.core.library import ExerciseLevel, Library
from lumbar.core.planning.fit import Fitted
from lumbar.core.planning.preferences import PlanPreferences, Scope
from lumbar.core.planning.selection import Selection
from lumbar.core.planning.through_day import Ease
from lumbar.core.programme import Weekday
from lumbar.core.reasons import Reason
from lumbar.core.record import Count, Record
from lumbar.core.ruleset import Ruleset


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCase(Record):
    """Gather everything the parts of the room read."""

    assessment: Assessment
    preferences: PlanPreferences
    library: Library
    today: date
    rules: Ruleset
    scope: Scope
    days: tuple[Weekday, ...]
    level_cap: ExerciseLevel
    selection: Selection
    ease: Ease


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession(Record):
    """Hold a composed and fitted session, and why others were passed over."""

    fitted: Fitted
    passed: dict[str, Reason]
    too_few: bool
    bouts: Count
