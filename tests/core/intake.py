"""Invented intakes for the tests of *assess* and *plan*: one value changed at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from lumbar.content.loader import load_library
from lumbar.core.assess import assess
from lumbar.core.assessing.assessment import (
    AssessAnswers,
    Assessment,
    DirectionAnswers,
    HomeTest,
    Response,
    Scores,
    TestDirection,
)
from lumbar.core.library import Library
from lumbar.core.plan import plan
from lumbar.core.planning.preferences import PlanPreferences
from lumbar.core.programme import Plan
from lumbar.core.ruleset import RULES
from lumbar.core.screening.codes import OPEN_AT
from lumbar.core.screening.triage import Finding, HeldTag, Opening, Triage
from lumbar.core.words import Answer, Level, Profile, Stage, Tag

TODAY = date(2026, 11, 20)

EXTENSION = DirectionAnswers(
    sitting=Response.WORSE, bending=Response.WORSE, standing=Response.BETTER
)
FLEXION = DirectionAnswers(
    standing=Response.WORSE, sitting=Response.BETTER, bending=Response.BETTER
)
NEITHER = DirectionAnswers()

EVERYTHING = (
    "band",
    "anchor",
    "weight",
    "bag",
    "raised-surface",
    "mat",
    "ball",
    "stool",
    "counter",
)

REST_PAIN = {Stage.HIGH: 8, Stage.MODERATE: 5, Stage.LOW: 2}


@lru_cache(maxsize=1)
def library() -> Library:
    return load_library().library


def triage(*tags: Tag, level: Level = Level.OK, source: str = "screen", **changed: Any) -> Triage:
    open_at = OPEN_AT[level]
    made = Triage(
        level=level,
        profile=Profile.STRICT,
        today=TODAY,
        findings=(),
        tags=tags,
        held=tuple(HeldTag(tag=tag, source=source, since=TODAY) for tag in tags),
        exercises=open_at.exercises,
        relief=open_at.relief,
        walking=open_at.walking,
        education=open_at.education,
        reassurance=True,
        cards=(),
        high_cap_until=None,
        rescreen_on=TODAY,
        reasons=(),
        considered=(),
        ruleset=RULES.version,
    )
    return replace(made, **changed)


def found(item: str, level: Level) -> Finding:
    return Finding(item=item, level=level, reported_on=TODAY)


def answers(
    rest: int | None = 2, settling: int | None = 10, rmdq: int | None = 5, **more: Any
) -> AssessAnswers:
    known: dict[str, Any] = {
        "pain_now": rest,
        "settling_min": settling,
        "constant_pain": Answer.NO,
        "sleep_broken_most_nights": Answer.NO,
        "leg_symptoms_worsening": Answer.NO,
        "scores": Scores(rmdq=rmdq),
    }
    return AssessAnswers(**(known | more))


def home_test(
    direction: str, pain: tuple[int, int] = (5, 4), leg: tuple[int, int] = (1, 1), **more: Any
) -> HomeTest:
    known: dict[str, Any] = {
        "on": TODAY,
        "direction": TestDirection(direction),
        "movement": {"flexion": "single-knee-to-chest", "extension": "prone-press-elbows"}[
            direction
        ],
        "new_signs": Answer.NO,
        "pain_before": pain[0],
        "pain_after_5min": pain[1],
        "leg_before": leg[0],
        "leg_after_5min": leg[1],
        "went_down_briefly": Answer.NO,
    }
    return HomeTest(**(known | more))


def assessed(given: AssessAnswers | None = None, at: Triage | None = None) -> Assessment:
    return assess(given or answers(), at or triage(), library(), TODAY, RULES)


def at_stage(stage: Stage, directions: DirectionAnswers = NEITHER, *tags: Tag) -> Assessment:
    return assessed(answers(REST_PAIN[stage], directions=directions), triage(*tags))


def planned(assessment: Assessment | None = None, **wishes: Any) -> Plan:
    wanted = PlanPreferences(**wishes)
    return plan(assessment or assessed(), wanted, library(), TODAY, RULES)


def slugs(made: Plan) -> list[str]:
    return [item.exercise for item in made.items]


def everywhere(made: Plan) -> set[str]:
    placed = (
        *made.items,
        *made.relief,
        *made.cool_down,
        *((made.walking,) if made.walking else ()),
    )
    return {item.exercise for item in placed}


def left_out(made: Plan) -> dict[str, str]:
    return {entry.what: entry.reason.code for entry in made.considered}


SURGEON_ONLY = Opening.AS_SET_BY_SURGEON
