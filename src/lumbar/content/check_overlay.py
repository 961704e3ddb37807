"""Check that an overlay makes no built-in exercise less safe.

A clinic may write its own exercise, reword one, or make one stricter. Loosening a
built-in one under its old name would change what every plan, ladder and rule relies on.
"""

from __future__ import annotations

from collections.abc import Iterator

from lumbar.content.draft import Draft, Parsed, read_draft
from lumbar.content.errors import Problem
from lumbar.content.schema import ExerciseShape

REMEDY = "make an exercise of your own under another id instead"


def check_overlay(draft: Draft) -> Iterator[Problem]:
    """Find every built-in exercise that the overlay would make less safe."""
    if len(draft.layers) == 1:
        return
    root, overlay = draft.layers
    for folder in sorted(overlay.glob("exercises/*")):
        if folder.is_dir() and not (root / "exercises" / folder.name).is_dir():
            yield from _complete(draft, folder.name)
    replaced = [e for e in draft.exercises.values() if e.source.path.is_relative_to(overlay)]
    if not replaced:
        return
    before = read_draft(root).exercises
    for exercise in replaced:
        if exercise.source.slug in before:
            yield from _looser(before[exercise.source.slug].value, exercise)


def _complete(draft: Draft, slug: str) -> Iterator[Problem]:
    if slug not in draft.exercises and slug in draft.texts:
        text = next(iter(draft.texts[slug].values()))
        yield text.source.problem_at(1, f"{slug} has words but no sound exercise.yaml")


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
            old.needs_approval and not new.needs_approval,
            "needs a clinician's approval",
        ),
    )
    for key, wrong, sentence in checks:
        if wrong:
            yield exercise.problem(f"the built-in {old.id} {sentence}: {REMEDY}", key)
