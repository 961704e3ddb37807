"""Which morning judges which session, and what it does to every exercise."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from tests.core.adapt.simulator import LIBRARY, START, Course, at, item, plan_of

from lumbar.core.adapt import adapt
from lumbar.core.adapting.history import (
    DisabilityScore,
    History,
    ItemLog,
    LadderTrial,
    LockLifted,
    Morning,
    Review,
    SessionLog,
    SessionRow,
)
from lumbar.core.adapting.steps import StepKind
from lumbar.core.errors import (
    Contradiction,
    MissingAnswer,
    OutOfRange,
    UnknownName,
)
from lumbar.core.programme import PlanStatus
from lumbar.core.ruleset import RULES
from lumbar.core.words import Direction, Level, Light, Mode


def session(course, day, hour, minute=0, row="9", slug="bridge"):
    log = ItemLog(exercise=slug, row=SessionRow(row), effort=5, good_form=True)
    course.add(sessions=SessionLog(ended_at=at(day, hour, minute), items=(log,)))


def count(course, slug="bridge"):
    return course.find(slug).count


def test_a_session_at_00_40_is_judged_at_07_00_and_not_at_03_30():
    """Check 28."""
    course = Course(plan_of("bridge"))
    session(course, START, 0, 40)
    course.add(mornings=Morning(at=at(START, 3, 30), pain=3))
    course.adapt()
    assert count(course) == 0
    course.add(mornings=Morning(at=at(START, 7), pain=3))
    course.adapt()
    assert count(course) == 1.0


def test_a_morning_judges_all_sessions_since_the_one_before_once():
    course = Course(plan_of("bridge"))
    session(course, START, 9)
    session(course, START, 18, row="8")
    course.adapt()
    course.next_day().wake()
    assert count(course) == 0.5


def test_a_missing_morning_is_a_hold_without_credit_and_never_green():
    course = Course(plan_of("bridge")).play(1)
    course.next_day()
    course.adapt()
    course.next_day().adapt()
    judged = course.changes[-2].mornings or course.changes[-1].mornings
    assert [one.decision.row for one in judged] == ["10"]
    assert course.change.light is Light.AMBER
    assert count(course) == 0


def test_a_session_on_a_later_day_closes_the_wait_for_the_morning():
    course = Course(plan_of("bridge"))
    session(course, START, 18)
    session(course, START + timedelta(days=1), 6)
    course.next_day().adapt()
    assert [one.decision.row for one in course.change.mornings] == ["10"]


def test_a_missing_morning_keeps_the_next_time_of_the_session():
    course = Course(plan_of("bridge"))
    course.adapt()
    course.train(rows="5")
    assert course.dose("bridge").sets == 2
    course.next_day().adapt()
    assert course.change.today.items[0].dose.sets == 2


def test_three_missing_mornings_in_a_row_ask_the_person():
    course = Course(plan_of("bridge")).play(4, pain=None)
    assert any(change.ask_person for change in course.changes)
    two = Course(plan_of("bridge")).play(2, pain=None)
    assert not any(change.ask_person for change in two.changes)


def test_an_entry_without_a_number_is_as_a_missing_one():
    course = Course(plan_of("bridge")).play(1)
    course.wake(pain=None)
    assert count(course) == 0
    assert course.change.mornings[0].decision.row == "10"


def test_the_second_call_of_a_day_with_nothing_new_changes_nothing():
    course = Course(plan_of("bridge", "curl")).play(9, pain=lambda day: [3, 5, 4][day % 3])
    course.wake()
    first = course.change
    again = course.adapt()
    assert again.plan == first.plan
    assert again.today == first.today
    assert not again.steps
    assert "adapt.nothing_new" in [one.reason.code for one in again.considered]


def test_one_call_over_many_days_gives_the_same_plan_as_a_call_a_day():
    pains = [3, 4, 3, 5, 3, 3, None, 3, 6, 3, 3, 3, 4, 3]
    daily = Course(plan_of("bridge", "heel-slide", "curl"))
    daily.play(14, pain=lambda day: pains[day], rows="9")
    daily.adapt()
    once = adapt(plan_of("bridge", "heel-slide", "curl"), daily.history, daily.day, RULES, LIBRARY)
    assert once.plan == daily.plan


def test_entries_after_today_are_not_read():
    course = Course(plan_of("bridge")).play(5)
    early = adapt(plan_of("bridge"), course.history, START, RULES, LIBRARY)
    assert early.plan.standing.read_to["sessions"].date() == START


def test_a_morning_of_another_time_zone_counts_by_its_own_local_date():
    east = timezone(timedelta(hours=9))
    course = Course(plan_of("bridge"))
    session(course, START, 10)
    course.add(mornings=Morning(at=datetime(2026, 3, 3, 7, tzinfo=east), pain=3))
    course.next_day().adapt()
    assert count(course) == 1.0


@pytest.mark.parametrize("start", [date(2026, 3, 25), date(2026, 10, 21)])
def test_a_change_of_clocks_moves_no_decision(start):
    berlin = ZoneInfo("Europe/Berlin")
    plain = Course(plan_of("bridge", start=start)).play(12)
    clocks = Course(plan_of("bridge", start=start), zone=berlin).play(12)
    assert clocks.plan.items == plain.plan.items
    assert clocks.plan.unlocked == plain.plan.unlocked


def test_four_hours_are_counted_between_instants_over_a_change_of_clocks():
    """23:30 + 3.5 h is 04:00 on the clock: not the next morning; 05:00 is."""
    berlin, day = ZoneInfo("Europe/Berlin"), date(2026, 3, 28)
    course = Course(plan_of("bridge", start=day))
    log = ItemLog(exercise="bridge", row=SessionRow.GREEN)
    ended = datetime(2026, 3, 28, 23, 30, tzinfo=berlin)
    course.add(sessions=SessionLog(ended_at=ended, items=(log,)))
    course.next_day()
    course.add(mornings=Morning(at=datetime(2026, 3, 29, 4, 0, tzinfo=berlin), pain=3))
    assert not course.adapt().mornings[0].items
    course.add(mornings=Morning(at=datetime(2026, 3, 29, 5, 0, tzinfo=berlin), pain=3))
    assert course.adapt().mornings[0].items


NAIVE = datetime(2026, 3, 2, 7)  # noqa: DTZ001


@pytest.mark.parametrize(
    "make",
    [
        lambda: Morning(at=NAIVE), lambda: SessionLog(ended_at=NAIVE, items=()),
        lambda: LockLifted(at=NAIVE, by="Dr A", by_clinician=True),
        lambda: Review(at=NAIVE, by="Dr A", by_clinician=True),
        lambda: DisabilityScore(at=NAIVE, points=3),
        lambda: LadderTrial(at=NAIVE, direction=Direction.FLEXION, rise=0),
    ],
)  # fmt: skip
def test_a_time_without_an_offset_is_refused(make):
    with pytest.raises(OutOfRange, match="no time zone"):
        make()


def test_entries_out_of_order_are_refused():
    mornings = (Morning(at=at(START, 8), pain=3), Morning(at=at(START, 7), pain=3))
    with pytest.raises(Contradiction) as refusal:
        adapt(plan_of("bridge"), History(mornings=mornings), START, RULES, LIBRARY)
    assert refusal.value.path == "history.mornings"


def test_a_day_before_the_plan_is_refused():
    with pytest.raises(OutOfRange) as refusal:
        adapt(plan_of("bridge"), History(), START - timedelta(days=1), RULES, LIBRARY)
    assert refusal.value.path == "today"


def test_a_plan_without_a_resting_pain_is_refused():
    with pytest.raises(MissingAnswer):
        adapt(replace(plan_of("bridge"), trend=None), History(), START, RULES, LIBRARY)


def test_a_quota_row_in_a_plan_steered_by_pain_is_refused():
    course = Course(plan_of("bridge"))
    session(course, START, 9, row="quota")
    with pytest.raises(Contradiction):
        course.adapt()


def test_an_exercise_nobody_knows_is_refused_and_one_outside_the_plan_changes_nothing():
    course = Course(plan_of("bridge"))
    session(course, START, 9, slug="row")
    course.next_day().wake()
    assert next(one.reason.code for one in course.change.considered) == "adapt.not_in_plan"
    session(course, course.day, 9, slug="nobody")
    with pytest.raises(UnknownName):
        course.adapt()


def test_an_item_without_a_row_waits_and_says_so():
    course = Course(plan_of("bridge")).play(1, rows=None)
    course.wake()
    assert "adapt.row_not_reported" in [one.reason.code for one in course.change.considered]


def test_each_exercise_is_judged_by_its_own_row():
    course = Course(plan_of("bridge", "heel-slide"))
    course.adapt()
    course.train(rows={"bridge": "5", "heel-slide": "9"})
    course.next_day().wake()
    judged = course.change.mornings[0]
    assert judged.decision.code == "REGRESS"
    assert (judged.items["bridge"].credit, judged.items["heel-slide"].credit) == (0, 1)
    assert (count(course), count(course, "heel-slide")) == (0, 1)


def test_a_raised_morning_sets_the_count_to_zero_only_for_what_was_done():
    course = Course(plan_of("bridge", item("row", days=(2,), count=1.0)))
    course.adapt()
    course.train()
    course.next_day().wake(4)
    assert count(course, "row") == 1.0
    assert count(course) == 0


def test_row_4_rests_a_day_and_cuts_the_next_session_by_20_percent():
    course = Course(plan_of("bridge")).play(1)
    change = course.wake(5)
    assert change.today.rest
    assert not change.today.items
    course.next_day().wake(3)
    assert [one.dose.reps for one in course.change.today.items] == [6]


def test_row_3_takes_a_step_back_with_a_rest_day():
    course = Course(plan_of("bridge")).play(1)
    change = course.wake(6)
    step = next(s for s in change.steps if s.kind is StepKind.REGRESS)
    assert (step.rule, step.after.sets) == ("P2.3", 2)
    assert change.today.rest
    assert change.light is Light.RED


def test_row_3_after_a_day_without_a_session_takes_all_a_step_back():
    course = Course(plan_of("bridge", "row")).play(1)
    course.wake()
    course.next_day().wake(6)
    assert {s.exercise for s in course.change.steps if s.kind is StepKind.REGRESS} == {
        "bridge", "row",
    }  # fmt: skip


def test_a_session_and_its_morning_take_one_step_back_together():
    course = Course(plan_of("bridge"))
    course.adapt()
    course.train(rows="5")
    course.next_day().wake(6)
    assert len(course.kinds(StepKind.REGRESS)) == 1
    assert "adapt.step_back_untried" in [c.reason.code for c in course.change.considered]


def test_soreness_keeps_the_dose_and_the_count():
    course = Course(plan_of("bridge")).play(1)
    for _ in range(3):
        course.wake(2, sore=True)
        course.train()
        course.next_day()
    assert count(course) == 0
    assert course.dose("bridge").reps == 8
    codes = [one.decision.code for change in course.changes for one in change.mornings]
    assert codes[-3:] == ["CONTINUE"] * 3
    course.wake(2, sore=True)
    assert course.change.mornings[0].decision.code == "HOLD"
    for _ in range(4):
        course.next_day().wake(2, sore=True)
    assert course.change.refer.rule == "P2.6"


def test_soreness_begins_anew_after_a_gap_of_three_days():
    course = Course(plan_of("bridge"))
    course.wake(2, sore=True)
    course.next_day(3).wake(2, sore=True)
    assert course.change.mornings[0].decision.reasons[0].numbers["mornings"] == 1


def test_a_sign_in_the_morning_locks_the_programme_until_it_is_cleared():
    course = Course(plan_of("bridge", walking=item("walking")))
    change = course.wake(3, leg_worse=True)
    assert change.refer.level is Level.URGENT
    assert change.refer.rule == "P2.1"
    assert (change.today.items, change.today.walking) == ((), None)
    course.next_day().wake(3)
    assert course.change.mornings[0].decision.code == "SEEK_CARE"
    assert len(course.kinds(StepKind.LOCK)) == 1
    course.next_day().wake(3, red_flag=Level.EMERGENCY)
    assert course.change.refer.level is Level.EMERGENCY
    course.next_day().wake(3, leg_worse=True)
    assert course.change.refer.level is Level.EMERGENCY


def test_leg_pain_further_down_pauses_the_direction_until_it_has_settled():
    course = Course(plan_of("bridge", "knee-to-chest")).play(1)
    course.wake(3, leg_further_down=True, leg_symptoms=True)
    assert course.plan.standing.paused == (Direction.FLEXION,)
    assert [one.item.exercise for one in course.change.today.items] == ["bridge"]
    course.next_day().wake(3, leg_further_down=True, leg_symptoms=True)
    assert course.change.refer.rule == "P2.2"
    course.next_day().wake(3, leg_symptoms=None)
    assert course.plan.standing.paused
    course.next_day().wake(3, leg_further_down=False)
    assert not course.plan.standing.paused


def test_before_the_morning_only_red_shows():
    course = Course(plan_of("bridge"))
    course.adapt()
    assert course.train(rows="9").light is Light.NONE
    course.next_day().wake()
    assert course.change.light is Light.GREEN
    assert course.train(rows="4").light is Light.RED


def test_time_contingent_never_changes_a_dose_by_pain():
    course = Course(plan_of(item("bridge", quota=15), mode=Mode.TIME_CONTINGENT))
    course.play(6, pain=8, rows="quota")
    assert course.dose("bridge") == item("bridge").dose
    assert course.plan.status is PlanStatus.ACTIVE


def test_a_kind_of_entry_that_arrives_late_is_not_lost():
    course = Course(plan_of("bridge"))
    course.adapt()
    course.train(hour=18)
    course.add(mornings=Morning(at=at(START, 7), pain=3, leg_worse=True))
    assert course.adapt().refer.level is Level.URGENT


def test_a_clearance_from_before_the_sign_does_not_cover_it():
    course = Course(plan_of("bridge"))
    course.wake(3, leg_worse=True)
    course.add(lifted=LockLifted(at=at(START, 6), by="Dr A", by_clinician=True))
    assert course.adapt().refer.level is Level.URGENT


@pytest.mark.parametrize(("sharp", "shown"), [(False, True), (None, False), (True, False)])
def test_sore_is_not_harm_stands_only_where_the_stop_was_by_number_alone(sharp, shown):
    course = Course(plan_of("bridge"))
    course.adapt()
    course.train(rows="4", sharp=sharp)
    course.next_day().wake()
    assert course.change.mornings[0].decision.ordinary_flare is shown
