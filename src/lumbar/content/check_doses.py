"""Check doses: complete for their type, sane, and able to progress along their axes."""

from __future__ import annotations

from collections.abc import Iterator

from lumbar.content.draft import Draft, Parsed
from lumbar.content.errors import Problem
from lumbar.content.schema import ExerciseShape
from lumbar.core.words import Axis, DoseType, Sides

HOLD_MAX_S = 30  # [D] rules page, section d: never above 30 s
SETS_MAX = 3  # [D] rules page, section d: set +1 to max 3
REPS_MAX = 30  # [S] the pelvic tilt of source 001 goes to 30
DURATION_MAX_S = 3600  # [D] longer than any walk the rules ask for

SPANS_OF: dict[DoseType, tuple[tuple[str, ...], tuple[str, ...]]] = {
    DoseType.REPS: (("reps",), ("hold_s",)),
    DoseType.HOLD: (("reps", "hold_s"), ()),
    DoseType.TIMED: (("duration_s",), ()),
}
"""For each type of dose the spans it must have and those it may have."""

AXES_OF: dict[DoseType, frozenset[Axis]] = {
    DoseType.REPS: frozenset({Axis.REPS, Axis.SETS, Axis.LOAD, Axis.EXERCISE}),
    DoseType.HOLD: frozenset({Axis.HOLD, Axis.SETS, Axis.EXERCISE}),
    DoseType.TIMED: frozenset({Axis.DURATION, Axis.EXERCISE}),
}
"""The axes along which each type of dose may progress (rules page, section d)."""

LIMITS = {"reps": REPS_MAX, "hold_s": HOLD_MAX_S, "duration_s": DURATION_MAX_S}


def check_doses(draft: Draft) -> Iterator[Problem]:
    """Find every dose that is incomplete, beyond the limits or cannot progress as it says."""
    for exercise in draft.exercises.values():
        yield from _spans(exercise)
        yield from _sets(exercise)
        yield from _axes(exercise)
        yield from _sides(exercise)


def _spans(exercise: Parsed[ExerciseShape]) -> Iterator[Problem]:
    dose = exercise.value.dose
    needed, allowed = SPANS_OF[dose.type]
    for name, limit in LIMITS.items():
        span: tuple[int, int] | None = getattr(dose, name)
        loc = ("dose", name)
        if span is None:
            if name in needed:
                yield exercise.problem(f"dose: a {dose.type} dose needs {name}", "dose")
            continue
        if name not in (*needed, *allowed):
            yield exercise.problem(f"dose: a {dose.type} dose has no {name}", *loc)
        low, high = span
        if low > high:
            yield exercise.problem(f"dose.{name}: {low} is above {high}", *loc)
        if low < 1:
            yield exercise.problem(f"dose.{name}: must be at least 1", *loc)
        if high > limit:
            yield exercise.problem(f"dose.{name}: {high} is above the limit of {limit}", *loc)


def _sets(exercise: Parsed[ExerciseShape]) -> Iterator[Problem]:
    dose = exercise.value.dose
    if dose.sets > SETS_MAX:
        yield exercise.problem(
            f"dose.sets: {dose.sets} is above the limit of {SETS_MAX}", "dose", "sets"
        )
    if dose.first_week_sets is not None and dose.first_week_sets >= dose.sets:
        yield exercise.problem(
            "dose.first_week_sets must be below dose.sets", "dose", "first_week_sets"
        )


def _axes(exercise: Parsed[ExerciseShape]) -> Iterator[Problem]:
    value = exercise.value
    for index, axis in enumerate(value.axes):
        if axis not in AXES_OF[value.dose.type]:
            yield exercise.problem(
                f"axes: a {value.dose.type} dose cannot progress by {axis}", "axes", index
            )
        elif axis in value.axes[:index]:
            yield exercise.problem(f"axes: {axis} stands twice", "axes", index)
    loaded = Axis.LOAD in value.axes
    if loaded and value.dose.load_step_kg is None:
        yield exercise.problem("dose: an exercise with the axis load needs load_step_kg", "dose")
    if not loaded and value.dose.load_step_kg is not None:
        yield exercise.problem("dose.load_step_kg: there is no axis load", "dose", "load_step_kg")


def _sides(exercise: Parsed[ExerciseShape]) -> Iterator[Problem]:
    value = exercise.value
    if value.sides is Sides.BOTH and value.dose.per_side:
        yield exercise.problem(
            "dose.per_side is true, but sides is both (use each or alternate)", "dose", "per_side"
        )
    if value.sides is Sides.EACH and not value.dose.per_side:
        yield exercise.problem("sides is each, so dose.per_side must be true", "sides")
