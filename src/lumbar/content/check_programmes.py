"""Check the programmes: real exercises, doses that agree with their source entries."""

from __future__ import annotations

from collections.abc import Iterator

from lumbar.content.draft import Draft, Parsed
from lumbar.content.errors import Problem
from lumbar.content.schema import ItemShape, ProgrammeShape, SourceShape
from lumbar.core.evidence import EVIDENCE
from lumbar.core.words import Sides


def check_programmes(draft: Draft) -> Iterator[Problem]:
    """Find every programme item without a real exercise, or whose dose its source contradicts."""
    for slug, programme in draft.programmes.items():
        if programme.value.id != slug:
            yield programme.problem(
                f"id is {programme.value.id!r}, but the folder is called {slug!r}", "id"
            )
        if programme.value.source not in EVIDENCE:
            yield programme.problem(f"source: {programme.value.source!r} is unknown", "source")
        for index, item in enumerate(programme.value.items):
            yield from _item(draft, programme, index, item)


def _item(
    draft: Draft, programme: Parsed[ProgrammeShape], index: int, item: ItemShape
) -> Iterator[Problem]:
    loc = ("items", index, "exercise")
    exercise = draft.exercises.get(item.exercise)
    if exercise is None:
        yield programme.problem(f"items: there is no exercise called {item.exercise!r}", *loc)
        return
    if item.dose.per_side and exercise.value.sides is Sides.BOTH:
        yield programme.problem(f"items: {item.exercise} has no sides", "items", index, "dose")
    if item.entry is None:
        if item.stated:
            yield programme.problem("items: stated, but by no entry", "items", index, "stated")
        return
    entries = {
        entry.entry: entry for other in draft.exercises.values() for entry in other.value.sources
    }
    entry = entries.get(item.entry)
    family = {e.entry for e in _family_entries(draft, exercise.value.family)}
    if entry is None or item.entry not in family:
        yield programme.problem(
            f"items: {item.entry} is no source entry of {item.exercise}", "items", index, "entry"
        )
        return
    yield from _doses(programme, index, item, entry)


def _family_entries(draft: Draft, family: str) -> Iterator[SourceShape]:
    for exercise in draft.exercises.values():
        if exercise.value.family == family:
            yield from exercise.value.sources


def _doses(
    programme: Parsed[ProgrammeShape], index: int, item: ItemShape, entry: SourceShape
) -> Iterator[Problem]:
    for name in ("sets", "reps", "hold_s", "duration_s", "rest_s"):
        stated = getattr(entry.dose, name)
        ours = getattr(item.dose, name)
        loc = ("items", index, "dose", name)
        if isinstance(stated, tuple):
            low, high = stated
            if ours < (low or 0) or (high is not None and ours > high):
                yield programme.problem(
                    f"items: {entry.entry} states {name} {low} to {high}; here it is {ours}", *loc
                )
            if name not in item.stated:
                yield programme.problem(
                    f"items: {entry.entry} states {name}, so stated must list it",
                    "items", index, "stated",
                )  # fmt: skip
        elif name in item.stated:
            yield programme.problem(
                f"items: {entry.entry} states no {name}: it is our default",
                "items", index, "stated",
            )  # fmt: skip
