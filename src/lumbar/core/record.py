"""The base of every input and result: frozen, slotted, checked when made.

``Range`` and ``Whole`` mark a field's limits once. The check here refuses a
value outside them however the record was made; the edge reads the same marks
for the JSON Schema (through a hook of plain dictionaries: nothing is imported).
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, get_args, get_origin, get_type_hints

from lumbar.core.errors import OutOfRange


class Range:
    """Mark the lowest and the highest value a field may hold, both allowed."""

    __slots__ = ("high", "low")

    def __init__(self, low: float, high: float) -> None:
        """Keep the two ends, in the unit of the field."""
        self.low = low
        self.high = high

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Add the limits to the schema that the edge builds for the field."""
        schema = handler(source)
        schema["ge"] = self.low
        schema["le"] = self.high
        return schema


Nprs = Annotated[int, Range(0, 10)]
"""Pain on the numeric rating scale: a whole number, 0 none to 10 worst."""

LegLevel = Annotated[int, Range(0, 4)]
"""The lowest point of the pain: 0 back, 1 buttock, 2 thigh, 3 calf, 4 foot."""

Effort = Annotated[int, Range(0, 10)]
"""How hard it felt: 0 nothing at all to 10 all I could do."""

Minutes = Annotated[int, Range(0, 1440)]
"""A length of time within one day, in minutes."""

Count = Annotated[int, Range(0, 1000)]
"""A number of things: sets, repetitions, sessions."""

Seconds = Annotated[int, Range(0, 86400)]
"""A length of time, in seconds."""


def _range_of(hint: Any) -> Range | None:
    if get_origin(hint) is Annotated:
        return next((m for m in get_args(hint)[1:] if isinstance(m, Range)), None)
    return next((found for found in map(_range_of, get_args(hint)) if found), None)


_limits_of: dict[type, tuple[tuple[str, Range], ...]] = {}


def _limits(record: type) -> tuple[tuple[str, Range], ...]:
    # Reading the hints is slow, and a course makes thousands of records.
    if record not in _limits_of:
        hints = get_type_hints(record, include_extras=True)
        found = ((name, _range_of(hint)) for name, hint in hints.items())
        _limits_of[record] = tuple((name, limits) for name, limits in found if limits is not None)
    return _limits_of[record]


class Record:
    """Check the marked limits of every field when a record is made."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    def __post_init__(self) -> None:
        """Raise ``OutOfRange`` for a number outside its field's limits."""
        for name, limits in _limits(type(self)):
            value = getattr(self, name)
            if isinstance(value, (int, float)) and not limits.low <= value <= limits.high:
                raise OutOfRange(
                    f"{name} is {value}; it must be from {limits.low} to {limits.high}",
                    path=name,
                    remedy=f"give a value from {limits.low} to {limits.high}",
                )
