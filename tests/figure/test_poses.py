"""Every base pose rests on what its table says, and nothing hangs below the floor."""

from __future__ import annotations

import pytest
from tests.figure.plays import made

from lumbar.figure.contacts import FLOOR, HEIGHTS_M, PARTS, gap
from lumbar.figure.measure import faults
from lumbar.figure.poses import BASES, BOTH, FACING, parts
from lumbar.figure.scene import Scene
from lumbar.figure.skeleton import BUILDS

each = pytest.mark.parametrize("base", sorted(BASES))
UPRIGHT = {"standing", "sitting", "long_sitting", "kneeling", "half_kneeling", "heel_sitting"}
FACES = {"supine": 1, "supine_hook": 1, "edge_of_bed": 1, "prone": -1, "prone_on_elbows": -1}
FACES |= dict.fromkeys(("quadruped", "forearm_quadruped", "plank"), -1)
HOLDS = ("belly", "hips", "kneecap", "shin", "thigh_back", "thigh_top", "head_back")
PRESSED_M = 0.02  # a kneecap or a shoulder that bears weight gives way
HIGH_M = {  # where the middle of the pelvis is, in metres
    "standing": (0.8, 1.0), "sitting": (0.5, 0.65), "long_sitting": (0.05, 0.15),
    "kneeling": (0.4, 0.56), "half_kneeling": (0.4, 0.56), "heel_sitting": (0.15, 0.35),
    "supine": (0.08, 0.16), "supine_hook": (0.08, 0.16), "prone": (0.06, 0.14),
    "prone_on_elbows": (0.06, 0.14), "side_lying": (0.12, 0.22), "quadruped": (0.4, 0.56),
    "forearm_quadruped": (0.35, 0.52), "plank": (0.15, 0.4), "edge_of_bed": (0.56, 0.66),
}  # fmt: skip


def still(base: str, body: str = "b") -> Scene:
    return made({"base": base, "keys": [{}]}, body)


@each
@pytest.mark.parametrize("body", sorted(BUILDS))
def test_a_base_pose_touches_what_its_table_says(base: str, body: str) -> None:
    scene = still(base, body)
    contacts = {c for c in scene.keys[0].contacts if not c.held}
    planted = {p for part in BASES[base].plant for p in parts(part)}
    assert planted <= {c.part for c in contacts}
    for contact in contacts:
        plane = scene.planes[contact.surface]
        gaps = gap(scene.frames[0].posed, contact, plane)
        assert all(abs(far) < 0.01 for far in gaps.values()), contact


@each
@pytest.mark.parametrize("body", sorted(BUILDS))
def test_nothing_of_a_base_pose_hangs_below_the_floor(base: str, body: str) -> None:
    scene = still(base, body)
    assert faults(scene) == []
    for name, joint in scene.frames[0].posed.joints.items():
        if not name.endswith(HOLDS):  # where hands hold, outside the flesh
            assert FLOOR.above(joint) > -PRESSED_M, name


@each
def test_the_pelvis_is_as_high_as_the_name_of_the_pose_says(base: str) -> None:
    low, high = HIGH_M[base]
    assert low < still(base).frames[0].posed.joints["pelvis"][1] < high


@each
def test_the_body_lies_as_the_name_of_the_pose_says(base: str) -> None:
    posed = still(base).frames[0].posed
    forward, up, right = zip(*posed.frames["pelvis"], strict=True)
    if base in UPRIGHT:
        assert up[1] > 0.8
    elif base == "side_lying":
        assert right[1] > 0.8  # the right side is on top
        assert forward[2] > 0.8  # the face looks at the viewer
    else:
        assert forward[1] * FACES[base] > 0.7


@pytest.mark.parametrize("facing", sorted(FACING))
def test_a_person_looks_where_the_script_says(facing: str) -> None:
    scene = made({"base": "standing", "facing": facing, "keys": [{}]})
    x, _, z = (row[0] for row in scene.frames[0].posed.frames["pelvis"])
    way = {"right": (1, 0), "left": (-1, 0), "viewer": (0, 1), "away": (0, -1)}[facing]
    assert x * way[0] + z * way[1] > 0.95


def test_a_position_that_is_held_breathes() -> None:
    scene = still("supine")
    assert [frame.breath for frame in scene.frames] == [0, 0.25, 0.75, 1, 0.75, 0.25, 0]
    assert scene.duration == 4


def test_both_feet_are_a_left_and_a_right_foot() -> None:
    assert parts("feet") == ("left_foot", "right_foot")
    assert parts("pelvis") == ("pelvis",)
    assert set(BOTH.values()) == set(PARTS)
    assert min(HEIGHTS_M.values()) == HEIGHTS_M["floor"] == 0
