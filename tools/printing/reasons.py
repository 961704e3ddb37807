"""Print the sentence of every reason code."""

from __future__ import annotations

from itertools import groupby

from tools.printing.markdown import code, section, table

from lumbar.content.reasons import load_sentences

HEAD = """# Reasons

*Printed by `make docs` from `content/reasons`.*

Every code that a decision can give, and the sentence a person reads. `{name}` is filled from the
numbers of the reason.
"""


def print_reasons() -> str:
    """Print the page of the reasons."""
    said = sorted(load_sentences().items())
    rooms = groupby(said, key=lambda pair: pair[0].partition(".")[0])
    parts = [
        section(room, table(("code", "sentence"), ((code(key), line) for key, line in each)))
        for room, each in rooms
    ]
    return "\n".join((HEAD, *parts))
