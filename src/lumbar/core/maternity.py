"""Row RF21: pregnancy and the weeks after birth, by the day of use (tags TQ03-TQ06)."""

from __future__ import annotations

from datetime import date, timedelta

from lumbar.core.answers import Maternity, RedFlags
from lumbar.core.errors import Contradiction
from lumbar.core.spine_surgery import event_day, is_cleared
from lumbar.core.verdict import FINE, Case, Fact, Verdict, ask, may
from lumbar.core.words import Level, Sex, Tag

PREGNANCY_DAYS = 280
"""Days from the last period to the due date: 40 weeks (the calendar's convention)."""


def is_tagged_pregnant(due_on: date | None, today: date, tag_days_before_due: int) -> bool:
    """Tell whether week 12 has begun; an unknown due date counts as begun."""
    return due_on is None or today >= due_on - timedelta(days=tag_days_before_due)


def _pregnancy(answers: Maternity, case: Case) -> tuple[Level, tuple[Fact, ...]]:
    due_on = answers.due_on
    if due_on is not None and due_on - timedelta(days=PREGNANCY_DAYS) > case.today:
        raise Contradiction(
            "the due date is more than 40 weeks away",
            path="red_flags.rf21.due_on",
            remedy="check the due date",
        )
    cleared = answers.pregnancy_cleared is not None
    level = Level.MODIFY if cleared else Level.CLINICIAN_FIRST
    tagged = is_tagged_pregnant(due_on, case.today, case.rules.pregnancy_tag_days_before_due)
    fact = Fact(tag=Tag.PREGNANCY_T2_T3, source="RF21", event_on=due_on)
    return level, (fact,) if tagged else ()


def birth_facts(
    birth_on: date, caesarean: bool, cleared: bool, case: Case
) -> tuple[Level, tuple[Fact, ...]]:
    """Judge a birth by its day: C until cleared, its tags to day 84 and until cleared."""
    recent = (case.today - birth_on).days <= case.rules.postpartum_days
    if cleared and not recent:
        return Level.OK, ()
    facts = [Fact(tag=Tag.POSTPARTUM_LT12W, source="RF21", event_on=birth_on)]
    if recent and caesarean:
        wound = Tag.ABDOMINAL_HERNIA_OR_SURGERY
        facts.append(Fact(tag=wound, source="RF21", event_on=birth_on))
    return Level.MODIFY if cleared else Level.CLINICIAN_FIRST, tuple(facts)


def _birth(answers: Maternity, case: Case) -> tuple[Level, tuple[Fact, ...]]:
    cleared = is_cleared(answers.birth_cleared, answers.birth_on)
    caesarean = answers.caesarean is None or answers.caesarean.may_be
    return birth_facts(event_day(answers.birth_on, "RF21", case), caesarean, cleared, case)


def judge_maternity(flags: RedFlags, case: Case) -> Verdict:
    """Judge RF21; a warning sign is an emergency, whatever else is answered."""
    answers, path = flags.rf21, "red_flags.rf21"
    found: list[tuple[Level, tuple[Fact, ...]]] = []
    if may(answers.pregnant):
        found.append(_pregnancy(answers, case))
    if may(answers.gave_birth):
        found.append(_birth(answers, case))
    facts = tuple(fact for _, each in found for fact in each)
    if may(answers.warning_sign):
        return Verdict(level=Level.EMERGENCY, code="screen.rf21_warning", facts=facts)
    if case.sex is Sex.MAN and not found:
        return Verdict(level=Level.OK, skipped="screen.skipped_for_sex")
    ask(answers.pregnant, f"{path}.pregnant")
    if ask(answers.gave_birth, f"{path}.gave_birth").may_be:
        ask(answers.caesarean, f"{path}.caesarean")
    if not found:
        return FINE
    ask(answers.warning_sign, f"{path}.warning_sign")
    return Verdict(level=max((each for each, _ in found), key=lambda each: each.rank), facts=facts)
