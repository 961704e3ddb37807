"""Recordings of landmarks: frame rate, repetitions, noise, lost frames, hidden parts."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from statistics import mean, pstdev

import pytest

from lumbar.content.figures import scene_of
from lumbar.content.loader import load_library
from lumbar.figure.chance import Chance
from lumbar.figure.landmarks import LANDMARKS, OTHER, PARTS_SEEN
from lumbar.figure.lens import Lens
from lumbar.figure.recording import HIDDEN, OUTSIDE, SEEN, Flaws, Recording, record
from lumbar.figure.scene import Scene

SIDE, PERFECT, FPS = Lens(), Flaws(), 10


@cache
def played(slug: str) -> Scene:
    return scene_of(load_library(), slug)


@cache
def film(flaws: Flaws = PERFECT, lens: Lens = SIDE, slug: str = "bridge") -> Recording:
    return record(played(slug), fps=FPS, repetitions=2, lens=lens, flaws=flaws)


@cache
def glimpse(flaws: Flaws) -> Recording:
    """Film a few frames only."""
    return record(played("bridge"), fps=1, repetitions=1, lens=SIDE, flaws=flaws)


def test_the_chance_is_the_published_pcg32() -> None:
    # O'Neill, pcg32-demo: seed 42, stream 54
    chance = Chance(42, 54)
    first = [int(chance.share() * 2**32) for _ in range(3)]
    assert first == [0xA15C02B7, 0x7B47F409, 0xBA1D3330]


def test_the_bell_has_mean_0_and_deviation_1() -> None:
    chance = Chance(7)
    values = [chance.bell() for _ in range(4000)]
    assert abs(mean(values)) < 0.05
    assert pstdev(values) == pytest.approx(1, abs=0.04)


@pytest.mark.parametrize("fps", [5, 15, 30, 29.97])
def test_frames_come_at_the_frame_rate_for_all_repetitions(fps: float) -> None:
    made = record(played("bridge"), fps=fps, repetitions=2, lens=SIDE)
    assert made.moments[1].time == pytest.approx(1 / fps)
    assert made.moments[-1].time == pytest.approx(2 * made.period, abs=1 / fps)
    assert {m.repetition for m in made.moments} == {1, 2}


def test_sides_by_turns_count_each_side_as_a_repetition() -> None:
    made = film(slug="bird-dog")
    assert made.period == pytest.approx(played("bird-dog").duration / 2)
    moved = []
    for number in (1, 2):
        for side in ("left", "right"):
            knee = LANDMARKS.index(f"{side}_knee")
            rows = [m.world[knee][0] for m in made.moments if m.repetition == number]  # type: ignore[index]
            moved += [side] if max(rows) - min(rows) > 0.2 else []
    assert sorted(moved) == ["left", "right"]


def test_the_main_angle_tells_the_repetitions() -> None:
    scene = played("bridge")
    angles = [m.angle for m in film().moments if m.angle is not None]
    middle = (max(angles) + min(angles)) / 2
    crossings = sum((a > middle) != (b > middle) for a, b in pairwise(angles))
    assert scene.movement.main
    assert crossings == 4


def test_the_same_seed_gives_the_same_recording_and_another_does_not() -> None:
    flaws = Flaws(noise_m=0.01, drop=0.2, hidden=("far",), seed=3)
    again = record(played("bridge"), fps=FPS, repetitions=2, lens=SIDE, flaws=flaws)
    other = Flaws(noise_m=0.01, drop=0.2, hidden=("far",), seed=4)
    assert film(flaws) == again
    assert film(flaws).moments != film(other).moments


def test_noise_has_the_sigma_asked_for() -> None:
    clean, noisy = film(), film(Flaws(noise_m=0.02, seed=1))
    wrist = LANDMARKS.index("right_wrist")
    away = [
        b.world[wrist][0] - a.world[wrist][0]  # type: ignore[index]
        for a, b in zip(clean.moments, noisy.moments, strict=True)
    ]
    # the middle of the noisy hips is the origin, which adds half a variance
    assert pstdev(away) == pytest.approx(0.02 * 1.5**0.5, rel=0.2)


def test_noise_in_pixels_moves_the_image_alone() -> None:
    clean, noisy = film(), film(Flaws(noise_px=4, seed=1))
    assert [m.world for m in clean.moments] == [m.world for m in noisy.moments]
    nose = [
        (b.image[0][1] - a.image[0][1]) * 480  # type: ignore[index]
        for a, b in zip(clean.moments, noisy.moments, strict=True)
    ]
    assert pstdev(nose) == pytest.approx(4, rel=0.2)


def test_lost_frames_keep_their_time_and_leave_the_others_as_they_were() -> None:
    whole, holey = film(Flaws(noise_m=0.01, seed=5)), film(Flaws(noise_m=0.01, drop=0.3, seed=5))
    lost = [m for m in holey.moments if m.image is None]
    assert len(lost) / len(holey.moments) == pytest.approx(0.3, abs=0.1)
    for one, other in zip(whole.moments, holey.moments, strict=True):
        assert one.time == other.time
        assert other.world in (None, one.world)


@pytest.mark.parametrize("part", sorted(PARTS_SEEN))
def test_a_hidden_part_is_hardly_visible_and_strays(part: str) -> None:
    clean, made = glimpse(PERFECT), glimpse(Flaws(hidden=(part,), seed=2))
    for i, name in enumerate(LANDMARKS):
        row, real = made.moments[2].image[i], clean.moments[2].image[i]  # type: ignore[index]
        if name in PARTS_SEEN[part]:
            assert row[3] == HIDDEN  # type: ignore[index]
            assert row[:2] != real[:2]  # type: ignore[index]
        else:
            assert row[3] in (SEEN, OUTSIDE)  # type: ignore[index]


@pytest.mark.parametrize(("yaw", "far"), [(0.0, "left"), (180.0, "right")])
def test_the_far_side_is_the_one_away_from_the_camera(yaw: float, far: str) -> None:
    rows = film(Flaws(hidden=("far",)), Lens(yaw=yaw)).moments[0].image
    assert rows is not None
    hidden = {LANDMARKS[i] for i, row in enumerate(rows) if row and row[3] == HIDDEN}
    assert {f"{far}_{name}" for name in ("hip", "knee", "ankle", "shoulder")} <= hidden
    assert not any(LANDMARKS[OTHER[LANDMARKS.index(name)]] in hidden for name in hidden)


def test_a_missing_part_is_left_out() -> None:
    rows = film(Flaws(hidden=("head",), missing=True)).moments[0].image
    assert rows is not None
    assert [i for i, row in enumerate(rows) if row is None] == list(range(11))


def test_a_person_three_metres_away_is_in_the_picture() -> None:
    for slug in ("bridge", "bird-dog", "sit-to-stand"):
        for moment in film(slug=slug).moments[::5]:
            assert all(row[3] == SEEN for row in moment.image)  # type: ignore[index,union-attr]


def test_nearer_is_larger_and_may_leave_the_picture() -> None:
    made = (record(played("bridge"), fps=1, repetitions=1, lens=Lens(distance=d)) for d in (1, 6))
    near, far = (each.moments[0] for each in made)
    ears = [abs(m.image[0][0] - m.image[28][0]) for m in (near, far)]  # type: ignore[index]
    assert ears[0] > 3 * ears[1]
    assert any(row[3] == OUTSIDE for row in near.image)  # type: ignore[index,union-attr]
