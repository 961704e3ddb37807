"""The tag questions TQ01-TQ27: what sets each contraindication tag.

A tag alone gives level M. "Not sure" sets the tag. Rows that a red flag already
answers ask nothing (``judge`` is None) and name the row that does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lumbar.core.screening.answers import ScreenAnswers
from lumbar.core.screening.verdict import Case, Fact, ask, event_day, may
from lumbar.core.words import Answer, Tag

FactJudge = Callable[[ScreenAnswers, Case], tuple[Fact, ...]]

IMPLIES: dict[Tag, tuple[Tag, ...]] = {
    Tag.VERTEBRAL_FRACTURE: (Tag.OSTEOPOROSIS,),
    Tag.SPINAL_FUSION_LT12W: (Tag.SPINAL_FUSION, Tag.POST_OP_SPINE_6_12W),
    Tag.STENOSIS: (Tag.EXTENSION_INTOLERANT,),
}
"""Tags that another tag brings along; stenosis does so for exclusion only."""


def _plain(item: str, tag: Tag) -> FactJudge:
    def judge(answers: ScreenAnswers, _case: Case) -> tuple[Fact, ...]:
        answer: Answer | None = getattr(answers.tag_questions, item)
        if not ask(answer, f"tag_questions.{item}").may_be:
            return ()
        return (Fact(tag=tag, source=item.upper()),)

    return judge


def _judge_spine_fracture(answers: ScreenAnswers, _case: Case) -> tuple[Fact, ...]:
    fracture = answers.tag_questions.tq02
    if not ask(fracture.present, "tag_questions.tq02.present").may_be:
        return ()
    broken = Fact(tag=Tag.VERTEBRAL_FRACTURE, source="TQ02", event_on=fracture.told_on)
    if fracture.trauma_says_clinician:
        return (broken,)
    return (broken, Fact(tag=Tag.OSTEOPOROSIS, source="TQ02", event_on=fracture.told_on))


def _judge_midline(answers: ScreenAnswers, case: Case) -> tuple[Fact, ...]:
    midline, maternity = answers.tag_questions.tq05, answers.red_flags.rf21
    told = ask(midline.ridge_or_told, "tag_questions.tq05.ridge_or_told").may_be
    unchecked, birth = False, None
    if may(maternity.gave_birth):
        checked = ask(midline.checked_after_birth, "tag_questions.tq05.checked_after_birth")
        unchecked = checked is not Answer.YES
        birth = event_day(maternity.birth_on, "RF21", case)
    fact = Fact(tag=Tag.DIASTASIS_RECTI, source="TQ05", event_on=birth)
    return (fact,) if told or unchecked else ()


def _judge_abdomen(answers: ScreenAnswers, case: Case) -> tuple[Fact, ...]:
    abdomen, tag = answers.tag_questions.tq06, Tag.ABDOMINAL_HERNIA_OR_SURGERY
    hernia = ask(abdomen.hernia, "tag_questions.tq06.hernia").may_be
    operated = ask(abdomen.operation, "tag_questions.tq06.operation").may_be
    facts = [Fact(tag=tag, source="TQ06 hernia")] if hernia else []
    day = event_day(abdomen.operation_on, "TQ06", case)
    if operated and (case.today - day).days <= case.rules.postpartum_days:
        facts.append(Fact(tag=tag, source="TQ06 operation", event_on=day))
    return tuple(facts)


def _judge_hip_replacement(answers: ScreenAnswers, _case: Case) -> tuple[Fact, ...]:
    hip = answers.tag_questions.tq22
    if not ask(hip.precautions, "tag_questions.tq22.precautions").may_be:
        return ()
    tag = Tag.HIP_REPLACEMENT_PRECAUTIONS
    return (Fact(tag=tag, source="TQ22", event_on=hip.operation_on),)


def _judge_falls(answers: ScreenAnswers, _case: Case) -> tuple[Fact, ...]:
    falls = answers.tag_questions.tq24
    if not ask(falls.present, "tag_questions.tq24.present").may_be:
        return ()
    return (Fact(tag=Tag.BALANCE_OR_FALLS_RISK, source="TQ24", event_on=falls.last_fall_on),)


def _judge_floor(answers: ScreenAnswers, _case: Case) -> tuple[Fact, ...]:
    # The one question where "no" is the answer that limits.
    can = ask(answers.tag_questions.tq27, "tag_questions.tq27")
    return () if can is Answer.YES else (Fact(tag=Tag.CANNOT_GET_TO_FLOOR, source="TQ27"),)


@dataclass(frozen=True, slots=True)
class TagRow:
    """Tie one tag to what sets it and what ends it, in the words of the reference page.

    ``{...}`` in the words are fields of the ruleset.
    """

    question: str
    judge: FactJudge | None
    sets: str
    ends: str


TAG_ROWS: dict[Tag, TagRow] = {
    Tag.OSTEOPOROSIS: TagRow("TQ01", None, "RF16 a, b or c; TQ02", "clinician record"),
    Tag.VERTEBRAL_FRACTURE: TagRow(
        "TQ02", _judge_spine_fracture, "told of a broken bone in the spine", "clinician record"
    ),
    Tag.PREGNANCY_T2_T3: TagRow(
        "TQ03",
        None,
        "RF21a, from {pregnancy_tag_days_before_due} days before the due date",
        "birth or end of pregnancy",
    ),
    Tag.POSTPARTUM_LT12W: TagRow("TQ04", None, "RF21b", "after day {postpartum_days} and cleared"),
    Tag.DIASTASIS_RECTI: TagRow(
        "TQ05",
        _judge_midline,
        "a ridge, or told of a separation, or not checked after a birth",
        "checked by a clinician; a clear no, at the earliest {postpartum_days} days after a birth",
    ),
    Tag.ABDOMINAL_HERNIA_OR_SURGERY: TagRow(
        "TQ06",
        _judge_abdomen,
        "a hernia; an operation on the tummy in the last {postpartum_days} days; caesarean (RF21b)",
        "operation or caesarean: after day {postpartum_days}; hernia: clinician record",
    ),
    Tag.POST_OP_SPINE_LT6W: TagRow(
        "TQ07",
        None,
        "RF22, before day {post_op_day_cleared} or while not cleared",
        "day {post_op_day_cleared} and a clearance",
    ),
    Tag.POST_OP_SPINE_6_12W: TagRow(
        "TQ08", None, "RF22; TQ10", "after day {post_op_day_late}, and TQ10 ended"
    ),
    Tag.SPINAL_FUSION: TagRow("TQ09", None, "RF22b", "never"),
    Tag.SPINAL_FUSION_LT12W: TagRow(
        "TQ10",
        None,
        "RF22b",
        "after day {post_op_day_late} and cleared, or older than {surgery_window_months} months",
    ),
    Tag.FLEXION_INTOLERANT: TagRow(
        "TQ11",
        None,
        "RF20; a rejected flexion test",
        "from RF20: a confirmed flexion test or the ladder; from a test: the ladder",
    ),
    Tag.EXTENSION_INTOLERANT: TagRow(
        "TQ12", None, "a rejected extension test; TQ14 for exclusion", "the ladder"
    ),
    Tag.ROTATION_INTOLERANT: TagRow(
        "TQ13",
        _plain("tq13", Tag.ROTATION_INTOLERANT),
        "turning brings on or spreads the pain",
        "a clear no, then the ladder",
    ),
    Tag.STENOSIS: TagRow(
        "TQ14", _plain("tq14", Tag.STENOSIS), "told, or legs ache walking; RF05", "clinician record"
    ),
    Tag.SPONDYLOLISTHESIS: TagRow(
        "TQ15", _plain("tq15", Tag.SPONDYLOLISTHESIS), "told of it", "clinician record"
    ),
    Tag.RADICULOPATHY_ACTIVE: TagRow(
        "TQ16",
        _plain("tq16", Tag.RADICULOPATHY_ACTIVE),
        "pain below the knee, tingling or numbness in a leg; RF05; RF06",
        "a clear no and {leg_free_mornings} mornings in a row with none; from RF06: clinician"
        " record",
    ),
    Tag.HIGH_IRRITABILITY: TagRow(
        "TQ17",
        None,
        "stage HIGH, also for {clearance_cap_days} days after a clearance",
        "stage rated lower",
    ),
    Tag.WRIST_PROBLEM: TagRow("TQ18", _plain("tq18", Tag.WRIST_PROBLEM), "yes", "a clear no"),
    Tag.SHOULDER_PROBLEM: TagRow("TQ19", _plain("tq19", Tag.SHOULDER_PROBLEM), "yes", "a clear no"),
    Tag.KNEE_PROBLEM: TagRow("TQ20", _plain("tq20", Tag.KNEE_PROBLEM), "yes", "a clear no"),
    Tag.NECK_PROBLEM: TagRow("TQ21", _plain("tq21", Tag.NECK_PROBLEM), "yes", "a clear no"),
    Tag.HIP_REPLACEMENT_PRECAUTIONS: TagRow(
        "TQ22", _judge_hip_replacement, "told not to bend or twist it", "precautions lifted"
    ),
    Tag.HIP_LATERAL_PAIN: TagRow("TQ23", _plain("tq23", Tag.HIP_LATERAL_PAIN), "yes", "a clear no"),
    Tag.BALANCE_OR_FALLS_RISK: TagRow(
        "TQ24",
        _judge_falls,
        "two falls in a year, or unsteady",
        "a clear no, at the earliest {falls_window_months} months after the last fall; clinician"
        " record",
    ),
    Tag.UNCONTROLLED_HYPERTENSION: TagRow("TQ25", None, "RF23b", "clinician record"),
    Tag.DIZZINESS: TagRow("TQ26", None, "RF23c", "clinician record and a clear no"),
    Tag.CANNOT_GET_TO_FLOOR: TagRow("TQ27", _judge_floor, "no, or not sure", "a clear yes"),
}
"""Every tag of the vocabulary: its question, what sets it and what ends it."""


def with_implied(tags: frozenset[Tag], trauma_says_clinician: bool = False) -> tuple[Tag, ...]:
    """Add the implied tags and put all in the order of the vocabulary.

    Osteoporosis is not implied by a spine fracture whose cause a clinician called trauma.
    """
    implied = {
        extra
        for tag in tags
        if not (tag is Tag.VERTEBRAL_FRACTURE and trauma_says_clinician)
        for extra in IMPLIES.get(tag, ())
    }
    return tuple(tag for tag in Tag if tag in tags or tag in implied)
