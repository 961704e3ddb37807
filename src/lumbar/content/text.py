"""Read the words of an exercise: front matter, then seven sections in a fixed order.

The headings are structure, not words to read, so they are the same in every language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt

from lumbar.content.errors import Problem
from lumbar.content.files import SourceFile
from lumbar.content.schema import ExerciseFront, ProgrammeFront, TagWords
from lumbar.core.words import Tag

PROSE, STEPS, POINTS = "prose", "steps", "points"

SECTIONS: dict[str, tuple[str, int, int]] = {
    "Why": (PROSE, 1, 1),
    "How": (STEPS, 3, 6),
    "Cues": (POINTS, 2, 3),
    "Common errors": (POINTS, 2, 3),
    "Too hard": (PROSE, 1, 1),
    "Too easy": (PROSE, 1, 1),
    "Stop if": (POINTS, 2, 3),
}
"""Each section of an exercise text, its kind, and how few and how many items it may have."""

PROGRAMME_SECTIONS: dict[str, tuple[str, int, int]] = {
    "Who it suits": (PROSE, 1, 1),
    "What it is": (PROSE, 1, 1),
    "What we changed": (POINTS, 1, 8),
    "Whose dose": (PROSE, 1, 1),
}
"""The same for a programme text."""

Sections = dict[str, tuple[str, int, int]]

ALLOWED_HTML = {"p", "em", "strong", "ol", "ul", "li", "h2", "h3", "blockquote", "a", "br"}
"""What a rendered text may contain; the sanitiser drops everything else."""

_ITEM = {STEPS: re.compile(r"^\d+\.\s+(.*)$"), POINTS: re.compile(r"^-\s+(.*)$")}


@dataclass(frozen=True, slots=True)
class ExerciseText:
    """Hold the words of one exercise in one language, as Markdown without headings."""

    name: str
    aliases: tuple[str, ...]
    modify: dict[Tag, str]
    why: str
    how: tuple[str, ...]
    cues: tuple[str, ...]
    errors: tuple[str, ...]
    too_hard: str
    too_easy: str
    stop_if: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeText:
    """Hold the words of one programme in one language; ``minutes`` for one session."""

    title: str
    minutes: int
    who: str
    what: str
    changed: tuple[str, ...]
    whose_dose: str


@dataclass(frozen=True, slots=True)
class Texts:
    """Hold the words of one language."""

    language: str
    exercises: dict[str, ExerciseText]
    programmes: dict[str, ProgrammeText]
    tags: dict[Tag, TagWords]
    equipment: dict[str, str]
    not_schedulable: dict[str, str]


@dataclass(slots=True)
class Section:
    """Hold one section as it stands in the file: its heading, line and lines of text."""

    heading: str
    line: int
    lines: list[str] = field(default_factory=list)

    @property
    def prose(self) -> str:
        """Give the text with its line breaks folded."""
        return " ".join(line.strip() for line in self.lines if line.strip())

    def items(self, kind: str) -> tuple[str, ...]:
        """Give the list items of the section; a line that continues one is joined to it."""
        found: list[str] = []
        for line in filter(str.strip, self.lines):
            match = _ITEM[kind].match(line)
            if match:
                found.append(match[1].strip())
            elif found:
                found[-1] += " " + line.strip()
        return tuple(found)

    def begins_with_item(self, kind: str) -> bool:
        """Tell whether the first line of text is a list item."""
        first = next(filter(str.strip, self.lines), "")
        return bool(_ITEM[kind].match(first))


def sections_of(source: SourceFile) -> list[Section]:
    """Split a Markdown file at its second-level headings, front matter left out."""
    lines = source.text.split("\n")
    start = 0
    if source.yaml_text:
        start = source.yaml_text.count("\n") + 3
    found: list[Section] = []
    for number, line in enumerate(lines[start:], start + 1):
        if line.startswith("## "):
            found.append(Section(line[3:].strip(), number))
        elif found:
            found[-1].lines.append(line)
        elif line.strip():
            found.append(Section("", number, [line]))
    return found


def parse_exercise_text(
    source: SourceFile, front: ExerciseFront
) -> tuple[ExerciseText | None, list[Problem]]:
    """Read the seven sections; give None and every problem when one is missing or misshapen."""
    by, problems = _sections(source, SECTIONS)
    if problems:
        return None, problems
    text = ExerciseText(
        name=front.name,
        aliases=front.aliases,
        modify=dict(front.modify),
        why=by["Why"].prose,
        how=by["How"].items(STEPS),
        cues=by["Cues"].items(POINTS),
        errors=by["Common errors"].items(POINTS),
        too_hard=by["Too hard"].prose,
        too_easy=by["Too easy"].prose,
        stop_if=by["Stop if"].items(POINTS),
    )
    return text, []


def parse_programme_text(
    source: SourceFile, front: ProgrammeFront
) -> tuple[ProgrammeText | None, list[Problem]]:
    """Read the four sections; give None and every problem when one is missing or misshapen."""
    by, problems = _sections(source, PROGRAMME_SECTIONS)
    if problems:
        return None, problems
    text = ProgrammeText(
        title=front.title,
        minutes=front.minutes,
        who=by["Who it suits"].prose,
        what=by["What it is"].prose,
        changed=by["What we changed"].items(POINTS),
        whose_dose=by["Whose dose"].prose,
    )
    return text, []


def _sections(source: SourceFile, table: Sections) -> tuple[dict[str, Section], list[Problem]]:
    sections = sections_of(source)
    problems = _order_problems(source, sections, table) or [
        problem for section in sections for problem in _shape_problems(source, section, table)
    ]
    return {section.heading: section for section in sections}, problems


def _order_problems(source: SourceFile, sections: list[Section], table: Sections) -> list[Problem]:
    headings = [section.heading for section in sections]
    if headings == list(table):
        return []
    problems = [p for i in range(len(sections)) for p in _stray(source, sections, i, table)]
    last = source.text.rstrip("\n").count("\n") + 1
    problems += [
        source.problem_at(last, f"the section {heading!r} is missing")
        for heading in table
        if heading not in headings
    ]
    order = ", ".join(table)
    return problems or [
        source.problem_at(sections[0].line, f"the sections must stand in this order: {order}")
    ]


def _stray(
    source: SourceFile, sections: list[Section], index: int, table: Sections
) -> list[Problem]:
    section = sections[index]
    if section.heading not in table:
        what = f"the heading {section.heading!r}" if section.heading else "text before a heading"
        sentence = f"{what} is not one of the sections: {', '.join(table)}"
    elif section.heading in [earlier.heading for earlier in sections[:index]]:
        sentence = f"the section {section.heading!r} stands twice"
    else:
        return []
    return [source.problem_at(section.line, sentence)]


def _shape_problems(source: SourceFile, section: Section, table: Sections) -> list[Problem]:
    kind, few, many = table[section.heading]
    if kind == PROSE:
        if section.prose:
            return []
        return [source.problem_at(section.line, f"the section {section.heading!r} is empty")]
    wanted = "numbered steps" if kind == STEPS else "points that begin with '- '"
    count = len(section.items(kind))
    if few <= count <= many and section.begins_with_item(kind):
        return []
    return [
        source.problem_at(
            section.line,
            f"the section {section.heading!r} needs {few} to {many} {wanted}; it has {count}",
        )
    ]


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


def render(markdown: str) -> str:
    """Turn Markdown into sanitised HTML: no scripts, styles, images or raw HTML."""
    html = _markdown().render(markdown)
    return nh3.clean(html, tags=ALLOWED_HTML, attributes={"a": {"href"}}, url_schemes={"https"})
