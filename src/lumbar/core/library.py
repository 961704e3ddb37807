"""What the rooms may know of the exercise library: facts, no language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from lumbar.core.errors import UnknownName
from lumbar.core.record import Count, Range, Record, Seconds
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

ExerciseLevel = Annotated[int, Range(1, 5)]
"""How demanding an exercise is: 1 gentlest to 5 (an ordinal expert rating)."""

SpineLoadGrade = Annotated[int, Range(0, 3)]
"""How much of one kind of load the spine takes: 0 none, 1 low, 2 moderate, 3 high."""

Kilograms = Annotated[float, Range(0, 200)]
"""A load moved or held, in kilograms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose(Record):
    """Prescribe an amount; fields that the dose type does not use stay 0.

    ``reps`` are per side when ``per_side`` is true. ``hold_s`` is the hold of one
    repetition, ``duration_s`` the length of one set of a timed item, both in
    seconds. ``load_kg`` is None for body weight.
    """

    sets: Count = 1
    reps: Count = 0
    hold_s: Seconds = 0
    duration_s: Seconds = 0
    rest_s: Seconds = 0
    per_side: bool = False
    load_kg: Kilograms | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseRange(Record):
    """Bound the dose of one exercise: where it starts and how far it may grow."""

    type: DoseType
    sets: Count = 1
    sets_max: Count = 3
    first_week_sets: Count | None = None
    reps_min: Count = 0
    reps_max: Count = 0
    hold_s_min: Seconds = 0
    hold_s_max: Seconds = 0
    duration_s_min: Seconds = 0
    duration_s_max: Seconds = 0
    rest_s: Seconds = 0
    per_side: bool = False
    load_step_kg: Kilograms | None = None

    def start(self) -> Dose:
        """Give the first dose: the start number of sets at the low end of the range."""
        return Dose(
            sets=self.sets,
            reps=self.reps_min,
            hold_s=self.hold_s_min,
            duration_s=self.duration_s_min,
            rest_s=self.rest_s,
            per_side=self.per_side,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Prerequisite(Record):
    """Name an exercise that must reach the running count first.

    When an active tag excludes it, one of ``stand_ins`` takes its place; where
    there is none the exercise stays locked, unless ``waived_when_excluded`` (the
    easier variant of the same movement).
    """

    exercise: str
    stand_ins: tuple[str, ...] = ()
    waived_when_excluded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpineLoad(Record):
    """Grade what one exercise asks of the spine, 0 none to 3 high."""

    flexion: SpineLoadGrade = 0
    extension: SpineLoadGrade = 0
    rotation: SpineLoadGrade = 0
    lateral: SpineLoadGrade = 0
    compression: SpineLoadGrade = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise(Record):
    """State the facts of one exercise.

    ``needs`` lists groups of equipment: one of each group is needed. ``exclude``
    wins over ``modify``. ``easier`` is empty only at level 1; ``harder`` goes up
    by at most one level. ``axes`` are the axes of progression in their order.
    ``needs_approval``: a clinician must agree before anybody does it; ``approval_with``
    names the tags with which a clinician must.
    """

    slug: str
    family: str
    origin: Origin
    position: Position
    category: Category
    direction: Direction
    level: ExerciseLevel
    dose: DoseRange
    roles: tuple[Role, ...]
    spine_load: SpineLoad = field(default_factory=SpineLoad)
    muscles: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()
    options: tuple[str, ...] = ()
    sides: Sides = Sides.BOTH
    exclude: tuple[Tag, ...] = ()
    modify: tuple[Tag, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    axes: tuple[Axis, ...] = (Axis.REPS, Axis.SETS, Axis.EXERCISE)
    schedulable: bool = True
    needs_approval: bool = False
    approval_with: tuple[Tag, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateItem(Record):
    """Place one exercise in a programme with its dose; ``stated`` fields are the source's.

    What is not in ``stated`` is our own default, and every page says so.
    ``per_day`` is how often a day the source asks for it.
    """

    exercise: str
    dose: Dose
    entry: str
    stated: tuple[str, ...] = ()
    per_day: Count = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Template(Record):
    """State a whole programme as its source gives it."""

    slug: str
    items: tuple[TemplateItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Library(Record):
    """Hold every exercise, ladder and programme, with the hash of the content they came from.

    ``ladders`` are the reintroduction ladders of rules.md section b: for each
    direction its exercises, gentlest first.
    """

    exercises: dict[str, Exercise]
    ladders: dict[Direction, tuple[str, ...]]
    templates: dict[str, Template] = field(default_factory=dict)
    content_hash: str = ""

    def exercise(self, slug: str) -> Exercise:
        """Look up one exercise; raise ``UnknownName`` when there is none."""
        try:
            return self.exercises[slug]
        except KeyError:
            raise UnknownName(
                f"there is no exercise called {slug!r}",
                path="exercise",
                remedy="lumbar content list prints every exercise",
            ) from None
