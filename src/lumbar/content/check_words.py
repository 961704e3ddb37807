"""Check the words: every language complete, nothing that frightens or blames."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lumbar.content.check_library import used_words
from lumbar.content.draft import Draft, Parsed
from lumbar.content.errors import Problem
from lumbar.content.files import find, read_yaml_file, shown
from lumbar.content.schema import ExerciseShape, TagWordsShape
from lumbar.content.text import ExerciseText
from lumbar.core.words import Tag

FORBIDDEN = re.compile(r"\b(weak|unstable|slipped|wear[ -]and[ -]tear|crumbling)\b", re.IGNORECASE)
"""Words that make people expect harm (rules page, section g; O'Sullivan 2020)."""

PATIENT_TEXTS = (
    "exercises/*/*.md",
    "programmes/*/*.md",
    "education/**/*.md",
    "reasons/*.yaml",
    "vocabulary/*.*.yaml",
)
"""What a patient may read. Screening questions are not here: they must ask about weakness."""


FACTS_OF = {"exercises": "exercise.yaml", "programmes": "programme.yaml"}
"""The file without language that each kind of folder must have."""

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


def check_words(draft: Draft) -> Iterator[Problem]:
    """Find missing languages, missing vocabulary and forbidden words."""
    for slug, exercise in draft.exercises.items():
        for text in draft.texts.get(slug, {}).values():
            yield from _modifications(exercise, text)
    yield from _languages(draft)
    yield from _orphans(draft)
    yield from _vocabulary(draft)
    yield from _forbidden(draft)


def _languages(draft: Draft) -> Iterator[Problem]:
    for kind, folder in (("exercises", draft.exercises), ("programmes", draft.programmes)):
        for slug, parsed in folder.items():
            for language in draft.languages or ("en",):
                rel = f"{kind}/{slug}/{language}.md"
                if not any((layer / rel).exists() for layer in draft.layers):
                    yield parsed.source.problem(f"there is no {language}.md beside it", ("id",))


def _modifications(
    exercise: Parsed[ExerciseShape], text: Parsed[ExerciseText]
) -> Iterator[Problem]:
    for tag in text.value.modify:
        if tag not in (*exercise.value.modify, *exercise.value.exclude):
            yield text.problem(
                f"modify: the exercise has no tag {tag} in modify or exclude", "modify", tag.value
            )


def _orphans(draft: Draft) -> Iterator[Problem]:
    for kind, facts in FACTS_OF.items():
        for layer in draft.layers:
            for folder in sorted(path for path in layer.glob(f"{kind}/*") if path.is_dir()):
                rel = f"{kind}/{folder.name}/{facts}"
                if not any((other / rel).exists() for other in draft.layers):
                    yield Problem(shown(folder), 1, f"the folder has no {facts}")
                for text in sorted(folder.glob("*.md")):
                    if not LANGUAGE.fullmatch(text.stem):
                        yield Problem(shown(text), 1, f"{text.stem!r} is not a language code")


def _vocabulary(draft: Draft) -> Iterator[Problem]:
    if draft.tags is not None:
        for tag in Tag:
            if tag not in draft.tags.value.tags:
                yield draft.tags.problem(f"tags: {tag} is missing", "tags")
    modified = {t for e in draft.exercises.values() for t in e.value.modify}
    for words in draft.tag_words.values():
        yield from _tag_words(words, modified)
    used = used_words(draft)
    for equipment in draft.equipment_words.values():
        for word in sorted(used - set(equipment.value.equipment)):
            yield equipment.problem(f"equipment: {word} is missing", "equipment")
    for reasons in draft.not_planned.values():
        for exercise in draft.exercises.values():
            reason = exercise.value.not_schedulable
            if reason and reason not in reasons.value.not_schedulable:
                yield exercise.problem(
                    f"not_schedulable: {reason} has no sentence", "not_schedulable"
                )


def _tag_words(words: Parsed[TagWordsShape], modified: set[Tag]) -> Iterator[Problem]:
    for tag in Tag:
        found = words.value.tags.get(tag)
        if found is None:
            yield words.problem(f"tags: {tag} is missing", "tags")
        elif tag in modified and found.modify is None:
            yield words.problem(f"tags: {tag} needs a modify sentence", "tags", tag.value)


def _forbidden(draft: Draft) -> Iterator[Problem]:
    for pattern in PATIENT_TEXTS:
        for rel, path in find(draft.layers, pattern):
            source = read_yaml_file(path, rel)
            for number, line in enumerate(source.text.split("\n"), 1):
                for match in FORBIDDEN.finditer(line):
                    yield source.problem_at(
                        number, f"the word {match[0]!r} makes people expect harm: say it otherwise"
                    )
