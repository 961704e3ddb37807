"""Record a played movement as BlazePose would: landmarks at a frame rate, with its flaws.

Image landmarks are [x, y, z, visibility]: x and y are shares of the picture's width and
height, z is the depth from the middle of the hips in picture widths (nearer is negative).
World landmarks are metres from the middle of the hips along the camera's axes: x to the
right of the image, y down, z away. Nothing hides by itself: say what is hidden.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lumbar.figure.angles import LIMB
from lumbar.figure.chance import Chance
from lumbar.figure.landmarks import LANDMARKS, OTHER, PARTS_SEEN, landmarks
from lumbar.figure.lens import Eye, Lens, Seen
from lumbar.figure.mirror import mirrored_body, reflected
from lumbar.figure.scene import Frame, Scene
from lumbar.figure.skeleton import Posed, articulate
from lumbar.figure.vector import Vector, mix

FAR = "far"
HIDEABLE = (FAR, *PARTS_SEEN)
FAR_M = 0.05
"""How much farther than its twin a landmark must be to count as the far side."""

SEEN, OUTSIDE, HIDDEN = 0.99, 0.05, 0.15
"""Visibility in the picture, out of it, and behind something."""

HIDDEN_SIGMA_M = 0.06
"""How far the guess for a hidden landmark strays [D]."""

_NOISE, _DROPS, _PIXELS, _GUESSES = range(4)
_HIPS = (LANDMARKS.index("left_hip"), LANDMARKS.index("right_hip"))

Landmark = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaws:
    """State what is wrong with a recording: noise, lost frames, what is hidden.

    ``noise_m`` is the standard deviation in metres along each axis, ``noise_px`` that of
    the image alone in pixels of a picture ``lines`` high; ``drop`` the share of frames
    lost; ``hidden`` names of ``HIDEABLE``; ``missing`` leaves hidden landmarks out.
    """

    noise_m: float = 0.0
    noise_px: float = 0.0
    lines: int = 480
    drop: float = 0.0
    hidden: tuple[str, ...] = ()
    missing: bool = False
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """Hold one frame: seconds, repetition from 1, the main angle in degrees, landmarks.

    ``image`` and ``world`` are None when the frame was lost.
    """

    time: float
    repetition: int
    angle: float | None
    image: tuple[Landmark | None, ...] | None
    world: tuple[Landmark | None, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Hold a recording: ``period`` is the seconds of one repetition."""

    fps: float
    repetitions: int
    period: float
    lens: Lens
    flaws: Flaws
    moments: tuple[Moment, ...] = field(repr=False)


def record(
    scene: Scene,
    *,
    fps: float,
    repetitions: int,
    lens: Lens,
    flaws: Flaws | None = None,
    mirror: bool = False,
) -> Recording:
    """Record repetitions of a scene, both ends included; ``mirror`` films the mirrored figure.

    With ``side: alternate`` each side is one repetition; of a pose held, one breath is.
    """
    flaws = flaws or Flaws()
    period = scene.duration / (2 if scene.movement.side == "alternate" else 1)
    total = int(period * repetitions * fps + 1e-9)
    shown: Callable[[Posed], Posed] = reflected if mirror else _as_it_is
    eye = Eye(lens, _middle([shown(frame.posed) for frame in scene.frames]))
    camera = _Camera(eye, lens, flaws)
    moments = []
    for index in range(total + 1):
        seconds = index / fps
        posed, angle = body_at(scene, seconds)
        image, world = camera.shoot(shown(posed))
        repetition = min(int(seconds / period + 1e-9) + 1, repetitions)
        moments.append(Moment(seconds, repetition, angle, image, world))
    return Recording(
        fps=fps, repetitions=repetitions, period=period, lens=lens, flaws=flaws,
        moments=tuple(moments),
    )  # fmt: skip


def _as_it_is(posed: Posed) -> Posed:
    return posed


def body_at(scene: Scene, seconds: float) -> tuple[Posed, float | None]:
    """Give the body at a time, and the main angle (degrees) of the side that works."""
    seconds %= scene.duration
    frames, turned = scene.frames, False
    if scene.movement.side == "alternate":
        half = scene.duration / 2
        frames, turned = frames[: len(frames) // 2 + 1], seconds > half
        seconds -= half if turned else 0.0
    posed, pose = _between(scene, frames, seconds)
    angle = _main(scene, pose)
    if turned:
        posed, _ = mirrored_body(posed, pose, scene.lies)
    return posed, angle


def _between(scene: Scene, frames: list[Frame], seconds: float) -> tuple[Posed, dict[str, float]]:
    times = [frame.time for frame in frames]
    after = min(max(bisect_right(times, seconds), 1), len(frames) - 1)
    a, b = frames[after - 1], frames[after]
    share = min(max((seconds - a.time) / ((b.time - a.time) or 1.0), 0.0), 1.0)
    if a.pose == b.pose or share == 0.0:
        return a.posed, a.pose
    # Angles are mixed, not places, so that no bone changes its length on the way.
    pose = {name: value + (b.pose[name] - value) * share for name, value in a.pose.items()}
    return articulate(pose, scene.build, scene.lies), pose


def _main(scene: Scene, pose: dict[str, float]) -> float | None:
    name = scene.movement.main
    return pose[f"right_{name}" if name in LIMB else name] if name else None


def _middle(bodies: list[Posed]) -> Vector:
    spots = [spot for posed in bodies for spot in landmarks(posed)]
    low, high = (tuple(pick(s[i] for s in spots) for i in range(3)) for pick in (min, max))
    return ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2)


class _Camera:
    """Shoot bodies one after another; each flaw draws from a stream of its own."""

    def __init__(self, eye: Eye, lens: Lens, flaws: Flaws) -> None:
        self._eye, self._lens, self._flaws = eye, lens, flaws
        self._chances = [Chance(flaws.seed, stream) for stream in range(4)]

    def shoot(
        self, posed: Posed
    ) -> tuple[tuple[Landmark | None, ...] | None, tuple[Landmark | None, ...] | None]:
        """Give the image and the world landmarks of a body; None twice for a lost frame."""
        seen = [self._eye.see(spot) for spot in landmarks(posed)]
        hidden = frozenset(self._hidden(seen))
        seen = [self._shaken(one, i in hidden) for i, one in enumerate(seen)]
        lost = self._chances[_DROPS].share() < self._flaws.drop
        hips = mix(seen[_HIPS[0]].camera, seen[_HIPS[1]].camera, 0.5)
        hip = self._eye.image_of(hips)
        image, world = [], []
        for i, one in enumerate(seen):
            x, y = self._jittered(one)
            sure = HIDDEN if i in hidden else SEEN if _inside(x, y) else OUTSIDE
            z = (one.depth - hip.depth) / hip.across
            own = one.camera
            image.append((x, y, z, sure))
            world.append((own[0] - hips[0], own[1] - hips[1], own[2] - hips[2], sure))
        if lost:
            return None, None
        if self._lens.mirrored:
            image, world = selfie(image), selfie(world, centre=0.0)
        left_out = hidden if self._flaws.missing else frozenset()
        if self._lens.mirrored:
            left_out = frozenset(OTHER[i] for i in left_out)
        return _without(image, left_out), _without(world, left_out)

    def _hidden(self, seen: list[Seen]) -> Iterator[int]:
        for part in self._flaws.hidden:
            if part != FAR:
                yield from map(LANDMARKS.index, PARTS_SEEN[part])
                continue
            for i, one in enumerate(seen):
                if one.depth > seen[OTHER[i]].depth + FAR_M:
                    yield i

    def _shaken(self, one: Seen, hidden: bool) -> Seen:
        noise = [self._stray(_NOISE, self._flaws.noise_m) for _ in range(3)]
        if self._flaws.hidden:
            guess = [self._stray(_GUESSES, HIDDEN_SIGMA_M) for _ in range(3)]
            noise = [n + g for n, g in zip(noise, guess, strict=True)] if hidden else noise
        x, y, z = (place + off for place, off in zip(one.camera, noise, strict=True))
        return self._eye.image_of((x, y, z))

    def _jittered(self, one: Seen) -> tuple[float, float]:
        sigma = self._flaws.noise_px / self._flaws.lines
        across, down = (self._stray(_PIXELS, sigma) for _ in range(2))
        return one.image[0] + across / self._lens.aspect, one.image[1] + down

    def _stray(self, stream: int, sigma: float) -> float:
        return self._chances[stream].bell() * sigma if sigma else 0.0


def _inside(x: float, y: float) -> bool:
    return 0 <= x <= 1 and 0 <= y <= 1


def _without(rows: list[Landmark], left_out: frozenset[int]) -> tuple[Landmark | None, ...]:
    return tuple(None if i in left_out else row for i, row in enumerate(rows))


def selfie(rows: list[Landmark], centre: float = 0.5) -> list[Landmark]:
    """Flip landmarks as a selfie picture does: left and right change places."""
    return [(2 * centre - rows[i][0], *rows[i][1:]) for i in OTHER]
