"""Look at the scene from somewhere: parallel projection to a drawing in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians, sin

from lumbar.figure.vector import Vector, add, dot, scale

Point = tuple[float, float]
"""A place on the drawing: millimetres to the right and downwards."""

MM = 1000.0


@dataclass(frozen=True, slots=True)
class Camera:
    """Look along a direction; ``right``, ``up`` and ``near`` are its axes in the world."""

    right: Vector
    up: Vector
    near: Vector

    def project(self, point: Vector) -> Point:
        """Give the place of a point of the world (metres) on the drawing."""
        return (dot(self.right, point) * MM, -dot(self.up, point) * MM)

    def depth(self, point: Vector) -> float:
        """Tell how near to the viewer a point is, in metres; more is nearer."""
        return dot(self.near, point)

    def world(self, direction: Point) -> Vector:
        """Give the direction in the world of a direction on the drawing."""
        return add(scale(self.right, direction[0]), scale(self.up, -direction[1]))


def camera(around: float, above: float) -> Camera:
    """Build the camera that stands so many degrees around from the side and above the floor."""
    c, s = cos(radians(around)), sin(radians(around))
    low, high = cos(radians(above)), sin(radians(above))
    return Camera(right=(c, 0.0, -s), up=(-high * s, low, -high * c), near=(low * s, high, low * c))


def direction(a: Point, b: Point) -> Point:
    """Give the direction from a to b with length 1; straight right when they are the same."""
    x, y = b[0] - a[0], b[1] - a[1]
    size = hypot(x, y)
    return (x / size, y / size) if size > 1e-6 else (1.0, 0.0)
