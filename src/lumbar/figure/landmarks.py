"""The 33 landmarks that BlazePose finds in a person, placed on the skeleton.

Names and order: MediaPipe, *Pose landmark detection*; Bazarevsky et al., *BlazePose:
On-device Real-time Body Pose tracking* (2020). Where they lie on our body is ours:
joint centres, and for face, fingers and feet the spot on the drawn body.
"""

from __future__ import annotations

from lumbar.figure.skeleton import Posed
from lumbar.figure.vector import Vector, add, turn

_PAIRS_OF_FACE = ("eye_inner", "eye", "eye_outer")
_PAIRS = (
    "shoulder", "elbow", "wrist", "pinky", "index", "thumb", "hip", "knee", "ankle", "heel",
    "foot_index",
)  # fmt: skip

LANDMARKS: tuple[str, ...] = (
    "nose",
    *(f"{side}_{name}" for side in ("left", "right") for name in _PAIRS_OF_FACE),
    "left_ear",
    "right_ear",
    "mouth_left",
    "mouth_right",
    *(f"{side}_{name}" for name in _PAIRS for side in ("left", "right")),
)
"""Every landmark by its name, in the order of BlazePose: number 0 is the nose."""

ON_HEAD: dict[str, Vector] = {
    # metres in the frame of the head: forward, up, aside
    "eye_inner": (0.088, 0.012, 0.016),
    "eye": (0.084, 0.012, 0.032),
    "eye_outer": (0.074, 0.012, 0.046),
    "ear": (-0.014, -0.008, 0.080),
    "mouth": (0.090, -0.062, 0.024),
}
NOSE_TIP: Vector = (0.112, -0.026, 0.0)
ON_HAND: dict[str, tuple[float, float]] = {
    # share of the way from wrist to fingertip; metres to the side of the little finger
    "pinky": (0.54, 0.036),
    "index": (0.60, -0.026),
    "thumb": (0.42, -0.052),
}
ON_JOINT = {"foot_index": "toe"}
"""The landmarks that have another name in the skeleton."""

PARTS_SEEN: dict[str, tuple[str, ...]] = {
    "head": LANDMARKS[:11],
    "arms": tuple(n for n in LANDMARKS[11:23] if not n.endswith("shoulder")),
    "hands": LANDMARKS[15:23],
    "legs": LANDMARKS[25:],
    "feet": LANDMARKS[27:],
    "hips": LANDMARKS[23:25],
    "trunk": (*LANDMARKS[11:13], *LANDMARKS[23:25]),
}
"""The parts that something may hide, and the landmarks of each."""

PARTS_SEEN |= {
    f"{side}_{part.removesuffix('s')}": tuple(n for n in PARTS_SEEN[part] if n.startswith(side))
    for side in ("left", "right")
    for part in ("arms", "legs")
}


def other_landmark(name: str) -> str:
    """Name the landmark of the other side; itself for the nose."""
    words = {"left": "right", "right": "left"}
    return "_".join(words.get(word, word) for word in name.split("_"))


OTHER: tuple[int, ...] = tuple(LANDMARKS.index(other_landmark(name)) for name in LANDMARKS)
"""For each landmark the number of the one on the other side."""


def landmarks(posed: Posed) -> tuple[Vector, ...]:
    """Place the 33 landmarks of a body; metres in the world of the scene (y up)."""
    return tuple(_place(posed, name) for name in LANDMARKS)


def _place(posed: Posed, name: str) -> Vector:
    if name == "nose":
        return add(posed.joints["head"], turn(posed.frames["head"], NOSE_TIP))
    side = "left" if "left" in name.split("_") else "right"
    sign = -1.0 if side == "left" else 1.0
    part = name.replace(f"{side}_", "").replace(f"_{side}", "")
    if part in ON_HEAD:
        forward, up, aside = ON_HEAD[part]
        return add(posed.joints["head"], turn(posed.frames["head"], (forward, up, aside * sign)))
    if part in ON_HAND:
        share, aside = ON_HAND[part]
        wrist, tip = posed.joints[f"{side}_wrist"], posed.joints[f"{side}_fingertip"]
        along = (
            wrist[0] + (tip[0] - wrist[0]) * share,
            wrist[1] + (tip[1] - wrist[1]) * share,
            wrist[2] + (tip[2] - wrist[2]) * share,
        )
        return add(along, turn(posed.frames[f"{side}_hand"], (0.0, 0.0, aside * sign)))
    return posed.joints[f"{side}_{ON_JOINT.get(part, part)}"]
