"""What is read in place of a programme, and when to get help, on every page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lumbar.cli import main
from lumbar.content.help_lines import help_lines
from lumbar.content.loader import load_library
from lumbar.edge.rooms import decide

DECIDE = Path(__file__).parents[2] / "examples" / "decide"
ASKED = json.loads((DECIDE / "plan.json").read_text())
RF01_EARLIER = {"item": "RF01", "level": "E", "reported_on": ASKED["today"]}


@pytest.fixture
def page(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LUMBAR_COUNTRY", "GB")

    def printed(screening: dict[str, Any] | None = None, **flags: Any) -> str:
        asked = json.loads((DECIDE / "plan.json").read_text())
        asked["screening"] |= screening or {}
        asked["screening"]["red_flags"] |= flags
        (tmp_path / "asked.json").write_text(json.dumps(asked))
        assert main(["plan", str(tmp_path / "asked.json")]) == 0
        return " ".join(capsys.readouterr().out.split())

    return printed


@pytest.mark.parametrize("flags", [{}, {"rf01": "yes"}, {"rf13": "yes"}, {"rf11": "yes"}], ids=str)
def test_every_page_says_when_to_get_help(page, flags):
    told = page(**flags)
    now, _, today = told.partition("Call 999 or go to the emergency department")[2].partition(
        "Call 111 or your GP today for:"
    )
    assert "chest pain or trouble breathing" in now
    assert "foot losing strength (" in today
    assert "foot losing strength (" not in now
    assert "clinician has examined is not new" in today


def test_pregnancy_adds_the_signs_of_the_maternity_unit(page):
    birth = {"tag": "postpartum_lt12w", "source": "RF21 birth", "since": ASKED["today"],
             "event_on": ASKED["today"]}  # fmt: skip
    assert "Call your maternity unit now for bleeding" not in page()
    assert "Call your maternity unit now for bleeding" in page({"held": [birth]})


def test_a_sign_told_before_is_named_with_its_day(page):
    told = page({"earlier": [RF01_EARLIER]})
    assert "numbness or a changed feeling between your legs or around your bottom" in told
    assert "You told us on 7 September 2026, and nobody has cleared it since" in told


def test_a_page_that_stops_everything_does_not_speak_of_choosing_exercises(page):
    tagged = ASKED["screening"]["tag_questions"] | {"tq14": "yes"}
    assert "We choose your exercises" not in page({"tag_questions": tagged}, rf01="yes")


def test_dark_thoughts_have_a_page_of_their_own(page):
    """RF24: U with crisis information; walking and relief stay open."""
    told = page(rf24="yes")
    first = told.index("Samaritans on 116 123")
    assert told.count("Samaritans") == 1
    assert first < told.index("Ask a doctor for an appointment today")
    assert first < told.index("Easy walking")
    for boilerplate in (
        "Do no exercises",
        "back pain, and what",
        "How it goes on",
        "What we found",
    ):
        assert boilerplate not in told


def test_dark_thoughts_beside_a_heart_problem_leave_only_the_walking_of_the_day(page):
    told = page(rf24="yes", rf23=ASKED["screening"]["red_flags"]["rf23"] | {"told_not_to": "yes"})
    assert "Walk only as much as daily life needs" in told
    assert "relief movements stay open" not in told
    assert "If you feel like moving" not in told


def test_the_card_says_why_and_whom_to_call(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LUMBAR_COUNTRY", "GB")
    asked = ASKED | {"answers": ASKED["answers"] | {"scores": {"rmdq": 9, "phq2": 3}}}
    (tmp_path / "asked.json").write_text(json.dumps(asked))
    main(["plan", str(tmp_path / "asked.json")])
    told = " ".join(capsys.readouterr().out.split()).partition("Someone to talk to")[2]
    assert "your mood has been low" in told
    assert "call 111 or Samaritans on 116 123 at any time" in told


@pytest.mark.parametrize(("country", "number"), [("GB", "111 or your GP"), ("DE", "116 117")])
def test_a_session_that_stops_names_the_number_of_the_country(country, number):
    asked = {"report": {"before": 2, "peak": 4, "signs": {"RF06a": "yes"}},
             "person": {"age": 38, "sex": "man"}}  # fmt: skip
    decided = decide("pain", json.dumps(asked), load_library(), help_lines(country))
    assert f"Call {number}" in " ".join(each["sentence"] for each in decided["reasons"])
