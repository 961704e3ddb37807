"""Make any record of the core that its schema allows."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from lumbar.content.loader import load_library
from lumbar.core.record import Range

TODAY = date(2026, 11, 20)
SLUGS = st.sampled_from([*sorted(load_library().library.exercises), "no-such-exercise"])
SLUG_FIELDS = {"exercise", "picked", "disliked", "approved", "movement", "stopped", "to"}
NEAR = st.dates(TODAY - timedelta(days=500), TODAY + timedelta(days=60))
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-5))])
MOMENTS = st.builds(
    lambda day, hour, zone: datetime(day.year, day.month, day.day, hour, 5, tzinfo=zone),
    NEAR,
    st.integers(0, 23),
    ZONES,
)
WORDS = st.sampled_from(["", "RF01", "RF17", "Dr A", "walk to the shop", "test", "clearance"])
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(-3, 1100),
    float: st.floats(-3, 1100, allow_nan=False),
    str: WORDS,
    date: NEAR,
    datetime: MOMENTS,
    NoneType: st.none(),
}


def of(hint: Any, name: str = "") -> st.SearchStrategy[Any]:
    """Give a strategy for one type hint; the field's name tells an exercise from a text."""
    if name in SLUG_FIELDS and hint is str:
        return SLUGS
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _ranged(inner)
    if origin in (Union, UnionType):
        return st.one_of([of(each, name) for each in inner])
    if origin is tuple:
        return _tuples(inner, name)
    if origin is dict:
        return st.dictionaries(of(inner[0], name), of(inner[1]), max_size=2)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if dataclasses.is_dataclass(hint):
        return record(hint)
    return PLAIN[hint]


def _ranged(inner: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    limits = next((mark for mark in inner[1:] if isinstance(mark, Range)), None)
    if limits is None:
        return of(inner[0])
    if inner[0] is int:
        low, high = int(limits.low), int(limits.high)
        near = st.integers(low, min(high, low + 12))
        return st.one_of(near, near, st.sampled_from([low, high]))
    return st.floats(limits.low, limits.high, allow_nan=False)


def _tuples(inner: tuple[Any, ...], name: str) -> st.SearchStrategy[Any]:
    if len(inner) == 2 and inner[1] is Ellipsis:
        return st.lists(of(inner[0], name), max_size=3).map(tuple)
    return st.tuples(*(of(each, name) for each in inner))


def record(kind: Any, **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Give a strategy for a record; a field with a default often keeps it."""
    hints = get_type_hints(kind, include_extras=True)
    required, optional = {}, {}
    for field in dataclasses.fields(kind):
        given = (
            fixed[field.name]
            if field.name in fixed
            else st.deferred(lambda hint=hints[field.name], name=field.name: of(hint, name))
        )
        has_default = (
            field.default is not dataclasses.MISSING
            or field.default_factory is not dataclasses.MISSING
        )
        (optional if has_default else required)[field.name] = given
    return st.fixed_dictionaries(required, optional=optional).map(lambda made: _make(kind, made))


def _make(kind: Any, made: dict[str, Any]) -> Any:
    try:
        return kind(**made)
    except ValueError:
        return kind(**{name: value for name, value in made.items() if name in _needed(kind)})


def _needed(kind: Any) -> set[str]:
    missing = dataclasses.MISSING
    return {
        field.name
        for field in dataclasses.fields(kind)
        if field.default is missing and field.default_factory is missing
    }
