"""Print the irritability stage and the yellow flags."""

from __future__ import annotations

from tools.printing.constants import chosen
from tools.printing.markdown import code, fill, page, section, source, table

from lumbar.core.assessing import irritability, yellow_flags

_BY_BELIEF = "kendall-1997"


def _stages() -> str:
    rows = (
        (place, stage.upper(), fill(irritability.CONDITIONS[row]), code(row), source(evidence))
        for place, (row, stage, evidence, _) in enumerate(irritability.ROWS, 1)
    )
    return table(("row", "stage", "condition", "reason", "evidence"), rows)


def _flags() -> str:
    flags = [
        (fill(yellow_flags.CONDITIONS[flag]), "yes", code(flag), source(evidence))
        for flag, _, evidence, _, _ in yellow_flags.SCORE_PATH
    ]
    flags += [
        (fill(yellow_flags.CONDITIONS[flag]), "no", code(flag), source(_BY_BELIEF))
        for _, flag in yellow_flags.BELIEFS
    ]
    return table(("condition", "opens the route", "flag", "evidence"), flags)


def print_irritability() -> str:
    """Print the page of the stage and of what stands beside the back."""
    return page(
        "Irritability and yellow flags",
        ("core/assessing/irritability.py", "core/assessing/yellow_flags.py"),
        "How easily is the pain stirred up, and how slowly does it settle? No validated cut-offs"
        " exist; every threshold here is a decision.",
        section(
            "Stage",
            "The first row that holds decides. No flare in the last 4 weeks counts as settling at"
            " once. Disability alone is not irritability.",
            _stages(),
            "What a stage allows stands in [the plan](plan.md).",
        ),
        section(
            "Yellow flags",
            "Beliefs, mood and scores. A score opens the route: a card to talk to a clinician,"
            " slower progression, lessons. No flag keeps anyone from exercise.",
            _flags(),
        ),
        chosen(
            "rest_pain_high",
            "rest_pain_moderate",
            "settling_high_min",
            "settling_moderate_min",
            "rmdq_severe_points",
            "rmdq_moderate_points",
            "off_work_weeks",
        ),
    )
