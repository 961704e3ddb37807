"""Check the words: every language complete, nothing that frightens or blames."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lumbar.content.check_library import used_words
from lumbar.content.draft import Draft, Parsed
from lumbar.content.errors import Problem
from lumbar.content.files import SourceFile, find, read_yaml_file
from lumbar.content.schema import ExerciseShape, TagWordsShape
from lumbar.content.text import ExerciseText
from lumbar.core.evidence import EVIDENCE
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


def check_words(draft: Draft) -> Iterator[Problem]:
    """Find missing languages, unknown evidence, missing vocabulary and forbidden words."""
    for slug, exercise in draft.exercises.items():
        yield from _languages(draft, slug, exercise)
        yield from _facts(exercise)
        for text in draft.texts.get(slug, {}).values():
            yield from _modifications(exercise, text)
    yield from _orphans(draft)
    yield from _vocabulary(draft)
    yield from _forbidden(draft)


def _languages(draft: Draft, slug: str, exercise: Parsed[ExerciseShape]) -> Iterator[Problem]:
    have = draft.texts.get(slug, {})
    for language in draft.languages or ("en",):
        broken = (exercise.source.path.parent / f"{language}.md").exists()
        if language not in have and not broken:
            yield exercise.problem(f"there is no {language}.md beside it", "id")


def _facts(exercise: Parsed[ExerciseShape]) -> Iterator[Problem]:
    value = exercise.value
    for index, key in enumerate(value.evidence):
        if key not in EVIDENCE:
            yield exercise.problem(f"evidence: {key!r} is not a known source", "evidence", index)
    if not value.evidence:
        yield exercise.problem("evidence: name at least one source", "evidence")
    if value.schedulable and not value.roles:
        yield exercise.problem("roles: an exercise that is planned needs a role", "roles")
    if value.schedulable == (value.not_schedulable is not None):
        yield exercise.problem(
            "not_schedulable: give the reason when schedulable is false, and only then",
            "schedulable",
        )


def _modifications(
    exercise: Parsed[ExerciseShape], text: Parsed[ExerciseText]
) -> Iterator[Problem]:
    for tag in text.value.modify:
        if tag not in (*exercise.value.modify, *exercise.value.exclude):
            yield text.problem(
                f"modify: the exercise has no tag {tag} in modify or exclude", "modify", tag.value
            )


def _orphans(draft: Draft) -> Iterator[Problem]:
    for slug, texts in draft.texts.items():
        for text in texts.values():
            if slug not in draft.exercises and not _has_yaml(text.source, draft):
                yield text.source.problem_at(1, f"{slug} has words but no exercise.yaml")
    for layer in draft.layers:
        for folder in sorted(layer.glob("exercises/*")):
            if folder.is_dir() and not any(folder.iterdir()):
                yield Problem(str(folder), 1, "the folder is empty")


def _has_yaml(source: SourceFile, draft: Draft) -> bool:
    return any(
        (layer / "exercises" / source.slug / "exercise.yaml").exists() for layer in draft.layers
    )


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
