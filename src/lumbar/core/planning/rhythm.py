"""Which days of the week (rules page, section d)."""

from __future__ import annotations

from itertools import combinations

from lumbar.core.programme import Weekday

DAYS_IN_WEEK = 7


def _are_apart(days: tuple[Weekday, ...]) -> bool:
    """Tell that no two days follow each other; Sunday comes before Monday."""
    return all(
        (a - b) % DAYS_IN_WEEK not in (1, DAYS_IN_WEEK - 1) for a, b in combinations(days, 2)
    )


def rest_between(days: tuple[Weekday, ...], most: int) -> tuple[Weekday, ...]:
    """Choose up to ``most`` of the person's days with a day's rest between any two.

    The earliest such days of the week; one day at least.
    """
    own = sorted(set(days))
    for size in range(min(most, len(own)), 1, -1):
        apart = next((c for c in combinations(own, size) if _are_apart(c)), None)
        if apart is not None:
            return apart
    return tuple(own[:1])
