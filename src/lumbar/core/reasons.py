"""Why a room decided as it did: codes and numbers, never prose.

The sentence a person reads is made from the code and the numbers elsewhere
(``content/reasons``), in the person's own language.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lumbar.core.record import Record

Number = int | float | str
"""A value a sentence may quote: a figure, a date in ISO form, an id, a tag."""


@dataclass(frozen=True, slots=True)
class Reason(Record):
    """State one reason: its code, the numbers in it and the key of its evidence."""

    code: str
    evidence: str
    numbers: dict[str, Number] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Considered(Record):
    """State one thing that was weighed (``what``) and what came of it."""

    what: str
    outcome: str
    reason: Reason
