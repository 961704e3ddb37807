"""Load the content once: the core's library, the words by language, the sources, one hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from lumbar.content.check import check_draft
from lumbar.content.draft import Draft, Parsed, read_draft
from lumbar.content.errors import BrokenContent
from lumbar.content.files import BUILT_IN, find
from lumbar.content.schema import (
    DoseShape,
    ExerciseShape,
    LaddersShape,
    ProgrammeShape,
    SourceShape,
)
from lumbar.content.text import Texts
from lumbar.core.library import (
    Dose,
    DoseRange,
    Exercise,
    Library,
    Prerequisite,
    SpineLoad,
    Template,
    TemplateItem,
)
from lumbar.core.words import Axis, Direction
from lumbar.figure.movement import Movement, read_movement

T = TypeVar("T")

HASHED = ("ladders.yaml", "*/**/*.yaml", "*/**/*.md")
"""The files that the content hash covers: everything in the folders of content."""

SETS_MAX = 3  # [D] rules page, section d: set +1 to max 3


@dataclass(frozen=True, slots=True)
class Content:
    """Hold everything loaded: ``library`` for the rooms, ``texts`` by language for people.

    ``sources`` gives for each exercise what its sources say. ``added`` are the
    exercises that came from an overlay (a clinic's own or changed ones).
    """

    library: Library
    texts: dict[str, Texts]
    sources: dict[str, tuple[SourceShape, ...]]
    not_schedulable: dict[str, str]
    content_hash: str
    movements: dict[str, Movement] = field(default_factory=dict)
    added: tuple[str, ...] = ()

    def name(self, slug: str, language: str = "en") -> str:
        """Give the name of an exercise in a language; the slug when there is none."""
        text = self.texts[language].exercises.get(slug)
        return text.name if text else slug


def load_library(overlay: Path | None = None, *, root: Path = BUILT_IN) -> Content:
    """Load the content, an overlay folder on top; raise ``BrokenContent`` with every problem.

    Nothing is applied of an overlay that has a problem. The result is kept, so that
    loading the same folders again in one process costs nothing.
    """
    return _load(root, overlay)


@lru_cache(maxsize=4)
def _load(root: Path, overlay: Path | None) -> Content:
    draft = read_draft(root, overlay)
    problems = draft.problems if overlay is None else check_draft(draft)
    if problems:
        raise BrokenContent(sorted(problems))
    return _content(draft)


def _content(draft: Draft) -> Content:
    digest = content_hash(draft.layers)
    exercises = {slug: _exercise(e.value) for slug, e in draft.exercises.items()}
    templates = {slug: _template(p.value) for slug, p in draft.programmes.items()}
    ladders = _ladders(draft.ladders.value) if draft.ladders else {}
    over = draft.layers[-1] if len(draft.layers) > 1 else None
    return Content(
        library=Library(
            exercises=exercises, ladders=ladders, templates=templates, content_hash=digest
        ),
        texts={language: _texts(draft, language) for language in draft.languages},
        sources={slug: e.value.sources for slug, e in draft.exercises.items()},
        not_schedulable={
            slug: e.value.not_schedulable
            for slug, e in draft.exercises.items()
            if e.value.not_schedulable
        },
        content_hash=digest,
        movements={
            slug: read_movement(e.value.movement)
            for slug, e in draft.exercises.items()
            if e.value.movement
        },
        added=tuple(
            slug
            for slug, e in draft.exercises.items()
            if over and e.source.path.is_relative_to(over)
        ),
    )


def content_hash(layers: tuple[Path, ...]) -> str:
    """Hash every content file (SHA-256, hex): its name and its text with Unix line ends.

    Where the folder lies, and how its files are dated or encoded on disk, changes nothing.
    """
    digest = hashlib.sha256()
    files = {rel: path for pattern in HASHED for rel, path in find(layers, pattern)}
    for rel, path in sorted(files.items()):
        if rel.startswith("."):
            continue
        text = path.read_text(encoding="utf-8")
        digest.update(f"{rel}\0{len(text)}\0{text}\0".encode())
    return digest.hexdigest()


def _exercise(shape: ExerciseShape) -> Exercise:
    return Exercise(
        slug=shape.id,
        family=shape.family,
        origin=shape.origin,
        position=shape.position,
        category=shape.category,
        direction=shape.direction,
        level=shape.level,
        dose=_dose_range(shape.dose, shape.axes),
        roles=shape.roles,
        spine_load=SpineLoad(**shape.spine_load.model_dump()),
        muscles=shape.muscles,
        needs=tuple((need,) if isinstance(need, str) else tuple(need) for need in shape.needs),
        options=shape.options,
        sides=shape.sides,
        exclude=shape.exclude,
        modify=shape.modify,
        prerequisites=tuple(Prerequisite(**p.model_dump()) for p in shape.prerequisites),
        easier=shape.easier,
        harder=shape.harder,
        axes=shape.axes,
        schedulable=shape.schedulable,
        needs_approval=shape.needs_approval,
        approval_with=shape.approval_with,
        evidence=shape.evidence,
    )


def _dose_range(shape: DoseShape, axes: tuple[Axis, ...]) -> DoseRange:
    reps = shape.reps or (0, 0)
    hold = shape.hold_s or (0, 0)
    duration = shape.duration_s or (0, 0)
    return DoseRange(
        type=shape.type,
        sets=shape.sets,
        sets_max=SETS_MAX if Axis.SETS in axes else shape.sets,
        first_week_sets=shape.first_week_sets,
        reps_min=reps[0],
        reps_max=reps[1],
        hold_s_min=hold[0],
        hold_s_max=hold[1],
        duration_s_min=duration[0],
        duration_s_max=duration[1],
        rest_s=shape.rest_s,
        per_side=shape.per_side,
        load_step_kg=shape.load_step_kg,
    )


def _template(shape: ProgrammeShape) -> Template:
    return Template(
        slug=shape.id,
        items=tuple(
            TemplateItem(
                exercise=item.exercise,
                dose=Dose(**item.dose.model_dump()),
                entry=item.entry or "",
                stated=(*item.stated, "per_day") if item.per_day_stated else item.stated,
                per_day=item.per_day,
            )
            for item in shape.items
        ),
    )


def _ladders(shape: LaddersShape) -> dict[Direction, tuple[str, ...]]:
    return {
        Direction.FLEXION: shape.flexion,
        Direction.EXTENSION: shape.extension,
        Direction.ROTATION: shape.rotation,
    }


def _texts(draft: Draft, language: str) -> Texts:
    tags = draft.tag_words.get(language)
    equipment = draft.equipment_words.get(language)
    reasons = draft.not_planned.get(language)
    return Texts(
        language=language,
        exercises=_in(language, draft.texts),
        programmes=_in(language, draft.programme_texts),
        tags=dict(tags.value.tags) if tags else {},
        equipment={w: e.name for w, e in equipment.value.equipment.items()} if equipment else {},
        not_schedulable=dict(reasons.value.not_schedulable) if reasons else {},
    )


def _in(language: str, texts: dict[str, dict[str, Parsed[T]]]) -> dict[str, T]:
    return {slug: found[language].value for slug, found in texts.items() if language in found}
