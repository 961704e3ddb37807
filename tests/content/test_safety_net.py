"""When to get help: every line stands at the level of its row, on every page the same."""

from __future__ import annotations

import shutil

import pytest

from lumbar.content.education import load_lessons
from lumbar.content.files import BUILT_IN
from lumbar.content.safety_net import LESSON_PLACEHOLDERS
from lumbar.content.screening import check_screening, load_screening
from lumbar.core.words import Level
from lumbar.live.pain_table import ROWS
from lumbar.live.signs import SIGN_ROWS, judge_signs

NET = load_screening().results.safety_net
TOLD = [("E", line) for line in (*NET.emergency, NET.maternity)]
TOLD += [("U", line) for line in NET.urgent]
BY_ROW = [(level, row) for level, line in TOLD for row in line.rows]
OLD = {"tags": [], "age": 80, "sex": "woman", "rf11": "no", "strict": True}


@pytest.mark.parametrize(("level", "row"), BY_ROW, ids=str)
def test_a_line_stands_at_the_level_its_signs_are_judged(level, row):
    assert judge_signs(dict.fromkeys(row, "yes"), OLD).level == level


def test_every_row_of_new_signs_has_its_line():
    assert {row for _, row in BY_ROW} == {row.items for row in SIGN_ROWS}


def test_the_one_line_of_the_pain_table_is_its_urgent_row():
    urgent = next(row for row in ROWS if row.id == "2")
    lines = [(level, line.text) for level, line in TOLD if line.pain_row == "2"]
    assert lines == [
        ("U", "new numbness or tingling that stays more than 10 minutes after exercise")
    ]
    assert "numbness or tingling" in urgent.condition


@pytest.mark.parametrize("item", ["RF01", "RF02", "RF03", "RF04", "RF05", "RF06a", "RF06d"])
def test_each_of_rf01_to_rf06_is_on_every_page_at_its_level(item):
    alone = judge_signs({item: "yes"}, OLD).level
    line = next(line for _, line in TOLD if (item,) in line.rows)
    assert line.text in NET.at(Level(alone), strict=False)


def test_the_lesson_prints_the_same_lines():
    body = next(x.body for x in load_lessons() if x.facts.id == "when-to-seek-help")
    assert [line.text for _, line in TOLD if line.text not in body] == []
    assert NET.examined in body
    assert set(NET.fillings()) == set(LESSON_PLACEHOLDERS)


def test_a_sign_that_is_long_known_and_was_examined_is_not_new():
    assert "more than 6 weeks" in NET.examined
    assert "examined" in NET.examined


def test_a_clinician_in_charge_takes_the_lines_of_the_strict_profile_away():
    taken = set(NET.at(Level.URGENT, strict=True)) - set(NET.at(Level.URGENT, strict=False))
    assert len(taken) == 3
    assert NET.at(Level.EMERGENCY, strict=True) == NET.at(Level.EMERGENCY, strict=False)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rows: [[RF06d]]", "rows: [[RF06a]]", "RF06a is U, not E"),
        ("rows: [[RF06d]]", "rows: [[RF08]]", "no line stands for RF06d"),
        ("rows: [[RF06d]]", "rows: [[RF66]]", "there is no row of RF66"),
        ("rows: [[RF06d]]\n", "", "names rows or a pain_row"),
        ('pain_row: "2"', 'pain_row: "22"', "there is no pain row"),
    ],
)
def test_a_line_at_the_wrong_level_is_refused(tmp_path, old, new, said):
    shutil.copytree(BUILT_IN / "screening", tmp_path / "screening")
    path = tmp_path / "screening" / "results.en.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(f"- {old}      text", "- text").replace(old, new, 1))
    assert any(said in str(each) for each in check_screening(tmp_path))
