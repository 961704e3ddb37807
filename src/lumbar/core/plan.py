"""Answer what this person should do, and why."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

from lumbar.core.assessing.assessment import Assessment
from lumbar.core.library import Library
from lumbar.core.planning.case import PlanCase, PlannedSession
from lumbar.core.planning.exclusion import INTOLERANT_OF, in_force
from lumbar.core.planning.gate import open_gate
from lumbar.core.planning.preferences import PhaseCode, PlanPreferences, Scope
from lumbar.core.planning.rows import STAGE_CAP
from lumbar.core.planning.selection import Circumstances, select
from lumbar.core.planning.session import build_session
from lumbar.core.planning.source_programme import find_template, waived
from lumbar.core.planning.story import explain, left_out, phases_ahead
from lumbar.core.planning.through_day import Ease, relief_through_day, walk
from lumbar.core.programme import Ladder, Plan, PlanItem, PlanStatus, Standing, Trend
from lumbar.core.ruleset import Ruleset
from lumbar.core.screening.triage import Opening
from lumbar.core.words import Stage

# The items that every plan repeats: if one of these appears, stop and get help now.
SAFETY_NET = ("RF01", "RF02", "RF03", "RF04", "RF05", "RF06")


def _cap(assessment: Assessment, preferences: PlanPreferences, rules: Ruleset) -> int:
    if assessment.stage is Stage.MODERATE and preferences.row9_last_two_sessions:
        return rules.moderate_level_earned
    return STAGE_CAP[assessment.stage]


def _circumstances(
    assessment: Assessment, preferences: PlanPreferences, library: Library, rules: Ruleset
) -> Circumstances:
    template = find_template(library, preferences.template)
    return Circumstances(
        tags=in_force(assessment.tags),
        stage=assessment.stage,
        level_cap=_cap(assessment, preferences, rules),
        neutral_only=assessment.neutral_only,
        equipment=_equipment(preferences, rules),
        approved=preferences.approved,
        unlocked=tuple(preferences.unlocked),
        free=assessment.confirmed_movements + waived(template, library, rules),
        set_by_clinician=tuple(item.exercise for item in preferences.clinician_set),
    )


def _equipment(preferences: PlanPreferences, rules: Ruleset) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rules.household + preferences.equipment))


def _ease(assessment: Assessment) -> Ease:
    return Ease(
        stage=assessment.stage,
        preference=assessment.preference,
        confirmed=assessment.confirmed,
        confirmed_movements=assessment.confirmed_movements,
        neutral_only=assessment.neutral_only,
        tags=assessment.tags,
    )


def _around(
    case: PlanCase, session: PlannedSession
) -> tuple[tuple[PlanItem, ...], PlanItem | None]:
    """Add what surrounds the session, of what the person does not dislike: relief, a walk."""
    triage, disliked = case.assessment.triage, case.preferences.disliked
    liked = {s: e for s, e in case.selection.allowed.items() if s not in disliked}
    relief: tuple[PlanItem, ...] = ()
    if triage.relief is Opening.OPEN and not session.too_few:
        relief = relief_through_day(liked, case.ease, case.rules)
    if triage.walking is not Opening.OPEN:
        return relief, None
    return relief, walk(liked, case.ease, case.days, case.rules)


def _asks(case: PlanCase, session: PlannedSession) -> bool:
    return case.assessment.ask_clinician or session.too_few or case.scope is not Scope.FULL


def plan(
    assessment: Assessment,
    preferences: PlanPreferences,
    library: Library,
    today: date,
    rules: Ruleset,
) -> Plan:
    """Plan the programme: exercises with dose, days, relief, walking, phases and review.

    Raises ``RedFlagOpen`` when exercising alone is not cleared, ``DataTooOld`` when
    the assessment is not of today, ``UnknownName`` for an exercise or programme that
    does not exist, ``MissingAnswer`` without days or without the clinician's name
    where one is needed, ``Contradiction`` for an exercise both picked and disliked.
    """
    scope = open_gate(assessment, preferences, library, today)
    case = PlanCase(
        assessment=assessment,
        preferences=preferences,
        library=library,
        today=today,
        rules=rules,
        scope=scope,
        days=tuple(sorted(set(preferences.days))),
        level_cap=_cap(assessment, preferences, rules),
        selection=select(library, _circumstances(assessment, preferences, library, rules)),
        ease=_ease(assessment),
    )
    return _state(case, build_session(case))


def _status(preferences: PlanPreferences) -> PlanStatus:
    kept = preferences.phase is PhaseCode.MAINTENANCE
    return PlanStatus.MAINTENANCE if kept else PlanStatus.ACTIVE


def _state(case: PlanCase, session: PlannedSession) -> Plan:
    assessment, preferences, rules = case.assessment, case.preferences, case.rules
    relief, walking = _around(case, session)
    fitted, tags = session.fitted, in_force(assessment.tags)
    closed = tuple(INTOLERANT_OF[tag] for tag in tags if tag in INTOLERANT_OF)
    placed = (*fitted.items, *relief, *fitted.cool_down, *((walking,) if walking else ()))
    shown = tuple(item.exercise for item in placed)
    return Plan(
        started_on=case.today,
        review_on=case.today + timedelta(weeks=rules.review_weeks),
        stage=assessment.stage,
        preference=assessment.preference,
        mode=preferences.mode,
        minutes=preferences.minutes,
        days=case.days,
        items=fitted.items,
        relief=relief,
        cool_down=fitted.cool_down,
        walking=walking,
        tags=tags,
        equipment=_equipment(preferences, rules),
        status=_status(preferences),
        phases=phases_ahead(assessment.stage, preferences.phase),
        safety_net=SAFETY_NET,
        estimate_min=ceil(fitted.total_s / 60),
        trend=Trend(review_on=case.today, intake_rest=assessment.pain_now),
        standing=Standing(
            capped_to=assessment.triage.high_cap_until,
            rmdq_start=assessment.scores.rmdq,
            ladders=tuple(Ladder(direction=direction) for direction in closed),
        ),
        unlocked=dict(preferences.unlocked),
        closed=closed,
        slower_progression=assessment.slower_progression,
        ask_clinician=_asks(case, session),
        reasons=explain(case, session, walking, shown),
        considered=left_out(case, session, shown),
        content_hash=case.library.content_hash,
        ruleset=rules.version,
    )
