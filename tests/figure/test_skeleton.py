"""An angle bends a joint the way a clinician means it, and what can be reached is reached."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lumbar.figure.angles import EVERY, ROOT, SIDES, limits, mirrored, other_side, spread
from lumbar.figure.contacts import Contact
from lumbar.figure.mirror import reflect
from lumbar.figure.poses import BASES
from lumbar.figure.skeleton import ARM, BUILDS, LEG, SPINE, Posed, articulate, build_of
from lumbar.figure.solve import Pin, Task, bent, misses, settle, unknowns
from lumbar.figure.vector import (
    IDENTITY,
    Vector,
    add,
    column,
    cross,
    distance,
    dot,
    length,
    scale,
    sub,
    unit,
)

STRAIGHT = dict.fromkeys(EVERY, 0.0) | {"y": 1.0}
SEGMENTS = {  # joint, joint: fraction of height (Winter 2009, fig. 4.1; the trunk's parts are ours)
    ("hip", "knee"): 0.245, ("knee", "ankle"): 0.246, ("shoulder", "elbow"): 0.186,
    ("elbow", "wrist"): 0.146, ("wrist", "fingertip"): 0.100,
}  # fmt: skip


@st.composite
def poses(draw: st.DrawFn) -> dict[str, float]:
    pose = {name: draw(st.floats(*limits(name))) for name in EVERY if name not in "xyz"}
    return pose | {"x": draw(st.floats(-2, 2)), "y": draw(st.floats(0, 2)), "z": 0.3}


@settings(max_examples=80, deadline=None)
@given(poses(), st.sampled_from(sorted(BUILDS)))
def test_no_pose_within_the_limits_stretches_a_bone(pose: dict[str, float], body: str) -> None:
    posed = articulate(pose, BUILDS[body])
    tall = BUILDS[body].height
    for (a, b), share in SEGMENTS.items():
        for side in SIDES:
            size = distance(posed.joints[f"{side}_{a}"], posed.joints[f"{side}_{b}"])
            assert size == pytest.approx(share * tall)
    for (a, b), (name, share, *_) in zip(
        pairwise(["pelvis", *(r[0] for r in SPINE)]), SPINE, strict=True
    ):
        assert distance(posed.joints[a], posed.joints[b]) == pytest.approx(share * tall), name


@settings(max_examples=60, deadline=None)
@given(poses())
def test_every_frame_stays_square(pose: dict[str, float]) -> None:
    for frame in articulate(pose).frames.values():
        forward, up, right = (column(frame, i) for i in range(3))
        assert length(forward) == pytest.approx(1)
        assert distance(cross(forward, up), right) < 1e-9


@settings(max_examples=60, deadline=None)
@given(poses())
def test_a_mirrored_pose_is_the_mirrored_body(pose: dict[str, float]) -> None:
    posed, other = articulate(pose), articulate(mirrored(pose) | {"z": -pose["z"]})
    for name, joint in posed.joints.items():
        assert distance(reflect(joint, 2), other.joints[other_side(name)]) < 1e-9


@settings(max_examples=60, deadline=None)
@given(poses(), st.sampled_from([n for n in EVERY if n not in "xyz" and n != "left_toe_extension"]))
def test_the_axis_of_an_angle_says_how_the_body_turns_about_it(
    pose: dict[str, float], name: str
) -> None:
    posed = articulate(pose)
    if name not in posed.axes or name == "neck_flexion":  # the neck bends in two halves
        return
    axis, origin = posed.axes[name]
    nudged = articulate(pose | {name: pose[name] + 0.01})
    tip = {**dict.fromkeys(LEG, "toe"), **dict.fromkeys(ARM, "fingertip")}.get(
        name.partition("_")[2] if name not in ROOT else "", ""
    )
    point = f"{name.partition('_')[0]}_{tip}" if tip else "chest"
    here = posed.joints[point]
    move = scale(cross(axis, sub(here, origin)), 0.01 * 3.141592653589793 / 180)
    assert distance(nudged.joints[point], add(here, move)) < 1e-6


SIGNS = [  # angle, degrees, point, the way it goes (forward, up, right)
    ("hip_flexion", 60, "right_knee", (1, 1, 0)),
    ("hip_flexion", -20, "right_knee", (-1, 1, 0)),
    ("hip_abduction", 30, "right_ankle", (0, 1, 1)),
    ("hip_abduction", 30, "left_ankle", (0, 1, -1)),
    ("hip_rotation", 30, "right_toe", (-1, 0, -1)),
    ("hip_rotation", 30, "left_toe", (-1, 0, 1)),
    ("knee_flexion", 90, "left_ankle", (-1, 1, 0)),
    ("ankle_dorsiflexion", 20, "left_toe", (0, 1, 0)),
    ("toe_extension", 30, "right_toe", (-1, 1, 0)),
    ("shoulder_flexion", 90, "left_wrist", (1, 1, 0)),
    ("shoulder_abduction", 60, "left_wrist", (0, 1, -1)),
    ("elbow_flexion", 90, "right_wrist", (1, 1, 0)),
    ("wrist_extension", -60, "right_fingertip", (-1, 1, 0)),
    ("pelvis_tilt", 30, "head", (1, -1, 0)),
    ("lumbar_flexion", 30, "head", (1, -1, 0)),
    ("thorax_flexion", -20, "head", (-1, -1, 0)),
    ("lumbar_side", 20, "head", (0, -1, 1)),
    ("pelvis_list", 20, "head", (0, -1, 1)),
    ("thorax_rotation", 30, "right_shoulder", (-1, 0, -1)),
    ("neck_flexion", 30, "head", (1, -1, 0)),
    ("pelvis_turn", 30, "right_shoulder", (-1, 0, -1)),
    ("neck_side", 20, "head", (0, -1, 1)),
]


@pytest.mark.parametrize(("angle", "degrees", "point", "way"), SIGNS)
def test_an_angle_moves_the_body_the_way_clinicians_sign_it(
    angle: str, degrees: float, point: str, way: tuple[int, int, int]
) -> None:
    pose = STRAIGHT | dict.fromkeys(spread(angle), float(degrees))
    before, after = articulate(STRAIGHT).joints[point], articulate(pose).joints[point]
    for moved, sign in zip(sub(after, before), way, strict=True):
        assert moved * sign > 1e-4 if sign else abs(moved) < 0.05


def test_a_standing_person_carries_the_mass_over_the_feet_at_the_navel() -> None:
    posed = articulate(STRAIGHT | {"y": 0.91})
    centre: Vector = posed.centre_of_mass
    assert 0.52 < centre[1] / 1.70 < 0.60  # Winter 2009: about 0.55 of height
    assert posed.joints["right_heel"][0] < centre[0] < posed.joints["right_ball"][0]
    assert centre[2] == pytest.approx(0)


def test_the_steps_of_a_family_show_one_person_and_the_library_shows_both() -> None:
    assert {build_of(name) for name in ("bridge", "plank", "walking", "sit-up")} == set(BUILDS)
    assert build_of("bridge") == build_of("bridge")


def _reaching(posed: Posed, point: str, start: dict[str, float]) -> Task:
    contact = Contact(f"{point.partition('_')[0]}_fist", "floor")
    pin = Pin(contact, point, at=posed.joints[point])
    names = [n for n in unknowns([pin]) if n not in ROOT]
    return Task(
        pose=start, sigma=dict.fromkeys(names, 60.0), pins=(pin,), build=posed.build, lies=IDENTITY
    )


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(SIDES), st.floats(0, 120), st.floats(0, 60), st.floats(-40, 40),
    st.floats(20, 130),
)  # fmt: skip
def test_a_hand_reaches_every_place_that_an_arm_can_take(
    side: str, flexion: float, abduction: float, rotation: float, elbow: float
) -> None:
    names = [f"{side}_{name}" for name in ARM[:4]]
    wanted = STRAIGHT | dict(zip(names, (flexion, abduction, rotation, elbow), strict=True))
    task = _reaching(articulate(wanted), f"{side}_wrist", BASES["standing"].pose() | {"y": 1.0})
    found = settle(task, start=bent(task))
    assert max(misses(found, task).values()) < 0.01
    assert all(limits(n)[0] <= found[n] <= limits(n)[1] for n in task.sigma)


def test_a_hand_stretches_towards_what_it_cannot_reach_and_stays_within_its_limits() -> None:
    pin = Pin(Contact("right_fist", "floor"), "right_wrist", at=(3.0, 1.0, 0.3))
    names = [n for n in unknowns([pin]) if n not in ROOT]
    task = Task(
        pose=STRAIGHT, sigma=dict.fromkeys(names, 60.0), pins=(pin,), build=BUILDS["b"],
        lies=IDENTITY,
    )  # fmt: skip
    found = settle(task, start=bent(task))
    posed = articulate(found)
    arm = sub(posed.joints["right_wrist"], posed.joints["right_shoulder"])
    assert dot(unit(arm), (1.0, 0.0, 0.0)) > 0.9
    assert found["right_elbow_flexion"] < 20
    assert misses(found, task)[pin] > 1


def test_nothing_to_do_changes_nothing() -> None:
    task = Task(
        pose=STRAIGHT, sigma={"lumbar_flexion": 5.0}, pins=(), build=BUILDS["b"], lies=IDENTITY
    )
    assert settle(task) == STRAIGHT


def test_the_direction_of_no_length_is_forward() -> None:
    assert unit((0.0, 0.0, 0.0)) == (1.0, 0.0, 0.0)
