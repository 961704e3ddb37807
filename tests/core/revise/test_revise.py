"""Planning again in the middle of a course keeps what was earned and what was agreed."""

from dataclasses import replace
from datetime import date, timedelta

from tests.core.intake import (
    EVERYTHING,
    EXTENSION,
    TODAY,
    answers,
    assessed,
    library,
    planned,
    slugs,
)

from lumbar.core.adapt import adapt
from lumbar.core.adapting.history import History
from lumbar.core.library import Dose
from lumbar.core.planning.preferences import PlanPreferences
from lumbar.core.programme import Ladder
from lumbar.core.revise import revise
from lumbar.core.ruleset import RULES
from lumbar.core.words import Direction, Role, Tag

PERSON = assessed(answers(directions=EXTENSION))
WISHES = {"equipment": EVERYTHING, "picked": ("bird-dog-leg",), "minutes": 30}


def again(old, person=PERSON, **wishes):
    wanted = PlanPreferences(**{**WISHES, **wishes})
    return revise(old, person, wanted, library(), TODAY, RULES)


def made():
    return planned(PERSON, **WISHES)


def test_a_new_plan_keeps_doses_counts_and_the_start_of_the_course():
    old = made()
    grown = replace(old.items[0], dose=Dose(sets=2, reps=9), count=1.5)
    old = replace(old, items=(grown, *old.items[1:]), started_on=date(2026, 10, 1))
    new = again(old)
    assert next(i for i in new.items if i.exercise == grown.exercise).count == 1.5
    assert new.started_on == old.started_on


def test_the_walk_of_the_day_and_the_walk_that_ends_a_session_stay_apart():
    old = made()
    minute = replace(old.walking, dose=Dose(duration_s=60), count=9.0)
    longer = replace(old.walking, dose=Dose(duration_s=1200))
    new = again(replace(old, cool_down=(minute,), walking=longer))
    assert new.walking.dose.duration_s == 1200


def test_relief_through_the_day_keeps_its_short_dose():
    old = made()
    mover = old.relief[0]
    main = replace(mover, dose=Dose(sets=3, reps=10))
    new = again(replace(old, items=(*old.items, main)))
    assert new.relief[0].dose == mover.dose


def test_a_step_that_was_reached_is_not_traded_for_the_easier_one_picked_once():
    old = made()
    reached = replace(old.items[3], exercise="bird-dog", role=Role.CONTROL)
    items = (*old.items[:3], reached, *old.items[4:])
    old = replace(old, items=items, unlocked=dict.fromkeys(library().exercises, TODAY))
    assert "bird-dog" in slugs(again(old))
    assert "bird-dog-leg" not in slugs(again(old))


def test_what_a_clinician_approved_stays_approved_without_naming_them_again():
    old = planned(PERSON, **WISHES, approved=("quadruped-rock-back",), clinician="Dr Mora")
    new = again(old)
    assert (new.approved, new.clinician) == (("quadruped-rock-back",), "Dr Mora")


def test_the_estimate_is_of_the_doses_that_were_kept():
    old = made()
    long = tuple(replace(one, dose=replace(one.dose, sets=9)) for one in old.items)
    new = again(replace(old, items=long))
    assert new.estimate_min == new.minutes == 30


def test_a_direction_closed_again_after_its_ladder_stays_closed():
    old = made()
    shut = Ladder(direction=Direction.EXTENSION, closed_on=TODAY - timedelta(days=2))
    new = again(replace(old, standing=replace(old.standing, ladders=(shut,)),
                        closed=(Direction.EXTENSION,)))  # fmt: skip
    assert new.closed == (Direction.EXTENSION,)
    assert Tag.EXTENSION_INTOLERANT in new.tags
    assert new.standing.ladders == (shut,)


def test_a_climbed_ladder_stays_known_and_a_new_closure_starts_another():
    old = made()
    climbed = Ladder(direction=Direction.EXTENSION, step=4, finished=True)
    old = replace(old, standing=replace(old.standing, ladders=(climbed,)))
    assert again(old).standing.ladders == (climbed,)
    shut = replace(PERSON, tags=(*PERSON.tags, Tag.EXTENSION_INTOLERANT))
    assert again(old, shut).standing.ladders == (Ladder(direction=Direction.EXTENSION),)


def test_a_new_plan_can_be_adapted_the_same_day():
    new = again(made())
    assert adapt(new, History(), TODAY, RULES, library()).today.items


def test_what_stays_says_that_it_stays_and_not_that_it_was_picked():
    revised = again(made(), picked=("heel-slide",))
    said = {item.exercise: {reason.code for reason in item.reasons} for item in revised.items}
    assert "plan.chosen_picked" in said["heel-slide"]
    assert all("plan.chosen_picked" not in said[slug] for slug in said if slug != "heel-slide")
    assert any("plan.kept" in codes for codes in said.values())


def test_no_wish_is_refused_that_nobody_made():
    revised = again(made(), picked=())
    assert all(reason.code != "plan.picked_not_possible" for reason in revised.reasons)


def test_an_easy_walk_of_12_minutes_does_not_become_a_brisk_one_of_20():
    old = made()
    walk = replace(old.walking, exercise="walking", dose=replace(old.walking.dose, duration_s=720))
    low = assessed(answers(directions=EXTENSION, pain_now=1, settling_min=5))
    assert again(replace(old, walking=walk), low).walking.exercise == "walking"


def test_a_walk_that_was_not_open_before_begins_at_its_own_dose():
    old = made()
    assert again(replace(old, walking=None)).walking.dose == old.walking.dose


def test_the_longer_walk_waits_until_the_shorter_has_grown_to_it():
    opened = dict.fromkeys(library().exercises, TODAY)
    old = replace(made(), unlocked=opened)
    assert again(old).walking.exercise == "walking"
    grown = replace(old.walking, dose=Dose(duration_s=1200))
    assert again(replace(old, walking=grown)).walking.exercise == "brisk-walking"
