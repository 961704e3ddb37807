"""Every reason can be said in one plain sentence."""

from __future__ import annotations

import importlib
import pkgutil
from enum import StrEnum

import pytest

import lumbar.core
from lumbar.content.loader import load_library
from lumbar.content.reasons import in_words, load_sentences, sentence_of
from lumbar.core.errors import BrokenTable
from lumbar.core.reasons import Reason

TEXTS = load_library().texts["en"]


def codes() -> list[str]:
    """List the reason codes of all rooms: each begins with its room and a dot."""
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(lumbar.core.__path__, "lumbar.core.")
    ]
    classes = [value for module in modules for value in vars(module).values()]
    tables = {
        value
        for value in classes
        if isinstance(value, type) and issubclass(value, StrEnum) and value.__name__[-4:] == "Code"
    }
    return sorted(code for table in tables for code in table if "." in code)


def test_every_reason_code_has_an_english_sentence() -> None:
    sentences = load_sentences()
    assert [code for code in codes() if code not in sentences] == []


def test_every_sentence_ends_like_one() -> None:
    said = load_sentences().items()
    assert [code for code, text in said if not text.endswith((".", "?", "!"))] == []


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (2.0, "2"),
        (35.5, "35.5"),
        (7, "7"),
        ("2026-11-20", "20 November 2026"),
        ("osteoporosis", "osteoporosis"),
        ("extension_first", "extension first"),
        ("osteoporosis, dizziness", "osteoporosis and dizziness"),
    ],
)
def test_a_value_is_put_in_words(value: int | float | str, said: str) -> None:
    assert in_words(value, TEXTS) == said


def test_an_exercise_is_called_by_its_name() -> None:
    assert in_words("plank-wall", TEXTS) == TEXTS.exercises["plank-wall"].name


def test_a_reason_without_a_sentence_is_a_defect_of_ours() -> None:
    with pytest.raises(BrokenTable, match="no sentence"):
        sentence_of(Reason("nowhere.nothing", "design"), TEXTS)
