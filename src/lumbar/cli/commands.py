"""One plain function a command: read what was named, call the room, print."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from lumbar.cli import library_views, show
from lumbar.cli.journey import day_json, print_journey
from lumbar.cli.wording import table
from lumbar.content.check import check_content
from lumbar.content.education import Lesson, load_lessons, open_lessons
from lumbar.content.loader import Content, load_library
from lumbar.content.questionnaires import load_questionnaires
from lumbar.content.schema import exercise_json_schema
from lumbar.content.sources import list_sources
from lumbar.core.errors import UnknownName
from lumbar.core.words import Level, Tag
from lumbar.edge import rooms
from lumbar.edge.codec import read
from lumbar.edge.codec import schema as schema_of
from lumbar.edge.course import Course
from lumbar.edge.errors import BadInput
from lumbar.edge.play import play
from lumbar.edge.requests import Intake

STDIN = "-"


def _text(name: str) -> bytes:
    """Read a file, or standard input for "-"; raise ``BadInput`` when it cannot be read."""
    try:
        return sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise BadInput(name, f"cannot be read: {error.strerror}") from None


def _json(document: Any) -> None:
    print(json.dumps(document, indent=2, ensure_ascii=False))


def _content(arguments: argparse.Namespace) -> Content:
    return load_library(arguments.overlay)


def decide(arguments: argparse.Namespace) -> int:
    """Let one room decide about a JSON request and print the decision as JSON."""
    _json(rooms.decide(arguments.room, _text(arguments.file), _content(arguments)))
    return 0


def schema(arguments: argparse.Namespace) -> int:
    """Print the JSON Schema of what a room takes."""
    _json(rooms.room_schema(arguments.room))
    return 0


def plan(arguments: argparse.Namespace) -> int:
    """Print the programme of an intake for a person to read."""
    intake = read(Intake, _text(arguments.file))
    content = _content(arguments)
    print(show.programme(intake, content, steps=arguments.steps, why_not=arguments.why_not))
    return 0


def journey(arguments: argparse.Namespace) -> int:
    """Play a recorded course and print what is decided each day, with its reasons."""
    if arguments.schema:
        _json(schema_of(Course))
        return 0
    course = read(Course, _text(arguments.file))
    content = _content(arguments)
    if arguments.json:
        for played in play(course, content):
            print(json.dumps(day_json(played, content), ensure_ascii=False))
    else:
        print_journey(course, content)
    return 0


def content_check(arguments: argparse.Namespace) -> int:
    """Check all content; print each problem with file and line, or what was found sound."""
    problems = check_content(overlay=arguments.overlay)
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}", file=sys.stderr)
        return 1
    content = _content(arguments)
    planned = sum(exercise.schedulable for exercise in content.library.exercises.values())
    print(
        f"sound: {len(content.library.exercises)} exercises ({planned} can be planned),"
        f" {len(content.library.templates)} programmes,"
        f" {len(load_lessons(overlay=arguments.overlay))} lessons,"
        f" {len(load_questionnaires())} questionnaires; hash {content.content_hash[:12]}"
    )
    return 0


def content_list(arguments: argparse.Namespace) -> int:
    """List every exercise with its level, direction and position."""
    content = _content(arguments)
    rows = [
        {
            "id": exercise.slug,
            "name": content.name(exercise.slug),
            "level": exercise.level,
            "direction": exercise.direction,
            "position": exercise.position,
            "planned": exercise.schedulable,
        }
        for exercise in sorted(content.library.exercises.values(), key=lambda e: (e.level, e.slug))
    ]
    if arguments.json:
        _json(rows)
    else:
        print(table(rows))
    return 0


def content_sources(arguments: argparse.Namespace) -> int:
    """Trace every entry of the five sources to its exercise and its dose."""
    entries = list_sources(_content(arguments))
    if arguments.json:
        _json([entry.as_json() for entry in entries])
    else:
        print(table([library_views.source_row(entry) for entry in entries]))
    return 0


def content_programmes(arguments: argparse.Namespace) -> int:
    """List the programmes of the sources."""
    content = _content(arguments)
    rows = [
        {
            "id": slug,
            "title": content.texts["en"].programmes[slug].title,
            "exercises": len(template.items),
        }
        for slug, template in sorted(content.library.templates.items())
    ]
    if arguments.json:
        _json(rows)
    else:
        print(table(rows))
    return 0


def _open_lessons(arguments: argparse.Namespace) -> tuple[Lesson, ...]:
    lessons = load_lessons(overlay=arguments.overlay)
    if arguments.level is None:
        return lessons
    return open_lessons(
        lessons,
        Level(arguments.level),
        arguments.pain_row,
        arguments.morning_row,
        tags=[Tag(tag) for tag in arguments.tag],
    )


def content_lessons(arguments: argparse.Namespace) -> int:
    """List the lessons with what opens them; with a triage result, those open now."""
    rows = [
        {
            "id": lesson.facts.id,
            "title": lesson.title,
            "minutes": lesson.minutes,
            "shown": lesson.facts.gate.value,
        }
        for lesson in _open_lessons(arguments)
    ]
    if arguments.json:
        _json(rows)
    else:
        print(table(rows))
    return 0


def content_questionnaires(arguments: argparse.Namespace) -> int:
    """List the questionnaires: shipped with their text, or scored only."""
    rows = [library_views.questionnaire_row(each) for each in load_questionnaires().values()]
    if arguments.json:
        _json(rows)
    else:
        print(table(rows))
    return 0


def content_show(arguments: argparse.Namespace) -> int:
    """Show one exercise, programme, lesson or questionnaire by its id."""
    content, name = _content(arguments), arguments.name
    lessons = {lesson.facts.id: lesson for lesson in load_lessons(overlay=arguments.overlay)}
    questionnaires = load_questionnaires()
    if name in content.library.exercises:
        print(library_views.exercise(content, name))
    elif name in content.library.templates:
        print(library_views.template(content, name))
    elif name in lessons:
        print(library_views.lesson(lessons[name]))
    elif name in questionnaires:
        print(library_views.questionnaire(questionnaires[name]))
    else:
        raise UnknownName(
            f"there is nothing called {name!r}",
            remedy="lumbar content list, programmes, lessons or questionnaires print the ids",
        )
    return 0


def content_schema(_arguments: argparse.Namespace) -> int:
    """Print the JSON Schema of exercise.yaml, for editors."""
    _json(exercise_json_schema())
    return 0
