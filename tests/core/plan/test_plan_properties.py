"""What holds for every programme, whatever the answers, tags, wishes and clinicians."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.intake import (
    EXTENSION,
    FLEXION,
    NEITHER,
    TODAY,
    answers,
    everywhere,
    home_test,
    left_out,
    library,
    slugs,
    triage,
)

from lumbar.core.assess import assess
from lumbar.core.library import Dose
from lumbar.core.plan import plan
from lumbar.core.planning.estimate import estimate_s
from lumbar.core.planning.exclusion import find_exclusion
from lumbar.core.planning.preferences import ClinicianItem, PhaseCode, PlanPreferences
from lumbar.core.planning.rows import STAGE_CAP
from lumbar.core.programme import Plan
from lumbar.core.ruleset import RULES
from lumbar.core.words import Mode, Role, Stage, Tag

SLUGS = sorted(library().exercises)
TAGS = [tag for tag in Tag if tag is not Tag.HIGH_IRRITABILITY]
SETTINGS = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

some_slugs = st.lists(st.sampled_from(SLUGS), max_size=6, unique=True).map(tuple)
doses = st.builds(
    Dose,
    sets=st.integers(1, 5),
    reps=st.integers(1, 40),
    hold_s=st.integers(0, 90),
    rest_s=st.integers(0, 120),
    per_side=st.booleans(),
)
tests_done = st.lists(
    st.builds(
        home_test,
        st.sampled_from(["flexion", "extension"]),
        pain=st.tuples(st.integers(0, 10), st.integers(0, 10)),
        leg=st.tuples(st.integers(0, 4), st.integers(0, 4)),
        on=st.integers(0, 30).map(lambda days: TODAY - timedelta(days=days)),
    ),
    max_size=3,
).map(tuple)
people = st.builds(
    answers,
    rest=st.integers(0, 10),
    settling=st.none() | st.integers(0, 240),
    rmdq=st.none() | st.integers(0, 24),
    directions=st.sampled_from([EXTENSION, FLEXION, NEITHER]),
    home_tests=tests_done,
)
tag_sets = st.lists(st.sampled_from(TAGS), max_size=4, unique=True)
equipment = st.lists(
    st.sampled_from(["mat", "band", "anchor", "weight", "bag", "ball", "raised-surface", "stool"]),
    unique=True,
).map(tuple)


@st.composite
def wishes(draw: st.DrawFn) -> PlanPreferences:
    picked = draw(some_slugs)
    disliked = tuple(slug for slug in draw(some_slugs) if slug not in picked)
    set_items = tuple(
        ClinicianItem(exercise=slug, dose=draw(doses)) for slug in draw(some_slugs)[:3]
    )
    return PlanPreferences(
        minutes=draw(st.integers(5, 60)),
        days=tuple(draw(st.lists(st.integers(1, 7), min_size=1))),
        equipment=draw(equipment),
        picked=picked,
        disliked=disliked,
        template=draw(st.none() | st.sampled_from(sorted(library().templates))),
        clinician="Dr Mora",
        approved=draw(some_slugs),
        clinician_set=draw(st.sampled_from([(), set_items])),
        unlocked=dict.fromkeys(draw(some_slugs | st.just(tuple(SLUGS))), TODAY),
        mode=draw(st.sampled_from(Mode)),
        phase=draw(st.none() | st.sampled_from(PhaseCode)),
        row9_last_two_sessions=draw(st.booleans()),
    )


def made_for(person: Any, tags: list[Tag], wanted: PlanPreferences) -> Plan:
    assessment = assess(person, triage(*tags), library(), TODAY, RULES)
    return plan(assessment, wanted, library(), TODAY, RULES)


@SETTINGS
@given(people, tag_sets, wishes())
def test_an_excluded_exercise_never_appears(
    person: Any, tags: list[Tag], wanted: PlanPreferences
) -> None:
    made = made_for(person, tags, wanted)
    set_by_clinician = {item.exercise for item in wanted.clinician_set}
    for slug in everywhere(made):
        held = [
            t for t in made.tags if not (t is Tag.POST_OP_SPINE_LT6W and slug in set_by_clinician)
        ]
        exercise = library().exercise(slug)
        assert find_exclusion(exercise, tuple(held)) is None
        assert not set(exercise.exclude) & set(held)
        assert exercise.schedulable


@SETTINGS
@given(people, tag_sets, wishes())
def test_every_plan_fits_its_minutes(person: Any, tags: list[Tag], wanted: PlanPreferences) -> None:
    made = made_for(person, tags, wanted)
    seconds = sum(estimate_s(item.dose, RULES) for item in (*made.items, *made.cool_down))
    assert seconds <= wanted.minutes * 60
    assert (made.estimate_min - 1) * 60 < seconds or not made.items


@SETTINGS
@given(people, tag_sets, wishes())
def test_the_same_input_gives_the_same_plan(
    person: Any, tags: list[Tag], wanted: PlanPreferences
) -> None:
    assert made_for(person, tags, wanted) == made_for(person, list(reversed(tags)), wanted)


@SETTINGS
@given(people, tag_sets, wishes())
def test_no_exercise_stands_above_the_stage_cap(
    person: Any, tags: list[Tag], wanted: PlanPreferences
) -> None:
    made = made_for(person, tags, wanted)
    earned = made.stage is Stage.MODERATE and wanted.row9_last_two_sessions
    cap = 3 if earned else STAGE_CAP[made.stage]
    assert all(library().exercise(slug).level <= cap for slug in everywhere(made))


@SETTINGS
@given(people, tag_sets, wishes())
def test_every_exercise_has_its_place_or_its_reason(
    person: Any, tags: list[Tag], wanted: PlanPreferences
) -> None:
    made = made_for(person, tags, wanted)
    assert sorted([*everywhere(made), *left_out(made)]) == SLUGS


@SETTINGS
@given(people, tag_sets, wishes())
def test_a_session_holds_no_exercise_twice(
    person: Any, tags: list[Tag], wanted: PlanPreferences
) -> None:
    placed = slugs(made_for(person, tags, wanted))
    assert len(placed) == len(set(placed))


@SETTINGS
@given(people, tag_sets, wishes())
def test_at_high_there_is_no_strength_and_no_load(
    person: Any, tags: list[Tag], wanted: PlanPreferences
) -> None:
    made = made_for(person, tags, replace(wanted, clinician_set=()))
    if made.stage is Stage.HIGH:
        assert all(item.role is not Role.STRENGTH for item in made.items)
        assert all(item.dose.load_kg is None for item in made.items)


def shifted(value: Any, days: int) -> Any:
    if isinstance(value, date):
        return value + timedelta(days=days)
    if isinstance(value, dict):
        return {key: shifted(each, days) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(shifted(each, days) for each in value)
    if isinstance(value, str) and value[:2] == "20" and value.count("-") == 2:
        return (date.fromisoformat(value) + timedelta(days=days)).isoformat()
    return value


@SETTINGS
@given(people, tag_sets, wishes(), st.integers(-4000, 4000))
def test_shifting_all_dates_changes_nothing(
    person: Any, tags: list[Tag], wanted: PlanPreferences, days: int
) -> None:
    moved = TODAY + timedelta(days=days)
    later = replace(
        person, home_tests=tuple(replace(t, on=shifted(t.on, days)) for t in person.home_tests)
    )
    at = triage(*tags)
    held = tuple(replace(h, since=moved) for h in at.held)
    assessment = assess(later, replace(at, today=moved, held=held), library(), moved, RULES)
    wanted_later = replace(wanted, unlocked=shifted(wanted.unlocked, days))
    made = plan(assessment, wanted_later, library(), moved, RULES)
    assert shifted(asdict(made), -days) == asdict(made_for(person, tags, wanted))
