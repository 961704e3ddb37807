"""PROMIS Global-10: how answers become the two T-scores (mean 50, standard deviation 10)."""

from __future__ import annotations

from fractions import Fraction

PHYSICAL_ITEMS = ("q3", "q6", "q7", "q8")  # [V] developers' scoring notes
MENTAL_ITEMS = ("q2", "q4", "q5", "q10")  # [V] developers' scoring notes
RAW_LOWEST = 4

# [V] developers' conversion tables, June 2009; tenths of a T-score for raw sums 4 … 20.
_PHYSICAL_T_TENTHS = (
    162, 199, 235, 267, 296, 324, 349, 374, 398, 423, 449, 477, 508, 541, 577, 619, 677,
)  # fmt: skip
_MENTAL_T_TENTHS = (
    211, 251, 284, 313, 338, 363, 388, 411, 435, 458, 483, 508, 533, 560, 590, 625, 676,
)  # fmt: skip

# [K] pain 0-10 becomes 5 (none) … 1 (worst) before the raw sum.
_PAIN_RECODED = (5, 4, 4, 4, 3, 3, 3, 2, 2, 2, 1)


def recoded_pain(pain: int) -> int:
    """Turn the 0-10 pain item into its 1-5 value, 5 best."""
    return _PAIN_RECODED[pain]


def physical_t(raw: int) -> Fraction:
    """Convert a raw physical sum of 4 to 20 into its T-score."""
    return Fraction(_PHYSICAL_T_TENTHS[raw - RAW_LOWEST], 10)


def mental_t(raw: int) -> Fraction:
    """Convert a raw mental sum of 4 to 20 into its T-score."""
    return Fraction(_MENTAL_T_TENTHS[raw - RAW_LOWEST], 10)
