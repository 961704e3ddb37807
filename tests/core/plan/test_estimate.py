from __future__ import annotations

import pytest

from lumbar.core.library import Dose
from lumbar.core.planning.estimate import estimate_s
from lumbar.core.planning.rhythm import rest_between
from lumbar.core.ruleset import RULES

ESTIMATES = [
    (
        "side-lying hip abduction 3x8 a side, hold 2 s, rest 60 s = 600 s",
        Dose(sets=3, reps=8, hold_s=2, rest_s=60, per_side=True),
        600,
    ),
    ("bridge 3x8, hold 2 s, rest 60 s", Dose(sets=3, reps=8, hold_s=2, rest_s=60), 300),
    ("timed items by their duration", Dose(duration_s=60), 60),
    (
        "two timed sets a side with rest between",
        Dose(sets=2, duration_s=20, rest_s=30, per_side=True),
        140,
    ),
]


@pytest.mark.parametrize(("row", "dose", "seconds"), ESTIMATES, ids=[c[0] for c in ESTIMATES])
def test_a_dose_takes_as_long_as_the_rules_page_says(row: str, dose: Dose, seconds: int) -> None:
    assert estimate_s(dose, RULES) == seconds


STRENGTH_DAYS = [
    ((1, 2, 3, 4, 5, 6, 7), (1, 3, 5)),
    ((1, 2, 3), (1, 3)),
    ((1, 7), (1,)),
    ((6, 7), (6,)),
    ((1, 4, 7), (1, 4)),
    ((2,), (2,)),
    ((5, 3, 5, 1), (1, 3, 5)),
]


@pytest.mark.parametrize(("days", "expected"), STRENGTH_DAYS)
def test_strength_days_never_follow_each_other(
    days: tuple[int, ...], expected: tuple[int, ...]
) -> None:
    assert rest_between(days, RULES.strength_days_max) == expected
