"""The usual morning pain B, against which each morning is read (rules page, section c).

B is the lower of the median of the last mornings and one point above the lowest B
that has stood: so a slow rise is not learned as usual. A lowest B has stood when B
was no higher for 14 mornings running: so one good week makes no later morning a bad
one. Until seven entries exist the intake resting pain caps it in the same way.
"""

from __future__ import annotations

from dataclasses import replace

from lumbar.core.programme import Trend
from lumbar.core.ruleset import Ruleset


def usual_pain(trend: Trend, rules: Ruleset) -> int:
    """Give B for the next morning, NRS 0-10, from the mornings before it."""
    known = trend.recent
    enough = len(known) >= rules.usual_mornings_min
    median = _median_down(known) if enough else trend.intake_rest
    return min([median, *(low + rules.usual_creep_points for low in _lowest(trend, rules))])


def with_morning(trend: Trend, pain: int, rules: Ruleset) -> Trend:
    """Add one morning's pain (NRS 0-10) to what the next B is computed from."""
    standing = (*trend.standing, usual_pain(trend, rules))[-rules.usual_standing_mornings :]
    lowest = trend.lowest_usual
    if len(standing) == rules.usual_standing_mornings:
        stood = max(standing)
        lowest = stood if lowest is None else min(lowest, stood)
    return replace(
        trend,
        recent=(*trend.recent, pain)[-rules.usual_window_mornings :],
        entries=min(trend.entries + 1, rules.usual_window_mornings),
        standing=standing,
        lowest_usual=lowest,
    )


def _median_down(values: tuple[int, ...]) -> int:
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) // 2


def _lowest(trend: Trend, rules: Ruleset) -> tuple[int, ...]:
    early = (trend.intake_rest,) if trend.entries < rules.usual_window_mornings else ()
    stood = () if trend.lowest_usual is None else (trend.lowest_usual,)
    return (*early, *stood)
