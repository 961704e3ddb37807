"""Markdown as text: tables, marks, and the head of a printed page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from enum import StrEnum
from typing import Any

from lumbar.core.evidence import EVIDENCE
from lumbar.core.ruleset import RULES

_FIELDS = {field.name: getattr(RULES, field.name) for field in fields(RULES)}


def fill(sentence: str) -> str:
    """Put the numbers of the ruleset into a sentence that names its fields in braces."""
    return sentence.format_map(_FIELDS)


def words(value: Any) -> str:
    """Write any value of a table as a reader would: ``RED`` as red, None as a dash."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, StrEnum):
        return str(value.value).replace("_", " ")
    if isinstance(value, frozenset):
        return ", ".join(sorted(map(words, value)))
    if isinstance(value, (tuple, list)):
        return ", ".join(map(words, value))
    if isinstance(value, dict):
        return "; ".join(f"{words(key)}: {words(item)}" for key, item in value.items())
    return str(value)


def code(value: Any) -> str:
    """Write an identifier as code."""
    return f"`{value}`"


def codes(values: Iterable[Any]) -> str:
    """Write several identifiers as code, or a dash where there is none."""
    return ", ".join(code(str(value)) for value in values) or "–"


def source(key: str) -> str:
    """Link an evidence key to its row, its mark in front."""
    return f"[{EVIDENCE[key].mark}] [{key}](../evidence.md#{key})"


def _cell(value: Any) -> str:
    text = value if type(value) is str else words(value)
    return re.sub(r"\s+", " ", text).replace("|", "\\|").strip()


def table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Write a table; a cell that is not text is written by :func:`words`."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines) + "\n"


def bullets(*lines: str) -> str:
    """Write a list."""
    return "\n".join(f"- {line}" for line in lines) + "\n"


def section(title: str, *parts: str) -> str:
    """Write a second-level section."""
    return "\n".join((f"## {title}\n", *(part.rstrip("\n") + "\n" for part in parts)))


def page(title: str, modules: Iterable[str], *parts: str) -> str:
    """Write a page: its title, what it was printed from, its parts."""
    places = ", ".join(code(place) for place in modules)
    head = (
        f"# {title}\n\n"
        f"*Printed by `make docs` from {places}, ruleset {RULES.version}. To change this page,"
        " change the table in the code. What the marks mean stands in the [index](README.md).*\n"
    )
    body = "\n".join(part.rstrip("\n") + "\n" for part in (head, *parts))
    return re.sub(r"\n{3,}", "\n\n", body)
