"""Relief movements through the day and walking (rules page, sections b, d and h)."""

from __future__ import annotations

from dataclasses import dataclass

from lumbar.core.library import Exercise
from lumbar.core.planning.first_dose import first_dose, relief_dose
from lumbar.core.planning.preferences import PlanCode
from lumbar.core.planning.rhythm import DAYS_IN_WEEK
from lumbar.core.planning.rows import BY_COMFORT, NEUTRAL_RELIEF, PREFERRED, ROWS
from lumbar.core.planning.selection import modified_for
from lumbar.core.programme import PlanItem, Weekday
from lumbar.core.reasons import Reason
from lumbar.core.record import Record
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Direction, Preference, Role, Stage, Tag

EVERY_DAY: tuple[Weekday, ...] = tuple(range(1, DAYS_IN_WEEK + 1))

# The faster walk comes first; it is taken only once the easier one has opened it.
_WALKS: dict[Stage, tuple[str, ...]] = {
    Stage.HIGH: ("walking",),
    Stage.MODERATE: ("walking",),
    Stage.LOW: ("brisk-walking", "walking"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ease(Record):
    """Gather what relief depends on."""

    stage: Stage
    preference: Preference
    confirmed: tuple[Direction, ...]
    confirmed_movements: tuple[str, ...]
    neutral_only: bool
    tags: tuple[Tag, ...]


def _item(exercise: Exercise, ease: Ease, code: PlanCode, per_day: int, rules: Ruleset) -> PlanItem:
    numbers: dict[str, int | float | str] = {
        "direction": exercise.direction.value,
        "per_day": per_day,
    }
    return PlanItem(
        exercise=exercise.slug,
        role=Role.RELIEF,
        dose=relief_dose(exercise, rules),
        days=EVERY_DAY,
        per_day=per_day,
        modified_for=modified_for(exercise, ease.tags),
        reasons=(Reason(code, "long-2004", numbers),),
    )


def _first(allowed: dict[str, Exercise], slugs: tuple[str, ...]) -> tuple[Exercise, ...]:
    return tuple(allowed[slug] for slug in slugs if slug in allowed)[:1]


def _confirmed(allowed: dict[str, Exercise], ease: Ease) -> tuple[Exercise, ...]:
    """Take what eased the pain in the home test, else another movement of its direction."""
    found: list[Exercise] = []
    for direction, movement in zip(ease.confirmed, ease.confirmed_movements, strict=True):
        row = tuple(slug for steps in ROWS[ease.stage, ease.preference].relief for slug in steps)
        candidates = _first(allowed, (movement, *row, *BY_COMFORT[direction]))
        found += [e for e in candidates if e.direction is direction and e not in found]
    return tuple(found)


def _untested(allowed: dict[str, Exercise], ease: Ease) -> tuple[Exercise, ...]:
    row = (slug for steps in ROWS[ease.stage, ease.preference].relief for slug in steps)
    wanted = PREFERRED[ease.preference]
    return _first({s: e for s, e in allowed.items() if e.direction is wanted}, tuple(row))


def _by_comfort(allowed: dict[str, Exercise], ease: Ease) -> tuple[Exercise, ...]:
    if ease.preference is not Preference.NO_CLEAR_PREFERENCE:
        return ()
    return tuple(e for steps in BY_COMFORT.values() for e in _first(allowed, steps))


def _neutral(allowed: dict[str, Exercise]) -> tuple[Exercise, ...]:
    return _first(allowed, tuple(slug for steps in NEUTRAL_RELIEF for slug in steps))


def relief_through_day(
    allowed: dict[str, Exercise], ease: Ease, rules: Ruleset
) -> tuple[PlanItem, ...]:
    """Choose what may be done between sessions: confirmed, untested, by comfort or neutral."""
    few, often = rules.relief_untested_times_a_day, rules.relief_times_a_day
    if not ease.neutral_only:
        for code, found, per_day in (
            (PlanCode.RELIEF_CONFIRMED, _confirmed(allowed, ease), often),
            (PlanCode.RELIEF_UNTESTED, _untested(allowed, ease), few),
            (PlanCode.RELIEF_BY_COMFORT, _by_comfort(allowed, ease), few),
        ):
            if found:
                return tuple(_item(e, ease, code, per_day, rules) for e in found)
    neutral = _neutral(allowed)
    return tuple(_item(e, ease, PlanCode.RELIEF_NEUTRAL, few, rules) for e in neutral)


def walk(
    allowed: dict[str, Exercise], ease: Ease, days: tuple[Weekday, ...], rules: Ruleset
) -> PlanItem | None:
    """Choose the walk of the week; None when no walk is open to the person."""
    found = _first(allowed, _WALKS[ease.stage])
    if not found:
        return None
    modified = modified_for(found[0], ease.tags)
    dose, _ = first_dose(found[0], modified, rules)
    return PlanItem(
        exercise=found[0].slug,
        role=Role.AEROBIC,
        dose=dose,
        days=days[: rules.walking_days_max],
        modified_for=modified,
        reasons=(Reason(PlanCode.CHOSEN_WALKING, "walkback-2024", {"seconds": dose.duration_s}),),
    )
