"""Tags that follow dates: computed for the day of use, never ended by answering no."""

from __future__ import annotations

from typing import Any

import pytest
from tests.core.screen.people import (
    DAY,
    NO,
    OK,
    UNSURE,
    YES,
    C,
    M,
    U,
    adult,
    again,
    days_ago,
    ended,
    held,
    screened,
    seen_by,
)

from lumbar.core.ruleset import RULES
from lumbar.core.screen import screen
from lumbar.core.screening.answers import EndKind
from lumbar.core.screening.triage import HeldTag
from lumbar.core.words import Tag

BIRTH = {
    "rf21.birth_on": days_ago(20),
    "rf21.caesarean": NO,
    "rf21.warning_sign": NO,
    "tq05.checked_after_birth": YES,
}
PREGNANT = {"rf21.due_on": days_ago(-100), "rf21.warning_sign": NO}


def test_a_due_date_held_from_before_may_lie_ahead() -> None:
    first = screened({**PREGNANT, "rf21.pregnant": YES})
    assert first.held[0].event_on == days_ago(-100)
    assert Tag.PREGNANCY_T2_T3 in screen(again(first), DAY, RULES).tags


@pytest.mark.parametrize(
    ("told", "tagged"),
    [
        ({}, True),
        ({"rf21.gave_birth": YES, **BIRTH}, False),
        ({"rf21.gave_birth": UNSURE, **BIRTH}, True),
        ({"rf21.gave_birth": YES, **BIRTH, "rf21.birth_on": days_ago(100)}, False),
        ({"rf21.gave_birth": YES, **BIRTH, "rf21.birth_on": days_ago(101)}, True),
    ],
    ids=["only 'no'", "a birth since", "a birth, not sure", "the same day", "a birth before"],
)
def test_a_pregnancy_ends_with_a_birth_and_not_with_a_no(
    told: dict[str, Any], tagged: bool
) -> None:
    was = held(Tag.PREGNANCY_T2_T3, "RF21", days_ago(100), days_ago(20))
    assert (Tag.PREGNANCY_T2_T3 in screened({"held": (was,), **told}).tags) is tagged


@pytest.mark.parametrize(
    ("told", "level"),
    [
        ({}, C),
        ({"rf21.pregnancy_cleared": seen_by("the midwife", DAY)}, M),
        ({"ended": (ended(Tag.PREGNANCY_T2_T3, EndKind.PREGNANCY_OVER, DAY),)}, OK),
    ],
)
def test_a_pregnancy_withdrawn_without_a_record_of_its_end_is_c(
    told: dict[str, Any], level: Any
) -> None:
    was = held(Tag.PREGNANCY_T2_T3, "RF21", days_ago(30))
    assert screened({"held": (was,), **told}).level is level


def test_a_limit_like_pregnancy_is_no_pregnancy() -> None:
    assert screened({"held": (held(Tag.PREGNANCY_T2_T3, "clearance"),)}).level is M


def test_a_yes_after_the_end_of_a_pregnancy_is_another_pregnancy() -> None:
    told = {**PREGNANT, "rf21.pregnant": YES, "reported": {"RF21": days_ago(90)}}
    over = {"ended": (ended(Tag.PREGNANCY_T2_T3, EndKind.PREGNANCY_OVER, days_ago(-1)),)}
    assert Tag.PREGNANCY_T2_T3 in screened({**told, "ended": ()}).tags
    assert Tag.PREGNANCY_T2_T3 not in screened({**told, **over}, today=days_ago(-1)).tags


OPERATION = HeldTag(
    tag=Tag.POST_OP_SPINE_LT6W,
    source="RF22 operation",
    since=days_ago(50),
    event_on=days_ago(50),
)


def test_an_uncleared_operation_stays_c_when_it_is_answered_no_later() -> None:
    triage = screened({"held": (OPERATION,)})
    assert (triage.level, [f.item for f in triage.findings]) == (C, ["RF22"])


def test_an_old_fusion_does_not_hide_an_operation_held_from_before() -> None:
    told = {"rf22.fused": YES, "rf22.fused_on": days_ago(4000), "held": (OPERATION,)}
    triage = screened(told)
    assert (triage.level, Tag.POST_OP_SPINE_LT6W in triage.tags) == (C, True)


EVENTS = {
    "birth": (Tag.POSTPARTUM_LT12W, "RF21", {**BIRTH, "rf21.gave_birth": YES}),
    "operation": (Tag.POST_OP_SPINE_LT6W, "RF22 operation", {"rf22.operated": YES}),
    "fusion": (Tag.POST_OP_SPINE_LT6W, "RF22 fusion", {"rf22.fused": YES}),
    "fusion, told elsewhere": (Tag.SPINAL_FUSION_LT12W, "TQ10", {"rf22.fused": YES}),
}
"""Tags held from before, and the answers that state the same event again."""


@pytest.mark.parametrize("event", EVENTS)
def test_only_the_same_event_told_again_takes_the_place_of_a_held_one(event: str) -> None:
    tag, source, same = EVENTS[event]
    was = held(tag, source, days_ago(60), days_ago(60))
    for _tag, _source, told in EVENTS.values():
        kept = {each.event_on for each in screened({"held": (was,), **told}).held}
        assert (days_ago(60) in kept) is (told != same)


@pytest.mark.parametrize(("days", "level"), [(280, M), (281, C)])
def test_a_clearance_from_before_a_pregnancy_does_not_count(days: int, level: Any) -> None:
    told = {"rf21.pregnant": YES, "rf21.due_on": days_ago(-100), "rf21.warning_sign": NO}
    midwife = seen_by("the midwife", days_ago(days - 100))
    assert screened({**told, "rf21.pregnancy_cleared": midwife}).level is level


def test_a_held_operation_is_computed_from_the_answers_that_state_it_again() -> None:
    told = {
        "held": (OPERATION,),
        "rf22.operated": YES,
        "rf22.operated_on": days_ago(50),
        "rf22.operation_cleared": seen_by("the surgeon", DAY),
    }
    assert screened(told).tags == (Tag.POST_OP_SPINE_6_12W,)


@pytest.mark.parametrize(
    ("tag", "source", "field"),
    [
        (Tag.POST_OP_SPINE_LT6W, "RF22 operation", "rf22.operation_cleared"),
        (Tag.POST_OP_SPINE_LT6W, "RF22 fusion", "rf22.fusion_cleared"),
        (Tag.SPINAL_FUSION_LT12W, "RF22 fusion", "rf22.fusion_cleared"),
        (Tag.POSTPARTUM_LT12W, "RF21", "rf21.birth_cleared"),
    ],
)
def test_a_clearance_given_later_counts_for_an_event_held_from_before(
    tag: Tag, source: str, field: str
) -> None:
    was = held(tag, source, days_ago(100), days_ago(100))
    assert screened({"held": (was,)}).level is C
    later = screened({"held": (was,), field: seen_by("the doctor", DAY)})
    assert (later.level.rank < C.rank, tag in later.tags) == (True, False)


def test_a_held_event_without_a_date_is_read_as_the_day_it_was_reported() -> None:
    was = held(Tag.POST_OP_SPINE_6_12W, "RF22 operation", days_ago(84))
    assert screened({"held": (was,)}).tags == (Tag.POST_OP_SPINE_6_12W,)
    assert screened({"held": (was,)}, today=days_ago(-1)).tags == ()


@pytest.mark.parametrize(("days", "tagged"), [(83, True), (84, False)])
def test_a_ridge_denied_counts_at_the_earliest_12_weeks_after_the_latest_birth(
    days: int, tagged: bool
) -> None:
    ridge = held(Tag.DIASTASIS_RECTI, "TQ05", days_ago(400))
    birth = {**BIRTH, "rf21.gave_birth": YES, "rf21.birth_on": days_ago(days)}
    was = held(Tag.POSTPARTUM_LT12W, "RF21", days_ago(days), days_ago(days))
    for told in ({"held": (ridge,), **birth}, {"held": (ridge, was)}):
        assert (Tag.DIASTASIS_RECTI in screened(told).tags) is tagged


@pytest.mark.parametrize(("days", "tagged"), [(364, True), (365, False)])
def test_falls_are_over_at_the_earliest_12_months_after_the_last_one(
    days: int, tagged: bool
) -> None:
    was = held(Tag.BALANCE_OR_FALLS_RISK, "TQ24", days_ago(500), days_ago(450))
    told = {"held": (was,), "tq24.last_fall_on": days_ago(days)}
    assert (Tag.BALANCE_OR_FALLS_RISK in screened(told).tags) is tagged


def test_a_tummy_operation_of_85_days_ago_sets_nothing() -> None:
    told = {"tq06.operation": YES, "tq06.operation_on": days_ago(84)}
    assert screened(told).tags == (Tag.ABDOMINAL_HERNIA_OR_SURGERY,)
    assert screened(told, today=days_ago(-1)).tags == ()


@pytest.mark.parametrize(
    "path", ["rf22.operated", "rf22.fused", "tq06.operation", "rf21.gave_birth"]
)
def test_an_unknown_date_is_read_as_the_day_it_was_first_reported(path: str) -> None:
    told = {path: YES, **BIRTH, "rf21.birth_on": None, "rf21.caesarean": YES}
    first_day = {"reported": {"RF22": days_ago(9), "TQ06": days_ago(9), "RF21": days_ago(9)}}
    today, earlier = (
        [each for each in screened({**told, **extra}).held if each.event_on]
        for extra in ({}, first_day)
    )
    assert {each.event_on for each in today} == {DAY}
    assert {each.event_on for each in earlier} == {days_ago(9)}


@pytest.mark.parametrize(("cleared_on", "level"), [(days_ago(10), C), (days_ago(9), M)])
def test_a_clearance_before_an_operation_of_unknown_date_does_not_count(
    cleared_on: Any, level: Any
) -> None:
    told = {
        "rf22.operated": YES,
        "rf22.operation_cleared": seen_by("the surgeon", cleared_on),
        "reported": {"RF22": days_ago(9)},
    }
    on_day_42 = days_ago(-33)
    assert screen(adult(told, on=on_day_42), on_day_42, RULES).level is level


def test_a_recent_fracture_and_sudden_pain_told_together_are_urgent() -> None:
    told = {"tq02.present": YES, "rf16.sudden_new_severe": YES}
    assert screened(told).level is U


def test_sudden_pain_with_thin_bones_on_record_is_urgent() -> None:
    was = {"held": (held(Tag.OSTEOPOROSIS, "RF16", days_ago(300)),)}
    over = {"ended": (ended(Tag.OSTEOPOROSIS, EndKind.CLINICIAN, days_ago(3)),)}
    told = {"rf16.sudden_new_severe": YES, **was}
    assert screened(told).level is U
    assert screened({**told, **over}).level is OK
