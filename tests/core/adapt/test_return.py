"""Graded activity, running and work."""

import pytest
from tests.core.adapt.simulator import START, Course, at, item, plan_of

from lumbar.core.adapting.graded_activity import quota_of
from lumbar.core.adapting.history import ItemLog, SessionLog, SessionRow
from lumbar.core.adapting.return_to_activity import (
    NO_RUNNING_TAGS,
    RUN_STAGES_S,
    RunningReadiness,
    WorkTask,
    expose,
    next_running_stage,
    running_entry,
)
from lumbar.core.adapting.steps import StepKind
from lumbar.core.programme import PlanStatus
from lumbar.core.words import Mode, Tag


@pytest.mark.parametrize(
    ("baseline", "quota"), [((20, 24, 22), 15), ((90, 90, 90), 63), ((1, 1, 1), 1)]
)
def test_the_quota_is_70_percent_of_the_mean(baseline, quota):
    """Check 9."""
    assert quota_of(baseline) == quota


def by_time(*slugs, **known):
    return Course(plan_of(*slugs, mode=Mode.TIME_CONTINGENT, **known))


def test_three_sessions_make_a_quota_and_it_stays_fixed():
    course = by_time("bridge", "plank", "prone-lying").play(3, rows="quota")
    assert [one.quota for one in course.plan.items] == [16, 7, 42]
    assert (course.dose("bridge").sets, course.dose("bridge").reps) == (1, 16)
    assert course.dose("plank").hold_s == 7
    assert course.dose("prone-lying").duration_s == 42
    course.play(10, pain=9, rows="quota")
    assert course.dose("bridge").reps == 16
    assert {s.rule for s in course.kinds(StepKind.QUOTA)} == {"d.quota"}
    assert not course.kinds(StepKind.PROGRESS, StepKind.REGRESS)


def test_a_session_without_an_amount_is_no_baseline():
    course = by_time("bridge").play(1, rows="quota")
    log = ItemLog(exercise="bridge", row=SessionRow.QUOTA)
    course.add(sessions=SessionLog(ended_at=at(course.day, 20), items=(log,)))
    course.adapt()
    assert len(course.find("bridge").baseline) == 1


def test_after_26_sessions_a_clinician_decides():
    course = by_time("bridge").play(25, rows="quota")
    assert course.plan.status is PlanStatus.ACTIVE
    course.play(1, rows="quota")
    assert course.plan.status is PlanStatus.SUSPENDED
    assert course.change.refer.rule == "d.quota"


def test_the_quota_is_never_called_a_flare():
    course = by_time(item("bridge", quota=10))
    course.wake(9, flare=True)
    assert course.plan.status is PlanStatus.ACTIVE


READY = {
    "walk_min": 30, "walk_rise": 1, "leg_symptoms": False, "calf_raises": 10, "balance_s": 10,
}  # fmt: skip


def test_running_begins_with_15_s_when_every_entry_check_is_met():
    entry = running_entry(RunningReadiness(**READY))
    assert entry.ready
    assert entry.first_run_s == RUN_STAGES_S[0] == 15
    assert entry.reasons[0].code == "adapt.run_ready"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"walk_min": 29}, "run_walk_first"), ({"walk_rise": 2}, "run_walk_sore"),
        ({"leg_symptoms": True}, "run_leg_symptoms"), ({"leg_symptoms": None}, "run_leg_symptoms"),
        ({"calf_raises": 9}, "run_calf_raises"), ({"balance_s": None}, "run_balance"),
        ({"walk_rise": None}, "run_walk_sore"),
        ({"tags": (Tag.SPINAL_FUSION_LT12W,)}, "run_tag"),
    ],
)  # fmt: skip
def test_one_unmet_check_keeps_running_closed(changed, code):
    entry = running_entry(RunningReadiness(**{**READY, **changed}))
    assert not entry.ready
    assert [reason.code for reason in entry.reasons] == [f"adapt.{code}"]


def test_no_running_under_its_tags_and_in_pregnancy_only_when_cleared():
    for tag in NO_RUNNING_TAGS:
        assert not running_entry(RunningReadiness(**READY, tags=(tag,))).ready
    pregnant = RunningReadiness(**READY, tags=(Tag.PREGNANCY_T2_T3,), cleared=True)
    assert running_entry(pregnant).ready


def test_the_run_stages_end_at_3_min():
    assert RUN_STAGES_S[-1] == 180
    assert next_running_stage(len(RUN_STAGES_S) - 1, None, START) is None
    assert next_running_stage(0, START, START.replace(day=8)) is None
    assert next_running_stage(0, START, START.replace(day=9)) == 1


@pytest.mark.parametrize(
    ("task", "load", "code"),
    [
        ({"step": 0, "count": 1.5}, 0, "work_hold"), ({"step": 0, "count": 2.0}, 10, "work_step"),
        ({"step": 1, "count": 2.0}, 20, "work_step"), ({"step": 2, "count": 2.0}, 20, "work_done"),
        ({"step": 2, "stepped_back": True}, 10, "work_back"),
        ({"step": 0, "stepped_back": True}, 0, "work_back"),
    ],
)  # fmt: skip
def test_the_hardest_task_goes_by_0_50_and_100_percent_of_its_load(task, load, code):
    step = expose(WorkTask(name="crates", required_kg=20, **task))
    assert step.load_kg == load
    assert step.reasons[0].code == f"adapt.{code}"
    assert step.task.count == (1.5 if code == "work_hold" else 2.0 if code == "work_done" else 0)
