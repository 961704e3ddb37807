"""Parse a content folder, with an overlay on top, into checked shapes and their problems."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from lumbar.content.errors import Problem
from lumbar.content.files import (
    LAYER_FOLDERS,
    SourceFile,
    find,
    read_markdown_file,
    read_yaml_file,
)
from lumbar.content.reading import read_shape
from lumbar.content.schema import (
    EquipmentShape,
    EquipmentWordsShape,
    ExerciseFront,
    ExerciseShape,
    LaddersShape,
    NotPlannedShape,
    ProgrammeFront,
    ProgrammeShape,
    TagsShape,
    TagWordsShape,
)
from lumbar.content.text import (
    ExerciseText,
    ProgrammeText,
    parse_exercise_text,
    parse_programme_text,
)

T = TypeVar("T")
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """Keep a parsed value together with the file it came from."""

    source: SourceFile
    value: T

    def problem(self, sentence: str, *loc: str | int) -> Problem:
        """Make a problem at the line of ``loc`` in the file."""
        return self.source.problem(sentence, tuple(loc))


@dataclass(slots=True)
class Draft:
    """Hold everything that could be parsed, and the problems of what could not."""

    layers: tuple[Path, ...]
    exercises: dict[str, Parsed[ExerciseShape]] = field(default_factory=dict)
    texts: dict[str, dict[str, Parsed[ExerciseText]]] = field(default_factory=dict)
    programmes: dict[str, Parsed[ProgrammeShape]] = field(default_factory=dict)
    programme_texts: dict[str, dict[str, Parsed[ProgrammeText]]] = field(default_factory=dict)
    ladders: Parsed[LaddersShape] | None = None
    tags: Parsed[TagsShape] | None = None
    equipment: Parsed[EquipmentShape] | None = None
    tag_words: dict[str, Parsed[TagWordsShape]] = field(default_factory=dict)
    equipment_words: dict[str, Parsed[EquipmentWordsShape]] = field(default_factory=dict)
    not_planned: dict[str, Parsed[NotPlannedShape]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def languages(self) -> tuple[str, ...]:
        """List the languages that any exercise has, sorted."""
        return tuple(sorted({lang for texts in self.texts.values() for lang in texts}))

    @property
    def schedulable(self) -> dict[str, Parsed[ExerciseShape]]:
        """Give the exercises that may be planned."""
        return {slug: e for slug, e in self.exercises.items() if e.value.schedulable}


def read_draft(root: Path, overlay: Path | None = None) -> Draft:
    """Parse the content under ``root``, the files of ``overlay`` replacing those of its names."""
    layers = (root,) if overlay is None else (root, overlay)
    draft = Draft(layers)
    if overlay is not None:
        draft.problems += _foreign_files(overlay)
    for rel, path in find(layers, "exercises/*/exercise.yaml"):
        exercise = _read(draft, read_yaml_file(path, rel), ExerciseShape)
        if exercise:
            draft.exercises[exercise.source.slug] = exercise
    for rel, path in find(layers, "exercises/*/*.md"):
        _read_text(
            draft, read_markdown_file(path, rel), ExerciseFront, parse_exercise_text, draft.texts
        )
    for rel, path in find(layers, "programmes/*/programme.yaml"):
        programme = _read(draft, read_yaml_file(path, rel), ProgrammeShape)
        if programme:
            draft.programmes[programme.source.slug] = programme
    for rel, path in find(layers, "programmes/*/*.md"):
        source, into = read_markdown_file(path, rel), draft.programme_texts
        _read_text(draft, source, ProgrammeFront, parse_programme_text, into)
    _read_vocabulary(draft, root)
    return draft


def _read_vocabulary(draft: Draft, root: Path) -> None:
    only = (root,)
    for rel, path in find(only, "ladders.yaml"):
        draft.ladders = _read(draft, read_yaml_file(path, rel), LaddersShape)
    for rel, path in find(only, "vocabulary/tags.yaml"):
        draft.tags = _read(draft, read_yaml_file(path, rel), TagsShape)
    for rel, path in find(only, "vocabulary/equipment.yaml"):
        draft.equipment = _read(draft, read_yaml_file(path, rel), EquipmentShape)
    _read_words(draft, only, "tags", TagWordsShape, draft.tag_words)
    _read_words(draft, only, "equipment", EquipmentWordsShape, draft.equipment_words)
    _read_words(draft, only, "not-schedulable", NotPlannedShape, draft.not_planned)


def _read_words(
    draft: Draft,
    layers: tuple[Path, ...],
    name: str,
    shape: type[Model],
    into: dict[str, Parsed[Model]],
) -> None:
    for rel, path in find(layers, f"vocabulary/{name}.*.yaml"):
        words = _read(draft, read_yaml_file(path, rel), shape)
        if words:
            into[path.name.split(".")[1]] = words


def _read_text(
    draft: Draft,
    source: SourceFile,
    shape: type[Model],
    parse: Callable[[SourceFile, Model], tuple[T | None, list[Problem]]],
    into: dict[str, dict[str, Parsed[T]]],
) -> None:
    if not source.yaml_text:
        draft.problems.append(source.problem_at(1, "the file must begin with front matter (---)"))
        return
    front = _read(draft, source, shape)
    if front is None:
        return
    text, problems = parse(source, front.value)
    draft.problems += problems
    if text is not None:
        into.setdefault(source.slug, {})[source.path.stem] = Parsed(source, text)


def _read(draft: Draft, source: SourceFile, shape: type[Model]) -> Parsed[Model] | None:
    """Parse one file into its shape; give None when its problems went to the draft."""
    value, problems = read_shape(source, shape)
    draft.problems += problems
    return None if value is None else Parsed(source, value)


def _foreign_files(overlay: Path) -> list[Problem]:
    if not overlay.is_dir():
        return [Problem(str(overlay), 1, "the overlay is not a folder")]
    allowed = ", ".join(LAYER_FOLDERS)
    return [
        Problem(
            str(path), 1, f"an overlay may hold only {allowed}; rules and vocabulary are not in it"
        )
        for path in sorted(overlay.iterdir())
        if path.name not in LAYER_FOLDERS and not path.name.startswith((".", "README"))
    ]
