"""Dates that lie ahead of the day of use: where they stand, and the answers without them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from lumbar.core.screening.answers import Clearance, Examination, ScreenAnswers, TagEnd
from lumbar.core.screening.triage import HeldTag
from lumbar.core.words import Tag


def _may_lie_ahead(record: Any, field: str) -> bool:
    """Tell whether a field holds a due date, the only date that may lie ahead."""
    if isinstance(record, HeldTag):
        return field == "event_on" and record.tag is Tag.PREGNANCY_T2_T3
    return field == "due_on"


def _inside(record: Any) -> Iterator[tuple[str, Any]]:
    """List what stands inside a record, a table or a list, with the name of its place."""
    if isinstance(record, dict):
        yield from record.items()
    elif isinstance(record, tuple):
        yield from ((str(place), value) for place, value in enumerate(record))
    elif is_dataclass(record):
        for field in fields(record):
            if not _may_lie_ahead(record, field.name):
                yield field.name, getattr(record, field.name)


def find_ahead(record: Any, today: date) -> tuple[str, date] | None:
    """Find the first date after today, with its dotted path; None when there is none."""
    for name, value in _inside(record):
        if isinstance(value, date) and value > today:
            return name, value
        inner = find_ahead(value, today)
        if inner is not None:
            return f"{name}.{inner[0]}", inner[1]
    return None


def _is_record_ahead(value: Any, today: date) -> bool:
    return isinstance(value, (Clearance, Examination, TagEnd)) and value.on > today


def _pull(value: Any, today: date) -> Any:
    if isinstance(value, date):
        return min(value, today)
    if isinstance(value, dict):
        return {name: _pull(inner, today) for name, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(_pull(inner, today) for inner in value if not _is_record_ahead(inner, today))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(
        value,
        **{
            name: None if _is_record_ahead(inner, today) else _pull(inner, today)
            for name, inner in _inside(value)
        },
    )


def without_ahead(answers: ScreenAnswers, today: date) -> ScreenAnswers:
    """Give the answers with every event pulled back to today and every later record left out.

    Both are the stricter reading. It serves only to show an emergency that is given
    beside a wrong date.
    """
    pulled: ScreenAnswers = _pull(answers, today)
    return pulled
