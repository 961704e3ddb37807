"""Published bands and cut-offs: where a total lies, and what someone must act on."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from lumbar.core.proms.formulas import Totals
from lumbar.core.proms.words import Band, Flag, Measure
from lumbar.core.ruleset import Ruleset

Ladder = tuple[tuple[int, Band], ...]
"""Bands from the lowest, each with the highest total it holds."""

_PHQ_9: Ladder = (
    (4, Band.MINIMAL),
    (9, Band.MILD),
    (14, Band.MODERATE),
    (19, Band.MODERATELY_SEVERE),
    (27, Band.SEVERE),
)
_GAD_7: Ladder = (
    (4, Band.MINIMAL),
    (9, Band.MILD),
    (14, Band.MODERATE),
    (21, Band.SEVERE),
)
_ODI: Ladder = (
    (20, Band.MINIMAL),
    (40, Band.MODERATE),
    (60, Band.SEVERE),
    (80, Band.VERY_SEVERE),
    (100, Band.EXTREME),
)
_PSEQ: Ladder = (  # [S] Nicholas 2007: how far pain gets in the way; high confidence = minimal
    (19, Band.SEVERE),
    (30, Band.MODERATE),
    (40, Band.MILD),
    (60, Band.MINIMAL),
)

# [V] ODI bands are on the percent; those LOINC lists with 97909-6 are raw points (0-50).
LADDERS: dict[Measure, Ladder] = {
    Measure.ODI: _ODI,
    Measure.PSEQ: _PSEQ,
    Measure.PHQ_9: _PHQ_9,
    Measure.GAD_7: _GAD_7,
}


def _start_back(value: Fraction, totals: Totals, rules: Ruleset) -> Band:
    if totals.subscales["distress"] >= rules.start_high_from_distress:
        return Band.HIGH_RISK
    return Band.MEDIUM_RISK if value >= rules.start_medium_from_total else Band.LOW_RISK


def _groc(value: Fraction, _totals: Totals, rules: Ruleset) -> Band:
    if value >= rules.groc_improved_from:
        return Band.IMPROVED
    return Band.WORSE if value <= rules.groc_worse_to else Band.UNCHANGED


def _ears(value: Fraction, _totals: Totals, rules: Ruleset) -> Band:
    return Band.ADHERENT if value >= rules.ears_adherent_from else Band.NOT_ADHERENT


_BY_RULE: dict[Measure, Callable[[Fraction, Totals, Ruleset], Band]] = {
    Measure.START_BACK: _start_back,
    Measure.GROC: _groc,
    Measure.EARS: _ears,
}


def band_of(measure: Measure, totals: Totals, rules: Ruleset) -> Band | None:
    """Give the published band of a total; None where no bands are agreed."""
    value = totals.value
    if value is None:
        return None
    if measure in _BY_RULE:
        return _BY_RULE[measure](value, totals, rules)
    ladder = LADDERS.get(measure, ())
    return next((band for highest, band in ladder if value <= highest), None)


@dataclass(frozen=True, slots=True)
class FlagRule:
    """Raise ``flag`` when a part of a score passes the limit a ruleset field holds."""

    measure: Measure
    part: str
    passes: Callable[[Fraction, Fraction], bool]
    limit: str
    flag: Flag
    evidence: str


TOTAL = "total"
"""The part of a score that is its total; every other part is a subscale."""

_M, _AT_LEAST, _ABOVE, _BELOW = Measure, operator.ge, operator.gt, operator.lt

FLAG_RULES: tuple[FlagRule, ...] = (
    FlagRule(_M.PHQ_9, "item_9", _ABOVE, "phq9_item9_none",
             Flag.SELF_HARM_THOUGHTS, "phq-9"),
    FlagRule(_M.PHQ_9, "item_9", _ABOVE, "phq9_item9_none", Flag.CRISIS_LINE, "phq-9"),
    FlagRule(_M.PHQ_9, "phq_2", _AT_LEAST, "phq2_low_mood_from", Flag.LOW_MOOD, "arroll-2010"),
    FlagRule(_M.PHQ_9, "phq_2", _AT_LEAST, "phq2_low_mood_from", Flag.CRISIS_LINE, "design"),
    FlagRule(_M.PHQ_2, TOTAL, _AT_LEAST, "phq2_low_mood_from", Flag.LOW_MOOD, "arroll-2010"),
    FlagRule(_M.PHQ_2, TOTAL, _AT_LEAST, "phq2_low_mood_from", Flag.CRISIS_LINE, "design"),
    FlagRule(_M.GAD_2, TOTAL, _AT_LEAST, "gad2_anxiety_from", Flag.ANXIETY, "gad-2"),
    FlagRule(_M.GAD_7, "gad_2", _AT_LEAST, "gad2_anxiety_from", Flag.ANXIETY, "gad-2"),
    FlagRule(_M.START_BACK, "distress", _AT_LEAST, "start_high_from_distress",
             Flag.HIGHER_RISK, "start-back"),
    FlagRule(_M.OMPSQ_SF, TOTAL, _AT_LEAST, "ompsq_higher_risk_from",
             Flag.HIGHER_RISK, "linton-2011"),
    FlagRule(_M.PSEQ, TOTAL, _BELOW, "pseq_low_below", Flag.LOW_CONFIDENCE, "pseq"),
    FlagRule(_M.FABQ, "activity", _ABOVE, "fabq_activity_high_above",
             Flag.FEAR_OF_MOVEMENT, "fabq"),
    FlagRule(_M.FABQ, "work", _ABOVE, "fabq_work_high_above", Flag.FEAR_OF_WORK, "fabq"),
    FlagRule(_M.PROMIS_PI, TOTAL, _ABOVE, "promis_pain_worse_above_t",
             Flag.PAIN_INTERFERES, "promis"),
    FlagRule(_M.PROMIS_PF, TOTAL, _BELOW, "promis_health_worse_below_t",
             Flag.FUNCTION_LOW, "promis"),
    FlagRule(_M.PROMIS_GLOBAL, "physical_t", _BELOW, "promis_health_worse_below_t",
             Flag.PHYSICAL_HEALTH_LOW, "promis"),
    FlagRule(_M.PROMIS_GLOBAL, "mental_t", _BELOW, "promis_health_worse_below_t",
             Flag.MENTAL_HEALTH_LOW, "promis"),
    FlagRule(_M.RMDQ, TOTAL, _BELOW, "rmdq_floor_below", Flag.FLOOR, "roland-2000"),
    FlagRule(_M.RMDQ, TOTAL, _ABOVE, "rmdq_ceiling_above", Flag.CEILING, "roland-2000"),
)  # fmt: skip


def raised(measure: Measure, totals: Totals, rules: Ruleset) -> Iterator[FlagRule]:
    """Give the rule of each flag that a score raises, each flag once."""
    parts = dict(totals.subscales)
    if totals.value is not None:
        parts[TOTAL] = totals.value
    seen: set[Flag] = set()
    for rule in FLAG_RULES:
        if rule.measure is not measure or rule.part not in parts or rule.flag in seen:
            continue
        if rule.passes(parts[rule.part], Fraction(getattr(rules, rule.limit))):
            seen.add(rule.flag)
            yield rule
