"""Newly reported warning signs: what never may happen, whatever is reported."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lumbar.core.words import Answer
from lumbar.live import signs

GRAVITY = ["", "U", "E"]
ANSWERS = st.sampled_from(signs.ANSWERS)
REPORTS = st.dictionaries(st.sampled_from(signs.SIGNS), ANSWERS)
PEOPLE = st.fixed_dictionaries(
    {
        "tags": st.lists(st.sampled_from([*signs.BONE_TAGS, *signs.SURGERY_TAGS, "stenosis"])),
        "age": st.integers(16, 90),
        "sex": st.sampled_from(signs.SEXES),
        "rf11": ANSWERS,
        "strict": st.booleans(),
    },
    optional={"rf09b": ANSWERS},
)


def gravity(said: dict[str, Any], who: dict[str, Any]) -> int:
    return GRAVITY.index(signs.judge_signs(said, who).level)


@settings(max_examples=150)
@given(said=REPORTS, who=PEOPLE, item=st.sampled_from(signs.SIGNS))
def test_a_worse_answer_never_lowers_the_level(
    said: dict[str, Any], who: dict[str, Any], item: str
) -> None:
    no, unsure, yes = (gravity({**said, item: answer}, who) for answer in ("no", "not_sure", "yes"))
    assert no <= unsure == yes


@settings(max_examples=100)
@given(said=REPORTS, who=PEOPLE)
def test_a_supervised_person_is_never_judged_more_gravely(
    said: dict[str, Any], who: dict[str, Any]
) -> None:
    strict, supervised = ({**who, "strict": strict} for strict in (True, False))
    assert gravity(said, supervised) <= gravity(said, strict)


@settings(max_examples=100)
@given(said=REPORTS, who=PEOPLE)
def test_items_are_listed_once_and_gravest_first(said: dict[str, Any], who: dict[str, Any]) -> None:
    found = signs.list_signs(said, who)
    levels = [GRAVITY.index(sign.level) for sign in found]
    assert levels == sorted(levels, reverse=True)
    assert len({sign.item for sign in found}) == len(found)


def test_every_row_asks_for_known_items_and_facts() -> None:
    assert {item for row in signs.SIGN_ROWS for item in row.items} < set(signs.SIGNS)
    assert {row.only_if for row in signs.SIGN_ROWS} == set(signs.FACTS)
    assert {row.level for row in signs.SIGN_ROWS} == {"E", "U"}


def test_only_a_fall_and_rf11_alone_may_come_to_nothing() -> None:
    judged = {item for row in signs.SIGN_ROWS for item in row.items if row.items == (item,)}
    assert set(signs.SIGNS) - judged == {"fall", "RF11"}


def test_answers_are_those_of_the_core() -> None:
    assert set(signs.ANSWERS) == set(Answer)
    who = {"tags": (), "age": 30, "sex": "man", "rf11": Answer.NO, "strict": True}
    assert signs.judge_signs({"RF01": Answer.NOT_SURE}, who) == ("E", ("RF01",))
