"""Print table P1: pain during or just after one exercise."""

from __future__ import annotations

from tools.printing.constants import constant_table, module_constants
from tools.printing.markdown import code, page, section, source, table, words

from lumbar.live import pain_table
from lumbar.live.pain_table import EFFECTS, ROWS, ROWS_WITHOUT_REASSURANCE

_TABLES = ("ROWS", "EFFECTS", "ROWS_WITHOUT_REASSURANCE")


def print_pain() -> str:
    """Print the page of table P1."""
    rows = ((r.id, r.condition, code(r.code), r.action, source(r.evidence)) for r in ROWS)
    effects = (
        (
            code(name),
            effect.next_time,
            effect.stops_exercise,
            effect.stops_session,
            effect.stops_direction,
            "not counted" if effect.counts is None else effect.counts,
            effect.offers.replace("_", " "),
            effect.light,
        )
        for name, effect in EFFECTS.items()
    )
    plain = [c for c in module_constants(pain_table) if c.name not in _TABLES]
    return page(
        "P1: pain in the session",
        ("live/pain_table.py",),
        "Pain before is the rating just before the exercise, the peak the highest during or just"
        " after it, both whole numbers from 0 to 10. The lowest leg level is 0 back, 1 buttock,"
        " 2 thigh, 3 calf, 4 foot.",
        section(
            "Rows",
            "The first row that holds decides.",
            table(("row", "condition", "code", "what happens", "evidence"), rows),
        ),
        section(
            "What each code does",
            table(
                ("code", "next time", "stops the exercise", "the session", "the direction",
                 "credit", "may be offered next", "colour now"),
                effects,
            ),
            f"Rows {words(ROWS_WITHOUT_REASSURANCE)}, and any pain marked sharp, stabbing or"
            " electric, or sudden and severe, are never shown beside a message that reassures.",
        ),
        section("Constants", constant_table(plain)),
    )  # fmt: skip
