from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.intake import TODAY, answers, assessed, triage

from lumbar.core.assessing.assessment import (
    AssessCode,
    ClinicianPreference,
    DirectionAnswers,
    Response,
)
from lumbar.core.assessing.direction import POINTS, prefer_direction
from lumbar.core.ruleset import RULES
from lumbar.core.words import Preference, Tag

W, B, N = Response.WORSE, Response.BETTER, Response.NOT_SURE
EXT, FLX, NONE = (
    Preference.EXTENSION_FIRST,
    Preference.FLEXION_FIRST,
    Preference.NO_CLEAR_PREFERENCE,
)

UNIT_CHECKS = [
    (
        "sitting worse, bending worse, standing better -> +3",
        {"sitting": W, "bending": W, "standing": B},
        3,
        EXT,
    ),
    (
        "standing worse, sitting better, bending better -> -3",
        {"standing": W, "sitting": B, "bending": B},
        -3,
        FLX,
    ),
    ("standing worse, sitting worse -> 0", {"standing": W, "sitting": W}, 0, NONE),
    ("all not sure -> NONE", dict.fromkeys([name for name, _, _ in POINTS], N), 0, NONE),
    (
        "rising better, sitting better, bending better -> -2",
        {"rising": B, "sitting": B, "bending": B},
        -2,
        FLX,
    ),
    ("one point is no preference", {"sitting": W}, 1, NONE),
    ("nothing reported -> NONE", {}, 0, NONE),
    ("rising worse counts", {"rising": W, "bending": W}, 2, EXT),
]


@pytest.mark.parametrize(
    ("row", "given_answers", "d", "expected"), UNIT_CHECKS, ids=[c[0] for c in UNIT_CHECKS]
)
def test_the_score_is_that_of_the_rules_page(
    row: str, given_answers: dict[str, Response], d: int, expected: Preference
) -> None:
    preference, points, _ = prefer_direction(DirectionAnswers(**given_answers), (), None, RULES)
    assert (points, preference) == (d, expected)


def test_stenosis_is_flexion_first_whatever_the_answers_say() -> None:
    """{stenosis, sitting worse, bending worse} -> d=+2, FLEXION_FIRST all the same."""
    worse = DirectionAnswers(sitting=W, bending=W)
    found = assessed(answers(directions=worse), triage(Tag.STENOSIS))
    assert (found.direction_points, found.preference) == (2, FLX)


def test_a_clinician_may_say_otherwise() -> None:
    said = ClinicianPreference(clinician="Dr Mora", on=TODAY, preference=EXT)
    found = assessed(answers(clinician_preference=said), triage(Tag.STENOSIS))
    assert found.preference is EXT
    assert AssessCode.PREFERENCE_CLINICIAN in [reason.code for reason in found.reasons]


def test_preference_alone_sets_no_tag() -> None:
    strong = DirectionAnswers(sitting=W, bending=W, driving=W, curling_up=W, standing=B)
    assert assessed(answers(directions=strong)).tags == ()


def test_every_question_is_scored() -> None:
    assert {name for name, _, _ in POINTS} == set(DirectionAnswers.__dataclass_fields__)


@given(st.lists(st.sampled_from([None, *Response]), min_size=10, max_size=10))
def test_swapping_better_and_worse_mirrors_the_score_but_for_rising(
    given_responses: list[Response | None],
) -> None:
    swap = {W: B, B: W}
    names = [name for name, _, _ in POINTS]
    one = dict(zip(names, given_responses, strict=True)) | {"rising": None}
    two = {name: swap.get(value, value) if value else None for name, value in one.items()}
    d = [prefer_direction(DirectionAnswers(**x), (), None, RULES)[1] for x in (one, two)]
    assert d[0] == -d[1]
