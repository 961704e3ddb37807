"""What screening decides: the level, the tags, and what stays open at each level."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lumbar.core.reasons import Considered, Reason
from lumbar.core.record import Record
from lumbar.core.words import Level, Profile, Tag


class Opening(StrEnum):
    """Name how far one activity is open at a triage result."""

    OPEN = "open"
    USUAL_ONLY = "usual_only"
    DAILY_NEED_ONLY = "daily_need_only"
    AS_SET_BY_SURGEON = "as_set_by_surgeon"
    CLOSED = "closed"


class Card(StrEnum):
    """Name an information card that a result shows."""

    RHEUMATOLOGY = "rheumatology"
    CRISIS = "crisis"
    MATERNITY = "maternity"
    ASK_CLINICIAN = "ask_clinician"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    """Record one item that raised the level: which, how far, first reported when."""

    item: str
    level: Level
    reported_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldTag(Record):
    """Record one tag that is in force, what set it, since when, and its date if it has one."""

    tag: Tag
    source: str
    since: date
    event_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage(Record):
    """State whether exercising alone is safe today.

    ``findings`` are the items that hold the level up; ``tags`` what limits the
    choice of exercises, implied tags included; ``held`` how each of them came to be.
    ``reassurance`` says whether reassuring lessons may be shown (only at OK and M).
    ``high_cap_until`` is the last day of the HIGH cap after a clearance.
    """

    level: Level
    profile: Profile
    today: date
    findings: tuple[Finding, ...]
    tags: tuple[Tag, ...]
    held: tuple[HeldTag, ...]
    exercises: Opening
    relief: Opening
    walking: Opening
    education: Opening
    reassurance: bool
    cards: tuple[Card, ...]
    high_cap_until: date | None
    rescreen_on: date
    reasons: tuple[Reason, ...]
    considered: tuple[Considered, ...]
    ruleset: str
