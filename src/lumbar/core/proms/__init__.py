"""Score what the person answered: every measure of rules page, section e.

Formulas and cut-offs are facts and stand here; the wording of the questions does
not (``content/questionnaires``). ``score`` is the one public verb.
"""

from lumbar.core.proms.score import Answers, Score, score
from lumbar.core.proms.words import TALK_TO_CLINICIAN, Band, Flag, Measure, ScoreCode

__all__ = [
    "TALK_TO_CLINICIAN",
    "Answers",
    "Band",
    "Flag",
    "Measure",
    "Score",
    "ScoreCode",
    "score",
]
