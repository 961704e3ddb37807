"""Print how a dose goes up and down."""

from __future__ import annotations

from collections.abc import Iterator

from tools.printing.constants import numbers
from tools.printing.markdown import bullets, code, fill, page, section, table

from lumbar.content.loader import load_library
from lumbar.core.adapting.progression import DAILY_EXERCISE, advances
from lumbar.core.adapting.reduction import RESUME_UP_TO_DAYS
from lumbar.core.library import Dose, Exercise
from lumbar.core.ruleset import RULES
from lumbar.core.words import Axis

EXAMPLE = "bridge"

GRAMMAR: dict[Axis, str] = {
    Axis.REPS: "+{reps_step} repetitions, up to the most the exercise allows",
    Axis.SETS: "one more set, up to {sets_max}; the amount starts again at its low end",
    Axis.HOLD: "+{hold_step_s} s, up to what the exercise allows, never above {hold_limit_s} s",
    Axis.DURATION: "+{timed_step_s} s, for walking +{walking_step_s} s, up to what the exercise"
    " allows",
    Axis.LOAD: "the fewest whole steps that give at least {load_percent_min} %; if that is more"
    " than {load_percent_max} %, repetitions first, up to {load_extra_reps} above the most; then"
    " the amount starts again at its low end",
    Axis.EXERCISE: "the next harder exercise, if its prerequisites are met and the stage cap"
    " allows",
}
"""What one step along each axis is."""


def _dose(dose: Dose) -> str:
    hold = f", hold {dose.hold_s} s" if dose.hold_s else ""
    return f"{dose.sets} x {dose.reps}{hold}" if dose.reps else f"{dose.sets} x {dose.duration_s} s"


def _way_up(exercise: Exercise) -> Iterator[str]:
    """Follow the first possible step until it leads to another exercise."""
    dose = exercise.dose.start()
    yield _dose(dose)
    while steps := advances(exercise, dose, RULES):
        if steps[0].dose is None:
            yield "then " + " or ".join(map(code, exercise.harder))
            return
        dose = steps[0].dose
        yield _dose(dose)


def _example() -> str:
    exercise = load_library().library.exercise(EXAMPLE)
    return " → ".join(_way_up(exercise))


def _missed() -> str:
    often = tuple(f"{least} or more" if least else "fewer" for least, _ in RESUME_UP_TO_DAYS)
    rows = [
        (times, f"up to {most} days", f"{most + 1} to {RULES.missed_long_days - 1} days",
         f"{RULES.missed_long_days} to {RULES.missed_restart_days - 1} days",
         f"{RULES.missed_restart_days} days and more")
        for times, (_, most) in zip(often, RESUME_UP_TO_DAYS, strict=True)
    ]  # fmt: skip
    heads = ("planned a week", "same dose", fill("-{missed_percent} %, first session"),
             fill("-{missed_long_percent} %, first session"), "assess again, level 1")  # fmt: skip
    return table(heads, rows)


def _up() -> str:
    return bullets(
        fill(
            "A step needs a count of {progress_count} (row `P3.1` of [the trend](trend.md))."
            " It is one step on one axis; at most {progress_items_a_session} exercises of a session"
            " take one, only one where yellow flags ask for slower progression. Where that limit"
            " leaves an exercise waiting, its count stays."
        ),
        "The axes an exercise has, and their order, stand in its `exercise.yaml`; the first axis"
        " that has room is taken.",
        fill(
            "From {lever_first_reps} holds of {lever_first_hold_s} s the harder exercise comes"
            " before a longer hold."
        ),
        f"{code(DAILY_EXERCISE)} needs no count and goes up every day, but not after P1 rows 1-7,"
        " P2 rows 1-5 or a missing morning.",
    )


def _down() -> str:
    return bullets(
        fill("A step back: load first, -{regress_percent} %; else the amount; else a set."),
        fill("After a morning of P2 row 4: -{rest_percent} % once, after a day of rest."),
        fill(
            "A deload week, -{deload_percent} %, every {deload_week}th week or after"
            " {deload_amber_weeks} amber weeks."
        ),
        fill(
            "Reductions do not stack: only the largest of the day counts, and never below"
            " {floor_percent} % of the last completed dose. Repetitions and seconds round down, at"
            " least 1; loads go down to the next step there is."
        ),
    )


def print_progression() -> str:
    """Print the page of progression and reduction."""
    grammar = ((code(axis), fill(GRAMMAR[axis])) for axis in Axis)
    return page(
        "Dose: up and down",
        (
            "core/adapting/progression.py",
            "core/adapting/reduction.py",
            "core/adapting/return_to_activity.py",
        ),
        "One axis a change, one step at a time.",
        section("Up", table(("axis", "one step"), grammar), _up()),
        section(f"Worked example: {EXAMPLE}", f"Computed, not typed: {_example()}.",
                "Every arrow is one step, and each sets the running count to 0."),
        section("Down", _down()),
        section("Missed days", "Local days since the last completed session of that exercise.",
                _missed()),
        numbers("dose", "graded activity", "return to activity"),
    )  # fmt: skip
