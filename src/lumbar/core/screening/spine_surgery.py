"""Row RF22: operations on the spine, by the day of use (tags TQ07-TQ10)."""

from __future__ import annotations

from datetime import date

from lumbar.core.calendar import add_months
from lumbar.core.screening.answers import RedFlags
from lumbar.core.screening.verdict import FINE, Case, Fact, Verdict, ask, event_day, is_on_record
from lumbar.core.words import Answer, Level, Tag

OPERATION, FUSION = "RF22 operation", "RF22 fusion"
"""The sources of the tags: the two parts of the row end differently."""


def operation_facts(
    operated_on: date, cleared: bool, case: Case, source: str = OPERATION
) -> tuple[Level, tuple[Fact, ...]]:
    """Judge one operation by its day: the level and the stage tag it is in."""
    days = (case.today - operated_on).days

    def stage(tag: Tag) -> tuple[Fact, ...]:
        return (Fact(tag=tag, source=source, event_on=operated_on),)

    if days < case.rules.post_op_day_cleared or not cleared:
        return Level.CLINICIAN_FIRST, stage(Tag.POST_OP_SPINE_LT6W)
    if days <= case.rules.post_op_day_late:
        return Level.MODIFY, stage(Tag.POST_OP_SPINE_6_12W)
    return Level.OK, ()


def fusion_facts(fused_on: date, cleared: bool, case: Case) -> tuple[Level, tuple[Fact, ...]]:
    """Judge a fusion: within 12 months also as an operation, later as a fusion alone."""
    fusion = Fact(tag=Tag.SPINAL_FUSION, source=FUSION, event_on=fused_on)
    window = case.rules.surgery_window_months
    if add_months(fused_on, window) < case.today:
        return Level.MODIFY, (fusion,)
    level, facts = operation_facts(fused_on, cleared, case, FUSION)
    if (case.today - fused_on).days <= case.rules.post_op_day_late or not cleared:
        early = Fact(tag=Tag.SPINAL_FUSION_LT12W, source=FUSION, event_on=fused_on)
        facts = (*facts, early)
    return max(level, Level.MODIFY, key=lambda found: found.rank), (fusion, *facts)


def judge_spine_surgery(flags: RedFlags, case: Case) -> Verdict:
    """Judge RF22; an operation and a fusion may both stand, and the graver wins."""
    surgery, path = flags.rf22, "red_flags.rf22"
    verdicts: list[tuple[Level, tuple[Fact, ...]]] = []
    if ask(surgery.operated, f"{path}.operated").may_be:
        operated_on = event_day(surgery.operated_on, "RF22", case)
        cleared = is_on_record(surgery.operation_cleared, operated_on)
        verdicts.append(operation_facts(operated_on, cleared, case))
    fused = ask(surgery.fused, f"{path}.fused")
    if fused.may_be:
        fused_on = event_day(surgery.fused_on, "RF22", case)
        cleared = is_on_record(surgery.fusion_cleared, fused_on)
        level, facts = fusion_facts(fused_on, cleared, case)
        # "Not sure" of an item at M is C: an old fusion that nobody has confirmed.
        unsure = fused is Answer.NOT_SURE and not cleared
        verdicts.append((Level.CLINICIAN_FIRST if unsure else level, facts))
    if not verdicts:
        return FINE
    level = max((found for found, _ in verdicts), key=lambda found: found.rank)
    return Verdict(level=level, facts=tuple(fact for _, facts in verdicts for fact in facts))
