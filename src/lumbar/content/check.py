"""Verify the content: shapes, links, ladders, tags, doses, words. All problems at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from lumbar.content.check_doses import check_doses
from lumbar.content.check_facts import check_facts
from lumbar.content.check_library import check_library
from lumbar.content.check_links import check_links
from lumbar.content.check_movement import check_movement
from lumbar.content.check_overlay import check_overlay
from lumbar.content.check_programmes import check_programmes
from lumbar.content.check_reasons import check_reasons
from lumbar.content.check_tags import check_tags
from lumbar.content.check_words import check_words
from lumbar.content.draft import Draft, read_draft
from lumbar.content.education import check_lessons
from lumbar.content.errors import Problem
from lumbar.content.files import BUILT_IN

Rule = Callable[[Draft], Iterable[Problem]]


def _check_education(draft: Draft) -> list[Problem]:
    return check_lessons(*draft.layers)


RULES: tuple[Rule, ...] = (
    check_facts,
    check_links,
    check_tags,
    check_doses,
    check_words,
    check_programmes,
    check_overlay,
    check_reasons,
    check_movement,
    _check_education,
)
"""What holds for any set of exercises, however small."""

WHOLE_LIBRARY_RULES: tuple[Rule, ...] = (check_library,)
"""What only a whole library can meet: counts, coverage of every tag, every source entry."""


def check_draft(draft: Draft, *, whole: bool = True) -> list[Problem]:
    """List every problem of parsed content, sorted by file and line, each once."""
    rules = RULES + (WHOLE_LIBRARY_RULES if whole else ())
    found = set(draft.problems)
    for rule in rules:
        found.update(rule(draft))
    return sorted(found)


def check_content(
    root: Path = BUILT_IN, overlay: Path | None = None, *, whole: bool = True
) -> list[Problem]:
    """List every problem of a content folder and its overlay; an empty list means it is sound.

    ``whole=False`` leaves out what only a whole library can meet.
    """
    return check_draft(read_draft(root, overlay), whole=whole)


def main(arguments: list[str]) -> int:
    """Print the problems whose file name contains any of the arguments (none: all of them)."""
    problems = [
        str(problem)
        for problem in check_content()
        if not arguments or any(word in problem.file for word in arguments)
    ]
    sys.stdout.writelines(f"{line}\n" for line in problems)
    sys.stdout.write(f"{len(problems)} problems\n")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
