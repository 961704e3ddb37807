"""How irritable the back is today (rules page, section c).

No validated cut-offs exist (Barakatt 2009 [V]); every threshold is our own [D].
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lumbar.core.assessing.assessment import AssessAnswers, AssessCode, Staging
from lumbar.core.errors import Contradiction, MissingAnswer
from lumbar.core.reasons import Considered, Number, Reason
from lumbar.core.record import Record
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Answer, Stage

_NO_FLARE_SETTLES_MIN = 0  # [D] no flare in 4 weeks counts as settling under 30 min


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known(Record):
    """Hold the values of the table; None = not known ("not sure" included)."""

    rest: int
    settling: int | None
    constant: bool | None
    sleep: bool | None
    leg: bool | None
    rmdq: int | None
    cap: bool
    rules: Ruleset


def _sure(answer: Answer | None) -> bool | None:
    return None if answer is None or answer is Answer.NOT_SURE else answer is Answer.YES


def _at_least(value: int | None, limit: int) -> bool:
    return value is not None and value >= limit


def _over(value: int | None, limit: int) -> bool:
    return value is not None and value > limit


def _disability_and_pain(k: _Known) -> bool:
    painful = k.rest >= k.rules.rest_pain_moderate
    slow = _over(k.settling, k.rules.settling_moderate_min)
    return _at_least(k.rmdq, k.rules.rmdq_severe_points) and (painful or slow)


def _not_known(k: _Known) -> bool:
    return None in (k.settling, k.constant, k.sleep, k.leg, k.rmdq)


# First match from the top.
ROWS: tuple[tuple[AssessCode, Stage, str, Callable[[_Known], bool]], ...] = (
    (AssessCode.STAGE_CLEARANCE_CAP, Stage.HIGH, "design", lambda k: k.cap),
    (
        AssessCode.STAGE_HIGH_REST_PAIN,
        Stage.HIGH,
        "design",
        lambda k: k.rest >= k.rules.rest_pain_high,
    ),
    (
        AssessCode.STAGE_HIGH_SETTLING,
        Stage.HIGH,
        "design",
        lambda k: _over(k.settling, k.rules.settling_high_min),
    ),
    (
        AssessCode.STAGE_HIGH_CONSTANT_AND_SLEEP,
        Stage.HIGH,
        "design",
        lambda k: k.constant is True and k.sleep is True,
    ),
    (AssessCode.STAGE_HIGH_LEG_WORSENING, Stage.HIGH, "barakatt-2009", lambda k: k.leg is True),
    (AssessCode.STAGE_HIGH_DISABILITY_AND_PAIN, Stage.HIGH, "barakatt-2009", _disability_and_pain),
    (
        AssessCode.STAGE_MODERATE_REST_PAIN,
        Stage.MODERATE,
        "design",
        lambda k: k.rest >= k.rules.rest_pain_moderate,
    ),
    (
        AssessCode.STAGE_MODERATE_SETTLING,
        Stage.MODERATE,
        "design",
        lambda k: _at_least(k.settling, k.rules.settling_moderate_min),
    ),
    (
        AssessCode.STAGE_MODERATE_DISABILITY,
        Stage.MODERATE,
        "barakatt-2009",
        lambda k: _at_least(k.rmdq, k.rules.rmdq_moderate_points),
    ),
    (AssessCode.STAGE_MODERATE_NOT_KNOWN, Stage.MODERATE, "design", _not_known),
    (AssessCode.STAGE_LOW, Stage.LOW, "alrwaily-2016", lambda _: True),
)


CONDITIONS: dict[AssessCode, str] = {
    AssessCode.STAGE_CLEARANCE_CAP: "within {clearance_cap_days} days of a clearance",
    AssessCode.STAGE_HIGH_REST_PAIN: "pain at rest {rest_pain_high} or more",
    AssessCode.STAGE_HIGH_SETTLING: "a flare takes more than {settling_high_min} min to settle",
    AssessCode.STAGE_HIGH_CONSTANT_AND_SLEEP: "constant pain, and sleep broken most nights",
    AssessCode.STAGE_HIGH_LEG_WORSENING: "leg symptoms are getting worse",
    AssessCode.STAGE_HIGH_DISABILITY_AND_PAIN: "RMDQ {rmdq_severe_points} or more, and pain at"
    " rest {rest_pain_moderate} or more or settling over {settling_moderate_min} min",
    AssessCode.STAGE_MODERATE_REST_PAIN: "pain at rest {rest_pain_moderate} or more",
    AssessCode.STAGE_MODERATE_SETTLING: "a flare takes {settling_moderate_min} min or more",
    AssessCode.STAGE_MODERATE_DISABILITY: "RMDQ {rmdq_moderate_points} or more",
    AssessCode.STAGE_MODERATE_NOT_KNOWN: "settling time, constant pain, broken sleep, leg symptoms"
    " or RMDQ not known",
    AssessCode.STAGE_LOW: "none of the rows above",
}
"""The rows in words, for the reference page; ``{...}`` are fields of the ruleset."""


def _settling(answers: AssessAnswers) -> int | None:
    if not answers.no_flare_in_4_weeks:
        return answers.settling_min
    if answers.settling_min is not None:
        raise Contradiction(
            "a settling time and no flare in the last 4 weeks cannot both be true",
            path="settling_min",
            remedy="give one of settling_min and no_flare_in_4_weeks",
        )
    return _NO_FLARE_SETTLES_MIN


def _known(answers: AssessAnswers, cap_until: date | None, today: date, rules: Ruleset) -> _Known:
    if answers.pain_now is None:
        raise MissingAnswer(
            "the pain at rest today is missing",
            path="pain_now",
            remedy="ask for the pain at rest, a whole number from 0 to 10",
        )
    return _Known(
        rest=answers.pain_now,
        settling=_settling(answers),
        constant=_sure(answers.constant_pain),
        sleep=_sure(answers.sleep_broken_most_nights),
        leg=_sure(answers.leg_symptoms_worsening),
        rmdq=answers.scores.rmdq,
        cap=cap_until is not None and today <= cap_until,
        rules=rules,
    )


def rate_irritability(
    answers: AssessAnswers, cap_until: date | None, today: date, rules: Ruleset
) -> Staging:
    """Rate the stage by the first row that matches.

    Raises ``MissingAnswer`` without a resting pain and ``Contradiction`` when a
    settling time is given although there was no flare.
    """
    known = _known(answers, cap_until, today, rules)
    given: dict[str, int | None] = {
        "rest": known.rest,
        "settling_min": known.settling,
        "rmdq": known.rmdq,
    }
    numbers: dict[str, Number] = {k: v for k, v in given.items() if v is not None}
    place = next(i for i, (*_, matches) in enumerate(ROWS) if matches(known))
    code, stage, evidence, _ = ROWS[place]
    passed = tuple(
        Considered(
            str(row[0]), "no_match", Reason(AssessCode.STAGE_NOT_MET, row[2], {"stage": row[1]})
        )
        for row in ROWS[:place]
    )
    return Staging(
        stage=stage,
        rest=known.rest,
        reason=Reason(code, evidence, numbers),
        considered=passed,
    )
