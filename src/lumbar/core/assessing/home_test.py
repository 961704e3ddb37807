"""What a home test of one direction decides (rules page, section b, table T)."""

from __future__ import annotations

from collections.abc import Callable

from lumbar.core.assessing.assessment import (
    AssessCode,
    HomeTest,
    HomeTestResult,
    TestDecision,
    TestRow,
)
from lumbar.core.reasons import Number, Reason
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Answer, Direction


def _rise(test: HomeTest) -> int | None:
    if test.pain_before is None or test.pain_after_5min is None:
        return None
    return test.pain_after_5min - test.pain_before


def _moved_down(test: HomeTest) -> int | None:
    if test.leg_before is None or test.leg_after_5min is None:
        return None
    return test.leg_after_5min - test.leg_before


def _never_went_down(test: HomeTest) -> bool:
    """Tell that it did not move down even briefly; unknown is not a no."""
    at_once, before = test.leg_at_once, test.leg_before
    seen_down = at_once is not None and before is not None and at_once > before
    return test.went_down_briefly is Answer.NO and not seen_down


def _new_sign(test: HomeTest, _: Ruleset) -> bool:
    return test.new_signs.may_be


def _stays_down(test: HomeTest, _: Ruleset) -> bool:
    return (_moved_down(test) or 0) > 0


def _pain_worse(test: HomeTest, rules: Ruleset) -> bool:
    return (_rise(test) or 0) >= rules.home_test_worse_points


def _helped(test: HomeTest, _: Ruleset) -> bool:
    rise, moved = _rise(test), _moved_down(test)
    if rise is None or moved is None:  # a number that is missing confirms nothing
        return False
    return (rise < 0 or moved < 0) and _never_went_down(test)


def _anything_else(_: HomeTest, __: Ruleset) -> bool:
    return True


# First matching row wins.
ROWS: tuple[
    tuple[TestRow, Callable[[HomeTest, Ruleset], bool], TestDecision, AssessCode, str], ...
] = (
    (TestRow.T1, _new_sign, TestDecision.STOP, AssessCode.TEST_STOP, "design"),
    (TestRow.T2, _stays_down, TestDecision.REJECT, AssessCode.TEST_MOVED_DOWN, "may-2018"),
    (TestRow.T3, _pain_worse, TestDecision.REJECT, AssessCode.TEST_PAIN_WORSE, "design"),
    (TestRow.T4, _helped, TestDecision.CONFIRM, AssessCode.TEST_CONFIRMED, "long-2004"),
    (TestRow.T5, _anything_else, TestDecision.NEUTRAL, AssessCode.TEST_NEUTRAL, "design"),
)


CONDITIONS: dict[TestRow, str] = {
    TestRow.T1: "new numbness or weakness, or anything from the red-flag list; not sure counts",
    TestRow.T2: "the lowest point moved down and is still lower after 5 min, even with less pain",
    TestRow.T3: "pain worse by {home_test_worse_points} or more after 5 min",
    TestRow.T4: "less pain, or the lowest point moved up; and it did not move down even briefly",
    TestRow.T5: "anything else: no change, 1 worse, down briefly, a number missing",
}
"""The rows in words, for the reference page; ``{...}`` are fields of the ruleset."""


def _numbers(test: HomeTest) -> dict[str, Number]:
    numbers: dict[str, Number] = {"direction": test.direction.value, "on": test.on.isoformat()}
    given: dict[str, int | None] = {
        "pain_before": test.pain_before,
        "pain_after_5min": test.pain_after_5min,
        "leg_before": test.leg_before,
        "leg_after_5min": test.leg_after_5min,
    }
    return numbers | {name: value for name, value in given.items() if value is not None}


def judge_home_test(test: HomeTest, rules: Ruleset) -> HomeTestResult:
    """Read one home test against rows T1 to T5; the first that matches decides."""
    row, _, decision, code, evidence = next(r for r in ROWS if r[1](test, rules))
    return HomeTestResult(
        on=test.on,
        direction=Direction(test.direction.value),
        movement=test.movement,
        row=row,
        decision=decision,
        reason=Reason(code, evidence, _numbers(test)),
    )
