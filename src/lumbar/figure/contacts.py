"""What of the body may be planted, what it may be planted on, and what hands may hold."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from lumbar.figure.angles import SIDES
from lumbar.figure.skeleton import Posed
from lumbar.figure.vector import Vector, Y, dot, into

PARTS: dict[str, tuple[tuple[str, float], ...]] = {
    "foot": (("ankle", 0.046), ("ball", 0.014)),
    "toes": (("ball", 0.014),),
    "heel": (("heel", 0.016),),
    "knee": (("knee", 0.033),),
    "shin": (("knee", 0.033), ("ankle", 0.042)),
    "calf": (("calf", 0.034),),
    "thigh": (("mid_thigh", 0.045),),
    "hand": (("wrist", 0.018), ("knuckle", 0.010)),
    "fist": (("knuckle", 0.020),),
    "elbow": (("elbow", 0.026),),
    "forearm": (("elbow", 0.026), ("wrist", 0.020)),
}
"""The points of each limb part and their distance from the skin / height (ours)."""

TRUNK: dict[str, tuple[str, str, tuple[float, float, float, float]]] = {
    "pelvis": ("pelvis", "pelvis", (0.098, 0.120, 0.085, 0.165)),
    "back": ("chest", "chest", (0.118, 0.100, 0.05, 0.172)),
    "shoulders": ("upper_back", "neck", (0.095, 0.092, 0.04, 0.185)),
    "head": ("head", "head", (0.118, 0.100, 0.110, 0.080)),
}
"""The parts of the trunk: point, frame, reach of the skin forward, back, up, aside (metres)."""

ALIASES = {"chest": "back", "upper_back": "shoulders", "hips": "pelvis", "feet": "foot"}
ALIASES |= {"calves": "calf", "toe": "toes"}

HOLDS = (
    "shin", "kneecap", "thigh_back", "thigh_top", "hips", "belly", "head_back", "shoulder",
    "ankle", "knee", "forearm", "elbow", "wrist", "toe",
)  # fmt: skip
"""What of the own body a hand may hold: own side, or with left_, right_ or opposite_."""

HEIGHTS_M: dict[str, float] = {
    "floor": 0.0,
    "chair": 0.45,
    "stool": 0.45,
    "bed": 0.50,
    "table": 0.74,
    "counter": 0.90,
    "step": 0.18,
    "raised-surface": 0.40,
    "ball": 0.52,
    "roller": 0.14,
    "cushion": 0.12,
}
"""Tops of the furniture of a home, in metres."""

WALLS = ("wall",)


@dataclass(frozen=True, slots=True)
class Contact:
    """Plant one part on one surface; a sliding part keeps the surface but not its place.

    ``rest`` contacts come from a base pose and give way when the script moves the limb.
    """

    part: str
    surface: str
    sliding: bool = False
    rest: bool = False

    @property
    def held(self) -> bool:
        """Tell whether the surface is a part of the own body."""
        return bare(self.surface) in HOLDS

    def points(self) -> tuple[str, ...]:
        """Name the joints that the contact pins."""
        if self.held:
            return (f"{side_of(self.part)}_knuckle",)
        if self.part in TRUNK:
            return (TRUNK[self.part][0],)
        return tuple(f"{side_of(self.part)}_{point}" for point, _ in PARTS[bare(self.part)])

    def target(self) -> str:
        """Name the point of the own body that the hand holds."""
        mine = side_of(self.part)
        other = SIDES[mine == SIDES[0]]
        side, _, rest = self.surface.partition("_")
        known = {**{s: s for s in SIDES}, "opposite": other}
        return f"{known[side]}_{rest}" if side in known else f"{mine}_{self.surface}"


@dataclass(frozen=True, slots=True)
class Plane:
    """A surface: every point p with ``normal · p = offset`` (metres)."""

    normal: Vector
    offset: float

    def above(self, point: Vector) -> float:
        """Measure how far a point is above the surface, in metres."""
        return dot(self.normal, point) - self.offset


FLOOR = Plane(Y, 0.0)


def side_of(part: str) -> str:
    """Give the side in a part's name; empty for the trunk."""
    side = part.partition("_")[0]
    return side if side in SIDES else ""


def bare(part: str) -> str:
    """Take the side off a part's name."""
    side, _, rest = part.partition("_")
    return rest if side in (*SIDES, "opposite") else part


def clearance(posed: Posed, part: str, point: str, normal: Vector) -> float:
    """Give the distance from a pinned point to the skin towards the surface, in metres."""
    if part not in TRUNK:
        sizes = {f"{side_of(part)}_{name}": size for name, size in PARTS[bare(part)]}
        return sizes[point] * posed.build.height
    _, frame, (front, back, up, aside) = TRUNK[part]
    x, y, z = into(posed.frames[frame], (-normal[0], -normal[1], -normal[2]))
    wide = posed.build.hips if part == "pelvis" else posed.build.trunk
    deep = 1.0 if part == "head" else wide
    return sqrt(
        ((front if x > 0 else back) * deep * x) ** 2 + (up * y) ** 2 + (aside * deep * z) ** 2
    )


def gap(posed: Posed, contact: Contact, plane: Plane) -> dict[str, float]:
    """Measure how far each pinned point is from where it touches, in metres."""
    return {
        point: plane.above(posed.joints[point])
        - clearance(posed, contact.part, point, plane.normal)
        for point in contact.points()
    }
