"""After a clearance it begins again gently; examined legs clear RF20 at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.core.screen.people import (
    DAY,
    NO,
    SUPERVISED,
    YES,
    C,
    E,
    M,
    U,
    cleared,
    days_ago,
    screened,
    seen_by,
    self_cleared,
)

from lumbar.core.words import Level, Tag

EXAMINED = {"examined": YES, "found": "all in order, exercise is fine"}


@pytest.mark.parametrize(("level", "until"), [(C, None), (U, days_ago(-6)), (E, days_ago(-6))])
def test_a_clearance_of_e_or_u_caps_its_day_and_six_more(level: Level, until: Any) -> None:
    told = {"clearances": (cleared("RF13", level=level, on=DAY),)}
    assert screened(told).high_cap_until == until
    assert screened(told, today=days_ago(-7)).high_cap_until is None


def test_the_latest_clearance_sets_the_end_of_the_cap() -> None:
    given = tuple(cleared("RF13", level=U, on=days_ago(days)) for days in (0, 3, 30))
    assert screened({"clearances": given}).high_cap_until == days_ago(-6)


@pytest.mark.parametrize(
    ("told", "until"),
    [
        ({"rf20.present": YES, "rf20.legs_examined": seen_by("the GP", DAY)}, days_ago(-6)),
        ({"rf20.present": NO, "rf20.legs_examined": seen_by("the GP", DAY)}, None),
        (
            {
                "rf20.present": YES,
                "rf20.new_and_severe": NO,
                "rf20.legs_examined": seen_by("the GP", DAY),
                **SUPERVISED,
            },
            None,
        ),
        ({"rf20.present": YES}, None),
    ],
)
def test_legs_examined_clear_rf20_at_once_and_cap_like_a_clearance(
    told: dict[str, Any], until: Any
) -> None:
    assert screened(told).high_cap_until == until


@pytest.mark.parametrize(
    ("began", "examined_on", "level"),
    [
        (None, DAY, M),
        (None, days_ago(1), U),
        (days_ago(9), days_ago(9), M),
        (days_ago(9), days_ago(10), U),
    ],
)
def test_legs_count_as_examined_since_it_began(began: Any, examined_on: date, level: Level) -> None:
    told = {"rf20.present": YES, "rf20.since": began}
    triage = screened({**told, "rf20.legs_examined": seen_by("the GP", examined_on)})
    assert (triage.level, triage.tags) == (level, (Tag.FLEXION_INTOLERANT,))


def test_what_the_person_cleared_is_shown_as_self_reported() -> None:
    own = self_cleared("RF13", level=U, on=DAY, **EXAMINED)
    triage = screened({"rf13": YES, "clearances": (own,)})
    shown = [each for each in triage.considered if each.outcome == "cleared"]
    assert [(each.what, each.reason.code) for each in shown] == [("RF13", "screen.cleared_self")]
    assert shown[0].reason.numbers == {"item": "RF13", "on": "2026-03-02", "by": own.by}
