"""The weeks: trend, review and scores (table P3, rows 2, 3 and 6)."""

from datetime import timedelta
from fractions import Fraction

import pytest
from tests.core.adapt.simulator import START, Course, at, item, plan_of

from lumbar.core.adapting.history import DisabilityScore, Review, ReviewOutcome
from lumbar.core.adapting.steps import StepKind
from lumbar.core.adapting.trend import add_morning, weekly_rise
from lumbar.core.adapting.usual_pain import usual_pain
from lumbar.core.programme import PlanStatus, Trend
from lumbar.core.ruleset import RULES
from lumbar.core.words import Mode


def weeks(*means):
    """Play weeks with the same pain every morning, each pain a list of seven or a number."""
    pains = [pain for week in means for pain in (week if isinstance(week, list) else [week] * 7)]
    return Course(plan_of("long-lying")).play(len(pains) + 1, pain=lambda n: (*pains, None)[n])


def test_a_slow_rise_of_1_point_in_10_days_steps_back_at_the_4th_weekly_evaluation():
    """Check 23: B never above 4 without a review."""
    course = Course(plan_of("long-lying", "heel-slide"))
    usual = []
    for day in range(29):
        usual.append(usual_pain(course.plan.trend, RULES))
        course.play(1, pain=3 + day // 10)
    course.adapt()
    steps = [step for step in course.steps if step.rule == "P3.2"]
    assert {step.on for step in steps} == {START + timedelta(days=27)}
    assert course.change.refer.rule == "P3.2"
    assert steps[0].reasons[0].numbers == {"rise": 2.0}
    assert max(usual) <= 4


def test_a_slow_rise_of_1_point_in_3_weeks_holds_all_at_the_5th_weekly_evaluation():
    """Check 23."""
    course = Course(plan_of("long-lying")).play(36, pain=lambda day: 3 + day // 21)
    holds = [step for step in course.steps if step.rule == "P3.3"]
    assert [step.on for step in holds] == [START + timedelta(days=34)]


def test_no_progress_while_the_rise_lasts_and_progress_after():
    course = Course(plan_of("long-lying")).play(36, pain=lambda day: 3 + day // 21)
    count = len(course.kinds(StepKind.PROGRESS))
    course.play(6, pain=4)
    assert len(course.kinds(StepKind.PROGRESS)) == count
    course.play(12, pain=3)
    assert len(course.kinds(StepKind.PROGRESS)) > count


def test_a_week_raised_by_1_holds_all_only_at_the_second():
    once = weeks(3, 4)
    assert not once.plan.trend.holds_all
    twice = weeks(3, 4, [4, 4, 4, 5, 4, 4, 4])
    assert [step.rule for step in twice.kinds(StepKind.HOLD)] == ["P3.3"]


def test_one_week_raised_by_2_steps_all_back():
    course = weeks(3, 5)
    assert next(s.exercise for s in course.steps if s.rule == "P3.2") == ""
    assert course.plan.ask_clinician


def test_three_entries_in_a_week_are_no_evaluation_and_skip_it():
    course = weeks(3, 4, [6, 6, 6, None, None, None, None])
    assert course.plan.trend.evaluated_on == START + timedelta(days=13)
    assert course.plan.trend.raised_weeks == 1
    course = weeks(3, 4, [None] * 7, 4)
    assert [step.rule for step in course.kinds(StepKind.HOLD)] == ["P3.3"]


def test_the_intake_stands_for_a_first_week_with_too_few_entries():
    trend = Trend(review_on=START, intake_rest=2, first_week=(9, 9, 9))
    for day in range(7, 11):
        trend = add_morning(trend, START + timedelta(days=day), 4, RULES)
    assert weekly_rise(trend, START + timedelta(days=13), RULES) == Fraction(2)


def test_means_are_exact():
    trend = Trend(review_on=START, intake_rest=0, first_week=(3, 3, 3, 3, 3, 3, 4))
    for day, pain in enumerate((5, 5, 5, 5, 5, 5, 5), start=7):
        trend = add_morning(trend, START + timedelta(days=day), pain, RULES)
    assert weekly_rise(trend, START + timedelta(days=13), RULES) == Fraction(13, 7)


def test_a_step_back_of_all_leaves_the_exchange_alone():
    course = weeks(3, 5, 5)
    assert not course.kinds(StepKind.SWAP)


def test_time_contingent_gets_the_trend_as_a_message_only():
    plan = plan_of(item("long-lying", quota=60), mode=Mode.TIME_CONTINGENT)
    course = Course(plan).play(15, pain=lambda day: 3 if day < 7 else 6, rows="quota")
    assert course.change.refer.rule == "P3.2"
    assert course.dose("long-lying").duration_s == 60


def review(course, outcome=ReviewOutcome.CARRY_ON, by_clinician=True):
    moment = at(course.day, 22, len(course.history.reviews))
    course.add(reviews=Review(at=moment, by="someone", by_clinician=by_clinician, outcome=outcome))
    return course.adapt()


def test_after_6_weeks_the_review_is_due_and_the_reference_starts_again():
    course = Course(plan_of("long-lying")).play(42)
    course.wake()
    assert course.change.review_due
    assert course.plan.status is PlanStatus.REVIEW_DUE
    assert course.plan.trend.review_on == course.day
    assert course.plan.trend.lowest_usual is None
    assert course.change.today.items
    review(course, by_clinician=False)
    assert course.plan.status is PlanStatus.ACTIVE


def test_a_raised_trend_keeps_its_reference_until_a_clinician_reviews():
    course = Course(plan_of("long-lying")).play(43, pain=lambda day: 3 + day // 21)
    assert course.plan.trend.review_on == START
    assert course.change.refer.rule == "h.review"
    review(course, by_clinician=False)
    assert course.plan.trend.holds_all
    review(course)
    assert not course.plan.trend.holds_all
    assert course.change.refer is None


def test_goals_met_is_maintenance_with_two_sessions_a_week_at_most():
    course = Course(plan_of("bridge")).play(2)
    review(course, ReviewOutcome.GOALS_MET)
    days = []
    for _ in range(7):
        days.append(bool(course.wake().today.items))
        course.next_day()
    assert sum(days) == 2


def test_after_discharge_there_is_nothing_to_do():
    course = Course(plan_of("bridge", walking=item("walking"))).play(1)
    today = review(course, ReviewOutcome.DISCHARGE).today
    assert (today.items, today.walking) == ((), None)
    assert today.reasons[0].code == "adapt.today_discharged"
    course.next_day(60).adapt()
    assert course.plan.status is PlanStatus.DISCHARGED


def score(course, points):
    course.add(scores=DisabilityScore(at=at(course.day, 12), points=points))
    return course.adapt()


@pytest.mark.parametrize(
    ("start", "later", "asks"), [(12, 10, True), (12, 8, False), (3, 3, False)]
)
def test_less_than_30_percent_better_after_6_weeks_asks_a_clinician(start, later, asks):
    course = Course(plan_of("long-lying"))
    score(course, start)
    course.next_day(42)
    change = score(course, later)
    assert ("P3.6" in [step.rule for step in change.steps]) is asks


def test_before_6_weeks_a_score_only_counts():
    course = Course(plan_of("long-lying"))
    score(course, 12)
    course.next_day(20)
    assert score(course, 12).refer is None
    assert (course.plan.standing.rmdq_start, course.plan.standing.rmdq_last) == (12, 12)
