from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.core.intake import (
    SURGEON_ONLY,
    TODAY,
    answers,
    assessed,
    found,
    home_test,
    left_out,
    planned,
    slugs,
    triage,
)

from lumbar.core.errors import (
    Contradiction,
    DataTooOld,
    MissingAnswer,
    OutOfRange,
    RedFlagOpen,
    UnknownName,
)
from lumbar.core.library import Dose
from lumbar.core.planning.preferences import ClinicianItem, PlanCode, PlanPreferences
from lumbar.core.screening.triage import Opening
from lumbar.core.words import Answer, Level, Mode, Tag

TILT = ClinicianItem(exercise="pelvic-tilt", dose=Dose(sets=1, reps=5))
HEEL = ClinicianItem(exercise="heel-slide", dose=Dose(sets=1, reps=5), per_day=3)


@pytest.mark.parametrize("level", [Level.CLINICIAN_FIRST, Level.URGENT, Level.EMERGENCY])
def test_no_plan_while_a_red_flag_is_open(level: Level) -> None:
    with pytest.raises(RedFlagOpen):
        planned(assessed(at=triage(level=level)))


def test_no_plan_after_a_new_sign_in_a_home_test() -> None:
    stopped = home_test("flexion", new_signs=Answer.YES)
    with pytest.raises(RedFlagOpen):
        planned(assessed(answers(home_tests=(stopped,))))


def test_dark_thoughts_leave_relief_and_walking_open_and_nothing_else() -> None:
    at = triage(
        level=Level.URGENT,
        findings=(found("RF24", Level.URGENT),),
        relief=Opening.OPEN,
        walking=Opening.OPEN,
    )
    made = planned(assessed(at=at))
    assert (made.items, made.cool_down) == ((), ())
    assert made.relief
    assert made.walking is not None
    assert made.ask_clinician
    assert left_out(made)["heel-slide"] == PlanCode.LEFT_RELIEF_ONLY


def after_surgery(*findings: str):
    return triage(
        Tag.POST_OP_SPINE_LT6W,
        level=Level.CLINICIAN_FIRST,
        findings=tuple(found(item, Level.CLINICIAN_FIRST) for item in findings),
        walking=SURGEON_ONLY,
    )


def test_soon_after_spinal_surgery_only_what_the_surgeon_set_is_planned() -> None:
    made = planned(
        assessed(at=after_surgery("RF22")), clinician="Dr Mora", clinician_set=(TILT, HEEL)
    )
    assert slugs(made) == ["pelvic-tilt", "heel-slide"]
    assert [item.per_day for item in made.items] == [1, 3]
    assert (made.relief, made.walking, made.cool_down) == ((), None, ())
    assert left_out(made)["cat-cow"] == PlanCode.LEFT_POST_OP


def test_another_open_item_beside_the_surgery_keeps_the_plan_closed() -> None:
    with pytest.raises(RedFlagOpen):
        planned(
            assessed(at=after_surgery("RF22", "RF17")), clinician="Dr Mora", clinician_set=(TILT,)
        )


def test_soon_after_spinal_surgery_nothing_set_means_no_plan() -> None:
    with pytest.raises(RedFlagOpen):
        planned(assessed(at=after_surgery("RF22")))


def test_what_a_clinician_sets_stays_out_when_a_tag_excludes_it() -> None:
    curl = ClinicianItem(exercise="jefferson-curl", dose=Dose(reps=5))
    made = planned(
        assessed(at=triage(Tag.OSTEOPOROSIS)), clinician="Dr Mora", clinician_set=(curl, TILT)
    )
    assert left_out(made)["jefferson-curl"] == PlanCode.LEFT_TAG
    assert PlanCode.PICKED_NOT_POSSIBLE in [reason.code for reason in made.reasons]


@pytest.mark.parametrize(
    "wish",
    [{"mode": Mode.TIME_CONTINGENT}, {"clinician_set": (TILT,)}, {"approved": ("cat-cow",)}],
    ids=["time contingent", "set items", "approved items"],
)
def test_a_clinician_s_decision_needs_the_clinician_by_name(wish: dict[str, object]) -> None:
    with pytest.raises(MissingAnswer) as refused:
        planned(**wish)
    assert refused.value.path == "preferences.clinician"


def test_a_named_clinician_may_set_the_amounts_by_time() -> None:
    made = planned(mode=Mode.TIME_CONTINGENT, clinician="Dr Mora")
    assert made.mode is Mode.TIME_CONTINGENT
    assert PlanCode.TIME_CONTINGENT in [reason.code for reason in made.reasons]


@pytest.mark.parametrize("field", ["picked", "disliked", "approved"])
def test_an_exercise_nobody_knows_is_refused_with_its_place(field: str) -> None:
    with pytest.raises(UnknownName) as refused:
        planned(clinician="Dr Mora", **{field: ("handstand",)})
    assert refused.value.path == f"preferences.{field}"


def test_a_programme_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownName) as refused:
        planned(template="boot-camp")
    assert refused.value.path == "preferences.template"


def test_picked_and_disliked_is_a_contradiction() -> None:
    with pytest.raises(Contradiction):
        planned(picked=("cat-cow",), disliked=("cat-cow",))


def test_a_week_without_a_day_is_refused() -> None:
    with pytest.raises(MissingAnswer):
        planned(days=())


def test_less_than_five_minutes_is_out_of_range() -> None:
    with pytest.raises(OutOfRange):
        PlanPreferences(minutes=4)


def test_an_assessment_of_another_day_is_too_old() -> None:
    old = replace(assessed(), today=TODAY - timedelta(days=1))
    with pytest.raises(DataTooOld):
        planned(old)
