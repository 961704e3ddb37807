"""What the edge says when it will not let something in."""

from __future__ import annotations

from lumbar.core.errors import LumbarError


class BadInput(LumbarError):
    """Refuse input that cannot be read: one sentence, with the path of the field."""

    def __init__(self, path: str, problem: str) -> None:
        """Keep the dotted path (empty for the whole input) and what is wrong there."""
        super().__init__(f"{path or 'input'}: {problem}")
        self.path = path
        self.problem = problem
