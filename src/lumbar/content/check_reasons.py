"""Check the sentences of the reasons: readable in every language, the same codes in each."""

from __future__ import annotations

from collections.abc import Iterator

from lumbar.content.draft import Draft
from lumbar.content.errors import Problem
from lumbar.content.reasons import read_sentences


def check_reasons(draft: Draft) -> Iterator[Problem]:
    """Find broken sentence files, and codes that one language words and another does not."""
    root = draft.layers[0]
    by_language = {}
    for language in draft.languages:
        by_language[language], problems = read_sentences(root, language)
        yield from problems
    everything = {code for sentences in by_language.values() for code in sentences}
    for language, sentences in by_language.items():
        for code in sorted(everything - set(sentences)):
            yield Problem(str(root / "reasons"), 1, f"{code} has no sentence in {language!r}")
