"""Set what was found, now and earlier, against what recorded clearances cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from lumbar.core.screening.answers import Clearance, ScreenAnswers
from lumbar.core.screening.clearance import OWN_CLEARANCE_ONLY, find_clearance
from lumbar.core.screening.codes import ScreenCode
from lumbar.core.screening.red_flags import RedFlag
from lumbar.core.screening.triage import Finding
from lumbar.core.screening.verdict import Verdict
from lumbar.core.words import Level

SERIOUS = frozenset({"AGE", *(f"RF{number}" for number in range(10, 19))})
"""Rows of which two at C make U: RF10-RF18 and the age ([D], aggregation)."""

BY_DATE = OWN_CLEARANCE_ONLY | {"AGE"}
"""Rows whose C is computed for the day of use, with what was told before."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one finding, its reason code, and the day of the answers where they still say it."""

    finding: Finding
    code: str
    said_on: date | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Hold the findings that stand, those a clearance covers, and how many rows were joined."""

    standing: tuple[Entry, ...]
    covered: tuple[tuple[Finding, Clearance], ...]
    joined: int

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Give the findings that stand, gravest first."""
        found = (entry.finding for entry in self.standing)
        return tuple(sorted(found, key=lambda finding: -finding.level.rank))


def _said_now(item: RedFlag, verdict: Verdict | None, answers: ScreenAnswers) -> Iterator[Entry]:
    """Give what one row found today: its level, and what stands beneath an emergency."""
    while verdict is not None:
        if verdict.level.rank >= Level.CLINICIAN_FIRST.rank:
            days = (answers.reported.get(n, answers.answered_on) for n in (item, *verdict.joined))
            yield Entry(
                Finding(item=item.value, level=verdict.level, reported_on=max(days)),
                verdict.code or f"screen.{item.lower()}",
                answers.answered_on,
            )
        verdict = verdict.beneath


def _said_earlier(answers: ScreenAnswers) -> Iterator[Entry]:
    for finding in answers.earlier:
        at_c = finding.level is Level.CLINICIAN_FIRST and finding.item not in BY_DATE
        if at_c or finding.level.rank >= Level.URGENT.rank:
            yield Entry(finding, ScreenCode.EARLIER)


def _latest(found: Iterator[Entry]) -> list[Entry]:
    """Keep each item and level once, as said first here, with the day it was last reported."""
    latest: dict[tuple[str, Level], Entry] = {}
    for entry in found:
        known = latest.setdefault((entry.finding.item, entry.finding.level), entry)
        if known.finding.reported_on < entry.finding.reported_on:
            key = (entry.finding.item, entry.finding.level)
            latest[key] = replace(known, finding=entry.finding)
    return list(latest.values())


def _join_serious(standing: list[Entry]) -> tuple[list[Entry], int]:
    """Raise serious rows at C to U where two or more of them stand, and count them.

    Each becomes a finding at U, because a U ends only by a clearance that says so.
    """
    at_c = [
        entry
        for entry in standing
        if entry.finding.level is Level.CLINICIAN_FIRST and entry.finding.item in SERIOUS
    ]
    if len(at_c) < 2:
        return standing, 0
    raised = [
        replace(entry, finding=replace(entry.finding, level=Level.URGENT))
        if entry in at_c
        else entry
        for entry in standing
    ]
    return raised, len(at_c)


def settle(
    verdicts: dict[RedFlag, Verdict], held_at_c: dict[str, date], answers: ScreenAnswers
) -> Ledger:
    """Set today's and earlier findings against the recorded clearances.

    ``held_at_c`` are rows that tags from before hold at C, with the day they were reported.
    """

    def found() -> Iterator[Entry]:
        for item, verdict in verdicts.items():
            yield from _said_now(item, verdict, answers)
        for row, since in held_at_c.items():
            finding = Finding(item=row, level=Level.CLINICIAN_FIRST, reported_on=since)
            yield Entry(finding, f"screen.{row.lower()}")
        yield from _said_earlier(answers)

    pairs = [
        (entry, find_clearance(entry.finding, answers, entry.said_on)) for entry in _latest(found())
    ]
    standing, joined = _join_serious([entry for entry, clearance in pairs if clearance is None])
    return Ledger(
        standing=tuple(standing),
        covered=tuple((entry.finding, clearance) for entry, clearance in pairs if clearance),
        joined=joined,
    )
