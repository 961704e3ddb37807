"""What the live rules say when they will not judge.

A ``ValueError`` of its own, because ``live/`` may import nothing of ``core/``:
the same file runs in the browser.
"""


class BadReport(ValueError):
    """Refuse a report that cannot be judged.

    ``path`` is the dotted place in the input, ``remedy`` what to send instead.
    """

    def __init__(self, path: str, remedy: str) -> None:
        super().__init__(f"{path}: {remedy}")
        self.path = path
        self.remedy = remedy
