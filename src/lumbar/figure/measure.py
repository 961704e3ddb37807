"""Measure a played movement: what passes through the floor, what slips, how far an angle goes."""

from __future__ import annotations

from collections.abc import Iterator

from lumbar.figure.angles import LIMB, SIDES
from lumbar.figure.contacts import FLOOR, TRUNK, Contact, clearance, side_of
from lumbar.figure.props import FURNITURE, ROUND, find_place
from lumbar.figure.scene import Frame, Scene
from lumbar.figure.vector import distance

SLIP_M = 0.010
UNDER_M = 0.025
UNDER_PARTS = ("foot", "knee", "elbow", "fist", "heel")


def faults(scene: Scene) -> list[str]:
    """Say what is wrong in any frame, each thing once, with what to do about it."""
    found: dict[str, str] = {}
    for index, frame in enumerate(scene.frames):
        for name, text in (*_under(scene, frame), *_slips(scene, index)):
            found.setdefault(name, text)
    return [*found.values(), *_nowhere(scene)]


def _nowhere(scene: Scene) -> Iterator[str]:
    for prop in scene.movement.props:
        if prop.name in (*FURNITURE, *ROUND) and find_place(scene, prop.name) is None:
            mend = f"plant a part on it, or write {{{prop.name}: {{x: 0.6}}}}"
            yield f"the {prop.name} stands nowhere: nothing touches it ({mend})"


def _under(scene: Scene, frame: Frame) -> Iterator[tuple[str, str]]:
    planes = {"floor": FLOOR}
    if "wall" in scene.planes:
        planes["wall"] = scene.planes["wall"]
    parts = [f"{side}_{part}" for side in SIDES for part in UNDER_PARTS]
    for surface, plane in planes.items():
        for part in (*parts, *TRUNK):
            if part.endswith(("foot", "heel")) and _on_instep(frame, side_of(part)):
                continue
            contact = Contact(part, surface)
            for point in contact.points():
                above = plane.above(frame.posed.joints[point])
                deep = clearance(frame.posed, part, point, plane.normal) - above
                if deep > UNDER_M:
                    text = f"{part} goes {deep * 100:.0f} cm through the {surface}"
                    mend = "add a key between, plant it there or change the angles"
                    yield f"{part} {surface}", f"{text} at {frame.time:.1f} s ({mend})"


def _on_instep(frame: Frame, side: str) -> bool:
    return any(c.part in (f"{side}_shin", f"{side}_toes", f"{side}_foot") for c in frame.contacts)


def _slips(scene: Scene, index: int) -> Iterator[tuple[str, str]]:
    if index == 0:
        return
    before, now = scene.frames[index - 1], scene.frames[index]
    for contact in now.contacts:
        if contact not in before.contacts or contact.sliding or contact.held:
            continue
        for point in contact.points():
            far = distance(before.posed.joints[point], now.posed.joints[point])
            if far > SLIP_M:
                text = f"{contact.part} is planted but moves {far * 100:.0f} cm"
                mend = f"free it, or write slide: {{{contact.part}: {contact.surface}}}"
                yield f"{contact.part} slips", f"{text} at {now.time:.1f} s ({mend})"


def main_range(scene: Scene) -> tuple[float, float]:
    """Give the lowest and the highest value of the main angle (of the right side), in degrees."""
    name = scene.movement.main
    name = f"right_{name}" if name in LIMB else name
    values = [frame.pose[name] for frame in scene.frames]
    return min(values), max(values)
