"""What holds for every movement of the library."""

from __future__ import annotations

import gzip
from functools import cache
from xml.etree import ElementTree

import pytest

from lumbar.content.draft import read_draft
from lumbar.content.files import BUILT_IN
from lumbar.figure.angles import SIDES, limits, mirrored
from lumbar.figure.measure import faults
from lumbar.figure.mirror import mirrored_body
from lumbar.figure.movement import read_movement
from lumbar.figure.render import draw
from lumbar.figure.scene import Scene, play
from lumbar.figure.vector import distance

SCRIPTS = {
    slug: exercise.value.movement
    for slug, exercise in read_draft(BUILT_IN).exercises.items()
    if exercise.value.movement
}
BONES = (("hip", "knee"), ("knee", "ankle"), ("shoulder", "elbow"), ("elbow", "wrist"))
each = pytest.mark.parametrize("slug", sorted(SCRIPTS))


@cache
def played(slug: str) -> Scene:
    return play(read_movement(SCRIPTS[slug]))


@cache
def drawn(slug: str) -> str:
    return draw(played(slug), name=slug, title=slug, description="moves")


@each
def test_no_bone_changes_its_length(slug: str) -> None:
    for a, b in BONES:
        for side in SIDES:
            lengths = [
                distance(f.posed.joints[f"{side}_{a}"], f.posed.joints[f"{side}_{b}"])
                for f in played(slug).frames
            ]
            assert max(lengths) - min(lengths) < 1e-9


@each
def test_nothing_planted_slips_and_nothing_sinks(slug: str) -> None:
    assert faults(played(slug)) == []


@each
def test_every_joint_stays_within_its_limits(slug: str) -> None:
    for frame in played(slug).frames:
        for name in set(frame.pose) - {"x", "y", "z"}:
            low, high = limits(name)
            assert low - 1e-6 <= frame.pose[name] <= high + 1e-6


@each
def test_the_loop_closes(slug: str) -> None:
    first, last = played(slug).frames[0], played(slug).frames[-1]
    gaps = [distance(first.posed.joints[n], last.posed.joints[n]) for n in first.posed.joints]
    assert max(gaps) < 0.01


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


@each
def test_the_same_script_gives_the_same_bytes(slug: str) -> None:
    again = play(read_movement(SCRIPTS[slug]))
    assert draw(again, name=slug, title=slug, description="moves") == drawn(slug)


@each
def test_a_figure_is_at_most_12_kilobytes(slug: str) -> None:
    assert len(gzip.compress(drawn(slug).encode(), 9)) <= 12_000


@each
def test_the_drawing_is_sound_and_asks_nothing_of_the_network(slug: str) -> None:
    svg = drawn(slug)
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own bytes
    assert root.get("role") == "img"
    assert "<script" not in svg
    assert svg.replace("http://www.w3.org/2000/svg", "").count("http") == 0
    idents = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(idents) == len(set(idents))
