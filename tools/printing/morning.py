"""Print table P2: the next morning, the usual pain and the colour a person sees."""

from __future__ import annotations

from tools.printing.constants import numbers
from tools.printing.markdown import bullets, code, fill, page, section, table, words

from lumbar.core.adapting.history import SessionRow
from lumbar.core.adapting.morning_table import (
    CODES,
    CONDITIONS,
    KEEPING_ROWS,
    NEXT_TIME,
    RESETTING_ROWS,
    ROWS,
    MorningCode,
)
from lumbar.core.adapting.traffic_light import MORNING_LIGHT, SESSION_LIGHT


def _rows() -> str:
    return table(
        ("row", "condition", "decision", "colour", "sets the running count to 0"),
        (
            (
                row,
                fill(CONDITIONS[row]),
                code(CODES[row]),
                MORNING_LIGHT[row],
                row in RESETTING_ROWS,
            )
            for row, _ in ROWS
        ),
    )


def _sessions() -> str:
    return table(
        ("P1 row", "next time", "colour with its morning", "sets the running count to 0"),
        (
            (row, code(NEXT_TIME[row]), SESSION_LIGHT[row], row not in KEEPING_ROWS)
            for row in SessionRow
        ),
    )


def _usual() -> str:
    return bullets(
        fill(
            "B is the median of the last {usual_window_mornings} morning entries, a half"
            " rounded down; with fewer than {usual_mornings_min} entries it is the resting pain"
            " at intake."
        ),
        fill(
            "B is never more than {usual_creep_points} above the lowest B that has stood for"
            " {usual_standing_mornings} mornings since the last review, nor, until"
            " {usual_window_mornings} entries exist, above the intake pain by more than that."
        ),
    )


PRINTED_FROM = (
    "core/adapting/morning_table.py",
    "core/adapting/traffic_light.py",
    "core/adapting/usual_pain.py",
)


def print_morning() -> str:
    """Print the page of table P2."""
    order = " < ".join(code(each) for each in MorningCode)
    return page(
        "P2: the next morning",
        PRINTED_FROM,
        fill(
            "m is the morning pain, a whole number from 0 to 10, B the usual morning pain. The next"
            " morning is the first entry more than {morning_after_hours} hours after the session."
            " A morning without an entry is never green."
        ),
        section(
            "Rows",
            "The first row that holds decides. Row 2 holds the direction and adds the decision of"
            " rows 3 to 5 for the dose. Row `quota` stands in for rows 3 to 10 where a clinician"
            " has set the dose by time.",
            _rows(),
            bullets(
                fill("Row 2 on {further_down_mornings} mornings in a row asks for a clinician."),
                fill(
                    "Row 6 continues for {sore_continue_mornings} mornings in a row, then"
                    " holds; from the {sore_clinician_mornings}th it asks for a clinician."
                ),
                fill(
                    "Row 7 gives {credit_amber} to the running count, row 8 gives {credit_green}."
                ),
                fill("Row 10, {missing_mornings_ask} in a row: the person is asked."),
            ),
        ),
        section(
            "Next time by the session",
            f"Of the session and the morning the stricter holds: {order}. Holding a direction"
            " stands beside any of them.",
            _sessions(),
            "The worst colour wins. Before the morning entry only red is shown; without a session"
            f" only red is shown. {words(MorningCode.REGRESS)} is always red.",
        ),
        section("The usual pain B", _usual()),
        numbers("morning"),
    )
