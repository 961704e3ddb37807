"""The body: segment lengths, and where every joint is in a pose.

Lengths are fractions of body height after Drillis & Contini, *Body Segment Parameters*
(1966), as printed in Winter, *Biomechanics and Motor Control of Human Movement* (4th ed.
2009), fig. 4.1 and table 4.1 (mass). The division of the trunk into pelvis, lumbar and
thoracic links is ours; its whole length is theirs (hip 0.530 to shoulder 0.818 of height).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lumbar.figure.angles import ARM, LEG, ROOT, SIDES
from lumbar.figure.vector import (
    IDENTITY,
    Matrix,
    Vector,
    Z,
    about_x,
    about_y,
    about_z,
    add,
    column,
    mix,
    multiply,
    scale,
    turn,
)

SPINE: tuple[tuple[str, float, float, float], ...] = (
    # joint above the link, length / height, share of lumbar_*, share of thorax_*
    ("sacrum", 0.055, 0.0, 0.0),
    ("lumbar", 0.045, 0.45, 0.0),
    ("ribs", 0.045, 0.35, 0.0),
    ("chest", 0.065, 0.20, 0.45),
    ("neck", 0.090, 0.0, 0.55),
)
"""The links of the trunk from the hips up; each bends below its own length."""

NECK_LENGTH, HEAD_CENTRE = 0.040, 0.066
NECK_FORWARD_DEG = 18  # the neck of a person standing well leans this far; the head is level
SHOULDER_UP, SHOULDER_OUT, SHOULDER_BACK = 0.075, 0.105, -0.010
HIP_OUT = 0.050
THIGH, SHANK = 0.245, 0.246
ANKLE_UP, BALL_FORWARD, BALL_UP, HEEL_BACK, TOES = 0.046, 0.078, 0.014, 0.036, 0.040
UPPER_ARM, FOREARM, HAND, KNUCKLE = 0.186, 0.146, 0.100, 0.058

MASS: dict[str, float] = {
    "ribs": 0.355,
    "pelvis": 0.142,
    "head": 0.081,
    "elbow": 0.028,
    "wrist": 0.022,
    "mid_thigh": 0.100,
    "calf": 0.0465,
    "ball": 0.0145,
}
"""Shares of body mass (Winter table 4.1), hung where the segment's middle nearly is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """Describe one body type: height in metres, widths as factors of the common build."""

    name: str
    height: float = 1.70
    trunk: float = 1.0
    hips: float = 1.0
    shoulders: float = 1.0
    limbs: float = 1.0
    long_hair: bool = False
    leggings: bool = False


BUILDS: dict[str, Build] = {
    "a": Build(
        name="a", trunk=0.93, hips=1.02, shoulders=0.94, limbs=0.93, long_hair=True, leggings=True
    ),
    "b": Build(name="b", trunk=1.05, hips=0.98, shoulders=1.05, limbs=1.06),
}
"""The two body types that the library draws."""


def build_of(family: str) -> str:
    """Choose the body type of a family of exercises, so that all its steps show one person."""
    return sorted(BUILDS)[sum(family.encode()) % len(BUILDS)]


@dataclass(frozen=True, slots=True)
class Posed:
    """Hold a body in a pose: joints in metres, frames of parts, axes of the angles.

    ``axes`` gives for each angle the world axis it turns about and the joint it turns at.
    """

    build: Build
    joints: dict[str, Vector]
    frames: dict[str, Matrix]
    axes: dict[str, tuple[Vector, Vector]] = field(default_factory=dict)

    @property
    def centre_of_mass(self) -> Vector:
        """Give the centre of mass, in metres."""
        total: Vector = (0.0, 0.0, 0.0)
        for name, share in MASS.items():
            for joint in (name,) if name in self.joints else tuple(f"{s}_{name}" for s in SIDES):
                total = add(total, scale(self.joints[joint], share))
        return total


CHAINS: dict[str, tuple[str, ...]] = {
    "pelvis": (),
    "chest": (),
    "ribs": (),
    "upper_back": (),
    "head": ("neck_flexion",),
    **{
        f"{side}_{point}": tuple(f"{side}_{name}" for name in names)
        for side in SIDES
        for point, names in {
            "hips": (),
            "belly": (),
            "shoulder": (),
            "mid_thigh": LEG[:3],
            "thigh_back": LEG[:3],
            "thigh_top": LEG[:3],
            "knee": LEG[:3],
            "kneecap": LEG[:4],
            "shin": LEG[:4],
            "calf": LEG[:4],
            "ankle": LEG[:4],
            "ball": LEG[:5],
            "heel": LEG[:5],
            "toe": LEG,
            "elbow": ARM[:3],
            "forearm": (*ARM[:4],),
            "wrist": (*ARM[:4],),
            "knuckle": (*ARM[:4], "forearm_pronation", "wrist_extension"),
        }.items()
    },
    **{f"{side}_head_back": ("neck_flexion",) for side in SIDES},
}
"""For each point that may be planted or held, the angles (besides the root) that move it."""


def articulate(
    pose: Mapping[str, float], build: Build = BUILDS["b"], base: Matrix = IDENTITY
) -> Posed:
    """Place every joint of a body in a pose; angles in degrees, x, y, z in metres."""
    posed = Posed(build, {}, {})
    _pelvis(posed, pose, base)
    _spine(posed, pose)
    for side, sign in (("left", -1.0), ("right", 1.0)):
        _leg(posed, pose, side, sign)
        _arm(posed, pose, side, sign)
    return posed


def _pelvis(posed: Posed, pose: Mapping[str, float], base: Matrix) -> None:
    at = (pose["x"], pose["y"], pose["z"])
    tilted = multiply(base, about_z(-pose["pelvis_tilt"]))
    listed = multiply(tilted, about_x(pose["pelvis_list"]))
    posed.frames["pelvis"] = multiply(listed, about_y(-pose["pelvis_turn"]))
    posed.joints["pelvis"] = at
    posed.axes[ROOT[0]] = (scale(turn(base, Z), -1), at)
    posed.axes[ROOT[1]] = (column(tilted, 0), at)
    posed.axes[ROOT[2]] = (scale(column(listed, 1), -1), at)


def _bend(frame: Matrix, flexion: float, side: float, rotation: float) -> Matrix:
    bent = multiply(frame, multiply(about_z(-flexion), about_x(side)))
    return multiply(bent, about_y(-rotation))


def _spine(posed: Posed, pose: Mapping[str, float]) -> None:
    tall, frame, at = posed.build.height, posed.frames["pelvis"], posed.joints["pelvis"]
    for name, size, lumbar, thorax in SPINE:
        angles = (
            lumbar * pose[f"lumbar_{way}"] + thorax * pose[f"thorax_{way}"]
            for way in ("flexion", "side", "rotation")
        )
        frame = _bend(frame, *angles)
        at = add(at, scale(column(frame, 1), size * tall))
        posed.frames[name], posed.joints[name] = frame, at
    posed.joints["upper_back"] = add(posed.joints["chest"], scale(column(frame, 1), 0.055 * tall))
    half = (pose["neck_flexion"] / 2, pose["neck_side"] / 2, pose["neck_rotation"] / 2)
    low = _bend(frame, half[0] + NECK_FORWARD_DEG, half[1], half[2])
    top = add(at, scale(column(low, 1), NECK_LENGTH * tall))
    head = _bend(low, half[0] - NECK_FORWARD_DEG, half[1], half[2])
    posed.frames["throat"], posed.joints["skull"], posed.frames["head"] = low, top, head
    posed.joints["head"] = add(top, turn(head, (0.012 * tall, HEAD_CENTRE * tall, 0.0)))
    posed.axes["neck_flexion"] = (scale(column(frame, 2), -1), at)
    behind = add(posed.joints["head"], turn(head, (-0.075, -0.02, 0.0)))
    for side, sign in (("left", -1), ("right", 1)):
        posed.joints[f"{side}_head_back"] = add(behind, scale(column(head, 2), sign * 0.07))


def _ball_joint(
    posed: Posed, pose: Mapping[str, float], names: tuple[str, str, str], frame: Matrix,
    at: Vector, sign: float,
) -> Matrix:  # fmt: skip
    flexion, abduction, rotation = names
    flexed = multiply(frame, about_z(pose[flexion]))
    spread = multiply(flexed, about_x(-sign * pose[abduction]))
    posed.axes[flexion] = (column(frame, 2), at)
    posed.axes[abduction] = (scale(column(flexed, 0), -sign), at)
    posed.axes[rotation] = (scale(column(spread, 1), sign), at)
    return multiply(spread, about_y(sign * pose[rotation]))


def _hinge(
    posed: Posed, pose: Mapping[str, float], name: str, frame: Matrix, at: Vector, sign: float
) -> Matrix:
    posed.axes[name] = (scale(column(frame, 2), sign), at)
    return multiply(frame, about_z(sign * pose[name]))


def _leg(posed: Posed, pose: Mapping[str, float], side: str, sign: float) -> None:
    tall, pelvis, joints = posed.build.height, posed.frames["pelvis"], posed.joints
    hip = add(joints["pelvis"], turn(pelvis, (0.0, 0.0, sign * HIP_OUT * tall)))
    names = (f"{side}_{LEG[0]}", f"{side}_{LEG[1]}", f"{side}_{LEG[2]}")
    thigh = _ball_joint(posed, pose, names, pelvis, hip, sign)
    knee = add(hip, scale(column(thigh, 1), -THIGH * tall))
    shank = _hinge(posed, pose, f"{side}_knee_flexion", thigh, knee, -1.0)
    ankle = add(knee, scale(column(shank, 1), -SHANK * tall))
    foot = _hinge(posed, pose, f"{side}_ankle_dorsiflexion", shank, ankle, 1.0)
    ball = add(ankle, turn(foot, (BALL_FORWARD * tall, (BALL_UP - ANKLE_UP) * tall, 0.0)))
    toes = multiply(foot, about_z(pose[f"{side}_toe_extension"]))
    points = {
        "hip": hip,
        "knee": knee,
        "ankle": ankle,
        "ball": ball,
        "heel": add(ankle, turn(foot, (-HEEL_BACK * tall, (0.010 - ANKLE_UP) * tall, 0.0))),
        "toe": add(ball, turn(toes, (TOES * tall, 0.0, 0.0))),
        "mid_thigh": mix(hip, knee, 0.5),
        "thigh_back": add(mix(hip, knee, 0.8), scale(column(thigh, 0), -0.07)),
        "thigh_top": add(mix(hip, knee, 0.8), scale(column(thigh, 0), 0.075)),
        "kneecap": add(mix(knee, ankle, 0.05), scale(column(shank, 0), 0.07)),
        "shin": add(mix(knee, ankle, 0.16), scale(column(shank, 0), 0.075)),
        "calf": mix(knee, ankle, 0.42),
        "hips": add(hip, turn(pelvis, (0.03, 0.10, sign * 0.09))),
        "belly": add(joints["pelvis"], turn(pelvis, (0.14, 0.09, sign * 0.03))),
    }
    joints.update({f"{side}_{name}": point for name, point in points.items()})
    frames = {"thigh": thigh, "shank": shank, "foot": foot, "toes": toes}
    posed.frames.update({f"{side}_{name}": frame for name, frame in frames.items()})


def _arm(posed: Posed, pose: Mapping[str, float], side: str, sign: float) -> None:
    tall, chest, build = posed.build.height, posed.frames["neck"], posed.build
    out = sign * SHOULDER_OUT * tall * build.shoulders
    shoulder = add(
        posed.joints["chest"], turn(chest, (SHOULDER_BACK * tall, SHOULDER_UP * tall, out))
    )
    names = (f"{side}_{ARM[0]}", f"{side}_{ARM[1]}", f"{side}_{ARM[2]}")
    upper = _ball_joint(posed, pose, names, chest, shoulder, sign)
    elbow = add(shoulder, scale(column(upper, 1), -UPPER_ARM * tall))
    lower = _hinge(posed, pose, f"{side}_elbow_flexion", upper, elbow, 1.0)
    wrist = add(elbow, scale(column(lower, 1), -FOREARM * tall))
    name = f"{side}_forearm_pronation"
    posed.axes[name] = (scale(column(lower, 1), sign), wrist)
    palm = multiply(lower, about_y(sign * pose[name]))
    hand = _hinge(posed, pose, f"{side}_wrist_extension", palm, wrist, 1.0)
    down = scale(column(hand, 1), -tall)
    points = {
        "shoulder": shoulder,
        "elbow": elbow,
        "wrist": wrist,
        "forearm": mix(elbow, wrist, 0.5),
        "knuckle": add(wrist, scale(down, KNUCKLE)),
        "fingertip": add(wrist, scale(down, HAND)),
    }
    posed.joints.update({f"{side}_{n}": point for n, point in points.items()})
    frames = {"upper_arm": upper, "forearm": lower, "hand": hand}
    posed.frames.update({f"{side}_{name}": frame for name, frame in frames.items()})
