"""What the figure room says when a movement script cannot be drawn.

::

    Refusal
    ├── BadScript           a word or a value of the script that the language does not have
    └── ImpossiblePose      a pose that no body can take: a planted part out of reach,
                            an angle beyond its joint's limit
"""

from __future__ import annotations

from lumbar.core.errors import Refusal


class BadScript(Refusal, ValueError):
    """Refuse a word, a shape or a value that the script language does not have."""


class ImpossiblePose(Refusal):
    """Refuse a pose that no body can take."""
