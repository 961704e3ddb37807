"""Judge a change in a score against the smallest change that matters to people.

Exact arithmetic throughout: at 30 % a rounding error would decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from lumbar.core.errors import OutOfRange, UnknownName
from lumbar.core.proms.forms import FORMS
from lumbar.core.proms.score import plain
from lumbar.core.proms.words import Measure
from lumbar.core.record import Record
from lumbar.core.ruleset import Ruleset

Number = int | float


class Status(StrEnum):
    """Say what came of a score since its baseline."""

    IMPROVED = "improved"
    WORSE = "worse"
    UNCHANGED = "unchanged"
    NOT_POSSIBLE = "no_change_possible"
    NOT_ENOUGH = "not_enough_data"
    NO_THRESHOLD = "no_threshold"


class Better(StrEnum):
    """Say which way a measure gets better."""

    LOWER = "lower"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportantChange(Record):
    """State the important change of one measure, in points and whether also in percent.

    Below a baseline of ``low_below`` the smaller ``low_points`` apply.
    """

    points: int
    percent_too: bool
    evidence: str
    low_below: int = 0
    low_points: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Record):
    """State a change: ``difference`` as latest minus baseline, ``percent`` better.

    ``percent`` is cut to one decimal, so that 29.96 is never shown as 30; None at a
    baseline of 0. ``responder`` is None where the measure has no 30 % rule.
    """

    measure: Measure
    baseline: Number
    latest: Number
    difference: Number
    percent: Number | None
    status: Status
    responder: bool | None


_NPRS = ImportantChange(points=2, percent_too=True, evidence="ostelo-2008")  # "and" [D]

IMPORTANT_CHANGE: dict[Measure, ImportantChange | None] = {
    Measure.NPRS_REST: _NPRS,
    Measure.NPRS_WORST: _NPRS,
    Measure.NPRS_AVERAGE: _NPRS,
    Measure.NPRS_MORNING: _NPRS,
    Measure.RMDQ: ImportantChange(  # [V] 5 points; "and", and 2 points below 12 [D]
        points=5, percent_too=True, evidence="ostelo-2008", low_below=12, low_points=2
    ),
    Measure.ODI: ImportantChange(points=10, percent_too=True, evidence="ostelo-2008"),
    Measure.PSFS: ImportantChange(points=2, percent_too=False, evidence="psfs"),
    Measure.PSFS_ACTIVITY: ImportantChange(points=3, percent_too=False, evidence="psfs"),
    Measure.START_BACK: None,
    Measure.OMPSQ_SF: None,
    Measure.PSEQ: None,
    Measure.PSEQ_2: None,
    Measure.FABQ: None,
    Measure.PROMIS_GLOBAL: None,
    Measure.PROMIS_PI: None,
    Measure.PROMIS_PF: None,
    Measure.GROC: None,  # it is itself a change: its bands decide
    Measure.PHQ_2: None,
    Measure.PHQ_9: ImportantChange(points=5, percent_too=False, evidence="phq-9"),  # [K]
    Measure.GAD_2: None,
    Measure.GAD_7: None,
    Measure.TSK_11: ImportantChange(points=4, percent_too=False, evidence="woby-2005"),
    Measure.SUS: None,
    Measure.EARS: None,
    Measure.SIRAS: None,
}

_HIGHER = frozenset(
    {
        Measure.PSFS,
        Measure.PSFS_ACTIVITY,
        Measure.PSEQ,
        Measure.PSEQ_2,
        Measure.PROMIS_GLOBAL,
        Measure.PROMIS_PF,
        Measure.GROC,
        Measure.SUS,
        Measure.EARS,
        Measure.SIRAS,
    }
)
BETTER: dict[Measure, Better] = {
    measure: Better.HIGHER if measure in _HIGHER else Better.LOWER for measure in Measure
}

WITHOUT_TOTAL = frozenset({Measure.FABQ, Measure.PROMIS_GLOBAL})
"""Measures with subscales only: there is no one number to follow."""

_IN_PARTS = frozenset(
    {Measure.ODI, Measure.PSFS, Measure.PROMIS_PI, Measure.PROMIS_PF, Measure.SUS}
)
"""Measures whose total need not be a whole number."""

# Every total is whole, in tenths, in halves or a mean of 3 to 5: 60 holds them all exactly.
_COMMON_DENOMINATOR = 60


def exact(value: Number) -> Fraction:
    """Give the exact number that a total was before it was written as a decimal."""
    return Fraction(value).limit_denominator(_COMMON_DENOMINATOR)


def gain(measure: Measure, before: Number, after: Number) -> Fraction:
    """Give how much better a score became, in points; below 0 it became worse."""
    rise = exact(after) - exact(before)
    return rise if BETTER[measure] is Better.HIGHER else -rise


def check_total(measure: Measure, value: Number, path: str) -> None:
    """Raise ``OutOfRange`` for a total the measure cannot have, ``UnknownName`` if it has none."""
    if measure in WITHOUT_TOTAL:
        raise UnknownName(
            f"{measure} has subscales but no total to follow",
            path=path,
            remedy="follow another measure",
        )
    form = FORMS[measure]
    whole = measure not in _IN_PARTS
    if not form.minimum <= value <= form.maximum or (whole and value % 1):
        kind = "a whole number" if whole else "a number"
        raise OutOfRange(
            f"a total of {value} cannot come from {measure}; "
            f"it must be {kind} from {form.minimum} to {form.maximum}",
            path=path,
            remedy=f"give {kind} from {form.minimum} to {form.maximum}",
        )


def compare(measure: Measure, baseline: Number, latest: Number, rules: Ruleset) -> Change:
    """Judge the change from baseline to latest total by the change rule (section e).

    Raises ``OutOfRange`` for a total that the measure cannot have.
    """
    check_total(measure, baseline, "baseline")
    check_total(measure, latest, "latest")
    better = gain(measure, baseline, latest)
    status = _status(measure, exact(baseline), better, rules)
    rule = IMPORTANT_CHANGE[measure]
    percent = plain(Fraction(int(better * 1000 / exact(baseline)), 10)) if baseline else None
    return Change(
        measure=measure,
        baseline=baseline,
        latest=latest,
        difference=plain(exact(latest) - exact(baseline)),
        percent=percent,
        status=status,
        responder=status is Status.IMPROVED if rule and rule.percent_too else None,
    )


def _status(measure: Measure, baseline: Fraction, better: Fraction, rules: Ruleset) -> Status:
    rule = IMPORTANT_CHANGE[measure]
    if rule is None:
        return Status.NO_THRESHOLD
    points = rule.low_points if baseline < rule.low_below else rule.points
    share = abs(better) * 100 >= rules.important_change_percent * baseline
    if abs(better) >= points and (share or not rule.percent_too):
        return Status.IMPROVED if better > 0 else Status.WORSE
    form = FORMS[measure]
    best = form.maximum if BETTER[measure] is Better.HIGHER else form.minimum
    return Status.NOT_POSSIBLE if baseline == best else Status.UNCHANGED


def lacks_response(baseline: Number, latest: Number, rules: Ruleset) -> bool:
    """Tell whether an RMDQ calls for a clinician's review at 6 weeks (table P3, row 6).

    Below a baseline of 4 points the RMDQ cannot show it, and never asks for one.
    """
    if baseline < rules.outcomes_review_rmdq_from:
        return False
    return (baseline - latest) * 100 < rules.important_change_percent * baseline
