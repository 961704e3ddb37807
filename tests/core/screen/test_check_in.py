"""The check-in before every session: each sign, a missing answer, and who is at risk."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.screen.people import DAY, NO, OK, UNSURE, YES, E, U, again, screened

from lumbar.core.check_in import (
    ASKED_AFTER,
    ITEM_OF,
    CheckIn,
    CheckInAnswers,
    CheckInPerson,
    check_in,
    row_of,
)
from lumbar.core.errors import MissingAnswer, OutOfRange
from lumbar.core.evidence import EVIDENCE
from lumbar.core.ruleset import RULES
from lumbar.core.screen import screen
from lumbar.core.screening.red_flags import RED_FLAGS, RedFlag
from lumbar.core.words import Answer, Level, Profile, Sex, Tag
from lumbar.live.signs import SIGNS

NOTHING_NEW = CheckInAnswers(**dict.fromkeys(ITEM_OF, NO))
ADULT = CheckInPerson(
    profile=Profile.STRICT, age_years=45, sex=Sex.WOMAN, rf11=NO, aneurysm=NO, pregnant=False
)


def checked(person: CheckInPerson = ADULT, **told: Any) -> CheckIn:
    return check_in(replace(NOTHING_NEW, **told), person, DAY, RULES)


def who(**known: Any) -> CheckInPerson:
    return replace(ADULT, **known)


ALONE: dict[str, Level] = {
    "rf01": E,
    "rf02": E,
    "rf03": E,
    "rf04": E,
    "rf05": E,
    "one_leg_weak": U,
    "both_legs_weak": E,
    "tripping": U,
    "clumsy": E,
    "serious_fall": E,
    "fall": OK,
    "fall_new_pain": OK,
    "chest_or_breath": E,
    "fever": U,
    "tearing_or_faint": E,
    "sudden_severe": OK,
    "maternity_sign": E,
}
"""What one new sign comes to in an adult of 45 without bone or surgery risk."""


def test_every_question_has_its_sign_and_its_result() -> None:
    questions = {field.name for field in fields(CheckInAnswers)}
    assert questions == set(ITEM_OF) == set(ALONE)
    assert set(ITEM_OF.values()) <= set(SIGNS)
    assert {row_of(sign) for sign in ITEM_OF.values()} <= set(RedFlag)


@pytest.mark.parametrize("answer", [UNSURE, YES])
@pytest.mark.parametrize("question", ALONE)
def test_each_sign_alone_new_or_not_sure(question: str, answer: Answer) -> None:
    assert checked(**{question: answer}).level is ALONE[question]


def test_nothing_new_is_ok() -> None:
    result = checked()
    assert (result.level, result.findings, result.ruleset) == (OK, (), RULES.version)
    assert [each.code for each in result.reasons] == ["screen.check_in_fine"]


@pytest.mark.parametrize(
    ("told", "level", "items"),
    [
        ({"one_leg_weak": YES, "both_legs_weak": YES}, E, {"RF06"}),
        ({"one_leg_weak": YES, "tripping": UNSURE}, E, {"RF06"}),
        ({"one_leg_weak": YES, "fever": YES}, U, {"RF06", "RF10"}),
        ({"fever": YES, "rf01": YES}, E, {"RF01", "RF10"}),
    ],
)
def test_signs_together(told: dict[str, Any], level: Level, items: set[str]) -> None:
    result = checked(**{"both_legs_weak": NO, **told})
    assert (result.level, {finding.item for finding in result.findings}) == (level, items)


@pytest.mark.parametrize(
    ("person", "level"),
    [
        (who(rf11=YES), E),
        (who(rf11=UNSURE), E),
        (who(rf11=None), E),
        (who(rf11=NO), U),
    ],
    ids=["risk", "not sure", "not known", "none"],
)
def test_a_fever_with_a_risk_of_infection(person: CheckInPerson, level: Level) -> None:
    assert checked(person, fever=YES).level is level


@pytest.mark.parametrize(
    ("person", "level"),
    [(who(aneurysm=YES), E), (who(aneurysm=UNSURE), E), (who(aneurysm=None), E), (ADULT, OK)],
)
def test_sudden_severe_pain_with_a_known_aneurysm(person: CheckInPerson, level: Level) -> None:
    assert checked(person, sudden_severe=YES).level is level


AT_RISK = [
    who(tags=(Tag.OSTEOPOROSIS,)),
    who(tags=(Tag.VERTEBRAL_FRACTURE,)),
    who(age_years=50),
    who(age_years=50, sex=Sex.OTHER),
    who(age_years=65, sex=Sex.MAN),
]
NOT_AT_RISK = [who(age_years=49), who(age_years=64, sex=Sex.MAN), who(tags=(Tag.STENOSIS,))]


@pytest.mark.parametrize("told", [{"fall": YES, "fall_new_pain": UNSURE}, {"sudden_severe": YES}])
@pytest.mark.parametrize(
    ("person", "level"), [(each, U) for each in AT_RISK] + [(each, OK) for each in NOT_AT_RISK]
)
def test_a_fall_with_new_pain_or_sudden_pain_in_those_at_risk_is_urgent(
    person: CheckInPerson, level: Level, told: dict[str, Any]
) -> None:
    result = checked(person, **told)
    assert result.level is level
    assert [finding.item for finding in result.findings] == (["RF16"] if level is U else [])


def test_a_fall_without_new_pain_is_no_finding_even_with_thin_bones() -> None:
    assert checked(AT_RISK[0], fall=YES, fall_new_pain=NO).level is OK


ASKED_ALWAYS = sorted(set(ITEM_OF) - set(ASKED_AFTER) - {"maternity_sign"})


@pytest.mark.parametrize("question", ASKED_ALWAYS)
def test_a_missing_answer_is_refused_by_name(question: str) -> None:
    with pytest.raises(MissingAnswer) as refused:
        checked(**{question: None})
    assert refused.value.path == question


@pytest.mark.parametrize("question", ASKED_ALWAYS)
def test_an_emergency_shows_whatever_is_missing(question: str) -> None:
    sign = "clumsy" if question == "rf01" else "rf01"
    assert checked(**{sign: YES, question: None}).level is E


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        ({"one_leg_weak": UNSURE}, "both_legs_weak"),
        ({"fall": UNSURE}, "fall_new_pain"),
    ],
)
def test_a_follow_up_is_asked_only_after_its_question(told: dict[str, Any], missing: str) -> None:
    assert checked(**{missing: None}).level is OK
    with pytest.raises(MissingAnswer) as refused:
        checked(**{missing: None, **told})
    assert refused.value.path == missing


@pytest.mark.parametrize(
    ("person", "asked"),
    [
        (ADULT, False),
        (who(pregnant=True), True),
        (who(pregnant=None), True),
        (who(pregnant=None, sex=Sex.MAN), False),
        (who(tags=(Tag.PREGNANCY_T2_T3,)), True),
        (who(tags=(Tag.POSTPARTUM_LT12W,)), True),
    ],
)
def test_maternity_signs_are_asked_in_pregnancy_and_after_a_birth(
    person: CheckInPerson, asked: bool
) -> None:
    if not asked:
        assert checked(person, maternity_sign=None).level is OK
        return
    with pytest.raises(MissingAnswer):
        checked(person, maternity_sign=None)


@pytest.mark.parametrize("age", [-1, 131])
def test_an_age_nobody_has_is_refused(age: int) -> None:
    with pytest.raises(OutOfRange):
        who(age_years=age)


def test_a_reason_names_its_row_and_its_evidence() -> None:
    (reason,) = checked(fever=YES).reasons
    assert (reason.code, reason.numbers) == ("screen.check_in_sign", {"item": "RF10", "level": "U"})
    assert reason.evidence == RED_FLAGS[RedFlag.RF10].evidence
    assert reason.evidence in EVIDENCE


def test_what_a_check_in_found_holds_the_next_screen() -> None:
    found = checked(fever=YES).findings
    assert screen(again(screened(), {"earlier": found}), DAY, RULES).level is U


SAID = st.fixed_dictionaries({question: st.sampled_from(Answer) for question in ITEM_OF})
PEOPLE = st.builds(
    CheckInPerson,
    profile=st.sampled_from(Profile),
    age_years=st.integers(0, 130),
    sex=st.sampled_from(Sex),
    tags=st.lists(st.sampled_from(Tag), max_size=3).map(tuple),
    rf11=st.sampled_from([None, *Answer]),
    aneurysm=st.sampled_from([None, *Answer]),
    pregnant=st.sampled_from([None, False, True]),
)


@settings(max_examples=100)
@given(said=SAID, person=PEOPLE, question=st.sampled_from(sorted(ITEM_OF)))
def test_a_worse_answer_never_lowers_the_level(
    said: dict[str, Any], person: CheckInPerson, question: str
) -> None:
    no, unsure, yes = (
        checked(person, **{**said, question: answer}).level.rank for answer in (NO, UNSURE, YES)
    )
    assert no <= unsure == yes


@settings(max_examples=50)
@given(said=SAID, person=PEOPLE)
def test_a_clinician_behind_the_person_never_makes_it_stricter(
    said: dict[str, Any], person: CheckInPerson
) -> None:
    strict, supervised = (
        checked(replace(person, profile=profile), **said).level.rank for profile in Profile
    )
    assert supervised <= strict
