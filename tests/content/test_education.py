"""When a lesson may be shown: the content gates of the rules page, section g."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lumbar.content.education import (
    _LEVELS,
    _MORNING_ROWS,
    _PAIN_ROWS,
    OPEN_GATES,
    Gate,
    Lesson,
    Situation,
    load_lessons,
    open_lessons,
)
from lumbar.core.adapting.morning_table import MorningRow
from lumbar.core.errors import UnknownName
from lumbar.core.words import Level, Tag
from lumbar.live.pain_table import ROWS

LESSONS = load_lessons()
PAIN = [None, *_PAIN_ROWS]
MORNING = [None, *_MORNING_ROWS]
CLOSING_PAIN = {"1", "2", "3", "3b"}
CLOSING_MORNING = {"1", "2"}


def gates(level, pain=None, morning=None, **more) -> set[Gate]:
    return {x.facts.gate for x in open_lessons(LESSONS, level, pain, morning, **more)}


def ids(lessons: tuple[Lesson, ...]) -> list[str]:
    return [lesson.facts.id for lesson in lessons]


def test_every_level_situation_and_pain_row_has_its_gates():
    assert set(_LEVELS) == set(Level)
    assert set(OPEN_GATES) == set(Situation)
    assert set(_PAIN_ROWS) == {row.id for row in ROWS}
    assert set(_MORNING_ROWS) == set(MorningRow)


@pytest.mark.parametrize(
    ("level", "pain", "morning"), list(product([Level.OK, Level.MODIFY], PAIN, MORNING))
)
def test_reassurance_never_stands_beside_a_warning_sign(level, pain, morning):
    shown = gates(level, pain, morning, sharp=False)
    closed = pain in CLOSING_PAIN or morning in CLOSING_MORNING
    assert (Gate.REASSURANCE in shown) == (not closed)
    assert (Gate.FLARE in shown) == (not closed)


@pytest.mark.parametrize("level", [Level.CLINICIAN_FIRST, Level.URGENT, Level.EMERGENCY])
@pytest.mark.parametrize(("pain", "morning"), list(product(PAIN, MORNING)))
def test_reassurance_is_closed_at_every_level_above_m(level, pain, morning):
    assert not gates(level, pain, morning, sharp=False) & {Gate.REASSURANCE, Gate.FLARE}


def test_level_c_keeps_education_without_reassurance():
    assert gates(Level.CLINICIAN_FIRST) == {Gate.ALWAYS, Gate.EMERGENCY_OK}


@pytest.mark.parametrize("level", [Level.URGENT, Level.EMERGENCY])
def test_urgent_and_emergency_show_only_when_to_seek_help(level):
    assert ids(open_lessons(LESSONS, level)) == ["when-to-seek-help"]


@pytest.mark.parametrize(("pain", "morning"), [("1", None), ("2", "8"), ("9", "1")])
def test_a_locked_plan_shows_only_when_to_seek_help_whatever_the_level(pain, morning):
    assert ids(open_lessons(LESSONS, Level.OK, pain, morning)) == ["when-to-seek-help"]


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize(("pain", "morning"), list(product(PAIN, MORNING)))
def test_when_to_seek_help_is_always_open(level, pain, morning):
    assert "when-to-seek-help" in ids(open_lessons(LESSONS, level, pain, morning, tags=list(Tag)))


@pytest.mark.parametrize(
    ("pain", "morning"), [("4", None), ("5", None), ("9", "3"), ("8", "4"), (None, "5")]
)
def test_an_ordinary_flare_puts_sore_is_not_harm_first(pain, morning):
    found = open_lessons(LESSONS, Level.OK, pain, morning, sharp=False)
    assert found[0].facts.id == "sore-is-not-harm"


@pytest.mark.parametrize("sharp", [True, None])
def test_row_4_marked_sharp_or_not_reported_is_no_ordinary_flare(sharp):
    assert gates(Level.OK, "4", sharp=sharp) == {Gate.ALWAYS, Gate.EMERGENCY_OK}


def test_a_calm_day_gives_every_lesson_in_its_order():
    found = open_lessons(LESSONS, Level.OK, "9", "8", tags=[Tag.OSTEOPOROSIS])
    assert [x.facts.order for x in found] == sorted(x.facts.order for x in found)


@pytest.mark.parametrize(("pain", "morning"), [("10", None), (None, "3b"), ("", None)])
def test_a_row_that_no_table_has_is_refused_by_name(pain, morning):
    with pytest.raises(UnknownName) as refusal:
        open_lessons(LESSONS, Level.OK, pain, morning)
    assert refusal.value.path.startswith("last_")
    assert refusal.value.remedy


@pytest.mark.parametrize("tag", [Tag.OSTEOPOROSIS, Tag.VERTEBRAL_FRACTURE])
def test_thin_bones_get_the_bone_lesson_and_not_the_bending_one(tag):
    found = ids(open_lessons(LESSONS, Level.MODIFY, tags=[tag]))
    assert "bones-and-load" in found
    assert "lifting-and-bending" not in found


def test_without_thin_bones_the_bone_lesson_stays_away():
    assert "bones-and-load" not in ids(open_lessons(LESSONS, Level.OK))


rows = st.tuples(
    st.sampled_from(PAIN), st.sampled_from(MORNING), st.sampled_from([True, False, None])
)


@given(st.sampled_from(list(Level)), st.sampled_from(list(Level)), rows)
def test_a_graver_level_never_opens_a_lesson(one, other, row):
    milder, graver = sorted([one, other], key=lambda level: level.rank)
    pain, morning, sharp = row
    at = {x: set(ids(open_lessons(LESSONS, x, pain, morning, sharp=sharp))) for x in Level}
    assert at[graver] <= at[milder]
