"""What is drawn over the figure: the glow of working muscles and the arrow of the movement."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot
from typing import Any

from lumbar.figure.angles import SIDES
from lumbar.figure.camera import MM, Camera, Point, direction
from lumbar.figure.contacts import bare, side_of
from lumbar.figure.scene import Frame, Scene
from lumbar.figure.skeleton import Posed
from lumbar.figure.spacing import ASKED_GAP_MM, GAP_MM, capsules, move_clear
from lumbar.figure.vector import Vector, add, turn

REGIONS: dict[str, tuple[tuple[str, str, Vector, float], ...]] = {
    # region -> joint, frame, offset in that frame (metres), radius (metres)
    "abdominals": (("lumbar", "lumbar", (0.07, -0.02, 0.0), 0.11),),
    "obliques": (("lumbar", "lumbar", (0.02, -0.01, 0.09), 0.11),),
    "back": (
        ("lumbar", "lumbar", (-0.06, -0.03, 0.03), 0.10),
        ("ribs", "ribs", (-0.06, 0.02, 0.03), 0.09),
    ),
    "upper_back": (("chest", "neck", (-0.07, 0.05, 0.06), 0.11),),
    "gluteals": (("hip", "pelvis", (-0.075, 0.01, 0.02), 0.12),),
    "hip_side": (("hip", "pelvis", (0.0, 0.05, 0.09), 0.10),),
    "hip_flexors": (("hip", "pelvis", (0.07, 0.0, 0.0), 0.09),),
    "quadriceps": (("mid_thigh", "thigh", (0.035, 0.0, 0.0), 0.12),),
    "hamstrings": (("mid_thigh", "thigh", (-0.035, 0.0, 0.0), 0.12),),
    "calves": (("calf", "shank", (-0.025, 0.0, 0.0), 0.10),),
    "shoulders": (("shoulder", "neck", (0.0, -0.01, 0.02), 0.08),),
    "chest": (("chest", "neck", (0.08, 0.03, 0.07), 0.09),),
    "biceps": (("elbow", "upper_arm", (0.025, 0.15, 0.0), 0.07),),
    "triceps": (("elbow", "upper_arm", (-0.025, 0.15, 0.0), 0.07),),
    "neck": (("neck", "throat", (0.0, 0.04, 0.0), 0.07),),
}  # fmt: skip
"""Where each muscle region lies; sided ones are right-handed and mirrored for the left."""

ARM_REGIONS = frozenset({"shoulders", "biceps", "triceps"})
"""The regions that an arm carries."""

MIDLINE_FRAMES = frozenset({"lumbar", "ribs", "neck", "throat"})
MIDLINE_JOINTS = frozenset({"lumbar", "ribs", "chest", "neck"})
LONG_MM, SHORTEST_MM, ARROW_AHEAD_MM = 380.0, 1.0, 150.0
ALONG_MIN_M, ARROW_MIN_M, ARROW_OUT_M = 0.03, 0.22, 0.16


def glows(posed: Posed, regions: tuple[str, ...]) -> Iterator[tuple[Vector, float]]:
    """Give the centre and radius (metres) of each glow."""
    for region in regions:
        side = side_of(region)
        for each in (side,) if side else SIDES:
            sign = -1.0 if each == "left" else 1.0
            for joint, frame, (x, y, z), radius in REGIONS[bare(region)]:
                at = joint if joint in MIDLINE_JOINTS else f"{each}_{joint}"
                place = frame if frame in MIDLINE_FRAMES or frame == "pelvis" else f"{each}_{frame}"
                offset = turn(posed.frames[place], (x, y, z * sign))
                yield add(posed.joints[at], offset), radius


def arrow(scene: Scene, eye: Camera) -> tuple[list[Point], float] | None:
    """Give the three points of the arrow on the drawing and nothing when there is none."""
    settings = scene.movement.arrow
    if not settings:
        return None
    trail = [eye.project(shown(f, str(settings["part"]))) for f in _rising(scene)]
    start, middle, end = trail[0], trail[len(trail) // 2], trail[-1]
    dx, dy = end[0] - start[0], end[1] - start[1]
    size = hypot(dx, dy)
    if "to" in settings:
        dx, dy = float(settings["to"][0]) * MM, -float(settings["to"][1]) * MM
        size = hypot(dx, dy)
        bow = float(settings.get("bow", 0.0))
        end = (start[0] + dx, start[1] + dy)
        middle = (start[0] + dx / 2 + dy * bow, start[1] + dy / 2 - dx * bow)
    if size < (SHORTEST_MM if "to" in settings else ALONG_MIN_M * MM):
        return None
    stretch = max(1.0, ARROW_MIN_M * MM / size)
    along = (dx / size, dy / size)
    if "offset" not in settings and size < LONG_MM:
        ahead = [ARROW_AHEAD_MM + share * ARROW_MIN_M * MM for share in (0.0, 0.5, 1.0)]
        points = [(end[0] + along[0] * a, end[1] + along[1] * a) for a in ahead]
        return move_clear(points, _ways(along, along), list(capsules(scene, eye)), GAP_MM), size
    out = _outward(scene, eye, settings, middle, along)
    points = []
    for p in (start, middle, end):
        x, y = middle[0] + (p[0] - middle[0]) * stretch, middle[1] + (p[1] - middle[1]) * stretch
        points.append((x + out[0], y + out[1]))
    away = direction((0.0, 0.0), out)
    gap = ASKED_GAP_MM if "offset" in settings else GAP_MM
    return move_clear(points, _ways(away, along), list(capsules(scene, eye)), gap), size * stretch


def _ways(first: Point, along: Point) -> tuple[Point, ...]:
    """List where an arrow may be moved to: the first choice, then across, then ahead."""
    across = (-along[1], along[0])
    return (first, across, (-across[0], -across[1]), along)


POINTS_OF = {
    "hand": "wrist",
    "fist": "knuckle",
    "foot": "ankle",
    "feet": "ankle",
    "shin": "ankle",
    "thigh": "mid_thigh",
}
"""The joint that stands for a part."""


def shown(frame: Frame, part: str) -> Vector:
    """Give the place of a part that a script points at; of a pair the right one."""
    joints, side = frame.posed.joints, side_of(part)
    if part in joints and bare(part) not in POINTS_OF:
        return joints[part]
    name = part.removeprefix(f"{side}_")
    one = name if name in POINTS_OF or f"right_{name}" in joints else name.removesuffix("s")
    return joints[f"{side or 'right'}_{POINTS_OF.get(one, one)}"]


def _rising(scene: Scene) -> list[Frame]:
    if scene.movement.loop == "cycle":
        return scene.frames
    return scene.frames[: scene.end + 1]


def _outward(
    scene: Scene, eye: Camera, settings: dict[str, Any], middle: Point, along: Point
) -> Point:
    if "offset" in settings:
        x, y = settings["offset"]
        return (float(x) * MM, -float(y) * MM)
    centre = eye.project(scene.frames[scene.end].posed.joints["ribs"])
    normal = (-along[1], along[0])
    away = (middle[0] - centre[0]) * normal[0] + (middle[1] - centre[1]) * normal[1]
    size = ARROW_OUT_M * MM * (1 if away >= 0 else -1)
    return (normal[0] * size, normal[1] * size)
