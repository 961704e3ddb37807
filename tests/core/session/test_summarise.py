"""What was done in a session, and how it was."""

from datetime import UTC, date, datetime

import pytest
from tests.core.adapt.simulator import item, plan_of

from lumbar.core.adapting.history import SessionRow
from lumbar.core.check_in import CheckInPerson
from lumbar.core.errors import Contradiction, OutOfRange
from lumbar.core.library import Dose
from lumbar.core.ruleset import RULES
from lumbar.core.session import ItemEvent, PainReport, SessionEvents, summarise
from lumbar.core.words import Light, Mode, Profile, Sex

ENDED = datetime(2026, 3, 2, 18, tzinfo=UTC)  # a Monday
SAM = CheckInPerson(profile=Profile.STRICT, age_years=44, sex=Sex.WOMAN)
WHOLE = Dose(sets=3, reps=8, hold_s=2)
PLAN = plan_of("bridge", item("row", days=(1,)), item("curl", days=(2,)))


def did(slug="bridge", row=None, done=WHOLE, **known):
    code = None if row is None else SessionRow(row)
    return ItemEvent(exercise=slug, row=code, done=done, **known)


def summary(*items, person=SAM, plan=PLAN):
    events = SessionEvents(ended_at=ENDED, items=items, person=person, minutes=14)
    return summarise(events, plan, RULES)


def test_a_whole_dose_is_completed_in_full():
    found = summary(did(row="9", effort=4, good_form=True))
    assert found.in_full
    assert found.items[0].percent == 100
    assert (found.row, found.hardest, found.good_form) == ("9", 4, True)
    assert found.reasons[0].code == "session.completed"


def test_what_was_due_and_not_done_is_named():
    assert summary(did(row="9")).skipped == ("row",)


def test_part_of_a_dose_is_not_in_full_and_shown_in_percent():
    found = summary(did(row="9", done=Dose(sets=2, reps=8, hold_s=2)))
    assert (found.in_full, found.items[0].percent) == (False, 66)
    assert found.reasons[0].code == "session.not_in_full"


def test_more_than_the_dose_counts_100_percent():
    assert summary(did(row="9", done=Dose(sets=9, reps=8, hold_s=2))).items[0].percent == 100


def test_an_amount_nobody_reported_is_not_an_amount_of_zero():
    found = summary(did(row="9", done=None), did("row", "9"))
    assert (found.in_full, found.items[0].percent) == (None, None)
    assert found.reasons[0].code == "session.not_reported"


def test_the_smaller_dose_of_the_day_is_what_was_asked():
    plan = plan_of(item("bridge", reduced=Dose(sets=3, reps=4, hold_s=2), cut="deload"))
    assert summary(did(row="9", done=Dose(sets=3, reps=4, hold_s=2)), plan=plan).in_full


def test_the_worst_row_is_the_row_of_the_session():
    found = summary(did(row="9"), did("row", "5"), did("curl", "8"))
    assert (found.row, found.light) == (SessionRow.RISE, Light.RED)
    assert found.reasons[0].code == "session.stopped"


@pytest.mark.parametrize(
    ("report", "row"),
    [
        ({"before": 2, "peak": 3}, "9"), ({"before": 5, "peak": 7}, "6"),
        ({"before": 4, "peak": 5}, "8"), ({"before": 5, "peak": 8}, "4"),
        ({"before": 2, "peak": 2, "tingling_new": True}, "3b"),
        ({"before": 2, "peak": 2, "marks": ("electric",)}, "4"),
    ],
)  # fmt: skip
def test_a_pain_report_is_judged_by_table_p1(report, row):
    found = summary(did(pain=PainReport(**report)))
    assert found.row == row
    assert found.log.items[0].sharp is ("marks" in report)


def test_by_quota_pain_is_no_reason_to_stop():
    plan = plan_of("bridge", mode=Mode.TIME_CONTINGENT)
    found = summary(did(pain=PainReport(before=2, peak=9)), plan=plan)
    assert (found.row, found.light) == (SessionRow.QUOTA, Light.NONE)


def test_a_row_that_its_own_pain_denies_is_refused():
    with pytest.raises(Contradiction) as refusal:
        summary(did(row="9", pain=PainReport(before=2, peak=5)))
    assert refusal.value.path == "items.0.row"


def test_a_pain_report_needs_the_person():
    with pytest.raises(Contradiction) as refusal:
        summary(did(pain=PainReport(before=2, peak=2)), person=None)
    assert refusal.value.path == "person"


def test_a_report_that_cannot_be_judged_is_refused_with_its_place():
    with pytest.raises(OutOfRange) as refusal:
        summary(did(pain=PainReport(before=2, peak=2, marks=("odd",))))
    assert refusal.value.path.startswith("items.0.pain.")


def test_an_empty_session_says_so():
    found = summary()
    assert (found.in_full, found.row, found.hardest) == (None, None, None)
    assert found.reasons[0].code == "session.nothing_done"


def test_an_exercise_outside_the_plan_has_no_prescribed_dose():
    assert summary(did("plank", "9")).items[0].in_full is None


def test_form_is_good_only_where_every_exercise_says_so():
    yes, no, unknown = (did(row="9", good_form=form) for form in (True, False, None))
    found = [summary(yes, other).good_form for other in (yes, no, unknown)]
    assert found == [True, False, None]


def test_an_exercise_with_no_amount_to_measure_counts_as_done():
    plan = plan_of(item("bridge", dose=Dose(sets=1)))
    assert summary(did(row="9"), plan=plan).items[0].percent == 100


def test_a_session_without_a_time_zone_is_refused():
    with pytest.raises(OutOfRange):
        SessionEvents(ended_at=datetime(2026, 3, 2, 18), items=())  # noqa: DTZ001
    assert date(2026, 3, 2).isoweekday() == 1
