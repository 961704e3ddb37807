from __future__ import annotations

from datetime import timedelta

import pytest
from tests.core.intake import TODAY, answers, assessed, library, triage

from lumbar.core.assess import assess
from lumbar.core.assessing.assessment import (
    AssessCode,
    Beliefs,
    Demand,
    Goal,
    Scores,
    Work,
    WorkStatus,
    YellowFlag,
)
from lumbar.core.assessing.yellow_flags import BELIEFS, SCORE_PATH, weigh_yellow_flags
from lumbar.core.errors import Contradiction, DataTooOld
from lumbar.core.ruleset import RULES
from lumbar.core.screening.triage import Card
from lumbar.core.words import Answer, Stage

SCORE_CHECKS = [
    (
        "STarT distress 4 -> high",
        {"start_total": 5, "start_distress": 4},
        YellowFlag.START_HIGH_RISK,
    ),
    ("STarT distress 3 -> not high", {"start_total": 5, "start_distress": 3}, None),
    ("OMPSQ-SF >=50", {"ompsq": 50}, YellowFlag.OMPSQ_HIGHER_RISK),
    ("OMPSQ-SF 49", {"ompsq": 49}, None),
    ("PHQ-2>=3", {"phq2": 3}, YellowFlag.LOW_MOOD_PHQ2),
    ("PHQ-2 of 2", {"phq2": 2}, None),
    ("PSEQ<20", {"pseq": 19}, YellowFlag.LOW_CONFIDENCE_PSEQ),
    ("PSEQ 20", {"pseq": 20}, None),
    ("FABQ-W>29", {"fabq_work": 30}, YellowFlag.WORK_FEAR_FABQ),
    ("FABQ-W 29", {"fabq_work": 29}, None),
    ("RMDQ >=16 at MODERATE", {"rmdq": 16}, YellowFlag.DISABILITY_BEYOND_IRRITABILITY),
    ("RMDQ 15 at MODERATE", {"rmdq": 15}, None),
    ("nothing taken", {}, None),
]


@pytest.mark.parametrize(("row", "scores", "flag"), SCORE_CHECKS, ids=[c[0] for c in SCORE_CHECKS])
def test_the_score_path_is_that_of_the_rules_page(
    row: str, scores: dict[str, int], flag: YellowFlag | None
) -> None:
    weighed = weigh_yellow_flags(Scores(**scores), Beliefs(), Stage.MODERATE, RULES)
    assert weighed.flags == ((flag,) if flag else ())
    assert weighed.route is (flag is not None)


def test_high_disability_at_another_stage_is_no_flag() -> None:
    assert not weigh_yellow_flags(Scores(rmdq=20), Beliefs(), Stage.HIGH, RULES).route


def test_low_mood_shows_the_crisis_line_with_the_card() -> None:
    weighed = assessed(answers(scores=Scores(rmdq=5, phq2=3)))
    assert weighed.cards == (Card.ASK_CLINICIAN, Card.CRISIS)
    assert weighed.ask_clinician
    assert weighed.slower_progression


@pytest.mark.parametrize(("field", "flag"), BELIEFS)
def test_a_belief_opens_a_lesson_and_not_the_route(field: str, flag: YellowFlag) -> None:
    weighed = weigh_yellow_flags(Scores(), Beliefs(**{field: Answer.NOT_SURE}), Stage.LOW, RULES)
    assert (weighed.flags, weighed.route, weighed.cards) == ((flag,), False, ())


def test_a_belief_denied_is_no_flag() -> None:
    denied = Beliefs(avoids_activity=Answer.NO)
    assert weigh_yellow_flags(Scores(), denied, Stage.LOW, RULES).flags == ()


def test_a_distress_score_above_its_total_is_a_contradiction() -> None:
    with pytest.raises(Contradiction):
        assessed(answers(scores=Scores(start_total=3, start_distress=4)))


def test_every_flag_stands_in_one_table() -> None:
    assert [row[0] for row in SCORE_PATH] + [flag for _, flag in BELIEFS] == list(YellowFlag)


def off_work(days: int, ompsq: int | None) -> list[str]:
    work = Work(status=WorkStatus.OFF_WORK, off_since=TODAY - timedelta(days=days))
    found = assessed(answers(work=work, scores=Scores(rmdq=5, ompsq=ompsq)))
    return [reason.code for reason in found.reasons]


@pytest.mark.parametrize(
    ("days", "ompsq", "review"),
    [(29, 50, True), (28, 50, False), (29, 49, False), (29, None, False)],
    ids=["29 days and 50", "28 days", "OMPSQ-SF 49", "OMPSQ-SF not taken"],
)
def test_off_work_more_than_four_weeks_with_higher_risk_asks_for_a_work_review(
    days: int, ompsq: int | None, review: bool
) -> None:
    assert (AssessCode.WORK_REVIEW in off_work(days, ompsq)) is review


def test_the_tasks_of_the_job_become_suggested_goals() -> None:
    work = Work(status=WorkStatus.AT_WORK, tasks=(Demand.LIFT, Demand.DRIVE, Demand.LIFT))
    assert assessed(answers(work=work)).suggested_goals == (Demand.LIFT, Demand.DRIVE)


def test_goals_stay_in_the_person_s_own_words() -> None:
    goals = (Goal(activity="lift my grandson", score=4),)
    assert assessed(answers(goals=goals)).goals == goals


def test_pain_that_movement_does_not_change_is_worth_telling() -> None:
    found = assessed(answers(varies_with_movement=Answer.NO))
    assert found.reasons[-1].code == AssessCode.NOT_MECHANICAL


def test_screening_of_another_day_is_too_old() -> None:
    with pytest.raises(DataTooOld):
        assess(answers(), triage(), library(), TODAY + timedelta(days=1), RULES)
