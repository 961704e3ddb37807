"""Check that an overlay makes no built-in exercise less safe.

A clinic may write its own exercise, reword one, or make one stricter. Loosening a
built-in one under its old name would change what every plan, ladder and rule relies on.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lumbar.content.draft import Draft, Parsed, read_draft
from lumbar.content.education import LessonShape, read_lessons
from lumbar.content.errors import Problem
from lumbar.content.files import find, read_yaml_file
from lumbar.content.reading import read_shape
from lumbar.content.schema import ExerciseShape
from lumbar.core.words import Origin

REMEDY = "make an exercise of your own under another id instead"


def check_overlay(draft: Draft) -> Iterator[Problem]:
    """Find every built-in exercise or lesson that the overlay would make less safe."""
    if len(draft.layers) == 1:
        return
    root, overlay = draft.layers
    yield from _lessons(root, overlay)
    replaced = [e for e in draft.exercises.values() if e.source.path.is_relative_to(overlay)]
    if not replaced:
        return
    before = read_draft(root).exercises
    for exercise in replaced:
        if exercise.source.slug in before:
            yield from _looser(before[exercise.source.slug].value, exercise)
        elif exercise.value.origin is Origin.SEED:
            yield exercise.problem(
                "origin: the source articles are complete; your own exercise is of origin system",
                "origin",
            )


def _lessons(root: Path, overlay: Path) -> Iterator[Problem]:
    built_in = {lesson.facts.id: lesson.facts for lesson in read_lessons(root)[0]}
    for rel, path in find((overlay,), "education/*/lesson.yaml"):
        source = read_yaml_file(path, rel)
        new, _ = read_shape(source, LessonShape)
        old = built_in.get(source.slug)
        if new is None or old is None:
            continue
        if new.gate is not old.gate:
            yield source.problem(
                f"the built-in lesson opens at the gate {old.gate}; an overlay may not change "
                "when it is shown: write a lesson of your own instead",
                ("gate",),
            )
        if not set(old.not_for) <= set(new.not_for):
            yield source.problem(
                "not_for: an overlay may add tags but not remove any", ("not_for",)
            )


def _looser(old: ExerciseShape, exercise: Parsed[ExerciseShape]) -> Iterator[Problem]:
    new = exercise.value
    for tag in old.exclude:
        if tag not in new.exclude:
            yield exercise.problem(
                f"the built-in {old.id} is excluded for {tag}; an overlay may add tags to "
                f"exclude but not remove any: {REMEDY}",
                "exclude",
            )
    for tag in old.modify:
        if tag not in (*new.modify, *new.exclude):
            yield exercise.problem(
                f"the built-in {old.id} is modified for {tag}; an overlay may not drop it: "
                f"{REMEDY}",
                "modify",
            )
    kept = {p.exercise for p in new.prerequisites}
    for needed in old.prerequisites:
        if needed.exercise not in kept:
            yield exercise.problem(
                f"the built-in {old.id} needs {needed.exercise} first; an overlay may not drop "
                f"it: {REMEDY}",
                "prerequisites",
            )
    yield from _facts(old, exercise)


def _facts(old: ExerciseShape, exercise: Parsed[ExerciseShape]) -> Iterator[Problem]:
    new = exercise.value
    checks = (
        ("level", new.level < old.level, f"is level {old.level}; it may not be called easier"),
        ("direction", new.direction is not old.direction, f"moves in {old.direction}"),
        ("schedulable", new.schedulable and not old.schedulable, "is not to be planned"),
        (
            "needs_approval",
            (old.needs_approval and not new.needs_approval)
            or not set(old.approval_with) <= {*new.approval_with, *new.exclude},
            "needs a clinician's approval",
        ),
    )
    for key, wrong, sentence in checks:
        if wrong:
            yield exercise.problem(f"the built-in {old.id} {sentence}: {REMEDY}", key)
