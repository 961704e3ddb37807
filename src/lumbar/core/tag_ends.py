"""Which tags are in force today: what sets them now, and what was set before and has not ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lumbar.core.answers import EndKind, ScreenAnswers
from lumbar.core.calendar import add_months
from lumbar.core.maternity import birth_facts, is_tagged_pregnant
from lumbar.core.spine_surgery import fusion_facts, operation_facts
from lumbar.core.triage import HeldTag
from lumbar.core.verdict import Case, Fact
from lumbar.core.words import Answer, Tag

Reanswer = Callable[[ScreenAnswers, HeldTag, Case], bool]


def _said_no(item: str) -> Reanswer:
    def said(answers: ScreenAnswers, _held: HeldTag, _case: Case) -> bool:
        answer: Answer | None = getattr(answers.tag_questions, item)
        return answer is Answer.NO

    return said


def _can_reach_floor(answers: ScreenAnswers, _held: HeldTag, _case: Case) -> bool:
    return answers.tag_questions.tq27 is Answer.YES


def _midline_is_flat(answers: ScreenAnswers, held: HeldTag, case: Case) -> bool:
    healed = held.event_on is None or (
        (case.today - held.event_on).days >= case.rules.postpartum_days
    )
    return healed and answers.tag_questions.tq05.ridge_or_told is Answer.NO


def _steady_for_a_year(answers: ScreenAnswers, held: HeldTag, case: Case) -> bool:
    falls = answers.tag_questions.tq24
    last = max((day for day in (falls.last_fall_on, held.event_on) if day), default=held.since)
    over = add_months(last, case.rules.falls_window_months) <= case.today
    return over and falls.present is Answer.NO


def _not_dizzy(answers: ScreenAnswers, _held: HeldTag, _case: Case) -> bool:
    return answers.red_flags.rf23.dizzy is Answer.NO


def _never(_answers: ScreenAnswers, _held: HeldTag, _case: Case) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class EndRule:
    """Say what ends a tag: one of ``kinds``, a clear re-answer, or both of them (``both``)."""

    kinds: tuple[EndKind, ...] = ()
    reanswer: Reanswer = _never
    both: bool = False


_CLINICIAN = EndRule(kinds=(EndKind.CLINICIAN,))
_LADDER = EndRule(kinds=(EndKind.LADDER,))
_NEVER = EndRule()

END_RULES: dict[Tag, EndRule] = {
    Tag.OSTEOPOROSIS: _CLINICIAN,
    Tag.VERTEBRAL_FRACTURE: _CLINICIAN,
    Tag.PREGNANCY_T2_T3: EndRule(kinds=(EndKind.PREGNANCY_OVER,)),
    Tag.POSTPARTUM_LT12W: _NEVER,
    Tag.DIASTASIS_RECTI: EndRule(kinds=(EndKind.CLINICIAN,), reanswer=_midline_is_flat),
    Tag.ABDOMINAL_HERNIA_OR_SURGERY: _CLINICIAN,
    Tag.POST_OP_SPINE_LT6W: _NEVER,
    Tag.POST_OP_SPINE_6_12W: _NEVER,
    Tag.SPINAL_FUSION: _NEVER,
    Tag.SPINAL_FUSION_LT12W: _NEVER,
    Tag.FLEXION_INTOLERANT: _LADDER,
    Tag.EXTENSION_INTOLERANT: _LADDER,
    Tag.ROTATION_INTOLERANT: EndRule(kinds=(EndKind.LADDER,), reanswer=_said_no("tq13"), both=True),
    Tag.STENOSIS: _CLINICIAN,
    Tag.SPONDYLOLISTHESIS: _CLINICIAN,
    Tag.RADICULOPATHY_ACTIVE: EndRule(
        kinds=(EndKind.LEG_FREE_MORNINGS,), reanswer=_said_no("tq16"), both=True
    ),
    Tag.HIGH_IRRITABILITY: _NEVER,
    Tag.WRIST_PROBLEM: EndRule(reanswer=_said_no("tq18")),
    Tag.SHOULDER_PROBLEM: EndRule(reanswer=_said_no("tq19")),
    Tag.KNEE_PROBLEM: EndRule(reanswer=_said_no("tq20")),
    Tag.NECK_PROBLEM: EndRule(reanswer=_said_no("tq21")),
    Tag.HIP_REPLACEMENT_PRECAUTIONS: _CLINICIAN,
    Tag.HIP_LATERAL_PAIN: EndRule(reanswer=_said_no("tq23")),
    Tag.BALANCE_OR_FALLS_RISK: EndRule(kinds=(EndKind.CLINICIAN,), reanswer=_steady_for_a_year),
    Tag.UNCONTROLLED_HYPERTENSION: _CLINICIAN,
    Tag.DIZZINESS: EndRule(kinds=(EndKind.CLINICIAN,), reanswer=_not_dizzy, both=True),
    Tag.CANNOT_GET_TO_FLOOR: EndRule(reanswer=_can_reach_floor),
}
"""What ends each tag, beside the dates that :func:`_by_date` computes."""

END_RULES_BY_SOURCE: dict[tuple[Tag, str], EndRule] = {
    (Tag.FLEXION_INTOLERANT, "RF20"): EndRule(kinds=(EndKind.CONFIRMED_TEST, EndKind.LADDER)),
    (Tag.RADICULOPATHY_ACTIVE, "RF06"): _CLINICIAN,
    (Tag.ABDOMINAL_HERNIA_OR_SURGERY, "TQ06 operation"): _NEVER,
    (Tag.ABDOMINAL_HERNIA_OR_SURGERY, "RF21"): _NEVER,
}
"""Tags that end otherwise when one particular row set them."""

DATED = frozenset(
    {
        Tag.POSTPARTUM_LT12W,
        Tag.POST_OP_SPINE_LT6W,
        Tag.POST_OP_SPINE_6_12W,
        Tag.SPINAL_FUSION_LT12W,
    }
)
"""Tags of which only the date, with a clearance, decides."""

LIMIT = "clearance"
"""The source of a tag that a clinician set as a limit; only a clinician's record ends it."""

COMPUTED_ELSEWHERE = frozenset({Tag.HIGH_IRRITABILITY})
"""Tags that another room computes afresh; screening does not hold them."""


def _ended_after(held: HeldTag, answers: ScreenAnswers, kinds: Iterable[EndKind]) -> bool:
    return any(
        end.tag is held.tag and end.kind in kinds and end.on >= held.since for end in answers.ended
    )


def _by_date(held: HeldTag, answers: ScreenAnswers, case: Case) -> tuple[Fact, ...]:
    """Compute afresh what a dated tag has become today."""
    event_on = held.event_on or held.since
    cleared = any(
        end.tag is held.tag and end.kind is EndKind.CLINICIAN and end.on >= event_on
        for end in answers.ended
    )
    if held.tag is Tag.POSTPARTUM_LT12W:
        return birth_facts(event_on, False, cleared, case)[1]
    if held.tag is Tag.SPINAL_FUSION_LT12W:
        return fusion_facts(event_on, cleared, case)[1]
    # The later stage was reached with a clearance, so it keeps it.
    late = held.tag is Tag.POST_OP_SPINE_6_12W
    return operation_facts(event_on, cleared or late, case)[1]


def _asked_again(held: HeldTag, answers: ScreenAnswers) -> bool:
    """Tell whether today's answers state the event of a dated tag themselves."""
    flags = answers.red_flags
    current = {
        Tag.POSTPARTUM_LT12W: flags.rf21.gave_birth,
        Tag.POST_OP_SPINE_LT6W: flags.rf22.operated,
        Tag.POST_OP_SPINE_6_12W: flags.rf22.operated,
        Tag.SPINAL_FUSION_LT12W: flags.rf22.fused,
    }
    fusion_too = held.tag in (Tag.POST_OP_SPINE_LT6W, Tag.POST_OP_SPINE_6_12W)
    stated = (current[held.tag], flags.rf22.fused if fusion_too else None)
    return any(answer is not None and answer.may_be for answer in stated)


def _still_held(held: HeldTag, answers: ScreenAnswers, case: Case) -> tuple[Fact, ...]:
    """Give what an earlier tag amounts to today: itself, its later stage, or nothing."""
    if held.tag in COMPUTED_ELSEWHERE:
        return ()
    if held.tag in DATED:
        return () if _asked_again(held, answers) else _by_date(held, answers, case)
    if _is_over(held, answers, case):
        return ()
    return (Fact(tag=held.tag, source=held.source, event_on=held.event_on),)


def _rule(held: HeldTag) -> EndRule:
    if held.source == LIMIT:
        return _CLINICIAN
    return END_RULES_BY_SOURCE.get((held.tag, held.source), END_RULES[held.tag])


def _is_over(held: HeldTag, answers: ScreenAnswers, case: Case) -> bool:
    wound = held.tag is Tag.ABDOMINAL_HERNIA_OR_SURGERY and held.source != "TQ06 hernia"
    if wound and held.event_on is not None:
        return (case.today - held.event_on).days > case.rules.postpartum_days
    if held.tag is Tag.PREGNANCY_T2_T3:
        days = case.rules.pregnancy_tag_days_before_due
        if not is_tagged_pregnant(held.event_on, case.today, days):
            return True
        if answers.red_flags.rf21.gave_birth is Answer.YES:
            return True
    rule = _rule(held)
    recorded = _ended_after(held, answers, rule.kinds)
    answered = rule.reanswer(answers, held, case)
    return (recorded and answered) if rule.both else (recorded or answered)


def _stated(fact: Fact, answers: ScreenAnswers) -> HeldTag:
    item = fact.source.split(" ", maxsplit=1)[0]
    since = answers.reported.get(item, answers.answered_on)
    return HeldTag(tag=fact.tag, source=fact.source, since=since, event_on=fact.event_on)


def _is_ended_fact(held: HeldTag, answers: ScreenAnswers) -> bool:
    """Tell whether a fact that is still stated was ended by a record made since it was."""
    rule = _rule(held)
    return not rule.both and _ended_after(held, answers, rule.kinds)


def tags_in_force(
    facts: tuple[Fact, ...], answers: ScreenAnswers, case: Case
) -> tuple[HeldTag, ...]:
    """Join today's facts with the tags held from before; drop what has ended.

    A fact that is stated again after its end was recorded stays ended; one reported
    later than the end sets the tag anew.
    """
    kept: dict[tuple[Tag, str], HeldTag] = {}
    for fact in facts:
        stated = _stated(fact, answers)
        if not _is_ended_fact(stated, answers):
            kept[(fact.tag, fact.source)] = stated
    for earlier in answers.held:
        for fact in _still_held(earlier, answers, case):
            again = HeldTag(
                tag=fact.tag, source=fact.source, since=earlier.since, event_on=fact.event_on
            )
            kept.setdefault((fact.tag, fact.source), again)
    order = {tag: place for place, tag in enumerate(Tag)}
    return tuple(sorted(kept.values(), key=lambda held: (order[held.tag], held.source)))
