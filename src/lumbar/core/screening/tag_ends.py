"""Which tags are in force today: what sets them now, and what was set before and has not ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from lumbar.core.calendar import add_months
from lumbar.core.screening.answers import EndKind, ScreenAnswers, TagEnd
from lumbar.core.screening.clearance import LIMIT
from lumbar.core.screening.maternity import birth_facts, is_pregnancy_cleared
from lumbar.core.screening.spine_surgery import FUSION, fusion_facts, operation_facts
from lumbar.core.screening.triage import Finding, HeldTag
from lumbar.core.screening.verdict import Case, Fact, event_day, is_on_record, may
from lumbar.core.words import Answer, Level, Tag

Reanswer = Callable[[ScreenAnswers, HeldTag, Case], bool]


def _said_no(item: str) -> Reanswer:
    def said(answers: ScreenAnswers, _held: HeldTag, _case: Case) -> bool:
        answer: Answer | None = getattr(answers.tag_questions, item)
        return answer is Answer.NO

    return said


def _can_reach_floor(answers: ScreenAnswers, _held: HeldTag, _case: Case) -> bool:
    return answers.tag_questions.tq27 is Answer.YES


def _midline_is_flat(answers: ScreenAnswers, held: HeldTag, case: Case) -> bool:
    """Tell whether the ridge is denied, at the earliest 12 weeks after the latest birth."""
    maternity = answers.red_flags.rf21
    births = [each.event_on for each in answers.held if each.tag is Tag.POSTPARTUM_LT12W]
    if may(maternity.gave_birth):
        births.append(event_day(maternity.birth_on, "RF21", case))
    known = [day for day in (held.event_on, *births) if day is not None]
    healed = all((case.today - day).days >= case.rules.postpartum_days for day in known)
    return healed and answers.tag_questions.tq05.ridge_or_told is Answer.NO


def _steady_for_a_year(answers: ScreenAnswers, held: HeldTag, case: Case) -> bool:
    falls = answers.tag_questions.tq24
    last = max((day for day in (falls.last_fall_on, held.event_on) if day), default=held.since)
    over = add_months(last, case.rules.falls_window_months) <= case.today
    return over and falls.present is Answer.NO


def _not_dizzy(answers: ScreenAnswers, _held: HeldTag, _case: Case) -> bool:
    return answers.red_flags.rf23.dizzy is Answer.NO


def _gave_birth_since(answers: ScreenAnswers, held: HeldTag, case: Case) -> bool:
    maternity = answers.red_flags.rf21
    born = event_day(maternity.birth_on, "RF21", case)
    return maternity.gave_birth is Answer.YES and born >= held.since


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
    Tag.PREGNANCY_T2_T3: EndRule(kinds=(EndKind.PREGNANCY_OVER,), reanswer=_gave_birth_since),
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

WOUNDS = frozenset({"TQ06 operation", "RF21"})
"""The sources of a wound of the tummy, which heals by the day."""

TAGS_OF_ROW = {
    "RF21": (Tag.PREGNANCY_T2_T3, Tag.POSTPARTUM_LT12W),
    "RF22": (Tag.POST_OP_SPINE_LT6W, Tag.POST_OP_SPINE_6_12W, Tag.SPINAL_FUSION_LT12W),
}
"""The tags of the rows that end only by their own clearance."""

COMPUTED_ELSEWHERE = frozenset({Tag.HIGH_IRRITABILITY})
"""Tags that another room computes afresh; screening does not hold them."""


THIN_BONES = frozenset({Tag.OSTEOPOROSIS, Tag.VERTEBRAL_FRACTURE})
"""Tags that make sudden, new, severe pain urgent (RF16)."""


def _is_valid(end: TagEnd) -> bool:
    return end.kind is not EndKind.CLINICIAN or bool(end.by.strip())


def _ended_since(held: HeldTag, answers: ScreenAnswers, since: date) -> bool:
    """Tell whether a record that can end this tag was made on that day or later."""
    kinds = _rule(held).kinds
    return any(
        end.tag is held.tag and end.kind in kinds and end.on >= since and _is_valid(end)
        for end in answers.ended
    )


def _rule(held: HeldTag) -> EndRule:
    if held.source == LIMIT:
        return _CLINICIAN
    return END_RULES_BY_SOURCE.get((held.tag, held.source), END_RULES[held.tag])


def has_thin_bones(answers: ScreenAnswers) -> bool:
    """Tell whether osteoporosis or a spine fracture is held from before and has not ended."""
    return any(
        held.tag in THIN_BONES and not _ended_since(held, answers, held.since)
        for held in answers.held
    )


def _is_dated(held: HeldTag) -> bool:
    return held.tag in DATED and held.source != LIMIT


def _is_fusion(held: HeldTag) -> bool:
    return held.tag is Tag.SPINAL_FUSION_LT12W or held.source == FUSION


def _is_cleared(held: HeldTag, answers: ScreenAnswers, event_on: date) -> bool:
    """Tell whether a clearance for a dated tag is recorded, as its end or with the answers."""
    flags = answers.red_flags
    spine = flags.rf22.fusion_cleared if _is_fusion(held) else flags.rf22.operation_cleared
    with_answers = flags.rf21.birth_cleared if held.tag is Tag.POSTPARTUM_LT12W else spine
    return is_on_record(with_answers, event_on) or any(
        end.tag is held.tag
        and end.kind is EndKind.CLINICIAN
        and end.on >= event_on
        and _is_valid(end)
        for end in answers.ended
    )


def _by_date(held: HeldTag, answers: ScreenAnswers, case: Case) -> tuple[Level, tuple[Fact, ...]]:
    """Compute afresh what a dated tag has become today, and the level that goes with it."""
    event_on = held.event_on or held.since
    # The later stage was reached with a clearance, so it keeps it.
    late = held.tag is Tag.POST_OP_SPINE_6_12W
    cleared = late or _is_cleared(held, answers, event_on)
    if held.tag is Tag.POSTPARTUM_LT12W:
        return birth_facts(event_on, False, cleared, case)
    if _is_fusion(held):
        return fusion_facts(event_on, cleared, case)
    return operation_facts(event_on, cleared, case)


def _asked_again(held: HeldTag, answers: ScreenAnswers) -> bool:
    """Tell whether today's answers state the event of a dated tag themselves."""
    flags = answers.red_flags
    if held.tag is Tag.POSTPARTUM_LT12W:
        return may(flags.rf21.gave_birth)
    return may(flags.rf22.fused if _is_fusion(held) else flags.rf22.operated)


def _still_held(held: HeldTag, answers: ScreenAnswers, case: Case) -> tuple[Fact, ...]:
    """Give what an earlier tag amounts to today: itself, its later stage, or nothing."""
    if held.tag in COMPUTED_ELSEWHERE and held.source != LIMIT:
        return ()
    if _is_dated(held):
        return () if _asked_again(held, answers) else _by_date(held, answers, case)[1]
    if _is_over(held, answers, case):
        return ()
    return (Fact(tag=held.tag, source=held.source, event_on=held.event_on),)


def _is_over(held: HeldTag, answers: ScreenAnswers, case: Case) -> bool:
    if held.tag is Tag.ABDOMINAL_HERNIA_OR_SURGERY and held.source in WOUNDS and held.event_on:
        return (case.today - held.event_on).days > case.rules.postpartum_days
    rule = _rule(held)
    recorded = _ended_since(held, answers, held.since)
    answered = rule.reanswer(answers, held, case)
    return (recorded and answered) if rule.both else (recorded or answered)


def _is_ended_fact(held: HeldTag, answers: ScreenAnswers) -> bool:
    """Tell whether a fact that is still stated was ended by a record made since it was."""
    since = held.since
    if held.tag is Tag.PREGNANCY_T2_T3 and held.source != LIMIT:
        # A later "yes" is another pregnancy, even where the day it began was not kept.
        since = answers.answered_on + timedelta(days=1)
    return not _rule(held).both and _ended_since(held, answers, since)


def _stated(fact: Fact, answers: ScreenAnswers) -> HeldTag:
    item = fact.source.split(" ", maxsplit=1)[0]
    since = fact.since or answers.reported.get(item, answers.answered_on)
    return HeldTag(tag=fact.tag, source=fact.source, since=since, event_on=fact.event_on)


def _holds_at_c(held: HeldTag, answers: ScreenAnswers, case: Case) -> bool:
    if _is_dated(held) and not _asked_again(held, answers):
        return _by_date(held, answers, case)[0] is Level.CLINICIAN_FIRST
    maternity = answers.red_flags.rf21
    if held.tag is not Tag.PREGNANCY_T2_T3 or held.source == LIMIT or may(maternity.pregnant):
        return False
    return not (_is_over(held, answers, case) or is_pregnancy_cleared(maternity, case))


def _is_withdrawn(finding: Finding, answers: ScreenAnswers) -> bool:
    """Tell whether a C of RF21 or RF22 is answered "no" now, with nothing that settles it."""
    birth, spine = answers.red_flags.rf21, answers.red_flags.rf22
    stated, records = {
        "RF21": (
            (birth.pregnant, birth.gave_birth),
            (birth.pregnancy_cleared, birth.birth_cleared),
        ),
        "RF22": ((spine.operated, spine.fused), (spine.operation_cleared, spine.fusion_cleared)),
    }[finding.item]
    over = any(
        end.tag in TAGS_OF_ROW[finding.item] and end.on >= finding.reported_on and _is_valid(end)
        for end in answers.ended
    )
    settled = over or any(is_on_record(each, finding.reported_on) for each in records)
    return not settled and not any(may(answer) for answer in stated)


def rows_held_at_c(answers: ScreenAnswers, case: Case) -> dict[str, date]:
    """Name the rows held at C by what was told before, whatever is answered now, and since when.

    An operation, a birth or a pregnancy does not end by answering "no" later.
    """
    found = {
        finding.item: finding.reported_on
        for finding in answers.earlier
        if finding.level is Level.CLINICIAN_FIRST
        and finding.item in TAGS_OF_ROW
        and _is_withdrawn(finding, answers)
    }
    for held in answers.held:
        if _holds_at_c(held, answers, case):
            found["RF21" if held.tag in TAGS_OF_ROW["RF21"] else "RF22"] = held.since
    return found


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
