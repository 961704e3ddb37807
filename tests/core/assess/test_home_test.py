from __future__ import annotations

from itertools import product

import pytest
from tests.core.intake import home_test

from lumbar.core.assessing.assessment import TestDecision, TestRow
from lumbar.core.assessing.home_test import ROWS, judge_home_test
from lumbar.core.ruleset import RULES
from lumbar.core.words import Answer

UNIT_CHECKS = [
    ("(5->4, 2->3) T2 reject", (5, 4), (2, 3), TestRow.T2),
    ("(5->5, 3->3) T5", (5, 5), (3, 3), TestRow.T5),
    ("(4->5, 3->1) T4 confirm", (4, 5), (3, 1), TestRow.T4),
    ("(4->7, 3->1) T3 reject", (4, 7), (3, 1), TestRow.T3),
    ("(4->5, 1->1) T5", (4, 5), (1, 1), TestRow.T5),
    ("(4->3, 2->2) T4", (4, 3), (2, 2), TestRow.T4),
]


def row_of(**changed: object) -> TestRow:
    return judge_home_test(home_test("extension", **changed), RULES).row  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "pain", "leg", "expected"), UNIT_CHECKS, ids=[c[0] for c in UNIT_CHECKS]
)
def test_the_row_is_that_of_the_rules_page(
    row: str, pain: tuple[int, int], leg: tuple[int, int], expected: TestRow
) -> None:
    assert row_of(pain=pain, leg=leg) is expected


@pytest.mark.parametrize("sign", [Answer.YES, Answer.NOT_SURE])
def test_a_new_sign_stops_whatever_the_pain_did(sign: Answer) -> None:
    assert row_of(pain=(5, 1), leg=(3, 0), new_signs=sign) is TestRow.T1


def test_pain_that_went_down_the_leg_even_briefly_confirms_nothing() -> None:
    assert row_of(went_down_briefly=Answer.YES) is TestRow.T5
    assert row_of(leg_at_once=2) is TestRow.T5
    assert row_of(leg_at_once=1) is TestRow.T4


@pytest.mark.parametrize(
    "missing",
    ["pain_before", "pain_after_5min", "leg_before", "leg_after_5min", "went_down_briefly"],
)
def test_a_missing_value_never_confirms(missing: str) -> None:
    assert row_of(**{missing: None}) is TestRow.T5


def test_not_sure_about_moving_down_never_confirms() -> None:
    assert row_of(went_down_briefly=Answer.NOT_SURE) is TestRow.T5


def expected_row(
    sign: Answer, before: int, after: int, leg: tuple[int, int], brief: Answer
) -> TestRow:
    if sign is not Answer.NO:
        return TestRow.T1
    if leg[1] > leg[0]:
        return TestRow.T2
    if after - before >= 2:
        return TestRow.T3
    eased = after < before or leg[1] < leg[0]
    return TestRow.T4 if eased and brief is Answer.NO else TestRow.T5


def test_every_combination_meets_the_row_that_the_table_says() -> None:
    pains, legs = range(11), range(5)
    for sign, before, after, one, two, brief in product(Answer, pains, pains, legs, legs, Answer):
        got = row_of(pain=(before, after), leg=(one, two), new_signs=sign, went_down_briefly=brief)
        assert got is expected_row(sign, before, after, (one, two), brief)


def test_every_row_and_every_decision_stands_in_the_table() -> None:
    assert [row[0] for row in ROWS] == list(TestRow)
    assert {row[2] for row in ROWS} == set(TestDecision)
