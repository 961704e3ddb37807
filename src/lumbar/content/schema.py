"""The shapes of the content files. What they mean is in docs; what they may say is here.

``exercise.yaml`` carries facts without language, ``<language>.md`` the words. The rules
between the fields (links, tags, doses) are in ``check_*.py``; here is only the shape.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from lumbar.core.words import (
    Axis,
    Category,
    Direction,
    DoseType,
    Origin,
    Position,
    Role,
    Sides,
    Tag,
)

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", strict=True)]
"""A name of ours: lower-case words joined by hyphens."""

Word = Annotated[str, Field(pattern=r"^[a-z][a-z_-]*$", strict=True)]
"""One word of a vocabulary."""

Text = Annotated[str, Field(min_length=1, strict=True)]
Whole = Annotated[int, Field(ge=0, strict=True)]
Flag = Annotated[bool, Field(strict=True)]
Grade = Annotated[int, Field(ge=0, le=3, strict=True)]
Level = Annotated[int, Field(ge=1, le=5, strict=True)]
Span = tuple[Whole, Whole]
"""A lowest and a highest value; equal means fixed."""

OpenSpan = tuple[Whole | None, Whole | None]
"""What a source states; null where it leaves an end open ("at least five")."""

Equipment = Literal[
    "mat", "band", "anchor", "chair", "stool", "wall", "table", "bed", "ball", "weight", "bag",
    "stick", "towel", "roller", "raised-surface", "cushion", "step", "counter",
]  # fmt: skip
"""What a home may have. Lines, names and meanings: vocabulary/equipment*.yaml."""

DoseField = Literal["sets", "reps", "hold_s", "duration_s", "rest_s", "per_side"]
"""A part of a dose that a source may state; what it does not state is our default."""

EntryId = Annotated[str, Field(pattern=r"^s\d{3}-\d{2}$", strict=True)]
"""One numbered exercise of one source article: s004-14 is number 14 of source 004."""


class Shape(BaseModel):
    """Refuse unknown keys everywhere."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SpineLoadShape(Shape):
    """Grade the load on the spine: 0 none, 1 low, 2 moderate, 3 high."""

    flexion: Grade = 0
    extension: Grade = 0
    rotation: Grade = 0
    lateral: Grade = 0
    compression: Grade = 0


class PrerequisiteShape(Shape):
    """Name an exercise that must be mastered first, and what may take its place."""

    exercise: Slug
    stand_ins: tuple[Slug, ...] = ()
    waived_when_excluded: Flag = False


class DoseShape(Shape):
    """Bound the dose: seconds, kilograms; ``reps`` per side when ``per_side``."""

    type: DoseType
    sets: Annotated[int, Field(ge=1, strict=True)] = 1
    first_week_sets: Annotated[int, Field(ge=1, strict=True)] | None = None
    reps: Span | None = None
    hold_s: Span | None = None
    duration_s: Span | None = None
    rest_s: Whole = 0
    per_side: Flag = False
    load_step_kg: Annotated[float, Field(gt=0, le=20)] | None = None
    source: Literal["ours"]


class StatedDose(Shape):
    """Say what one source states about the amount; a key is left out where it is silent.

    A number the source gives only in words ("a few seconds") stands as that text.
    """

    sets: OpenSpan | Text | None = None
    reps: OpenSpan | Text | None = None
    hold_s: OpenSpan | Text | None = None
    duration_s: OpenSpan | Text | None = None
    rest_s: OpenSpan | Text | None = None
    sides: Text | None = None
    frequency: Text | None = None
    per_day: Whole | None = None


class SourceShape(Shape):
    """Keep what one source says of an exercise: facts and figures, no text of it."""

    entry: EntryId
    name: Text
    dose: StatedDose = StatedDose()
    equipment: tuple[Text, ...] = ()
    variations: tuple[Text, ...] = ()
    progressions: tuple[Text, ...] = ()
    precautions: tuple[Text, ...] = ()
    category: Text | None = None
    unclear: Text | None = None


class ExerciseShape(Shape):
    """State the facts of one exercise (exercise.yaml)."""

    id: Slug
    family: Slug
    origin: Origin
    position: Position
    category: Category
    direction: Direction
    level: Level
    spine_load: SpineLoadShape = SpineLoadShape()
    muscles: tuple[Text, ...] = ()
    needs: tuple[Equipment | tuple[Equipment, ...], ...] = ()
    options: tuple[Equipment, ...] = ()
    sides: Sides
    exclude: tuple[Tag, ...]
    modify: tuple[Tag, ...] = ()
    prerequisites: tuple[PrerequisiteShape, ...] = ()
    easier: tuple[Slug, ...] = ()
    harder: tuple[Slug, ...] = ()
    roles: tuple[Role, ...]
    dose: DoseShape
    axes: tuple[Axis, ...]
    evidence: tuple[Text, ...]
    schedulable: Flag = True
    not_schedulable: Word | None = None
    needs_approval: Flag = False
    approval_with: tuple[Tag, ...] = ()
    sources: tuple[SourceShape, ...] = ()
    movement: dict[str, Any] | None = None
    """The movement script (docs/how-to/movement.md); figure/movement.py reads it."""


class ExerciseFront(Shape):
    """State the front matter of an exercise text (en.md)."""

    name: Text
    aliases: tuple[Text, ...] = ()
    modify: dict[Tag, Text] = {}


class ProgrammeFront(Shape):
    """State the front matter of a programme text (en.md); ``minutes`` for one session."""

    title: Text
    minutes: Annotated[int, Field(ge=1, le=120, strict=True)]


class ItemDose(Shape):
    """Fix the dose of one programme item; a key that its type does not use is left out."""

    sets: Annotated[int, Field(ge=1, strict=True)] = 1
    reps: Whole = 0
    hold_s: Whole = 0
    duration_s: Whole = 0
    rest_s: Whole = 0
    per_side: Flag = False


class ItemShape(Shape):
    """Place an exercise in a programme: its source entry, its dose, what the source stated."""

    exercise: Slug
    entry: EntryId | None = None
    dose: ItemDose
    stated: tuple[DoseField, ...] = ()
    per_day: Annotated[int, Field(ge=1, le=12, strict=True)] = 1
    per_day_stated: Flag = False


class ProgrammeShape(Shape):
    """State a whole programme (programme.yaml); ``source`` is an evidence key."""

    id: Slug
    origin: Origin
    source: Text
    items: Annotated[tuple[ItemShape, ...], Field(min_length=1)]


class LaddersShape(Shape):
    """Order the exercises that lead back into a direction, gentlest first (ladders.yaml)."""

    flexion: tuple[Slug, ...]
    extension: tuple[Slug, ...]
    rotation: tuple[Slug, ...]


class TagFact(Shape):
    """State what a tag implies, and whether its implications have an exception."""

    implies: tuple[Tag, ...] = ()
    unless: Word | None = None


class TagWords(Shape):
    """Explain a tag: its name, what it means, and what "modify" means for it."""

    name: Text
    meaning: Text
    modify: Text | None = None


class EquipmentFact(Shape):
    """State what kind of thing a piece of equipment is."""

    kind: Literal["surface", "seat", "support", "resistance", "small", "fixture"]


class EquipmentWords(Shape):
    """Name a piece of equipment and what in a home does as well."""

    name: Text
    instead: Text | None = None


class TagsShape(Shape):
    """List the tags (vocabulary/tags.yaml)."""

    tags: dict[Tag, TagFact]


class TagWordsShape(Shape):
    """Word the tags in one language (vocabulary/tags.en.yaml)."""

    tags: dict[Tag, TagWords]


class EquipmentShape(Shape):
    """List the equipment (vocabulary/equipment.yaml)."""

    equipment: dict[Equipment, EquipmentFact]


class EquipmentWordsShape(Shape):
    """Word the equipment and the reasons for not planning (vocabulary/equipment.en.yaml)."""

    equipment: dict[Equipment, EquipmentWords]


class NotPlannedShape(Shape):
    """Say in one language why an exercise is shown but never planned."""

    not_schedulable: dict[Word, Text]


def exercise_json_schema() -> dict[str, Any]:
    """Give the JSON Schema of exercise.yaml, for editors."""
    schema = ExerciseShape.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
