"""Print the sources."""

from __future__ import annotations

from tools.printing.markdown import table

from lumbar.core.evidence import EVIDENCE, Mark
from lumbar.core.ruleset import RULES

MARKS = {
    Mark.VERIFIED: "the text of the source was read",
    Mark.SECONDARY: "only a secondary copy or summary was read",
    Mark.COMMON_KNOWLEDGE: "common knowledge of the field, not checked against the source",
    Mark.DESIGN: "a decision of ours; no published threshold exists",
}


def mark_table() -> str:
    """Write what the four marks mean."""
    return table(("mark", "meaning"), ((f"[{mark}]", MARKS[mark]) for mark in Mark))


def print_evidence() -> str:
    """Print the page of the sources."""
    rows = (
        (
            f'<a id="{key}"></a>`{key}`',
            f"[{row.mark}]",
            row.citation,
            f"[{row.doi}](https://doi.org/{row.doi})" if row.doi else "–",
            row.supports,
        )
        for key, row in EVIDENCE.items()
    )
    heads = ("key", "mark", "source", "DOI", "what it supports")
    made = f"*Printed by `make docs` from `core/evidence.py`, ruleset {RULES.version}.*\n"
    said = "Every reason quotes one of these keys.\n"
    return "\n".join(("# Evidence\n", made, said, mark_table(), table(heads, rows)))
