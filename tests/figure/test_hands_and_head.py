"""Hands that hold, bear or hang, and a face that is never hidden."""

from __future__ import annotations

from typing import Any

import pytest
from tests.figure.plays import made

from lumbar.figure.camera import camera
from lumbar.figure.hands import hand, loose
from lumbar.figure.head import covered, facing
from lumbar.figure.marks import arrow

STAND: dict[str, Any] = {"base": "standing", "keys": [{}, {"shoulder_flexion": 60}]}
CRAWL: dict[str, Any] = {"base": "quadruped", "keys": [{}, {"neck_flexion": 20}]}
SIDE, FRONT = camera(0, 0), camera(90, 0)


def test_a_hand_that_bears_weight_is_flat_and_one_that_hangs_shows_its_thumb() -> None:
    assert loose(made(CRAWL)) == ()
    assert loose(made(STAND)) == ("left", "right")
    body = made(STAND).frames[0].posed
    still, turned = (hand(body, "right", SIDE, fist=False, free=f)[0] for f in (False, True))
    across = [max(x for x, _ in shape) - min(x for x, _ in shape) for shape in (still, turned)]
    assert across[1] > across[0] + 10


def test_a_fist_is_shorter_than_an_open_hand() -> None:
    body = made(STAND).frames[0].posed
    fist, open_hand = (hand(body, "left", SIDE, fist=f, free=False)[0] for f in (True, False))
    long = [max(y for _, y in shape) - min(y for _, y in shape) for shape in (fist, open_hand)]
    assert long[0] < long[1] - 20


@pytest.mark.parametrize(("flexion", "hides"), [(20, False), (172, True)])
def test_an_arm_beside_the_head_hides_the_face_and_a_hanging_one_does_not(
    flexion: int, hides: bool
) -> None:
    scene = made({"base": "standing", "keys": [{}, {"shoulder_flexion": flexion}]})
    assert covered([frame.posed for frame in scene.frames], SIDE) is hides


def test_from_the_side_one_ear_is_seen_and_from_ahead_the_face() -> None:
    body = made(STAND).frames[0].posed
    assert facing(body, SIDE).ear == "right"
    assert facing(body, FRONT).towards_viewer
    assert facing(body, FRONT).ear == ""


@pytest.mark.parametrize("bow", [-0.3, 0.3])
def test_a_bow_bends_an_arrow_to_the_side_it_says(bow: float) -> None:
    mark = {"part": "head", "to": [0.4, 0], "offset": [0, 0.5], "bow": bow}
    drawn = arrow(made({**STAND, "arrow": mark}), SIDE)
    assert drawn is not None
    start, middle, end = drawn[0]
    assert (middle[1] - start[1]) * bow < 0
    assert start[1] == pytest.approx(end[1])
