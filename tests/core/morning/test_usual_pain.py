"""The usual morning pain B and its cap."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lumbar.core.adapting.usual_pain import usual_pain, with_morning
from lumbar.core.programme import Trend
from lumbar.core.ruleset import RULES

START = date(2026, 3, 2)


def after(mornings, intake=3, **known):
    trend = Trend(review_on=START, intake_rest=intake, **known)
    for pain in mornings:
        trend = with_morning(trend, pain, RULES)
    return trend


@pytest.mark.parametrize(
    ("mornings", "usual"), [((3, 4), 9), ((2, 3, 3, 4), 3), ((3, 4, 3, 4), 3), ((), 9)]
)
def test_b_is_the_median_of_the_mornings_rounded_down(mornings, usual):
    assert usual_pain(after(mornings, intake=9), RULES) == usual


def test_the_lowest_b_caps_b_once_it_has_stood():
    assert usual_pain(after([3] * 14 + [6] * 7), RULES) == 4


def test_a_good_week_makes_no_later_morning_a_bad_one():
    assert usual_pain(after([5] * 21 + [2] * 10 + [5] * 7, intake=5), RULES) == 5


def test_ten_good_mornings_give_only_a_few_raised_ones_after():
    trend = after([5] * 21 + [2] * 10, intake=5)
    rises = []
    for _ in range(8):
        rises.append(5 - usual_pain(trend, RULES))
        trend = with_morning(trend, 5, RULES)
    assert rises == [3, 3, 3, 3, 0, 0, 0, 0]


def test_a_lucky_intake_caps_b_only_until_seven_entries_exist():
    known = [usual_pain(after([5] * count), RULES) for count in range(9)]
    assert known == [3, 3, 3, 4, 4, 4, 4, 5, 5]


def test_a_lowest_b_counts_from_its_fourteenth_morning():
    assert after([3] * 13).lowest_usual is None
    assert after([3] * 14).lowest_usual == 3


@given(st.lists(st.integers(0, 10), max_size=60), st.integers(0, 10))
def test_b_equals_a_slow_recomputation_from_all_mornings(mornings, intake):
    usual, known = [], []
    for pain in [*mornings, 0]:
        last = sorted(known[-7:])
        half = len(last) // 2
        middle = (
            (last[half] if len(last) % 2 else (last[half - 1] + last[half]) // 2) if last else 0
        )
        plain = middle if len(known) >= 3 else intake
        stood = [max(usual[i : i + 14]) for i in range(len(usual) - 13)]
        caps = [low + 1 for low in stood] + ([intake + 1] if len(known) < 7 else [])
        usual.append(min([plain, *caps]))
        known.append(pain)
    assert usual_pain(after(mornings, intake), RULES) == usual[-1]
