"""What one row of a safety table says, and how a row asks its questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lumbar.core.errors import MissingAnswer, Refusal
from lumbar.core.ruleset import Ruleset
from lumbar.core.screening.answers import Examination
from lumbar.core.words import Answer, Level, Profile, Sex, Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Hold what every row may know of the person and the day.

    ``spine_fracture`` is the present answer to TQ02; ``thin_bones`` says that osteoporosis
    or a spine fracture is on record from before.
    """

    today: date
    rules: Ruleset
    profile: Profile
    age: int
    sex: Sex
    spine_fracture: bool
    thin_bones: bool
    answered_on: date
    reported: dict[str, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """State that a fact sets a tag: which row says so, and the date of the event if it has one.

    ``since`` is the day it was recorded, where that is not the day the row was reported.
    """

    tag: Tag
    source: str
    event_on: date | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Give the level and the facts of one row.

    ``code`` names a special reason (a combination); ``joined`` the other items that
    made it; ``skipped`` why the question does not apply. An emergency keeps what the rest
    of its item comes to: ``beneath``, or ``refused`` where the rest cannot be judged.
    """

    level: Level
    facts: tuple[Fact, ...] = ()
    code: str = ""
    joined: tuple[str, ...] = ()
    skipped: str = ""
    beneath: Verdict | None = None
    refused: Refusal | None = None


FINE = Verdict(level=Level.OK)


def emergency_over(
    rest: Callable[[], Verdict], code: str = "", facts: tuple[Fact, ...] = ()
) -> Verdict:
    """Give an emergency at once, and keep what the rest of the item comes to.

    Clearing the emergency must not hide the rest, nor a part that was never answered.
    """
    try:
        found = rest()
    except Refusal as refused:
        return Verdict(level=Level.EMERGENCY, code=code, facts=facts, refused=refused)
    facts = (*facts, *found.facts)
    return Verdict(level=Level.EMERGENCY, code=code, facts=facts, beneath=found)


def may(answer: Answer | None) -> bool:
    """Tell whether an answer that may still be missing leaves the possibility open."""
    return answer is not None and answer.may_be


def ask(answer: Answer | None, path: str) -> Answer:
    """Give the answer back, or raise ``MissingAnswer`` with its path."""
    if answer is None:
        raise MissingAnswer(
            "a safety question is not answered", path=path, remedy="answer yes, no or not_sure"
        )
    return answer


def event_day(event_on: date | None, item: str, case: Case) -> date:
    """Give the day of an event; an unknown one is read as the day it was first reported.

    That is the latest it can have been, and so the date with the strictest tag.
    """
    return event_on or case.reported.get(item, case.answered_on)


def is_on_record(examination: Examination | None, since: date) -> bool:
    """Tell whether an examination or a clearance is recorded (who, when) since a day."""
    if examination is None or not examination.by.strip():
        return False
    return examination.on >= since
