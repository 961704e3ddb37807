"""The camera of a phone or laptop that watches: where it stands and what it sees.

Axes follow BlazePose (MediaPipe, *Pose landmark detection*): x to the right of the image,
y down, z away from the camera, so what is nearer than the hips has a negative z.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, radians, tan

from lumbar.figure.camera import camera
from lumbar.figure.vector import Vector, dot, sub

NEAREST_M = 0.05
FIELD_DEG = 60.0  # common of front cameras, along the longer side of the picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """Place a camera: metres from the person and above the floor, degrees around them.

    ``yaw`` 0 looks at the person's right side as the side view does, 90 from the right
    edge of that view; ``aspect`` is width by height; ``mirrored`` is a selfie picture.
    """

    distance: float = 3.0
    height: float = 0.8
    yaw: float = 0.0
    aspect: float = 4 / 3
    field: float = FIELD_DEG
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold one point: metres along the camera's axes, and its place in the image (0-1).

    ``depth`` is metres from the camera plane; ``across`` the metres that the width of
    the image spans at that depth.
    """

    camera: Vector
    image: tuple[float, float]
    depth: float
    across: float


class Eye:
    """Look through a lens at a target in the scene, from the lens's own height."""

    __slots__ = ("_at", "_axes", "_half")

    def __init__(self, lens: Lens, target: Vector) -> None:
        """Stand the camera so far from the target and turn it there."""
        above = degrees(atan2(lens.height - target[1], lens.distance))
        self._axes = camera(lens.yaw, above)
        level = camera(lens.yaw, 0.0).near
        self._at = (
            target[0] + lens.distance * level[0],
            lens.height,
            target[2] + lens.distance * level[2],
        )
        half = tan(radians(lens.field / 2))
        wide = lens.aspect >= 1
        self._half = (
            half if wide else half * lens.aspect,
            half / lens.aspect if wide else half,
        )

    def see(self, point: Vector) -> Seen:
        """Project a point of the scene."""
        away = sub(point, self._at)
        x, y = dot(self._axes.right, away), -dot(self._axes.up, away)
        z = -dot(self._axes.near, away)
        return self.image_of((x, y, z))

    def image_of(self, place: Vector) -> Seen:
        """Project a point given along the camera's axes (metres from the camera)."""
        x, y, z = place
        depth = max(z, NEAREST_M)
        across, tall = 2 * self._half[0] * depth, 2 * self._half[1] * depth
        return Seen((x, y, z), (0.5 + x / across, 0.5 + y / tall), depth, across)
