"""Tags: what sets each of them, what ends it, and that nothing else does (check 17)."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from tests.core.screen.people import (
    DAY,
    NO,
    UNSURE,
    YES,
    C,
    E,
    U,
    again,
    cleared,
    days_ago,
    ended,
    held,
    screened,
)

from lumbar.core.ruleset import RULES
from lumbar.core.screen import screen
from lumbar.core.screening.answers import Course, EndKind
from lumbar.core.screening.tag_ends import END_RULES, END_RULES_BY_SOURCE
from lumbar.core.screening.tag_questions import TAG_ROWS, with_implied
from lumbar.core.screening.triage import HeldTag
from lumbar.core.words import Answer, Tag

BIRTH = {
    "rf21.birth_on": days_ago(20),
    "rf21.caesarean": NO,
    "rf21.warning_sign": NO,
    "tq05.checked_after_birth": YES,
}
LEG = {"rf06.both_legs": NO, "rf06.course": Course.NEW}
PREGNANT = {"rf21.due_on": days_ago(-100), "rf21.warning_sign": NO}
SETS: list[tuple[Tag, str, str, dict[str, Any]]] = [
    (Tag.OSTEOPOROSIS, "TQ01 by RF16a", "rf16.fragile", {}),
    (Tag.OSTEOPOROSIS, "TQ01 by RF16b", "rf16.steroids", {}),
    (Tag.OSTEOPOROSIS, "TQ01 by TQ02", "tq02.present", {}),
    (Tag.VERTEBRAL_FRACTURE, "TQ02", "tq02.present", {}),
    (Tag.PREGNANCY_T2_T3, "TQ03", "rf21.pregnant", PREGNANT),
    (Tag.PREGNANCY_T2_T3, "TQ03, due date unknown", "rf21.pregnant", {"rf21.warning_sign": NO}),
    (Tag.POSTPARTUM_LT12W, "TQ04", "rf21.gave_birth", BIRTH),
    (Tag.DIASTASIS_RECTI, "TQ05", "tq05.ridge_or_told", {}),
    (Tag.ABDOMINAL_HERNIA_OR_SURGERY, "TQ06 hernia", "tq06.hernia", {}),
    (Tag.ABDOMINAL_HERNIA_OR_SURGERY, "TQ06 operation", "tq06.operation", {}),
    (
        Tag.ABDOMINAL_HERNIA_OR_SURGERY,
        "TQ06 caesarean",
        "rf21.caesarean",
        {**BIRTH, "rf21.gave_birth": YES},
    ),
    (Tag.POST_OP_SPINE_LT6W, "TQ07", "rf22.operated", {}),
    (Tag.POST_OP_SPINE_6_12W, "TQ08 by TQ10", "rf22.fused", {}),
    (Tag.SPINAL_FUSION, "TQ09", "rf22.fused", {}),
    (Tag.SPINAL_FUSION_LT12W, "TQ10", "rf22.fused", {}),
    (Tag.FLEXION_INTOLERANT, "TQ11", "rf20.present", {}),
    (Tag.EXTENSION_INTOLERANT, "TQ12 by TQ14", "tq14", {}),
    (Tag.ROTATION_INTOLERANT, "TQ13", "tq13", {}),
    (Tag.STENOSIS, "TQ14", "tq14", {}),
    (
        Tag.STENOSIS,
        "TQ14 by RF05",
        "rf05.eases_sitting",
        {"rf05.present": YES, "rf05.course": Course.NEW},
    ),
    (Tag.SPONDYLOLISTHESIS, "TQ15", "tq15", {}),
    (Tag.RADICULOPATHY_ACTIVE, "TQ16", "tq16", {}),
    (Tag.RADICULOPATHY_ACTIVE, "TQ16 by RF06", "rf06.one_leg", LEG),
    (Tag.WRIST_PROBLEM, "TQ18", "tq18", {}),
    (Tag.SHOULDER_PROBLEM, "TQ19", "tq19", {}),
    (Tag.KNEE_PROBLEM, "TQ20", "tq20", {}),
    (Tag.NECK_PROBLEM, "TQ21", "tq21", {}),
    (Tag.HIP_REPLACEMENT_PRECAUTIONS, "TQ22", "tq22.precautions", {}),
    (Tag.HIP_LATERAL_PAIN, "TQ23", "tq23", {}),
    (Tag.BALANCE_OR_FALLS_RISK, "TQ24", "tq24.present", {}),
    (Tag.UNCONTROLLED_HYPERTENSION, "TQ25", "rf23.blood_pressure", {}),
    (Tag.DIZZINESS, "TQ26", "rf23.dizzy", {}),
]
COMPUTED = {Tag.HIGH_IRRITABILITY}
"""TQ17: set by the assessment, which rates the stage."""


def test_every_tag_has_its_row_and_its_end() -> None:
    questions = [TAG_ROWS[tag].question for tag in Tag]
    assert questions == [f"TQ{number:02}" for number in range(1, 28)]
    assert set(TAG_ROWS) == set(END_RULES) == set(Tag)
    assert {tag for tag, *_ in SETS} | COMPUTED | {Tag.CANNOT_GET_TO_FLOOR} == set(Tag)


@pytest.mark.parametrize("answer", [UNSURE, YES])
@pytest.mark.parametrize(("tag", "_row", "path", "told"), SETS, ids=[row[1] for row in SETS])
def test_every_row_sets_its_tag_and_not_sure_does_too(
    tag: Tag, _row: str, path: str, told: dict[str, Any], answer: Answer
) -> None:
    assert tag not in screened({**told, path: NO}).tags
    assert tag in screened({**told, path: answer}).tags


@pytest.mark.parametrize(("can", "tags"), [(YES, ()), (NO, ("TQ27",)), (UNSURE, ("TQ27",))])
def test_tq27_is_set_by_no_and_by_not_sure(can: Answer, tags: tuple[str, ...]) -> None:
    assert tuple(each.source for each in screened({"tq27": can}).held) == tags


@pytest.mark.parametrize("checked", [NO, UNSURE])
def test_nobody_checked_after_a_birth_sets_diastasis(checked: Answer) -> None:
    told = {**BIRTH, "rf21.gave_birth": YES, "tq05.checked_after_birth": checked}
    assert Tag.DIASTASIS_RECTI in screened(told).tags


@pytest.mark.parametrize(
    ("tag", "implied"),
    [
        (Tag.VERTEBRAL_FRACTURE, {Tag.OSTEOPOROSIS}),
        (Tag.SPINAL_FUSION_LT12W, {Tag.SPINAL_FUSION, Tag.POST_OP_SPINE_6_12W}),
        (Tag.STENOSIS, {Tag.EXTENSION_INTOLERANT}),
    ],
)
def test_implied_tags_come_along_in_the_order_of_the_vocabulary(
    tag: Tag, implied: set[Tag]
) -> None:
    everything = with_implied(frozenset({tag}))
    assert set(everything) == {tag} | implied
    assert list(everything) == sorted(everything, key=list(Tag).index)


def test_a_spine_fracture_that_a_clinician_calls_trauma_implies_no_osteoporosis() -> None:
    triage = screened({"tq02.present": YES, "tq02.trauma_says_clinician": True})
    assert triage.tags == (Tag.VERTEBRAL_FRACTURE,)


# What ends a tag: Tag x way of ending, in full ------------------------------------------
#
# The way is one choice each of: the person answers "no" again or "not sure" (no: TQ27
# yes), one record of the end or none, and how many days ago the event was. A tag ends
# when all words of one of its conditions are met; "d84" is "more than 84 days ago".

NEVER: list[str] = []
ALWAYS = [""]
ENDS: dict[tuple[Tag, str], list[str]] = {
    (Tag.OSTEOPOROSIS, "RF16"): ["clinician"],
    (Tag.OSTEOPOROSIS, "TQ02"): ["clinician"],
    (Tag.VERTEBRAL_FRACTURE, "TQ02"): ["clinician"],
    (Tag.PREGNANCY_T2_T3, "RF21"): ["no pregnancy_over"],
    (Tag.POSTPARTUM_LT12W, "RF21"): ["d84 clinician"],
    (Tag.DIASTASIS_RECTI, "TQ05"): ["clinician", "no d84"],
    (Tag.ABDOMINAL_HERNIA_OR_SURGERY, "TQ06 hernia"): ["clinician"],
    (Tag.ABDOMINAL_HERNIA_OR_SURGERY, "TQ06 operation"): ["d84"],
    (Tag.ABDOMINAL_HERNIA_OR_SURGERY, "RF21"): ["d84"],
    (Tag.POST_OP_SPINE_LT6W, "RF22 operation"): ["d42 clinician"],
    (Tag.POST_OP_SPINE_LT6W, "RF22 fusion"): ["d42 clinician", "year"],
    # Before day 42 it cannot have begun, and the earlier stage takes its place.
    (Tag.POST_OP_SPINE_6_12W, "RF22 operation"): ["d84", "early"],
    (Tag.POST_OP_SPINE_6_12W, "RF22 fusion"): ["d84", "early"],
    (Tag.SPINAL_FUSION, "RF22 fusion"): NEVER,
    (Tag.SPINAL_FUSION_LT12W, "RF22 fusion"): ["d84 clinician", "year"],
    (Tag.FLEXION_INTOLERANT, "RF20"): ["confirmed_test", "ladder"],
    (Tag.FLEXION_INTOLERANT, "home_test"): ["ladder"],
    (Tag.EXTENSION_INTOLERANT, "home_test"): ["ladder"],
    (Tag.ROTATION_INTOLERANT, "TQ13"): ["no ladder"],
    (Tag.STENOSIS, "TQ14"): ["clinician"],
    (Tag.STENOSIS, "RF05"): ["clinician"],
    (Tag.SPONDYLOLISTHESIS, "TQ15"): ["clinician"],
    (Tag.RADICULOPATHY_ACTIVE, "TQ16"): ["no leg_free_mornings"],
    (Tag.RADICULOPATHY_ACTIVE, "RF05"): ["no leg_free_mornings"],
    (Tag.RADICULOPATHY_ACTIVE, "RF06"): ["clinician"],
    (Tag.HIGH_IRRITABILITY, "stage"): ALWAYS,  # the assessment rates it afresh
    (Tag.WRIST_PROBLEM, "TQ18"): ["no"],
    (Tag.SHOULDER_PROBLEM, "TQ19"): ["no"],
    (Tag.KNEE_PROBLEM, "TQ20"): ["no"],
    (Tag.NECK_PROBLEM, "TQ21"): ["no"],
    (Tag.HIP_REPLACEMENT_PRECAUTIONS, "TQ22"): ["clinician"],
    (Tag.HIP_LATERAL_PAIN, "TQ23"): ["no"],
    (Tag.BALANCE_OR_FALLS_RISK, "TQ24"): ["clinician", "no year"],
    (Tag.UNCONTROLLED_HYPERTENSION, "RF23"): ["clinician"],
    (Tag.DIZZINESS, "RF23"): ["no clinician"],
    (Tag.CANNOT_GET_TO_FLOOR, "TQ27"): ["no"],
}
ENDS.update({(tag, "clearance"): ["clinician"] for tag in Tag})  # limits of a clinician
STILL_UNSURE: dict[tuple[Tag, str], dict[str, Any]] = {
    (Tag.OSTEOPOROSIS, "RF16"): {"rf16.fragile": UNSURE},
    (Tag.OSTEOPOROSIS, "TQ02"): {"tq02.present": UNSURE},
    (Tag.VERTEBRAL_FRACTURE, "TQ02"): {"tq02.present": UNSURE},
    (Tag.PREGNANCY_T2_T3, "RF21"): {"rf21.pregnant": UNSURE, "rf21.warning_sign": NO},
    (Tag.DIASTASIS_RECTI, "TQ05"): {"tq05.ridge_or_told": UNSURE},
    (Tag.ABDOMINAL_HERNIA_OR_SURGERY, "TQ06 hernia"): {"tq06.hernia": UNSURE},
    (Tag.ABDOMINAL_HERNIA_OR_SURGERY, "TQ06 operation"): {"tq06.operation": UNSURE},
    (Tag.FLEXION_INTOLERANT, "RF20"): {"rf20.present": UNSURE},
    (Tag.ROTATION_INTOLERANT, "TQ13"): {"tq13": UNSURE},
    (Tag.STENOSIS, "TQ14"): {"tq14": UNSURE},
    (Tag.SPONDYLOLISTHESIS, "TQ15"): {"tq15": UNSURE},
    (Tag.RADICULOPATHY_ACTIVE, "TQ16"): {"tq16": UNSURE},
    (Tag.RADICULOPATHY_ACTIVE, "RF06"): {"rf06.tripping": UNSURE, "rf06.course": Course.NEW},
    (Tag.WRIST_PROBLEM, "TQ18"): {"tq18": UNSURE},
    (Tag.SHOULDER_PROBLEM, "TQ19"): {"tq19": UNSURE},
    (Tag.KNEE_PROBLEM, "TQ20"): {"tq20": UNSURE},
    (Tag.NECK_PROBLEM, "TQ21"): {"tq21": UNSURE},
    (Tag.HIP_REPLACEMENT_PRECAUTIONS, "TQ22"): {"tq22.precautions": UNSURE},
    (Tag.HIP_LATERAL_PAIN, "TQ23"): {"tq23": UNSURE},
    (Tag.BALANCE_OR_FALLS_RISK, "TQ24"): {"tq24.present": UNSURE},
    (Tag.UNCONTROLLED_HYPERTENSION, "RF23"): {"rf23.blood_pressure": UNSURE},
    (Tag.DIZZINESS, "RF23"): {"rf23.dizzy": UNSURE},
    (Tag.CANNOT_GET_TO_FLOOR, "TQ27"): {"tq27": UNSURE},
}
"""How the person stays unsure; the tags without an entry have no question of their own."""

WITH_EVENT = {
    Tag.POSTPARTUM_LT12W,
    Tag.DIASTASIS_RECTI,
    Tag.ABDOMINAL_HERNIA_OR_SURGERY,
    Tag.POST_OP_SPINE_LT6W,
    Tag.POST_OP_SPINE_6_12W,
    Tag.SPINAL_FUSION_LT12W,
    Tag.SPINAL_FUSION,
    Tag.BALANCE_OR_FALLS_RISK,
}


def words_of(unsure: bool, kind: EndKind | None, days: int) -> set[str]:
    reached = {"early": days < 42, "d42": days >= 42, "d84": days > 84, "year": days > 366}
    return {
        *(() if unsure else ("no",)),
        *((kind.value,) if kind else ()),
        *(word for word, met in reached.items() if met),
    }


@pytest.mark.parametrize(("tag", "source"), ENDS, ids=[f"{t} by {s}" for t, s in ENDS])
def test_a_tag_ends_as_its_row_says_and_in_no_other_way(tag: Tag, source: str) -> None:
    told_unsure = STILL_UNSURE.get((tag, source))
    ways = product((False, True) if told_unsure else (False,), (None, *EndKind), (10, 50, 90, 400))
    for unsure, kind, days in ways:
        since = days_ago(days)
        event = since if tag in WITH_EVENT and source != "TQ06 hernia" else None
        told = {
            "held": (held(tag, source, since, event),),
            "ended": (ended(tag, kind, days_ago(1)),) if kind else (),
            "reported": {source.split(" ", maxsplit=1)[0]: since},
            **((told_unsure or {}) if unsure else {}),
        }
        in_force = {each.tag for each in screened(told).held}
        words = words_of(unsure, kind, days)
        over = any(set(condition.split()) <= words for condition in ENDS[(tag, source)])
        assert (tag in in_force) is not over, words


def test_the_table_of_ends_covers_every_rule() -> None:
    assert {tag for tag, _ in ENDS} == set(Tag)
    assert set(END_RULES_BY_SOURCE) <= set(ENDS)


@pytest.mark.parametrize("by", ["", "  "])
def test_a_clinician_record_without_a_name_ends_nothing(by: str) -> None:
    told = {
        "held": (
            held(Tag.OSTEOPOROSIS, "RF16", days_ago(9)),
            held(Tag.POST_OP_SPINE_LT6W, "RF22 operation", days_ago(50), days_ago(50)),
        ),
        "ended": (
            ended(Tag.OSTEOPOROSIS, EndKind.CLINICIAN, DAY, by),
            ended(Tag.POST_OP_SPINE_LT6W, EndKind.CLINICIAN, DAY, by),
        ),
    }
    assert screened(told).tags == (Tag.OSTEOPOROSIS, Tag.POST_OP_SPINE_LT6W)


def test_an_end_recorded_before_the_tag_was_set_does_not_count() -> None:
    told = {
        "held": (held(Tag.STENOSIS, "TQ14", days_ago(5)),),
        "ended": (ended(Tag.STENOSIS, EndKind.CLINICIAN, days_ago(6)),),
    }
    assert Tag.STENOSIS in screened(told).tags


def test_the_same_history_does_not_set_an_ended_tag_again_but_a_new_report_does() -> None:
    told = {
        "rf16.fragile": YES,
        "ended": (ended(Tag.OSTEOPOROSIS, EndKind.CLINICIAN, days_ago(5)),),
    }
    same = screened({**told, "reported": {"RF16": days_ago(30)}})
    new = screened({**told, "reported": {"RF16": days_ago(4)}})
    assert (same.tags, new.tags) == ((), (Tag.OSTEOPOROSIS,))


@pytest.mark.parametrize("level", [C, U, E])
def test_tags_survive_every_clearance(level: Any) -> None:
    every = tuple(held(tag, "clearance", days_ago(20)) for tag in Tag)
    items = tuple(f"RF{number:02}" for number in range(1, 25))
    given = cleared(*items, level=level, on=DAY)
    assert screened({"held": every, "clearances": (given,)}).tags == tuple(Tag)


def test_a_limit_of_a_clinician_is_kept_until_a_clinician_ends_it() -> None:
    given = cleared("RF13", level=U, on=days_ago(20), limits=(Tag.KNEE_PROBLEM,))
    end = ended(Tag.KNEE_PROBLEM, EndKind.CLINICIAN, days_ago(10))
    limited = screened({"clearances": (given,)})
    assert limited.held == (HeldTag(tag=Tag.KNEE_PROBLEM, source="clearance", since=days_ago(20)),)
    assert screen(again(limited, {"clearances": (given,), "ended": (end,)}), DAY, RULES).tags == ()


def test_limits_that_the_person_recorded_set_no_tag() -> None:
    given = cleared("RF13", level=U, on=DAY, by_clinician=False, limits=(Tag.KNEE_PROBLEM,))
    assert screened({"clearances": (given,)}).tags == ()
