"""What a room says when it will not decide.

::

    LumbarError
    ├── Refusal                 a room refuses rather than guesses
    │   ├── MissingAnswer       something the decision needs was not answered
    │   ├── OutOfRange          a number outside what the rules define
    │   ├── Contradiction       two inputs that cannot both be true
    │   ├── DataTooOld          an answer older than the rules allow
    │   ├── RedFlagOpen         exercising alone is not cleared today
    │   ├── NotForThisPerson    the thing asked for is excluded for this person
    │   └── UnknownName         an exercise, tag or measure nobody has defined
    └── BrokenTable             a rule table with a key missing (a defect of ours)

Every refusal carries ``path`` (where in the input, dotted) and ``remedy`` (what
the caller can do about it).
"""

from __future__ import annotations


class LumbarError(Exception):
    """The root of everything Lumbar raises on purpose."""


class Refusal(LumbarError):
    """Refuse to decide, with the place in the input and the remedy."""

    def __init__(self, sentence: str, *, path: str = "", remedy: str = "") -> None:
        """Keep the sentence, the dotted path of the field and what to do about it."""
        super().__init__(sentence)
        self.sentence = sentence
        self.path = path
        self.remedy = remedy


class MissingAnswer(Refusal):
    """Refuse because something the decision needs was not answered."""


class OutOfRange(Refusal, ValueError):
    """Refuse a number outside the range that the rules define."""


class Contradiction(Refusal, ValueError):
    """Refuse two inputs that cannot both be true."""


class DataTooOld(Refusal):
    """Refuse an answer that is older than the rules allow."""


class RedFlagOpen(Refusal):
    """Refuse because exercising alone is not cleared today."""


class NotForThisPerson(Refusal):
    """Refuse something that is excluded for this person."""


class UnknownName(Refusal):
    """Refuse a name that the library or the rules do not define."""


class BrokenTable(LumbarError):
    """Report a rule table that lacks a key; never the fault of the input."""
