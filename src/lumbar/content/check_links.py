"""Check links, prerequisites and ladders: no circles, no dead ends, no steep steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lumbar.content.draft import Draft, Parsed
from lumbar.content.errors import Problem
from lumbar.content.schema import ExerciseShape

Edges = Callable[[ExerciseShape], tuple[str, ...]]

STEEPEST_STEP = 1
"""Levels a step up may climb, at most (exercise catalogue: notes on progression)."""


def _harder(exercise: ExerciseShape) -> tuple[str, ...]:
    return exercise.harder


def _easier(exercise: ExerciseShape) -> tuple[str, ...]:
    return exercise.easier


def _prerequisites(exercise: ExerciseShape) -> tuple[str, ...]:
    return tuple(p.exercise for p in exercise.prerequisites)


def check_links(draft: Draft) -> Iterator[Problem]:
    """Find every broken, steep or circular link, and every dead end."""
    for slug, exercise in draft.exercises.items():
        yield from _identity(slug, exercise, draft)
        yield from _targets(exercise, draft)
        yield from _steps(exercise, draft)
        yield from _needed_first(exercise, draft)
    for name, edges in (
        ("harder", _harder),
        ("easier", _easier),
        ("prerequisites", _prerequisites),
    ):
        yield from _circles(draft, name, edges)
    yield from _dead_ends(draft)
    yield from _ladders(draft)


def _identity(slug: str, exercise: Parsed[ExerciseShape], draft: Draft) -> Iterator[Problem]:
    value = exercise.value
    if value.id != slug:
        yield exercise.problem(f"id is {value.id!r}, but the folder is called {slug!r}", "id")
    if value.family not in draft.exercises:
        yield exercise.problem(f"family: there is no exercise called {value.family!r}", "family")


def _targets(exercise: Parsed[ExerciseShape], draft: Draft) -> Iterator[Problem]:
    value = exercise.value
    for name in ("easier", "harder"):
        links: tuple[str, ...] = getattr(value, name)
        for index, target in enumerate(links):
            if target == value.id:
                yield exercise.problem(f"{name}: an exercise cannot lead to itself", name, index)
            elif target not in draft.exercises:
                yield exercise.problem(
                    f"{name}: there is no exercise called {target!r}", name, index
                )
            elif value.schedulable and not draft.exercises[target].value.schedulable:
                yield exercise.problem(f"{name}: {target} is never planned", name, index)
            elif target in links[:index]:
                yield exercise.problem(f"{name}: {target} stands twice", name, index)
    for target in set(value.easier) & set(value.harder):
        index = value.harder.index(target)
        yield exercise.problem(f"{target} is called both easier and harder", "harder", index)


def _steps(exercise: Parsed[ExerciseShape], draft: Draft) -> Iterator[Problem]:
    value = exercise.value
    for index, target in enumerate(value.harder):
        level = draft.exercises[target].value.level if target in draft.exercises else value.level
        if level > value.level + STEEPEST_STEP:
            yield exercise.problem(
                f"harder: {target} is level {level}, more than one above level {value.level}",
                "harder",
                index,
            )
        elif level < value.level:
            yield exercise.problem(
                f"harder: {target} is level {level}, below level {value.level}", "harder", index
            )
    for index, target in enumerate(value.easier):
        level = draft.exercises[target].value.level if target in draft.exercises else value.level
        if level > value.level:
            yield exercise.problem(
                f"easier: {target} is level {level}, above level {value.level}", "easier", index
            )
    if value.level == 1 and value.easier:
        yield exercise.problem("a level-1 exercise has none easier; its dose is cut", "easier")
    if value.level > 1 and value.schedulable and not value.easier:
        yield exercise.problem(f"a level-{value.level} exercise needs an easier one", "easier")


def _needed_first(exercise: Parsed[ExerciseShape], draft: Draft) -> Iterator[Problem]:
    value = exercise.value
    for index, needed in enumerate(value.prerequisites):
        for target in (needed.exercise, *needed.stand_ins):
            loc = ("prerequisites", index, "exercise")
            if target not in draft.exercises:
                yield exercise.problem(f"prerequisites: there is no exercise {target!r}", *loc)
                continue
            found = draft.exercises[target].value
            if not found.schedulable:
                yield exercise.problem(
                    f"prerequisites: {target} is never planned, so it cannot be mastered", *loc
                )
            if found.level > value.level:
                yield exercise.problem(
                    f"prerequisites: {target} is level {found.level}, above level {value.level}",
                    *loc,
                )
        if needed.waived_when_excluded and needed.stand_ins:
            yield exercise.problem(
                "prerequisites: either a stand-in or a waiver, not both", "prerequisites", index
            )


def _closure(draft: Draft, start: Iterable[str], edges: Edges) -> set[str]:
    seen: set[str] = set()
    todo = list(start)
    while todo:
        slug = todo.pop()
        if slug not in seen and slug in draft.exercises:
            seen.add(slug)
            todo += edges(draft.exercises[slug].value)
    return seen


def _circles(draft: Draft, name: str, edges: Edges) -> Iterator[Problem]:
    for slug, exercise in draft.exercises.items():
        for index, target in enumerate(edges(exercise.value)):
            if target != slug and slug in _closure(draft, [target], edges):
                yield exercise.problem(
                    f"{name}: following {target} leads back here in a circle", name, index
                )


def _dead_ends(draft: Draft) -> Iterator[Problem]:
    first = [slug for slug, e in draft.schedulable.items() if e.value.level == 1]
    reachable = _closure(draft, first, _harder)
    for slug, exercise in draft.schedulable.items():
        down = _closure(draft, [slug], _easier)
        if not any(draft.exercises[s].value.level == 1 for s in down):
            yield exercise.problem("no way down the easier links reaches level 1", "easier")
        if slug not in reachable:
            yield exercise.problem(
                "no level-1 exercise leads up to it by the harder links of others", "level"
            )


def _ladders(draft: Draft) -> Iterator[Problem]:
    if draft.ladders is None:
        return
    for name, steps in draft.ladders.value:
        for index, slug in enumerate(steps):
            loc = (name, index)
            found = draft.exercises.get(slug)
            if found is None:
                yield draft.ladders.problem(f"{name}: there is no exercise {slug!r}", *loc)
            elif not found.value.schedulable:
                yield draft.ladders.problem(f"{name}: {slug} is never planned", *loc)
            elif found.value.direction.value != name:
                yield draft.ladders.problem(
                    f"{name}: {slug} moves in the direction {found.value.direction.value}", *loc
                )
            elif index == 0 and found.value.level != 1:
                yield draft.ladders.problem(
                    f"{name}: the first step must be level 1; {slug} is {found.value.level}", *loc
                )
        if len(set(steps)) != len(steps):
            yield draft.ladders.problem(f"{name}: an exercise stands twice", name)
