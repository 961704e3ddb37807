"""The 33 landmarks: where they lie, what a mirror does to them, how they move."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lumbar.content.figures import figure_slugs, scene_of
from lumbar.content.loader import load_library
from lumbar.figure.landmarks import LANDMARKS, OTHER, PARTS_SEEN
from lumbar.figure.lens import Lens
from lumbar.figure.mirror import reflected
from lumbar.figure.recording import Landmark, Recording, body_at, record, selfie
from lumbar.figure.scene import Scene
from lumbar.figure.vector import distance

SOME = figure_slugs(load_library())[::6]  # all of them are played elsewhere
BONES = (("hip", "knee"), ("knee", "ankle"), ("shoulder", "elbow"), ("elbow", "wrist"))
TRIO = ("bird-dog", "walking", "supine-knee-roll")
FACING = {"standing-calf-raise", "bridge", "sit-to-stand"}


@cache
def played(slug: str) -> Scene:
    return scene_of(load_library(), slug)


@cache
def filmed(slug: str, *, yaw: float = 0.0, mirror: bool = False, selfie: bool = False) -> Recording:
    lens = Lens(yaw=yaw, mirrored=selfie)
    return record(played(slug), fps=5, repetitions=1, lens=lens, mirror=mirror)


def at(rows: tuple[Landmark | None, ...] | None, name: str) -> Landmark:
    assert rows is not None
    row = rows[LANDMARKS.index(name)]
    assert row is not None
    return row


def test_the_33_landmarks_stand_in_the_order_of_blazepose() -> None:
    # MediaPipe, Pose landmark detection: the numbers of the model card
    known = {0: "nose", 3: "left_eye_outer", 6: "right_eye_outer", 8: "right_ear", 9: "mouth_left"}
    known |= {11: "left_shoulder", 18: "right_pinky", 22: "right_thumb", 24: "right_hip"}
    known |= {28: "right_ankle", 31: "left_foot_index", 32: "right_foot_index"}
    assert len(LANDMARKS) == len(set(LANDMARKS)) == 33
    assert {i: LANDMARKS[i] for i in known} == known


def test_the_other_side_of_the_other_side_is_the_same_landmark() -> None:
    assert [OTHER[OTHER[i]] for i in range(33)] == list(range(33))
    assert [LANDMARKS[i] for i in range(33) if OTHER[i] == i] == ["nose"]


def test_every_part_that_can_be_hidden_names_landmarks() -> None:
    assert all(names and set(names) <= set(LANDMARKS) for names in PARTS_SEEN.values())
    assert "left_wrist" in PARTS_SEEN["left_arm"]
    assert "right_wrist" not in PARTS_SEEN["left_arm"]


def test_seen_from_the_front_axes_are_those_of_blazepose() -> None:
    # a person who faces the camera: own left on the right of the image, nose nearer than ears
    world = filmed("standing-calf-raise", yaw=90).moments[0].world
    assert at(world, "left_shoulder")[0] > 0 > at(world, "right_shoulder")[0]
    assert at(world, "nose")[1] < at(world, "left_hip")[1] < at(world, "left_ankle")[1]
    assert at(world, "nose")[2] < at(world, "left_ear")[2]


def test_the_middle_of_the_hips_is_the_origin() -> None:
    for moment in filmed("bird-dog", yaw=42).moments:
        left, right = at(moment.world, "left_hip"), at(moment.world, "right_hip")
        assert [left[i] + right[i] for i in range(3)] == pytest.approx([0, 0, 0], abs=1e-12)


@pytest.mark.parametrize("slug", sorted(FACING))
def test_hips_and_shoulders_lie_as_far_apart_as_on_the_skeleton(slug: str) -> None:
    moment = filmed(slug, yaw=-42).moments[3]
    posed, _ = body_at(played(slug), moment.time)
    for pair in (("left_hip", "right_hip"), ("left_shoulder", "right_wrist")):
        a, b = (at(moment.world, name)[:3] for name in pair)
        real = distance(posed.joints[pair[0]], posed.joints[pair[1]])
        assert distance(a, b) == pytest.approx(real)


@pytest.mark.parametrize("yaw", [0.0, 42.0, 90.0])
@pytest.mark.parametrize("slug", TRIO)
def test_a_mirrored_figure_has_exactly_mirrored_landmarks(slug: str, yaw: float) -> None:
    plain, mirrored = filmed(slug, yaw=yaw), filmed(slug, yaw=-yaw, mirror=True)
    for one, other in zip(plain.moments, mirrored.moments, strict=True):
        for i in range(33):
            x, y, z, sure = one.world[i]  # type: ignore[index,misc]
            assert other.world[OTHER[i]] == (-x, y, z, sure)  # type: ignore[index]


@pytest.mark.parametrize("slug", TRIO)
def test_a_selfie_camera_sees_the_mirrored_figure(slug: str) -> None:
    seen, mirrored = filmed(slug, yaw=42, selfie=True), filmed(slug, yaw=-42, mirror=True)
    for one, other in zip(seen.moments, mirrored.moments, strict=True):
        assert one.world == other.world
        for a, b in zip(one.image, other.image, strict=True):  # type: ignore[arg-type]
            assert a == pytest.approx(b, abs=1e-12)


def test_a_mirror_twice_is_no_mirror() -> None:
    rows = [(0.25 + i / 64, 0.5, 0.0, 1.0) for i in range(33)]
    assert selfie(selfie(rows)) == rows
    posed = played("bird-dog").frames[0].posed
    assert reflected(reflected(posed)).joints == posed.joints


@pytest.mark.parametrize("slug", SOME)
def test_no_bone_changes_its_length_between_the_drawn_frames(slug: str) -> None:
    scene = played(slug)
    bodies = [body_at(scene, scene.duration * i / 13)[0].joints for i in range(13)]
    for a, b in BONES:
        for side in ("left", "right"):
            sizes = [distance(body[f"{side}_{a}"], body[f"{side}_{b}"]) for body in bodies]
            assert max(sizes) - min(sizes) < 1e-9


@pytest.mark.parametrize("slug", SOME)
def test_what_is_planted_stays_within_a_centimetre_at_any_frame_rate(slug: str) -> None:
    scene = played(slug)
    for a, b in zip(scene.frames, scene.frames[1:], strict=False):
        if b.time - a.time < 0.02:
            continue
        middle, _ = body_at(scene, (a.time + b.time) / 2)
        for contact in set(a.contacts) & set(b.contacts):
            if contact.held or contact.sliding:
                continue
            for point in contact.points():
                assert distance(a.posed.joints[point], middle.joints[point]) < 0.013


@given(st.floats(0, 40))
@settings(max_examples=40, deadline=None)
def test_the_movement_repeats_itself(seconds: float) -> None:
    scene = played("walking")
    now, then = (body_at(scene, t)[0] for t in (seconds, seconds + scene.duration))
    assert all(distance(now.joints[n], then.joints[n]) < 1e-6 for n in now.joints)
