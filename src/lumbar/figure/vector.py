"""Vectors and rotations in three dimensions, as plain tuples.

The world is right-handed: x to the right of the side view, y up, z towards its viewer.
A body part's own frame has x forward, y up and z to the person's right.
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]
"""Three rows."""

X: Vector = (1.0, 0.0, 0.0)
Y: Vector = (0.0, 1.0, 0.0)
Z: Vector = (0.0, 0.0, 1.0)
IDENTITY: Matrix = (X, Y, Z)


def add(a: Vector, b: Vector) -> Vector:
    """Add two vectors."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vector, b: Vector) -> Vector:
    """Take b from a."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vector, factor: float) -> Vector:
    """Stretch a vector."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def mix(a: Vector, b: Vector, share: float) -> Vector:
    """Go the share (0-1) of the way from a to b."""
    return add(a, scale(sub(b, a), share))


def dot(a: Vector, b: Vector) -> float:
    """Multiply two vectors to a number."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """Give the vector at right angles to both."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vector) -> float:
    """Measure a vector."""
    return sqrt(dot(a, a))


def distance(a: Vector, b: Vector) -> float:
    """Measure from point to point."""
    return length(sub(a, b))


def unit(a: Vector) -> Vector:
    """Shorten or stretch a vector to length 1; a zero vector becomes x."""
    size = length(a)
    return scale(a, 1 / size) if size > 1e-9 else X


def column(m: Matrix, index: int) -> Vector:
    """Give one axis of a frame in world directions: 0 forward, 1 up, 2 right."""
    return (m[0][index], m[1][index], m[2][index])


def from_columns(x: Vector, y: Vector, z: Vector) -> Matrix:
    """Build a frame from its three axes."""
    return ((x[0], y[0], z[0]), (x[1], y[1], z[1]), (x[2], y[2], z[2]))


def turn(m: Matrix, v: Vector) -> Vector:
    """Take a vector from a frame into the world."""
    (a, b, c), (d, e, f), (g, h, i) = m
    x, y, z = v
    return (a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z)


def into(m: Matrix, v: Vector) -> Vector:
    """Take a vector from the world into a frame."""
    (a, b, c), (d, e, f), (g, h, i) = m
    x, y, z = v
    return (a * x + d * y + g * z, b * x + e * y + h * z, c * x + f * y + i * z)


def _row(row: Vector, m: Matrix) -> Vector:
    x, y, z = row
    (a, b, c), (d, e, f), (g, h, i) = m
    return (x * a + y * d + z * g, x * b + y * e + z * h, x * c + y * f + z * i)


def multiply(a: Matrix, b: Matrix) -> Matrix:
    """Do b first, then a."""
    return (_row(a[0], b), _row(a[1], b), _row(a[2], b))


def about_x(degrees: float) -> Matrix:
    """Rotate about x: up goes to the right."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c))


def about_y(degrees: float) -> Matrix:
    """Rotate about y: forward goes to the left."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c))


def about_z(degrees: float) -> Matrix:
    """Rotate about z: forward goes up."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0))
