"""When to get help: the signs to act on, each at the level of its row in the table of new signs.

One list for every page and for the lesson, so that no page says less, or more, than screening.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, model_validator

from lumbar.content.errors import Problem
from lumbar.content.files import SourceFile
from lumbar.content.schema import Shape, Text
from lumbar.core.words import Level
from lumbar.live.pain_table import ROWS
from lumbar.live.signs import SIGN_ROWS

SignRow = Annotated[tuple[str, ...], Field(min_length=1)]
"""The items of one row of the table of new signs, which appear together."""

_ROWS = {row.items: row for row in SIGN_ROWS}
_PAIN_ROWS = frozenset(row.id for row in ROWS)


class SignLine(Shape):
    """Word one line: the rows of new signs it stands for, or the row of the pain table."""

    rows: tuple[SignRow, ...] = ()
    pain_row: Text | None = None
    text: Text

    @model_validator(mode="after")
    def _stands_for_a_row(self) -> SignLine:
        if bool(self.rows) == bool(self.pain_row):
            raise ValueError("a line names rows or a pain_row, and not both")
        return self

    def asked_of(self, *, strict: bool) -> bool:
        """Tell whether the line holds for a person, with no clinician attached or with one."""
        return strict or not self.rows or any(_ROWS[row].only_if != "strict" for row in self.rows)


class SafetyNetShape(Shape):
    """Frame the signs to act on: at once, the same day, and what does not count as new."""

    emergency_lead: Text
    emergency: Annotated[tuple[SignLine, ...], Field(min_length=1)]
    maternity: SignLine
    urgent_lead: Text
    urgent: Annotated[tuple[SignLine, ...], Field(min_length=1)]
    examined: Text
    tail: Text

    def at(self, level: Level, *, strict: bool) -> tuple[str, ...]:
        """List the signs that a person is to act on at E or at U."""
        lines = self.emergency if level is Level.EMERGENCY else self.urgent
        return tuple(line.text for line in lines if line.asked_of(strict=strict))

    def fillings(self) -> dict[str, str]:
        """Give what a lesson may leave open: lists of signs, in Markdown, by placeholder."""
        return {
            "emergency_signs": "\n".join(f"- {line.text}" for line in self.emergency),
            "urgent_signs": "\n".join(f"- {line.text}" for line in self.urgent),
            "maternity_signs": self.maternity.text,
            "examined_signs": self.examined,
        }


LESSON_PLACEHOLDERS = ("emergency_signs", "urgent_signs", "maternity_signs", "examined_signs")
"""The names that ``SafetyNetShape.fillings`` fills."""


def safety_net_problems(source: SourceFile, net: SafetyNetShape) -> Iterator[Problem]:
    """Find every line at another level than its row, and every row that no line stands for."""
    at = {Level.EMERGENCY: (*net.emergency, net.maternity), Level.URGENT: net.urgent}
    told = set()
    for level, lines in at.items():
        for line in lines:
            if line.pain_row is not None and line.pain_row not in _PAIN_ROWS:
                yield source.problem(f"there is no pain row {line.pain_row!r}", ("safety_net",))
            for row in line.rows:
                told.add(row)
                if row not in _ROWS:
                    said = f"there is no row of {' and '.join(row)}"
                    yield source.problem(said, ("safety_net",))
                elif _ROWS[row].level != level:
                    said = f"{' and '.join(row)} is {_ROWS[row].level}, not {level}"
                    yield source.problem(said, ("safety_net",))
    for row in _ROWS:
        if row not in told:
            yield source.problem(f"no line stands for {' and '.join(row)}", ("safety_net",))
