from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.intake import TODAY, answers, assessed, triage

from lumbar.core.assessing.assessment import AssessCode, Scores
from lumbar.core.assessing.irritability import ROWS, rate_irritability
from lumbar.core.errors import Contradiction, MissingAnswer
from lumbar.core.ruleset import RULES
from lumbar.core.words import Answer, Stage

RANK = {Stage.LOW: 0, Stage.MODERATE: 1, Stage.HIGH: 2}


def stage_of(**changed: object) -> Stage:
    return rate_irritability(answers(**changed), None, TODAY, RULES).stage  # type: ignore[arg-type]


UNIT_CHECKS = [
    ("(2, 10, 17) -> MODERATE", 2, 10, 17, Stage.MODERATE),
    ("(4, 10, 17) -> HIGH", 4, 10, 17, Stage.HIGH),
    ("(2, 45, 16) -> HIGH", 2, 45, 16, Stage.HIGH),
    ("(2, missing, 5) -> MODERATE", 2, None, 5, Stage.MODERATE),
    ("(3, 30, 7) -> MODERATE", 3, 30, 7, Stage.MODERATE),
    ("(1, 125, 3) -> HIGH", 1, 125, 3, Stage.HIGH),
    ("rest NRS >=7 -> HIGH", 7, 10, 5, Stage.HIGH),
    ("rest NRS 6 -> MODERATE", 6, 10, 5, Stage.MODERATE),
    ("rest NRS 4 -> MODERATE", 4, 10, 5, Stage.MODERATE),
    ("rest NRS <=3 and settling <30 and RMDQ <=7 -> LOW", 3, 29, 7, Stage.LOW),
    ("RMDQ >=8 -> MODERATE", 2, 10, 8, Stage.MODERATE),
    ("settling 120 min is not more than 2 h", 2, 120, 5, Stage.MODERATE),
    ("settling 121 min -> HIGH", 2, 121, 5, Stage.HIGH),
    ("RMDQ >=16 and settling 30, not more -> MODERATE", 2, 30, 16, Stage.MODERATE),
    ("RMDQ 15 and rest 4 -> MODERATE", 4, 10, 15, Stage.MODERATE),
    ("RMDQ missing -> MODERATE", 2, 10, None, Stage.MODERATE),
]


@pytest.mark.parametrize(
    ("row", "rest", "settling", "rmdq", "expected"),
    UNIT_CHECKS,
    ids=lambda v: v if isinstance(v, str) and len(v) > 9 else "",
)
def test_the_stage_is_that_of_the_rules_page(
    row: str, rest: int, settling: int | None, rmdq: int | None, expected: Stage
) -> None:
    assert stage_of(rest=rest, settling=settling, rmdq=rmdq) is expected


def test_no_flare_in_four_weeks_counts_as_settling_quickly() -> None:
    assert stage_of(settling=None, no_flare_in_4_weeks=True) is Stage.LOW


def test_disability_at_moderate_opens_the_psychosocial_route_instead_of_calming() -> None:
    found = assessed(answers(2, 10, 17))
    assert (found.stage, found.psychosocial.route) == (Stage.MODERATE, True)


def test_constant_pain_is_high_only_together_with_broken_sleep() -> None:
    assert stage_of(constant_pain=Answer.YES, sleep_broken_most_nights=Answer.YES) is Stage.HIGH
    assert stage_of(constant_pain=Answer.YES) is Stage.LOW


def test_leg_symptoms_that_get_worse_are_high() -> None:
    assert stage_of(leg_symptoms_worsening=Answer.YES) is Stage.HIGH


@pytest.mark.parametrize(
    "field", ["constant_pain", "sleep_broken_most_nights", "leg_symptoms_worsening"]
)
@pytest.mark.parametrize("answer", [None, Answer.NOT_SURE])
def test_any_value_not_known_is_moderate(field: str, answer: Answer | None) -> None:
    rated = rate_irritability(answers(**{field: answer}), None, TODAY, RULES)
    assert rated.reason.code == AssessCode.STAGE_MODERATE_NOT_KNOWN


def test_an_unknown_value_never_hides_a_high_row() -> None:
    assert stage_of(rest=7, settling=None, rmdq=None) is Stage.HIGH


@pytest.mark.parametrize(("days", "expected"), [(0, Stage.HIGH), (6, Stage.HIGH), (7, Stage.LOW)])
def test_the_seven_days_after_a_clearance_are_high(days: int, expected: Stage) -> None:
    until = TODAY + timedelta(days=6)
    rated = rate_irritability(answers(), until, TODAY + timedelta(days=days), RULES)
    assert rated.stage is expected


def test_the_resting_pain_must_be_given() -> None:
    with pytest.raises(MissingAnswer) as refused:
        assessed(answers(rest=None))
    assert refused.value.path == "pain_now"


def test_a_settling_time_without_a_flare_is_a_contradiction() -> None:
    with pytest.raises(Contradiction):
        assessed(answers(settling=20, no_flare_in_4_weeks=True))


def test_the_rows_before_the_deciding_one_are_reported_as_considered() -> None:
    rated = rate_irritability(answers(5), None, TODAY, RULES)
    assert [entry.what for entry in rated.considered] == [row[0] for row in ROWS[:6]]


def test_every_stage_has_a_row() -> None:
    assert {row[1] for row in ROWS} == set(Stage)


@given(
    rest=st.integers(0, 9),
    settling=st.integers(0, 239),
    rmdq=st.integers(0, 23),
    worse=st.sampled_from(["rest", "settling", "rmdq"]),
)
def test_a_worse_value_never_lowers_the_stage(
    rest: int, settling: int, rmdq: int, worse: str
) -> None:
    now = {"rest": rest, "settling": settling, "rmdq": rmdq}
    later = now | {worse: now[worse] + 1}
    assert RANK[stage_of(**later)] >= RANK[stage_of(**now)]


def test_the_high_tag_comes_with_the_stage_and_goes_with_it() -> None:
    from lumbar.core.words import Tag

    calm = triage(Tag.HIGH_IRRITABILITY)
    assert Tag.HIGH_IRRITABILITY in assessed(answers(8)).tags
    assert Tag.HIGH_IRRITABILITY not in assessed(answers(2), calm).tags


def test_scores_are_carried_through_unchanged() -> None:
    scores = Scores(rmdq=5, odi_percent=35.5)
    assert assessed(answers(scores=scores)).scores == scores
