"""Check what only a whole library can meet: counts, coverage, every source entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from lumbar.content.draft import Draft
from lumbar.content.errors import Problem
from lumbar.content.files import SourceFile
from lumbar.core.words import Origin, Tag

SCHEDULABLE_MIN = 64
"""How many exercises a plan may choose from, at least."""

ENTRIES_OF_SOURCE = {"000": 3, "001": 8, "002": 4, "003": 10, "004": 24}
"""How many numbered exercises each source article has (49 in all)."""

CANONICAL_FROM_SOURCES = 39
"""How many exercises of the catalogue come from the sources (rules page, check 14)."""

GENTLE_LEVEL = 2
UNMODIFIED_MIN = 7
NOT_EXCLUDED_MIN = 10
"""What every single tag must leave at levels 1-2 (rules page, section a, coverage check)."""

COVERAGE_EXCEPTION = Tag.POST_OP_SPINE_LT6W
"""Nothing is left, on purpose: only what the surgeon or physiotherapist set."""


def check_library(draft: Draft) -> Iterator[Problem]:
    """Find what the library as a whole lacks."""
    if not draft.exercises:
        yield Problem(str(draft.layers[0]), 1, "there are no exercises")
        return
    anywhere = next(iter(draft.exercises.values())).source
    yield from _counts(draft, anywhere)
    yield from _entries(draft, anywhere)
    yield from _coverage(draft, anywhere)
    yield from _drawn(draft)


def _drawn(draft: Draft) -> Iterator[Problem]:
    """Ask a movement of every built-in exercise; a clinic's own may come without a drawing."""
    for exercise in draft.exercises.values():
        if exercise.value.movement is None and exercise.source.path.is_relative_to(draft.layers[0]):
            yield exercise.problem("there is no movement: see docs/how-to/movement.md")


def _counts(draft: Draft, at: SourceFile) -> Iterator[Problem]:
    count = len(draft.schedulable)
    if count < SCHEDULABLE_MIN:
        yield at.problem_at(
            1, f"the library has {count} exercises to plan; it needs {SCHEDULABLE_MIN}"
        )
    seeds = sum(e.value.origin is Origin.SEED for e in draft.exercises.values())
    if seeds != CANONICAL_FROM_SOURCES:
        yield at.problem_at(
            1, f"{seeds} exercises have the origin seed; it must be {CANONICAL_FROM_SOURCES}"
        )


def _entries(draft: Draft, at: SourceFile) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for slug, exercise in draft.exercises.items():
        for index, entry in enumerate(exercise.value.sources):
            if entry.entry in seen:
                yield exercise.problem(
                    f"{entry.entry} already stands in {seen[entry.entry]}", "sources", index
                )
            seen[entry.entry] = slug
    found = Counter(entry[1:4] for entry in seen)
    for source, wanted in ENTRIES_OF_SOURCE.items():
        numbers = {f"s{source}-{number:02d}" for number in range(1, wanted + 1)}
        missing = sorted(numbers - set(seen))
        if missing:
            yield at.problem_at(1, f"no exercise lists the source entries {', '.join(missing)}")
        if found[source] > wanted:
            yield at.problem_at(1, f"source {source} has only {wanted} entries")


def _coverage(draft: Draft, at: SourceFile) -> Iterator[Problem]:
    gentle = [e.value for e in draft.schedulable.values() if e.value.level <= GENTLE_LEVEL]
    for tag in Tag:
        if tag is COVERAGE_EXCEPTION:
            continue
        allowed = [e for e in gentle if tag not in e.exclude]
        unmodified = [e for e in allowed if tag not in e.modify]
        if len(allowed) < NOT_EXCLUDED_MIN or len(unmodified) < UNMODIFIED_MIN:
            yield at.problem_at(
                1,
                f"{tag} leaves {len(allowed)} gentle exercises, {len(unmodified)} of them as they "
                f"are; it must leave {NOT_EXCLUDED_MIN} and {UNMODIFIED_MIN}",
            )


def used_words(draft: Draft) -> set[str]:
    """List the equipment words that the exercises name."""
    found: set[str] = set()
    for exercise in draft.exercises.values():
        groups = ((n,) if isinstance(n, str) else n for n in exercise.value.needs)
        found.update(chain.from_iterable(groups), exercise.value.options)
    return found
