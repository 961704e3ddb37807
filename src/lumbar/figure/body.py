"""Give the skeleton a body: rings of flesh and cloth around every bone.

Widths are ours, drawn after the breadths of table 4.1 and the figures in Winter (2009);
they carry no clinical meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lumbar.figure.angles import SIDES
from lumbar.figure.camera import Camera, Point
from lumbar.figure.hands import hand
from lumbar.figure.head import Blob, Facing, both, facing, head, throat
from lumbar.figure.outline import Ring, hull, outline
from lumbar.figure.scene import Frame
from lumbar.figure.skeleton import ANKLE_UP, Build, Posed
from lumbar.figure.vector import Matrix, Vector, add, column, from_columns, mix, turn

Profile = tuple[tuple[float, float, float, float], ...]
"""Rows of: share of the way along the bone, reach front, back, aside (metres)."""

THIGH: Profile = (
    (0.0, 0.080, 0.086, 0.082), (0.25, 0.084, 0.080, 0.080), (0.6, 0.068, 0.062, 0.066),
    (1.0, 0.052, 0.048, 0.050),
)  # fmt: skip
SHANK: Profile = (
    (0.0, 0.050, 0.049, 0.050), (0.14, 0.046, 0.058, 0.052), (0.32, 0.042, 0.066, 0.054),
    (0.58, 0.037, 0.046, 0.043), (1.0, 0.029, 0.031, 0.030),
)  # fmt: skip
UPPER_ARM: Profile = (
    (0.0, 0.051, 0.051, 0.049), (0.62, 0.040, 0.041, 0.040),
    (1.0, 0.036, 0.037, 0.036),
)  # fmt: skip
FOREARM: Profile = (
    (0.0, 0.036, 0.037, 0.036), (0.2, 0.041, 0.039, 0.040), (0.55, 0.034, 0.032, 0.033),
    (1.0, 0.022, 0.022, 0.025),
)  # fmt: skip
SHORTS_END = 0.72
SLEEVE_END = 0.62

SHOE: tuple[tuple[float, float, float, float, float], ...] = (
    # metres: forward of the ankle, above the sole, reach up, reach down, aside
    (-0.058, 0.034, 0.034, 0.036, 0.028), (-0.030, 0.036, 0.058, 0.040, 0.034),
    (0.022, 0.036, 0.052, 0.040, 0.036), (0.080, 0.032, 0.036, 0.035, 0.044),
    (0.130, 0.028, 0.028, 0.031, 0.048),
)  # fmt: skip
TOE_CAP = ((0.030, 0.025, 0.026, 0.028, 0.044), (0.060, 0.022, 0.018, 0.024, 0.034))

PELVIS: tuple[tuple[str, float, float, float, float], ...] = (
    # frame, metres above the hips along it, reach front, back, aside
    ("pelvis", -0.075, 0.055, 0.088, 0.110), ("pelvis", -0.02, 0.092, 0.122, 0.166),
    ("pelvis", 0.045, 0.100, 0.116, 0.168), ("sacrum", 0.095, 0.100, 0.092, 0.156),
    ("lumbar", 0.065, 0.098, 0.084, 0.142),
)  # fmt: skip
SHIRT: tuple[tuple[str, float, float, float, float], ...] = (
    ("lumbar", -0.005, 0.104, 0.092, 0.154), ("lumbar", 0.065, 0.102, 0.087, 0.144),
    ("ribs", 0.070, 0.106, 0.090, 0.148), ("chest", 0.080, 0.120, 0.099, 0.160),
    ("neck", 0.055, 0.112, 0.098, 0.172), ("neck", 0.115, 0.082, 0.086, 0.180),
    ("neck", 0.168, 0.056, 0.064, 0.100),
)  # fmt: skip
SHOE_BALLS: Blob = (
    (-0.040, -0.042, 0.006, 0.034), (-0.010, -0.012, 0.004, 0.036), (0.060, -0.046, 0.010, 0.032),
    (0.130, -0.055, 0.024, 0.023), (0.185, -0.060, 0.012, 0.017),
)  # fmt: skip
BREATH_M = 0.016
END_ON = 0.6


@dataclass(frozen=True, slots=True)
class Look:
    """Say once for a whole scene how the head is seen, which hands are fists, which hang."""

    head: Facing
    fists: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    soles_on: bool = False


def look_at(
    posed: Posed, eye: Camera, fists: tuple[str, ...] = (), loose: tuple[str, ...] = ()
) -> Look:
    """Judge from one frame how the body is seen."""
    along = eye.depth(column(posed.frames["right_foot"], 0))
    return Look(facing(posed, eye), fists, loose, abs(along) > END_ON)


@dataclass(frozen=True, slots=True)
class Layer:
    """Hold one painted shape: its cloth or skin, its limb, how near it is, its outlines."""

    paint: str
    limb: str
    depth: float
    shapes: tuple[tuple[Point, ...], ...]


def body_layers(frame: Frame, eye: Camera, look: Look) -> list[Layer]:
    """Give every painted shape of the body in one frame, in a fixed order."""
    posed = frame.posed
    layers: list[Layer] = []
    for side in SIDES:
        layers.extend(_leg(posed, side, eye, look))
    layers.extend(_trunk(frame, eye))
    layers.extend(_head(posed, eye, look))
    for side in SIDES:
        layers.extend(_arm(posed, side, eye, look))
    return layers


def _bone(
    start: Vector, end: Vector, frame: Matrix, profile: Profile, factor: float, upto: float = 1.0
) -> list[Ring]:
    rings = [
        Ring(mix(start, end, share), frame, front * factor, back * factor, aside * factor)
        for share, front, back, aside in profile
        if share <= upto
    ]
    if upto < 1.0:
        rings.append(
            Ring(mix(start, end, upto), frame, *(_at(profile, upto, i) * factor for i in (1, 2, 3)))
        )
    return rings


def _at(profile: Profile, share: float, index: int) -> float:
    pairs = pairwise(profile)
    low, high = next(pair for pair in pairs if pair[1][0] >= share)
    part = (share - low[0]) / (high[0] - low[0])
    return low[index] + (high[index] - low[index]) * part + 0.006


def _mean_depth(eye: Camera, *points: Vector) -> float:
    return sum(map(eye.depth, points)) / len(points)


def _leg(posed: Posed, side: str, eye: Camera, look: Look) -> Iterator[Layer]:
    joints, frames, build = posed.joints, posed.frames, posed.build
    hip, knee, ankle = (joints[f"{side}_{name}"] for name in ("hip", "knee", "ankle"))
    depth = _mean_depth(eye, knee, ankle)
    factor = build.limbs
    thigh = _bone(hip, knee, frames[f"{side}_thigh"], THIGH, factor)
    shank = _bone(knee, ankle, frames[f"{side}_shank"], SHANK, factor)
    whole = (
        tuple(outline(thigh, eye, (0.08 * factor, 0.055 * factor))),
        tuple(outline(shank, eye, (0.05 * factor, 0.034 * factor))),
    )
    limb = f"{side}_leg"
    if build.leggings:
        yield Layer("pants", limb, depth, whole)
    else:
        yield Layer("skin", limb, depth, whole)
        cloth = _bone(hip, knee, frames[f"{side}_thigh"], THIGH, factor * 1.03, SHORTS_END)
        yield Layer("pants", limb, depth, (tuple(outline(cloth, eye, (0.08, 0.004))),))
    shoe = _shoe(posed, side, eye)
    if look.soles_on:
        place = (posed.frames[f"{side}_foot"], joints[f"{side}_ankle"])
        shoe = hull(place, eye, both(SHOE_BALLS), 12)
    yield Layer("shoe", limb, depth, (tuple(shoe),))


def _shoe(posed: Posed, side: str, eye: Camera) -> list[Point]:
    sole = -ANKLE_UP * posed.build.height
    rings = []
    for place, origin, rows in (
        ("foot", f"{side}_ankle", SHOE),
        ("toes", f"{side}_ball", TOE_CAP),
    ):
        frame = posed.frames[f"{side}_{place}"]
        ring = from_columns(column(frame, 1), column(frame, 0), column(frame, 2))
        low = sole if place == "foot" else -0.0238
        for forward, high, up, down, aside in rows:
            centre = add(posed.joints[origin], turn(frame, (forward, low + high, 0.0)))
            rings.append(Ring(centre, ring, up, down, aside))
    return outline(rings, eye, (0.018, 0.016), straight=False)


def _arm(posed: Posed, side: str, eye: Camera, look: Look) -> Iterator[Layer]:
    joints, frames, factor = posed.joints, posed.frames, posed.build.limbs
    shoulder, elbow, wrist = (joints[f"{side}_{n}"] for n in ("shoulder", "elbow", "wrist"))
    depth = _mean_depth(eye, shoulder, elbow, wrist)
    upper = _bone(shoulder, elbow, frames[f"{side}_upper_arm"], UPPER_ARM, factor)
    lower = _bone(elbow, wrist, frames[f"{side}_forearm"], FOREARM, factor)
    sleeve = _bone(
        shoulder, elbow, frames[f"{side}_upper_arm"], UPPER_ARM, factor * 1.1, SLEEVE_END
    )
    limb = f"{side}_arm"
    shapes = (
        tuple(outline(upper, eye, (0.05, 0.036 * factor))),
        tuple(outline(lower, eye, (0.036 * factor, 0.02))),
        *(
            tuple(shape)
            for shape in hand(posed, side, eye, fist=side in look.fists, free=side in look.loose)
        ),
    )
    yield Layer("skin", limb, depth, shapes)
    yield Layer("shirt", limb, depth, (tuple(outline(sleeve, eye, (0.052, 0.003))),))


def _trunk_rings(
    posed: Posed,
    rows: tuple[tuple[str, float, float, float, float], ...],
    wide: float,
    breath: float,
) -> list[Ring]:
    below = {
        "pelvis": "pelvis",
        "sacrum": "pelvis",
        "lumbar": "sacrum",
        "ribs": "lumbar",
        "chest": "ribs",
        "neck": "chest",
    }
    rings = []
    for name, up, front, back, aside in rows:
        frame = posed.frames[name]
        centre = add(posed.joints[below[name]], turn(frame, (0.0, up, 0.0)))
        full = breath * BREATH_M if name in ("ribs", "chest", "lumbar") else breath * BREATH_M / 2
        rings.append(Ring(centre, frame, front * wide + full, back * wide, aside * wide))
    return rings


def _trunk(frame: Frame, eye: Camera) -> Iterator[Layer]:
    posed, build = frame.posed, frame.posed.build
    depth = _mean_depth(eye, posed.joints["pelvis"], posed.joints["chest"])
    hips = _trunk_rings(posed, PELVIS, _wide(build, hips=True), 0.0)
    shirt = _trunk_rings(posed, SHIRT, _wide(build), frame.breath)
    yield Layer("pants", "trunk", depth, (tuple(outline(hips, eye, (0.03, 0.0), straight=False)),))
    yield Layer("shirt", "trunk", depth, (tuple(outline(shirt, eye, (0.0, 0.01), straight=False)),))


def _wide(build: Build, *, hips: bool = False) -> float:
    return build.hips if hips else build.trunk


def _head(posed: Posed, eye: Camera, look: Look) -> Iterator[Layer]:
    depth = eye.depth(posed.joints["head"])
    yield Layer("skin", "neck", depth, (throat(posed, eye),))
    for paint, shapes in head(posed, eye, look.head):
        yield Layer(paint, "head", depth, shapes)
