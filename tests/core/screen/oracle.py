"""What the red-flag table must give, in another style: its frame, RF01-RF15 and RF18.

Written as the rules page is: a list of results, each with the condition that leads to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from tests.core.screen.people import (
    ANSWERS,
    NO,
    NO_FLAGS,
    OK,
    UNSURE,
    YES,
    C,
    E,
    M,
    U,
    case_of,
    days_ago,
)

from lumbar.core.screening import answers as form
from lumbar.core.screening.answers import Course, RedFlags
from lumbar.core.screening.verdict import Case
from lumbar.core.words import Level, Profile, Tag

Combination = dict[str, Any]
Conditions = list[tuple[Level, Callable[[Combination], bool]]]
SINCE = (None, 42, 43)  # days ago; None is unknown
PROFILES = tuple(Profile)
RADICULAR, STENOSIS = Tag.RADICULOPATHY_ACTIVE, Tag.STENOSIS


@dataclass(frozen=True)
class Row:
    """One item: what is combined, how it is asked, what must come of it, and its tags."""

    axes: dict[str, tuple[Any, ...]]
    ask: Callable[[Combination], tuple[RedFlags, Case]]
    results: Conditions
    tags: Callable[[Combination], set[Tag]] = lambda _: set()

    def combinations(self) -> Iterator[Combination]:
        for values in product(*self.axes.values()):
            yield dict(zip(self.axes, values, strict=True))


def maybe(answer: Any) -> bool:
    return answer in (YES, UNSURE)


def flags(**items: Any) -> RedFlags:
    changed = {each: getattr(NO_FLAGS, each) for each in RedFlags.__dataclass_fields__}
    return RedFlags(**{**changed, **items})


def ago(days: int | None) -> Any:
    return None if days is None else days_ago(days)


def settled(c: Combination) -> bool:
    return (c["course"], c["since"], c["examined"]) == (Course.UNCHANGED, 43, YES)


def one_answer(item: str, level: Level) -> Row:
    return Row(
        {"said": ANSWERS},
        lambda c: (flags(**{item: c["said"]}), case_of()),
        [(OK, lambda c: c["said"] is NO), (level, lambda c: c["said"] is not NO)],
    )


def by_profile(item: str) -> Row:
    return Row(
        {"said": ANSWERS, "profile": PROFILES},
        lambda c: (flags(**{item: c["said"]}), case_of(profile=c["profile"])),
        [
            (OK, lambda c: c["said"] is NO),
            (U, lambda c: maybe(c["said"]) and c["profile"] is Profile.STRICT),
            (C, lambda c: maybe(c["said"]) and c["profile"] is Profile.SUPERVISED),
        ],
    )


COURSE = {"course": tuple(Course), "since": SINCE, "examined": ANSWERS}


def symptom(item: str) -> Row:
    def ask(c: Combination) -> tuple[RedFlags, Case]:
        told = form.Symptom(
            present=c["said"],
            course=c["course"],
            since=ago(c["since"]),
            examined=c["examined"],
        )
        return flags(**{item: told}), case_of()

    return Row(
        {"said": ANSWERS, **COURSE},
        ask,
        [
            (OK, lambda c: c["said"] is NO or settled(c)),
            (E, lambda c: c["said"] is not NO and not settled(c)),
        ],
    )


def both_legs() -> Row:
    def ask(c: Combination) -> tuple[RedFlags, Case]:
        told = form.BothLegs(
            present=c["said"],
            course=c["course"],
            since=ago(c["since"]),
            examined=c["examined"],
            eases_sitting=c["eases"],
        )
        return flags(rf05=told), case_of()

    tags_of = {YES: {STENOSIS}, NO: {RADICULAR}, UNSURE: {STENOSIS, RADICULAR}}
    return Row(
        {"said": ANSWERS, "eases": ANSWERS, **COURSE},
        ask,
        [
            (OK, lambda c: c["said"] is NO),
            (M, lambda c: c["said"] is not NO and settled(c)),
            (E, lambda c: c["said"] is not NO and not settled(c)),
        ],
        lambda c: set() if c["said"] is NO else tags_of[c["eases"]],
    )


def leg_weakness() -> Row:
    def ask(c: Combination) -> tuple[RedFlags, Case]:
        told = form.LegWeakness(
            one_leg=c["a"],
            both_legs=c["b"],
            tripping=c["c"],
            clumsy=c["d"],
            course=c["course"],
            since=ago(c["since"]),
            examined=c["examined"],
        )
        return flags(rf06=told), case_of()

    # b is asked after a; given without it, it says that a leg is weaker all the same.
    def a(c: Combination) -> bool:
        return maybe(c["a"]) or maybe(c["b"])

    def none(c: Combination) -> bool:
        return not (a(c) or maybe(c["c"]) or maybe(c["d"]))

    def with_b_or_c(c: Combination) -> bool:
        return a(c) and (maybe(c["b"]) or maybe(c["c"]))

    def weak(c: Combination) -> bool:
        return not maybe(c["d"]) and not none(c)

    return Row(
        {**dict.fromkeys("abcd", ANSWERS), **COURSE},
        ask,
        [
            (OK, none),
            (E, lambda c: maybe(c["d"])),
            (M, lambda c: weak(c) and settled(c)),
            (E, lambda c: weak(c) and not settled(c) and with_b_or_c(c)),
            (U, lambda c: weak(c) and not settled(c) and not with_b_or_c(c)),
        ],
        lambda c: set() if none(c) else {RADICULAR},
    )


def accident() -> Row:
    def ask(c: Combination) -> tuple[RedFlags, Case]:
        told = form.Accident(
            present=c["said"],
            on=ago(c["on"]),
            started_this_pain=c["started"],
            examined=c["examined"],
        )
        return flags(rf07=told), case_of()

    def recent(c: Combination) -> bool:
        return c["on"] != 43

    def harmless(c: Combination) -> bool:
        return not recent(c) and (c["started"] is NO or c["examined"] is YES)

    return Row(
        {"said": ANSWERS, "on": SINCE, "started": ANSWERS, "examined": ANSWERS},
        ask,
        [
            (OK, lambda c: c["said"] is NO),
            (OK, lambda c: maybe(c["said"]) and harmless(c)),
            (E, lambda c: maybe(c["said"]) and not harmless(c)),
        ],
    )


def aorta() -> Row:
    return Row(
        {"a": ANSWERS, "b": ANSWERS, "new": ANSWERS},
        lambda c: (
            flags(rf09=form.Aorta(sudden=c["a"], aneurysm=c["b"], new_or_changed_pain=c["new"])),
            case_of(),
        ),
        [
            (E, lambda c: maybe(c["a"])),
            (E, lambda c: c["a"] is NO and maybe(c["b"]) and maybe(c["new"])),
            (C, lambda c: c["a"] is NO and maybe(c["b"]) and c["new"] is NO),
            (OK, lambda c: c["a"] is NO and c["b"] is NO),
        ],
    )


def unwell() -> Row:
    return Row(
        {"fever": ANSWERS, "risk": ANSWERS},
        lambda c: (flags(rf10=c["fever"], rf11=c["risk"]), case_of()),
        [
            (OK, lambda c: c["fever"] is NO),
            (U, lambda c: maybe(c["fever"]) and c["risk"] is NO),
            (E, lambda c: maybe(c["fever"]) and maybe(c["risk"])),
        ],
    )


def cancer() -> Row:
    return Row(
        {"ever": ANSWERS, "new": ANSWERS},
        lambda c: (
            flags(rf12=form.Cancer(ever=c["ever"], new_or_different_pain=c["new"])),
            case_of(),
        ),
        [
            (U, lambda c: maybe(c["ever"]) and maybe(c["new"])),
            (OK, lambda c: c["ever"] is NO or c["new"] is NO),
        ],
    )


def constant_pain() -> Row:
    return Row(
        {"pain": ANSWERS, "risk": ANSWERS, "profile": PROFILES},
        lambda c: (flags(rf14=c["pain"], rf11=c["risk"]), case_of(profile=c["profile"])),
        [
            (OK, lambda c: c["pain"] is NO),
            (U, lambda c: maybe(c["pain"]) and maybe(c["risk"])),
            (
                U,
                lambda c: maybe(c["pain"]) and c["risk"] is NO and c["profile"] is Profile.STRICT,
            ),
            (
                C,
                lambda c: (
                    maybe(c["pain"]) and c["risk"] is NO and c["profile"] is Profile.SUPERVISED
                ),
            ),
        ],
    )
