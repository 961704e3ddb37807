"""Ask whether exercising alone is safe today.

The level is the highest of all that is open: today's answers, what earlier screens,
check-ins and sessions found, less what a recorded clearance covers. Tags are set by
facts and survive every clearance.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from lumbar.core.errors import Contradiction, DataTooOld, OutOfRange, Refusal
from lumbar.core.ruleset import Ruleset
from lumbar.core.screening.answer_dates import find_ahead, without_ahead
from lumbar.core.screening.answers import ScreenAnswers
from lumbar.core.screening.clearance import cap_until, limit_facts
from lumbar.core.screening.codes import open_at
from lumbar.core.screening.findings import Ledger, settle
from lumbar.core.screening.red_flags import RED_FLAGS, RedFlag, open_case
from lumbar.core.screening.story import list_considered, list_reasons
from lumbar.core.screening.tag_ends import rows_held_at_c, tags_in_force
from lumbar.core.screening.tag_questions import TAG_ROWS, with_implied
from lumbar.core.screening.triage import Card, Triage
from lumbar.core.screening.verdict import Case, Fact, Verdict
from lumbar.core.words import Level, Sex, Tag


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Hold what the rows said, and the first thing that cannot be decided."""

    verdicts: dict[RedFlag, Verdict]
    facts: tuple[Fact, ...]
    refused: Refusal | None


def _dated(answers: ScreenAnswers, today: date) -> tuple[ScreenAnswers, Contradiction | None]:
    """Give answers without any date after today, and the refusal of the first there was."""
    if today.year >= MAXYEAR:
        raise OutOfRange("the day of use is too late to count on", path="today", remedy="check it")
    ahead = find_ahead(answers, today)
    if ahead is None:
        return answers, None
    path, day = ahead
    sentence = f"{day.isoformat()} lies in the future"
    refused = Contradiction(sentence, path=path, remedy="check the date")
    return without_ahead(answers, today), refused


def _open(answers: ScreenAnswers, today: date, rules: Ruleset) -> tuple[Case, Refusal | None]:
    """Open the case; without birth date or sex only emergencies can be judged."""
    try:
        return open_case(answers, today, rules), None
    except Refusal as refused:
        blank = Case(
            today=today,
            rules=rules,
            profile=answers.profile,
            age=rules.adult_age_years,
            sex=answers.sex or Sex.OTHER,
            spine_fracture=False,
            thin_bones=False,
            answered_on=answers.answered_on,
            reported=answers.reported,
        )
        return blank, refused


def _read(answers: ScreenAnswers, case: Case, refused: Refusal | None) -> _Sheet:
    """Let every row judge; keep the first refusal for later."""
    verdicts: dict[RedFlag, Verdict] = {}
    facts: list[Fact] = []
    for item, row in RED_FLAGS.items():
        try:
            verdicts[item] = row.judge(answers.red_flags, case)
        except Refusal as unjudged:
            refused = refused or unjudged
        else:
            refused = refused or verdicts[item].refused
            facts.extend(verdicts[item].facts)
    for tag_row in TAG_ROWS.values():
        if tag_row.judge is not None:
            try:
                facts.extend(tag_row.judge(answers, case))
            except Refusal as unjudged:
                refused = refused or unjudged
    facts.extend(limit_facts(answers))
    return _Sheet(verdicts, tuple(facts), refused)


def _level(ledger: Ledger, tags: tuple[Tag, ...], sheet: _Sheet) -> Level:
    """Give the highest level that stands; a tag alone gives M."""
    mild = any(verdict.level is Level.MODIFY for verdict in sheet.verdicts.values())
    levels = [Level.MODIFY if tags or mild else Level.OK]
    levels += [finding.level for finding in ledger.findings]
    return max(levels, key=lambda level: level.rank)


def _cards(sheet: _Sheet, ledger: Ledger, level: Level) -> tuple[Card, ...]:
    """List the cards to show; those that send nobody to hospital give way to what is graver."""
    standing = {(finding.item, finding.level) for finding in ledger.findings}
    inflammatory = sheet.verdicts[RedFlag.RF19].level if level is Level.MODIFY else Level.OK
    shown = {
        # It says that exercise is good meanwhile, which is not true above M.
        Card.RHEUMATOLOGY: inflammatory is Level.MODIFY,
        Card.CRISIS: ("RF24", Level.URGENT) in standing,
        Card.MATERNITY: ("RF21", Level.EMERGENCY) in standing,
        Card.ASK_CLINICIAN: level is Level.CLINICIAN_FIRST,
    }
    return tuple(card for card in Card if shown[card])


def _refuse(
    wrong_date: Contradiction | None, sheet: _Sheet, rescreen_on: date, today: date
) -> None:
    """Raise what stands in the way of a decision that is not an emergency."""
    refused = wrong_date or sheet.refused
    if refused is not None:
        raise refused
    if today > rescreen_on:
        raise DataTooOld(
            f"the safety questions were to be answered again by {rescreen_on.isoformat()}",
            path="answered_on",
            remedy="answer the safety questions again",
        )


def screen(answers: ScreenAnswers, today: date, rules: Ruleset) -> Triage:
    """Decide whether exercising alone is safe today, and which tags are in force.

    An emergency already given is shown at once. Otherwise raises ``MissingAnswer``,
    ``DataTooOld`` for answers past the next screen, ``Contradiction`` for a date that
    cannot be, ``OutOfRange`` for a birth date or a day of use that no person lives.
    """
    answers, wrong_date = _dated(answers, today)
    case, refused = _open(answers, today, rules)
    sheet = _read(answers, case, refused)
    held = tags_in_force(sheet.facts, answers, case)
    ledger = settle(sheet.verdicts, rows_held_at_c(answers, case), answers)
    trauma = answers.tag_questions.tq02.trauma_says_clinician
    tags = with_implied(frozenset(each.tag for each in held), trauma)
    level = _level(ledger, tags, sheet)
    rescreen_on = answers.answered_on + timedelta(days=rules.rescreen_days)
    if level is not Level.EMERGENCY:
        _refuse(wrong_date, sheet, rescreen_on, today)
    opening = open_at(level, ledger.findings)
    return Triage(
        level=level,
        profile=answers.profile,
        today=today,
        findings=ledger.findings,
        tags=tags,
        held=held,
        exercises=opening.exercises,
        relief=opening.relief,
        walking=opening.walking,
        education=opening.education,
        reassurance=level.rank <= Level.MODIFY.rank,
        cards=_cards(sheet, ledger, level),
        high_cap_until=cap_until(answers, today, rules),
        rescreen_on=rescreen_on,
        reasons=list_reasons(sheet.verdicts, ledger, held, tags, answers),
        considered=list_considered(sheet.verdicts, ledger),
        ruleset=rules.version,
    )
