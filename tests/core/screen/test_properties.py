"""What never may happen in screening, whoever answers and whatever is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.screen.people import (
    DAY,
    OK,
    C,
    E,
    adult,
    tell,
)
from tests.core.screen.whole_answers import (
    ANSWER_PATHS,
    ANY_ANSWERS,
    WHOLE,
    mild_to_grave,
    moved,
    paths_of,
)

from lumbar.core.errors import Refusal
from lumbar.core.evidence import EVIDENCE
from lumbar.core.ruleset import RULES
from lumbar.core.screen import screen
from lumbar.core.screening.answers import Course, ScreenAnswers
from lumbar.core.screening.codes import ScreenCode
from lumbar.core.screening.triage import Opening, Triage
from lumbar.core.words import Answer, Profile

NOT_SURE_IS_STRICTER = {
    "red_flags.rf16.fragile",
    "red_flags.rf16.steroids",
    "red_flags.rf20.present",
    "red_flags.rf22.fused",
}
"""Items at M: yes is M with a tag, not sure is C (rules page, section a, Answers)."""

SORTS_ONLY = "red_flags.rf05.eases_sitting"
"""Says which tag; not sure sets both."""


COURSE_PATHS = paths_of(Course)
AGE_PATHS = [f"red_flags.{item}.since" for item in ("rf02", "rf03", "rf05", "rf06")]
AGE_PATHS.append("red_flags.rf07.on")


def triage_of(answers: ScreenAnswers) -> Triage:
    return screen(answers, DAY, RULES)


def outcome(answers: ScreenAnswers, today: date) -> Triage | Refusal:
    try:
        return screen(answers, today, RULES)
    except Refusal as refused:
        return refused


def told_each(answers: ScreenAnswers, path: str, values: Any) -> list[Triage]:
    return [triage_of(tell(answers, {path: value})) for value in values]


def test_the_walk_sees_every_question() -> None:
    assert (len(ANSWER_PATHS), len(COURSE_PATHS)) == (69, 4)


@settings(max_examples=150)
@given(answers=WHOLE, path=st.sampled_from(ANSWER_PATHS))
def test_a_worse_answer_never_lowers_the_level(answers: ScreenAnswers, path: str) -> None:
    mild, unsure, grave = (
        each.level.rank for each in told_each(answers, path, mild_to_grave(path))
    )
    if path != SORTS_ONLY:
        assert mild <= unsure
        assert mild <= grave
    if path not in NOT_SURE_IS_STRICTER:
        assert unsure <= grave


@settings(max_examples=150)
@given(answers=WHOLE, path=st.sampled_from(ANSWER_PATHS))
def test_tags_only_grow_with_worse_answers(answers: ScreenAnswers, path: str) -> None:
    mild, unsure, grave = (set(each.tags) for each in told_each(answers, path, mild_to_grave(path)))
    if path == SORTS_ONLY:
        assert mild | grave <= unsure
    else:
        assert mild <= unsure <= grave


@pytest.mark.parametrize("path", ANSWER_PATHS)
def test_for_one_answer_alone_not_sure_is_never_milder_than_no(path: str) -> None:
    full = adult(
        {
            **dict.fromkeys(COURSE_PATHS, Course.UNCHANGED),
            **dict.fromkeys(AGE_PATHS, DAY - timedelta(days=100)),
            **{each: mild_to_grave(each)[0] for each in ANSWER_PATHS},
        },
        age=70,
    )
    mild, unsure, grave = told_each(full, path, mild_to_grave(path))
    assert mild.level.rank <= unsure.level.rank
    assert mild.level.rank <= grave.level.rank
    assert set(mild.tags) <= set(unsure.tags)


@settings(max_examples=60)
@given(answers=WHOLE, path=st.sampled_from(COURSE_PATHS))
def test_only_unchanged_is_milder_than_another_course(answers: ScreenAnswers, path: str) -> None:
    order = (Course.UNCHANGED, Course.NOT_SURE, Course.NEW, Course.WORSE)
    unchanged, *others = (each.level.rank for each in told_each(answers, path, order))
    assert all(unchanged <= other for other in others)
    assert len(set(others)) == 1


@settings(max_examples=60)
@given(answers=WHOLE, path=st.sampled_from(AGE_PATHS))
def test_a_later_or_unknown_beginning_is_never_milder(answers: ScreenAnswers, path: str) -> None:
    days = (*(DAY - timedelta(days=days) for days in (400, 43, 42, 0)), None)
    ranks = [each.level.rank for each in told_each(answers, path, days)]
    assert all(older <= newer for older, newer in pairwise(ranks))


@settings(max_examples=100)
@given(answers=WHOLE)
def test_a_clinician_behind_the_person_never_makes_it_stricter(answers: ScreenAnswers) -> None:
    strict, supervised = (triage_of(replace(answers, profile=each)) for each in Profile)
    assert supervised.level.rank <= strict.level.rank
    assert supervised.tags == strict.tags


@settings(max_examples=40)
@given(answers=WHOLE)
def test_the_same_answers_give_the_same_result(answers: ScreenAnswers) -> None:
    assert triage_of(answers) == triage_of(moved(answers, 0))


@settings(max_examples=60)
@given(answers=WHOLE)
def test_handing_in_what_was_found_before_changes_nothing(answers: ScreenAnswers) -> None:
    first = triage_of(answers)
    second = triage_of(replace(answers, earlier=first.findings, held=first.held))
    assert (second.level, second.tags) == (first.level, first.tags)
    assert {f.item for f in second.findings} == {f.item for f in first.findings}


@settings(max_examples=100)
@given(answers=WHOLE, days=st.integers(0, 28))
def test_answering_no_to_everything_later_never_opens_what_was_closed(
    answers: ScreenAnswers, days: int
) -> None:
    first, later = triage_of(answers), DAY + timedelta(days=days)
    told = {"profile": first.profile, "born_on": answers.born_on, "sex": answers.sex}
    denied = adult({**told, "earlier": first.findings, "held": first.held}, on=later)
    second = screen(denied, later, RULES)
    only_age = [finding.item for finding in first.findings] == ["AGE"]
    closed = first.level.rank >= C.rank and not only_age  # only growing up opens by itself
    assert second.level.rank >= first.level.rank or not closed


def result_of(triage: Triage) -> tuple[Any, ...]:
    opened = (triage.exercises, triage.relief, triage.walking, triage.education)
    codes = tuple(reason.code for reason in triage.reasons)
    return triage.level, triage.tags, triage.held, triage.findings, opened, triage.cards, codes


FOUR_CENTURIES = 146_097
"""Days after which the calendar, leap years included, repeats itself."""


@settings(max_examples=60)
@given(answers=WHOLE, days=st.integers(-500, 500).map(lambda weeks: 7 * weeks))
@pytest.mark.parametrize("by_weeks", [False, True])
def test_moving_all_dates_changes_nothing(
    answers: ScreenAnswers, days: int, by_weeks: bool
) -> None:
    days = days if by_weeks else FOUR_CENTURIES
    there = screen(moved(answers, days), DAY + timedelta(days=days), RULES)
    assert moved(result_of(there), -days) == result_of(triage_of(answers))


@settings(max_examples=100, deadline=None)
@given(answers=ANY_ANSWERS, today=st.dates())
def test_whatever_is_handed_in_gives_a_triage_or_a_named_refusal(
    answers: ScreenAnswers, today: date
) -> None:
    result = outcome(answers, today)
    if isinstance(result, Triage):
        assert result.today == today
    else:
        assert (bool(result.path), bool(result.remedy)) == (True, True)


@settings(max_examples=100)
@given(answers=WHOLE)
def test_a_result_is_consistent_and_says_why(answers: ScreenAnswers) -> None:
    triage = triage_of(answers)
    closed = triage.level.rank >= C.rank
    assert (triage.exercises is Opening.CLOSED) == closed
    assert triage.reassurance == (not closed)
    assert bool(triage.findings) == closed
    nothing = [reason.code for reason in triage.reasons] == [ScreenCode.NOTHING_FOUND]
    assert nothing == (triage.level is OK)
    assert triage.reasons
    assert not closed or triage.findings[0].level is triage.level
    said = [*triage.reasons, *(each.reason for each in triage.considered)]
    assert {reason.code for reason in said} <= set(ScreenCode)
    assert {reason.evidence for reason in said} <= set(EVIDENCE)
    tagged = {reason.numbers["tag"] for reason in triage.reasons if "tag" in reason.numbers}
    assert tagged == {tag.value for tag in triage.tags}


@settings(max_examples=60)
@given(answers=WHOLE, missing=st.sampled_from(ANSWER_PATHS))
def test_a_missing_answer_never_hides_an_emergency_that_does_not_need_it(
    answers: ScreenAnswers, missing: str
) -> None:
    without = tell(answers, {missing: None})
    at_all = [each.level is E for each in told_each(answers, missing, Answer)]
    result = outcome(without, DAY)
    shown = isinstance(result, Triage) and result.level is E
    if missing != "red_flags.rf24":
        assert shown == all(at_all)
