"""Print the screening rules: red flags, aggregation, clearance, what stays open, check-in."""

from __future__ import annotations

from tools.printing.constants import numbers
from tools.printing.markdown import bullets, code, codes, fill, page, section, source, table, words

from lumbar.core.check_in import ITEM_OF
from lumbar.core.screening.clearance import NEEDS_EXAMINATION, OWN_CLEARANCE_ONLY
from lumbar.core.screening.codes import OPEN_AT, WALKING_AT_C
from lumbar.core.screening.findings import SERIOUS
from lumbar.core.screening.red_flags import RED_FLAGS
from lumbar.core.words import Level
from lumbar.live.signs import BONE_TAGS, SIGN_ROWS, SURGERY_TAGS

PLACES = (
    "core/screening/red_flags.py",
    "core/screening/findings.py",
    "core/screening/codes.py",
    "core/screening/clearance.py",
    "core/check_in.py",
    "live/signs.py",
)


def _levels() -> str:
    rows = (
        (
            f"`{level}`",
            level.name,
            opened.exercises,
            opened.relief,
            opened.walking,
            opened.education,
        )
        for level, opened in reversed(OPEN_AT.items())
    )
    return table(("level", "name", "exercises", "relief movements", "walking", "lessons"), rows)


def _red_flags() -> str:
    rows = (
        (item, fill(row.condition), fill(row.result), source(row.evidence))
        for item, row in RED_FLAGS.items()
    )
    return table(("item", "condition", "result", "evidence"), rows)


def _signs() -> str:
    rows = (
        (row.level, " + ".join(row.items), row.condition, row.only_if.replace("_", " "))
        for row in SIGN_ROWS
    )
    return table(("level", "newly reported", "in words", "in whom"), rows)


def _walking() -> str:
    return table(
        ("item at C", "walking"), ((item, opening) for item, opening in WALKING_AT_C.items())
    )


def _clearance() -> str:
    return bullets(
        "An E or a U is lifted only by a recorded clearance, never by answering again. A C ends"
        " when the person records that a clinician has seen them (who, when).",
        "A record names who made it. A clinician's says what was found.",
        f"A record made by the person alone is accepted in the profile `strict` only. For"
        f" {words(NEEDS_EXAMINATION)}, and for every U, it must say that somebody has examined it"
        " since it began, and what was found. For every other E: that the symptom is gone, on a"
        " later day than it was last reported, or on that day with an examination.",
        f"At C, {words(OWN_CLEARANCE_ONLY)} end only by their own clearance (midwife, doctor,"
        " surgeon or physiotherapist).",
        "A clearance covers what was reported up to its date; the same item reported again"
        ' later counts again. Answering yes again on that day or later contradicts "gone".',
        fill(
            "After clearing an E or a U the stage is HIGH for {clearance_cap_days} days, the"
            " day of the clearance included."
        ),
        "Tags survive every clearance; a limit that a clinician recorded is kept as a tag.",
    )


def print_screening() -> str:
    """Print the page of the screening rules."""
    return page(
        "Screening",
        PLACES,
        "Is exercising alone safe today? The highest level of all that is open wins. Not sure"
        " counts as yes for every item of level E or U and in every combination.",
        section("Levels, and what stays open", _levels(), "Exceptions at level C:", _walking(),
                "With RF24 as the only finding above C, walking and relief movements stay open, as"
                " far as a finding at C beside it allows."),
        section("Red flags", _red_flags()),
        section(
            "Aggregation",
            bullets(
                    f"The highest level wins: {' < '.join(code(level) for level in Level)}.",
                    f"Two or more of {words(SERIOUS)} at C make U; each of them then needs the"
                    " clearance of a U.",
                    "A tag alone gives M.",
                    "A question without an answer refuses the triage, unless an emergency is"
                    " already given: that is shown at once.",
            ),
        ),
        section("Clearance", _clearance()),
        section(
            "New signs",
            "Judged at every check-in and during a session, first match gravest. A row fires when"
            " all its items are present and at least one of them is new.",
            _signs(),
            bullets(
                    f"*fragile*: any of {codes(BONE_TAGS)}, or the age of RF16c.",
                    f"*fragile or operated*: that, or any of {codes(SURGERY_TAGS)}.",
                    "*strict*: no clinician stands behind the person.",
                    f"A check-in asks about {words(tuple(dict.fromkeys(ITEM_OF.values())))}.",
            ),
        ),
        numbers("screen"),
    )  # fmt: skip
