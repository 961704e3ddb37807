"""What the script language refuses: it names the place, the amount and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.figure.plays import made, picture

from lumbar.figure.angles import LIMB_LIMITS_DEG, LIMITS_DEG
from lumbar.figure.contacts import HEIGHTS_M, PARTS, TRUNK
from lumbar.figure.errors import BadScript, ImpossiblePose
from lumbar.figure.movement import GRIPPED, MUSCLES, POINTED, PROPS, VIEWS, read_movement
from lumbar.figure.poses import BASES, BOTH


def standing(**more: Any) -> dict[str, Any]:
    return {"base": "standing", "keys": [{}], **more}


def key(**words: Any) -> dict[str, Any]:
    return {"base": "standing", "keys": [words]}


MISTAKES: list[tuple[Any, str, str, str]] = [  # script, place, what is said, remedy
    ("stand", "movement", "mapping", "base:"),
    ({"base": "supin", "keys": [{}]}, "movement.base", "'supin' is no base", "supine"),
    ({"keys": [{}]}, "movement.base", "None is no base", "use one of"),
    ({"base": "standing"}, "movement.keys", "at least one pose", "keys:"),
    ({"base": "standing", "keys": "up"}, "movement.keys", "at least one pose", "keys:"),
    (standing(colour="red"), "movement.colour", "no word of a movement", "use one of"),
    (standing(view="sideways"), "movement.view", "no view", "side"),
    (standing(view=[0, 200]), "movement.view", "200 is no number from -10 to 89", "mend"),
    (standing(side="rigth"), "movement.side", "'rigth' is no side", "right"),
    (standing(loop=3), "movement.loop", "3 is no loop", "back"),
    (standing(anchor=1), "movement.anchor", "1 is no number from 0 to 0", "mend"),
    (standing(tempo={"hold": 99}), "tempo.hold", "99 is no number from 0 to 30", "mend"),
    (standing(tempo={"hold": True}), "tempo.hold", "True is no number", "mend"),
    (standing(tempo={"pause": 1}), "tempo.pause", "no part of the tempo", "up"),
    (standing(tempo={"up": 0, "down": 0}), "movement.tempo", "takes no time", "up: 2"),
    (standing(tempo=3), "movement.tempo", "tempo is a mapping, not 3", "tempo: {"),
    (standing(main="hip_flexon"), "main.angle", "no angle", "hip_flexion"),
    (standing(main={"angle": "hip_flexion", "range": [0]}), "main.range", "lowest", "[0, 90]"),
    (standing(main={"angle": "hip_flexion", "range": ["a", 9]}), "main.range", "'a'", "mend"),
    (standing(main={"angle": "hip_flexion", "to": 3}), "main.to", "main angle", "range"),
    (standing(main=["hip_flexion"]), "movement.main", "main is a mapping", "main: {"),
    (standing(highlight=["abdominal"]), "highlight.0", "no muscle region", "abdominals"),
    (standing(highlight="back"), "movement.highlight", "is a list", "[back]"),
    (standing(props=["wal"]), "movement.props.0", "no prop", "wall"),
    (standing(props="wall"), "movement.props", "props is a list", "[wall]"),
    (standing(props=[{"table": {"hight": 1}}]), "props.0.hight", "setting", "height"),
    (standing(props=[{"table": {"height": 9}}]), "props.0.height", "from 0.02 to 2.5", "mend"),
    (standing(props=[{"bag": "right_hnd"}]), "props.0.at", "tied to", "right_hand"),
    (standing(props=[{"towel": {"from": "anchor"}}]), "props.0.from", "tied to", "sacrum"),
    (standing(arrow={"to": [1, 1]}), "movement.arrow", "say which part", "arrow: {part"),
    (standing(arrow="pelvs"), "arrow.part", "no part of the body", "pelvis"),
    (standing(arrow={"part": "head", "to": [1]}), "arrow.to", "[right, up]", "[0.2, 0.1]"),
    (standing(arrow={"part": "head", "offset": [9, 0]}), "arrow.offset", "from -3 to 3", "mend"),
    (standing(inset={"part": "head", "zoom": 20}), "inset.zoom", "from 1 to 6", "mend"),
    (standing(inset={"part": "head", "corner": "top"}), "inset.corner", "no corner", "left"),
    ({"base": "standing", "keys": [3]}, "keys.0", "a key is a mapping", "hip_flexion: 90"),
    (key(hip_flexon=3), "keys.0.hip_flexon", "no angle or word of a key", "hip_flexion"),
    (key(x=3), "keys.0.x", "no angle or word of a key", "use one of"),
    (key(left=3), "keys.0.left", "left is a mapping", "left: {"),
    (key(right={"knee": 3}), "keys.0.right.knee", "no angle", "right_knee_flexion"),
    (key(plant={"hand": "floor"}), "plant.hand", "no part that can be planted", "hands"),
    (key(plant={"hands": "flor"}), "plant.hands", "no surface", "floor"),
    (key(plant={"feet": "shin"}), "plant.feet", "cannot hold shin", "only hands"),
    (key(plant="floor"), "keys.0.plant", "plant is a mapping", "plant: {"),
    (key(free="left_foot"), "keys.0.free", "free is a list", "[left_foot]"),
    (key(move="fast"), "keys.0.move", "'fast' is no number from 0 to 30", "mend"),
    (key(hold=-1), "keys.0.hold", "-1 is no number from 0 to 30", "mend"),
    ({"base": "standing", "keys": [{}, {"from": 1}]}, "keys.1.from", "from 0 to 0", "mend"),
]


@pytest.mark.parametrize(("script", "path", "said", "remedy"), MISTAKES)
def test_a_mistake_is_named_with_its_place_and_remedy(
    script: Any, path: str, said: str, remedy: str
) -> None:
    with pytest.raises(BadScript) as refused:
        read_movement(script)
    assert path in refused.value.path
    assert said in refused.value.sentence
    assert remedy in refused.value.remedy


ANGLES = {**LIMITS_DEG, **LIMB_LIMITS_DEG}


@pytest.mark.parametrize("angle", sorted(set(ANGLES) - {"pelvis_turn", "pelvis_tilt"}))
def test_a_joint_goes_to_its_limit_and_no_further(angle: str) -> None:
    low, high = ANGLES[angle]
    for value in (low, high):
        assert read_movement(key(**{angle: value})).keys[0].angles
    with pytest.raises(ImpossiblePose) as refused:
        read_movement(key(**{angle: high + 1}))
    assert f"{angle} is {high + 1:g} degrees" in refused.value.sentence
    assert f"from {low:g} to {high:g}" in refused.value.remedy
    assert refused.value.path == f"movement.keys.0.{angle}"


def test_a_hand_out_of_reach_is_refused_with_how_far_it_misses() -> None:
    keys = [{}, {"shoulder_flexion": 170, "plant": {"hands": "floor"}, "hip_flexion": 0}]
    with pytest.raises(ImpossiblePose, match=r"key 1: \w+ misses floor by \d+ cm") as refused:
        made({"base": "standing", "keys": keys})
    assert "free: [" in refused.value.remedy
    assert refused.value.path == "movement.keys.1"


def test_angles_that_do_not_fit_are_answered_with_angles_that_do() -> None:
    with pytest.raises(ImpossiblePose) as refused:
        made(key(hip_flexion=20, plant={"hands": "floor"}))
    assert "it fits with {left_hip_flexion: 30, right_hip_flexion: 30}" in refused.value.remedy


PARTS_WORDS = (*BOTH, *TRUNK, *(f"right_{part}" for part in PARTS))
words = st.sampled_from
seconds = st.floats(0, 3)
angles = st.dictionaries(words(sorted(ANGLES)), st.integers(-60, 120), max_size=3)
plants = st.dictionaries(words(PARTS_WORDS), words([*HEIGHTS_M, "wall", "shin"]), max_size=2)
keys = st.builds(
    lambda a, p, s, f: a | {"plant": p, "slide": s, "free": f},
    angles, plants, plants, st.lists(words(PARTS_WORDS), max_size=1),
)  # fmt: skip
places = st.tuples(st.floats(-1, 1), st.floats(-1, 1)).map(list)
props = st.one_of(
    words(PROPS),
    st.builds(lambda p, w: {p: w}, words(PROPS), words(GRIPPED)),
    st.builds(lambda p, h, x: {p: {"height": h, "x": x}}, words(PROPS), seconds, seconds),
)
scripts = st.fixed_dictionaries(
    {"base": words(sorted(BASES)), "keys": st.lists(keys, min_size=1, max_size=2)},
    optional={
        "view": words(sorted(VIEWS)), "facing": words(["right", "viewer", "left", "away"]),
        "side": words(["both", "right", "alternate"]), "loop": words(["back", "cycle"]),
        "tempo": st.dictionaries(words(["up", "hold", "down", "rest"]), seconds),
        "highlight": st.lists(words(MUSCLES), max_size=3), "props": st.lists(props, max_size=2),
        "arrow": st.builds(lambda p, t: {"part": p, "to": t}, words(POINTED), places),
        "inset": st.builds(lambda p: {"part": p}, words(POINTED)),
        "anchor": st.integers(0, 1), "body": words(["a", "b"]),
    },
)  # fmt: skip
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much]


def drawn_or_refused(work: Callable[[], Any]) -> Any:
    """Do some work; of a refusal only ask that it says where and what to do."""
    try:
        return work()
    except (BadScript, ImpossiblePose) as refusal:
        refused = refusal
    assert refused.path.startswith("movement")
    assert refused.remedy
    return None


@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
@given(scripts)
def test_a_script_is_drawn_or_refused_in_words_and_never_breaks(script: dict[str, Any]) -> None:
    svg = drawn_or_refused(lambda: picture(script))
    assert svg is None or svg.endswith("</svg>\n")
    assert "nan" not in (svg or "")


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.floats(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)
WORDS = (
    "base", "keys", "view", "side", "props", "tempo", "main", "highlight", "arrow", "inset",
    "anchor", "body", "loop", "facing",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(words(WORDS), junk), words(["plant", "slide", "free", "left", "hold"]), junk)
def test_junk_is_refused_and_never_breaks(given: dict[str, Any], word: str, value: Any) -> None:
    for script in (standing(**given), key(**{word: value})):
        drawn_or_refused(partial(read_movement, script))
