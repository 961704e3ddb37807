"""Check the programmes: real exercises, doses that agree with their source entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from lumbar.content.draft import Draft, Parsed
from lumbar.content.errors import Problem
from lumbar.content.schema import DoseField, ItemShape, ProgrammeShape, SourceShape
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
    exercise = draft.exercises.get(item.exercise)
    if exercise is None:
        yield programme.problem(
            f"items: there is no exercise called {item.exercise!r}", "items", index, "exercise"
        )
        return
    if item.dose.per_side and exercise.value.sides is Sides.BOTH:
        yield programme.problem(f"items: {item.exercise} has no sides", "items", index, "dose")
    if bool(item.dose.reps) == bool(item.dose.duration_s):
        yield programme.problem(
            "items: a dose counts either reps or duration_s", "items", index, "dose"
        )
    if item.entry is None:
        if item.stated or item.per_day_stated:
            yield programme.problem("items: stated, but by no entry", "items", index, "stated")
        return
    entry = _family_entries(draft, exercise.value.family).get(item.entry)
    if entry is None:
        yield programme.problem(
            f"items: {item.entry} is no source entry of {item.exercise}", "items", index, "entry"
        )
        return
    for name in get_args(DoseField):
        sentence = _disagreement(name, item, entry)
        if sentence:
            loc = ("stated",) if "stated" in sentence else ("dose", name)
            yield programme.problem(f"items: {entry.entry} {sentence}", "items", index, *loc)
    if (entry.dose.per_day is not None) != item.per_day_stated or (
        item.per_day_stated and entry.dose.per_day != item.per_day
    ):
        sentence = f"states per_day {entry.dose.per_day}; per_day and per_day_stated must agree"
        yield programme.problem(f"items: {entry.entry} {sentence}", "items", index, "per_day")


def _family_entries(draft: Draft, family: str) -> dict[str, SourceShape]:
    return {
        entry.entry: entry
        for exercise in draft.exercises.values()
        if exercise.value.family == family
        for entry in exercise.value.sources
    }


def _disagreement(name: str, item: ItemShape, entry: SourceShape) -> str:
    """Say how one part of an item's dose contradicts its source entry; empty when it agrees."""
    listed = name in item.stated
    if name == "per_side":
        return _sides_disagreement(entry.dose.sides, item.dose.per_side, listed)
    stated = getattr(entry.dose, name)
    if stated is None or isinstance(stated, str):
        return f"has no number for {name}, so stated may not list it" if listed else ""
    low, high = stated
    if not listed:
        # "Up to 30" names no start: a first dose below it is ours, not the source's.
        return "" if low is None else f"states {name}, so stated must list it"
    ours = getattr(item.dose, name)
    if ours >= (low or 0) and (high is None or ours <= high):
        return ""
    return f"gives {name} from {low} to {high}; here it is {ours}"


def _sides_disagreement(sides: str | None, per_side: bool, listed: bool) -> str:
    if sides is None:
        return "names no sides, so stated may not list per_side" if listed else ""
    if not sides.startswith("each"):
        return ""
    if not per_side:
        return f"says {sides}, so per_side must be true"
    return "" if listed else f"says {sides}, so stated must list per_side"
