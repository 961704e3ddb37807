"""No answer is no triage: each required field is named; an emergency given shows at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import product
from typing import Any

import pytest
from tests.core.screen.people import (
    ANSWERS,
    DAY,
    MAN,
    NO,
    OK,
    SUPERVISED,
    UNSURE,
    YES,
    E,
    U,
    adult,
    case_of,
    cleared,
    days_ago,
    found,
    screened,
    seen_by,
    tell,
)

from lumbar.core.errors import MissingAnswer, Refusal
from lumbar.core.ruleset import RULES
from lumbar.core.screen import screen
from lumbar.core.screening import answers as form
from lumbar.core.screening.answers import Course, ScreenAnswers
from lumbar.core.screening.red_flags import RED_FLAGS, RedFlag
from lumbar.core.screening.verdict import Verdict

OPTIONAL = {"red_flags.rf24"}
"""Answers that a complete form may leave out: RF24 belongs to the PHQ-9."""


def given_paths(record: Any, path: str = "") -> Iterator[str]:
    for field in fields(record):
        value = getattr(record, field.name)
        where = f"{path}.{field.name}" if path else field.name
        if is_dataclass(value):
            yield from given_paths(value, where)
        elif value is not None and field.default is None:
            yield where


SEVENTY = adult(age=70)
NOTHING_GIVEN = sorted(set(given_paths(SEVENTY)) - OPTIONAL)

FOLLOW_UPS: list[tuple[str, dict[str, Any]]] = [
    *(
        (f"red_flags.rf{n:02}.{part}", {f"rf{n:02}.present": YES, f"rf{n:02}.since": days_ago(90)})
        for n in (2, 3, 5)
        for part in ("course", "examined")
    ),
    ("red_flags.rf05.eases_sitting", {"rf05.present": YES, "rf05.since": days_ago(90)}),
    ("red_flags.rf06.both_legs", {"rf06.one_leg": YES}),
    ("red_flags.rf06.course", {"rf06.one_leg": YES, "rf06.both_legs": NO}),
    (
        "red_flags.rf06.examined",
        {"rf06.one_leg": YES, "rf06.both_legs": NO, "rf06.since": days_ago(90)},
    ),
    ("red_flags.rf07.started_this_pain", {"rf07.present": YES, "rf07.on": days_ago(90)}),
    ("red_flags.rf07.examined", {"rf07.present": UNSURE, "rf07.on": days_ago(90)}),
    ("red_flags.rf09.new_or_changed_pain", {"rf09.aneurysm": UNSURE}),
    ("red_flags.rf12.new_or_different_pain", {"rf12.ever": UNSURE}),
    ("red_flags.rf19.began_before_40", {"rf19.over_3_months": UNSURE}),
    ("red_flags.rf19.came_on_slowly", {"rf19.over_3_months": YES}),
    ("red_flags.rf19.better_moving", {"rf19.over_3_months": YES}),
    ("red_flags.rf19.not_better_resting", {"rf19.over_3_months": YES}),
    ("red_flags.rf19.wakes_second_half_of_night", {"rf19.over_3_months": YES}),
    ("red_flags.rf20.new_and_severe", {"rf20.present": YES, **SUPERVISED}),
    ("red_flags.rf21.caesarean", {"rf21.gave_birth": YES}),
    ("red_flags.rf21.warning_sign", {"rf21.pregnant": UNSURE}),
    ("red_flags.rf21.warning_sign", {"rf21.gave_birth": UNSURE, "rf21.caesarean": NO}),
    ("tag_questions.tq05.checked_after_birth", {"rf21.gave_birth": YES}),
]
ANSWERED: dict[str, Any] = {
    "rf02.course": Course.UNCHANGED,
    "rf02.examined": YES,
    "rf03.course": Course.UNCHANGED,
    "rf03.examined": YES,
    "rf05.course": Course.UNCHANGED,
    "rf05.examined": YES,
    "rf05.eases_sitting": YES,
    "rf06.course": Course.UNCHANGED,
    "rf06.examined": YES,
    "rf06.both_legs": NO,
    "rf07.started_this_pain": YES,
    "rf07.examined": YES,
    "rf09.new_or_changed_pain": NO,
    "rf12.new_or_different_pain": NO,
    **{f"rf19.{field.name}": NO for field in fields(form.Inflammatory)},
    "rf20.new_and_severe": NO,
    "rf21.caesarean": NO,
    "rf21.warning_sign": NO,
    "tq05.checked_after_birth": YES,
}
"""Harmless answers to every follow-up question."""


def test_the_walk_covers_every_question_of_the_form() -> None:
    assert len(NOTHING_GIVEN) == 51
    assert screen(SEVENTY, DAY, RULES).level is OK


@pytest.mark.parametrize("path", NOTHING_GIVEN)
def test_each_required_answer_left_out_is_named(path: str) -> None:
    with pytest.raises(MissingAnswer) as refused:
        screen(tell(SEVENTY, {path: None}), DAY, RULES)
    assert (refused.value.path, bool(refused.value.remedy)) == (path, True)


@pytest.mark.parametrize(("path", "told"), FOLLOW_UPS, ids=[path for path, _ in FOLLOW_UPS])
def test_each_follow_up_left_out_is_named(path: str, told: dict[str, Any]) -> None:
    full = adult({**ANSWERED, **told}, age=70)
    screen(full, DAY, RULES)
    with pytest.raises(MissingAnswer) as refused:
        screen(tell(full, {path: None}), DAY, RULES)
    assert refused.value.path == path


@pytest.mark.parametrize(
    ("told", "age"),
    [
        ({"rf16.minor_knock": None}, 49),
        ({"rf16.minor_knock": None, **MAN}, 64),
        ({"rf17": None}, 59),
        ({"rf21": form.Maternity(), **MAN}, 45),
        ({"rf24": None}, 45),
    ],
    ids=["RF16c before 50", "RF16c before 65, a man", "RF17 before 60", "RF21, a man", "RF24"],
)
def test_what_does_not_apply_may_be_left_out(told: dict[str, Any], age: int) -> None:
    assert screened(told, age=age).level is OK


def test_a_question_that_begins_to_apply_on_a_birthday_is_asked_then() -> None:
    told = {"born_on": days_ago(-3).replace(year=DAY.year - 60), "rf17": None}
    assert screened(told, today=days_ago(-2)).level is OK
    with pytest.raises(MissingAnswer):
        screened(told, today=days_ago(-3))


def test_an_earlier_u_waits_for_the_answers_and_an_earlier_e_does_not() -> None:
    blank = ScreenAnswers(answered_on=DAY)
    with pytest.raises(MissingAnswer):
        screen(tell(blank, {"earlier": (found("RF13", U),)}), DAY, RULES)
    triage = screen(tell(blank, {"earlier": (found("RF13", E),)}), DAY, RULES)
    assert triage.level is E


@pytest.mark.parametrize(
    ("told", "path"),
    [
        ({"rf06.clumsy": YES, "rf06.one_leg": None}, "red_flags.rf06.one_leg"),
        ({"rf06.clumsy": YES, "rf06.tripping": None}, "red_flags.rf06.tripping"),
        ({"rf09.sudden": YES, "rf09.aneurysm": None}, "red_flags.rf09.aneurysm"),
        ({"rf21.warning_sign": YES, "rf21.gave_birth": None}, "red_flags.rf21.gave_birth"),
        (
            {
                "rf06.one_leg": YES,
                "rf06.both_legs": YES,
                "rf06.course": Course.NEW,
                "rf06.clumsy": None,
            },
            "red_flags.rf06.clumsy",
        ),
    ],
)
def test_clearing_an_emergency_does_not_answer_the_rest_of_its_item(
    told: dict[str, Any], path: str
) -> None:
    item = path.split(".")[1].upper()
    assert screened(told).level is E
    with pytest.raises(MissingAnswer) as refused:
        screened({**told, "clearances": (cleared(item, level=E, on=DAY),)})
    assert refused.value.path == path


# An emergency that no further answer could undo is shown, whatever else is missing -----

PARTS: dict[RedFlag, tuple[type[Any], dict[str, tuple[Any, ...]], dict[str, Any]]] = {
    RedFlag.RF02: (
        form.Symptom,
        {"present": ANSWERS, "course": tuple(Course), "examined": ANSWERS},
        {"since": days_ago(43)},
    ),
    RedFlag.RF05: (
        form.BothLegs,
        {
            "present": ANSWERS,
            "course": tuple(Course),
            "examined": ANSWERS,
            "eases_sitting": ANSWERS,
        },
        {"since": days_ago(43)},
    ),
    RedFlag.RF06: (
        form.LegWeakness,
        {
            "one_leg": ANSWERS,
            "both_legs": ANSWERS,
            "tripping": ANSWERS,
            "clumsy": (NO, YES),
            "course": (Course.NEW, Course.UNCHANGED),
            "examined": (NO, YES),
        },
        {"since": days_ago(43)},
    ),
    RedFlag.RF07: (
        form.Accident,
        {"present": ANSWERS, "started_this_pain": ANSWERS, "examined": ANSWERS},
        {"on": days_ago(43)},
    ),
    RedFlag.RF09: (
        form.Aorta,
        {"sudden": ANSWERS, "aneurysm": ANSWERS, "new_or_changed_pain": ANSWERS},
        {},
    ),
    RedFlag.RF21: (
        form.Maternity,
        {
            "pregnant": ANSWERS,
            "gave_birth": ANSWERS,
            "caesarean": ANSWERS,
            "warning_sign": ANSWERS,
        },
        {"due_on": days_ago(-100), "birth_on": days_ago(40)},
    ),
}


@pytest.mark.parametrize("item", PARTS)
def test_an_emergency_that_is_certain_is_shown_at_once(item: RedFlag) -> None:
    kind, axes, known = PARTS[item]

    @cache
    def judge(values: tuple[Any, ...]) -> Verdict | Refusal:
        told = kind(**known, **dict(zip(axes, values, strict=True)))
        changed = tell(adult(), {f"red_flags.{item.lower()}": told}).red_flags
        try:
            return RED_FLAGS[item].judge(changed, case_of())
        except MissingAnswer as missing:
            return missing

    def is_emergency(values: tuple[Any, ...]) -> bool:
        verdict = judge(values)
        return isinstance(verdict, Verdict) and verdict.level is E

    for partial in product(*((None, *options) for options in axes.values())):
        ways = ((v,) if v else o for v, o in zip(partial, axes.values(), strict=True))
        assert is_emergency(partial) == all(is_emergency(full) for full in product(*ways)), partial


def test_a_judge_never_reads_a_missing_answer_as_a_no() -> None:
    for item, row in RED_FLAGS.items():
        told = tell(adult(), {}).red_flags
        row.judge(told, case_of())
        if item not in (RedFlag.AGE, RedFlag.RF17, RedFlag.RF24):
            with pytest.raises(MissingAnswer):
                row.judge(form.RedFlags(), case_of())


def test_legs_examined_by_nobody_do_not_count() -> None:
    told = {"rf20.present": YES, "rf20.legs_examined": seen_by(" ", DAY)}
    assert screened(told).level is U
