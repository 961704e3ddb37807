"""The page of a programme says how the direction came about, and nothing that is untrue."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lumbar.cli import main
from lumbar.cli.show import DIRECTION_REASONS, STARTS
from lumbar.core.assessing.assessment import AssessCode
from lumbar.core.words import Preference

EXAMPLE = Path(__file__).parents[2] / "examples" / "decide" / "plan.json"


def page(tmp_path: Path, capsys: pytest.CaptureFixture[str], **changed: object) -> str:
    asked = json.loads(EXAMPLE.read_text())
    for place, value in changed.items():
        part, field = place.split("__")
        asked[part][field] = value
    (tmp_path / "asked.json").write_text(json.dumps(asked))
    assert main(["plan", str(tmp_path / "asked.json")]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_stenosis_is_not_told_that_the_answers_point_forward(tmp_path, capsys):
    """{stenosis, sitting worse, bending worse}: FLEXION_FIRST all the same."""
    asked = json.loads(EXAMPLE.read_text())
    tags = asked["screening"]["tag_questions"] | {"tq14": "not_sure"}
    told = page(tmp_path, capsys, screening__tag_questions=tags, answers__home_tests=[])
    assert "whatever your other answers say" in told
    assert "You told us that" not in told
    assert "Your answers point" not in told


def test_a_clinician_s_choice_is_told_with_its_direction(tmp_path, capsys):
    chosen = {"clinician": "Dr Mora", "on": "2026-09-07", "preference": "flexion_first"}
    told = page(tmp_path, capsys, answers__clinician_preference=chosen, answers__home_tests=[])
    assert "Dr Mora has chosen the direction you start with. Forward movements come first." in told


def test_a_low_mood_is_shown_with_the_crisis_line(tmp_path, capsys):
    """PHQ-2 >=3: show the crisis line number with the card."""
    assert "Someone to talk to" not in page(tmp_path, capsys)
    told = page(tmp_path, capsys, answers__scores={"rmdq": 9, "phq2": 3})
    assert "Ask a doctor or physiotherapist" in told
    assert "Call a crisis line near you" in told


def test_dark_thoughts_are_not_told_that_relief_is_closed(tmp_path, capsys):
    """RF24: walking and relief stay open."""
    flags = json.loads(EXAMPLE.read_text())["screening"]["red_flags"] | {"rf24": "yes"}
    told = page(tmp_path, capsys, screening__red_flags=flags)
    assert "Gentle walks and relief movements stay open to you." in told
    assert "relief movements are closed" not in told
    assert told.count("You do not have to be alone with this") == 1


def test_every_way_to_settle_the_direction_has_its_place():
    settled = {code for code in AssessCode if code.name.startswith("PREFERENCE_")}
    assert set(DIRECTION_REASONS) == settled
    assert set(STARTS) == set(Preference)
