from __future__ import annotations

from datetime import timedelta

import pytest
from tests.core.intake import (
    EXTENSION,
    FLEXION,
    NEITHER,
    TODAY,
    answers,
    assessed,
    home_test,
    triage,
)

from lumbar.core.assessing.assessment import AssessCode
from lumbar.core.assessing.home_offer import (
    MOVEMENTS,
    MOVEMENTS_AT_HIGH,
    NO_TEST_TAGS,
    ORDER,
    check_home_test,
)
from lumbar.core.errors import Contradiction, NotForThisPerson, RedFlagOpen
from lumbar.core.words import Answer, Direction, Level, Preference, Tag

YESTERDAY = TODAY - timedelta(days=1)
WORSE = {"pain": (4, 7)}
EASED = {"pain": (5, 3)}
SAME = {"pain": (5, 5)}


def offer(
    *tags: Tag,
    level: Level = Level.OK,
    rest: int = 2,
    directions=EXTENSION,
    tests=(),
    source="screen",
):
    given = answers(rest, directions=directions, home_tests=tests)
    return assessed(given, triage(*tags, level=level, source=source)).home_test


def test_an_extension_first_person_is_offered_extension_movements() -> None:
    assert offer().movements == ("prone-press-elbows", "standing-extension")


def test_at_high_the_standing_back_bend_has_the_hands_on_a_wall() -> None:
    assert offer(rest=8).movements == ("prone-press-elbows", "standing-extension-wall")


def test_a_flexion_first_person_is_offered_flexion_movements() -> None:
    assert offer(directions=FLEXION).movements == ("single-knee-to-chest", "seated-forward-reach")


def test_without_a_clear_preference_both_ways_are_offered() -> None:
    assert len(offer(directions=NEITHER).movements) == 4


def test_no_stomach_lying_in_pregnancy() -> None:
    """Check 27: no stomach lying at week 28 of pregnancy."""
    assert offer(Tag.PREGNANCY_T2_T3).movements == ("standing-extension",)


@pytest.mark.parametrize("tag", NO_TEST_TAGS)
def test_no_home_test_soon_after_spinal_surgery_or_with_a_fracture(tag: Tag) -> None:
    """Check 27: refused within 12 weeks of spinal surgery, with vertebral_fracture."""
    assert offer(tag).reason.code == AssessCode.NO_TEST_TAG


@pytest.mark.parametrize("level", [Level.CLINICIAN_FIRST, Level.URGENT, Level.EMERGENCY])
def test_a_home_test_at_level_c_or_above_is_refused(level: Level) -> None:
    """Check 27: refused at level C."""
    closed = offer(level=level)
    with pytest.raises(RedFlagOpen):
        check_home_test(closed, "prone-press-elbows")


def test_an_offered_movement_passes_the_check_and_another_does_not() -> None:
    check_home_test(offer(), "prone-press-elbows")
    with pytest.raises(NotForThisPerson):
        check_home_test(offer(), "jefferson-curl")


def test_stenosis_gets_no_extension_test() -> None:
    refused = (home_test("flexion", on=YESTERDAY, **WORSE),)
    assert offer(Tag.STENOSIS).movements == ("single-knee-to-chest", "seated-forward-reach")
    assert offer(Tag.STENOSIS, tests=refused).reason.code == AssessCode.NO_TEST_MOVEMENT


def test_coughing_pain_alone_leaves_the_one_test_that_decides_about_it() -> None:
    tagged = offer(Tag.FLEXION_INTOLERANT, directions=FLEXION, source="RF20")
    assert tagged.movements == ("single-knee-to-chest",)


def test_a_rejected_flexion_test_leaves_no_such_exception() -> None:
    tagged = offer(Tag.FLEXION_INTOLERANT, directions=FLEXION, source="home_test")
    assert tagged.reason.code == AssessCode.NO_TEST_MOVEMENT


def test_the_opposite_is_not_tried_on_the_same_day() -> None:
    assert offer(tests=(home_test("extension", **WORSE),)).reason.code == AssessCode.NO_TEST_TODAY


def test_the_opposite_may_be_tried_on_another_day() -> None:
    tested = offer(tests=(home_test("extension", on=YESTERDAY, **WORSE),))
    assert tested.movements == MOVEMENTS[Direction.FLEXION]


def test_a_direction_with_a_result_is_not_tested_again() -> None:
    assert offer(tests=(home_test("extension", **SAME),)).reason.code == AssessCode.NO_TEST_DECIDED


def test_a_rejected_direction_becomes_a_tag_that_a_later_good_test_does_not_end() -> None:
    tests = (home_test("extension", **EASED), home_test("extension", on=YESTERDAY, **WORSE))
    found = assessed(answers(directions=EXTENSION, home_tests=tests))
    assert found.tags == (Tag.EXTENSION_INTOLERANT,)
    assert (found.preference, found.neutral_only) == (Preference.NO_CLEAR_PREFERENCE, True)
    assert found.held[0].since == YESTERDAY


def test_both_directions_rejected_asks_for_a_clinician() -> None:
    tests = (home_test("extension", on=YESTERDAY, **WORSE), home_test("flexion", **WORSE))
    found = assessed(answers(home_tests=tests))
    assert found.ask_clinician
    assert found.neutral_only
    assert AssessCode.BOTH_REJECTED in [reason.code for reason in found.reasons]


def test_flexion_rejected_with_stenosis_asks_for_a_clinician() -> None:
    found = assessed(answers(home_tests=(home_test("flexion", **WORSE),)), triage(Tag.STENOSIS))
    assert found.ask_clinician


def test_a_confirmed_test_decides_the_preference_and_the_relief_movement() -> None:
    found = assessed(answers(home_tests=(home_test("flexion", **EASED),)))
    assert found.preference is Preference.FLEXION_FIRST
    assert found.confirmed_movements == ("single-knee-to-chest",)


def test_the_opposite_confirmed_on_another_day_ends_the_neutral_set() -> None:
    tests = (home_test("extension", on=YESTERDAY, **WORSE), home_test("flexion", **EASED))
    found = assessed(answers(directions=EXTENSION, home_tests=tests))
    assert (found.preference, found.neutral_only) == (Preference.FLEXION_FIRST, False)


def test_both_confirmed_leaves_the_answers_to_decide() -> None:
    tests = (home_test("extension", **EASED), home_test("flexion", **EASED))
    found = assessed(answers(directions=EXTENSION, home_tests=tests))
    assert found.preference is Preference.EXTENSION_FIRST
    assert found.confirmed == (Direction.FLEXION, Direction.EXTENSION)


def test_a_neutral_result_makes_no_relief_claim() -> None:
    found = assessed(answers(directions=EXTENSION, home_tests=(home_test("extension", **SAME),)))
    assert (found.confirmed, found.tags, found.preference) == ((), (), Preference.EXTENSION_FIRST)


def test_stenosis_is_never_turned_to_extension_by_a_test() -> None:
    found = assessed(answers(home_tests=(home_test("extension", **EASED),)), triage(Tag.STENOSIS))
    assert found.preference is Preference.FLEXION_FIRST


def coughing(source: str, *tests):
    at = triage(Tag.FLEXION_INTOLERANT, source=source)
    return assessed(answers(home_tests=tests), at)


def test_a_confirmed_flexion_test_ends_the_tag_that_came_from_coughing_alone() -> None:
    found = coughing("RF20", home_test("flexion", **EASED))
    assert found.tags == ()
    assert AssessCode.TAG_ENDED_BY_TEST in [reason.code for reason in found.reasons]


def test_a_confirmed_flexion_test_does_not_end_a_tag_from_an_earlier_rejection() -> None:
    assert Tag.FLEXION_INTOLERANT in coughing("home_test", home_test("flexion", **EASED)).tags


def test_a_neutral_flexion_test_does_not_end_the_tag_from_coughing() -> None:
    assert Tag.FLEXION_INTOLERANT in coughing("RF20", home_test("flexion", **SAME)).tags


@pytest.mark.parametrize(
    ("changed", "again"),
    [({}, True), ({"screened_after": True}, False), ({"on": YESTERDAY}, False)],
    ids=["not screened since", "screened since", "screening is of a later day"],
)
def test_a_new_sign_in_a_test_sends_back_to_screening(
    changed: dict[str, object], again: bool
) -> None:
    stopped = home_test("extension", new_signs=Answer.YES, **changed)
    found = assessed(answers(home_tests=(stopped,)))
    assert found.screen_again is again
    assert found.ask_clinician
    assert found.tags == ()


def test_no_further_test_before_screening_is_repeated() -> None:
    stopped = home_test("extension", new_signs=Answer.YES)
    assert offer(tests=(stopped,)).reason.code == AssessCode.NO_TEST_SCREEN_AGAIN


def test_a_test_dated_after_today_is_refused() -> None:
    with pytest.raises(Contradiction) as refused:
        assessed(answers(home_tests=(home_test("flexion", on=TODAY + timedelta(days=1)),)))
    assert refused.value.path == "home_tests.0.on"


def test_the_tables_of_movements_are_total() -> None:
    assert set(ORDER) == set(Preference)
    assert set(MOVEMENTS) == set(MOVEMENTS_AT_HIGH) == {Direction.FLEXION, Direction.EXTENSION}
