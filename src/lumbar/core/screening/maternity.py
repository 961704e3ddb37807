"""Row RF21: pregnancy and the weeks after birth, by the day of use (tags TQ03-TQ06)."""

from __future__ import annotations

from datetime import date

from lumbar.core.errors import Contradiction
from lumbar.core.screening.answers import Maternity, RedFlags
from lumbar.core.screening.verdict import (
    FINE,
    Case,
    Fact,
    Verdict,
    ask,
    emergency_over,
    event_day,
    is_on_record,
    may,
)
from lumbar.core.words import Level, Sex, Tag

PREGNANCY_DAYS = 280
"""Days from the last period to the due date: 40 weeks (the calendar's convention)."""


def is_pregnancy_cleared(answers: Maternity, case: Case) -> bool:
    """Tell whether a midwife or doctor has cleared this pregnancy, not an earlier one.

    An unknown due date is read as a pregnancy that began when it was first reported.
    """
    cleared = answers.pregnancy_cleared
    if answers.due_on is None or cleared is None:
        return is_on_record(cleared, event_day(None, "RF21", case))
    began = (answers.due_on - cleared.on).days <= PREGNANCY_DAYS
    return began and is_on_record(cleared, cleared.on)


def _pregnancy(answers: Maternity, case: Case) -> tuple[Level, tuple[Fact, ...]]:
    due_on = answers.due_on
    to_go = 0 if due_on is None else (due_on - case.today).days
    if to_go > PREGNANCY_DAYS:
        raise Contradiction(
            "the due date is more than 40 weeks away",
            path="red_flags.rf21.due_on",
            remedy="check the due date",
        )
    level = Level.MODIFY if is_pregnancy_cleared(answers, case) else Level.CLINICIAN_FIRST
    fact = Fact(tag=Tag.PREGNANCY_T2_T3, source="RF21", event_on=due_on)
    return level, (fact,) if to_go <= case.rules.pregnancy_tag_days_before_due else ()


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
    birth_on = event_day(answers.birth_on, "RF21", case)
    cleared = is_on_record(answers.birth_cleared, birth_on)
    caesarean = may(answers.caesarean)
    return birth_facts(birth_on, caesarean, cleared, case)


def _pregnancy_and_birth(answers: Maternity, path: str, case: Case) -> Verdict:
    pregnant = ask(answers.pregnant, f"{path}.pregnant").may_be
    birth = ask(answers.gave_birth, f"{path}.gave_birth").may_be
    if birth:
        ask(answers.caesarean, f"{path}.caesarean")
    found = [_pregnancy(answers, case)] if pregnant else []
    found += [_birth(answers, case)] if birth else []
    level = max((each for each, _ in found), key=lambda each: each.rank, default=Level.OK)
    return Verdict(level=level, facts=tuple(fact for _, facts in found for fact in facts))


def judge_maternity(flags: RedFlags, case: Case) -> Verdict:
    """Judge RF21; a warning sign is an emergency, whatever else is answered."""
    answers, path = flags.rf21, "red_flags.rf21"
    if may(answers.warning_sign):
        return emergency_over(
            lambda: _pregnancy_and_birth(answers, path, case), code="screen.rf21_warning"
        )
    stated = may(answers.pregnant) or may(answers.gave_birth)
    if case.sex is Sex.MAN and not stated:
        return Verdict(level=Level.OK, skipped="screen.skipped_for_sex")
    found = _pregnancy_and_birth(answers, path, case)
    if not stated:
        return FINE
    ask(answers.warning_sign, f"{path}.warning_sign")
    return found
