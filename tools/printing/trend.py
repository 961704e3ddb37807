"""Print table P3 and the names of the rules that change a plan."""

from __future__ import annotations

from typing import NamedTuple

from tools.printing.constants import numbers
from tools.printing.markdown import bullets, code, fill, page, section, table, words

from lumbar.core.adapting.flare import RULE as FLARE
from lumbar.core.adapting.history import STOPS, SessionRow
from lumbar.core.adapting.judging import AMBER_MORNINGS, AMBER_ROWS
from lumbar.core.adapting.ladder import RULE as LADDER


class TrendRow(NamedTuple):
    """Put one row of table P3 in words."""

    condition: str
    decision: str


ROWS: dict[str, TrendRow] = {
    "P3.1": TrendRow(
        "the running count is {progress_count} or more, the prescribed dose was done in full,"
        " effort {progress_effort_max} of 10 or less, good form",
        "one axis by one step",
    ),
    "P3.2": TrendRow(
        "weekly: the mean of the last {trend_days} mornings is {trend_regress_points} or more above"
        " that of the first {trend_days}",
        "everything one step back, and a clinician is asked",
    ),
    "P3.3": TrendRow(
        "the same difference is {trend_hold_points} or more on {trend_hold_weeks} weekly"
        " evaluations in a row",
        "everything holds while the difference lasts",
    ),
    "P3.4": TrendRow(
        "{swap_regressions} steps back of one exercise in {swap_days} days", "swap it"
    ),
    "P3.5": TrendRow(
        "{suspend_stops} stops in {suspend_days} days",
        "suspend the plan, and a clinician is asked",
    ),
    "P3.6": TrendRow(
        "the RMDQ was {outcomes_review_rmdq_from} or more and is less than"
        " {important_change_percent} % better after {outcomes_review_weeks} weeks",
        "a clinician is asked to review",
    ),
    FLARE: TrendRow(
        "the person calls it a flare-up, or {flare_mornings} mornings in a row are"
        " {regress_rise_points} or more above usual",
        "relief and walking for {flare_relief_days_min} to {flare_relief_days_max} days, then"
        " {flare_restart_percent} % of the last dose",
    ),
}
"""Table P3 in words: condition and decision."""

OTHER_RULES: dict[str, str] = {
    "P1.*": "a row of [table P1](pain.md)",
    "P2.*": "a row of [table P2](morning.md)",
    "a.clearance": "a clearance: level 1 again, stage HIGH for {clearance_cap_days} days",
    LADDER: "the [ladder](direction.md) of a closed direction",
    "d.daily": "the exercise that rises a little every day",
    "d.deload": "a lighter week",
    "d.missed": "missed for {missed_restart_days} days or more",
    "d.quota": "graded activity: amounts fixed by time",
    "d.running": "a stage of the run-walk programme",
    "d.unlock": "an exercise is mastered and opens others",
    "h.plan": "the plan as it was made",
    "h.review": "the review after {review_weeks} weeks",
}
"""The other rule names that a change may carry; the letter is that of the index."""


def _rows() -> str:
    rows = ((code(rule), fill(met), fill(decided)) for rule, (met, decided) in ROWS.items())
    return table(("row", "condition", "decision"), rows)


def _counting() -> str:
    stops = words(tuple(row for row in SessionRow if row in STOPS))
    amber = " or ".join(sorted(AMBER_ROWS))
    mornings = " or ".join(sorted(AMBER_MORNINGS))
    return bullets(
        fill(
            "The running count belongs to one exercise: P2 row 7 adds {credit_amber}, row 8 adds"
            " {credit_green}. What sets it to 0 stands in [P2](morning.md); every step, swap and"
            " step back does too."
        ),
        f"A stop is any of P1 rows {stops}.",
        f"An amber week: at least half of its sessions had P1 row {amber} or P2 row {mornings}.",
        fill(
            "A mean needs {trend_mornings_min} of {trend_days} mornings; without them in the first"
            " week the resting pain at intake stands for it. Means are exact."
        ),
        "Rows 2 to 7 win over row 1. An effort or a form that was not reported earns no step.",
    )


def print_trend() -> str:
    """Print the page of table P3."""
    others = ((code(rule), fill(what)) for rule, what in OTHER_RULES.items())
    return page(
        "P3: the trend",
        (
            "core/adapting/advance.py",
            "core/adapting/trend.py",
            "core/adapting/judging.py",
            "core/adapting/flare.py",
        ),
        "Where is it heading? The first week of the plan, or the week after the last review, is the"
        " reference.",
        section("Rows", _rows(), _counting()),
        section("Names of the other rules", "Every change of a plan carries the rule that made it.",
                table(("rule", "what"), others)),
        numbers("trend"),
    )  # fmt: skip
