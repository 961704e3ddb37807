"""Loading gives the core its library and people their words, with one stable hash."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.content.tiny import edit, write_tree

from lumbar.content.errors import BrokenContent
from lumbar.content.files import BUILT_IN
from lumbar.content.loader import content_hash, load_library
from lumbar.core.words import Axis, Direction, DoseType, Tag


def test_an_exercise_reaches_the_core_with_all_its_facts() -> None:
    found = load_library().library.exercise("romanian-deadlift")
    assert (found.level, found.dose.sets, found.dose.reps_min, found.dose.reps_max) == (3, 2, 8, 12)
    assert found.needs == (("weight", "bag"),)
    assert found.prerequisites[0].stand_ins == ("seated-band-row",)
    assert found.axes == (Axis.REPS, Axis.SETS, Axis.LOAD)
    assert found.dose.load_step_kg == 1


def test_a_hold_keeps_its_sets_where_sets_are_no_axis() -> None:
    dose = load_library().library.exercise("plank").dose
    assert (dose.type, dose.sets, dose.sets_max) == (DoseType.HOLD, 1, 1)
    assert (dose.hold_s_min, dose.hold_s_max) == (10, 30)


def test_the_words_of_an_exercise_come_in_sections() -> None:
    text = load_library().texts["en"].exercises["plank"]
    assert text.name
    assert 3 <= len(text.how) <= 6
    assert Tag.VERTEBRAL_FRACTURE in text.modify


def test_the_ladders_are_ordered_by_direction() -> None:
    ladders = load_library().library.ladders
    assert ladders[Direction.FLEXION][0] == "single-knee-to-chest"
    assert ladders[Direction.EXTENSION][-1] == "hip-thrust"
    assert set(ladders) == {Direction.FLEXION, Direction.EXTENSION, Direction.ROTATION}


def test_loading_twice_costs_nothing() -> None:
    assert load_library() is load_library()


def test_a_broken_folder_is_refused_with_every_problem(tmp_path: Path) -> None:
    root = write_tree(tmp_path)
    edit(root, "exercises/low/exercise.yaml", "level: 1", "level: 9")
    edit(root, "exercises/mid/exercise.yaml", "position: supine", "position: up")
    with pytest.raises(BrokenContent, match="2 problems") as refused:
        load_library(root=root)
    assert [p.line for p in refused.value.problems] == [7, 4]


def test_the_hash_does_not_depend_on_where_or_when_the_files_lie(tmp_path: Path) -> None:
    first = write_tree(tmp_path / "a")
    second = shutil.copytree(first, tmp_path / "elsewhere", copy_function=shutil.copyfile)
    assert content_hash((first,)) == content_hash((second,))


def test_the_hash_does_not_depend_on_line_ends(tmp_path: Path) -> None:
    root = write_tree(tmp_path)
    before = content_hash((root,))
    path = root / "exercises" / "mid" / "en.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert content_hash((root,)) == before


def test_one_changed_word_changes_the_hash(tmp_path: Path) -> None:
    root = write_tree(tmp_path)
    before = content_hash((root,))
    edit(root, "exercises/mid/en.md", "It trains the trunk.", "It trains your trunk.")
    assert content_hash((root,)) != before


def test_the_library_carries_the_hash_of_its_content() -> None:
    content = load_library()
    assert content.library.content_hash == content.content_hash == content_hash((BUILT_IN,))
