"""Every numbered exercise of the five source articles traces to the library."""

from __future__ import annotations

import json
from collections import Counter

from lumbar.content.loader import load_library
from lumbar.content.sources import SourceEntry, list_sources


def entry(name: str) -> SourceEntry:
    return next(e for e in list_sources(load_library()) if e.entry == name)


def test_the_sources_have_3_8_4_10_and_24_entries() -> None:
    found = Counter(e.source for e in list_sources(load_library()))
    assert found == {"000": 3, "001": 8, "002": 4, "003": 10, "004": 24}


def test_the_entries_stand_in_the_order_of_their_numbers() -> None:
    found = [(e.source, e.number) for e in list_sources(load_library())]
    assert found == sorted(found)
    assert len(set(found)) == 49


def test_an_entry_says_what_is_stated_and_what_is_ours() -> None:
    bridge = entry("s001-01")
    assert bridge.exercise == "bridge"
    assert bridge.stated == {"sets": (3, 3), "reps": (15, 15), "rest_s": (60, 60)}
    assert bridge.ours == {"hold_s": (2, 2)}


def test_an_end_left_open_by_the_source_stays_open() -> None:
    assert entry("s003-03").stated["reps"] == (5, None)
    assert entry("s001-04").stated["reps"] == (None, 30)


def test_a_hold_named_in_words_gets_our_number() -> None:
    roll = entry("s004-19")
    assert roll.stated["hold_s"] == "pause a few seconds"
    assert roll.ours["hold_s"] == (3, 3)


def test_the_two_entries_that_are_never_planned_say_so() -> None:
    silent = {e.entry for e in list_sources(load_library()) if not e.schedulable}
    assert silent == {"s004-04", "s004-21"}


def test_every_entry_is_plain_json() -> None:
    for found in list_sources(load_library()):
        assert json.loads(json.dumps(found.as_json()))["entry"] == found.entry
