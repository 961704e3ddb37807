"""Draw the head: a face without features but with a nose, ears and hair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lumbar.figure.angles import SIDES
from lumbar.figure.camera import Camera, Point
from lumbar.figure.outline import Ball, Ring, hull, outline
from lumbar.figure.skeleton import Posed
from lumbar.figure.spacing import far_from
from lumbar.figure.vector import column, mix

Blob = tuple[tuple[float, float, float, float], ...]
"""Balls in the frame of the head: forward, up, aside (both sides), radius (metres)."""

Shape = tuple[str, tuple[tuple[Point, ...], ...]]
"""A paint and the outlines that are filled with it."""

FACE: Blob = (
    (0.014, 0.030, 0.000, 0.076), (-0.020, 0.026, 0.000, 0.074), (0.012, -0.015, 0.0, 0.074),
    (0.030, -0.060, 0.022, 0.036), (0.064, -0.088, 0.006, 0.021), (0.058, -0.040, 0.010, 0.030),
)  # fmt: skip
NOSE: Blob = ((0.082, 0.012, 0.0, 0.008), (0.101, -0.026, 0.0, 0.012), (0.080, -0.034, 0.0, 0.012))
NOSE_AHEAD: Blob = ((0.082, 0.010, 0.0, 0.005), (0.101, -0.028, 0.007, 0.010))
HAIR_TOP: Blob = (
    (0.056, 0.066, 0.020, 0.030), (0.010, 0.082, 0.026, 0.036), (-0.040, 0.072, 0.030, 0.042),
)  # fmt: skip
HAIR_AHEAD: Blob = (
    (0.046, 0.072, 0.026, 0.030), (0.000, 0.078, 0.036, 0.041), (-0.020, 0.060, 0.054, 0.028),
)  # fmt: skip
HAIR_BACK: Blob = (
    (-0.036, 0.034, 0.0, 0.072), (-0.044, 0.000, 0.0, 0.062), (-0.056, -0.048, 0.012, 0.038),
)  # fmt: skip
HAIR_ROUND: Blob = ((-0.034, 0.034, 0.014, 0.072), (-0.044, 0.000, 0.016, 0.064))
BUN: Blob = ((-0.118, 0.048, 0.0, 0.042), (-0.100, 0.030, 0.0, 0.040))
EAR: Blob = ((-0.014, -0.008, 0.074, 0.016), (-0.018, -0.026, 0.072, 0.010))
EAR_SEEN, AWAY = 0.45, 0.25
COVERED_MM = 105.0


@dataclass(frozen=True, slots=True)
class Facing:
    """Say once for a whole scene from where the head is seen, and which ear."""

    towards_viewer: bool
    bun_over: bool
    ear: str


def facing(posed: Posed, eye: Camera) -> Facing:
    """Judge from one frame how the head is seen."""
    forward = eye.depth(column(posed.frames["head"], 0))
    right = eye.depth(column(posed.frames["head"], 2))
    ear = "" if abs(right) < EAR_SEEN else ("right" if right > 0 else "left")
    return Facing(forward > AWAY, forward < AWAY, ear)


def covered(bodies: Sequence[Posed], eye: Camera) -> bool:
    """Tell whether an arm ever passes over the face on the drawing."""
    return any(
        far_from(
            eye.project(body.joints["head"]),
            eye.project(body.joints[f"{side}_{a}"]),
            eye.project(body.joints[f"{side}_{b}"]),
        )
        < COVERED_MM
        for body in bodies
        for side in SIDES
        for a, b in (("shoulder", "elbow"), ("elbow", "wrist"))
    )


def throat(posed: Posed, eye: Camera) -> tuple[Point, ...]:
    """Give the outline of the neck, from the collar up into the head."""
    low = posed.joints["neck"]
    rings = [
        Ring(mix(low, posed.joints["skull"], share), posed.frames["throat"], size, size, size)
        for share, size in ((-0.1, 0.058), (0.6, 0.053), (1.9, 0.048))
    ]
    return tuple(outline(rings, eye, (0.032, 0.0)))


def head(posed: Posed, eye: Camera, look: Facing) -> Iterator[Shape]:
    """Give the painted shapes of the head, in a fixed order."""
    tied = posed.build.long_hair
    skin = (_blob(posed, eye, FACE),)
    if tied and not look.bun_over:
        yield "hair", (_blob(posed, eye, BUN, 8),)
    if look.towards_viewer:
        yield "hair", (_blob(posed, eye, HAIR_ROUND),)
    if not look.ear:
        yield "skin-far", tuple(_blob(posed, eye, EAR, 6, sign) for sign in (-1.0, 1.0))
    yield "skin", skin if look.towards_viewer else (*skin, _blob(posed, eye, NOSE, 7))
    if look.towards_viewer:
        yield "skin-far", (_blob(posed, eye, NOSE_AHEAD, 7),)
        yield "hair", (_blob(posed, eye, HAIR_AHEAD),)
    else:
        yield "hair", (_blob(posed, eye, HAIR_TOP), _blob(posed, eye, HAIR_BACK))
    if tied and look.bun_over:
        yield "hair", (_blob(posed, eye, BUN, 8),)
    if look.ear:
        sign = -1.0 if look.ear == "left" else 1.0
        yield "skin-far", (_blob(posed, eye, EAR, 6, sign),)


def _blob(
    posed: Posed, eye: Camera, balls: Blob, ways: int = 12, side: float = 0.0
) -> tuple[Point, ...]:
    place = (posed.frames["head"], posed.joints["head"])
    return tuple(hull(place, eye, both(balls, side), ways))


def both(balls: Blob, side: float = 0.0) -> Iterator[Ball]:
    """Give the balls of one side, or of both."""
    for forward, up, aside, radius in balls:
        for sign in (side,) if side else (-1.0, 1.0):
            yield forward, up, aside * sign, radius
