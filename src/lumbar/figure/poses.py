"""The library of base poses: a script names one and then only what differs from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lumbar.figure.angles import EVERY, spread
from lumbar.figure.contacts import Contact
from lumbar.figure.vector import IDENTITY, Matrix, X, Y, Z, about_y, about_z, from_columns, multiply

UPRIGHT = IDENTITY
FACE_UP = about_z(90)
FACE_DOWN = about_z(-90)
ON_LEFT_SIDE = multiply(about_y(90), from_columns(Z, X, Y))

FACING = {"right": 0.0, "viewer": -90.0, "left": 180.0, "away": 90.0}
"""Where the person looks, as the viewer of the side view sees it: a turn in degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasePose:
    """State a whole pose: how the body lies in space, its angles, what it rests on.

    ``swings`` is the angle in space that the engine may find by itself.
    """

    lies: Matrix
    angles: dict[str, float] = field(default_factory=dict)
    plant: dict[str, str] = field(default_factory=dict)
    rest: dict[str, str] = field(default_factory=dict)
    swings: str = "pelvis_tilt"
    mat: bool = False

    def pose(self) -> dict[str, float]:
        """Give every angle of the pose, in degrees; the pelvis a metre up."""
        pose = dict.fromkeys(EVERY, 0.0) | {"y": 0.6}
        for name, value in self.angles.items():
            pose.update(dict.fromkeys(spread(name), value))
        return pose

    def contacts(self) -> tuple[Contact, ...]:
        """List what the pose rests on."""
        planted = [Contact(p, s) for part, s in self.plant.items() for p in parts(part)]
        resting = [
            Contact(p, s, sliding=True, rest=True)
            for part, s in self.rest.items()
            for p in parts(part)
        ]
        return (*planted, *resting)

    def frame(self, facing: str) -> Matrix:
        """Turn the body so that it looks where the script says."""
        return multiply(about_y(FACING[facing]), self.lies)


BOTH: dict[str, str] = {
    "feet": "foot", "toes": "toes", "heels": "heel", "knees": "knee", "shins": "shin",
    "calves": "calf", "thighs": "thigh", "hands": "hand", "fists": "fist", "elbows": "elbow",
    "forearms": "forearm",
}  # fmt: skip


def parts(name: str) -> tuple[str, ...]:
    """Give the single parts that a plural stands for: feet are left_foot and right_foot."""
    return (f"left_{BOTH[name]}", f"right_{BOTH[name]}") if name in BOTH else (name,)


_EASY_ARMS = {"shoulder_flexion": 4, "shoulder_abduction": 8, "elbow_flexion": 14}
_ON_BACK = {"pelvis": "floor", "back": "floor", "head": "floor"}
_ON_THIGHS = {"hands": "thigh_top"}
_ARMS_BESIDE = {"shoulder_flexion": -4, "shoulder_abduction": 22, "elbow_flexion": 8}
_HAND_FLAT = {"shoulder_flexion": 90, "elbow_flexion": 4, "wrist_extension": 86}
_SEATED_ARMS = {
    "shoulder_flexion": 22,
    "shoulder_abduction": 4,
    "elbow_flexion": 52,
    "wrist_extension": -10,
}

BASES: dict[str, BasePose] = {
    "standing": BasePose(
        lies=UPRIGHT,
        angles={
            "hip_flexion": 3,
            "knee_flexion": 4,
            "hip_rotation": -5,
            "hip_abduction": 2,
            **_EASY_ARMS,
        },
        plant={"feet": "floor"},
    ),
    "sitting": BasePose(
        lies=UPRIGHT,
        angles={"hip_flexion": 88, "knee_flexion": 86, "hip_abduction": 5, **_SEATED_ARMS},
        plant={"pelvis": "chair", "feet": "floor"},
        rest=_ON_THIGHS,
    ),
    "long_sitting": BasePose(
        lies=UPRIGHT,
        angles={"hip_flexion": 88, "knee_flexion": 3, "hip_abduction": 4, **_SEATED_ARMS},
        plant={"pelvis": "floor", "heels": "floor"},
        rest=_ON_THIGHS,
        mat=True,
    ),
    "kneeling": BasePose(
        lies=UPRIGHT,
        angles={
            "hip_flexion": 4,
            "knee_flexion": 92,
            "ankle_dorsiflexion": -62,
            "hip_abduction": 3,
            **_EASY_ARMS,
        },
        plant={"shins": "floor"},
        mat=True,
    ),
    "half_kneeling": BasePose(
        lies=UPRIGHT,
        angles={
            "left_hip_flexion": 2,
            "left_knee_flexion": 92,
            "left_ankle_dorsiflexion": -62,
            "right_hip_flexion": 88,
            "right_knee_flexion": 88,
            **_EASY_ARMS,
        },
        plant={"left_shin": "floor", "right_foot": "floor"},
        mat=True,
    ),
    "heel_sitting": BasePose(
        lies=UPRIGHT,
        angles={
            "hip_flexion": 75,
            "knee_flexion": 148,
            "ankle_dorsiflexion": -62,
            "hip_abduction": 6,
            **_SEATED_ARMS,
        },
        plant={"shins": "floor"},
        rest=_ON_THIGHS,
        mat=True,
    ),
    "supine": BasePose(
        lies=FACE_UP,
        angles={"knee_flexion": 3, "ankle_dorsiflexion": -12, "hip_abduction": 5, **_ARMS_BESIDE},
        plant={**_ON_BACK, "heels": "floor"},
        rest={"forearms": "floor"},
        mat=True,
    ),
    "supine_hook": BasePose(
        lies=FACE_UP,
        angles={"hip_flexion": 52, "knee_flexion": 98, "hip_abduction": 3, **_ARMS_BESIDE},
        plant={**_ON_BACK, "feet": "floor"},
        rest={"forearms": "floor"},
        mat=True,
    ),
    "prone": BasePose(
        lies=FACE_DOWN,
        angles={
            "knee_flexion": 2,
            "ankle_dorsiflexion": -62,
            "hip_abduction": 4,
            "neck_flexion": -8,
            "shoulder_flexion": 150,
            "shoulder_abduction": 30,
            "elbow_flexion": 95,
            "shoulder_rotation": 75,
        },
        plant={"pelvis": "floor", "back": "floor", "shins": "floor"},
        rest={"forearms": "floor"},
        mat=True,
    ),
    "prone_on_elbows": BasePose(
        lies=FACE_DOWN,
        angles={
            "knee_flexion": 2,
            "ankle_dorsiflexion": -62,
            "hip_abduction": 4,
            "lumbar_flexion": -26,
            "thorax_flexion": -18,
            "neck_flexion": -12,
            "shoulder_flexion": 78,
            "elbow_flexion": 100,
            "hip_flexion": -8,
        },
        plant={"pelvis": "floor", "forearms": "floor", "shins": "floor"},
        mat=True,
    ),
    "side_lying": BasePose(
        lies=ON_LEFT_SIDE,
        angles={
            "hip_flexion": 38,
            "knee_flexion": 72,
            "left_shoulder_flexion": 110,
            "left_shoulder_abduction": -12,  # forward of the trunk, else it lies in the floor
            "left_elbow_flexion": 120,
            "right_shoulder_flexion": 40,
            "right_elbow_flexion": 75,
            "right_shoulder_rotation": 30,
            "neck_side": 12,
        },
        plant={"pelvis": "floor", "back": "floor", "left_shin": "floor"},
        rest={"left_forearm": "floor"},
        swings="pelvis_list",
        mat=True,
    ),
    "quadruped": BasePose(
        lies=FACE_DOWN,
        angles={
            "hip_flexion": 90,
            "knee_flexion": 90,
            "ankle_dorsiflexion": -62,
            "neck_flexion": 8,
            **_HAND_FLAT,
        },
        plant={"hands": "floor", "shins": "floor"},
        mat=True,
    ),
    "forearm_quadruped": BasePose(
        lies=FACE_DOWN,
        angles={
            "hip_flexion": 78,
            "knee_flexion": 90,
            "ankle_dorsiflexion": -62,
            "neck_flexion": 6,
            "shoulder_flexion": 92,
            "elbow_flexion": 90,
        },
        plant={"forearms": "floor", "shins": "floor"},
        mat=True,
    ),
    "plank": BasePose(
        lies=FACE_DOWN,
        angles={
            "knee_flexion": 3,
            "ankle_dorsiflexion": 5,
            "neck_flexion": -4,
            "toe_extension": 60,
            "shoulder_flexion": 82,
            "elbow_flexion": 90,
        },
        plant={"forearms": "floor", "toes": "floor"},
        mat=True,
    ),
    "edge_of_bed": BasePose(
        lies=FACE_UP,
        angles={"hip_flexion": 10, "knee_flexion": 60, **_ARMS_BESIDE},
        plant={"pelvis": "bed", "back": "bed", "head": "bed"},
        rest={"forearms": "bed"},
    ),
}
"""Every base pose by its name."""
