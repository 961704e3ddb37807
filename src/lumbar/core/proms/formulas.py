"""One formula for each measure, in exact arithmetic: answers in, total and subscales out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from lumbar.core.proms.promis import (
    MENTAL_ITEMS,
    PHYSICAL_ITEMS,
    mental_t,
    physical_t,
    recoded_pain,
)
from lumbar.core.proms.words import Measure

Given = Mapping[str, Fraction]
"""The answers that were given, by item; what was not answered is not in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Hold the total (None where the measure has none) and the subscales."""

    value: Fraction | None
    subscales: Mapping[str, Fraction] = field(default_factory=dict)


def _total(given: Given, items: tuple[str, ...] | None = None) -> Fraction:
    return sum((given[item] for item in items or tuple(given)), Fraction(0))


def _sum(given: Given) -> Totals:
    return Totals(value=_total(given))


def _odi(given: Given) -> Totals:
    percent = _total(given) * 100 / (5 * len(given))
    return Totals(value=Fraction(int(percent * 10), 10))  # [V] cut, not rounded: 16/45 is 35.5


def _mean(given: Given) -> Totals:
    return Totals(value=_total(given) / len(given))


_START_LAST_TICKED_FROM = 3  # [V] item 9: "very much" and "extremely" count
_START_DISTRESS = ("q5", "q6", "q7", "q8", "q9")  # [V]


def _start_back(given: Given) -> Totals:
    last = Fraction(given["q9"] >= _START_LAST_TICKED_FROM)
    points = {**given, "q9": last}
    distress = _total(points, _START_DISTRESS)
    return Totals(value=_total(points), subscales={"distress": distress})


_OMPSQ_REVERSED = frozenset({"q3", "q4", "q8"})  # [V] Linton 2011


def _ompsq(given: Given) -> Totals:
    return Totals(
        value=_total({k: 10 - v if k in _OMPSQ_REVERSED else v for k, v in given.items()})
    )


_FABQ_ACTIVITY = ("q2", "q3", "q4", "q5")  # [V] Waddell 1993
_FABQ_WORK = ("q6", "q7", "q9", "q10", "q11", "q12", "q15")  # [V]


def _fabq(given: Given) -> Totals:
    subscales = {"activity": _total(given, _FABQ_ACTIVITY), "work": _total(given, _FABQ_WORK)}
    return Totals(value=None, subscales=subscales)


def _promis_global(given: Given) -> Totals:
    points = {**given, "q7": Fraction(recoded_pain(int(given["q7"])))}
    physical, mental = _total(points, PHYSICAL_ITEMS), _total(points, MENTAL_ITEMS)
    subscales = {
        "physical_t": physical_t(int(physical)),
        "mental_t": mental_t(int(mental)),
        "physical_raw": physical,
        "mental_raw": mental,
    }
    return Totals(value=None, subscales=subscales)


def _phq_9(given: Given) -> Totals:
    subscales = {"phq_2": _total(given, ("q1", "q2")), "item_9": given["q9"]}
    return Totals(value=_total(given), subscales=subscales)


def _gad_7(given: Given) -> Totals:
    return Totals(value=_total(given), subscales={"gad_2": _total(given, ("q1", "q2"))})


def _sus(given: Given) -> Totals:
    odd = sum(value - 1 for item, value in given.items() if int(item[1:]) % 2)
    even = sum(5 - value for item, value in given.items() if not int(item[1:]) % 2)
    return Totals(value=(odd + even) * Fraction(5, 2))


_EARS_REVERSED = frozenset({"q1", "q4", "q6"})  # [K]


def _ears(given: Given) -> Totals:
    return Totals(value=_total({k: 4 - v if k in _EARS_REVERSED else v for k, v in given.items()}))


FORMULAS: dict[Measure, Callable[[Given], Totals]] = {
    Measure.NPRS_REST: _sum,
    Measure.NPRS_WORST: _sum,
    Measure.NPRS_AVERAGE: _sum,
    Measure.NPRS_MORNING: _sum,
    Measure.RMDQ: _sum,
    Measure.ODI: _odi,
    Measure.PSFS: _mean,
    Measure.PSFS_ACTIVITY: _sum,
    Measure.START_BACK: _start_back,
    Measure.OMPSQ_SF: _ompsq,
    Measure.PSEQ: _sum,
    Measure.PSEQ_2: _sum,
    Measure.FABQ: _fabq,
    Measure.PROMIS_GLOBAL: _promis_global,
    Measure.PROMIS_PI: _sum,
    Measure.PROMIS_PF: _sum,
    Measure.GROC: _sum,
    Measure.PHQ_2: _sum,
    Measure.PHQ_9: _phq_9,
    Measure.GAD_2: _sum,
    Measure.GAD_7: _gad_7,
    Measure.TSK_11: _sum,  # [V] no reversed items
    Measure.SUS: _sus,
    Measure.EARS: _ears,
    Measure.SIRAS: _sum,
}
