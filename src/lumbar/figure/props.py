"""The things in the picture: furniture where the body touches it, what the hands hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lumbar.figure.angles import SIDES
from lumbar.figure.camera import MM, Camera, Point
from lumbar.figure.contacts import bare, side_of
from lumbar.figure.outline import circle, polygon
from lumbar.figure.poses import BASES
from lumbar.figure.scene import Frame, Scene
from lumbar.figure.vector import Vector, add, column, distance, mix, scale

BEHIND = -9.0
UNDER = -10.0

Place = tuple[float, float, float, float]
"""Where a thing stands: middle x, top y, middle z, and which way the body lies from it (±1)."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Hold one drawn path: its class, its data, how near it is, its line width (0: filled)."""

    paint: str
    path: str
    depth: float
    line: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A box along the axes of the world: two opposite corners in metres."""

    low: Vector
    high: Vector
    paint: str = "prop"


FACES = {
    # axis, side -> corners as choices of low (0) or high (1)
    (0, 0): ((0, 0, 0), (0, 0, 1), (0, 1, 1), (0, 1, 0)),
    (0, 1): ((1, 0, 0), (1, 0, 1), (1, 1, 1), (1, 1, 0)),
    (1, 1): ((0, 1, 0), (1, 1, 0), (1, 1, 1), (0, 1, 1)),
    (2, 0): ((0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0)),
    (2, 1): ((0, 0, 1), (1, 0, 1), (1, 1, 1), (0, 1, 1)),
}
SHADES = {0: "prop-dark", 1: "prop-light", 2: "prop"}


def box_paths(box: Box, eye: Camera, depth: float) -> Iterator[Drawn]:
    """Draw the faces of a box that the viewer sees."""
    ends = (box.low, box.high)
    for (axis, side), corners in FACES.items():
        if eye.near[axis] * (1 if side else -1) < 0.02:
            continue
        points = [eye.project((ends[a][0], ends[b][1], ends[c][2])) for a, b, c in corners]
        paint = SHADES[axis] if box.paint == "prop" else box.paint
        yield Drawn(paint, polygon(points), depth)


def _legs(x: float, z: float, half: float, deep: float, top: float) -> Iterator[Box]:
    for dz in (-deep, deep - 0.035):
        for dx in (-half, half - 0.035):
            yield Box((x + dx, 0.0, z + dz), (x + dx + 0.035, top, z + dz + 0.035))


def _chair(place: Place, *, back: bool = True) -> Iterator[Box]:
    x, top, z, way = place
    half = 0.21
    yield from _legs(x, z, half, 0.21, top - 0.04)
    yield Box((x - half, top - 0.045, z - 0.21), (x + half, top, z + 0.21))
    if back:
        edge = x - way * half
        yield Box(
            (min(edge, edge + way * 0.035), top, z - 0.20),
            (max(edge, edge + way * 0.035), top + 0.42, z + 0.20),
        )


def _stool(place: Place) -> Iterator[Box]:
    return _chair(place, back=False)


def _table(place: Place) -> Iterator[Box]:
    x, top, z, way = place
    x -= way * 0.28
    yield from _legs(x, z, 0.42, 0.30, top - 0.04)
    yield Box((x - 0.45, top - 0.04, z - 0.33), (x + 0.45, top, z + 0.33))


def _counter(place: Place) -> Iterator[Box]:
    x, top, z, way = place
    x -= way * 0.20
    yield Box((x - 0.28, 0.0, z - 0.40), (x + 0.28, top - 0.04, z + 0.40))
    yield Box((x - 0.31, top - 0.04, z - 0.42), (x + 0.31, top, z + 0.42))


def _bed(place: Place) -> Iterator[Box]:
    x, top, z, way = place
    near, far = x + way * 0.16, x - way * 1.75
    low, high = min(near, far), max(near, far)
    yield Box((low + 0.05, 0.0, z - 0.42), (low + 0.12, top - 0.2, z + 0.42))
    yield Box((high - 0.12, 0.0, z - 0.42), (high - 0.05, top - 0.2, z + 0.42))
    yield Box((low, top - 0.22, z - 0.45), (high, top, z + 0.45))


def _block(place: Place) -> Iterator[Box]:
    x, top, z, way = place
    x -= way * 0.05
    yield Box((x - 0.20, 0.0, z - 0.30), (x + 0.20, top, z + 0.30))


def _cushion(place: Place) -> Iterator[Box]:
    x, top, z, _ = place
    yield Box((x - 0.20, max(0.0, top - 0.12), z - 0.18), (x + 0.20, top, z + 0.18), "prop-light")


FURNITURE: dict[str, Callable[[Place], Iterator[Box]]] = {
    "chair": _chair,
    "stool": _stool,
    "table": _table,
    "counter": _counter,
    "bed": _bed,
    "step": _block,
    "raised-surface": _block,
    "cushion": _cushion,
}
ROUND = {"ball": 0.52, "roller": 0.14}
"""Round things and their diameters, in metres."""


def find_place(scene: Scene, name: str) -> Place | None:
    """Find where a thing stands: under the first part that touches it, or where the script says."""
    given = scene.movement.prop(name)
    for key in scene.keys:
        touching = [
            key.places[c.part, p]
            for c in key.contacts
            if c.surface == name and not c.held
            for p in c.points()
            if (c.part, p) in key.places
        ]
        if touching:
            x = sum(p[0] for p in touching) / len(touching)
            z = sum(p[2] for p in touching) / len(touching)
            body = scene.frames[0].posed
            seated = any(c.part == "pelvis" and c.surface == name for c in key.contacts)
            forward, tall = body.frames["pelvis"][0][0], body.frames["pelvis"][0][1]
            ahead = forward if abs(forward) > abs(tall) else -tall
            heading = ahead if seated else body.joints["pelvis"][0] - x
            way = 1.0 if heading >= 0 else -1.0
            return (x + float(given.get("shift", 0.0)), scene.planes[name].offset, z, way)
    if "x" in given:
        top = scene.planes[name].offset if name in scene.planes else 0.0
        return (float(given["x"]), top, float(given.get("z", 0.0)), float(given.get("way", 1.0)))
    return None


def furniture(scene: Scene, eye: Camera) -> list[Drawn]:
    """Draw everything that stands still: mat, furniture, walls, balls, anchor."""
    drawn: list[Drawn] = []
    names = [p.name for p in scene.movement.props]
    names += [n for n in (*FURNITURE, *ROUND, "wall") if n not in names and _used(scene, n)]
    if has_mat(scene):
        drawn.extend(_mat(scene, eye))
    for name in names:
        if name == "wall":
            drawn.extend(_wall(scene, eye))
        place = find_place(scene, name) if name in FURNITURE or name in ROUND else None
        if place is None:
            continue
        if name in ROUND:
            radius = place[1] / 2 if name == "ball" else ROUND[name] / 2
            centre = (place[0], place[1] - radius, place[2])
            drawn.append(Drawn("prop", circle(eye.project(centre), radius * MM), BEHIND))
            continue
        make = FURNITURE[name]
        if name == "chair" and not _sat_on(scene, name):
            make = _stool
        for box in make(place):
            drawn.extend(box_paths(box, eye, BEHIND))
    return drawn


MAT_M = 0.022


def has_mat(scene: Scene) -> bool:
    """Tell whether a mat lies on the floor: asked for, or the base pose lies on the floor."""
    on_bed = _used(scene, "bed")
    asked = any(p.name == "mat" for p in scene.movement.props)
    return asked or (BASES[scene.movement.base].mat and not on_bed)


def _sat_on(scene: Scene, name: str) -> bool:
    return any(c.part == "pelvis" and c.surface == name for k in scene.keys for c in k.contacts)


def _used(scene: Scene, name: str) -> bool:
    return any(c.surface == name for key in scene.keys for c in key.contacts)


def _mat(scene: Scene, eye: Camera) -> Iterator[Drawn]:
    low, high = _span(scene)
    yield from box_paths(
        Box((low - 0.12, -MAT_M, -0.34), (high + 0.12, 0.0, 0.34), "mat"), eye, UNDER
    )


def _span(scene: Scene) -> tuple[float, float]:
    xs = [p[0] for f in scene.frames for p in f.posed.joints.values() if p[1] < 0.25]
    return (min(xs), max(xs)) if xs else (-0.5, 0.5)


def _wall(scene: Scene, eye: Camera) -> Iterator[Drawn]:
    plane = scene.planes.get("wall")
    if plane is None:
        return
    x = plane.offset * plane.normal[0]
    other = x - plane.normal[0] * 0.07
    yield from box_paths(Box((min(x, other), 0.0, -0.55), (max(x, other), 1.95, 0.55)), eye, BEHIND)


GRIPPED = ("band", "weights", "weight", "bag", "stick", "towel")
HELD_LIMB = ("shin", "kneecap", "thigh_back", "ankle", "knee", "wrist", "forearm")


@dataclass(frozen=True, slots=True)
class Carrying:
    """Hold what it takes to draw one carried thing in one frame."""

    scene: Scene
    frame: Frame
    eye: Camera
    settings: dict[str, Any]


def fists(scene: Scene) -> tuple[str, ...]:
    """Name the sides whose hand grips something in the scene."""
    held = {
        side_of(c.part)
        for key in scene.keys
        for c in key.contacts
        if not c.rest and ((c.held and bare(c.surface) in HELD_LIMB) or bare(c.part) == "fist")
    }
    for prop in scene.movement.props:
        if prop.name in GRIPPED:
            ends = str(prop.settings.get("to", prop.settings.get("at", "hands")))
            held |= {side_of(ends)} if side_of(ends) else set(SIDES)
    return tuple(side for side in SIDES if side in held)


def carried(scene: Scene, frame: Frame, eye: Camera) -> list[Drawn]:
    """Draw everything that moves with the body: weights, stick, bag, bands, towel."""
    drawn: list[Drawn] = []
    for prop in scene.movement.props:
        make = CARRIED.get(prop.name)
        if make:
            drawn.extend(make(Carrying(scene, frame, eye, prop.settings)))
    return drawn


GRIPS = {"hand": "knuckle", "fist": "knuckle", "foot": "ball", "thigh": "mid_thigh"}
PAIRS = {"hands": "knuckle", "fists": "knuckle", "feet": "ball"}
"""The point of a part that a thing is tied to: a hand grips with its palm."""


def _grip(frame: Frame, name: str) -> Vector:
    """Find the point of the body that a thing is tied to; between the two of a pair."""
    joints, side = frame.posed.joints, side_of(name)
    if name in PAIRS:
        return mix(joints[f"left_{PAIRS[name]}"], joints[f"right_{PAIRS[name]}"], 0.5)
    part = name.removeprefix(f"{side}_")
    return joints[f"{side}_{GRIPS[part]}" if part in GRIPS else name]


def _ends(settings: dict[str, Any], word: str, default: str) -> list[str]:
    name = str(settings.get(word, default))
    return (
        [f"{s}_{name.removesuffix('s')}" for s in SIDES] if name in ("hands", "fists") else [name]
    )


def _line(eye: Camera, paint: str, a: Vector, b: Vector, width: int) -> Drawn:
    depth = max(eye.depth(a), eye.depth(b)) + 0.02
    return Drawn(paint, polygon([eye.project(a), eye.project(b)], closed=False), depth, width)


def _band(now: Carrying) -> Iterator[Drawn]:
    start = str(now.settings.get("from", "anchor"))
    for end in _ends(now.settings, "to", "hands"):
        there = _grip(now.frame, end)
        if start == "anchor":
            yield _line(now.eye, "band", anchor(now.scene), there, 12)
            continue
        origin = f"{side_of(end)}_foot" if start == "feet" else start
        yield _line(now.eye, "band", _grip(now.frame, origin), there, 12)


def anchor(scene: Scene) -> Vector:
    """Give the place of a band's anchor: ahead of the hands at the start, in metres."""
    settings = {**scene.movement.prop("band"), **scene.movement.prop("anchor")}
    body = scene.frames[0].posed
    ahead = body.frames["pelvis"][0][0]
    way = float(settings.get("way", 1.0 if ahead >= 0 else -1.0))
    chest = body.joints["chest"]
    return (
        chest[0] + way * float(settings.get("distance", 1.05)),
        float(settings.get("height", chest[1])),
        chest[2] + float(settings.get("aside", 0.0)),
    )


def _anchor(now: Carrying) -> Iterator[Drawn]:
    x, y, z = anchor(now.scene)
    post = Box((x, 0.0, z - 0.03), (x + 0.05, max(y + 0.25, 0.4), z + 0.03))
    yield from box_paths(post, now.eye, BEHIND)
    yield Drawn("prop-dark", circle(now.eye.project((x, y, z)), 22), BEHIND)


def _bar(frame: Frame, side: str, half: float) -> tuple[Vector, Vector]:
    across = column(frame.posed.frames[f"{side}_hand"], 2)
    wrist, knuckle = (frame.posed.joints[f"{side}_{name}"] for name in ("wrist", "knuckle"))
    middle = mix(wrist, knuckle, 0.8)
    return add(middle, scale(across, -half)), add(middle, scale(across, half))


def _weights(now: Carrying) -> Iterator[Drawn]:
    for end in _ends(now.settings, "at", "hands"):
        a, b = _bar(now.frame, side_of(end) or "right", 0.08)
        yield _line(now.eye, "prop-dark", a, b, 26)
        for tip in (a, b):
            yield Drawn("prop-dark", circle(now.eye.project(tip), 44), now.eye.depth(tip) + 0.01)


def _weight(now: Carrying) -> Iterator[Drawn]:
    if now.settings.get("at", "hands") != "hands":
        yield from _weights(now)
        return
    middle = _grip(now.frame, "hands")
    yield Drawn("prop-dark", circle(now.eye.project(middle), 70), now.eye.depth(middle) + 0.01)


BAG = ((-0.05, 0.0), (0.05, 0.0), (0.13, -0.10), (0.15, -0.30), (-0.15, -0.30), (-0.13, -0.10))


def _bag(now: Carrying) -> Iterator[Drawn]:
    middle = _grip(now.frame, str(now.settings.get("at", "hands")))
    x, y = now.eye.project(middle)
    points: list[Point] = [(x + dx * MM, y - dy * MM) for dx, dy in BAG]
    yield Drawn("prop-dark", polygon(points), now.eye.depth(middle) + 0.01)


def _stick(now: Carrying) -> Iterator[Drawn]:
    start = _grip(now.frame, str(now.settings.get("from", "left_hand")))
    end = _grip(now.frame, str(now.settings.get("to", "right_hand")))
    size = max(distance(start, end), 1e-6)
    over = scale(add(end, scale(start, -1)), float(now.settings.get("over", 0.15)) / size)
    yield _line(now.eye, "prop-dark", add(start, scale(over, -1)), add(end, over), 26)


def _towel(now: Carrying) -> Iterator[Drawn]:
    start = _grip(now.frame, str(now.settings.get("from", "right_foot")))
    for end in _ends(now.settings, "to", "hands"):
        yield _line(now.eye, "prop-light", start, _grip(now.frame, end), 22)


CARRIED = {
    "band": _band,
    "anchor": _anchor,
    "weights": _weights,
    "weight": _weight,
    "bag": _bag,
    "stick": _stick,
    "towel": _towel,
}
