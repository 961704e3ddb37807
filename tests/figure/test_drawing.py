"""Every view, thing, body and mark can be drawn, and stands where it belongs."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from tests.figure.plays import draw_again, drawn, each, made, picture, played

from lumbar.figure.camera import camera, direction
from lumbar.figure.marks import REGIONS, arrow, glows, shown
from lumbar.figure.movement import MUSCLES, POINTED, PROPS, VIEWS
from lumbar.figure.outline import circle, polygon, smooth
from lumbar.figure.poses import FACING
from lumbar.figure.props import FURNITURE, ROUND, carried, find_place, fists, furniture
from lumbar.figure.render import SCOPE, draw
from lumbar.figure.scene import Scene
from lumbar.figure.skeleton import BUILDS
from lumbar.figure.spacing import LIMBS_MM, capsules, is_clear, move_clear
from lumbar.figure.theme import CONTRAST, CONTRAST_DARK, DARK, LIGHT, PAINTS, style
from lumbar.figure.vector import cross, distance, dot

LIFT: dict[str, Any] = {
    "base": "standing",
    "keys": [{}, {"right": {"hip_flexion": 60, "knee_flexion": 80}, "free": ["right_foot"]}],
}
CURL: dict[str, Any] = {"base": "standing", "keys": [{}, {"elbow_flexion": 100}]}


def seen_from(scene: Scene, view: str) -> Scene:
    return replace(scene, movement=replace(scene.movement, view=VIEWS[view]))


SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("view", sorted(VIEWS))
@pytest.mark.parametrize("body", sorted(BUILDS))
def test_both_bodies_are_drawn_from_every_side(view: str, body: str) -> None:
    svg = draw_again(seen_from(made(CURL, body), view), "made")
    assert svg.count("<animate") > 2
    assert "nan" not in svg


@pytest.mark.parametrize("facing", sorted(FACING))
def test_a_person_is_drawn_whichever_way_they_look(facing: str) -> None:
    assert "<animate" in picture({**CURL, "facing": facing, "view": "three-quarter"})


@pytest.mark.parametrize("view", sorted(VIEWS.values()))
def test_a_view_looks_along_three_directions_at_right_angles(view: tuple[float, float]) -> None:
    eye = camera(*view)
    assert distance(cross(eye.right, eye.up), eye.near) < 1e-9
    assert dot(eye.world((0.3, -0.7)), eye.near) == pytest.approx(0)


def test_the_two_bodies_do_not_look_alike() -> None:
    a, b = picture(CURL, "a"), picture(CURL, "b")
    assert a.count("f-skin") < b.count("f-skin") + 1  # leggings cover the legs
    assert a.count("f-hair") > b.count("f-hair")
    assert a != b


def test_near_and_far_limbs_are_told_apart_where_one_hides_the_other() -> None:
    shapes = picture(LIFT, "a").partition("</style>")[2]
    assert 'class="f-pants-far' in shapes  # the left leg, behind the lifted one
    assert 'class="f-pants-far' not in picture({**CURL, "view": "front"}, "a")


@pytest.mark.parametrize("prop", PROPS)
@pytest.mark.parametrize("view", ["side", "high"])
def test_every_thing_can_be_drawn(prop: str, view: str) -> None:
    settings = {"x": 0.6} if prop in (*FURNITURE, *ROUND) else {}
    scene = seen_from(made({**CURL, "props": [{prop: settings}]}), view)
    eye = camera(*VIEWS[view])
    there = furniture(scene, eye) + carried(scene, scene.frames[0], eye)
    without = made(CURL)
    bare = furniture(without, eye) + carried(without, without.frames[0], eye)
    assert (len(there) > len(bare)) is (prop != "wall")  # a wall stands where it is touched
    assert draw_again(scene, prop)


TIED: list[tuple[dict[str, Any], str]] = [
    ({"band": {"from": "feet", "to": "hands"}}, "f-line"),
    ({"band": {"from": "right_foot", "to": "right_thigh"}}, "f-line"),
    ({"band": {"from": "anchor", "to": "hands", "height": 0.2, "way": -1, "aside": 0.3}}, "f-line"),
    ({"weight": "right_hand"}, "f-prop-dark"), ({"weight": "hands"}, "f-prop-dark"),
    ({"weights": "left_hand"}, "f-prop-dark"), ({"bag": "left_hand"}, "f-prop-dark"),
    ({"bag": "feet"}, "f-prop-dark"), ({"stick": {"from": "left_fist", "to": "head"}}, "f-line"),
    ({"towel": {"from": "right_foot", "to": "fists"}}, "f-line"),
    ({"towel": {"from": "pelvis", "to": "right_elbow"}}, "f-line"),
]  # fmt: skip


@pytest.mark.parametrize(("prop", "kind"), TIED)
def test_what_is_carried_moves_with_the_part_it_is_tied_to(prop: dict[str, Any], kind: str) -> None:
    svg = picture({**LIFT, "props": [prop]})
    assert kind in svg
    scene = made({**CURL, "props": [prop]})
    for frame in scene.frames:
        assert carried(scene, frame, camera(0, 0))


def test_only_hands_that_grip_are_fists() -> None:
    assert fists(made({**CURL, "props": ["weights"]})) == ("left", "right")
    assert fists(made({**CURL, "props": [{"bag": "right_hand"}]})) == ("right",)
    assert fists(made(CURL)) == ()
    held = {"base": "supine_hook", "keys": [{"plant": {"hands": "thigh_back"}}]}
    assert fists(made(held)) == ("left", "right")


ON_THINGS = [  # base, what is planted on what
    ("sitting", {"pelvis": "stool"}), ("sitting", {"pelvis": "ball"}),
    ("sitting", {"forearms": "table"}), ("standing", {"hands": "counter"}),
    ("supine_hook", {"pelvis": "bed", "back": "bed", "head": "bed"}),
    ("standing", {"right_foot": "step"}), ("supine_hook", {"head": "cushion"}),
    ("supine", {"calves": "chair"}), ("supine", {"calves": "roller"}),
    ("standing", {"right_foot": "raised-surface"}),
]  # fmt: skip


@pytest.mark.parametrize(("base", "plant"), ON_THINGS)
def test_furniture_stands_under_the_part_that_touches_it(base: str, plant: dict[str, str]) -> None:
    scene = made({"base": base, "keys": [{"plant": plant}]})
    surface = next(iter(plant.values()))
    place = find_place(scene, surface)
    assert place is not None
    touching = [
        p for (part, _), p in scene.keys[0].places.items() if scene_has(scene, part, surface)
    ]
    assert abs(place[0] - sum(p[0] for p in touching) / len(touching)) < 1e-9
    assert place[1] == scene.planes[surface].offset


def scene_has(scene: Any, part: str, surface: str) -> bool:
    return any(c.part == part and c.surface == surface for c in scene.keys[0].contacts)


def test_a_chair_has_its_back_behind_the_person() -> None:
    scene = made({"base": "sitting", "keys": [{}]})
    right = max(corner(d.path) for d in furniture(scene, camera(0, 0)) if d.paint == "prop")
    assert right < scene.frames[0].posed.joints["right_knee"][0] * 1000
    turned = made({"base": "sitting", "facing": "left", "keys": [{}]})
    assert find_place(turned, "chair") != find_place(scene, "chair")


def corner(path: str) -> float:
    return float(re.findall(r"-?\d+", path)[0])


WALLS = [
    ("right", {"hands": "wall"}, -1),
    ("left", {"hands": "wall"}, 1),
    ("right", {"back": "wall"}, 1),
]


@pytest.mark.parametrize(("facing", "plant", "side"), WALLS)
def test_a_wall_comes_to_where_the_hands_or_the_back_are(
    facing: str, plant: dict[str, str], side: int
) -> None:
    key = {"shoulder_flexion": 80, "plant": plant}
    scene = made({"base": "standing", "facing": facing, "keys": [key]})
    assert scene.planes["wall"].normal == (side, 0, 0)
    assert "f-prop" in draw_again(scene, "wall")


def test_a_wall_at_a_distance_stands_there() -> None:
    key = {"shoulder_flexion": 70, "plant": {"hands": "wall"}}
    scene = made({"base": "standing", "props": [{"wall": {"distance": 0.55}}], "keys": [key]})
    assert scene.planes["wall"].offset == -0.55


@pytest.mark.parametrize("region", [*MUSCLES, "left_calves", "right_shoulders"])
def test_every_muscle_region_glows_on_the_body(region: str) -> None:
    scene = made({**CURL, "highlight": [region]})
    svg = draw_again(scene, "glow")
    assert svg.count('mask="url(#fig-glow-k') == 3  # moving, start, end
    sides = 1 if region.startswith(("left_", "right_")) else 2
    centres = list(glows(scene.frames[0].posed, (region,)))
    assert len(centres) == sides * len(REGIONS[region.removeprefix("left_").removeprefix("right_")])
    joints = scene.frames[0].posed.joints.values()
    assert all(min(distance(c, j) for j in joints) < 0.2 for c, _ in centres)


def test_an_arm_before_the_trunk_covers_the_glow_of_the_trunk() -> None:
    svg = picture({"base": "supine_hook", "keys": [{}], "highlight": ["gluteals"]})
    assert svg.index('mask="url') < svg.rindex("f-skin")


@pytest.mark.parametrize("part", POINTED)
def test_an_arrow_can_point_at_every_part(part: str) -> None:
    frame = made(CURL).frames[0]
    near = shown(frame, part)
    assert min(distance(near, joint) for joint in frame.posed.joints.values()) == 0


ARROW = re.compile(r'd="M(\S+) (\S+)Q(\S+) (\S+) (\S+) (\S+)"')


@each
def test_no_arrow_of_the_library_lies_on_the_body(slug: str) -> None:
    found = ARROW.search(drawn(slug))
    if found is not None:
        ax, ay, bend_x, bend_y, bx, by = map(float, found.groups())
        middle = ((ax + 2 * bend_x + bx) / 4, (ay + 2 * bend_y + by) / 4)
        limbs = list(capsules(played(slug), camera(*played(slug).movement.view)))
        assert is_clear([(ax, ay), middle, (bx, by)], limbs, 0)


@pytest.mark.parametrize(
    ("mark", "seen"),
    [
        ("right_knee", True), ("left_foot", False), ({"part": "head", "to": [0, 0]}, False),
        ({"part": "head", "to": [0, 0.2]}, True), ({"part": "knee", "offset": [0.4, 0]}, True),
        ({"part": "head", "to": [-0.3, 0], "offset": [0, 0.4]}, True), ({}, False),
    ],
)  # fmt: skip
def test_an_arrow_is_drawn_where_something_moves_or_the_script_says(mark: Any, seen: bool) -> None:
    svg = picture({**LIFT, "arrow": mark})
    assert ('class="f-arrow"' in svg) is seen


def test_the_arrow_of_walking_follows_the_whole_step() -> None:
    keys = [{}, {"shoulder_flexion": 60}, {"shoulder_flexion": -30}]
    script = {"base": "standing", "keys": keys, "arrow": "right_hand"}
    round_trip = arrow(made({**script, "loop": "cycle"}), camera(0, 0))
    assert round_trip != arrow(made(script), camera(0, 0))


def test_an_arrow_with_no_room_stays_where_it_is() -> None:
    crowd = [((0.0, 0.0), (0.0, 0.0), 5000.0)]
    assert move_clear([(0, 0), (1, 1)], [(1, 0)], crowd, 1) == [(0, 0), (1, 1)]


def test_an_arrow_moves_no_further_than_it_must() -> None:
    limb = [((0.0, -500.0), (0.0, 500.0), 50.0)]
    moved = move_clear([(0, 0), (0, 100)], [(1, 0), (-1, 0)], limb, 10)
    assert moved == [(80, 0), (80, 100)]
    assert {a for pair in LIMBS_MM for a in pair[:2]} >= {"hip", "knee", "wrist"}


@pytest.mark.parametrize("corner_word", ["left", "right"])
@pytest.mark.parametrize(
    "script", [LIFT, {"base": "supine_hook", "keys": [{}, {"lumbar_flexion": 9}]}]
)
def test_an_inset_stands_beside_or_above_the_body_and_never_on_it(
    corner_word: str, script: dict[str, Any]
) -> None:
    scene = made({**script, "inset": {"part": "pelvis", "corner": corner_word}})
    root = ElementTree.fromstring(draw_again(scene, "inset"))  # noqa: S314
    ring = next(root.iter(f"{SVG}circle"))
    x, y, r = (float(str(ring.get(n))) for n in ("cx", "cy", "r"))
    eye = camera(0, 0)
    for frame in scene.frames:
        for joint in frame.posed.joints.values():
            px, py = eye.project(joint)
            assert (px - x) ** 2 + (py - y) ** 2 > r**2


@each
def test_the_picture_shows_the_whole_body_at_every_moment(slug: str) -> None:
    scene = played(slug)
    left, top, width, height = map(float, re.findall(r'viewBox="([^"]*)', drawn(slug))[0].split())
    eye = camera(*scene.movement.view)
    for frame in scene.frames:
        for joint in frame.posed.joints.values():
            x, y = eye.project(joint)
            assert left < x < left + width
            assert top < y < top + height
    assert 0.88 < width / height < 2.02


def test_an_arm_that_moves_by_turns_is_mirrored_in_the_second_half() -> None:
    key = {"right": {"shoulder_flexion": 90}}
    scene = made({"base": "standing", "side": "alternate", "view": "front", "keys": [{}, key]})
    half = len(scene.frames) // 2
    assert scene.frames[scene.end].pose["right_shoulder_flexion"] == 90
    assert scene.frames[half + scene.end].pose["left_shoulder_flexion"] == 90
    assert scene.duration == pytest.approx(2 * scene.frames[half].time)


def test_a_cycle_of_one_side_goes_straight_back_to_its_start() -> None:
    keys = [{}, {"elbow_flexion": 90}, {"shoulder_flexion": 90}]
    scene = made({"base": "standing", "loop": "cycle", "keys": keys})
    poses = [frame.pose["left_shoulder_flexion"] for frame in scene.frames]
    assert poses[0] == poses[-1]
    assert scene.end < len(scene.frames) - 1


def test_a_hold_of_a_key_between_is_a_pause_there() -> None:
    keys = [{"hold": 1.5}, {"elbow_flexion": 50, "hold": 2}, {"elbow_flexion": 90, "move": 1}]
    scene = made({"base": "standing", "keys": keys})
    pauses = [b.time - a.time for a, b in pairwise(scene.frames) if a.pose == b.pose]
    assert pauses == pytest.approx([1.5, 2, 1, 2, 0.8])


def test_a_key_may_start_from_an_earlier_one() -> None:
    keys = [{}, {"elbow_flexion": 90}, {"from": 0, "shoulder_flexion": 45}]
    last = made({"base": "standing", "keys": keys}).keys[-1].pose
    assert (last["left_elbow_flexion"], last["left_shoulder_flexion"]) == (14, 45)


def test_a_still_figure_has_no_motion_and_a_mirrored_one_is_flipped() -> None:
    words = {"name": "x", "title": "X", "description": "X."}
    still = draw(made(LIFT), still=True, mirror=True, **words)
    assert "<animate" not in still
    assert "scale(-1 1)" in still
    assert "scale(-1 1)" in draw(made(LIFT), mirror=True, **words)
    assert "scale(0.5)" not in draw(made({"base": "supine", "keys": [{}]}), still=True, **words)


def test_every_paint_has_a_light_and_a_dark_colour_that_a_page_may_set() -> None:
    assert set(LIGHT) == set(DARK) == set(PAINTS)
    assert set(CONTRAST) | set(CONTRAST_DARK) <= set(PAINTS)
    sheet = style(SCOPE)
    assert all(f"var(--lumbar-{name},var(--f-{name}))" in sheet for name in PAINTS)
    for wish in ("color-scheme:dark", "contrast:more", "reduced-motion:reduce", "print"):
        assert wish in sheet


def test_the_writer_of_paths_rounds_without_drifting() -> None:
    ring = [(i * 0.4, (i % 2) * 0.4) for i in range(40)]
    assert smooth(ring).endswith("z")
    assert polygon([(0, 0), (1.4, -2.6)], closed=False) == "M0 0l1-3"
    assert circle((10, 10), 4) == "M6 10a4 4 0 0 1 8 0a4 4 0 0 1-8 0z"
    assert direction((1, 1), (1, 1)) == (1, 0)
