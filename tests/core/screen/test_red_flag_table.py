"""The red-flag table in full: every combination of sub-answers meets exactly one result.

Every combination must meet exactly one result of the oracle, and the code must agree.
Nothing is thinned: the largest product (RF21) has 26,244 combinations.
"""

from __future__ import annotations

import pytest
from tests.core.screen import oracle, oracle_of_bodies
from tests.core.screen.oracle import Combination, Row, flags, maybe
from tests.core.screen.people import ANSWERS, NO_FLAGS, OK, C, E, U, case_of

from lumbar.core.evidence import EVIDENCE
from lumbar.core.screening.red_flags import RED_FLAGS, RedFlag
from lumbar.core.screening.verdict import Verdict

TABLE: dict[RedFlag, Row] = {
    RedFlag.AGE: Row(
        {"age": (0, 17, 18, 130)},
        lambda c: (NO_FLAGS, case_of(age=c["age"])),
        [(C, lambda c: c["age"] < 18), (OK, lambda c: c["age"] >= 18)],
    ),
    RedFlag.RF01: oracle.one_answer("rf01", E),
    RedFlag.RF02: oracle.symptom("rf02"),
    RedFlag.RF03: oracle.symptom("rf03"),
    RedFlag.RF04: oracle.one_answer("rf04", E),
    RedFlag.RF05: oracle.both_legs(),
    RedFlag.RF06: oracle.leg_weakness(),
    RedFlag.RF07: oracle.accident(),
    RedFlag.RF08: oracle.one_answer("rf08", E),
    RedFlag.RF09: oracle.aorta(),
    RedFlag.RF10: oracle.unwell(),
    RedFlag.RF11: oracle.one_answer("rf11", C),
    RedFlag.RF12: oracle.cancer(),
    RedFlag.RF13: oracle.one_answer("rf13", U),
    RedFlag.RF14: oracle.constant_pain(),
    RedFlag.RF15: oracle.one_answer("rf15", U),
    RedFlag.RF16: oracle_of_bodies.bones(),
    RedFlag.RF17: oracle_of_bodies.first_episode(),
    RedFlag.RF18: oracle.by_profile("rf18"),
    RedFlag.RF19: oracle_of_bodies.inflammatory(),
    RedFlag.RF20: oracle_of_bodies.cough(),
    RedFlag.RF21: oracle_of_bodies.maternity(),
    RedFlag.RF22: oracle_of_bodies.spine_surgery(),
    RedFlag.RF23: oracle_of_bodies.heart(),
    RedFlag.RF24: Row(
        {"said": (None, *ANSWERS)},
        lambda c: (flags(rf24=c["said"]), case_of()),
        [(OK, lambda c: not maybe(c["said"])), (U, lambda c: maybe(c["said"]))],
    ),
}


def judged(item: RedFlag, row: Row, combination: Combination) -> Verdict:
    return RED_FLAGS[item].judge(*row.ask(combination))


def test_the_table_names_every_row_and_every_source_is_known() -> None:
    assert set(TABLE) == set(RED_FLAGS) == set(RedFlag)
    assert {row.evidence for row in RED_FLAGS.values()} <= set(EVIDENCE)


@pytest.mark.parametrize("item", list(RedFlag))
def test_every_combination_meets_exactly_one_result(item: RedFlag) -> None:
    row = TABLE[item]
    for combination in row.combinations():
        expected = [level for level, condition in row.results if condition(combination)]
        assert len(expected) == 1, combination
        assert judged(item, row, combination).level is expected[0], combination


@pytest.mark.parametrize("item", list(RedFlag))
def test_every_combination_sets_the_tags_of_its_facts(item: RedFlag) -> None:
    row = TABLE[item]
    for combination in row.combinations():
        tags = {fact.tag for fact in judged(item, row, combination).facts}
        assert tags == row.tags(combination), combination
