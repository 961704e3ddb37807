"""Every printed page: where it stands, and what prints it."""

from __future__ import annotations

from collections.abc import Callable

from tools.printing.command_line import print_command_line
from tools.printing.constants import print_constants
from tools.printing.direction import print_direction
from tools.printing.evidence import mark_table, print_evidence
from tools.printing.irritability import print_irritability
from tools.printing.markdown import page, section, table
from tools.printing.morning import print_morning
from tools.printing.outcomes import print_outcomes
from tools.printing.pain import print_pain
from tools.printing.plan import print_plan
from tools.printing.progression import print_progression
from tools.printing.reasons import print_reasons
from tools.printing.screening import print_screening
from tools.printing.tags import print_tags
from tools.printing.trend import print_trend

from lumbar.core.ruleset import RULES

RULE_PAGES: dict[str, tuple[str, str, Callable[[], str]]] = {
    "screening.md": ("a", "Is exercising alone safe today?", print_screening),
    "tags.md": ("a", "What limits the choice of exercises?", print_tags),
    "direction.md": ("b", "Which direction first, and how back into the other?", print_direction),
    "irritability.md": ("c, g", "How irritable is it? What stands beside it?", print_irritability),
    "pain.md": ("c", "P1: what follows from pain during an exercise?", print_pain),
    "morning.md": ("c", "P2: what follows from the next morning?", print_morning),
    "trend.md": ("c", "P3: where is it heading?", print_trend),
    "progression.md": ("d", "How does a dose go up and down?", print_progression),
    "plan.md": ("h", "What is a programme made of?", print_plan),
    "outcomes.md": ("e, f", "Is it working? What is asked when?", print_outcomes),
    "constants.md": ("", "Every number a clinic may configure", print_constants),
}
"""By file: the section letters that the code refers to, the question, and what prints it."""


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
        section(
            "How far each source was read",
            mark_table(),
            "[All sources](../evidence.md), and [the sentence of every reason](../reasons.md).",
        ),
        section(
            "Pages",
            "The letters are those by which the code names a section of the rules.",
            table(
                ("page", "section", "question"),
                ((f"[{name}]({name})", at, what) for name, (at, what, _) in RULE_PAGES.items()),
            ),
        ),
    )


PAGES: dict[str, Callable[[], str]] = {
    "rules/README.md": print_index,
    **{f"rules/{name}": printed for name, (_, _, printed) in RULE_PAGES.items()},
    "evidence.md": print_evidence,
    "reasons.md": print_reasons,
    "command-line.md": print_command_line,
}
"""By the path under ``docs/reference``."""
