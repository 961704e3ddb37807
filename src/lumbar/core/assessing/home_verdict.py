"""What all home tests together say about the two directions (rules page, section b)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lumbar.core.assessing.assessment import HomeTest, HomeTestResult, TestDecision
from lumbar.core.assessing.home_test import judge_home_test
from lumbar.core.errors import Contradiction
from lumbar.core.record import Record
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Direction

BOTH = (Direction.FLEXION, Direction.EXTENSION)
OPPOSITE = {Direction.EXTENSION: Direction.FLEXION, Direction.FLEXION: Direction.EXTENSION}


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeVerdict(Record):
    """Sum up the home tests: a refusal of a direction outlives a later, better test.

    ``movements`` confirmed the ``confirmed`` directions. ``neutral_only``: a direction
    was refused and its opposite has not been tested since.
    """

    results: tuple[HomeTestResult, ...]
    rejected: tuple[Direction, ...]
    stopped: tuple[Direction, ...]
    confirmed: tuple[Direction, ...]
    movements: tuple[str, ...]
    neutral_only: bool


def _check_dates(tests: tuple[HomeTest, ...], today: date) -> None:
    for place, test in enumerate(tests):
        if test.on > today:
            raise Contradiction(
                f"a home test is dated {test.on.isoformat()}, after today",
                path=f"home_tests.{place}.on",
                remedy="correct the date of the test",
            )


def _having(results: tuple[HomeTestResult, ...], decision: TestDecision) -> tuple[Direction, ...]:
    met = {r.direction for r in results if r.decision is decision}
    return tuple(d for d in BOTH if d in met)


def weigh_home_tests(tests: tuple[HomeTest, ...], today: date, rules: Ruleset) -> HomeVerdict:
    """Weigh every home test so far; raise ``Contradiction`` for one dated after today."""
    _check_dates(tests, today)
    results = tuple(judge_home_test(test, rules) for test in sorted(tests, key=lambda t: t.on))
    last = {r.direction: r for r in results}
    rejected = _having(results, TestDecision.REJECT)
    stopped = _having(results, TestDecision.STOP)
    refused = {*rejected, *stopped}
    tolerated = tuple(d for d in BOTH if d in last and d not in refused)
    confirmed = tuple(d for d in tolerated if last[d].decision is TestDecision.CONFIRM)
    return HomeVerdict(
        results=results,
        rejected=rejected,
        stopped=stopped,
        confirmed=confirmed,
        movements=tuple(last[d].movement for d in confirmed),
        neutral_only=any(OPPOSITE[d] not in tolerated for d in refused),
    )
