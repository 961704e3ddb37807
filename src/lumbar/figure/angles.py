"""The angles a movement script may name, with clinicians' signs and the limits of each joint.

Limits: American Academy of Orthopaedic Surgeons, *Joint Motion: Method of Measuring and
Recording* (1965), as tabled in Norkin & White, *Measurement of Joint Motion*. Where the
body's weight carries a joint to its passive end (heel sitting, a knee drawn to the chest,
a flat hand under the shoulder) the passive range is allowed and marked.
"""

from __future__ import annotations

from lumbar.figure.errors import ImpossiblePose

SIDES = ("left", "right")

LIMITS_DEG: dict[str, tuple[float, float]] = {
    "pelvis_tilt": (-180, 180),  # of the whole body in space, so no joint limits it
    "pelvis_list": (-90, 90),
    "pelvis_turn": (-180, 180),
    "lumbar_flexion": (-40, 65),  # AAOS thoracolumbar flexion 80, extension 25 standing; prone 40
    "lumbar_side": (-30, 30),  # AAOS thoracolumbar 35, shared with the thorax
    "lumbar_rotation": (-15, 15),  # AAOS thoracolumbar 45, most of it thoracic
    "thorax_flexion": (-25, 45),
    "thorax_side": (-25, 25),
    "thorax_rotation": (-40, 40),
    "neck_flexion": (-60, 60),  # AAOS 45/45; passive 60
    "neck_side": (-45, 45),
    "neck_rotation": (-80, 80),
}
"""Angles of the midline, in degrees. Side and rotation are positive to the person's right."""

LIMB_LIMITS_DEG: dict[str, tuple[float, float]] = {
    "hip_flexion": (-30, 145),  # AAOS 120/30; passive with the knee drawn to the chest 145
    "hip_abduction": (-30, 60),  # AAOS 45/30; with a flexed hip 60
    "hip_rotation": (-60, 45),  # AAOS 45/45; external with a flexed hip 60
    "knee_flexion": (0, 160),  # AAOS 135; heel sitting 160
    "ankle_dorsiflexion": (-70, 40),  # AAOS 20/50; under weight 40, lying on the instep 70
    "toe_extension": (-10, 90),  # AAOS first toe 70; under weight 90
    "shoulder_flexion": (-60, 185),  # AAOS 180/60
    "shoulder_abduction": (-90, 180),  # AAOS 180; across the chest (horizontal) 90
    "shoulder_rotation": (-90, 90),  # AAOS internal 70, external 90; behind the back 90
    "elbow_flexion": (0, 155),  # AAOS 150
    "forearm_pronation": (-90, 90),  # AAOS 80/80
    "wrist_extension": (-80, 95),  # AAOS flexion 80, extension 70; flat under weight 95
}
"""Angles of the limbs, in degrees. Abduction is away from the midline, rotation inwards."""

ROOT = ("pelvis_tilt", "pelvis_list", "pelvis_turn", "x", "y", "z")
"""Where the pelvis is: three angles, then its place in metres."""

MIDLINE = tuple(LIMITS_DEG)
LIMB = tuple(LIMB_LIMITS_DEG)
LEG = LIMB[:6]
ARM = LIMB[6:]

EVERY = (*MIDLINE, "x", "y", "z", *(f"{side}_{name}" for side in SIDES for name in LIMB))
"""Every number of a whole pose."""

MIRRORED_SIGN = frozenset(
    {"pelvis_list", "pelvis_turn"}
    | {f"{part}_{way}" for part in ("lumbar", "thorax", "neck") for way in ("side", "rotation")}
)
"""The angles that change sign in a mirror."""


def limits(name: str) -> tuple[float, float]:
    """Give the lowest and the highest angle of a joint, in degrees."""
    side, _, rest = name.partition("_")
    return LIMB_LIMITS_DEG[rest] if side in SIDES else LIMITS_DEG[name]


def spread(name: str) -> tuple[str, ...]:
    """Give the whole names that a name of the script stands for: both sides, or itself."""
    if name in LIMB_LIMITS_DEG:
        return tuple(f"{side}_{name}" for side in SIDES)
    return (name,) if name in EVERY else ()


def require_in_limits(name: str, value: float, *, path: str = "") -> None:
    """Raise ``ImpossiblePose`` for an angle beyond its joint's limits."""
    low, high = limits(name)
    if not low <= value <= high:
        raise ImpossiblePose(
            f"{name} is {value:g} degrees; a joint can do {low:g} to {high:g}",
            path=path,
            remedy=f"give {name} a value from {low:g} to {high:g}",
        )


def other_side(name: str) -> str:
    """Swap left and right in a name."""
    side, _, rest = name.partition("_")
    swapped = {"left": "right", "right": "left"}.get(side)
    return f"{swapped}_{rest}" if swapped else name


def mirrored(pose: dict[str, float]) -> dict[str, float]:
    """Swap the sides of a pose; the midline's side bends and turns change sign."""
    return {
        other_side(name): -value if name in MIRRORED_SIGN else value for name, value in pose.items()
    }
