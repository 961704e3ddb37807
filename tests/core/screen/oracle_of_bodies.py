"""What the red-flag table must give, in another style: rows with ages, dates and stages.

Written as the rules page is: a list of results, each with the condition that leads to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.core.screen.oracle import Combination, Row, ago, flags, maybe
from tests.core.screen.people import (
    ANSWERS,
    DAY,
    NO,
    OK,
    UNSURE,
    YES,
    C,
    E,
    M,
    U,
    case_of,
    days_ago,
    seen_by,
)

from lumbar.core.calendar import add_months
from lumbar.core.screening import answers as form
from lumbar.core.screening.answers import RedFlags
from lumbar.core.screening.verdict import Case
from lumbar.core.words import Level, Profile, Sex, Tag

LT6, SIX_12 = Tag.POST_OP_SPINE_LT6W, Tag.POST_OP_SPINE_6_12W
FUSION, FUSION_LT12 = Tag.SPINAL_FUSION, Tag.SPINAL_FUSION_LT12W
YEAR = (DAY - add_months(DAY, -12)).days


def bones() -> Row:
    def ask(c: Combination) -> tuple[RedFlags, Case]:
        told = form.Bones(
            fragile=c["a"], steroids=c["b"], minor_knock=c["c"], sudden_new_severe=c["d"]
        )
        known = {"spine_fracture": c["tq02"], "thin_bones": c["on_record"]}
        return flags(rf16=told), case_of(sex=c["sex"], age=c["age"], **known)

    def old_enough(c: Combination) -> bool:
        return bool(c["age"] >= {Sex.WOMAN: 50, Sex.OTHER: 50, Sex.MAN: 65}[c["sex"]])

    def knock(c: Combination) -> bool:
        return old_enough(c) and maybe(c["c"])

    def a_or_b(c: Combination) -> bool:
        return maybe(c["a"]) or maybe(c["b"])

    def urgent(c: Combination) -> bool:
        known = a_or_b(c) or c["tq02"] or c["on_record"]
        return knock(c) or (maybe(c["d"]) and known)

    def unsure(c: Combination) -> bool:
        return UNSURE in (c["a"], c["b"])

    return Row(
        {
            **dict.fromkeys("abcd", ANSWERS),
            "sex": tuple(Sex),
            "age": (49, 50, 64, 65),
            "tq02": (False, True),
            "on_record": (False, True),
        },
        ask,
        [
            (U, urgent),
            (C, lambda c: not urgent(c) and unsure(c)),
            (M, lambda c: not urgent(c) and not unsure(c) and YES in (c["a"], c["b"])),
            (OK, lambda c: not urgent(c) and not a_or_b(c)),
        ],
        lambda c: {Tag.OSTEOPOROSIS} if a_or_b(c) or knock(c) else set(),
    )


def first_episode() -> Row:
    return Row(
        {"said": ANSWERS, "age": (59, 60)},
        lambda c: (flags(rf17=c["said"]), case_of(age=c["age"])),
        [
            (OK, lambda c: c["age"] < 60 or c["said"] is NO),
            (C, lambda c: c["age"] >= 60 and c["said"] is not NO),
        ],
    )


def inflammatory() -> Row:
    def ask(c: Combination) -> tuple[RedFlags, Case]:
        return flags(rf19=form.Inflammatory(**c)), case_of()

    def points(c: Combination) -> int:
        return len([name for name in c if name != "over_3_months" and maybe(c[name])])

    def met(c: Combination) -> bool:
        return maybe(c["over_3_months"]) and points(c) >= 4

    names = tuple(form.Inflammatory.__dataclass_fields__)
    return Row(
        dict.fromkeys(names, ANSWERS),
        ask,
        [(M, met), (OK, lambda c: not met(c))],
    )


def cough() -> Row:
    def ask(c: Combination) -> tuple[RedFlags, Case]:
        told = form.CoughPain(
            present=c["said"],
            since=ago(c["since"]),
            new_and_severe=c["severe"],
            legs_examined=c["seen"]
            if c["seen"] is None
            else seen_by("the GP", days_ago(c["seen"])),
        )
        return flags(rf20=told), case_of(profile=c["profile"], reported={"RF20": days_ago(5)})

    # First reported 5 days ago; an unknown beginning is read as that day.
    def examined(c: Combination) -> bool:
        return c["seen"] is not None and c["seen"] <= (5 if c["since"] is None else c["since"])

    def severe(c: Combination) -> bool:
        return maybe(c["severe"]) or c["said"] is UNSURE

    def here(c: Combination, profile: Profile) -> bool:
        return maybe(c["said"]) and not examined(c) and c["profile"] is profile

    return Row(
        {
            "said": ANSWERS,
            "severe": ANSWERS,
            "since": (None, 9),
            "seen": (None, 0, 5, 6, 9, 10),
            "profile": tuple(Profile),
        },
        ask,
        [
            (OK, lambda c: c["said"] is NO),
            (M, lambda c: maybe(c["said"]) and examined(c)),
            (U, lambda c: here(c, Profile.STRICT)),
            (C, lambda c: here(c, Profile.SUPERVISED) and severe(c)),
            (M, lambda c: here(c, Profile.SUPERVISED) and not severe(c)),
        ],
        lambda c: set() if c["said"] is NO else {Tag.FLEXION_INTOLERANT},
    )


def maternity() -> Row:
    def ask(c: Combination) -> tuple[RedFlags, Case]:
        due = None if c["due"] is None else days_ago(-c["due"])
        told = form.Maternity(
            pregnant=c["pregnant"],
            due_on=due,
            pregnancy_cleared=c["ok_pregnancy"] and seen_by("the midwife", c["ok_pregnancy"]),
            gave_birth=c["birth"],
            birth_on=ago(c["birth_on"]),
            caesarean=c["caesarean"],
            birth_cleared=c["ok_birth"] and seen_by("the doctor", c["ok_birth"]),
            warning_sign=c["sign"],
        )
        return flags(rf21=told), case_of(sex=c["sex"])

    # The clearances are of today, or of days before this pregnancy or this birth.
    def c_now(c: Combination) -> bool:
        uncleared = maybe(c["pregnant"]) and c["ok_pregnancy"] != DAY
        return uncleared or (maybe(c["birth"]) and c["ok_birth"] != DAY)

    def m_now(c: Combination) -> bool:
        return maybe(c["pregnant"]) or (maybe(c["birth"]) and recent(c))

    def recent(c: Combination) -> bool:
        return c["birth_on"] != 85

    def tags(c: Combination) -> set[Tag]:
        pregnant = maybe(c["pregnant"]) and c["due"] != 197
        birth = maybe(c["birth"])
        wound = birth and recent(c) and maybe(c["caesarean"])
        return {
            *({Tag.PREGNANCY_T2_T3} if pregnant else ()),
            *({Tag.POSTPARTUM_LT12W} if birth and (recent(c) or c["ok_birth"] != DAY) else ()),
            *({Tag.ABDOMINAL_HERNIA_OR_SURGERY} if wound else ()),
        }

    return Row(
        {
            "pregnant": ANSWERS,
            "due": (None, 197, 196, -14),
            "ok_pregnancy": (None, DAY, days_ago(300)),
            "birth": ANSWERS,
            "birth_on": (None, 84, 85),
            "caesarean": ANSWERS,
            "ok_birth": (None, DAY, days_ago(86)),
            "sign": ANSWERS,
            "sex": tuple(Sex),
        },
        ask,
        [
            (E, lambda c: maybe(c["sign"])),
            (C, lambda c: c["sign"] is NO and c_now(c)),
            (M, lambda c: c["sign"] is NO and not c_now(c) and m_now(c)),
            (OK, lambda c: c["sign"] is NO and not c_now(c) and not m_now(c)),
        ],
        tags,
    )


def operation_stage(day: int, is_cleared: bool) -> tuple[Level, set[Tag]]:
    if not is_cleared or day < 42:
        return C, {LT6}
    return (M, {SIX_12}) if day <= 84 else (OK, set())


def fusion_stage(day: int, is_cleared: bool) -> tuple[Level, set[Tag]]:
    if day > YEAR or (is_cleared and day > 84):
        return M, {FUSION}
    level, tags = operation_stage(day, is_cleared)
    return level, {FUSION, FUSION_LT12, *tags}


def spine_surgery() -> Row:
    days = (None, 41, 42, 84, 85)

    def ask(c: Combination) -> tuple[RedFlags, Case]:
        told = form.SpineSurgery(
            operated=c["operated"],
            operated_on=ago(c["operated_on"]),
            operation_cleared=c["ok"] and seen_by("the surgeon", c["ok"]),
            fused=c["fused"],
            fused_on=ago(c["fused_on"]),
            fusion_cleared=c["ok_fusion"] and seen_by("the surgeon", c["ok_fusion"]),
        )
        return flags(rf22=told), case_of()

    def stages(c: Combination) -> Iterator[tuple[Level, set[Tag]]]:
        if maybe(c["operated"]):
            yield operation_stage(c["operated_on"] or 0, c["ok"] == DAY)
        if maybe(c["fused"]):
            level, tags = fusion_stage(c["fused_on"] or 0, c["ok_fusion"] == DAY)
            unsure = c["fused"] is UNSURE and c["ok_fusion"] != DAY
            yield (C if unsure else level), tags

    def at(level: Level) -> Callable[[Combination], bool]:
        def meets(c: Combination) -> bool:
            return max((each for each, _ in stages(c)), key=lambda x: x.rank, default=OK) is level

        return meets

    return Row(
        {
            "operated": ANSWERS,
            "operated_on": days,
            "ok": (None, DAY, days_ago(YEAR + 2)),
            "fused": ANSWERS,
            "fused_on": (*days, YEAR, YEAR + 1),
            "ok_fusion": (None, DAY, days_ago(YEAR + 2)),
        },
        ask,
        [(level, at(level)) for level in (OK, M, C)],
        lambda c: set().union(*(tags for _, tags in stages(c))),
    )


def heart() -> Row:
    def some(c: Combination) -> bool:
        return any(maybe(answer) for answer in c.values())

    return Row(
        {"told_not_to": ANSWERS, "blood_pressure": ANSWERS, "dizzy": ANSWERS},
        lambda c: (flags(rf23=form.Heart(**c)), case_of()),
        [(C, some), (OK, lambda c: not some(c))],
        lambda c: {
            *({Tag.UNCONTROLLED_HYPERTENSION} if maybe(c["blood_pressure"]) else ()),
            *({Tag.DIZZINESS} if maybe(c["dizzy"]) else ()),
        },
    )
