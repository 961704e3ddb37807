"""Print what sets each tag, what ends it and what it brings along."""

from __future__ import annotations

from tools.printing.markdown import code, codes, fill, page, section, table, words

from lumbar.core.screening.tag_ends import DATED, END_RULES, END_RULES_BY_SOURCE, EndRule
from lumbar.core.screening.tag_questions import IMPLIES, TAG_ROWS


def _ended_by(rule: EndRule) -> str:
    records = " or ".join(f"{words(kind)}" for kind in rule.kinds)
    answers = rule.reanswer.__name__ != "_never"
    joined = " and " if rule.both else " or "
    return joined.join(filter(None, (records, "a later answer" if answers else ""))) or "–"


def _what_sets_them() -> str:
    rows = (
        (row.question, code(tag), fill(row.sets), fill(row.ends)) for tag, row in TAG_ROWS.items()
    )
    return table(("question", "tag", "set by", "ends by"), rows)


def _what_ends_them() -> str:
    rows = [(code(tag), "any", _ended_by(rule)) for tag, rule in END_RULES.items()]
    rows += [
        (code(tag), origin, _ended_by(rule)) for (tag, origin), rule in END_RULES_BY_SOURCE.items()
    ]
    return table(("tag", "set by", "ended by"), rows)


def print_tags() -> str:
    """Print the page of the tags."""
    return page(
        "Tags",
        ("core/screening/tag_questions.py", "core/screening/tag_ends.py"),
        "A tag limits the choice of exercises: each exercise says which tags exclude it and which"
        " change it. Not sure sets the tag. A tag alone gives level M. Tags are set by the fact,"
        " whatever level the same answer gives, and survive every clearance.",
        section("What sets and ends each tag", _what_sets_them()),
        section(
            "Implied tags",
            table(
                ("tag", "brings along"),
                ((code(tag), codes(extra)) for tag, extra in IMPLIES.items()),
            ),
            "`osteoporosis` is not implied by a spine fracture that a clinician called trauma.",
        ),
        section(
            "What the engine accepts as an end",
            "Records that end a tag; *a later answer* is a definite no at a later screen (for the"
            " floor a yes, for pregnancy a birth). A tag that a clinician set as a limit ends only"
            f" by a clinician's record. Of {codes(sorted(DATED))} only the date, with a clearance,"
            " decides.",
            _what_ends_them(),
        ),
    )
