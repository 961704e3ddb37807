"""Decide about one exercise by its pain: table P1 of the rules page, section c.

The same file runs on the server and, under MicroPython, in the browser.
"""

from collections import namedtuple

from lumbar.live.checks import (
    read_minutes,
    read_object,
    read_texts,
    read_truth,
    read_whole,
    read_word,
)
from lumbar.live.errors import BadReport
from lumbar.live.pain_table import (
    ASK_AGAIN_MIN,
    BACK_WITHIN_POINTS,
    BREAK_MAX_MIN,
    DELTA_BREAK_POINTS,
    DELTA_STOP_POINTS,
    EFFECTS,
    HIGH_PAIN_NPRS,
    LEG_LEVEL_MAX,
    MARKS,
    MODES,
    PAIN_MAX,
    PAIN_MONITORED,
    ROWS,
    ROWS_WITHOUT_REASSURANCE,
    SAFE_CEILING_NPRS,
    SHARP_MARKS,
    TIME_CONTINGENT,
    Facts,
    Row,
)
from lumbar.live.signs import SIGNS, list_signs

MINUTES_MAX = 1440  # one day
MATERNITY_ITEM = "RF21c"  # [V] its emergency text names the maternity unit first

REASON_CODES = tuple("pain.row_" + row.id for row in ROWS if row.id != "quota") + (
    "pain.quota",
    "pain.call_emergency",
    "pain.maternity",
    "pain.safe_ceiling",
    "pain.break_longer",
    "pain.break_over",
    "pain.break_not_over",
    "pain.before_high",
)
"""Every code that a reason of this room can have."""

OFFERS = (
    "nothing",
    "wait",
    "neutral_relief",
    "other_exercises",
    "easier_variant",
    "level_1",
    "relief_and_walking",
    "all",
)
"""What may be offered next, least first."""

REPORT_KEYS = (
    "before",
    "peak",
    "leg_before",
    "leg_lowest",
    "leg_stayed_min",
    "tingling_new",
    "tingling_stayed_min",
    "marks",
    "sudden_severe",
    "signs",
)

Reason = namedtuple("Reason", ("code", "evidence", "numbers"))
Offer = namedtuple("Offer", ("offers", "reasons"))
Decision = namedtuple(
    "Decision",
    (
        "row",
        "code",
        "next_time",
        "stops_exercise",
        "stops_session",
        "stops_direction",
        "counts",
        "ask_again_min",
        "break_max_min",
        "offers",
        "light",
        "reassurance",
        "reasons",
    ),
)
OFFER_FIELDS = ("offers", "reasons")
DECISION_FIELDS = (
    "row",
    "code",
    "next_time",
    "stops_exercise",
    "stops_session",
    "stops_direction",
    "counts",
    "ask_again_min",
    "break_max_min",
    "offers",
    "light",
    "reassurance",
    "reasons",
)


def decide_pain(
    report: dict[str, object], person: dict[str, object], options: dict[str, object]
) -> Decision:
    """Decide what follows from the pain of one exercise.

    ``report``: ``before`` and ``peak`` (0-10), ``leg_before`` and ``leg_lowest``
    (0-4), ``leg_stayed_min`` and ``tingling_stayed_min`` (minutes begun after
    stopping while it was still there, see ``stayed_min``; None = not known),
    ``tingling_new``, ``marks`` (of ``MARKS``), ``sudden_severe``, ``signs`` as for
    ``judge_signs``. ``person`` as for ``judge_signs``. ``options``: ``mode`` (of
    ``MODES``, default pain_monitored), ``safe_ceiling`` (None or 2, default None).
    Raises ``BadReport``. Call again when the questions of ``ask_again_min`` are
    answered.
    """
    facts = _read_facts(report, person, options)
    row = next(row for row in ROWS if row.met(facts))
    by_number = not facts.sharp and not report["sudden_severe"]
    watched = row.id == "3b" or (row.id == "3" and facts.tingling)
    return _decision(
        row,
        _reasons(row, facts),
        ask_again_min=ASK_AGAIN_MIN if watched else (),
        break_max_min=BREAK_MAX_MIN if row.code == "BREAK" else 0,
        reassurance=by_number and row.id not in ROWS_WITHOUT_REASSURANCE,
    )


def stayed_min(asked_min: int, still_there: bool) -> int:
    """Turn an answer to "is it still there?" into the minutes begun while it was.

    Asked after 5 full minutes, "yes" means that the sixth has begun, which is
    more than 5; "no" means at most 5. Raises ``BadReport``.
    """
    asked = read_whole(asked_min, "asked_min", 0, MINUTES_MAX - 1)
    return asked + 1 if read_truth(still_there, "still_there") else asked


def after_break(before: int, now: int, waited_min: int = BREAK_MAX_MIN) -> Decision:
    """Decide after a pause (row 6): back to the easier variant, wait on, or row 5.

    ``before`` and ``now`` are 0-10; ``waited_min`` whole minutes of pause so far.
    A pain that goes on rising in the pause is row 5 at once. Raises ``BadReport``. New
    signs in the pause go to ``decide_pain``.
    """
    was = read_whole(before, "before", 0, PAIN_MAX)
    pain = read_whole(now, "now", 0, PAIN_MAX)
    left = BREAK_MAX_MIN - read_whole(waited_min, "waited_min", 0, MINUTES_MAX)
    if pain - was <= BACK_WITHIN_POINTS:
        reason = _reason("pain.break_over", "source-004", was, pain)
        return _decision(_row("6"), (reason,))
    if left > 0 and pain - was < DELTA_STOP_POINTS:
        reason = _reason("pain.break_longer", "source-004", was, pain, minutes=left)
        return _decision(_row("6"), (reason,), break_max_min=left, offers="wait")
    reason = _reason("pain.break_not_over", "source-004", was, pain)
    return _decision(_row("5"), (reason,))


def offer_before(before: int, mode: str = PAIN_MONITORED) -> Offer:
    """Say what may be offered before an exercise, by the pain just before it (0-10).

    In time_contingent mode pain changes nothing. Raises ``BadReport``.
    """
    pain = read_whole(before, "before", 0, PAIN_MAX)
    quota = read_word(mode, "mode", MODES) == TIME_CONTINGENT
    if pain < HIGH_PAIN_NPRS or quota:
        return Offer("all", ())
    return Offer("relief_and_walking", (Reason("pain.before_high", "design", {"before": pain}),))


def as_plain(result: Decision | Offer) -> dict[str, object]:
    """Give a decision or an offer as plain values, ready for JSON."""
    fields = DECISION_FIELDS if isinstance(result, Decision) else OFFER_FIELDS
    plain = {name: getattr(result, name) for name in fields}
    if "ask_again_min" in plain:
        plain["ask_again_min"] = list(plain["ask_again_min"])
    plain["reasons"] = [
        {"code": reason.code, "evidence": reason.evidence, "numbers": reason.numbers}
        for reason in result.reasons
    ]
    return plain


def _row(row_id: str) -> Row:
    return next(row for row in ROWS if row.id == row_id)


def _decision(
    row: Row,
    reasons: tuple[Reason, ...],
    ask_again_min: tuple[int, ...] = (),
    break_max_min: int = 0,
    offers: str = "",
    reassurance: bool = True,
) -> Decision:
    effect = EFFECTS[row.code]
    return Decision(
        row=row.id,
        code=row.code,
        next_time=effect.next_time,
        stops_exercise=effect.stops_exercise,
        stops_session=effect.stops_session,
        stops_direction=effect.stops_direction,
        counts=effect.counts,
        ask_again_min=ask_again_min,
        break_max_min=break_max_min,
        offers=offers or effect.offers,
        light=effect.light,
        reassurance=reassurance,
        reasons=reasons,
    )


def _reason(code: str, evidence: str, before: int, peak: int, minutes: int = 0) -> Reason:
    numbers = {"before": before, "peak": peak, "rise": peak - before}
    if minutes > 0:
        numbers["minutes"] = minutes
    return Reason(code, evidence, numbers)


def _reasons(row: Row, facts: Facts) -> tuple[Reason, ...]:
    code = "pain.quota" if row.id == "quota" else "pain.row_" + row.id
    minutes = {"2": facts.tingling_min, "3": facts.leg_min}.get(row.id, 0)
    first = _reason(code, row.evidence, facts.before, facts.peak, minutes)
    if facts.items:
        first.numbers["items"] = ", ".join(facts.items)
    found = [first]
    if row.id == "1" and any(item != MATERNITY_ITEM for item in facts.items):
        found.append(Reason("pain.call_emergency", "nhs-back-pain", {}))
    if row.id == "1" and MATERNITY_ITEM in facts.items:
        found.append(Reason("pain.maternity", "acog-2020", {}))
    if row.id == "9" and facts.spared:
        found.append(Reason("pain.safe_ceiling", "thomee-1997", {"ceiling": SAFE_CEILING_NPRS}))
    return tuple(found)


def _read_facts(report: object, person: dict[str, object], options: object) -> Facts:
    given = read_object(report, "report", REPORT_KEYS)
    mode, ceiling = _read_options(options)
    before = read_whole(given["before"], "report.before", 0, PAIN_MAX)
    peak = read_whole(given["peak"], "report.peak", 0, PAIN_MAX)
    moved_down, leg_min = _read_leg(given)
    tingling, tingling_min = _read_tingling(given)
    marks = _read_marks(given["marks"])
    sudden = read_truth(given["sudden_severe"], "report.sudden_severe")
    found = list_signs(_with_sudden(given["signs"], sudden), person, "report.signs")
    return Facts(
        level=found[0].level if found else "",
        items=tuple(sign.item for sign in found if sign.level == found[0].level),
        before=before,
        peak=peak,
        rise=peak - before,
        moved_down=moved_down,
        leg_min=leg_min,
        tingling=tingling,
        tingling_min=tingling_min,
        sharp=any(mark in SHARP_MARKS for mark in marks),
        severe=sudden or "severe" in marks,
        quota=mode == TIME_CONTINGENT,
        spared=ceiling and peak - before == DELTA_BREAK_POINTS and peak <= SAFE_CEILING_NPRS,
    )


def _read_options(options: object) -> tuple[str, bool]:
    given = read_object(options, "options", (), ("mode", "safe_ceiling"))
    mode = read_word(given.get("mode", PAIN_MONITORED), "options.mode", MODES)
    ceiling = given.get("safe_ceiling")
    if ceiling is not None and (type(ceiling) is not int or ceiling != SAFE_CEILING_NPRS):
        raise BadReport("options.safe_ceiling", f"say {SAFE_CEILING_NPRS}, or null for off")
    return mode, ceiling is not None


def _read_leg(given: dict[str, object]) -> tuple[bool, int]:
    lowest_before = read_whole(given["leg_before"], "report.leg_before", 0, LEG_LEVEL_MAX)
    lowest = read_whole(given["leg_lowest"], "report.leg_lowest", 0, LEG_LEVEL_MAX)
    moved_down = lowest > lowest_before
    stayed = read_minutes(given["leg_stayed_min"], "report.leg_stayed_min", MINUTES_MAX) or 0
    if stayed > 0 and not moved_down:
        raise BadReport("report.leg_stayed_min", "give the leg level it moved down to, or null")
    return moved_down, stayed


def _read_tingling(given: dict[str, object]) -> tuple[bool, int]:
    tingling = read_truth(given["tingling_new"], "report.tingling_new")
    path = "report.tingling_stayed_min"
    stayed = read_minutes(given["tingling_stayed_min"], path, MINUTES_MAX) or 0
    if stayed > 0 and not tingling:
        raise BadReport(path, "say tingling_new is true, or give null")
    return tingling, stayed


def _read_marks(marks: object) -> tuple[str, ...]:
    texts = read_texts(marks, "report.marks")
    for place, text in enumerate(texts):
        read_word(text, f"report.marks.{place}", MARKS)
    return texts


def _with_sudden(signs: object, sudden: bool) -> dict[str, object]:
    given = read_object(signs, "report.signs", (), SIGNS)
    if not sudden:
        return given
    joined = dict(given)
    joined["RF16c"] = "yes"
    return joined
