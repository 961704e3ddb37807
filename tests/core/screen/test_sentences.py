"""Every reason of screening can be said to the person, at every level it appears with."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from tests.core.screen.people import DAY, days_ago, screened
from tests.core.screen.whole_answers import WHOLE

from lumbar.content.reasons import in_words, load_sentences, sentence_of
from lumbar.core.ruleset import RULES
from lumbar.core.screen import screen
from lumbar.core.screening.answers import ScreenAnswers
from lumbar.core.screening.codes import ScreenCode
from lumbar.core.screening.triage import Finding
from lumbar.core.words import Level

SENTENCES = {code: text for code, text in load_sentences().items() if code.startswith("screen.")}
FINDING = {"item", "level", "reported_on"}
ROW = {"item", "level"}
CLEARED = {"item", "on", "by"}
TAG = {"tag", "source"}
NUMBERS = {
    ScreenCode.EARLIER: FINDING | {"sign"},
    ScreenCode.TAG: TAG,
    ScreenCode.TAG_IMPLIED: TAG,
    ScreenCode.TWO_SERIOUS: {"rows"},
    ScreenCode.CLEARED: CLEARED,
    ScreenCode.CLEARED_SELF: CLEARED,
    ScreenCode.FOUND: ROW,
    ScreenCode.CLEAR: ROW,
    ScreenCode.SKIPPED_FOR_AGE: ROW,
    ScreenCode.SKIPPED_FOR_SEX: ROW,
    ScreenCode.SKIPPED_NOT_USED: ROW,
    ScreenCode.CHECK_IN_SIGN: ROW,
    ScreenCode.CHECK_IN_FINE: set(),
    ScreenCode.NOTHING_FOUND: set(),
}
"""The numbers each code carries; the codes of findings carry ``FINDING``."""


def test_every_code_has_its_sentence_and_no_sentence_is_left_over() -> None:
    assert set(SENTENCES) == set(ScreenCode)


@pytest.mark.parametrize("code", ScreenCode)
def test_a_sentence_asks_only_for_the_numbers_of_its_code(code: ScreenCode) -> None:
    asked = {name for _, name, _, _ in string.Formatter().parse(SENTENCES[code]) if name}
    assert asked <= NUMBERS.get(code, FINDING)


@settings(max_examples=40)
@given(answers=WHOLE)
def test_every_reason_and_everything_considered_can_be_said(answers: ScreenAnswers) -> None:
    triage = screen(answers, DAY, RULES)
    for reason in (*triage.reasons, *(each.reason for each in triage.considered)):
        said = sentence_of(reason)
        assert said.endswith(".")
        assert set(reason.numbers) == NUMBERS.get(ScreenCode(reason.code), FINDING)


@pytest.mark.parametrize(
    ("item", "level", "said"),
    [
        ("RF01", "E", "between your legs"),
        ("RF09", "C", "a doctor should agree"),
        ("RF09", "E", "or to new pain with a widened main blood vessel"),
        ("RF10", "E", "together with what makes an infection more likely"),
        ("RF21", "E", "a warning sign in pregnancy"),
        ("dark_urine", "U", "dark pee"),
        ("fall_new_pain", "U", "a sign that must be checked"),
    ],
)
def test_a_sign_told_earlier_is_named_with_its_day(item: str, level: str, said: str) -> None:
    told = {"earlier": (Finding(item=item, level=Level(level), reported_on=days_ago(9)),)}
    first = screened(told).reasons[0]
    assert first.code == ScreenCode.EARLIER
    assert said in sentence_of(first)
    assert in_words(days_ago(9).isoformat()) in sentence_of(first)
