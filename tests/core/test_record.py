"""A record checks the limits of its fields however it is made."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass
from datetime import date
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from lumbar.core.errors import OutOfRange
from lumbar.core.reasons import Considered, Reason
from lumbar.core.record import Nprs, Range, Record

Month = Annotated[int, Range(1, 12)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Record):
    pain: Nprs
    night: Nprs | None = None
    share: Annotated[float, Range(0, 1)] = 1.0
    months: tuple[Month, ...] = ()
    on: date | None = None


@pytest.mark.parametrize("pain", [0, 10])
def test_both_ends_of_a_range_are_allowed(pain: int) -> None:
    assert Entry(pain=pain).pain == pain


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"pain": -1}, "pain"),
        ({"pain": 11}, "pain"),
        ({"pain": 3, "night": 11}, "night"),
        ({"pain": 3, "share": 1.01}, "share"),
        ({"pain": 3, "share": float("nan")}, "share"),
    ],
)
def test_a_number_outside_its_range_is_refused_by_name(values: dict[str, Any], path: str) -> None:
    with pytest.raises(OutOfRange) as refused:
        Entry(**values)
    assert refused.value.path == path
    assert refused.value.remedy.startswith("give a value from ")


def test_not_reported_is_its_own_value_and_never_zero() -> None:
    entry = Entry(pain=0)
    assert (entry.night, entry.pain) == (None, 0)


def test_a_record_is_frozen_and_takes_no_other_field() -> None:
    entry = Entry(pain=3)
    with pytest.raises(FrozenInstanceError):
        entry.pain = 4  # type: ignore[misc]
    with pytest.raises(TypeError):
        Entry(pain=3, other=1)  # type: ignore[call-arg]


def test_the_edge_reads_the_same_limits_for_its_schema() -> None:
    edge = TypeAdapter(Entry)
    pain = edge.json_schema()["properties"]["pain"]
    assert (pain["minimum"], pain["maximum"]) == (0, 10)
    with pytest.raises(ValidationError):
        edge.validate_python({"pain": 11})


def test_a_reason_carries_its_code_its_evidence_and_its_numbers() -> None:
    reason = Reason("screen.rf01", "nhs-back-pain")
    assert (reason.numbers, Considered("RF01", "E", reason).reason) == ({}, reason)
