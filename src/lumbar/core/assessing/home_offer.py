"""Whether a home test may be done today, and with which movements (section b)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lumbar.core.assessing.assessment import (
    AssessCode,
    HomeTestOffer,
    HomeTestResult,
    TestDecision,
)
from lumbar.core.assessing.home_verdict import OPPOSITE
from lumbar.core.errors import NotForThisPerson, RedFlagOpen
from lumbar.core.library import Exercise, Library
from lumbar.core.planning.exclusion import find_exclusion
from lumbar.core.reasons import Reason
from lumbar.core.record import Record
from lumbar.core.screening.triage import HeldTag
from lumbar.core.words import Direction, Level, Preference, Stage, Tag

# [D] no home test at all while one of these is in force
NO_TEST_TAGS = (
    Tag.POST_OP_SPINE_LT6W,
    Tag.POST_OP_SPINE_6_12W,
    Tag.SPINAL_FUSION_LT12W,
    Tag.VERTEBRAL_FRACTURE,
)

# Easiest first; at HIGH the standing back bend has the hands on a wall.
MOVEMENTS: dict[Direction, tuple[str, ...]] = {
    Direction.EXTENSION: ("prone-press-elbows", "standing-extension"),
    Direction.FLEXION: ("single-knee-to-chest", "seated-forward-reach"),
}
MOVEMENTS_AT_HIGH: dict[Direction, tuple[str, ...]] = {
    Direction.EXTENSION: ("prone-press-elbows", "standing-extension-wall"),
    Direction.FLEXION: MOVEMENTS[Direction.FLEXION],
}
DECIDES_RF20 = "single-knee-to-chest"

ORDER: dict[Preference, tuple[Direction, ...]] = {
    Preference.EXTENSION_FIRST: (Direction.EXTENSION,),
    Preference.FLEXION_FIRST: (Direction.FLEXION,),
    Preference.NO_CLEAR_PREFERENCE: (Direction.EXTENSION, Direction.FLEXION),
}
_REFUSED = (TestDecision.REJECT, TestDecision.STOP)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferCase(Record):
    """Gather what the offer depends on; ``preference`` is that of the answers."""

    level: Level
    tags: tuple[Tag, ...]
    held: tuple[HeldTag, ...]
    stage: Stage
    preference: Preference
    results: tuple[HomeTestResult, ...]
    screen_again: bool
    today: date


def from_rf20_alone(held: tuple[HeldTag, ...]) -> bool:
    """Tell that ``flexion_intolerant`` stands, and on the coughing answer only."""
    sources = {entry.source for entry in held if entry.tag is Tag.FLEXION_INTOLERANT}
    return sources == {"RF20"}


def _blocked(case: OfferCase) -> Reason | None:
    if case.level.rank >= Level.CLINICIAN_FIRST.rank:
        return Reason(AssessCode.NO_TEST_LEVEL, "design", {"level": case.level.value})
    if case.screen_again:
        return Reason(AssessCode.NO_TEST_SCREEN_AGAIN, "design")
    barring = next((tag for tag in NO_TEST_TAGS if tag in case.tags), None)
    if barring is not None:
        return Reason(AssessCode.NO_TEST_TAG, "design", {"tag": barring.value})
    if any(r.decision in _REFUSED and r.on == case.today for r in case.results):
        return Reason(AssessCode.NO_TEST_TODAY, "design", {"on": case.today.isoformat()})
    return None


def _directions(case: OfferCase) -> tuple[Direction, ...]:
    """List what is still to be tried: the preferred way, its opposite once refused."""
    decided = {r.direction for r in case.results}
    refused = {r.direction for r in case.results if r.decision in _REFUSED}
    wanted = ORDER[case.preference]
    wanted += tuple(OPPOSITE[d] for d in wanted if d in refused and OPPOSITE[d] not in wanted)
    return tuple(d for d in wanted if d not in decided)


def _is_open(exercise: Exercise, case: OfferCase) -> bool:
    tags = case.tags
    if exercise.slug == DECIDES_RF20 and from_rf20_alone(case.held):
        tags = tuple(tag for tag in tags if tag is not Tag.FLEXION_INTOLERANT)
    if exercise.direction is Direction.EXTENSION and Tag.STENOSIS in tags:
        return False
    return find_exclusion(exercise, tags) is None


def _movements(case: OfferCase, library: Library) -> tuple[str, ...]:
    table = MOVEMENTS_AT_HIGH if case.stage is Stage.HIGH else MOVEMENTS
    slugs = [slug for direction in _directions(case) for slug in table[direction]]
    known = [library.exercises[slug] for slug in slugs if slug in library.exercises]
    return tuple(exercise.slug for exercise in known if _is_open(exercise, case))


def offer_home_test(case: OfferCase, library: Library) -> HomeTestOffer:
    """Offer the test movements that are open today, or say why there is none."""
    blocked = _blocked(case)
    if blocked is None and not _directions(case):
        blocked = Reason(AssessCode.NO_TEST_DECIDED, "design")
    movements = () if blocked else _movements(case, library)
    if movements:
        reason = Reason(AssessCode.TEST_OFFERED, "long-2004", {"movements": len(movements)})
        return HomeTestOffer(offered=True, movements=movements, reason=reason)
    reason = blocked or Reason(AssessCode.NO_TEST_MOVEMENT, "design")
    return HomeTestOffer(offered=False, movements=(), reason=reason)


def check_home_test(offer: HomeTestOffer, movement: str) -> None:
    """Refuse a home test that is not offered today.

    Raises ``RedFlagOpen`` at level C or above or after a new sign, otherwise
    ``NotForThisPerson``.
    """
    if movement in offer.movements:
        return
    closed = (AssessCode.NO_TEST_LEVEL, AssessCode.NO_TEST_SCREEN_AGAIN)
    if offer.reason.code in closed:
        raise RedFlagOpen(
            "no home test while a safety answer is open",
            path="home_test",
            remedy="answer the safety questions again, or see a clinician first",
        )
    raise NotForThisPerson(
        f"{movement} is not a home test for this person today",
        path="home_test.movement",
        remedy="choose one of the offered movements",
    )
