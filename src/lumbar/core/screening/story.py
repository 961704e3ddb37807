"""Why screening decided as it did, and what it weighed."""

from __future__ import annotations

from collections.abc import Iterator

from lumbar.core.reasons import Considered, Number, Reason
from lumbar.core.screening.answers import Clearance, ScreenAnswers
from lumbar.core.screening.codes import ScreenCode
from lumbar.core.screening.findings import Entry, Ledger
from lumbar.core.screening.red_flags import RED_FLAGS, RedFlag
from lumbar.core.screening.tag_questions import IMPLIES
from lumbar.core.screening.triage import Finding, HeldTag
from lumbar.core.screening.verdict import Verdict
from lumbar.core.words import Level, Tag


def _reason(code: str, evidence: str = "design", **numbers: Number) -> Reason:
    return Reason(code=code, evidence=evidence, numbers=numbers)


def evidence_of(item: str) -> str:
    """Give the evidence of a red-flag row; a sign without a row is our own decision."""
    return RED_FLAGS[RedFlag(item)].evidence if item in RedFlag.__members__ else "design"


def _why_standing(entry: Entry) -> Reason:
    finding = entry.finding
    return _reason(
        entry.code,
        evidence_of(finding.item),
        item=finding.item,
        level=finding.level.value,
        reported_on=finding.reported_on.isoformat(),
    )


def _gravest(standing: tuple[Entry, ...]) -> Iterator[Entry]:
    """Give each item once, at its gravest, the gravest item first."""
    seen = set()
    for entry in sorted(standing, key=lambda entry: -entry.finding.level.rank):
        if entry.finding.item not in seen:
            seen.add(entry.finding.item)
            yield entry


def _why_modified(verdicts: dict[RedFlag, Verdict], answers: ScreenAnswers) -> Iterator[Reason]:
    """Say why a row gives M where no tag of its own says it."""
    for item, verdict in verdicts.items():
        if verdict.level is Level.MODIFY and not verdict.facts:
            yield _reason(
                f"screen.{item.lower()}",
                RED_FLAGS[item].evidence,
                item=item.value,
                level=verdict.level.value,
                reported_on=answers.reported.get(item, answers.answered_on).isoformat(),
            )


def _why_tagged(held: tuple[HeldTag, ...], tags: tuple[Tag, ...]) -> Iterator[Reason]:
    for each in held:
        yield _reason(ScreenCode.TAG, tag=each.tag.value, source=each.source)
    stated = {each.tag for each in held}
    for tag in tags:
        if tag not in stated:
            source = next(each for each in tags if tag in IMPLIES.get(each, ()))
            yield _reason(ScreenCode.TAG_IMPLIED, tag=tag.value, source=source.value)


def list_reasons(
    verdicts: dict[RedFlag, Verdict],
    ledger: Ledger,
    held: tuple[HeldTag, ...],
    tags: tuple[Tag, ...],
    answers: ScreenAnswers,
) -> tuple[Reason, ...]:
    """State why: findings gravest first, then what joined them, then the tags.

    Where there is none of these, that is the reason.
    """
    why = [_why_standing(entry) for entry in _gravest(ledger.standing)]
    if ledger.joined:
        why.append(_reason(ScreenCode.TWO_SERIOUS, "finucane-2020", rows=ledger.joined))
    why += [*_why_modified(verdicts, answers), *_why_tagged(held, tags)]
    return tuple(why) or (_reason(ScreenCode.NOTHING_FOUND),)


def _row(item: RedFlag, verdict: Verdict) -> Considered:
    found = ScreenCode.FOUND if verdict.level.rank else ScreenCode.CLEAR
    reason = _reason(
        verdict.skipped or found,
        RED_FLAGS[item].evidence,
        item=item.value,
        level=verdict.level.value,
    )
    return Considered(what=item.value, outcome=verdict.level.value, reason=reason)


def _cleared(finding: Finding, clearance: Clearance) -> Considered:
    reason = _reason(
        ScreenCode.CLEARED if clearance.by_clinician else ScreenCode.CLEARED_SELF,
        item=finding.item,
        on=clearance.on.isoformat(),
        by=clearance.by,
    )
    return Considered(what=finding.item, outcome="cleared", reason=reason)


def list_considered(verdicts: dict[RedFlag, Verdict], ledger: Ledger) -> tuple[Considered, ...]:
    """List what came of every row, and every finding that a clearance covers."""
    rows = [_row(item, verdict) for item, verdict in verdicts.items()]
    return (*rows, *(_cleared(finding, clearance) for finding, clearance in ledger.covered))
