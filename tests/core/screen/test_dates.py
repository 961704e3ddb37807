"""Dates: none may lie ahead, answers grow old, and the calendar is counted whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.core.screen.people import (
    DAY,
    NO,
    OK,
    YES,
    C,
    E,
    M,
    adult,
    cleared,
    days_ago,
    ended,
    found,
    held,
    screened,
    seen_by,
    tell,
)

from lumbar.core.calendar import add_months
from lumbar.core.errors import Contradiction, DataTooOld, OutOfRange
from lumbar.core.ruleset import RULES
from lumbar.core.screen import screen
from lumbar.core.screening.answer_dates import find_ahead
from lumbar.core.screening.answers import Course, EndKind, ScreenAnswers
from lumbar.core.screening.red_flags import age_years
from lumbar.core.words import Tag

ON = days_ago(3)
DATED = adult(
    {
        "rf02.since": ON,
        "rf03.since": ON,
        "rf05.since": ON,
        "rf06.since": ON,
        "rf07.on": ON,
        "rf20.since": ON,
        "rf20.legs_examined": seen_by("the GP", ON),
        "rf21.pregnancy_cleared": seen_by("the midwife", ON),
        "rf21.birth_on": ON,
        "rf21.birth_cleared": seen_by("the midwife", ON),
        "rf22.operated_on": ON,
        "rf22.operation_cleared": seen_by("the surgeon", ON),
        "rf22.fused_on": ON,
        "rf22.fusion_cleared": seen_by("the surgeon", ON),
        "tq02.told_on": ON,
        "tq06.operation_on": ON,
        "tq22.operation_on": ON,
        "tq24.last_fall_on": ON,
        "reported": {"RF17": ON},
        "earlier": (found("RF13", C, ON),),
        "held": (held(Tag.BALANCE_OR_FALLS_RISK, "TQ24", ON, ON),),
        "ended": (ended(Tag.KNEE_PROBLEM, EndKind.CLINICIAN, ON),),
        "clearances": (cleared("RF13", level=E, on=ON),),
    }
)
"""Answers with every date of the form filled in."""


def dates_in(record: Any, path: str = "") -> Iterator[str]:
    inside: list[tuple[str, Any]] = []
    if isinstance(record, dict):
        inside = list(record.items())
    elif isinstance(record, tuple):
        inside = [(str(place), value) for place, value in enumerate(record)]
    elif is_dataclass(record):
        inside = [(field.name, getattr(record, field.name)) for field in fields(record)]
    for name, value in inside:
        where = f"{path}.{name}" if path else name
        if isinstance(value, date):
            yield where
        yield from dates_in(value, where)


def with_date(record: Any, path: list[str], day: date) -> Any:
    name, *rest = path
    if isinstance(record, dict):
        return {**record, name: day}
    if isinstance(record, tuple):
        return (with_date(record[int(name)], rest, day),)
    value = with_date(getattr(record, name), rest, day) if rest else day
    return replace(record, **{name: value})


PATHS = sorted(dates_in(DATED))


def test_every_date_of_the_form_is_filled() -> None:
    assert len(PATHS) == 26
    assert screen(DATED, DAY, RULES).level is M


@pytest.mark.parametrize("path", PATHS)
def test_a_date_ahead_is_refused_by_its_path(path: str) -> None:
    ahead: ScreenAnswers = with_date(DATED, path.split("."), days_ago(-1))
    with pytest.raises(Contradiction) as refused:
        screen(ahead, DAY, RULES)
    assert (refused.value.path, refused.value.remedy) == (path, "check the date")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("day", [days_ago(-1), date.max])
def test_a_date_ahead_never_hides_an_emergency(path: str, day: date) -> None:
    ahead: ScreenAnswers = with_date(DATED, path.split("."), day)
    assert screen(tell(ahead, {"rf01": YES}), DAY, RULES).level is E


def test_a_clearance_dated_ahead_covers_nothing() -> None:
    told = {"rf01": YES, "clearances": (cleared("RF01", level=E, on=days_ago(-1)),)}
    assert screened(told).level is E


@pytest.mark.parametrize(("days", "refused"), [(280, False), (281, True)])
def test_a_due_date_lies_at_most_40_weeks_ahead(days: int, refused: bool) -> None:
    told = {"rf21.pregnant": YES, "rf21.due_on": days_ago(-days), "rf21.warning_sign": NO}
    assert find_ahead(adult(told), DAY) is None
    if not refused:
        assert screened(told).level is C
        return
    with pytest.raises(Contradiction) as error:
        screened(told)
    assert error.value.path == "red_flags.rf21.due_on"


def test_a_wrong_due_date_never_hides_a_warning_sign() -> None:
    told = {"rf21.pregnant": YES, "rf21.due_on": date.max, "rf21.warning_sign": YES}
    assert screened(told).level is E


@pytest.mark.parametrize("due_on", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_traceback(due_on: date) -> None:
    told = {"rf21.pregnant": YES, "rf21.due_on": due_on, "rf01": YES}
    assert screened({**told, "rf21.pregnancy_cleared": seen_by("a", date.min)}).level is E


# Old answers ------------------------------------------------------------------------------


def test_answers_hold_for_28_days() -> None:
    assert screened(today=days_ago(-28)).level is OK
    with pytest.raises(DataTooOld) as refused:
        screened(today=days_ago(-29))
    assert refused.value.path == "answered_on"


def test_an_emergency_is_shown_however_old_the_answers_are() -> None:
    assert screened({"rf01": YES}, today=days_ago(-400)).level is E


@pytest.mark.parametrize(
    "told",
    [
        {"rf02.present": YES, "rf02.course": Course.UNCHANGED, "rf02.examined": YES},
        {"rf07.present": YES, "rf07.started_this_pain": NO},
    ],
)
def test_an_emergency_does_not_wear_off_between_two_screens(told: dict[str, Any]) -> None:
    item = next(iter(told)).split(".")[0]
    began = {f"{item}.{'on' if item == 'rf07' else 'since'}": days_ago(40)}
    assert screened({**told, **began}, today=days_ago(-20)).level is E


# The calendar -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "today", "years"),
    [
        (date(2008, 3, 2), date(2026, 3, 1), 17),
        (date(2008, 3, 2), date(2026, 3, 2), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2007, 12, 31), date(2026, 1, 1), 18),
    ],
)
def test_age_is_counted_in_whole_years(born: date, today: date, years: int) -> None:
    assert age_years(born, today) == years


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 2, 28), 12, date(2024, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_are_calendar_months(day: date, months: int, result: date) -> None:
    assert add_months(day, months) == result


@pytest.mark.parametrize(("today", "level"), [(date(2025, 2, 28), C), (date(2025, 3, 1), M)])
def test_a_fusion_on_a_leap_day_is_older_than_12_months_after_its_last_day(
    today: date, level: Any
) -> None:
    told = {"rf22.fused": YES, "rf22.fused_on": date(2024, 2, 29)}
    assert screen(adult(told, on=today), today, RULES).level is level


@pytest.mark.parametrize(
    ("operated_on", "day_42"),
    [
        (date(2024, 1, 20), date(2024, 3, 2)),
        (date(2025, 1, 20), date(2025, 3, 3)),
        (date(2025, 12, 1), date(2026, 1, 12)),
    ],
    ids=["over a leap day", "over February", "over New Year"],
)
def test_day_42_is_42_whole_days_later(operated_on: date, day_42: date) -> None:
    surgeon = seen_by("the surgeon", operated_on + timedelta(days=30))
    told = {
        "rf22.operated": YES,
        "rf22.operated_on": operated_on,
        "rf22.operation_cleared": surgeon,
    }
    before, on_it = day_42 - timedelta(days=1), day_42
    assert screen(adult(told, on=before), before, RULES).level is C
    assert screen(adult(told, on=on_it), on_it, RULES).level is M


@pytest.mark.parametrize(
    ("told", "path"), [({"born_on": date(1880, 1, 1)}, "born_on"), ({"rf13": YES}, "today")]
)
def test_a_day_that_nobody_lives_is_refused(told: dict[str, Any], path: str) -> None:
    today = DAY if path == "born_on" else date.max
    with pytest.raises(OutOfRange) as refused:
        screen(adult(told), today, RULES)
    assert refused.value.path == path


def test_a_wrong_birth_date_never_hides_an_emergency() -> None:
    assert screened({"born_on": date.min, "rf08": YES}).level is E
