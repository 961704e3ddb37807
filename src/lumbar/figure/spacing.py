"""Find free room in the picture: an arrow beside the body, an inset above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from lumbar.figure.angles import SIDES
from lumbar.figure.camera import Camera, Point
from lumbar.figure.scene import Scene

Capsule = tuple[Point, Point, float]
"""A limb on the drawing: from, to, half its width; millimetres."""

TRUNK_MM: tuple[tuple[str, str, float], ...] = (
    ("pelvis", "ribs", 130.0),
    ("ribs", "upper_back", 130.0),
    ("neck", "head", 110.0),
    ("head", "head", 130.0),
)
LIMBS_MM: tuple[tuple[str, str, float], ...] = (
    ("hip", "knee", 85.0),
    ("knee", "ankle", 60.0),
    ("ankle", "toe", 50.0),
    ("shoulder", "elbow", 50.0),
    ("elbow", "wrist", 42.0),
    ("wrist", "fingertip", 35.0),
)
"""The limbs as an arrow has to keep clear of them: joints and half widths."""

EVERY = 2
GAP_MM, ASKED_GAP_MM = 35.0, 5.0  # by default; where a script says itself where it wants it
STRIDE_MM, FARTHEST_MM = 20.0, 600.0


def capsules(scene: Scene, eye: Camera) -> Iterator[Capsule]:
    """Give all limbs of every second frame, as they lie on the drawing."""
    rows = [*TRUNK_MM]
    rows += [(f"{s}_{a}", f"{s}_{b}", wide) for s in SIDES for a, b, wide in LIMBS_MM]
    moving = scene.movement.loop == "cycle" or scene.movement.side == "alternate"
    frames = scene.frames if moving else scene.frames[: scene.end + 1]  # back the same way
    chosen = {id(frame): frame for frame in (*frames[::EVERY], scene.frames[scene.end])}
    for frame in chosen.values():
        joints = frame.posed.joints
        for a, b, wide in rows:
            yield eye.project(joints[a]), eye.project(joints[b]), wide


def is_clear(points: Sequence[Point], limbs: Sequence[Capsule], gap: float) -> bool:
    """Tell whether a line through points keeps a gap (millimetres) from every limb."""
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairwise(points)]
    spots = (*points, *middles)
    return all(far_from(p, a, b) > wide + gap for a, b, wide in limbs for p in spots)


def far_from(point: Point, a: Point, b: Point) -> float:
    """Measure how far a point is from the line between two others."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    size = dx * dx + dy * dy
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / size if size > 1e-9 else 0.0
    share = min(1.0, max(0.0, along))
    return hypot(point[0] - a[0] - share * dx, point[1] - a[1] - share * dy)


def move_clear(
    points: Sequence[Point], ways: Sequence[Point], limbs: Sequence[Capsule], gap: float
) -> list[Point]:
    """Move a line the least along one of some directions until it keeps clear of the body.

    It stays above the lowest limb; where no place within 60 cm is clear it stays where it is.
    """
    lowest = max(max(a[1], b[1]) + wide / 2 for a, b, wide in limbs)
    steps = int(FARTHEST_MM / STRIDE_MM)
    for step in range(steps + 1):
        for x, y in ways:
            moved = [(p[0] + x * step * STRIDE_MM, p[1] + y * step * STRIDE_MM) for p in points]
            if max(p[1] for p in moved) < lowest and is_clear(moved, limbs, gap):
                return moved
    return list(points)
