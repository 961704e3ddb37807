"""Print how a programme is composed: stages, rows, filter, relief, phases."""

from __future__ import annotations

from collections.abc import Iterable

from tools.printing.constants import numbers
from tools.printing.markdown import bullets, code, fill, page, section, table

from lumbar.core.planning.rows import (
    BY_COMFORT,
    NEUTRAL_RELIEF,
    ROOM,
    ROWS,
    STAGE_CAP,
    WARM_UP_MAX,
    Chain,
)
from lumbar.core.planning.selection import CHECKS
from lumbar.core.planning.story import PHASES
from lumbar.core.words import Stage

PLACES = (
    "core/planning/rows.py",
    "core/planning/selection.py",
    "core/planning/composition.py",
    "core/planning/fit.py",
    "core/planning/through_day.py",
    "core/planning/story.py",
)
FILTER: dict[str, str] = {
    "_post_op": "`post_op_spine_lt6w`: only what the surgeon or physiotherapist has set",
    "_tag": "a tag in force, implied ones included, stands in the exercise's exclude list",
    "_neutral_only": "a direction was rejected and its opposite not yet tested: neutral only",
    "_stage": "the level of the exercise is above the stage cap",
    "_calm": "stage HIGH: no strengthening, nothing that needs a load",
    "_schedulable": "the exercise is shown, but never planned",
    "_approval": "the exercise needs a clinician's approval and has none",
    "_equipment": "something it needs is not in the home",
    "_prerequisites": "an exercise that must be mastered first has not been",
}
"""What each check of the filter looks at, in its order."""


def _chains(chains: Iterable[Chain]) -> str:
    return "; ".join(" → ".join(map(code, chain)) for chain in chains) or "–"


def _stages() -> str:
    rows = (
        (stage.upper(), STAGE_CAP[stage], ROOM[stage].relief, ROOM[stage].control,
         ROOM[stage].strength)
        for stage in Stage
    )  # fmt: skip
    return table(("stage", "highest level", "relief", "control", "strength"), rows)


def _rows() -> str:
    rows = (
        (stage.upper(), preference, _chains(r.relief), _chains(r.control), _chains(r.strength))
        for (stage, preference), r in ROWS.items()
    )
    heads = ("stage", "preference", "relief and warm-up", "control", "strength")
    return table(heads, rows)


def _phases() -> str:
    rows = (
        (stage.upper(), phase, first, "open" if last is None else last)
        for stage, phases in PHASES.items()
        for phase, first, last in phases
    )
    return table(("stage", "phase", "from week", "to week"), rows)


def _composition() -> str:
    return bullets(
        fill(
            "{session_items_min} to {session_items_max} exercises a session, at stage HIGH at most"
            " {calm_items_max}. If the filter leaves fewer than {session_items_min}: no exercises,"
            " lessons and walking, and a clinician is asked."
        ),
        f"Relief first, then control, then strength; up to {WARM_UP_MAX} relief items where there"
        " is room. What the person has picked comes first, where the filter leaves it.",
        "No two strength items of one category, no two items of one family, and never a strength"
        " item of flexion through range beside one of extension through range.",
        fill(
            "At MODERATE, one item of level {moderate_level_earned} when every item of the last"
            " {moderate_green_sessions} sessions was P1 row 9."
        ),
        fill(
            "A session must fit the person's minutes: sets x (repetitions x (hold +"
            " {seconds_a_repetition} s) + rest), twice where it is per side; timed items by their"
            " duration. Over budget, sets go first, then the cool-down, then items."
        ),
        fill(
            "Strength on at most {strength_days_max} days a week with a day between, walking on at"
            " most {walking_days_max}. Review after {review_weeks} weeks."
        ),
    )


def _through_the_day() -> str:
    rows = ((direction, _chains([chain])) for direction, chain in BY_COMFORT.items())
    return "\n".join(
        (
            fill(
                "A movement that a home test confirmed: up to {relief_times_a_day} times a day"
                " while it helps. One that is not tested: {relief_untested_times_a_day} times a"
                " day. Without a preference, one gentle movement each way, by comfort:\n"
            ),
            table(("direction", "the first that is open"), rows),
            f"After a rejected test only neutral movements: {_chains(NEUTRAL_RELIEF)}.",
        )
    )


def print_plan() -> str:
    """Print the page of the plan."""
    order = (
        (at, FILTER[check.__name__], code(check.__name__)) for at, check in enumerate(CHECKS, 1)
    )
    return page(
        "The plan",
        PLACES,
        "What should this person do? A filter leaves out what does not suit the person; a row of"
        " the table says what belongs to the stage and the preference; the rest is room and time.",
        section("Filter", "The first check that objects gives the reason.",
                table(("order", "leaves an exercise out when", "check"), order)),
        section("Stages", "How many items of each kind, at most.", _stages()),
        section(
            "Rows",
            "A chain names the steps of one choice, the hardest first: the first that the person"
            " may do is taken.",
            _rows(),
        ),
        section("Composition", _composition()),
        section("Relief through the day", _through_the_day()),
        section("Phases", "What lies ahead, in weeks from the start.", _phases()),
        numbers("plan"),
    )  # fmt: skip
