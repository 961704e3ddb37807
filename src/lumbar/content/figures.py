"""Draw the figure of an exercise, with its title and description from the exercise's words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from lumbar.content.errors import BrokenContent, Problem
from lumbar.content.files import BUILT_IN, read_yaml_file
from lumbar.content.loader import Content
from lumbar.content.reading import read_shape
from lumbar.content.schema import Shape, Text
from lumbar.core.errors import Refusal, UnknownName
from lumbar.core.words import Sides
from lumbar.figure.angles import other_side
from lumbar.figure.render import draw
from lumbar.figure.scene import Scene, play
from lumbar.figure.skeleton import build_of

_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]")
_FIRST_SENTENCE = re.compile(r".*?[.!?](?=\s|$)")
_MIRRORED = "mirrored"


class _SideNames(Shape):
    """Name the two sides."""

    right: Text
    left: Text


class _FigureWords(Shape):
    """Hold the words around a figure in one language."""

    side: _SideNames
    title: Text
    shown: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Say how to draw a figure: its language, body type (empty: ours), other side, no motion."""

    language: str = "en"
    body: str = ""
    mirror: bool = False
    still: bool = False


AS_IT_IS = Shown()


@lru_cache(maxsize=8)
def _words(language: str, root: Path = BUILT_IN) -> _FigureWords:
    rel = f"vocabulary/figures.{language}.yaml"
    path = root / rel
    if not path.is_file():
        raise BrokenContent([Problem(str(path), 1, "the words around a figure are missing")])
    found, problems = read_shape(read_yaml_file(path, rel), _FigureWords)
    if found is None:
        raise BrokenContent(problems)
    return found


def figure_slugs(content: Content) -> tuple[str, ...]:
    """List the exercises that have a figure, by level and then by name."""
    exercises = content.library.exercises
    return tuple(sorted(content.movements, key=lambda s: (exercises[s].level, content.name(s))))


def body_of(content: Content, slug: str) -> str:
    """Choose the body type of an exercise: its script's, else one for its whole family."""
    return content.movements[slug].body or build_of(content.library.exercises[slug].family)


def scene_of(content: Content, slug: str, body: str = "") -> Scene:
    """Play the movement of an exercise; raise ``Refusal`` with its name when that cannot be done.

    A body type given here goes before the one the script names.
    """
    if slug not in content.library.exercises:
        raise UnknownName(
            f"there is no exercise {slug!r}", remedy="lumbar content list prints the ids"
        )
    if slug not in content.movements:
        raise UnknownName(
            f"{slug} has no movement yet", remedy="docs/how-to/movement.md says how to write one"
        )
    movement = content.movements[slug]
    try:
        return play(replace(movement, body=body or body_of(content, slug)))
    except Refusal as refusal:
        refusal.path = f"{slug}.{refusal.path}" if refusal.path else slug
        raise


def title_of(content: Content, slug: str, shown: Shown = AS_IT_IS) -> str:
    """Give the title of a figure: the exercise's name, and which side when it has two."""
    name, side = content.name(slug, shown.language), _side(content, slug, shown)
    return _words(shown.language).title.format(name=name, side=side) if side else name


def description_of(content: Content, slug: str, shown: Shown = AS_IT_IS) -> str:
    """Condense the steps of an exercise to the first sentence of each; name the side shown."""
    steps = content.texts[shown.language].exercises[slug].how
    plain = [_MARKUP.sub(r"\1", step) for step in steps]
    firsts = [found[0] if (found := _FIRST_SENTENCE.match(step)) else step for step in plain]
    side = _side(content, slug, shown)
    last = [_words(shown.language).shown.format(side=side)] if side else []
    return " ".join([*firsts, *last])


def _side(content: Content, slug: str, shown: Shown) -> str:
    side = content.movements[slug].side
    if content.library.exercises[slug].sides is not Sides.EACH or side not in ("right", "left"):
        return ""
    if shown.mirror:
        side = other_side(f"{side}_").rstrip("_")
    return str(getattr(_words(shown.language).side, side))


def draw_exercise(content: Content, slug: str, shown: Shown = AS_IT_IS) -> str:
    """Draw the figure of an exercise as SVG; raise ``Refusal`` when it has none or cannot move."""
    return draw(
        scene_of(content, slug, shown.body),
        name=f"{slug}-{_MIRRORED}" if shown.mirror else slug,
        title=title_of(content, slug, shown),
        description=description_of(content, slug, shown),
        mirror=shown.mirror,
        still=shown.still,
    )
