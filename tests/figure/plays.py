"""Every movement of the library, played and drawn once for all tests."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from lumbar.content.draft import read_draft
from lumbar.content.files import BUILT_IN
from lumbar.figure.movement import read_movement
from lumbar.figure.render import draw
from lumbar.figure.scene import Scene, play
from lumbar.figure.skeleton import build_of

EXERCISES = {
    slug: exercise.value
    for slug, exercise in read_draft(BUILT_IN).exercises.items()
    if exercise.value.movement
}
each = pytest.mark.parametrize("slug", sorted(EXERCISES))


def play_again(slug: str, body: str = "") -> Scene:
    exercise = EXERCISES[slug]
    return play(read_movement(exercise.movement or {}), body or build_of(exercise.family))


@cache
def played(slug: str) -> Scene:
    return play_again(slug)


def draw_again(scene: Scene, slug: str) -> str:
    return draw(scene, name=slug, title=slug, description="Moves & <holds>.")


@cache
def drawn(slug: str) -> str:
    return draw_again(played(slug), slug)


@cache
def _made(script: str, body: str) -> Scene:
    return play(read_movement(json.loads(script)), body)


def made(script: dict[str, Any], body: str = "b") -> Scene:
    return _made(json.dumps(script), body)


def picture(script: dict[str, Any], body: str = "b") -> str:
    return draw_again(made(script, body), "made")
