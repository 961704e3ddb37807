"""List what the source articles say: every numbered entry, its exercise, its dose."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from lumbar.content.loader import Content
from lumbar.content.schema import SourceShape, StatedDose
from lumbar.core.library import Exercise
from lumbar.core.words import DoseType

SpanOrWords = tuple[int | None, int | None] | str

_OURS: dict[DoseType, tuple[str, ...]] = {
    DoseType.REPS: ("sets", "reps", "hold_s", "rest_s"),
    DoseType.HOLD: ("sets", "reps", "hold_s", "rest_s"),
    DoseType.TIMED: ("sets", "duration_s"),
}
"""The parts of a dose that an exercise of each type needs from somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """Trace one numbered exercise of a source to an exercise of the library.

    ``stated`` holds what the source says of the dose ([lowest, highest], None where
    it leaves an end open, or its words); ``ours`` our default for what it leaves out.
    """

    entry: str
    source: str
    number: int
    name: str
    exercise: str
    exercise_name: str
    schedulable: bool
    stated: dict[str, Any]
    ours: dict[str, Any]
    equipment: tuple[str, ...]
    variations: tuple[str, ...]
    progressions: tuple[str, ...]
    precautions: tuple[str, ...]
    category: str | None
    unclear: str | None

    def as_json(self) -> dict[str, Any]:
        """Give the entry as plain values for JSON."""
        return asdict(self)


def list_sources(content: Content, language: str = "en") -> list[SourceEntry]:
    """List every entry of every source, by source and number."""
    found = [
        _entry(content, content.library.exercises[slug], said, language)
        for slug, sources in content.sources.items()
        for said in sources
    ]
    return sorted(found, key=lambda entry: entry.entry)


def _entry(content: Content, exercise: Exercise, said: SourceShape, language: str) -> SourceEntry:
    return SourceEntry(
        entry=said.entry,
        source=said.entry[1:4],
        number=int(said.entry[5:]),
        name=said.name,
        exercise=exercise.slug,
        exercise_name=content.name(exercise.slug, language),
        schedulable=exercise.schedulable,
        stated=said.dose.model_dump(exclude_none=True),
        ours=_ours(exercise, said.dose),
        equipment=said.equipment,
        variations=said.variations,
        progressions=said.progressions,
        precautions=said.precautions,
        category=said.category,
        unclear=said.unclear,
    )


def _ours(exercise: Exercise, stated: StatedDose) -> dict[str, Any]:
    """Give our default for each part of the dose that the source puts no number to."""
    dose = exercise.dose
    values: dict[str, SpanOrWords | int] = {
        "sets": dose.sets,
        "reps": (dose.reps_min, dose.reps_max),
        "hold_s": (dose.hold_s_min, dose.hold_s_max),
        "duration_s": (dose.duration_s_min, dose.duration_s_max),
        "rest_s": dose.rest_s,
    }
    missing = {
        name: values[name]
        for name in _OURS[dose.type]
        if not isinstance(getattr(stated, name), tuple) and values[name] not in (0, (0, 0))
    }
    if stated.duration_s is not None:
        missing.pop("reps", None)
    return {**missing, "per_side": True} if dose.per_side and not stated.sides else missing
