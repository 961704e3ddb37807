"""The highest level wins, two serious rows join, and each level leaves its own things open."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations
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
    found,
    held,
    screened,
    seen_by,
)

from lumbar.core.ruleset import RULES
from lumbar.core.screen import screen
from lumbar.core.screening.answers import Inflammatory
from lumbar.core.screening.codes import OPEN_AT
from lumbar.core.screening.findings import SERIOUS
from lumbar.core.screening.red_flags import RED_FLAGS
from lumbar.core.screening.triage import Card, Opening, Triage
from lumbar.core.words import Level, Tag

SERIOUS_AT_C: dict[str, tuple[dict[str, Any], int]] = {
    "AGE": ({}, 17),
    "RF11": ({"rf11": YES}, 45),
    "RF14": ({"rf14": YES, **SUPERVISED}, 45),
    "RF16": ({"rf16.steroids": UNSURE}, 45),
    "RF17": ({"rf17": YES}, 61),
    "RF18": ({"rf18": YES, **SUPERVISED}, 45),
}
OTHER_AT_C: list[dict[str, Any]] = [
    {"rf09.aneurysm": YES, "rf09.new_or_changed_pain": NO},
    {"rf20.present": YES, "rf20.new_and_severe": YES, **SUPERVISED},
    {"rf22.operated": YES},
    {"rf23.told_not_to": YES},
]


def level_of(told: dict[str, Any], age: int = 45) -> Level:
    return screened(told, age=age).level


@pytest.mark.parametrize("item", SERIOUS_AT_C)
def test_one_serious_row_alone_is_c(item: str) -> None:
    told, age = SERIOUS_AT_C[item]
    assert level_of(told, age) is C


# Nobody is younger than 18 and older than 60; RF14 with RF11 has a row of its own.
NO_PAIR = {("AGE", "RF17"), ("RF11", "RF14")}
PAIRS = [pair for pair in combinations(SERIOUS_AT_C, 2) if pair not in NO_PAIR]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_serious_rows_at_c_are_u(one: str, other: str) -> None:
    (told, age), (more, other_age) = SERIOUS_AT_C[one], SERIOUS_AT_C[other]
    triage = screened({**told, **more}, age=age if age != 45 else other_age)
    assert triage.level is U
    assert {f.item: f.level for f in triage.findings if f.item in (one, other)} == {
        one: U,
        other: U,
    }
    assert "screen.two_serious" in {reason.code for reason in triage.reasons}


@pytest.mark.parametrize("told", OTHER_AT_C)
def test_a_row_that_is_not_serious_joins_nothing(told: dict[str, Any]) -> None:
    assert level_of({"rf11": YES, **told}) is C
    everything: dict[str, Any] = {}
    for each in OTHER_AT_C:
        everything.update(each)
    assert level_of(everything) is C


def test_serious_rows_are_rf10_to_rf18_and_the_age() -> None:
    assert sorted(SERIOUS) == ["AGE", *(f"RF{number}" for number in range(10, 19))]


def test_a_serious_row_already_seen_to_does_not_join() -> None:
    told = {"rf11": YES, "rf17": YES, "clearances": (cleared("RF11", level=C, on=DAY),)}
    assert level_of(told, 61) is C


JOINED = {"rf11": YES, "rf17": YES}


def test_a_joined_u_is_not_undone_by_answering_no_to_one_of_them() -> None:
    first = screened(JOINED, age=61)
    assert screen(again(first, {"rf11": YES}), DAY, RULES).level is U


@pytest.mark.parametrize(
    ("items", "level", "left"),
    [
        (("RF11",), U, U),
        (("RF11", "RF17"), C, U),
        (("RF11", "RF17"), U, OK),
    ],
    ids=["one of two", "seen, as for a C", "both"],
)
def test_a_joined_u_ends_by_the_clearance_of_a_u_for_each(
    items: tuple[str, ...], level: Level, left: Level
) -> None:
    first = screened(JOINED, age=61)
    given = {"clearances": (cleared(*items, level=level, on=DAY),)}
    assert screen(again(first, given), DAY, RULES).level is left


@pytest.mark.parametrize(
    ("told", "level"),
    [
        ({}, OK),
        ({"tq18": YES}, M),
        ({"rf11": YES, "tq18": YES}, C),
        ({"rf11": YES, "rf13": YES}, U),
        ({"rf11": YES, "rf13": YES, "rf01": YES}, E),
    ],
)
def test_the_highest_level_wins(told: dict[str, Any], level: Level) -> None:
    assert level_of(told) is level


def test_levels_are_ordered() -> None:
    assert [level.rank for level in (OK, M, C, U, E)] == [0, 1, 2, 3, 4]


# What stays open ------------------------------------------------------------------------------

OPEN, CLOSED = Opening.OPEN, Opening.CLOSED
USUAL = Opening.USUAL_ONLY


def opened(triage: Triage) -> tuple[Opening, ...]:
    return triage.exercises, triage.relief, triage.walking, triage.education


def test_every_level_says_what_stays_open() -> None:
    assert set(OPEN_AT) == set(Level)


RF24 = {"rf24": UNSURE}
NEED, SURGEON = Opening.DAILY_NEED_ONLY, Opening.AS_SET_BY_SURGEON


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ({}, (OPEN, OPEN, OPEN, OPEN)),
        ({"tq18": YES}, (OPEN, OPEN, OPEN, OPEN)),
        ({"rf11": YES}, (CLOSED, CLOSED, USUAL, OPEN)),
        ({"rf23.dizzy": YES}, (CLOSED, CLOSED, NEED, OPEN)),
        ({"rf22.operated": YES}, (CLOSED, CLOSED, SURGEON, OPEN)),
        ({"rf22.operated": YES, "rf23.dizzy": YES}, (CLOSED, CLOSED, SURGEON, OPEN)),
        ({"rf13": YES}, (CLOSED, CLOSED, CLOSED, CLOSED)),
        ({"rf01": YES}, (CLOSED, CLOSED, CLOSED, CLOSED)),
        (RF24, (CLOSED, OPEN, OPEN, CLOSED)),
        ({**RF24, "tq18": YES}, (CLOSED, OPEN, OPEN, CLOSED)),
        ({**RF24, "rf11": YES}, (CLOSED, CLOSED, USUAL, CLOSED)),
        ({**RF24, "rf23.dizzy": YES}, (CLOSED, CLOSED, NEED, CLOSED)),
        ({**RF24, "rf13": YES}, (CLOSED, CLOSED, CLOSED, CLOSED)),
        ({**RF24, "rf01": YES}, (CLOSED, CLOSED, CLOSED, CLOSED)),
    ],
    ids=str,
)
def test_each_level_leaves_open_what_its_row_says(
    told: dict[str, Any], left: tuple[Opening, ...]
) -> None:
    assert opened(screened(told)) == left


@pytest.mark.parametrize(
    ("told", "shown"), [({}, True), ({"tq18": YES}, True), ({"rf11": YES}, False)]
)
def test_reassurance_is_shown_only_at_ok_and_m(told: dict[str, Any], shown: bool) -> None:
    assert screened(told).reassurance is shown


INFLAMED = dict.fromkeys((f"rf19.{field.name}" for field in fields(Inflammatory)), YES)

# Cards and reasons ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "cards"),
    [
        ({}, ()),
        (RF24, (Card.CRISIS,)),
        ({"rf21.pregnant": YES, "rf21.warning_sign": YES}, (Card.MATERNITY,)),
        (INFLAMED, (Card.RHEUMATOLOGY,)),
        ({**INFLAMED, "rf11": YES}, (Card.ASK_CLINICIAN,)),
        ({**INFLAMED, "rf13": YES}, ()),
        ({"earlier": (found("RF21", E),)}, (Card.MATERNITY,)),
        ({"earlier": (found("RF24", U),)}, (Card.CRISIS,)),
        ({"rf11": YES}, (Card.ASK_CLINICIAN,)),
        ({"rf13": YES}, ()),
    ],
    ids=str,
)
def test_cards_follow_what_stands(told: dict[str, Any], cards: tuple[Card, ...]) -> None:
    assert screened(told).cards == cards


def test_reasons_come_gravest_first_each_item_once() -> None:
    told = {"rf11": YES, "rf13": YES, "rf01": YES, "earlier": (found("RF13", E),), "tq14": YES}
    why = [(each.code, each.numbers.get("level")) for each in screened(told).reasons]
    assert why == [
        ("screen.rf01", "E"),
        ("screen.earlier", "E"),
        ("screen.rf11", "C"),
        ("screen.tag", None),
        ("screen.tag_implied", None),
    ]


def test_a_reason_quotes_the_evidence_of_its_row() -> None:
    why = screened({"rf13": YES, "earlier": (found("dark_urine", U),)}).reasons
    assert {each.numbers["item"]: each.evidence for each in why} == {
        "RF13": RED_FLAGS["RF13"].evidence,  # type: ignore[index]
        "dark_urine": "design",
    }


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"rf09.aneurysm": YES, "rf09.new_or_changed_pain": NO}, "screen.rf09_known"),
        ({"rf09.aneurysm": YES, "rf09.new_or_changed_pain": YES}, "screen.rf09_aneurysm"),
        ({"rf09.sudden": YES, "rf09.new_or_changed_pain": NO}, "screen.rf09"),
        ({"rf10": YES, "rf11": YES}, "screen.rf10_with_rf11"),
        ({"rf14": YES, "rf11": YES, **SUPERVISED}, "screen.rf14_with_rf11"),
        ({"earlier": (found("RF09", E),)}, "screen.earlier"),
        ({"held": (held(Tag.POST_OP_SPINE_LT6W, "RF22 operation"),)}, "screen.rf22"),
    ],
)
def test_a_finding_says_which_combination_made_it(told: dict[str, Any], code: str) -> None:
    assert screened(told).reasons[0].code == code


def test_an_early_pregnancy_that_is_cleared_gives_its_reason_without_a_tag() -> None:
    told = {
        "rf21.pregnant": YES,
        "rf21.due_on": days_ago(-250),
        "rf21.pregnancy_cleared": seen_by("the midwife", DAY),
        "rf21.warning_sign": NO,
    }
    triage = screened(told)
    assert (triage.level, triage.tags) == (M, ())
    assert [each.code for each in triage.reasons] == ["screen.rf21"]


def test_what_was_considered_lists_every_row() -> None:
    rows = [each.what for each in screened().considered]
    assert rows == list(RED_FLAGS)


def test_nothing_is_held_against_somebody_who_says_no() -> None:
    triage = screen(adult(), DAY, RULES)
    assert (triage.findings, triage.tags, triage.held) == ((), (), ())
    assert [reason.code for reason in triage.reasons] == ["screen.nothing_found"]
    assert (triage.today, triage.ruleset, triage.rescreen_on) == (DAY, RULES.version, days_ago(-28))
