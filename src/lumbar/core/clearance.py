"""What lifts a finding: recorded clearances, and for how long they cap the programme."""

from __future__ import annotations

from datetime import date, timedelta

from lumbar.core.answers import Clearance, ScreenAnswers
from lumbar.core.ruleset import Ruleset
from lumbar.core.triage import Finding
from lumbar.core.words import Answer, Level, Profile, Tag

NEEDS_EXAMINATION = frozenset(
    {"RF07", "RF09", "RF10", "RF11", "RF12", "RF13", "RF14", "RF15", "RF16", "RF18", "RF20", "RF24"}
)
"""Items that "gone" does not clear: every U item and the history items ([D], clearance rule)."""

OWN_CLEARANCE_ONLY = frozenset({"RF21", "RF22"})
"""Items at C that end only by their own clearance (midwife, doctor, surgeon, physiotherapist).

Having been seen by some clinician does not end them: [D], the stricter reading of RF21b, TQ07.
"""


def _is_enough(clearance: Clearance, finding: Finding, profile: Profile) -> bool:
    """Tell whether the record says what this level and item ask for."""
    if finding.level is Level.CLINICIAN_FIRST:
        return finding.item not in OWN_CLEARANCE_ONLY and bool(clearance.by.strip())
    if clearance.by_clinician:
        return bool(clearance.by.strip() and clearance.found.strip())
    if profile is Profile.SUPERVISED:
        return False
    if finding.level is Level.URGENT or finding.item in NEEDS_EXAMINATION:
        return clearance.examined is Answer.YES and bool(clearance.found.strip())
    return clearance.symptom_gone is Answer.YES


def find_clearance(finding: Finding, answers: ScreenAnswers) -> Clearance | None:
    """Find the record that covers a finding: it names the item and is not older than the report."""
    rank = finding.level.rank
    for clearance in answers.clearances:
        names_it = finding.item in clearance.items and clearance.level.rank >= rank
        if not names_it or clearance.on < finding.reported_on:
            continue
        if _is_enough(clearance, finding, answers.profile):
            return clearance
    return None


def cap_until(
    covered: tuple[Clearance, ...], answers: ScreenAnswers, today: date, rules: Ruleset
) -> date | None:
    """Give the last day of the HIGH cap, or None; day 0 is the day of the clearance.

    An examination of the legs that clears RF20 at once counts as a clearance.
    """
    days = [each.on for each in covered if each.level.rank >= Level.URGENT.rank]
    legs = answers.red_flags.rf20
    at_once = answers.profile is Profile.STRICT and legs.legs_examined is not None
    if at_once and legs.legs_examined and legs.present and legs.present.may_be:
        days.append(legs.legs_examined.on)
    ends = [day + timedelta(days=rules.clearance_cap_days - 1) for day in days]
    return max((end for end in ends if end >= today), default=None)


def limits(answers: ScreenAnswers) -> tuple[Tag, ...]:
    """Give the limits that clinicians recorded with their clearances, as tags."""
    kept = {tag for each in answers.clearances if each.by_clinician for tag in each.limits}
    return tuple(tag for tag in Tag if tag in kept)
