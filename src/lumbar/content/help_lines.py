"""Who to call, by country: the numbers that texts leave open as placeholders."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import RootModel

from lumbar.content.errors import BrokenContent
from lumbar.content.files import BUILT_IN, read_yaml_file
from lumbar.content.reading import read_shape
from lumbar.content.schema import Shape, Text

PLACEHOLDERS = ("emergency_number", "urgent_number", "crisis_number")
"""What a text may leave open; each reads well after the word "call"."""

ANY_COUNTRY = "default"


class HelpLines(Shape):
    """Name who to call in one country: at once, the same day, and in a crisis of mood."""

    emergency: Text
    urgent: Text
    crisis: Text


class _Countries(RootModel[dict[str, HelpLines]]):
    """List the countries (screening/numbers.yaml)."""


@lru_cache(maxsize=2)
def _countries(root: Path) -> dict[str, HelpLines]:
    path = root / "screening" / "numbers.yaml"
    source = read_yaml_file(path, "screening/numbers.yaml")
    countries, problems = read_shape(source, _Countries)
    if countries is None:
        raise BrokenContent(problems)
    if ANY_COUNTRY not in countries.root:
        raise BrokenContent([source.problem(f"the row {ANY_COUNTRY!r} is missing")])
    return countries.root


def help_lines(country: str = ANY_COUNTRY, root: Path = BUILT_IN) -> HelpLines:
    """Give who to call in a country (ISO 3166 code); an unknown one gets the row for any country.

    Raises ``BrokenContent`` when the list itself is wrong.
    """
    countries = _countries(root)
    return countries.get(country.upper(), countries[ANY_COUNTRY])


def fill_numbers(text: str, lines: HelpLines) -> str:
    """Put the numbers into a text; every other brace in it stays as it is."""
    values = (lines.emergency, lines.urgent, lines.crisis)
    for name, value in zip(PLACEHOLDERS, values, strict=True):
        text = text.replace(f"{{{name}}}", value)
    return text
