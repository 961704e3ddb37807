"""The exercise that the how-to page shows passes the check that the page describes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lumbar.content.check import check_content
from lumbar.content.files import LAYER_FOLDERS
from lumbar.content.loader import load_library
from lumbar.content.text import SECTIONS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "content.md"
TEXT = PAGE.read_text(encoding="utf-8")
SLUG = "seated-marching"


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    folder = tmp_path / "exercises" / SLUG
    folder.mkdir(parents=True)
    (folder / "exercise.yaml").write_text(block("yaml"), encoding="utf-8")
    (folder / "en.md").write_text(block("markdown"), encoding="utf-8")
    return tmp_path


def test_the_exercise_of_the_page_is_sound(overlay: Path) -> None:
    assert [str(problem) for problem in check_content(overlay=overlay)] == []


def test_the_exercise_of_the_page_joins_the_library(overlay: Path) -> None:
    content = load_library(overlay)
    assert content.name(SLUG) == "Marching on a chair"
    assert content.library.exercise(SLUG).schedulable


def test_the_problem_that_the_page_quotes_is_the_one_that_is_found(overlay: Path) -> None:
    file = overlay / "exercises" / SLUG / "exercise.yaml"
    file.write_text(re.sub(r"exclude: .*\n", "", block("yaml")), encoding="utf-8")
    found = [str(problem) for problem in check_content(overlay=overlay)]
    assert any(line.endswith(block("text").strip()) for line in found), found


def test_the_page_names_what_an_overlay_may_hold() -> None:
    assert all(f"`{folder}/`" in TEXT for folder in LAYER_FOLDERS)


def test_the_page_shows_every_section_in_its_order() -> None:
    assert re.findall(r"^## (.+)$", block("markdown"), re.MULTILINE) == list(SECTIONS)
