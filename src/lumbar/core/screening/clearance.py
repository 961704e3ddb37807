"""What lifts a finding: recorded clearances, and for how long they cap the programme."""

from __future__ import annotations

from datetime import date, timedelta

from lumbar.core.ruleset import Ruleset
from lumbar.core.screening.answers import Clearance, ScreenAnswers
from lumbar.core.screening.triage import Finding
from lumbar.core.screening.verdict import Fact
from lumbar.core.words import Answer, Level, Profile

NEEDS_EXAMINATION = frozenset(
    {"RF07", "RF09", "RF10", "RF11", "RF12", "RF13", "RF14", "RF15", "RF16", "RF18", "RF20", "RF24"}
)
"""Items that "gone" does not clear: every U item and the history items ([D], clearance rule).

RF09 is one of them: an aneurysm is history, and a tearing pain that has passed is not safe.
"""

OWN_CLEARANCE_ONLY = frozenset({"RF21", "RF22"})
"""Items at C that end only by their own clearance (midwife, doctor, surgeon, physiotherapist).

Having been seen by some clinician does not end them: [D], the stricter reading of RF21b, TQ07.
"""

LIMIT = "clearance"
"""The source of a tag that a clinician set as a limit; only a clinician's record ends it."""


def _is_examined(clearance: Clearance) -> bool:
    return clearance.examined is Answer.YES and bool(clearance.found.strip())


def _is_gone(clearance: Clearance, finding: Finding, said_on: date | None) -> bool:
    """Tell whether the sign is recorded as gone, after it was last reported.

    Within one day nobody can tell which came last, unless somebody looked into it.
    """
    if clearance.symptom_gone is not Answer.YES:
        return False
    if said_on is not None and clearance.on <= said_on:
        return False
    return clearance.on > finding.reported_on or _is_examined(clearance)


def _is_enough(
    clearance: Clearance, finding: Finding, profile: Profile, said_on: date | None
) -> bool:
    """Tell whether the record says what this level and item ask for."""
    if not clearance.by.strip():
        return False
    if finding.level is Level.CLINICIAN_FIRST:
        return finding.item not in OWN_CLEARANCE_ONLY
    if clearance.by_clinician:
        return bool(clearance.found.strip())
    if profile is Profile.SUPERVISED:
        return False
    if finding.level is Level.URGENT or finding.item in NEEDS_EXAMINATION:
        return _is_examined(clearance)
    return _is_gone(clearance, finding, said_on)


def find_clearance(
    finding: Finding, answers: ScreenAnswers, said_on: date | None
) -> Clearance | None:
    """Find the record that covers a finding: it names the item and is not older than the report.

    ``said_on`` is the day of this screen's answers where they still say it: "gone" of that
    day or before contradicts them. None for what only an earlier report says.
    """
    rank = finding.level.rank
    for clearance in answers.clearances:
        names_it = finding.item in clearance.items and clearance.level.rank >= rank
        recent = clearance.on >= finding.reported_on
        if names_it and recent and _is_enough(clearance, finding, answers.profile, said_on):
            return clearance
    return None


def cap_until(answers: ScreenAnswers, today: date, rules: Ruleset) -> date | None:
    """Give the last day of the HIGH cap, or None; day 0 is the day of the clearance.

    Every E or U clearance counts, also when its finding is no longer handed in. An
    examination of the legs that clears RF20 at once counts as a clearance.
    """
    grave = Level.URGENT.rank
    days = [each.on for each in answers.clearances if each.level.rank >= grave]
    legs = answers.red_flags.rf20
    at_once = answers.profile is Profile.STRICT and legs.present and legs.present.may_be
    if at_once and legs.legs_examined is not None:
        days.append(legs.legs_examined.on)
    ends = [day + timedelta(days=rules.clearance_cap_days - 1) for day in days]
    return max((end for end in ends if end >= today), default=None)


def limit_facts(answers: ScreenAnswers) -> tuple[Fact, ...]:
    """Give the limits that clinicians recorded with their clearances, as facts that set tags."""
    return tuple(
        Fact(tag=tag, source=LIMIT, since=each.on)
        for each in answers.clearances
        if each.by_clinician
        for tag in each.limits
    )
