"""Which of the allowed exercises make up a session (rules page, section h)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lumbar.core.library import Dose, Exercise
from lumbar.core.planning.preferences import PlanCode
from lumbar.core.planning.rows import (
    NEUTRAL_RELIEF,
    PREFERRED,
    ROOM,
    ROWS,
    WARM_UP_MAX,
    Chain,
    calm_set,
)
from lumbar.core.planning.selection import modified_for
from lumbar.core.reasons import Number, Reason
from lumbar.core.record import Count, Record
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Category, Direction, Preference, Role, Stage, Tag

SLOTS = (Role.RELIEF, Role.CONTROL, Role.STRENGTH)

# What an exercise's own roles make it in a session: mobility warms up.
SLOT_OF: dict[Role, Role | None] = {
    Role.RELIEF: Role.RELIEF,
    Role.MOBILITY: Role.RELIEF,
    Role.CONTROL: Role.CONTROL,
    Role.STRENGTH: Role.STRENGTH,
    Role.AEROBIC: None,
}

_CHOSEN: dict[Role, PlanCode] = {
    Role.RELIEF: PlanCode.CHOSEN_RELIEF,
    Role.CONTROL: PlanCode.CHOSEN_CONTROL,
    Role.STRENGTH: PlanCode.CHOSEN_STRENGTH,
}
_EVIDENCE: dict[Role, str] = {
    Role.RELIEF: "long-2004",
    Role.CONTROL: "apta-2021",
    Role.STRENGTH: "apta-2021",
}

# [D] never both among the strength items of the first 2 weeks
THROUGH_RANGE = {
    Category.FLEXION_THROUGH_RANGE: Category.EXTENSION_THROUGH_RANGE,
    Category.EXTENSION_THROUGH_RANGE: Category.FLEXION_THROUGH_RANGE,
}
_GENTLE_LEVEL = 1
_MODERATE_EASY_LEVEL = 2  # one level-3 item may stand above it (section c)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(Record):
    """Gather what composing a session depends on besides the allowed exercises."""

    stage: Stage
    preference: Preference
    neutral_only: bool
    tags: tuple[Tag, ...]
    picked: tuple[str, ...]
    disliked: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Record):
    """State one exercise of the session, the part it plays and why it is there.

    ``dose`` is that of a source or a clinician; None starts at the low end of the range.
    """

    exercise: Exercise
    role: Role
    reason: Reason
    picked: bool = False
    dose: Dose | None = None
    per_day: Count = 1


@dataclass(slots=True, kw_only=True)
class Session:
    """Grow a session choice by choice and remember why an exercise was passed over."""

    brief: Brief
    rules: Ruleset
    allowed: dict[str, Exercise]
    choices: list[Choice] = field(default_factory=list)
    passed: dict[str, Reason] = field(default_factory=dict)

    def objection(self, exercise: Exercise, role: Role) -> PlanCode | None:
        """Say which rule of composition keeps the exercise out now; None when none does."""
        chosen = [c.exercise for c in self.choices]
        if any(e.family == exercise.family for e in chosen):
            return PlanCode.LEFT_SAME_FAMILY
        hard = [e for e in chosen if e.level > _MODERATE_EASY_LEVEL]
        if self.brief.stage is Stage.MODERATE and exercise.level > _MODERATE_EASY_LEVEL and hard:
            return PlanCode.LEFT_ONE_HARDER
        if role is not Role.STRENGTH:
            return None
        categories = {c.exercise.category for c in self.choices if c.role is Role.STRENGTH}
        if exercise.category in categories:
            return PlanCode.LEFT_SAME_CATEGORY
        if THROUGH_RANGE.get(exercise.category) in categories:
            return PlanCode.LEFT_OPPOSITE_STRENGTH
        return None

    def take(self, exercise: Exercise, role: Role, reason: Reason) -> bool:
        """Add the exercise unless it is in already or a rule objects; say whether it is new."""
        if any(c.exercise.slug == exercise.slug for c in self.choices):
            return False
        objection = self.objection(exercise, role)
        if objection is not None:
            self.passed.setdefault(exercise.slug, Reason(objection, "design"))
            return False
        picked = exercise.slug in self.brief.picked
        self.choices.append(Choice(exercise=exercise, role=role, reason=reason, picked=picked))
        return True

    def count(self, role: Role) -> int:
        """Count the items that play a part."""
        return sum(c.role is role for c in self.choices)


def _chosen(role: Role, brief: Brief, *, filling: bool = False) -> Reason:
    numbers: dict[str, Number] = {
        "stage": brief.stage.value,
        "preference": brief.preference.value,
    }
    code = PlanCode.CHOSEN_TO_FILL if filling else _CHOSEN[role]
    return Reason(code, _EVIDENCE[role], numbers)


def _slots(exercise: Exercise) -> tuple[Role, ...]:
    """List the parts an exercise can play, in the order of a session."""
    can = {SLOT_OF[role] for role in exercise.roles}
    return tuple(role for role in SLOTS if role in can)


def _row(brief: Brief) -> dict[Role, tuple[Chain, ...]]:
    row = ROWS[brief.stage, brief.preference]
    relief = NEUTRAL_RELIEF if brief.neutral_only else row.relief
    return {Role.RELIEF: relief, Role.CONTROL: row.control, Role.STRENGTH: row.strength}


def _from_row(session: Session, chains: tuple[Chain, ...]) -> list[Exercise]:
    """Give the first allowed step of each chain, unmodified ones before modified."""
    used = {c.exercise.slug for c in session.choices}
    firsts = [
        next((session.allowed[s] for s in steps if s in session.allowed and s not in used), None)
        for steps in chains
    ]
    found = [exercise for exercise in firsts if exercise is not None]
    return sorted(found, key=lambda e: len(modified_for(e, session.brief.tags)))


def _suits(exercise: Exercise, brief: Brief) -> bool:
    """Tell what may fill a part: neutral work, the preferred way, either way gently."""
    preferred = PREFERRED[brief.preference]
    gently = preferred is None and exercise.level == _GENTLE_LEVEL
    return exercise.direction in (Direction.NEUTRAL, preferred) or gently


def _fallback(session: Session, role: Role) -> Iterator[Exercise]:
    """Offer what else can play the part.

    Gentlest first; at LOW, where strength is the aim, the most demanding first.
    """
    brief = session.brief
    calm, step = calm_set(), -1 if brief.stage is Stage.LOW else 1

    def order(exercise: Exercise) -> tuple[int, bool, int, str]:
        modified = len(modified_for(exercise, brief.tags))
        astray = exercise.direction is not PREFERRED[brief.preference]
        return modified, astray, step * exercise.level, exercise.slug

    for exercise in sorted(session.allowed.values(), key=order):
        if role not in _slots(exercise):
            continue
        if not _suits(exercise, brief):
            passed = Reason(PlanCode.LEFT_OTHER_DIRECTION, "long-2004")
            session.passed.setdefault(exercise.slug, passed)
        elif brief.stage is not Stage.HIGH or exercise.slug in calm:
            yield exercise


def _take_picked(session: Session, room: dict[Role, int], most: int) -> None:
    for slug in session.brief.picked:
        exercise = session.allowed.get(slug)
        if exercise is None or len(session.choices) >= most:
            continue
        for role in _slots(exercise):
            reason = Reason(PlanCode.CHOSEN_PICKED, "newman-beinart-2016")
            if session.count(role) < room[role] and session.take(exercise, role, reason):
                break


def _fill(session: Session, role: Role, limit: int, most: int) -> None:
    chosen = _chosen(role, session.brief)
    for exercise in _from_row(session, _row(session.brief)[role]):
        if session.count(role) < limit and len(session.choices) < most:
            session.take(exercise, role, chosen)


def _fill_up(session: Session, role: Role, limit: int, most: int) -> None:
    chosen = _chosen(role, session.brief, filling=True)
    for exercise in _fallback(session, role):
        if session.count(role) < limit and len(session.choices) < most:
            session.take(exercise, role, chosen)


def _most(session: Session) -> int:
    calm = session.brief.stage is Stage.HIGH
    return session.rules.calm_items_max if calm else session.rules.session_items_max


def _compose(session: Session, *, only_to_minimum: bool) -> None:
    at = ROOM[session.brief.stage]
    room = {Role.RELIEF: at.relief, Role.CONTROL: at.control, Role.STRENGTH: at.strength}
    least = session.rules.session_items_min
    most = least if only_to_minimum else _most(session)
    _take_picked(session, room, most)
    for role in SLOTS:
        _fill(session, role, room[role], most)
    calm = session.brief.stage is Stage.HIGH
    for role in SLOTS:
        _fill_up(session, role, room[role], least if calm else most)
    _fill(session, Role.RELIEF, WARM_UP_MAX, most)
    # The rows ran dry: the calming set may fill any part, so that three items stand.
    for role in SLOTS[:2]:
        _fill_up(session, role, most, least)


def compose(
    allowed: dict[str, Exercise], given: tuple[Choice, ...], brief: Brief, rules: Ruleset
) -> tuple[tuple[Choice, ...], dict[str, Reason]]:
    """Compose a session from the allowed exercises, around what is ``given``.

    Returns the choices in the order of a session and why others were passed over. A
    given programme is only filled up to the fewest items. What the person dislikes
    comes in only where fewer would be left otherwise.
    """
    liked = {s: e for s, e in allowed.items() if s not in brief.disliked}
    session = Session(brief=brief, rules=rules, allowed=liked, choices=list(given))
    _compose(session, only_to_minimum=bool(given))
    if len(session.choices) < rules.session_items_min:
        session.allowed = allowed
        _compose(session, only_to_minimum=True)
    if given:  # a source or a clinician sets its own order
        return tuple(session.choices), session.passed
    ordered = sorted(session.choices, key=lambda c: SLOTS.index(c.role))
    return tuple(ordered), session.passed
