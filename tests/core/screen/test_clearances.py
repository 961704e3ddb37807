"""What lifts a finding, what does not, and how gently it begins again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.core.screen.people import (
    DAY,
    NO,
    OK,
    SUPERVISED,
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
    ended,
    found,
    screened,
    seen_by,
    self_cleared,
    tell,
)

from lumbar.core.ruleset import RULES
from lumbar.core.screen import screen
from lumbar.core.screening.answers import Clearance, Course, EndKind
from lumbar.core.screening.clearance import NEEDS_EXAMINATION
from lumbar.core.words import Level, Tag

TOMORROW, NEXT_MONTH = days_ago(-1), days_ago(-28)
E_BY_SYMPTOM = ["RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF08", "RF21"]
E_BY_HISTORY = ["RF07", "RF09", "RF10"]
U_ITEMS = ["RF06", "RF10", "RF12", "RF13", "RF14", "RF15", "RF16", "RF18", "RF20", "RF24"]
EXAMINED = {"examined": YES, "found": "all in order, exercise is fine"}
GONE = {"symptom_gone": YES}


def standing(item: str, level: Level, *given: Clearance, **told: Any) -> Level:
    """Screen all-no answers with one earlier finding and some clearances, a day later."""
    answers = adult({"earlier": (found(item, level),), "clearances": given, **told}, on=TOMORROW)
    return screen(answers, TOMORROW, RULES).level


@pytest.mark.parametrize("item", E_BY_SYMPTOM)
@pytest.mark.parametrize(
    ("said", "level"),
    [(GONE, OK), ({"symptom_gone": UNSURE}, E), ({"symptom_gone": NO}, E), (EXAMINED, E), ({}, E)],
    ids=["gone", "not sure", "not gone", "examined, not gone", "nothing said"],
)
def test_a_person_clears_an_emergency_only_when_the_sign_is_gone(
    item: str, said: dict[str, Any], level: Level
) -> None:
    assert standing(item, E, self_cleared(item, level=E, on=TOMORROW, **said)) is level


@pytest.mark.parametrize(
    ("item", "finding"), [(i, E) for i in E_BY_HISTORY] + [(i, U) for i in U_ITEMS]
)
@pytest.mark.parametrize(
    ("said", "clears"),
    [
        (EXAMINED, True),
        ({**EXAMINED, "found": " "}, False),
        ({**EXAMINED, "examined": UNSURE}, False),
        (GONE, False),
    ],
    ids=["examined", "nothing found noted", "not sure", "gone"],
)
def test_history_and_urgent_items_need_an_examination_and_what_was_found(
    item: str, finding: Level, said: dict[str, Any], clears: bool
) -> None:
    level = standing(item, finding, self_cleared(item, level=finding, on=TOMORROW, **said))
    assert level is (OK if clears else finding)


def test_every_u_item_of_the_table_needs_an_examination() -> None:
    assert {*U_ITEMS, *E_BY_HISTORY} - {"RF06"} <= NEEDS_EXAMINATION


@pytest.mark.parametrize(("item", "finding"), [("RF01", E), ("RF13", U)])
def test_in_the_supervised_profile_only_a_clinician_clears(item: str, finding: Level) -> None:
    own = self_cleared(item, level=finding, on=TOMORROW, **GONE, **EXAMINED)
    clinician = cleared(item, level=finding, on=TOMORROW)
    assert standing(item, finding, own, **SUPERVISED) is finding
    assert standing(item, finding, clinician, **SUPERVISED) is OK


@pytest.mark.parametrize(
    ("record", "clears"),
    [
        (cleared("RF13", level=U, on=TOMORROW), True),
        (cleared("RF13", level=E, on=TOMORROW), True),
        (cleared("RF13", level=U, on=DAY), True),
        (cleared("RF10", "RF13", level=U, on=TOMORROW), True),
        (cleared("RF13", level=C, on=TOMORROW), False),
        (cleared("RF10", level=U, on=TOMORROW), False),
        (cleared("RF13", level=U, on=days_ago(1)), False),
        (cleared("RF13", level=U, on=TOMORROW, found=""), False),
        (cleared("RF13", level=U, on=TOMORROW, by=" "), False),
    ],
    ids=[
        "later",
        "graver",
        "same day",
        "several",
        "milder",
        "other item",
        "older",
        "no finding",
        "no name",
    ],
)
def test_a_clearance_names_item_and_level_and_is_not_older(record: Clearance, clears: bool) -> None:
    assert standing("RF13", U, record) is (OK if clears else U)


# Day order ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "level"), [(GONE, E), ({**GONE, **EXAMINED}, OK)], ids=["gone", "gone and examined"]
)
def test_gone_on_the_day_of_the_report_counts_only_with_an_examination(
    said: dict[str, Any], level: Level
) -> None:
    assert standing("RF01", E, self_cleared("RF01", level=E, on=DAY, **said)) is level


@pytest.mark.parametrize(("answered_on", "level"), [(DAY, OK), (TOMORROW, E), (NEXT_MONTH, E)])
def test_a_present_yes_contradicts_gone(answered_on: date, level: Level) -> None:
    record = self_cleared("RF01", level=E, on=TOMORROW, **GONE)
    told = {"rf01": YES, "clearances": (record,), "reported": {"RF01": DAY}}
    today = max(answered_on, TOMORROW)
    assert screen(adult({**told, "answered_on": answered_on}), today, RULES).level is level


def test_a_clinician_may_clear_a_sign_that_is_still_there() -> None:
    told = {"rf01": YES, "reported": {"RF01": DAY}}
    record = cleared("RF01", level=E, on=DAY, symptom_gone=NO)
    assert screened({**told, "clearances": (record,)}).level is OK


@pytest.mark.parametrize(
    ("item", "told", "level"),
    [
        ("RF13", {"rf13": YES}, U),
        ("RF01", {"rf01": YES}, E),
        ("RF12", {"rf12.ever": YES, "rf12.new_or_different_pain": YES}, U),
    ],
)
def test_a_clearance_covers_the_same_history_until_something_new_is_reported(
    item: str, told: dict[str, Any], level: Level
) -> None:
    told = {**told, "clearances": (cleared(item, level=level, on=TOMORROW),)}
    later = adult({**told, "answered_on": NEXT_MONTH})
    same = tell(later, {"reported": {item: DAY}})
    new = tell(later, {"reported": {item: days_ago(-2)}})
    assert screen(same, NEXT_MONTH, RULES).level is OK
    assert screen(new, NEXT_MONTH, RULES).level is level
    assert screen(later, NEXT_MONTH, RULES).level is level


def test_a_sign_reported_again_after_its_clearance_stands_again() -> None:
    told = {"rf13": YES, "reported": {"RF13": days_ago(9)}}
    given = {"clearances": (cleared("RF13", level=U, on=days_ago(5)),)}
    again_in_a_session = {"earlier": (found("RF13", U, days_ago(2)),)}
    assert screened({**told, **given}).level is OK
    assert screened({**told, **given, **again_in_a_session}).level is U


# Answering again ----------------------------------------------------------------------------

GRAVE: list[tuple[str, dict[str, Any]]] = [
    ("RF01", {"rf01": YES}),
    ("RF02", {"rf02.present": YES, "rf02.course": Course.NEW}),
    ("RF03", {"rf03.present": UNSURE, "rf03.course": Course.NEW}),
    ("RF04", {"rf04": UNSURE}),
    ("RF05", {"rf05.present": YES, "rf05.course": Course.NEW}),
    ("RF06", {"rf06.tripping": YES, "rf06.course": Course.NEW}),
    ("RF07", {"rf07.present": YES}),
    ("RF08", {"rf08": YES}),
    ("RF09", {"rf09.sudden": YES}),
    ("RF10", {"rf10": YES}),
    ("RF12", {"rf12.ever": YES, "rf12.new_or_different_pain": UNSURE}),
    ("RF13", {"rf13": YES}),
    ("RF14", {"rf14": YES}),
    ("RF15", {"rf15": YES}),
    ("RF16", {"rf16.fragile": YES, "rf16.sudden_new_severe": YES}),
    ("RF18", {"rf18": YES}),
    ("RF20", {"rf20.present": YES}),
    ("RF21", {"rf21.pregnant": YES, "rf21.warning_sign": YES}),
    ("RF24", {"rf24": YES}),
    ("RF11 at C", {"rf11": YES}),
    ("RF23 at C", {"rf23.told_not_to": YES}),
    ("RF16 at C", {"rf16.fragile": UNSURE}),
    ("RF09 at C", {"rf09.aneurysm": YES, "rf09.new_or_changed_pain": NO}),
]


@pytest.mark.parametrize(("_item", "told"), GRAVE, ids=[item for item, _ in GRAVE])
def test_answering_no_later_never_lowers_c_u_or_e(_item: str, told: dict[str, Any]) -> None:
    first = screened(told)
    later = screen(again(first, after_days=28), NEXT_MONTH, RULES)
    assert first.level.rank >= C.rank
    assert later.level is first.level


def test_a_slip_corrected_before_leaving_the_page_leaves_nothing() -> None:
    assert screen(tell(adult({"rf11": YES}), {"rf11": NO}), DAY, RULES).level is OK


def test_clearing_an_emergency_uncovers_what_stands_beneath_it() -> None:
    told = {
        "rf06.clumsy": YES,
        "rf06.one_leg": YES,
        "rf06.both_legs": NO,
        "rf06.course": Course.NEW,
    }
    gone = self_cleared("RF06", level=E, on=TOMORROW, **GONE)
    seen = cleared("RF06", level=E, on=TOMORROW)
    levels = [
        screened({**told, "clearances": given}, today=TOMORROW).level
        for given in ((), (gone,), (seen,))
    ]
    assert levels == [E, U, M]


def test_clearing_a_warning_sign_does_not_clear_the_pregnancy() -> None:
    told = {"rf21.pregnant": YES, "rf21.due_on": days_ago(-70), "rf21.warning_sign": YES}
    given = {"clearances": (cleared("RF21", level=E, on=DAY),)}
    midwife = {"rf21.pregnancy_cleared": seen_by("the midwife", DAY)}
    assert screened({**told, **given}).level is C
    assert screened({**told, **given, **midwife}).level is M


# Level C ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("by", "level"), [("a physiotherapist", OK), ("  ", C)])
def test_a_c_ends_when_a_named_clinician_has_seen_them(by: str, level: Level) -> None:
    record = self_cleared("RF23", level=C, on=DAY, by=by)
    assert screened({"rf23.told_not_to": YES, "clearances": (record,)}).level is level


OWN = [
    ("RF21", {"rf21.pregnant": YES, "rf21.warning_sign": NO}, "rf21.pregnancy_cleared"),
    ("RF22", {"rf22.operated": YES, "rf22.operated_on": days_ago(90)}, "rf22.operation_cleared"),
]


@pytest.mark.parametrize(("item", "told", "own"), OWN, ids=["RF21", "RF22"])
def test_pregnancy_and_surgery_end_only_by_their_own_clearance(
    item: str, told: dict[str, Any], own: str
) -> None:
    given = {"clearances": (cleared(item, level=E, on=DAY),)}
    earlier = {"earlier": (found(item, C),)}
    assert screened({**told, **given}).level is C
    assert screened({**told, **earlier, own: seen_by("the midwife", DAY)}).level.rank < C.rank


WITHDRAWN: list[tuple[str, dict[str, Any], Level]] = [
    ("RF21", {}, C),
    ("RF21", {"rf21.pregnancy_cleared": seen_by("the midwife", days_ago(10))}, C),
    ("RF21", {"rf21.pregnancy_cleared": seen_by("the midwife", DAY)}, OK),
    ("RF21", {"rf21.birth_cleared": seen_by("the midwife", DAY)}, OK),
    ("RF21", {"ended": (ended(Tag.PREGNANCY_T2_T3, EndKind.PREGNANCY_OVER, DAY),)}, OK),
    ("RF21", {"ended": (ended(Tag.PREGNANCY_T2_T3, EndKind.PREGNANCY_OVER, days_ago(10)),)}, C),
    ("RF21", {"ended": (ended(Tag.KNEE_PROBLEM, EndKind.CLINICIAN, DAY),)}, C),
    ("RF22", {}, C),
    ("RF22", {"rf22.fusion_cleared": seen_by("the surgeon", DAY)}, OK),
    (
        "RF22",
        {
            "rf22.operated": YES,
            "rf22.operated_on": days_ago(100),
            "rf22.operation_cleared": seen_by("the surgeon", days_ago(30)),
        },
        OK,
    ),
]


@pytest.mark.parametrize(("item", "told", "level"), WITHDRAWN, ids=str)
def test_a_c_of_pregnancy_or_surgery_answered_no_later_stays_until_it_is_settled(
    item: str, told: dict[str, Any], level: Level
) -> None:
    assert screened({"earlier": (found(item, C, days_ago(9)),), **told}).level is level


def test_turning_18_ends_the_c_of_the_age() -> None:
    young = tell(adult(), {"born_on": date(2008, 3, 3)})
    first = screen(young, DAY, RULES)
    assert first.level is C
    assert screen(tell(young, {"earlier": first.findings}), TOMORROW, RULES).level is OK


# Combinations -------------------------------------------------------------------------------

LONG_AGO = days_ago(200)


def test_a_new_fever_with_a_risk_cleared_long_ago_is_an_emergency() -> None:
    told = {
        "rf10": YES,
        "rf11": YES,
        "reported": {"RF11": LONG_AGO},
        "clearances": (cleared("RF10", "RF11", level=E, on=days_ago(190)),),
    }
    assert screened(told).level is E


def test_a_new_risk_with_a_fever_cleared_long_ago_is_an_emergency() -> None:
    told = {
        "rf10": YES,
        "rf11": YES,
        "reported": {"RF10": LONG_AGO},
        "clearances": (cleared("RF10", level=E, on=days_ago(190)),),
    }
    assert screened(told).level is E


def test_a_fever_cleared_at_u_does_not_cover_the_combination() -> None:
    reported = {"reported": {"RF10": LONG_AGO, "RF11": LONG_AGO}}
    given = {"clearances": (cleared("RF10", "RF11", level=U, on=DAY),)}
    assert screened({"rf10": YES, "rf11": YES, **reported, **given}).level is E


def test_a_newly_told_fracture_with_old_cleared_pain_is_urgent_again() -> None:
    told = {
        "rf16.sudden_new_severe": YES,
        "tq02.present": YES,
        "reported": {"RF16": LONG_AGO},
        "clearances": (cleared("RF16", level=U, on=days_ago(190)),),
    }
    assert screened(told).level is U
    old = {"reported": {"RF16": LONG_AGO, "TQ02": LONG_AGO}}
    assert screened({**told, **old}).level is M
