"""A movement that cannot be, or that says something else than its exercise, is named by line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.content.tiny import edit, line_of, write, write_tree

from lumbar.content import check_movement
from lumbar.content.check import check_content
from lumbar.content.check_library import check_library
from lumbar.content.draft import read_draft
from lumbar.content.errors import Problem
from lumbar.content.files import BUILT_IN
from lumbar.content.loader import load_library
from lumbar.core.words import Position, Sides
from lumbar.figure.movement import SIDE_WORDS
from lumbar.figure.poses import BASES

MID = "exercises/mid/exercise.yaml"
SOUND = """
movement:
  base: supine_hook
  main: {angle: hip_flexion, range: [0, 60]}
  tempo: {hold: 2}
  keys:
    - {}
    - hip_flexion: 0
      free: [pelvis, back]
      plant: {shoulders: floor}
"""

# what is wrong: old text, new text, what stands in the line that must be named, sentence, remedy
DEFECTS = {
    "a word the language has not": (
        "tempo:", "temp:", "temp:", "movement, temp: 'temp' is no word", "did you mean tempo",
    ),
    "a number as a word": ("hold: 2", "hold: two", "hold: two", "'two' is no number", "mend"),
    "a joint beyond its limit": (
        "hip_flexion: 0", "hip_flexion: -90", "hip_flexion: -90",
        "hip_flexion is -90 degrees; a joint can do -30 to 145", "a value from -30 to 145",
    ),
    "a planted part out of reach": (
        "shoulders: floor", "shoulders: floor, hands: counter", "- hip_flexion",
        "misses", "free: [",
    ),
    "another position than the exercise's": (
        "base: supine_hook", "base: side_lying", "base:",
        "side_lying does not fit the position supine",
        "use supine or",
    ),
    "one side of an exercise for both": (
        "tempo:", "side: right\n  tempo:", "side: right", "right does not fit sides: both",
        "write side: both or alternate",
    ),
    "another range than is drawn": (
        "[0, 60]", "[20, 60]", "range", "hip_flexion goes from 0 to", "write range: [0, ",
    ),
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_tree(tmp_path)
    edit(tmp_path, MID, "sources: []\n", "sources: []" + SOUND)
    return tmp_path


def problems(root: Path) -> list[Problem]:
    return list(check_content(root, whole=False))


def test_a_sound_movement_passes(root: Path) -> None:
    assert problems(root) == []


@pytest.mark.parametrize("defect", sorted(DEFECTS))
def test_a_broken_movement_is_named_by_file_line_and_remedy(root: Path, defect: str) -> None:
    old, new, line, sentence, remedy = DEFECTS[defect]
    path = edit(root, MID, old, new)
    found = [p for p in problems(root) if p.file.endswith(MID)]
    assert sentence in found[0].sentence
    assert remedy in found[0].sentence
    assert found[0].line == line_of(path, line)


def test_a_part_through_the_floor_is_named_at_the_keys(root: Path) -> None:
    lying = (
        "movement:\n  base: supine\n  keys:\n    - {}\n    - {hip_flexion: -25, free: [heels]}\n"
    )
    text = (root / MID).read_text(encoding="utf-8").partition("movement:")[0] + lying
    (root / MID).write_text(text, encoding="utf-8")
    found = problems(root)
    assert "through the floor" in found[0].sentence
    assert "add a key between" in found[0].sentence
    assert found[0].line == line_of(root / MID, "keys:")


def test_a_hold_without_a_hold_is_named(root: Path) -> None:
    edit(root, MID, "type: reps", "type: hold")
    edit(root, MID, "reps: [8, 12]", "reps: [3, 3]\n  hold_s: [5, 5]")
    path = edit(root, MID, "tempo: {hold: 2}", "tempo: {hold: 0}")
    (found,) = [p for p in problems(root) if "movement" in p.sentence]
    assert "the dose is a hold, but nothing is held (write tempo: {hold: 3})" in found.sentence
    assert found.line == line_of(path, "tempo:")


def test_every_built_in_exercise_must_have_a_movement(root: Path) -> None:
    found = [p for p in check_library(read_draft(root)) if "docs/how-to/movement.md" in p.sentence]
    assert len(found) == 2  # low and top have none


def test_every_position_and_every_sides_has_its_words() -> None:
    assert set(check_movement.BASES_OF) == set(Position)
    assert {b for bases in check_movement.BASES_OF.values() for b in bases} == set(BASES)
    assert set(check_movement.SIDES_OF) == set(Sides)
    assert {s for sides in check_movement.SIDES_OF.values() for s in sides} == set(SIDE_WORDS)


def test_the_library_passes() -> None:
    assert load_library().movements


def test_a_clinic_waits_for_its_own_movements_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = (BUILT_IN / "exercises/bridge/exercise.yaml").read_text(encoding="utf-8")
    write(
        tmp_path,
        "exercises/bridge/exercise.yaml",
        source.replace("base: supine_hook", "base: supin"),
    )
    played: list[str] = []
    monkeypatch.setattr(check_movement, "play", lambda *_: played.append("one"))
    (found,) = [p for p in check_content(overlay=tmp_path) if "movement" in p.sentence]
    assert "'supin' is no base" in found.sentence
    assert found.file.endswith("bridge/exercise.yaml")
    assert played == []
