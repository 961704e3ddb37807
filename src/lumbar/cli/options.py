"""Read the values of options, and refuse a bad one in one line that names the option."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from math import isfinite

from lumbar.edge.errors import BadInput


def number(option: str, text: str, low: float, high: float) -> float:
    """Read a number from ``low`` to ``high``; raise ``BadInput`` for anything else."""
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if isfinite(value) and low <= value <= high:
        return value
    raise BadInput(option, f"{text!r} is no number from {low:g} to {high:g}")


def whole(option: str, text: str, low: int, high: int) -> int:
    """Read a whole number from ``low`` to ``high``; raise ``BadInput`` for anything else."""
    if text.isascii() and text.isdigit() and low <= int(text) <= high:
        return int(text)
    raise BadInput(option, f"{text!r} is no whole number from {low} to {high}")


def choice(option: str, text: str, words: Sequence[str]) -> str:
    """Read one of some words; raise ``BadInput`` with those it may be."""
    if text in words:
        return text
    near = get_close_matches(text, words, n=1)
    hint = f"did you mean {near[0]}?" if near else f"use one of: {', '.join(words)}"
    raise BadInput(option, f"{text!r} is not known; {hint}")


def choices(option: str, texts: Iterable[str], words: Sequence[str]) -> tuple[str, ...]:
    """Read words given one by one or with commas between; raise ``BadInput`` for another word."""
    return tuple(choice(option, text, words) for each in texts for text in each.split(","))
