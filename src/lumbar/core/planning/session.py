"""One session of the programme: chosen, dosed and fitted (rules page, section h)."""

from __future__ import annotations

from dataclasses import replace

from lumbar.core.planning.case import PlanCase, PlannedSession
from lumbar.core.planning.composition import Brief, Choice, compose
from lumbar.core.planning.first_dose import first_dose
from lumbar.core.planning.fit import Fitted, fit_to_minutes
from lumbar.core.planning.preferences import PhaseCode, PlanCode, Scope
from lumbar.core.planning.rhythm import rest_between
from lumbar.core.planning.rows import ROWS
from lumbar.core.planning.selection import modified_for
from lumbar.core.planning.source_programme import clinician_choices, find_template, follow
from lumbar.core.programme import PlanItem, Weekday
from lumbar.core.reasons import Reason
from lumbar.core.screening.triage import Opening
from lumbar.core.words import Role, Stage

_GENTLE_LEVEL = 1
_WALKING = "walking"


def _brief(case: PlanCase) -> Brief:
    return Brief(
        stage=case.assessment.stage,
        preference=case.assessment.preference,
        neutral_only=case.assessment.neutral_only,
        tags=case.assessment.tags,
        picked=case.preferences.picked,
        disliked=case.preferences.disliked,
    )


def _choose(case: PlanCase) -> tuple[tuple[Choice, ...], dict[str, Reason]]:
    """Choose the exercises: those set or followed first, then the rows of the table."""
    allowed = case.selection.allowed
    given = clinician_choices(case.preferences, allowed)
    if case.scope is not Scope.FULL:
        return (given if case.scope is Scope.SURGEON else ()), {}
    template = find_template(case.library, case.preferences.template)
    followed, waiting = follow(template, allowed)
    set_already = {choice.exercise.slug for choice in given}
    given += tuple(c for c in followed if c.exercise.slug not in set_already)
    choices, passed = compose(allowed, given, _brief(case), case.rules)
    return choices, waiting | passed


def _days_of(role: Role, case: PlanCase) -> tuple[Weekday, ...]:
    if case.preferences.phase is PhaseCode.MAINTENANCE:
        return rest_between(case.days, case.rules.maintenance_days_max)
    if role is Role.STRENGTH:
        return rest_between(case.days, case.rules.strength_days_max)
    return case.days


def _part(choice: Choice) -> Role:
    """Name the part it plays: what only keeps one mobile is not called relief."""
    only_mobile = (
        Role.RELIEF not in choice.exercise.roles and Role.MOBILITY in choice.exercise.roles
    )
    return Role.MOBILITY if choice.role is Role.RELIEF and only_mobile else choice.role


def _item(choice: Choice, case: PlanCase) -> PlanItem:
    exercise = choice.exercise
    modified = modified_for(exercise, case.assessment.tags)
    dose, notes = first_dose(exercise, modified, case.rules)
    if choice.dose is not None:
        dose, notes = choice.dose, ()
    changed = tuple(Reason(PlanCode.MODIFIED, "design", {"tag": tag.value}) for tag in modified)
    return PlanItem(
        exercise=exercise.slug,
        role=_part(choice),
        dose=dose,
        days=_days_of(choice.role, case),
        per_day=choice.per_day,
        picked=choice.picked,
        modified_for=modified,
        reasons=(choice.reason, *notes, *changed),
    )


def _gentle_end(case: PlanCase, used: set[str]) -> tuple[PlanItem, ...]:
    """End with a level-1 movement of the row that the session has not used."""
    ease, allowed, disliked = case.ease, case.selection.allowed, case.preferences.disliked
    if ease.stage is Stage.HIGH:  # no further exercise on top of its three or four
        return ()
    slugs = [slug for steps in ROWS[ease.stage, ease.preference].relief for slug in steps]
    fresh = [allowed[s] for s in slugs if s in allowed and s not in used and s not in disliked]
    gentle = next((e for e in fresh if e.level == _GENTLE_LEVEL), None)
    if gentle is None:
        return ()
    reason = Reason(PlanCode.CHOSEN_COOL_DOWN, "design")
    return (_item(Choice(exercise=gentle, role=Role.RELIEF, reason=reason), case),)


def _walk_on_the_spot(case: PlanCase) -> tuple[PlanItem, ...]:
    walking = case.selection.allowed.get(_WALKING)
    closed = case.assessment.triage.walking is not Opening.OPEN
    if walking is None or closed or _WALKING in case.preferences.disliked:
        return ()
    reason = Reason(PlanCode.CHOSEN_COOL_DOWN, "design")
    item = _item(Choice(exercise=walking, role=Role.AEROBIC, reason=reason), case)
    dose = replace(item.dose, sets=1, duration_s=case.rules.cool_down_walk_s)
    return (replace(item, dose=dose),)


def _bouts(case: PlanCase, fitted: Fitted) -> int:
    """Split the day into several short bouts at HIGH, as many as the minutes allow."""
    own = case.preferences.template is None and not case.preferences.clinician_set
    if case.assessment.stage is not Stage.HIGH or not own or not fitted.items:
        return 1
    room = case.preferences.minutes * 60 // fitted.total_s
    return min(room, case.rules.calm_bouts_max)


def _fit(case: PlanCase, items: tuple[PlanItem, ...]) -> Fitted:
    """Fit the items with the first ending that leaves them room; several bouts come before it."""
    minutes, rules = case.preferences.minutes, case.rules
    bare = fit_to_minutes(items, (), minutes, rules)
    if case.scope is not Scope.FULL or not items:
        return bare
    used = {item.exercise for item in items}
    for ending in (_gentle_end(case, used), _walk_on_the_spot(case)):
        fitted = fit_to_minutes(items, ending, minutes, rules)
        if fitted.cool_down and _bouts(case, fitted) == _bouts(case, bare):
            return fitted
    return bare


def build_session(case: PlanCase) -> PlannedSession:
    """Build the session: choose, dose, end gently and fit it to the minutes."""
    choices, passed = _choose(case)
    few = len(choices) < case.rules.session_items_min and not case.preferences.clinician_set
    too_few = case.scope is Scope.FULL and few
    items = () if too_few else tuple(_item(choice, case) for choice in choices)
    fitted = _fit(case, items)
    bouts = _bouts(case, fitted)
    if bouts > 1:
        several = tuple(replace(item, per_day=bouts) for item in fitted.items)
        fitted = replace(fitted, items=several)
    return PlannedSession(fitted=fitted, passed=passed, too_few=too_few, bouts=bouts)
