"""Every printed page: where it stands, and what prints it."""

from __future__ import annotations

from collections.abc import Callable

from tools.printing.constants import print_constants
from tools.printing.direction import print_direction
from tools.printing.evidence import mark_table, print_evidence
from tools.printing.irritability import print_irritability
from tools.printing.markdown import page, section, table
from tools.printing.morning import print_morning
from tools.printing.outcomes import print_outcomes
from tools.printing.pain import print_pain
from tools.printing.screening import print_screening
from tools.printing.tags import print_tags

from lumbar.core.ruleset import RULES

RULE_PAGES: dict[str, tuple[str, Callable[[], str]]] = {
    "screening.md": ("Is exercising alone safe today?", print_screening),
    "tags.md": ("What limits the choice of exercises", print_tags),
    "direction.md": ("Which direction first, and the way back into the other", print_direction),
    "irritability.md": ("How irritable the back is; what stands beside it", print_irritability),
    "pain.md": ("Table P1: pain during or just after one exercise", print_pain),
    "morning.md": ("Table P2: the next morning, and the usual pain", print_morning),
    "outcomes.md": ("Measures, bands, important changes, when to ask again", print_outcomes),
    "constants.md": ("Every number a clinic may configure", print_constants),
}


def print_index() -> str:
    """Print the index of the rules: what binds, the marks, the pages."""
    return page(
        "The rules",
        ("core/", "live/", "content/"),
        f"The rules of ruleset **{RULES.version}**, as the code runs them. A test fails when a page"
        " and its table differ.",
        section(
            "Before anyone uses them with patients",
            "A rule marked [D] rests on no published threshold. A named physiotherapist or"
            " physician must read every rule marked [D], agree to it or change it, and sign for it."
            " Rules marked [S] or [K] need their source read first.",
        ),
        section("How far each source was read", mark_table(), "[All sources](../evidence.md)."),
        section(
            "Pages",
            table(
                ("page", "question"),
                ((f"[{name}]({name})", what) for name, (what, _) in RULE_PAGES.items()),
            ),
        ),
    )


PAGES: dict[str, Callable[[], str]] = {
    "rules/README.md": print_index,
    **{f"rules/{name}": printed for name, (_, printed) in RULE_PAGES.items()},
    "evidence.md": print_evidence,
}
"""By the path under ``docs/reference``."""
