"""Draw the hands: a mitten with a thumb, or a fist when something is gripped."""

from __future__ import annotations

from lumbar.figure.camera import Camera, Point
from lumbar.figure.contacts import bare, side_of
from lumbar.figure.outline import Ball, Ring, hull, outline
from lumbar.figure.scene import Scene
from lumbar.figure.skeleton import Posed
from lumbar.figure.vector import Matrix, about_y, mix, multiply

Profile = tuple[tuple[float, float, float, float], ...]
"""Rows of: share of the way from the wrist to the fingertips, reach front, back, aside."""

MITTEN: Profile = (
    (0.0, 0.021, 0.021, 0.025), (0.32, 0.017, 0.023, 0.040), (0.64, 0.015, 0.018, 0.044),
    (0.9, 0.013, 0.014, 0.037),
)  # fmt: skip
FIST: Profile = (
    (0.0, 0.021, 0.021, 0.026), (0.20, 0.030, 0.032, 0.040), (0.42, 0.034, 0.038, 0.045),
    (0.58, 0.032, 0.036, 0.043),
)  # fmt: skip
Thumb = tuple[tuple[float, float, float, float], ...]
"""Balls in the frame of the hand: to its back, along it, to the thumb's side, radius (metres)."""

THUMB: Thumb = ((-0.002, -0.035, 0.026, 0.016), (0.000, -0.090, 0.054, 0.0125))
FIST_THUMB: Thumb = ((-0.012, -0.035, 0.030, 0.016), (-0.042, -0.075, 0.012, 0.0135))
HANGING_TURN_DEG = 62.0  # a hand that bears nothing turns its thumb to the front
TIP_M, WRIST_M = 0.018, 0.018
THUMB_WAYS = 7


def loose(scene: Scene) -> tuple[str, ...]:
    """Name the sides whose hand and forearm never rest on anything."""
    still = {
        side_of(c.part)
        for key in scene.keys
        for c in key.contacts
        if bare(c.part) in ("hand", "forearm", "fist")
    }
    return tuple(side for side in ("left", "right") if side not in still)


def hand(posed: Posed, side: str, eye: Camera, *, fist: bool, free: bool) -> list[list[Point]]:
    """Give the outlines of one hand and its thumb."""
    sign = -1.0 if side == "left" else 1.0
    wrist, tip = posed.joints[f"{side}_wrist"], posed.joints[f"{side}_fingertip"]
    frame: Matrix = posed.frames[f"{side}_hand"]
    if free:
        frame = multiply(frame, about_y(-sign * HANGING_TURN_DEG))
    rows = FIST if fist else MITTEN
    rings = [Ring(mix(wrist, tip, share), frame, *reach) for share, *reach in rows]
    balls: tuple[Ball, ...] = tuple(
        (back, along, -sign * aside, radius)
        for back, along, aside, radius in (FIST_THUMB if fist else THUMB)
    )
    return [
        outline(rings, eye, (WRIST_M, TIP_M)),
        hull((frame, wrist), eye, balls, THUMB_WAYS),
    ]
