"""The unit checks of the rules page, section a, and its last list, each by its own words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.core.screen.people import (
    DAY,
    MAN,
    NO,
    OK,
    UNSURE,
    YES,
    C,
    E,
    M,
    U,
    adult,
    again,
    cleared,
    days_ago,
    screened,
    seen_by,
    self_cleared,
    tell,
)

from lumbar.core.errors import MissingAnswer
from lumbar.core.ruleset import RULES
from lumbar.core.screen import screen
from lumbar.core.screening.answers import Course, RedFlags, ScreenAnswers, Symptom
from lumbar.core.screening.red_flags import RedFlag
from lumbar.core.screening.triage import Card
from lumbar.core.words import Answer, Level, Tag

FOUR_OF_FIVE = {
    "rf19.over_3_months": YES,
    "rf19.began_before_40": YES,
    "rf19.came_on_slowly": YES,
    "rf19.better_moving": YES,
    "rf19.not_better_resting": YES,
    "rf19.wakes_second_half_of_night": NO,
}
BOTH_LEGS_A_YEAR = {
    "rf05.present": YES,
    "rf05.course": Course.UNCHANGED,
    "rf05.since": days_ago(365),
    "rf05.eases_sitting": NO,
}
BLEEDING = {
    "rf21.pregnant": YES,
    "rf21.due_on": days_ago(-70),
    "rf21.warning_sign": YES,
}
OPERATED = {"rf22.operated": YES}
CHECKS: list[tuple[str, dict[str, Any], int, Level, set[Tag]]] = [
    ("{RF01 not sure} -> E", {"rf01": UNSURE}, 45, E, set()),
    ("{RF11 yes} -> C", {"rf11": YES}, 45, C, set()),
    ("{RF10, RF11} -> E", {"rf10": YES, "rf11": YES}, 45, E, set()),
    ("{RF11, RF17} -> U", {"rf11": YES, "rf17": YES}, 61, U, set()),
    (
        "{RF16a, RF16d} -> U and osteoporosis",
        {"rf16.fragile": YES, "rf16.sudden_new_severe": YES},
        45,
        U,
        {Tag.OSTEOPOROSIS},
    ),
    ("{RF16a, age 45} -> M", {"rf16.fragile": YES}, 45, M, {Tag.OSTEOPOROSIS}),
    ("{RF16c, woman 45} -> OK", {"rf16.minor_knock": YES}, 45, OK, set()),
    ("{RF16c, woman 72} -> U", {"rf16.minor_knock": YES}, 72, U, {Tag.OSTEOPOROSIS}),
    (
        "{RF06a} -> U",
        {"rf06.one_leg": YES, "rf06.both_legs": NO, "rf06.course": Course.NEW},
        45,
        U,
        {Tag.RADICULOPATHY_ACTIVE},
    ),
    (
        "{RF06a, RF06c} -> E",
        {
            "rf06.one_leg": YES,
            "rf06.both_legs": NO,
            "rf06.tripping": YES,
            "rf06.course": Course.NEW,
        },
        45,
        E,
        {Tag.RADICULOPATHY_ACTIVE},
    ),
    ("{RF06d} -> E", {"rf06.clumsy": YES}, 45, E, {Tag.RADICULOPATHY_ACTIVE}),
    (
        "{RF05 unchanged 1 year, examined} -> M",
        {**BOTH_LEGS_A_YEAR, "rf05.examined": YES},
        45,
        M,
        {Tag.RADICULOPATHY_ACTIVE},
    ),
    (
        "same, never examined -> E",
        {**BOTH_LEGS_A_YEAR, "rf05.examined": NO},
        45,
        E,
        {Tag.RADICULOPATHY_ACTIVE},
    ),
    (
        "{RF07 crash 8 years ago, examined} -> OK",
        {
            "rf07.present": YES,
            "rf07.on": days_ago(8 * 365),
            "rf07.started_this_pain": YES,
            "rf07.examined": YES,
        },
        45,
        OK,
        set(),
    ),
    (
        "{RF20 strict} -> U and flexion_intolerant",
        {"rf20.present": YES},
        45,
        U,
        {Tag.FLEXION_INTOLERANT},
    ),
    ("{pregnant week 30, bleeding} -> E", BLEEDING, 33, E, set()),
    (
        "{RF09b, new pain} -> E",
        {"rf09.aneurysm": YES, "rf09.new_or_changed_pain": YES},
        45,
        E,
        set(),
    ),
    (
        "{RF09b alone} -> C",
        {"rf09.aneurysm": YES, "rf09.new_or_changed_pain": NO},
        45,
        C,
        set(),
    ),
    (
        "{RF22 day 50, not cleared} -> C and post_op_spine_lt6w",
        {**OPERATED, "rf22.operated_on": days_ago(50)},
        45,
        C,
        {Tag.POST_OP_SPINE_LT6W},
    ),
    (
        "cleared -> M and post_op_spine_6_12w",
        {
            **OPERATED,
            "rf22.operated_on": days_ago(50),
            "rf22.operation_cleared": seen_by("the surgeon", days_ago(5)),
        },
        45,
        M,
        {Tag.POST_OP_SPINE_6_12W},
    ),
    (
        "{all no, TQ27 no} -> M and cannot_get_to_floor",
        {"tq27": NO},
        45,
        M,
        {Tag.CANNOT_GET_TO_FLOOR},
    ),
]


@pytest.mark.parametrize(
    ("told", "age", "level", "tags"),
    [case[1:] for case in CHECKS],
    ids=[case[0] for case in CHECKS],
)
def test_unit_check(told: dict[str, Any], age: int, level: Level, tags: set[Tag]) -> None:
    triage = screened(told, age=age)
    pregnant = {Tag.PREGNANCY_T2_T3} if "rf21.pregnant" in told else set()
    assert (triage.level, set(triage.tags)) == (level, tags | pregnant)


def test_rf19_4_of_5_gives_m_and_the_card() -> None:
    triage = screened(FOUR_OF_FIVE)
    assert (triage.level, triage.cards) == (M, (Card.RHEUMATOLOGY,))


def test_rf13_unanswered_is_refused() -> None:
    with pytest.raises(MissingAnswer) as refused:
        screened({"rf13": None})
    assert refused.value.path == "red_flags.rf13"


def test_rf02_new_rest_unanswered_is_an_emergency() -> None:
    only = RedFlags(rf02=Symptom(present=YES, course=Course.NEW))
    assert screen(ScreenAnswers(answered_on=DAY, red_flags=only), DAY, RULES).level is E


def test_rf17_cleared_and_asked_again_after_4_weeks_is_ok() -> None:
    seen = {"clearances": (self_cleared("RF17", level=C, on=days_ago(-3)),)}
    first = adult({"rf17": YES, **seen}, age=61)
    later = tell(first, {"answered_on": days_ago(-28), "reported": {"RF17": DAY}})
    assert screened({"rf17": YES}, age=61).level is C
    assert screen(later, days_ago(-28), RULES).level is OK


# The last list of the rules page ------------------------------------------------------

NHS_999 = [
    ("both-leg symptoms", {"rf05.present": YES, "rf05.course": Course.NEW}),
    ("genital/buttock numbness", {"rf01": YES}),
    ("difficulty peeing", {"rf02.present": YES, "rf02.course": Course.NEW}),
    ("bladder/bowel loss", {"rf03.present": YES, "rf03.course": Course.WORSE}),
    ("chest pain", {"rf08": YES}),
    ("serious accident", {"rf07.present": YES, "rf07.on": days_ago(42)}),
]
NHS_111 = [
    ("high temperature", {"rf10": YES}),
    ("weight loss", {"rf13": YES}),
    ("lump/shape change", {"rf15": YES}),
    ("no easing with rest or worse at night", {"rf14": YES}),
    ("worse on cough/sneeze/poo", {"rf20.present": YES}),
    ("pain from top of back", {"rf18": YES}),
]
EXCEPTION = [
    ("RF02", {"rf02.present": YES}, "rf02"),
    ("RF03", {"rf03.present": YES}, "rf03"),
    ("RF05", {"rf05.present": YES, "rf05.eases_sitting": YES}, "rf05"),
    ("RF06", {"rf06.one_leg": YES, "rf06.both_legs": YES}, "rf06"),
]
SETTLED = {"course": Course.UNCHANGED, "since": days_ago(43), "examined": YES}


@pytest.mark.parametrize("answer", [UNSURE, YES])
@pytest.mark.parametrize(("_name", "told"), NHS_999, ids=[name for name, _ in NHS_999])
def test_12_no_item_of_the_999_list_is_below_e(
    _name: str, told: dict[str, Any], answer: Answer
) -> None:
    said = {path: answer if value is YES else value for path, value in told.items()}
    assert screened(said).level is E


@pytest.mark.parametrize(("_name", "told"), NHS_111, ids=[name for name, _ in NHS_111])
def test_12_every_item_of_the_111_list_is_u_in_the_strict_profile(
    _name: str, told: dict[str, Any]
) -> None:
    assert screened(told).level is U


@pytest.mark.parametrize(("_id", "told", "item"), EXCEPTION, ids=[row[0] for row in EXCEPTION])
def test_12_the_one_exception_is_unchanged_over_6_weeks_and_examined(
    _id: str, told: dict[str, Any], item: str
) -> None:
    old = {f"{item}.{part}": value for part, value in SETTLED.items()}
    assert screened({**told, **old}).level.rank < C.rank
    for spoiled in (
        {f"{item}.since": days_ago(42)},
        {f"{item}.since": None},
        {f"{item}.examined": NO},
        {f"{item}.examined": UNSURE},
        {f"{item}.course": Course.WORSE},
        {f"{item}.course": Course.NOT_SURE},
    ):
        assert screened({**told, **old, **spoiled}).level is E


@pytest.mark.parametrize("spoiled", [{"rf07.on": days_ago(42)}, {"rf07.examined": UNSURE}])
def test_12_the_exception_for_an_accident_is_older_than_6_weeks_and_examined(
    spoiled: dict[str, Any],
) -> None:
    crash = {"rf07.present": YES, "rf07.on": days_ago(43), "rf07.started_this_pain": YES}
    assert screened({**crash, "rf07.examined": YES}).level is OK
    assert screened({**crash, "rf07.examined": YES, **spoiled}).level is E


E_ITEMS: list[dict[str, Any]] = [
    *({f"rf{number:02}": UNSURE} for number in (1, 4, 8)),
    *({f"rf{n:02}.present": UNSURE, f"rf{n:02}.course": Course.NOT_SURE} for n in (2, 3, 5)),
    {"rf06.clumsy": UNSURE},
    {
        "rf06.one_leg": UNSURE,
        "rf06.both_legs": UNSURE,
        "rf06.course": Course.NOT_SURE,
    },
    {"rf07.present": UNSURE},
    {"rf09.sudden": UNSURE},
    {"rf09.aneurysm": UNSURE, "rf09.new_or_changed_pain": UNSURE},
    {"rf10": UNSURE, "rf11": UNSURE},
    {"rf21.pregnant": UNSURE, "rf21.warning_sign": UNSURE},
]
U_ITEMS: list[dict[str, Any]] = [
    *({item: UNSURE} for item in ("rf10", "rf13", "rf14", "rf15", "rf18", "rf20.present", "rf24")),
    {"rf06.one_leg": UNSURE, "rf06.both_legs": NO, "rf06.course": Course.NOT_SURE},
    {"rf12.ever": UNSURE, "rf12.new_or_different_pain": UNSURE},
    {"rf16.minor_knock": UNSURE},
    {"rf16.steroids": UNSURE, "rf16.sudden_new_severe": UNSURE},
]


@pytest.mark.parametrize(
    ("told", "level"), [(each, E) for each in E_ITEMS] + [(each, U) for each in U_ITEMS], ids=str
)
def test_18_not_sure_counts_as_yes(told: dict[str, Any], level: Level) -> None:
    assert screened(told, age=55).level is level


@pytest.mark.parametrize("missing", ["rf01", "rf24", "rf13", "born_on", "tq27"])
def test_18_an_emergency_already_given_is_shown_whatever_is_missing(missing: str) -> None:
    assert screened({"rf08": YES, missing: None}).level is E


def pregnant_due(days: int) -> dict[str, Any]:
    midwife = seen_by("the midwife", DAY)
    return {
        "rf21.pregnant": YES,
        "rf21.due_on": days_ago(-days),
        "rf21.pregnancy_cleared": midwife,
        "rf21.warning_sign": NO,
    }


def test_19_pregnancy_t2_t3_is_set_on_the_day_week_12_begins_without_a_new_screen() -> None:
    told = pregnant_due(200)
    before, on_the_day = (screened(told, today=days_ago(-days)) for days in (3, 4))
    assert before.tags == ()
    assert on_the_day.tags == (Tag.PREGNANCY_T2_T3,)


@pytest.mark.parametrize(
    ("asked_on_day", "used_on_day", "tags"),
    [
        (40, 41, (Tag.POST_OP_SPINE_LT6W,)),
        (40, 42, (Tag.POST_OP_SPINE_6_12W,)),
        (80, 84, (Tag.POST_OP_SPINE_6_12W,)),
        (80, 85, ()),
    ],
)
def test_19_the_stages_after_an_operation_change_on_the_day(
    asked_on_day: int, used_on_day: int, tags: tuple[Tag, ...]
) -> None:
    told = {
        **OPERATED,
        "rf22.operated_on": days_ago(asked_on_day),
        "rf22.operation_cleared": seen_by("the surgeon", DAY),
    }
    assert screened(told, today=days_ago(asked_on_day - used_on_day)).tags == tags


def test_19_uncleared_at_day_42_is_still_post_op_spine_lt6w_and_c() -> None:
    triage = screened({**OPERATED, "rf22.operated_on": days_ago(42)})
    assert (triage.level, triage.tags) == (C, (Tag.POST_OP_SPINE_LT6W,))


def test_19_an_uncleared_fusion_at_day_85_keeps_all_its_tags_and_c() -> None:
    triage = screened({"rf22.fused": YES, "rf22.fused_on": days_ago(85)})
    assert triage.level is C
    assert set(triage.tags) == {
        Tag.SPINAL_FUSION,
        Tag.SPINAL_FUSION_LT12W,
        Tag.POST_OP_SPINE_6_12W,
        Tag.POST_OP_SPINE_LT6W,
    }


def test_19_a_fusion_ten_years_ago_without_clearance_is_spinal_fusion_alone_and_m() -> None:
    triage = screened({"rf22.fused": YES, "rf22.fused_on": date(2016, 3, 2)})
    assert (triage.level, triage.tags) == (M, (Tag.SPINAL_FUSION,))


def test_19_a_caesarean_5_weeks_ago_sets_both_tags() -> None:
    birth = {"rf21.gave_birth": YES, "rf21.birth_on": days_ago(35), "rf21.caesarean": YES}
    checked = {"rf21.warning_sign": NO, "tq05.checked_after_birth": YES}
    triage = screened({**birth, **checked})
    assert triage.tags == (Tag.POSTPARTUM_LT12W, Tag.ABDOMINAL_HERNIA_OR_SURGERY)


def test_20_sudden_pain_at_72_on_steroids_cleared_keeps_the_osteoporosis_tag() -> None:
    told = {"rf16.steroids": YES, "rf16.sudden_new_severe": YES}
    given = {"clearances": (cleared("RF16", level=U, on=DAY),)}
    assert screened(told, age=72).level is U
    after = screened({**told, **given}, age=72)
    assert (after.level, after.tags) == (M, (Tag.OSTEOPOROSIS,))


@pytest.mark.parametrize("by_clinician", [True, False])
def test_21_after_a_clearance_the_high_cap_lasts_7_days(by_clinician: bool) -> None:
    make = cleared if by_clinician else self_cleared
    record = make("RF13", level=U, on=DAY, examined=YES, found="weight is stable again")
    told = {"rf13": YES, "clearances": (record,)}
    assert screened(told).high_cap_until == days_ago(-6)
    assert screened(told, today=days_ago(-6)).high_cap_until == days_ago(-6)
    assert screened(told, today=days_ago(-7)).high_cap_until is None


def test_a_man_is_not_asked_about_pregnancy() -> None:
    triage = screened({**MAN, "rf21.pregnant": None, "rf21.gave_birth": None})
    skipped = {each.what: each.reason.code for each in triage.considered}
    assert (triage.level, skipped[RedFlag.RF21]) == (OK, "screen.skipped_for_sex")


def test_asking_again_keeps_what_was_found() -> None:
    assert screen(again(screened({"rf01": YES})), DAY, RULES).level is E
