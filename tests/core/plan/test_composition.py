from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.core.intake import (
    EVERYTHING,
    EXTENSION,
    FLEXION,
    NEITHER,
    TODAY,
    answers,
    assessed,
    at_stage,
    everywhere,
    home_test,
    left_out,
    library,
    planned,
    slugs,
    triage,
)

from lumbar.core.plan import SAFETY_NET
from lumbar.core.planning.preferences import PhaseCode, PlanCode
from lumbar.core.planning.story import PHASES
from lumbar.core.programme import PlanStatus
from lumbar.core.ruleset import RULES
from lumbar.core.screening.triage import Opening
from lumbar.core.words import Category, Direction, Preference, Role, Stage, Tag

DONE = dict.fromkeys(library().exercises, TODAY)
FRAGILE_AND_NARROW = (Tag.VERTEBRAL_FRACTURE, Tag.OSTEOPOROSIS, Tag.STENOSIS)

HIGH_ROWS = [
    (
        "HIGH, extension-first",
        EXTENSION,
        ["prone-lying", "standing-extension-wall", "pelvic-tilt", "heel-slide"],
    ),
    (
        "HIGH, flexion-first",
        FLEXION,
        ["supine-calves-on-chair", "single-knee-to-chest", "pelvic-tilt", "heel-slide"],
    ),
    ("HIGH, none", NEITHER, ["pelvic-tilt", "supine-knee-roll", "heel-slide"]),
]


@pytest.mark.parametrize(
    ("row", "directions", "expected"), HIGH_ROWS, ids=[r[0] for r in HIGH_ROWS]
)
def test_at_high_the_row_of_the_table_is_planned(row: str, directions, expected: list[str]) -> None:
    made = planned(at_stage(Stage.HIGH, directions))
    assert slugs(made) == expected
    assert all(item.role is not Role.STRENGTH and item.dose.load_kg is None for item in made.items)


def test_at_high_the_minutes_are_split_into_short_bouts() -> None:
    made = planned(at_stage(Stage.HIGH, EXTENSION))
    assert {item.per_day for item in made.items} == {2}
    assert made.estimate_min * 2 <= made.minutes


def test_check_26_stenosis_with_a_fracture_at_high() -> None:
    made = planned(at_stage(Stage.HIGH, NEITHER, *FRAGILE_AND_NARROW))
    assert set(slugs(made)) == {"supine-calves-on-chair", "heel-slide", "pelvic-tilt"}
    tilt = next(item for item in made.items if item.exercise == "pelvic-tilt")
    assert tilt.modified_for == (Tag.VERTEBRAL_FRACTURE,)


def test_check_26_one_more_excluded_asks_for_a_clinician() -> None:
    made = planned(at_stage(Stage.HIGH, NEITHER, *FRAGILE_AND_NARROW, Tag.PREGNANCY_T2_T3))
    assert (made.items, made.relief, made.cool_down) == ((), (), ())
    assert made.ask_clinician
    assert made.walking is not None
    assert PlanCode.TOO_FEW in [reason.code for reason in made.reasons]
    assert left_out(made)["heel-slide"] == PlanCode.LEFT_TOO_FEW


def test_a_fracture_without_preference_at_high_still_gets_three_calming_items() -> None:
    made = planned(at_stage(Stage.HIGH, NEITHER, Tag.VERTEBRAL_FRACTURE, Tag.OSTEOPOROSIS))
    assert len(made.items) == 3
    assert "pelvic-tilt" in slugs(made)


def test_unmodified_exercises_come_before_modified_ones() -> None:
    made = planned(at_stage(Stage.HIGH, EXTENSION, Tag.CANNOT_GET_TO_FLOOR))
    assert slugs(made)[0] == "standing-extension-wall"


MODERATE_DONE = planned(
    at_stage(Stage.MODERATE, EXTENSION), minutes=60, equipment=EVERYTHING, unlocked=DONE
)
LOW_DONE = {
    preference: planned(
        at_stage(Stage.LOW, directions), minutes=90, equipment=EVERYTHING, unlocked=DONE
    )
    for preference, directions in (("ext", EXTENSION), ("flx", FLEXION), ("none", NEITHER))
}


def test_at_moderate_the_row_is_taken_once_its_prerequisites_are_reached() -> None:
    assert slugs(MODERATE_DONE) == [
        "prone-lying",
        "prone-press-elbows",
        "supine-leg-lift-90-90",
        "bird-dog-leg",
        "bridge",
        "seated-band-row",
    ]


def test_at_moderate_one_level_three_item_only_by_the_rule_of_section_c() -> None:
    earned = planned(
        at_stage(Stage.MODERATE),
        equipment=EVERYTHING,
        unlocked=DONE,
        minutes=60,
        row9_last_two_sessions=True,
        picked=("plank", "bear-hold"),
    )
    levels = [library().exercise(slug).level for slug in slugs(earned)]
    assert levels.count(3) == 1
    assert left_out(earned)["bear-hold"] == PlanCode.LEFT_ONE_HARDER


def test_at_low_the_rows_differ_by_preference() -> None:
    assert {"hip-thrust", "romanian-deadlift", "bird-dog"} <= set(slugs(LOW_DONE["ext"]))
    assert {"bicycle-crunch", "plank-toes"} <= set(slugs(LOW_DONE["flx"]))
    assert "wood-chop-high-anchor" in slugs(LOW_DONE["none"])


def test_a_first_plan_holds_only_what_is_unlocked() -> None:
    made = planned(at_stage(Stage.LOW, EXTENSION))
    assert all(not library().exercise(slug).prerequisites for slug in slugs(made))
    assert left_out(made)["bridge"] == PlanCode.LEFT_LOCKED


@pytest.mark.parametrize("made", [MODERATE_DONE, *LOW_DONE.values()])
def test_no_two_strength_items_train_the_same(made) -> None:
    categories = [
        library().exercise(i.exercise).category for i in made.items if i.role is Role.STRENGTH
    ]
    assert len(set(categories)) == len(categories)
    both = {Category.FLEXION_THROUGH_RANGE, Category.EXTENSION_THROUGH_RANGE}
    assert not both <= set(categories)


def test_strong_bending_and_strong_arching_do_not_start_together() -> None:
    made = planned(
        at_stage(Stage.LOW), picked=("partial-curl", "bridge"), unlocked=DONE, minutes=60
    )
    assert "partial-curl" in slugs(made)
    assert left_out(made)["bridge"] == PlanCode.LEFT_OPPOSITE_STRENGTH


def test_what_the_person_picked_is_in_and_says_so() -> None:
    made = planned(at_stage(Stage.LOW, EXTENSION), picked=("standing-side-flexion",))
    item = next(item for item in made.items if item.exercise == "standing-side-flexion")
    assert (item.picked, item.role) == (True, Role.MOBILITY)
    assert item.reasons[0].code == PlanCode.CHOSEN_PICKED


def test_a_pick_that_cannot_be_is_said_with_its_reason() -> None:
    made = planned(at_stage(Stage.HIGH, EXTENSION), picked=("plank",))
    assert PlanCode.PICKED_NOT_POSSIBLE in [reason.code for reason in made.reasons]
    assert left_out(made)["plank"] == PlanCode.LEFT_STAGE


def test_a_third_pick_for_a_full_part_is_not_needed() -> None:
    made = planned(picked=("supine-knee-roll", "cat-cow", "single-knee-to-chest"), minutes=60)
    assert (
        sum(slug in slugs(made) for slug in ("supine-knee-roll", "cat-cow", "single-knee-to-chest"))
        < 3
    )


def test_picks_never_take_more_than_the_session_holds() -> None:
    everything = tuple(library().exercises)
    assert (
        len(slugs(planned(picked=everything, minutes=120, unlocked=DONE, equipment=EVERYTHING)))
        <= 6
    )


def test_what_the_person_dislikes_is_left_out_where_possible() -> None:
    made = planned(at_stage(Stage.HIGH, EXTENSION), disliked=("prone-lying",))
    assert left_out(made)["prone-lying"] == PlanCode.LEFT_DISLIKED


def test_who_dislikes_walking_is_not_sent_walking() -> None:
    made = planned(at_stage(Stage.MODERATE, EXTENSION), disliked=("walking",), minutes=60)
    assert "walking" not in everywhere(made)
    assert left_out(made)["walking"] == PlanCode.LEFT_DISLIKED


def test_what_the_person_dislikes_comes_in_rather_than_no_programme() -> None:
    given = at_stage(Stage.HIGH, NEITHER, *FRAGILE_AND_NARROW)
    assert "heel-slide" in slugs(planned(given, disliked=("heel-slide",)))


def test_two_steps_of_one_family_never_stand_together() -> None:
    made = planned(
        at_stage(Stage.LOW), picked=("bird-dog", "bird-dog-leg"), unlocked=DONE, minutes=60
    )
    assert left_out(made)["bird-dog-leg"] == PlanCode.LEFT_SAME_FAMILY


def test_a_rejected_direction_leaves_the_neutral_set_for_relief() -> None:
    worse = home_test("extension", pain=(4, 7))
    made = planned(assessed(answers(5, directions=EXTENSION, home_tests=(worse,))))
    directions = {library().exercise(slug).direction for slug in everywhere(made)}
    assert directions == {Direction.NEUTRAL}
    assert [item.exercise for item in made.relief] == ["pelvic-tilt"]
    assert made.closed == (Direction.EXTENSION,)
    assert [ladder.direction for ladder in made.standing.ladders] == [Direction.EXTENSION]


def test_a_confirmed_movement_is_the_relief_through_the_day() -> None:
    eased = home_test("extension", pain=(5, 3))
    made = planned(assessed(answers(5, directions=EXTENSION, home_tests=(eased,))))
    relief = made.relief[0]
    assert (relief.exercise, relief.per_day, relief.dose.sets) == ("prone-press-elbows", 6, 1)
    assert 5 <= relief.dose.reps <= 10


def test_a_confirmed_movement_that_is_closed_gives_way_to_its_direction() -> None:
    eased = home_test("extension", pain=(5, 3))
    at = triage(Tag.PREGNANCY_T2_T3)
    made = planned(assessed(answers(5, directions=EXTENSION, home_tests=(eased,)), at))
    assert made.relief[0].exercise == "standing-extension-wall"


def test_an_untested_preference_is_tried_twice_a_day_without_a_claim() -> None:
    relief = planned(at_stage(Stage.MODERATE, FLEXION)).relief[0]
    assert (relief.per_day, relief.reasons[0].code) == (2, PlanCode.RELIEF_UNTESTED)


def test_without_a_preference_the_person_picks_by_comfort() -> None:
    relief = planned(at_stage(Stage.MODERATE)).relief
    assert {library().exercise(i.exercise).direction for i in relief} == {
        Direction.FLEXION,
        Direction.EXTENSION,
    }


def test_relief_falls_back_to_the_middle_when_the_direction_is_closed() -> None:
    made = planned(at_stage(Stage.MODERATE, FLEXION, Tag.FLEXION_INTOLERANT))
    assert made.relief[0].reasons[0].code == PlanCode.RELIEF_NEUTRAL


def test_walking_is_planned_up_to_five_days_and_named_when_closed() -> None:
    assert planned().walking.days == (1, 2, 3, 4, 5)
    closed = planned(assessed(at=triage(walking=Opening.DAILY_NEED_ONLY)), minutes=60)
    assert closed.walking is None
    assert PlanCode.NO_WALKING in [reason.code for reason in closed.reasons]


def test_brisk_walking_waits_for_walking() -> None:
    assert planned(at_stage(Stage.LOW)).walking.exercise == "walking"
    assert planned(at_stage(Stage.LOW), unlocked=DONE).walking.exercise == "brisk-walking"


def test_a_library_without_a_walk_plans_none() -> None:
    from lumbar.core.plan import plan
    from lumbar.core.planning.preferences import PlanPreferences

    walks = {"walking", "brisk-walking"}
    own = replace(
        library(), exercises={s: e for s, e in library().exercises.items() if s not in walks}
    )
    made = plan(at_stage(Stage.HIGH, EXTENSION), PlanPreferences(), own, TODAY, RULES)
    assert (made.walking, made.cool_down) == (None, ())


def test_strength_has_rest_days_and_control_is_daily() -> None:
    days = {item.role: item.days for item in MODERATE_DONE.items}
    assert days[Role.STRENGTH] == (1, 3, 5)
    assert days[Role.CONTROL] == (1, 2, 3, 4, 5, 6, 7)


def test_a_session_ends_gently_with_something_new() -> None:
    made = planned(at_stage(Stage.MODERATE, FLEXION), minutes=30)
    assert [item.exercise for item in made.cool_down] == ["seated-forward-reach"]
    assert made.cool_down[0].exercise not in slugs(made)


def test_a_disliked_movement_does_not_end_the_session() -> None:
    made = planned(
        at_stage(Stage.MODERATE, FLEXION), minutes=30, disliked=("seated-forward-reach",)
    )
    assert [item.exercise for item in made.cool_down] != ["seated-forward-reach"]


def test_the_first_week_has_fewer_sets() -> None:
    bridge = next(item for item in MODERATE_DONE.items if item.exercise == "bridge")
    assert bridge.dose.sets == 2
    assert PlanCode.FIRST_WEEK_SETS in [reason.code for reason in bridge.reasons]


def test_short_time_cuts_sets_before_items() -> None:
    roomy = LOW_DONE["ext"]
    tight = planned(
        at_stage(Stage.LOW, EXTENSION),
        minutes=roomy.estimate_min - 3,
        equipment=EVERYTHING,
        unlocked=DONE,
    )
    assert slugs(tight) == slugs(roomy)
    assert sum(i.dose.sets for i in tight.items) < sum(i.dose.sets for i in roomy.items)


def test_very_short_time_drops_items_and_says_so() -> None:
    made = planned(at_stage(Stage.LOW, EXTENSION), minutes=5, equipment=EVERYTHING, unlocked=DONE)
    assert 1 <= len(made.items) < 6
    assert PlanCode.SHORT_ON_TIME in [reason.code for reason in made.reasons]
    assert PlanCode.LEFT_TIME in left_out(made).values()


def test_the_picked_item_is_the_last_to_go() -> None:
    made = planned(at_stage(Stage.LOW), minutes=5, picked=("side-lying-hip-abduction",))
    assert "side-lying-hip-abduction" in slugs(made)


def test_holds_are_short_with_high_blood_pressure() -> None:
    made = planned(
        at_stage(Stage.LOW, FLEXION, Tag.UNCONTROLLED_HYPERTENSION), unlocked=DONE, minutes=60
    )
    assert all(
        i.dose.hold_s <= 10 for i in made.items if Tag.UNCONTROLLED_HYPERTENSION in i.modified_for
    )


def test_maintenance_needs_two_days_a_week() -> None:
    made = planned(phase=PhaseCode.MAINTENANCE)
    assert {len(item.days) for item in made.items} == {2}
    assert made.status is PlanStatus.MAINTENANCE
    assert [(p.code, p.from_week, p.to_week) for p in made.phases] == [("maintenance", 0, None)]


def test_phases_review_and_safety_net_come_with_every_plan() -> None:
    made = planned(at_stage(Stage.HIGH))
    assert made.phases[0].code == PhaseCode.SYMPTOM_CALMING
    assert made.review_on == TODAY + timedelta(weeks=6)
    assert made.safety_net == SAFETY_NET
    assert set(PHASES) == set(Stage)


def test_every_exercise_is_either_placed_or_left_out_with_a_reason() -> None:
    for made in (planned(), MODERATE_DONE, planned(template="ten-at-home")):
        assert everywhere(made) | set(left_out(made)) == set(library().exercises)
        assert not everywhere(made) & set(left_out(made))
        assert all(item.reasons for item in (*made.items, *made.relief, *made.cool_down))


def test_the_psychosocial_route_slows_the_progression() -> None:
    made = planned(assessed(answers(2, 10, 17)))
    assert made.slower_progression
    assert made.ask_clinician
    assert PlanCode.SLOWER in [reason.code for reason in made.reasons]


def test_stenosis_goes_flexion_first_without_arching() -> None:
    made = planned(at_stage(Stage.MODERATE, EXTENSION, Tag.STENOSIS))
    assert made.preference is Preference.FLEXION_FIRST
    assert Direction.EXTENSION not in {library().exercise(s).direction for s in everywhere(made)}
