"""What holds for every movement of the library."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import subprocess
import sys
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from tests.figure.plays import EXERCISES, draw_again, drawn, each, play_again, played

from lumbar.figure.angles import SIDES, limits, mirrored
from lumbar.figure.measure import faults, main_range
from lumbar.figure.mirror import mirrored_body
from lumbar.figure.skeleton import BUILDS
from lumbar.figure.vector import distance

LINKS = ("pelvis", "sacrum", "lumbar", "ribs", "chest", "neck", "skull", "head")
LIMBS = (
    ("hip", "knee", "ankle", "heel"), ("ankle", "ball", "toe"),
    ("shoulder", "elbow", "wrist", "knuckle", "fingertip"),
)  # fmt: skip
BONES = [
    *pairwise(LINKS),
    *((f"{s}_{a}", f"{s}_{b}") for s in SIDES for limb in LIMBS for a, b in pairwise(limb)),
    *(("pelvis", f"{s}_hip") for s in SIDES),
]  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"
RANGE_DEG = 6.0
IN_ANOTHER_PROCESS = ("bird-dog", "walking", "supine-knee-roll", "plank-wall")


@each
def test_no_bone_changes_its_length_by_a_tenth_of_a_millimetre(slug: str) -> None:
    for a, b in BONES:
        lengths = [distance(f.posed.joints[a], f.posed.joints[b]) for f in played(slug).frames]
        assert max(lengths) - min(lengths) < 1e-4, (a, b)


@each
def test_nothing_planted_slips_a_centimetre_and_nothing_sinks(slug: str) -> None:
    assert faults(played(slug)) == []


@each
def test_every_joint_stays_within_its_limits(slug: str) -> None:
    for frame in played(slug).frames:
        for name in set(frame.pose) - {"x", "y", "z"}:
            low, high = limits(name)
            assert low - 1e-6 <= frame.pose[name] <= high + 1e-6, (name, frame.time)


@each
def test_the_loop_closes(slug: str) -> None:
    first, last = played(slug).frames[0], played(slug).frames[-1]
    gaps = [distance(first.posed.joints[n], last.posed.joints[n]) for n in first.posed.joints]
    assert max(gaps) < 0.01


@each
def test_time_only_goes_forward_and_fills_the_loop(slug: str) -> None:
    scene = played(slug)
    assert all(a.time <= b.time for a, b in pairwise(scene.frames))
    assert scene.frames[-1].time == pytest.approx(scene.duration)
    assert 0 < scene.frames[scene.end].time <= scene.duration


@each
def test_the_main_angle_goes_as_far_as_the_script_states(slug: str) -> None:
    stated = played(slug).movement.main_range
    if stated is not None:
        assert main_range(played(slug)) == pytest.approx(sorted(stated), abs=RANGE_DEG)


@each
def test_a_mirror_twice_is_no_mirror(slug: str) -> None:
    scene = played(slug)
    frame = scene.frames[scene.end]
    once = mirrored_body(frame.posed, frame.pose, scene.lies)
    twice, pose = mirrored_body(*once, scene.lies)
    assert pose == pytest.approx(frame.pose)
    assert mirrored(mirrored(frame.pose)) == frame.pose
    for name, joint in frame.posed.joints.items():
        assert twice.joints[name] == pytest.approx(joint)


@pytest.mark.parametrize("slug", sorted(EXERCISES)[::5])
def test_the_other_body_can_do_it_too(slug: str) -> None:
    scene = played(slug)
    other = next(name for name in BUILDS if name != scene.build.name)
    again = play_again(slug, other)
    if not scene.movement.body:
        assert again.build.name == other
    assert faults(again) == []


@pytest.mark.parametrize("slug", sorted(EXERCISES)[::9])
def test_the_same_script_gives_the_same_bytes(slug: str) -> None:
    assert draw_again(play_again(slug), slug) == drawn(slug)


def test_another_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    code = (
        "import hashlib; from tests.figure.plays import drawn;"
        f"print(*(hashlib.sha256(drawn(s).encode()).hexdigest() for s in {IN_ANOTHER_PROCESS!r}))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    told = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment
    )
    here = [hashlib.sha256(drawn(s).encode()).hexdigest() for s in IN_ANOTHER_PROCESS]
    assert told.stdout.split() == here


@each
def test_a_figure_is_at_most_12_kilobytes(slug: str) -> None:
    assert len(gzip.compress(drawn(slug).encode(), 9)) <= 12_000


@each
def test_the_drawing_says_what_it_is_in_words(slug: str) -> None:
    root = ElementTree.fromstring(drawn(slug))  # noqa: S314 - our own bytes
    title, words = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert words is not None
    assert (title.text, words.text) == (slug, "Moves & <holds>.")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {words.get('id')}"


@each
def test_the_drawing_has_no_script_and_fetches_nothing(slug: str) -> None:
    svg = drawn(slug)
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own bytes
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags.isdisjoint({"script", "foreignObject", "image", "a", "link"})
    assert svg.count("http") == 1  # the name of the SVG language itself
    links = [v for e in root.iter() for n, v in e.items() if n.endswith("href")]
    assert all(link.startswith("#") for link in links)
    assert set(re.findall(r"url\(([^)]*)", svg)) <= {
        f"#{e.get('id')}" for e in root.iter() if e.get("id")
    }


@each
def test_every_id_stands_once_and_is_there_when_named(slug: str) -> None:
    root = ElementTree.fromstring(drawn(slug))  # noqa: S314 - our own bytes
    idents = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(idents) == len(set(idents))
    assert {str(e.get("href"))[1:] for e in root.iter(f"{SVG}use")} <= set(idents)


@each
def test_every_animation_has_a_value_for_every_moment(slug: str) -> None:
    for animation in ElementTree.fromstring(drawn(slug)).iter(f"{SVG}animate"):  # noqa: S314
        moments = [float(t) for t in str(animation.get("keyTimes")).split(";")]
        assert len(moments) == len(str(animation.get("values")).split(";"))
        assert (moments[0], moments[-1]) == (0, 1)
        assert moments == sorted(moments)
