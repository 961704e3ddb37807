"""What one row of a safety table says, and how a row asks its questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lumbar.core.errors import MissingAnswer
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Answer, Level, Profile, Sex, Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Hold what every row may know of the person and the day."""

    today: date
    rules: Ruleset
    profile: Profile
    age: int
    sex: Sex
    spine_fracture: bool
    answered_on: date
    reported: dict[str, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """State that a fact sets a tag: which row says so, and the date of the event if it has one."""

    tag: Tag
    source: str
    event_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Give the level and the facts of one row.

    ``code`` names a special reason (a combination); ``joined`` the other items that
    made it; ``skipped`` why the question does not apply.
    """

    level: Level
    facts: tuple[Fact, ...] = ()
    code: str = ""
    joined: tuple[str, ...] = ()
    skipped: str = ""


FINE = Verdict(level=Level.OK)


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
