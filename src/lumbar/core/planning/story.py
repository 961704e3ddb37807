"""Why the programme looks as it does, what was left out, and what lies ahead."""

from __future__ import annotations

from math import ceil

from lumbar.core.library import Exercise
from lumbar.core.planning.case import PlanCase, PlannedSession
from lumbar.core.planning.preferences import PhaseCode, PlanCode, Scope
from lumbar.core.programme import Phase, PlanItem
from lumbar.core.reasons import Considered, Number, Reason
from lumbar.core.words import Mode, Role, Stage

LEFT_OUT = "left_out"

# [D] weeks from the start in which each phase is expected; None = open end
PHASES: dict[Stage, tuple[tuple[PhaseCode, int, int | None], ...]] = {
    Stage.HIGH: (
        (PhaseCode.SYMPTOM_CALMING, 0, 2),
        (PhaseCode.CONTROL, 2, 6),
        (PhaseCode.STRENGTH, 6, 12),
        (PhaseCode.RETURN_TO_ACTIVITY, 12, 16),
        (PhaseCode.MAINTENANCE, 16, None),
    ),
    Stage.MODERATE: (
        (PhaseCode.CONTROL, 0, 4),
        (PhaseCode.STRENGTH, 4, 10),
        (PhaseCode.RETURN_TO_ACTIVITY, 10, 14),
        (PhaseCode.MAINTENANCE, 14, None),
    ),
    Stage.LOW: (
        (PhaseCode.STRENGTH, 0, 6),
        (PhaseCode.RETURN_TO_ACTIVITY, 6, 12),
        (PhaseCode.MAINTENANCE, 12, None),
    ),
}


def phases_ahead(stage: Stage, start: PhaseCode | None) -> tuple[Phase, ...]:
    """List the phases from the first one on; ``start`` skips those already behind."""
    rows = PHASES[stage]
    order = list(PhaseCode)
    ahead = [row for row in rows if start is None or order.index(row[0]) >= order.index(start)]
    gone = ahead[0][1]
    return tuple(
        Phase(code=code, from_week=first - gone, to_week=None if last is None else last - gone)
        for code, first, last in ahead
    )


def _on_time(case: PlanCase, session: PlannedSession) -> list[Reason]:
    fitted, minutes = session.fitted, case.preferences.minutes
    if not fitted.items:
        return []
    numbers: dict[str, Number] = {
        "minutes": minutes,
        "estimate": ceil(fitted.total_s / 60),
        "bouts": session.bouts,
    }
    found = [Reason(PlanCode.FITS_TIME, "design", numbers)]
    if fitted.dropped:
        found.append(
            Reason(
                PlanCode.SHORT_ON_TIME,
                "design",
                {"minutes": minutes, "dropped": len(fitted.dropped)},
            )
        )
    return found


def _missed_picks(case: PlanCase, shown: tuple[str, ...]) -> list[Reason]:
    wished = (*case.preferences.picked, *(i.exercise for i in case.preferences.clinician_set))
    return [
        Reason(PlanCode.PICKED_NOT_POSSIBLE, "design", {"exercise": slug})
        for slug in dict.fromkeys(wished)
        if slug not in shown
    ]


def explain(
    case: PlanCase, session: PlannedSession, walking: PlanItem | None, shown: tuple[str, ...]
) -> tuple[Reason, ...]:
    """Give the reasons of the programme as a whole; each item carries its own."""
    rules, preferences = case.rules, case.preferences
    left = len(case.selection.allowed)
    cap: dict[str, Number] = {"stage": case.assessment.stage.value, "cap": case.level_cap}
    told: tuple[tuple[bool, Reason], ...] = (
        (True, Reason(PlanCode.STAGE_CAP, "design", cap)),
        (session.too_few, Reason(PlanCode.TOO_FEW, "design", {"least": rules.session_items_min})),
        (case.scope is Scope.RELIEF, Reason(PlanCode.RELIEF_ONLY, "phq-9")),
        (
            case.scope is Scope.SURGEON,
            Reason(PlanCode.SET_BY_SURGEON, "cochrane-surgery-2014", {"allowed": left}),
        ),
        (walking is None, Reason(PlanCode.NO_WALKING, "design")),
        (case.assessment.slower_progression, Reason(PlanCode.SLOWER, "kendall-1997")),
        (
            preferences.mode is Mode.TIME_CONTINGENT,
            Reason(
                PlanCode.TIME_CONTINGENT,
                "lambeek-2007",
                {"clinician": preferences.clinician or ""},
            ),
        ),
        (case.assessment.ask_clinician, Reason(PlanCode.ASK_CLINICIAN, "design")),
        (True, Reason(PlanCode.REVIEW, "design", {"weeks": rules.review_weeks})),
    )
    whole = tuple(reason for holds, reason in told if holds)
    return (*whole, *_on_time(case, session), *_missed_picks(case, shown))


def _why_not(exercise: Exercise, case: PlanCase, session: PlannedSession) -> Reason:
    """Give the first and decisive reason against one exercise."""
    slug = exercise.slug
    if slug in case.selection.left:
        return case.selection.left[slug]
    if case.scope is not Scope.FULL:
        return Reason(PlanCode.LEFT_RELIEF_ONLY, "design")
    if session.too_few:
        return Reason(PlanCode.LEFT_TOO_FEW, "design")
    if slug in session.fitted.dropped:
        return Reason(PlanCode.LEFT_TIME, "design", {"minutes": case.preferences.minutes})
    if slug in session.passed:
        return session.passed[slug]
    if slug in case.preferences.disliked:
        return Reason(PlanCode.LEFT_DISLIKED, "design")
    if set(exercise.roles) <= {Role.AEROBIC}:
        return Reason(PlanCode.LEFT_WALKING, "design")
    if case.preferences.template is not None:
        return Reason(PlanCode.LEFT_TEMPLATE, "design", {"template": case.preferences.template})
    return Reason(PlanCode.LEFT_NOT_NEEDED, "design")


def left_out(
    case: PlanCase, session: PlannedSession, shown: tuple[str, ...]
) -> tuple[Considered, ...]:
    """List every exercise of the library that the programme does not hold, and why."""
    return tuple(
        Considered(slug, LEFT_OUT, _why_not(exercise, case, session))
        for slug, exercise in case.library.exercises.items()
        if slug not in shown
    )
