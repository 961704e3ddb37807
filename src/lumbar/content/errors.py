"""What is wrong with the content, and the refusal of a broken folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lumbar.core.errors import LumbarError


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """State one thing that is wrong: the file, the line (counted from 1) and a sentence."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        """Print it as editors and compilers do, so that it can be clicked."""
        return f"{self.file}:{self.line}: {self.sentence}"


class BrokenContent(LumbarError):
    """Refuse a content folder as a whole; ``problems`` names everything that is wrong."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems and make one message of them."""
        self.problems = tuple(problems)
        count = len(self.problems)
        head = f"the content is refused whole: {count} problem{'s' if count != 1 else ''}"
        super().__init__("\n".join([head, *map(str, self.problems)]))
