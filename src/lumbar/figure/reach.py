"""Solve a key pose, and where a planted part stays out of reach say what would fit."""

from __future__ import annotations

from dataclasses import replace

from lumbar.figure.angles import ROOT
from lumbar.figure.errors import ImpossiblePose
from lumbar.figure.solve import (
    LEFT_OUT_SIGMA_DEG,
    NAMED_SIGMA_DEG,
    SWING_SIGMA_DEG,
    Task,
    bent,
    misses,
    settle,
)

TOLERANCE_M = 0.010
FRAME_TOLERANCE_M = 0.002
NEAR_DEG = 2.0
SOFTER = 4.0


def require_reached(pose: dict[str, float], task: Task, index: int) -> None:
    """Raise ``ImpossiblePose`` where a planted part is more than 1 cm off, and say what fits."""
    for pin, miss in misses(pose, task).items():
        if miss > TOLERANCE_M + (0.03 if pin.other else 0.0):
            contact = pin.contact
            raise ImpossiblePose(
                f"key {index}: {contact.part} misses {contact.surface} by {miss * 100:.0f} cm"
                f" ({pin.point})",
                path=f"movement.keys.{index}",
                remedy=f"{_nearest(task)}leave out angles of that limb or of the trunk (the engine"
                f" finds what you do not name), or write free: [{contact.part}]",
            )


def settle_key(task: Task) -> dict[str, float]:
    """Solve as named; where that just misses, let the named angles give way a few degrees."""
    pose = settle(task, start=bent(task))
    planted = (miss for pin, miss in misses(pose, task).items() if not pin.contact.rest)
    if max(planted, default=0.0) < FRAME_TOLERANCE_M:
        return pose
    soft = {n: s * SOFTER if s <= NAMED_SIGMA_DEG else s for n, s in task.sigma.items()}
    return settle(replace(task, sigma=soft), start=pose)


def _nearest(task: Task) -> str:
    """Say which named angles would fit, when they may all give way."""
    loose = {n: s if n in ROOT else LEFT_OUT_SIGMA_DEG for n, s in task.sigma.items()}
    loose |= dict.fromkeys(ROOT[:1], SWING_SIGMA_DEG)
    easy = replace(task, sigma=loose)
    pose = settle(easy, start=bent(easy))
    if max(misses(pose, easy).values()) > TOLERANCE_M:
        return ""
    near = [
        f"{name}: {pose[name]:.0f}"
        for name, sigma in task.sigma.items()
        if sigma <= NAMED_SIGMA_DEG
        and name not in ROOT
        and abs(pose[name] - task.pose[name]) > NEAR_DEG
    ]
    return f"it fits with {{{', '.join(near)}}}; or " if near else ""
