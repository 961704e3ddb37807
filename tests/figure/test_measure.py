"""The check sees what goes through the floor or the wall, what slips, how far an angle goes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.figure.plays import made, played

from lumbar.figure.camera import camera
from lumbar.figure.measure import faults, main_range
from lumbar.figure.props import furniture
from lumbar.figure.scene import Scene


def moved(scene: Scene, index: int, part: str, by: tuple[float, float]) -> Scene:
    """Move every joint of a part in one frame by metres ahead and up."""
    frame = scene.frames[index]
    joints = {
        name: (at[0] + by[0], at[1] + by[1], at[2]) if name.startswith(part) else at
        for name, at in frame.posed.joints.items()
    }
    frames = list(scene.frames)
    frames[index] = replace(frame, posed=replace(frame.posed, joints=joints))
    return replace(scene, frames=frames)


CURL = {"base": "standing", "keys": [{}, {"elbow_flexion": 90}]}


def test_a_knee_through_the_floor_is_seen_with_depth_time_and_remedy() -> None:
    (said,) = faults(moved(made(CURL), 3, "left_knee", (0.0, -0.6)))
    assert said.startswith("left_knee goes ")
    assert "cm through the floor at 1.0 s" in said
    assert "add a key between" in said


def test_a_head_through_the_wall_is_seen() -> None:
    scene = made(
        {"base": "standing", "keys": [{"shoulder_flexion": 70, "plant": {"hands": "wall"}}]}
    )
    assert faults(scene) == []
    (said,) = faults(moved(scene, 2, "head", (0.8, 0.0)))
    assert "head goes" in said
    assert "through the wall" in said


def test_a_planted_foot_that_slides_is_seen_and_a_sliding_one_is_not() -> None:
    (said,) = [f for f in faults(moved(made(CURL), 4, "right_a", (0.05, 0.0))) if "planted" in f]
    assert "right_foot is planted but moves 5 cm" in said
    assert "slide: {right_foot: floor}" in said
    sliding = {"base": "standing", "keys": [{"slide": {"feet": "floor"}}, {"elbow_flexion": 90}]}
    assert faults(moved(made(sliding), 4, "right_a", (0.05, 0.0))) == []


def test_a_chair_that_nobody_touches_is_asked_where_it_stands() -> None:
    scene = made({**CURL, "props": ["chair", "weights"]})
    assert furniture(scene, camera(0, 0)) == []
    (said,) = faults(scene)
    assert said.startswith("the chair stands nowhere")
    assert "{chair: {x: 0.6}}" in said
    assert faults(made({**CURL, "props": [{"chair": {"x": 0.6}}]})) == []


def test_a_slip_of_less_than_a_centimetre_is_allowed() -> None:
    assert faults(moved(made(CURL), 4, "right_a", (0.008, 0.0))) == []


@pytest.mark.parametrize(
    ("main", "low", "high"),
    [("elbow_flexion", 14, 90), ("left_elbow_flexion", 14, 90), ("lumbar_flexion", 0, 0)],
)
def test_the_range_of_the_main_angle_is_what_is_drawn(main: str, low: float, high: float) -> None:
    assert main_range(made({**CURL, "main": main})) == pytest.approx((low, high), abs=0.5)


def test_what_is_one_family_is_drawn_with_one_body() -> None:
    assert played("bridge").build == played("single-leg-bridge").build
