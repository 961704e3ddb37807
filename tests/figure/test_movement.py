"""What the script language refuses, and how it says so."""

from __future__ import annotations

from typing import Any

import pytest

from lumbar.figure.errors import BadScript, ImpossiblePose
from lumbar.figure.movement import read_movement
from lumbar.figure.scene import play

MISTAKES: list[tuple[dict[str, Any], str, str]] = [
    ({"base": "supin", "keys": [{}]}, "movement.base", "supine"),
    ({"base": "standing"}, "movement.keys", "keys:"),
    (
        {"base": "standing", "keys": [{"hip_flexon": 3}]},
        "movement.keys.0.hip_flexon",
        "hip_flexion",
    ),
    ({"base": "standing", "keys": [{"plant": {"hand": "floor"}}]}, "plant.hand", "hands"),
    ({"base": "standing", "keys": [{}], "props": ["wal"]}, "movement.props.0", "wall"),
    ({"base": "standing", "keys": [{}], "tempo": {"hold": 99}}, "tempo.hold", "number"),
]


@pytest.mark.parametrize(("script", "path", "remedy"), MISTAKES)
def test_a_mistake_is_named_with_its_place_and_remedy(
    script: dict[str, Any], path: str, remedy: str
) -> None:
    with pytest.raises(BadScript) as refused:
        read_movement(script)
    assert path in refused.value.path
    assert remedy in refused.value.remedy


def test_a_knee_bends_only_so_far() -> None:
    with pytest.raises(ImpossiblePose, match="knee_flexion is 170"):
        read_movement({"base": "standing", "keys": [{"knee_flexion": 170}]})


def test_a_hand_out_of_reach_is_refused_with_what_would_fit() -> None:
    keys = [{}, {"shoulder_flexion": 170, "plant": {"hands": "floor"}, "hip_flexion": 0}]
    with pytest.raises(ImpossiblePose) as refused:
        play(read_movement({"base": "standing", "keys": keys}))
    assert "misses" in refused.value.sentence
    assert "free" in refused.value.remedy
