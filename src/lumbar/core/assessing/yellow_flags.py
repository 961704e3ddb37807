"""What stands beside the back: beliefs, mood and the score path (rules page, section g)."""

from __future__ import annotations

from collections.abc import Callable

from lumbar.core.assessing.assessment import AssessCode, Beliefs, Psychosocial, Scores, YellowFlag
from lumbar.core.errors import Contradiction
from lumbar.core.reasons import Reason
from lumbar.core.ruleset import Ruleset
from lumbar.core.screening.triage import Card
from lumbar.core.words import Stage

Met = Callable[[Scores, Stage, Ruleset], bool]


def _at_least(value: int | None, limit: int) -> bool:
    return value is not None and value >= limit


def _start_high(s: Scores, _: Stage, rules: Ruleset) -> bool:
    return _at_least(s.start_distress, rules.start_high_from_distress)


def _ompsq(s: Scores, _: Stage, rules: Ruleset) -> bool:
    return _at_least(s.ompsq, rules.ompsq_higher_risk_from)


def _phq2(s: Scores, _: Stage, rules: Ruleset) -> bool:
    return _at_least(s.phq2, rules.phq2_low_mood_from)


def _pseq(s: Scores, _: Stage, rules: Ruleset) -> bool:
    return s.pseq is not None and s.pseq < rules.pseq_low_below


def _fabq(s: Scores, _: Stage, rules: Ruleset) -> bool:
    return s.fabq_work is not None and s.fabq_work > rules.fabq_work_high_above


def _disability(s: Scores, stage: Stage, rules: Ruleset) -> bool:
    return stage is Stage.MODERATE and _at_least(s.rmdq, rules.rmdq_severe_points)


# Any row opens the route to a clinician; none keeps exercise away.
SCORE_PATH: tuple[tuple[YellowFlag, AssessCode, str, str, Met], ...] = (
    (
        YellowFlag.START_HIGH_RISK,
        AssessCode.FLAG_START,
        "hill-2011",
        "start_distress",
        _start_high,
    ),
    (YellowFlag.OMPSQ_HIGHER_RISK, AssessCode.FLAG_OMPSQ, "linton-2011", "ompsq", _ompsq),
    (YellowFlag.LOW_MOOD_PHQ2, AssessCode.FLAG_PHQ2, "arroll-2010", "phq2", _phq2),
    (YellowFlag.LOW_CONFIDENCE_PSEQ, AssessCode.FLAG_PSEQ, "pseq", "pseq", _pseq),
    (YellowFlag.WORK_FEAR_FABQ, AssessCode.FLAG_FABQ, "fabq", "fabq_work", _fabq),
    (
        YellowFlag.DISABILITY_BEYOND_IRRITABILITY,
        AssessCode.FLAG_DISABILITY,
        "roland-2000",
        "rmdq",
        _disability,
    ),
)

# A belief alone opens lessons, never the route [D].
BELIEFS: tuple[tuple[str, YellowFlag], ...] = (
    ("pain_means_harm", YellowFlag.BELIEVES_PAIN_HARMS),
    ("avoids_activity", YellowFlag.AVOIDS_ACTIVITY),
    ("low_mood", YellowFlag.LOW_MOOD),
    ("expects_passive_treatment", YellowFlag.EXPECTS_PASSIVE_TREATMENT),
)


CONDITIONS: dict[YellowFlag, str] = {
    YellowFlag.START_HIGH_RISK: "STarT Back distress {start_high_from_distress} or more",
    YellowFlag.OMPSQ_HIGHER_RISK: "OMPSQ-SF {ompsq_higher_risk_from} or more",
    YellowFlag.LOW_MOOD_PHQ2: "PHQ-2 {phq2_low_mood_from} or more; the crisis line is shown too",
    YellowFlag.LOW_CONFIDENCE_PSEQ: "PSEQ below {pseq_low_below}",
    YellowFlag.WORK_FEAR_FABQ: "FABQ work above {fabq_work_high_above}",
    YellowFlag.DISABILITY_BEYOND_IRRITABILITY: "RMDQ {rmdq_severe_points} or more at stage"
    " MODERATE",
    YellowFlag.BELIEVES_PAIN_HARMS: "believes that pain means harm",
    YellowFlag.AVOIDS_ACTIVITY: "avoids activity for fear of pain",
    YellowFlag.LOW_MOOD: "low mood, or withdraws from others",
    YellowFlag.EXPECTS_PASSIVE_TREATMENT: "expects that only treatment by others will help",
}
"""The flags in words, for the reference page; ``{...}`` are fields of the ruleset."""


def _check(scores: Scores) -> None:
    total, distress = scores.start_total, scores.start_distress
    if total is not None and distress is not None and distress > total:
        raise Contradiction(
            f"a STarT Back distress score of {distress} cannot stand with a total of {total}",
            path="scores.start_distress",
            remedy="the distress score is part of the total: score the questionnaire again",
        )


def weigh_yellow_flags(
    scores: Scores, beliefs: Beliefs, stage: Stage, rules: Ruleset
) -> Psychosocial:
    """Weigh scores and beliefs: the flags, and whether to talk to a clinician.

    Raises ``Contradiction`` when the STarT Back distress score exceeds its total.
    """
    _check(scores)
    by_score = tuple(row for row in SCORE_PATH if row[4](scores, stage, rules))
    held = tuple(
        flag
        for name, flag in BELIEFS
        if (answer := getattr(beliefs, name)) is not None and answer.may_be
    )
    reasons = tuple(
        Reason(code, evidence, {field: getattr(scores, field)})
        for _, code, evidence, field, _ in by_score
    ) + tuple(Reason(AssessCode.FLAG_BELIEF, "kendall-1997", {"flag": flag.value}) for flag in held)
    flags = tuple(row[0] for row in by_score)
    crisis = (Card.CRISIS,) if YellowFlag.LOW_MOOD_PHQ2 in flags else ()
    return Psychosocial(
        flags=flags + held,
        route=bool(by_score),
        cards=(Card.ASK_CLINICIAN, *crisis) if by_score else (),
        reasons=reasons or (Reason(AssessCode.NO_YELLOW_FLAG, "kendall-1997"),),
    )
