"""Print the measures: scoring, bands, important changes, when each is due."""

from __future__ import annotations

from tools.printing.constants import numbers
from tools.printing.markdown import code, fill, page, section, source, table, words

from lumbar.core.measuring.change import BETTER, IMPORTANT_CHANGE, WITHOUT_TOTAL
from lumbar.core.measuring.remeasure import SCHEDULES, Schedule
from lumbar.core.proms.bands import FLAG_RULES, LADDERS
from lumbar.core.proms.forms import FORMS, LOINC, Missing
from lumbar.core.proms.words import TALK_TO_CLINICIAN, Measure
from lumbar.core.ruleset import RULES

_MISSING = {
    Missing.REFUSE: "no score",
    Missing.AS_ZERO: "counts 0",
    Missing.BY_ANSWERED: "the score is taken of the items answered",
}
_PASSES = {"ge": "at least", "gt": "above", "lt": "below"}


def _measures() -> str:
    def row(measure: Measure) -> tuple[object, ...]:
        form, better = FORMS[measure], BETTER[measure]
        spans = dict.fromkeys(f"{item.low} to {item.high}" for item in form.items)
        total = (
            "subscales only" if measure in WITHOUT_TOTAL else f"{form.minimum} to {form.maximum}"
        )
        return (
            code(measure),
            len(form.items),
            words(tuple(spans)),
            total,
            better,
            _MISSING[form.missing],
            LOINC[measure].total or LOINC[measure].panel or "–",
            source(form.evidence),
        )

    heads = ("measure", "items", "range of an item", "total", "better is", "item not answered",
             "LOINC", "evidence")  # fmt: skip
    return table(heads, map(row, Measure))


def _bands() -> str:
    def spans(measure: Measure) -> str:
        return "; ".join(f"{words(band)} up to {highest}" for highest, band in LADDERS[measure])

    return table(("measure", "bands"), ((code(each), spans(each)) for each in LADDERS))


def _flags() -> str:
    return table(
        ("measure", "part", "limit", "flag", "card", "evidence"),
        (
            (
                code(rule.measure), rule.part.replace("_", " "),
                f"{_PASSES[rule.passes.__name__]} {getattr(RULES, rule.limit)}", words(rule.flag),
                "talk to a clinician" if rule.flag in TALK_TO_CLINICIAN else "–",
                source(rule.evidence),
            )
            for rule in FLAG_RULES
        ),
    )  # fmt: skip


def _changes() -> str:
    def row(measure: Measure) -> tuple[object, ...]:
        rule = IMPORTANT_CHANGE[measure]
        if rule is None:
            return code(measure), "none agreed", "–", "–"
        points = f"{rule.points} points"
        if rule.low_below:
            points += f"; {rule.low_points} from a baseline below {rule.low_below}"
        share = fill("and {important_change_percent} %") if rule.percent_too else "–"
        return code(measure), points, share, source(rule.evidence)

    return table(("measure", "at least", "and of the baseline", "evidence"), map(row, Measure))


def _when(schedule: Schedule | None) -> tuple[str, str]:
    if schedule is None:
        return "when a clinician asks", "–"
    then = schedule.then_every_weeks
    again = "every week" if then == 1 else f"every {then} weeks"
    return f"week {words(schedule.weeks)}", again if then else "–"


def print_outcomes() -> str:
    """Print the page of the outcome measures."""
    return page(
        "Outcomes",
        ("core/proms", "core/measuring/change.py", "core/measuring/remeasure.py"),
        "Is it working? Scores only: the text of an item stands elsewhere, where its owner allows.",
        section("Measures", _measures()),
        section(
            "Bands",
            _bands(),
            fill(
                "STarT Back: high risk from a distress score of {start_high_from_distress}, else"
                " medium risk from a total of {start_medium_from_total}, else low risk. GROC:"
                " improved from {groc_improved_from}, worse at {groc_worse_to} or less. EARS:"
                " adherent from {ears_adherent_from}."
            ),
        ),
        section("Flags", _flags()),
        section(
            "The smallest change that matters",
            "Better or worse by these numbers is improved or worse; anything smaller is unchanged."
            " From the best possible score no improvement is possible.",
            _changes(),
        ),
        section(
            "When each measure is asked",
            table(
                ("measure", "in", "then"),
                ((code(each), *_when(SCHEDULES[each])) for each in Measure),
            ),
        ),
        numbers("proms", "outcomes", "adherence"),
    )
