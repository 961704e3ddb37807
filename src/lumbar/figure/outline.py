"""Turn a row of rings around a bone into one smooth outline on the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin, sqrt

from lumbar.figure.camera import MM, Camera, Point, direction
from lumbar.figure.vector import Matrix, Vector, add, column, dot, turn

ROUND = 0.62  # how far out the two control points of a round end stand; a circle looks like this


SWELL = 1.03  # the smooth curve runs inside its control points

Ball = tuple[float, float, float, float]
"""A ball in the frame of a part: forward, up, to the right, radius (metres)."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A cross-section of the body in metres: its centre and its reach front, back, aside."""

    centre: Vector
    frame: Matrix
    front: float
    back: float
    aside: float

    def reach(self, way: Vector) -> float:
        """Give how far the ring reaches in a direction of the world, in metres."""
        x, z = dot(way, column(self.frame, 0)), dot(way, column(self.frame, 2))
        return sqrt(((self.front if x > 0 else self.back) * x) ** 2 + (self.aside * z) ** 2)


def outline(
    rings: Sequence[Ring], eye: Camera, caps: tuple[float, float], *, straight: bool = True
) -> list[Point]:
    """Give the control points of the closed outline of a row of rings, caps in metres."""
    middle = [eye.project(ring.centre) for ring in rings]
    along = _along(middle, straight=straight)
    left: list[Point] = []
    right: list[Point] = []
    for ring, (x, y), (tx, ty) in zip(rings, middle, along, strict=True):
        for side, points in ((1, left), (-1, right)):
            nx, ny = -ty * side, tx * side
            far = ring.reach(eye.world((nx, ny))) * MM
            points.append((x + nx * far, y + ny * far))
    end = _cap(left[-1], right[-1], along[-1], caps[1] * MM)
    start = _cap(right[0], left[0], (-along[0][0], -along[0][1]), caps[0] * MM)
    return [*left, *end, *reversed(right), *start]


def _along(middle: Sequence[Point], *, straight: bool) -> list[Point]:
    if straight:
        return [direction(middle[0], middle[-1])] * len(middle)
    last = len(middle) - 1
    return [direction(middle[max(i - 1, 0)], middle[min(i + 1, last)]) for i in range(last + 1)]


def _cap(a: Point, b: Point, way: Point, size: float) -> list[Point]:
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    return [
        (
            middle[0] + (p[0] - middle[0]) * ROUND + way[0] * size,
            middle[1] + (p[1] - middle[1]) * ROUND + way[1] * size,
        )
        for p in (a, b)
    ]


def hull(
    place: tuple[Matrix, Vector], eye: Camera, balls: Iterable[Ball], ways: int
) -> list[Point]:
    """Give the outline of balls in a frame, one point for each of some fixed directions."""
    frame, centre = place
    spots = []
    for forward, up, aside, radius in balls:
        x, y = eye.project(add(centre, turn(frame, (forward, up, aside))))
        spots.append((x, y, radius * MM * SWELL))
    points = []
    for i in range(ways):
        c, s = cos(radians(360 * i / ways)), -sin(radians(360 * i / ways))
        x, y, radius = max(spots, key=lambda spot: spot[0] * c + spot[1] * s + spot[2])
        points.append((x + radius * c, y + radius * s))
    return points


def smooth(points: Sequence[Point]) -> str:
    """Write a closed smooth curve around control points: whole millimetres, relative.

    Each control point is the mirror of the one before (``t``), which takes half the bytes;
    every middle is rounded so that the error of its control point never grows.
    """
    first = _whole(((points[-1][0] + points[0][0]) / 2, (points[-1][1] + points[0][1]) / 2))
    control, here = _whole(points[0]), first
    text = f"M{first[0]} {first[1]}q{control[0] - here[0]} {control[1] - here[1]} "
    numbers = []
    for wanted in (*points[1:], None):
        there = first
        if wanted is not None:
            there = _whole(((control[0] + wanted[0]) / 2, (control[1] + wanted[1]) / 2))
        numbers.append((there[0] - here[0], there[1] - here[1]))
        control = (2 * there[0] - control[0], 2 * there[1] - control[1])
        here = there
    steps = [f"{x} {y}" for x, y in numbers]
    return (text + steps[0] + "t" + " ".join(steps[1:])).replace(" -", "-") + "z"


def polygon(points: Iterable[Point], *, closed: bool = True) -> str:
    """Write straight lines between points: whole millimetres, relative."""
    whole = [_whole(p) for p in points]
    numbers = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(whole)]
    text = f"M{whole[0][0]} {whole[0][1]}l{' '.join(numbers)}".replace(" -", "-")
    return text + "z" if closed else text


def circle(centre: Point, radius: float) -> str:
    """Write a circle as a path; radius in millimetres."""
    x, y = _whole((centre[0] - radius, centre[1]))
    r = round(radius)
    return f"M{x} {y}a{r} {r} 0 0 1 {2 * r} 0a{r} {r} 0 0 1-{2 * r} 0z"


def _whole(point: Point) -> tuple[int, int]:
    return (round(point[0]), round(point[1]))
