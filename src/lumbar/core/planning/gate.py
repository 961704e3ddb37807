"""Whether a programme may be made at all today, and how much of one (section a)."""

from __future__ import annotations

from datetime import date

from lumbar.core.assessing.assessment import Assessment
from lumbar.core.errors import (
    Contradiction,
    DataTooOld,
    MissingAnswer,
    RedFlagOpen,
    UnknownName,
)
from lumbar.core.library import Library
from lumbar.core.planning.preferences import PlanPreferences, Scope
from lumbar.core.screening.triage import Opening, Triage
from lumbar.core.words import Level, Mode

_SURGERY = "RF22"


def _check_day(assessment: Assessment, today: date) -> None:
    if assessment.today != today or assessment.triage.today != today:
        raise DataTooOld(
            f"the assessment is of {assessment.today.isoformat()}, not of today",
            path="assessment.today",
            remedy="run screen and assess for today: tags depend on the day of use",
        )


def _only_surgery(triage: Triage) -> bool:
    """Tell that recent spinal surgery alone holds level C: what the surgeon set is open."""
    holding = {f.item for f in triage.findings if f.level.rank >= Level.CLINICIAN_FIRST.rank}
    return triage.level is Level.CLINICIAN_FIRST and holding == {_SURGERY}


def _scope(assessment: Assessment, preferences: PlanPreferences) -> Scope:
    triage = assessment.triage
    if assessment.screen_again:
        raise RedFlagOpen(
            "a home test showed a new sign that has not been screened",
            path="assessment.screen_again",
            remedy="answer the safety questions again",
        )
    if triage.level.rank < Level.CLINICIAN_FIRST.rank:
        return Scope.FULL
    if _only_surgery(triage) and preferences.clinician_set:
        return Scope.SURGEON
    if triage.relief is Opening.OPEN:  # thoughts of self-harm: movement stays open (RF24)
        return Scope.RELIEF
    raise RedFlagOpen(
        f"exercising alone is not cleared today: level {triage.level.value}",
        path="assessment.triage.level",
        remedy="follow the safety result first; a plan can be made once it is cleared",
    )


def _check_names(preferences: PlanPreferences, library: Library) -> None:
    named: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("picked", preferences.picked),
        ("disliked", preferences.disliked),
        ("approved", preferences.approved),
        ("clinician_set", tuple(item.exercise for item in preferences.clinician_set)),
        ("unlocked", tuple(preferences.unlocked)),
    )
    for field, slugs in named:
        unknown = next((slug for slug in slugs if slug not in library.exercises), None)
        if unknown is not None:
            raise UnknownName(
                f"there is no exercise called {unknown!r}",
                path=f"preferences.{field}",
                remedy="lumbar content list prints every exercise",
            )


def _check_clinician(preferences: PlanPreferences) -> None:
    given = (
        ("mode", preferences.mode is Mode.TIME_CONTINGENT),
        ("clinician_set", bool(preferences.clinician_set)),
        ("approved", bool(preferences.approved)),
    )
    field = next((name for name, used in given if used), None)
    if field is not None and not preferences.clinician:
        raise MissingAnswer(
            f"{field} is a clinician's decision, and no clinician is named",
            path="preferences.clinician",
            remedy=f"name the clinician, or leave preferences.{field} out",
        )


def _check_wishes(preferences: PlanPreferences) -> None:
    if not preferences.days:
        raise MissingAnswer(
            "no day of the week is given",
            path="preferences.days",
            remedy="give at least one day, 1 Monday to 7 Sunday",
        )
    both = next((slug for slug in preferences.picked if slug in preferences.disliked), None)
    if both is not None:
        raise Contradiction(
            f"{both} is both picked and disliked",
            path="preferences.disliked",
            remedy="keep it in one of the two lists",
        )


def open_gate(
    assessment: Assessment, preferences: PlanPreferences, library: Library, today: date
) -> Scope:
    """Check the input and say how much of a programme is open; refuse by name otherwise."""
    _check_day(assessment, today)
    scope = _scope(assessment, preferences)
    _check_names(preferences, library)
    _check_clinician(preferences)
    _check_wishes(preferences)
    return scope
