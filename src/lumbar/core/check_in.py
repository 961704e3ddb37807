"""Ask what has happened since last time that stops exercising alone.

Asked at every session. The signs themselves are judged in ``live``, because the same
table must stop a session on a phone with no network.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from lumbar.core.errors import MissingAnswer
from lumbar.core.reasons import Reason
from lumbar.core.record import Range, Record
from lumbar.core.ruleset import Ruleset
from lumbar.core.screening.codes import ScreenCode
from lumbar.core.screening.story import evidence_of
from lumbar.core.screening.triage import Finding
from lumbar.core.words import Answer, Level, Profile, Sex, Tag
from lumbar.live.signs import OLDEST_AGE_YEARS, list_signs


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInAnswers(Record):
    """Answer the questions of a check-in: each asks for what is new or worse since last time.

    ``maternity_sign`` is asked in pregnancy and in the 12 weeks after a birth,
    ``fall_new_pain`` after a fall, ``both_legs_weak`` after a leg that lost strength.
    """

    rf01: Answer | None = None
    rf02: Answer | None = None
    rf03: Answer | None = None
    rf04: Answer | None = None
    rf05: Answer | None = None
    one_leg_weak: Answer | None = None
    both_legs_weak: Answer | None = None
    tripping: Answer | None = None
    clumsy: Answer | None = None
    serious_fall: Answer | None = None
    fall: Answer | None = None
    fall_new_pain: Answer | None = None
    chest_or_breath: Answer | None = None
    fever: Answer | None = None
    tearing_or_faint: Answer | None = None
    sudden_severe: Answer | None = None
    maternity_sign: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInPerson(Record):
    """Hold what a check-in must know of the person from the last screen.

    None is "not known" and is never read as a no.
    """

    profile: Profile
    age_years: Annotated[int, Range(0, OLDEST_AGE_YEARS)]
    sex: Sex
    tags: tuple[Tag, ...] = ()
    rf11: Answer | None = None
    aneurysm: Answer | None = None
    pregnant: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn(Record):
    """State what a check-in found: the level (OK, U or E) and the new findings."""

    level: Level
    findings: tuple[Finding, ...]
    reasons: tuple[Reason, ...]
    ruleset: str


ITEM_OF: dict[str, str] = {
    "rf01": "RF01",
    "rf02": "RF02",
    "rf03": "RF03",
    "rf04": "RF04",
    "rf05": "RF05",
    "one_leg_weak": "RF06a",
    "both_legs_weak": "RF06b",
    "tripping": "RF06c",
    "clumsy": "RF06d",
    "serious_fall": "RF07",
    "fall": "fall",
    "fall_new_pain": "fall_new_pain",
    "chest_or_breath": "RF08",
    "fever": "RF10",
    "tearing_or_faint": "RF09a",
    "sudden_severe": "RF16c",
    "maternity_sign": "RF21c",
}
"""The sign behind each question of a check-in."""

ASKED_AFTER = {"both_legs_weak": "one_leg_weak", "fall_new_pain": "fall"}
"""Questions that are asked only when another is not answered no."""

ROW_OF = {"fall_new_pain": "RF16", "fall": "RF16"}
"""The row of the red-flag table that a sign without a row of its own belongs to."""


def row_of(sign: str) -> str:
    """Name the red-flag row a sign belongs to, so that a clearance can name it."""
    return ROW_OF.get(sign, sign[:4] if sign.startswith("RF") else sign)


def _is_asked(question: str, answers: CheckInAnswers, person: CheckInPerson) -> bool:
    if question == "maternity_sign":
        tagged = Tag.PREGNANCY_T2_T3 in person.tags or Tag.POSTPARTUM_LT12W in person.tags
        unknown = person.pregnant is None and person.sex is not Sex.MAN
        return tagged or unknown or bool(person.pregnant)
    above: Answer | None = getattr(answers, ASKED_AFTER.get(question, question))
    return question not in ASKED_AFTER or (above is not None and above.may_be)


def _first_missing(answers: CheckInAnswers, person: CheckInPerson) -> str | None:
    for question in ITEM_OF:
        if getattr(answers, question) is None and _is_asked(question, answers, person):
            return question
    return None


def _findings(answers: CheckInAnswers, person: CheckInPerson, today: date) -> tuple[Finding, ...]:
    given = {
        sign: str(answer)
        for question, sign in ITEM_OF.items()
        if (answer := getattr(answers, question)) is not None
    }
    known: dict[str, object] = {
        "tags": [str(tag) for tag in person.tags],
        "age": person.age_years,
        "sex": str(person.sex),
        "rf11": str(person.rf11 or Answer.NOT_SURE),
        "rf09b": str(person.aneurysm or Answer.NOT_SURE),
        "strict": person.profile is Profile.STRICT,
    }
    gravest: dict[str, Level] = {}  # the signs come gravest first
    for sign in list_signs(dict(given), known):
        gravest.setdefault(row_of(sign.item), Level(sign.level))
    return tuple(
        Finding(item=row, level=level, reported_on=today) for row, level in gravest.items()
    )


def check_in(
    answers: CheckInAnswers, person: CheckInPerson, today: date, rules: Ruleset
) -> CheckIn:
    """Decide whether a session may start today by what is new since last time.

    An emergency already given is shown at once; otherwise a question without an
    answer raises ``MissingAnswer``. The findings go into the next screen's ``earlier``.
    """
    findings = _findings(answers, person, today)
    level = max((f.level for f in findings), key=lambda found: found.rank, default=Level.OK)
    missing = _first_missing(answers, person)
    if level is not Level.EMERGENCY and missing is not None:
        raise MissingAnswer(
            "a check-in question is not answered",
            path=missing,
            remedy="answer yes, no or not_sure",
        )
    reasons = tuple(
        Reason(
            code=ScreenCode.CHECK_IN_SIGN,
            evidence=evidence_of(finding.item),
            numbers={"item": finding.item, "level": finding.level.value},
        )
        for finding in findings
    ) or (Reason(code=ScreenCode.CHECK_IN_FINE, evidence="design"),)
    return CheckIn(level=level, findings=findings, reasons=reasons, ruleset=rules.version)
