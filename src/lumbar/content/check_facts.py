"""Check the plain facts of an exercise: its sources, roles, equipment, why it is not planned."""

from __future__ import annotations

from collections.abc import Iterator

from lumbar.content.draft import Draft, Parsed
from lumbar.content.errors import Problem
from lumbar.content.schema import ExerciseShape
from lumbar.core.evidence import EVIDENCE

SURFACES = frozenset({"mat", "bed"})
"""Everybody has a floor or a bed: a surface that is "needed" would only shut people out."""

USES_THE_BED_ITSELF = frozenset({"edge-of-bed-hip-flexor-stretch"})
"""The exception: the leg hangs over the edge."""


def check_facts(draft: Draft) -> Iterator[Problem]:
    """Find unknown sources, missing roles, needless equipment and unexplained omissions."""
    for slug, exercise in draft.exercises.items():
        yield from _evidence(exercise)
        yield from _planning(exercise)
        if slug not in USES_THE_BED_ITSELF:
            yield from _surfaces(exercise)


def _evidence(exercise: Parsed[ExerciseShape]) -> Iterator[Problem]:
    for index, key in enumerate(exercise.value.evidence):
        if key not in EVIDENCE:
            yield exercise.problem(f"evidence: {key!r} is not a known source", "evidence", index)
    if not exercise.value.evidence:
        yield exercise.problem("evidence: name at least one source", "evidence")


def _planning(exercise: Parsed[ExerciseShape]) -> Iterator[Problem]:
    value = exercise.value
    if value.schedulable and not value.roles:
        yield exercise.problem("roles: an exercise that is planned needs a role", "roles")
    if value.schedulable == (value.not_schedulable is not None):
        yield exercise.problem(
            "not_schedulable: give the reason when schedulable is false, and only then",
            "schedulable",
        )


def _surfaces(exercise: Parsed[ExerciseShape]) -> Iterator[Problem]:
    for index, need in enumerate(exercise.value.needs):
        group = {need} if isinstance(need, str) else set(need)
        if group <= SURFACES:
            yield exercise.problem(
                "needs: a floor or a bed is taken for granted; list mat and bed in options",
                "needs",
                index,
            )
