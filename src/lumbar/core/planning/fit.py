"""Make a session fit the person's minutes (rules page, section h)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lumbar.core.library import Dose
from lumbar.core.planning.estimate import estimate_s
from lumbar.core.planning.preferences import PlanCode
from lumbar.core.programme import PlanItem
from lumbar.core.reasons import Reason
from lumbar.core.record import Record
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Role

_FEWEST_SETS = 1
# A second warm-up item goes before a further strength item, control last.
_GOES_FIRST = {
    Role.RELIEF: 0,
    Role.MOBILITY: 0,
    Role.AEROBIC: 0,
    Role.STRENGTH: 1,
    Role.CONTROL: 2,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted(Record):
    """State what fits into the time, what it takes in seconds, and what had to go."""

    items: tuple[PlanItem, ...]
    cool_down: tuple[PlanItem, ...]
    total_s: int
    dropped: tuple[str, ...]


def total_s(items: tuple[PlanItem, ...], rules: Ruleset) -> int:
    """Add up what one go at the items takes, in seconds."""
    return sum(estimate_s(item.dose, rules) for item in items)


def _because(item: PlanItem, dose: Dose, code: PlanCode, minutes: int) -> PlanItem:
    kept = tuple(reason for reason in item.reasons if reason.code != code)
    cut = Reason(code, "design", {"minutes": minutes, "sets": dose.sets, "reps": dose.reps})
    return replace(item, dose=dose, reasons=(*kept, cut))


def _cut_sets(items: list[PlanItem], room_s: int, minutes: int, rules: Ruleset) -> None:
    """Take sets away one at a time, from the largest number and the last item first."""
    while items and total_s(tuple(items), rules) > room_s:
        most = max(item.dose.sets for item in items)
        if most <= _FEWEST_SETS:
            return
        place = max(i for i, item in enumerate(items) if item.dose.sets == most)
        fewer = replace(items[place].dose, sets=most - 1)
        items[place] = _because(items[place], fewer, PlanCode.SETS_CUT, minutes)


def _next_to_go(items: list[PlanItem]) -> int:
    """Find the item that is missed least: not a picked one, not the first of its part."""

    def rank(place: int) -> tuple[bool, bool, int, int]:
        item = items[place]
        first = all(other.role is not item.role for other in items[:place])
        return item.picked, first, _GOES_FIRST[item.role], -place

    return min(range(len(items)), key=rank)


def _shrink(item: PlanItem, room_s: int, minutes: int, rules: Ruleset) -> PlanItem | None:
    """Shorten the one item left until it fits; None when even one repetition does not."""
    dose = item.dose
    while estimate_s(dose, rules) > room_s:
        if dose.duration_s:
            sides = 2 if dose.per_side else 1
            dose = replace(dose, duration_s=room_s // sides)
        elif dose.reps > 1:
            dose = replace(dose, reps=dose.reps - 1)
        else:
            return None
    return _because(item, dose, PlanCode.DOSE_CUT, minutes)


def fit_to_minutes(
    items: tuple[PlanItem, ...], cool_down: tuple[PlanItem, ...], minutes: int, rules: Ruleset
) -> Fitted:
    """Cut sets, then the cool-down, then items, until the session fits ``minutes``."""
    room_s, kept, dropped = minutes * 60, list(items), []
    after = total_s(cool_down, rules)
    _cut_sets(kept, room_s - after, minutes, rules)
    while len(kept) > 1 and total_s(tuple(kept), rules) > room_s:
        dropped.append(kept.pop(_next_to_go(kept)).exercise)
    if kept and total_s(tuple(kept), rules) > room_s:
        only = _shrink(kept[0], room_s, minutes, rules)
        dropped += [kept[0].exercise] if only is None else []
        kept = [] if only is None else [only]
    ending = cool_down if total_s(tuple(kept), rules) + after <= room_s else ()
    return Fitted(
        items=tuple(kept),
        cool_down=ending,
        total_s=total_s((*kept, *ending), rules),
        dropped=tuple(dropped),
    )
