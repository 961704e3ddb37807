"""The five source programmes: every source entry once, its dose as stated or marked ours."""

from __future__ import annotations

import re

import pytest
import yaml
from tests.content.plain_words import FORBIDDEN, grade

from lumbar.content.draft import read_draft
from lumbar.content.files import BUILT_IN, read_markdown_file
from lumbar.content.text import sections_of

DRAFT = read_draft(BUILT_IN)
PROGRAMMES = {slug: parsed.value for slug, parsed in DRAFT.programmes.items()}
ITEMS = {item.entry: item for value in PROGRAMMES.values() for item in value.items}
COUNTS = {
    "home-continuation": 3,
    "spine-conditioning": 8,
    "gentle-starter": 4,
    "ten-at-home": 10,
    "direction-first": 24,
}
TEXTS = {
    slug: read_markdown_file(BUILT_IN / "programmes" / slug / "en.md", slug) for slug in COUNTS
}
by_slug = pytest.mark.parametrize("slug", COUNTS)


def source_of(entry: str):
    rows = (row for e in DRAFT.exercises.values() for row in e.value.sources)
    return next(row for row in rows if row.entry == entry)


def test_check_14_the_five_programmes_hold_3_8_4_10_and_24_entries():
    assert {slug: len(value.items) for slug, value in PROGRAMMES.items()} == COUNTS


def test_every_one_of_the_49_source_entries_stands_exactly_once():
    entries = [item.entry for value in PROGRAMMES.values() for item in value.items]
    assert len(entries) == len(set(entries)) == 49
    assert set(entries) == {r.entry for e in DRAFT.exercises.values() for r in e.value.sources}


@by_slug
def test_a_programme_keeps_its_source_and_the_order_of_it(slug):
    value = PROGRAMMES[slug]
    entries = [item.entry for item in value.items]
    assert entries == [
        f"s{value.source.removeprefix('source-')}-{n:02}" for n in range(1, len(entries) + 1)
    ]


@pytest.mark.parametrize("entry", ITEMS)
def test_an_entry_traces_to_the_exercise_that_names_it_as_its_source(entry):
    sources = DRAFT.exercises[ITEMS[entry].exercise].value.sources
    assert entry in {row.entry for row in sources}


@pytest.mark.parametrize("entry", ITEMS)
def test_a_stated_range_is_taken_at_its_low_end(entry):
    said = source_of(entry).dose
    for name in ("sets", "reps", "hold_s", "duration_s", "rest_s"):
        span = getattr(said, name)
        stated = isinstance(span, tuple) and span[0] is not None
        assert (name in ITEMS[entry].stated) == stated
        if stated:
            assert getattr(ITEMS[entry].dose, name) == span[0]


@pytest.mark.parametrize(
    ("entry", "dose"),
    [
        ("s000-02", {"sets": 3, "reps": 20, "per_side": False}),
        ("s000-03", {"sets": 3, "reps": 15}),
        ("s001-01", {"sets": 3, "reps": 15, "rest_s": 60}),
        ("s001-04", {"reps": 5, "hold_s": 5}),
        ("s003-01", {"duration_s": 60, "reps": 0}),
        ("s003-03", {"reps": 5, "hold_s": 2}),
        ("s002-04", {"reps": 3, "hold_s": 20, "per_side": True}),
    ],
)
def test_a_dose_is_the_one_its_source_gives(entry, dose):
    given = ITEMS[entry].dose
    assert {name: getattr(given, name) for name in dose} == dose


def test_only_the_twice_daily_stretches_are_done_twice_a_day():
    assert {entry for entry, item in ITEMS.items() if item.per_day == 2} == {
        "s001-02", "s001-03", "s001-07",
    }  # fmt: skip


def test_the_finger_prop_and_the_wood_chop_heading_are_shown_but_never_planned():
    unplanned = {e for e, i in ITEMS.items() if i.exercise not in DRAFT.schedulable}
    assert unplanned == {"s004-04", "s004-21"}


def test_the_first_pelvic_tilts_are_ours_because_the_source_names_only_the_end():
    assert "reps" not in ITEMS["s001-04"].stated


@by_slug
def test_a_programme_text_says_whose_dose_it_is_and_what_we_changed(slug):
    source = TEXTS[slug]
    front = yaml.safe_load(source.yaml_text)
    assert set(front) == {"title", "minutes"}
    headings = [section.heading for section in sections_of(source)]
    assert headings == ["Who it suits", "What it is", "What we changed", "Whose dose"]
    assert re.search(r"(?i)\bours\b", source.text.partition("## Whose dose")[2])


@by_slug
def test_a_programme_text_is_plain_and_promises_nothing(slug):
    body = TEXTS[slug].text.partition("\n---\n")[2]
    assert grade(body) <= 7
    assert not FORBIDDEN.search(body)
    assert not re.search(r"\b(cure|heal|guarantee|core)\b", body)
