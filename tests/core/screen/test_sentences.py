"""Every reason of screening can be said to the person, at every level it appears with."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from tests.core.screen.people import DAY
from tests.core.screen.whole_answers import WHOLE

from lumbar.content.reasons import load_sentences, sentence_of
from lumbar.core.ruleset import RULES
from lumbar.core.screen import screen
from lumbar.core.screening.answers import ScreenAnswers
from lumbar.core.screening.codes import ScreenCode

SENTENCES = {code: text for code, text in load_sentences().items() if code.startswith("screen.")}
FINDING = {"item", "level", "reported_on"}
ROW = {"item", "level"}
CLEARED = {"item", "on", "by"}
TAG = {"tag", "source"}
NUMBERS = {
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
