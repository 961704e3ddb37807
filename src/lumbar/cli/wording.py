"""Doses, days and paragraphs as a person reads them in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from lumbar.cli.settings import country
from lumbar.content.help_lines import fill_numbers, help_lines
from lumbar.core.library import Dose

WIDTH = 96
DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def seconds(amount: int) -> str:
    """Say a length of time in seconds or minutes."""
    minutes, rest = divmod(amount, 60)
    if not minutes:
        return f"{amount} seconds"
    whole = f"{minutes} minute{'' if minutes == 1 else 's'}"
    return f"{whole} {rest} seconds" if rest else whole


def dose(amount: Dose) -> str:
    """Say a dose: sets, repetitions or time, hold, load, sides and rest."""
    amounts = seconds(amount.duration_s) if amount.duration_s else str(amount.reps)
    first = amounts if amount.sets == 1 else f"{amount.sets} sets of {amounts}"
    if amount.sets == 1 and not amount.duration_s:
        first += " time" if amount.reps == 1 else " times"
    parts = [f"{first} each side" if amount.per_side else first]
    if amount.hold_s:
        parts.append(f"hold {seconds(amount.hold_s)}")
    if amount.load_kg is not None:
        parts.append(f"{amount.load_kg:g} kg")
    if amount.rest_s and amount.sets > 1:
        parts.append(f"rest {seconds(amount.rest_s)} between sets")
    return ", ".join(parts)


def days(weekdays: Iterable[int]) -> str:
    """Say weekdays (1 Monday to 7 Sunday)."""
    names = [DAY_NAMES[day - 1] for day in weekdays]
    return "every day" if len(names) == len(DAY_NAMES) else " ".join(names)


def day(on: date) -> str:
    """Say a date: Friday 20 November 2026."""
    return f"{on:%A} {on.day} {on:%B %Y}"


def paragraph(text: str, indent: int = 0, bullet: str = "") -> str:
    """Wrap a text to the width of the page, a bullet in front of its first line."""
    first = " " * indent + bullet
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_on_hyphens=False,
    )


def heading(text: str) -> str:
    """Set a heading apart."""
    return f"\n{text}\n{'-' * len(text)}"


def with_numbers(text: str) -> str:
    """Fill in who to call in the country that is set."""
    return fill_numbers(text, help_lines(country()))


def bullet_list(texts: Iterable[str]) -> list[str]:
    """Wrap each text as an item of a list."""
    return [paragraph(text, 0, "- ") for text in texts]


def table(rows: Sequence[Mapping[str, object]]) -> str:
    """Set rows of the same keys in columns, the keys as the heading."""
    if not rows:
        return "nothing to list"
    names = list(rows[0])
    cells = [[_cell(row[name]) for name in names] for row in rows]
    widths = [max(len(text) for text in column) for column in zip(names, *cells, strict=True)]
    lines = [names, ["-" * width for width in widths], *cells]
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
