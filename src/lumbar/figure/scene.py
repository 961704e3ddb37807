"""Play a movement script: solve its key poses, then every frame between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from math import acos, pi

from lumbar.figure.angles import ROOT, SIDES, mirrored
from lumbar.figure.contacts import (
    HEIGHTS_M,
    TRUNK,
    WALLS,
    Contact,
    Plane,
    bare,
    clearance,
    side_of,
)
from lumbar.figure.mirror import mirrored_body
from lumbar.figure.movement import Key, Movement
from lumbar.figure.poses import BASES
from lumbar.figure.reach import FRAME_TOLERANCE_M, TOLERANCE_M, require_reached, settle_key
from lumbar.figure.skeleton import BUILDS, Build, Posed, articulate
from lumbar.figure.solve import Pin, Task, bent, firmness, misses, settle, unknowns
from lumbar.figure.vector import Matrix, Vector, X, Y, dot, scale

SAMPLES = (6, 6, 5, 4, 3)
"""Steps between two key poses, by how many such stretches there are: size against smoothness."""

TWICE_AS_MANY = 4
BREATH_S = 4.0
FRAME_SIGMA_DEG = 4.0
WRIST_DEG = {"hand": 70.0, "forearm": 0.0}

ARM_PARTS = frozenset({"hand", "fist", "elbow", "forearm"})


@dataclass(frozen=True, slots=True)
class Solved:
    """Hold a key pose that keeps its promises: all angles, what it is planted on and where."""

    pose: dict[str, float]
    contacts: tuple[Contact, ...]
    named: frozenset[str]
    places: dict[tuple[str, str], Vector]


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold one moment: seconds since the start, the body, its angles, breath in (0-1)."""

    time: float
    posed: Posed
    pose: dict[str, float]
    contacts: tuple[Contact, ...]
    breath: float = 0.0
    name: str = ""


@dataclass(slots=True)
class Scene:
    """Hold a played script: key poses, frames of one loop, surfaces, its length in seconds."""

    movement: Movement
    build: Build
    lies: Matrix
    keys: list[Solved] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    planes: dict[str, Plane] = field(default_factory=dict)
    duration: float = 0.0
    start: int = 0
    end: int = 0


def play(movement: Movement, body: str = "b") -> Scene:
    """Solve a script and fill in its frames; raise ``ImpossiblePose`` where no body can."""
    build = BUILDS[movement.body or body]
    scene = Scene(movement, build, BASES[movement.base].frame(movement.facing))
    for name, high in HEIGHTS_M.items():
        scene.planes[name] = Plane(Y, float(movement.prop(name).get("height", high)))
    places: dict[tuple[str, str], Vector] = {}
    if movement.anchor:
        for index in range(movement.anchor + 1):
            scene.keys.append(_solve_key(scene, movement.keys[index], index, {}))
        places = scene.keys[-1].places
        scene.keys.clear()
    for index, key in enumerate(movement.keys):
        solved = _solve_key(scene, key, index, places)
        places = solved.places
        scene.keys.append(solved)
    _frames(scene)
    return scene


def _before(scene: Scene, key: Key) -> Solved:
    if not scene.keys:
        base = BASES[scene.movement.base]
        return Solved(base.pose(), base.contacts(), frozenset(), {})
    return scene.keys[-1 if key.start_from is None else key.start_from]


def limb_of(part: str) -> str:
    """Name the limb a part belongs to: left_arm, right_leg; the part itself for the trunk."""
    if part in TRUNK:
        return part
    return f"{side_of(part)}_{'arm' if bare(part) in ARM_PARTS else 'leg'}"


def _limb_of_angle(name: str) -> str:
    arm = ("shoulder", "elbow", "forearm", "wrist")
    if side_of(name):
        return f"{side_of(name)}_{'arm' if bare(name).startswith(arm) else 'leg'}"
    return "head" if name.startswith("neck") else ""


def _contacts_of(key: Key, before: tuple[Contact, ...]) -> tuple[Contact, ...]:
    planted = {limb_of(contact.part) for contact in key.plant}
    moved = {_limb_of_angle(name) for name in key.angles}
    kept = [
        contact
        for contact in before
        if contact.part not in key.free
        and limb_of(contact.part) not in planted
        and not (limb_of(contact.part) in moved and (contact.rest or contact.part == "head"))
    ]
    return (*kept, *key.plant)


def _solve_key(scene: Scene, key: Key, index: int, places: dict[tuple[str, str], Vector]) -> Solved:
    before = _before(scene, key)
    contacts = _contacts_of(key, before.contacts)
    named = before.named | frozenset(key.angles)
    pose = before.pose | _flat_hands(key, named) | key.angles
    for name in WALLS:
        if name not in scene.planes and any(c.surface == name for c in contacts):
            loose = tuple(c for c in contacts if c.surface != name)
            task = _task(scene, pose, loose, (key, named), places)
            trial = settle(task, start=bent(task))
            scene.planes[name] = _wall(scene, trial, contacts, name)
            pose = trial | key.angles
    task = _task(scene, pose, contacts, (key, named), places)
    solved = settle_key(task)
    tired = [c for c in contacts if c.rest and _missed(solved, task, c)]
    if tired:
        contacts = tuple(c for c in contacts if c not in tired)
        task = _task(scene, pose, contacts, (key, named), places)
        solved = settle_key(task)
    require_reached(solved, task, index)
    places = dict(places)
    posed = articulate(solved, scene.build, scene.lies)
    for contact in contacts:
        for point in contact.points():
            if not contact.held and not contact.sliding:
                places.setdefault((contact.part, point), posed.joints[point])
    return Solved(solved, contacts, named, places)


def _missed(pose: dict[str, float], task: Task, contact: Contact) -> bool:
    missed = misses(pose, task)
    return any(miss > TOLERANCE_M for pin, miss in missed.items() if pin.contact == contact)


def _flat_hands(key: Key, named: frozenset[str]) -> dict[str, float]:
    """Bend the wrist of a newly planted hand as its surface asks, so that the solver finds it."""
    return {
        f"{side_of(contact.part)}_wrist_extension": WRIST_DEG[bare(contact.part)]
        for contact in key.plant
        if bare(contact.part) in WRIST_DEG
        and not contact.held
        and f"{side_of(contact.part)}_wrist_extension" not in named
    }


def _task(
    scene: Scene,
    pose: dict[str, float],
    contacts: tuple[Contact, ...],
    words: tuple[Key, frozenset[str]],
    places: dict[tuple[str, str], Vector],
) -> Task:
    key, named = words
    pins = tuple(pin for contact in contacts for pin in _pins(scene, contact, places))
    on = {bare(contact.part) for contact in contacts if not contact.held and not contact.rest}
    feet = tuple(
        point
        for contact in contacts
        if bare(contact.part) in ("foot", "toes", "heel")
        for point in contact.points()
    )
    return Task(
        pose=pose,
        sigma=firmness(
            unknowns(pins),
            named=frozenset(key.angles),
            kept=named,
            swings=BASES[scene.movement.base].swings,
            seated="pelvis" in on,
        ),
        pins=pins,
        build=scene.build,
        lies=scene.lies,
        balance=feet if on <= {"foot", "toes", "heel"} else (),
    )


def _pins(scene: Scene, contact: Contact, places: dict[tuple[str, str], Vector]) -> Iterable[Pin]:
    for point in contact.points():
        if contact.held:
            yield Pin(contact, point, other=contact.target())
        elif (contact.part, point) in places and not contact.sliding:
            yield Pin(contact, point, at=places[contact.part, point])
        else:
            yield Pin(contact, point, plane=scene.planes[contact.surface])


def _wall(scene: Scene, pose: dict[str, float], contacts: tuple[Contact, ...], name: str) -> Plane:
    posed = articulate(pose, scene.build, scene.lies)
    pinned = [(c, p) for c in contacts if c.surface == name for p in c.points()]
    contact, point = pinned[0]
    away = posed.joints[point][0] - posed.joints["pelvis"][0]
    front = scene.movement.facing == "right"
    ahead = (not front) if contact.part in TRUNK else away > 0
    normal = scale(X, -1.0 if ahead else 1.0)
    reach = min(
        dot(normal, posed.joints[p]) - clearance(posed, c.part, p, normal) for c, p in pinned
    )
    given = scene.movement.prop(name).get("distance")
    return Plane(normal, reach if given is None else -abs(float(given)))


def _between(scene: Scene, a: Solved, b: Solved, share: float) -> dict[str, float]:
    pose = {name: value + (b.pose[name] - value) * share for name, value in a.pose.items()}
    places = {
        key: tuple(p + (q - p) * share for p, q in zip(place, b.places[key], strict=True))
        for key, place in a.places.items()
        if key in b.places
    }
    both = tuple(c for c in a.contacts if c in b.contacts)
    pins = tuple(pin for contact in both for pin in _pins(scene, contact, places))  # type: ignore[arg-type]
    names = unknowns(pins)
    sigma = {n: 1.0 if n in ROOT[3:] else FRAME_SIGMA_DEG for n in names}
    task = Task(pose=pose, sigma=sigma, pins=pins, build=scene.build, lies=scene.lies)
    missed = misses(pose, task).values()
    return settle(task, 8) if any(m > FRAME_TOLERANCE_M / 4 for m in missed) else pose


def _frames(scene: Scene) -> None:
    movement, last = scene.movement, len(scene.keys) - 1
    if not last:
        _breathe(scene)
        return
    forth = [
        (a, a + 1, movement.keys[a + 1].move_s or movement.tempo["up"] / last) for a in range(last)
    ]
    spans = list(forth)
    if movement.loop == "cycle":
        back = 0
        if movement.side == "alternate":
            scene.keys.append(_mirrored_key(scene.keys[0]))
            back = last + 1
        spans.append((last, back, movement.keys[0].move_s or movement.tempo["down"]))
    else:
        ratio = movement.tempo["down"] / (movement.tempo["up"] or 1.0)
        spans += [(b, a, seconds * ratio) for a, b, seconds in reversed(forth)]
    _add(scene, 0, _whole(scene, scene.keys[0]))
    _stay(scene, movement.keys[0].hold_s or 0.0)
    cache: dict[tuple[int, int], list[Frame]] = {}
    for a, b, seconds in spans:
        _span(scene, a, b, seconds, cache)
        _stay(scene, _pause(movement, b, last))
        if b == last:
            scene.end = len(scene.frames) - 1
    if movement.side == "alternate":
        _other_side(scene)
    scene.duration = scene.frames[-1].time


def _pause(movement: Movement, key: int, last: int) -> float:
    if key in (0, len(movement.keys)):
        return movement.tempo["rest"]
    given = movement.keys[key].hold_s
    return given if given is not None else movement.tempo["hold"] if key == last else 0.0


def _whole(scene: Scene, solved: Solved, breath: float = 0.0) -> Frame:
    posed = articulate(solved.pose, scene.build, scene.lies)
    return Frame(0.0, posed, solved.pose, solved.contacts, breath)


def _add(scene: Scene, seconds: float, frame: Frame) -> None:
    before = scene.frames[-1].time if scene.frames else 0.0
    scene.frames.append(replace(frame, time=before + seconds))


def _stay(scene: Scene, seconds: float) -> None:
    if seconds:
        _add(scene, seconds, scene.frames[-1])


def _span(
    scene: Scene, a: int, b: int, seconds: float, cache: dict[tuple[int, int], list[Frame]]
) -> None:
    if (b, a) in cache:
        frames = list(reversed(cache[b, a]))
    else:
        steps = SAMPLES[min(len(scene.keys) - 1, len(SAMPLES) - 1)]
        if scene.movement.side == "alternate" and (
            scene.movement.loop == "cycle" or _turned(scene)
        ):
            steps = min(steps, TWICE_AS_MANY)
        first, second = scene.keys[a], scene.keys[b]
        both = tuple(c for c in first.contacts if c in second.contacts)
        frames = [
            Frame(0.0, articulate(pose, scene.build, scene.lies), pose, both)
            for pose in (_between(scene, first, second, i / steps) for i in range(1, steps))
        ]
    cache[a, b] = frames
    steps = len(frames) + 1
    before = 0.0
    for i, frame in enumerate([*frames, _whole(scene, scene.keys[b])], start=1):
        moment = acos(1 - 2 * i / steps) / pi
        _add(scene, (moment - before) * seconds, frame)
        before = moment


def _turned(scene: Scene) -> bool:
    """Tell whether the mirrored half looks different from the viewer's place."""
    return abs(scene.movement.view[0]) > 1 or scene.movement.facing in ("viewer", "away")


def _breathe(scene: Scene) -> None:
    for moment, breath in (
        (0.0, 0.0),
        (0.16, 0.25),
        (0.34, 0.75),
        (0.5, 1.0),
        (0.66, 0.75),
        (0.84, 0.25),
        (1.0, 0.0),
    ):
        frame = _whole(scene, scene.keys[0], breath)
        scene.frames.append(replace(frame, time=moment * BREATH_S))
    scene.duration, scene.end = BREATH_S, 3


def _other_side(scene: Scene) -> None:
    end = scene.frames[-1].time
    for frame in scene.frames[1:]:
        body, pose = mirrored_body(frame.posed, frame.pose, scene.lies)
        contacts = tuple(replace(c, part=_swap(c.part)) for c in frame.contacts)
        scene.frames.append(
            replace(frame, time=end + frame.time, posed=body, pose=pose, contacts=contacts)
        )


def _mirrored_key(solved: Solved) -> Solved:
    contacts = tuple(replace(c, part=_swap(c.part)) for c in solved.contacts)
    return Solved(mirrored(solved.pose), contacts, solved.named, {})


def _swap(part: str) -> str:
    side = side_of(part)
    return f"{SIDES[side == SIDES[0]]}_{bare(part)}" if side else part
