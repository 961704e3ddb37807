"""Ask whether exercising alone is safe today.

The level is the highest of all that is open: today's answers, what earlier screens,
check-ins and sessions found, less what a recorded clearance covers. Tags are set by
facts and survive every clearance.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date, timedelta
from typing import Any

from lumbar.core.answers import Clearance, ScreenAnswers
from lumbar.core.clearance import cap_until, find_clearance, limits
from lumbar.core.errors import Contradiction, DataTooOld, MissingAnswer
from lumbar.core.reasons import Considered, Number, Reason
from lumbar.core.red_flags import RED_FLAGS, RedFlag, open_case
from lumbar.core.ruleset import Ruleset
from lumbar.core.screen_words import ScreenCode, open_at
from lumbar.core.tag_ends import LIMIT, tags_in_force
from lumbar.core.tag_questions import TAG_ROWS, with_implied
from lumbar.core.triage import Card, Finding, HeldTag, Triage
from lumbar.core.verdict import Case, Fact, Verdict
from lumbar.core.words import Level, Sex, Tag

SERIOUS = frozenset({"AGE", *(f"RF{number}" for number in range(10, 19))})
"""Rows of which two at C make U: RF10-RF18 and the age ([D], aggregation)."""

FUTURE_ALLOWED = frozenset({"due_on"})
"""The only date that may lie ahead."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Hold what the rows said, and the first thing that was not answered."""

    verdicts: dict[RedFlag, Verdict]
    facts: tuple[Fact, ...]
    missing: MissingAnswer | None


@dataclass(frozen=True, slots=True)
class _Ledger:
    """Hold the findings that stand, those a clearance covers, and the clearances used."""

    standing: tuple[Finding, ...]
    covered: tuple[tuple[Finding, Clearance], ...]


def _refuse_future(record: Any, today: date, path: str = "") -> None:
    """Raise ``Contradiction`` for a date after today, anywhere in the answers."""
    if isinstance(record, date):
        if record > today:
            raise Contradiction(
                f"{record.isoformat()} lies in the future", path=path, remedy="check the date"
            )
    elif isinstance(record, dict):
        for key, value in record.items():
            _refuse_future(value, today, f"{path}.{key}")
    elif isinstance(record, tuple):
        for place, value in enumerate(record):
            _refuse_future(value, today, f"{path}.{place}")
    elif is_dataclass(record):
        for field in fields(record):
            if field.name not in FUTURE_ALLOWED:
                inner = f"{path}.{field.name}" if path else field.name
                _refuse_future(getattr(record, field.name), today, inner)


def _open(answers: ScreenAnswers, today: date, rules: Ruleset) -> tuple[Case, MissingAnswer | None]:
    """Open the case; without birth date or sex only emergencies can be judged."""
    try:
        return open_case(answers, today, rules), None
    except MissingAnswer as missing:
        blank = Case(
            today=today,
            rules=rules,
            profile=answers.profile,
            age=rules.adult_age_years,
            sex=answers.sex or Sex.OTHER,
            spine_fracture=False,
            answered_on=answers.answered_on,
            reported=answers.reported,
        )
        return blank, missing


def _read(answers: ScreenAnswers, case: Case, missing: MissingAnswer | None) -> _Sheet:
    """Let every row judge; keep the first missing answer for later."""
    verdicts: dict[RedFlag, Verdict] = {}
    facts: list[Fact] = []
    for item, row in RED_FLAGS.items():
        try:
            verdicts[item] = row.judge(answers.red_flags, case)
        except MissingAnswer as unanswered:
            missing = missing or unanswered
        else:
            facts.extend(verdicts[item].facts)
    for tag_row in TAG_ROWS.values():
        if tag_row.judge is not None:
            try:
                facts.extend(tag_row.judge(answers, case))
            except MissingAnswer as unanswered:
                missing = missing or unanswered
    facts.extend(Fact(tag=tag, source=LIMIT) for tag in limits(answers))
    return _Sheet(verdicts, tuple(facts), missing)


def _finding(item: RedFlag, verdict: Verdict, answers: ScreenAnswers) -> Finding:
    days = (answers.reported.get(name, answers.answered_on) for name in (item, *verdict.joined))
    return Finding(item=item, level=verdict.level, reported_on=max(days))


def _latest(found: list[Finding]) -> list[Finding]:
    """Keep each item and level once, with the day it was last reported."""
    latest: dict[tuple[str, Level], Finding] = {}
    for finding in found:
        known = latest.get((finding.item, finding.level))
        if known is None or known.reported_on < finding.reported_on:
            latest[(finding.item, finding.level)] = finding
    return list(latest.values())


def _settle(sheet: _Sheet, held: tuple[HeldTag, ...], answers: ScreenAnswers) -> _Ledger:
    """Set today's and earlier findings against the recorded clearances."""
    found = [
        _finding(item, verdict, answers)
        for item, verdict in sheet.verdicts.items()
        if verdict.level.rank >= Level.CLINICIAN_FIRST.rank
    ]
    found += [each for each in answers.earlier if each.level.rank >= Level.URGENT.rank]
    for tag in held:
        if tag.tag is Tag.POST_OP_SPINE_LT6W and not any(f.item == "RF22" for f in found):
            found.append(
                Finding(item="RF22", level=Level.CLINICIAN_FIRST, reported_on=answers.answered_on)
            )
    pairs = [(finding, find_clearance(finding, answers)) for finding in _latest(found)]
    return _Ledger(
        standing=tuple(finding for finding, clearance in pairs if clearance is None),
        covered=tuple((finding, clearance) for finding, clearance in pairs if clearance),
    )


def _level(ledger: _Ledger, tags: tuple[Tag, ...], sheet: _Sheet) -> tuple[Level, int]:
    """Give the highest level that stands, and how many serious rows stand at C."""
    levels = [finding.level for finding in ledger.standing]
    serious = {
        finding.item
        for finding in ledger.standing
        if finding.level is Level.CLINICIAN_FIRST and finding.item in SERIOUS
    }
    if len(serious) >= 2:
        levels.append(Level.URGENT)
    mild = any(verdict.level is Level.MODIFY for verdict in sheet.verdicts.values())
    levels.append(Level.MODIFY if tags or mild else Level.OK)
    return max(levels, key=lambda level: level.rank), len(serious)


def _reason(code: str, evidence: str = "design", **numbers: Number) -> Reason:
    return Reason(code=code, evidence=evidence, numbers=numbers)


def _evidence(item: str) -> str:
    return RED_FLAGS[RedFlag(item)].evidence if item in RedFlag.__members__ else "design"


def _code(item: str, sheet: _Sheet) -> str:
    if item not in RedFlag.__members__:
        return ScreenCode.EARLIER
    verdict = sheet.verdicts.get(RedFlag(item))
    return (verdict.code if verdict else "") or f"screen.{item.lower()}"


def _reasons(
    ledger: _Ledger, held: tuple[HeldTag, ...], sheet: _Sheet, serious: int
) -> tuple[Reason, ...]:
    """State why: findings gravest first, then what joined them, then the tags."""
    gravest = sorted(ledger.standing, key=lambda finding: -finding.level.rank)
    why = [
        _reason(
            _code(finding.item, sheet),
            _evidence(finding.item),
            item=finding.item,
            level=finding.level.value,
            reported_on=finding.reported_on.isoformat(),
        )
        for finding in gravest
    ]
    if serious >= 2:
        why.append(_reason(ScreenCode.TWO_SERIOUS, "finucane-2020", rows=serious))
    if sheet.verdicts.get(RedFlag.RF19, Verdict(level=Level.OK)).level is Level.MODIFY:
        why.append(_reason(ScreenCode.RF19, "sieper-2009", item="RF19", level="M", reported_on=""))
    why += [_reason(ScreenCode.TAG, tag=each.tag, source=each.source) for each in held]
    return tuple(why)


def _considered(sheet: _Sheet, ledger: _Ledger) -> tuple[Considered, ...]:
    """List what came of every row, and every finding that a clearance covers."""
    rows = [
        Considered(
            what=item,
            outcome=verdict.level.value,
            reason=_reason(
                verdict.skipped or (ScreenCode.FOUND if verdict.level.rank else ScreenCode.CLEAR),
                RED_FLAGS[item].evidence,
                item=item.value,
                level=verdict.level.value,
            ),
        )
        for item, verdict in sheet.verdicts.items()
    ]
    cleared = [
        Considered(
            what=finding.item,
            outcome="cleared",
            reason=_reason(
                ScreenCode.CLEARED if clearance.by_clinician else ScreenCode.CLEARED_SELF,
                item=finding.item,
                on=clearance.on.isoformat(),
                by=clearance.by,
            ),
        )
        for finding, clearance in ledger.covered
    ]
    return (*rows, *cleared)


def _cards(sheet: _Sheet, ledger: _Ledger) -> tuple[Card, ...]:
    standing = {finding.item for finding in ledger.standing}
    inflammatory = sheet.verdicts.get(RedFlag.RF19)
    warning = sheet.verdicts.get(RedFlag.RF21)
    shown = {
        Card.RHEUMATOLOGY: inflammatory is not None and inflammatory.level is Level.MODIFY,
        Card.CRISIS: "RF24" in standing,
        Card.MATERNITY: warning is not None and warning.level is Level.EMERGENCY,
        Card.ASK_CLINICIAN: any(f.level is Level.CLINICIAN_FIRST for f in ledger.standing),
    }
    return tuple(card for card in Card if shown[card])


def screen(answers: ScreenAnswers, today: date, rules: Ruleset) -> Triage:
    """Decide whether exercising alone is safe today, and which tags are in force.

    Raises ``MissingAnswer`` unless an emergency is already given, ``DataTooOld`` for
    answers past the next screen, ``Contradiction`` for a date that lies ahead.
    """
    _refuse_future(answers, today)
    case, missing = _open(answers, today, rules)
    sheet = _read(answers, case, missing)
    held = tags_in_force(sheet.facts, answers, case)
    ledger = _settle(sheet, held, answers)
    trauma = answers.tag_questions.tq02.trauma_says_clinician
    tags = with_implied(frozenset(each.tag for each in held), trauma)
    level, serious = _level(ledger, tags, sheet)
    rescreen_on = answers.answered_on + timedelta(days=rules.rescreen_days)
    if level is not Level.EMERGENCY:
        if sheet.missing is not None:
            raise sheet.missing
        if today > rescreen_on:
            raise DataTooOld(
                f"the safety questions were answered on {answers.answered_on.isoformat()}",
                path="answered_on",
                remedy=f"answer them again: they hold for {rules.rescreen_days} days",
            )
    opening = open_at(level, ledger.standing)
    return Triage(
        level=level,
        profile=answers.profile,
        today=today,
        findings=ledger.standing,
        tags=tags,
        held=held,
        exercises=opening.exercises,
        relief=opening.relief,
        walking=opening.walking,
        education=opening.education,
        reassurance=level.rank <= Level.MODIFY.rank,
        cards=_cards(sheet, ledger),
        high_cap_until=cap_until(tuple(c for _, c in ledger.covered), answers, today, rules),
        rescreen_on=rescreen_on,
        reasons=_reasons(ledger, held, sheet, serious),
        considered=_considered(sheet, ledger),
        ruleset=rules.version,
    )
