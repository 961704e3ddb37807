"""Score one filled-in measure, or refuse and name the item that stands in the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from lumbar.core.errors import MissingAnswer, OutOfRange, UnknownName
from lumbar.core.proms.bands import band_of, raised
from lumbar.core.proms.forms import FORMS, Form, Item, Missing
from lumbar.core.proms.formulas import FORMULAS, Totals
from lumbar.core.proms.words import Band, Flag, Measure, ScoreCode
from lumbar.core.reasons import Reason
from lumbar.core.record import Count, Record
from lumbar.core.ruleset import Ruleset

Answers = Mapping[str, int | float | bool | None]
"""Answers by item, ``q1`` … as on the form (``t`` for a T-score); None is not answered."""

Number = int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Record):
    """State one score with its range, subscales, band, flags and reasons.

    ``value`` is None where the measure has no total, or where a PHQ-9 with an item
    missing is shown for its last item alone. ``missing`` counts unanswered items.
    """

    measure: Measure
    value: Number | None
    minimum: int
    maximum: int
    subscales: dict[str, Number] = field(default_factory=dict)
    band: Band | None = None
    flags: tuple[Flag, ...] = ()
    missing: Count = 0
    reasons: tuple[Reason, ...] = ()
    ruleset: str = ""


def score(measure: Measure, answers: Answers, rules: Ruleset) -> Score:
    """Score one measure from its answers by its published rule.

    Blank RMDQ items count 0, the ODI is scored by the sections answered; every
    other measure needs all its scored items. Raises ``MissingAnswer``,
    ``OutOfRange`` (with the item's path) and ``UnknownName``.
    """
    form = FORMS[measure]
    given = _given(measure, form, answers)
    unanswered = tuple(item for item in form.items if item.id not in given)
    missing = tuple(item for item in unanswered if not item.optional)
    if measure is Measure.PHQ_9 and missing and given.get("q9", 0) > rules.phq9_item9_none:
        # Danger: refusing here would hide an answer that needs help today.
        totals = Totals(value=None, subscales={"item_9": given["q9"]})
    else:
        totals = FORMULAS[measure](_completed(measure, form, given, missing))
    return Score(
        measure=measure,
        value=None if totals.value is None else plain(totals.value),
        minimum=form.minimum,
        maximum=form.maximum,
        subscales={name: plain(value) for name, value in totals.subscales.items()},
        band=band_of(measure, totals, rules),
        flags=tuple(rule.flag for rule in raised(measure, totals, rules)),
        missing=len(unanswered),
        reasons=tuple(_reasons(measure, totals, len(missing), rules)),
        ruleset=rules.version,
    )


def plain(value: Fraction) -> Number:
    """Turn an exact number into a whole number where it is one, else into a decimal."""
    return int(value) if value.denominator == 1 else float(value)


def _given(measure: Measure, form: Form, answers: Answers) -> dict[str, Fraction]:
    known = {item.id: item for item in form.items}
    for name in answers:
        if name not in known:
            raise UnknownName(
                f"{measure} has no item {name!r}",
                path=f"{measure}.{name}",
                remedy=f"its items are {form.items[0].id} to {form.items[-1].id}",
            )
    return {
        name: _checked(measure, known[name], answer)
        for name, answer in answers.items()
        if answer is not None
    }


def _checked(measure: Measure, item: Item, answer: object) -> Fraction:
    ticks = (item.low, item.high) == (0, 1)
    number = isinstance(answer, (int, float)) and (ticks or not isinstance(answer, bool))
    if not number or not item.low <= answer <= item.high or (item.whole and answer % 1):  # type: ignore[operator]
        kind = "a whole number" if item.whole else "a number"
        raise OutOfRange(
            f"item {item.id} of {measure} is {answer!r}; it must be {kind} "
            f"from {item.low} to {item.high}",
            path=f"{measure}.{item.id}",
            remedy=f"give {kind} from {item.low} to {item.high}, or leave it out if not answered",
        )
    return Fraction(str(float(answer)))  # type: ignore[arg-type]


def _completed(
    measure: Measure, form: Form, given: dict[str, Fraction], missing: tuple[Item, ...]
) -> dict[str, Fraction]:
    # Danger: a form nobody filled in is not a form with nothing ticked.
    if missing and (form.missing is Missing.REFUSE or not given):
        item = missing[0].id
        raise MissingAnswer(
            f"item {item} of {measure} was not answered, and its score needs it",
            path=f"{measure}.{item}",
            remedy="ask this question again; the published rule allows no guess",
        )
    blank = missing if form.missing is Missing.AS_ZERO else ()
    return {**given, **{item.id: Fraction(0) for item in blank}}


def _reasons(measure: Measure, totals: Totals, missing: int, rules: Ruleset) -> Iterator[Reason]:
    form = FORMS[measure]
    name: dict[str, int | float | str] = {"measure": measure.value}
    if totals.value is not None:
        span = {"minimum": form.minimum, "maximum": form.maximum}
        yield Reason(
            ScoreCode.SCORED, form.evidence, {**name, "value": plain(totals.value), **span}
        )
    elif missing:
        yield Reason(ScoreCode.INCOMPLETE_SHOWN, "design", {"missing": missing})
    else:
        parts = {part: plain(value) for part, value in totals.subscales.items()}
        yield Reason(ScoreCode.SUBSCALES_SCORED, form.evidence, {**name, **parts})
    if missing and form.missing is not Missing.REFUSE:
        code = _MISSING_CODES[form.missing]
        yield Reason(code, form.evidence, {"missing": missing})
    band = band_of(measure, totals, rules)
    if band is not None:
        yield Reason(ScoreCode[f"BAND_{band.name}"], form.evidence, name)
    for rule in raised(measure, totals, rules):
        limit = {"limit": getattr(rules, rule.limit)}
        yield Reason(ScoreCode[f"FLAG_{rule.flag.name}"], rule.evidence, limit)


_MISSING_CODES: dict[Missing, ScoreCode] = {
    Missing.AS_ZERO: ScoreCode.MISSING_AS_ZERO,
    Missing.BY_ANSWERED: ScoreCode.BY_ANSWERED,
}
