"""Follow a programme as its source or a clinician gives it (rules page, section h)."""

from __future__ import annotations

from lumbar.core.errors import UnknownName
from lumbar.core.library import Exercise, Library, Template
from lumbar.core.planning.composition import THROUGH_RANGE, Choice
from lumbar.core.planning.preferences import ClinicianItem, PlanCode, PlanPreferences
from lumbar.core.reasons import Reason
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Category


def find_template(library: Library, slug: str | None) -> Template | None:
    """Look up the programme to follow; raise ``UnknownName`` when there is none."""
    if slug is None:
        return None
    if slug not in library.templates:
        raise UnknownName(
            f"there is no programme called {slug!r}",
            path="preferences.template",
            remedy=f"choose one of: {', '.join(sorted(library.templates))}",
        )
    return library.templates[slug]


def waived(template: Template | None, library: Library, rules: Ruleset) -> tuple[str, ...]:
    """List the items of a source programme that need no prerequisite of ours [D].

    A source sets its own order; from level 4 on our prerequisites count all the same.
    """
    items = template.items if template else ()
    known = (library.exercise(item.exercise) for item in items)
    return tuple(e.slug for e in known if e.level <= rules.template_free_level)


def follow(
    template: Template | None, allowed: dict[str, Exercise]
) -> tuple[tuple[Choice, ...], dict[str, Reason]]:
    """Take the allowed items in the order of the source, and say which had to wait.

    Of flexion and extension through range only the one that comes first in the source
    stands in the first 2 weeks.
    """
    taken: dict[str, Choice] = {}
    passed: dict[str, Reason] = {}
    categories: set[Category] = set()
    for item in template.items if template else ():
        exercise = allowed.get(item.exercise)
        if exercise is None or exercise.slug in taken:
            continue
        if THROUGH_RANGE.get(exercise.category) in categories:
            passed[exercise.slug] = Reason(PlanCode.LEFT_OPPOSITE_STRENGTH, "design")
            continue
        categories.add(exercise.category)
        taken[exercise.slug] = Choice(
            exercise=exercise,
            role=exercise.roles[0],
            reason=Reason(PlanCode.CHOSEN_TEMPLATE, "design", {"entry": item.entry}),
            dose=item.dose,
            per_day=item.per_day,
        )
    return tuple(taken.values()), passed


def _set_by(item: ClinicianItem, exercise: Exercise, clinician: str) -> Choice:
    return Choice(
        exercise=exercise,
        role=exercise.roles[0],
        reason=Reason(PlanCode.CHOSEN_CLINICIAN, "design", {"clinician": clinician}),
        dose=item.dose,
        per_day=item.per_day,
    )


def clinician_choices(
    preferences: PlanPreferences, allowed: dict[str, Exercise]
) -> tuple[Choice, ...]:
    """Take what the named clinician has set, as far as the tags leave it open."""
    by_slug = {item.exercise: item for item in preferences.clinician_set}
    return tuple(
        _set_by(item, allowed[slug], preferences.clinician or "")
        for slug, item in by_slug.items()
        if slug in allowed
    )
