"""Check movement scripts: what no body can do, and what contradicts the exercise's own fields."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache

from lumbar.content.draft import Draft, Parsed
from lumbar.content.errors import Problem
from lumbar.content.schema import ExerciseShape
from lumbar.core.errors import Refusal
from lumbar.core.words import DoseType, Position, Sides
from lumbar.figure.measure import faults, main_range
from lumbar.figure.movement import Movement, read_movement
from lumbar.figure.scene import Scene, play
from lumbar.figure.skeleton import build_of

RANGE_TOLERANCE_DEG = 6.0

BASES_OF: dict[Position, tuple[str, ...]] = {
    Position.STANDING: ("standing",),
    Position.SITTING: ("sitting", "long_sitting"),
    Position.SUPINE: ("supine", "supine_hook", "edge_of_bed"),
    Position.PRONE: ("prone", "prone_on_elbows", "plank"),
    Position.SIDE_LYING: ("side_lying",),
    Position.QUADRUPED: ("quadruped", "forearm_quadruped"),
    Position.KNEELING: ("kneeling", "half_kneeling", "heel_sitting", "quadruped"),
    Position.EDGE_OF_BED: ("edge_of_bed", "supine"),
}
"""The base poses that fit each position; ``plank`` also fits a standing one on a table."""

SIDES_OF: dict[Sides, tuple[str, ...]] = {
    Sides.BOTH: ("both", "alternate"),
    Sides.EACH: ("right", "left"),
    Sides.ALTERNATE: ("alternate",),
}


def check_movement(draft: Draft) -> Iterator[Problem]:
    """Find every movement script that cannot be played or says something else than its exercise.

    Under an overlay the built-in scripts are not played again: that takes seconds, and they
    were checked when the library was made.
    """
    for exercise in draft.exercises.values():
        below = not exercise.source.path.is_relative_to(draft.layers[-1])
        if exercise.value.movement is None or below:
            continue
        try:
            script = json.dumps(exercise.value.movement, sort_keys=False)
            movement, scene, wrong = _played(script, exercise.value.family)
        except Refusal as refusal:
            yield refused(exercise, refusal)
            continue
        yield from _fields(exercise, movement)
        yield from _range(exercise, scene)
        for fault in wrong:
            yield exercise.problem(f"movement: {fault}", "movement", "keys")


@lru_cache(maxsize=128)
def _played(script: str, family: str) -> tuple[Movement, Scene, tuple[str, ...]]:
    """Play a script once: solving every pose of the library takes seconds."""
    movement = read_movement(json.loads(script))
    scene = play(movement, build_of(family))
    return movement, scene, tuple(faults(scene))


def refused(exercise: Parsed[ExerciseShape], refusal: Refusal) -> Problem:
    """Make a problem of a refusal, at the line it is about, with its remedy."""
    loc = tuple(int(p) if p.isdigit() else p for p in refusal.path.split("."))
    where = refusal.path.removeprefix("movement.")
    return exercise.problem(f"movement, {where}: {refusal.sentence} ({refusal.remedy})", *loc)


def _fields(exercise: Parsed[ExerciseShape], movement: Movement) -> Iterator[Problem]:
    value = exercise.value
    allowed = BASES_OF[value.position]
    on_furniture = value.position is Position.STANDING and movement.base == "plank"
    if movement.base not in allowed and not on_furniture:
        yield exercise.problem(
            f"movement.base: {movement.base} does not fit the position {value.position}"
            f" (use {' or '.join(allowed)})",
            "movement", "base",
        )  # fmt: skip
    if movement.side not in SIDES_OF[value.sides]:
        yield exercise.problem(
            f"movement.side: {movement.side} does not fit sides: {value.sides}"
            f" (write side: {' or '.join(SIDES_OF[value.sides])})",
            "movement", "side",
        )  # fmt: skip
    still = len(movement.keys) == 1
    held = movement.tempo["hold"] or any(key.hold_s for key in movement.keys)
    if value.dose.type is DoseType.HOLD and not still and not held:
        yield exercise.problem(
            "movement: the dose is a hold, but nothing is held (write tempo: {hold: 3})",
            "movement", "tempo",
        )  # fmt: skip


def _range(exercise: Parsed[ExerciseShape], scene: Scene) -> Iterator[Problem]:
    stated = scene.movement.main_range
    if stated is None:
        return
    low, high = main_range(scene)
    if max(abs(low - min(stated)), abs(high - max(stated))) > RANGE_TOLERANCE_DEG:
        yield exercise.problem(
            f"movement.main: {scene.movement.main} goes from {low:.0f} to {high:.0f} degrees,"
            f" not as range says (write range: [{low:.0f}, {high:.0f}] or change the keys)",
            "movement", "main", "range",
        )  # fmt: skip
