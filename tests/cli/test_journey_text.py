"""A course in print leaves out what is no news of the day; JSON keeps it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lumbar.cli import main

COURSE = str(Path(__file__).parents[2] / "examples" / "flare-up.json")


def printed(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["journey", COURSE, *options]) == 0
    return capsys.readouterr().out


def test_what_became_ready_for_more_is_one_line_a_day(capsys):
    text = printed(capsys)
    days = text.split("\n\n")
    assert "Ready for what builds on: " in text
    assert all(day.count("Ready for what builds on") <= 1 for day in days)
    assert "unlock" not in text


def test_a_measure_with_too_few_scores_is_told_in_json_only(capsys):
    assert "too few answers" not in printed(capsys)
    days = [json.loads(line) for line in printed(capsys, "--json").splitlines()]
    codes = {
        reason["code"] for day in days if "progress" in day for reason in day["progress"]["reasons"]
    }
    assert "outcomes.not_enough" in codes


def test_no_lighter_week_is_taken_on_top_of_the_flare(capsys):
    """The flare ended three days before week 6: one reduction, not two."""
    text = printed(capsys)
    week = text[text.index("day 35") : text.index("day 42")]
    assert "lighter week, with about" not in week
    assert "would be a lighter week" in week
