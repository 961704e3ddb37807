"""Load the lessons and decide which of them a person may see today.

A lesson can do harm by being read at the wrong moment: "sore is not harm" next to
a red flag. So every lesson names a gate, and the gates open by the triage result
and by the last rows of the pain table (P1) and of the morning table (P2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field

from lumbar.content.errors import BrokenContent, Problem
from lumbar.content.files import (
    BUILT_IN,
    SourceFile,
    find,
    read_markdown_file,
    read_yaml_file,
)
from lumbar.content.help_lines import PLACEHOLDERS
from lumbar.content.reading import read_shape
from lumbar.content.safety_net import LESSON_PLACEHOLDERS
from lumbar.content.schema import Shape, Slug, Text, Word
from lumbar.content.screening import load_screening
from lumbar.content.text import POINTS, sections_of
from lumbar.core.errors import UnknownName
from lumbar.core.evidence import EVIDENCE
from lumbar.core.words import Level, Tag

Positive = Annotated[int, Field(ge=1, strict=True)]


class Gate(StrEnum):
    """Name when a lesson may be shown.

    ``EMERGENCY_OK`` always, even beside an emergency. ``ALWAYS`` also before a
    clinician has been seen; it reassures nobody. ``REASSURANCE`` only when
    exercising alone is open and no warning sign came up. ``FLARE`` the same, and it
    leads the list after an ordinary flare-up.
    """

    EMERGENCY_OK = "emergency_ok"
    ALWAYS = "always"
    REASSURANCE = "reassurance"
    FLARE = "flare"


class SupportShape(Shape):
    """Name a source by its evidence key and what of the lesson stands on it."""

    key: Text
    supports: Text


class LessonShape(Shape):
    """State the facts of a lesson (lesson.yaml): its place, its gate, its sources.

    ``only_for``: shown only to people with one of these tags; ``not_for``: never to
    people with one of them.
    """

    id: Slug
    order: Positive
    week: Positive
    topics: Annotated[tuple[Word, ...], Field(min_length=1)]
    gate: Gate
    only_for: tuple[Tag, ...] = ()
    not_for: tuple[Tag, ...] = ()
    evidence: Annotated[tuple[SupportShape, ...], Field(min_length=1)]


class LessonFront(Shape):
    """State the front matter of a lesson text (en.md); ``minutes`` is the reading time."""

    title: Text
    minutes: Positive


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """Hold a lesson in one language; ``body`` and ``try_this`` are Markdown with placeholders."""

    facts: LessonShape
    language: str
    title: str
    minutes: int
    body: str
    in_short: tuple[str, ...]
    try_this: str


class Situation(IntEnum):
    """Rank what a person has just been through, calmest first."""

    CALM = 0
    FLARE = 1
    WATCHFUL = 2
    HELP_NOW = 3


OPEN_GATES: dict[Situation, frozenset[Gate]] = {
    Situation.CALM: frozenset(Gate),
    Situation.FLARE: frozenset(Gate),
    Situation.WATCHFUL: frozenset({Gate.EMERGENCY_OK, Gate.ALWAYS}),
    Situation.HELP_NOW: frozenset({Gate.EMERGENCY_OK}),
}
"""Content gates of the rules page, section g [D]."""

_LEVELS: dict[Level, Situation] = {
    Level.OK: Situation.CALM,
    Level.MODIFY: Situation.CALM,
    Level.CLINICIAN_FIRST: Situation.WATCHFUL,
    Level.URGENT: Situation.HELP_NOW,
    Level.EMERGENCY: Situation.HELP_NOW,
}

# Row 4 is an ordinary flare only by its number: the mark "sharp" is judged in open_lessons.
_PAIN_ROWS: dict[str, Situation] = {
    "1": Situation.HELP_NOW,
    "2": Situation.HELP_NOW,
    "3": Situation.WATCHFUL,
    "3b": Situation.WATCHFUL,
    "4": Situation.FLARE,
    "5": Situation.FLARE,
    "6": Situation.CALM,
    "7": Situation.CALM,
    "8": Situation.CALM,
    "9": Situation.CALM,
    "quota": Situation.CALM,  # time-contingent mode, in place of rows 4-9
}

_MORNING_ROWS: dict[str, Situation] = {
    "1": Situation.HELP_NOW,
    "2": Situation.WATCHFUL,
    "3": Situation.FLARE,
    "4": Situation.FLARE,
    "5": Situation.FLARE,
    "6": Situation.CALM,
    "7": Situation.CALM,
    "8": Situation.CALM,
    "9": Situation.CALM,
    "10": Situation.CALM,
    "quota": Situation.CALM,  # time-contingent mode, in place of rows 3-10
}


def open_lessons(
    lessons: Iterable[Lesson],
    level: Level,
    last_pain_row: str | None = None,
    last_morning_row: str | None = None,
    *,
    sharp: bool | None = None,
    tags: Iterable[Tag] = (),
) -> tuple[Lesson, ...]:
    """List the lessons that may be shown now, in their order; after a flare its lessons lead.

    ``last_pain_row`` is the gravest P1 row of the last session, ``last_morning_row``
    the last P2 row, both since the last clearance; None means that there is none yet.
    ``sharp`` says whether the pain of a row 4 was marked sharp, stabbing or electric;
    not reported counts as marked. Raises ``UnknownName`` for a row that no table has.
    """
    situation = max(
        _LEVELS[level],
        _row(_PAIN_ROWS, last_pain_row, "last_pain_row"),
        _row(_MORNING_ROWS, last_morning_row, "last_morning_row"),
        Situation.WATCHFUL if last_pain_row == "4" and sharp is not False else Situation.CALM,
    )
    held = frozenset(tags)
    shown = [
        lesson
        for lesson in lessons
        if lesson.facts.gate in OPEN_GATES[situation]
        and held.isdisjoint(lesson.facts.not_for)
        and (not lesson.facts.only_for or not held.isdisjoint(lesson.facts.only_for))
    ]
    flare_first = situation is Situation.FLARE
    return tuple(
        sorted(shown, key=lambda x: (flare_first and x.facts.gate is not Gate.FLARE, x.facts.order))
    )


def _row(table: dict[str, Situation], row: str | None, path: str) -> Situation:
    if row is None:
        return Situation.CALM
    if row not in table:
        raise UnknownName(
            f"there is no row {row!r}", path=path, remedy="give one of " + ", ".join(table)
        )
    return table[row]


def load_lessons(
    root: Path = BUILT_IN, overlay: Path | None = None, language: str = "en"
) -> tuple[Lesson, ...]:
    """Load every lesson in one language, in their order.

    Raises ``BrokenContent`` with all problems when any lesson is wrong.
    """
    lessons, problems = read_lessons(root, overlay)
    if problems:
        raise BrokenContent(problems)
    return tuple(lesson for lesson in lessons if lesson.language == language)


def check_lessons(root: Path = BUILT_IN, overlay: Path | None = None) -> list[Problem]:
    """List every problem of the lessons, with file and line; an empty list means sound."""
    return read_lessons(root, overlay)[1]


def read_lessons(
    root: Path, overlay: Path | None = None
) -> tuple[tuple[Lesson, ...], list[Problem]]:
    """Read the lessons of all languages that can be read, and every problem of the others."""
    layers = (root,) if overlay is None else (root, overlay)
    facts: dict[str, LessonShape] = {}
    problems: list[Problem] = []
    for rel, path in find(layers, "education/*/lesson.yaml"):
        source = read_yaml_file(path, rel)
        found, wrong = read_shape(source, LessonShape)
        problems += wrong
        if found:
            facts[source.slug] = found
            problems += _fact_problems(source, found)
    lessons: list[Lesson] = []
    for rel, path in find(layers, "education/*/*.md"):
        source = read_markdown_file(path, rel)
        lesson, wrong = _read_text(source, facts.get(source.slug))
        problems += wrong
        lessons += [lesson] if lesson else []
    problems += _missing_texts(layers, lessons, facts)
    return tuple(sorted(lessons, key=lambda x: (x.language, x.facts.order))), sorted(problems)


def _fact_problems(source: SourceFile, facts: LessonShape) -> list[Problem]:
    problems = []
    if facts.id != source.slug:
        problems.append(
            source.problem(f"id is {facts.id!r}, but the folder is {source.slug!r}", ("id",))
        )
    for index, support in enumerate(facts.evidence):
        if support.key not in EVIDENCE:
            problems.append(
                source.problem(
                    f"there is no source called {support.key!r}", ("evidence", index, "key")
                )
            )
    return problems


def _read_text(
    source: SourceFile, facts: LessonShape | None
) -> tuple[Lesson | None, list[Problem]]:
    if facts is None:
        return None, [source.problem_at(1, "this text has no readable lesson.yaml beside it")]
    front, problems = read_shape(source, LessonFront)
    if front is None:
        return None, problems
    sections = {section.heading: section for section in sections_of(source)}
    problems = _text_problems(source, facts, list(sections))
    if problems:
        return None, problems
    return Lesson(
        facts=facts,
        language=source.path.stem,
        title=front.title,
        minutes=front.minutes,
        body=_body(source),
        in_short=sections["In short"].items(POINTS),
        try_this=sections["Try this"].prose,
    ), []


def _body(source: SourceFile) -> str:
    """Give the text before the first heading, with the shared lists of signs filled in."""
    body = source.text.partition("\n---\n")[2].partition("\n## ")[0].strip()
    if any(f"{{{name}}}" in body for name in LESSON_PLACEHOLDERS):
        net = load_screening(language=source.path.stem).results.safety_net
        for name, signs in net.fillings().items():
            body = body.replace(f"{{{name}}}", signs)
    return body


def _text_problems(source: SourceFile, facts: LessonShape, headings: list[str]) -> list[Problem]:
    problems = []
    if headings != ["", "In short", "Try this"]:
        problems.append(
            source.problem_at(1, "a lesson has a text, then '## In short', then '## Try this'")
        )
    for name in re.findall(r"\{([^}]*)\}", source.text):
        if name not in (*PLACEHOLDERS, *LESSON_PLACEHOLDERS):
            line = source.text[: source.text.index(f"{{{name}}}")].count("\n") + 1
            problems.append(source.problem_at(line, f"there is no placeholder {{{name}}}"))
    if facts.gate is Gate.EMERGENCY_OK and "{emergency_number}" not in source.text:
        problems.append(
            source.problem_at(1, "a lesson shown in an emergency must name {emergency_number}")
        )
    return problems


def _missing_texts(
    layers: tuple[Path, ...], lessons: list[Lesson], facts: dict[str, LessonShape]
) -> list[Problem]:
    languages = {lesson.language for lesson in lessons}
    have = {(lesson.facts.id, lesson.language) for lesson in lessons}
    return [
        Problem(str(layers[-1] / "education" / slug), 1, f"the text in {language!r} is missing")
        for slug in facts
        for language in sorted(languages)
        if (slug, language) not in have
        and not any((layer / "education" / slug / f"{language}.md").exists() for layer in layers)
    ]
