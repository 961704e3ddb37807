"""Draw a played movement script as one SVG that moves by itself and has a still version."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from math import atan2, cos, sin

from lumbar.figure.angles import other_side
from lumbar.figure.body import Layer, body_layers, look_at
from lumbar.figure.camera import MM, Camera, Point, camera, direction
from lumbar.figure.contacts import bare
from lumbar.figure.hands import loose
from lumbar.figure.head import covered
from lumbar.figure.marks import ARM_REGIONS, arrow, glows, shown
from lumbar.figure.outline import circle, polygon, smooth
from lumbar.figure.props import MAT_M, UNDER, Drawn, carried, fists, furniture, has_mat
from lumbar.figure.scene import Frame, Scene
from lumbar.figure.theme import stroke, style
from lumbar.figure.vector import column

SCOPE = "lumbar-figure"
MARGIN_MM = 90.0
NARROWEST, WIDEST = 0.9, 2.0
FAR_M = 0.05
FACE_OVER_M = 0.01  # a face that an arm would cover is painted over the arm
INSET_MM, INSET_GAP_MM = 270, 60
EDGED = ("leg", "arm")
NUMBER = re.compile(r"-?\d+")
FLOOR_SEEN, FLOOR_BEHIND = 0.1, 0.42  # how far above: the floor as a line, as a line behind
BEHIND_M = 0.45
SQUARE_ON = 0.6  # a chest seen from ahead or behind: sleeves belong to the shirt


@dataclass(slots=True)
class Element:
    """Hold one path of the drawing through all frames."""

    kind: str
    depth: float
    paths: list[str]
    line: int = 0
    limb: str = ""

    def attributes(self) -> str:
        """Write its class and its line."""
        if self.line:
            return f' class="f-line" style="{stroke(self.kind)};stroke-width:{self.line}"'
        return f' class="f-{self.kind}"'


@dataclass(frozen=True, slots=True)
class Window:
    """Hold the part of the drawing that is shown, in millimetres, and the arrow over it."""

    x: float
    y: float
    width: float
    height: float
    arrow: str = ""


def draw(
    scene: Scene,
    *,
    name: str,
    title: str,
    description: str,
    mirror: bool = False,
    still: bool = False,
) -> str:
    """Write the SVG of a scene; ``name`` makes its ids unique, the words are for screen readers.

    ``mirror`` draws the other side; ``still`` leaves the moving picture out.
    """
    eye = camera(*scene.movement.view)
    things = [_element(d) for d in furniture(scene, eye)]
    moving = [*_body(scene, eye), *_carried(scene, eye)]
    moving.sort(key=lambda e: e.depth)
    window = _window(scene, eye, things, moving)
    ident = f"fig-{name}"
    flip = _flip(window) if mirror else ""
    pair = _stills(scene, eye, things, moving, (window, ident, flip))
    picture = f"<g>{pair}</g>"
    if not still:
        turned = f' transform="{flip}"' if flip else ""
        motion = _moving(scene, eye, things, moving, window, ident)
        picture = f'<g class="f-moving"{turned}>{motion}</g><g class="f-still">{pair}</g>'
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{SCOPE}" role="img"',
        f' aria-labelledby="{ident}-t {ident}-d"',
        f' viewBox="{window.x:.0f} {window.y:.0f} {window.width:.0f} {window.height:.0f}">',
        f'<title id="{ident}-t">{escape(title)}</title>',
        f'<desc id="{ident}-d">{escape(description)}</desc>',
        f"<style>{style(SCOPE, _gradient(ident) + picture)}</style>",
        f"{_gradient(ident)}{picture}</svg>\n",
    )
    return "".join(parts)


def _flip(window: Window) -> str:
    """Mirror the picture about the middle of its window."""
    return f"translate({2 * window.x + window.width:.0f} 0) scale(-1 1)"


def _gradient(ident: str) -> str:
    stop = "stop-color:var(--lumbar-glow,var(--f-glow));stop-opacity:"
    return (
        f'<defs><radialGradient id="{ident}-g"><stop offset=".2" style="{stop}.8"/>'
        f'<stop offset="1" style="{stop}0"/></radialGradient></defs>'
    )


def _element(drawn: Drawn) -> Element:
    return Element(drawn.paint, drawn.depth, [drawn.path], drawn.line)


def _body(scene: Scene, eye: Camera) -> list[Element]:
    look = look_at(scene.frames[0].posed, eye, fists(scene), loose(scene))
    rows = [body_layers(frame, eye, look) for frame in scene.frames]
    count = len(rows)
    limbs: dict[str, float] = {}
    for row in rows:
        for limb, depth in {layer.limb: layer.depth for layer in row}.items():
            limbs[limb] = limbs.get(limb, 0.0) + depth / count
    if covered([frame.posed for frame in scene.frames], eye):
        limbs["head"] = max(limbs[limb] for limb in ("head", "left_arm", "right_arm")) + FACE_OVER_M
    chest = column(scene.frames[0].posed.frames["chest"], 0)
    square_on = abs(eye.depth(chest)) > SQUARE_ON
    elements = []
    for index, layer in enumerate(rows[0]):
        depth = limbs[layer.limb] + index * 1e-4
        far = depth < limbs.get(other_side(layer.limb), depth) - FAR_M
        kind = f"{layer.paint}-far" if far and layer.paint != "hair" else layer.paint
        if layer.limb.endswith(EDGED) and (layer.paint != "shirt" or not square_on):
            kind += " f-edge"
        paths = [_path(row[index]) for row in rows]
        elements.append(Element(kind, depth, paths, limb=layer.limb))
    return elements


def _path(layer: Layer) -> str:
    return "".join(smooth(shape) for shape in layer.shapes)


def _carried(scene: Scene, eye: Camera) -> list[Element]:
    rows = [carried(scene, frame, eye) for frame in scene.frames]
    return [
        Element(
            drawn.paint,
            sum(row[i].depth for row in rows) / len(rows),
            [row[i].path for row in rows],
            drawn.line,
        )
        for i, drawn in enumerate(rows[0])
    ]


def _corners(path: str) -> Iterable[Point]:
    """Walk a path of ours: corners of straight lines, the start of a curve, ends of a circle."""
    for part in path.split("M")[1:]:
        numbers = [float(n) for n in NUMBER.findall(part.partition("q")[0])]
        x, y = numbers[:2]
        yield (x, y)
        if "a" in part:
            yield (x + 2 * numbers[2], y + numbers[2])
            yield (x, y - numbers[2])
        elif "l" in part:
            for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
                x, y = x + dx, y + dy
                yield (x, y)


def _window(scene: Scene, eye: Camera, still: list[Element], moving: list[Element]) -> Window:
    points = [eye.project(p) for f in scene.frames for p in f.posed.joints.values()]
    points += [p for e in (*still, *moving) for path in e.paths for p in _corners(path)]
    mark = arrow(scene, eye)
    points += mark[0] if mark else []
    left, right = min(p[0] for p in points) - MARGIN_MM, max(p[0] for p in points) + MARGIN_MM
    top, low = min(p[1] for p in points) - MARGIN_MM, max(p[1] for p in points) + MARGIN_MM * 0.6
    window = _fitted(left, right, top, low)
    if scene.movement.inset:
        window = _with_room(scene, points, window)
    return replace(window, arrow=_arrow(mark[0]) if mark else "")


def _fitted(left: float, right: float, top: float, low: float) -> Window:
    """Widen what is too narrow and heighten what is too flat."""
    width, height = right - left, low - top
    if width < height * NARROWEST:
        left, width = left - (height * NARROWEST - width) / 2, height * NARROWEST
    if width > height * WIDEST:
        top, height = top - (width / WIDEST - height), width / WIDEST
    return Window(round(left), round(top), round(width), round(height))


def _with_room(scene: Scene, points: list[Point], plain: Window) -> Window:
    """Give the inset a place over nothing: above the body or beside it, what costs less room."""
    wide = 2 * INSET_MM + 40
    left, top = plain.x, plain.y
    right, low = plain.x + plain.width, plain.y + plain.height
    on_right = scene.movement.inset.get("corner", "right") == "right"
    below = [y for x, y in points if (x > right - wide if on_right else x < left + wide)]
    level = [x for x, y in points if y < top + wide] or [left, right]
    above = _fitted(left, right, min([top, *(y - wide - INSET_GAP_MM for y in below)]), low)
    if on_right:
        right = max(right, max(level) + wide + INSET_GAP_MM)
    else:
        left = min(left, min(level) - wide - INSET_GAP_MM)
    beside = _fitted(left, right, top, low)
    return min(above, beside, key=lambda w: w.width * w.height)


def _floor(scene: Scene, eye: Camera, window: Window) -> str:
    if eye.near[1] > (FLOOR_SEEN if has_mat(scene) else FLOOR_BEHIND):
        return ""
    _, y = eye.project((0.0, -MAT_M if has_mat(scene) else -0.004, 0.0))
    if eye.near[1] > FLOOR_SEEN:
        y -= eye.near[1] * BEHIND_M * MM
    path = f"M{window.x:.0f} {y:.0f}h{window.width:.0f}"
    return f'<path class="f-line" style="{stroke("floor")};stroke-width:8" d="{path}"/>'


def _moving(
    scene: Scene,
    eye: Camera,
    still: list[Element],
    moving: list[Element],
    window: Window,
    ident: str,
) -> str:
    times = _times(scene)
    body = [_animated(e, times, scene.duration) for e in moving]
    glow = _glow(scene, eye, ident, times)
    under = _under_glow(scene, moving)
    backdrop = _floor(scene, eye, window) + _backdrop(still)
    inset = _inset(scene, eye, ident, window) if scene.movement.inset else ""
    figure = f'<g id="{ident}-b">{_within(f"{ident}-k", body, under, glow)}</g>'
    return f"{backdrop}{figure}{window.arrow}{inset}"


def _under_glow(scene: Scene, moving: list[Element]) -> int:
    """Count the elements that a glow lies over: an arm before the trunk covers the trunk's."""
    if any(bare(region) in ARM_REGIONS for region in scene.movement.highlight):
        return len(moving)
    return max(i for i, e in enumerate(moving, start=1) if e.limb.endswith(("leg", "trunk")))


def _within(ident: str, body: list[str], under: int, glow: str) -> str:
    """Lay a glow over the lower part of a body and keep it inside the outline of that part."""
    if not glow:
        return "".join(body)
    low, high = "".join(body[:under]), "".join(body[under:])
    return (
        f'<g id="{ident}">{low}</g><mask id="{ident}m" style="mask-type:alpha">'
        f'<use href="#{ident}"/></mask><g mask="url(#{ident}m)">{glow}</g>{high}'
    )


def _backdrop(still: list[Element]) -> str:
    ordered = sorted(still, key=lambda e: e.depth > UNDER)
    return "".join(f'<path{e.attributes()} d="{e.paths[0]}"/>' for e in ordered)


def _times(scene: Scene) -> str:
    whole = scene.duration or 1.0
    texts = [f"{frame.time / whole:.3f}".rstrip("0").rstrip(".") for frame in scene.frames]
    return ";".join(
        text.removeprefix("0") if text != "0" and text.startswith("0.") else text for text in texts
    )


def _animate(name: str, values: Sequence[str], times: str, seconds: float) -> str:
    return (
        f'<animate attributeName="{name}" dur="{seconds:g}s" repeatCount="indefinite"'
        f' keyTimes="{times}" values="{";".join(values)}"/>'
    )


def _animated(element: Element, times: str, seconds: float) -> str:
    head = f'<path{element.attributes()} d="{element.paths[0]}"'
    if len(set(element.paths)) == 1:
        return head + "/>"
    return f"{head}>{_animate('d', element.paths, times, seconds)}</path>"


def _glow_points(scene: Scene, eye: Camera, frame: Frame) -> list[tuple[Point, float]]:
    return [
        (eye.project(centre), radius * MM)
        for centre, radius in glows(frame.posed, scene.movement.highlight)
    ]


def _glow(scene: Scene, eye: Camera, ident: str, times: str) -> str:
    rows = [_glow_points(scene, eye, frame) for frame in scene.frames]
    parts, seen = [], set()
    for i, (_, radius) in enumerate(rows[0]):
        paths = [circle(row[i][0], radius) for row in rows]
        if tuple(paths) in seen:
            continue
        seen.add(tuple(paths))
        fill = f'<path fill="url(#{ident}-g)" d="{paths[0]}"'
        moves = _animate("d", paths, times, scene.duration) if len(set(paths)) > 1 else ""
        parts.append(f"{fill}>{moves}</path>")
    return "".join(parts)


def _arrow(points: list[Point]) -> str:
    a, m, b = points
    bend = (2 * m[0] - (a[0] + b[0]) / 2, 2 * m[1] - (a[1] + b[1]) / 2)
    way = atan2(b[1] - bend[1], b[0] - bend[0])
    tip = (b[0] + cos(way) * 34, b[1] + sin(way) * 34)
    wings = [(b[0] + cos(way + t) * 58, b[1] + sin(way + t) * 58) for t in (2.2, -2.2)]
    line = f"M{a[0]:.0f} {a[1]:.0f}Q{bend[0]:.0f} {bend[1]:.0f} {b[0]:.0f} {b[1]:.0f}"
    return (
        f'<path class="f-line" style="{stroke("arrow")};stroke-width:22" d="{line}"/>'
        f'<path class="f-arrow" d="{polygon([tip, wings[0], wings[1]])}"/>'
    )


def _inset(scene: Scene, eye: Camera, ident: str, window: Window) -> str:
    settings = scene.movement.inset
    zoom = float(settings.get("zoom", 2))
    x, y = eye.project(shown(scene.frames[0], str(settings["part"])))
    right = settings.get("corner", "right") == "right"
    cx = window.x + (window.width - INSET_MM - 20 if right else INSET_MM + 20)
    cy = window.y + INSET_MM + 20
    ring = f'cx="{cx:.0f}" cy="{cy:.0f}" r="{INSET_MM}"'
    small = min(INSET_MM / zoom, window.y + window.height - y - 8)
    wx, wy = direction((cx, cy), (x, y))
    near, far = (cx + wx * INSET_MM, cy + wy * INSET_MM), (x - wx * small, y - wy * small)
    lens = circle((x, y), small) + polygon((near, far), closed=False)
    line = f'class="f-line" style="{stroke("arrow")};stroke-width'
    floor = f'class="f-line" style="{stroke("floor")};stroke-width:6"'
    return (
        f'<clipPath id="{ident}-c"><circle {ring}/></clipPath><circle class="f-paper" {ring}/>'
        f'<g clip-path="url(#{ident}-c)"><g transform="translate({cx - zoom * x:.0f}'
        f' {cy - zoom * y:.0f}) scale({zoom:g})"><path {floor} d="M{x - 400:.0f} 3h800"/>'
        f'<use href="#{ident}-b"/>{_ghost(scene, eye)}</g></g><circle {line}:10" {ring}/>'
        f'<path {line}:5" d="{lens}"/>'
    )


def _ghost(scene: Scene, eye: Camera) -> str:
    look = look_at(scene.frames[0].posed, eye, fists(scene), loose(scene))
    line = f'style="{stroke("arrow")};stroke-width:6;stroke-dasharray:16 14"'
    return "".join(
        f'<path fill="none" {line} d="{_path(layer)}"/>'
        for layer in body_layers(scene.frames[0], eye, look)
        if layer.limb == "trunk" and layer.paint == "pants"
    )


def _stills(
    scene: Scene,
    eye: Camera,
    still: list[Element],
    moving: list[Element],
    place_of: tuple[Window, str, str],
) -> str:
    window, ident, flip = place_of
    parts = []
    pair = ((0, 0), (1, scene.end)) if len(scene.movement.keys) > 1 else ((None, 0),)
    for place, index in pair:
        body = [f'<path{e.attributes()} d="{e.paths[index]}"/>' for e in moving]
        glow = "".join(
            f'<path fill="url(#{ident}-g)" d="{circle(point, radius)}"/>'
            for point, radius in _glow_points(scene, eye, scene.frames[index])
        )
        mark = window.arrow if place else ""
        figure = _within(f"{ident}-k{index}", body, _under_glow(scene, moving), glow)
        picture = f"{_floor(scene, eye, window)}{_backdrop(still)}{figure}{mark}"
        where = _half(window, place) + flip
        turned = f' transform="{where}"' if where else ""
        parts.append(f"<g{turned}>{picture}</g>")
    return "".join(parts)


def _half(window: Window, place: int | None) -> str:
    """Put a picture into the left or right half, or the upper or lower, at half the size.

    A pose that is held has no half: it fills the window.
    """
    if place is None:
        return ""
    across = window.height >= window.width
    share = 0.5
    x = window.x + place * window.width * share if across else window.x + window.width / 4
    y = window.y + window.height / 4 if across else window.y + place * window.height * share
    return f"translate({x - window.x * share:.0f} {y - window.y * share:.0f}) scale({share})"
