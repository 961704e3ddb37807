"""What all home tests together say about the two directions (rules page, section b)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lumbar.core.assessing.assessment import HomeTest, HomeTestResult, TestDecision
from lumbar.core.assessing.home_test import judge_home_test
from lumbar.core.errors import Contradiction
from lumbar.core.planning.exclusion import INTOLERANT_OF
from lumbar.core.record import Record
from lumbar.core.ruleset import Ruleset
from lumbar.core.screening.answers import EndKind, TagEnd
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


def _is_outlived(result: HomeTestResult, ended: tuple[TagEnd, ...]) -> bool:
    """Tell a rejection whose direction a ladder has brought back since (section b, step 3)."""
    if result.decision is not TestDecision.REJECT:
        return False
    return any(
        end.kind is EndKind.LADDER
        and INTOLERANT_OF.get(end.tag) is result.direction
        and end.on >= result.on
        for end in ended
    )


def _too_soon(results: tuple[HomeTestResult, ...], place: int) -> bool:
    """Tell a test on the day on which the opposite had just been refused (section b).

    Such a test can refuse its direction too, but it opens and confirms nothing.
    """
    test = results[place]
    refused = (TestDecision.REJECT, TestDecision.STOP)
    return any(
        before.on == test.on
        and before.direction is OPPOSITE[test.direction]
        and before.decision in refused
        for before in results[:place]
    )


def weigh_home_tests(
    tests: tuple[HomeTest, ...], ended: tuple[TagEnd, ...], today: date, rules: Ruleset
) -> HomeVerdict:
    """Weigh every home test that still counts.

    Raises ``Contradiction`` for one dated after today.
    """
    _check_dates(tests, today)
    judged = (judge_home_test(test, rules) for test in sorted(tests, key=lambda t: t.on))
    results = tuple(result for result in judged if not _is_outlived(result, ended))
    last = {r.direction: r for i, r in enumerate(results) if not _too_soon(results, i)}
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
