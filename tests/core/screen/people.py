"""People for the screening tests: an adult who answers no to everything, and what they tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from lumbar.core.ruleset import RULES
from lumbar.core.screen import screen
from lumbar.core.screening import answers as form
from lumbar.core.screening.answers import (
    Clearance,
    Course,
    EndKind,
    Examination,
    ScreenAnswers,
    TagEnd,
)
from lumbar.core.screening.triage import Finding, HeldTag, Triage
from lumbar.core.screening.verdict import Case
from lumbar.core.words import Answer, Level, Profile, Sex, Tag

YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.NOT_SURE
ANSWERS = (NO, UNSURE, YES)
OK, M, C, U, E = Level
DAY = date(2026, 3, 2)
"""The day the questions are answered."""

NO_FLAGS = form.RedFlags(
    rf01=NO,
    rf02=form.Symptom(present=NO),
    rf03=form.Symptom(present=NO),
    rf04=NO,
    rf05=form.BothLegs(present=NO),
    rf06=form.LegWeakness(one_leg=NO, tripping=NO, clumsy=NO),
    rf07=form.Accident(present=NO),
    rf08=NO,
    rf09=form.Aorta(sudden=NO, aneurysm=NO),
    rf10=NO,
    rf11=NO,
    rf12=form.Cancer(ever=NO),
    rf13=NO,
    rf14=NO,
    rf15=NO,
    rf16=form.Bones(fragile=NO, steroids=NO, minor_knock=NO, sudden_new_severe=NO),
    rf17=NO,
    rf18=NO,
    rf19=form.Inflammatory(over_3_months=NO),
    rf20=form.CoughPain(present=NO),
    rf21=form.Maternity(pregnant=NO, gave_birth=NO),
    rf22=form.SpineSurgery(operated=NO, fused=NO),
    rf23=form.Heart(told_not_to=NO, blood_pressure=NO, dizzy=NO),
)
NO_TAGS = form.TagQuestions(
    tq02=form.SpineFracture(present=NO),
    tq05=form.Midline(ridge_or_told=NO),
    tq06=form.Abdomen(hernia=NO, operation=NO),
    tq13=NO,
    tq14=NO,
    tq15=NO,
    tq16=NO,
    tq18=NO,
    tq19=NO,
    tq20=NO,
    tq21=NO,
    tq22=form.HipReplacement(precautions=NO),
    tq23=NO,
    tq24=form.Falls(present=NO),
    tq27=YES,
)
SUPERVISED = {"profile": Profile.SUPERVISED}
MAN = {"sex": Sex.MAN}


def days_ago(days: int, today: date = DAY) -> date:
    """Give the date so many days before; negative lies ahead."""
    return today - timedelta(days=days)


def aged(years: int, today: date = DAY) -> date:
    """Give the birth date of somebody who turns that age today."""
    return today.replace(year=today.year - years)


def tell(answers: ScreenAnswers, told: dict[str, Any]) -> ScreenAnswers:
    """Change answers by dotted path; "rf06.one_leg" and "tq27" need no longer path."""
    for path, value in told.items():
        prefix = {"rf": "red_flags.", "tq": "tag_questions."}.get(path[:2], "")
        answers = _changed(answers, (prefix + path).split("."), value)
    return answers


def _changed(record: Any, path: list[str], value: Any) -> Any:
    inner = value if len(path) == 1 else _changed(getattr(record, path[0]), path[1:], value)
    return replace(record, **{path[0]: inner})


def adult(told: dict[str, Any] | None = None, *, age: int = 45, on: date = DAY) -> ScreenAnswers:
    """Make a woman of 45 who answers no to everything, then let her tell something."""
    born = aged(age, on)
    nothing = ScreenAnswers(
        answered_on=on, born_on=born, sex=Sex.WOMAN, red_flags=NO_FLAGS, tag_questions=NO_TAGS
    )
    return tell(nothing, told or {})


def screened(told: dict[str, Any] | None = None, *, age: int = 45, today: date = DAY) -> Triage:
    """Screen that adult on a day; the questions were answered on ``DAY``."""
    return screen(adult(told, age=age), today, RULES)


def again(
    before: Triage, told: dict[str, Any] | None = None, *, after_days: int = 0
) -> ScreenAnswers:
    """Let her answer no to everything again, with what the last screen found and held."""
    day = before.today + timedelta(days=after_days)
    kept = {"earlier": before.findings, "held": before.held}
    return adult({"profile": before.profile, **kept, **(told or {})}, on=day)


def case_of(**known: Any) -> Case:
    """Make the case of a woman of 45 in the strict profile, on ``DAY``."""
    usual = {
        "today": DAY,
        "rules": RULES,
        "profile": Profile.STRICT,
        "age": 45,
        "sex": Sex.WOMAN,
        "spine_fracture": False,
        "thin_bones": False,
        "answered_on": DAY,
        "reported": {},
    }
    return Case(**{**usual, **known})


def seen_by(who: str, on: date) -> Examination:
    """Record that somebody examined or cleared her on a day."""
    return Examination(by=who, on=on)


def cleared(*items: str, level: Level, on: date, **said: Any) -> Clearance:
    """Record a clearance by a clinician who wrote down what was found."""
    usual = {"by": "Dr Ada Abara", "by_clinician": True, "found": "nothing that forbids exercise"}
    return Clearance(items=items, level=level, on=on, **{**usual, **said})


def self_cleared(*items: str, level: Level, on: date, **said: Any) -> Clearance:
    """Record a clearance by the person alone."""
    usual = {"by": "the walk-in clinic", "by_clinician": False}
    return Clearance(items=items, level=level, on=on, **{**usual, **said})


def found(item: str, level: Level, reported_on: date = DAY) -> Finding:
    """Make an earlier finding."""
    return Finding(item=item, level=level, reported_on=reported_on)


def held(tag: Tag, source: str, since: date = DAY, event_on: date | None = None) -> HeldTag:
    """Make a tag held from before."""
    return HeldTag(tag=tag, source=source, since=since, event_on=event_on)


def ended(tag: Tag, kind: EndKind, on: date, by: str = "Dr Ada Abara") -> TagEnd:
    """Record the end of a tag."""
    return TagEnd(tag=tag, kind=kind, on=on, by=by)


def long_ago(**said: Any) -> dict[str, Any]:
    """Give the follow-up answers of a symptom unchanged for a year and examined."""
    return {"course": Course.UNCHANGED, "since": days_ago(365), "examined": YES, **said}
