"""A recorded course, played day by day: what ends, what was done besides, and by which options."""

import json
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path

import pytest

from lumbar.content.loader import load_library
from lumbar.core.programme import PlanStatus
from lumbar.core.screening.answers import EndKind
from lumbar.core.words import Direction, Tag
from lumbar.edge.codec import read
from lumbar.edge.course import Course
from lumbar.edge.play import play

ROOT = Path(__file__).parents[2]
RECORDED = json.loads((ROOT / "examples" / "extension-first.json").read_text(encoding="utf-8"))
START = date(2026, 9, 7)
MOVED_DOWN = {"leg_before": 0, "leg_at_once": 2, "leg_after_5min": 2}
WORKS = {"before": 2, "peak": 2, "effort": 4, "good_form": True}


def intake(rest=2, **changed):
    found = deepcopy(RECORDED["intake"])
    found["answers"] |= {"pain_now": rest, "settling_min": 10, "scores": {"rmdq": 5}}
    for part, values in changed.items():
        found[part] |= values
    return found


def day(number, **told):
    on = (START + timedelta(days=number)).isoformat()
    told.setdefault("morning", {"at": f"{on}T07:00:00+02:00", "pain": 2, "leg_symptoms": False})
    if "session" in told:
        told["session"] = {"ended_at": f"{on}T18:00:00+02:00", **WORKS, **told["session"]}
    if "trial" in told:
        told["trial"] = {"at": f"{on}T09:00:00+02:00", **told["trial"]}
    return {"on": on, **told}


def played(days, **changed):
    course = {"name": "Kim", "about": "A test.", "intake": intake(**changed), "days": days}
    return list(play(read(Course, json.dumps(course)), load_library()))


def rejected():
    """Extension was rejected at intake: the pain moved down the leg and stayed."""
    test = {**RECORDED["intake"]["answers"]["home_tests"][0], **MOVED_DOWN}
    return {"home_tests": [test], "directions": {"sitting": "better"}}


LADDER = list(load_library().library.ladders[Direction.EXTENSION])


def weeks_back(count):
    """Play weeks of quiet days with every step of the ladder done, and questions each month."""
    found = []
    for number in range(1, count * 7):
        told = {"session": {"also": ["walking", *LADDER]}}
        if number == 8:
            told["trial"] = {"direction": "extension", "rise": 0}
        if number % 28 == 0:
            told["same_answers"] = True
        found.append(day(number, **told))
    return found


def test_a_rejected_direction_comes_back_over_weeks_and_stays_open_after_the_next_screen():
    days = played(weeks_back(9), answers=rejected())
    assert days[0].planned.closed == (Direction.EXTENSION,)
    ends = [(one.on, end) for one in days if one.change for end in one.change.ends]
    [(on, end)] = ends
    assert (end.tag, end.kind, end.on) == (Tag.EXTENSION_INTOLERANT, EndKind.LADDER, on)
    later = [one for one in days if one.assessment is not None and one.on > on]
    assert later
    for one in later:
        assert Tag.EXTENSION_INTOLERANT not in one.assessment.tags
        assert one.planned.closed == ()


def test_pain_down_the_leg_after_that_closes_it_again_in_every_later_plan():
    days = weeks_back(9)
    days[50]["morning"] |= {"leg_further_down": True, "leg_symptoms": True}
    last = played(days, answers=rejected())
    assert next(one.on for one in last if one.change and one.change.ends) < START + timedelta(50)
    assert last[-1].change.plan.closed == (Direction.EXTENSION,)
    replanned = [one for one in last if one.assessment and one.on > START + timedelta(days=51)]
    assert all(one.planned.closed == (Direction.EXTENSION,) for one in replanned)
    assert replanned


@pytest.mark.parametrize(("answer", "left"), [("no", False), ("yes", True)])
def test_a_week_of_free_mornings_and_a_clear_no_end_the_leg_tag(answer, left):
    """TQ16: both are needed."""
    first, later = intake()["screening"], intake()["screening"]
    first["tag_questions"]["tq16"] = "yes"
    later["tag_questions"]["tq16"] = answer
    later["answered_on"] = (START + timedelta(days=14)).isoformat()
    days = [day(number) for number in range(1, 14)] + [day(14, screening=later)]
    last = played(days, screening=first)[-1]
    assert (Tag.RADICULOPATHY_ACTIVE in last.triage.tags) is left


def test_a_clear_no_after_a_morning_with_leg_symptoms_is_not_enough():
    first, later = intake()["screening"], intake()["screening"]
    first["tag_questions"]["tq16"] = "yes"
    later["answered_on"] = (START + timedelta(days=12)).isoformat()
    days = [day(number) for number in range(1, 12)] + [day(12, screening=later)]
    days[5]["morning"]["leg_symptoms"] = True
    assert Tag.RADICULOPATHY_ACTIVE in played(days, screening=first)[-1].triage.tags


def logged(session):
    report = played([day(1), day(2, session=session)])[-1].session
    return [(log.part, log.exercise) for log in report.log.items if log.part not in
            {"items", "cool_down"}]  # fmt: skip


def test_the_walk_that_was_due_is_recorded_where_nothing_else_is_said():
    assert logged({}) == [("walking", "walking")]


def test_only_what_is_named_was_also_done_and_what_is_not_open_is_passed_over():
    relief = played([day(1)])[0].planned.relief[0].exercise
    assert logged({"also": [relief, "jefferson-curl"]}) == [("relief", relief)]
    assert logged({"also": []}) == []


def test_the_walk_of_the_day_grows_and_the_walk_on_the_spot_does_not():
    days = [day(number, session={}) for number in range(1, 15)]
    plan = played(days)[-1].change.plan
    assert plan.walking.dose.duration_s > 600
    assert [item.dose.duration_s for item in plan.cool_down if item.exercise == "walking"] in (
        [], [60],
    )  # fmt: skip


def test_a_new_plan_mid_course_keeps_the_walk_of_the_day():
    days = [day(number, session={}) for number in range(1, 12)]
    days.append(day(12, same_answers=True))
    found = played(days)
    before = found[-2].change.plan.walking.dose
    assert found[-1].planned.walking.dose.duration_s >= before.duration_s > 600


def test_a_stopped_session_has_no_walk_after_it():
    stop = {"felt": {"pelvic-tilt": {"signs": {"RF01": "yes"}}}}
    days = [day(1), day(2, session=stop)]
    report = played(days)[-1].session
    assert "walking" not in {log.part for log in report.log.items}


@pytest.mark.parametrize(("chosen", "rows"), [(False, {"6"}), (True, {"9"})])
def test_the_ceiling_a_clinician_chose_reaches_table_p1(chosen, rows):
    """(0,2) -> row 6; row 9 with SAFE_CEILING=2."""
    wishes = {"safe_ceiling": chosen, "clinician": "Dr Mora"}
    days = [day(1), day(2, session={"before": 0, "peak": 2})]
    report = played(days, preferences=wishes)[-1].session
    assert {decision.row for _, decision in report.decisions} == rows


def test_a_time_contingent_course_is_judged_by_its_quota():
    wishes = {"mode": "time_contingent", "clinician": "Dr Mora"}
    days = [day(1), day(2, session={"before": 2, "peak": 5})]
    found = played(days, preferences=wishes)
    assert {decision.row for _, decision in found[-1].session.decisions} == {"quota"}
    assert found[-1].change.plan.status is PlanStatus.ACTIVE


def test_every_day_of_every_example_keeps_to_its_minutes():
    for path in sorted((ROOT / "examples").glob("*.json")):
        course = read(Course, path.read_bytes())
        for one in play(course, load_library()):
            if one.change is not None:
                assert one.change.plan.estimate_min <= one.change.plan.minutes, path.stem
