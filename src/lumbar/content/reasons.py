"""Turn a reason (code and numbers) into the sentence a person reads.

The sentences stand in ``reasons/<room>.<language>.yaml``: one for each code, with
``{name}`` where a number of that name goes.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path

from pydantic import RootModel

from lumbar.content.errors import BrokenContent, Problem
from lumbar.content.files import BUILT_IN, find, read_yaml_file
from lumbar.content.help_lines import HelpLines, fill_numbers, help_lines
from lumbar.content.questionnaires import measure_names
from lumbar.content.reading import read_shape
from lumbar.content.schema import Text
from lumbar.content.text import Texts
from lumbar.core.errors import BrokenTable
from lumbar.core.reasons import Number, Reason
from lumbar.core.words import Tag

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
"""Where a number goes in a sentence."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class _Sentences(RootModel[dict[str, Text]]):
    """Map each code of a room to its sentence."""


def read_sentences(root: Path, language: str) -> tuple[dict[str, str], list[Problem]]:
    """Read the sentences of all rooms in one language, and every problem of their files."""
    sentences: dict[str, str] = {}
    problems: list[Problem] = []
    for rel, path in find((root,), f"reasons/*.{language}.yaml"):
        source = read_yaml_file(path, rel)
        found, wrong = read_shape(source, _Sentences)
        problems += wrong
        for code, sentence in (found.root if found else {}).items():
            if code in sentences:
                problems.append(source.problem(f"{code} already has a sentence", (code,)))
            problems += [
                source.problem(f"{code}: {{{name}}} is not a name to fill in", (code,))
                for name in PLACEHOLDER.findall(sentence)
                if not name.isidentifier()
            ]
            sentences[code] = sentence.strip()
    return sentences, problems


@lru_cache(maxsize=4)
def load_sentences(language: str = "en", root: Path = BUILT_IN) -> dict[str, str]:
    """Load the sentences of all rooms; raise ``BrokenContent`` with every problem."""
    sentences, problems = read_sentences(root, language)
    if problems:
        raise BrokenContent(problems)
    return sentences


def sentence_of(
    reason: Reason,
    texts: Texts | None = None,
    language: str = "en",
    lines: HelpLines | None = None,
) -> str:
    """Say a reason in one sentence; with ``texts``, exercises and tags are called by name.

    ``lines`` is who to call; without it, the row for any country is taken.
    Raises ``BrokenTable`` when the code has no sentence or a number it needs is missing.
    """
    sentences = load_sentences(texts.language if texts else language)
    if reason.code not in sentences:
        raise BrokenTable(f"the reason {reason.code} has no sentence")

    def fill(match: re.Match[str]) -> str:
        if match[1] not in reason.numbers:
            raise BrokenTable(f"the reason {reason.code} carries no {match[1]}")
        return in_words(reason.numbers[match[1]], texts)

    sentence = fill_numbers(sentences[reason.code], lines or help_lines())
    said = PLACEHOLDER.sub(fill, sentence)
    return said[:1].upper() + said[1:]


def in_words(value: Number, texts: Texts | None = None) -> str:
    """Put one value of a reason in words: a date, an exercise, a tag, a list of them, a figure."""
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, int):
        return str(value)
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if len(parts) > 1:
        named = [_named(part, texts) for part in parts]
        return f"{', '.join(named[:-1])} and {named[-1]}"
    return _named(value, texts)


def _named(word: str, texts: Texts | None) -> str:
    if _DATE.fullmatch(word):
        day = date.fromisoformat(word)
        return f"{day.day} {day:%B %Y}"
    if texts and word in texts.exercises:
        return texts.exercises[word].name
    if texts and word in set(Tag) and Tag(word) in texts.tags:
        return texts.tags[Tag(word)].name
    if texts and word in texts.equipment:
        return texts.equipment[word]
    language = texts.language if texts else "en"
    sentences = load_sentences(language)
    if word in sentences:  # a reason that quotes the sentence of another
        return sentences[word]
    measures = measure_names(language)
    return measures.get(word, word.replace("_", " "))
