"""Load the wording of the safety questions, and of what a person reads after them.

The rules of ``core`` decide by ids and answers; here is only what people read. Each
question names the place of its answer in the input of the screening room.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from lumbar.content.errors import BrokenContent, Problem
from lumbar.content.files import BUILT_IN, Loc, SourceFile, read_yaml_file
from lumbar.content.reading import read_shape
from lumbar.content.schema import Flag, Shape, Slug, Text
from lumbar.core.screening.answers import Course
from lumbar.core.screening.triage import Card
from lumbar.core.words import Answer, Level, Sex

ItemId = Annotated[str, Field(pattern=r"^(RF|TQ)\d{2}[a-e]?$", strict=True)]
"""A row of the rules page, section a; a letter names a part of it: RF06a."""

FieldPath = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$", strict=True)]
"""Where an answer goes, dotted: red_flags.rf06.one_leg."""

Worrying = Literal["yes", "no", "none"]
"""The answer that raises concern; "none" where the answer only sorts."""


class ThemeShape(Shape):
    """Name one page of questions."""

    id: Slug
    title: Text
    intro: Text


class PersonShape(Shape):
    """Word one fact about the person that some questions depend on."""

    field: FieldPath
    theme: Slug
    question: Text
    why: Text
    kind: Literal["date", "sex"]


class FollowUpShape(Shape):
    """Word what is asked after a worrying answer; ``field`` stands beside the item's own.

    ``worrying`` is "no" where a yes settles something: examined, cleared, checked.
    """

    field: FieldPath
    kind: Literal["answer", "course", "date", "examination"]
    question: Text
    worrying: Worrying = "none"
    ask_if: Text | None = None
    optional: Flag = False


class ItemShape(Shape):
    """Word one item: asked with a question, or worked out from others and explained."""

    id: ItemId
    theme: Slug
    field: FieldPath | None = None
    question: Text | None = None
    why: Text | None = None
    help: Text | None = None
    ask_if: Text | None = None
    worrying: Worrying = "yes"
    safety_net: Text | None = None
    follow_ups: tuple[FollowUpShape, ...] = ()
    answered_by: tuple[ItemId, ...] | None = None
    explain: Text | None = None

    @model_validator(mode="after")
    def _asked_or_worked_out(self) -> ItemShape:
        asked = self.field and self.question and self.why
        if bool(asked) == bool(self.explain) or bool(asked) == (self.answered_by is not None):
            raise ValueError(
                "an item has field, question and why, or answered_by and explain, and not both"
            )
        return self


class SinceShape(Shape):
    """Word one short question of the check-in before a session."""

    covers: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    question: Text
    ask_if: Text | None = None


class CheckInShape(Shape):
    """Say what is asked before every session: some items again, and some since last time."""

    intro: Text
    again: tuple[ItemId, ...]
    since_last_time: tuple[SinceShape, ...]


class QuestionsShape(Shape):
    """Hold the wording of all safety questions in one language (questions.<language>.yaml)."""

    language: Text
    answers: dict[Answer, Text]
    sexes: dict[Sex, Text]
    courses: dict[Course, Text]
    themes: tuple[ThemeShape, ...]
    person: tuple[PersonShape, ...]
    items: tuple[ItemShape, ...]
    check_in: CheckInShape


class ResultShape(Shape):
    """Word one triage level, in the order of the page."""

    title: Text
    meaning: Text
    do_now: Annotated[tuple[Text, ...], Field(min_length=1)]
    stays_open: Text
    ends: Text


class SafetyNetShape(Shape):
    """Frame the list of signs that stands on every plan."""

    lead: Text
    tail: Text


class SpecialShape(Shape):
    """Word what a single item changes in the general result."""

    RF12: Text
    RF22: Text
    RF23: Text
    RF24: Text
    under_18: Text
    dark_urine: Text
    self_reported: Text
    not_cleared: Text


class ResultsShape(Shape):
    """Hold what is read after the questions, in one language (results.<language>.yaml)."""

    language: Text
    levels: dict[Level, ResultShape]
    cards: dict[Card, Text]
    special: SpecialShape
    safety_net: SafetyNetShape


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningText:
    """Hold all words of screening in one language, numbers still open as placeholders."""

    questions: QuestionsShape
    results: ResultsShape

    def item(self, item_id: str) -> ItemShape | None:
        """Look up one item by its id; None when no item has it."""
        return next((item for item in self.questions.items if item.id == item_id), None)

    def safety_net(self) -> tuple[str, ...]:
        """Give the safety-net text: the lead, one line for each sign of RF01-RF06, the tail."""
        signs = (item.safety_net for item in self.questions.items if item.safety_net)
        frame = self.results.safety_net
        return (frame.lead, *signs, frame.tail)


def load_screening(root: Path = BUILT_IN, language: str = "en") -> ScreeningText:
    """Load the words of screening; raise ``BrokenContent`` with file and line of what is wrong."""
    text, problems = _read(root, language)
    if text is None or problems:
        raise BrokenContent(problems)
    return text


def check_screening(root: Path = BUILT_IN, language: str = "en") -> list[Problem]:
    """List every problem of the words of screening; an empty list means sound."""
    return _read(root, language)[1]


def _read(root: Path, language: str) -> tuple[ScreeningText | None, list[Problem]]:
    folder = root / "screening"
    asked = _source(folder, f"questions.{language}.yaml")
    told = _source(folder, f"results.{language}.yaml")
    questions, problems = read_shape(asked, QuestionsShape)
    results, more = read_shape(told, ResultsShape)
    if questions is None or results is None:
        return None, [*problems, *more]
    text = ScreeningText(questions=questions, results=results)
    return text, [*_link_problems(asked, questions), *_gaps(asked, told, text)]


def _source(folder: Path, name: str) -> SourceFile:
    return read_yaml_file(folder / name, f"screening/{name}")


def _link_problems(source: SourceFile, questions: QuestionsShape) -> list[Problem]:
    themes = {theme.id for theme in questions.themes}
    ids = [item.id for item in questions.items]
    problems = []
    for index, item in enumerate(questions.items):
        loc: Loc = ("items", index)
        if item.theme not in themes:
            problems.append(source.problem(f"there is no theme {item.theme!r}", (*loc, "theme")))
        if item.id in ids[:index]:
            problems.append(source.problem(f"{item.id} stands twice", (*loc, "id")))
        problems += [
            source.problem(f"there is no item {other}", (*loc, "answered_by"))
            for other in item.answered_by or ()
            if other not in ids
        ]
    covered = [i for row in questions.check_in.since_last_time for i in row.covers]
    problems += [
        source.problem(f"there is no item {other}", ("check_in",))
        for other in (*questions.check_in.again, *covered)
        if other not in ids
    ]
    return problems


def _gaps(asked: SourceFile, told: SourceFile, text: ScreeningText) -> list[Problem]:
    wanted = (
        (asked, "answers", set(Answer) - set(text.questions.answers)),
        (asked, "sexes", set(Sex) - set(text.questions.sexes)),
        (asked, "courses", set(Course) - set(text.questions.courses)),
        (told, "levels", set(Level) - set(text.results.levels)),
        (told, "cards", set(Card) - set(text.results.cards)),
    )
    return [
        source.problem(f"{key}: {missing.value!r} is missing", (key,))
        for source, key, absent in wanted
        for missing in sorted(absent)
    ]
